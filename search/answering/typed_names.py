"""The words of a query that may be names, and how they sound."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from search.answering.printed_names import KATAKANA
from search.asking.parser import ParsedText
from search.language.analysis import tokenize
from search.language.folding import folded_form
from search.language.names.known import known_spellings, words_of
from search.language.names.likeness import SpokenName, spoken
from search.language.names.sounds import RANGES, Script, script_of
from search.values.query import Query

_KEPT = 10_000  # words with their sounds
_MOST_WORDS = 6  # of a query in which names are looked for

CASED: frozenset[Script] = frozenset({"Latn", "Cyrl", "Grek"})
"""The scripts with capitals."""


def name_runs(query: Query, parsed: ParsedText) -> list[list[str]]:
    """Return the words of *query* that may be names: those side by side, as typed.

    Words in quotation marks and exact ones are as they are, and what the glossary knows needs no
    other way. Long texts name too much.
    """
    if query.match == "exact" or query.by == "meaning" or len(parsed.parts) > _MOST_WORDS:
        return []
    known = {
        word
        for group in parsed.groups
        if any(variant.via == "glossary" for variant in group.variants)
        for word in group.term.split()
    }
    runs: list[list[str]] = [[]]
    end = 0
    for part in parsed.parts:
        text = query.text[part.start : part.end]
        plain = part.kind in ("word", "small") and text not in known
        if not plain or query.text[end : part.start].strip():
            runs.append([])
        if plain:
            runs[-1].append(text)
        end = part.end
    return [run for run in runs if run]


@lru_cache(maxsize=_KEPT)  # it is asked for before a search, and after it
def sounded(text: str) -> tuple[SpokenName, ...]:
    """Return the words of a typed *text* as they sound, none if they are no letters."""
    if script_of(folded_form(text)) is None and (known := known_spellings(words_of(text))):
        text = known[0][0]  # Chinese and Thai letters have no sounds here
    forms = [text] if KATAKANA.fullmatch(text) else [token.form for token in tokenize(text)]
    words = [word for form in forms if (word := spoken(folded_form(form)))]
    return tuple(words) if len(words) == len(forms) else ()


def other_scripts(said: Iterable[Sequence[SpokenName]]) -> list[Script]:
    """Return the scripts in which typed words may be, none if they have no sounds."""
    own = {word.script for words in said for word in words}
    return [script for script in RANGES if own != {script}] if own else []


def cased(said: Iterable[Sequence[SpokenName]]) -> Iterator[str]:
    """Yield those of some words that are of a script with capitals."""
    return (word.word for words in said for word in words if word.script in CASED)
