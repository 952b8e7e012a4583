"""What stands around records in JSON: the day, the section, the feed, the edition they are of."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any

from corpus.dates import read_date
from corpus.readers.json_files.json_wrappers import unwrapped
from corpus.readers.records.column_names import is_of_change, key_of
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.shapes import (
    has_date,
    is_dated_record,
    is_record,
    is_titled,
    names_address,
    with_shared,
)
from corpus.readers.records.values import date_value

Path = tuple[str, ...]

_IN_OTHER_LANGUAGES = "localizations"  # as Strapi has them
# What a section, a feed or an issue has its articles in.
_GROUPS = frozenset(
    ("articles", "stories", "posts", "headlines", "news", "entries", "items", "summaries")
)
_OF_ARTICLES = frozenset(("articles", "stories", "news"))  # and of nothing else
_TOLD_ELSEWHERE = "stories"  # of an event, beside the one that SerpApi highlights
_TEXTS_OF_ARTICLES = frozenset(("body", "content", "html", "text", "byline", "author", "authors"))


def grouped(value: object, stated: Stated, called: str = "") -> list[object]:
    """Return the record that *value* is or has, or those of the day or section that it is.

    Its date, topic, source and language are those of each of its records that have none, and so is
    its title where the array that it stands in is *called* sections, say, or feeds. A record may
    have itself in other languages within it.
    """
    record = unwrapped(value, stated)
    if not isinstance(record, dict):
        return [record]
    if is_record(record, stated) and not (record is value and _is_group(record, called, stated)):
        if record is not value and isinstance(value, dict) and not is_record(value, stated):
            told_elsewhere = value.get(_TOLD_ELSEWHERE)
            if isinstance(told_elsewhere, list):
                return [record, *(unwrapped(one, stated) for one in told_elsewhere)]
        others = record.get(_IN_OTHER_LANGUAGES)
        others = others.get("data") if isinstance(others, dict) else others
        if not isinstance(others, list):
            return [record]
        found = (unwrapped(other, stated) for other in others)
        own = {key: record[key] for key in record if key != _IN_OTHER_LANGUAGES}
        days = {key: own[key] for key in find_columns(tuple(own), stated).names["date"]}
        return [
            own,
            *(
                with_shared(own, {**days, **one}, stated)
                for one in found
                if isinstance(one, dict) and is_record(one, stated)
            ),
        ]
    lists = [
        [unwrapped(item, stated) for item in member]
        for member in record.values()
        if isinstance(member, list)
    ]
    titled = [
        items
        for items in lists
        if any(isinstance(item, dict) and is_titled(item, stated) for item in items)
    ]
    group = told_by_title(record, called, stated) if titled else record
    return [with_shared(group, item, stated) for items in titled for item in items] or [record]


def _is_group(record: Mapping[str, Any], called: str, stated: Stated) -> bool:
    """Return whether what has a title is a section, a feed or an issue, and has its articles.

    An article with others beside it has a day and an address of its own. One with a day alone may
    have pictures or comments as its items, one with an address alone others that are undated.
    """
    told = _told_by(called)
    if _GROUPS.isdisjoint(record) and not told:  # as most records are
        return False
    lists = ((key, of) for key, of in record.items() if told or key in _GROUPS)
    listed = [(key, items) for key, items in lists if isinstance(items, list) and items]
    if not listed:
        return False
    names = find_columns(tuple(record), stated).names
    dated = bool(names["date"])
    placed = names_address(names)
    if dated and placed:
        return False
    firsts = ((key, unwrapped(items[0], stated)) for key, items in listed)
    titled = [(key, of) for key, of in firsts if isinstance(of, dict) and is_titled(of, stated)]
    if dated:
        return any(key in _OF_ARTICLES for key, _ in titled)
    if told:
        return bool(titled)
    return any(
        has_date(item, stated)
        or (not placed and key in _OF_ARTICLES and is_dated_record(item, stated))
        for key, item in titled
    )


@lru_cache(maxsize=2**8)
def _told_by(called: str) -> str:
    """Return which of our keys the titles in the array *called* so are for, topic or source."""
    one = called.removesuffix("s")
    keys = (key_of(name) for name in (called, one, f"{one} title") if called)
    return next((key for key in keys if key in ("topic", "source")), "")


def told_by_title(group: Mapping[str, Any], called: str, stated: Stated) -> Mapping[str, Any]:
    """Return *group* with its title as the topic or outlet that the array *called* so lists."""
    key = _told_by(called)
    names = find_columns(tuple(group), stated).names
    title = next((group[name] for name in names["headline"]), None)
    return {**group, key: title} if key and isinstance(title, str) and not names[key] else group


def dated_by_key(record: Any, path: Path, stated: Stated) -> Any:
    """Return *record* with the date that the last keys of its *path* are, if it has none.

    They are one date, or a year, a month and perhaps a day.
    """
    date = _date_of(path) if path else ""
    if not date or not isinstance(record, dict):
        return record
    return record if find_columns(tuple(record), stated).names["date"] else {**record, "date": date}


@lru_cache(maxsize=2**10)
def _date_of(path: Path) -> str:
    """Return the date that the last keys of *path* are, empty if they are none."""
    numbers = list(takewhile(str.isdecimal, reversed(path)))[:3]
    begins_with_year = len(numbers) > 1 and len(numbers[-1]) == len("2015")
    date = "-".join(reversed(numbers)) if begins_with_year else path[-1]
    return date if read_date(date) else ""


def _is_publication(name: str, value: Any) -> bool:
    """Return whether the *value* called *name* is a day on which something was published."""
    text = "" if is_of_change(name) else date_value(value)
    return bool(text) and read_date(str(text)) is not None


def around(value: Any, path: Path, stated: Stated, note: Callable[[str], None]) -> dict[str, Any]:
    """Return what the edition says in which the array at *path* stands, if that has no dates.

    It is the innermost object with a day around the array, whatever else is around it; *note* is
    told of the day. An article with an address or a text of its own has other ones beside it.
    """
    items: Any = value
    outer = [items := items[key] for key in path]
    if not path or not isinstance(outer[-1], list):
        return {}
    members = (one for item in outer[-1] for one in grouped(item, stated, path[-1]))
    if any(not isinstance(one, dict) or has_date(one, stated) for one in members):
        return {}
    for of in reversed((value, *outer[:-1])):
        names = find_columns(tuple(of), stated).names
        days = [name for name in names["date"] if _is_publication(name, of[name])]
        if not days:
            continue
        placed = names_address(names)
        if (placed and names["headline"]) or not _TEXTS_OF_ARTICLES.isdisjoint(of):
            return {}
        note(f"{days[0]}: the day of all the records that it stands around")
        shared = [*days, *(name for key in ("source", "language") for name in names[key])]
        return {name: of[name] for name in shared if not isinstance(of[name], list)}
    return {}
