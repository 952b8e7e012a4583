"""What an answer offers beside its hits: names in other scripts, and what is near in meaning."""

from collections.abc import Iterator

from search.answering.elsewhere import find_others, says_enough, wants_others
from search.asking.meaning import meant
from search.asking.name_forms import NameElsewhere
from search.fallback import or_of_fewer_words
from search.question import is_added
from search.scan import Scan
from search.scoring.nearness import OFFERED
from search.values.query import Query
from search.values.results import Hit, Name, Remedy


def names_of(scan: Scan) -> tuple[Name, ...]:
    """Return what names of the query are in other scripts, the most found first.

    Those that the query asks for are among them, and those that would find nothing are not. If
    nothing holds all the words and the names, they are counted in what holds fewer. Where nothing
    is found at all, another spelling of a word in its own script is a remedy, and none of them.
    """
    found = scan.question.names_elsewhere()
    if not found:
        return ()
    asked = all(is_added(name, scan.query) for name in found)
    counted = scan if asked else scan.counted(scan.query.with_(names=True))
    counts = counted.held_names() if scan.total else or_of_fewer_words(counted).held_names()
    names = dict.fromkeys(
        Name(name.term, name.text, name.script, count, is_added(name, scan.query), _respelt(name))
        for name in found
        if (count := counts.get(name.text, 0))
    )
    if not scan.total and len(scan.parts) == 1:
        names = {name: None for name in names if not name.respelt}
    return tuple(sorted(names, key=lambda name: (-name.count, name.text)))


def by_meaning(asked: Scan) -> tuple[Remedy, ...]:
    """Return the search by meaning in place of *asked*, if it has no hits and something is near.

    The text says enough, since single words are near to anything. A search with hits asks for
    nothing here.
    """
    query = asked.query
    wanted = query.text and query.by == "words" and query.meaning and not query.copies
    if asked.total or not wanted or query.cursor or not asked.encoded:
        return ()
    if not says_enough(query.text, asked.parts):
        return ()
    found = asked.counted(query.with_(by="meaning", sort=None))
    nearest = next(found.ranked(0, 1), None) if found.by_meaning else None
    if nearest is None or nearest[1] < OFFERED:
        return ()
    return (Remedy("meaning", "", found.query, found.total),)


def _respelt(name: NameElsewhere) -> bool:
    """Return whether *name* is in the script in which it was typed."""
    from search.language.names.known import words_of
    from search.language.names.sounds import script_of

    return script_of(words_of(name.term).partition(" ")[0]) == name.script


def also_about(asked: Scan, answered: Scan) -> tuple[Hit, ...]:
    """Return what is near in meaning, in other languages, and is not among the hits.

    It is near to the text of *asked*, and *answered* has the hits.
    """
    query, excluded = asked.query, asked.query.chosen("language", excluded=True)
    if not asked.encoded or not wants_others(query, asked.parts):
        return ()
    own = query.chosen("language") or asked.own_language
    others = [code for code in asked.encoded if code not in (*own, *excluded)]

    def hits(other: Query, language: str) -> Iterator[Hit]:
        parsed = meant(other, asked.parsed, asked.snapshot, language)
        return asked.again(other, parsed).hits(0, other.size)

    return find_others(query, others, hits, answered.among)
