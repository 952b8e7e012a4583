"""An object on each line: what tells a file of such lines from a document.

`corpus.archive` asks this of each large file that may be cut, and then loads no reader.
"""

import io
import json
from collections.abc import Callable
from itertools import islice
from typing import Any

from corpus.lines import read_lines

RECORD_SEPARATOR = "\x1e"
"""Begins each value of a JSON text sequence (RFC 7464)."""


def has_object_lines(open_file: Callable[[], io.BufferedReader], encoding: str | None) -> bool:
    """Return whether a file has an object on each line, and is no document.

    *open_file* opens it, and *encoding* is what is stated of it.
    """
    first, second = first_lines(open_file, encoding)
    wrapped = first.startswith("[") and not (
        object_on(first) or (first == "[" and object_on(second))
    )
    # A first line that is too long for a record is a document if no record follows it.
    return not wrapped and (first not in ("{", "") or bool(object_on(second)))


def first_lines(
    open_file: Callable[[], io.BufferedReader], encoding: str | None
) -> tuple[str, str]:
    """Return the first two lines that are not blank, empty if there are none or they are long."""
    with open_file() as stream:
        texts = (line.text for line in read_lines(stream, encoding))
        said = (text for text in texts if text is None or text.strip())
        found = ["" if text is None else text.strip() for text in islice(said, 2)]
    first, second = (*found, "", "")[:2]
    return first, second


def object_on(line: str) -> dict[str, Any] | None:
    """Return the object on one line, even if it is one of an array, None if there is none."""
    text = line.strip(" \t," + RECORD_SEPARATOR)
    text = text[1:] if text.startswith("[{") else text
    text = text[:-1] if text.endswith("}]") else text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
