"""Lists of words (`words.tsv`), and words beside a place's name that say whether it is the place.

They are written by hand, from the commonest of each kind; what none of them says is left to the
names' own rules (`names.tsv`).
"""

from functools import cache
from importlib import resources
from itertools import chain

from search.language.folding import folded_form


@cache
def rows(name: str, *, first: bool = False) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table of this package, its *first* line only on demand."""
    lines = (resources.files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines[not first :])


@cache
def words_that_are(kind: str) -> frozenset[str]:
    """Return the words of one list of `words.tsv`, folded, none if it has no such list.

    A *given name* makes what follows a surname (Michael Jordan), and so does a *title* (Admiral
    Togo). *before a club* and *after a club* stand beside the city of one. *no subject* are
    concepts that say little of what a headline is about, *no city* names of cities that mostly mean
    something else. Behind a town and a comma *a state* says where it is, as Georgia does of those
    *in Georgia*. What stands *before a language* is no people ("speak Thai"), and what stands
    *before of a language* makes none of a people behind "of". With *no score* two numbers are ages,
    votes or casualties. *sport en* and *stage en* are words of games and of films, books and songs,
    where words of crime, war and justice mean something else.
    """
    words = (words for known, words in rows("words.tsv") if known == kind)
    return frozenset(map(folded_form, chain.from_iterable(map(str.split, words))))
