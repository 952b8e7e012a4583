"""Words that pages print before or after a date: "Published:", "Publicado el", "掲載日"."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain

from corpus.dates.label_table import LABELS
from corpus.patterns import WORD, pattern


@dataclass(frozen=True, slots=True)
class Labelled:
    """A *text* less its label; *updated* says that the label is of a change, not of publication."""

    text: str
    updated: bool


def unlabelled(text: str) -> Labelled | None:
    """Return *text* without the label at its beginning or its end; None if it has none."""
    start = len(text) - len(text.lstrip(_AROUND))
    found = _label_at(text, start)
    if found:
        rest = text[start + len(found.text) :].lstrip(_AROUND)
        return Labelled(rest, found.updated)
    end = len(text.rstrip(_AROUND))
    found = _label_to(text, end)
    if found:
        return Labelled(text[: end - len(found.text)].rstrip(_AROUND), found.updated)
    return None


def is_of_change(text: str) -> bool:
    """Return whether *text* is a label of a later change, as the header of a column may be.

    >>> is_of_change("Last modified"), is_of_change("Published"), is_of_change("Date modified")
    (True, False, True)
    """
    words = text.casefold().strip(_AROUND + "▲▼↑↓")
    found = (words, words.removeprefix("date "), words.removesuffix(" date"))
    return any(_labels().get(label, False) for label in found)


def label_starts(text: str) -> list[int]:
    """Return where labels begin in *text* after white space or a separator."""
    starts = []
    first = _label_at(text, 0)
    past = len(first.text) if first else 0  # the end of the last label, in which no other begins
    for separator in _SEPARATOR.finditer(text):
        start = separator.end()
        found = _label_at(text, start) if start >= past else None
        if found:
            starts.append(start)
            past = start + len(found.text)
    return starts


@cache
def label_words() -> frozenset[str]:
    """Return every word that is part of a label."""
    return frozenset(chain.from_iterable(map(WORD.findall, _labels())))


_AROUND = " \t\u00a0*•·|:：,،;()[]–—-"
_SEPARATOR = pattern(r"[\s|·•,،;()\[/–—-]+")
_LETTER = pattern(r"[\p{L}\p{M}]")
# A word ends where no letter follows, but in scripts that are written without spaces.
_JOINED = pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hebrew}]"
)


def _label_at(text: str, start: int) -> Labelled | None:
    """Return the longest label that begins at *start*."""
    ahead = text[start : start + _longest()].casefold()
    for label in _by_start().get(ahead[:2], ()):
        if ahead.startswith(label) and (
            _JOINED.match(label[-1]) or not _LETTER.match(ahead, len(label))
        ):
            return Labelled(text[start : start + len(label)], _labels()[label])
    return None


def _label_to(text: str, end: int) -> Labelled | None:
    """Return the longest label that ends at *end*."""
    behind = text[max(0, end - _longest() - 1) : end].casefold()
    for label in _by_end().get(behind[-2:], ()):
        before = behind[: -len(label)][-1:]
        if label[0] == "日" and before.isdigit():
            continue  # the sign of the day: 4月10日付
        if label == "am" and behind[: -len(label)].rstrip()[-1:].isdigit():
            continue  # of a clock time, "9 am"; German has it before days
        if behind.endswith(label) and (_JOINED.match(label[0]) or not _LETTER.match(before)):
            return Labelled(text[end - len(label) : end], _labels()[label])
    return None


@cache
def _labels() -> dict[str, bool]:
    """Return every label, longest first, and whether it is one of a later change."""
    labels = {
        label.casefold(): updated
        for row in LABELS.values()
        for updated, labels in ((False, row[0]), (True, row[1]))
        for label in labels.split("|")
    }
    # Persian parts words by a sign that plain texts have lost.
    labels |= {label.replace("\u200c", ""): updated for label, updated in labels.items()}
    return dict(sorted(labels.items(), key=lambda item: -len(item[0])))


@cache
def _longest() -> int:
    return 1 + max(map(len, _labels()))


@cache
def _by_start() -> dict[str, list[str]]:
    found = defaultdict(list)
    for label in _labels():
        found[label[:2]].append(label)
    return found


@cache
def _by_end() -> dict[str, list[str]]:
    found = defaultdict(list)
    for label in _labels():
        found[label[-2:]].append(label)
    return found
