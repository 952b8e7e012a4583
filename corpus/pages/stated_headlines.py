"""Headlines that a page states for programs beside those that it prints."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import regex

from corpus.pages.line_dates import LineDate, agreed
from corpus.read_context import ReadContext

_SIGN = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_MOST_COMPARED = 1000


@dataclass(frozen=True, slots=True)
class StatedHeadline:
    """A headline that a page states on the line *number*, with its *url*, and its *date* as text.

    *text* is in its printed form. One *in_head* is of the page as a whole, which may say there that
    it *is_article*. A *spare* one counts where the page has no other headline.
    """

    number: int
    text: str
    date: str | None = None
    url: str | None = None
    in_head: bool = False
    is_article: bool = False
    spare: bool = False

    def agreed(self, printed: LineDate | None, context: ReadContext) -> LineDate | None:
        """Return the date of the same headline as *printed*, unless another is stated."""
        found = context.date(self.date) if self.date else None
        if self.date is None or found is None:
            return printed
        date = LineDate(self.date, found, stated=True)
        return date if printed is None else agreed(printed, date)


def stated_day(
    stated: Sequence[StatedHeadline], title: str, context: ReadContext
) -> dt.date | None:
    """Return the day that is *stated* of the one headline that the *title* of the page is."""
    named = [of.date for of in stated if of.date and _letters(of.text) == _letters(title)]
    found = context.date(named[0]) if len(named) == 1 else None
    return found.day if found else None


class StatedHeadlines:
    """The headlines that a page states for programs; each is taken once, the rest is left over."""

    def __init__(self, stated: Sequence[StatedHeadline]) -> None:
        self._left = dict(enumerate(stated))
        self._by_address = {_path(of.url): at for at, of in self._left.items() if _path(of.url)}
        self._by_text = {_letters(of.text): at for at, of in self._left.items()}
        self._met: list[str] = []

    def take(self, text: str, href: str | None) -> StatedHeadline | None:
        """Return what the page states of the headline that it prints as *text*, if it does."""
        if not self._by_text:
            return None
        letters = _letters(text)
        at = self._by_text.get(letters)
        if at is None:
            at = self._by_address.get(_path(href))
        self._met.append(letters)
        return self._left.pop(at, None) if at is not None else None

    def left(self) -> list[StatedHeadline]:
        """Return those of which no printed headline says the same."""
        few = len(self._left) <= _MOST_COMPARED
        return [
            of
            for of in self._left.values()
            if not (few and any(_alike(_letters(of.text), met) for met in self._met))
        ]


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _letters(text: str) -> str:
    return _SIGN.sub("", text.casefold())


def _path(address: str | None) -> str:
    """Return what tells an address of a site from its others, empty for the site itself."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.path.strip('/')}?{parts.query}".rstrip("?")
