"""Well-known names as they are spelled otherwise, for what no sound tells (`known.tsv`).

A row of the table is one name: its romanisations, the commonest in English first, how it is written
in Chinese and Thai characters, and spellings in other scripts that the sounds do not find. It was
written by hand, from names that the news print often.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import regex

from search.language.folding import folded_form
from search.language.names.sounds import script_of

_SCRIPTS = ("Latn", "Hani", "Thai", "")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


def words_of(text: str) -> str:
    """Return the folded words of *text*, a space between two.

    >>> words_of("Kim Jong-un")
    'kim jong un'
    """
    return " ".join(map(folded_form, _WORD.findall(text)))


def known_spellings(words: str) -> tuple[tuple[str, str], ...]:
    """Return the spellings of a name of folded *words*, each with its script, none if not known.

    The first is the commonest romanisation.

    >>> known_spellings("qaddafi")[:2]
    (('Gaddafi', 'Latn'), ('Qaddafi', 'Latn'))
    """
    return _known().get(words, ())


@cache
def _known() -> Mapping[str, tuple[tuple[str, str], ...]]:
    known: dict[str, tuple[tuple[str, str], ...]] = {}
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
