"""Topic pages: from the outline of a page, in any format, to its title, description, headlines.

A page has an optional title, a description in paragraphs and bullets, and then headlines with
their dates. Text after the last headline that is addressed to visitors (a cookie notice,
"Tell me more") is boilerplate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import regex
from msgspec.structs import replace

from corpus.dates import COUNTING_APART
from corpus.dates.month_languages import languages_of_months, names_of_months
from corpus.identifying.identification import UNIDENTIFIED
from corpus.model import Source, Topic, TopicPage
from corpus.pages.date_reader import DateReader
from corpus.pages.extent import without_asides
from corpus.pages.headlines import Listing
from corpus.pages.line_dates import numeric_dates, printed_days
from corpus.pages.listing import read_listing
from corpus.pages.outline import Outline, PageLine
from corpus.pages.stated_headlines import StatedHeadline
from corpus.pages.wording import BULLET, PART_END
from corpus.patterns import pattern
from corpus.read_context import ReadContext

LONGEST_TITLE = 100
"""The longest first line that counts as a title, in characters."""


def read_page(
    outline: Outline,
    context: ReadContext,
    *,
    title: PageLine | None = None,
    stated: Sequence[StatedHeadline] = (),
) -> TopicPage:
    """Return the topic page that *outline* makes.

    *title* is its title, if the format marks it; *stated* are the headlines that the page states
    for programs.
    """
    lines = outline.lines
    context.printed_dates = lambda: numeric_dates(lines)
    context.printed_days = lambda: printed_days(lines)
    site = (context.language,) if context.language else ()
    listing = _listing(without_asides(outline), context, site, title, stated)
    if outline.asides and listing.is_empty:
        context.note("the page lists news beside its text alone: in a footer, menu or the like")
        listing = _listing(outline, context, site, title, stated)
    else:
        _report_asides(outline, context)
    lines = listing.lines
    number = lines[0].number if lines else 1
    if title is None and context.subject:
        title = PageLine(number, context.subject)
    title, description = _description(_blocks([lines[at] for at in listing.description]), title)
    language = UNIDENTIFIED  # until it is found with those of other pages
    # The name of the topic may follow from it, or the language of the headline of all.
    if title is None or not description or context.headed:
        language = context.identifier.identify(" ".join(description) or _prose(lines))
        if not site and language.code != "und":
            context.expect_language(language.code)
    topic, inferred = _topic(context, title, description, language.code)
    headlines = tuple(listing.headlines(context, topic))
    subject = context.subject
    if subject and subject not in (title and title.text, *(of.text for of in headlines)):
        context.note(f"left out beside the headlines: the subject of the mail, {subject[:80]}")
    return TopicPage(
        topic=topic,
        title_inferred=inferred,
        blocks=description,
        language=language,
        captured=context.captured,
        source=Source(context.file, title.number if title else number),
        headlines=headlines,
        url=context.url,
    )


def _listing(
    outline: Outline,
    context: ReadContext,
    site: tuple[str, ...],
    title: PageLine | None,
    stated: Sequence[StatedHeadline],
) -> Listing:
    """Return what *outline* lists.

    Its dates are read in the languages of the *site*, the likely one, and that of its months.
    """
    lines = outline.lines
    begin = next((at for at, line in enumerate(lines) if context.date(line.text, site)), None)
    whole = _prose(lines)
    likely = _likely_language(_prose(lines[:begin]), whole, context)
    of_months = languages_of_months(names_of_months(whole))
    reader = DateReader(context, tuple(dict.fromkeys((*site, likely, *of_months))))
    return read_listing(outline, reader, title or _first_title(outline, begin), stated)


def _report_asides(outline: Outline, context: ReadContext) -> None:
    """Report each list beside the page's text that is left out, by its first line."""
    for aside in outline.asides:
        first = next(line for line in outline.lines[aside.first : aside.end] if line.shown)
        reason = f"left out, a list with days beside the page's text that begins: {first.text[:80]}"
        context.report(first.number, reason, "boilerplate")


def _likely_language(head: str, whole: str, context: ReadContext) -> str:
    """Return the code of the language in which a page prints its dates.

    It is that of the text above the first date, its *head*. A word or two in a script in which
    several countries count years do not tell them apart; the *whole* page does.
    """
    likely = context.identifier.identify(head or whole).code
    if head and likely in COUNTING_APART:
        of_whole = context.identifier.identify(whole).code
        return of_whole if of_whole in COUNTING_APART else likely
    return likely


def _prose(lines: Sequence[PageLine]) -> str:
    return " ".join(line.text for line in lines)


# The description


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or bullet, on the first of its lines; *single* if that is its only one."""

    line: PageLine
    single: bool


def _blocks(lines: Sequence[PageLine]) -> list[_Block]:
    blocks: list[_Block] = []
    for line in lines:
        bullet = BULLET.match(line.text)
        if bullet or line.bullet:
            text = f"• {line.text[bullet.end() if bullet else 0 :]}"
            blocks.append(_Block(replace(line, text=text), single=True))
        elif line.continues and blocks:
            first = blocks.pop().line
            text = f"{first.text} {line.text}"
            blocks.append(_Block(replace(first, text=text), single=False))
        else:
            blocks.append(_Block(line, single=True))
    return blocks


def _description(
    blocks: list[_Block], title: PageLine | None
) -> tuple[PageLine | None, tuple[str, ...]]:
    """Return the title of a page, by default the first of *blocks* if it is one, and the others."""
    if title is None and blocks and _is_title(blocks[0]):
        first, *blocks = blocks
        title = first.line
    elif title is not None:
        blocks = [block for block in blocks if block.line.text != title.text]
    return title, tuple(block.line.text for block in blocks)


def _is_title(block: _Block) -> bool:
    text = block.line.text
    return (
        block.single
        and len(text) <= LONGEST_TITLE
        and not PART_END.search(text)
        and not text.startswith("•")
    )


def _first_title(outline: Outline, first_date: int | None) -> PageLine | None:
    """Return the first line if it is the title of a page whose format marks none.

    Where a headline alone stands above each date, to the last, the first line is one of them.
    """
    above = _blocks(outline.lines[:first_date])
    if outline.structured or not above or not _is_title(above[0]):
        return None
    return outline.lines[0]


# The topic


def _topic(
    context: ReadContext, title: PageLine | None, description: tuple[str, ...], language: str
) -> tuple[Topic, bool]:
    """Return the topic of a page, and whether its label had to be inferred."""
    given = title.text if title else None
    stated = context.stated.of_topic(given)
    if stated:
        return stated, False
    named = context.printed(PurePosixPath(context.file).stem)  # a name may be blanks alone
    label = given or _subject(description, language) or named or "?"
    return Topic.named(label), given is None


def _subject(description: tuple[str, ...], language: str) -> str | None:
    """Return what the description's first sentence is about: "Cybercrime is a growing area"."""
    pattern = _SENTENCES.get(language)
    found = pattern.match(description[0]) if pattern and description else None
    return found["subject"][0].upper() + found["subject"][1:] if found else None


def _sentence(articles: str, pronouns: str, verbs: str) -> regex.Pattern[str]:
    return pattern(
        rf"(?:(?:{articles})\b['’]?\s*)?(?!(?:{pronouns})\b)"
        rf"(?P<subject>[\p{{L}}\p{{N}}’'-]+(?:\s[\p{{L}}\p{{N}}’'-]+){{0,4}}?)\s(?:{verbs})\s",
        regex.IGNORECASE,
    )


_SENTENCES = {
    "en": _sentence(
        "the|an|a",
        "it|this|that|these|those|there|here|we|they|he|she|you|i|what|which|who|in|on|at|as|for",
        "is|are|was|were|refers to|means|includes|covers|involves|remains|has|have",
    ),
    "es": _sentence(
        "el|la|los|las|un|una|lo",
        "este|esta|esto|estos|estas|ese|esa|eso|nosotros|ellos|qué|que|en|como|para|por",
        "es|son|era|fue|constituye|constituyen|incluye|abarca|designa",
    ),
    "fr": _sentence(
        "les|le|la|l|un|une",
        "ce|cet|cette|ces|c|il|elle|ils|elles|on|nous|vous|je|en|dans|comme|pour",
        "est|sont|était|désigne|désignent|comprend|constitue|constituent|recouvre",
    ),
    "ar": _sentence("", "هذا|هذه|ذلك|تلك|هناك|نحن|في|من", "هي|هو"),
}
