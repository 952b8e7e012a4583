"""Lines that count for less as headlines, or for more, by what stands around them on the page.

A name of a section that stands as the headlines do is one of them, and terms may be. Then each of
the rules for lines that count for less looks at the page as it is before them, so that their order
means nothing.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

import regex

from corpus.dates.weekday_names import weekdays_alone
from corpus.pages.bulleted_texts import (
    foot_of_list,
    names_above_bullets,
    remarks_below_headlines,
)
from corpus.pages.bylines import names_only_author
from corpus.pages.line_roles import Roles
from corpus.pages.link_targets import HOME, NOWHERE, folder, leads_to_topic, topic_of
from corpus.pages.list_headings import headings_of_lists
from corpus.pages.outline import Role, Shape
from corpus.pages.page_days import ISSUE
from corpus.pages.text_sizes import is_brief, is_prose
from corpus.pages.wording import is_advertisement, is_section

_SLASHED = regex.compile(r"\d[/／]\d|\p{L}[/／]\d+[/／]\d")  # "112/15", "Cdo/7/2015"
_MOST_HOME = 2  # links to a site's home beside its name
_LONGEST_WEEKDAY = 20  # characters of its name
_NEAR = 4  # lines from one of an item to another
_OF_TOPICS = (Role.BOLD, Role.LINK)


def weigh(page: Roles) -> None:
    """Change the roles of the lines of a *page* by what stands around them."""
    _keep_sections_among_headlines(page)
    _keep_terms(page)
    lesser = {at: role for rule, role in _RULES for at in rule(page)}
    for at, role in lesser.items():
        page.roles[at] = role


def _keep_sections_among_headlines(page: Roles) -> None:
    """Count the name of a section for a headline where it stands as one: a film, "Contact".

    It has a date as far above or below it as most lines of its shape have, or as one has and other
    such names. As far as both, if these have, but for the first: the last may head what follows
    the list.
    """
    dated = [at for at, date in enumerate(page.dates) if date]
    names: dict[Shape, list[int]] = defaultdict(list)
    for at, line in enumerate(page.outline.lines if dated else ()):
        if line.role is Role.NEVER and not line.site and is_section(line.text):
            names[page.outline.shape(at)].append(at)
    alike: dict[Shape, list[int]] = defaultdict(list)
    for at, role in enumerate(page.roles) if names else ():
        if role >= Role.TEXT and not page.dates[at] and (shape := page.outline.shape(at)) in names:
            alike[shape].append(at)
    for shape, others in alike.items():
        steps = Counter(step for at in others for step in _steps(page, at, dated))
        most = max(steps.values(), default=0)
        usual = {step for step, times in steps.items() if times == most}
        role = Counter(page.roles[at] for at in others).most_common(1)[0][0]
        below = {step for step in usual if step > 0}
        as_far = [
            at
            for at in names[shape]
            if (of := below if at < dated[0] else usual) and of <= _steps(page, at, dated)
        ]
        if most > 1 or len(as_far) > 1:
            for at in as_far:
                page.roles[at] = role


def _keep_terms(page: Roles) -> None:
    """Count the terms of lists of definitions for headlines in bold where most say as much."""
    terms = [
        at
        for at, role in enumerate(page.roles)
        if role is Role.TEXT and not page.dates[at] and page.outline.around(at).tag == "dt"
    ]
    if 2 * sum(is_brief(page.outline.lines[at].text) for at in terms) < len(terms):
        for at in terms:
            page.roles[at] = Role.BOLD


def _steps(page: Roles, line: int, dated: Sequence[int]) -> set[int]:
    """Return how many lines it is from *line* to the dates above and below, with signs.

    Of the two only that one counts which is in a smaller element with the line, if one is.
    """
    after = bisect(dated, line)
    near = dated[max(after - 1, 0) : after + 1]
    shared = [page.outline.shared(line, at) for at in near]
    return {at - line for at, of in zip(near, shared, strict=True) if of == max(shared)}


def _advertisements(page: Roles) -> Iterator[int]:
    """Yield the lines of an item that has no date, and says that it was paid for."""
    for at, line in enumerate(page.outline.lines):
        if not is_advertisement(line.text):
            continue
        element = page.outline.around(at)
        while len(element.lines) == 1 and element.parent:
            element = page.outline.elements[element.parent]
        if len(element.lines) <= _NEAR and not any(page.dates[element.first : element.end]):
            yield from element.lines


def _links_about_the_site(page: Roles) -> Iterator[int]:
    """Yield links to nowhere and to the site's home, where most lead to pages.

    A link or two lead home from any page.
    """
    linked = [at for at, role in enumerate(page.roles) if role is Role.LINK]
    nowhere = [at for at in linked if (page.outline.lines[at].href or "").startswith(NOWHERE)]
    home = [at for at in linked if HOME.fullmatch(page.outline.lines[at].href or "")]
    for of, few in ((nowhere, 0), (home, _MOST_HOME)):
        if len(of) <= few or 2 * len(of) < len(linked):
            yield from of


def _references(page: Roles) -> Iterator[int]:
    """Yield links that are numbers of something, beside what says more: "PR No. 112".

    They are brief and have a sign of a number or a slash, as dockets have, and so have most
    links. A number alone may be of a headline: "Storm kills 12", "MH17".
    """
    lines = page.outline.lines
    linked = [
        at
        for at, role in enumerate(page.roles)
        if role >= Role.LINK and lines[at].href and not page.dates[at]
    ]
    numbers = [
        at
        for at in linked
        if is_brief(text := lines[at].text) and (ISSUE.search(text) or _SLASHED.search(text))
    ]
    if 2 * len(numbers) > len(linked) > 1:
        yield from _beside_more(page, numbers)


def _topics(page: Roles) -> Iterator[int]:
    """Yield brief links whose addresses are of topics or authors, beside headlines.

    Some are known by a word in the address, others as some of those in its folder are labels,
    but where links that say more have that, too.
    """
    lines = page.outline.lines
    brief = [
        (at, href)
        for at, role in enumerate(page.roles)
        if role in _OF_TOPICS and (href := lines[at].href) and is_brief(lines[at].text)
    ]
    if not brief:
        return
    leading = [line.href for line in lines if line.href and not is_brief(line.text)]
    words = set(map(topic_of, leading)) - {""}
    folders = {folder(lines[at].href) for at in page.repeated} - {""}
    folders -= set(map(folder, leading))
    topics = [at for at, href in brief if folder(href) in folders or leads_to_topic(href, words)]
    yield from _beside_more(page, topics)


def _beside_more(page: Roles, lines: Sequence[int]) -> Iterator[int]:
    """Yield *lines* if most have one near them that says more."""
    left_out = frozenset(lines)
    near = (range(max(at - _NEAR, 0), min(at + _NEAR + 1, len(page.outline.lines))) for at in lines)
    beside = sum(
        any(_says_more(page, of) for of in of_line if of not in left_out) for of_line in near
    )
    if 2 * beside > len(lines):
        yield from lines


def _says_more(page: Roles, at: int) -> bool:
    text = page.outline.lines[at].text
    return page.roles[at] >= Role.TEXT and not (page.dates[at] or is_brief(text) or is_prose(text))


def _authors(page: Roles) -> Iterator[int]:
    """Yield names of authors, where most stand between two dates with more than such names."""
    authors: set[int] = set()
    alone = 0
    between: list[int] = []
    for at, role in enumerate(page.roles):
        if page.dates[at]:
            alone += len(between) == 1 and between[0] in authors
            between = []
        elif role >= Role.TEXT:
            between.append(at)
            if role is Role.TEXT and names_only_author(page.outline.lines[at].text):
                authors.add(at)
    if 2 * alone < len(authors):
        yield from authors


def _weekdays(page: Roles) -> Iterator[int]:
    """Yield names of weekdays right above or below a date that falls on them.

    One heading alone may be of a film that came out on its day.
    """
    headings: list[int] = []
    days = [date.found.day if date and date.found else None for date in page.dates]
    for at, role in enumerate(page.roles):
        line = page.outline.lines[at]
        if role < Role.TEXT or line.href or len(line.text) > _LONGEST_WEEKDAY:
            continue
        near = {day.weekday() for day in days[max(at - 1, 0) : at + 2] if day}
        if not (near and near & weekdays_alone(line.text)):
            continue
        if role > Role.BOLD:
            headings.append(at)
        else:
            yield at
    if len(headings) > 1:
        yield from headings


def _teasers(page: Roles) -> Iterator[int]:
    """Yield linked prose where a list prints a bold headline above each such teaser.

    Where one line alone is so, its link may be the headline and the bold text a label.
    """
    linked = [at for at, role in enumerate(page.roles) if role is Role.LINK]
    teasers = [
        at
        for at in linked
        if at and page.roles[at - 1] is Role.BOLD and is_prose(page.outline.lines[at].text)
    ]
    brief = sum(is_brief(page.outline.lines[at - 1].text) for at in teasers)  # as labels are
    if len(teasers) > 1 and 2 * len(teasers) > len(linked) and 2 * brief < len(teasers):
        yield from teasers


_RULES: tuple[tuple[Callable[[Roles], Iterator[int]], Role], ...] = (
    (headings_of_lists, Role.ASIDE),
    (names_above_bullets, Role.ASIDE),
    (remarks_below_headlines, Role.ASIDE),
    (foot_of_list, Role.ASIDE),
    (_links_about_the_site, Role.ASIDE),
    (_references, Role.ASIDE),
    (_topics, Role.ASIDE),
    (_teasers, Role.ASIDE),
    (_weekdays, Role.ASIDE),
    (_authors, Role.ASIDE),
    (_advertisements, Role.NEVER),
)
"""The rules for lines that count for less, with the role that these have; the lowest are last."""
