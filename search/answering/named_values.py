"""Topics and outlets that words of a text name, as searches for what is marked so.

An outlet's name is seldom printed in what it publishes, so its words would find nothing of it, or
what others say of it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from search.answering.like_words import SPELLINGS
from search.answering.named_periods import Way
from search.asking.archive_values import ArchiveValues
from search.asking.query_parts import QueryPart, typed
from search.asking.value_names import Value, name_words
from search.values.query import Query

_MOST_PARTS = 30  # of a text, in which names are looked for
_MOST_LACKING = 4  # words that the archive lacks, of which each costs a search
_IN_PLACE = ("word", "small", "phrase")


def ways_to_values(
    query: Query,
    parts: Sequence[QueryPart],
    values: ArchiveValues,
    lacks: Callable[[str], bool] | None,
) -> Iterator[Way]:
    """Yield *query* with the filter of a topic or outlet in place of the words that name it.

    *parts* are those of its text. A word of a name stands for the whole of it where *lacks* says
    that the archive lacks the word, misspelt or not; None if nothing is to be asked about words.
    """
    if len(parts) > _MOST_PARTS:
        return
    words = [_words(query, part) for part in parts]
    named: set[int] = set()
    for start, end, found in values.value_names.whole(words):
        run = parts[start:end]
        if any(part.kind != "small" for part in run) and _side_by_side(query, run):
            named.update(range(start, end))
            yield from _in_place(query, run, found, values)
    if lacks is None:
        return
    alone = [
        (part, words[number])
        for number, part in enumerate(parts)
        if number not in named and part.kind == "word"
    ]
    names = values.value_names
    known = [(part, found) for part, several in alone if (found := names.in_part(several))]
    for part, found in known[:_MOST_LACKING]:
        if lacks(typed(query, part)):
            yield from _in_place(query, [part], found[:SPELLINGS], values)
    others = (one for one in alone if len(one[1]) == 1 and not names.in_part(one[1]))
    for part, (word,) in islice(others, _MOST_LACKING):
        if (found := names.spelt_like(word)) and lacks(typed(query, part)):
            for _, name, other in _in_place(query, [part], found[:SPELLINGS], values):
                yield "spelling", marked_text(name), other


def value_text(facet: str, label: str) -> str:
    """Return what is typed to find what is marked with the value of *facet* that has that label."""
    bare = label.replace('"', " ")
    return f'{facet}:"{bare}"'


def marked_text(name: str) -> str:
    """Return `value_text` for the *name* of a way: a facet and a label after a colon."""
    return value_text(*name.split(":", 1))


def _words(query: Query, part: QueryPart) -> Sequence[str]:
    return name_words(typed(query, part)) if part.kind in _IN_PLACE else ()


def _side_by_side(query: Query, parts: Sequence[QueryPart]) -> bool:
    between = (query.text[one.end : other.start] for one, other in pairwise(parts))
    return not "".join(between).strip()


def _in_place(
    query: Query, parts: Sequence[QueryPart], found: Sequence[Value], values: ArchiveValues
) -> Iterator[Way]:
    for facet, value in found:
        if value not in query.chosen(facet):
            label = values.label(facet, value)
            before, after = query.text[: parts[0].start], query.text[parts[-1].end :]
            text = " ".join((before + value_text(facet, label) + after).split())
            yield "value", f"{facet}:{label}", query.with_(text=text)
