"""What stands around the headlines of a page: its description, and what is left out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.pages.arrangement import Arrangement, Entry
from corpus.pages.line_dates import LineDate
from corpus.pages.outline import Outline, PageLine, Role
from corpus.pages.text_sizes import is_prose

_TABLE = frozenset(("table",))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines of a page that are shown and no headlines, dates or headings, by their indexes.

    *description* says what the page is of; *beside* are left out.
    """

    description: Sequence[int]
    beside: Sequence[int] = ()


def around_article(outline: Outline, entry: Entry) -> Surroundings:
    """Return what stands around the headline of a page that is an article: its text."""
    taken = {entry.line}
    if entry.date and not entry.date.beside:  # else the text may begin there
        taken.add(entry.date_line or 0)
    return _shown(outline, (at for at in range(len(outline.lines)) if at not in taken), ())


def around_list(
    outline: Outline,
    arrangement: Arrangement,
    dates: Sequence[LineDate | None],
    either: Sequence[LineDate | None],
    headings: Set[int],
    title: int | None,
) -> Surroundings:
    """Return what stands above the list of headlines that *arrangement* has, and within it.

    *dates* are those that count, *either* these and those that count where there is no other.
    """
    lines, entries = outline.lines, arrangement.entries
    begin = min([arrangement.begin, *headings])
    above = [at for at in range(begin) if not dates[at]]
    apart = {*_headers(outline, above, entries), *_controls(outline, above, title)}
    used = {entry.line for entry in entries} | headings | {title}
    used.update(entry.date_line or 0 for entry in entries)
    used.update(at for at, date in enumerate(either) if date and not date.beside)
    named = {entry.outlet for entry in entries}
    used.update(at for at in range(begin, len(lines)) if lines[at].outlet in named - {""})
    apart_below = (at for at in range(begin, len(lines)) if at not in used)
    return _shown(outline, (at for at in above if at not in apart), apart.union(apart_below))


def _shown(outline: Outline, description: Iterable[int], beside: Iterable[int]) -> Surroundings:
    lines = outline.lines
    return Surroundings(
        [at for at in description if _is_described(lines[at])],
        [at for at in sorted(beside) if lines[at].shown],
    )


def _headers(outline: Outline, lines: Iterable[int], entries: Sequence[Entry]) -> Iterator[int]:
    """Yield those of *lines* that are headers of a table which has a headline below them."""
    listed = sorted(entry.line for entry in entries)
    for at in lines:
        if outline.around(at).tag != "th":
            continue
        index = outline.within(at, _TABLE)
        below = listed[bisect_right(listed, at) :][:1]
        if index and below and below[0] < outline.elements[index].end:
            yield at


def _controls(outline: Outline, lines: Iterable[int], title: int | None) -> Iterator[int]:
    """Yield those of *lines* by which visitors choose what the page shows, or leave it.

    They are labels, links to the page itself, sorted or filtered, and what is no prose above its
    title.
    """
    for at in lines if outline.structured else ():
        line = outline.lines[at]
        if at == title:
            continue
        above = title is not None and at < title and not is_prose(line.text)
        if above or line.role is Role.NEVER or (line.href or "").startswith(("?", "#")):
            yield at


def _is_described(line: PageLine) -> bool:
    return line.shown and not (line.site and line.role in (Role.NEVER, Role.LINK))
