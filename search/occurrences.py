"""Where the keys of a query stand in one text.

A text is cut into the same tokens as when it was indexed, and what is sought is looked up among
their keys, so that a place is always that of a printed word, never of its stem.
"""

from collections import defaultdict
from collections.abc import Iterator

from whoosh import query

from search.analysis import analyzer, tokenize


class Occurrences:
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
            for start in self._places.get((sought.fieldname, sought.words[0]), ()):
                yield from self._chains((start,), sought)
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

    def _chains(self, chain: tuple[int, ...], phrase: query.Phrase) -> Iterator[tuple[int, ...]]:
        """Yield the ways in which the rest of *phrase* follows *chain*."""
        if len(chain) == len(phrase.words):
            yield chain
            return
        for place in self._places.get((phrase.fieldname, phrase.words[len(chain)]), ()):
            if 0 < place - chain[-1] <= phrase.slop:
                yield from self._chains((*chain, place), phrase)
