"""From a typed word to its synonym group: the keys that find it in any language of the archive."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

from whoosh import query

from search.asking.groups import SynonymGroup, TermVariant
from search.language.analysis import Token, analyzer, function_words, tokenize
from search.language.glossary import Equivalent, Glossary
from search.language.glossary.table import LANGUAGES
from search.values.results import Via


class Expansion:
    """Makes the synonym groups of one query.

    *languages* are those of the archive; the language of the query is never guessed. With a
    *glossary* a group also has its equivalents, except those whose texts are in *skip*. With
    *exact* a group has the folded form of its word alone.
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

    def word(self, text: str) -> SynonymGroup | None:
        """Return the group of one typed word, None if it has no token.

        A word of several tokens ("INTERPOL-Europol") is searched for as a phrase.
        """
        tokens = _searched(text)
        if not tokens:
            return None
        if tokens[-1].pair and len(tokens[-1].form) == 1:
            return self.prefix(text)
        variants = [_variant("words", _words(tokens), "word", "", text)]
        variants += [
            _variant("stems", stems, "stem", language, text)
            for language in self._languages
            for stems in _stems(tokens, language)
        ]
        return SynonymGroup(text, tuple(variants))

    def run(self, texts: Sequence[str]) -> list[query.Query]:
        """Return the queries for typed words that stand side by side, one for each word.

        Words that together are a term of the glossary ("organized crime") make one query, for all
        of them or an equivalent.
        """
        groups = [(text, group) for text in texts if (group := self.word(text))]
        if self._glossary is None:
            return [group for _, group in groups]
        found: list[query.Query] = []
        covered = 0
        for match in self._glossary.find([self._keys(text) for text, _ in groups]):
            found += [group for _, group in groups[covered : match.start]]
            spanned = groups[match.start : match.end]
            added = self._equivalents(match.equivalents)
            covered = match.end
            if len(spanned) == 1:
                text, group = spanned[0]
                found.append(SynonymGroup(text, (*group.variants, *added)))
            elif added:
                together = SynonymGroup(" ".join(text for text, _ in spanned), added)
                found.append(query.Or([query.And([group for _, group in spanned]), together]))
            else:
                found += [group for _, group in spanned]
        return found + [group for _, group in groups[covered:]]

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
            if function_words(language).isdisjoint(words):
                for stems in _stems(tokens, language):
                    yield _variant("stems", stems, "near", language, "")

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
        words = _words(_searched(text))
        if not words:
            return None
        orders = permutations(words) if slop and len(words) <= 3 else (words,)
        typed = (_variant("words", order, "word", "", text, slop) for order in orders)
        return SynonymGroup(text, (*typed, *(() if slop else self._equivalents_of(text))))

    def exact(self, text: str) -> SynonymGroup | None:
        """Return the group of *text* in its folded form alone, None if it has no token."""
        words = _words(_searched(text))
        return SynonymGroup(text, (_variant("words", words, "word", "", text),)) if words else None

    def prefix(self, text: str) -> SynonymGroup | None:
        """Return the group of words that begin with the last token of *text*, None without one."""
        tokens = _searched(text)
        if not tokens:
            return None
        begins = query.Prefix("words", _words(tokens)[-1])
        return SynonymGroup(text, (TermVariant(begins, "prefix", "", text),))

    def _keys(self, text: str) -> frozenset[str]:
        """Return the keys of a typed word, none if it has several tokens."""
        tokens = _searched(text)
        if len(tokens) != 1:
            return frozenset()
        return frozenset(self._keys_of(tokens[0]))

    def _keys_of(self, token: Token) -> Iterator[str]:
        yield from _words([token])
        # Terms in the languages of the glossary count, whether or not the archive has these.
        for language in dict.fromkeys((*self._languages, *LANGUAGES)):
            yield from analyzer().keys(token.form, language).stems

    def _equivalents_of(self, phrase: str) -> tuple[TermVariant, ...]:
        """Return the equivalents of *phrase* if the whole phrase is a term of the glossary."""
        keys = [frozenset(self._keys_of(token)) for token in _searched(phrase)]
        for match in self._glossary.find(keys) if self._glossary else ():
            if match.end - match.start == len(keys):
                return self._equivalents(match.equivalents)
        return ()

    def _equivalents(self, equivalents: Sequence[Equivalent]) -> tuple[TermVariant, ...]:
        return tuple(
            _variant("stems" if ":" in keys[0] else "words", keys, "glossary", e.language, e.text)
            for e in equivalents
            if e.text.casefold() not in self._skip
            for keys in _choices(e.keys)
        )


def _choices(keys: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield each key of a single word, or the first keys of several words, which all texts have."""
    if len(keys) == 1:
        yield from ([key] for key in keys[0])
    else:
        yield [choices[0] for choices in keys]


def _searched(text: str) -> list[Token]:
    """Return the tokens of *text* that a query searches for.

    In a script without spaces the last token is a single character, which the last pair has too.
    It is dropped, as it would match only at the end of a run of such characters.
    """
    tokens = list(tokenize(text))
    if len(tokens) > 1 and tokens[-1].pair and tokens[-1].start < tokens[-2].end:
        tokens.pop()
    return tokens


def _words(tokens: Sequence[Token]) -> list[str]:
    return [analyzer().keys(token.form, "und").word for token in tokens]


def _stems(tokens: Sequence[Token], language: str) -> Iterator[list[str]]:
    """Yield the stems of *tokens* as words of *language*: each stem of a single word.

    Of several words only the first stems count, those of the folded words: all documents have them.
    """
    stems = [analyzer().keys(token.form, language).stems for token in tokens]
    if len(stems) == 1:
        yield from ([stem] for stem in stems[0])
    elif all(stems):
        yield [both[0] for both in stems]


def _variant(
    field: str, keys: Sequence[str], via: Via, language: str, text: str, slop: int = 0
) -> TermVariant:
    found = (
        query.Term(field, keys[0])
        if len(keys) == 1
        else query.Phrase(field, list(keys), slop=slop + 1)
    )
    return TermVariant(found, via, language, text)
