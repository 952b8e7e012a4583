"""What wraps a record in JSON: a hit of a search engine, a row of Airtable, a post of Bluesky."""

from collections.abc import Mapping, Sequence
from typing import Any

from corpus.readers.json_files.social_posts import (
    of_facebook,
    of_hypothesis,
    of_slack,
    of_wordpress,
)
from corpus.readers.records.column_names import key_of, normal, says_publication
from corpus.readers.records.columns import Stated, find_columns
from corpus.readers.records.shapes import has_date, is_record, is_titled, with_shared

_WITHIN = ("_source", "item", "node", "attributes", "data", "article", "object", "post")
# Where tools of language processing and Google's search engine put what is known of a text.
_ABOUT = (("meta",), ("metadata",), ("pagemap", "metatags"))
_MADE_IN_AIRTABLE = "createdTime"  # when the row was added, of whatever its fields tell


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
        if "_embedded" in value:
            return of_wordpress(value)
        if type(value.get("content")) is dict and (of := _titled_within(value, stated)):
            return {**value, **of}
        return value
    for key in _WITHIN:
        member = value.get(key)
        if is_record(member, stated):
            # Any other day is that on which somebody saved, labelled or mentioned it.
            late = {k for k in value if key_of(k) == "date" and not says_publication(k)}
            around = {k: of for k, of in value.items() if k != key and k not in late}
            return with_shared(around, unwrapped(member, stated), stated)
        if isinstance(member, dict) and is_record(member.get("record"), stated):  # of Bluesky
            return {"source": member.get("author"), **member["record"]}
    parts = [part for part in value.values() if isinstance(part, dict)]
    if any(is_record(part, stated) for part in parts):
        own = {key: member for key, member in value.items() if key != _MADE_IN_AIRTABLE}
        # What is said beside the record, as in the metadata, counts less than what it says.
        return {**_merged(sorted(parts, key=lambda part: not is_record(part, stated))), **own}
    return value


def _at(path: Sequence[str], value: Any) -> Any:
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
