"""The equivalents of typed words: what the glossary has for them in other languages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from msgspec import structs
from whoosh import query

from search.asking.groups import PrintedIn, SynonymGroup, TermVariant
from search.asking.spellings import (
    closed_form,
    with_arabic_particles,
    with_other_arabic_particles,
    with_particles_of_names,
    without_particle_of_name,
)
from search.asking.variants import (
    key_choices,
    keys_of_forms,
    searched,
    variant,
    with_share,
    word_keys,
)
from search.language.analysis import Token, analyzer
from search.language.glossary import Equivalent, Glossary
from search.language.glossary.table import LANGUAGES
from search.language.small_words import LISTED, small_words_of

_REMEMBERED = 1_000  # words
_NAMES = "place-"
_PARTICLES = "بلك"  # in, to, as: joined to the first word of several in Arabic
_OF_ANOTHER_WORD = 0.3  # of the weight of a stem: less than that of an equivalent
# Languages that share most words, and are taken for each other in short headlines.
_FAMILIES = (
    ("es", "gl", "ca", "an", "pt"),
    ("da", "no", "sv"),
    ("ru", "uk", "be", "bg"),
    ("cs", "sk"),
    ("hr", "sr", "bs", "sl"),
    ("id", "ms"),
    ("ar", "fa", "ur"),
)


class SpanMatch(NamedTuple):
    """The words from number *start* on, before *end*, are found by these variants as well.

    In the languages of *own*, a single word has these forms, and what only shares its stem is
    another word.
    """

    start: int
    end: int
    variants: tuple[TermVariant, ...]
    own: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Equivalents:
    """Finds the equivalents of words in *glossary*, for an archive that has *languages*.

    *skipped* tells of a text and its language whether the query leaves it out, *holds* of a key of
    a field whether a document may have it.
    """

    def __init__(
        self,
        glossary: Glossary,
        languages: Sequence[str],
        skipped: Callable[[str, str], bool],
        holds: Callable[[str, str], bool],
    ) -> None:
        self._glossary = glossary
        # Terms in the languages of the glossary count, whether or not the archive has these.
        self._languages = tuple(dict.fromkeys((*languages, *LANGUAGES)))
        self._skipped, self._holds = skipped, holds
        self._keys = lru_cache(maxsize=_REMEMBERED)(self._all_keys)
        self._variants = lru_cache(maxsize=_REMEMBERED)(self._made_of)

    def find(self, typed: Sequence[Sequence[Token]], pairs: Sequence[str]) -> Iterator[SpanMatch]:
        """Yield the terms among *typed*, the tokens of each word, in order; no two overlap.

        *pairs* has for each two words side by side how they are written as one, or nothing.
        """
        bounds = list(accumulate(map(len, typed), initial=0))
        closed = {
            (bounds[index], bounds[index + 1]): self._keys(form)
            for index, tokens in enumerate(typed)
            if len(tokens) > 1 and (form := closed_form(tokens))
        }
        closed |= {
            (bounds[index], bounds[index + 2]): self._keys(form)
            for index, form in enumerate(pairs)
            if form
        }
        keys = [self._keys(token.form) for tokens in typed for token in tokens]
        for match in self._glossary.find(keys, closed, set(bounds)):
            start, end = bounds.index(match.start), bounds.index(match.end)
            own = {e.language: e.keys[0] for e in match.own if not _is_name(e)}
            variants = self._variants(match.equivalents)
            if match.end - match.start == 1:
                form = typed[start][0].form
                joined = self._with_other_particles(form, match.own)
                variants = (*self._without_particle(form), *joined, *variants)
            if match.equivalents or variants:
                yield SpanMatch(start, end, variants, own)

    def of(self, phrase: str) -> tuple[TermVariant, ...]:
        """Return the equivalents of *phrase* if the whole phrase is a term of the glossary."""
        keys = [self._keys(token.form) for token in searched(phrase)]
        for match in self._glossary.find(keys):
            if match.end - match.start == len(keys):
                return self._variants(match.equivalents)
        return ()

    def _all_keys(self, form: str) -> frozenset[str]:
        stems = (key for one in self._languages for key in analyzer().keys(form, one).stems)
        bare = self._bare(form)
        name = analyzer().keys(bare, "he").stems if bare else ()
        return frozenset((*keys_of_forms(form), *stems, *name))

    def _bare(self, form: str) -> str:
        """Return *form* without the particle before it, if it is a Hebrew name with one.

        The glossary has nothing but names in Hebrew.
        """
        return without_particle_of_name(form) if "he" in self._languages else ""

    def _without_particle(self, form: str) -> Iterator[TermVariant]:
        """Yield the variants for the name *form* without its particle, and with others.

        Mali, מאלי, has none: no country is called Eli.
        """
        name = self._bare(form)
        if name and self.of(name):
            (word,) = keys_of_forms(name)
            for other in (word, *with_particles_of_names(word)):
                if self._holds("words", other):
                    yield variant("words", [other], "spelling", "he", form)

    def _with_other_particles(self, form: str, own: Sequence[Equivalent]) -> Iterator[TermVariant]:
        """Yield the variants for an Arabic name, one of *own*, with other particles or none.

        A word of the glossary is known to be a whole name, however short: `مصر`, Egypt. What any
        word may have is left to the spellings.
        """
        (word,) = keys_of_forms(form)
        names = [e for e in own if e.language == "ar" and _is_name(e) and word in e.keys[0]]
        known = {word, *with_other_arabic_particles(word)} if names else set()
        for other in dict.fromkeys(other for e in names for other in e.keys[0]):
            if other not in known and self._holds("words", other):
                yield variant("words", [other], "spelling", "ar", form)

    def _made_of(self, equivalents: tuple[Equivalent, ...]) -> tuple[TermVariant, ...]:
        return tuple(
            one
            for e in equivalents
            if not self._skipped(e.text, e.language)
            for one in (*_variants_of(e), *self._with_particles(e))
        )

    def _with_particles(self, equivalent: Equivalent) -> Iterator[TermVariant]:
        """Yield the variants for an Arabic term, or a Hebrew name, with particles joined to it.

        Arabic names have them already if they are one word, and a stem lacks those before a word
        without an article.
        """
        if equivalent.language == "he":
            name, *behind = word_keys(searched(equivalent.text))
            for word in with_particles_of_names(name):
                if self._holds("words", word):
                    yield variant("words", [word, *behind], "glossary", "he", equivalent.text)
        if equivalent.language != "ar":
            return
        (first, *forms), *rest = equivalent.keys
        stemmed, field = ":" in first, "words"
        others: Iterable[str] = forms if rest else ()
        if stemmed and rest:
            others, field = [first.replace(":", f":{one}") for one in _PARTICLES], "stems"
        elif stemmed:
            others = with_arabic_particles(keys_of_forms(equivalent.text)[0])
        for other in others:
            if self._holds(field, other):
                keys = [other, *(choices[0] for choices in rest)]
                yield variant(field, keys, "glossary", "ar", equivalent.text)


def _variants_of(equivalent: Equivalent) -> Iterator[TermVariant]:
    """Yield the variants that find *equivalent* as its glossary has it."""
    language, text = equivalent.language, equivalent.text
    for keys in key_choices(equivalent.keys):
        if len(keys) == 1 and ":" not in keys[0] and not _is_name(equivalent):
            yield TermVariant(PrintedIn(keys[0], _near(language)), "glossary", language, text)
        else:
            yield variant("stems" if ":" in keys[0] else "words", keys, "glossary", language, text)


def _is_name(equivalent: Equivalent) -> bool:
    """Return whether *equivalent* is printed alike in texts of other languages.

    German nouns have a capital, too, but peoples and common things are none in other languages, and
    in some WHO is a small word, or Sin, China in Hausa.
    """
    text = equivalent.text
    if equivalent.keys[0][0] in _small_words():
        return False
    capital = text[:1].isupper() and equivalent.language != "de"
    return capital or text.isupper() or equivalent.concept.startswith(_NAMES)


@cache
def _small_words() -> frozenset[str]:
    """Return the folded small words of all languages."""
    return frozenset().union(*map(small_words_of, LISTED))


@cache
def _near(language: str) -> tuple[str, ...]:
    """Return the languages whose texts may print a word of *language*, and mean the same."""
    together = next((group for group in _FAMILIES if language in group), (language,))
    return (*together, "und")


def overlapping(matches: Sequence[SpanMatch]) -> Iterator[list[SpanMatch]]:
    """Yield *matches*, which are in order, those that overlap together."""
    together: list[SpanMatch] = []
    for match in matches:
        if together and match.start >= max(one.end for one in together):
            yield together
            together = []
        together.append(match)
    if together:
        yield together


def _in_own_forms(
    group: SynonymGroup, own: Mapping[str, tuple[str, ...]], share: float
) -> Iterator[TermVariant]:
    """Yield the variants of *group*, with the forms that are its *own* above others of its stem.

    As with the *share* of all variants, only short queries need it.
    """
    if share == 1.0:
        yield from group.variants
        return
    for found in group.variants:
        if found.via == "stem" and found.language in own:
            yield structs.replace(found, share=found.share * _OF_ANOTHER_WORD)
        else:
            yield found
    typed = {key for variant in group.variants if variant.via == "word" for key in variant.terms}
    for language, forms in own.items():
        for form in forms:
            if ("words", form) not in typed:
                yield from with_share(
                    [variant("words", [form], "stem", language, group.term)], share
                )


def in_each_way(
    groups: Sequence[SynonymGroup], first: int, matches: Sequence[SpanMatch], share: float
) -> list[query.Query]:
    """Return the queries for *groups*, of words from number *first* on, that *matches* find too.

    They are found word by word, or some of them together by what several are called elsewhere.
    """
    words = list(groups)
    for match in matches:
        if match.end - match.start == 1:
            group = words[match.start - first]
            variants = (*_in_own_forms(group, match.own, share), *with_share(match.variants, share))
            words[match.start - first] = SynonymGroup(group.term, variants)
    ways: list[query.Query] = []
    for match in matches:
        spanned = words[match.start - first : match.end - first]
        if len(spanned) > 1 and (added := with_share(match.variants, share)):
            together = SynonymGroup(" ".join(group.term for group in spanned), added)
            before, after = words[: match.start - first], words[match.end - first :]
            others = before or after
            ways.append(query.And([*before, together, *after]) if others else together)
    return [query.Or([query.And(words), *ways])] if ways else list(words)
