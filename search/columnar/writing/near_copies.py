"""The near-copies of segments: those of a new one, those between several, and what a merge keeps.

`search.near_copies` says what near-copies are, and finds them. All of it works on whole arrays.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from search.arrays import Array, offsets, stretches
from search.columnar.index.near_copies import CrossPairs, NearCopies
from search.columnar.index.record import PRECISIONS
from search.columnar.index.segment import Segment, SegmentFile
from search.columnar.writing.columns import Columns
from search.columnar.writing.columns_writer import JoinedColumns
from search.columnar.writing.selection import Block, Elements
from search.near_copies.pairs import Pairs, Titles, find_pairs
from search.near_copies.rules import DAYS
from search.near_copies.title_words import TitleWords
from search.values.facets import FACETS_BY_ID

_DAY = PRECISIONS.index("day")
_BLOCK = 1 << 13  # titles that are read at a time: their arrays stay in the processor's cache
WINDOW = 1 << 16  # titles that are compared at a time, at least
_NO_PAIRS: Pairs = np.empty((0, 2), np.int64)


def title_words(hashes: Array, columns: Columns, token_ids: Array) -> TitleWords:
    """Return the words of the titles of documents that have *token_ids*, end to end.

    *hashes* has a hash for each token id.
    """
    records = columns.records_at(range(len(columns)))
    counts = np.where(records["precision"] == _DAY, records["title_tokens"], 0)
    begins = columns.starts[:-1] - np.arange(counts.size)  # without gaps
    parts = []
    for first in range(0, max(counts.size, 1), _BLOCK):
        block = slice(first, first + _BLOCK)
        of_each = counts[block]
        found = token_ids.take(stretches(begins[block], of_each))
        titles = np.repeat(np.arange(of_each.size), of_each)
        parts.append(TitleWords.of(hashes.take(found), titles, of_each.size))
    return TitleWords.join(parts)


def find_near_copies(
    columns: JoinedColumns, titles_of: Sequence[TitleWords]
) -> Iterator[NearCopies]:
    """Yield the near-copies among all documents, found some weeks or months at a time.

    Only titles a few days apart are compared, so those of `WINDOW` documents and of the days after
    are in memory. *titles_of* has the titles of each input.
    """
    languages = columns.languages()
    base = 0  # the doc id of the first title that waits for later ones
    waiting: list[Titles] = []
    for block in columns.selection.blocks():
        end = block.start + len(block)
        words, days = _taken(titles_of, block), columns.days(block)
        waiting.append(Titles(words, days, languages[block.start : end]))
        size = sum(one.days.size for one in waiting)
        done = size
        if end < len(columns):
            done = sum(int(np.count_nonzero(one.days > days[-1] + DAYS)) for one in waiting)
        pairs = _NO_PAIRS
        # Where many are of a few days, those that go on waiting are a quarter at most.
        if end == len(columns) or (size >= WINDOW and done * 4 >= size * 3):
            titles = _joined(waiting)
            pairs = find_pairs(titles)
            pairs = pairs[pairs[:, 0] < done] + base
            waiting, base = [_from(titles, done)], base + done
        yield NearCopies(words, pairs)


def merge_near_copies(
    columns: JoinedColumns, segments: Sequence[Segment], between: CrossPairs
) -> Iterator[NearCopies]:
    """Yield the near-copies of *segments* as one; see `merger.merge`."""
    new = {s.name: columns.new_doc_ids(owner) for owner, s in enumerate(segments)}
    pairs = [_NO_PAIRS]
    pairs += [new[s.name][s.file.near_copies.pairs] for s in segments]
    pairs += [
        np.stack((new[one][found[:, 0]], new[other][found[:, 1]]), axis=1)
        for (one, other), found in between.items()
        if one in new and other in new
    ]
    every = np.sort(np.concatenate(pairs), axis=1)
    every = every[every[:, 0] >= 0]
    every = every[np.lexsort((every[:, 1], every[:, 0]))]
    titles_of = [segment.file.near_copies.words for segment in segments]
    for block in columns.selection.blocks():
        yield NearCopies(_taken(titles_of, block), every)
        every = _NO_PAIRS


def _taken(titles_of: Sequence[TitleWords], block: Block) -> TitleWords:
    """Return the titles of *block*; *titles_of* has those of each input."""

    def read(owner: int, indices: Array) -> Elements:
        taken = titles_of[owner].take(indices)
        return Elements(taken.words, taken.counts)

    words, counts = block.take_elements(read)
    return TitleWords(offsets(counts), words)


def _joined(parts: Sequence[Titles]) -> Titles:
    return Titles(
        TitleWords.join([one.words for one in parts]),
        np.concatenate([one.days for one in parts]),
        np.concatenate([one.languages for one in parts]),
    )


def _from(titles: Titles, index: int) -> Titles:
    """Return *titles* from *index* on."""
    at = titles.words.offsets[index:]
    words = TitleWords(at - at[0], titles.words.words[int(at[0]) :])
    return Titles(words, titles.days[index:].copy(), titles.languages[index:])


def move_pairs(between: CrossPairs, new_doc_ids: Mapping[str, Array], name: str) -> CrossPairs:
    """Return *between* with the segment *name* in place of those merged into it.

    *new_doc_ids* are the new ones of their documents, -1 for those left out.
    """
    moved: dict[tuple[str, str], list[Pairs]] = {}
    for (one, other), pairs in between.items():
        if one in new_doc_ids and other in new_doc_ids:
            continue
        if other in new_doc_ids:
            one, other, pairs = other, one, pairs[:, ::-1]
        if one in new_doc_ids:
            pairs = np.stack((new_doc_ids[one][pairs[:, 0]], pairs[:, 1]), axis=1)
            one, pairs = name, pairs[pairs[:, 0] >= 0]
        moved.setdefault((one, other), []).append(pairs)
    return {names: np.concatenate(several) for names, several in moved.items()}


def find_pairs_between(new: Segment, others: Sequence[Segment]) -> CrossPairs:
    """Return the near-copies of which one is in *new*, the other in one of *others*."""
    if not others:  # as in a rebuild
        return {}
    every = (new, *others)
    days = [np.unique(new.file.days[new.live_doc_ids()])[::-1]] * len(every)
    doc_ids = [_titled(segment, near) for segment, near in zip(every, days, strict=True)]
    owners = np.repeat(np.arange(len(every)), [one.size for one in doc_ids])
    joined = Titles(
        TitleWords.join(
            [s.file.near_copies.words.take(ids) for s, ids in zip(every, doc_ids, strict=True)]
        ),
        np.concatenate([s.file.days[ids] for s, ids in zip(every, doc_ids, strict=True)]),
        np.concatenate([_languages(s.file, ids) for s, ids in zip(every, doc_ids, strict=True)]),
    )
    order = np.argsort(-joined.days, kind="stable")
    titles = Titles(joined.words.take(order), joined.days[order], joined.languages[order])
    pairs = find_pairs(titles, owners[order] == 0)
    pairs = np.sort(order[pairs], axis=1)  # documents of the new segment come first
    pairs = pairs[(owners[pairs[:, 0]] == 0) & (owners[pairs[:, 1]] > 0)]
    own = np.concatenate(doc_ids)
    return {
        (new.name, other.name): own[pairs[owners[pairs[:, 1]] == number]]
        for number, other in enumerate(others, start=1)
    }


def _titled(segment: Segment, days: Array) -> Array:
    """Return the doc ids, ascending, that can have near-copies of one of *days*, newest first."""
    falling = -segment.file.days.astype(np.int64)
    starts = np.searchsorted(falling, -days - DAYS, "left")
    ends = np.searchsorted(falling, -days + DAYS, "right")
    starts = np.maximum(starts, np.concatenate(([0], ends[:-1])))
    doc_ids = segment.kept(stretches(starts, np.maximum(ends - starts, 0)))
    at = segment.file.near_copies.words.offsets
    titled: Array = doc_ids[at[doc_ids + 1] > at[doc_ids]]
    return titled


def _languages(file: SegmentFile, doc_ids: Array) -> Array:
    """Return a number for the language of each of *doc_ids* that is the same in every file."""
    codes = [code for code, _ in file.values(FACETS_BY_ID["language"])]
    numbers = np.fromiter((zlib.crc32(code.encode()) for code in codes), np.uint32, len(codes))
    languages: Array = numbers[file.languages_by_profile[file.profile[doc_ids]]]
    return languages
