"""The forms of a name in a text: its cases in Cyrillic, the particles that Arabic writes with it.

Stems would find other words as well: that of Лавров is лавр, the laurel. So a name has just the
forms that it can have. Foreign names take the Russian endings of their last letter, or none.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import product

from msgspec import Struct

from search.asking.equivalents import SpanMatch
from search.asking.groups import TermVariant
from search.asking.spellings import with_arabic_particles
from search.asking.variants import searched, variant, word_keys

# Nominative, genitive and accusative, dative, instrumental, prepositional.
_CASES = (
    ("ий", "ого", "ому", "им", "ом"),
    ("ый", "ого", "ому", "ым", "ом"),
    ("а", "ы", "е", "у", "ой"),
    ("а", "и", "е", "у", "ой"),
    ("я", "и", "е", "ю", "ей"),
    ("ь", "я", "ю", "ем", "е"),
    ("й", "я", "ю", "ем", "е"),
    ("", "а", "у", "ом", "е"),
    ("", "а", "у", "ым", "е"),
    ("", "а", "ові", "ом", "і"),
    ("", "а", "у", "им", "і"),
)
_SIGNS = ",.;:!?¿¡()[]…،؛؟"
_VOWELS = frozenset("аеёиоуыэюяіїє")


class NameElsewhere(Struct, frozen=True, gc=False):
    """The *text* of a name of adjacent typed *words* as the archive writes it otherwise.

    *script* is that of *text*, by its code of ISO 15924.
    """

    words: tuple[str, ...]
    text: str
    script: str

    @property
    def term(self) -> str:
        """Return the words without the signs beside them."""
        return " ".join(word.strip(_SIGNS) for word in self.words)


def find_names(
    names: Sequence[NameElsewhere], typed: Sequence[str], covered: Set[int]
) -> list[SpanMatch]:
    """Return the words of *typed* that are *names*, with the variants that find them elsewhere.

    *covered* are the numbers of words that are none. Of names of one script that overlap, the
    longest counts.
    """
    taken: dict[str, set[int]] = {name.script: set(covered) for name in names}
    spans: set[tuple[int, int, str]] = set()
    found: dict[tuple[int, int], list[TermVariant]] = {}
    for name in sorted(names, key=lambda name: -len(name.words)):
        for start in range(len(typed) - len(name.words) + 1):
            span = (start, start + len(name.words))
            if tuple(typed[slice(*span)]) == name.words and (
                (*span, name.script) in spans or taken[name.script].isdisjoint(range(*span))
            ):
                taken[name.script].update(range(*span))
                spans.add((*span, name.script))
                found.setdefault(span, []).extend(_variants(name))
    return [SpanMatch(start, end, tuple(variants)) for (start, end), variants in found.items()]


def _variants(name: NameElsewhere) -> Iterator[TermVariant]:
    words = word_keys(searched(name.text))
    return (variant("words", form, "name", "", name.text) for form in forms_of(words, name.script))


def nominatives(word: str) -> list[str]:
    """Return what the folded Cyrillic *word* may be a form of, itself first.

    >>> nominatives("путиным")
    ['путиным', 'путиный', 'путин']
    """
    found = {word: None}
    for first, *others in _CASES:
        for ending in others:
            base = word.removesuffix(ending)
            if base != word and len(base) > 1 and (first or base[-1] not in _VOWELS):
                found[base + first] = None
    return list(found)


def forms_of(words: Sequence[str], script: str) -> list[tuple[str, ...]]:
    """Return the forms of a name of folded *words*, itself first.

    >>> [form for (form,) in forms_of(["обама"], "Cyrl")]
    ['обама', 'обамы', 'обами', 'обаме', 'обаму', 'обамой']
    """
    found = {tuple(words): None}
    if script == "Arab":
        for first in with_arabic_particles(words[0]):
            found[(first, *words[1:])] = None
    if script == "Cyrl":
        # One case at a time, of all words or of some: Ангелой Меркель, Владимиром Путиным.
        for case in range(1, 5):
            choices = [list(_in_case(word, case)) for word in words]
            found |= dict.fromkeys(product(*choices))
    return list(found)


def _in_case(word: str, case: int) -> Iterator[str]:
    yield word
    for cases in _CASES:
        first = cases[0]
        if word.endswith(first) and (first or word[-1] not in _VOWELS | {"ь", "й"}):
            yield word.removesuffix(first) + cases[case]
