"""Texts that say when: a day, how long ago, or a place or an author and a day."""

from functools import lru_cache

import regex

from corpus.dates import read_date, read_relative, without_place
from corpus.dates.labels import unlabelled
from corpus.pages.bylines import BYLINE
from corpus.pages.date_texts import bare_date, lacks_month, lacks_year

_LONGEST_DATE = 80  # with that of a change beside it
_SHORT_DATE = regex.compile(r"\d\d?([-./])\d\d?\1\d\d")  # whose order other dates tell
_LONGEST_AUTHOR = 4  # words
_BEGINS_WITH_COMMA = regex.compile(r"\s*[,،，、]")


@lru_cache(maxsize=2**12)  # pages repeat their days, and each is asked of several times
def may_be_day(text: str) -> bool:
    """Return whether *text* is a day, or is one with the year or month that it lacks."""
    text = bare_date(text)
    if not text or len(text) > _LONGEST_DATE or not any(map(str.isnumeric, text)):
        return False
    label = unlabelled(text)
    if (found := read_date(text)) or _SHORT_DATE.fullmatch(label.text if label else text):
        return found is None or found.precision in ("day", None)
    return lacks_year(text) or lacks_month(text)


def says_when(text: str) -> bool:
    """Return whether *text* is a day, labelled or not, or says how long ago something was."""
    labelled = unlabelled(text)
    return may_be_day(labelled.text if labelled else text) or counts_back(text)


def counts_back(text: str) -> bool:
    """Return whether *text* says, in more than a word, how long ago something was."""
    if len(text) > _LONGEST_DATE:
        return False
    text = bare_date(" ".join(text.split()))
    said = " " in text or any(map(str.isdigit, text))
    return said and read_relative(text, (), None) is not None


def is_place_and_date(text: str) -> bool:
    """Return whether *text* after a link is a place and a date: ", Portsmouth, 12 May 2015"."""
    dated = without_place(bare_date(text))
    return _BEGINS_WITH_COMMA.match(text) is not None and may_be_day(dated)


def is_author_and_date(text: str) -> bool:
    """Return whether *text* after a link is an author and a date: "by Ann Reed, 12 May 2015"."""
    by = BYLINE.match(text)
    name, comma, day = text[by.end() :].partition(",") if by else ("", "", "")
    return comma != "" and 0 < len(name.split()) <= _LONGEST_AUTHOR and may_be_day(day)
