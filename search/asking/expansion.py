"""From a typed word to its synonym group: the keys that find it in any language of the archive."""

from collections.abc import Iterator, Sequence
from copy import copy
from functools import lru_cache, partial
from itertools import pairwise, permutations

from msgspec import structs
from whoosh import query

from corpus.languages import language_row
from search.asking.equivalents import Equivalents, SpanMatch, in_each_way, overlapping
from search.asking.groups import Compounds, SynonymGroup, TermVariant, groups_in
from search.asking.name_forms import NameElsewhere, find_names
from search.asking.other_spellings import Holds, OtherSpellings
from search.asking.spellings import (
    as_spoken,
    closed_form,
    closed_pair,
    is_number,
    spaced_numbers,
    without_last_alone,
)
from search.asking.variants import (
    acronym_forms,
    keys_of_forms,
    number_variants,
    prefix_variant,
    searched,
    stem_keys,
    variant,
    with_share,
    without_small_stems,
    word_keys,
)
from search.language.analysis import (
    Token,
    function_words,
    is_ambiguous_acronym,
)
from search.language.compounds import compound_part
from search.language.glossary import Glossary
from search.language.scripts import other_scripts
from search.language.small_words import small_words_of
from search.scoring.bm25 import SHARES
from search.values.results import Via

_REMEMBERED = 1_000  # words
_FEW = 4  # words of a query in which each two may be one word, and each a part of compounds
_LEAST_TRANSLATED = 6  # letters of an equivalent that is a part of compounds
_LEAST_HALF = 4  # letters of a part with a hyphen that has other forms


class Expansion:
    """Makes the synonym groups of one query.

    *languages* are those of the archive; that of the query is guessed for small words alone
    (`asked`). With a *glossary* a group also has its equivalents. *skip* names those to leave out,
    by their text in all languages ("Tunisia") or in one ("es:Tunisia"). With *exact* a group has
    the folded form of its word alone.
    Of other spellings, most of which are in no text, a group has those that the archive *holds*.
    """

    def __init__(
        self,
        languages: Sequence[str],
        *,
        glossary: Glossary | None = None,
        skip: Sequence[str] = (),
        exact: bool = False,
        holds: Holds = lambda _field, _key: True,
    ) -> None:
        self._holds = holds
        self._exact = exact
        self._languages = () if exact else tuple(languages)
        self._asked_in = self._languages
        self._skip = {text.casefold() for text in skip}
        self._equivalents = (
            Equivalents(glossary, self._languages, self._skipped, holds)
            if glossary is not None and not exact
            else None
        )
        self._otherwise = OtherSpellings(self._languages, holds)
        self._names: tuple[NameElsewhere, ...] = ()
        # Each search for a way on from an empty answer has the same words.
        self._word = lru_cache(maxsize=_REMEMBERED)(self._group)
        self._compounds = lru_cache(maxsize=_REMEMBERED)(self._as_part)
        self._compounding = [code for code in self._languages if language_row(code).compounds]
        self._scripts = [code for code in self._languages if language_row(code).scripts]

    def asked(self, spoken: Sequence[str] = (), names: Sequence[NameElsewhere] = ()) -> "Expansion":
        """Return the same for a query that is probably asked in the languages *spoken*.

        *names* are what names of it are in other scripts. Both share what they remember of words.
        """
        if not spoken and not names:  # as of most queries
            return self
        other = copy(self)
        if spoken and not self._exact:
            other._asked_in = tuple(spoken)
        if not self._exact:
            other._names = tuple(name for name in names if not self._skipped(name.text, ""))
        return other

    def word(self, text: str, *, mixed: bool = False) -> SynonymGroup | None:
        """Return the group of one typed word, None if it has no token.

        A word of several tokens ("INTERPOL-Europol") is searched for as a phrase. In a query of
        *mixed* case, "US" in capitals is the acronym alone.
        """
        return self._word(text, mixed)

    def _group(self, text: str, mixed: bool) -> SynonymGroup | None:
        tokens = searched(text)
        if not tokens:
            return None
        if tokens[-1].pair and len(tokens[-1].form) == 1:
            return self.prefix(text)
        if is_number(tokens):
            number = closed_form(tokens)
            word = variant("words", keys_of_forms(number), "word", "", text)
            return SynonymGroup(text, (word, *self._otherwise.closed(number, text)))
        # Typed in capitals, an acronym comes before a function word with its letters.
        acronym = len(tokens) == 1 and is_ambiguous_acronym(tokens[0].form) and self._languages
        variants: list[TermVariant] = []
        if not (acronym and mixed):
            via: Via = "spelling" if acronym else "word"
            variants.append(variant("words", word_keys(tokens), via, "", text))
        # An ambiguous one has stems of its own.
        stemmed = acronym or len(tokens) > 1 or not self._languages
        forms = () if stemmed else acronym_forms(tokens[0].form, mixed=mixed)
        others = filter(partial(self._holds, "words"), keys_of_forms(*forms[1:]))
        variants += [variant("words", [other], "spelling", "", text) for other in others]
        for language in () if forms else self._languages:
            for stems in stem_keys(tokens, language):
                dotted = acronym and "." in stems[0]
                if dotted or not (acronym and mixed):
                    via = "word" if dotted else "stem"
                    variants.append(variant("stems", stems, via, language, text))
        spellings = self._otherwise.of_word(tokens, text)
        return SynonymGroup(text, (*variants, *spellings, *self._in_other_scripts(text)))

    def _in_other_scripts(self, text: str) -> Iterator[TermVariant]:
        for language in self._scripts:
            for other in other_scripts(text):
                if not self._skipped(other, language):
                    yield variant("words", word_keys(searched(other)), "script", language, other)

    def _as_part(self, form: str, of: str = "") -> tuple[TermVariant, ...]:
        """Return the variants that find *form* as a part of compounds, by default in any language.

        With *of*, it is a word of that language.
        """
        text = f"…{form}…"
        return tuple(
            TermVariant(Compounds(part), "compound", language, text)
            for language in self._compounding
            if of in ("", language)
            and not self._skipped(text, language)
            and form.casefold() not in small_words_of(language)
            and (part := compound_part(form, language))
        )

    def run(self, texts: Sequence[str], *, mixed: bool = False) -> list[query.Query]:
        """Return the queries for typed words that stand side by side, one for each word.

        The groups of a number (1 000 000) are one word. Words that together are a term of the
        glossary ("organized crime") make one query, for all of them or an equivalent. *mixed* is
        that of `word`.
        """
        whole = [part for text in spaced_numbers(texts) for part in without_last_alone(text)]
        groups = [group for text in whole if (group := self.word(text, mixed=mixed))]
        typed = [searched(group.term) for group in groups]
        pairs = [closed_pair(*both, self._languages, self._asked_in) for both in pairwise(typed)]
        share = SHARES.get(len(groups), 1.0)
        groups = [
            SynonymGroup(group.term, with_share(variants, share))
            for group, variants in self._with_other_forms(self._with_closed(groups, typed, pairs))
        ]
        found: list[query.Query] = []
        covered = 0
        for matches in overlapping(self._called_otherwise(groups, typed, pairs)):
            start, end = matches[0].start, max(match.end for match in matches)
            found += (self._with_halves(group, share) for group in groups[covered:start])
            found += in_each_way(groups[start:end], start, matches, share)
            covered = end
        return [*found, *(self._with_halves(group, share) for group in groups[covered:])]

    def _called_otherwise(
        self,
        groups: Sequence[SynonymGroup],
        typed: Sequence[Sequence[Token]],
        pairs: Sequence[str],
    ) -> list[SpanMatch]:
        """Return the terms of the glossary among typed words, and the names, in order."""
        found = list(self._equivalents.find(typed, pairs)) if self._equivalents else []
        if len(groups) <= _FEW:
            found = [match._replace(variants=self._with_compounds(match)) for match in found]
        covered = {number for match in found for number in range(match.start, match.end)}
        terms = [group.term for group in groups]
        return sorted([*found, *find_names(self._names, terms, covered)])

    def _with_compounds(self, match: SpanMatch) -> tuple[TermVariant, ...]:
        """Return the variants of *match*, and the compounds of which its longer words are parts.

        Nobody typed these words, so those of some letters, which others hold by chance, are left
        out: an airport (Flughafen) is no port (Hafen).
        """
        parts = dict.fromkeys(
            (found.text, found.language)
            for found in match.variants
            if found.language in self._compounding
            and len(found.text) >= _LEAST_TRANSLATED
            and found.text.isalpha()
        )
        return (*match.variants, *(part for one in parts for part in self._compounds(*one)))

    def adjacent_pairs(self, texts: Sequence[str]) -> list[query.Query]:
        """Return a group for each pair of adjacent words, which raises the score of their phrase.

        This is the sequential dependence model of Metzler and Croft, "A Markov Random Field Model
        for Term Dependencies" (2005), but for pairs with a function word: "of the" is
        everywhere.
        """
        return [
            SynonymGroup(f"{one} {other}", tuple(variants))
            for one, other in pairwise(text for text in texts if searched(text))
            if (variants := list(self._side_by_side(one, other)))
        ]

    def _side_by_side(self, one: str, other: str) -> Iterator[TermVariant]:
        tokens = [*searched(one), *searched(other)]
        words = word_keys(tokens)
        for language in self._languages if len(tokens) > 1 else ():
            # By Snowball's lists: pairs with small words of Arabic help to find XQuAD's passages.
            if function_words(language).isdisjoint(words):
                for stems in stem_keys(tokens, language):
                    if all(self._holds("stems", stem) for stem in stems):
                        yield variant("stems", stems, "near", language, "")

    def all_exact(self, texts: Sequence[str]) -> query.Query | None:
        """Return the query that raises the score of a text with all words as typed, if several.

        None where words have no other forms.
        """
        words = {text: word_keys(tokens) for text in texts if (tokens := searched(text))}
        if len(words) < 2 or not self._languages:
            return None
        return query.And(
            [
                SynonymGroup(text, (variant("words", keys, "exact", "", text),))
                for text, keys in words.items()
            ]
        )

    def parts(self, text: str) -> list[str]:
        """Return the tokens of *text*, for a query that any word satisfies.

        So a question in a script without spaces finds documents that hold some of its words.
        """
        return [token.form for token in searched(text)]

    def phrase(self, text: str, slop: int = 0, *, ordered: bool = False) -> SynonymGroup | None:
        """Return the group of a phrase: words in this order, accents and case aside, None if empty.

        With *slop*, up to that many other words may stand between adjacent words, and two or three
        words may stand in any order unless they are *ordered*. A name as catalogues write it
        ("Merkel, Angela") is also found as it is spoken.
        """
        tokens = searched(text)
        words = word_keys(tokens)
        if not words:
            return None
        if is_number(tokens):
            return self.word(text)
        if slop and not ordered and len(words) <= 3:
            orders = list(permutations(words))
        else:
            spoken = as_spoken(text)
            orders = [tuple(words), *([tuple(word_keys(searched(spoken)))] if spoken else [])]
        typed = (variant("words", order, "word", "", text, slop) for order in orders)
        scripts = self._in_other_scripts(text)
        others = () if slop else (*scripts, *self._equivalents_of(text))
        return SynonymGroup(text, (*typed, *others))

    def exact(self, text: str) -> SynonymGroup | None:
        """Return the group of *text* in its folded form alone, None if it has no token."""
        words = word_keys(searched(text))
        return SynonymGroup(text, (variant("words", words, "word", "", text),)) if words else None

    def prefix(self, text: str, *, whole: bool = False) -> SynonymGroup | None:
        """Return the group of words that begin with the last token of *text*, None without one.

        If it may be a *whole* word, its forms and equivalents are in the group too.
        """
        tokens = searched(text)
        if not tokens:
            return None
        word = self.word(text) if whole else None
        variants = [*word.variants, *self._equivalents_of(text)] if word else []
        variants.append(prefix_variant(word_keys(tokens)[-1], "prefix", "", text))
        for language in self._scripts:
            variants += [
                prefix_variant(o, "script", language, o) for o in other_scripts(tokens[-1].form)
            ]
        return SynonymGroup(text, tuple(variants))

    def _with_closed(
        self,
        groups: Sequence[SynonymGroup],
        typed: Sequence[Sequence[Token]],
        pairs: Sequence[str],
    ) -> list[SynonymGroup]:
        """Return *groups* with the closed compounds that each forms with those beside it.

        Long questions are left as they are, as they need no single word.
        """
        if len(groups) > _FEW:
            return list(groups)
        terms = [group.term for group in groups]
        return [
            SynonymGroup(group.term, (*group.variants, *more)) if more else group
            for group, more in zip(groups, self._otherwise.as_one(terms, typed, pairs), strict=True)
        ]

    def _with_other_forms(
        self, groups: Sequence[SynonymGroup]
    ) -> Iterator[tuple[SynonymGroup, Sequence[TermVariant]]]:
        """Yield each of *groups* with its variants and what only a short query has besides.

        These are the compounds of which its words are parts, and small numbers in figures and in
        words. Of its stems, it lacks those that are small words.
        """
        if len(groups) > _FEW or not self._languages:
            yield from ((group, group.variants) for group in groups)
            return
        last = len(groups) - 1
        for index, group in enumerate(groups):
            yield (
                group,
                (
                    *without_small_stems(group.variants),
                    *self._compounds(group.term),
                    *number_variants(group.term, self._languages, last=index == last),
                ),
            )

    def equivalents_in(self, tree: query.Query) -> list[str]:
        """Return the equivalents in *tree*, one of a group in each language of the archive."""
        found: dict[str, None] = {}
        for group in groups_in(tree):
            equivalents = [v for v in group.variants if v.via == "glossary"]
            texts = {v.language: v.text for v in reversed(equivalents)}
            found |= dict.fromkeys(texts[code] for code in self._languages if code in texts)
        return list(found)

    def _skipped(self, text: str, language: str) -> bool:
        folded = text.casefold()
        return folded in self._skip or f"{language}:{folded}" in self._skip

    def _with_halves(self, group: SynonymGroup, share: float) -> query.Query:
        """Return *group*, or what has an equivalent of a part of it and the others in any form.

        So "US-Russia" finds what is of the two countries in other languages. All parts together
        weigh the *share* of one variant. Short ones have no other forms: pre-war is not "près".
        """
        tokens = searched(group.term)
        if len(tokens) < 2 or tokens[-1].pair or is_number(tokens):
            return group
        texts = [token.form for token in tokens]
        found = [self._equivalents_of(text) for text in texts]
        if not any(found):
            return group
        part = share / len(texts) / sum(map(bool, found))  # each way may find the same text
        equivalents = [_weighing(variants, part) for variants in found]
        words = [_weighing(self._forms_of_half(text), part) for text in texts]
        whole = [
            SynonymGroup(text, (*typed, *others))
            for text, typed, others in zip(texts, words, equivalents, strict=True)
        ]
        ways = [
            query.And([*whole[:index], SynonymGroup(texts[index], others), *whole[index + 1 :]])
            for index, others in enumerate(equivalents)
            if others
        ]
        return query.Or([query.And([group]), ways[0] if len(ways) == 1 else query.Or(ways)])

    def _forms_of_half(self, text: str) -> Sequence[TermVariant]:
        is_word = len(text) >= _LEAST_HALF or text.isupper()
        found = self.word(text) if is_word else self.exact(text)
        return found.variants if found else ()

    def _equivalents_of(self, phrase: str) -> tuple[TermVariant, ...]:
        return self._equivalents.of(phrase) if self._equivalents else ()


def _weighing(variants: Sequence[TermVariant], share: float) -> tuple[TermVariant, ...]:
    return tuple(structs.replace(found, share=found.share * share) for found in variants)
