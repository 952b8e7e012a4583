"""A page that is one article, whose title is the headline, alone or above a list of others."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from corpus.candidates import Candidates
from corpus.dates import without_place
from corpus.line_dates import LineDate
from corpus.outline import Outline, Role
from corpus.text_sizes import is_brief, is_prose
from corpus.wording import BYLINE

_SENTENCE_END = regex.compile(r"[.!?…。！？؟।]['\"’”»)]*$")


@dataclass(frozen=True, slots=True)
class Article:
    """An article above a list of others: the line of its *date*, and where it ends."""

    date: int
    end: int


def article_within(
    outline: Outline,
    dates: Sequence[LineDate | None],
    candidates: Candidates,
    title: int | None,
) -> Article | None:
    """Return the article that the page's title heads, if an element holds it and one date.

    Other headlines, each with its own date, stand outside of it.
    """
    if title is None or not outline.structured:
        return None
    index = outline.lines[title].element
    while index and outline.elements[index].tag != "article":
        index = outline.elements[index].parent
    element = outline.elements[index]
    within = range(title + 1, element.end)
    dated = [at for at in within if dates[at]]
    others = any(dates[: element.first]) or any(dates[element.end :])
    if not index or len(dated) != 1 or not others:
        return None
    prose = sum(is_prose(candidates.text(at)) for at in within)
    linked = any(candidates.roles[at] >= Role.LINK for at in within)
    return Article(dated[0], element.end) if prose > 1 and not linked else None


def article_date(
    dates: Sequence[LineDate | None],
    candidates: Candidates,
    title: int | None,
    *,
    stated: bool = False,
) -> int | None:
    """Return the line of the date of an article, which is below its title and above its text.

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
    if date and date.beside and not _is_byline(date.beside):
        # "PORT TOWN, June 5, 2008 – The Port Authority today ..."
        after = [dated[0], *after] if without_place(date.text) != date.text else []
    while after and _is_byline(candidates.text(after[0])):
        after = after[1:]
    titled = dated == [title + 1] and not is_brief(candidates.text(title))
    told = (
        titled
        and len(after) == 1
        and candidates.roles[after[0]] < Role.LINK
        and _SENTENCE_END.search(candidates.text(after[0])) is not None
    )
    if len(after) < 2 - (stated or told):
        return None
    two_apart = any(candidates.roles[dated[0] + 1 : dated[-1]])
    begins = told or is_prose(candidates.text(after[0]))
    return dated[0] if begins and not two_apart else None


def _is_byline(text: str) -> bool:
    """Return whether *text* beside a date names the author of an article: "By Ann Reed"."""
    found = BYLINE.match(text)
    return found is not None and is_brief(text[found.end() :])
