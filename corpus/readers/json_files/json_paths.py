"""Finds the records in a JSON document, whatever wraps them.

What tools put records in: an array; an object with the array in it, at most four deep
(`articles`, `response.docs`, `hits.hits` with `_source`); pandas' objects of columns, of rows and
of `columns` and `data`; an array of arrays with the header first.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

import regex

from corpus.addresses import is_media
from corpus.dates import read_date
from corpus.pages.text_sizes import is_brief
from corpus.readers.json_files.json_groups import Path, around, dated_by_key, grouped
from corpus.readers.records.column_names import normal
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.publishing import lists_no_news, lists_pictures
from corpus.readers.records.shapes import (
    has_date,
    has_publication_date,
    is_dated_record,
    is_record,
    is_titled,
    names_address,
    with_shared,
)
from corpus.readers.records.values import plain_value

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
# Where tools have one record, whatever arrays are in it.
_OF_ONE = ("_source", "node", "attributes", "fields", "properties", "article", "post")
_MOST_ARRAYS = 10_000  # of a document that are looked for
_MOST_WRAPPERS = 100  # of an array that are looked into
_NESTED = frozenset({dict, list})  # as json makes them


def paths_to_records(value: object, stated: Stated) -> tuple[list[Path], list[Path]]:
    """Return the keys that lead to the arrays of records in *value*, and those to the others.

    They are what tools wrap records in and all whose records have a date, else the first. An object
    that is a record itself, or has one where tools have one alone, counts before an array that no
    tool wraps records in: the pictures of an article, say, but not of what is only called something
    and has dated records.
    """
    if not isinstance(value, dict):
        return [], []
    if not is_record(value, stated) and any(_is_article(value.get(key), stated) for key in _OF_ONE):
        return [], []
    found = list(islice(_arrays(value, (), stated), _MOST_ARRAYS))
    named = [path for path, _ in found if all(key.casefold() in _CONTAINERS for key in path)]
    alone = _is_article(value, stated) or (
        is_record(value, stated) and not any(dated for _, dated in found)
    )
    if not found or (alone and not named):
        return [], []
    best = named[:1] or [path for path, dated in found if dated][:1] or [found[0][0]]
    # Sections and pictures have the day on which they were made beside articles that have theirs.
    least = 1 + any(dated > 1 for path, dated in found if path in best)
    kept = {path: dated >= least or path in best for path, dated in found}
    return [path for path in kept if kept[path]], [path for path in kept if not kept[path]]


def _is_article(value: object, stated: Stated) -> bool:
    """Return whether *value* is a record with a date or an address, and more than a name.

    What is only called something has at least a day on which it was published.
    """
    if not isinstance(value, dict) or not is_record(value, stated):
        return False
    return is_dated_record(value, stated) and (
        is_titled(value, stated) or has_publication_date(value, stated)
    )


def records_within(
    value: Mapping[str, Any], stated: Stated, note: Callable[[str], None]
) -> list[object]:
    """Return the records that one object is or has, each unwrapped; *note* takes what is not."""
    if is_flat(value):
        return [value]
    frame = reshaped(value, stated)
    if frame is not None:
        return frame
    if isinstance(value.get("translations"), list):  # as Directus has a record's texts
        return grouped(value, stated)
    paths, others = paths_to_records(value, stated)
    around_all = {path[0] for path in (*paths, *others)}
    one = value[around_all.pop()] if len(around_all) == 1 and not is_record(value, stated) else None
    if _is_article(one, stated) and not paths_to_records(one, stated)[0]:
        return grouped(value, stated)  # what an article has within it
    for path in others:
        note(without_dates(path))
    shared = {path: around(value, path, stated, note) for path in paths}
    return [
        with_shared(shared.get(path, {}), dated_by_key(record, path, stated), stated)
        for path in paths or [()]
        for item in _items_at(value, path)
        for record in grouped(item, stated, path[-1] if path else "")
    ]


def is_flat(value: Mapping[str, Any]) -> bool:
    """Return whether no value of an object is an object or an array."""
    return _NESTED.isdisjoint(map(type, value.values()))


def without_dates(path: Path) -> str:
    """Return what is reported of an array that is left out."""
    of = "which have no titles with dates of publication"
    return f"left out: the objects in {'.'.join(path)}, {of}"


def _items_at(value: Any, path: Path) -> list[object]:
    for key in path:
        value = value[key]
    return value if isinstance(value, list) else [value]


def _arrays(value: Mapping[str, Any], path: Path, stated: Stated) -> Iterator[tuple[Path, int]]:
    """Yield the path to each array of records, with 0 if they have no dates.

    It is 1 if their dates are those on which they were made or changed and their titles or
    addresses are of pictures, or no longer than the names of sections and goods, or 2.
    """
    inner = []
    for key, member in value.items():
        if isinstance(member, list):
            items = [one for item in member[:3] for one in grouped(item, stated, key)]
            records = [item for item in items if isinstance(item, dict) and is_record(item, stated)]
            if records:
                dated = (dated_by_key(one, (*path, key), stated) for one in records)
                of_else = lists_no_news(key) and not is_titled(records[0], stated)  # comments, say
                yield (*path, key), 0 if of_else else max(_dated(one, key, stated) for one in dated)
        elif isinstance(member, dict) and len(path) + 1 < DEEPEST_WRAPPER:
            inner.append((key, member))
    for key, member in inner:
        yield from _arrays(member, (*path, key), stated)


def _dated(record: Mapping[str, Any], called: str, stated: Stated) -> int:
    if not _is_titled_day(record, stated):
        return 0
    names = find_columns(tuple(record), stated).names
    if has_publication_date(record, stated):
        return 2
    if names_address(names):
        leads_to = (record[name] for name in names["url"])
        return 1 if any(isinstance(one, str) and is_media(one) for one in leads_to) else 2
    title = plain_value(record[names["headline"][0]]) or ""
    return 1 if is_brief(title) or lists_pictures(called) else 2


def _is_titled_day(record: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *record* has a date, and is called something else than a tag or a user is."""
    names = find_columns(tuple(record), stated).names["headline"]
    return bool(names) and has_date(record, stated) and normal(names[0]) != "name"


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
        if len(members) == 1 and paths_to_records(members[0], stated)[0]:
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
