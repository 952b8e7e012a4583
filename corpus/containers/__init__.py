"""Files that hold other files: zip, WACZ and WARC, and what saves one file in another form.

A container's reader yields each `Member` with what the container says of it: its capture, its
address, its kind. `corpus.archive` reads a member as it reads a file, by the format that it has.
The decompressed size of a member counts against the container's `Allowance`, however deep it
stands, so that no bomb costs more than the bounds in `corpus.containers.bounds` say.
"""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a container; its *name* behind the container's is the name of a source.

    The name is empty if the member is the whole of its container in another form. *captured* is the
    day on which it looked like this and *url* its address, None where the container does not say
    them; *changed* is the day of a file's last change, which says less. *ending* is that of the
    format, and *encoding* the label of the encoding, that the container says it has. *subject* and
    *sent* are what a mail prints as its subject and its date, empty if it is none.
    """

    name: str
    open: Callable[[], io.BufferedReader]
    captured: dt.date | None = None
    url: str | None = None
    changed: dt.date | None = None
    ending: str = ""
    encoding: str | None = None
    subject: str = ""
    sent: str = ""


def in_memory(content: bytes) -> io.BufferedReader:
    """Open *content* as a file is opened."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)))
