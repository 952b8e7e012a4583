"""The nodes of the query language, each of which makes its query.

Every leaf for text is a `search.asking.groups.SynonymGroup`; filters are terms of the facets, of
`url` and of `site`, and ranges of days.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from whoosh import query as whoosh_query
from whoosh.qparser import syntax

from search.asking.addresses import address_key, site_key
from search.asking.date_filter import DateFilter
from search.asking.groups import SynonymGroup
from search.asking.numeric_dates import numeric_readings
from search.asking.text_parser import TextParser
from search.values.facets import FACETS

_SINGLE = frozenset(field.id for field in FACETS if not field.several)


def _is_demand(found: whoosh_query.Query) -> bool:
    """Return whether *found* is no text, but a filter, a date or an exclusion."""
    if isinstance(found, whoosh_query.Or):  # several values of a facet
        return all(isinstance(one, whoosh_query.Term) for one in found.children())
    return isinstance(found, (whoosh_query.Not, whoosh_query.Term, whoosh_query.NumericRange))


class _Joined(syntax.GroupNode):  # type: ignore[misc]
    """Several nodes as one query; none if no node has one."""

    small_words_only_rank = True

    def _texts(
        self, _parser: TextParser, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, node.text) for node in nodes)

    def _adjacent_pairs(self, parser: TextParser, texts: Sequence[str]) -> list[whoosh_query.Query]:
        return parser.expansion.adjacent_pairs(texts)

    def _verbatim(self, _parser: TextParser, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []

    def _all_exact(self, _parser: TextParser, _texts: Sequence[str]) -> list[whoosh_query.Query]:
        return []

    def _parts_of_phrase(
        self, _parser: TextParser, _node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        return []

    def _beside_small(self, _parser: TextParser) -> list[whoosh_query.Query]:
        """Return what a hit may hold as well, of a text with small words, which are not enough."""
        return []

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        return found[0] if len(found) == 1 else self.qclass(found)

    def _alternatives(self, found: list[whoosh_query.Query]) -> list[whoosh_query.Query]:
        """Return *found* with filters of which a document has only one value as alternatives."""
        one_of = [q for q in found if isinstance(q, whoosh_query.Term) and q.fieldname in _SINGLE]
        together: dict[str, list[whoosh_query.Query]] = {}
        for term in one_of:
            together.setdefault(term.fieldname, []).append(term)
        if len(together) == len(one_of):
            return found
        rest = [q for q in found if q not in one_of]
        several = [t[0] if len(t) == 1 else whoosh_query.Or(t) for t in together.values()]
        return [*rest, *several]

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the query of all nodes; words side by side are expanded together."""
        self._order_dates(parser)
        found: list[whoosh_query.Query] = []
        small: list[SynonymGroup] = []
        optional: list[whoosh_query.Query] = []
        exact: list[whoosh_query.Query] = []
        for plain, run in groupby(self.nodes, lambda node: isinstance(node, syntax.WordNode)):
            nodes = list(run)
            if plain:
                texts = self._admitted(parser, nodes)
                for one in parser.expansion.run(texts, mixed=parser.mixed):
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
        elif small:
            found += self._beside_small(parser)
        if not found:
            return None
        tree = self._together(self._alternatives(found))
        if optional:
            tree = whoosh_query.AndMaybe(tree, whoosh_query.Or(optional))
        # One by one, so that each is looked for only among what the others found.
        for one in (*{group.term: group for group in small}.values(), *exact):
            tree = whoosh_query.AndMaybe(tree, one)
        return tree

    def _order_dates(self, parser: TextParser) -> None:
        """Read dates in numbers in the order that one of them tells, if any, and the earlier first.

        A first and a last day that are the wrong way round, as in "from:2014 to:2013", are swapped.
        """
        dates = [node for node in self.nodes if isinstance(node, DateFilter)]
        read, other = numeric_readings([node.value for node in dates])
        if not other:
            for node, text in zip(dates, read, strict=True):
                node.value = text
        first, last = ([node for node in dates if node.side == side] for side in ("from", "to"))
        if len(first) == len(last) == 1:
            first[0].swap_if_later(last[0], parser)

    def _admitted(self, parser: TextParser, nodes: list[syntax.WordNode]) -> list[str]:
        for node in nodes:
            parser.note_stray_sign(node)
        is_small = self._is_small(parser)
        return [
            text
            for node, text in self._texts(parser, nodes)
            if parser.admits(node, "small" if is_small(text) else "word")
        ]

    def _is_small(self, parser: TextParser) -> Callable[[str], bool]:
        return parser.is_small if self.small_words_only_rank else lambda _: False


class AllOf(_Joined):
    """Words and other parts of which a hit needs all."""

    qclass = whoosh_query.And

    def _verbatim(self, parser: TextParser, texts: Sequence[str]) -> list[whoosh_query.Query]:
        # A headline that is pasted whole: the pairs leave out its small words.
        group = parser.expansion.exact(" ".join(texts)) if len(texts) > 2 else None
        return [group] if group else []

    def _all_exact(self, parser: TextParser, texts: Sequence[str]) -> list[whoosh_query.Query]:
        if parser.any_word:  # judged collections of questions lose by it
            return []
        found = parser.expansion.all_exact([text for text in texts if not parser.is_small(text)])
        return [found] if found is not None else []


class Either(_Joined):
    """The operands of OR."""

    qclass = whoosh_query.Or
    small_words_only_rank = False

    def _order_dates(self, parser: TextParser) -> None:
        """Leave them: "from:2015 OR to:2013" leaves out 2014."""

    def _adjacent_pairs(
        self, _parser: TextParser, _texts: Sequence[str]
    ) -> list[whoosh_query.Query]:
        return []


class AnyOf(_Joined):
    """A text of which a hit needs one word, and all filters, dates and exclusions.

    A single letter is as little as a small word: "O" of "O'zbekiston".
    """

    qclass = whoosh_query.Or

    def _is_small(self, parser: TextParser) -> Callable[[str], bool]:
        return lambda text: (
            parser.is_small(text) or (len(text) == 1 and text.lower() != text.upper())
        )

    def _texts(
        self, parser: TextParser, nodes: Iterable[syntax.WordNode]
    ) -> Iterator[tuple[syntax.WordNode, str]]:
        return ((node, part) for node in nodes for part in parser.expansion.parts(node.text))

    def _parts_of_phrase(
        self, parser: TextParser, node: syntax.SyntaxNode
    ) -> list[whoosh_query.Query]:
        # The words of the phrase raise the score of documents that hold it in pieces.
        if not isinstance(node, Phrase):
            return []
        return parser.expansion.run(parser.expansion.parts(node.text))

    def _beside_small(self, parser: TextParser) -> list[whoosh_query.Query]:
        # With no other words, a question would demand its phrase.
        is_small = self._is_small(parser)
        plain = [node for node in self.nodes if isinstance(node, syntax.WordNode)]
        if any(not is_small(text) for _, text in self._texts(parser, plain)):
            return []
        phrases = [node.text for node in self.nodes if isinstance(node, Phrase)]
        parts = (part for text in phrases for part in parser.expansion.parts(text))
        return parser.expansion.run([part for part in parts if not is_small(part)])

    def _together(self, found: list[whoosh_query.Query]) -> whoosh_query.Query:
        demands = [q for q in found if _is_demand(q)]
        wanted = [q for q in found if not _is_demand(q)]
        together = [whoosh_query.Or(wanted), *demands] if len(wanted) > 1 else wanted + demands
        return together[0] if len(together) == 1 else whoosh_query.And(together)


def _parted(
    found: whoosh_query.Query, is_small: Callable[[str], bool]
) -> tuple[list[whoosh_query.Query], list[SynonymGroup]]:
    """Return what a hit must hold of *found*, and the small words in it, which only rank.

    *found* is the group of a word, or the words of terms and names or what finds them together.
    """
    if isinstance(found, SynonymGroup):
        return ([], [found]) if is_small(found.term) else ([found], [])
    words, *others = found.children()
    small = [group for group in words.children() if is_small(group.term)]
    content = [group for group in words.children() if not is_small(group.term)]
    if not small or not content:
        return [found], []
    return [whoosh_query.Or([whoosh_query.And(content), *others])], small


class Excluded(syntax.NotGroup):  # type: ignore[misc]
    """The part behind a NOT or a minus sign."""

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the query for all documents that the node would not find if it stood alone."""
        if not self.nodes:  # the first of two operators has no operand
            return None
        (node,) = self.nodes
        first = len(parser.parts)
        if isinstance(node, syntax.WordNode):
            parser.note_stray_sign(node)
            texts = [node.text] if parser.admits(node, "word") else []
            words = parser.expansion.run(texts, mixed=parser.mixed)
            found = whoosh_query.And(words) if words else None
        else:
            found = node.query(parser)
        parser.exclude(first)
        if found is None:
            return None
        parser.note_equivalents(found, first)
        return whoosh_query.Not(found)


class Phrase(syntax.SyntaxNode):  # type: ignore[misc]
    """A phrase in quotation marks; up to *slop* other words may stand between two of its words.

    If it is not *ordered*, two or three words may then stand in any order.
    """

    def __init__(self, text: str, slop: int, *, ordered: bool) -> None:
        self.text = text
        self.slop = slop
        self.ordered = ordered

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the phrase's group."""
        if not parser.admits(self, "phrase"):
            return None
        return parser.expansion.phrase(self.text, self.slop, ordered=self.ordered)


class Prefix(syntax.SyntaxNode):  # type: ignore[misc]
    """The beginning of a word, before an asterisk, or what may be a *whole* word."""

    def __init__(self, text: str, *, whole: bool) -> None:
        self.text = text
        self.whole = whole

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the group of the words with this prefix."""
        if not parser.admits(self, "word"):
            return None
        return parser.expansion.prefix(self.text, whole=self.whole)


class ExactWord(syntax.SyntaxNode):  # type: ignore[misc]
    """A word behind an equals sign."""

    def __init__(self, text: str) -> None:
        self.text = text

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the group of the word as typed."""
        return parser.expansion.exact(self.text) if parser.admits(self, "phrase") else None


class FacetFilter(syntax.SyntaxNode):  # type: ignore[misc]
    """A *value* of a *facet*, as typed."""

    def __init__(self, facet: str, value: str) -> None:
        self.facet = facet
        self.value = value

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the facet's filter."""
        return parser.facet(self.facet, self.value) if parser.admits(self, "filter") else None


class AddressFilter(syntax.SyntaxNode):  # type: ignore[misc]
    """An *address* of a publication; with *site*, all addresses of its site."""

    def __init__(self, address: str, *, site: bool = False) -> None:
        self.address = address
        self.site = site

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the filter for the page, or for all pages of the site if it names no page."""
        if not parser.admits(self, "filter"):
            return None
        key = "" if self.site else address_key(self.address)
        if key:
            return whoosh_query.Term("url", key)
        return whoosh_query.Term("site", site_key(self.address))
