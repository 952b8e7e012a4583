"""Where the terms of a query occur in one text.

The text is cut into tokens as it was for the index, and terms are looked up among the keys of these
tokens. So a match is always a printed word, also where a stem was searched for.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from whoosh import query

from search.language.analysis import analyzer, tokenize


class TextMatches:
    """The *tokens* of a text in *language*, and the positions of their keys.

    A position is an index into *tokens*.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self.tokens = list(tokenize(text))
        self._positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._parts: dict[tuple[int, str], int] = {}
        for position, token in enumerate(self.tokens):
            keys = analyzer().keys(token.form, language)
            self._positions["words", keys.word].append(position)
            for stem in keys.stems:
                self._positions["stems", stem].append(position)
            if token.compound:
                key = analyzer().compound_key(token.compound, language)
                self._positions["stems", key].append(position)
                self._parts[position, key] = token.parts

    def spans(self, sought: query.Query) -> Iterator[tuple[int, ...]]:
        """Yield the positions of each match of a term, phrase or prefix, one for each word.

        A compound matches as a term, with the positions of its parts.
        """
        if isinstance(sought, query.Phrase):
            yield from self._chains(sought)
        elif isinstance(sought, query.Prefix):
            for positions in self._with_prefix(sought):
                yield from ((position,) for position in positions)
        else:
            found = self._positions.get((sought.fieldname, sought.text), ())
            for position in found:
                parts = self._parts.get((position, sought.text), 1)
                yield tuple(range(position - parts + 1, position + 1))

    def printed(self, span: Sequence[int]) -> str:
        """Return the text from the first position of *span* to the last."""
        return self._text[self.tokens[span[0]].start : self.tokens[span[-1]].end]

    def frequency(self, sought: query.Query) -> int:
        """Return the frequency of a term, phrase or prefix in this text, as the ranking counts it.

        For a phrase, that is the number of positions where it can end; for a prefix, the frequency
        of the most frequent word that begins with it.
        """
        if isinstance(sought, query.Prefix):
            return max(map(len, self._with_prefix(sought)), default=0)
        return len({span[-1] for span in self.spans(sought)})

    def _with_prefix(self, prefix: query.Prefix) -> Iterator[list[int]]:
        for (field, key), positions in self._positions.items():
            if field == prefix.fieldname and key.startswith(prefix.text):
                yield positions

    def _chains(self, phrase: query.Phrase) -> list[tuple[int, ...]]:
        """Return one match of *phrase* for each position where it can end.

        Of several occurrences of a word, the one nearest to the next word is taken. The number of
        all combinations would explode where common words may stand far apart.
        """
        first, *others = (
            self._positions.get((phrase.fieldname, word), []) for word in phrase.words
        )
        chains: list[tuple[int, ...]] = [(position,) for position in first]
        for positions in others:
            before, longer = 0, []
            for position in positions:
                while before < len(chains) and chains[before][-1] < position:
                    before += 1
                if before and position - chains[before - 1][-1] <= phrase.slop:
                    longer.append((*chains[before - 1], position))
            chains = longer
        return chains
