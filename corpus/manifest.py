"""`archive.toml`: what whoever keeps an archive states of its files, where inference is wrong.

    site_language = "es"                  # of every file

    [files."000_*.txt"]                   # of the files that the pattern matches
    title = "Cybercrime"
    captured = 2015-03-26

    [columns]                             # of tables and records: our key = the file's
    headline = "Titre de l'article"
    date = ["Paru le", "Jour"]            # the first of them that a record has

    [links]
    archived = "https://web.archive.org/web/{date}/{url}"   # to the capture of an address

    [annotations.never]                   # or annotations = false, for none at all
    place = ["JO", "Washington"]          # a value, or words as they are printed

    [files."sueddeutsche.csv"]
    encoding = "windows-1250"
    columns = { headline = "Schlagzeile" }

A pattern is matched with the whole name of a file relative to the archive; `*` matches any
characters, slashes too. Of several patterns that match, what stands later counts; of `columns`,
each key by itself. A record that has none of the columns stated for a key is read by its own names.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import regex

from corpus.addresses import web_address
from corpus.languages import LANGUAGES, known_language
from corpus.model import KEYS, DateOrder, Topic, sentence

NAME = "archive.toml"

Never = tuple[tuple[str, tuple[str, ...]], ...]
"""What never annotates a headline: for each facet, values and words as they are printed."""

ANNOTATED = ("place", "organisation", "subject", "quantity")
"""The facets of annotations."""


class ArchiveError(Exception):
    """An archive cannot be read at all; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The statements of `archive.toml` about a file, None where it has none.

    *title* is the page's and *topic* the name of the topic that it belongs to, if that differs.
    *site_language* is the code of the language that the site speaks, which its headlines need
    not. *captured* is the day on which the page looked like this, *url* its address. *source* is
    the outlet or agency that published it. *encoding* is a label of the WHATWG's table. *columns*
    gives keys of ours, each with the columns or keys that the file has it under, best first.
    *never* has, for the facets of annotations, what never gives one, None if there are to be none;
    it is the same for all files.
    """

    title: str | None = None
    topic: str | None = None
    captured: dt.date | None = None
    site_language: str | None = None
    url: str | None = None
    source: str | None = None
    date_order: DateOrder | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    never: Never | None = ()

    def of_topic(self, title: str | None = None) -> Topic | None:
        """Return the topic that is stated, which goes by the page's own *title* if it has one."""
        label = self.title or title or self.topic
        if label is None or not (self.title or self.topic):
            return None
        return Topic(Topic.named(self.topic or label).id, label)


LINKS = MappingProxyType({"archived": ("{url}", "{date}")})
"""The links that pages can have, by name, each with what stands for something in its template.

`archived` leads to the capture of an address nearest to its date: `{url}` is the address as it is,
`{date}` the day as 20140930.
"""


class Manifest:
    """The statements about the files of an archive, and the templates of its *links*."""

    def __init__(
        self,
        everywhere: Stated,
        patterns: Mapping[str, Mapping[str, Any]],
        links: Mapping[str, str] | None = None,
    ) -> None:
        self._everywhere = everywhere
        self._patterns = patterns
        self.links = dict(links or {})  # a mapping that another process can be sent

    @property
    def never(self) -> Never | None:
        """Return what never annotates a headline, None if nothing does."""
        return self._everywhere.never

    @property
    def patterns(self) -> frozenset[str]:
        """Return the patterns that something is stated under."""
        return frozenset(self._patterns)

    def matching(self, name: str) -> tuple[str, ...]:
        """Return the patterns that match a file's *name*, in the order in which they count."""
        if not self._patterns:  # as in most archives, of many files
            return ()
        return tuple(pattern for pattern in self._patterns if fnmatchcase(name, pattern))

    def of(self, name: str) -> Stated:
        """Return what is stated of the file of that *name*, relative to the archive."""
        stated = self._everywhere
        for pattern in self.matching(name):
            stated, before = replace(stated, **self._patterns[pattern]), stated
            columns = dict(before.columns) | dict(stated.columns)
            stated = replace(stated, columns=tuple(columns.items()))
        return stated


def read_manifest(folder: Path) -> Manifest:
    """Return what the `archive.toml` of *folder* states, which is nothing if there is none.

    Raises `ArchiveError` with the file and each key that says something that has no meaning.
    """
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = tomllib.loads(text)
    except FileNotFoundError:
        return Manifest(Stated(), {})
    except OSError as error:
        raise ArchiveError(f"{path}: {sentence(error)}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ArchiveError(f"{path}:{line}: no text in UTF-8; save it as that") from error
    except ValueError as error:
        raise ArchiveError(_told(path, text, error)) from error
    faults: list[str] = []
    links = _links(document.pop("links", {}), faults)
    never = _never(document.pop("annotations", True), faults)
    files = document.pop("files", {})
    if not isinstance(files, dict):
        faults.append('files: write a table for each, as [files."*.txt"]')
        files = {}
    patterns = {}
    for pattern, values in files.items():
        if isinstance(values, dict):
            if parted := [key for key, value in values.items() if _is_of_file(key, value)]:
                values.clear()
                whole = f"{pattern}.{parted[0]}"
                faults.append(
                    f'files.{whole}: write the name in quotation marks: [files."{whole}"]'
                )
            patterns[pattern] = _checked(values, faults, f'[files."{pattern}"] ')
        else:
            faults.append(f'files.{pattern}: write a table, as [files."{pattern}"]')
    everywhere = _checked(document, faults)
    if faults:
        raise ArchiveError("\n".join(f"{path}: {fault}" for fault in faults))
    return Manifest(Stated(never=never, **everywhere), patterns, links)


def _told(path: Path, text: str, error: ValueError) -> str:
    """Return what an *error* of the syntax of *text* says, with the line that has it."""
    lines = text.rstrip().splitlines() or [""]
    found = _AT_LINE.search(str(error))
    number = min(int(found[1]) if found and found[1] else len(lines), len(lines))
    reason = str(error)[: found.start()] if found else str(error)
    return (
        f"{path}:{number}: {reason[:1].lower()}{reason[1:]}:"
        f" {lines[number - 1].strip()[:_LONGEST_SHOWN]};"
        ' write key = "text" (each key once), a day as 2015-03-26, a table as [files."*.txt"]'
    )


_AT_LINE = regex.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_LONGEST_SHOWN = 80


def _is_of_file(key: str, value: object) -> bool:
    """Return whether *key*, in the table of a file, is rather the end of the file's name."""
    return isinstance(value, dict) and key not in _keys() and bool(_keys() & value.keys())


def _no_such(key: str, value: object) -> str:
    """Return that there is no such *key* with that *value*, and which is meant or may be."""
    if isinstance(value, dict):
        inner = next((name for name, one in value.items() if isinstance(one, dict)), None)
        if inner is None and (_FILE.search(key) or (value and _keys().issuperset(value))):
            return f'no such table; of a file write [files."{key}"]'
        if meant := get_close_matches(key.casefold(), _TABLES, 1):
            written = f'{meant[0]}."{inner}"' if meant[0] == "files" and inner else meant[0]
            return f"no such table; write [{written}]"
        return f"no such table; there are {', '.join(_TABLES)}"
    known = [name for name in _ordered_keys() if name != "columns"]
    return f"no such key; there are {', '.join(_ordered_keys())}{_meant(key, known)}"


_TABLES = ("files", "columns", "links", "annotations")
_FILE = regex.compile(r"[.*/?]")


def _meant(written: str, known: Iterable[str]) -> str:
    """Return which of the *known* words what is *written* is likely to mean, as an end of a fault.

    A part of one, as `language` of `site_language`, is likely meant.
    """
    by_case = {name.casefold(): name for name in known}
    lower = written.casefold()
    part = next((name for name in by_case if len(lower) > 3 and lower in name), None)
    close = [part] if part else get_close_matches(lower, by_case, 1)
    return f"; write {by_case[close[0]]}" if close else ""


def _ordered_keys() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Stated) if field.name != "never")


def _keys() -> frozenset[str]:
    return frozenset(_ordered_keys())


def _links(value: object, faults: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        faults.append("links: write a table, as [links]")
        return {}
    for name, template in value.items():
        if name not in LINKS:
            there_is = ", ".join(LINKS)
            faults.append(f"links: {name}: no such link; there is {there_is}")
        elif not isinstance(template, str) or web_address(template) is None:
            faults.append(f"links: {name}: {template!r} is no address; write {_EXAMPLE}")
        elif missing := [part for part in LINKS[name] if template.count(part) != 1]:
            faults.append(
                f"links: {name}: {' and '.join(missing)} must stand in it once, as in {_EXAMPLE}"
            )
    return value


_EXAMPLE = '"https://web.archive.org/web/{date}/{url}"'


def _never(value: object, faults: list[str]) -> Never | None:
    if isinstance(value, bool):
        return () if value else None
    if not isinstance(value, dict) or not isinstance(value.get("never", {}), dict):
        faults.append("annotations: write false, or a table, as [annotations.never]")
        return None
    unknown = sorted(value.keys() - {"never"})
    faults += [f"annotations: {key}: no such key; there is never" for key in unknown]
    never = []
    for facet, ruled_out in sorted(value.get("never", {}).items()):
        at = f"annotations.never: {facet}"
        if facet not in ANNOTATED:
            meant = _meant(facet, ANNOTATED)
            faults.append(f"{at}: no such facet; there are {', '.join(ANNOTATED)}{meant}")
        elif not isinstance(ruled_out, list) or not all(
            isinstance(one, str) and one.strip() for one in ruled_out
        ):
            faults.append(f'{at}: {ruled_out!r} is no list of texts; write {facet} = ["…", "…"]')
        else:
            never.append((facet, tuple(ruled_out)))
    return tuple(never)


def _checked(values: Mapping[str, Any], faults: list[str], place: str = "") -> dict[str, Any]:
    """Return the *values* of one table; what is wrong with them is added to *faults*."""
    checked = {}
    for key, value in values.items():
        try:
            checked[key] = _value(key, value)
        except ValueError as error:
            faults += [f"{place}{key}: {fault}" for fault in error.args]
    return checked


def _value(key: str, value: object) -> object:
    """Return what *value* states; raises `ValueError` with each of its faults."""
    if key not in _keys():
        raise ValueError(_no_such(key, value))
    if key == "columns":
        return _columns(value)
    if key == "captured":
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        raise ValueError(f"{value!r} is no day; write it as 2015-03-26, without quotation marks")
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'{value!r} is no text; write one, as {key} = "…"')
    if key == "site_language":
        return _language(value)
    if key == "date_order" and value not in get_args(DateOrder):
        raise ValueError(f"{value!r} is neither DMY, MDY nor YMD")
    if key == "encoding":
        from corpus.encodings import LABELS, known_encoding  # loads what guesses, too

        if known_encoding(value) is None:
            meant = _meant(value, LABELS) or "; write utf-8, windows-1252, …"
            raise ValueError(f"{value!r} is no encoding that browsers know{meant}")
    if key == "url" and web_address(value) is None:
        meant = f"; write https://{value}" if web_address(f"https://{value}") else ", https://…"
        raise ValueError(f"{value!r} is no address of the web{meant}")
    return value.strip()


def _language(value: str) -> str:
    """Return the code of the language that *value* states."""
    if code := known_language(value):
        return code
    names = {name: code for code, row in LANGUAGES.items() for name in (code, row.english_name)}
    meant = _meant(value, names) or "; write its code of ISO 639 or its name: en, es, French, …"
    raise ValueError(f"{value!r} is no language{meant}")


def _columns(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError('write a table, as { headline = "Titre" }')
    columns, faults = [], []
    for key, names in value.items():
        listed = names if isinstance(names, list) else [names]
        if key not in KEYS:
            faults.append(f"{key}: {_no_key_of_record(key, names)}")
        elif not listed or not all(isinstance(name, str) and name.strip() for name in listed):
            faults.append(f'{key}: {names!r} names no column; write {key} = "…" or ["…", "…"]')
        else:
            columns.append((key, tuple(listed)))
    if faults:
        raise ValueError(*faults)
    return tuple(columns)


def _no_key_of_record(key: str, names: object) -> str:
    from corpus.readers.records.column_names import key_of  # loads dates, too

    fault = f"no key of a record; there are {', '.join(KEYS)}"
    if isinstance(names, str) and names in KEYS:
        return f'{fault}; ours stands first: {names} = "{key}"'
    known = key_of(key)
    return f"{fault}; write {known}" if known else f"{fault}{_meant(key, KEYS)}"
