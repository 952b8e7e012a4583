"""The variants of a synonym group, made of the keys of what was typed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex
from msgspec import structs
from whoosh import query

from search.asking.groups import TermVariant
from search.language.analysis import Token, analyzer, first_stem, folded, tokenize
from search.language.light_stems import ARTICLES
from search.language.names.inflected import ARTICLE
from search.language.small_numbers import (
    figures_of_number,
    is_also_another_word,
    words_of_number,
)
from search.language.small_words import small_words_of
from search.values.results import Via

# A Roman number and, in French, what it counts: XVIIIe siècle. VIe is rather life.
_ROMAN = regex.compile(r"(?i:(?!vie?$)(?P<number>x{0,3}(?:ix|iv|v?i{0,3}))(?P<ordinal>e?))")
_LEAST_ROMAN = 3  # letters, if they are small ones
_ACRONYM = regex.compile(r"[\p{Latin}&&\p{Lu}]{2,4}", regex.V1)


def with_share(variants: Sequence[TermVariant], share: float) -> tuple[TermVariant, ...]:
    """Return *variants*, those other than the typed word with a *share* of their weight."""
    if share == 1.0:
        return tuple(variants)
    return tuple(v if v.via == "word" else structs.replace(v, share=share) for v in variants)


def key_choices(keys: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield each key of a single word, or the first keys of several words, which all texts have."""
    if len(keys) == 1:
        yield from ([key] for key in keys[0])
    else:
        yield [choices[0] for choices in keys]


@lru_cache(maxsize=1000)  # a word is asked for alone, in pairs and in the glossary
def searched(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text* that a query searches for.

    In a script without spaces the last token is a single character, which the last pair has too.
    It is dropped, as it would match only at the end of a run of such characters.
    """
    tokens = list(tokenize(text))
    if len(tokens) > 1 and tokens[-1].pair and tokens[-1].start < tokens[-2].end:
        tokens.pop()
    return tuple(tokens)


def word_keys(tokens: Sequence[Token]) -> list[str]:
    """Return the key of each of *tokens* as it is typed, folded."""
    return keys_of_forms(*[token.form for token in tokens])


def keys_of_forms(*forms: str) -> list[str]:
    """Return the key of each of *forms* as it is typed, folded."""
    return [analyzer().keys(form, "und").word for form in forms]


def stem_keys(tokens: Sequence[Token], language: str) -> Iterator[list[str]]:
    """Yield the stems of *tokens* as words of *language*: each stem of a single word.

    Of several words only the first stems count, those of the folded words: all documents have them.
    """
    stems = [analyzer().keys(token.form, language).stems for token in tokens]
    if len(stems) == 1:
        yield from ([stem] for stem in stems[0])
    elif all(stems):
        yield [both[0] for both in stems]


def acronym_forms(form: str, *, mixed: bool) -> tuple[str, ...]:
    """Return all forms of an acronym or a Roman number, the typed one first, none of other words.

    They have no stems: PAC is no form of "paz", nor XVIII one of XVII. In capitals, words of four
    letters are as frequent as acronyms, unless the text is of *mixed* case.

    >>> acronym_forms("ONG", mixed=False), acronym_forms("AIDS", mixed=False)
    (('ONG', 'ONGs'), ())
    >>> acronym_forms("xviii", mixed=True), acronym_forms("XVIIIe", mixed=True)
    (('xviii', 'xviiie'), ('XVIIIe', 'XVIII'))
    """
    found = _ROMAN.fullmatch(form)
    if found and len(number := found["number"]) >= (2 if number.isupper() else _LEAST_ROMAN):
        return form, number if found["ordinal"] else f"{number}e"
    return (form, f"{form}s") if _ACRONYM.fullmatch(form) and len(form) <= 3 + mixed else ()


def without_small_stems(variants: Sequence[TermVariant]) -> Sequence[TermVariant]:
    """Return the *variants* of a word without the stems that are small words: Lee is not French le.

    An Arabic word is found behind articles as it is printed: college, كلية, as الكلية, and not as
    كل, all.
    """
    small = [index for index, found in enumerate(variants) if _has_small_stem(found, variants[0])]
    if not small:
        return variants
    others = [found for index, found in enumerate(variants) if index not in small]
    if any(variants[index].language == "ar" for index in small):
        others += _behind_articles(variants[0].text)
    return others


def _behind_articles(word: str) -> Iterator[TermVariant]:
    """Yield the variants that find an Arabic *word*, and its plural, behind articles or without."""
    (form,) = keys_of_forms(word)
    bare = next((form.removeprefix(one) for one in ARTICLES if form.startswith(one)), form)
    if bare in small_words_of("ar"):
        return
    plural = [f"{bare[:-1]}ات"] if bare.endswith("ة") else []
    others = (article + one for one in (bare, *plural) for article in ("", *ARTICLES))
    yield from (variant("words", [other], "stem", "ar", word) for other in others if other != form)


def _without_pronoun(word: str) -> str:
    return word.removesuffix("ها") if word.endswith("ها") else word.removesuffix("ه")


def _has_small_stem(found: TermVariant, typed: TermVariant) -> bool:
    if found.via != "stem" or len(found.terms) != 1:
        return False
    stem = found.terms[0][1].partition(":")[2]
    if found.language == "ar" and _without_pronoun(typed.text) in small_words_of("ar"):
        return False  # in it, of it
    if ("words", stem) in typed.terms:
        return False
    bare = stem.removeprefix(ARTICLE)  # which a stem of few letters keeps: الكل of الكلية
    return not small_words_of(found.language).isdisjoint((stem, bare if len(bare) > 1 else stem))


def prefix_variant(begun: str, via: Via, language: str, text: str) -> TermVariant:
    """Return the variant for words that begin with *begun*; the rest as in `TermVariant`."""
    return TermVariant(query.Prefix("words", begun), via, language, text)


def variant(
    field: str, keys: Sequence[str], via: Via, language: str, text: str, slop: int = 0
) -> TermVariant:
    """Return the variant for *keys* of *field*, a phrase if there are several.

    Up to *slop* other words may stand between two of a phrase; the rest as in `TermVariant`.
    """
    found = (
        query.Term(field, keys[0])
        if len(keys) == 1
        else query.Phrase(field, list(keys), slop=slop + 1)
    )
    return TermVariant(found, via, language, text)


def number_variants(text: str, languages: Sequence[str], *, last: bool) -> Iterator[TermVariant]:
    """Yield the variants that find a number from two to twelve in figures and in words.

    The words are found as they are printed: Spanish *nueve* has the stem of *nuevo*, new, and
    Arabic for two that of Monday. Only those that are words of other languages have stems.
    """
    typed = folded(text)
    figures = figures_of_number(text.casefold(), last=last)
    if figures:
        yield variant("words", [figures], "spelling", "", text)
    for language, word in words_of_number(figures or typed).items():
        form = folded(word)
        if language in languages and form != typed:
            if is_also_another_word(form):
                yield variant("stems", [first_stem(word, language)], "spelling", language, text)
            else:
                yield variant("words", [form], "spelling", language, text)
