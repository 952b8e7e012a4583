"""The other spellings of a typed word: closed and open compounds, numbers, joined particles."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from search.language.analysis import Token, analyzer, tokenize
from search.language.small_words import small_words_of
from search.language.tokens import is_one_word

_LEAST = 3  # letters of each part of a word that is typed closed and printed open
_LONGEST = 40  # letters of a closed compound, as in an index
_JOINER = "\u200c"  # zero-width non-joiner: Persian words that are also printed with a space
_WITH_NUMBER = regex.compile(r"(\p{L}+)(\p{Nd}+)|(\p{Nd}+)(\p{L}+)")
_DOUBLED = regex.compile(r"(\p{L})\1(\p{L})\2")
_ARABIC = regex.compile(r"\p{Arabic}+")
_PARTICLES = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل")
# English adverbs, small words that are also parts of others: crackdown, offshore, takeover.
_ADVERBS = frozenset({"down", "off", "out", "over", "under", "up"})
_LEAST_ARABIC = 4  # letters of a word with a particle before it


def spaced_numbers(texts: Sequence[str]) -> list[str]:
    """Return *texts* with the groups of one number (1 000 000) as one text."""
    joined: list[str] = []
    start = 0
    while start < len(texts):
        end = start + 1
        while (
            end < len(texts)
            and texts[end - 1][-1:].isnumeric()
            and is_number(list(tokenize(" ".join(texts[start : end + 1]))))
        ):
            end += 1
        joined.append(" ".join(texts[start:end]))
        start = end
    return joined


def is_number(tokens: Sequence[Token]) -> bool:
    """Return whether *tokens* are the groups of one number."""
    return bool(len(tokens) > 1 and closed_form(tokens) and tokens[1].form[0].isdecimal()) and all(
        token.form[0].isdecimal() for token in tokens
    )


def closed_form(tokens: Sequence[Token]) -> str:
    """Return *tokens* written as one word, empty if they are not printed as one."""
    last = tokens[-1]
    if len(tokens) == 1:
        return "" if last.pair else last.form
    return last.compound if last.parts == len(tokens) else ""


def closed_run(words: Sequence[Sequence[Token]]) -> str:
    """Return three or more typed words written as one (#blacklivesmatter), empty if they cannot be.

    So long a word is no other one, so small words are joined as well.
    """
    forms = [tokens[0].form for tokens in words if len(tokens) == 1 and not tokens[0].pair]
    closed = "".join(forms)
    apart = len(forms) < len(words) or not closed.isalpha() or len(closed) > _LONGEST
    return "" if apart else closed


def closed_pair(first: Sequence[Token], second: Sequence[Token], languages: Sequence[str]) -> str:
    """Return two typed words written as one (cyber attack, cyberattack), empty if they cannot be.

    Small words are not joined: "the rapist" is no "therapist".
    """
    if len(first) != 1 or len(second) != 1 or first[0].pair or second[0].pair:
        return ""
    one, other = first[0].form, second[0].form
    numbers = [form[0].isdecimal() for form in (one, other)]
    apart = (
        all(numbers)
        or "." in one + other
        or not is_one_word(one, other)
        or (not any(numbers) and not _are_content_words((one, other), languages))
    )
    return "" if apart or len(one) + len(other) > _LONGEST else one + other


def open_forms(tokens: Sequence[Token], languages: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words that one typed word may be printed as (cyberattack: cyber attack).

    Each part has three letters at least and is no small word; a number is a part of its own.
    """
    if len(tokens) != 1 or tokens[0].pair:
        return
    form = tokens[0].form
    word = analyzer().keys(form, "und").word
    if _JOINER in form:
        yield [analyzer().keys(part, "und").word for part in form.split(_JOINER) if part]
    elif _DOUBLED.fullmatch(word):  # EE. UU., Spanish for several United States
        yield [word[:2], word[2:]]
    elif found := _WITH_NUMBER.fullmatch(word):
        yield [part for part in found.groups() if part]
    elif word.isalpha():
        for end in range(_LEAST, len(word) - _LEAST + 1):
            parts = [word[:end], word[end:]]
            if len(word) > 2 * _LEAST and _are_content_words(parts, languages):
                yield parts


def with_arabic_particles(word: str) -> Iterator[str]:
    """Yield the folded Arabic *word* with the particles (and, so, in, as, for) joined to it or not.

    With an article, the stem leaves them out.
    """
    if not _ARABIC.fullmatch(word):
        return
    bare = [word, word[1:]] if word[0] in "وفبكل" else [word]
    for base in bare:
        if len(base) >= _LEAST_ARABIC and not base.startswith("ال"):
            yield from (particle + base for particle in _PARTICLES if particle + base != word)


def _are_content_words(forms: Sequence[str], languages: Sequence[str]) -> bool:
    """Return whether none of *forms* is a small word of *languages*, or a single letter."""
    known = _small_words(tuple(languages))
    return all(len(form) > 1 and form.casefold() not in known for form in forms)


@lru_cache(maxsize=8)
def _small_words(languages: tuple[str, ...]) -> frozenset[str]:
    known = frozenset[str]().union(*map(small_words_of, languages))
    return known - _ADVERBS if "en" in languages else known
