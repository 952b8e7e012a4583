"""Topic pages: from the lines of a page, in whatever format, to its title, description, headlines.

A page has an optional title, a description in paragraphs and bullets, and then dates, each
followed by a headline. What stands after the last headline and is addressed to visitors (a cookie
notice, "Tell me more") is boilerplate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import regex

from corpus.dates import PrintedDate
from corpus.model import Headline, Source, Topic, TopicPage
from corpus.read_context import ReadContext


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page in its printed form, empty between paragraphs.

    *url* is where the line links to. *machine_date* is its date as the page states it for
    programs. *bullet* says that the format marks it as an item of a list.
    """

    number: int
    text: str
    url: str | None = None
    machine_date: str | None = None
    bullet: bool = False


LONGEST_TITLE = 100
"""The longest first line that counts as a title, in characters."""

_ENOUGH_PROSE = 2000  # characters of a description that say which language it is in
_SENTENCE_END = regex.compile(r"[.!?…:;。！？؟؛]['\"’”»)]*$")
_BULLET = regex.compile(r"[•◦▪‣·●○*–-]\s+")
# What begins the part of a page that is addressed to its visitors; the rest of it follows.
_BOILERPLATE = regex.compile(
    r"\bcookies?\b|©|\bcopyright\b|\ball rights reserved\b|\btodos los derechos reservados\b"
    r"|\btous droits réservés\b|\balle rechte vorbehalten\b|جميع الحقوق محفوظة|ملفات تعريف الارتباط"
    r"|^(?:(?:tell me|read|learn|load|see|show) more|back to top|share|print|subscribe"
    r"|(?:leer|ver|mostrar) más|más información|volver arriba|compartir|imprimir|suscr[ií]b\w+"
    r"|en savoir plus|lire la suite|voir plus|retour en haut|partager|imprimer|s[’']abonner"
    r"|mehr erfahren|weiterlesen|nach oben|اقرأ المزيد|المزيد|مشاركة)[\s.…»>]*$",
    regex.IGNORECASE,
)


def read_page(
    lines: Sequence[PageLine], context: ReadContext, title: PageLine | None = None
) -> TopicPage:
    """Return the topic page that *lines* make; *title* is its title, if the format marks it."""
    context.printed_dates = lambda: (line.text for line in lines)
    site = (context.language,) if context.language else ()
    begin = next((at for at, line in enumerate(lines) if _date(line, context, site)), len(lines))
    if begin == len(lines):
        context.note("no dates, so no headlines; everything is taken for description")
    blocks = _blocks(lines[:begin])
    if title is None and blocks and _is_title(blocks[0]):
        title = blocks.pop(0).line
    elif title is not None:
        blocks = [block for block in blocks if block.line.text != title.text]

    description = tuple(block.line.text for block in blocks)
    prose = " ".join(description or (line.text for line in lines))[:_ENOUGH_PROSE]
    language = context.identifier.identify(prose)
    if not site and language.code != "und":
        context.expect_language(language.code)
    topic, inferred = _topic(context, title, description, language.code)
    languages = tuple(dict.fromkeys((*site, language.code)))
    first = title or next(line for line in lines if line.text)
    return TopicPage(
        topic=topic,
        title_inferred=inferred,
        blocks=description,
        language=language,
        captured=context.captured,
        source=Source(context.file, first.number),
        headlines=tuple(_headlines(lines[begin:], context, topic, languages)),
        url=context.url,
    )


def _date(line: PageLine, context: ReadContext, languages: tuple[str, ...]) -> PrintedDate | None:
    found = context.date(line.text, languages)
    if found is None and line.machine_date:
        found = context.date(line.machine_date)
    return found


# The description


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or bullet, on the first of its lines; *single* if that is its only one."""

    line: PageLine
    single: bool


def _blocks(lines: Sequence[PageLine]) -> list[_Block]:
    blocks: list[_Block] = []
    joins = False
    for line in lines:
        bullet = _BULLET.match(line.text)
        if bullet or (line.text and line.bullet):
            text = f"• {line.text[bullet.end() if bullet else 0 :]}"
            blocks.append(_Block(replace(line, text=text), single=True))
        elif line.text and joins:
            first = blocks.pop().line
            text = f"{first.text} {line.text}"
            blocks.append(_Block(replace(first, text=text), single=False))
        elif line.text:
            blocks.append(_Block(line, single=True))
        joins = bool(line.text)
    return blocks


def _is_title(block: _Block) -> bool:
    text = block.line.text
    return (
        block.single
        and len(text) <= LONGEST_TITLE
        and not _SENTENCE_END.search(text)
        and not text.startswith("•")
    )


# The topic


def _topic(
    context: ReadContext, title: PageLine | None, description: tuple[str, ...], language: str
) -> tuple[Topic, bool]:
    """Return the topic of a page, and whether its label had to be inferred."""
    given = title.text if title else None
    stated = context.stated.of_topic(given)
    if stated:
        return stated, False
    label = given or _subject(description, language) or PurePosixPath(context.file).stem
    return Topic.named(label), given is None


def _subject(description: tuple[str, ...], language: str) -> str | None:
    """Return what the description's first sentence is about: "Cybercrime is a growing area"."""
    pattern = _SENTENCES.get(language)
    found = pattern.match(description[0]) if pattern and description else None
    return found["subject"][0].upper() + found["subject"][1:] if found else None


def _sentence(articles: str, pronouns: str, verbs: str) -> regex.Pattern[str]:
    return regex.compile(
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


# The headlines


def _headlines(
    lines: Sequence[PageLine], context: ReadContext, topic: Topic, languages: tuple[str, ...]
) -> Iterator[Headline]:
    entries = list(_entries(lines, context, languages))
    dated = [at for at, (_, date, _) in enumerate(entries) if date]
    last = dated[-1] if dated else -1
    tail = [at for at, (line, _, _) in enumerate(entries) if _BOILERPLATE.search(line.text)]
    end = next((at for at in tail if at > last), len(entries))
    for line, date_line, date in entries[:end]:
        if date is None:
            context.fault(line.number, "a headline without a date; it is kept undated")
        yield context.headline(
            line.number,
            line.text,
            date_line.text if date_line else None,
            date,
            topics=(topic,),
            url=line.url,
        )
    for line, _, _ in entries[end:]:
        context.boilerplate(line.number, line.text)


def _entries(
    lines: Sequence[PageLine], context: ReadContext, languages: tuple[str, ...]
) -> Iterator[tuple[PageLine, PageLine | None, PrintedDate | None]]:
    """Yield each headline with the date line before it, if there is one, and what that means."""
    date_line: PageLine | None = None
    date: PrintedDate | None = None
    for line in filter(lambda line: line.text, lines):
        found = _date(line, context, languages)
        # After a day, a month or a year is a headline: "Mars 2020", "1984".
        if found and not (date and date.precision == "day" and found.precision in _PARTIAL):
            if date and date_line and not _is_heading(date, found):
                context.fault(date_line.number, f"{date_line.text}: a date without a headline")
            date_line, date = line, found
        else:
            yield line, date_line, date
            date_line = date = None
    if date_line:
        context.fault(date_line.number, f"{date_line.text}: a date without a headline")


_PARTIAL = ("month", "year")


def _is_heading(date: PrintedDate, following: PrintedDate) -> bool:
    """Return whether *date* is the month or year that stands above the dates in it."""
    if date.day is None or following.day is None or date.precision == "day":
        return False
    same_month = date.precision == "year" or date.day.month == following.day.month
    return date.day.year == following.day.year and same_month
