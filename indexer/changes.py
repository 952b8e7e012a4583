"""The changes that an update tells readers of: documents new, corrected, or no longer listed.

A file that is read again changes many documents in nothing that a reader sees, such as a line
number or the day on which a headline was last seen; none of that is told.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from search import CHANGES_KEPT, Change, Changes, Document, newest_first

_MOST_HELD = 4 * CHANGES_KEPT  # documents until the oldest are passed over


class ChangeCollector:
    """The changes of one update, met in any order; of those that come the newest are named."""

    def __init__(self) -> None:
        self._added: list[tuple[int, str]] = []
        self._least = -1, ""  # what is older is not named
        self._joined: set[str] = set()
        # By id, of documents that came with their corrections: the wording before the newest.
        self._corrected_before: dict[str, str] = {}
        self._changes: dict[str, Change] = {}

    def came(self, documents: Iterable[tuple[int, str]]) -> None:
        """Take in *documents* that the index did not have, each its day, 0 for none, and its id.

        Days are ordinals.
        """
        self._added += [one for one in documents if one > self._least]
        if len(self._added) > _MOST_HELD:
            self._added.sort()
            del self._added[:-CHANGES_KEPT]
            self._least = self._added[0]

    def compared(self, held: Document, document: Document) -> None:
        """Take in that *document* stands in place of *held*, which has its id, for now."""
        self._changes.pop(document.id, None)
        if document.sources and not held.sources:
            self._changes[document.id] = Change("added", document.id, document.date)
        elif held.sources and not document.sources:
            self.left(document)
        elif _told(document) != _told(held):
            self._correct(held, document)

    def left(self, document: Document) -> None:
        """Take in that *document* is no longer listed."""
        self._changes[document.id] = Change("unlisted", document.id, document.date)

    def joined(
        self, wordings: Sequence[Document], held: Sequence[Document], document: Document
    ) -> None:
        """Take in that *document* stands in place of *wordings* and of *held*, those it was."""
        for one in wordings:
            if held or one.id != document.id:
                self._joined.add(one.id)
            if document.sources:
                self._changes.pop(one.id, None)
        same = next((one for one in held if one.id == document.id), None)
        if same:
            self.compared(same, document)
        elif not held and document.earlier:
            self._corrected_before[document.id] = document.earlier[-1].title
        elif held:
            self._correct(max(held, key=lambda one: one.date or dt.date.min), document)

    def changes(self, added: int) -> Changes:
        """Return all changes; *added* is the number of documents that the index did not have."""
        others = list(self._changes.values())
        came = [
            Change(
                "added",
                document_id,
                dt.date.fromordinal(day) if day else None,
                self._corrected_before.get(document_id),
            )
            for day, document_id in self._added
            if document_id not in self._joined
        ]
        kinds = [change.kind for change in others]
        return Changes(
            added=added + kinds.count("added"),
            corrected=kinds.count("corrected"),
            unlisted=kinds.count("unlisted"),
            named=tuple(newest_first([*came, *others])[:CHANGES_KEPT]),
        )

    def _correct(self, held: Document, document: Document) -> None:
        earlier = held.title if held.title != document.title else None
        self._changes[document.id] = Change("corrected", document.id, document.date, earlier)


def _told(document: Document) -> tuple[object, ...]:
    return document.text, document.date, document.topics
