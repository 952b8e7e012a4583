"""What stands around the bullets of a text, or at its foot, and is no headline."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pages.bylines import names_compiler
from corpus.pages.line_dates import LineDate
from corpus.pages.line_roles import Roles
from corpus.pages.outline import PageLine, Role
from corpus.pages.text_sizes import is_brief, may_be_headline


def names_above_bullets(page: Roles) -> Iterator[int]:
    """Yield the lines of a text that name a section or an outlet of the bullets below them.

    Nothing else stands between bullets. Unless each bullet has a day and a headline, the lines are
    brief, and one stands below several days or several below one, as no headlines above remarks do,
    or all are of one form.
    """
    if page.outline.structured:
        return
    lines, dates = page.outline.lines, page.dates
    bullets = [at for at, line in enumerate(lines) if line.bullet and not _is_alone(dates[at])]
    names = [at - 1 for at in bullets if at and not (lines[at - 1].bullet or dates[at - 1])]
    texts = [date.beside if (date := dates[at]) else lines[at].text for at in bullets]
    if not names or 2 * sum(map(is_brief, texts)) > len(texts):
        return
    between = range(names[0], bullets[-1])
    known = {*names, *bullets}
    if any(page.roles[at] >= Role.TEXT and not dates[at] and at not in known for at in between):
        return
    if not (all(dates[at] for at in bullets) or _are_of_one_form(lines, names)):
        several = any(not any(dates[of:at]) for of, at in pairwise(names))
        again = not page.repeated.isdisjoint(names)
        if not (several or again) or not all(is_brief(lines[at].text) for at in names):
            return
    yield from names


def remarks_below_headlines(page: Roles) -> Iterator[int]:
    """Yield the bullets of a text that are remarks on the headlines right above them.

    Each line above bullets says as much as a headline, has no day and stands once, unlike the name
    of a section, and not all are of one form. No bullet has a day either.
    """
    if page.outline.structured:
        return
    lines, dates = page.outline.lines, page.dates
    bullets = [at for at, line in enumerate(lines) if line.bullet and not _is_alone(dates[at])]
    above = [at - 1 for at in bullets if not (at and lines[at - 1].bullet)]
    headed = all(
        at >= 0
        and at not in page.repeated
        and not dates[at]
        and page.roles[at] >= Role.TEXT
        and may_be_headline(lines[at].text)
        for at in above
    )
    if not headed or len(above) < 2 or _are_of_one_form(lines, above):
        return
    if not any(dates[at] for at in bullets):
        yield from bullets


def foot_of_list(page: Roles) -> Iterator[int]:
    """Yield what stands below the last headline of a text and is no headline.

    It has no bullet, as all headlines below days have, or is the last line and says who made the
    list.
    """
    lines, dates = page.outline.lines, page.dates
    if page.outline.structured or not lines:
        return
    last = len(lines) - 1
    if dates[last] is None and names_compiler(lines[last].text):
        yield last
    bullets = [at for at, line in enumerate(lines) if line.bullet]
    if len(bullets) < 2 or bullets[0] == 0 or dates[bullets[0] - 1] is None:
        return
    plain = [
        at
        for at in range(bullets[0], len(lines))
        if page.roles[at] >= Role.TEXT and not (lines[at].bullet or dates[at])
    ]
    if all(at > bullets[-1] for at in plain):
        yield from plain


def _are_of_one_form(lines: Sequence[PageLine], above: Sequence[int]) -> bool:
    """Return whether lines *above* lists differ in a word at most: "Top stories of this Monday"."""
    heads = [lines[at].text.split() for at in above]
    if len(heads) < 2 or len({len(head) for head in heads}) > 1:
        return False
    return sum(len(set(words)) > 1 for words in zip(*heads, strict=True)) < 2


def _is_alone(date: LineDate | None) -> bool:
    return date is not None and not date.beside
