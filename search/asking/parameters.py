"""The named parameters of a search: one grammar for URLs, forms and the command line.

`parse_parameters(format_parameters(query))` gives the query back, so every search has a link. The
names are a contract (see the README); aliases are read and never written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from html import unescape
from types import MappingProxyType
from typing import Any, Literal, get_args
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from search.asking.cursors import format_cursor, parse_cursor
from search.asking.field_names import facet_values, is_known, is_listed
from search.asking.numeric_dates import numeric_readings
from search.errors import QUERY_LENGTH, QueryTooLong
from search.language.annotations import WHAT
from search.values.facets import FACETS, FACETS_BY_ID
from search.values.query import By, DateRange, Filter, Match, Query, Sort, Undated, Words
from search.values.warnings import QueryWarning

ALIASES = {
    "lang": "language",
    "from-date": "from",
    "to-date": "to",
    "page-size": "size",
    "order-by": "sort",
}
MAX_SIZE = 200
MAX_PAGE = 1_000_000

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "undated": get_args(Undated),
        "match": get_args(Match),
        "words": get_args(Words),
        "by": get_args(By),
        "meaning": ("on", "off"),
        "translate": ("on", "off"),
        "names": ("on", "off"),
        "explain": ("on", "off"),
        "fold": ("on", "off"),
        "sort": get_args(Sort),
    }
)
"""The parameters with a fixed choice of values, and these values."""

NUMBERS: Mapping[str, int] = MappingProxyType({"page": MAX_PAGE, "size": MAX_SIZE})
"""The parameters that are whole numbers from 1, and their maximum."""

_ONE_DAY = timedelta(days=1)
_DEFAULTS = tuple(
    (name, getattr(Query(), name))
    for name in ("undated", "match", "words", "by", "sort", "page", "size")
)
_SWITCHES = ("translate", "meaning", "names", "explain", "fold")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});")
_TAG = re.compile(r"</?(?:a|b|em|i|mark|span|strong)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MOST_ESCAPED = 5  # times that a text was escaped anew; of more, nobody knows what was typed
_BREAK = re.compile(r"</?(?:br|h[1-6]|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_NO_TEXT = "\ufffd"
_PRINTED = {"Cc": " ", "Cs": _NO_TEXT}  # in place of a character, by its category
_VERSION = re.compile(r"[0-9]{1,12}(\.[0-9a-f]{4})?")
REPEATABLE = (*FACETS_BY_ID, "skip", "name")
NAMES = ("q", *REPEATABLE, "copies", "from", "to", *CHOICES, *NUMBERS, "as_of", "cursor")
"""All parameters, in the order in which commands and the API describe them."""

ABOUT: Mapping[str, str] = MappingProxyType(
    {
        "q": f"Query text, at most {QUERY_LENGTH} characters; without it, all documents match.",
        **{
            field.id: f"Only {field.about}; -{field.id.upper()} leaves it out. Repeatable."
            for field in FACETS
        },
        "skip": "An equivalent to leave out, or that of one language (es:fraude). Repeatable.",
        "name": "A name in another script that is also searched for, as an answer offers it.",
        "copies": "Only the headline with this id and its near-copies.",
        "from": 'First day: 2014, 2014-09, 2014-09-30, or a phrase such as "March 2015".',
        "to": "Last day, included.",
        "undated": "include, exclude or only documents without a date.",
        "match": "stem for all forms of a word, exact for the words as typed.",
        "words": "all or any: how many of the words a hit must hold.",
        "by": "words, or meaning: what says about the same, in any language, nearest first.",
        "meaning": "on or off: also show what is near in meaning in other languages.",
        "translate": "on or off: also search for the glossary's equivalents.",
        "names": "on or off: also search for names as the archive's other scripts spell them.",
        "sort": "relevance, newest, oldest or meaning: by words and a fifth by meaning.",
        "explain": "on or off: also explain each hit, part by part of its score.",
        "fold": "on or off: show near-copies of a headline once; on by default on pages alone.",
        "page": "Page of the result, from 1.",
        "size": f"Results on a page, 1 to {MAX_SIZE}.",
        "as_of": "The answer as this version of the index gave it, as long as it is kept.",
        "cursor": "Where to go on with the whole result; take it from links.next of an answer.",
    }
)
"""The meaning of each parameter, for the command line and the API's description."""


FaultCode = Literal["choice", "number", "date", "calendar", "version", "digest", "cursor",
    "queries", "quantity", "length",
]  # fmt: skip


class Fault(Struct, frozen=True, gc=False):
    """A parameter's value that cannot be used.

    *code* names the case. *message* says in English what could stand there, or, of a date or a
    cursor, why it cannot be read. *allowed* are all values of a parameter that has few.
    """

    parameter: str
    value: str
    code: FaultCode
    message: str
    allowed: tuple[str, ...] = ()


Newest = Callable[[str], date | None]
"""Gives the newest day of a version of the archive, empty for the newest; None if it has none."""


class ParameterFaults(ValueError):
    """Some parameters cannot be used; *faults* has all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{f.parameter}: {f.message}" for f in faults))
        self.faults = faults


def parse_parameters(
    pairs: Iterable[tuple[str, str]], newest: Newest | None = None
) -> tuple[Query, tuple[QueryWarning, ...]]:
    """Return what `read_parameters` does, where nothing is at fault.

    Raises `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    query, warnings, faults = read_parameters(pairs, newest)
    if faults:
        raise ParameterFaults(faults)
    return query, warnings


def read_parameters(
    pairs: Iterable[tuple[str, str]], newest: Newest | None = None
) -> tuple[Query, tuple[QueryWarning, ...], tuple[Fault, ...]]:
    """Return the query for *pairs* of name and value, warnings, and faults.

    An empty value counts as absent, as forms send it. Of a parameter that is not repeatable the
    last value counts, and a warning says so if they differ. An unknown name is ignored with a
    warning, so that a tracker's addition does not break a footnote. A language goes by its name,
    too, and several values may share one parameter ("en,es"). Dates the wrong way round are
    swapped. A warning says what was understood. Dates such as "last 5 years" are counted back from
    what *newest* gives, which is asked for nothing else; without it they are refused. The query has
    no value that is at fault; a cursor is one unless it is of the others.
    Raises `QueryTooLong`.
    """
    reading = _Reading(pairs)
    query = reading.query(newest)
    return query, tuple(reading.warnings), tuple(reading.faults)


def format_parameters(query: Query) -> list[tuple[str, str]]:
    """Return the fewest pairs of name and value for *query*, always in the same order."""
    pairs = [("q", query.text)] if query.text else []
    if query.filters:
        pairs += filter_parameters(query.filters)
    if query.skip:
        pairs += [("skip", variant) for variant in query.skip if variant]
    if query.name:
        pairs += [("name", name) for name in query.name if name]
    if query.dates:
        pairs += date_parameters(query.dates)
    for name, default in _DEFAULTS:
        value = getattr(query, name)
        if value != default:
            pairs.append((name, str(value)))
    if not query.translate:
        pairs.append(("translate", "off"))
    if not query.meaning:
        pairs.append(("meaning", "off"))
    if query.names:
        pairs.append(("names", "on"))
    if query.explain:
        pairs.append(("explain", "on"))
    if query.fold is not None:
        pairs.append(("fold", "on" if query.fold else "off"))
    if query.copies:
        pairs.append(("copies", query.copies))
    if query.as_of:
        pairs.append(("as_of", query.as_of))
    if query.cursor:
        pairs.append(("cursor", format_cursor(query)))
    return pairs


def filter_parameters(filters: Iterable[Filter]) -> list[tuple[str, str]]:
    """Return the pairs of name and value for *filters*."""
    return [(f.facet, f"-{f.value}" if f.excluded else f.value) for f in filters if f.value]


def date_parameters(dates: DateRange) -> list[tuple[str, str]]:
    """Return the pairs of name and value for *dates*, of which both ends count."""
    pairs = [("from", dates.start.isoformat())] if dates.start else []
    if dates.end:
        pairs.append(("to", (dates.end - _ONE_DAY).isoformat()))
    return pairs


def _clean(raw: str) -> str:
    """Return *raw* as NFC without control characters and outer white space.

    A byte of a command that is no text, which Python reads as a surrogate, is U+FFFD as in a URL.
    """
    printable = "".join(_PRINTED.get(unicodedata.category(c), c) for c in raw)
    return unicodedata.normalize("NFC", printable).strip()


def _as_text(typed: str) -> str:
    """Return *typed* without what an address or the source of a page has in place of its signs.

    The result is one that stays as it is, so that the links of a page find what the page finds.
    """
    text = typed
    for _ in range(_MOST_ESCAPED):
        decoded = _decoded(text)
        if decoded == text:
            return text
        text = decoded
    return typed


def _decoded(text: str) -> str:
    if "%" in text and " " not in text and _ESCAPED.search(text) and "://" not in text:
        with suppress(UnicodeDecodeError):
            text = _clean(unquote(text.replace("+", " "), errors="strict"))
    if "&" in text and _ENTITY.search(text):
        text = _clean(_ENTITY.sub(lambda found: unescape(found[0]), text))
    if "<" in text and (untagged := _TAG.sub("", _BREAK.sub(" ", text))) != text:
        text = " ".join(untagged.split())
    return text


def _whole_number(text: str) -> int | None:
    # int() reads Arabic-Indic digits, as it should, and raises for more than 4,300 digits.
    try:
        return int(text)
    except ValueError:
        return None


class _Reading:
    """The values of *pairs*; *warnings* and *faults* are those of all that was read of them."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.warnings: list[QueryWarning] = []
        self.faults: list[Fault] = []
        self._single: dict[str, str] = {}
        self._repeated: dict[str, list[str]] = {name: [] for name in REPEATABLE}
        for given, raw in pairs:
            self._take(given, ALIASES.get(given, given), _clean(raw))

    def _take(self, given: str, name: str, value: str) -> None:
        if name not in NAMES:
            self.warnings.append(QueryWarning("unknown_parameter", given))
            return
        if not value:
            return
        if _NO_TEXT in value:
            self.warnings.append(QueryWarning("not_utf_8", name, value))
        if name in self._repeated:
            self._repeated[name].append(value)
        else:
            if self._single.get(name, value) != value:
                self.warnings.append(QueryWarning("repeated_parameter", name))
            self._single[name] = value

    def query(self, newest: Newest | None) -> Query:
        """Return the query, without the values that are at fault. Raises `QueryTooLong`."""
        query = Query(
            text=self._text(),
            **self._choices(),
            **self._numbers(),
            dates=self._dates(newest),
            filters=tuple(self._filters()),
            skip=tuple(self._repeated["skip"]),
            name=tuple(self._repeated["name"]),
            copies=self._single.get("copies", ""),
            as_of=self._version(),
        )
        # Last, as it belongs to all the others.
        cursor = self._single.get("cursor")
        try:
            return replace(query, page=1, cursor=parse_cursor(cursor, query)) if cursor else query
        except ValueError as error:
            self._fault("cursor", "cursor", str(error))
            return query

    def _text(self) -> str:
        typed = self._single.get("q", "")
        text = _as_text(typed)
        if text != typed:
            self.warnings.append(QueryWarning("value_repaired", "q", text))
        if len(unicodedata.normalize("NFKC", text)) > QUERY_LENGTH:
            raise QueryTooLong(f"a query has at most {QUERY_LENGTH} characters")
        return text

    def _choices(self) -> dict[str, Any]:
        chosen: dict[str, Any] = {}
        for name, allowed in CHOICES.items():
            value = self._single.get(name)
            if value is None:
                continue
            if value in allowed:
                chosen[name] = value == "on" if name in _SWITCHES else value
            else:
                self.faults.append(_no_choice(name, value, allowed))
        return chosen

    def _numbers(self) -> dict[str, Any]:
        numbers: dict[str, Any] = {}
        for name, most in NUMBERS.items():
            if name in self._single:
                number = _whole_number(self._single[name])
                if number is not None and 1 <= number <= most:
                    numbers[name] = number
                else:
                    self._fault(name, "number", f"a whole number from 1 to {most}")
        return numbers

    def _version(self) -> str:
        version = self._single.get("as_of", "")
        if not version or _VERSION.fullmatch(version):
            return version
        self._fault("as_of", "version", "a version as index.as_of of an answer has it")
        return ""

    def _dates(self, newest: Newest | None) -> DateRange:
        names = [name for name in ("from", "to") if name in self._single]
        if not names:
            return DateRange()
        from search.asking.calendar_periods import NoSuchDay
        from search.asking.periods import between, needs_newest, parse_range  # slow patterns

        read, other = numeric_readings([self._single[name] for name in names])
        ends = {"from": DateRange(), "to": DateRange()}
        for name, text in zip(names, read, strict=True):
            version = self._single.get("as_of", "")
            counted_from = newest(version) if newest and needs_newest(text) else None
            try:
                ends[name], swapped = parse_range(text, counted_from)
            except ValueError as error:
                code: FaultCode = "calendar" if isinstance(error, NoSuchDay) else "date"
                self._fault(name, code, str(error))
                other = []
            else:
                if swapped:
                    iso = ends[name].iso
                    self.warnings.append(QueryWarning("reversed_dates", name, iso))
                elif counted_from:
                    start, end = ends[name].start, ends[name].end
                    used = DateRange(start, None) if name == "from" else DateRange(None, end)
                    self.warnings.append(QueryWarning("counted_back", name, used.iso))
        dates, swapped = between(ends["from"], ends["to"])
        if swapped:
            self.warnings.append(QueryWarning("reversed_dates", "from", dates.iso))
        if other:
            ends |= {name: parse_range(t)[0] for name, t in zip(names, other, strict=True)}
            iso = between(ends["from"], ends["to"])[0].iso
            self.warnings.append(QueryWarning("day_first", names[0], iso))
        return dates

    def _filters(self) -> Iterator[Filter]:
        for facet in FACETS_BY_ID:
            for given in self._repeated[facet]:
                yield from self._filters_of(facet, given)

    def _filters_of(self, facet: str, given: str) -> Iterator[Filter]:
        typed = given.removeprefix("-")
        # The archive knows the names of what is not listed, and what it lacks is told as typed.
        values = facet_values(facet, typed) if is_listed(facet) else (typed.strip(),)
        choices = FACETS_BY_ID[facet].choices
        if choices and not set(choices).issuperset(values):
            self.faults.append(_no_choice(facet, given, choices))
            return
        if facet == "quantity" and not all(is_known(facet, value) for value in values):
            message = (
                f"one of {', '.join(WHAT)}, or such as arrests>100, money<=5000 EUR, deaths=3..9"
            )
            self.faults.append(Fault(facet, given, "quantity", message, WHAT))
            return
        if is_listed(facet) and values != (FACETS_BY_ID[facet].parsed(typed),):
            self.warnings.append(QueryWarning("value_repaired", facet, ", ".join(values)))
        for value in values:
            yield Filter(facet, value, given.startswith("-"))

    def _fault(self, name: str, code: FaultCode, message: str) -> None:
        self.faults.append(Fault(name, self._single[name], code, message))


def _no_choice(name: str, value: str, allowed: tuple[str, ...]) -> Fault:
    return Fault(name, value, "choice", f"one of {', '.join(allowed)}", allowed)
