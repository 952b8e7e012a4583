"""Pages of one edition, whose day is beside its number or in the title and dates all below."""

from collections.abc import Sequence

from corpus.pages.arrangement import Arrangement, Entry
from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import LineDate
from corpus.pages.outline import ITEMS, Outline, Role
from corpus.pages.text_sizes import is_brief


def arrange_edition(
    outline: Outline, dates: Sequence[LineDate | None], candidates: Candidates
) -> Arrangement | None:
    """Return the headlines below the day of an edition, None if the page has another date.

    They are the headings, or the items of lists below brief headings, which name sections then.
    """
    dated = [at for at, date in enumerate(dates) if date]
    date = dates[dated[0]] if len(dated) == 1 else None
    if date is None or not date.edition or not outline.structured:
        return None
    below = [at for at in range(dated[0] + 1, len(dates)) if candidates.roles[at] >= Role.TEXT]
    headings = [at for at in below if outline.lines[at].role is Role.HEADING]
    items = [at for at in below if outline.within(at, ITEMS)]
    sections = 2 * sum(is_brief(outline.lines[at].text) for at in headings) > len(headings)
    lines = candidates.among(items if items and (sections or not headings) else headings)
    lines = candidates.one_of_each_row(lines)
    if not lines:
        return None
    entries = [
        Entry(at, outline.lines[at].text, dated[0], date, at if outline.lines[at].href else None)
        for at in lines
    ]
    return Arrangement(entries, begin=dated[0])
