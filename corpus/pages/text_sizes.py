"""How much a text says: too little for a headline, as much, or more than one."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from corpus.pages.wording import FULL_STOP
from corpus.patterns import WORD

LONGEST_HEADLINE = 200
"""The most that a headline says, in letters, as `size` counts them."""

LEAST_WORDS = 4
"""Of a headline, where what is beside it may be an outlet, a place or a topic."""
_LEAST_DENSE = 8  # the size of one in a script without spaces
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_SHORTEST_PROSE = 40
_LEAST_SHARE = 0.75  # of what a headline says in what says about as much
_LEAST_TELLING = 6  # letters
_DAY_WITHIN = regex.compile(
    r"\p{L}[^\d]{0,200}\s(?:\d{1,2}\S{0,2}\s(?:\p{L}{1,3}\s)?\p{L}{3,}\.?,?\s(?:\p{L}{1,3}\s)?"
    r"|\p{L}{3,}\.?\s\d{1,2}\S{0,2},?\s)\d{4}(?!\d)"
)


def size(text: str) -> int:
    """Return how much *text* says, in letters of a script that spells words out."""
    letters = sum(map(str.isalpha, text))
    return letters if text.isascii() else letters + 2 * len(_DENSE.findall(text))


def is_prose(text: str) -> bool:
    """Return whether *text* is of running text rather than a headline."""
    if FULL_STOP.search(text) and max(len(text), size(text)) > _SHORTEST_PROSE:
        return True
    return len(text) > LONGEST_HEADLINE // 3 and size(text) > LONGEST_HEADLINE


def may_be_headline(text: str) -> bool:
    """Return whether *text* is not brief, as a title may be, and ends as no description does.

    >>> may_be_headline("Police tow a ferry"), may_be_headline("All our news is on this page.")
    (True, False)
    """
    return not is_brief(text) and not FULL_STOP.search(text) and text[-1] not in ":："


def is_as_long(text: str, others: Sequence[str]) -> bool:
    """Return whether *text* says about as much as the shortest to the longest of *others* do.

    >>> is_as_long("Police tow a ferry", ["Divers find an anchor", "Customs find forged stamps"])
    True
    """
    sizes = sorted(map(size, others))
    return _LEAST_SHARE * sizes[0] <= size(text) <= sizes[-1] / _LEAST_SHARE


def shares_word(text: str, others: Sequence[str]) -> bool:
    """Return whether *text* has a word of *others* that is long enough to tell what they are of.

    >>> shares_word("Police tow ferries", ["Ferries adrift"]), shares_word("A wave", ["A wave"])
    (True, False)
    """
    words = set(map(str.casefold, WORD.findall(text)))
    return any(
        len(word) >= _LEAST_TELLING and word in words
        for word in map(str.casefold, WORD.findall(" ".join(others)))
    )


def tells_day(text: str) -> bool:
    """Return whether *text* is a sentence with a date in it that does not begin it.

    >>> tells_day("On 26 December 2004 the wave came."), tells_day("26 December 2004: a wave.")
    (True, False)
    """
    return FULL_STOP.search(text) is not None and _DAY_WITHIN.match(text) is not None


@lru_cache(maxsize=2**12)  # as each line of a page is asked of several times
def is_brief(text: str) -> bool:
    """Return whether *text* has too few words for most headlines.

    >>> is_brief("Cybercrime"), is_brief("Police tow a ferry"), is_brief("渡輪停航")
    (True, False, False)
    """
    if not text.isascii() and _DENSE.search(text):
        letters = size(text)
        if letters > 2 * len(text):  # of a script without spaces
            return letters < _LEAST_DENSE
    return len(text.split()) < LEAST_WORDS


def says_enough(text: str) -> bool:
    """Return whether *text* has as many letters as the shortest headlines have."""
    return size(text) >= _LEAST_DENSE
