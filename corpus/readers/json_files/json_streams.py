"""JSON documents too large to be held, often one line: their records are taken one by one.

They are the objects of the first array that has some, at the top or in objects, as tools wrap it;
ijson parses them.
It makes decimals of fractions, since with floats ijson 3.6.0 ends at an integer of 20 digits.
A record, and what stands before the first or between two of them, has at most
`LARGEST_DOCUMENT` bytes. Lines are not counted, so faults name the number of the record.
"""

from collections.abc import Iterator
from functools import partial

import ijson

from corpus.json_pieces import Pieces
from corpus.read_context import LARGEST_DOCUMENT, ReadContext
from corpus.readers.json_files.json_groups import dated_by_key, grouped
from corpus.readers.json_files.json_paths import DEEPEST_WRAPPER
from corpus.readers.records.columns import Stated
from corpus.readers.records.records import Item, Record, Report, read_again
from corpus.readers.records.shapes import is_record

_CHUNK = 2**16
_TOO_LARGE = "a record of more than 32 mebibytes; write a record a line (.jsonl)"


def is_large(context: ReadContext) -> bool:
    """Return whether a document has more than `LARGEST_DOCUMENT` bytes."""
    left = LARGEST_DOCUMENT
    with context.open() as stream:
        while left >= 0 and (chunk := stream.read(_CHUNK)):
            left -= len(chunk)
    return left < 0


def read_large(context: ReadContext) -> Iterator[Item]:
    """Yield what the records of a large document say; why it is not read further is reported."""
    context.note("more than 32 mebibytes, so read record by record; their lines are not counted")
    yield from read_again(context, partial(_records, context), numbered=True)


def _records(context: ReadContext, report: Report) -> Iterator[tuple[int, Record]]:
    stated = context.stated.columns
    try:
        with context.open() as stream:
            prefix = _records_at(Pieces(stream, _TOO_LARGE), stated)
        if prefix is None:
            raise ValueError("no array of records; write a record a line (.jsonl)")
        with context.open() as stream:
            pieces = Pieces(stream, _TOO_LARGE)
            path = tuple(prefix.split(".")[:-1])
            if path:
                report.note(
                    f"read from the array {'.'.join(path)}; its other arrays are not sought"
                )
            for item in ijson.items(pieces, prefix):
                pieces.since = 0
                for record in grouped(item, stated, path[-1] if path else ""):
                    dated = dated_by_key(record, path, stated)
                    yield 0, dated if isinstance(dated, dict) else {}
    except (ijson.JSONError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        report.fault(0, f"more than 32 mebibytes, and no further than this: {reason}")


def _records_at(pieces: Pieces, stated: Stated) -> str | None:
    """Return the prefix of ijson for the first objects of an array that are records."""
    builder: ijson.ObjectBuilder | None = None
    at = ""
    for prefix, event, value in ijson.parse(pieces):
        pieces.since = 0 if builder is None else pieces.since
        if builder is not None:
            builder.event(event, value)
            if prefix == at and event == "end_map":
                called = at.split(".")[-2] if "." in at else ""
                found = grouped(builder.value, stated, called)
                if any(is_record(record, stated) for record in found):
                    return at
                builder = None
        elif event == "start_map" and _may_hold_records(prefix):
            at, builder = prefix, ijson.ObjectBuilder()
            builder.event(event, value)
    return None


def _may_hold_records(prefix: str) -> bool:
    return prefix.endswith("item") and prefix.count(".") <= DEEPEST_WRAPPER
