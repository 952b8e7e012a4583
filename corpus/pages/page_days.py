"""Lines that say when a page was changed, printed or published, beside what is no headline.

"Last updated 12 May 2015 by the library", "Tuesday, May 12, 2015 | Weather: 12°C | Login" and "12
May 2015 - No. 12,345" are of the page, though its list prints dates and headlines in lines, too.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import regex

from corpus.dates.labels import unlabelled
from corpus.pages.date_reader import DateReader
from corpus.pages.date_texts import MARKS, bare_date
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import PageLine, Role
from corpus.pages.text_sizes import LEAST_WORDS, is_brief, is_prose, size
from corpus.pages.wording import is_count, is_label, is_section
from corpus.patterns import YEAR, pattern
from corpus.read_context import ReadContext

_LONGEST = 80
_LONGEST_NUMBER = 30
_ENOUGH = 20  # letters of a headline in a script without spaces
_BARS = pattern(r"\s*[|·•｜]\s*")
_SMALL = pattern(r"[^\p{L}]*(?:\p{Ll}|$)")
_COUNTER = pattern(r"[^\d:：]{1,40}[:：]\s*\d[\d.,\s]*")  # "Visitors : 123,456"
_NUMBER_WORDS = """
no nr núm num nº n° № # n issue number vol volume tome band bd heft folge ausgabe jahrgang jg nummer
edition edición edição edizione édition numero número numéro ejemplar año ano anno an année
tomo jaargang editie årgang årgång årg utgave utgåva udgave vuosikerta rok rocznik ročník číslo č
wydanie évfolyam évf szám anul numărul nr sayı yıl cilt год номер выпуск том рік випуск година број
брой αρ αριθμός φύλλο τεύχος έτος العدد عدد السنة شماره سال גיליון מספר nomor edisi số tahun
"""
ISSUE = pattern(
    r"(?P<part>(?<!\p{L})(?:\L<words>)\.?\s{0,2}(?:№|#|n?[°º]|nr?\.|no\.)?\s{0,2}(?&figure)"
    r"|第\s?\d[\d,]{0,6}\s?[号號期]|제\s?\d[\d,]{0,6}\s?호|\d{1,5}\.?\s(?:évfolyam|szám|ročník|årgång|årgang))"
    r"(?:\s{0,2}[,;/|·()–-]{0,2}\s{0,2}(?:(?&part)|\(\d{1,6}\)|\d{1,6}(?=\))))*\)?"
    r"(?(DEFINE)(?P<figure>(?:\d{1,3}(?:[.,\s\u00a0]\d{3})+|\d{1,6}(?:/\d{4})?|[IVXLCDM]{1,9})(?![\p{L}\d])))",
    regex.IGNORECASE,
    words=_NUMBER_WORDS.split(),
)
"""The number of an issue, with the word or sign for what it is of: "Vol. 3, No. 12", "第12号"."""


def take_days_of_page(lines: Sequence[PageLine], dates: Dates, context: ReadContext) -> None:
    """Take the dates of changes, of printing and of the site's header for those of no headline.

    So they are where one alone or few of all dates have such a label, or what is beside it is no
    headline by itself. What may be one is told. Where most dates have labels beside them, as in
    "12 May 2015 | 3 min read | 5 comments", they are of items.
    """
    for date in dates:
        if date and date.beside and not is_count(date.beside):
            date.beside = _without_counts(date.beside)
    beside = {at: date for at, date in enumerate(dates) if date and date.beside}
    changes = {at for at, date in beside.items() if _is_of_change(lines[at].text, date)}
    dated = sum(date is not None for date in dates)
    others = dated - 1
    headers = sum(_is_header(date.beside) for date in beside.values())
    few = 2 * len(changes) < dated or len(changes) == 1
    for at, date in beside.items():
        if lines[at].role >= Role.LINK or lines[at].href:
            continue
        if at in changes and few:
            if not _SMALL.match(date.beside):
                if not _is_of_page(date.beside):
                    continue
                context.boilerplate(lines[at].number, lines[at].text)
            date.updated = True
        elif not is_count(date.beside):
            if not _is_header(date.beside):
                continue
            if others and (headers == 1 or 2 * headers < dated):
                dates[at] = None
                others -= 1
        date.beside, lines[at].role = "", Role.NEVER


def take_numbers(lines: Sequence[PageLine], dates: Dates, reader: DateReader) -> None:
    """Take the numbers of issues off the dates that head others: "May 12, 2015 - No. 12,345".

    The name of what appears may stand before the number if the page has no other date. Where such
    lines follow each other, they are a list of issues.
    """
    numbered: dict[int, LineDate] = {}
    named: set[int] = set()
    alone = sum(date is not None for date in dates) < 2
    for at, line in enumerate(lines):
        date = dates[at]
        if line.href or line.site or not line.shown or len(line.text) > _LONGEST:
            continue
        if date is not None and not 0 < len(date.beside) <= _LONGEST_NUMBER:
            continue
        found = ISSUE.search(line.text) if YEAR.search(line.text) else None
        if found is None:
            continue
        before, after = bare_date(line.text[: found.start()]), bare_date(line.text[found.end() :])
        text = before or after
        whole = bare_date(ISSUE.sub(" ", line.text, count=1))
        if alone and before and is_brief(before) and after:  # "Newsletter No. 5 of 12 May 2015"
            text = whole = after
            named.add(at)
        printed = reader.date(text) if whole == text else None
        is_head = printed and (printed.precision == "day" or found.start() == 0)
        if printed and printed.day and is_head:
            numbered[at] = LineDate(text, printed, edition=True)
    if any(at + 1 in numbered for at in numbered):
        return
    for at, date in numbered.items():
        if at + 1 < len(lines) and dates[at + 1] is None:
            dates[at] = date
            lines[at].role = Role.NEVER
            if at in named:
                note = f"{lines[at].text}: its day is taken for that of all below it"
                reader.context.note(note, line=lines[at].number)


def take_day_of_title(
    lines: Sequence[PageLine], dates: Dates, title: PageLine | None, reader: DateReader
) -> None:
    """Take the day in a title for that of all below: "Court lists for 12 May 2015".

    The title is a line, or the first line that has its day says it again. The page has no running
    text, which would be an article, and no dates but links to the lists of other days.
    """
    if title is None:
        return
    others = {at: of for at, of in enumerate(dates) if of and lines[at].text != title.text}
    if any(of.beside or not lines[at].href for at, of in others.items()):
        return
    day = _day_within(title.text, reader)
    said = (at for at, line in enumerate(lines) if day and _says(line, day.text))
    at = next((at for at, line in enumerate(lines) if line is title), next(said, None))
    if day is None or at is None or (others and not _lead_to_lists(lines, sorted(others), at)):
        return
    if any(line.role < Role.LINK and is_prose(line.text) for line in lines):
        return
    for other in others:
        dates[other], lines[other].role = None, Role.NEVER
    dates[at], lines[at].role = day, Role.NEVER
    note = f"{day.text}, the day in the title, is taken for that of what has no other"
    reader.context.note(note, line=lines[at].number)


def _without_counts(text: str) -> str:
    """Return *text* beside a date less what it counts between bars: "Lisbon | 3 min read"."""
    if not _BARS.search(text):
        return text
    parts = [part for part in _BARS.split(text) if not is_count(part)]
    return " | ".join(parts) if 0 < len(parts) < len(_BARS.split(text)) else text


def _lead_to_lists(lines: Sequence[PageLine], linked: Sequence[int], title: int) -> bool:
    """Return whether *linked* days stand beside each other, or around all headlines, as pagers do.

    Those that take turns with headlines are of these, as is one beside the only headline. The line
    *title* is none.
    """
    likely = [at for at, line in enumerate(lines) if at != title and _may_lead(line)]
    first, *between, last = (
        bisect_left(likely, end) - bisect_left(likely, start)
        for start, end in pairwise((0, *linked, len(lines)))
    )
    if not between:
        return first + last > 1
    return not all(between) or not (first or last)


def _may_lead(line: PageLine) -> bool:
    return line.role >= Role.LINK and not is_brief(line.text)


def _day_within(text: str, reader: DateReader) -> LineDate | None:
    """Return the day behind the first words of a title, which may say its page or number last."""
    words = text.split()
    for first in range(1, min(LEAST_WORDS, len(words))):
        for end in range(len(words), max(first, len(words) - LEAST_WORDS), -1):
            if words[end:] and not _is_number(" ".join(words[end:])):
                continue
            part = bare_date(" ".join(words[first:end]))
            found = reader.date(part)
            if found and found.day and found.precision == "day":
                return LineDate(part, found, edition=True)
    return None


def _is_number(text: str) -> bool:
    """Return whether *text* behind a day is a page or an issue, or parted from the day."""
    return any(map(str.isdigit, text)) or text[0] in MARKS


def _says(line: PageLine, day: str) -> bool:
    return line.href is None and day in line.text and len(line.text) <= _LONGEST


def _is_of_change(text: str, date: LineDate) -> bool:
    """Return whether *text* begins with a label of a change, which its *date* follows."""
    label = unlabelled(text)
    return label is not None and label.updated and label.text.startswith(date.text)


def _is_of_page(text: str) -> bool:
    """Return whether *text* beside the day of a change is a counter or who made it: "図書館"."""
    dense = 2 * len(text) < size(text) < _ENOUGH
    return dense or is_brief(text) or _COUNTER.fullmatch(text) is not None


def _is_header(text: str) -> bool:
    """Return whether all of *text* are labels of a site, with what else is brief between bars."""
    parts = _BARS.split(text)
    labels = [part for part in parts if is_label(part)]
    if len(parts) == 1:
        return bool(labels) and not is_section(text)
    return bool(labels) and all(map(is_brief, parts))
