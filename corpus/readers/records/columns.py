"""Which columns of a record have our keys, by the names that tools and people give them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter

import regex

from corpus.dates import read_date, split_date
from corpus.model import KEYS
from corpus.readers.records.column_names import (
    ALSO_OF_PERSONS,
    MAY_BE_ADDRESSES,
    NAMES_OF_THINGS,
    OF_BOOKMARKS,
    OF_ORIGINALS,
    PARTS_OF_DATES,
    is_of_change,
    key_of,
    normal,
    normals,
    ranks,
)
from corpus.readers.records.described_columns import described, language_described
from corpus.readers.records.dialects import of_dialect

Stated = tuple[tuple[str, tuple[str, ...]], ...]

_LONGEST_OUTLET = 60
_NAMES_OF_PERSONS = (
    "first name; last name; given name; family name; surname; forename; prénom; nom de famille"
    "; vorname; nachname; familienname; nombre; apellido; apellidos; sobrenome; cognome; voornaam"
    "; achternaam; förnamn; efternamn; fornavn; etternavn; imię; nazwisko; příjmení; soyadı"
)
_HEADED = "department; ministry; office; institution; directorate"
_OF_PERSONS = (
    "phone; phone number; telephone; mobile; birthday; birth date; date of birth; password; email"
    "; e-mail; email address; teléfono; correo electrónico; téléphone; courriel; telefon; telefono"
    "; telefone; telefoon; телефон; 电话; 電話; real name; is general"
)
_IN_LANGUAGES = ("headline", "description")
_ENDS_OF_ADDRESSES = ("url", "href", "link", "uri")
_COMMA = regex.compile(r",\s+")
# What ends the name of an address, and what it says where that is not of the headline.
_ADDRESS = regex.compile(
    r"(?:url|uri|link|permalink)$|(?<=^(?:url|uri|link))(?:of|to|for)?(?:the)?(?:full|original)?"
    r"(?:article|headline|news|page|piece|post|source|story|text)$"
)
OF_ELSE = regex.compile(
    r"image|img|thumb|logo|icon|photo|picture|avatar|video|audio|author|feed|rss|api|self|profile"
    r"|media|home|favicon|next|prev|comment|share|amp|pdf|source|domain|publisher|site"
    r"|licen[cs]e|rights"
)
"""Matches the name of a column of addresses, as `normal` writes it, that lead to something else."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Under which *names* a record has each of our keys, best first, and which say nothing.

    *of_date* are the columns of the year, the month and perhaps the day, if each has its own, and
    *of_change* those of the day on which the record was made, which is that of publication only
    if the record has no column for that. *of_either* are columns of topics that have the name of
    the day in another language, as "Tag" is. *wordings* has, by key, the columns of one text in
    several languages, such as `title_en` and `title_es`, with the codes of these.
    """

    names: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    of_date: tuple[str, ...] = ()
    of_change: frozenset[str] = frozenset()
    of_either: tuple[str, ...] = ()
    wordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def outlet_named(text: str) -> str:
    """Return the outlet that *text* names, less its label and a date beside it.

    It is empty if the text is a date or too long to name an outlet.

    >>> outlet_named("Source: The Post, 12 May 2015"), outlet_named("CNN: The World")
    ('The Post', 'CNN: The World')
    """
    if read_date(text):
        return ""
    if split := split_date(text):
        text = split.before or split.after
    for comma in _COMMA.finditer(text):
        if read_date(text[comma.end() :]):
            text = text[: comma.start()]
            break
    label, _, name = text.replace("：", ":").partition(":")
    name = name.strip() if key_of(label) == "source" else text
    return name if len(name) <= _LONGEST_OUTLET else ""


@lru_cache(maxsize=2**10)
def find_columns(names: tuple[str, ...], stated: Stated = ()) -> Columns:
    """Return under which of a record's *names* our keys are, those that *stated* says first.

    Of several names of a headline that are not stated only the best counts, and the next where that
    is of originals, which a record may lack that is not translated.
    """
    by_normal: dict[str, list[str]] = {}
    for name in names:
        by_normal.setdefault(normal(name), []).append(name)
    said = {**of_dialect(by_normal), **{key: tuple(map(normal, of)) for key, of in stated}}
    taken = frozenset(chain.from_iterable(said.values()))
    found = {}
    for key in KEYS:
        of_key = ranks()[key]
        known = said.get(key) or sorted(
            (name for name in by_normal.keys() - taken if name in of_key), key=of_key.__getitem__
        )
        listed = [by_normal[name] for name in known if name in by_normal]
        if key == "headline" and key not in said:
            listed = listed[: 2 if known and known[0] in normals(OF_ORIGINALS) else 1]
        found[key] = tuple(chain.from_iterable(listed))
    if all(normal(name) in MAY_BE_ADDRESSES for name in found["url"]):
        found["url"] = (*_only_address(by_normal), *found["url"])
    if "url" not in said:
        beside = _addresses_beside((*found["headline"], *found["url"]), by_normal)
        found["url"] = tuple(dict.fromkeys((*beside, *found["url"])))
    of_date = () if "date" in said else _parts_of_date(by_normal)
    found["date"] = tuple(name for name in found["date"] if name not in of_date)
    wordings = _take_described(found, names, [key for key in KEYS if key not in said], of_date)
    dated = of_date or not all(map(is_of_change, found["date"]))
    of_persons = (not dated and _is_of_persons(found, by_normal)) or _is_of_heads(found, by_normal)
    if "headline" not in said and of_persons:
        found["headline"] = ()
    used = {*chain.from_iterable((*found.values(), *wordings.values())), *of_date}
    unknown = tuple(name for name in names if name not in used and name.casefold() != "id")
    days = normals(PARTS_OF_DATES[2]) - taken
    of_either = tuple(name for name in found["topic"] if normal(name) in days)
    of_change = _of_change(found["date"], by_normal, stated)
    return Columns(found, unknown, of_date, of_change, of_either, wordings)


@lru_cache(maxsize=2**10)
def columns_of(names: tuple[str, ...], stated: Stated) -> Columns:
    """Return what `find_columns` does, by the built-in names for keys whose stated ones it lacks.

    What looks for records in an object goes by the stated names alone, as what is around the
    records may have built-in ones.
    """
    known = frozenset(map(normal, names)) if stated else frozenset()
    met = tuple((key, of) for key, of in stated if not known.isdisjoint(map(normal, of)))
    return find_columns(names, met)


def _take_described(
    found: dict[str, tuple[str, ...]],
    names: tuple[str, ...],
    keys: Iterable[str],
    of_date: tuple[str, ...],
) -> dict[str, dict[str, str]]:
    """Add to *found* those of *names* that describe one of *keys* for which nothing is found.

    A date counts before those of changes. Return the columns of one text in several languages, as
    `Columns.wordings`.
    """
    without = {key for key in keys if not found[key]}
    if not of_date and "date" in keys and all(map(is_of_change, found["date"])):
        without.add("date")
    used = {*chain.from_iterable(found.values()), *of_date}
    met: dict[str, list[tuple[int, str]]] = {}
    for name in names if without else ():
        told = described(name) if name not in used else None
        if told and told[0] in without:
            met.setdefault(told[0], []).append((ranks()[told[0]][told[1]], name))
    wordings = {}
    for key, ranked in met.items():
        best = [name for _, name in sorted(ranked, key=itemgetter(0))]
        codes = {name: code for name in best if (code := language_described(name))}
        if key in _IN_LANGUAGES and 1 < len(best) == len(set(codes.values())):
            wordings[key] = codes
        found[key] = (*(best[:1] if key == "headline" else best), *found[key])
    return wordings


def _only_address(by_normal: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the columns of the one address that is called by a name of its own: "Reference URL".

    Of several, none says which leads to the headline. One of an outlet, a topic or any other column
    leads elsewhere.
    """
    ends = [
        name
        for name in by_normal
        if (end := _ADDRESS.search(name))
        and not OF_ELSE.search(name)
        and key_of(name[: end.start()]) in (None, "headline", "url")
    ]
    return tuple(by_normal[ends[0]]) if len(ends) == 1 else ()


def _addresses_beside(names: Iterable[str], by_normal: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the columns of where what is called by *names* leads: "Title_URL", "link-href"."""
    for name in names:
        for end in _ENDS_OF_ADDRESSES:
            yield from by_normal.get(f"{normal(name)}{end}", ())


def _is_of_persons(
    found: Mapping[str, tuple[str, ...]], by_normal: Mapping[str, list[str]]
) -> bool:
    """Return whether a table without days of publication is one of people, whose titles are "Dr".

    Their names may stand beside those of articles that have addresses. Exports of Slack list users
    and channels beside the messages.
    """
    titles = {*map(normal, found["headline"])}
    if not titles <= normals(ALSO_OF_PERSONS) | {"name"}:
        return False
    names = normals(_NAMES_OF_PERSONS)
    if len(by_normal) > 2:  # else what is asked is which of two columns has the headlines
        names |= normals(NAMES_OF_THINGS) - titles
    placed = {*map(normal, found["url"])}.difference(MAY_BE_ADDRESSES)
    of_names = not placed and not names.isdisjoint(by_normal)
    return of_names or not normals(_OF_PERSONS).isdisjoint(by_normal)


def _is_of_heads(found: Mapping[str, tuple[str, ...]], by_normal: Mapping[str, list[str]]) -> bool:
    """Return whether what a table has of a `head` is who leads a department, not a headline."""
    heads = {*map(normal, found["headline"])} == {"head"}
    return heads and not normals(_HEADED).isdisjoint(by_normal)


def _of_change(
    dates: Iterable[str], by_normal: Mapping[str, list[str]], stated: Stated
) -> frozenset[str]:
    """Return those of *dates* that dates no headline, as another column is there for that.

    Neither does any of them in a list of links that somebody saved.
    """
    if any(key == "date" for key, _ in stated):
        return frozenset()
    late = frozenset(filter(is_of_change, dates))
    of_bookmarks = any(normals(names) <= by_normal.keys() for names in OF_BOOKMARKS)
    return late if of_bookmarks or len(late) < len(tuple(dates)) else frozenset()


def _parts_of_date(by_normal: Mapping[str, list[str]]) -> tuple[str, ...]:
    known = (names.split(";") for names in PARTS_OF_DATES)
    parts = [next((met[0] for n in of if (met := by_normal.get(normal(n)))), "") for of in known]
    year, month, day = parts
    return tuple(filter(None, (year, month, day))) if year and month else ()


def date_of_parts(parts: Iterable[str]) -> str:
    """Return the date of a year, a month and perhaps a day as one text, empty without a year.

    >>> date_of_parts(["2015", "5", "12"]), date_of_parts(["2015", "May", ""])
    ('2015-05-12', 'May 2015')
    """
    year, month, day = islice(chain(parts, ("",)), 3)
    if not month or not year:
        return year
    if month.isdecimal():
        return "-".join(part.zfill(2) for part in (year, month, day) if part)
    return " ".join(filter(None, (day, month, year)))
