"""Captures: what a crawler or a browser was answered, each a page as it was on its day."""

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import partial

import regex

from corpus.addresses import web_address
from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance
from corpus.containers.http import Answer, AnswerError, parse_answer
from corpus.containers.media import encoding_of, ending_of, is_beside_pages
from corpus.read_context import ReadContext

_ROBOTS = regex.compile(r"^https?://[^/]*/robots\.txt$")
_OF_A_CRAWLER = regex.compile(r"urn:[\w-]+:https?:")  # urn:text:https://…, as Browsertrix writes
_DATE = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?")


@dataclass(slots=True)
class Visit:
    """A visit of *url* on a *date* (ISO 8601), as it is printed.

    *within* is the name of the file that tells of it in its container, empty if it is that.
    """

    url: str
    date: str
    within: str

    @property
    def name(self) -> str:
        """Return what replay tools call it: `20150601000000/https://…`."""
        when = "".join(filter(str.isdigit, self.date))[:14]
        return "/".join(filter(None, (self.within, when, self.url)))

    @property
    def told(self) -> str:
        """Return what a report calls it."""
        return self.name or "a record without an address or a date"

    def page(self, answer: Answer, context: ReadContext) -> Member:
        """Return *answer* as the page that was seen on this visit."""
        captured = _day(self.date)
        if captured is None:
            said = f"no day in its date: {self.date[:40]}" if self.date else "no date"
            context.fault(0, f"{self.told}: {said}")
        return Member(
            self.name,
            partial(in_memory, answer.body),
            captured=captured,
            url=web_address(self.url),
            ending=ending_of(answer.media_type),
            encoding=encoding_of(answer.body, answer.charset),
        )


def answered(
    block: bytes, visit: Visit, context: ReadContext, allowance: Allowance
) -> Answer | None:
    """Return the answer of a web server that *block* is; a fault says why there is none."""
    try:
        answer = parse_answer(block, allowance)
    except AnswerError as error:
        context.fault(0, f"{visit.told}: {error}; it is left out")
        return None
    if answer is None:
        context.fault(0, f"{visit.told}: no answer of a web server; it is left out")
    return answer


def is_page(answer: Answer, visit: Visit, context: ReadContext) -> bool:
    """Return whether an answer has something to read; notes say what is passed over."""
    if answer.status != 200:
        context.note(f"passed over: an answer with the status {answer.status}")
    elif is_beside_pages(answer.media_type):
        context.note(f"passed over: an answer of the type {answer.media_type[:80]}")
    elif not answer.body.strip():
        context.note("passed over: an answer without content")
    elif _ROBOTS.search(visit.url):
        context.note("passed over: rules for robots")
    elif _OF_A_CRAWLER.match(visit.url):
        context.note("passed over: what a crawler says of a page, which is beside it")
    else:
        if answer.untrue:
            context.note(f"an answer that says {answer.untrue} and is not; read as it is")
        return True
    return False


def _day(date: str) -> dt.date | None:
    """Return the calendar day in UTC of a visit, the last one if its date is a month or a year."""
    found = _DATE.fullmatch(date.strip())
    if found is None:
        return None
    try:
        if found[4]:
            return dt.datetime.fromisoformat(found[0]).astimezone(dt.UTC).date()
        year, month = int(found[1]), int(found[2] or 12)
        return dt.date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
