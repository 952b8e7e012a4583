"""The distance between the sounds of two names, and the bound below which they are one name.

Names are compared by the cheapest way from the sounds of one to those of the other (a weighted edit
distance). Sounds that a script cannot tell apart cost nothing, as b and p in Arabic; vowels that it
does not write cost little. How much a name may cost depends on its length: a short one is like many
words. The limits are those that were right on half of the names of `tests/benchmarks/names.py`.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from msgspec import Struct

from search.language.names.sounds import VOWELS, Script, Sounds, script_of, sounds_of

MOST_KEYS = 24
"""Ways to read a name."""

_MOST = 0.5  # the greatest unlikeness of long names
_LOOSELY = 0.15  # more, where other words of a name stand beside it
_INSERTED = 0.02
_ROOT = 0.05  # less, for names of three consonants in a script
_ROOTS: frozenset[Script] = frozenset(
    {"Arab", "Hebr", "Deva", "Hang"}
)  # that is full of such words
_LOOSE_PAIR = 0.4  # for a name with two consonants or one beside other words
VOWELS_UNWRITTEN: frozenset[Script] = frozenset({"Arab", "Hebr", "Deva"})
# What is taken from the limit, and the limit of names with two consonants; none where they are
# like too many words.
_LIMITS: Mapping[Script, tuple[float, float]] = {
    "Latn": (0.18, 0.11),
    "Cyrl": (0.18, 0.11),
    "Grek": (0.18, 0.11),
    "Kana": (0.18, 0.02),
    "Arab": (0.2, -1.0),
    "Hebr": (0.2, -1.0),
    "Deva": (0.25, 0.02),
    "Hang": (0.32, -1.0),
}
_CLASSES = (("pbfv", "P"), ("tdT", "T"), ("szcSZCJ", "S"), ("kgx", "K"), ("lr", "R"), ("mnN", "N"))
_CLASS = {sound: name for sounds, name in _CLASSES for sound in sounds}
_NEAR_PAIRS = (
    "pb fv fp bv vw td Tt Td Ts kg xk xh xg lr mn Nn Nm sz SZ CJ sS zZ cC cs cz SC ZJ sC zJ"
)
_NEAR = frozenset(map(frozenset, _NEAR_PAIRS.split()))
_NEAR_VOWELS = frozenset(map(frozenset, ("ae", "ei", "eo", "ao", "ou", "iu")))


class SpokenName(Struct, frozen=True, gc=False):
    """A folded *word* of a *script*, its *sounds*, and the *keys* by which it meets others.

    A key has the classes of consonants, for one way to read the word. Words without a common key
    are never one name.
    """

    word: str
    script: Script
    sounds: Sounds
    keys: frozenset[str]


@lru_cache(maxsize=20_000)
def spoken(word: str) -> SpokenName | None:
    """Return how the folded *word* sounds, None if its letters are of no script, or of several."""
    script = script_of(word)
    if script is None:
        return None
    sounds = sounds_of(word, script)
    return SpokenName(word, script, sounds, _keys(sounds)) if sounds else None


def unlikeness(one: SpokenName, other: SpokenName, *, beside: bool = False) -> float | None:
    """Return how unlike two names sound, 0 for the same, None if they are not one name.

    With *beside*, other words of both names stand beside these, and less is asked of each.
    """
    common = one.keys & other.keys
    if not common:
        return None
    consonants = max(map(len, common))
    if consonants < 2 and not beside:
        return None
    sounds = max(len(one.sounds), len(other.sounds))
    limit = limit_of(one.script, other.script, consonants, sounds, beside=beside)
    return _cost(one, other, limit) if limit >= 0 else None


def has_vowels(name: SpokenName) -> bool:
    """Return whether vowels are written in *name*, as in all names where a script has them."""
    return any(sound[0] in VOWELS for sound in name.sounds)


def may_be_spelled(name: SpokenName, script: Script) -> bool:
    """Return whether *name* alone has enough consonants to be known among words of *script*."""
    most = max(map(len, name.keys))
    return most > 2 or (most == 2 and min(_LIMITS[script][1], _LIMITS[name.script][1]) >= 0)


@lru_cache(maxsize=5000)
def limit_of(one: Script, other: Script, consonants: int, sounds: int, *, beside: bool) -> float:
    """Return the most that two names of those scripts may cost."""
    return min(
        _limit_in(script, consonants, sounds, beside=beside)
        for script in dict.fromkeys((one, other))
    )


def _limit_in(script: Script, consonants: int, sounds: int, *, beside: bool) -> float:
    less, pair = _LIMITS[script]
    if consonants < 3:
        return _LOOSE_PAIR if beside else pair
    if consonants == 3 and script in _ROOTS:
        less += _ROOT
    most = 0.1 * consonants + 0.04 * (sounds - consonants) - less
    return min(most, _MOST) + (_LOOSELY if beside else 0.0)


def _cost(one: SpokenName, other: SpokenName, limit: float) -> float | None:
    left = costs_alone(one.sounds, other.script in VOWELS_UNWRITTEN)
    right = costs_alone(other.sounds, one.script in VOWELS_UNWRITTEN)
    row = [*accumulate(right, initial=0.0)]
    for sound, alone in zip(one.sounds, left, strict=True):
        between = _costs_of(sound)
        diagonal = row[0]
        least = cost = row[0] = diagonal + alone
        # For each pair of names, and so without a call in it.
        for at, against in enumerate(other.sounds, 1):
            before, above = cost + right[at - 1], row[at]
            cost = diagonal + between[against]
            if before < cost:
                cost = before
            if above + alone < cost:
                cost = above + alone
            if cost < least:
                least = cost
            diagonal, row[at] = above, cost
        if least > limit:
            return None
    return row[-1] if row[-1] <= limit else None


@lru_cache(maxsize=20_000)
def costs_alone(sounds: Sounds, unwritten: bool) -> list[float]:
    """Return the cost of each sound if the other name lacks it, *unwritten* if its vowels are."""
    costs = [alone_cost(sound, unwritten) for sound in sounds]
    last = len(sounds) - 1
    for at, sound in enumerate(sounds):
        if sound[0] in VOWELS:
            if at == 0:  # every script writes it
                costs[0] = 0.1 if sound.endswith("?") else 0.5
            elif sounds[at - 1][0] in VOWELS or (at < last and sounds[at + 1][0] in VOWELS):
                costs[at] = min(costs[at], 0.15)
            elif at == last and sound == "e":
                costs[at] = 0.15
    return costs


@cache
def alone_cost(sound: str, unwritten: bool) -> float:
    """Return what *sound* costs where the other name lacks it, whatever stands beside it."""
    if sound == "?":  # a vowel that Hangul inserts, as none of its consonants stands alone
        return _INSERTED
    if sound.endswith("?"):
        return 0.05
    if sound.endswith("~"):
        return 0.15
    if sound[0] not in VOWELS:
        return 0.3 if sound[0] in "hjw" else 1.0
    if not VOWELS.issuperset(sound.replace("_", "")):
        return 0.3
    if unwritten:
        return 0.1 if sound[0] in "ae" else 0.2
    return 0.45


@cache
def _costs_of(sound: str) -> "_Costs":
    return _Costs(sound)


class _Costs(dict[str, float]):
    """The costs of *sound* and of others that stand for it; there are few in the rules."""

    def __init__(self, sound: str) -> None:
        self._sound = sound

    def __missing__(self, other: str) -> float:
        cost = self[other] = cost_between(self._sound, other)
        return cost


def cost_between(one: str, other: str) -> float:
    """Return the cost of two sounds that stand for each other."""
    left, right = one.rstrip("?~"), other.rstrip("?~")
    vowels = VOWELS.intersection(left), VOWELS.intersection(right)
    if not left or not right:  # a vowel that is hardly heard
        return 0.1 if any(vowels) else 1.0
    if left[0] in right[:2] or right[0] in left[:2]:
        return 0.0
    if left[0] in right or right[0] in left:
        return 0.1
    if not (set(left) - {"_"}).isdisjoint(right):
        return 0.2
    if any(frozenset((a, b)) in _NEAR for a in left for b in right):
        return 0.35
    if all(vowels):
        return 0.2 if any(frozenset((a, b)) in _NEAR_VOWELS for a in left for b in right) else 0.4
    return 1.0


def _keys(sounds: Sounds) -> frozenset[str]:
    keys = [""]
    for sound in sounds:
        classes = classes_of(sound)
        if classes != ("",):
            keys = longer_keys(keys, classes)
    return frozenset(keys)


def longer_keys(keys: Sequence[str], classes: Sequence[str]) -> list[str]:
    """Return *keys* with the next sound, which may have any of the *classes*."""
    return [key + one for key in keys for one in classes][:MOST_KEYS]


@cache
def classes_of(sound: str) -> tuple[str, ...]:
    """Return the classes of consonants that *sound* may have, an empty one where it has none."""
    classes = [_CLASS.get(one, "") for one in sound.rstrip("?~") if one != "_"]
    return (
        tuple(dict.fromkeys((*classes, ""))) if sound[-1] in "?~" else tuple(dict.fromkeys(classes))
    )
