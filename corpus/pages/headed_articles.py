"""The article that a page shows beside lists of others: its title, who wrote it when, its text.

Below the title is a line of its day, often with its author, and below that are sentences. Lists of
what is related and the comments of readers follow.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from corpus.pages.articles import Article, article_at
from corpus.pages.bylines import is_byline, is_name, names_author
from corpus.pages.candidates import Candidates
from corpus.pages.line_dates import Dates, LineDate
from corpus.pages.link_targets import OF_AUTHORS, leads_to_page
from corpus.pages.outlet_names import is_source
from corpus.pages.outline import ARTICLES, HEADINGS, Outline, PageLine, Role
from corpus.pages.text_sizes import LONGEST_HEADLINE, is_brief, is_prose, size
from corpus.pages.wording import SENTENCE_END, heads_comments, is_section

_ITEMS = frozenset(("article", "li"))
_FIGURE = frozenset(("figure",))
_CLOCK = regex.compile(r"(?<![\d.])\d{1,2}\s?[:.h]\s?\d{2}(?![\d.])")
_FACT = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{1,8}[:：]")  # "来源：新华网"
_ASKS = ("?", "!", "？", "！", "؟")  # as headlines end, too
_MOST_ABOVE = 3  # lines between the title and the day that say more of the article


@dataclass(slots=True)
class _Head:
    """What is between a title and the line *text*, where sentences begin.

    *dated* are the lines of days there. The author is *named* by a word or an address for that. The
    day is *labelled* by a word, a clock time, for programs or by the class of its line or of a name
    above it. The text is *described* if a sentence is above the day, as it is of a topic, and
    *headed* if another heading or bold line is.
    """

    text: int = 0
    dated: list[int] = field(default_factory=list)
    named: bool = False
    labelled: bool = False
    described: bool = False
    headed: bool = False


def headline_of(outline: Outline) -> int | None:
    """Return the line that stands out as no other of its shape and begins or ends a page's name.

    So does the headline of an article: "Gazette: Ferry captain cleared", "Ferry adrift « The Bay".
    """
    lines, name = outline.lines, outline.name
    apart = [at for at, line in enumerate(lines) if line.role >= Role.BOLD and not line.href]
    met = Counter(map(outline.shape, apart))
    named = (
        at
        for at in apart
        if (name.startswith(text := lines[at].text) or name.endswith(text)) and not is_brief(text)
    )
    return next((at for at in named if met[outline.shape(at)] == 1 and not lines[at].site), None)


def headed_article(
    outline: Outline, dates: Dates, title: int | None, stated: dt.date | None
) -> Article | None:
    """Return the article that the *title* heads, if the page is one.

    Its day is that *stated* for programs, or its author is named below the title. Else the title is
    alone with a day that has a label and sentences in an element for articles, or says as much as
    a headline above several, which a heading parts from a list: that of a section of the site, if
    the day has no label, or if one sentence is below its time and that of a change. That day may be
    above the title, if no list follows.
    """
    if title is None or dates[title] or not _heads_page(outline, title):
        return None
    head = _head(outline, dates, title, _Head())
    if head is None and _is_below_day(outline, dates, title):
        head = _head(outline, dates, title, _Head(dated=[title - 1]))
    if head is None:
        return None
    end, told = _end(outline, dates, title, head.text)
    others = [
        at for at in _listed(outline, dates, end, title) if (of := dates[at]) and not of.updated
    ]
    between = range(end, others[0]) if others else range(0)
    apart = not others or any(_is_heading(outline, at) for at in between)
    brief = is_brief(outline.lines[title].text)
    if brief and not apart:
        return None  # the name of a topic, its description and its headlines
    found = {at: of for at in head.dated if (of := dates[at]) and of.found}
    agreed = [at for at, of in found.items() if of.found and of.found.day == stated]
    if agreed and (head.named or head.labelled or not others):
        return article_at(outline, dates, title, agreed[0], end)
    lasting = [at for at, of in found.items() if not of.updated]
    lists = [part for part in _parts(outline, end) if not _is_linked(outline, part)]
    if not lasting or any(at in part for part in lists for at in others):
        return None
    related = not others or any(is_section(outline.lines[at].text) for at in between)
    timed = all(_CLOCK.search(outline.lines[at].text) for at in found)
    told |= related and timed and len(lasting) < len(found)
    parted = apart if lasting[0] > title else not others
    dated = head.labelled or (related and not found[lasting[0]].beside)
    says_enough = told and parted and dated and not brief
    if says_enough or _is_in_article(outline, dates, title, end, head):
        return article_at(outline, dates, title, lasting[0], end)
    return None


def take_article(
    outline: Outline, dates: Dates, spare: Dates, candidates: Candidates, article: Article
) -> None:
    """Take what is of an *article* from the dates and *candidates*, so that the rest is of lists.

    Readers comment below it. What leads nowhere in a list of links is no headline.
    """
    listed = frozenset(_listed(outline, dates, article.end, article.entry.line))
    for at in range(len(outline.lines)):
        if at < article.end or at not in listed:
            dates[at] = spare[at] = None
            candidates.roles[at] = Role.NEVER


def _heads_page(outline: Outline, title: int) -> bool:
    """Return whether the *title* is bold or the only heading of its shape, and leads nowhere."""
    line, shape = outline.lines[title], outline.shape(title)
    if not outline.structured or line.href:
        return False
    alike = sum(of.shape == shape for of in outline.elements)
    return line.role is Role.BOLD or (shape[0] in HEADINGS and alike == 1)


def _is_in_article(outline: Outline, dates: Dates, title: int, end: int, head: _Head) -> bool:
    """Return whether an element for articles holds the *title* and no date behind *end*.

    Or an author is named below the title, and no other heading is.
    """
    element = outline.item(title, ARTICLES)
    contained = element.tag in ARTICLES and not any(dates[end : element.end])
    return (head.named and (contained or not head.headed)) or (
        contained and head.labelled and not head.described
    )


def _is_below_day(outline: Outline, dates: Dates, title: int) -> bool:
    """Return whether a day alone is right above the *title*, in the same element."""
    date = dates[title - 1] if title else None
    around = (outline.around(at).parent for at in (title - 1, title))
    return date is not None and not date.beside and len(set(around)) == 1


def _head(outline: Outline, dates: Dates, title: int, head: _Head) -> _Head | None:
    """Return the *head* of the article below a *title*, None if another thing is there."""
    above = 0
    for at in range(title + 1, len(outline.lines)):
        line, date = outline.lines[at], dates[at]
        if not line.shown or outline.within(at, _FIGURE) or _is_furniture(line, date):
            continue
        item = outline.item(at, _ITEMS)
        alone = date is not None and len(item.lines) == 1 and not head.dated
        deck = not (date or line.href or head.dated)
        if item.first > title and not (alone or deck or (line.href and not date)):
            return None  # as of a list below its title
        if date:
            named = not date.beside or is_byline(date.beside) or is_source(date.beside)
            if not named and line.role is not Role.ASIDE:
                return None
            head.dated.append(at)
            head.named |= names_author(line.text)
            head.labelled |= line.role is Role.ASIDE or date.published or bool(line.machine_date)
            head.labelled |= _CLOCK.search(line.text) is not None
        elif is_byline(line.text):
            head.named = True
        elif head.dated and _is_sentence(outline, at):
            head.text = at
            return head
        elif line.href:
            of_author = OF_AUTHORS.search(line.href) is not None
            if not (of_author or is_name(line.text)):
                return None
            head.named |= of_author
        elif is_name(line.text):
            head.labelled |= line.role is Role.ASIDE
        elif line.role > Role.ASIDE:
            above += 1
            sentence = _is_sentence(outline, at)
            head.described |= sentence
            head.headed |= line.role >= Role.BOLD
            if head.dated or above > _MOST_ABOVE or (sentence and head.named):
                return None
    return None


def _is_furniture(line: PageLine, date: LineDate | None) -> bool:
    """Return whether a *line* without a date is a label, a fact or a link that shares the page."""
    away = line.href is not None and not leads_to_page(line.href)
    fact = _FACT.match(line.text) is not None and not SENTENCE_END.search(line.text)
    return date is None and (line.role is Role.NEVER or away or fact)


def _end(outline: Outline, dates: Dates, title: int, text: int) -> tuple[int, bool]:
    """Return where the *text* of an article ends, and whether it says more than one headline does.

    It leads to others within its element alone.
    """
    element = outline.item(title, ARTICLES)
    within = element.tag in ARTICLES and not any(dates[text : element.end])
    end, sentences = text, 0
    for at in range(text, element.end if within else len(outline.lines)):
        if dates[at] or (outline.lines[at].href and not within and not _is_said(outline, at - 1)):
            break
        if _is_sentence(outline, at):
            end, sentences = at + 1, sentences + 1
    first = outline.lines[text].text
    several = sentences > 1 or size(first) > LONGEST_HEADLINE
    return end, several and not first.endswith(_ASKS)


def _is_said(outline: Outline, at: int) -> bool:
    """Return whether a label within a text is on the line *at*: "Read also"."""
    return outline.lines[at].role is Role.NEVER and not outline.is_heading(at)


def _parts(outline: Outline, end: int) -> Iterator[range]:
    """Yield the lines below *end* in parts that begin with headings."""
    size = len(outline.lines)
    starts = [at for at in range(end, size) if _is_heading(outline, at)]
    for first, last in zip((end, *starts), (*starts, size), strict=True):
        yield range(first, last)


def _listed(outline: Outline, dates: Dates, end: int, title: int) -> Iterator[int]:
    """Yield the lines below *end* that are of lists: links and days beside them, no comments.

    What readers say has a name before its day, or the *title* in what heads it: "3 thoughts on
    ...".
    """
    headline = outline.lines[title].text
    for part in _parts(outline, end):
        said = any((of := dates[at]) and of.opposite for at in part)
        head = outline.lines[part[0]].text if part else ""
        if heads_comments(head) or (len(head) > len(headline) and headline in head):
            continue
        if _is_linked(outline, part):
            for at in part:
                date = dates[at]
                if outline.lines[at].href or (date and not date.beside):
                    yield at
        elif not said:
            yield from part


def _is_linked(outline: Outline, part: range) -> bool:
    return any(outline.lines[at].href for at in part)


def _is_heading(outline: Outline, at: int) -> bool:
    line = outline.lines[at]
    named = line.role is Role.NEVER and is_section(line.text)
    return line.href is None and (named or outline.is_heading(at))


def _is_sentence(outline: Outline, at: int) -> bool:
    line = outline.lines[at]
    text = line.role < Role.LINK and line.href is None and line.shown
    return text and (SENTENCE_END.search(line.text) is not None or is_prose(line.text))
