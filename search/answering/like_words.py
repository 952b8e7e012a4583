"""The words of an archive that are like one which it lacks."""

import re
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase

from whoosh import query as whoosh_query

from search.asking.groups import SynonymGroup, TermVariant
from search.backend import IndexReader
from search.language.analysis import first_stem, folded, is_ambiguous_acronym, tokenize
from search.language.keyboards import on_other_keyboards

SPELLINGS = 3
"""The most that are offered for one word."""

_LEAST_REPAIRED = 5  # letters of a word
_LEAST_IN_CAPITALS = 7  # of one that is no acronym
_LEAST_BEGINNING = 5  # letters of the beginning of a word
_LEAST_HANGUL = 2  # syllables of one in Korean
_LEAST_MISTYPED = 3  # letters of a word that may be typed on a keyboard of another language
_BEGINNING = 20_000  # words that are compared with one that has signs for other letters


def find_spellings(word: str, reader: IndexReader) -> list[str]:
    """Return words of the archive like *word*, none if the archive has it.

    An acronym in capitals that is a small word otherwise ("US") is like that.
    """
    if is_ambiguous_acronym(word):
        return _held([folded(word.casefold())], reader)
    beginning = re.match(r"\w+(?=[*?]\w)", word)
    if beginning:
        pattern = folded(word.rstrip("?"))
        begun = reader.words_beginning_with(folded(beginning[0]), _BEGINNING)
        return [known for known, _ in begun if fnmatchcase(known, pattern)][:SPELLINGS]
    tokens = _folded_tokens(word)
    typed, others = tokens if len(tokens) == 1 else [], _on_keyboards(word)
    held = _held([*typed, *others], reader)
    if meant := [other for other in held if other in others]:
        return meant[:SPELLINGS]
    if not typed or typed[0] in held:
        return []
    if len(tokens[0]) < 3:
        return _begun(tokens[0], reader)
    reader.expect_similar(tokens[0], _edits(tokens[0]))
    similar = [known for known, _ in reader.similar_words(tokens[0], _edits(tokens[0]))]
    near = [known for known in similar if is_near(word, known)]
    found = (*_known_otherwise(word, reader), *near, *_begun(tokens[0], reader), *similar)
    return list(dict.fromkeys(found))[:SPELLINGS]


def expect_spellings(word: str, reader: IndexReader) -> None:
    """Say that `find_spellings` is about to be asked with *word*."""
    tokens = _folded_tokens(word)
    if len(tokens) == 1 and tokens[0].isalpha():
        reader.expect_frequencies(_groups([*tokens, *_on_keyboards(word)]))


def _folded_tokens(word: str) -> list[str]:
    return [folded(token.form) for token in tokenize(word)]


def _edits(word: str) -> int:
    """Return how many edits away from *word* others are like it."""
    return 1 if len(word) < _LEAST_REPAIRED else 2


def _begun(word: str, reader: IndexReader) -> list[str]:
    """Return the folded *word* as the beginning of words, if the archive has any.

    So a word is found in languages whose endings no rule knows, and in compounds of Korean.
    """
    least = _LEAST_HANGUL if _is_hangul(word) else _LEAST_BEGINNING
    begins = len(word) >= least and word.isalpha()
    return [f"{word}*"] if begins and reader.words_beginning_with(word, 1) else []


def _on_keyboards(word: str) -> Collection[str]:
    """Return what the keys of *word* type on other keyboards, folded.

    A letter or two type some short word on one of them by chance.
    """
    if len(word) < _LEAST_MISTYPED:
        return ()
    return dict.fromkeys(map(folded, on_other_keyboards(word.casefold())))


def _known_otherwise(word: str, reader: IndexReader) -> list[str]:
    """Return the other spellings of a well-known name in its script that the archive has."""
    from search.language.names.known import known_spellings, words_of
    from search.language.names.sounds import script_of

    typed = words_of(word)
    others = [(words_of(text), script) for text, script in known_spellings(typed)]
    own = script_of(typed)
    return _held([other for other, script in others if script == own and " " not in other], reader)


def _held(words: Collection[str], reader: IndexReader) -> list[str]:
    """Return those of the folded *words* that the archive has."""
    frequencies = reader.document_frequencies(_groups(words))
    return [other for other, count in zip(words, frequencies, strict=True) if count]


def _groups(words: Iterable[str]) -> list[SynonymGroup]:
    return [SynonymGroup(other, tuple(_as_held(other))) for other in words]


def _as_held(word: str) -> Iterator[TermVariant]:
    """Yield the ways in which an archive holds the folded *word*: as it is, in Korean stemmed.

    Most nouns of Korean are only printed with a particle.
    """
    yield TermVariant(whoosh_query.Term("words", word), "word", "", word)
    if _is_hangul(word):
        yield TermVariant(whoosh_query.Term("stems", first_stem(word, "ko")), "stem", "ko", word)


def _is_hangul(word: str) -> bool:
    return "가" <= word[0] <= "힣"


def is_near(word: str, other: str) -> bool:
    """Return whether *other* is *word* but for one edit, or for the keyboard."""
    from rapidfuzz.distance import OSA

    form = folded(word)
    if other in map(folded, on_other_keyboards(word.casefold())):
        return True
    long = len(form) >= (_LEAST_IN_CAPITALS if word.isupper() else _LEAST_REPAIRED)
    return long and OSA.distance(form, other) == 1
