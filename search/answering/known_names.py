"""The well-known names of a query as the archive spells them otherwise, in whatever script."""

from collections.abc import Iterator, Sequence

from search.asking.name_forms import NameElsewhere
from search.backend import IndexReader
from search.cache import Cache
from search.language.analysis import tokenize
from search.language.folding import folded_form
from search.language.names.known import known_spellings, words_of

_KEPT = 2000  # spellings with whether the archive prints them
_HOLDING = 50  # texts in which a spelling is looked for
_LONGEST = 4  # words of a name


class KnownNames:
    """The spellings of well-known names in the commit of *reader*."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._printed: Cache[tuple[bool]] = Cache(_KEPT)

    def elsewhere(self, run: Sequence[str]) -> Iterator[NameElsewhere]:
        """Yield the names in *run*, words side by side, as the archive spells them otherwise."""
        start = 0
        while start < len(run):
            end = start + 1
            for size in range(min(len(run) - start, _LONGEST), 0, -1):
                typed = words_of(" ".join(run[start : start + size]))
                if spellings := known_spellings(typed):
                    end = start + size
                    for text, script in spellings:
                        if words_of(text) != typed and self._is_printed(text):
                            yield NameElsewhere(tuple(run[start:end]), text, script)
                    break
            start = end

    def _is_printed(self, name: str) -> bool:
        """Return whether the archive prints *name*, by some texts with its beginning."""
        known = self._printed.get(name)
        if known is None:
            first = folded_form(next(tokenize(name)).form)
            texts = self._reader.texts_with(first, _HOLDING)
            known = (any(_holds(text, name) for text in texts),)
            self._printed.put(name, known, 1)
        return known[0]


def _holds(text: str, name: str) -> bool:
    """Return whether *text* has *name*, as it stands where a script has no signs between words."""
    return name in text or f" {words_of(name)} " in f" {words_of(text)} "
