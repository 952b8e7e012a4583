"""The texts of a record, by our keys: the first that each has, as it is printed."""

from collections.abc import Mapping
from typing import Any

from corpus.dates import read_date
from corpus.languages import stated_language_code
from corpus.markup import unmarked
from corpus.read_context import ReadContext
from corpus.readers.records.columns import Columns
from corpus.readers.records.known_values import Known, remember
from corpus.readers.records.values import (
    LONGEST_MISSING,
    date_value,
    in_languages,
    is_missing,
    plain_value,
    told_in,
)
from corpus.text import is_printed


class RecordTexts:
    """The texts of the record that is open, one after the other, under its *columns*.

    What is left out of them is reported on the record's line. *known* is for all of the file.
    """

    def __init__(self, context: ReadContext, columns: Columns, known: Known) -> None:
        self.context = context
        self.columns = columns
        self._known = known
        self.line = 0
        self.record: Mapping[str, Any] = {}
        self._language = ""

    def open(self, line: int, record: Mapping[str, Any], language: str) -> None:
        """Open the *record* on *line*; *language* is the one of its several that is read."""
        self.line, self.record, self._language = line, record, language

    def printed(self, key: str) -> str:
        """Return the text that the record has for *key*, as it is printed."""
        for name in self.columns.names[key]:
            value = self.record[name]
            if value is None:
                continue
            # As nearly all are, which costs no further call.
            if type(value) is str and is_printed(value) and _is_plain(value):
                return value
            text = self.text(key)
            return self.as_printed(text) if text else ""
        return ""

    def repeated(self, key: str) -> str:
        """Return what `text` does, from memory, for a *key* under which many records are alike."""
        names = self.columns.names[key]
        value = self.record[names[0]] if names else ""
        if not value:
            return self.text(key) if len(names) > 1 else ""
        if type(value) is not str:
            return self.text(key)
        if known := self._known.texts.get(value):
            return known
        said = self.context.said
        text = self.text(key)
        if text == value and said == self.context.said:
            remember(self._known.texts, value, text)
        return text

    def as_printed(self, text: str) -> str:
        """Return *text* without its markup, as `ReadContext.printed` does."""
        return self.context.printed(unmarked(text) if "<" in text else text)

    def text(self, key: str) -> str:
        """Return the first value that the record has for *key*, empty if it has none."""
        for name in self.columns.names[key]:
            value = self.record[name]
            if type(value) is str:  # as nearly all are
                stripped = value.strip()
                if stripped[:1] in ("{", "["):
                    within = told_in(stripped)
                    if text := plain_value(within):
                        return text
                    if within and isinstance(within, list):  # "[1984]"
                        return stripped
                elif len(stripped) > LONGEST_MISSING or (
                    stripped and not self.is_missing(name, stripped)
                ):
                    return stripped
                continue
            if not value:
                continue
            if isinstance(value, dict) and (wordings := in_languages(value)):
                value = self.wording(wordings)
            if (text := plain_value(value)) and not self.is_missing(name, text):
                return text
            if text is None:
                self.context.fault(self.line, f"{name}: not text; it is left out")
        return ""

    def value(self, name: str) -> str:
        """Return the text in the column *name*, empty if it has none."""
        text = plain_value(self.record[name])
        return self.context.printed(text) if text else ""

    def part(self, name: str) -> str:
        """Return the text or the number in the column *name*, which may be a part of a date."""
        value = self.record[name]
        return plain_value(value) or date_value(value) or ""

    def wording(self, wordings: Mapping[str, str]) -> str:
        """Return the one of several *wordings*, by their languages, in the record's language."""
        if self._language:
            return wordings.get(self._language, next(iter(wordings.values())))
        if len(wordings) > 1:
            self.context.note("a text is in several languages, of which one counts")
        stated = (plain_value(self.record[name]) for name in self.columns.names["language"])
        code = next(
            (code for text in stated if text and (code := stated_language_code(text))), None
        )
        return wordings.get(code or "", next(iter(wordings.values())))

    def is_missing(self, name: str, text: str) -> bool:
        """Return whether *text* is what tools write for no value, and report it of *name*."""
        if missing := is_missing(text):
            self.context.note(f"{name}: {text}, which stands for no value")
        return missing

    def is_day(self, name: str) -> bool:
        """Return whether a column of either has a day, a number beside columns of its month."""
        text = self.part(name)
        if name in self.columns.of_date:
            return text.isdecimal()
        found = read_date(text)
        return found is not None and found.names_day

    def tell_lists(self) -> None:
        """Report what lists hold besides the text that counts, of a headline as a fault."""
        for key in ("headline", "language", "description", "source"):
            name = next((name for name in self.columns.names[key] if self.record[name]), "")
            value = self.record.get(name)
            if not isinstance(value, list) or {str, dict} <= set(map(type, value)):
                continue
            first, *rest = (plain_value(one) or "" for one in value)
            left_out = [text for text in dict.fromkeys(rest) if text not in ("", first)]
            if not left_out:
                continue
            reason = f"{name}: a list, of which the first text counts"
            if key == "headline":
                self.context.fault(self.line, f"{reason}; left out: {'; '.join(left_out)[:200]}")
            else:
                self.context.note(reason)


def _is_plain(text: str) -> bool:
    """Return whether *text* has no markup, holds no list and stands for no missing value."""
    return len(text) > LONGEST_MISSING and text[0] not in "{[" and "<" not in text
