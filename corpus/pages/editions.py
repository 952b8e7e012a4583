"""Pages of one edition, whose day is beside its number or in the title and dates all below.

So is a newsletter, whose day is that on which it was sent.
"""

from collections.abc import Sequence

import regex

from corpus.pages.arrangement import Arrangement, Entry
from corpus.pages.candidates import Candidates
from corpus.pages.date_reader import DateReader
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.outline import ITEMS, Element, Outline, PageLine, Role
from corpus.pages.text_sizes import is_brief, is_prose

_LEAST_OF_MAIL = 2  # headings, or it tells of one thing
_LEAST_ADDRESSES = 3  # below lines of a mail in plain text, of which two may be "more" of one thing
_LISTED = frozenset(("li",))
_ROWS = frozenset(("tr",))
_LONGEST_GREETING = 100  # characters
_IN_A_BROWSER = regex.compile(
    r"\b(?:in (?:your|a|the) (?:web ?)?browser|im browser|dans (?:votre|un|le) navigateur"
    r"|en (?:el|tu|su|un) navegador|no (?:seu )?navegador|nel (?:tuo )?browser"
    r"|in (?:uw|je|de) browser)",
    regex.IGNORECASE,
)
# What the end of a mail offers to do.
_SUBSCRIPTION = regex.compile(
    r"\b(?:unsubscri|abmelden|abbestellen|désabonn|désinscri|darse de baja|descadastr"
    r"|cancelar (?:a |la |su )?(?:ins|sus)cri|disiscri|afmelden|uitschrij|avsluta pren|avmeld"
    r"|wypisz się|отписаться|відписатися|odhlásit|odhlásiť|leiratkoz|dezabon|abonelikten çık)",
    regex.IGNORECASE,
)


def arrange_edition(
    outline: Outline, dates: Sequence[LineDate | None], candidates: Candidates
) -> Arrangement | None:
    """Return the headlines below the day of an edition, None if the page has another date.

    They are the headings, or the items of lists below brief headings, which name sections then, or
    else the links that say as much as headlines.
    """
    dated = [at for at, date in enumerate(dates) if date]
    date = dates[dated[0]] if len(dated) == 1 else None
    if date is None or not date.edition or not outline.structured:
        return None
    below = [at for at in range(dated[0] + 1, len(dates)) if candidates.roles[at] >= Role.TEXT]
    headings = [at for at in below if outline.lines[at].role is Role.HEADING]
    items = [at for at in below if outline.within(at, ITEMS)]
    sections = 2 * sum(is_brief(outline.lines[at].text) for at in headings) > len(headings)
    links = [at for at in below if outline.lines[at].href and candidates.says_much(at)]
    likely = items if items and (sections or not headings) else headings
    lines = candidates.among(likely or links)
    lines = candidates.one_of_each_row(lines)
    if not lines:
        return None
    entries = [
        Entry(at, outline.lines[at].text, dated[0], date, at if outline.lines[at].href else None)
        for at in lines
    ]
    return Arrangement(entries, begin=dated[0])


def arrange_newsletter(
    outline: Outline, dates: Dates, candidates: Candidates, reader: DateReader
) -> Arrangement | None:
    """Return the texts of a mail that lead to articles, None if it has a date or too few of them.

    They are headings, or else items of lists, rows that begin with a link, or paragraphs of one.
    Brief ones name sections, and running text above such items is what the mail tells itself, but
    for a greeting. The list where readers can cancel the mail ends it.
    """
    sent = reader.context.sent
    if not sent or any(dates):
        return None
    last = [_list_of(outline, at) for at, line in enumerate(outline.lines) if _ends(line)][-1:]
    linked = [
        at
        for at, line in enumerate(outline.lines)
        if line.href
        and not any(at in of.lines for of in last)
        and not (is_brief(line.text) or is_prose(line.text) or _IN_A_BROWSER.search(line.text))
    ]
    if outline.structured:
        linked = [at for at in linked if candidates.roles[at] >= Role.LINK]
    headings = [at for at in linked if candidates.roles[at] is Role.HEADING]
    bullets = [at for at in linked if outline.lines[at].bullet]
    lines = headings or bullets or _rows(outline, linked) or _above_addresses(outline, linked)
    if len(lines) < _LEAST_OF_MAIL:
        return None
    above = [of.text for of in outline.lines[: lines[0]] if is_prose(of.text)]
    if not headings and (bullets or len("".join(above)) > _LONGEST_GREETING) and above:
        return None
    date = LineDate(sent, reader.context.date(sent))
    reader.context.note("headlines of a mail, dated by the day on which it was sent", len(lines))
    entries = [Entry(at, outline.lines[at].text, None, date, at) for at in lines]
    return Arrangement(entries, begin=lines[0])


def _ends(line: PageLine) -> bool:
    return _SUBSCRIPTION.search(line.text) is not None


def _list_of(outline: Outline, line: int) -> Element:
    """Return the list that a line is an item of, else the innermost element around it."""
    item = outline.item(line, _LISTED)
    return outline.elements[item.parent] if item.tag in _LISTED else outline.around(line)


def _rows(outline: Outline, linked: Sequence[int]) -> list[int]:
    """Return the lines of *linked* that begin a row of a table each, if they are enough."""
    rows = [(at, outline.item(at, _ROWS)) for at in linked]
    lines = [at for at, row in rows if row.tag in _ROWS and row.first == at]
    return lines if len(lines) >= _LEAST_ADDRESSES else []


def _above_addresses(outline: Outline, linked: Sequence[int]) -> list[int]:
    """Return the lines of *linked* that are paragraphs by themselves, if they are enough and most.

    Else what is told stands between them.
    """
    alone = [at for at in linked if len(outline.around(at).lines) == 1]
    said = [at for at, of in enumerate(outline.lines) if not (of.site or is_brief(of.text))]
    return alone if len(alone) >= _LEAST_ADDRESSES and 2 * len(alone) > len(said) else []
