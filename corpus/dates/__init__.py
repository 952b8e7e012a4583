"""Dates as pages print them, in any language: "26 marzo 2015", "March 2015", "٢٦ آذار ٢٠١٥".

`read_date` says what a text means that is one date, `split_date` cuts the date out of a line that
says more, `read_timestamp` reads the numbers that programs write, `read_relative` what counts back
from the day of a capture; `split_relative` cuts that out of a line. A date is the calendar date
that is printed: no time zone is ever converted.

- `printed_date`: the meaning of a printed date.
- `reading`, `splitting`: a text that is a date, with what stands around it; a line that says more.
- `archival`, `seasons`: what archivists write in records; parts of a year.
- `several`, `single`: several dates in one text; one date.
- `digits`, `words`, `spelled`: a date in digits, with its month in words, all in words.
- `names`, `name_tables`, `relative_tables`, `locales`: names of months and weekdays, and how the
  file of these and of words that count back is made of dateparser's data.
- `numerals`, `ordinals`: numbers other than decimal digits, and the endings joined to numbers.
- `calendars`, `julian`, `old_style`: other calendars, the Julian one, a day in both styles.
- `eras`, `short_years`: years of reigns, years of two digits.
- `labels`, `label_table`, `clocks`: what stands beside a date: words and clock times.
- `publication`: what a label says that a date is of.
- `weekday_names`: the weekday that a printed date names.
- `month_languages`: the language in which a file names its months.
- `relative`, `timestamps`: what counts back; numbers that programs write.
"""

from corpus.dates.archival import read_archival, says_undated
from corpus.dates.calendars import COUNTING_APART
from corpus.dates.clocks import clock_of
from corpus.dates.digits import customary_order
from corpus.dates.printed_date import EARLIEST_YEAR, PrintedDate
from corpus.dates.reading import (
    has_short_year,
    may_have_date,
    numeric_order,
    numeric_orders,
    order_meeting,
    read_bare_date,
    read_date,
)
from corpus.dates.relative import counts_days, read_relative
from corpus.dates.several import own_text
from corpus.dates.splitting import SplitLine, split_date, split_relative, without_place
from corpus.dates.timestamps import Timestamp, read_timestamp
from corpus.dates.weekday_names import WEEKDAYS, weekdays_named

__all__ = [
    "COUNTING_APART",
    "EARLIEST_YEAR",
    "WEEKDAYS",
    "PrintedDate",
    "SplitLine",
    "Timestamp",
    "clock_of",
    "counts_days",
    "customary_order",
    "has_short_year",
    "may_have_date",
    "numeric_order",
    "numeric_orders",
    "order_meeting",
    "own_text",
    "read_archival",
    "read_bare_date",
    "read_date",
    "read_relative",
    "read_timestamp",
    "says_undated",
    "split_date",
    "split_relative",
    "weekdays_named",
    "without_place",
]
