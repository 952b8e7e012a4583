"""Remedies for a search without hits: other searches that have hits.

Each filter and each part of the text is left out in turn, with the exact number of hits without it,
so the user sees which of them is to blame. Words that the archive lacks are offered in similar
spellings that it has, and words with signs for other letters as the words of the archive that they
could be. All remedies are offered, and none is applied without a word.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from itertools import chain

from msgspec.structs import replace
from whoosh import query as whoosh_query

from search.asking.addresses import address_key, site_key
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import DATE_FIELDS, known_field
from search.asking.groups import SynonymGroup, TermVariant
from search.asking.numeric_dates import numeric_readings
from search.asking.query_parts import QueryPart
from search.asking.signs import NEAR
from search.asking.time_units import names_unit
from search.backend import IndexReader
from search.language.analysis import first_stem, folded, is_ambiguous_acronym, tokenize
from search.language.keyboards import on_other_keyboards
from search.values.query import DateRange, Query
from search.values.results import Remedy, RemedyWay

TRIED = 12
"""The greatest number of parts or filters that are left out in turn, as each costs a search."""

_LONGEST_PERIOD = 9  # words
_PARTS_WITH_PERIOD = 30  # of a text, among which the words of a period are looked for
_YEAR = re.compile(r"(?<!\d)(\d{4})(?:\d{4})?(?!\d)")  # alone or before month and day: 20140930
_JAPANESE_YEAR = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)年")
_LEAST_REPAIRED = 5  # letters of a word
_LEAST_MISTYPED = 3  # letters of a word that may be typed on a keyboard of another language
_SPELLINGS = 3  # offered for one word
_BEGINNING = 20_000  # words that are compared with one that has signs for other letters
_SIGNS = ",.;:!?¿¡()"
_KEYS = re.compile(r"[,.;'\[\]]+")  # signs that are letters on other keyboards
_NEARNESS = re.compile(r"~\d*$")
_TAG = re.compile(r"\[\w{1,24}\]")  # a field, or the number of a footnote: police[ti], police[12]
_QUOTES = '"“”„‟«»＂〝〞‘’‚‛=＝'
_BETWEEN = re.compile(rf"[{_QUOTES}]?\s*{NEAR}\s*[{_QUOTES}]?")  # the words of a phrase
_LETTERS_LEFT_OUT = re.compile(r"\w[*?]\w")

Tried = tuple[RemedyWay, str, Query]
Spellings = Callable[[str], Sequence[str]]


def find_remedies(
    query: Query,
    parts: Sequence[QueryPart],
    count: Callable[[Query], int],
    spellings: Spellings,
    values: ArchiveValues,
    newest: dt.date | None,
) -> tuple[Remedy, ...]:
    """Return the searches like *query*, which has no hits, that have some.

    *parts* are those of its text, *count* gives the exact number of hits of a query, *spellings*
    the words of the archive like one that it lacks, and *values* what it calls its facets' values.
    A period such as "the last 5 years" is counted back from *newest*, the archive's newest day.
    """
    demanded = [part for part in parts if part.kind != "small"]
    words = [part for part in demanded if part.kind in ("word", "phrase")]
    tried: list[Tried] = [
        *_without_filters(query),
        *_without_parts(query, demanded),
        *_within_period(query, parts, newest),
        *_with_other_forms(query, words),
        *_on_same_site(query, demanded),
        *_with_values_alike(query, demanded, values),
        *_respelled(query, words, spellings),
    ]
    several = len(words) > 1 or (len(words) == 1 and _is_several(typed(query, words[0])))
    if query.words == "all" and several:
        tried.append(("any", "", query.with_(words="any")))
    remedies = (Remedy(way, text, other, count(other)) for way, text, other in tried)
    return tuple(remedy for remedy in remedies if remedy.count)


def names_year(text: str) -> bool:
    """Return whether *text* has a year, without which nothing in it names a period."""
    return bool(_JAPANESE_YEAR.search(text)) or any(
        1000 <= int(found) < 3000 for found in _YEAR.findall(text)
    )  # in any digits


def names_period(text: str) -> bool:
    """Return whether *text* has a year or a unit of time, without which it names no period."""
    return names_year(text) or _counts(text)


def _counts(text: str) -> bool:
    return names_unit(token.form for token in tokenize(text))


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
        bare = word if word in wholes else word.strip(_SIGNS)
        nearest = next(iter(like(bare)), "")
        if (bare.isalpha() or word in wholes) and nearest and _is_near(bare, nearest):
            spellings[word] = word.replace(bare, nearest)
    text = query.text
    for part in reversed(parts):  # the last first, which moves no other
        word = typed(query, part)
        if part.kind == "word" and word in spellings:
            text = text[: part.start] + spellings[word] + text[part.end :]
    named = dict.fromkeys(spelling.strip(_SIGNS) for spelling in spellings.values())
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


def _is_near(word: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    form = folded(word)
    if other in map(folded, on_other_keyboards(word.casefold())):
        return True
    long = len(form) >= _LEAST_REPAIRED and not word.isupper()
    return long and OSA.distance(form, other) == 1


def typed(query: Query, part: QueryPart) -> str:
    """Return *part* of the text of *query*, as typed."""
    return query.text[part.start : part.end]


def without_part(text: str, part: QueryPart) -> str:
    """Return *text* without *part*, and without the field or number in brackets behind it."""
    tag = _TAG.match(text, part.end)
    return text[: part.start] + text[tag.end() if tag else part.end :]


def letters_left_out(word: str) -> bool:
    """Return whether *word* has a sign inside that other engines take for any letters."""
    return bool(_LETTERS_LEFT_OUT.search(word))


def _without_filters(query: Query) -> Iterator[Tried]:
    for chosen in query.filters if len(query.filters) <= TRIED else ():
        yield "filter", chosen.value, query.without_filter(chosen)
    if query.copies:
        yield "filter", query.copies, query.with_(copies="")
    if query.dates:
        yield "dates", "", query.with_(dates=DateRange(), undated=None)
    if len(query.filters) + bool(query.dates) > 1:
        yield "filters", "", query.with_(filters=(), dates=DateRange(), undated=None)


def _without_parts(query: Query, parts: Sequence[QueryPart]) -> Iterator[Tried]:
    for part in parts if 1 < len(parts) <= TRIED else ():
        if rest := " ".join(without_part(query.text, part).split()):
            yield "word", typed(query, part), query.with_(text=rest)


def _within_period(
    query: Query, parts: Sequence[QueryPart], newest: dt.date | None
) -> Iterator[Tried]:
    """Yield the query for what is dated within a period that words of the text name.

    Small words beside it, which would only rank, are left out if there are no others. A date that
    can be read in two orders yields both readings, day first, each named by its day in ISO 8601.
    """
    if query.dates or not names_period(query.text) or len(parts) > _PARTS_WITH_PERIOD:
        return
    from search.asking.periods import counted_back, parse_period  # slow patterns

    texts = [typed(query, part) for part in parts]
    years = list(map(names_year, texts))
    forms = [[token.form for token in tokenize(text)] for text in texts]
    for length in range(min(_LONGEST_PERIOD, len(parts)), 0, -1):
        for first in range(len(parts) - length + 1):
            within = parts[first : first + length]
            dated = any(years[first : first + length])
            counts = newest and names_unit(chain(*forms[first : first + length]))
            if not (dated or counts) or any(part.kind not in ("word", "small") for part in within):
                continue
            whole = QueryPart("word", within[0].start, within[-1].end)
            text = typed(query, whole).strip(_SIGNS)
            with suppress(ValueError):  # most words name no period
                dates = parse_period(text) if dated else DateRange()
                if not dates and newest and counts:
                    dates = counted_back(text, newest) or DateRange()
                beside = (*parts[:first], *parts[first + length :])
                alone = all(part.kind == "small" for part in beside)
                rest = "" if alone else " ".join(without_part(query.text, whole).split())
                if dates:
                    other = [parse_period(one) for one in numeric_readings([text])[1]]
                    for days in (dates, *other) if other else ():  # each as it is read
                        yield (
                            "period",
                            days.iso.partition("/")[0],
                            query.with_(text=rest, dates=days),
                        )
                    if not other:
                        yield "period", text, query.with_(text=rest, dates=dates)
                    if length > 1 and rest:
                        yield "word", text, query.with_(text=rest)
                    return


def named_period(
    query: Query, parts: Sequence[QueryPart], newest: dt.date | None
) -> tuple[str, Query] | None:
    """Return the words of *query* that name a period, and the query for the others within it.

    The arguments are those of `find_remedies`. None if no words name a period.
    """
    within = next(_within_period(query, parts, newest), None)
    return within and within[1:]


def find_period(
    query: Query,
    parts: Sequence[QueryPart],
    count: Callable[[Query], int],
    newest: dt.date | None,
) -> tuple[Remedy, ...]:
    """Return the search for what is dated within the period that the whole text names, if any.

    The arguments are those of `find_remedies`; *query* may have hits, which hold the period's name.
    """
    remedies = (
        Remedy(way, text, other, count(other))
        for way, text, other in _within_period(query, parts, newest)
        if not other.text
    )
    return tuple(remedy for remedy in remedies if remedy.count)


def _with_other_forms(query: Query, words: Sequence[QueryPart]) -> Iterator[Tried]:
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


def _on_same_site(query: Query, parts: Sequence[QueryPart]) -> Iterator[Tried]:
    for part in parts:
        address = typed(query, part).partition(":")[2]
        if part.kind == "filter" and address_key(address):
            site = site_key(address)
            yield "site", site, query.with_(text=_replaced(query, part, f"site:{site}"))


def _with_values_alike(
    query: Query, parts: Sequence[QueryPart], values: ArchiveValues
) -> Iterator[Tried]:
    """Yield the query for values of facets whose names are like one that the archive lacks."""
    for part in parts if len(parts) <= TRIED else ():
        name, _, value = typed(query, part).partition(":")
        field = known_field(name.lstrip("-")) if part.kind == "filter" else None
        if field and field not in DATE_FIELDS and value:  # its words, in any field
            bare = value.strip('"')
            yield "spelling", bare, query.with_(text=_replaced(query, part, bare))
        for other in _alike(field or "", value.strip('"'), values):
            label = values.label(field or "", other)
            yield "spelling", label, query.with_(text=_replaced(query, part, f'{field}:"{label}"'))
    for chosen in query.filters[:TRIED]:
        for other in _alike(chosen.facet, chosen.value, values):
            filters = [replace(one, value=other) if one == chosen else one for one in query.filters]
            label = values.label(chosen.facet, other)
            yield "spelling", label, query.with_(filters=tuple(filters))


def _alike(facet: str, value: str, values: ArchiveValues) -> list[str]:
    """Return values of *facet* with names like *value*, none if it is or means one itself."""
    if not value or not values.names(facet):
        return []
    if values.exact(facet, value) or values.meant(facet, value) != value:
        return []
    return values.alike(facet, value)[:_SPELLINGS]


def _respelled(query: Query, words: Sequence[QueryPart], spellings: Spellings) -> Iterator[Tried]:
    for part in words if len(words) <= TRIED else ():
        word = typed(query, part)
        for spelling in spellings(word) if part.kind == "word" else ():
            yield "spelling", spelling, query.with_(text=_replaced(query, part, spelling))


def find_spellings(word: str, reader: IndexReader) -> list[str]:
    """Return words of the archive like *word*, none if the archive has it.

    An acronym in capitals that is a small word otherwise ("US") is like that.
    """
    if is_ambiguous_acronym(word):
        return _held([folded(word.casefold())], reader)
    beginning = re.match(r"\w+(?=[*?]\w)", word)
    if beginning:
        pattern = folded(word.rstrip("?"))
        begun = reader.words_beginning_with(folded(beginning[0]), _BEGINNING)
        return [known for known, _ in begun if fnmatchcase(known, pattern)][:_SPELLINGS]
    tokens = [folded(token.form) for token in tokenize(word)]
    if meant := _on_other_keyboards(word, reader):
        return meant[:_SPELLINGS]
    if len(tokens) != 1 or len(tokens[0]) < 3:
        return []
    similar = [
        known for known, _ in reader.similar_words(tokens[0], 1 if len(tokens[0]) < 5 else 2)
    ]
    if tokens[0] in similar[:1]:
        return []
    return list(dict.fromkeys((*_known_otherwise(word, reader), *similar)))[:_SPELLINGS]


def _on_other_keyboards(word: str, reader: IndexReader) -> list[str]:
    """Return the words of the archive that the keys of *word* type on other keyboards.

    A letter or two type some short word on one of them by chance.
    """
    if len(word) < _LEAST_MISTYPED:
        return []
    return _held(dict.fromkeys(map(folded, on_other_keyboards(word.casefold()))), reader)


def _known_otherwise(word: str, reader: IndexReader) -> list[str]:
    """Return the other spellings of a well-known name in its script that the archive has."""
    from search.language.names.known import known_spellings, words_of
    from search.language.names.sounds import script_of

    typed = words_of(word)
    others = [(words_of(text), script) for text, script in known_spellings(typed)]
    own = script_of(typed)
    return _held([other for other, script in others if script == own and " " not in other], reader)


def _held(words: Collection[str], reader: IndexReader) -> list[str]:
    """Return those of the folded *words* that the archive has."""
    groups = [SynonymGroup(other, tuple(_as_held(other))) for other in words]
    frequencies = reader.document_frequencies(groups)
    return [other for other, count in zip(words, frequencies, strict=True) if count]


def _as_held(word: str) -> Iterator[TermVariant]:
    """Yield the ways in which an archive holds the folded *word*: as it is, in Korean stemmed.

    Most nouns of Korean are only printed with a particle.
    """
    yield TermVariant(whoosh_query.Term("words", word), "word", "", word)
    if "가" <= word[0] <= "힣":
        yield TermVariant(whoosh_query.Term("stems", first_stem(word, "ko")), "stem", "ko", word)


def _replaced(query: Query, part: QueryPart, other: str) -> str:
    """Return the text of *query* with *part* as *other*."""
    return " ".join((query.text[: part.start] + other + query.text[part.end :]).split())
