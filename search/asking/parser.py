"""The query language: from typed text to a tree of Whoosh's queries.

    word              "a phrase"          "near words"~5      begin*      =exact
    -without          this OR that        ( )                 topic: language: kind: source:
    date:2014-09      date:[2013 TO 2015]   from: to: before:   site:example.org   url:https://…

What is excluded is what the same text alone finds, equivalents included.
A hit must hold all words unless the query asks for any, but for the small words of the languages
in which it is probably asked: these only add to the score, unless the text has no others. No text
is an error: a part that cannot be understood is searched for as plain words, and a warning says so.
`search.asking.signs` reads the signs, `search.asking.grammar` finds the nodes.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from whoosh import query as whoosh_query

from search.asking.addresses import names_address
from search.asking.archive_values import ArchiveValues
from search.asking.expansion import Expansion
from search.asking.grammar import Grammar
from search.asking.groups import LanguageBoost, SynonymGroup
from search.asking.name_forms import NameElsewhere
from search.asking.other_spellings import Holds
from search.asking.query_parts import QueryPart
from search.asking.signs import read_signs
from search.asking.small_words import small_words
from search.cache import Cache
from search.language.glossary import load_glossary
from search.values.query import Query
from search.values.warnings import QueryWarning, WarningCode

MAX_DEPTH = 20
"""The greatest depth of nested brackets."""

_PARSED = 300  # texts that are kept as they were parsed, 13 kB each, with the expansions of their
_EXPANSIONS = 16  # words: an empty answer asks for the same words in other combinations

_BRACKET = re.compile(r'"[^"]*"|[()]')  # phrases first, to skip the brackets in them


class ParsedText(Struct, frozen=True):
    """A parsed text: its query *tree*, the *groups* to highlight in hits, and *warnings*.

    *parts* are what the text is made of, in its order. *by_meaning* says that the tree finds or
    orders by meaning.
    """

    tree: whoosh_query.Query
    groups: tuple[SynonymGroup, ...] = ()
    warnings: tuple[QueryWarning, ...] = ()
    parts: tuple[QueryPart, ...] = ()
    by_meaning: bool = False

    @property
    def equivalents(self) -> list[SynonymGroup]:
        """Return what the *groups* also find, each as a group of its own."""
        return [alike for group in self.groups for *_, alike in group.equivalents]


class ArchiveFacts(Struct, frozen=True, eq=False):
    """The facts of an archive that parsing depends on.

    *languages* are those that it has, *values* the names that it gives to values of facets. Time is
    counted back from its *newest* day, if it has one. *holds* tells which keys it may have. What
    was *parsed* lately is kept with them, and the *expansions* of its words.
    """

    languages: tuple[str, ...]
    values: ArchiveValues
    newest: dt.date | None
    holds: Holds
    parsed: Cache[ParsedText] = field(default_factory=lambda: Cache(_PARSED))
    expansions: Cache[Expansion] = field(default_factory=lambda: Cache(_EXPANSIONS))


def parse_query(
    query: Query,
    facts: ArchiveFacts,
    spoken: tuple[str, ...] = (),
    names: tuple[NameElsewhere, ...] = (),
) -> ParsedText:
    """Parse the text of *query*; no text matches every document.

    *spoken* are the languages in which it is probably asked, *names* what its names are in other
    scripts. What was parsed lately is kept, as each filter and each page parses the same text
    again.
    """
    if not query.text:
        return ParsedText(whoosh_query.Every())
    wanted = (query.match, query.words, query.translate, query.skip)
    key = (query.text, spoken, wanted, names)
    parsed = facts.parsed.get(key)
    if parsed is None:
        parsed = parse_text(
            query.text,
            _expansion(query, facts).asked(spoken, names),
            any_word=query.words == "any",
            small=small_words(spoken),
            values=facts.values,
            newest=facts.newest,
        )
        facts.parsed.put(key, parsed, 1)
    return parsed


def _expansion(query: Query, facts: ArchiveFacts) -> Expansion:
    key = (query.translate, query.skip, query.match)
    expansion = facts.expansions.get(key)
    if expansion is None:
        expansion = Expansion(
            facts.languages,
            glossary=load_glossary(facts.languages) if query.translate else None,
            skip=query.skip,
            exact=query.match == "exact",
            holds=facts.holds,
        )
        facts.expansions.put(key, expansion, 1)
    return expansion


def parse_text(
    text: str,
    expansion: Expansion,
    *,
    any_word: bool = False,
    small: frozenset[str] = frozenset(),
    values: ArchiveValues,
    newest: dt.date | None = None,
) -> ParsedText:
    """Parse *text*, which is not empty; with *any_word* a hit needs one of the words.

    *small* are the folded small words, *values* and *newest* are those of `ArchiveFacts`.
    """
    typed, warnings = read_signs(text, values)
    brackets = _brackets(typed)
    warnings += _repairs(typed, brackets)
    if brackets.too_deep is not None:
        typed = typed.translate({ord("("): " ", ord(")"): " "})
    grammar = Grammar(
        expansion,
        warnings,
        typed,
        any_word=any_word,
        small=small,
        values=values,
        newest=newest,
        # In which operators may be small letters now. Capitals of two letters alone tell, too; of
        # three, war and son are words beside being small ones elsewhere.
        mixed=text != text.upper() or len(text.strip()) == 2,
    )
    tree = grammar.parse(typed, normalize=False)
    if names_address(text):
        tree = grammar.with_address(tree, text)
    elif tree is whoosh_query.NullQuery:
        warnings.append(QueryWarning("no_words", value=text, start=0, end=len(typed)))
    shown = sorted(_shown(tree), key=lambda group: len(group.variants))
    longest = {group.term: group for group in shown}
    groups = tuple(sorted(longest.values(), key=lambda group: _place(typed, group.term)))
    words = tuple(_words_as_typed(groups)) if any_word else ()
    if len(words) > 1:  # a single word does not reveal its language
        tree = LanguageBoost(tree, words)
    return ParsedText(tree, groups, tuple(warnings), tuple(_meant(grammar.parts)))


class _Brackets(Struct, frozen=True):
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
    elif isinstance(tree, whoosh_query.AndMaybe):  # pairs of words, in an Or, only rank
        yield from _shown(tree.a)
        if isinstance(tree.b, SynonymGroup):
            yield tree.b
    elif not isinstance(tree, whoosh_query.Not):
        for child in tree.children():
            yield from _shown(child)


def _meant(parts: Sequence[QueryPart]) -> Iterator[QueryPart]:
    """Yield *parts* with small words as words where there are no others."""
    others = any(part.kind in ("word", "phrase") for part in parts)
    for part in parts:
        yield part if others or part.kind != "small" else replace(part, kind="word")


def _place(typed: str, term: str) -> tuple[int, int]:
    """Return what puts terms in the order of the text, at one place the longest first."""
    found = typed.find(term)
    return (len(typed) if found < 0 else found, -len(term))


def _words_as_typed(groups: Iterable[SynonymGroup]) -> Iterator[str]:
    """Yield the folded words of the text, those of phrases included."""
    for group in groups:
        typed = (a.query for a in group.variants if a.via == "word")
        sought = next(typed, None)  # each order of a phrase has the same words
        if sought is not None:
            yield from sought.words if isinstance(sought, whoosh_query.Phrase) else (sought.text,)
