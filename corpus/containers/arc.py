"""Web archives in ARC, what crawlers wrote before WARC (Internet Archive, "Arc File Format", 1996).

A line names each answer: its address, the server, when it came, its type, perhaps more, at last
its length. Read here, since FastWARC 2.0.0 reads none.
"""

import io
from collections.abc import Iterator

import regex

from corpus.containers import Member
from corpus.containers.bounds import Allowance
from corpus.containers.captures import Visit, answered, is_page
from corpus.containers.http import Answer, media_type
from corpus.read_context import LARGEST_DOCUMENT, ReadContext

_LONGEST_LINE = 2**16
_CHUNK = 2**16
# An address may have spaces; of the fields after the type, version 2 has five before the length.
_LINE = regex.compile(
    r"(?P<url>\S.*?) (?P<host>\S+) (?P<day>\d{8})(?P<clock>\d{0,6}) (?P<type>\S+)"
    r"(?: \S+){0,5}? (?P<length>\d{1,12})"
)


def read_arc(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the pages of an ARC in the order of its records; what is damaged ends them."""
    with context.open() as stream:
        while line := _next_line(stream):
            found = _LINE.fullmatch(line)
            if found is None:
                context.fault(0, f"no record of an ARC: {line[:80]}; read as far as it goes")
                return
            visit = Visit(found["url"], _date(found), "")
            length = int(found["length"])
            block = stream.read(min(length, LARGEST_DOCUMENT + 1))
            if found["url"].startswith("filedesc:"):
                continue
            if len(block) > LARGEST_DOCUMENT:
                context.fault(0, f"{visit.told}: more than 32 mebibytes; it is left out")
                _skip(stream, length - len(block))
                continue
            if len(block) < length:
                context.fault(0, f"{visit.told}: cut short; it is read as far as it goes")
            answer: Answer | None = Answer(200, *media_type(found["type"]), block)
            if found["url"].startswith("http"):
                answer = answered(block, visit, context, allowance)
            if answer and is_page(answer, visit, context):
                yield visit.page(answer, context)


def _date(found: regex.Match[str]) -> str:
    """Return when an answer came, in UTC; a time without seconds is left out."""
    day, clock = found["day"], found["clock"]
    date = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return f"{date}T{clock[:2]}:{clock[2:4]}:{clock[4:]}Z" if len(clock) == 6 else date


def _next_line(stream: io.BufferedReader) -> str:
    """Return the next line that is not blank, empty at the end of the file."""
    while line := stream.readline(_LONGEST_LINE):
        if text := line.decode("utf-8", "replace").strip():
            return text
    return ""


def _skip(stream: io.BufferedReader, count: int) -> None:
    while count > 0 and (skipped := len(stream.read(min(count, _CHUNK)))):
        count -= skipped
