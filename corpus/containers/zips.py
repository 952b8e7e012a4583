"""What is asked of every zip: that it opens, and that its files can be read."""

import zipfile
from typing import IO

from corpus.read_context import ReadContext

_ENCRYPTED = 1  # the bit of the flags that says so
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def open_zip(stream: IO[bytes]) -> zipfile.ZipFile:
    """Open a zip; raises `zipfile.BadZipFile` if its directory cannot be read."""
    try:
        return zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        reason = "the zip's directory at its end is missing or damaged, as if it was cut short"
        raise zipfile.BadZipFile(reason) from error


def can_be_opened(context: ReadContext, info: zipfile.ZipInfo) -> bool:
    """Return whether a file of a zip can be opened; a fault says why not."""
    if info.flag_bits & _ENCRYPTED:
        context.fault(0, f"{info.filename}: encrypted; it is left out")
        return False
    if info.compress_type not in _METHODS:
        reason = f"compressed by method {info.compress_type}, which is not read"
        context.fault(0, f"{info.filename}: {reason}")
        return False
    return True
