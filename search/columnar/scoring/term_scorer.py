"""The text leaves of a query tree, on whole arrays: groups of alternatives.

In each segment a group's alternatives become *lists*, rows with posting codes; the group is their
union, each row with the greatest code and weight of the lists that hold it (`search.scoring.bm25`).
Two facts make that cheap. A document has one language, so lists of stems of different languages
share no row and are put end to end. And the codes of one row ascend with the frequency, so the
greatest is found without knowing what it means.

The rows of a list in the index ascend; what is put together of several is in no order.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from whoosh import query

from search.asking.groups import SynonymGroup, TermVariant
from search.columnar.files.array_file import Array
from search.columnar.index.postings import Field
from search.columnar.index.searcher import Searcher
from search.columnar.index.segment import Segment
from search.columnar.scoring.docset import CodedScores, DocSet
from search.columnar.scoring.intersection import found_singly, outside, shared
from search.columnar.scoring.phrases import find_phrase
from search.columnar.scoring.scratch import clean, lent_scratch
from search.scoring.bm25 import WEIGHTS, common, idf
from search.values.results import Via

_REMEMBERED = 10_000
_MANY = 10_000  # postings, from which on it pays to look which word has most of them


class PostingList(NamedTuple):
    """A list: *rows*, each once, and their *codes*; all documents of *language*, if one is named.

    *word* is its number if these are the postings of one. What was put together of several lists
    is in no order.
    """

    rows: Array
    codes: Array
    language: str | None = None
    word: int | None = None
    ascending: bool = True

    @property
    def nbytes(self) -> int:
        """How much memory it takes, if it isn't mapped."""
        return self.rows.nbytes + self.codes.nbytes


class WeightTier(NamedTuple):
    """The alternatives of one weight, as lists that share no row."""

    weight: float
    lists: tuple[PostingList, ...]

    def joined(self) -> PostingList:
        """Return all lists end to end."""
        return _end_to_end(self.lists)

    def look_up(self, rows: Array, documents: int) -> tuple[Array, Array]:
        """Return the places of those of *rows* that the lists have, and their codes there."""
        lists: list[PostingList] = []
        rest: list[PostingList] = []
        for posted in self.lists:
            (lists if found_singly(rows, posted) else rest).append(posted)
        if rest:
            lists.append(_end_to_end(rest))
        found = [(posted, *shared(DocSet(rows), posted, documents)) for posted in lists]
        if len(found) == 1:
            ((posted, places, at),) = found
            return places, posted.codes.take(at)
        return (
            np.concatenate([places for _, places, _ in found]),
            np.concatenate([posted.codes.take(at) for posted, _, at in found]),
        )


class Union(NamedTuple):
    """A group's rows in *posted*, and of each the greatest code and weight that it has in a list.

    One number stands for both: the code plus the place of the weight among *weights* times the
    number of codes that there are.
    """

    posted: PostingList
    weights: Sequence[float]

    def matches(self, table: Array, idf: float) -> DocSet:
        """Return the rows with their scores, *table* saying what each code counts."""
        tables = [table * (weight * idf) for weight in self.weights]
        scores = CodedScores(
            tables[0] if len(tables) == 1 else np.concatenate(tables), self.posted.codes
        )
        return DocSet(self.posted.rows, scores, self.posted.ascending)


class TermScorer:
    """A group in one snapshot; *cut* says that a pattern stood for too many terms."""

    def __init__(self, variants: Sequence[TermVariant], searcher: Searcher) -> None:
        self._alternatives = variants
        self._searcher = searcher
        self.key = tuple([variant.key for variant in variants])

    @cached_property
    def tiers(self) -> list[tuple[WeightTier, ...]]:
        """Return, for each segment, the group's lists, greatest weight first."""
        return [tuple(self._ranks(segment)) for segment in self._searcher.segments]

    def _ranks(self, segment: Segment) -> Iterator[WeightTier]:
        by_weight: dict[float, list[PostingList]] = {}
        for variant in self._alternatives:
            posted = _posting_list(segment, variant.query)
            if posted and (kept := _kept(posted, segment)).rows.size:
                by_weight.setdefault(WEIGHTS[variant.via], []).append(kept)
        for weight in sorted(by_weight, reverse=True):
            yield WeightTier(weight, tuple(_disjoint(by_weight[weight], segment.file.documents)))

    @property
    def count(self) -> int:
        """Return how many rows the group has in all."""
        return self._held[0]

    @property
    def _held(self) -> tuple[int, Mapping[str, int]]:
        """How many documents hold the group, and how many of each language."""
        known = self._searcher.holding.get(self.key)
        if known is None:
            sizes = [segment.file.documents for segment in self._searcher.segments]
            known = self._remember(sum(map(_count, self.tiers, sizes)))
        return known

    def _remember(self, count: int) -> tuple[int, Mapping[str, int]]:
        holding = self._searcher.holding
        if len(holding) >= _REMEMBERED:
            holding.clear()
        known = holding[self.key] = (count, self._by_language())
        return known

    @cached_property
    def matches(self) -> Sequence[DocSet]:
        """Return what the group matches in each segment."""
        found = self._searcher.matches.get(self.key)
        if found is None:
            tables = self._searcher.saturations
            unions = [
                _unite(tiers, segment.file.documents, table.size)
                for tiers, segment, table in zip(
                    self.tiers, self._searcher.segments, tables, strict=True
                )
            ]
            if self.key not in self._searcher.holding:
                self._remember(sum([union.posted.rows.size for union in unions]))
            found = [
                union.matches(table, self.idf) for union, table in zip(unions, tables, strict=True)
            ]
            if not all(map(_is_word, self.tiers)):  # which are had again as fast as kept
                size = sum([union.posted.nbytes for union in unions])
                self._searcher.matches.put(self.key, found, size)
        return found

    @cached_property
    def idf(self) -> float:
        """Return the group's weight among all documents."""
        count, by_language = self._held
        having = self._searcher.language_counts
        shares = [(held, having[code]) for code, held in by_language.items()]
        return idf(self._searcher.documents, common(self._searcher.documents, count, shares))

    def probe(self, segment: int, rows: Array) -> tuple[Array, Array]:
        """Return the places of those of *rows* in a segment that the group holds, and their scores.

        It looks into the lists without uniting them.
        """
        table = self._searcher.saturations[segment]
        if len(self.tiers[segment]) == 1:
            ((tier, (inside, held)),) = self._look_up(segment, rows)
            return inside, table.take(held) * (tier.weight * self.idf)
        codes = np.full(rows.size, -1, np.int64)
        weights = np.zeros(rows.size)
        for tier, (places, held) in self._look_up(segment, rows):
            codes[places] = np.maximum(codes.take(places), held)
            weights[places] = tier.weight
        inside = np.flatnonzero(codes >= 0)
        return inside, table.take(codes.take(inside)) * (weights.take(inside) * self.idf)

    def holds(self, segment: int, rows: Array) -> Array:
        """Return the places of those of *rows* in a segment that the group holds."""
        held = np.zeros(rows.size, np.bool_)
        for _, (places, _) in self._look_up(segment, rows):
            held[places] = True
        return np.flatnonzero(held)

    def _look_up(
        self, segment: int, rows: Array
    ) -> Iterator[tuple[WeightTier, tuple[Array, Array]]]:
        """Yield for each rank, least weight first, the places of *rows* it has, and its codes."""
        documents = self._searcher.segments[segment].file.documents
        for tier in reversed(self.tiers[segment]):
            yield tier, tier.look_up(rows, documents)

    def _by_language(self) -> Mapping[str, int]:
        # The lists of stems say it; documents in a language without stems must be counted.
        held: dict[str, int] = {}
        for segment, tiers in zip(self._searcher.segments, self.tiers, strict=True):
            for tier in tiers:
                if tier.weight == WEIGHTS["stem"]:
                    for code, size in ((p.language, p.rows.size) for p in tier.lists if p.language):
                        held[code] = held.get(code, 0) + size
                elif tier.weight == WEIGHTS["word"] and segment.file.unstemmed:
                    for code, size in _languages(tier, segment).items():
                        if code in segment.file.unstemmed:
                            held[code] = held.get(code, 0) + size
        return held


def variants_of(leaf: query.Query) -> tuple[TermVariant, ...]:
    """Return the alternatives of a group; a bare term, phrase or pattern is its own only one."""
    if isinstance(leaf, SynonymGroup):
        variants: tuple[TermVariant, ...] = leaf.variants
        return variants
    via: Via = "word" if isinstance(leaf, query.Term | query.Phrase) else "prefix"
    return (TermVariant(leaf, via, "", ""),)


def _posting_list(segment: Segment, sought: query.Query) -> PostingList | None:
    """Return what a term, phrase or prefix finds, None if it finds nothing."""
    field = segment.file.fields[sought.fieldname]
    if isinstance(sought, query.Prefix):
        return _beginning_with(segment, sought)
    if isinstance(sought, query.Phrase):
        words = [word.encode() for word in sought.words]
        found = find_phrase(segment.file, sought.fieldname, words, sought.slop)
        return PostingList(*found, language=_language(sought, sought.words[0])) if found else None
    number = field.terms.find(sought.text.encode())
    if number < 0:
        return None
    stretch = field.stretch(number)
    word = number if sought.fieldname == "words" else None
    return PostingList(
        field.doc_ids[stretch], field.impacts[stretch], _language(sought, sought.text), word
    )


def _beginning_with(segment: Segment, sought: query.Prefix) -> PostingList:
    field = segment.file.fields[sought.fieldname]
    terms = field.terms.beginning_with(sought.text.encode())
    whole = field.stretches(terms)
    rows, codes = field.doc_ids[whole], field.impacts[whole]
    if len(terms) <= 1:
        return PostingList(rows, codes)
    if rows.size < _MANY:
        return _unique(rows, codes, segment.file.documents)
    most = terms.start + int(np.argmax(field.document_frequencies(terms)))
    around = (range(terms.start, most), range(most + 1, terms.stop))
    return _any_of(segment, field, field.stretch(most), [field.stretches(some) for some in around])


def _any_of(segment: Segment, field: Field, most: slice, others: Sequence[slice]) -> PostingList:
    """Return the rows of some postings, *most* being where those of one term stand."""
    documents = segment.file.documents
    many = PostingList(field.doc_ids[most], field.impacts[most])
    rows = np.concatenate([many.rows[:0], *[field.doc_ids[stretch] for stretch in others]])
    codes = np.concatenate([many.codes[:0], *[field.impacts[stretch] for stretch in others]])
    if rows.size < many.rows.size:
        # One term alone has each row once, so that only the rest are looked through for such.
        return _merge(many, _unique(rows, codes, documents), documents)[0]
    return _unique(
        np.concatenate((rows, many.rows)), np.concatenate((codes, many.codes)), documents
    )


def _language(sought: query.Query, key: str) -> str | None:
    return key.partition(":")[0] if sought.fieldname == "stems" else None


def _is_word(tiers: Sequence[WeightTier]) -> bool:
    """Return whether *tiers* are the postings of one word."""
    return len(tiers) == 1 and _word(tiers[0]) is not None


def _word(tier: WeightTier) -> int | None:
    """Return the number of the word whose postings *tier* is, None if it is anything else."""
    return tier.lists[0].word if len(tier.lists) == 1 else None


def _languages(tier: WeightTier, segment: Segment) -> Mapping[str, int]:
    """Return how many rows of *tier* have each language."""
    word = _word(tier)
    if word is None:
        return segment.languages(tier.joined().rows)
    return segment.languages_of(word)


def _kept(posted: PostingList, segment: Segment) -> PostingList:
    """Return *posted* without deleted rows."""
    if segment.live is None:
        return posted
    stay = segment.live.take(posted.rows)
    return posted._replace(rows=posted.rows[stay], codes=posted.codes[stay])


def _disjoint(lists: Sequence[PostingList], documents: int) -> Iterator[PostingList]:
    """Yield lists that share no row and hold what *lists* hold."""
    by_language: dict[str | None, list[PostingList]] = {}
    for posted in lists:
        by_language.setdefault(posted.language, []).append(posted)
    if None in by_language:  # which may share rows with all others
        by_language = {None: list(lists)}
    for language, same in by_language.items():
        if len(same) == 1:
            yield same[0]
        else:
            rows = np.concatenate([posted.rows for posted in same])
            codes = np.concatenate([posted.codes for posted in same])
            yield _unique(rows, codes, documents)._replace(language=language)


def _unique(rows: Array, codes: Array, documents: int) -> PostingList:
    """Return each of *rows* once, with the greatest of its codes."""
    places, numbers = rows.astype(np.intp), np.arange(rows.size, dtype=np.int32)
    with lent_scratch(documents) as scratch:
        # Of a row that stands there several times, only the last place leads back to itself.
        scratch.numbers[places] = numbers
        last = scratch.numbers.take(places)
    once = last == numbers
    again = np.flatnonzero(~once)
    greatest = codes.copy()
    np.maximum.at(greatest, last.take(again), codes.take(again))
    return PostingList(rows[once], greatest[once], ascending=False)


def _end_to_end(lists: Sequence[PostingList]) -> PostingList:
    """Return *lists* that share no row as one."""
    if len(lists) == 1:
        return lists[0]
    return PostingList(
        np.concatenate([posted.rows for posted in lists]),
        np.concatenate([posted.codes for posted in lists]),
        ascending=False,
    )


def _merge(many: PostingList, few: PostingList, documents: int) -> tuple[PostingList, Array]:
    """Return each row of both once, with its greatest code; and where in *many* are rows of *few*.

    The rows of *many* come first and in their order.
    """
    known, at = shared(few, many, documents)
    codes = many.codes.copy()
    codes[at] = np.maximum(codes.take(at), few.codes.take(known))
    if known.size == few.rows.size:
        return PostingList(many.rows, codes, ascending=many.ascending), at
    fresh = outside(known, few.rows.size)
    merged = PostingList(
        np.concatenate((many.rows, few.rows[fresh])),
        np.concatenate((codes, few.codes[fresh])),
        ascending=False,
    )
    return merged, at


def _unite(tiers: Sequence[WeightTier], documents: int, different: int) -> Union:
    """Return the union of *tiers*, from the least weight, which mostly has the most rows.

    So many *different* codes there are.
    """
    if not tiers:
        return Union(PostingList(np.empty(0, np.intp), np.empty(0, np.intp)), (1.0,))
    weights = [tier.weight for tier in reversed(tiers)]
    *others, least = tiers
    united = least.joined()
    if not others:
        return Union(united, weights)
    weighted = np.zeros(united.rows.size, np.int32)
    for place, tier in enumerate(reversed(others), 1):
        united, at = _merge(united, tier.joined(), documents)
        weighted[at] = place
        more = united.rows.size - weighted.size
        weighted = np.concatenate((weighted, np.full(more, place, np.int32)))
    return Union(united._replace(codes=united.codes + weighted * np.int32(different)), weights)


def _count(tiers: Sequence[WeightTier], documents: int) -> int:
    """Return how many different rows *tiers* have."""
    if len(tiers) <= 1:
        return sum(posted.rows.size for tier in tiers for posted in tier.lists)
    *marked, last = (tier.joined().rows.astype(np.intp) for tier in tiers)
    total = 0
    with lent_scratch(documents) as scratch:
        marks = scratch.flags
        for rows in marked:
            total += rows.size - int(np.count_nonzero(marks.take(rows)))
            marks[rows] = True
        total += last.size - int(np.count_nonzero(marks.take(last)))
        for rows in marked:
            clean(marks, rows)
    return total
