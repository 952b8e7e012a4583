"""Words that are not typed whole: which terms of an index a pattern stands for."""

import fnmatch
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from whoosh import query
from whoosh.codec.base import Automata

from search.columnar.files.strings import TermDictionary
from search.columnar.index.segment import Segment
from search.columnar.whoosh_codec import TermCursor

LIMIT = 1000
"""How many terms a wildcard or a misspelling stands for at most: the most frequent ones."""

_WILD = re.compile(r"[*?\[]")


def matching_terms(
    pattern: query.Wildcard | query.FuzzyTerm, segments: Sequence[Segment]
) -> tuple[list[bytes], bool]:
    """Return the terms that *pattern* stands for, and whether `LIMIT` left some out."""
    counts: Counter[bytes] = Counter()
    for segment in segments:
        field = segment.file.fields[pattern.fieldname]
        for text in _matching(pattern, field.terms):
            counts[text] += field.document_frequency(field.terms.find(text))
    ranked = sorted(counts, key=lambda text: (-counts[text], text))
    return ranked[:LIMIT], len(ranked) > LIMIT


def _matching(pattern: query.Query, terms: TermDictionary) -> Iterator[bytes]:
    if isinstance(pattern, query.FuzzyTerm):
        cursor = TermCursor(terms, bytes.decode, str.encode)
        prefix = min(pattern.prefixlength, len(pattern.text))
        found = Automata().terms_within(cursor, pattern.text, pattern.maxdist, prefix=prefix)
        yield from (text.encode() for text in found)
        return
    wanted = re.compile(fnmatch.translate(pattern.text))
    prefix = _WILD.split(pattern.text, maxsplit=1)[0].encode()
    for number in terms.beginning_with(prefix):
        text = terms[number]
        if wanted.match(text.decode()):
            yield text
