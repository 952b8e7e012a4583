"""Dates as pages print them, in any language: "26 marzo 2015", "March 2015", "٢٦ آذار ٢٠١٥".

`read_date` says what a text means that is one date, `split_date` cuts the date out of a line that
says more. A date is the calendar date that is printed: no time zone is ever converted.
"""

from corpus.dates.printed_date import EARLIEST_YEAR, DateOrder, PrintedDate
from corpus.dates.reading import numeric_order, read_bare_date, read_date
from corpus.dates.splitting import SplitLine, split_date

__all__ = [
    "EARLIEST_YEAR",
    "DateOrder",
    "PrintedDate",
    "SplitLine",
    "numeric_order",
    "read_bare_date",
    "read_date",
    "split_date",
]
