"""A line of HTML as runs of text: a date, a label and a link beside each other are three texts."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

import regex

from corpus.dates import read_date, read_relative, without_place
from corpus.dates.labels import unlabelled
from corpus.pages.line_dates import bare_date, lacks_month, lacks_year
from corpus.pages.outline import Role
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import ADDRESS, BYLINE, FULL_STOP, is_label
from corpus.readers.records.date_parts import LONGEST_IN_BADGE, day_in_month

_LONGEST_DATE = 80  # with that of a change beside it
_MOST_RUNS = 40  # of a line that is more than text with links in it
_WORD = regex.compile(r"\p{L}")
_LETTER_LAST = regex.compile(r"\p{L}$")
_SMALL_FIRST = regex.compile(r"\p{Ll}")
_TWO_WORDS = regex.compile(r"\p{L}+\P{L}+\p{L}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{4}")
_SHORT_DATE = regex.compile(r"\d\d?([-./])\d\d?\1\d\d")  # whose order other dates tell
_ENDS_WORD = regex.compile(r"(?:\p{Ll}{2}|\d|[.!?»”’)])$")
_LONGEST_AUTHOR = 4  # words
_LONGEST_END = 3  # of these, with the end of a line
_BEGINS_TEXT = regex.compile(r"\p{Lu}\p{Ll}*\s")
_WORD_ALONE = regex.compile(r"\p{Lu}\p{Ll}{2,}")  # unlike the month beside its day: 12, May
_BEGINS_APART = regex.compile(r"\s*[-–—―|｜·•»›(\[（【]")
_OPENING = regex.compile(r"\s*[(\[（【]\s*$")
_CLOSING = regex.compile(r"\s*[)\]）】]\s*\.?\s*")
_BEGINS_WITH_COMMA = regex.compile(r"\s*[,،，、]")
_ENDS_APART = regex.compile(r"[-–—―|｜·•»›:：)\]）】]\s*$")


@dataclass(slots=True)
class Piece:
    """A text within a line, its line in the source and what it stands in.

    *link* and *unit* number the link and the element of its own that it stands in, *around* that
    around this element; 0 is none. *kind* is that of the innermost element. *head* says that it is
    a headline in a line with a teaser, *outlet* that its element is of the name of one. *change* is
    "struck" or "inserted" if the page says that it is.
    """

    number: int
    text: str
    unit: int = 0
    link: int = 0
    href: str | None = None
    date: str | None = None
    role: Role | None = None
    bold: bool = False
    around: int = 0
    head: bool = False
    outlet: bool = False
    kind: str = ""
    change: str = ""


Run = list[Piece]
"""Pieces that make one text."""


def joined(run: Run) -> str:
    """Return the text of *run*, with the spaces of the source."""
    return run[0].text if len(run) == 1 else "".join([piece.text for piece in run])


def cut(pieces: Sequence[Piece], labels: Container[str] = ()) -> list[Run]:
    """Return the runs that *pieces* of a line make, each of which is a line of its own.

    *labels* are links of the page that are no part of the text before them.
    """
    if len(pieces) == 1:
        return [] if pieces[0].text.isspace() else [list(pieces)]
    if any(piece.head for piece in pieces):
        parts = _by_head(pieces)
        if len(parts) > 1:
            return [
                run for is_head, part in parts for run in ([part] if is_head else cut(part, labels))
            ]
    pieces = _without_bare_links(pieces)
    runs = _without_brackets(list(_runs(pieces)))
    _take_byline(runs)
    if len(runs) > _MOST_RUNS:
        return [_whole(runs)]
    touching = [
        at
        for at in range(1, len(runs))
        if _touch(runs[at - 1], runs[at]) or _is_address(runs[at - 1])
    ]
    if touching:
        bounds = pairwise((0, *touching, len(runs)))
        return [run for start, end in bounds for run in cut(_whole(runs[start:end]), labels)]
    if len(runs) > 1:
        runs = _with_badges(runs)
    if len(runs) < 2:
        return runs
    text = joined(runs[-1]).strip()
    told = _is_date(runs[0]) and FULL_STOP.search(joined(runs[-2]).rstrip())
    ends = told and is_brief(text)
    if _place(runs[-1])[0] and (ends or is_label(text) or text in labels):  # "Read more"
        for piece in runs[-1]:
            piece.role = Role.ASIDE
        return [*cut(_whole(runs[:-1]), labels), runs[-1]]
    if any(run[0].link for run in runs) and not any(map(_is_prose, runs)):
        return list(_by_link(runs))
    if sum(map(_is_date, runs)) > 1 and all(_place(run)[1] for run in runs):
        return runs  # labels and their dates
    first, last = 0, len(runs)
    if _is_date_apart(runs[0], runs[1]):
        first = 1
    if last - first > 1 and _is_date_apart(runs[-1], runs[-2]):
        last -= 1
    for at in range(first + 1, last - 1):
        if _is_date_between(runs[at - 1 : at + 2]):
            return [
                *runs[:first],
                _whole(runs[first:at]),
                runs[at],
                *cut(_whole(runs[at + 1 :]), labels),
            ]
    return [*runs[:first], *_around_link(runs[first:last]), *runs[last:]]


def _without_bare_links(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return *pieces* without links that show an address, to which the others then lead."""
    bare = [piece for piece in pieces if piece.link and ADDRESS.fullmatch(piece.text.strip())]
    others = [piece for piece in pieces if piece not in bare]
    if not bare or not any(not piece.text.isspace() for piece in others):
        return pieces
    for piece in others:
        piece.href = piece.href or bare[0].href
    return others


def _without_brackets(runs: list[Run]) -> list[Run]:
    """Return *runs* without the brackets around a label that is their last link: "[more]"."""
    if len(runs) < 3 or not _CLOSING.fullmatch(joined(runs[-1])) or not _place(runs[-2])[0]:
        return runs
    last = runs[-3][-1]
    if not is_label(joined(runs[-2]).strip()) or not _OPENING.search(last.text):
        return runs
    last.text = _OPENING.sub("", last.text)
    return runs[:-1]


def _take_byline(runs: Sequence[Run]) -> None:
    """Take what follows "by" in a line with its date for no headline: "Posted on ... by admin"."""
    if len(runs) < 3 or not any(map(_is_date, runs)):
        return
    at = next((at for at, run in enumerate(runs) if BYLINE.fullmatch(joined(run))), len(runs))
    for run in runs[at : at + 2]:
        for piece in run:
            piece.role = Role.ASIDE


def _by_head(pieces: Sequence[Piece]) -> list[tuple[bool, Run]]:
    """Return what stands before, in and after each headline of a line, less what is blank."""
    parts = [(is_head, list(part)) for is_head, part in groupby(pieces, key=lambda of: of.head)]
    return [(is_head, part) for is_head, part in parts if joined(part).strip()]


def _whole(runs: Sequence[Run]) -> Run:
    return [piece for run in runs for piece in run]


def _runs(pieces: Sequence[Piece]) -> Iterator[Run]:
    run: Run = []
    for piece in pieces:
        if run and not piece.text.isspace() and not _goes_on(run, piece):
            yield run
            run = []
        run.append(piece)
    if run and not all(piece.text.isspace() for piece in run):
        yield run


def _goes_on(run: Run, piece: Piece) -> bool:
    """Return whether *piece* stands in what *run* stands in, which is no day in bold before it."""
    if (piece.link, piece.unit) != _place(run):
        last = run[-1]
        return last.link == piece.link and _is_one_word(last.text, piece.text)
    if piece.bold or not _shown(run).bold or not may_be_day(joined(run)):
        return True
    return not (_ENDS_APART.search(joined(run)) or _BEGINS_APART.match(piece.text))


def _is_one_word(before: str, after: str) -> bool:
    """Return whether a word goes on from one text to the other, as after a large first letter."""
    return _LETTER_LAST.search(before) is not None and _SMALL_FIRST.match(after) is not None


def _place(run: Run) -> tuple[int, int]:
    for piece in run:
        if not piece.text.isspace():
            return piece.link, piece.unit
    return -1, -1


def _with_badges(runs: list[Run]) -> list[Run]:
    """Return *runs* with a date whose day, month and year stand apart as one of them."""
    if len(runs) == 2 and _place(runs[0])[0] != _place(runs[1])[0]:  # as most
        return runs
    texts = [joined(run).strip() for run in runs]
    for first in range(len(runs) - 1):
        for end in range(min(first + 3, len(runs)), first + 1, -1):
            parts = texts[first:end]
            links = {_place(run)[0] for run in runs[first:end]}
            if len(links) > 1 or any(len(part) > LONGEST_IN_BADGE for part in parts):
                continue
            day = day_in_month(parts)
            if day or may_be_day(" ".join(parts)):
                pieces = [piece for run in runs[first:end] for piece in (*run, _space(run[-1]))]
                pieces[0].date = day or pieces[0].date
                return [*runs[:first], pieces, *runs[end:]]
    return runs


def _space(piece: Piece) -> Piece:
    return Piece(piece.number, " ", piece.unit, piece.link)


@lru_cache(maxsize=2**12)  # pages repeat their days, and each is asked of several times
def may_be_day(text: str) -> bool:
    """Return whether *text* is a day, or is one with the year or month that it lacks."""
    text = bare_date(text)
    if not text or len(text) > _LONGEST_DATE or not any(map(str.isnumeric, text)):
        return False
    if (found := read_date(text)) or _SHORT_DATE.fullmatch(text):
        return found is None or found.precision in ("day", None)
    return lacks_year(text) or lacks_month(text)


def _is_date(run: Run) -> bool:
    return any(piece.date for piece in run) or may_be_day(joined(run))


def says_when(text: str) -> bool:
    """Return whether *text* is a day, labelled or not, or says how long ago something was."""
    labelled = unlabelled(text)
    return may_be_day(labelled.text if labelled else text) or _counts_back(text)


def _is_prose(run: Run) -> bool:
    """Return whether *run* is text in no element of its own that says more than a date."""
    shown = _shown(run)
    return (
        not (shown.unit or shown.link)
        and _WORD.search(joined(run)) is not None
        and not _is_date(run)
        and not _counts_back(joined(run))
    )


def _counts_back(text: str) -> bool:
    """Return whether *text* says, in more than a word, how long ago something was."""
    if len(text) > _LONGEST_DATE:
        return False
    text = bare_date(" ".join(text.split()))
    said = " " in text or any(map(str.isdigit, text))
    return said and read_relative(text, (), None) is not None


def _by_link(runs: list[Run]) -> Iterator[Run]:
    """Yield *runs*, those within one link as one, but for a date or a label at its ends."""
    for link, group in groupby(runs, key=lambda run: _place(run)[0]):
        within = list(group)
        if not link or len(within) == 1:
            yield from within
            continue
        first, last = 0, len(within)
        if _is_apart(within[0], within[1]):
            first = 1
        if last - first > 1 and _is_apart(within[-1], within[-2]):
            last -= 1
        dates = (at for at in range(first + 1, last) if _is_apart_date(within, at))
        middle = next(dates, last)
        end = middle
        while middle < len(within) and end > first + 1 and _beside(within[end - 1], within[middle]):
            end -= 1
        yield from within[:first]
        yield from _parted(within[first:end])
        yield from within[end:]


def _parted(runs: list[Run]) -> Iterator[Run]:
    """Yield *runs* within one link, parted where styles show two of them as blocks."""
    part = [runs[0]]
    for run in runs[1:]:
        if _are_blocks(part[-1], run):
            yield _whole(part)
            part = []
        part.append(run)
    yield _whole(part)


def _are_blocks(one: Run, other: Run) -> bool:
    """Return whether two runs beside each other are shown as blocks.

    Each is in an element of its own, these differ and stand beside each other; or two texts meet
    as words of one text do not: "Police tow a ferry" and "Divers find an anchor", no space between.
    """
    first, second = _shown(one), _shown(other)
    if first.unit == second.unit:
        return False
    if first.bold and not (first.unit or second.bold):
        in_elements = second.unit != 0 == second.around
    elif second.bold and not (second.unit or first.bold):
        in_elements = first.unit != 0 == first.around
    else:
        in_elements = 0 not in (first.unit, second.unit) and first.around == second.around
    differ = first.kind != second.kind or first.bold != second.bold
    return (in_elements and differ) or _touch(one, other)


def _touch(one: Run, other: Run) -> bool:
    """Return whether two runs meet as words of one text do not: "towed" and "Divers"."""
    after = joined(other)
    begins = _BEGINS_TEXT.match(after) is not None
    if not (begins or _WORD_ALONE.fullmatch(after)):
        return False
    before = joined(one)
    # Sought at its end alone: `regex` looks for what ends a text from its beginning on.
    if not _ENDS_WORD.search(before, max(0, len(before) - _LONGEST_END)):
        return False
    return begins or not before[-1].isdigit()


def _is_address(run: Run) -> bool:
    """Return whether *run* is an address in an element of its own, as in results of searches."""
    return ADDRESS.fullmatch(joined(run).strip()) is not None and _shown(run).unit > 0


def _shown(run: Run) -> Piece:
    return next(piece for piece in run if not piece.text.isspace())


def _beside(run: Run, date: Run) -> bool:
    """Return whether *run* stands in an element of its own in what holds the *date*, too."""
    first, second = run[0], date[0]
    return first.around == second.around != 0 and first.unit != second.unit


def _is_apart(run: Run, beside: Run) -> bool:
    """Return whether *run*, within a link, is a date or a label beside its headline."""
    piece = _shown(run)
    touching = joined(run)[-1:].isdigit() and _WORD.match(joined(beside)) is not None
    in_elements = bool(piece.unit and (_place(beside)[1] or touching))
    return piece.unit > 0 and (
        piece.role is Role.ASIDE
        or any(part.date for part in run)
        or (in_elements and _is_date(run))
    )


def _is_apart_date(within: list[Run], at: int) -> bool:
    return _is_date(within[at]) and _is_apart(within[at], within[at - 1])


def _is_date_apart(run: Run, beside: Run) -> bool:
    (link, unit), other = _place(run), _place(beside)
    apart = not link and (unit != other[1] or _shown(run).bold != _shown(beside).bold)
    if link != other[0] and not link and may_be_day(without_place(bare_date(joined(run)))):
        return True  # "Lisbon, 12 May 2015"
    return (link != other[0] or apart) and _is_date(run)


def _is_date_between(runs: list[Run]) -> bool:
    """Return whether the second of three *runs* is a date between links or between elements."""
    before, between, after = (_place(run)[0] for run in runs)
    linked = before and after and not between
    own = {_own(run) for run in runs}
    return bool(linked or ((0, False) not in own and len(own) == len(runs))) and _is_date(runs[1])


def _own(run: Run) -> tuple[int, bool]:
    """Return which element of its own *run* stands in, 0 if in none, and whether it is bold."""
    return _place(run)[1], any(piece.bold for piece in run)


def _around_link(runs: list[Run]) -> list[Run]:
    """Return the one link of *runs* by itself if marks part it from the text beside it."""
    marked = [at for at, run in enumerate(runs) if _hint(run) is not None and not _place(run)[0]]
    links = [at for at, run in enumerate(runs) if _place(run)[0]]
    if len(links) == 1 and _TWO_WORDS.search(joined(runs[links[0]])):
        at = links[0]
        before = "".join(map(joined, runs[:at]))
        after = "".join(map(joined, runs[at + 1 :]))
        if (not before.strip() or _ENDS_APART.search(before)) and (
            not after.strip()
            or _BEGINS_APART.match(after)
            or _is_place_and_date(after)
            or _is_author_and_date(after)
        ):
            return [part for part in (_whole(runs[:at]), runs[at], _whole(runs[at + 1 :])) if part]
    if marked and len(marked) < len(runs):
        return list(_unmarked(runs, marked))
    return [_whole(runs)] if runs else []


def _is_place_and_date(text: str) -> bool:
    """Return whether *text* after a link is a place and a date: ", Portsmouth, 12 May 2015"."""
    dated = without_place(bare_date(text))
    return _BEGINS_WITH_COMMA.match(text) is not None and may_be_day(dated)


def _is_author_and_date(text: str) -> bool:
    """Return whether *text* after a link is an author and a date: "by Ann Reed, 12 May 2015"."""
    by = BYLINE.match(text)
    name, comma, day = text[by.end() :].partition(",") if by else ("", "", "")
    return comma != "" and 0 < len(name.split()) <= _LONGEST_AUTHOR and may_be_day(day)


def _hint(run: Run) -> Role | None:
    return next((piece.role for piece in run if piece.role is Role.ASIDE), None)


def _unmarked(runs: list[Run], marked: list[int]) -> Iterator[Run]:
    for is_marked, group in groupby(enumerate(runs), key=lambda numbered: numbered[0] in marked):
        within = [run for _, run in group]
        yield from within if is_marked else [_whole(within)]
