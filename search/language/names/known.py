"""Well-known names as they are spelled otherwise, for what no sound tells (`known.tsv`).

A row of the table is one name: its romanisations, the commonest in English first, how it is written
in Chinese and Thai characters, and spellings in other scripts that the sounds do not find. It was
written by hand, from names that the news print often.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

import regex

from search.language.folding import folded_form
from search.language.names.likeness import SpokenName, spoken, unlikeness
from search.language.names.sounds import script_of

_SCRIPTS = ("Latn", "Hani", "Thai", "")
_SURE = 3  # consonants of a name that its sounds alone tell
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def words_of(text: str) -> str:
    """Return the folded words of *text*, a space between two.

    >>> words_of("Kim Jong-un")
    'kim jong un'
    """
    return " ".join(map(folded_form, _WORD.findall(text)))


Spelled = tuple[tuple[str, str], ...]
"""The spellings of a name, each with its script; the first is the commonest romanisation."""


@lru_cache(maxsize=2000)
def known_spellings(words: str) -> Spelled:
    """Return the spellings of a name of folded *words*, none if it is not known.

    One word that the table lacks is a name that another script spells with just its sounds.

    >>> known_spellings("qaddafi")[:2]
    (('Gaddafi', 'Latn'), ('Qaddafi', 'Latn'))
    >>> known_spellings("pkhenyan")[0]  # Пхеньян
    ('Pyongyang', 'Latn')
    """
    return _known().get(words) or _said_alike(words)


def _said_alike(word: str) -> Spelled:
    name = spoken(word)
    if name is None:
        return ()
    alike = {
        spelled
        for key in name.keys
        if len(key) >= _SURE
        for other, spelled in _by_key().get(key, ())
        if other.script != name.script and unlikeness(name, other) == 0
    }
    return alike.pop() if len(alike) == 1 else ()


@cache
def _by_key() -> Mapping[str, Sequence[tuple[SpokenName, Spelled]]]:
    """Return the names of one word by their consonants."""
    by_key: dict[str, list[tuple[SpokenName, Spelled]]] = defaultdict(list)
    for words, spelled in _known().items():
        if name := spoken(words):
            for key in name.keys:
                by_key[key].append((name, spelled))
    return by_key


@cache
def _known() -> Mapping[str, Spelled]:
    known: dict[str, Spelled] = {}
    table = (resources.files(__package__) / "known.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        spellings = tuple(
            dict.fromkeys(
                (text, script or script_of(folded_form(_WORD.findall(text)[0])) or "Hani")
                for script, cell in zip(_SCRIPTS, line.split("\t"), strict=True)
                for text in filter(None, cell.split("; "))
            )
        )
        known |= {words_of(text): spellings for text, _ in spellings}
    return known
