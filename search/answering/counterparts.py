"""What may report the same as a headline, in other languages: a guess.

Where the index has the meaning of the headline, a counterpart is the nearest of its days in its
language, and the headline is the nearest to it, but for those that contradict one of them: an
encoder finds opposites near, and other places, numbers and persons. It stands out, by its cosine
and its *margin*: the cosine over the mean of those that both have with their nearest four in the
other's language, within a month. And both tell the same: a word of a headline without which it is
nearer to the other is not told there, and where both have such a word, they tell two events of one
kind. What they say of the places and names that both have is compared apart: these alone make two
headlines near. docs/quality.md has how many are right.
"""

import datetime as dt
from collections.abc import Set
from itertools import islice
from statistics import fmean

import numpy as np

from search.answering.contradictions import contradict, numbers
from search.answering.more_like_this import APART, LONGEST, Like, counterparts_by_words
from search.answering.opposites import Side, sides
from search.answering.told_names import likely_name_untold, without_names
from search.engine import Engine
from search.language.analysis import tokenize
from search.values.documents import Document
from search.values.results import Hit

_MONTH = dt.timedelta(days=30)
_NEAREST = 4
_TRIED = 3  # in each language
_LEAST_COSINE = 0.5
_AS_NEAR = 0.01  # less than the nearest, as another wording of it
_STANDS_OUT = 1.9  # the least sum of margin and cosine
# The least cosine, less what one tells and the other does not, and more what else both tell. These
# weights were fitted to eight sets, and rounded.
_SURE = 0.98
_UNTOLD = 3.0  # times what both headlines gain without the word that the other tells least
_BESIDE_NAMES = 0.5  # times the cosine of what they say beside names
_SAME_NUMBER = 0.2
_SAME_SIDE = 0.1  # if both have a word on one side of a pair of opposites
_ONE_HAS = 0.05  # times such pairs of which one alone has words of a side, two at most
_NAME_UNTOLD = 0.2  # if one has what is likely a name, and the other lacks it
_LEFT_OUT = 40  # words of a headline, each in turn; few have more, and some are whole texts


def counterparts(engine: Engine, document: Document, size: int = 3) -> tuple[Like, ...]:
    """Return up to *size* headlines in other languages that may report the same as *document*.

    They are dated within a day of it, the surest first. Where the index does not know its meaning,
    they are compared by words. Empty for a headline that is not dated to the day, or that is so
    long that it is a whole text.
    """
    if document.date is None or document.date_precision != "day" or _is_long(document):
        return ()
    if not engine.knows_meaning(document):
        found = counterparts_by_words(engine, document)
        return tuple(one for one in found if not _tell_two(engine, document, one.hit))[:size]
    sure: list[tuple[float, Like]] = []
    for language in engine.encoded_languages():
        if language != document.language.code:
            sure += [
                (_sureness(engine, document, hit), Like(hit, hit.score, by_meaning=True))
                for hit in _reciprocal(engine, document, language)
            ]
    sure.sort(key=lambda one: (-one[0], one[1].hit.document.id))
    return tuple(one for sureness, one in sure if sureness >= _SURE)[:size]


def _reciprocal(engine: Engine, document: Document, language: str) -> list[Hit]:
    """Return the headlines in a *language* that stand out near *document*, and it near them."""
    own = document.language.code
    found = []
    for hit in _nearest(engine, document, language):
        if any(one.document.id == document.id for one in _nearest(engine, hit.document, own)):
            near = _around(engine, document, language) + _around(engine, hit.document, own)
            if 2 * hit.score / near + hit.score >= _STANDS_OUT:
                found.append(hit)
    return found


def _nearest(engine: Engine, document: Document, language: str) -> list[Hit]:
    """Return the nearest headline in a *language* that does not contradict, and any as near."""
    near = engine.neighbours(document, language, APART, _TRIED)
    near = [hit for hit in near if hit.score >= _LEAST_COSINE]
    left = [hit for hit in near if not _tell_two(engine, document, hit)]
    return [hit for hit in left if hit.score >= left[0].score - _AS_NEAR]


def _tell_two(engine: Engine, document: Document, hit: Hit) -> bool:
    return _is_long(hit.document) or contradict(document, hit.document, engine.is_name)


def _is_long(document: Document) -> bool:
    return len(document.title) > LONGEST


def _around(engine: Engine, document: Document, language: str) -> float:
    """Return the mean cosine of *document* and its nearest four in a *language*, in a month."""
    near = engine.neighbours(document, language, _MONTH, _NEAREST)
    return fmean([hit.score for hit in near]) if near else 1.0


def _sureness(engine: Engine, document: Document, hit: Hit) -> float:
    """Return how sure it is that *document* and *hit* report the same; `_SURE` will do."""
    other = hit.document
    return (
        _as_told(engine, document, other)
        + _BESIDE_NAMES * _beside_names(engine, document, other)
        + _SAME_NUMBER * bool(numbers(document) & numbers(other))
        + _by_opposites(sides(document), sides(other))
        - _NAME_UNTOLD * likely_name_untold(document, other, engine.is_name)
    )


def _as_told(engine: Engine, document: Document, other: Document) -> float:
    """Return the cosine of two headlines, less what words that one of them does not tell take."""
    mine, theirs = (engine.meanings(_shortened(one)) for one in (document, other))
    cosine = float(mine[0] @ theirs[0])
    pairs = ((mine[1:], theirs[0]), (theirs[1:], mine[0]))
    gains = [float(np.max(shorter @ whole)) - cosine for shorter, whole in pairs if shorter.size]
    return cosine - _UNTOLD * min(gains, default=0.0)


def _beside_names(engine: Engine, document: Document, other: Document) -> float:
    """Return the cosine of what two headlines say beside names, 0 if one says nothing."""
    texts = [without_names(document, other), without_names(other, document)]
    if not all(texts):
        return 0.0
    one, two = engine.meanings(texts)
    return float(one @ two)


def _by_opposites(mine: Set[Side], theirs: Set[Side]) -> float:
    """Return what the sides of pairs of opposites that two headlines have words of tell."""
    alone = {pair for pair, _ in mine ^ theirs}
    return _SAME_SIDE * bool(mine & theirs) - _ONE_HAS * min(len(alone), 2)


def _shortened(document: Document) -> list[str]:
    """Return a headline, then the same without each of its first words."""
    title = document.title
    words = islice(tokenize(title), _LEFT_OUT)
    return [title, *(title[: word.start] + title[word.end :] for word in words)]
