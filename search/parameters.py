"""The named parameters of a search: one grammar for URLs, forms and the command line.

`parse_parameters(format_parameters(query))` gives the query back: that is what makes every search
a link. The names are a contract (see the README); aliases are accepted and never written.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_args

from search.documents import Kind
from search.engine import QUERY_LENGTH, QueryTooLong
from search.facets import FACETS
from search.periods import parse_period
from search.query import DateRange, Filter, Match, Query, Sort, Undated, Words
from search.results import Notice

ALIASES = {
    "lang": "language",
    "from-date": "from",
    "to-date": "to",
    "page-size": "size",
    "order-by": "sort",
}
MAX_SIZE = 200
MAX_PAGE = 1_000_000

_CHOICES: dict[str, tuple[str, ...]] = {
    "undated": get_args(Undated),
    "match": get_args(Match),
    "words": get_args(Words),
    "translate": ("on", "off"),
    "sort": get_args(Sort),
}
_NUMBERS = {"page": MAX_PAGE, "size": MAX_SIZE}
_FACETS = tuple(facet.id for facet in FACETS)
_REPEATABLE = (*_FACETS, "skip")
NAMES = ("q", *_REPEATABLE, "from", "to", *_CHOICES, *_NUMBERS)
"""Every parameter's name, in the order in which links write them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter's value that cannot be used, why, and what could stand there."""

    parameter: str
    value: str
    message: str
    allowed: tuple[str, ...] = ()


class ParameterFaults(ValueError):
    """Some parameters cannot be used; *faults* has all of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{f.parameter}: {f.message}" for f in faults))
        self.faults = faults


def parse_parameters(
    pairs: Iterable[tuple[str, str]], today: date | None = None
) -> tuple[Query, tuple[Notice, ...]]:
    """Return the query that *pairs* of name and value ask for, and what the asker should know.

    An empty value counts as absent, as forms send it, and a parameter that stands once counts
    with its last value. Unknown names are left out with a notice, so that a tracker's addition
    does not break a footnote. Dates that count from *today* are refused without it. Raises
    `ParameterFaults` with all faults at once, and `QueryTooLong`.
    """
    single: dict[str, str] = {}
    repeated: dict[str, list[str]] = {name: [] for name in _REPEATABLE}
    notices = []
    for given, raw in pairs:
        name = ALIASES.get(given, given)
        value = _clean(raw)
        if name not in NAMES:
            notices.append(Notice("unknown_parameter", f"{given} is no parameter here", given))
        elif not value:
            continue
        elif name in repeated:
            repeated[name].append(value)
        else:
            single[name] = value

    faults: list[Fault] = []
    changes: dict[str, Any] = {"text": single.get("q", "")}
    if len(changes["text"]) > QUERY_LENGTH:
        raise QueryTooLong(f"a query has at most {QUERY_LENGTH} characters")
    for name, allowed in _CHOICES.items():
        if name in single:
            if single[name] not in allowed:
                faults.append(Fault(name, single[name], f"one of {', '.join(allowed)}", allowed))
            changes[name] = single[name] == "on" if name == "translate" else single[name]
    for name, most in _NUMBERS.items():
        if name in single:
            number = _whole_number(single[name])
            if number is None or not 1 <= number <= most:
                faults.append(Fault(name, single[name], f"a whole number from 1 to {most}"))
            changes[name] = number
    changes["dates"] = _dates(single, faults, today)
    changes["filters"] = tuple(
        _filter(facet, value, faults) for facet in _FACETS for value in repeated[facet]
    )
    changes["skip"] = tuple(repeated["skip"])
    if faults:
        raise ParameterFaults(tuple(faults))
    return Query(**changes), tuple(notices)


def format_parameters(query: Query) -> list[tuple[str, str]]:
    """Return the shortest pairs that ask for *query*, in one order, defaults left out."""
    default = Query()
    pairs = [("q", query.text)]
    pairs += [(f.facet, f"-{f.value}" if f.excluded else f.value) for f in query.filters]
    pairs += [("skip", variant) for variant in query.skip]
    if query.dates.start:
        pairs.append(("from", query.dates.start.isoformat()))
    if query.dates.end:
        pairs.append(("to", (query.dates.end - timedelta(days=1)).isoformat()))
    for name in ("undated", "match", "words", "sort", "page", "size"):
        value = getattr(query, name)
        if value != getattr(default, name):
            pairs.append((name, str(value)))
    if not query.translate:
        pairs.append(("translate", "off"))
    return [(name, value) for name, value in pairs if value]


def _clean(raw: str) -> str:
    """Return *raw* as NFC without control characters and outer white space."""
    printable = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in raw)
    return unicodedata.normalize("NFC", printable).strip()


def _whole_number(text: str) -> int | None:
    # int() reads Arabic-Indic digits, which is wanted, and refuses over 4,300 digits by raising.
    try:
        return int(text)
    except ValueError:
        return None


def _dates(single: dict[str, str], faults: list[Fault], today: date | None) -> DateRange:
    ends: dict[str, DateRange] = {}
    for name in ("from", "to"):
        if name in single:
            try:
                ends[name] = parse_period(single[name], today)
            except ValueError as error:
                faults.append(Fault(name, single[name], str(error)))
    dates = DateRange(ends.get("from", DateRange()).start, ends.get("to", DateRange()).end)
    if dates.start and dates.end and dates.start >= dates.end:
        faults.append(Fault("to", single["to"], f"a day not before {dates.start}"))
    return dates


def _filter(facet: str, value: str, faults: list[Fault]) -> Filter:
    excluded = value.startswith("-")
    chosen = value.removeprefix("-")
    if facet == "kind" and chosen not in get_args(Kind):
        allowed = get_args(Kind)
        faults.append(Fault(facet, value, f"one of {', '.join(allowed)}", allowed))
    return Filter(facet, chosen, excluded)
