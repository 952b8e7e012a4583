"""From a typed word to its synonym group: the keys that find it in any language of the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise, permutations

from msgspec import structs
from whoosh import query

from corpus.languages import language_row
from search.asking.groups import Compounds, SynonymGroup, TermVariant
from search.asking.spellings import (
    closed_form,
    closed_pair,
    closed_run,
    is_number,
    open_forms,
    spaced_numbers,
    with_arabic_particles,
)
from search.language.analysis import (
    Token,
    analyzer,
    function_words,
    is_ambiguous_acronym,
    tokenize,
)
from search.language.compounds import compound_part
from search.language.glossary import Equivalent, Glossary
from search.language.glossary.table import LANGUAGES
from search.language.scripts import other_scripts
from search.language.small_words import small_words_of
from search.scoring.bm25 import SHARES
from search.values.results import Via

_FEW = 4  # words of a query in which each two may be one word, and each a part of compounds


class Expansion:
    """Makes the synonym groups of one query.

    *languages* are those of the archive; the language of the query is never guessed. With a
    *glossary* a group also has its equivalents. *skip* names those to leave out, by their text in
    all languages ("Tunisia") or in one ("es:Tunisia"). With *exact* a group has the folded form of
    its word alone.
    """

    def __init__(
        self,
        languages: Sequence[str],
        *,
        glossary: Glossary | None = None,
        skip: Sequence[str] = (),
        exact: bool = False,
    ) -> None:
        self._languages = () if exact else tuple(languages)
        self._glossary = None if exact else glossary
        self._skip = {text.casefold() for text in skip}
        self._scripts = [code for code in self._languages if language_row(code).scripts]

    def word(self, text: str) -> SynonymGroup | None:
        """Return the group of one typed word, None if it has no token.

        A word of several tokens ("INTERPOL-Europol") is searched for as a phrase.
        """
        tokens = _searched(text)
        if not tokens:
            return None
        if tokens[-1].pair and len(tokens[-1].form) == 1:
            return self.prefix(text)
        if is_number(tokens):
            number = closed_form(tokens)
            word = _variant("words", _words_of(number), "word", "", text)
            return SynonymGroup(text, (word, *self._closed(number, text)))
        # Typed in capitals, an acronym comes before a function word with its letters.
        acronym = len(tokens) == 1 and is_ambiguous_acronym(tokens[0].form) and self._languages
        variants = [_variant("words", _words(tokens), "spelling" if acronym else "word", "", text)]
        for language in self._languages:
            for stems in _stems(tokens, language):
                via: Via = "word" if acronym and "." in stems[0] else "stem"
                variants.append(_variant("stems", stems, via, language, text))
        spellings = self._spellings(tokens, text)
        return SynonymGroup(text, (*variants, *spellings, *self._in_other_scripts(text)))

    def _spellings(self, tokens: Sequence[Token], text: str) -> Iterator[TermVariant]:
        """Yield the variants that find a word in its other spellings."""
        if not self._languages:
            return
        if closed := closed_form(tokens):
            if len(tokens) > 1:
                yield _variant("words", _words_of(closed), "spelling", "", text)
            yield from self._closed(closed, text, stemmed=len(tokens) > 1)
        for words in open_forms(tokens, self._languages):
            yield _variant("words", words, "spelling", "", text)
        if "ar" in self._languages and len(tokens) == 1:
            for word in with_arabic_particles(_words(tokens)[0]):
                yield _variant("words", [word], "spelling", "ar", text)

    def _in_other_scripts(self, text: str) -> Iterator[TermVariant]:
        for language in self._scripts:
            for other in other_scripts(text):
                if not self._skipped(other, language):
                    yield _variant("words", _words(_searched(other)), "script", language, other)

    def _compounds(self, form: str) -> Iterator[TermVariant]:
        """Yield the variants that find *form* as a part of compounds."""
        text = f"…{form}…"
        for language in self._languages:
            if (
                not self._skipped(text, language)
                and form.casefold() not in small_words_of(language)
                and (part := compound_part(form, language))
            ):
                yield TermVariant(Compounds(part), "compound", language, text)

    def _closed(self, form: str, text: str, *, stemmed: bool = True) -> Iterator[TermVariant]:
        """Yield the variants that find *form* by its stems, and printed as a compound.

        Pass `stemmed=False` if the group has the stems of *form* already.
        """
        for language in self._languages:
            stems = analyzer().keys(form, language).stems
            if stemmed or not stems:
                for key in stems or (analyzer().compound_key(form, language),):
                    yield _variant("stems", [key], "spelling", language, text)

    def run(self, texts: Sequence[str]) -> list[query.Query]:
        """Return the queries for typed words that stand side by side, one for each word.

        The groups of a number (1 000 000) are one word. Words that together are a term of the
        glossary ("organized crime") make one query, for all of them or an equivalent.
        """
        groups = [group for text in spaced_numbers(texts) if (group := self.word(text))]
        typed = [_searched(group.term) for group in groups]
        pairs = [closed_pair(*both, self._languages) for both in pairwise(typed)]
        share = SHARES.get(len(groups), 1.0)
        groups = [
            SynonymGroup(group.term, _with_share(group.variants, share))
            for group in self._with_compounds(self._with_closed(groups, typed, pairs))
        ]
        if self._glossary is None:
            return list(groups)
        words = self._for_glossary(typed, pairs)
        found: list[query.Query] = []
        covered = 0
        for match in self._glossary.find(words.keys, words.closed, set(words.bounds)):
            start, end = words.bounds.index(match.start), words.bounds.index(match.end)
            found += map(self._with_halves, groups[covered:start])
            spanned = groups[start:end]
            added = _with_share(self._equivalents(match.equivalents), share)
            covered = end
            if len(spanned) == 1:
                (group,) = spanned
                found.append(SynonymGroup(group.term, (*group.variants, *added)))
            elif added:
                together = SynonymGroup(" ".join(group.term for group in spanned), added)
                found.append(query.Or([query.And(spanned), together]))
            else:
                found += spanned
        return [*found, *map(self._with_halves, groups[covered:])]

    def adjacent_pairs(self, texts: Sequence[str]) -> list[query.Query]:
        """Return a group for each pair of adjacent words, which raises the score of their phrase.

        This is the sequential dependence model of Metzler and Croft, "A Markov Random Field Model
        for Term Dependencies" (2005), but for pairs with a function word: "of the" is
        everywhere.
        """
        return [
            SynonymGroup(f"{one} {other}", tuple(variants))
            for one, other in pairwise(text for text in texts if _searched(text))
            if (variants := list(self._side_by_side(one, other)))
        ]

    def _side_by_side(self, one: str, other: str) -> Iterator[TermVariant]:
        tokens = [*_searched(one), *_searched(other)]
        words = _words(tokens)
        for language in self._languages if len(tokens) > 1 else ():
            # By Snowball's lists: pairs with small words of Arabic help to find XQuAD's passages.
            if function_words(language).isdisjoint(words):
                for stems in _stems(tokens, language):
                    yield _variant("stems", stems, "near", language, "")

    def all_exact(self, texts: Sequence[str]) -> query.Query | None:
        """Return the query that raises the score of a text with all words as typed, if several.

        None where words have no other forms.
        """
        words = {text: _words(tokens) for text in texts if (tokens := _searched(text))}
        if len(words) < 2 or not self._languages:
            return None
        return query.And(
            [
                SynonymGroup(text, (_variant("words", keys, "exact", "", text),))
                for text, keys in words.items()
            ]
        )

    def parts(self, text: str) -> list[str]:
        """Return the tokens of *text*, for a query that any word satisfies.

        So a question in a script without spaces finds documents that hold some of its words.
        """
        return [token.form for token in _searched(text)]

    def phrase(self, text: str, slop: int = 0) -> SynonymGroup | None:
        """Return the group of a phrase: words in this order, accents and case aside, None if empty.

        With *slop*, up to that many other words may stand between adjacent words, and two or three
        words may stand in any order.
        """
        tokens = _searched(text)
        words = _words(tokens)
        if not words:
            return None
        if is_number(tokens):
            return self.word(text)
        orders = permutations(words) if slop and len(words) <= 3 else (words,)
        typed = (_variant("words", order, "word", "", text, slop) for order in orders)
        scripts = self._in_other_scripts(text)
        others = () if slop else (*scripts, *self._equivalents_of(text))
        return SynonymGroup(text, (*typed, *others))

    def exact(self, text: str) -> SynonymGroup | None:
        """Return the group of *text* in its folded form alone, None if it has no token."""
        words = _words(_searched(text))
        return SynonymGroup(text, (_variant("words", words, "word", "", text),)) if words else None

    def prefix(self, text: str) -> SynonymGroup | None:
        """Return the group of words that begin with the last token of *text*, None without one."""
        tokens = _searched(text)
        if not tokens:
            return None
        variants = [_prefix(_words(tokens)[-1], "prefix", "", text)]
        for language in self._scripts:
            variants += [_prefix(o, "script", language, o) for o in other_scripts(tokens[-1].form)]
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
        if len(groups) > _FEW or not self._languages:
            return list(groups)
        runs = {(index, index + 2): form for index, form in enumerate(pairs)}
        for start, end in combinations(range(len(groups) + 1), 2):
            if end - start > 2:
                runs[start, end] = closed_run(typed[start:end])
        closed: list[list[TermVariant]] = [[] for _ in groups]
        for (start, end), form in runs.items():
            for one in range(start, end) if form else ():
                text = groups[one].term
                closed[one].append(_variant("words", _words_of(form), "spelling", "", text))
                closed[one] += self._closed(form, text)
        return [
            SynonymGroup(group.term, (*group.variants, *more)) if more else group
            for group, more in zip(groups, closed, strict=True)
        ]

    def _with_compounds(self, groups: Sequence[SynonymGroup]) -> list[SynonymGroup]:
        """Return *groups* with the compounds of which their words are parts, but in long ones."""
        if len(groups) > _FEW:
            return list(groups)
        return [
            SynonymGroup(group.term, (*group.variants, *self._compounds(group.term)))
            for group in groups
        ]

    def _skipped(self, text: str, language: str) -> bool:
        folded = text.casefold()
        return folded in self._skip or f"{language}:{folded}" in self._skip

    def _with_halves(self, group: SynonymGroup) -> query.Query:
        """Return *group*, or what has an equivalent of a part of it and the others in any form.

        So "US-Russia" finds what is of the two countries in other languages.
        """
        tokens = _searched(group.term)
        if len(tokens) < 2 or tokens[-1].pair or is_number(tokens):
            return group
        texts = [token.form for token in tokens]
        equivalents = [self._equivalents_of(text) for text in texts]
        if not any(equivalents):
            return group
        words = [found.variants if (found := self.word(text)) else () for text in texts]
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

    def _for_glossary(self, typed: Sequence[Sequence[Token]], pairs: Sequence[str]) -> "_Words":
        """Return the words of the query as the glossary looks them up."""
        bounds = list(accumulate(map(len, typed), initial=0))
        closed = {
            (bounds[index], bounds[index + 1]): frozenset(self._keys_of(form))
            for index, tokens in enumerate(typed)
            if len(tokens) > 1 and (form := closed_form(tokens))
        }
        closed |= {
            (bounds[index], bounds[index + 2]): frozenset(self._keys_of(form))
            for index, form in enumerate(pairs)
            if form
        }
        keys = [frozenset(self._keys_of(token.form)) for tokens in typed for token in tokens]
        return _Words(keys, closed, bounds)

    def _keys_of(self, form: str) -> Iterator[str]:
        yield from _words_of(form)
        # Terms in the languages of the glossary count, whether or not the archive has these.
        for language in dict.fromkeys((*self._languages, *LANGUAGES)):
            yield from analyzer().keys(form, language).stems

    def _equivalents_of(self, phrase: str) -> tuple[TermVariant, ...]:
        """Return the equivalents of *phrase* if the whole phrase is a term of the glossary."""
        keys = [frozenset(self._keys_of(token.form)) for token in _searched(phrase)]
        for match in self._glossary.find(keys) if self._glossary else ():
            if match.end - match.start == len(keys):
                return self._equivalents(match.equivalents)
        return ()

    def _equivalents(self, equivalents: Sequence[Equivalent]) -> tuple[TermVariant, ...]:
        return tuple(
            _variant("stems" if ":" in keys[0] else "words", keys, "glossary", e.language, e.text)
            for e in equivalents
            if not self._skipped(e.text, e.language)
            for keys in _choices(e.keys)
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The *keys* of each token, of those that may be *closed* as one, and the *bounds* of texts."""

    keys: list[frozenset[str]]
    closed: dict[tuple[int, int], frozenset[str]]
    bounds: list[int]


def _with_share(variants: Sequence[TermVariant], share: float) -> tuple[TermVariant, ...]:
    """Return *variants*, those other than the typed word with a *share* of their weight."""
    if share == 1.0:
        return tuple(variants)
    return tuple(v if v.via == "word" else structs.replace(v, share=share) for v in variants)


def _choices(keys: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield each key of a single word, or the first keys of several words, which all texts have."""
    if len(keys) == 1:
        yield from ([key] for key in keys[0])
    else:
        yield [choices[0] for choices in keys]


@lru_cache(maxsize=1000)  # a word is asked for alone, in pairs and in the glossary
def _searched(text: str) -> tuple[Token, ...]:
    """Return the tokens of *text* that a query searches for.

    In a script without spaces the last token is a single character, which the last pair has too.
    It is dropped, as it would match only at the end of a run of such characters.
    """
    tokens = list(tokenize(text))
    if len(tokens) > 1 and tokens[-1].pair and tokens[-1].start < tokens[-2].end:
        tokens.pop()
    return tuple(tokens)


def _words(tokens: Sequence[Token]) -> list[str]:
    return _words_of(*[token.form for token in tokens])


def _words_of(*forms: str) -> list[str]:
    return [analyzer().keys(form, "und").word for form in forms]


def _stems(tokens: Sequence[Token], language: str) -> Iterator[list[str]]:
    """Yield the stems of *tokens* as words of *language*: each stem of a single word.

    Of several words only the first stems count, those of the folded words: all documents have them.
    """
    stems = [analyzer().keys(token.form, language).stems for token in tokens]
    if len(stems) == 1:
        yield from ([stem] for stem in stems[0])
    elif all(stems):
        yield [both[0] for both in stems]


def _prefix(begun: str, via: Via, language: str, text: str) -> TermVariant:
    return TermVariant(query.Prefix("words", begun), via, language, text)


def _variant(
    field: str, keys: Sequence[str], via: Via, language: str, text: str, slop: int = 0
) -> TermVariant:
    found = (
        query.Term(field, keys[0])
        if len(keys) == 1
        else query.Phrase(field, list(keys), slop=slop + 1)
    )
    return TermVariant(found, via, language, text)
