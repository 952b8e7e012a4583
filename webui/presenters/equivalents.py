"""The equivalents and compounds that a search also looks for; each can be left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct

from search import Query, QueryTerm


class Equivalent(Struct, frozen=True, gc=False):
    """A *text* that is also searched for, in how many hits it stands, and the query *without* it.

    *language* is its ISO 639-1 code, None for compounds, which are those of several languages;
    *also_in* are others in which it is the same word.
    """

    text: str
    language: str | None
    count: int
    without: Query
    also_in: tuple[str, ...] = ()


class Equivalents(Struct, frozen=True, gc=False):
    """The equivalents of a query *by_language*, the most found first, and the *compounds*."""

    by_language: Mapping[str, tuple[Equivalent, ...]]
    compounds: tuple[Equivalent, ...]

    def __bool__(self) -> bool:
        return bool(self.by_language or self.compounds)

    @property
    def languages(self) -> int:
        """Return in how many languages they are."""
        others = (one.also_in for these in self.by_language.values() for one in these)
        return len({*self.by_language, *chain.from_iterable(others)})

    @property
    def number(self) -> int:
        """Return how many equivalents there are in all languages."""
        return sum(map(len, self.by_language.values()))


def equivalents(query: Query, terms: Iterable[QueryTerm]) -> Equivalents:
    """Return what the *terms* of *query* are also searched as.

    What several words share stands once, and so do compounds, whatever their languages. Names in
    other scripts stand apart (`webui.presenters.names`).
    """
    shared = {variant for term in terms for variant in term.variants}
    by_language: dict[str, list[Equivalent]] = {}
    compounds: Counter[str] = Counter()
    for variant in sorted(shared, key=lambda one: (-one.count, one.text, one.language)):
        if variant.via == "name":
            continue
        if variant.via == "compound":
            compounds[variant.text] += variant.count
            continue
        skipped = [f"{code}:{variant.text}" for code in (variant.language, *variant.also_in)]
        without = query.with_(skip=(*query.skip, *skipped))
        by_language.setdefault(variant.language, []).append(
            Equivalent(variant.text, variant.language, variant.count, without, variant.also_in)
        )
    return Equivalents(
        {language: tuple(these) for language, these in by_language.items()},
        tuple(
            Equivalent(text, None, count, query.with_(skip=(*query.skip, text)))
            for text, count in compounds.items()
        ),
    )
