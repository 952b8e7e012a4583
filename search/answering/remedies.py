"""Remedies for a search without hits: other searches that have hits.

Each filter and each word is left out in turn, with the exact number of hits without it, so the
user sees which of them is to blame. Words that the archive lacks are offered in similar spellings
that it has. All remedies are offered, and none is applied without a word.
"""

from collections.abc import Callable, Iterator, Sequence

from search.language.analysis import analyzer, tokenize
from search.values.query import DateRange, Query
from search.values.results import Remedy, RemedyWay

_SPELLINGS = 3  # offered for one word
_TRIED = 8
"""The greatest number of words or filters that are left out in turn, as each costs a search."""


def find_remedies(
    query: Query,
    terms: Sequence[str],
    count: Callable[[Query], int],
    similar: Callable[[str, int], Sequence[tuple[str, int]]],
) -> tuple[Remedy, ...]:
    """Return the searches like *query*, which has no hits, that have some.

    *terms* are its words and phrases as typed, *count* gives the exact number of hits of a query,
    and *similar* is `IndexReader.similar_words`.
    """
    tried: list[tuple[RemedyWay, str, Query]] = [
        *_without_filters(query),
        *_without_words(query, terms),
        *_respelled(query, terms, similar),
    ]
    if query.words == "all" and len(terms) > 1:
        tried.append(("any", "", query.with_(words="any")))
    remedies = (Remedy(way, text, other, count(other)) for way, text, other in tried)
    return tuple(remedy for remedy in remedies if remedy.count)


def _without_filters(query: Query) -> Iterator[tuple[RemedyWay, str, Query]]:
    for chosen in query.filters if len(query.filters) <= _TRIED else ():
        yield "filter", chosen.value, query.without_filter(chosen)
    if query.dates:
        yield "dates", "", query.with_(dates=DateRange(), undated=None)
    if len(query.filters) + bool(query.dates) > 1:
        yield "filters", "", query.with_(filters=(), dates=DateRange(), undated=None)


def _without_words(query: Query, terms: Sequence[str]) -> Iterator[tuple[RemedyWay, str, Query]]:
    for term in terms if 1 < len(terms) <= _TRIED else ():
        if rest := _replaced(query.text, term, ""):
            yield "word", term, query.with_(text=rest)


def _respelled(
    query: Query, terms: Sequence[str], similar: Callable[[str, int], Sequence[tuple[str, int]]]
) -> Iterator[tuple[RemedyWay, str, Query]]:
    for term in terms if len(terms) <= _TRIED else ():
        typed = [analyzer().keys(token.form, "und").word for token in tokenize(term)]
        if len(typed) != 1 or len(typed[0]) < 3:
            continue
        spellings = [word for word, _ in similar(typed[0], 1 if len(typed[0]) < 5 else 2)]
        if typed[0] not in spellings[:1]:  # else the archive has the word
            for spelling in spellings[:_SPELLINGS]:
                yield "spelling", spelling, query.with_(text=_replaced(query.text, term, spelling))


def _replaced(text: str, term: str, other: str) -> str:
    """Return *text* with its first *term*, and any quotation marks around it, as *other*."""
    quoted = f'"{term}"'
    return " ".join(text.replace(quoted if quoted in text else term, other, 1).split())
