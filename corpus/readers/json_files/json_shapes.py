"""Finds the records in a JSON document, whatever wraps them.

What tools put records in: an array; an object with the array in it, at most four deep
(`articles`, `response.docs`, `hits.hits` with `_source`); pandas' objects of columns, of rows and
of `columns` and `data`; an array of arrays with the header first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any

import regex

from corpus.addresses import web_address
from corpus.dates import read_date
from corpus.readers.json_files.social_posts import of_facebook, of_hypothesis, of_slack
from corpus.readers.records.column_names import (
    MAY_BE_ADDRESSES,
    OF_A_CHANGE,
    POSTS,
    key_of,
    normal,
    normals,
)
from corpus.readers.records.columns import Stated, find_columns

DEEPEST_WRAPPER = 4
"""So many objects may stand one in another around an array of records."""

_CONTAINERS = frozenset(
    (
        *("articles", "items", "results", "docs", "documents", "hits", "data", "value", "news"),
        *("stories", "entries", "posts", "records", "rows", "response", "feed", "headlines"),
        *("itemlistelement", "newsitems", "hasPart", "list", "content", "result", "entry"),
        *("messages", "tweets", "statuses", "children", "ordereditems"),
    )
)
_WITHIN = ("_source", "item", "node", "attributes", "data", "article", "object", "post")
# Where tools of language processing and Google's search engine put what is known of a text.
_ABOUT = (("meta",), ("metadata",), ("pagemap", "metatags"))
_IN_OTHER_LANGUAGES = "localizations"  # as Strapi has them
# What a section, a feed or an issue has its articles in.
_GROUPS = frozenset(
    ("articles", "stories", "posts", "headlines", "news", "entries", "items", "summaries")
)
_OF_ARTICLES = frozenset(("articles", "stories", "news"))  # and of nothing else
_TOLD_ELSEWHERE = "stories"  # of an event, beside the one that SerpApi highlights
_MADE_IN_AIRTABLE = "createdTime"  # when the row was added, of whatever its fields tell
_WEAK = ("name", *POSTS)  # what a subject or an author has, too

_SHARED = ("topic", "source", "language")  # and the date
_MOST_ARRAYS = 10_000  # of a document that are looked for
_MOST_WRAPPERS = 100  # of an array that are looked into
_NESTED = frozenset({dict, list})  # as json makes them

Path = tuple[str, ...]


def paths_to_records(value: object, stated: Stated) -> tuple[list[Path], list[Path]]:
    """Return the keys that lead to the arrays of records in *value*, and those to the others.

    They are what tools wrap records in and all whose records have a date, else the first. An object
    that is a record itself counts before an array that no tool wraps records in: the pictures of an
    article, say, but not of what is only called something and has dated records.
    """
    if not isinstance(value, dict):
        return [], []
    found = list(islice(_arrays(value, (), stated), _MOST_ARRAYS))
    named = [path for path, _ in found if all(key.casefold() in _CONTAINERS for key in path)]
    alone = is_record(value, stated) and (
        is_dated_record(value, stated) or not any(dated for _, dated in found)
    )
    if not found or (alone and not named):
        return [], []
    best = named[:1] or [path for path, dated in found if dated][:1] or [found[0][0]]
    kept = [path for path, dated in found if dated or path in best]
    return kept, [path for path, dated in found if not dated and path not in best]


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
        found = [unwrapped(other, stated) for other in others]
        own = {key: record[key] for key in record if key != _IN_OTHER_LANGUAGES}
        return [own, *(with_shared(own, one, stated) for one in found if is_record(one, stated))]
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
    group = _told_by_title(record, called, stated) if titled else record
    return [with_shared(group, item, stated) for items in titled for item in items] or [record]


def _is_group(record: Mapping[str, Any], called: str, stated: Stated) -> bool:
    """Return whether what has a title is a section, a feed or an issue, and has its articles.

    An article with others beside it has a day and an address of its own. One with a day alone may
    have pictures or comments as its items, one with an address alone others that are undated.
    """
    if _GROUPS.isdisjoint(record):  # as most records are
        return False
    lists = ((key, record[key]) for key in _GROUPS.intersection(record))
    listed = [(key, items) for key, items in lists if isinstance(items, list) and items]
    if not listed:
        return False
    names = find_columns(tuple(record), stated).names
    dated = bool(names["date"])
    placed = any(normal(name) not in MAY_BE_ADDRESSES for name in names["url"])
    if dated and placed:
        return False
    firsts = ((key, unwrapped(items[0], stated)) for key, items in listed)
    titled = [(key, of) for key, of in firsts if isinstance(of, dict) and is_titled(of, stated)]
    if dated:
        return any(key in _OF_ARTICLES for key, _ in titled)
    if _told_by(called):
        return bool(titled)
    return any(
        has_date(item, stated)
        or (not placed and key in _OF_ARTICLES and is_dated_record(item, stated))
        for key, item in titled
    )


def _told_by(called: str) -> str:
    """Return which of our keys the titles in the array *called* so are for, topic or source."""
    one = called.removesuffix("s")
    keys = (key_of(name) for name in (called, one, f"{one} title") if called)
    return next((key for key in keys if key in ("topic", "source")), "")


def _told_by_title(group: Mapping[str, Any], called: str, stated: Stated) -> Mapping[str, Any]:
    """Return *group* with its title as the topic or outlet that the array *called* so lists."""
    key = _told_by(called)
    names = find_columns(tuple(group), stated).names
    title = next((group[name] for name in names["headline"]), None)
    return {**group, key: title} if key and isinstance(title, str) and not names[key] else group


def with_shared(group: Mapping[str, Any], item: Any, stated: Stated) -> Any:
    """Return *item* with what its *group* says and it does not."""
    if not isinstance(item, dict):
        return item
    ours, own = find_columns(tuple(group), stated), find_columns(tuple(item), stated)
    shared = [name for key in _SHARED if not own.names[key] for name in ours.names[key]]
    if not own.names["date"] and not own.of_date:
        shared += [*ours.names["date"], *ours.of_date]
    return {**{name: group[name] for name in shared if not isinstance(group[name], list)}, **item}


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


def records_within(
    value: Mapping[str, Any], stated: Stated, note: Callable[[str], None]
) -> list[object]:
    """Return the records that one object is or has, each unwrapped; *note* takes what is not."""
    if _NESTED.isdisjoint(map(type, value.values())):
        return [value]
    frame = reshaped(value, stated)
    if frame is not None:
        return frame
    if isinstance(value.get("translations"), list):  # as Directus has a record's texts
        return grouped(value, stated)
    paths, others = paths_to_records(value, stated)
    for path in others:
        note(without_dates(path))
    return [
        dated_by_key(record, path, stated)
        for path in paths or [()]
        for item in _items_at(value, path)
        for record in grouped(item, stated, path[-1] if path else "")
    ]


def without_dates(path: Path) -> str:
    """Return what is reported of an array that is left out."""
    return f"left out: the objects in {'.'.join(path)}, which have no titles with dates"


def _items_at(value: Any, path: Path) -> list[object]:
    for key in path:
        value = value[key]
    return value if isinstance(value, list) else [value]


def _arrays(value: Mapping[str, Any], path: Path, stated: Stated) -> Iterator[tuple[Path, bool]]:
    """Yield the path to each array of records, and whether they have dates."""
    inner = []
    for key, member in value.items():
        if isinstance(member, list):
            items = [one for item in member[:3] for one in grouped(item, stated, key)]
            first = next((item for item in items if is_record(item, stated)), None)
            if isinstance(first, dict):
                dated = dated_by_key(first, (*path, key), stated)
                yield (*path, key), isinstance(dated, dict) and _is_titled_day(dated, stated)
        elif isinstance(member, dict) and len(path) + 1 < DEEPEST_WRAPPER:
            inner.append((key, member))
    for key, member in inner:
        yield from _arrays(member, (*path, key), stated)


def has_date(record: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *record* has a date, in one value or in parts."""
    columns = find_columns(tuple(record), stated)
    return bool(columns.names["date"] or columns.of_date)


def _is_titled_day(record: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *record* has a date, and is called something else than a tag or a user is."""
    names = find_columns(tuple(record), stated).names["headline"]
    return bool(names) and has_date(record, stated) and normal(names[0]) != "name"


def is_record(value: object, stated: Stated) -> bool:
    """Return whether *value* says of a headline what a record does."""
    if not isinstance(value, dict):
        return False
    names = find_columns(tuple(value), stated).names
    if not names["headline"]:
        return False
    if normal(names["headline"][0]) not in _WEAK:
        return True
    # What has "data" has no date in Italian, but records.
    plain = [name for name in names["date"] if not _are_objects(value[name])]
    return _is_placed({**names, "date": plain})


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def is_only_named(value: object, stated: Stated) -> bool:
    """Return whether *value* is called what a user or a setting is, and nothing else.

    What was published on a day and has an address is more.
    """
    if not isinstance(value, dict) or not is_record(value, stated):
        return False
    names = find_columns(tuple(value), stated).names
    if normal(names["headline"][0]) != "name":
        return False
    published = {*map(normal, names["date"])} - normals(OF_A_CHANGE)
    return not (published and any(map(web_address, _texts(value, names["url"]))))


def _texts(value: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [text for name in names if isinstance(text := value[name], str)]


def is_titled(value: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *value* has a headline by a name that only one has."""
    names = find_columns(tuple(value), stated).names["headline"]
    return bool(names) and normal(names[0]) not in _WEAK


def is_dated_record(value: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *value* has a headline and its date or address."""
    names = find_columns(tuple(value), stated)
    return bool(names.names["headline"]) and (_is_placed(names.names) or bool(names.of_date))


def _is_placed(names: Mapping[str, Sequence[str]]) -> bool:
    addresses = (name for name in names["url"] if normal(name) not in MAY_BE_ADDRESSES)
    return bool(names["date"]) or any(addresses)


def unwrapped(value: object, stated: Stated) -> object:
    """Return the record that an object with one within it is about, such as a search engine's.

    What a stated name such as `attributes.title` leads to is a member of it by that name.
    """
    if not isinstance(value, dict):
        return value
    if posted := of_facebook(value) or of_slack(value) or (not stated and of_hypothesis(value)):
        return posted
    if stated and (led_to := _led_to(value, stated)):
        value = {**value, **led_to}
    for path in _ABOUT:
        about = _at(path, value) if path[0] in value else None
        if isinstance(about, dict) and has_date(about, stated):
            own = {name: member for name, member in value.items() if name != path[0]}
            if not has_date(own, stated) and is_record(told := {**about, **own}, stated):
                return told
    if is_record(value, stated):
        if type(value.get("content")) is dict and (of := _titled_within(value, stated)):
            return {**value, **of}
        return value
    for key in _WITHIN:
        member = value.get(key)
        if is_record(member, stated):
            return member
        if isinstance(member, dict) and is_record(member.get("record"), stated):  # of Bluesky
            return {"source": member.get("author"), **member["record"]}
    parts = [part for part in value.values() if isinstance(part, dict)]
    if any(is_record(part, stated) for part in parts):
        own = {key: member for key, member in value.items() if key != _MADE_IN_AIRTABLE}
        # What is said beside the record, as in the metadata, counts less than what it says.
        return {**_merged(sorted(parts, key=lambda part: not is_record(part, stated))), **own}
    return value


def _at(path: Path, value: Any) -> Any:
    """Return what the keys of *path* lead to in *value*, of an array the first, else None."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
        value = value[0] if isinstance(value, list) and value else value
    return value


def _titled_within(value: Mapping[str, Any], stated: Stated) -> Mapping[str, Any]:
    """Return the content of a record that itself is only named, as Storyblok has it, or nothing."""
    content: Mapping[str, Any] = value["content"]
    if not is_titled(content, stated):
        return {}
    names = find_columns(tuple(value), stated).names["headline"]
    return content if normal(names[0]) == "name" else {}


def _led_to(value: Mapping[str, Any], stated: Stated) -> dict[str, Any]:
    """Return what the stated names with dots in them lead to in *value*, by these names."""
    found: dict[str, Any] = {}
    for _, names in stated:
        for name in names:
            member: Any = value
            for key in name.split(".") if "." in name and name not in value else ():
                member = member.get(key) if isinstance(member, dict) else None
            if member is not None and member is not value:
                found[name] = member
    return found


def _merged(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the members of all *parts* of a record, the first of each name."""
    return {key: part[key] for part in reversed(parts) for key in part}


def path_to_wrappers(value: object, stated: Stated, path: Path = ()) -> Path:
    """Return the keys that lead to the array in *value* whose objects each have records within.

    So does Trove for each of its zones. The path is empty if there is none.
    """
    if not isinstance(value, dict) or len(path) >= DEEPEST_WRAPPER:
        return ()
    for key, member in value.items():
        if isinstance(member, list) and any(
            paths_to_records(item, stated)[0] for item in member[:_MOST_WRAPPERS]
        ):
            return (*path, str(key))
    found = (path_to_wrappers(of, stated, (*path, str(key))) for key, of in value.items())
    return next(filter(None, found), ())


def reshaped(value: object, stated: Stated) -> list[object] | None:
    """Return the records of a data frame or of a sheet of Google's, None if *value* is neither."""
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("table"), dict) and (rows := _of_google(value["table"])):
        return rows
    columns, data = value.get("columns"), value.get("data") or value.get("rows")  # of Datasette
    if isinstance(columns, list) and isinstance(data, list):
        return tabular([columns, *data])
    members = list(value.values())
    if not members or not all(isinstance(member, dict) for member in members):
        return None
    if is_record(members[0], stated):
        alone = len(members) == 1 and not is_dated_record(members[0], stated)
        if alone and paths_to_records(members[0], stated)[0]:
            return None
        if not all(map(read_date, value)):  # the numbers of rows, some of which look like years
            return members
        return [dated_by_key(member, (key,), stated) for key, member in value.items()]
    if is_record(value, stated) and all(key.isdecimal() for key in members[0]):
        rows = members[0].keys()
        return [{name: value[name].get(row) for name in value} for row in rows]
    return None


def framed_within(value: object, stated: Stated) -> list[object]:
    """Return the records of the objects of objects in *value*, as Firebase has them by their keys.

    They are those whose records have a title and a date; empty if *value* is a record itself.
    """
    if not isinstance(value, dict) or is_record(value, stated):
        return []
    frames = (reshaped(member, stated) for member in value.values())
    return [
        record
        for frame in frames
        if frame and isinstance(frame[0], dict) and _is_titled_day(frame[0], stated)
        for record in frame
    ]


def _of_google(table: Mapping[str, Any]) -> list[object]:
    """Return the rows of a table of Google's Visualization API (0.6), empty if it is none."""
    columns, rows = table.get("cols"), table.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        return []
    names = [column.get("label") if isinstance(column, dict) else "" for column in columns]
    cells = [row.get("c") if isinstance(row, dict) else None for row in rows]
    rows = [[_of_cell(cell) for cell in row] for row in cells if isinstance(row, list)]
    return tabular([names, *rows]) or []


def _of_cell(cell: Any) -> Any:
    """Return the value of a cell, a date in ISO 8601: its months count from 0."""
    value = cell.get("v") if isinstance(cell, dict) else None
    found = _GOOGLE_DATE.match(value) if isinstance(value, str) else None
    return f"{found[1]}-{int(found[2]) + 1:02}-{int(found[3]):02}" if found else value


_GOOGLE_DATE = regex.compile(r"Date\((\d{4}),(\d\d?),(\d\d?)[,)]")


def tabular(items: list[Any]) -> list[object] | None:
    """Return the records of an array of arrays, whose first names the columns; else None."""
    if not items or not isinstance(items[0], list):
        return None
    header = [name if isinstance(name, str) else "" for name in items[0]]
    return [
        dict(zip(header, row, strict=False)) if isinstance(row, list) else row for row in items[1:]
    ]
