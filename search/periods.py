"""What a person types to name a stretch of time, as a half-open range of days."""

import re
from datetime import date, timedelta

from search.query import DateRange

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse_period(text: str) -> DateRange:
    """Return the days of a year, a month or a day: "2014", "2014-09", "2014-09-30".

    Raises ValueError with a sentence for the asker where *text* is none of them.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise ValueError("write a date as 2014, 2014-09 or 2014-09-30")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
        if day:
            return DateRange(start, start + timedelta(days=1))
        if month:
            return DateRange(start, date(start.year + month // 12, month % 12 + 1, 1))
        return DateRange(start, date(start.year + 1, 1, 1))
    except (ValueError, OverflowError) as error:
        raise ValueError(f"the calendar has no {text.strip()}") from error
