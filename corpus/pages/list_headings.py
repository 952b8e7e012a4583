"""Headings of a page that name whose the lists below them are, and are no headlines."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from corpus.pages.bylines import names_compiler
from corpus.pages.line_dates import LineDate
from corpus.pages.outline import ITEMS, Outline, Role, Shape
from corpus.pages.text_sizes import is_brief, may_be_headline

_MOST_LINES = 50  # of one item of a list
_TERM = "dt"  # as wikis mark what stands above a list


def headings_of_lists(
    outline: Outline,
    dates: Sequence[LineDate | None],
    roles: Sequence[Role],
    repeated: Set[int],
) -> Iterator[int]:
    """Yield headings that lead nowhere, where most of their shape head a list each.

    They name who issued what is listed, or its subject, and say little; or each item of a list of
    links has a day of its own. Where most have one beside the list, they are headlines, and the
    links lead to what is related. Lists of texts may say more of a headline, but not where several
    stand below one day, each with a heading, or one of the headings stands below several days and
    so is among the lines that are *repeated*.
    """
    alike: dict[Shape, list[int]] = defaultdict(list)
    for at, role in enumerate(roles):
        line = outline.lines[at]
        if (role >= Role.TEXT or at in repeated) and line.href is None and not dates[at]:
            bold = Role.BOLD in (role, line.role) or outline.around(at).tag == _TERM
            if role is Role.HEADING or bold:
                alike[outline.shape(at)].append(at)
    for headings in alike.values():
        again = _stands_below_days(outline, dates, [at for at in headings if at in repeated])
        above = [at for at in headings if _is_above_items(outline, roles, at, of_few_words=again)]
        if 2 * len(above) <= len(headings):
            continue
        brief = sum(is_brief(outline.lines[at].text) for at in above)
        if all(roles[at] is Role.HEADING and roles[at + 1] is Role.LINK for at in above):
            dated = sum(_has_dated_item(outline, dates, at + 1) for at in above)
        elif again or any(not any(dates[start:end]) for start, end in pairwise(above)):
            dated = 0
        else:
            continue
        alone = len(above) == 1 or again
        of_items = 0 if alone else sum(_has_own_date(outline, dates, at) for at in above)
        if 2 * max(brief, dated) > len(above) and 2 * of_items <= len(above):
            yield from above


def names_above_bullets(
    outline: Outline,
    dates: Sequence[LineDate | None],
    roles: Sequence[Role],
    repeated: Set[int],
) -> Iterator[int]:
    """Yield the lines of a text that name a section or an outlet of the bullets below them.

    Nothing else stands between bullets. Unless each bullet has a day and a headline, the lines are
    brief, and one stands below several days or several below one, as no headlines above remarks do,
    or all are of one form.
    """
    if outline.structured:
        return
    lines = outline.lines
    bullets = [at for at, line in enumerate(lines) if line.bullet and not _is_alone(dates[at])]
    names = [at - 1 for at in bullets if at and not (lines[at - 1].bullet or dates[at - 1])]
    texts = [date.beside if (date := dates[at]) else lines[at].text for at in bullets]
    if not names or 2 * sum(map(is_brief, texts)) > len(texts):
        return
    between = range(names[0], bullets[-1])
    known = {*names, *bullets}
    if any(roles[at] >= Role.TEXT and not dates[at] and at not in known for at in between):
        return
    if not (all(dates[at] for at in bullets) or _are_of_one_form(outline, names)):
        several = any(not any(dates[of:at]) for of, at in pairwise(names))
        again = not repeated.isdisjoint(names)
        if not (several or again) or not all(is_brief(lines[at].text) for at in names):
            return
    yield from names


def foot_of_list(
    outline: Outline, dates: Sequence[LineDate | None], roles: Sequence[Role]
) -> Iterator[int]:
    """Yield what stands below the last headline of a text and is none.

    It has no bullet, as all headlines below days have, or is the last line and says who made the
    list.
    """
    if outline.structured or not outline.lines:
        return
    lines, last = outline.lines, len(outline.lines) - 1
    if dates[last] is None and names_compiler(lines[last].text):
        yield last
    bullets = [at for at, line in enumerate(lines) if line.bullet]
    if len(bullets) < 2 or bullets[0] == 0 or dates[bullets[0] - 1] is None:
        return
    plain = [
        at
        for at in range(bullets[0], len(lines))
        if roles[at] >= Role.TEXT and not (lines[at].bullet or dates[at])
    ]
    if all(at > bullets[-1] for at in plain):
        yield from plain


def remarks_below_headlines(
    outline: Outline,
    dates: Sequence[LineDate | None],
    roles: Sequence[Role],
    repeated: Set[int],
) -> Iterator[int]:
    """Yield the bullets of a text that are remarks on the headlines right above them.

    Each line above bullets says as much as a headline, has no day and stands once, unlike the name
    of a section, and not all are of one form. No bullet has a day either.
    """
    if outline.structured:
        return
    lines = outline.lines
    bullets = [at for at, line in enumerate(lines) if line.bullet and not _is_alone(dates[at])]
    above = [at - 1 for at in bullets if not (at and lines[at - 1].bullet)]
    headed = all(
        at >= 0
        and at not in repeated
        and not dates[at]
        and roles[at] >= Role.TEXT
        and may_be_headline(lines[at].text)
        for at in above
    )
    if not headed or len(above) < 2 or _are_of_one_form(outline, above):
        return
    if not any(dates[at] for at in bullets):
        yield from bullets


def _are_of_one_form(outline: Outline, above: Sequence[int]) -> bool:
    """Return whether lines *above* lists differ in one word alone: "Top stories of this Monday"."""
    heads = [outline.lines[at].text.split() for at in above]
    if len(heads) < 2 or len({len(head) for head in heads}) > 1:
        return False
    return sum(len(set(words)) > 1 for words in zip(*heads, strict=True)) < 2


def _stands_below_days(
    outline: Outline, dates: Sequence[LineDate | None], headings: Sequence[int]
) -> bool:
    """Return whether one of *headings* stands again, below another date."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at in headings:
        alike[outline.lines[at].text].append(at)
    return any(any(dates[of[0] : of[-1]]) for of in alike.values())


def _is_above_items(
    outline: Outline, roles: Sequence[Role], at: int, *, of_few_words: bool
) -> bool:
    """Return whether the item by its tag that begins below a line says much and is no label.

    It may be *of_few_words* below the name of a section.
    """
    below = at + 1
    if below >= len(roles) or roles[below] not in (Role.TEXT, Role.LINK):
        return False
    item = outline.item(below)
    says_enough = of_few_words or not is_brief(outline.lines[below].text)
    return item.first > at and says_enough


def _has_dated_item(outline: Outline, dates: Sequence[LineDate | None], at: int) -> bool:
    return any(dates[of] for of in outline.item(at).lines)


def _has_own_date(outline: Outline, dates: Sequence[LineDate | None], at: int) -> bool:
    """Return whether what holds the heading *at* has a date beside the list below.

    It is of few lines, and holds no other heading of that shape.
    """
    heading, listed = outline.around(at), outline.within(at + 1, ITEMS)
    outer = outline.elements[heading.parent]
    if len(outer.lines) > _MOST_LINES:
        return False
    of_list = outline.elements[outline.elements[listed].parent]
    lines = (*range(outer.first, of_list.first), *range(of_list.end, outer.end))
    alone = all(of == at or outline.shape(of) != heading.shape for of in lines)
    return alone and any(dates[of] for of in lines)


def _is_alone(date: LineDate | None) -> bool:
    return date is not None and not date.beside
