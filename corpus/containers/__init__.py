"""Files that hold others: zip, tar, WACZ, EPUB, WARC, ARC, HAR, and what saves one in another form.

A container's reader yields each `Member` with what the container says of it: its capture, its
address, its kind. `corpus.archive` reads a member as it reads a file, by the format that it has.
The decompressed size of a member counts against the container's `Allowance`, however deep it
stands, so that no bomb costs more than the bounds in `corpus.containers.bounds` say.

- `zipped`, `tarred`, `folders`, `zips`: zip, WACZ, EPUB; tar; what holds of both, and of every zip.
- `documents`, `rtf`: those of Word and LibreOffice; Rich Text Format.
- `open_spreadsheets`: those of LibreOffice.
- `compressed`: files that are compressed as a whole.
- `warc`, `arc`, `har`, `captures`, `http`: web archives, and the answers of servers in them.
- `mhtml`, `webarchive`, `mbox`: saved pages and mails; Safari's; many mails in one file.
- `media`, `bounds`: the kind of a content as it is stated; limits on what is decompressed.
"""

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Loaded:
    """The function *name* of a *module*, which is loaded when it is first called.

    Most archives have one or two formats, and a look at what changed needs no reader.
    """

    module: str
    name: str

    def __call__(self, *arguments: Any) -> Any:
        """Return what the function does for *arguments*."""
        return self.load()(*arguments)

    def load(self) -> Any:
        """Return the function."""
        return getattr(import_module(self.module), self.name)


CONTAINERS: Mapping[str, Loaded] = {
    ".zip": Loaded("corpus.containers.zipped", "read_zip"),
    ".wacz": Loaded("corpus.containers.zipped", "read_zip"),
    ".epub": Loaded("corpus.containers.zipped", "read_zip"),
    ".docx": Loaded("corpus.containers.documents", "read_document"),
    ".odt": Loaded("corpus.containers.documents", "read_document"),
    ".ods": Loaded("corpus.containers.open_spreadsheets", "read_ods"),
    ".rtf": Loaded("corpus.containers.rtf", "read_rtf"),
    ".tar": Loaded("corpus.containers.tarred", "read_tar"),
    ".warc": Loaded("corpus.containers.warc", "read_warc"),
    ".arc": Loaded("corpus.containers.arc", "read_arc"),
    ".har": Loaded("corpus.containers.har", "read_har"),
    ".mhtml": Loaded("corpus.containers.mhtml", "read_mhtml"),
    ".mht": Loaded("corpus.containers.mhtml", "read_mhtml"),
    ".eml": Loaded("corpus.containers.mhtml", "read_mhtml"),
    ".webarchive": Loaded("corpus.containers.webarchive", "read_webarchive"),
    ".mbox": Loaded("corpus.containers.mbox", "read_mbox"),
}
"""The reader of each kind of container by its ending: it yields each `Member`, read as any file."""


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
