"""The text leaves of a query tree, on whole arrays: groups of alternatives.

In each segment a group's alternatives become *lists*, rows with posting codes; the group is their
union, each row with the greatest code and weight of the lists that hold it (`search.ranking`).
Two facts make that cheap. A document has one language, so lists of stems of different languages
share no row and are put end to end. And the codes of one row ascend with the frequency, so the
greatest is found without knowing what it means.

The rows of a list ascend; those of a union are each once but in no order.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

import numpy as np
from whoosh import query

from search.columnar.format import Array
from search.columnar.patterns import matching_terms
from search.columnar.positions import find_phrase
from search.columnar.scratch import lent_scratch
from search.columnar.segment import Segment
from search.columnar.snapshot import Snapshot
from search.groups import Alternative, Group
from search.ranking import WEIGHTS, common, idf, spoken
from search.results import Via

_FAR_FEWER = 16  # from here on, looking up the fewer among the more beats reading all
_WORTH_A_PASS = 64  # sorting one row costs as much as passing over this many
_REMEMBERED = 10_000


@dataclass(frozen=True)
class Posted:
    """A list: ascending *rows* and their *codes*; all documents of *language*, if one is named."""

    rows: Array
    codes: Array
    language: str | None = None


@dataclass(frozen=True)
class Rank:
    """The alternatives of one weight, as lists that share no row."""

    weight: float
    lists: tuple[Posted, ...]

    @cached_property
    def rows(self) -> Array:
        """Return the rows of all lists, end to end."""
        return np.concatenate([posted.rows for posted in self.lists], dtype=np.intp)

    @cached_property
    def codes(self) -> Array:
        """Return their codes."""
        return np.concatenate([posted.codes for posted in self.lists])


@dataclass(frozen=True)
class Union:
    """The rows of a group and what each counts, idf aside.

    *weight* is that of all but the rows at the places that *greater* gives other ones.
    """

    rows: Array
    saturations: Array
    weight: float
    greater: tuple[tuple[Array, float], ...] = ()

    @property
    def bytes(self) -> int:
        """Return how much memory it holds."""
        places = sum(places.nbytes for places, _ in self.greater)
        return int(self.rows.nbytes + self.saturations.nbytes + places)

    def scores(self, idf: float) -> Array:
        """Return the scores of the rows."""
        scores: Array = self.saturations * (idf * self.weight)
        for places, weight in self.greater:
            scores[places] = self.saturations.take(places) * (idf * weight)
        return scores


class Leaf:
    """A group in one snapshot; *cut* says that a pattern stood for too many terms."""

    def __init__(self, alternatives: Sequence[Alternative], snapshot: Snapshot) -> None:
        self._alternatives = sorted(alternatives, key=lambda a: -WEIGHTS[a.via])
        self._snapshot = snapshot
        self._key = tuple([alternative.key for alternative in alternatives])
        self.cut = False

    @cached_property
    def ranks(self) -> list[tuple[Rank, ...]]:
        """Return, for each segment, the group's lists, greatest weight first."""
        found: list[list[tuple[Via, Posted]]] = [[] for _ in self._snapshot.segments]
        for alternative in self._alternatives:
            lists = self._lists(alternative.query)
            for of_segment, segment, posted in zip(
                found, self._snapshot.segments, lists, strict=True
            ):
                kept = _kept(posted, segment) if posted else None
                if kept and kept.rows.size:
                    of_segment.append((alternative.via, kept))
        return [
            tuple(
                Rank(WEIGHTS[via], tuple(_disjoint([posted for _, posted in lists])))
                for via, lists in groupby(of_segment, key=lambda item: item[0])
            )
            for of_segment in found
        ]

    @cached_property
    def most(self) -> int:
        """Return a number of rows that the group does not exceed."""
        return sum(
            posted.rows.size for ranks in self.ranks for rank in ranks for posted in rank.lists
        )

    @cached_property
    def unions(self) -> list[Union]:
        """Return the rows in each segment."""
        unions = self._snapshot.unions.get(self._key)
        if unions is None:
            unions = [
                _unite(ranks, table)
                for ranks, table in zip(self.ranks, self._snapshot.saturations, strict=True)
            ]
            self._snapshot.unions.put(self._key, unions, sum(union.bytes for union in unions))
        self._remembered(lambda: sum(union.rows.size for union in unions))
        return unions

    @cached_property
    def idf(self) -> float:
        """Return the group's weight among all documents."""
        count, by_language = self._held
        having = self._snapshot.language_counts
        shares = [(held, having[code]) for code, held in by_language.items()]
        return idf(self._snapshot.documents, common(self._snapshot.documents, count, shares))

    @property
    def by_language(self) -> Mapping[str, int]:
        """Return how many documents of each language hold what was typed."""
        return self._held[1]

    def probe(self, segment: int, rows: Array) -> tuple[Array, Array]:
        """Return the places of those of *rows* in a segment that the group holds, and their scores.

        It looks into the lists without uniting them.
        """
        codes = np.full(rows.size, -1, np.int64)
        weights = np.zeros(rows.size)
        # The greatest weight is written last.
        lists = [(rank, posted) for rank in self.ranks[segment] for posted in rank.lists][::-1]
        found = _look_up(rows, [posted.rows for _, posted in lists])
        for (rank, posted), (places, at) in zip(lists, found, strict=True):
            codes[places] = np.maximum(codes.take(places), posted.codes.take(at))
            weights[places] = rank.weight
        inside = np.flatnonzero(codes >= 0)
        table = self._snapshot.saturations[segment]
        return inside, table.take(codes.take(inside)) * (self.idf * weights.take(inside))

    def holds(self, segment: int, rows: Array) -> Array:
        """Return the places of those of *rows* in a segment that the group holds."""
        held = np.zeros(rows.size, np.bool_)
        lists = [posted.rows for rank in self.ranks[segment] for posted in rank.lists]
        for places, _ in _look_up(rows, lists):
            held[places] = True
        return np.flatnonzero(held)

    @property
    def _held(self) -> tuple[int, Mapping[str, int]]:
        return self._remembered(lambda: sum(map(_count, self.ranks)))

    def _remembered(self, count: Callable[[], int]) -> tuple[int, Mapping[str, int]]:
        """Return how many documents hold the group, and how many of each language."""
        holding = self._snapshot.holding
        known = holding.get(self._key)
        if known is None:
            if len(holding) >= _REMEMBERED:
                holding.clear()
            known = holding[self._key] = (count(), self._by_language())
        return known

    def _by_language(self) -> Mapping[str, int]:
        # The lists of stems say it; documents in a language without stems must be counted.
        held: Counter[str] = Counter()
        for segment, ranks in zip(self._snapshot.segments, self.ranks, strict=True):
            for rank in ranks:
                if rank.weight == WEIGHTS["stem"]:
                    held.update({p.language: p.rows.size for p in rank.lists if p.language})
                elif rank.weight == WEIGHTS["word"] and self._snapshot.unstemmed:
                    for posted in rank.lists:
                        numbers = segment.file.language_numbers.take(posted.rows)
                        for number, code in enumerate(segment.file.facets["language"].values):
                            if code in self._snapshot.unstemmed:
                                held[code] += int(np.count_nonzero(numbers == number))
        return held

    def _lists(self, sought: query.Query) -> list[Posted | None]:
        segments = self._snapshot.segments
        if isinstance(sought, query.Wildcard | query.FuzzyTerm):
            terms, cut = matching_terms(sought, segments)
            self.cut = self.cut or cut
            return [_any_of(segment, sought.fieldname, terms) for segment in segments]
        return [_list(segment, sought) for segment in segments]


def language_weights(
    leaves: Sequence[Leaf], snapshot: Snapshot
) -> Mapping[str, tuple[float, float]]:
    """Return for each language how likely the words of *leaves* are of it, and its idf."""
    having = snapshot.language_counts
    if not having:
        return {}
    probabilities = spoken(having, [leaf.by_language for leaf in leaves])
    return {
        code: (probability, idf(snapshot.documents, having[code]))
        for code, probability in probabilities.items()
    }


def alternatives_of(leaf: query.Query) -> tuple[Alternative, ...]:
    """Return the alternatives of a group; a bare term, phrase or pattern is its own only one."""
    if isinstance(leaf, Group):
        alternatives: tuple[Alternative, ...] = leaf.alternatives
        return alternatives
    via: Via = "word" if isinstance(leaf, query.Term | query.Phrase) else "prefix"
    return (Alternative(leaf, via, "", ""),)


def _list(segment: Segment, sought: query.Query) -> Posted | None:
    """Return what a term, phrase or prefix finds, None if it finds nothing."""
    field = segment.file.fields[sought.fieldname]
    if isinstance(sought, query.Prefix):
        terms = field.terms.beginning_with(sought.text.encode())
        stretch = field.stretches(terms)
        return _unique(field.rows[stretch], field.codes[stretch])
    if isinstance(sought, query.Phrase):
        words = [word.encode() for word in sought.words]
        found = find_phrase(segment.file, sought.fieldname, words, sought.slop)
        return Posted(*found, language=_language(sought, sought.words[0])) if found else None
    number = field.terms.find(sought.text.encode())
    if number < 0:
        return None
    stretch = field.stretch(number)
    return Posted(field.rows[stretch], field.codes[stretch], _language(sought, sought.text))


def _any_of(segment: Segment, name: str, terms: Sequence[bytes]) -> Posted | None:
    """Return the rows that hold any of *terms*."""
    field = segment.file.fields[name]
    numbers = [number for term in terms if (number := field.terms.find(term)) >= 0]
    if not numbers:
        return None
    return _unique(
        np.concatenate([field.rows[field.stretch(number)] for number in numbers]),
        np.concatenate([field.codes[field.stretch(number)] for number in numbers]),
    )


def _language(sought: query.Query, key: str) -> str | None:
    return key.partition(":")[0] if sought.fieldname == "stems" else None


def _kept(posted: Posted, segment: Segment) -> Posted:
    """Return *posted* without deleted rows."""
    if segment.live is None:
        return posted
    stay = segment.live.take(posted.rows)
    return Posted(posted.rows[stay], posted.codes[stay], posted.language)


def _disjoint(lists: Sequence[Posted]) -> Iterator[Posted]:
    """Yield lists that share no row and hold what *lists* hold."""
    by_language: dict[str | None, list[Posted]] = {}
    for posted in lists:
        by_language.setdefault(posted.language, []).append(posted)
    if None in by_language:  # which may share rows with all others
        by_language = {None: list(lists)}
    for language, same in by_language.items():
        if len(same) == 1:
            yield same[0]
        else:
            united = _unique(
                np.concatenate([posted.rows for posted in same]),
                np.concatenate([posted.codes for posted in same]),
            )
            yield Posted(united.rows, united.codes, language)


def _unique(rows: Array, codes: Array) -> Posted:
    """Return each of *rows* once, ascending, with the greatest of its codes."""
    if rows.size and rows.size * _WORTH_A_PASS > int(rows.max()):
        return _unique_of_many(rows, codes)
    keys = rows.astype(np.uint64) << np.uint64(32) | codes.astype(np.uint64)
    keys.sort()
    ascending = (keys >> np.uint64(32)).astype(np.uint32)
    last = np.ones(keys.size, np.bool_)
    last[:-1] = ascending[1:] != ascending[:-1]
    return Posted(ascending[last], keys[last].astype(np.uint32))


def _unique_of_many(rows: Array, codes: Array) -> Posted:
    """Return the same without sorting, at the cost of one pass over all rows of the segment."""
    places = rows.astype(np.intp)
    end = int(rows.max()) + 1
    with lent_scratch() as scratch:
        held, best = scratch.flags(end), scratch.stale(end)
        held[places] = True
        best[places] = codes
        lost = np.flatnonzero(best.take(places) < codes)
        np.maximum.at(best, places[lost], codes[lost])
        found = np.flatnonzero(held[:end])
        held[found] = False
        greatest = best.take(found)
    return Posted(found.astype(np.uint32), greatest.astype(np.uint32))


def _unite(ranks: Sequence[Rank], table: Array) -> Union:
    """Return the union of *ranks*, from the least weight, which mostly has the most rows."""
    if not ranks:
        return Union(np.empty(0, np.intp), np.empty(0), 1.0)
    *others, least = ranks
    rows, codes = least.rows, least.codes
    greater = []
    for rank in reversed(others):
        places, fresh = _places(rows, rank.rows)
        codes[places] = np.maximum(
            codes.take(places), rank.codes if fresh is None else rank.codes[~fresh]
        )
        if fresh is not None:
            added = np.arange(rows.size, rows.size + np.count_nonzero(fresh))
            places = np.concatenate((places, added))
            rows = np.concatenate((rows, rank.rows[fresh]))
            codes = np.concatenate((codes, rank.codes[fresh]))
        greater.append((places, rank.weight))
    return Union(rows, table.take(codes), least.weight, tuple(greater))


def _places(rows: Array, sought: Array) -> tuple[Array, Array | None]:
    """Return where in *rows* those of *sought* are that it has, and which it has not.

    None if it has all. What earlier calls left in the scratch array does no harm: a place that
    doesn't lead back to its row is no place of this call's.
    """
    with lent_scratch() as scratch:
        numbers = scratch.stale(int(max(rows.max(), sought.max())) + 1)
        numbers[rows] = np.arange(rows.size, dtype=np.int32)
        places = np.minimum(numbers.take(sought), rows.size - 1)
    fresh = rows.take(places) != sought
    return (places[~fresh], fresh) if fresh.any() else (places, None)


def _count(ranks: Sequence[Rank]) -> int:
    """Return how many different rows *ranks* have."""
    if not ranks:
        return 0
    if len(ranks) == 1:
        return sum(posted.rows.size for posted in ranks[0].lists)
    lists = [posted.rows for rank in ranks for posted in rank.lists]
    first = ranks[0].rows
    total = int(first.size)
    marked = [first]
    with lent_scratch() as scratch:
        marks = scratch.flags(int(max(rows[-1] for rows in lists)) + 1)
        marks[first] = True
        for rank in ranks[1:]:
            fresh = rank.rows[~marks.take(rank.rows)]
            total += fresh.size
            if rank is not ranks[-1]:
                marks[fresh] = True
                marked.append(fresh)
        for rows in marked:
            marks[rows] = False
    return total


def _look_up(rows: Array, lists: Sequence[Array]) -> list[tuple[Array, Array]]:
    """Return for each list the places in *rows* of the rows that it has, and its own places."""
    if not rows.size or not lists:
        return [(np.empty(0, np.intp), np.empty(0, np.intp)) for _ in lists]
    short = rows.astype(np.uint32)
    size = int(max(rows.max(), *(listed[-1] for listed in lists))) + 1
    found = []
    with lent_scratch() as scratch:
        marks, numbers = scratch.flags(size), scratch.stale(size)
        marks[rows] = True
        numbers[rows] = np.arange(rows.size, dtype=np.int32)
        for listed in lists:
            if rows.size * _FAR_FEWER < listed.size:
                at = np.searchsorted(listed, short)
                at[at == listed.size] = 0
                places = np.flatnonzero(listed.take(at) == short)
                found.append((places, at.take(places)))
            else:
                at = np.flatnonzero(marks.take(listed))
                found.append((numbers.take(listed.take(at)), at))
        marks[rows] = False
    return found
