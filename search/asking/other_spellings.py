"""The variants that find a word in other spellings, of which most are in no text."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from search.asking.groups import TermVariant
from search.asking.spellings import (
    closed_form,
    closed_name,
    closed_run,
    doubled_form,
    open_forms,
    other_katakana,
    other_numerals,
    with_arabic_ending,
    with_hebrew_particles,
    with_other_arabic_particles,
)
from search.asking.variants import keys_of_forms, searched, variant, word_keys
from search.language.analysis import Token, analyzer, first_stem
from search.language.small_words import small_words_of

Holds = Callable[[str, str], bool]
"""Whether the archive may hold a key of a field: False only where no document does."""

_REMEMBERED = 1_000  # words


class OtherSpellings:
    """Makes the variants for spellings in *languages*, of those that the archive *holds*.

    Without languages there are none.
    """

    def __init__(self, languages: Sequence[str], holds: Holds) -> None:
        self._languages = languages
        self._holds = holds
        self._keys = lru_cache(maxsize=_REMEMBERED)(self._held_closed)

    def of_word(self, tokens: Sequence[Token], text: str) -> Iterator[TermVariant]:
        """Yield the variants that find a word of *tokens* in its other spellings."""
        if not self._languages:
            return
        if closed := closed_form(tokens):
            if len(tokens) > 1:
                yield from self._spelled("words", keys_of_forms(closed), "", text)
            yield from self.closed(closed, text, stemmed=len(tokens) > 1)
        others = (closed_name(text, self._languages), doubled_form(tokens, self._languages))
        for closed in filter(None, others):
            yield from self._spelled("words", keys_of_forms(closed), "", text)
            yield from self.closed(closed, text)
        for words in open_forms(tokens, self._languages):
            yield from self._spelled("words", words, "", text)
            if "ko" in self._languages and "가" <= words[0][0] <= "힣":
                stems = [analyzer().keys(word, "ko").stems[0] for word in words]
                yield from self._spelled("stems", stems, "ko", text)
        yield from self._of_scripts(tokens, text)

    def _of_scripts(self, tokens: Sequence[Token], text: str) -> Iterator[TermVariant]:
        """Yield the variants for what only some scripts spell in two ways."""
        keys = word_keys(tokens)
        if "ar" in self._languages and len(tokens) == 1:
            # The name Ali is nearly the word for "on".
            other = with_arabic_ending(keys[0])
            if other and other not in small_words_of("ar"):
                yield variant("words", [other], "word", "ar", text)
            for word in with_other_arabic_particles(keys[0]):
                yield from self._spelled("words", [word], "ar", text)
        if "he" in self._languages:
            for word in with_hebrew_particles(keys[0]):
                yield from self._spelled("words", [word, *keys[1:]], "he", text)
            if len(tokens) == 1 and (stem := first_stem(tokens[0].form, "he").partition(":")[2]):
                for other in with_hebrew_particles(stem):
                    yield from self._spelled("stems", [f"he:{other}"], "he", text)
        if "ja" in self._languages:
            for other in other_katakana(text):
                yield from self._spelled("words", word_keys(searched(other)), "ja", text)
        if not {"ja", "zh"}.isdisjoint(self._languages):
            for other in other_numerals(text):
                yield from self._spelled("words", word_keys(searched(other)), "", text)

    def as_one(
        self, terms: Sequence[str], typed: Sequence[Sequence[Token]], pairs: Sequence[str]
    ) -> list[list[TermVariant]]:
        """Return for each of *terms* the variants that find it and some beside it as one word.

        *typed* are the tokens of each, *pairs* the words that each two side by side make, if any.
        """
        found: list[list[TermVariant]] = [[] for _ in terms]
        if not self._languages:
            return found
        runs = {(index, index + 2): form for index, form in enumerate(pairs)}
        for start, end in combinations(range(len(terms) + 1), 2):
            if end - start > 2:
                runs[start, end] = closed_run(typed[start:end])
        for (start, end), form in runs.items():
            for one in range(start, end) if form else ():
                found[one] += self._spelled("words", keys_of_forms(form), "", terms[one])
                found[one] += self.closed(form, terms[one])
        return found

    def closed(self, form: str, text: str, *, stemmed: bool = True) -> Iterator[TermVariant]:
        """Yield the variants that find *form* by its stems, and printed as a compound.

        Pass `stemmed=False` if the group has the stems of *form* already.
        """
        for language, key in self._keys(form, stemmed):
            yield variant("stems", [key], "spelling", language, text)

    def _held_closed(self, form: str, stemmed: bool) -> Sequence[tuple[str, str]]:
        """Return the languages and the keys by which `closed` finds *form*, of what is held."""
        found: list[tuple[str, str]] = []
        for language in self._languages:
            stems = analyzer().keys(form, language).stems
            if stemmed or not stems:
                keys = stems or (analyzer().compound_key(form, language),)
                found += [(language, key) for key in keys if self._holds("stems", key)]
        return found

    def _spelled(
        self, field: str, keys: Sequence[str], language: str, text: str
    ) -> Sequence[TermVariant]:
        """Return the variant that finds *text* spelled as *keys*, none if no document holds one."""
        if all(self._holds(field, key) for key in keys):
            return (variant(field, keys, "spelling", language, text),)
        return ()
