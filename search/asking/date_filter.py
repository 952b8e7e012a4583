"""The node of a period in the query language, and the order of its days."""

import datetime as dt
import re
from contextlib import suppress

from msgspec.structs import replace
from whoosh import query as whoosh_query
from whoosh.qparser import syntax

from search.asking.numeric_dates import numeric_readings
from search.asking.text_parser import TextParser
from search.values.query import DateRange
from search.values.warnings import QueryWarning

_RANGE = re.compile(
    r"[\[{]\s*(?P<start>.*?)\s*(?:\bTO\b\s*(?P<end>.*?)\s*)?(?P<until>[\]}]?)", re.DOTALL
)


class DateFilter(syntax.SyntaxNode):  # type: ignore[misc]
    """A period as typed, on the *side* of it that a field such as `from` names."""

    def __init__(self, side: str, value: str) -> None:
        self.side = side
        self.value = value

    def query(self, parser: TextParser) -> whoosh_query.Query | None:
        """Return the range of days; text that is not a date is searched for as words."""
        if not parser.admits(self, "filter"):
            return None
        bounds = _RANGE.fullmatch(self.value)
        span = {"start": self.startchar, "end": self.endchar}
        (read,), other = numeric_readings([self.value])
        try:
            dates, swapped = self._dates(read, parser.newest)
        except ValueError:
            words = f"{bounds['start']} {bounds['end'] or ''}" if bounds else self.value
            parser.warnings.append(QueryWarning("not_a_date", value=words, **span))
            parser.parts[-1] = replace(parser.parts[-1], kind="word")
            return parser.expansion.word(words)
        if dates.start and dates.end and dates.start >= dates.end:
            parser.warnings.append(QueryWarning("nothing_between", value=self.value, **span))
            dates = DateRange(dates.start, dates.start)
        elif swapped:
            parser.warnings.append(QueryWarning("reversed_dates", value=dates.iso, **span))
        elif not self.is_understood():  # without the newest day
            parser.warnings.append(QueryWarning("counted_back", value=dates.iso, **span))
        for text in other:
            iso = self._dates(text, parser.newest)[0].iso
            parser.warnings.append(QueryWarning("day_first", value=iso, **span))
        return _days_query(dates)

    def swap_if_later(self, last: "DateFilter", parser: TextParser) -> None:
        """Swap the first day, which is this, with *last* if that is earlier, and say so."""
        from search.asking.periods import between, parse_period

        with suppress(ValueError):  # which is told of each
            dates, swapped = between(
                parse_period(self.value, parser.newest), parse_period(last.value, parser.newest)
            )
            if swapped:
                self.side, last.side = last.side, self.side
                span = {
                    "start": min(self.startchar, last.startchar),
                    "end": max(self.endchar, last.endchar),
                }
                parser.warnings.append(QueryWarning("reversed_dates", value=dates.iso, **span))

    def is_understood(self) -> bool:
        """Return whether the value is a date or a range of dates."""
        try:
            self._dates(self.value, None)
        except ValueError:
            return False
        return True

    def _dates(self, value: str, newest: dt.date | None) -> tuple[DateRange, bool]:
        """Return the days of *value*, none if they end as they begin, and whether they swapped.

        Braces leave out the end that they stand at.
        """
        from search.asking.periods import between, parse_period, parse_range  # slow patterns

        bounds = _RANGE.fullmatch(value)
        if not bounds:
            dates, swapped = parse_range(value, newest)
            match self.side:
                case "from":
                    return DateRange(dates.start, None), swapped
                case "to":
                    return DateRange(None, dates.end), swapped
                case "before":
                    return DateRange(None, dates.start), swapped
            return dates, swapped
        first, last = (
            DateRange() if end in ("", "*") else parse_period(end, newest)
            for end in (bounds["start"], bounds["start" if bounds["end"] is None else "end"])
        )
        dates, swapped = between(first, last)
        if bounds["end"] is None:  # a range that is not typed to its TO
            return dates, swapped
        without = [value[0] == "{", bounds["until"] == "}"]
        if swapped:
            first, last = last, first
            without.reverse()
        start = first.end if without[0] else dates.start
        return DateRange(start, last.start if without[1] else dates.end), swapped


def _days_query(dates: DateRange) -> whoosh_query.Query:
    """Return the query for documents dated within *dates*, days being proleptic ordinals."""
    return whoosh_query.NumericRange(
        "date",
        dates.start.toordinal() if dates.start else None,
        dates.end.toordinal() if dates.end else None,
        endexcl=True,
    )
