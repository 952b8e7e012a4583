"""Documents on their way into a segment, as columns from the start."""

import datetime as dt

import numpy as np

from search.columnar.format import Array
from search.columnar.forms import Forms
from search.columnar.postings import FIELDS, Occurrences, first_positions, occurrence_keys
from search.columnar.rows import (
    HAS_DATE_TEXT,
    HAS_URL,
    NO_DAY,
    NUMBERS,
    PRECISIONS,
    ROUTES,
    TEXTS,
    Profile,
    Rows,
    stretches,
)
from search.documents import Document

_ROUTE_CODES = {route: code for code, route in enumerate(ROUTES)}
_PRECISION_CODES = {precision or None: code for code, precision in enumerate(PRECISIONS)}
_TOKENS_A_BLOCK = 1 << 18


class Batch:
    """Documents that will be one segment; *tokens* counts what they hold so far."""

    def __init__(self, forms: Forms) -> None:
        self.tokens = 0
        self._forms = forms
        self._blocks: list[Array] = []
        self._block: list[int] = []
        self._texts: dict[str, list[str]] = {name: [] for name in TEXTS}
        self._number_blocks: list[Array] = []
        self._numbers: list[tuple[int | float, ...]] = []
        self._profiles: dict[Profile, int] = {}
        self._profile: list[int] = []
        self._files: dict[str, int] = {}
        self._source_counts: list[int] = []
        self._source_files: list[int] = []
        self._source_lines: list[int] = []
        self._removed: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._profile)

    def add(self, document: Document) -> None:
        """Add *document*; of several with one id, the last counts."""
        language = document.language
        before = len(self._block)
        self._block.extend(self._forms.numbers(document.text, language.code))
        length = len(self._block) - before
        self.tokens += length
        if len(self._block) > _TOKENS_A_BLOCK:
            self._close_block()
        ids, texts, date_texts, urls = self._texts.values()
        ids.append(document.id)
        texts.append(document.text)
        date_texts.append(document.date_text or "")
        urls.append(document.url or "")
        day = document.date
        self._numbers.append(
            (
                day.toordinal() if day else NO_DAY,
                length,
                (HAS_DATE_TEXT if document.date_text is not None else 0)
                | (HAS_URL if document.url is not None else 0),
                _PRECISION_CODES[document.date_precision],
                _ROUTE_CODES[language.route],
                language.confidence,
                _ordinal(document.first_seen),
                _ordinal(document.last_seen),
            )
        )
        profile = Profile(language.code, document.kind, day.year if day else 0, document.topics)
        self._profile.append(self._profiles.setdefault(profile, len(self._profiles)))
        self._source_counts.append(len(document.sources))
        for source in document.sources:
            self._source_files.append(self._files.setdefault(source.file, len(self._files)))
            self._source_lines.append(source.line)

    def remove(self, document_id: str) -> None:
        """Forget the documents with that id that were added before."""
        self._removed[document_id] = len(self)

    def ids(self) -> set[str]:
        """Return the ids that were added or removed: what older segments have of them is past."""
        return {*self._texts["ids"], *self._removed}

    def finish(self) -> tuple[Rows, dict[str, Occurrences]]:
        """Return the documents, ordered, and what their fields hold."""
        self._close_block()
        everything = self._rows()
        last = {document_id: row for row, document_id in enumerate(self._texts["ids"])}
        kept = [row for name, row in last.items() if row >= self._removed.get(name, 0)]
        rows = everything.take(np.array(kept, np.int64))
        order = rows.order()
        rows = rows.take(order)
        begins = first_positions(everything.numbers["lengths"]) - np.arange(len(self) + 1)
        lengths = rows.numbers["lengths"]
        tokens = stretches(begins[np.array(kept, np.int64)[order]], lengths)
        forms = np.concatenate(self._blocks)[tokens]
        positions = stretches(first_positions(lengths)[:-1], lengths)
        words = self._forms.word_terms()[forms]
        stems = self._forms.stem_terms()[forms]
        first, second = (stems[:, column] >= 0 for column in (0, 1))
        return rows, {
            FIELDS[0]: _occurrences(list(self._forms.words), words, positions),
            FIELDS[1]: _occurrences(
                list(self._forms.stems),
                np.concatenate((stems[first, 0], stems[second, 1])),
                np.concatenate((positions[first], positions[second])),
            ),
        }

    def _rows(self) -> Rows:
        columns = np.concatenate(self._number_blocks).T
        return Rows(
            texts={name: [text.encode() for text in texts] for name, texts in self._texts.items()},
            numbers={
                name: column.astype(kind)
                for (name, kind), column in zip(NUMBERS.items(), columns, strict=True)
            },
            profiles=list(self._profiles),
            profile=np.array(self._profile, np.int64),
            files=list(self._files),
            source_counts=np.array(self._source_counts, np.int64),
            source_files=np.array(self._source_files, np.int64),
            source_lines=np.array(self._source_lines, np.int64),
        )

    def _close_block(self) -> None:
        self._blocks.append(np.array(self._block, np.uint32))
        self._block.clear()
        self._number_blocks.append(np.array(self._numbers, np.float64).reshape(-1, len(NUMBERS)))
        self._numbers.clear()


def _occurrences(texts: list[str], terms: Array, positions: Array) -> Occurrences:
    """Return *positions* of *terms*, numbers in *texts*, under the sorted terms in use."""
    used = np.flatnonzero(np.bincount(terms, minlength=len(texts))).tolist()
    used.sort(key=texts.__getitem__)
    ranks = np.zeros(len(texts), np.int64)
    ranks[used] = np.arange(len(used))
    return Occurrences(
        [texts[number].encode() for number in used], occurrence_keys(ranks[terms], positions)
    )


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else NO_DAY
