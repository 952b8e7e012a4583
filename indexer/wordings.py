"""Corrected headlines: the wordings of one article, joined as one document.

Headlines that share an article's address are wordings of one headline. An address is an article's
unless the files say otherwise: more than `MOST_OF_A_DAY` headlines of one day in one file have it,
more than `MOST` in all, their sources state several languages, or they do not hang together by
their days and words, as on a page that changes or that has several, and it names none of them. Of
unlisted documents the file is no longer known; they never join or part those that files list, so a
rebuild gives the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations, groupby, islice

import regex
from msgspec.structs import replace

from corpus import Source
from indexer.documents import combine
from search import Committed, Document, content_terms

MOST = 20
MOST_OF_A_DAY = 3
_AT_ONCE = 500  # documents that are expected together
_ALIKE = 80  # percent of the letters of two headlines, by edits
_LEAST_WORDS = 3  # of an address that name a headline
_BETWEEN = regex.compile(r"[-_+\d]+|%20")
_DAY = regex.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])[/_-]+.")
_UNLISTED = Source("", 1)


def wordings_of(document: Document) -> tuple[Document, ...]:
    """Return each wording of *document* as the document that it would be alone, oldest first."""
    return document.wordings or (document,)


def join(wordings: Iterable[Document]) -> Document:
    """Return the document of one headline with these *wordings*; their order does not matter.

    The newest is the one that is still listed, of the latest date; of equal dates, the one with the
    later clock time where each has one of the same zone, then the one that was seen last, then the
    one first seen later, then one with small letters, then the one that stands later in the files.
    The words of all find it, but it is about what the newest names: what was corrected is no fact.
    """
    ordered = tuple(_by_age(wordings))
    *earlier, newest = ordered
    if not earlier:
        return newest
    paragraphs = dict.fromkeys(newest.text.split("\n\n"))
    for wording in reversed(earlier):
        paragraphs |= dict.fromkeys(wording.text.split("\n\n"))
    own = len(dict.fromkeys(newest.text.split("\n\n")))
    return replace(
        reduce(combine, ordered),
        id=newest.id,
        text="\n\n".join((newest.text, *list(paragraphs)[own:])),
        language=newest.language,
        date_text=newest.date_text,
        date=newest.date,
        date_precision=newest.date_precision,
        places=newest.places,
        organisations=newest.organisations,
        subjects=newest.subjects,
        quantities=newest.quantities,
        wordings=ordered,
    )


def grouped(wordings: Iterable[Document], shared: Container[str]) -> list[list[Document]]:
    """Return the *wordings* in groups, each of one headline.

    They are all that have any of their addresses, but for those in *shared*, which too many have.
    """
    ordered = sorted(wordings, key=lambda one: (not one.sources, one.id))
    having: dict[str, list[Document]] = {}
    for one in ordered:
        for address in one.addresses:
            having.setdefault(address, []).append(one)
    joining = {
        address
        for address, those in having.items()
        if address not in shared and is_article(address, [one for one in those if one.sources])
    }
    joining_unlisted = {address for address in joining if is_article(address, having[address])}
    groups = {one.id: [one] for one in ordered}
    for one in ordered:
        for address in one.addresses:
            if address not in (joining if one.sources else joining_unlisted):
                continue
            for other in having[address]:
                mine, theirs = groups[one.id], groups[other.id]
                # Listed ones come first in every group, and first of all.
                both_listed = bool(mine[0].sources and theirs[0].sources)
                if mine is theirs or (both_listed and not (one.sources and other.sources)):
                    continue
                first, second = sorted((mine, theirs), key=lambda group: not group[0].sources)
                first += second
                groups.update(dict.fromkeys((member.id for member in second), first))
    return list({id(group): group for group in groups.values()}.values())


def is_article(address: str, wordings: list[Document]) -> bool:
    """Return whether an *address* that all these *wordings* have can be that of an article."""
    of_a_day = Counter(
        (file, one.date)
        for one in wordings
        # One that an export tells of beside its headline has no line, and is none of a list.
        for file in {source.file for source in one.sources or (_UNLISTED,) if source.line}
    )
    languages = {one.language.code for one in wordings if one.language.route == "stated"}
    return (
        len(wordings) <= MOST
        and max(of_a_day.values(), default=0) <= MOST_OF_A_DAY
        and len(languages) <= 1
        and hang_together(address, wordings)
    )


def hang_together(address: str, wordings: Iterable[Document]) -> bool:
    """Return whether any of *wordings* leads to any other, each step by a day or a word of both.

    A page that is written anew has another day and other words, and one of several headlines lists
    those of a day at once, in other words, or names a place of its own for each. An *address* that
    was made of the words of one of them is its own, whatever it is called later, and so is one
    that was made of its day, but for what else the same file lists of that day.
    """
    left = list(wordings)
    if len(left) < 2:
        return True
    if _has_places_for_each(address, left):
        return False
    path = address.partition("?")[0].rstrip("/")
    if any(_has_words_of(path, one) for one in left):
        return True
    of_day = any(_has_day_of(path, one) for one in left)
    terms = {one.id: content_terms(one.title, one.language.code) for one in left}
    reached = [left.pop()]
    while reached and left:
        one = reached.pop()
        near = [
            other
            for other in left
            if (of_day and not _at_once(one, other)) or _may_correct(one, other, terms)
        ]
        left = [other for other in left if other not in near]
        reached += near
    return not left


def _has_places_for_each(address: str, wordings: Sequence[Document]) -> bool:
    """Return whether two wordings name each a place of its own in the page at *address*."""
    places = [of for one in wordings if (of := one.fragments(address))]
    return any(one.isdisjoint(other) for one, other in combinations(places, 2))


def _has_day_of(path: str, one: Document) -> bool:
    """Return whether the *path* of an address has the day of a wording in it."""
    day = one.date.isoformat() if one.date and one.date_precision == "day" else None
    return day is not None and day == _day_in(path)


def _has_words_of(path: str, one: Document) -> bool:
    """Return whether the last part of a *path* has nearly all its words from a wording."""
    slug = _BETWEEN.sub(" ", path.rpartition("/")[2].partition(".")[0])
    words = slug.split()
    if len(words) < _LEAST_WORDS:
        return False
    title = content_terms(one.title, one.language.code)
    terms = [of for word in words if (of := content_terms(word, one.language.code))]
    met = sum(not of.isdisjoint(title) for of in terms)
    return len(terms) >= _LEAST_WORDS and met * 4 >= len(terms) * 3


def _day_in(path: str) -> str:
    """Return the day of a *path* that more follows, as ISO 8601, empty if it has none."""
    found = _DAY.search(path)
    return "-".join(found.groups()) if found else ""


def _may_correct(one: Document, other: Document, terms: Mapping[str, frozenset[str]]) -> bool:
    """Return whether two wordings have a day or a word in common, or one has none to compare.

    What one file lists of one day has a word in common, or nearly all letters.
    """
    mine, theirs = terms[one.id], terms[other.id]
    if not mine.isdisjoint(theirs):
        return True
    if _at_once(one, other):
        return are_alike(one, other)
    return None in (one.date, other.date) or one.date == other.date or not (mine and theirs)


def _at_once(one: Document, other: Document) -> bool:
    """Return whether two wordings, as far as their days tell, stood in one file side by side.

    What an export tells of beside its headline did not. Of unlisted ones the file is not known,
    only when they were seen.
    """
    if one.date != other.date and one.date and other.date:
        return False
    if one.sources or other.sources:
        files = {source.file for source in one.sources if source.line}
        return any(source.file in files for source in other.sources if source.line)
    first = max(one.first_seen or dt.date.min, other.first_seen or dt.date.min)
    return first <= min(one.last_seen or dt.date.max, other.last_seen or dt.date.max)


def are_alike(one: Document, other: Document) -> bool:
    """Return whether the headlines of two documents are nearly the same, letter by letter."""
    from rapidfuzz.fuzz import ratio  # which most updates do not need

    return ratio(one.title.casefold(), other.title.casefold()) >= _ALIKE


def _by_age(wordings: Iterable[Document]) -> Iterator[Document]:
    """Yield *wordings*, oldest first."""
    from corpus.dates import clock_of  # which an update that changes nothing does not need

    ordered = sorted(wordings, key=_age)
    for _, group in groupby(ordered, key=lambda one: (bool(one.sources), one.date)):
        of_day = list(group)
        clocks = {one.id: clock_of(one.date_text or "") for one in of_day if len(of_day) > 1}
        if None not in clocks.values() and len({of[0] for of in clocks.values() if of}) == 1:
            of_day.sort(key=lambda one: clocks[one.id] or ("", 0))
        yield from of_day


def _age(one: Document) -> tuple[bool, dt.date, dt.date, dt.date, bool, Source, str]:
    return (
        bool(one.sources),
        one.date or dt.date.min,
        one.last_seen or dt.date.min,
        one.first_seen or dt.date.min,
        any(map(str.islower, one.title)),
        max(one.sources, default=Source("", 0)),
        one.id,
    )


class CommittedWordings:
    """The last commit, wording by wording."""

    def __init__(self, committed: Committed) -> None:
        self.committed = committed

    def get(self, wording_id: str) -> Document | None:
        """Return the wording with that id, None if there is none."""
        document = self.committed.get(wording_id)
        return document and _wording(document, wording_id)

    def get_all(self, ids: Sequence[str]) -> dict[str, Document]:
        """Return the wordings with *ids*, by these."""
        found = self.committed.get_all(ids)
        return {one: _wording(document, one) for one, document in found.items()}

    def listed_in(self, file: str) -> Iterator[Document]:
        """Yield the wordings that *file*, or a member of it, listed."""
        ids = self.committed.ids_from(file)
        while some := list(islice(ids, _AT_ONCE)):
            for document in self.committed.get_all(some).values():
                for one in wordings_of(document):
                    if any(f"{source.file}/".startswith(f"{file}/") for source in one.sources):
                        yield one


def _wording(document: Document, wording_id: str) -> Document:
    """Return the wording of *document* with that id, itself if it has none."""
    return next((one for one in document.wordings if one.id == wording_id), document)
