"""The sheets of a workbook: which of them list headlines, if there are several."""

from collections.abc import Iterable, Sequence

from corpus.readers.records.columns import Stated, columns_of
from corpus.readers.records.records import Report
from corpus.readers.records.shapes import is_dated_record, is_titled


def listing(sheets: Sequence[tuple[str, list[str]]], stated: Stated, report: Report) -> list[bool]:
    """Return which of *sheets*, each with its name and its header, list headlines.

    The others are told.
    """
    headers = [header for _, header in sheets]
    listed = [not _is_beside_dated(header, headers, stated) for header in headers]
    for (name, _), lists in zip(sheets, listed, strict=True):
        if not lists:
            reason = f"left out: the sheet {name[:80]}, which has no dates, as others have them"
            report.note(reason, line=0)
    return listed


def _is_beside_dated(names: list[str], headers: Iterable[list[str]], stated: Stated) -> bool:
    """Return whether a sheet whose header is *names* has no dates, and another of *headers* has.

    It explains the columns, say, or lists people. Where headlines have addresses, or every column
    is one of a sheet with dates, they are undated ones.
    """
    dated = [set(of) for of in headers if _has_dates(of, stated)]
    record = dict.fromkeys(names)
    of_headlines = is_titled(record, stated) and is_dated_record(record, stated)
    return bool(dated) and not of_headlines and not any(map(set(names).issubset, dated))


def _has_dates(names: list[str], stated: Stated) -> bool:
    columns = columns_of(tuple(names), stated)
    return bool(columns.names["date"] or columns.of_date or columns.of_either)
