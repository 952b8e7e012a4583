"""What an object, a row or an element is by its names: a record of a headline, or less."""

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.addresses import web_address
from corpus.readers.records.column_names import MAY_BE_ADDRESSES, POSTS, is_of_change, normal
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.unnamed_columns import has_day
from corpus.readers.records.values import in_languages, plain_value

_SHARED = ("topic", "source", "language")  # and the date
_WEAK = ("name", *POSTS)  # what a subject or an author has, too


def has_date(record: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *record* has a date, in one value or in parts."""
    columns = find_columns(tuple(record), stated)
    return bool(columns.names["date"] or columns.of_date)


def has_publication_date(record: Mapping[str, Any], stated: Stated) -> bool:
    """Return whether *record* has a date, and one that is not of when it was made or changed."""
    columns = find_columns(tuple(record), stated)
    return bool(columns.of_date) or not all(map(is_of_change, columns.names["date"]))


def is_record(value: object, stated: Stated) -> bool:
    """Return whether *value* says of a headline what a record does."""
    if not isinstance(value, dict):
        return False
    names = find_columns(tuple(value), stated).names
    if not names["headline"]:
        return False
    if normal(names["headline"][0]) not in _WEAK:
        return True
    text = value[names["headline"][0]]
    if isinstance(text, dict) and plain_value(text) is None and not in_languages(text):
        return False  # a "content" that has the records
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
    published = not all(map(is_of_change, names["date"]))
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
    return bool(names["date"]) or names_address(names)


def names_address(names: Mapping[str, Sequence[str]]) -> bool:
    """Return whether the *names* of a record have an address, not only what may be one."""
    return any(normal(name) not in MAY_BE_ADDRESSES for name in names["url"])


def with_shared(group: Mapping[str, Any], item: Any, stated: Stated) -> Any:
    """Return *item* with what its *group* says and it does not."""
    if not isinstance(item, dict):
        return item
    ours, own = find_columns(tuple(group), stated), find_columns(tuple(item), stated)
    shared = [name for key in _SHARED if not own.names[key] for name in ours.names[key]]
    if not own.names["date"] and not own.of_date and not has_day(item, own):
        shared += [name for name in ours.names["date"] if not is_of_change(name)]
        shared += ours.of_date
    return {**{name: group[name] for name in shared if not isinstance(group[name], list)}, **item}
