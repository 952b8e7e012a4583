"""Tar files: folders as Unix keeps them, most often compressed as a whole."""

import datetime as dt
import io
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import cast

from corpus.containers import Member
from corpus.containers.bounds import MOST_MEMBERS, Allowance
from corpus.containers.folders import bounded, is_member, seekable
from corpus.read_context import ReadContext


def read_tar(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the files of a tar in their order; links lead to what is there anyway.

    Raises `tarfile.TarError` if it is damaged, `TooLargeError` if a name is too long to be one.
    """
    del allowance  # what is compressed was counted when it was decompressed
    with (
        seekable(context.open()) as stream,
        tarfile.open(fileobj=bounded(stream), mode="r:") as archive,
    ):
        for number, info in enumerate(archive, 1):
            name = info.name.removeprefix("./")
            if number > MOST_MEMBERS:
                context.fault(0, f"more than {MOST_MEMBERS:,} files; the others are left out")
                return
            if not info.isreg() or not is_member(context, name):
                continue
            if info.issparse():
                context.fault(0, f"{name}: kept without its zeros, which is not read")
            else:
                yield Member(name, partial(_opened, archive, info), changed=_day(info))


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> io.BufferedReader:
    return cast("io.BufferedReader", archive.extractfile(info))  # which a regular file has


def _day(info: tarfile.TarInfo) -> dt.date | None:
    """Return the day in UTC of a file's last change, None if the tar does not say it."""
    try:
        return dt.datetime.fromtimestamp(info.mtime, dt.UTC).date() if info.mtime else None
    except (ValueError, OverflowError, OSError):
        return None
