"""Where the keys of a query stand in one text.

A text is cut into the same tokens as when it was indexed, and what is sought is looked up among
their keys, so that a place is always that of a printed word, never of its stem.
"""

from collections import defaultdict
from collections.abc import Iterator

from whoosh import query

from search.language.analysis import analyzer, tokenize


class TextMatches:
    """The tokens of *text*, a text in *language*, and the places at which their keys stand."""

    def __init__(self, text: str, language: str) -> None:
        self.tokens = list(tokenize(text))
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            keys = analyzer().keys(token.form, language)
            self._places["words", keys.word].append(place)
            for stem in keys.stems:
                self._places["stems", stem].append(place)

    def spans(self, sought: query.Query) -> Iterator[tuple[int, ...]]:
        """Yield the places, of tokens, at which a term, phrase or prefix stands."""
        if isinstance(sought, query.Phrase):
            yield from self._chains(sought)
        elif isinstance(sought, query.Prefix):
            for places in self._beginning(sought):
                yield from ((place,) for place in places)
        else:
            yield from ((place,) for place in self._places.get((sought.fieldname, sought.text), ()))

    def frequency(self, sought: query.Query) -> int:
        """Return how often a term, phrase or prefix stands here, as the ranking counts it.

        A phrase counts once for every place where its last word can stand, a prefix as often as
        the most frequent word that begins so.
        """
        if isinstance(sought, query.Prefix):
            return max(map(len, self._beginning(sought)), default=0)
        return len({span[-1] for span in self.spans(sought)})

    def _beginning(self, prefix: query.Prefix) -> Iterator[list[int]]:
        for (field, key), places in self._places.items():
            if field == prefix.fieldname and key.startswith(prefix.text):
                yield places

    def _chains(self, phrase: query.Phrase) -> list[tuple[int, ...]]:
        """Return a way in which *phrase* stands for every place where its last word can stand.

        Each word is the nearest before the next one that there is: all ways would be too many to
        count where common words may stand far apart.
        """
        first, *others = (self._places.get((phrase.fieldname, word), []) for word in phrase.words)
        chains: list[tuple[int, ...]] = [(place,) for place in first]
        for places in others:
            before, longer = 0, []
            for place in places:
                while before < len(chains) and chains[before][-1] < place:
                    before += 1
                if before and place - chains[before - 1][-1] <= phrase.slop:
                    longer.append((*chains[before - 1], place))
            chains = longer
        return chains
