"""The groups of near-copies on a cluster, kept up as documents come and go.

A document has the id of the first of its group (`search.near_copies.rules`). A document that comes
or goes can change the groups of later ones within `DAYS` days, and these of later ones again. So
documents are settled in the order of days, beginning with those that changed; a document is settled
again if one before it began or ceased to begin a group. Candidates are found by keys
that each document has, and compared by the words of the titles.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from heapq import heapify, heappop, heappush
from itertools import chain, pairwise
from operator import attrgetter

import numpy as np
from msgspec import Struct

from search.arrays import offsets
from search.near_copies.pairs import Titles, find_pairs, meeting_keys
from search.near_copies.title_words import TitleWords, hash_tokens
from search.opensearch.tokens import TextToken, read_tokens
from search.values.documents import Document

_MOST_TOKENS = 255  # of a title

Rank = tuple[int, int, str]
"""What orders documents: day, CRC-32 of the id, and id."""


class Title(Struct, frozen=True, gc=False):
    """The title of a document: its *rank*, its *language* and the hashes of its *words*, sorted."""

    rank: Rank
    language: str
    words: tuple[int, ...]

    @property
    def id(self) -> str:
        """Return the id of the document."""
        return self.rank[2]


def read_titles(documents: Sequence[Document]) -> dict[str, Title]:
    """Return, by their ids, the titles of those *documents* that can have near-copies."""
    return read_printed(
        [
            (d.id, d.language.code, d.date.toordinal(), d.title)
            for d in documents
            if d.date_precision == "day" and d.date
        ]
    )


def read_printed(printed: Sequence[tuple[str, str, int, str]]) -> dict[str, Title]:
    """Return titles by the ids of their documents, of which the ordinals of days are known.

    *printed* has for each its id, language, day and title.
    """
    held = [read_tokens(title, language)[:_MOST_TOKENS] for _, language, _, title in printed]
    every = list(chain.from_iterable(held))
    _hash([token for token in dict.fromkeys(every) if token.hash < 0])
    hashes = np.array([token.hash for token in every], np.uint32)
    of_title = np.repeat(np.arange(len(held)), [len(tokens) for tokens in held])
    found = TitleWords.of(hashes, of_title, len(held))
    words = found.words.tolist()
    titles = {}
    extents = pairwise(found.offsets.tolist())
    for (one, language, day, _), (start, end) in zip(printed, extents, strict=True):
        if start < end:
            rank = (day, zlib.crc32(one.encode()), one)
            titles[one] = Title(rank, language, tuple(words[start:end]))
    return titles


def _hash(tokens: Sequence[TextToken]) -> None:
    """Give *tokens* their hashes."""
    if not tokens:
        return
    words, every = [token.word for token in tokens], np.arange(len(tokens))
    terms = [token.stems[0] if token.stems else token.word for token in tokens]
    capital = np.array([token.capital for token in tokens], np.bool_)
    hashes = hash_tokens(terms, every, words, every, capital)
    for token, found in zip(tokens, hashes.tolist(), strict=True):
        token.hash = found


def keys_of(titles: Mapping[str, Title]) -> dict[str, list[str]]:
    """Return for each of *titles* the keys of which its near-copies have one too."""
    ordered = list(titles.values())
    found = meeting_keys(_arrays(ordered)) if ordered else []
    return {
        title.id: [f"{key:x}" for key in keys] for title, keys in zip(ordered, found, strict=True)
    }


def _arrays(titles: Sequence[Title]) -> Titles:
    counts = np.array([len(title.words) for title in titles], np.int64)
    words = np.array([word for title in titles for word in title.words], np.uint32)
    languages = [zlib.crc32(title.language.encode()) for title in titles]
    return Titles(
        TitleWords(offsets(counts), words),
        np.array([title.rank[0] for title in titles], np.int64),
        np.array(languages, np.uint32),
    )


class Grouping:
    """Settles groups: *fetch* finds titles that have a key in common with some, and their groups.

    *new* are the titles of documents that came, each alone as yet.
    """

    def __init__(
        self,
        fetch: Callable[[Mapping[str, Title]], Iterable[tuple[Title, str]]],
        new: Mapping[str, Title],
    ) -> None:
        self._fetch = fetch
        self._titles = dict(new)
        self._before: dict[str, str] = {}
        self._met: set[str] = set()
        self._near: dict[str, list[str]] = {}
        self.groups: dict[str, str] = {}
        """The group of each document that was settled, by their ids, but for new ones alone."""

    def settle(self, changed: Iterable[str], known: Iterable[tuple[Title, str]]) -> None:
        """Settle the *changed* documents and all whose groups depend on them.

        *known* are titles that are stored, with the groups that they were in.
        """
        for title, group in known:
            self._learn(title, group)
        first = {one for one in changed if one in self._titles}
        self._meet(first)
        queue = [self._titles[one].rank for one in first & (self._near.keys() | self._before)]
        heapify(queue)
        settled: set[str] = set()
        while queue:
            rank = heappop(queue)
            one = rank[2]
            if one in settled:
                continue
            settled.add(one)
            if one not in self._met:
                self._meet({one, *(other[2] for other in queue)} - self._met)
            began = self._before.get(one) == one
            firsts = [r for r in self._ranks(one) if r < rank and self._begins(r[2])]
            self.groups[one] = min(firsts, default=rank)[2]
            if began != self._begins(one):
                for later in self._ranks(one):
                    if later > rank and later[2] not in settled:
                        heappush(queue, later)

    def _learn(self, title: Title, group: str) -> None:
        if title.id not in self._titles:
            self._titles[title.id] = title
            self._before[title.id] = group

    def _ranks(self, one: str) -> Iterator[Rank]:
        return (self._titles[other].rank for other in self._near.get(one, ()))

    def _begins(self, one: str) -> bool:
        return self.groups.get(one, self._before.get(one)) == one

    def _meet(self, ids: Set[str]) -> None:
        """Find the near-copies of the documents *ids*, and those of these, which may be next."""
        self._find(ids)
        others = {other for one in ids & self._near.keys() for other in self._near[one]} - self._met
        if others:
            self._find(others)

    def _find(self, ids: Set[str]) -> None:
        for title, group in self._fetch({one: self._titles[one] for one in ids}):
            self._learn(title, group)
        # Newest first, as pairs are looked for among the next ones.
        ordered = sorted(self._titles.values(), key=attrgetter("rank"))
        ordered.sort(key=lambda title: title.rank[0], reverse=True)
        some = len(ids) < len(ordered)
        flags = np.array([title.id in ids for title in ordered], np.bool_) if some else None
        pairs = find_pairs(_arrays(ordered), flags)
        self._met |= ids
        for one, other in pairs.tolist():
            for this, that in ((one, other), (other, one)):
                if ordered[this].id in ids:
                    self._near.setdefault(ordered[this].id, []).append(ordered[that].id)
