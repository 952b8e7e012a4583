"""Mails in one file, one after the other (mbox, RFC 4155); each is read as a mail is."""

from collections.abc import Iterator
from functools import partial

import regex

from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance
from corpus.read_context import LARGEST_DOCUMENT, ReadContext

_BEGINS = regex.compile(rb"From \S+ .{0,40}\d\d:\d\d.{0,40}\d{4}.{0,40}\r?\n?")
"""Matches the line that begins a mail."""

_QUOTED = regex.compile(rb">+From ")


def read_mbox(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the mails of a file by their numbers from 1."""
    del allowance  # nothing is decompressed
    number = size = 0
    mail: list[bytes] = []
    blank = True
    with context.open() as stream:
        while True:
            line = stream.readline(LARGEST_DOCUMENT)
            if not line or (blank and _BEGINS.fullmatch(line)):
                if not number:
                    if any(map(bytes.strip, mail)):
                        context.fault(1, "what stands above the first mail is left out")
                elif size > LARGEST_DOCUMENT:
                    context.fault(0, f"mail {number} has more than 32 mebibytes and is left out")
                else:
                    yield Member(str(number), partial(in_memory, b"".join(mail)), ending=".eml")
                if not line:
                    return
                number, size, mail = number + 1, 0, []
            else:
                size += len(line)
                if size <= LARGEST_DOCUMENT:
                    # A mail's own lines that look like a beginning have a sign before them.
                    mail.append(line[1:] if _QUOTED.match(line) else line)
            blank = not line.strip()
