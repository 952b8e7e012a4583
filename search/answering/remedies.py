"""Remedies for a search without hits: other searches that have hits.

Each filter and each part of the text is left out in turn, with the exact number of hits without it,
so the user sees which of them is to blame. Words that the archive lacks are offered in similar
spellings that it has, and words with signs for other letters as the words of the archive that they
could be. All remedies are offered, and none is applied without a word.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice, product

from msgspec.structs import replace
from whoosh import query as whoosh_query

from search.answering.named_periods import Way, ways_within_period
from search.asking.addresses import address_key, site_key
from search.asking.archive_values import ArchiveValues
from search.asking.field_names import DATE_FIELDS, known_field
from search.asking.groups import SynonymGroup, TermVariant
from search.asking.query_parts import SIGNS, QueryPart, typed, without_part
from search.asking.signs import NEAR
from search.backend import IndexReader
from search.language.analysis import first_stem, folded, is_ambiguous_acronym, tokenize
from search.language.keyboards import on_other_keyboards
from search.values.facets import FACETS
from search.values.query import DateRange, Query
from search.values.results import Remedy

TRIED = 12
"""The greatest number of parts or filters that are left out in turn, as each costs a search."""

_LEAST_REPAIRED = 5  # letters of a word
_LEAST_MISTYPED = 3  # letters of a word that may be typed on a keyboard of another language
_SPELLINGS = 3  # offered for one word
_TOGETHER = 2  # for each of several words
_MOST_TOGETHER = 4  # combinations of these
_BEGINNING = 20_000  # words that are compared with one that has signs for other letters
_ABOUT = tuple(one.id for one in FACETS if one.apart and one.labelled)  # what headlines are about
_KEYS = re.compile(r"[,.;'\[\]]+")  # signs that are letters on other keyboards
_NEARNESS = re.compile(r"~\d*$")
_QUOTES = '"“”„‟«»＂〝〞‘’‚‛=＝'
_BETWEEN = re.compile(rf"[{_QUOTES}]?\s*{NEAR}\s*[{_QUOTES}]?")  # the words of a phrase
_LETTERS_LEFT_OUT = re.compile(r"\w[*?]\w")

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
    tried: list[Way] = [
        *_without_filters(query),
        *_without_parts(query, demanded),
        *ways_within_period(query, parts, newest),
        *_with_other_forms(query, words),
        *_on_same_site(query, demanded),
        *_with_values_alike(query, demanded, values),
        *_as_values(query, demanded, values, count),
        *_respelled(query, words, spellings, count),
    ]
    several = len(words) > 1 or (len(words) == 1 and _is_several(typed(query, words[0])))
    if query.words == "all" and several:
        tried.append(("any", "", query.with_(words="any")))
    remedies = (Remedy(way, text, other, count(other)) for way, text, other in tried)
    return tuple(remedy for remedy in remedies if remedy.count)


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
        if (bare.isalpha() or word in wholes) and nearest and _is_near(bare, nearest):
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


def _is_near(word: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    form = folded(word)
    if other in map(folded, on_other_keyboards(word.casefold())):
        return True
    long = len(form) >= _LEAST_REPAIRED and not word.isupper()
    return long and OSA.distance(form, other) == 1


def letters_left_out(word: str) -> bool:
    """Return whether *word* has a sign inside that other engines take for any letters."""
    return bool(_LETTERS_LEFT_OUT.search(word))


def _without_filters(query: Query) -> Iterator[Way]:
    for chosen in query.filters if len(query.filters) <= TRIED else ():
        yield "filter", chosen.value, query.without_filter(chosen)
    if query.copies:
        yield "filter", query.copies, query.with_(copies="")
    if query.dates:
        yield "dates", "", query.with_(dates=DateRange(), undated=None)
    if len(query.filters) + bool(query.dates) > 1:
        yield "filters", "", query.with_(filters=(), dates=DateRange(), undated=None)


def _without_parts(query: Query, parts: Sequence[QueryPart]) -> Iterator[Way]:
    for part in parts if 1 < len(parts) <= TRIED else ():
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
            yield "spelling", label, query.with_(text=_replaced(query, part, f'{field}:"{label}"'))
    for chosen in query.filters[:TRIED]:
        for other in _alike(chosen.facet, chosen.value, values):
            filters = [replace(one, value=other) if one == chosen else one for one in query.filters]
            label = values.label(chosen.facet, other)
            yield "spelling", label, query.with_(filters=tuple(filters))


def _as_values(
    query: Query, parts: Sequence[QueryPart], values: ArchiveValues, count: Callable[[Query], int]
) -> Iterator[Way]:
    """Yield the query for what headlines are about, where words that none of them has name that.

    They may well name it in another language, or name a town of the country. The words are one of
    the text, or all of it.
    """
    if not query.text or len(parts) > TRIED or any(part.kind != "word" for part in parts):
        return
    whole = QueryPart("word", 0, len(query.text))
    for part in dict.fromkeys((*parts, whole)):
        for facet in _ABOUT:
            value = values.exact(facet, word := typed(query, part))
            if value and not count(query.with_(text=word, filters=(), dates=DateRange())):
                label = values.label(facet, value)
                text = _replaced(query, part, f'{facet}:"{label}"')
                yield "spelling", f"{facet}:{label}", query.with_(text=text)


def _alike(facet: str, value: str, values: ArchiveValues) -> list[str]:
    """Return values of *facet* with names like *value*, none if it is or means one itself."""
    if not value or not values.names(facet):
        return []
    if values.exact(facet, value) or values.meant(facet, value) != value:
        return []
    return values.alike(facet, value)[:_SPELLINGS]


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
    near = [known for known in similar if _is_near(word, known)]
    found = (*_known_otherwise(word, reader), *near, *_begun(tokens[0], reader), *similar)
    return list(dict.fromkeys(found))[:_SPELLINGS]


def _begun(word: str, reader: IndexReader) -> list[str]:
    """Return the folded *word* as the beginning of words, if the archive has any.

    So a word is found in languages whose endings no rule knows.
    """
    begins = len(word) >= _LEAST_REPAIRED and word.isalpha()
    return [f"{word}*"] if begins and reader.words_beginning_with(word, 1) else []


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
