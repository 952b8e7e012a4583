"""The dates of a page's lines, by the rules for them in their order."""

from collections.abc import Sequence
from copy import copy

from corpus.pages.cited_dates import add_cited
from corpus.pages.date_labels import (
    take_counted_back,
    take_datelines,
    take_deadlines,
    take_facts,
    take_issues,
    take_labels,
    take_pages,
    take_places,
    take_remarks,
)
from corpus.pages.date_reader import DateReader
from corpus.pages.headed_dates import complete
from corpus.pages.line_dates import Dates, LineDate, line_date
from corpus.pages.named_dates import take_names
from corpus.pages.outlet_columns import take_agencies, take_outlet_columns
from corpus.pages.outline import Outline, PageLine
from corpus.pages.page_days import take_day_of_title, take_days_of_page, take_numbers
from corpus.pages.sought_dates import (
    add_addressed,
    add_sourced,
    add_times,
    add_times_of_page,
    add_unread,
    keep_headlines,
)
from corpus.pages.yearless_dates import add_yearless


def read_dates(
    outline: Outline, reader: DateReader, title: PageLine | None
) -> tuple[Dates, frozenset[int]]:
    """Return the date of each line, and which lines are headings that make others whole."""
    lines = outline.lines
    dates = _dates_of_lines(lines, reader)
    take_labels(lines, dates)
    take_remarks(outline, dates)
    take_numbers(lines, dates, reader)
    take_days_of_page(lines, dates, reader.context)
    headings = complete(lines, dates, reader, title.text if title else "")
    keep_headlines(outline, dates, headings)
    add_cited(outline, dates, reader)
    take_pages(dates)
    take_counted_back(lines, dates, reader)
    take_facts(lines, dates)
    take_issues(outline, dates)
    add_unread(outline, dates, reader)
    add_sourced(outline, dates, reader, title)
    add_yearless(outline, dates, reader, title, sections=bool(headings))
    take_places(lines, dates)
    take_datelines(outline, dates)
    if not any(dates):
        add_addressed(outline, dates, reader.context)
    take_day_of_title(lines, dates, title, reader)
    add_times(outline, dates)
    add_times_of_page(outline, dates, reader)
    take_agencies(lines, dates)
    take_outlet_columns(outline, dates)
    take_deadlines(lines, dates)
    take_names(outline, dates)
    return dates, headings


def _dates_of_lines(lines: Sequence[PageLine], reader: DateReader) -> Dates:
    """Return the date of each of *lines* by itself; a day that a page prints again is read once."""
    known: dict[object, LineDate] = {}
    dates: Dates = []
    for line in lines:
        if line.href is not None or line.site or not line.shown:
            dates.append(line_date(line, reader))
            continue
        key = line.text, line.machine_date, line.role, line.updated
        date = known.get(key)
        if date is None:
            date = line_date(line, reader)
            if date is not None:
                known[key] = date
        dates.append(copy(date) if date else None)  # as the rules change the dates of lines
    return dates
