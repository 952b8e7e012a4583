"""Reads the dates that one page prints, in the languages that it is likely in."""

from dataclasses import dataclass

from corpus.dates import PrintedDate, SplitLine
from corpus.read_context import ReadContext


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads printed dates as the *context* of a page does, in its likely *languages*."""

    context: ReadContext
    languages: tuple[str, ...]

    def date(self, text: str) -> PrintedDate | None:
        """Return what *text* means as a date, None if it is none."""
        return self.context.date(text, self.languages)

    def split_date(self, line: str) -> SplitLine | None:
        """Return the date at an end of *line*, None if it has none."""
        return self.context.split_date(line, self.languages)

    def relative_date(self, text: str) -> PrintedDate | None:
        """Return the date that *text* counts back to from the day of capture."""
        return self.context.relative_date(text, self.languages)

    def split_relative(self, line: str) -> SplitLine | None:
        """Return the date at an end of *line* that counts back from the day of capture."""
        return self.context.split_relative(line, self.languages)
