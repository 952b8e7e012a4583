"""A line of HTML as runs of text: a date, a label and a link beside each other are three texts."""

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

import regex

from corpus.dates import without_place
from corpus.pages.bylines import BYLINE, is_byline
from corpus.pages.date_texts import bare_date
from corpus.pages.outline import Role
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import ADDRESS, FULL_STOP, is_label
from corpus.patterns import LETTER
from corpus.readers.hypertext.day_texts import (
    counts_back,
    is_author_and_date,
    is_place_and_date,
    may_be_day,
)
from corpus.readers.hypertext.pieces import (
    Piece,
    Run,
    are_blocks,
    first_shown,
    is_address,
    is_marked,
    is_one_word,
    joined,
    own_element,
    place,
    stand_beside,
    touch,
    whole,
)
from corpus.readers.records.date_parts import LONGEST_IN_BADGE, day_in_month

_IN_HEAD = attrgetter("head")
_PARTS = regex.compile(r"\s+[|｜·•]\s+")
_MOST_PARTS = 4
_MOST_RUNS = 40  # of a line that is more than text with links in it
_TWO_WORDS = regex.compile(r"\p{L}+\P{L}+\p{L}|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{4}")
_BEGINS_APART = regex.compile(r"\s*[-–—―|｜·•»›(\[（［【]")
_OPENING = regex.compile(r"\s*[(\[（［【]\s*$")
_CLOSING = regex.compile(r"\s*[)\]）］】]\s*\.?\s*")
_ENDS_APART = regex.compile(r"[-–—―|｜·•»›:：)\]）】]\s*$")


def cut(pieces: Sequence[Piece], labels: Container[str] = ()) -> list[Run]:
    """Return the runs that *pieces* of a line make, each of which is a line of its own.

    *labels* are links of the page that are no part of the text before them.
    """
    if len(pieces) == 1:
        return [] if pieces[0].text.isspace() else [list(pieces)]
    if runs := _link_and_day(pieces):
        return runs
    if any(map(_IN_HEAD, pieces)):
        parts = _by_head(pieces)
        if len(parts) > 1:
            return [
                run
                for is_head, part in parts
                for run in (_parted(list(_runs(part))) if is_head else cut(part, labels))
            ]
    runs = list(_runs(_without_bare_links(pieces)))
    if len(runs) > 2:
        runs = _without_brackets(runs)
        _take_byline(runs)
    if len(runs) > _MOST_RUNS:
        return [whole(runs)]
    touching = [
        at
        for at in range(1, len(runs))
        if touch(runs[at - 1], runs[at]) or is_address(runs[at - 1])
    ]
    if touching:
        bounds = pairwise((0, *touching, len(runs)))
        return [run for start, end in bounds for run in cut(whole(runs[start:end]), labels)]
    if len(runs) > 1:
        runs = _with_badges(runs)
    if len(runs) < 2:
        return runs
    if _is_byline(runs[0], runs[1]):
        return [_aside(runs[0]), *cut(whole(runs[1:]), labels)]
    if _is_byline(runs[-1], runs[-2]):
        return [*cut(whole(runs[:-1]), labels), _aside(runs[-1])]
    if _ends_with_label(runs, labels):
        return [*cut(whole(runs[:-1]), labels), _aside(runs[-1])]
    if any(run[0].link for run in runs) and not any(map(_is_prose, runs)):
        return list(_by_link(runs))
    if sum(map(_is_date, runs)) > 1 and all(place(run)[1] for run in runs):
        return runs  # labels and their dates
    return _around_dates(runs, labels)


def _link_and_day(pieces: Sequence[Piece]) -> list[Run]:
    """Return the runs of a link and of the day in an element behind it, as most items have them.

    Empty if *pieces* are anything else. These two runs are what the rules below come to, in less
    time, but where the link shows an address or the figure is a label.
    """
    link, day = pieces[0], pieces[-1]
    if (
        not link.link
        or day.link
        or not day.unit
        or not day.text[:1].isdigit()
        or len(pieces) > 3
        or any(map(_IN_HEAD, pieces))
        or (len(pieces) == 3 and not pieces[1].text.isspace())
        or link.text.isspace()
        or "://" in link.text
        or is_label(day.text.strip())
    ):
        return []
    return [list(pieces[:-1]), [day]]


def _aside(run: Run) -> Run:
    """Return *run*, marked as standing beside a headline."""
    for piece in run:
        piece.role = Role.ASIDE
    return run


def _is_byline(run: Run, beside: Run) -> bool:
    """Return whether *run* names an author, and each of the two is in an element of its own."""
    link, unit = place(run)
    apart = not link and unit > 0 and (place(beside)[0] or own_element(beside) != (0, False))
    return bool(apart) and is_byline(joined(run).strip())


def _ends_with_label(runs: Sequence[Run], labels: Container[str]) -> bool:
    """Return whether the last of *runs* is a link that says little: "Read more".

    It may be a label beside a link, too, in an element of its own or in brackets: "Video".
    """
    text = joined(runs[-1]).strip()
    if not place(runs[-1])[0]:
        apart = own_element(runs[-1]) != (0, False) or _OPENING.match(text[:1])
        beside = place(runs[-2])[0] and apart
        return bool(beside) and is_label(text)
    told = _is_date(runs[0]) and FULL_STOP.search(joined(runs[-2]).rstrip())
    return (told and is_brief(text)) or is_label(text) or text in labels


def _ends(runs: Sequence[Run], is_apart: Callable[[Run, Run], bool]) -> tuple[int, int]:
    """Return where those of *runs* begin and end that have no other *is_apart* at their ends."""
    first, last = 0, len(runs)
    if is_apart(runs[0], runs[1]):
        first = 1
    if last - first > 1 and is_apart(runs[-1], runs[-2]):
        last -= 1
    return first, last


def _around_dates(runs: list[Run], labels: Container[str]) -> list[Run]:
    """Return *runs* as what stands before, between and after their dates."""
    first, last = _ends(runs, _is_date_apart)
    for at in range(first + 1, last - 1):
        if _is_date_between(runs[at - 1 : at + 2]):
            return [
                *runs[:first],
                whole(runs[first:at]),
                runs[at],
                *cut(whole(runs[at + 1 :]), labels),
            ]
    between = runs[first:last]
    parted = cut(whole(between), labels) if len(between) < len(runs) else _around_link(between)
    return [*runs[:first], *parted, *runs[last:]]


def _without_bare_links(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return *pieces* without links that show an address, to which the others then lead."""
    bare = [
        piece
        for piece in pieces
        if piece.link and "://" in piece.text and ADDRESS.fullmatch(piece.text.strip())
    ]
    if not bare:
        return pieces
    others = [piece for piece in pieces if piece not in bare]
    if all(piece.text.isspace() for piece in others):
        return pieces
    for piece in others:
        piece.href = piece.href or bare[0].href
    return others


def _without_brackets(runs: list[Run]) -> list[Run]:
    """Return *runs* without the brackets around a label that is their last link: "[more]"."""
    if not _CLOSING.fullmatch(joined(runs[-1])) or not place(runs[-2])[0]:
        return runs
    last = runs[-3][-1]
    if not is_label(joined(runs[-2]).strip()) or not _OPENING.search(last.text):
        return runs
    last.text = _OPENING.sub("", last.text)
    return runs[:-1]


def _take_byline(runs: Sequence[Run]) -> None:
    """Take what follows "by" in a line with its date for no headline: "Posted on ... by admin"."""
    if not any(map(_is_date, runs)):
        return
    at = next((at for at, run in enumerate(runs) if BYLINE.fullmatch(joined(run))), len(runs))
    for run in runs[at : at + 2]:
        _aside(run)


def _by_head(pieces: Sequence[Piece]) -> list[tuple[bool, Run]]:
    """Return what stands before, in and after each headline of a line, less what is blank."""
    parts = [(is_head, list(part)) for is_head, part in groupby(pieces, key=_IN_HEAD)]
    return [(is_head, part) for is_head, part in parts if joined(part).strip()]


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
    if (piece.link, piece.unit) != place(run):
        last = run[-1]
        return last.link == piece.link and is_one_word(last.text, piece.text)
    if piece.bold or not first_shown(run).bold or not may_be_day(joined(run)):
        return True
    return not (_ENDS_APART.search(joined(run)) or _BEGINS_APART.match(piece.text))


def _with_badges(runs: list[Run]) -> list[Run]:
    """Return *runs* with a date whose day, month and year stand apart as one of them."""
    if len(runs) == 2 and place(runs[0])[0] != place(runs[1])[0]:  # as most
        return runs
    texts = [joined(run).strip() for run in runs]
    for first in range(len(runs) - 1):
        for end in range(min(first + 3, len(runs)), first + 1, -1):
            parts = texts[first:end]
            links = {place(run)[0] for run in runs[first:end]}
            if len(links) > 1 or any(len(part) > LONGEST_IN_BADGE for part in parts):
                continue
            day = day_in_month(parts)
            if day or may_be_day(" ".join(parts)):
                pieces = [piece for run in runs[first:end] for piece in (*run, _space(run[-1]))]
                pieces[0].date = day or pieces[0].date
                return [*runs[:first], pieces, *runs[end:]]
    return runs


def _by_link(runs: list[Run]) -> Iterator[Run]:
    """Yield *runs*, those within one link as one, but for a date or a label at its ends."""
    links = [place(run)[0] for run in runs]
    if all(link == 0 or link != beside for link, beside in pairwise(links)):  # as in most lines
        yield from runs
        return
    for link, group in groupby(runs, key=lambda run: place(run)[0]):
        within = list(group)
        if not link or len(within) == 1:
            yield from within
            continue
        first, last = _ends(within, _is_apart)
        dates = (at for at in range(first + 1, last) if _is_apart_date(within, at))
        middle = next(dates, last)
        end = middle
        while (
            middle < len(within)
            and end > first + 1
            and stand_beside(within[end - 1], within[middle])
        ):
            end -= 1
        yield from within[:first]
        yield from _parted(within[first:end])
        yield from within[end:]


def _parted(runs: list[Run]) -> Iterator[Run]:
    """Yield *runs* within one link, parted where styles show two of them as blocks."""
    part = [runs[0]]
    for run in runs[1:]:
        if are_blocks(part[-1], run):
            yield whole(part)
            part = []
        part.append(run)
    yield whole(part)


def _is_apart(run: Run, beside: Run) -> bool:
    """Return whether *run*, within a link, is a date or a label beside its headline."""
    piece = first_shown(run)
    touching = joined(run)[-1:].isdigit() and LETTER.match(joined(beside)) is not None
    in_elements = bool(piece.unit and (place(beside)[1] or touching))
    return piece.unit > 0 and (
        piece.role is Role.ASIDE
        or any(part.date for part in run)
        or (in_elements and _is_date(run))
    )


def _is_apart_date(within: list[Run], at: int) -> bool:
    return _is_date(within[at]) and _is_apart(within[at], within[at - 1])


def _is_date_apart(run: Run, beside: Run) -> bool:
    (link, unit), other = place(run), place(beside)
    apart = not link and (unit != other[1] or first_shown(run).bold != first_shown(beside).bold)
    if link != other[0] and not link and may_be_day(without_place(bare_date(joined(run)))):
        return True  # "Lisbon, 12 May 2015"
    return (link != other[0] or apart) and _is_date(run)


def _is_date_between(runs: list[Run]) -> bool:
    """Return whether the second of three *runs* is a date between links or between elements."""
    before, between, after = (place(run)[0] for run in runs)
    linked = before and after and not between
    own = {own_element(run) for run in runs}
    return bool(linked or ((0, False) not in own and len(own) == len(runs))) and _is_date(runs[1])


def _around_link(runs: list[Run]) -> list[Run]:
    """Return the one link of *runs* by itself if marks part it from the text beside it."""
    marked = [at for at, run in enumerate(runs) if is_marked(run) and not place(run)[0]]
    links = [at for at, run in enumerate(runs) if place(run)[0]]
    if len(links) == 1 and _TWO_WORDS.search(joined(runs[links[0]])):
        at = links[0]
        before = "".join(map(joined, runs[:at]))
        after = "".join(map(joined, runs[at + 1 :]))
        if (not before.strip() or _ENDS_APART.search(before)) and (
            not after.strip()
            or _BEGINS_APART.match(after)
            or is_place_and_date(after)
            or is_author_and_date(after)
        ):
            return [part for part in (whole(runs[:at]), runs[at], whole(runs[at + 1 :])) if part]
    if marked and len(marked) < len(runs):
        return list(_unmarked(runs, marked))
    return [whole(runs)] if runs else []


def _unmarked(runs: list[Run], marked: list[int]) -> Iterator[Run]:
    for apart, group in groupby(enumerate(runs), key=lambda numbered: numbered[0] in marked):
        within = [run for _, run in group]
        yield from within if apart else [whole(within)]


def _space(piece: Piece) -> Piece:
    return Piece(piece.number, " ", piece.unit, piece.link)


def _is_date(run: Run) -> bool:
    """Return whether *run* is a day, alone or in an element of its own beside other parts."""
    text = joined(run)
    if any(piece.date for piece in run) or may_be_day(text):
        return True
    if not place(run)[1]:
        return False
    parts = _PARTS.split(text)[:_MOST_PARTS]
    return any(may_be_day(without_place(bare_date(part))) for part in parts)


def _is_prose(run: Run) -> bool:
    """Return whether *run* is text in no element of its own that says more than a date."""
    return (
        place(run) == (0, 0)
        and LETTER.search(joined(run)) is not None
        and not _is_date(run)
        and not counts_back(joined(run))
    )
