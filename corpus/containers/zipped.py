"""Zip files, of which a WACZ is one: a web archive with its WARCs in `archive/`; so is an EPUB."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

from corpus.containers import Member
from corpus.containers.bounds import MOST_MEMBERS, Allowance, metered
from corpus.containers.compressed import decompressed
from corpus.containers.documents import read_document
from corpus.containers.folders import bounded, is_member, seekable
from corpus.containers.warc import Warc, read_warcs
from corpus.containers.zips import can_be_opened, open_zip
from corpus.read_context import ReadContext

_NO_TIME = (1980, 1, 1)  # what programs write that know no time, or hide it
_BOOK = "META-INF/container.xml"  # of an EPUB (EPUB 3.3, "OCF")
_PAGE_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")


def read_zip(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the files of a zip in their order, of a WACZ and an EPUB the pages, or a text.

    Hidden files are passed over, as in a folder, and names that lead elsewhere are reported, since
    they are no unambiguous place of a citation. Raises `zipfile.BadZipFile` if it is damaged
    and `TooLargeError` if its directory is larger than any that is read.
    """
    with seekable(context.open()) as stream, open_zip(bounded(stream)) as archive:
        files = [
            info
            for info in archive.infolist()
            if not info.is_dir() and is_member(context, info.filename)
        ]
        names = {info.filename for info in files}
        is_book = _BOOK in names
        if not is_book and ("[Content_Types].xml" in names or "mimetype" in names):
            yield from read_document(context, allowance)
        elif len(files) > MOST_MEMBERS:
            context.fault(0, f"more than {MOST_MEMBERS:,} files, the most that a zip may hold")
        elif "datapackage.json" in names and any(map(_is_warc, names)):
            yield from _pages(context, archive, files, allowance)
        else:
            for info in files:
                if (_is_page(info.filename) or not is_book) and can_be_opened(context, info):
                    opened = metered(partial(archive.open, info), allowance)
                    yield Member(info.filename, opened, changed=_day(info))


def _is_page(name: str) -> bool:
    return name.lower().endswith((".xhtml", ".html", ".htm"))


def _day(info: zipfile.ZipInfo) -> dt.date | None:
    """Return the day of a file's last change, which a zip has in the time of some place."""
    if info.date_time[:3] == _NO_TIME:
        return None
    try:
        return dt.date(*info.date_time[:3])
    except ValueError:
        return None


# WACZ (specs.webrecorder.net/wacz/1.1.1)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz", ".warc.zst"))


def _pages(
    context: ReadContext,
    archive: zipfile.ZipFile,
    files: list[zipfile.ZipInfo],
    allowance: Allowance,
) -> Iterator[Member]:
    """Yield the pages of a WACZ, and report those that its list has and its WARCs have not."""
    warcs = [
        Warc(info.filename, _opened(archive, info, allowance))
        for info in files
        if _is_warc(info.filename) and can_be_opened(context, info)
    ]
    missing = {
        url: None
        for info in files
        if info.filename in _PAGE_LISTS and can_be_opened(context, info)
        for url in _listed(metered(partial(archive.open, info), allowance))
    }
    for member in read_warcs(warcs, context, allowance):
        missing.pop(member.url or "", None)
        yield member
    for url in missing:
        context.fault(0, f"{url}: listed as a page, but no record has it")


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance
) -> Callable[[], io.BufferedReader]:
    opened = metered(partial(archive.open, info), allowance)
    if info.filename.lower().endswith(".zst"):  # whose dictionary FastWARC 2.0.0 does not look for
        return decompressed(opened, ".zst", allowance)
    return opened


def _listed(open_list: Callable[[], io.BufferedReader]) -> Iterator[str]:
    """Yield the addresses in a list of pages, whose first line describes it."""
    with open_list() as lines:
        for line in lines:
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                yield page["url"]
