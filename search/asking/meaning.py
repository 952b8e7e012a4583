"""The tree of a query by meaning: it finds what is near, or orders hits by words and nearness.

Of the text, what must or may stand in a hit is encoded; its filters, and what it leaves out, narrow
the result as they do by words.
"""

import re
from collections.abc import Sequence, Set
from itertools import chain
from typing import Protocol

from msgspec.structs import replace
from whoosh import query as whoosh_query

from search.asking.groups import Blend, Near, SynonymGroup, Vector
from search.asking.parser import ArchiveFacts, ParsedText, parse_query
from search.asking.query_parts import QueryPart
from search.language.analysis import tokenize
from search.values.query import Query
from search.values.warnings import QueryWarning, WarningCode

_NARROWING = ("filter", "excluded")
_OPERATOR = re.compile(r"[^\W_]|&&|\|")  # AND, UND and the like are in no part
_NEAR = re.compile(r"(?<=[\"”“])~\d+$")
_QUOTES = '"“”„‟«»＂〝〞=＝'


class Archive(Protocol):
    """An archive that tells of its vectors."""

    @property
    def facts(self) -> ArchiveFacts:
        """Return what parsing needs to know."""
        ...

    @property
    def encoded(self) -> Sequence[str]:
        """Return the languages that can be found by meaning."""
        ...

    def vector(self, text: str) -> Vector | None:
        """Return the vector of *text*, None if it or the archive has none."""
        ...


def meant(
    query: Query, parsed: ParsedText, archive: Archive, language: str | None = None
) -> ParsedText:
    """Return *parsed*, the text of *query* by words, as the query wants it: by meaning perhaps.

    Where that cannot be, it stays as it is, with a warning. By meaning, only what is in *language*
    is found, if it is given, beside what words find, and so words do not count again.
    """
    if not query.text or "meaning" not in (query.by, query.sort):
        return parsed
    text = said(query.text, parsed.parts)
    vector = archive.vector(text)
    if vector is None:
        code: WarningCode = "words_only" if text or not archive.encoded else "nothing_meant"
        return replace(parsed, warnings=(*parsed.warnings, QueryWarning(code, "by")))
    if query.by == "words":
        return replace(parsed, tree=Blend(parsed.tree, vector), by_meaning=True)
    narrowing = " ".join(_texts(query.text, parsed.parts, narrowing=True))
    words = _words(query, text, parsed, archive) if language is None else ()
    tree: whoosh_query.Query = Near(vector, language=language, words=words)
    if narrowing:
        narrowed = parse_query(query.with_(text=narrowing, words="all"), archive.facts)
        tree = whoosh_query.And([tree, narrowed.tree])
    left_out = sorted(_languages(query, archive) - set(archive.encoded))
    warnings = [QueryWarning("not_by_meaning", "by", ", ".join(left_out))] if left_out else []
    return ParsedText(tree, warnings=(*parsed.warnings, *warnings), by_meaning=True)


def _words(
    query: Query, text: str, parsed: ParsedText, archive: Archive
) -> tuple[SynonymGroup, ...]:
    """Return the words of the *text* that *query*, which is *parsed*, asks for by meaning.

    A word with a hyphen is one, without its parts.
    """
    if text != query.text:
        parsed = parse_query(query.with_(text=text), archive.facts)
    tokens = [
        [token.form for token in tokenize(group.term)]
        for group in parsed.groups
        if not any(map(str.isspace, group.term))
    ]
    parts = set(chain.from_iterable(forms for forms in tokens if len(forms) > 1))
    return tuple(group for group in parsed.groups if group.term not in parts)


def _languages(query: Query, archive: Archive) -> Set[str]:
    """Return the languages of the archive that *query* lets through."""
    filters = [one for one in query.filters if one.facet == "language"]
    chosen = {one.value for one in filters if not one.excluded}
    excluded = {one.value for one in filters if one.excluded}
    held = set(archive.facts.languages)
    return (held & chosen if chosen else held) - excluded


def said(text: str, parts: Sequence[QueryPart]) -> str:
    """Return what *text* says, without its signs, its filters and what it leaves out."""
    words = all(part.kind in ("word", "small") for part in parts)
    if words and not _OPERATOR.search(_between(text, parts)):
        return text
    return " ".join(_texts(text, parts, narrowing=False))


def _between(text: str, parts: Sequence[QueryPart]) -> str:
    """Return what of *text* is in none of *parts*."""
    ends = [0, *(part.end for part in parts)]
    starts = [*(part.start for part in parts), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _texts(text: str, parts: Sequence[QueryPart], *, narrowing: bool) -> list[str]:
    """Return the *parts* of *text* that narrow the result, or the others."""
    chosen = [part for part in parts if (part.kind in _NARROWING) == narrowing]
    texts = [text[part.start : part.end] for part in chosen]
    return texts if narrowing else [_NEAR.sub("", one).strip(_QUOTES) for one in texts]
