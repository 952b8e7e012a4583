"""Where the last of a list's turns ends, whose other turns end with the next date."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.pages.outline import Outline, Shape

_Form = tuple[tuple[bool, Shape], ...]


def end_of_turn(
    outline: Outline, turns: Sequence[range], headlines: Sequence[Sequence[int]]
) -> range:
    """Return the lines of the last of *turns* that are of its list.

    *turns* are the lines below each date, *headlines* those of each that may be headlines. What
    stands below a rule is none of the list, nor is what lacks the lines that each item has.
    """
    return _until_rule(outline, [*turns[:-1], _until_other(outline, turns, headlines)], headlines)


def _until_rule(
    outline: Outline, turns: Sequence[range], headlines: Sequence[Sequence[int]]
) -> range:
    """Return the lines of the last turn up to a rule, if none is drawn within the others.

    Rules between one headline and the next part the items of a turn.
    """
    pairs = zip(turns, headlines, strict=True)
    *others, rules = [_rules(outline, turn, of) for turn, of in pairs]
    last, of = turns[-1], headlines[-1]
    parts = pairwise((last.start, *rules, last.stop))
    if len(rules) > 1 and all(sum(at in range(*part) for at in of) == 1 for part in parts):
        return last
    return range(last.start, rules[0]) if rules and not any(others) else last


def _rules(outline: Outline, turn: range, headlines: Sequence[int]) -> list[int]:
    """Return the lines of a turn, below its first headline, above which a rule is drawn."""
    if not headlines:
        return []
    return [at for at in turn if at > headlines[0] and outline.lines[at].ruled]


def _until_other(
    outline: Outline, turns: Sequence[range], headlines: Sequence[Sequence[int]]
) -> range:
    """Return the lines of the last turn up to what is not as the items are.

    Each other turn has one headline, and the same lines below it.
    """
    *others, last = turns
    if len(headlines[-1]) < 2 or len(others) < 2 or any(len(of) != 1 for of in headlines[:-1]):
        return last
    forms = {_form(outline, turn, of[0]) for turn, of in zip(others, headlines, strict=False)}
    form = forms.pop() if len(forms) == 1 else ()
    if not form or _form(outline, last, headlines[-1][0])[: len(form)] != form:
        return last
    ends = (at for at in headlines[-1][1:] if _form(outline, last, at)[: len(form)] != form)
    return range(last.start, next(ends, last.stop))


def _form(outline: Outline, turn: range, headline: int) -> _Form:
    """Return how the lines of a turn below a headline stand on the page."""
    below = range(headline + 1, turn.stop)
    return tuple((outline.lines[at].href is not None, outline.shape(at)) for at in below)
