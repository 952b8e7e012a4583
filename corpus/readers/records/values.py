"""The values of records as text: what tools put into objects and lists, dates, and keywords."""

import ast
import json
import warnings
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

import regex

from corpus.languages import language_code
from corpus.readers.records.column_names import (
    NAMES_OF_THINGS,
    holds_several,
    key_of,
    normal,
    normals,
)


def in_languages(value: Mapping[str, Any]) -> dict[str, str]:
    """Return the texts in *value* by the codes of their languages, empty if it has other keys.

    A language in which there is none may have a null.
    """
    told = {name: text for name, text in value.items() if not name.startswith("_")}  # of Sanity
    found = {language_code(name) if len(name) <= _LONGEST_CODE else None: name for name in told}
    if None in found or not all(text is None or isinstance(text, str) for text in told.values()):
        return {}
    texts = {code: told[name] for code, name in found.items() if code}
    return {code: text for code, text in texts.items() if text and text.strip()}


_LONGEST_CODE = 5  # en-GB
_VALUES = (
    "@value", "value", "main", "basic", "default", "rendered", "display_name", "displayName",
    "plain_text", "name", "label", "title", "webTitle", "term", "text", "stringValue", "S",
    "domain", "#text", "content", "literal", "raw", "href", "url", "@id",
)  # fmt: skip


def plain_value(value: Any) -> str | None:
    """Return *value* as text, None if it is none.

    An object counts by the part that tools put its text in, or by that of the one object that they
    wrap it in, a list by its first item.
    """
    while isinstance(value, dict) and (key := _wrapper(value)):
        value = value[key]
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        if {str, dict} <= set(map(type, value)):  # a text with links and bold parts in it
            return "".join(v if isinstance(v, str) else plain_value(v) or "" for v in value)
        return plain_value(value[0]) if value and not isinstance(value[0], list) else None
    if isinstance(value, dict):
        texts = {name: text for name, text in value.items() if isinstance(text, str)}
        found = (name for name in _VALUES if name in texts)
        named = next(found, None) or next(filter(_names_thing, texts), None)
        return texts[named].strip() if named is not None else None
    return None


def _names_thing(name: str) -> bool:
    return normal(name) in normals(NAMES_OF_THINGS) or key_of(name) == "headline"


def told_in(text: str) -> Any:
    """Return the object or list that a cell has as JSON or Python writes it, else its *text*.

    >>> told_in("{'id': None, 'name': 'BBC News'}"), told_in('["a", "b"]'), told_in("[Video] Fire")
    ({'id': None, 'name': 'BBC News'}, ['a', 'b'], '[Video] Fire')
    """
    if f"{text[:1]}{text[-1:]}" not in ("{}", "[]") or len(text) > _LONGEST_TOLD:
        return text
    with suppress(ValueError, RecursionError):
        return json.loads(text)
    with suppress(ValueError, SyntaxError, MemoryError, RecursionError), warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # of "\d", since it is compiled
        return ast.literal_eval(text)
    return text


_LONGEST_TOLD = 2**12


def listed(value: Any) -> list[Any]:
    """Return the items of *value*, whatever tools wrap them in, itself if it is no list.

    >>> listed({"edges": [{"node": {"name": "Health"}}]})
    [{'node': {'name': 'Health'}}]
    """
    while isinstance(value, dict):
        found = (value[key] for key in _LISTS if isinstance(value.get(key), list | dict))
        inner = next(found, None)
        if inner is None:
            break
        value = inner
    return value if isinstance(value, list) else [value]


_LISTS = ("edges", "nodes", "data", "items")
_WRAPPERS = ("node", "attributes", "fields", "data")


def _wrapper(value: Mapping[str, Any]) -> str:
    """Return the key in *value* of what it wraps, empty if it has a text of its own."""
    kind = value.get("type")
    if isinstance(kind, str) and isinstance(value.get(kind), str | dict | list):  # of Notion
        return kind
    if any(isinstance(value.get(name), str) for name in _VALUES):
        return ""
    return next((key for key in _WRAPPERS if isinstance(value.get(key), dict)), "")


def is_missing(text: str) -> bool:
    """Return whether *text* is what pandas, R, spreadsheets or JavaScript write for no value.

    >>> is_missing("NaN"), is_missing("#N/A"), is_missing("Nothing")
    (True, True, False)
    """
    return len(text) <= LONGEST_MISSING and text.casefold() in _MISSING


_MISSING = frozenset(
    ("nan", "nat", "none", "null", "n/a", "#n/a", "na", "<na>", "undefined", "(null)", "-", "--")
)
LONGEST_MISSING = max(map(len, _MISSING))
"""No more characters has what is written for no value."""

NO_DAY = "0000-00-00"
"""A date that is none begins so, as MySQL writes it."""


def date_value(value: Any) -> str | None:
    """Return the text of a date, of a list the first; None if *value* is none.

    A year may be a number, a list the numbers of a year, a month, a day and a time, as Jackson
    writes them. Dates of CSL (`date-parts`), MongoDB (`$date`), PHP (`date`), Firestore
    (`_seconds`), Java (`year`, `monthValue`, `dayOfMonth`) and calendars (`dateTime`, `start`) are
    objects, and so are spans of DPLA (`begin`).
    """
    if isinstance(value, str):
        found = _MICROSOFT.fullmatch(value) if "/Date(" in value else None
        return found[1] if found else value.strip()
    if isinstance(value, Decimal):  # as a large document has it
        value = float(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and value and not isinstance(value[0], list):
        return _of_numbers(value) if _are_parts(value) else date_value(value[0])
    if isinstance(value, dict):
        if value.get("type") == "date" and isinstance(value.get("date"), dict):
            value = value["date"]
        parts = value.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list):
            return _of_numbers(parts[0])
        if isinstance(value.get("$date"), dict):
            return date_value(value["$date"].get("$numberLong"))
        for name in _DATES:
            if isinstance(value.get(name), str | int):
                return date_value(value[name])
        numbers = [
            next((value[name] for name in names if name in value), None) for names in _NUMBERS
        ]
        if _are_parts(numbers[:2]):
            return _of_numbers(numbers)
    return None


def _are_parts(values: list[Any]) -> bool:
    """Return whether *values* are the numbers of a year, a month and perhaps more of a date."""
    numbers = all(isinstance(value, int | Decimal) for value in values)
    return numbers and len(values) > 1 and values[0] > _MOST_MONTHS >= values[1] > 0


def _of_numbers(parts: list[Any]) -> str:
    return "-".join(
        str(part).zfill(2) for part in parts[:3] if isinstance(part, int | str | Decimal)
    )


_MOST_MONTHS = 12
_NUMBERS = (("year",), ("monthValue", "month"), ("dayOfMonth", "day"))
_DATES = (
    "$date", "raw", "literal", "value", "@value", "_value", "date", "dateTime", "iso", "start",
    "begin", "_seconds", "seconds", "timestampValue", "stringValue", "S",
)  # fmt: skip
_MICROSOFT = regex.compile(r"\s*/Date\((\d+)(?:[+-]\d{4})?\)/\s*")  # as ASP.NET writes JSON
_PARTS = regex.compile(r"\s*[;|]\s*")


def labels(text: str, name: str) -> list[str]:
    """Return the topics in a cell of the column *name*, parted by `;`, `|` or, keywords, `,`."""
    parts = _PARTS.split(text)
    if len(parts) == 1 and holds_several(name):
        parts = text.strip("[]").split(",")
    return [part for part in (part.strip(" '\"") for part in parts) if part]
