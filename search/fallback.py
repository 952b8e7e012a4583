"""The answer where nothing holds all the words: what holds fewer, and why.

A period among the words comes first, then another spelling of an unknown word, then what holds all
the words but one, then what holds any.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from itertools import chain

from msgspec import structs
from whoosh import query as whoosh_query

from search.answering.like_words import is_near
from search.answering.named_periods import (
    Way,
    find_period,
    named_period,
    names_period,
    names_year,
    period_lacking,
    ways_to_years,
)
from search.answering.named_values import marked_text, ways_to_values
from search.answering.remedies import (
    expect_remedies,
    find_remedies,
    letters_left_out,
    respelled,
    ways_to_what_is_named,
    with_hits,
)
from search.answering.timeline import cut
from search.asking.query_parts import SIGNS, typed
from search.language.analysis import first_stem, folded
from search.language.names.inflected import ARTICLE
from search.near_copies.compiled import common_stems_of
from search.scan import Scan
from search.values.query import DateRange, Query
from search.values.results import Remedy
from search.values.warnings import QueryWarning, WarningCode

_FEW = 2  # hits at most of a word that may be a misprint
_OFTEN = 100  # times as many headlines hold the word that is meant
_LEAST_MISPRINTED = 6  # letters of a word that may be one, without an article of Arabic


def or_of_fewer_words(scan: Scan) -> Scan:
    """Return *scan* or, if it has no hits, what holds all the words but one, or else any.

    If some words name a period, hits are dated within it; if the archive lacks a word, but not one
    that is spelt almost like it, that one is asked for in its place. The result tells why nothing
    holds all, and has remedies, even if it has no hits either. Hits that hold the name of a period,
    which is the whole text, have the search by date as a remedy. Whatever is found, what is marked
    with a topic or outlet that words name is a remedy before all others, and so is what names a
    place otherwise than its words do, if that is more.
    """
    values = scan.snapshot.facts.values
    named = ways_to_values(scan.query, scan.parts, values, lacks=None)
    equivalents = {group.term: group.equivalents for group in scan.parsed.groups}

    def names(word: str) -> Iterator[str]:
        return (alike.term for *_, alike in equivalents.get(word, ()))

    places = list(ways_to_what_is_named(scan.query, scan.parts, values, ("place",), names))
    scan.expect_counts(other for *_, other in chain(named, places))
    found, marked = _of_fewer_words(scan), marked_as_named(scan)
    if scan.total:
        more = with_hits(places, scan)
        marked = (*marked, *(remedy for remedy in more if remedy.count > scan.total))
    if marked:
        found = copy(found)  # with what it has counted
        found.told = (*found.told, *(() if scan.total else called_so(marked)))
        found.remedies = (*marked, *found.remedies)
    return found


def called_so(marked: Sequence[Remedy]) -> Iterator[QueryWarning]:
    """Yield what to search for in place of names that find nothing, if any are *marked* so."""
    if texts := [marked_text(remedy.text) for remedy in marked if remedy.way == "value"]:
        yield QueryWarning("named_value", value=", ".join(texts))


def marked_as_named(scan: Scan) -> tuple[Remedy, ...]:
    """Return the searches for what is marked with topics or outlets that words of *scan* name.

    Where nothing marked so holds the other words, those of them that name a period are its dates.
    If nothing is found so either, nor as typed, all that is marked with a name that no text holds
    is offered.
    """

    def lacks(word: str) -> bool:
        alone = Query(text=word, match=scan.query.match, translate=scan.query.translate)
        return not scan.count(alone)

    def ways(asked: Scan) -> list[Way]:
        values, unknown = scan.snapshot.facts.values, None if scan.total else lacks
        return list(ways_to_values(asked.query, asked.parts, values, unknown))

    as_typed = ways(scan)
    found = with_hits(as_typed, scan)
    if found or not as_typed:
        return found
    if names_period(scan.query.text):
        within = named_period(scan.query, scan.parts, scan.snapshot.newest)
        found = with_hits(ways(scan.again(within[1])), scan) if within else ()
    if found or scan.total:
        return found
    alone = (
        (way, name, scan.query.with_(text=marked_text(name)))
        for way, name, _ in as_typed
        if way == "value" and lacks(name.partition(":")[2])
    )
    return with_hits(alone, scan)


def _of_fewer_words(scan: Scan) -> Scan:
    snapshot = scan.snapshot
    if scan.total:
        by_date = find_period(scan.query, scan.parts, scan.count, snapshot.newest)
        beside = by_date or _meant_more_often(scan)
        return scan.again(scan.query, scan.parsed, scan.told, beside) if beside else scan
    expect_remedies(scan.query, scan.parts, scan, snapshot.facts.values, snapshot.newest)
    snapshot.expect_spellings(typed(scan.query, one) for one in scan.parts if one.kind == "word")
    told = scan.reasons()
    # A period among the words comes before other spellings: "january" may be near to "januar".
    dated = names_period(scan.query.text)
    if not dated and (respelt := _respelled(scan, told)):
        return respelt
    if elsewhere := _with_names(scan):
        return elsewhere
    remedies = find_remedies(
        scan.query,
        scan.parts,
        scan,
        snapshot.spellings,
        snapshot.facts.values,
        snapshot.newest,
    )
    if period := next((remedy for remedy in remedies if remedy.way == "period"), None):
        return _dated(scan, period, told, remedies)
    if dated:
        found = _respelled(scan, told) or _fewer_within_period(scan)
        if found:
            return found
        for period in _period_alone(scan):
            if _holds_none_beside(scan):
                return _dated(scan, period, told, remedies)
            told, remedies = _beside(told, period), (period, *remedies)
        remedies = _with_years_near(scan, remedies)
    return _lacking(scan, told, remedies)


def or_of_dates(scan: Scan) -> Scan:
    """Return *scan* or, if it has no hits, what `or_of_fewer_words` finds within a period."""
    if scan.total or not names_period(scan.query.text):
        return scan
    found = or_of_fewer_words(scan)
    return scan if found.query.dates == scan.query.dates else found


def _dated(
    scan: Scan, period: Remedy, told: tuple[QueryWarning, ...], remedies: tuple[Remedy, ...]
) -> Scan:
    """Return what is dated within the *period* that some of the words name."""
    code: WarningCode = "dated" if period.query.text else "only_dated"
    why = (*_told_of_period(code, period.text, period.query), *_beside(told, period))
    others = tuple(remedy for remedy in remedies if remedy != period)
    return scan.again(_at_place_of(scan, period.query), None, why, others)


def _beside(told: Sequence[QueryWarning], period: Remedy) -> tuple[QueryWarning, ...]:
    """Return what is *told* of other words than those that name the *period*."""
    in_period = {word.strip(SIGNS) for word in period.text.split()}
    return tuple(one for one in told if one.value not in in_period)


def _told_of_period(code: WarningCode, text: str, query: Query) -> Iterator[QueryWarning]:
    """Yield that *query* is within the period that *text* names, and its days if counted back."""
    yield QueryWarning(code, value=text)
    if not names_year(text):
        yield QueryWarning("counted_back", value=query.dates.iso)


def _fewer_within_period(scan: Scan) -> Scan | None:
    """Return what is dated within a period that some words name, and holds fewer of the others.

    None if no words name one, and if the others find something in other times, which lacks but the
    period.
    """
    named = named_period(scan.query, scan.parts, scan.snapshot.newest)
    if not named or not named[1].text or scan.count(named[1].with_(dates=DateRange())):
        return None
    text, query = named
    found = _of_fewer_words(scan.again(_at_place_of(scan, query)))
    lacks = (one for one in found.told if one.code not in ("nothing_held", "few_held"))
    why = (*_told_of_period("dated_so", text, query), *lacks)
    return found.again(found.query, found.parsed, why, found.remedies) if found.total else None


def _meant_more_often(scan: Scan) -> tuple[Remedy, ...]:
    """Return the search for a frequent word that the only word of *scan* is one edit away from.

    Texts have misprints, too, so a rare word such as "aniversary" may be found and yet be none. A
    word that is frequent in another language alone is not meant, and one in the list of common
    words of its language is a word, however rare.
    """
    if scan.total > _FEW or len(scan.parts) != 1 or scan.parts[0].kind != "word":
        return ()
    often = _OFTEN * scan.total
    word = typed(scan.query, scan.parts[0])
    form = folded(word)
    if len(form.removeprefix(ARTICLE)) < _LEAST_MISPRINTED or scan.index.documents < often:
        return ()
    similar = dict(scan.reader.similar_words(form, 1))
    others = [one for one, count in similar.items() if count >= often and is_near(word, one)]
    languages = scan.values("language") if others else ()
    if form in similar and any(first_stem(word, one) in common_stems_of(one) for one in languages):
        return ()
    for other in others:
        meant = scan.counted(scan.query.with_(text=other))
        if sum(meant.values("language").get(one, 0) for one in languages) >= often:
            return with_hits([("spelling", other, meant.query)], scan)
    return ()


def _with_names(scan: Scan) -> Scan | None:
    """Return what holds all the words, some of them as names in another script, None if nothing.

    None for a word alone, too: its names are offered, as no other word tells that they are meant.
    """
    if scan.query.names or sum(part.kind in ("word", "phrase") for part in scan.parts) < 2:
        return None
    if not scan.question.names_elsewhere():
        return None
    found = scan.again(scan.query.with_(names=True))
    if not found.total:
        return None
    why = QueryWarning("respelled", value=", ".join(found.held_names()))
    return found.again(found.query, found.parsed, (why, *scan.told))


def _respelled(scan: Scan, told: Sequence[QueryWarning]) -> Scan | None:
    """Return the result with other spellings of the unknown words that are *told*, if any.

    None if it lacks more than one word, for a word alone, whose spellings are remedies, of two
    words unless both are found, and if it lacks the other spelling itself: nothing else tells that
    this is meant.
    """
    text = scan.query.text
    unknown = [text[one.start : one.end] for one in told if one.code == "unknown_word"]
    words = sum(part.kind in ("word", "phrase") for part in scan.parts)
    if not unknown or words < 2:
        return None
    query, spellings = respelled(scan.query, scan.parts, unknown, scan.snapshot.spellings)
    found = _of_fewer_words(scan.again(query)) if spellings else scan
    lacks = [one.value for one in found.told if one.code == "any_words"]
    if not found.total or found.query.words != scan.query.words or (lacks and words <= 2):
        return None
    if lacks and set(lacks) <= set(spellings):
        return None
    why = QueryWarning("respelled", value=", ".join(spellings))
    way = Remedy("spelling", ", ".join(spellings), query, found.total)
    return found.again(found.query, found.parsed, (why, *found.told), (way, *found.remedies))


def _lacking(scan: Scan, told: tuple[QueryWarning, ...], remedies: tuple[Remedy, ...]) -> Scan:
    """Return what lacks one of the words or, if nothing does, what holds any.

    What holds any part of a word with a sign for other letters ("te?t") is no more than a remedy.
    """
    filters = _filters(scan)
    words = [part for part in scan.parts if typed(scan.query, part) not in filters]
    lacking = [r for r in remedies if r.way == "word" and r.text not in filters]
    lacking = lacking if len(words) > 1 else []
    whole = len(words) == 1 and letters_left_out(typed(scan.query, words[0]))
    if not lacking and (whole or all(remedy.way != "any" for remedy in remedies)):
        return scan.again(scan.query, scan.parsed, told, remedies)
    lacks = QueryWarning("any_words", value=", ".join(remedy.text for remedy in lacking))
    if not lacking:
        any_words = next(remedy for remedy in remedies if remedy.way == "any")
        return scan.again(_at_place_of(scan, any_words.query), None, (lacks, *told), remedies)
    if len(lacking) == 1:
        tree, query = scan.again(lacking[0].query).tree, _at_place_of(scan, lacking[0].query)
    else:
        tree = whoosh_query.Or([scan.again(remedy.query).tree for remedy in lacking])
        query = scan.query
    return scan.again(query, structs.replace(scan.parsed, tree=tree), (lacks, *told), remedies)


def _with_years_near(scan: Scan, remedies: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """Return *remedies* with the years near a period that words name, if nothing is dated in it."""
    snapshot = scan.snapshot
    held = snapshot.held
    lacking = period_lacking(scan.query, scan.parts, scan.count, snapshot.newest, held)
    if not lacking or not held:
        return remedies
    years = [days for _, days in cut(*held, "year")]
    counted = scan.counted(scan.query.with_(text=lacking.rest)).time_counts(years)
    having = [year for year, (hits, _) in zip(years, counted, strict=True) if hits]
    near = with_hits(ways_to_years(scan.query, lacking, having), scan)
    of_any = tuple(remedy for remedy in remedies if remedy.way == "any")
    return (*(remedy for remedy in remedies if remedy.way != "any"), *near, *of_any)


def _holds_none_beside(scan: Scan) -> bool:
    """Return whether the archive has none of the words beside those that name a period.

    What holds words of the period is then no answer: "5" and "June" of "happened on 5 June 2014".
    """
    named = named_period(scan.query, scan.parts, scan.snapshot.newest)
    return named is not None and not scan.count(named[1].with_(dates=DateRange(), words="any"))


def _period_alone(scan: Scan) -> tuple[Remedy, ...]:
    """Return the search for all that is dated within the period that some words name, if any."""
    named = named_period(scan.query, scan.parts, scan.snapshot.newest)
    if not named:
        return ()
    text, query = named[0], named[1].with_(text="")
    count = scan.count(query)
    return (Remedy("period", text, query, count),) if count else ()


def _filters(scan: Scan) -> list[str]:
    """Return the parts of the text that only narrow the result.

    An address is none: a headline may be pasted with one that the archive need not have.
    """
    narrowing = [part for part in scan.parts if part.kind in ("filter", "excluded")]
    texts = [typed(scan.query, part) for part in narrowing]
    return [text for text in texts if not text.startswith(("http://", "https://"))]


def _at_place_of(scan: Scan, query: Query) -> Query:
    """Return *query* at the page of the result, or from the cursor, that *scan* asks for."""
    return query.with_(page=scan.query.page, cursor=scan.query.cursor)
