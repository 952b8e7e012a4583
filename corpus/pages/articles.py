"""A page that is one article, whose title is the headline, alone or above a list of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import without_place
from corpus.pages.arrangement import Entry
from corpus.pages.bylines import is_byline, names_author
from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import LineDate
from corpus.pages.outline import ARTICLES, Outline, Role
from corpus.pages.text_sizes import is_prose
from corpus.pages.wording import SENTENCE_END


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its headline, on the line of its title, that of its *date*, and where it ends."""

    entry: Entry
    date: int
    end: int


def article_at(
    outline: Outline, dates: Sequence[LineDate | None], title: int, date: int, end: int
) -> Article:
    """Return the article on whose lines *title* and *date* its headline and its day are."""
    return Article(Entry(title, outline.lines[title].text, date, dates[date]), date, end)


def article_within(
    outline: Outline, dates: Sequence[LineDate | None], candidates: Candidates, title: int | None
) -> Article | None:
    """Return the article that the page's title heads, if an element holds it and one date.

    Other headlines, each with its own date, stand outside of it, or the date is below its text and
    its author is named there.
    """
    if title is None or not outline.structured:
        return None
    element = outline.item(title, ARTICLES)
    within = range(title + 1, element.end)
    dated = [at for at in within if dates[at]]
    others = any(dates[: element.first]) or any(dates[element.end :])
    if element.tag not in ARTICLES or len(dated) != 1:
        return None
    prose = sum(is_prose(candidates.text(at)) for at in within)
    at_foot = names_author(candidates.text(dated[0])) and is_prose(candidates.text(dated[0] - 1))
    foot = outline.lines[dated[0]].element if at_foot else 0
    linked = any(
        candidates.roles[at] >= Role.LINK and (not foot or outline.lines[at].element != foot)
        for at in within
    )
    if not (others or at_foot):
        return None
    return (
        article_at(outline, dates, title, dated[0], element.end)
        if prose > 1 and not linked
        else None
    )


def article_alone(
    outline: Outline,
    dates: Sequence[LineDate | None],
    candidates: Candidates,
    title: int | None,
    *,
    stated: bool = False,
) -> Article | None:
    """Return the article that the page is, if its date is below its title and above its text.

    One line of text will do if the page has *stated* that it is an article, or if the date is right
    below a title that says as much as a headline, and nothing but a sentence is below it.
    """
    dated = [at for at, date in enumerate(dates) if date]
    if title is None or not dated or len(dated) > 2 or dated[0] < title:
        return None
    if (of_title := dates[title]) and not of_title.beside:
        return None  # "May 2014" heads what follows
    between = [role for role in candidates.roles[title + 1 : dated[-1]] if role is not Role.NEVER]
    after = [at for at in range(dated[-1] + 1, len(dates)) if candidates.roles[at] > Role.NEVER]
    if any(role >= Role.LINK for role in between):
        return None
    date = dates[dated[0]]
    if date and date.beside and not is_byline(date.beside):
        # "PORT TOWN, June 5, 2008 – The Port Authority today ..."
        after = [dated[0], *after] if without_place(date.text) != date.text else []
    while after and is_byline(candidates.text(after[0])):
        after = after[1:]
    titled = dated == [title + 1] and candidates.says_much(title)
    told = (
        titled
        and len(after) == 1
        and candidates.roles[after[0]] < Role.LINK
        and SENTENCE_END.search(candidates.text(after[0])) is not None
    )
    if len(after) < 2 - (stated or told):
        return None
    two_apart = any(candidates.roles[dated[0] + 1 : dated[-1]])
    begins = told or is_prose(candidates.text(after[0]))
    return (
        article_at(outline, dates, title, dated[0], len(dates))
        if begins and not two_apart
        else None
    )
