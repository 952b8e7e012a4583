"""The values of facets as documents have them, read from a file when they are first asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from corpus import Topic
from search.values.documents import Kind

SHOWN: Mapping[str, Callable[[tuple[str, str]], Any]] = {
    "language": lambda pair: pair[0],
    "kind": lambda pair: pair[0],
    "topic": lambda pair: Topic(*pair),
}
"""How a document has the facets of its profile, by their ids."""


class ValueSets(dict[int, tuple[Any, ...]]):
    """The sets of *values* by their numbers, each read by *read* when it is first asked for.

    *read* takes a value with its label. Set i has the values at the *codes* from *bounds*[i] up to,
    not including, *bounds*[i + 1].
    """

    def __init__(
        self,
        read: Callable[[tuple[str, str]], Any],
        values: Sequence[tuple[str, str]],
        codes: Sequence[int],
        bounds: Sequence[int],
    ) -> None:
        self._read, self._values, self._codes, self._bounds = read, values, codes, bounds

    def __missing__(self, number: int) -> tuple[Any, ...]:
        codes = self._codes[self._bounds[number] : self._bounds[number + 1]]
        self[number] = found = tuple([self._read(self._values[code]) for code in codes])
        return found


class ProfileValues(dict[int, tuple[str, Kind, tuple[Topic, ...]]]):
    """What a document has of each profile, read from the sets when it is first asked for."""

    def __init__(self, languages: ValueSets, kinds: ValueSets, topics: ValueSets) -> None:
        self._sets = languages, kinds, topics

    def __missing__(self, profile: int) -> tuple[str, Kind, tuple[Topic, ...]]:
        (language,), (kind,), topics = (sets[profile] for sets in self._sets)
        self[profile] = found = language, cast(Kind, kind), topics
        return found
