"""The date of a record: the first of its columns of dates that can be read."""

from collections.abc import Iterator
from typing import Any

import regex

from corpus.dates import PrintedDate, has_short_year, read_date, says_undated
from corpus.markup import stated_in, unmarked
from corpus.readers.records.column_names import normal
from corpus.readers.records.columns import date_of_parts
from corpus.readers.records.known_values import Known, remember
from corpus.readers.records.publishing import answer, may_say
from corpus.readers.records.texts import RecordTexts
from corpus.readers.records.values import LONGEST_MISSING, NO_DAY, date_value, in_languages

# As LexisNexis has it: "May 14, 2016 Saturday Edition 1; National Edition".
_WITH_EDITION = regex.compile(
    r"(?P<date>[^;]{6,40}?),?\s\(?(?:\p{L}+\s){0,2}"
    r"(?:edition|édition|edición|edição|edizione|editie|ausgabe)\b.*",
    regex.IGNORECASE,
)


class RecordDates:
    """The dates of the records that *texts* opens; *known* is for all of the file."""

    def __init__(self, texts: RecordTexts, known: Known) -> None:
        self._texts = texts
        self._context = texts.context
        self._columns = texts.columns
        self._known = known
        dates = self._columns.names["date"]
        self.may_be = bool(dates or self._columns.of_date)
        """Whether records of these columns may have one."""
        is_only = len(dates) == 1 and not (self._columns.of_either or self._columns.of_date)
        self._only = dates[0] if is_only else ""

    def date(self, languages: tuple[str, ...]) -> tuple[str | None, PrintedDate | None]:
        """Return the first date that can be read, else the first that is printed.

        What counts back from the day of capture is read where no other date is. The day on which
        a record was made stands in for one that cannot be read, not for one that it lacks.
        """
        only, key = self._only, None
        if only and type(value := self._texts.record[only]) is str:
            key = value, languages, self._context.order
            if known := self._known.only_dates.get(key):
                return known
        said = self._context.said
        first: str | None = None
        late = self._columns.of_change
        for name, value in self._dates():
            if value is None or value == "":
                continue
            short = isinstance(value, str) and len(value) <= LONGEST_MISSING
            if short and self._texts.is_missing(name, value.strip()):
                continue
            if isinstance(value, dict) and (wordings := in_languages(value)):
                value = self._texts.wording(wordings)
            if may_say(normal(name)) and answer(value) is not None:  # whether it is published
                late = frozenset()
                continue
            if first is None and name in late:
                self._context.note(
                    f"{name}: the day on which the record was saved, not of its headline"
                )
                continue
            text = date_value(value)
            if text is None:
                self._context.fault(self._texts.line, f"{name}: not text; it is left out")
                continue
            if text.startswith(NO_DAY):
                self._context.note(f"{name}: {text[:40]}, which stands for no value")
                continue
            of = languages
            if not of and has_short_year(text):  # language and country tell where its year stands
                of = (self._context.identifier.identify(self._texts.printed("headline")).code,)
            text, found = self._dated(text, of)
            if found is None and says_undated(text):
                self._context.note(f"{name}: {text}, which says that there is no date")
                continue
            if not of and found and self._is_doubtful(found):
                # What the headline is in says how its country orders and counts days.
                language = self._context.identifier.identify(self._texts.printed("headline"))
                of = (language.code,)
                found = self._context.record_date(text, of) or found
            if found and first and found.precision == "year":
                whole = f"{first} {text}"  # "May 12" beside a column of the year
                if dated := self._context.record_date(whole, languages):
                    return whole, dated
            if found:
                self._tell_others(name, found, languages)
                if key and of is languages and said == self._context.said:
                    remember(self._known.only_dates, key, (text, found))
                return text, found
            first = first or text or None
        return first, self._context.relative_date(first, languages) if first else None

    def _dates(self) -> Iterator[tuple[str, Any]]:
        for name in self._columns.names["date"]:
            yield name, self._texts.record[name]
        either, of_date = self._columns.of_either, self._columns.of_date
        for name in either:
            if name not in of_date and self._texts.is_day(name):
                yield name, self._texts.record[name]
        if of_date:
            parts = (name for name in of_date if name not in either or self._texts.is_day(name))
            yield "date", date_of_parts(map(self._texts.part, parts))

    def _dated(self, text: str, languages: tuple[str, ...]) -> tuple[str, PrintedDate | None]:
        """Return the printed form of *text*, and the date that it means; *languages* as above."""
        context = self._context
        key = text, languages, context.order
        if known := self._known.dates.get(key):
            return known
        said = context.said
        if "<" in text:
            text = stated_in(text, "datetime") or unmarked(text)
        text = context.printed(text)
        found = context.record_date(text, languages) if text else None
        if text and found is None and (beside := _WITH_EDITION.fullmatch(text)):
            found = context.record_date(beside["date"], languages)
        if found and not found.ambiguous and said == context.said:
            remember(self._known.dates, key, (text, found))
        return text, found

    def _is_doubtful(self, found: PrintedDate) -> bool:
        """Return whether *found* means another day in some language, as 2558 does in Thai."""
        day = found.day
        return found.ambiguous or day is None or day.year > self._context.captured.year + 1

    def _tell_others(self, name: str, found: PrintedDate, languages: tuple[str, ...]) -> None:
        """Report columns after that *name* that have another day than the one *found*."""
        names = self._columns.names["date"]
        if len(names) < 2 or found.precision != "day" or name not in names:
            return
        for other in names[names.index(name) + 1 :]:
            text = self._texts.record[other] if other not in self._columns.of_change else None
            also = read_date(text, languages) if isinstance(text, str) else None
            if also and also.precision == "day" and also.day != found.day:
                self._context.note(f"{other}: another day than {name}, which counts")
