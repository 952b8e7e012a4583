"""Remedies for a search without hits: other searches that have hits.

Each filter and each part of the text is left out in turn, with the exact number of hits without it,
so the user sees which of them is to blame. Words that the archive lacks are offered in similar
spellings that it has, and words with signs for other letters as the words of the archive that they
could be. All remedies are offered, and none is applied without a word.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice, product
from typing import Protocol

from msgspec.structs import replace

from search.answering.like_words import SPELLINGS, is_near
from search.answering.named_periods import NamedPeriod, Way, period_in, ways_within_period
from search.answering.named_values import value_text
from search.asking.addresses import address_key, site_key
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import DATE_FIELDS, known_field
from search.asking.query_parts import SIGNS, QueryPart, typed, without_part
from search.asking.signs import NEAR
from search.language.analysis import tokenize
from search.values.facets import FACETS
from search.values.query import DateRange, Query
from search.values.results import Remedy

TRIED = 12
"""The greatest number of parts or filters that are left out in turn, as each costs a search."""

_TOGETHER = 2  # for each of several words
_MOST_TOGETHER = 4  # combinations of these
_ABOUT = tuple(one.id for one in FACETS if one.apart and one.labelled)  # what headlines are about
_KEYS = re.compile(r"[,.;'\[\]]+")  # signs that are letters on other keyboards
_NEARNESS = re.compile(r"~\d*$")
_QUOTES = '"“”„‟«»＂〝〞‘’‚‛=＝'
_CODE_LETTERS = 2  # of a country
_BETWEEN = re.compile(rf"[{_QUOTES}]?\s*{NEAR}\s*[{_QUOTES}]?")  # the words of a phrase
_LETTERS_LEFT_OUT = re.compile(r"\w[*?]\w")

Spellings = Callable[[str], Sequence[str]]


class Counts(Protocol):
    """The numbers of hits of queries in one commit."""

    def count(self, query: Query) -> int:
        """Return the exact number of hits of *query*."""
        ...

    def expect_counts(self, queries: Iterable[Query]) -> None:
        """Say that `count` is about to be asked for each of *queries*."""
        ...


def find_remedies(
    query: Query,
    parts: Sequence[QueryPart],
    counts: Counts,
    spellings: Spellings,
    values: ArchiveValues,
    newest: dt.date | None,
) -> tuple[Remedy, ...]:
    """Return the searches like *query*, which has no hits, that have some.

    *parts* are those of its text, *counts* counts the hits of other queries, *spellings* has the
    words of the archive like one that it lacks, and *values* what it calls its facets' values.
    A period such as "the last 5 years" is counted back from *newest*, the archive's newest day.
    """
    demanded, words = _demanded(parts), _words(parts)
    tried: list[Way] = [
        *_as_spelt(query, parts, newest),
        *_with_values_alike(query, demanded, values),
        *ways_to_what_is_named(query, parts, values, _ABOUT),
        *_respelled(query, words, spellings, counts.count),
        *_of_any(query, words),
    ]
    return (
        with_hits(tried, counts)
        or with_hits(_of_words_alone(query, parts), counts)
        or with_hits(_of_one_respelled(query, words, spellings, counts.count), counts)
    )


def with_hits(ways: Iterable[Way], counts: Counts) -> tuple[Remedy, ...]:
    """Return those of *ways* that have hits, with their numbers."""
    tried = list(ways)
    counts.expect_counts(other for *_, other in tried)
    remedies = (Remedy(way, text, other, counts.count(other)) for way, text, other in tried)
    return tuple(remedy for remedy in remedies if remedy.count)


def expect_remedies(
    query: Query,
    parts: Sequence[QueryPart],
    counts: Counts,
    values: ArchiveValues,
    newest: dt.date | None,
) -> None:
    """Say that `find_remedies` is about to be asked, as far as no other spellings are needed."""
    ways = chain(
        _as_spelt(query, parts, newest),
        ways_to_what_is_named(query, parts, values, _ABOUT),
        _of_any(query, _words(parts)),
    )
    counts.expect_counts(other for *_, other in ways)


def _demanded(parts: Sequence[QueryPart]) -> list[QueryPart]:
    return [part for part in parts if part.kind != "small"]


def _words(parts: Sequence[QueryPart]) -> list[QueryPart]:
    return [part for part in parts if part.kind in ("word", "phrase")]


def _as_spelt(query: Query, parts: Sequence[QueryPart], newest: dt.date | None) -> Iterator[Way]:
    """Yield the ways that leave the words as they are spelt, but the last."""
    demanded, period = _demanded(parts), period_in(query, parts, newest)
    yield from _without_filters(query)
    yield from _without_parts(query, demanded, period)
    yield from ways_within_period(query, period)
    yield from _with_other_forms(query, _words(parts))
    yield from _on_same_site(query, demanded)


def _of_any(query: Query, words: Sequence[QueryPart]) -> Iterator[Way]:
    """Yield the query for any of its *words*, if they are several."""
    several = len(words) > 1 or (len(words) == 1 and _is_several(typed(query, words[0])))
    if query.words == "all" and several:
        yield "any", "", query.with_(words="any")


def _is_several(text: str) -> bool:
    """Return whether *text*, typed as one word, has several, of which any may be found."""
    tokens = list(tokenize(text))
    return len(tokens) > 2 if tokens and tokens[-1].pair else len(tokens) > 1


def respelled(
    query: Query, parts: Sequence[QueryPart], unknown: Sequence[str], like: Spellings
) -> tuple[Query, list[str]]:
    """Return *query* with *unknown* words as the archive spells them, and these spellings, once.

    *parts* are those of its text; what is in quotation marks, excluded or exact is left as typed.
    A spelling is beyond doubt if it is one edit away, or what the same keys type on another
    keyboard. Short words, numbers and acronyms are left as typed: they are near too many.
    """
    spellings: dict[str, str] = {}
    parts, wholes = _joined_by_keys(query, parts, unknown)
    alone = {typed(query, part) for part in parts}
    for word in dict.fromkeys((*wholes, *(word for word in unknown if word in alone))):
        bare = word if word in wholes else word.strip(SIGNS)
        nearest = next(iter(like(bare)), "")
        if (bare.isalpha() or word in wholes) and nearest and is_near(bare, nearest):
            spellings[word] = word.replace(bare, nearest)
    text = query.text
    for part in reversed(parts):  # the last first, which moves no other
        word = typed(query, part)
        if part.kind == "word" and word in spellings:
            text = text[: part.start] + spellings[word] + text[part.end :]
    named = dict.fromkeys(spelling.strip(SIGNS) for spelling in spellings.values())
    return query.with_(text=text, page=query.page, cursor=query.cursor), list(named)


def _joined_by_keys(
    query: Query, parts: Sequence[QueryPart], unknown: Sequence[str]
) -> tuple[list[QueryPart], list[str]]:
    """Return *parts*, unknown words with only signs between them as one, and the texts of these.

    The keys of these signs may be letters of another keyboard: "hgrdv,hk" is one word of Arabic.
    """
    joined: list[QueryPart] = []
    wholes: list[str] = []
    for part in parts:
        before = joined[-1] if joined else None
        if (
            before
            and part.kind == before.kind == "word"
            and _KEYS.fullmatch(query.text[before.end : part.start])
            and typed(query, part) in unknown
            and typed(query, before) in (*unknown, *wholes)
        ):
            joined[-1] = QueryPart("word", before.start, part.end)
            wholes.append(typed(query, joined[-1]))
        else:
            joined.append(part)
    return joined, wholes


def letters_left_out(word: str) -> bool:
    """Return whether *word* has a sign inside that other engines take for any letters."""
    return bool(_LETTERS_LEFT_OUT.search(word))


def _without_filters(query: Query) -> Iterator[Way]:
    for chosen in query.filters if len(query.filters) <= TRIED else ():
        yield "filter", chosen.value, query.without_filter(chosen)
    if query.copies:
        yield "filter", query.copies, query.with_(copies="")
    dated = bool(query.dates) or query.undated_rule != "include"
    if dated:
        yield "dates", "", query.with_(dates=DateRange(), undated=None)
    if len(query.filters) + dated > 1:
        yield "filters", "", query.with_(filters=(), dates=DateRange(), undated=None)


def _of_words_alone(query: Query, parts: Sequence[QueryPart]) -> Iterator[Way]:
    """Yield the query for any of the words without all filters, those of its text among them.

    It is a way on where more than one part is to blame.
    """
    words = " ".join(typed(query, part) for part in parts if part.kind != "filter")
    if words and (query.filters or query.dates or len(_demanded(parts)) > len(_words(parts))):
        yield (
            "filters",
            "",
            query.with_(
                text=words, filters=(), dates=DateRange(), undated=None, copies="", words="any"
            ),
        )


def _without_parts(
    query: Query, parts: Sequence[QueryPart], period: NamedPeriod | None
) -> Iterator[Way]:
    """Yield the query without each of *parts*, which are demanded.

    That which alone of the words of *period* is, as 2015 of "after 2015", goes with all of them.
    """
    within = [one for one in parts if period and period.start <= one.start < period.end]
    alone = within if period and period.words > 1 and len(within) == 1 else []
    for part in parts if 1 < len(parts) <= TRIED else ():
        if part in alone:
            continue
        if rest := " ".join(without_part(query.text, part).split()):
            yield "word", typed(query, part), query.with_(text=rest)


def _with_other_forms(query: Query, words: Sequence[QueryPart]) -> Iterator[Way]:
    """Yield the query for the words in any form and place where it asks for exact ones.

    A word of several tokens ("5°C") is searched as a phrase.
    """
    plain = query
    for part in reversed(words):  # the last first, which moves no other
        text = typed(query, part)
        tokens = list(tokenize(text))
        if part.kind == "phrase":
            bare = _BETWEEN.sub(" ", _NEARNESS.sub("", text)).strip(_QUOTES)
        elif not any(token.pair for token in tokens) and not letters_left_out(text):
            bare = " ".join(token.form for token in tokens) if len(tokens) > 1 else text
        else:
            continue
        plain = plain.with_(text=plain.text[: part.start] + bare + plain.text[part.end :])
    if plain.text.strip() and (plain != query or query.match == "exact"):
        yield "forms", "", plain.with_(match="stem")


def _on_same_site(query: Query, parts: Sequence[QueryPart]) -> Iterator[Way]:
    for part in parts:
        address = typed(query, part).partition(":")[2]
        if part.kind == "filter" and address_key(address):
            site = site_key(address)
            yield "site", site, query.with_(text=_replaced(query, part, f"site:{site}"))


def _with_values_alike(
    query: Query, parts: Sequence[QueryPart], values: ArchiveValues
) -> Iterator[Way]:
    """Yield the query for values of facets whose names are like one that the archive lacks."""
    for part in parts if len(parts) <= TRIED else ():
        name, _, value = typed(query, part).partition(":")
        field = known_field(name.lstrip("-")) if part.kind == "filter" else None
        if field and field not in DATE_FIELDS and value:  # its words, in any field
            bare = value.strip('"')
            yield "spelling", bare, query.with_(text=_replaced(query, part, bare))
        for other in _alike(field or "", value.strip('"'), values):
            label = values.label(field or "", other)
            yield (
                "spelling",
                label,
                query.with_(text=_replaced(query, part, value_text(field or "", label))),
            )
    for chosen in query.filters[:TRIED]:
        for other in _alike(chosen.facet, chosen.value, values):
            filters = [replace(one, value=other) if one == chosen else one for one in query.filters]
            label = values.label(chosen.facet, other)
            yield "spelling", label, query.with_(filters=tuple(filters))


def ways_to_what_is_named(
    query: Query,
    parts: Sequence[QueryPart],
    values: ArchiveValues,
    facets: Sequence[str],
    names: Callable[[str], Iterable[str]] = lambda _: (),
) -> Iterator[Way]:
    """Yield *query* with a value of one of *facets* in place of words that have its name.

    What is about a country may well name it in another language, or name a town of it alone. A code
    of two letters is no name: PS is seldom Palestine. The words are one of *parts*, which are those
    of its text, or all of it, also as several words of a longer name; *names* has other names of
    what they name.
    """
    demanded = _demanded(parts)
    if not query.text or len(demanded) > TRIED or any(part.kind != "word" for part in demanded):
        return
    whole = QueryPart("word", 0, len(query.text))
    for part in dict.fromkeys((*demanded, whole)):
        word = typed(query, part)
        for facet in facets:
            others = (values.exact(facet, name) for name in names(word))
            code = facet == "place" and len(word) == _CODE_LETTERS
            own = None if code else values.named(facet, word)
            own = own or values.named_in_part(facet, word)
            if value := own or next(filter(None, others), None):
                label = values.label(facet, value)
                text = value_text(facet, label)
                if len(demanded) > 1:  # small words alone would be demanded
                    text = _replaced(query, part, text)
                yield "value", f"{facet}:{label}", query.with_(text=text)


def _alike(facet: str, value: str, values: ArchiveValues) -> list[str]:
    """Return values of *facet* with names like *value*, none if it is or means one itself."""
    if not value or not values.names(facet):
        return []
    if values.exact(facet, value) or values.meant(facet, value) != value:
        return []
    return values.alike(facet, value)[:SPELLINGS]


def _respelled(
    query: Query, words: Sequence[QueryPart], spellings: Spellings, count: Callable[[Query], int]
) -> Iterator[Way]:
    """Yield the query with each word that the archive lacks as it spells it.

    Of several words that find nothing alone, all are spelled otherwise at once.
    """
    known = {
        part: found
        for part in (words if len(words) <= TRIED else ())
        if part.kind == "word" and (found := spellings(typed(query, part)))
    }
    choices = [{part: spelling} for part, found in known.items() for spelling in found]
    alone = Query(match=query.match, translate=query.translate)
    lost = [part for part in known if not count(alone.with_(text=typed(query, part)))]
    if len(lost) > 1:
        both = product(*[known[part][:_TOGETHER] for part in lost])
        choices += [dict(zip(lost, found, strict=True)) for found in islice(both, _MOST_TOGETHER)]
    for choice in choices:
        text = query.text
        for part, spelling in reversed(choice.items()):  # the last first, which moves no other
            text = text[: part.start] + spelling + text[part.end :]
        yield "spelling", " ".join(choice.values()), query.with_(text=" ".join(text.split()))


def _of_one_respelled(
    query: Query, words: Sequence[QueryPart], spellings: Spellings, count: Callable[[Query], int]
) -> Iterator[Way]:
    """Yield the query with one word that the archive lacks as it spells it, and no other such.

    The words of a phrase are spelled as the archive has them all at once, in the phrase and apart.
    """
    alone = Query(match=query.match, translate=query.translate)
    lost = [part for part in words if not count(alone.with_(text=typed(query, part)))]
    for kept in lost if len(words) <= TRIED else ():
        of_word = spellings if kept.kind == "word" else partial(_spellings_of_phrase, spellings)
        for spelling in of_word(typed(query, kept))[:_TOGETHER]:
            text = query.text
            for part in reversed(lost):  # the last first, which moves no other
                other = spelling if part == kept else ""
                text = text[: part.start] + other + text[part.end :]
            yield "spelling", spelling, query.with_(text=" ".join(text.split()))


def _spellings_of_phrase(spellings: Spellings, phrase: str) -> Sequence[str]:
    words = [token.form for token in tokenize(phrase) if not token.pair][:TRIED]
    spelled = " ".join(next(iter(spellings(word)), word) for word in words)
    return [f'"{spelled}"', spelled] if spelled != " ".join(words) else []


def _replaced(query: Query, part: QueryPart, other: str) -> str:
    """Return the text of *query* with *part* as *other*."""
    return " ".join((query.text[: part.start] + other + query.text[part.end :]).split())
