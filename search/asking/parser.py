"""The query language: from typed text to a tree of Whoosh's queries.

    word              "a phrase"          "near words"~5      begin*      =exact
    -without          this OR that        ( )                 topic: language: kind:
    date:2014-09      date:[2013 TO 2015]

A hit must hold all words unless the query asks for any. Whoosh's parser does the parsing, with our
plugins; every leaf for text is a `search.asking.groups.SynonymGroup`. No text is an error: a part
that cannot be understood is searched for as plain words, and a warning says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from whoosh import qparser
from whoosh import query as whoosh_query
from whoosh.qparser import plugins, syntax

from search.asking.expansion import Expansion
from search.asking.groups import LanguageBoost, SynonymGroup
from search.language.glossary import load_glossary
from search.values.facets import FACETS
from search.values.query import DateRange, Match, Query, Words
from search.values.warnings import QueryWarning, WarningCode

MAX_DEPTH = 20
"""The greatest depth of nested brackets."""

MAX_TERMS = 64
"""The greatest number of words, phrases and filters in one text."""

# Signs of the language as other keyboards type them, character for character.
_SIGNS = str.maketrans("“”„«»＂（）：－＊＝～［］\u3000", '"""""' + '"():-*=~[] ')
_FACETS = {field.id: field for field in FACETS}
_BRACKET = re.compile(r'"[^"]*"|[()]')  # phrases first, to skip the brackets in them
_SIGN = re.compile(r"[*~\[\]]")
_OPERATOR = re.compile(r"\b(?:AND|OR|NOT)\b")
_SMALL_WORD = re.compile(r"\b(?:THE|OF|IN|FOR|FROM|WITH|BY|TO)\b")
_DEMANDS = (
    whoosh_query.Not,
    whoosh_query.Term,
    whoosh_query.NumericRange,
)  # filters, dates and exclusions; text is always in synonym groups
_START = r"(?:^|(?<=[\s(\-]))"


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A parsed text: its query *tree*, the *groups* to highlight in hits, and *warnings*."""

    tree: whoosh_query.Query
    groups: tuple[SynonymGroup, ...]
    warnings: tuple[QueryWarning, ...]


def parse_query(query: Query, languages: tuple[str, ...]) -> ParsedText:
    """Parse the text of *query* for an archive in *languages*; no text matches every document.

    The last thousand results are cached, as each filter and each page parses the same text again.
    """
    if not query.text:
        return ParsedText(whoosh_query.Every(), (), ())
    return _parsed(query.text, languages, query.match, query.words, query.translate, query.skip)


@lru_cache(maxsize=1000)
def _parsed(
    text: str,
    languages: tuple[str, ...],
    match: Match,
    words: Words,
    translate: bool,
    skip: tuple[str, ...],
) -> ParsedText:
    expansion = Expansion(
        languages,
        glossary=load_glossary(languages) if translate else None,
        skip=skip,
        exact=match == "exact",
    )
    return parse_text(text, expansion, any_word=words == "any")


def parse_text(text: str, expansion: Expansion, *, any_word: bool = False) -> ParsedText:
    """Parse *text*, which is not empty; with *any_word* a hit needs one of the words."""
    typed = _lower_operators(text.translate(_SIGNS))
    brackets = _brackets(typed)
    warnings = list(_repairs(typed, brackets))
    if brackets.too_deep is not None:
        typed = typed.translate({ord("("): " ", ord(")"): " "})
    grammar = _Grammar(expansion, warnings, any_word=any_word, length=len(typed))
    tree = grammar.parse(typed, normalize=False)
    if tree is whoosh_query.NullQuery:
        warnings.append(QueryWarning("no_words", start=0, end=len(typed)))
    groups = tuple(_shown(tree))
    words = tuple(_words_as_typed(groups)) if any_word else ()
    if len(words) > 1:  # a single word does not reveal its language
        tree = LanguageBoost(tree, words)
    return ParsedText(tree, groups, tuple(warnings))


def days_query(dates: DateRange) -> whoosh_query.Query:
    """Return the query for documents dated within *dates*, days being proleptic ordinals."""
    return whoosh_query.NumericRange(
        "date",
        dates.start.toordinal() if dates.start else None,
        dates.end.toordinal() if dates.end else None,
        endexcl=True,
    )


def _lower_operators(typed: str) -> str:
    """Return *typed* with AND, OR and NOT in lower case where they are words and not operators.

    That is so in a text all in capitals with other small words of English: "USE OF RADAR AND
    SONAR", but not "FBI OR CIA".
    """
    if typed != typed.upper() or not _SMALL_WORD.search(typed):
        return typed
    return _OPERATOR.sub(lambda found: found[0].lower(), typed)


@dataclass(frozen=True, slots=True)
class _Brackets:
    """The offsets of brackets without a partner, and of the first bracket nested too deep."""

    alone: list[int]
    too_deep: int | None


def _brackets(typed: str) -> _Brackets:
    opened: list[int] = []
    alone: list[int] = []
    too_deep = None
    for found in _BRACKET.finditer(typed):
        if found[0] == "(":
            opened.append(found.start())
            if too_deep is None and len(opened) > MAX_DEPTH:
                too_deep = found.start()
        elif found[0] == ")":
            if opened:
                opened.pop()
            else:
                alone.append(found.start())
    return _Brackets(sorted(alone + opened), too_deep)


def _repairs(typed: str, brackets: _Brackets) -> Iterator[QueryWarning]:
    if typed.count('"') % 2:
        yield _of_sign("unbalanced_quote", typed.rindex('"'))
    if brackets.too_deep is not None:
        yield _of_sign("too_deep", brackets.too_deep, str(MAX_DEPTH))
    elif brackets.alone:
        yield _of_sign("unbalanced_bracket", brackets.alone[0])


def _of_sign(code: WarningCode, offset: int, value: str = "") -> QueryWarning:
    return QueryWarning(code, value=value, start=offset, end=offset + 1)


def _shown(tree: whoosh_query.Query) -> Iterator[SynonymGroup]:
    if isinstance(tree, SynonymGroup):
        yield tree
    elif isinstance(tree, whoosh_query.AndMaybe):  # the second only adds to the score
        yield from _shown(tree.a)
    elif not isinstance(tree, whoosh_query.Not):
        for child in tree.children():
            yield from _shown(child)


def _words_as_typed(groups: Iterable[SynonymGroup]) -> Iterator[str]:
    """Yield the folded words of the text, those of phrases included."""
    for group in groups:
        typed = (a.query for a in group.variants if a.via == "word")
        sought = next(typed, None)  # each order of a phrase has the same words
        if sought is not None:
            yield from sought.words if isinstance(sought, whoosh_query.Phrase) else (sought.text,)


class _Grammar(qparser.QueryParser):  # type: ignore[misc]  # Whoosh has no types
    """Whoosh's parser with our plugins, for one text; it counts the terms."""

    def __init__(
        self, expansion: Expansion, warnings: list[QueryWarning], *, any_word: bool, length: int
    ) -> None:
        group = _Any if any_word else _All
        super().__init__("words", None, plugins=_plugins(), group=group)
        self.expansion = expansion
        self.warnings = warnings
        self._length = length
        self._terms = 0

    def admits(self, node: syntax.SyntaxNode) -> bool:
        """Count the term at *node*; return False if there are too many."""
        self._terms += 1
        if self._terms == MAX_TERMS + 1:
            self.warnings.append(
                QueryWarning(
                    "too_many_terms",
                    value=str(MAX_TERMS),
                    start=node.startchar,
                    end=self._length,
                )
            )
        return self._terms <= MAX_TERMS

    def note_stray_sign(self, node: syntax.WordNode) -> None:
        """Warn that the first sign of the language in a plain word has no meaning there."""
        if found := _SIGN.search(node.text):
            offset = node.startchar + found.start()
            self.warnings.append(_of_sign("stray_sign", offset, found[0]))


class _Joined(syntax.GroupNode):  # type: ignore[misc]
    """Several nodes as one query; none if no node has one."""

    def _texts(
        self, _parser: _Grammar, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, node.text) for node in nodes)

    def _adjacent_pairs(self, parser: _Grammar, texts: Sequence[str]) -> list[whoosh_query.Query]:
        return parser.expansion.adjacent_pairs(texts)

    def _parts_of_phrase(
        self, _parser: _Grammar, _node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        return []

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        return found[0] if len(found) == 1 else self.qclass(found)

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the query of all nodes; words side by side are expanded together."""
        found: list[whoosh_query.Query] = []
        optional: list[whoosh_query.Query] = []
        for plain, run in groupby(self.nodes, lambda node: isinstance(node, syntax.WordNode)):
            nodes = list(run)
            if plain:
                for node in nodes:
                    parser.note_stray_sign(node)
                texts = [text for node, text in self._texts(parser, nodes) if parser.admits(node)]
                found += parser.expansion.run(texts)
                optional += self._adjacent_pairs(parser, texts)
            else:
                found += [q for node in nodes if (q := node.query(parser)) is not None]
                for node in nodes:
                    optional += self._parts_of_phrase(parser, node)
        if not found:
            return None
        together = self._together(found)
        return whoosh_query.AndMaybe(together, whoosh_query.Or(optional)) if optional else together


class _All(_Joined):
    qclass = whoosh_query.And


class _Either(_Joined):
    """The operands of OR."""

    qclass = whoosh_query.Or

    def _adjacent_pairs(self, _parser: _Grammar, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []


class _Any(_Joined):
    """A text of which a hit needs one word, and all filters, dates and exclusions."""

    qclass = whoosh_query.Or

    def _texts(
        self, parser: _Grammar, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, part) for node in nodes for part in parser.expansion.parts(node.text))

    def _parts_of_phrase(
        self, parser: _Grammar, node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        # The words of the phrase raise the score of documents that hold it in pieces.
        if not isinstance(node, _Phrase):
            return []
        return parser.expansion.run(parser.expansion.parts(node.text))

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        demands = [q for q in found if isinstance(q, _DEMANDS)]
        wanted = [q for q in found if not isinstance(q, _DEMANDS)]
        together = [whoosh_query.Or(wanted), *demands] if len(wanted) > 1 else wanted + demands
        return together[0] if len(together) == 1 else whoosh_query.And(together)


class _Not(syntax.NotGroup):  # type: ignore[misc]
    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the query for all documents that the node does not match."""
        if not self.nodes:  # the first of two operators has no operand
            return None
        (node,) = self.nodes
        if isinstance(node, syntax.WordNode):
            parser.note_stray_sign(node)
            found = parser.expansion.word(node.text) if parser.admits(node) else None
        else:
            found = node.query(parser)
        return None if found is None else whoosh_query.Not(found)


class _Phrase(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str, slop: str | None) -> None:
        self.text = text
        self.slop = int(slop or 0)

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the phrase's group."""
        return parser.expansion.phrase(self.text, self.slop) if parser.admits(self) else None


class _Prefix(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        self.text = text

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the group of the words with this prefix."""
        return parser.expansion.prefix(self.text) if parser.admits(self) else None


class _Exact(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, text: str) -> None:
        self.text = text

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the group of the word as typed."""
        return parser.expansion.exact(self.text) if parser.admits(self) else None


class _Field(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, field: str, value: str) -> None:
        named = value.strip('"')
        self.field = field
        self.value = _FACETS[field].parsed(named)

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the facet's filter."""
        return whoosh_query.Term(self.field, self.value) if parser.admits(self) else None


class _Dates(syntax.SyntaxNode):  # type: ignore[misc]
    def __init__(self, start: str | None, end: str | None, period: str | None) -> None:
        self.period = period and period.strip('"')
        self.start = start
        self.end = end

    def query(self, parser: _Grammar) -> whoosh_query.Query | None:
        """Return the range of days; text that is not a date is searched for as words."""
        if not parser.admits(self):
            return None
        from search.asking.periods import parse_period  # its patterns take 50 ms to compile

        first, last = (self.period, self.period) if self.period else (self.start, self.end)
        try:
            dates = DateRange(
                parse_period(first).start if first else None,
                parse_period(last).end if last else None,
            )
        except ValueError:
            words = self.period or f"{first} {last}"
            span = {"start": self.startchar, "end": self.endchar}
            parser.warnings.append(QueryWarning("not_a_date", value=words, **span))
            return parser.expansion.word(words)
        return days_query(dates)


def _plugins() -> list[plugins.Plugin]:
    operator = plugins.OperatorsPlugin.OpTagger
    return [
        plugins.WhitespacePlugin(),
        plugins.GroupPlugin(),
        _tagging(rf"{_START}(?P<field>{'|'.join(_FACETS)}):(?P<value>\"[^\"]*\"|[^\s()]+)", _Field),
        _tagging(
            rf"{_START}date:(?:\[(?=[^\]]*\])\s*(?P<start>[^\]]*?)\s*\bTO\b\s*(?P<end>[^\]]*?)\s*\]"
            r"|(?P<period>\"[^\"]*\"|[^\s()\[\]]+))",
            _Dates,
        ),
        _tagging(r"\"(?P<text>[^\"]*)\"(?:~(?P<slop>\d{1,3}))?", _Phrase),
        _tagging(rf"{_START}=(?P<text>[^\s()\"]+)", _Exact),
        _tagging(rf"{_START}(?P<text>[^\s()\"*:=]+)\*(?=$|[\s)])", _Prefix),
        plugins.OperatorsPlugin(
            ops=[
                (operator(rf"{_START}(?:-(?=[^\s-])|NOT(?=\s))", _Not, syntax.PrefixOperator), 0),
                (operator(r"(?<=\s)AND(?=\s)", _All), 0),
                (operator(r"(?<=\s)OR(?=\s)", _Either), 0),
            ],
            clean=True,
        ),
    ]


def _tagging(expression: str, node: type[syntax.SyntaxNode]) -> plugins.TaggingPlugin:
    tagger = plugins.TaggingPlugin(expression)
    tagger.nodetype = node
    return tagger
