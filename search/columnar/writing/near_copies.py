"""The near-copies of segments: those of a new one, those between several, and what a merge keeps.

`search.near_copies` says what near-copies are, and finds them. All of it works on whole arrays.
"""

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from search.arrays import Array, offsets, stretches
from search.columnar.index.near_copies import CrossPairs, NearCopies
from search.columnar.index.record import PRECISIONS
from search.columnar.index.segment import Segment, SegmentFile
from search.columnar.writing.inverter import PositionedTokens
from search.near_copies.pairs import Pairs, Titles, find_pairs
from search.near_copies.rules import DAYS
from search.near_copies.title_words import TitleWords

_DAY = PRECISIONS.index("day")
_BLOCK = 1 << 13  # titles that are read at a time: their arrays stay in the processor's cache


def read_titles(
    hashes: Array,
    texts: Sequence[PositionedTokens],
    new_doc_ids: Sequence[Array],
    records: Array,
) -> TitleWords:
    """Return the words of the titles of some documents, in the order of their new doc ids.

    *hashes* are those of their token ids. *new_doc_ids* has for each text an element for each
    document, negative for those left out. *records*, of type `RECORD`, are in the new order.
    """
    title_tokens = np.where(records["precision"] == _DAY, records["title_tokens"], 0)
    begins = [offsets(text.lengths) for text in texts]
    # The documents of each text in the order of their new doc ids, and these.
    orders = [np.argsort(new, kind="stable")[np.count_nonzero(new < 0) :] for new in new_doc_ids]
    places = [new[order] for new, order in zip(new_doc_ids, orders, strict=True)]
    parts = []
    for first in range(0, max(title_tokens.size, 1), _BLOCK):
        counts = title_tokens[first : first + _BLOCK]
        found, titles = [hashes[:0]], [np.empty(0, np.intp)]
        for text, begin, order, place in zip(texts, begins, orders, places, strict=True):
            block = slice(*place.searchsorted((first, first + _BLOCK)))
            title = place[block] - first
            tokens = stretches(begin[order[block]], counts[title])
            found.append(hashes[text.token_ids[tokens]])
            titles.append(np.repeat(title, counts[title]))
        parts.append(TitleWords.of(np.concatenate(found), np.concatenate(titles), counts.size))
    return TitleWords.join(parts)


def merge_near_copies(
    segments: Sequence[Segment], new_doc_ids: Sequence[Array], between: CrossPairs
) -> NearCopies:
    """Return the near-copies of *segments* as one; see `merger.merge`."""
    names = [segment.name for segment in segments]
    new = dict(zip(names, new_doc_ids, strict=True))
    pairs = [np.empty((0, 2), np.int64)]
    pairs += [new[s.name][s.file.near_copies.pairs] for s in segments]
    pairs += [
        np.stack((new[one][found[:, 0]], new[other][found[:, 1]]), axis=1)
        for (one, other), found in between.items()
        if one in new and other in new
    ]
    every = np.sort(np.concatenate(pairs), axis=1)
    every = every[every[:, 0] >= 0]
    every = every[np.lexsort((every[:, 1], every[:, 0]))]
    words = TitleWords.join([segment.file.near_copies.words for segment in segments])
    old = np.concatenate(new_doc_ids)
    order = np.argsort(old, kind="stable")[np.count_nonzero(old < 0) :]
    return NearCopies(words.take(order), every)


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
    codes = file.facets["language"].values
    numbers = np.fromiter((zlib.crc32(code.encode()) for code in codes), np.uint32, len(codes))
    languages: Array = numbers[file.languages_by_profile[file.profile[doc_ids]]]
    return languages
