"""Lists of what a press database or an alert found, with a few lines for each hit.

- Factiva's list of headlines: "1. Port reopens", then "The Shore Gazette, 14:22 GMT, 12 May 2015,
  340 words, (English)".
- WiseNews: outlet, "A01 | 港聞 | 2015-05-12" or the outlet beside its day, headline, text, at last
  "文章編號: 201505120040001".
- A mail of Google Alerts as text: "=== News - 2 new results for [ivory] ===", then headline,
  outlet, some text and the address in angle brackets. It names no day: what it tells of may be
  older than the mail.
"""

from collections.abc import Callable, Iterator

import regex

from corpus.dates import read_date
from corpus.read_context import ReadContext
from corpus.readers.hypertext.saved_pages import original
from corpus.readers.records.records import Item, Lines, Record, Report, read_line_records
from corpus.readers.texts.press_texts import day_in

_MOST_LINES = 50  # that are held of one hit
_NUMBER = regex.compile(r"\d{1,4}\.\s*")
_FACTIVA = regex.compile(
    r"(?P<source>\p{L}.{1,80}?), (?:\d\d:\d\d(?: \w{2,5})?, )?"
    r"(?P<date>[\p{L}\p{M}\d ./年月日]{6,30}), [\d.,\u00a0\u202f ]+ ?\p{L}+"
    r"(?:, \p{L}{1,4}\s[\p{L}\p{M} .,'’-]{2,80}?)?(?:,? \((?P<language>[\p{L}\p{M} ,-]{2,30})\))?"
)
_FACTIVA_CODE = regex.compile(r"(\()?\p{L}+ [A-Z0-9]{2,12}(?:19|20)\d{6}[a-z0-9]+(?(1)\))")
_WISE_LAST = regex.compile(r"文章[編编]號?号?\s*[:：]\s*(?P<day>(?:19|20)\d{6})\d{4,}")
_WISE_PARTS = regex.compile(r"\s*[|｜]\s*")
_WISE_HEAD = 12  # lines of an article within which its day stands
_PAGE = regex.compile(r"\p{Lu}{0,3}\d{1,3}|第?[\p{L}\d]{0,4}版")
_SECTION = regex.compile(r"===\s.{2,100}\[.{1,300}\]\s===")
_REDIRECT = regex.compile(r"<?(?P<url>https?://www\.google\.[a-z.]{2,6}/url\?[^\s<>]+)>?")


def is_hit_list(head: str) -> bool:
    """Return whether a text that begins with *head* is such a list."""
    return _parser(head) is not None


def read_hit_list(context: ReadContext, head: str) -> Iterator[Item]:
    """Yield what the hits of a text say; *head* as `is_hit_list`."""
    if parse := _parser(head):
        yield from read_line_records(context, parse)


def _parser(head: str) -> Callable[[Lines, Report], Iterator[tuple[int, Record]]] | None:
    lines = [line.strip() for line in head.splitlines()]
    sections = any(map(_SECTION.fullmatch, lines))
    if sections and any(map(_REDIRECT.fullmatch, lines)):
        return _alert_records
    if "文章" in head and any(map(_WISE_LAST.fullmatch, lines)):
        return _wise_records
    if any(map(_FACTIVA_CODE.fullmatch, lines)) and any(map(_FACTIVA.fullmatch, lines)):
        return _factiva_records
    return None


def _factiva_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    above: list[tuple[int, str]] = []
    ended = taken = False
    for number, line in lines:
        text = line.strip()
        if _FACTIVA_CODE.fullmatch(text):
            if not taken and above:
                reason = f"{above[0][1][:80]}: no outlet and day below it; the hit is left out"
                report.fault(above[0][0], reason)
            above, taken = [], False
        elif above and (found := _FACTIVA.fullmatch(text)) and read_date(found["date"]):
            headline = _NUMBER.sub("", " ".join(text for _, text in above), count=1)
            yield above[0][0], {"headline": headline, **found.groupdict()}
            above, taken = [], True
        elif text:
            above = [] if ended or len(above) == _MOST_LINES else above
            above.append((number, text))
        ended = not text


def _wise_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    article: list[tuple[int, str]] = []
    for number, line in lines:
        text = line.strip()
        if last := _WISE_LAST.fullmatch(text):
            if article and (record := _wise([text for _, text in article])):
                yield article[0][0], record
            elif article:
                reason = f"{article[0][1][:80]}: no article that can be read; it is left out"
                report.fault(article[0][0], f"{reason} (of {last['day']})")
            article = []
        elif text and len(article) < _MOST_LINES and not _NUMBER.fullmatch(text):
            article.append((number, text))


def _wise(texts: list[str]) -> Record | None:
    """Return the record of an article of WiseNews: what stands about the line with its day."""
    at = next((at for at, text in enumerate(texts[:_WISE_HEAD]) if day_in(text)), None)
    if at is None:
        return None
    date = day_in(texts[at])
    beside = [part for part in _WISE_PARTS.split(texts[at]) if part != date]
    named = beside[:1] if beside and not _PAGE.fullmatch(beside[0]) else texts[at - 1 : at]
    named = [_NUMBER.sub("", name, count=1) for name in named]
    headline = next((text for text in texts[at + 1 :] if not _WISE_PARTS.search(text)), "")
    return {"headline": headline, "date": date, "source": "".join(named)} if headline else None


def _alert_records(lines: Lines, report: Report) -> Iterator[tuple[int, Record]]:
    hit: list[tuple[int, str]] = []
    begun = False
    for number, line in lines:
        text = line.strip()
        if _SECTION.fullmatch(text):
            begun, hit = True, []
        elif not begun:
            continue
        elif link := _REDIRECT.fullmatch(text):
            if hit:
                report.note("what an alert tells of, whose day it does not name")
                yield hit[0][0], _alerted([text for _, text in hit], original(link["url"]))
            hit = []
        elif not text or text.startswith("<"):
            report.note("lines without an address below them, and not read", len(hit))
            hit = []
        elif len(hit) < _MOST_LINES:
            hit.append((number, text))


def _alerted(texts: list[str], url: str) -> Record:
    headline, source, *snippet = (*texts, "")
    return {
        "headline": headline,
        "source": source,
        "description": " ".join(snippet).strip() or None,
        "url": url,
    }
