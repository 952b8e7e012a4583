"""Lists of references as databases and programs print them, one after the other, in known styles.

- PubMed, "Summary (text)" and "Abstract (text)": "1: Karim R, Bose T. Lead exposure among
  shipbreakers. Occup Environ Med. 2015 May 12;72(5):333-9."; or the journal with its day first, and
  the title below it.
- GB/T 7714, of China: "[1]李明. 台风过后码头恢复作业[N]. 厦门日报,2018-03-02(A03)."
- Harvard: "Doyle, A. (2018) 'Ferry dock reopens', Irish Examiner, 2 March, p. 4."
- Vancouver: "1. Doyle A. Ferry dock reopens. Irish Examiner. 2018 Mar 2;4."
- GOST: "Иванов И. Паром сел на мель // Правда. – 2003. – 12 марта. – С. 2."
- ISO 690: "DOYLE, Ann. Ferry dock reopens. Irish Examiner. 2 March 2018, p. 4."
- APA: "Doyle, A. (2018, March 2). Ferry dock reopens. Irish Examiner, p. 4."
- MLA, Chicago and Trove: 'Doyle, Ann. "Ferry Dock Reopens." Irish Examiner, 2 Mar. 2018, p. 4.'

A reference may take several lines; an empty one or the number of the next ends it.
"""

import re
from collections.abc import Iterator

import regex

from corpus.read_context import ReadContext
from corpus.readers.records.records import (
    Item,
    Lines,
    Record,
    Report,
    Silence,
    read_line_records,
)

_LONGEST = 2000  # characters of a reference
_LEAST = 2  # references, or a text may quote one
_SHARE = 0.6  # of the paragraphs that are not of an abstract
_NUMBER = regex.compile(r"(?:\[\d{1,4}\]|\d{1,4}[.:])\s?(?=\S)")
_BULLETS = "-*•"
_BULLET = regex.compile(r"[-*•]\s+(?=[\[\"“«]|\p{Lu}\p{L})")
_NUMBERED = r"(?:(?:\[\d{1,4}\]|\d{1,4}[.)])\s)?"
_DAY = (
    r"(?P<date>\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?\s(?:de\s)?(?:1[6-9]|20)\d\d"
    r"|\p{L}{3,10}\.?\s\d{1,2},\s(?:1[6-9]|20)\d\d)(?!\d)"
)
# Up to a full stop, which is none of "U.S. ports" and "St. John".
_TITLE = (
    r"(?P<headline>\S.{2,300}?(?:[?!]"
    r"|(?<=[\p{L}\d]{3}|[\p{L}\d?!]\s?[\"'’”“»)]|\s\p{Ll}{2})(?=\.)"
    r"(?<!\b(?:Inc|Ltd|Gen|Sen|Rep|Gov|Col|Capt|Prof|Corp|vs|no|nr|ca))))\.?\s"
)
_AUTHORS = (
    r"(?:\p{Lu}[\p{L}\p{M}.'’-]*+(?:,?\s(?:and|et|und|y|e|&|al\.|de|la|van|von|der"
    r"|\p{Lu}[\p{L}\p{M}.'’-]*+)){0,12})"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_OF_JOURNAL = rf"(?P<date>(?:19|20)\d\d(?: {_MONTHS}(?: \d{{1,2}})?)?)[^;.]{{0,12}}[;.].*"
_STYLES = (
    # PubMed, a summary
    regex.compile(
        r"\d{1,4}: [^.]{2,1500}\. (?P<headline>[^\s].*?[.?!]) (?P<source>[^.\d][^.]{1,80})\. "
        + _OF_JOURNAL
    ),
    # GB/T 7714
    regex.compile(
        r"\[\d{1,4}\]\s?[^.．\[\]]{1,80}[.．]\s?(?P<headline>.{2,300}?)\s?\[[A-Z]{1,2}(?:/OL)?\]\s?"
        r"(?:[.．]|//)\s?(?P<source>[^,，.．]{2,40})[,，.．]\s?(?P<date>\d{4}-\d\d?-\d\d?)\b.*"
    ),
    # Harvard
    regex.compile(
        r"[^()\[\]]{2,200}\((?P<year>(?:19|20)\d\d)[a-z]?\)[,.]?\s['‘\"“](?P<headline>.{3,300}?)[.,]?"
        r"['’\"”][,.]\s(?:(?P<source>[^,\d]{2,60}),\s)?(?P<day>\d{1,2}\s\p{L}{3,10})(?!\s\d{4})\b.*"
    ),
    # APA
    regex.compile(
        r"[^()\[\]]{2,200}\.\s?\((?P<year>(?:19|20)\d\d),\s(?P<day>\p{L}{3,10}\s\d{1,2}|\d{1,2}\.?\s"
        rf"(?:de\s)?\p{{L}}{{3,10}})\)\.\s{_TITLE}"
        r"(?P<source>[^.,\d][^.,]{1,60})"
        r"(?:\.|,\s.*)(?:\s.*)?"
    ),
    # Vancouver
    regex.compile(
        _NUMBERED
        + r"\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?\s\p{Lu}{1,3}(?:,\s[^.,]{2,40}){0,20}"
        rf"\.\s{_TITLE}"
        r"(?P<source>[^.\d][^.]{1,60})\.\s"
        r"(?P<date>(?:19|20)\d\d\s\p{L}{3,9}\.?\s\d{1,2})(?!\d).*"
    ),
    # GOST, of Russia
    regex.compile(
        rf"{_NUMBERED}(?:\p{{Lu}}[\p{{L}}-]+,?\s(?:\p{{Lu}}\.\s?){{1,2}},?\s?){{0,5}}"
        r"(?P<headline>\S.{2,300}?)\s//\s(?P<source>\p{L}[^.–—]{1,60})\.\s[–—-]\s"
        r"(?P<year>(?:19|20)\d\d)\.\s[–—-]\s(?P<day>\d{1,2}\s\p{L}{3,10})(?!\p{L}).*"
    ),
    # ISO 690
    regex.compile(
        _NUMBERED
        + r"\p{Lu}{2}[\p{Lu}'’ -]*,\s[^.]{1,60}\.\s"
        + _TITLE
        + rf"(?:In:?\s)?(?P<source>[^.\d,\[]{{2,60}}?)(?:\s\[[^\[\]]{{3,20}}\])?[.,]\s{_DAY}"
        r"[,.;]?\s(?:\[|(?:pp?|s|str|с|pág|seite|page)\.?\s?\w?\d|ISSN|ISBN|https?:|(?:Available|Dostupn|Disponible)).*"
    ),
    # MLA, Chicago, Trove
    regex.compile(
        rf"{_NUMBERED}(?:{_AUTHORS}[.,]?\s)?(?:[\"“](?P<headline>[^\"“”]{{3,300}}?)[.,]?[\"”]"
        r"|«\s?(?P<headline>[^«»]{3,300}?)\s?»)[.,]?\s(?P<source>[^,\"“”()\d]{2,60}?)"
        rf"(?:\s\([^()]{{2,60}}\))?,?\s{_DAY}.*"
    ),
)
_MAY_BE = re.compile(r"[.．]\s|[\[(\"“«]|//")  # what is in each of them, soonest found by `re`
_YEAR = regex.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")
_ENDED = regex.compile(r"[.>)\]]$|https?://\S+$")
_ADDRESS = regex.compile(r"https?://[^\s<>]+[^\s<>.,;)]")
_ABSTRACT = regex.compile(rf"\d{{1,4}}\. (?P<source>[^.\d][^.]{{1,80}})\. {_OF_JOURNAL}")
_PMID = regex.compile(r"PMID: \d+.*")


def are_references(head: str) -> bool:
    """Return whether a text that begins with *head* is such a list."""
    if not _YEAR.search(head):
        return False
    paragraphs = list(_paragraphs(enumerate(head.splitlines(), 1)))
    if any(_PMID.fullmatch(text) for _, text in paragraphs):
        return any(_ABSTRACT.fullmatch(text) for _, text in paragraphs)
    found = sum(1 for _ in _records(enumerate(head.splitlines(), 1), Silence()))
    return found >= _LEAST and found >= _SHARE * len(paragraphs)


def read_references(context: ReadContext) -> Iterator[Item]:
    """Yield what the references of a text say."""
    return read_line_records(context, _records)


def _paragraphs(lines: Lines) -> Iterator[tuple[int, str]]:
    """Yield the text of each paragraph, its lines joined, and the number of its first line."""
    first, texts, size = 0, list[str](), 0
    for number, line in lines:
        text = line.strip()
        bullet = _BULLET.match(text) if text[:1] in _BULLETS else None
        text = text[bullet.end() :] if bullet else text
        begins = bullet or _NUMBER.match(text)
        ends = not text or begins or size > _LONGEST or _whole(texts)
        if ends and texts:
            yield first, " ".join(texts)
            texts, size = [], 0
        if text:
            first = number if not texts else first
            texts.append(text)
            size += len(text)
    if texts:
        yield first, " ".join(texts)


def _whole(texts: list[str]) -> bool:
    """Return whether a line ends a reference that has no number."""
    return bool(texts) and bool(_ENDED.search(texts[-1])) and bool(_in_style(" ".join(texts)))


def _records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    journal: dict[str, str] | None = None  # of an abstract, whose title stands below it
    abstracts = False
    for number, text in _paragraphs(lines):
        if journal:
            yield number, {"headline": text, **journal}
            journal = None
        elif abstract := _ABSTRACT.fullmatch(text):
            journal, abstracts = abstract.groupdict(), True
        elif len(text) <= 2 * _LONGEST and (found := _in_style(text)):
            fields = {name: value for name, value in found.groupdict().items() if value}
            if address := _ADDRESS.search(text):
                fields["url"] = address[0]
            if "day" in fields:
                fields["date"] = f"{fields.pop('day')}, {fields.pop('year')}"
            yield number, fields
        elif _MAY_BE.search(text) and _YEAR.search(text) and not abstracts:
            reason = (
                f"{text[:80]}: it may be a reference of a style that is unknown; it is left out"
            )
            report.fault(number, reason)
        else:
            report.note("paragraphs that are no references, and not read")


def _in_style(text: str) -> regex.Match[str] | None:
    if not _MAY_BE.search(text):
        return None
    return next(filter(None, (style.fullmatch(text) for style in _STYLES)), None)
