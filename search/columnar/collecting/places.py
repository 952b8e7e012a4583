"""Where the texts of hits hold what is sought, so that only these words of them are read."""

from collections.abc import Collection, Sequence, Set

import numpy as np
from whoosh import query

from search.asking.groups import Compounds
from search.columnar.index.segment import SegmentFile


def find_places(
    file: SegmentFile,
    doc_ids: Sequence[int],
    terms: Set[tuple[str, str]],
    of_several: Sequence[query.Prefix | Compounds],
) -> list[Sequence[int]]:
    """Return the positions in the text of each of *doc_ids* at which one of *terms* is, ascending.

    Or what *of_several* matches.
    """
    words: set[int] = set()
    stems: list[int] = []
    for field, key in terms:
        number = file.fields[field].terms.find(key.encode())
        if number >= 0:
            words.add(number) if field == "words" else stems.append(number)
    sought: list[Collection[int]] = [words]
    for one in of_several:
        if isinstance(one, Compounds):
            words.update(file.vocabulary(one.part.language).compounds(one.part))
        else:
            sought.append(file.fields["words"].terms.beginning_with(one.text.encode()))
    found = [_at_words(file, doc_id, sought) for doc_id in doc_ids]
    for places, held in zip(found, _at_stems(file, doc_ids, stems), strict=True):
        places.update(held)
    return [sorted(places) for places in found]


def _at_words(file: SegmentFile, doc_id: int, sought: Sequence[Collection[int]]) -> set[int]:
    """Return where the text of *doc_id* has one of the words *sought*."""
    begin, end = file.starts[doc_id : doc_id + 2].tolist()
    held = file.array_file["words.tokens"][begin:end].tolist()
    return {place for some in sought for place, word in enumerate(held) if word in some}


def _at_stems(
    file: SegmentFile, doc_ids: Sequence[int], stems: Sequence[int]
) -> Sequence[Sequence[int]]:
    """Return where the text of each of *doc_ids* has one of *stems*."""
    found: list[list[int]] = [[] for _ in doc_ids]
    field, rows = file.fields["stems"], np.array(doc_ids, np.intp)
    # Bounds of another type would have all positions copied.
    begins = file.starts.take(rows).astype(field.positions.dtype)
    ends = file.starts.take(rows + 1).astype(field.positions.dtype)
    for stem in stems:
        positions = field.positions[field.places(stem)]
        firsts, lasts = positions.searchsorted(begins), positions.searchsorted(ends)
        for index in (firsts < lasts).nonzero()[0].tolist():
            held = positions[firsts[index] : lasts[index]] - begins[index]
            found[index] += held.tolist()
    return found
