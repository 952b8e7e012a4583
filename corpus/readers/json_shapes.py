"""Finds the records in a JSON document, whatever wraps them.

What tools put records in: an array; an object with the array in it, at most four deep
(`articles`, `response.docs`, `hits.hits` with `_source`); pandas' objects of columns, of rows and
of `columns` and `data`; an array of arrays with the header first.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from corpus.readers.columns import MAY_BE_ADDRESSES, POSTS, Stated, find_columns, normal

DEEPEST_WRAPPER = 4
"""So many objects may stand one in another around an array of records."""

_CONTAINERS = frozenset(
    (
        *("articles", "items", "results", "docs", "documents", "hits", "data", "value", "news"),
        *("stories", "entries", "posts", "records", "rows", "response", "feed", "headlines"),
        *("itemlistelement", "newsitems", "hasPart", "list", "content", "result", "entry"),
        *("messages", "tweets", "statuses"),
    )
)
_WITHIN = ("_source", "item", "node", "attributes", "data", "article")
_WEAK = ("name", *POSTS)  # what a subject or an author has, too

_NESTED = frozenset({dict, list})  # as json makes them

Path = tuple[str, ...]


def path_to_records(value: object, stated: Stated) -> Path | None:
    """Return the keys that lead to the array of records in *value*, None if it has none.

    An object that is a record itself counts before an array that no tool wraps records in: the
    pictures of an article, say.
    """
    if not isinstance(value, dict):
        return None
    found = list(islice(_arrays(value, (), stated), 100))
    named = [path for path in found if all(key.casefold() in _CONTAINERS for key in path)]
    if named:
        return named[0]
    return found[0] if found and not is_record(value, stated) else None


def records_within(value: Mapping[str, Any], stated: Stated) -> list[object]:
    """Return the records that one object is or has, each unwrapped."""
    if _NESTED.isdisjoint(map(type, value.values())):
        return [value]
    frame = reshaped(value, stated)
    if frame is not None:
        return frame
    found: Any = value
    for key in path_to_records(value, stated) or ():
        found = found[key]
    items = found if isinstance(found, list) else [found]
    return [unwrapped(item, stated) for item in items]


def _arrays(value: Mapping[str, Any], path: Path, stated: Stated) -> Iterator[Path]:
    inner = []
    for key, member in value.items():
        if isinstance(member, list) and any(
            is_record(unwrapped(item, stated), stated) for item in member[:3]
        ):
            yield (*path, key)
        elif isinstance(member, dict) and len(path) + 1 < DEEPEST_WRAPPER:
            inner.append((key, member))
    for key, member in inner:
        yield from _arrays(member, (*path, key), stated)


def is_record(value: object, stated: Stated) -> bool:
    """Return whether *value* says of a headline what a record does."""
    if not isinstance(value, dict):
        return False
    names = find_columns(tuple(value), stated).names
    if not names["headline"]:
        return False
    return normal(names["headline"][0]) not in _WEAK or _is_placed(names)


def is_dated_record(value: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *value* has a headline and its date or address."""
    names = find_columns(tuple(value), stated)
    return bool(names.names["headline"]) and (_is_placed(names.names) or bool(names.of_date))


def _is_placed(names: Mapping[str, Sequence[str]]) -> bool:
    addresses = (name for name in names["url"] if normal(name) not in MAY_BE_ADDRESSES)
    return bool(names["date"]) or any(addresses)


def unwrapped(value: object, stated: Stated) -> object:
    """Return the record that an object with one within it is about, such as a search engine's."""
    if not isinstance(value, dict) or is_record(value, stated):
        return value
    for key in _WITHIN:
        if is_record(value.get(key), stated):
            return value[key]
    parts = [part for part in value.values() if isinstance(part, dict)]
    if any(is_record(part, stated) for part in parts):
        return {**_merged(parts), **value}
    return value


def _merged(parts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the members of all *parts* of a record, the first of each name."""
    return {key: part[key] for part in reversed(parts) for key in part}


def reshaped(value: object, stated: Stated) -> list[object] | None:
    """Return the records of a data frame as pandas writes it, None if *value* is none."""
    if not isinstance(value, dict):
        return None
    columns, data = value.get("columns"), value.get("data")
    if isinstance(columns, list) and isinstance(data, list):
        return tabular([columns, *data])
    members = list(value.values())
    if not members or not all(isinstance(member, dict) for member in members):
        return None
    if is_record(members[0], stated):
        return members
    if is_record(value, stated) and all(key.isdecimal() for key in members[0]):
        rows = members[0].keys()
        return [{name: value[name].get(row) for name in value} for row in rows]
    return None


def tabular(items: list[Any]) -> list[object] | None:
    """Return the records of an array of arrays, whose first names the columns; else None."""
    if not items or not isinstance(items[0], list):
        return None
    header = [name if isinstance(name, str) else "" for name in items[0]]
    return [
        dict(zip(header, row, strict=False)) if isinstance(row, list) else row for row in items[1:]
    ]
