"""The well-known names of a query as the archive spells them otherwise, in whatever script."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.answering.printed_names import first_key
from search.asking.name_forms import NameElsewhere
from search.backend import IndexReader
from search.cache import Cache
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
        self.expect(run)
        for name in _spellings(tuple(run)):
            if self._is_printed(name.text):
                yield name

    def expect(self, run: Sequence[str]) -> None:
        """Say that `elsewhere` is about to be asked with *run*."""
        texts = [name.text for name in _spellings(tuple(run))]
        fresh = [first_key(text) for text in texts if self._printed.get(text) is None]
        self._reader.expect_texts(fresh, _HOLDING)

    def _is_printed(self, name: str) -> bool:
        """Return whether the archive prints *name*, by some texts with its beginning."""
        known = self._printed.get(name)
        if known is None:
            texts = self._reader.texts_with(first_key(name), _HOLDING)
            known = (any(_holds(text, name) for text in texts),)
            self._printed.put(name, known, 1)
        return known[0]


@lru_cache(maxsize=_KEPT)  # it is asked for before a search, and after it
def _spellings(run: tuple[str, ...]) -> Sequence[NameElsewhere]:
    """Return the well-known names in *run* in all their other spellings."""
    found: list[NameElsewhere] = []
    start = 0
    while start < len(run):
        end = start + 1
        for size in range(min(len(run) - start, _LONGEST), 0, -1):
            if not (words_of(run[start]) and words_of(run[start + size - 1])):
                continue  # a year beside a name is none of it
            typed = words_of(" ".join(run[start : start + size]))
            if spellings := known_spellings(typed):
                end = start + size
                for text, script in spellings:
                    if words_of(text) != typed:
                        found.append(NameElsewhere(run[start:end], text, script))
                break
        start = end
    return found


def _holds(text: str, name: str) -> bool:
    """Return whether *text* has *name*, as it stands where a script has no signs between words."""
    return name in text or f" {words_of(name)} " in f" {words_of(text)} "
