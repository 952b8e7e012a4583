"""The nodes of the query language, on Whoosh's parser.

Every leaf for text is a `search.asking.groups.SynonymGroup`; filters are terms of the facets, of
`url` and of `site`, and ranges of days.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Literal

from whoosh import qparser
from whoosh import query as whoosh_query
from whoosh.qparser import plugins, syntax, taggers

from search.asking.addresses import address_key, site_key
from search.asking.expansion import Expansion
from search.asking.field_names import facet_values, field_named
from search.asking.groups import SynonymGroup
from search.asking.signs import FIELD, OPEN_ENDED, START
from search.language.analysis import analyzer, tokenize
from search.values.facets import FACETS
from search.values.query import DateRange
from search.values.warnings import QueryWarning

MAX_TERMS = 128
"""The greatest number of words, phrases and filters in one text."""

_FACETS = {field.id: field for field in FACETS}
_SIGN = re.compile(r"[*~\[\]]")
_EXCLUDING = re.compile(r"(?:-|NOT\s+)\(*$")
_RANGE = re.compile(r"\[\s*(?P<start>.*?)\s*\bTO\b\s*(?P<end>.*?)\s*\]")

PartKind = Literal["word", "phrase", "small", "filter", "excluded"]


@dataclass(frozen=True, slots=True)
class QueryPart:
    """A part of a text: `text[start:end]`, with its signs.

    A `phrase` is in quotation marks or an exact word; a `word` is any other text; a `small` word
    only adds to the score; a `filter` is a field with its value. What is `excluded` is so whatever
    else it is.
    """

    kind: PartKind
    start: int
    end: int


class Grammar(qparser.QueryParser):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's parser with our plugins, for the text *typed*; it counts the terms.

    *parts* are the parts of the text that were admitted.
    """

    def __init__(
        self,
        expansion: Expansion,
        warnings: list[QueryWarning],
        typed: str,
        *,
        any_word: bool,
        small: frozenset[str],
        named: Mapping[str, Mapping[str, str]],
    ) -> None:
        group = _Any if any_word else _All
        super().__init__("words", None, plugins=_plugins(), group=group)
        self.expansion = expansion
        self.any_word = any_word
        self.warnings = warnings
        self.parts: list[QueryPart] = []
        self._typed = typed
        self._in_capitals = typed == typed.upper()
        self._small = small
        self._is_small: dict[str, bool] = {}
        self._named = named
        self._terms = 0

    def taggers(self) -> list[taggers.Tagger]:
        """Return what finds the nodes of a text."""
        return [_taggers()]

    def admits(self, node: syntax.SyntaxNode, kind: PartKind) -> bool:
        """Count the term at *node*; return False if there are too many."""
        self._terms += 1
        if self._terms == MAX_TERMS + 1:
            self.warnings.append(
                QueryWarning(
                    "too_many_terms",
                    value=str(MAX_TERMS),
                    start=node.startchar,
                    end=len(self._typed),
                )
            )
        if self._terms > MAX_TERMS:
            return False
        part = QueryPart(kind, node.startchar, node.endchar)
        if self.parts[-1:] != [part]:  # of a word in a script without spaces, each pair is a term
            self.parts.append(part)
        return True

    def exclude(self, first: int) -> None:
        """Mark the parts from number *first* on as one part that is excluded."""
        excluded = self.parts[first:]
        if excluded:
            start, end = excluded[0].start, excluded[-1].end
            if sign := _EXCLUDING.search(self._typed, 0, start):
                start = sign.start()
            self.parts[first:] = [QueryPart("excluded", start, end)]

    def is_small(self, text: str) -> bool:
        """Return whether *text* is a small word: not if it alone is in capitals ("WHO")."""
        known = self._is_small.get(text)
        if known is None:
            words = [analyzer().keys(token.form, "und").word for token in tokenize(text)]
            name = len(text) > 1 and text.isupper() and not self._in_capitals
            known = bool(words) and not name and self._small.issuperset(words)
            self._is_small[text] = known
        return known

    def note_stray_sign(self, node: syntax.WordNode) -> None:
        """Warn that the first sign of the language in a plain word has no meaning there."""
        if found := _SIGN.search(node.text):
            offset = node.startchar + found.start()
            self.warnings.append(
                QueryWarning("stray_sign", value=found[0], start=offset, end=offset + 1)
            )

    def facet(self, facet: str, value: str) -> whoosh_query.Query:
        """Return the filter for what *value* means in *facet*."""
        named = self._named.get(facet, {})
        terms = [
            whoosh_query.Term(facet, named.get(one, one)) for one in facet_values(facet, value)
        ]
        return terms[0] if len(terms) == 1 else whoosh_query.Or(terms)

    def with_address(self, tree: whoosh_query.Query, text: str) -> whoosh_query.Query:
        """Return the query for what *tree* finds, or what is published at the address *text*.

        A domain alone finds all of its site.
        """
        if isinstance(tree, whoosh_query.Term):  # which the scheme has told
            return tree
        key = address_key(text)
        term = whoosh_query.Term("url", key) if key else whoosh_query.Term("site", site_key(text))
        return term if tree is whoosh_query.NullQuery else whoosh_query.Or([term, tree])


def _is_demand(found: whoosh_query.Query) -> bool:
    """Return whether *found* is no text, but a filter, a date or an exclusion."""
    if isinstance(found, whoosh_query.Or):  # several values of a facet
        return all(isinstance(one, whoosh_query.Term) for one in found.children())
    return isinstance(found, (whoosh_query.Not, whoosh_query.Term, whoosh_query.NumericRange))


class _Joined(syntax.GroupNode):  # type: ignore[misc]
    """Several nodes as one query; none if no node has one."""

    small_words_only_rank = True

    def _texts(
        self, _parser: Grammar, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, node.text) for node in nodes)

    def _adjacent_pairs(self, parser: Grammar, texts: Sequence[str]) -> list[whoosh_query.Query]:
        return parser.expansion.adjacent_pairs(texts)

    def _verbatim(self, _parser: Grammar, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []

    def _all_exact(self, _parser: Grammar, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []

    def _parts_of_phrase(
        self, _parser: Grammar, _node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        return []

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        return found[0] if len(found) == 1 else self.qclass(found)

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the query of all nodes; words side by side are expanded together."""
        found: list[whoosh_query.Query] = []
        small: list[SynonymGroup] = []
        optional: list[whoosh_query.Query] = []
        exact: list[whoosh_query.Query] = []
        for plain, run in groupby(self.nodes, lambda node: isinstance(node, syntax.WordNode)):
            nodes = list(run)
            if plain:
                texts = self._admitted(parser, nodes)
                for one in parser.expansion.run(texts):
                    content, ranking = _parted(one, self._is_small(parser))
                    found += content
                    small += ranking
                optional += self._adjacent_pairs(parser, texts)
                optional += self._verbatim(parser, texts) if small else []
                exact += self._all_exact(parser, texts)
            else:
                found += [q for node in nodes if (q := node.query(parser)) is not None]
                for node in nodes:
                    optional += self._parts_of_phrase(parser, node)
        if all(map(_is_demand, found)):  # no other text: the small words are meant
            found, small = [*found, *small], []
        if not found:
            return None
        tree = self._together(found)
        if optional:
            tree = whoosh_query.AndMaybe(tree, whoosh_query.Or(optional))
        # One by one, so that each is looked for only among what the others found.
        for one in (*{group.term: group for group in small}.values(), *exact):
            tree = whoosh_query.AndMaybe(tree, one)
        return tree

    def _admitted(self, parser: Grammar, nodes: list[syntax.WordNode]) -> list[str]:
        for node in nodes:
            parser.note_stray_sign(node)
        is_small = self._is_small(parser)
        return [
            text
            for node, text in self._texts(parser, nodes)
            if parser.admits(node, "small" if is_small(text) else "word")
        ]

    def _is_small(self, parser: Grammar) -> Callable[[str], bool]:
        return parser.is_small if self.small_words_only_rank else lambda _: False


class _All(_Joined):
    qclass = whoosh_query.And

    def _verbatim(self, parser: Grammar, texts: Sequence[str]) -> list[whoosh_query.Query]:
        # A headline that is pasted whole: the pairs leave out its small words.
        group = parser.expansion.exact(" ".join(texts)) if len(texts) > 2 else None
        return [group] if group else []

    def _all_exact(self, parser: Grammar, texts: Sequence[str]) -> list[whoosh_query.Query]:
        if parser.any_word:  # judged collections of questions lose by it
            return []
        found = parser.expansion.all_exact([text for text in texts if not parser.is_small(text)])
        return [found] if found is not None else []


class _Either(_Joined):
    """The operands of OR."""

    qclass = whoosh_query.Or
    small_words_only_rank = False

    def _adjacent_pairs(self, _parser: Grammar, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []


class _Any(_Joined):
    """A text of which a hit needs one word, and all filters, dates and exclusions."""

    qclass = whoosh_query.Or

    def _texts(
        self, parser: Grammar, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, part) for node in nodes for part in parser.expansion.parts(node.text))

    def _parts_of_phrase(
        self, parser: Grammar, node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        # The words of the phrase raise the score of documents that hold it in pieces.
        if not isinstance(node, _Phrase):
            return []
        return parser.expansion.run(parser.expansion.parts(node.text))

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        demands = [q for q in found if _is_demand(q)]
        wanted = [q for q in found if not _is_demand(q)]
        together = [whoosh_query.Or(wanted), *demands] if len(wanted) > 1 else wanted + demands
        return together[0] if len(together) == 1 else whoosh_query.And(together)


def _parted(
    found: whoosh_query.Query, is_small: Callable[[str], bool]
) -> tuple[list[whoosh_query.Query], list[SynonymGroup]]:
    """Return what a hit must hold of *found*, and the small words in it, which only rank.

    *found* is the group of a word, or the words of a term of the glossary or an equivalent.
    """
    if isinstance(found, SynonymGroup):
        return ([], [found]) if is_small(found.term) else ([found], [])
    words, equivalent = found.children()
    small = [group for group in words.children() if is_small(group.term)]
    content = [group for group in words.children() if not is_small(group.term)]
    if not small or not content:
        return [found], []
    return [whoosh_query.Or([whoosh_query.And(content), equivalent])], small


class _Not(syntax.NotGroup):  # type: ignore[misc]
    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the query for all documents that the node does not match."""
        if not self.nodes:  # the first of two operators has no operand
            return None
        (node,) = self.nodes
        first = len(parser.parts)
        if isinstance(node, syntax.WordNode):
            parser.note_stray_sign(node)
            found = parser.expansion.word(node.text) if parser.admits(node, "word") else None
        else:
            found = node.query(parser)
        parser.exclude(first)
        return None if found is None else whoosh_query.Not(found)


class _Phrase(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str, slop: str | None) -> None:
        self.text = text
        self.slop = int(slop or 0)

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the phrase's group."""
        admitted = parser.admits(self, "phrase")
        return parser.expansion.phrase(self.text, self.slop) if admitted else None


class _Prefix(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        self.text = text

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the group of the words with this prefix."""
        return parser.expansion.prefix(self.text) if parser.admits(self, "word") else None


class _Exact(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        self.text = text

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the group of the word as typed."""
        return parser.expansion.exact(self.text) if parser.admits(self, "phrase") else None


class _Facet(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, facet: str, value: str) -> None:
        self.facet = facet
        self.value = value

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the facet's filter."""
        return parser.facet(self.facet, self.value) if parser.admits(self, "filter") else None


class _Address(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, address: str, *, site: bool = False) -> None:
        self.address = address
        self.site = site

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the filter for the page, or for all pages of the site if it names no page."""
        if not parser.admits(self, "filter"):
            return None
        key = "" if self.site else address_key(self.address)
        if key:
            return whoosh_query.Term("url", key)
        return whoosh_query.Term("site", site_key(self.address))


class _Dates(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, side: str, value: str) -> None:
        self.side = side
        self.value = value

    def query(self, parser: Grammar) -> whoosh_query.Query | None:
        """Return the range of days; text that is not a date is searched for as words."""
        if not parser.admits(self, "filter"):
            return None
        from search.asking.periods import between  # slow patterns

        bounds = _RANGE.fullmatch(self.value)
        span = {"start": self.startchar, "end": self.endchar}
        try:
            dates, swapped = between(*self._periods(bounds))
        except ValueError:
            words = f"{bounds['start']} {bounds['end']}" if bounds else self.value
            parser.warnings.append(QueryWarning("not_a_date", value=words, **span))
            parser.parts[-1] = replace(parser.parts[-1], kind="word")
            return parser.expansion.word(words)
        if swapped:
            parser.warnings.append(QueryWarning("reversed_dates", value=dates.iso, **span))
        return days_query(dates)

    def _periods(self, bounds: re.Match[str] | None) -> tuple[DateRange, DateRange]:
        """Return the periods that begin and end the range; one is open if its side is."""
        from search.asking.periods import parse_period

        if bounds:
            first, last = (
                DateRange() if text in ("", "*") else parse_period(text) for text in bounds.groups()
            )
            return first, last
        period = parse_period(self.value)
        match self.side:
            case "from":
                return period, DateRange()
            case "to":
                return DateRange(), period
            case "before":
                return DateRange(), DateRange(None, period.start)
        return period, period


def days_query(dates: DateRange) -> whoosh_query.Query:
    """Return the query for documents dated within *dates*, days being proleptic ordinals."""
    return whoosh_query.NumericRange(
        "date",
        dates.start.toordinal() if dates.start else None,
        dates.end.toordinal() if dates.end else None,
        endexcl=True,
    )


def _field(name: str, value: str) -> syntax.SyntaxNode | None:
    """Return the node of a field, None if no field goes by *name*."""
    field = field_named(name)
    typed = value.strip('"')
    if field in _FACETS:
        return _Facet(field, typed)
    if field == "date" or field in OPEN_ENDED:
        return _Dates(field, typed)
    if field in ("url", "site") and site_key(typed):
        return _Address(typed, site=field == "site")
    return None


@cache  # they keep nothing of a text
def _plugins() -> tuple[plugins.Plugin, ...]:
    operator = plugins.OperatorsPlugin.OpTagger
    return (
        plugins.WhitespacePlugin(),
        plugins.GroupPlugin(),
        _tagging(FIELD, _field),
        _tagging(rf"{START}(?P<address>https?://[^\s()\"]+)", _Address),
        _tagging(r"\"(?P<text>[^\"]*)\"(?:~(?P<slop>\d{1,3}))?", _Phrase),
        _tagging(rf"{START}=(?P<text>[^\s()\"]+)", _Exact),
        _tagging(rf"{START}(?P<text>[^\s()\"*:=]+)\*(?=$|[\s)])", _Prefix),
        plugins.OperatorsPlugin(
            ops=[
                (operator(rf"{START}(?:-(?=[^\s-])|NOT(?=\s))", _Not, syntax.PrefixOperator), 0),
                (operator(r"(?<=\s)AND(?=\s)", _All), 0),
                (operator(r"(?<=\s)OR(?=\s)", _Either), 0),
            ],
            clean=True,
        ),
    )


class _BesideWords(taggers.Tagger):  # type: ignore[misc]
    """The taggers of all plugins but inside a word, where nothing begins that they look for."""

    def __init__(self) -> None:
        self._taggers = qparser.QueryParser("words", None, plugins=_plugins()).taggers()

    def match(self, parser: Grammar, text: str, pos: int) -> syntax.SyntaxNode | None:
        """Return the node of the first tagger that matches *text* at *pos*, None without one."""
        if pos and text[pos].isalnum() and text[pos - 1].isalnum():
            return None
        for tagger in self._taggers:
            node = tagger.match(parser, text, pos)
            if node is not None:
                return node
        return None


@cache
def _taggers() -> _BesideWords:
    return _BesideWords()


def _tagging(
    expression: str, node: Callable[..., syntax.SyntaxNode | None]
) -> plugins.TaggingPlugin:
    tagger = plugins.TaggingPlugin(expression)
    tagger.nodetype = node
    return tagger
