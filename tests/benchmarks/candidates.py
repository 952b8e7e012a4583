"""The engines that `engines.py` measures, each with one schema and one way to ask for the same."""

import datetime as dt
import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from whoosh import fields, index, query, sorting
from whoosh.analysis import SpaceSeparatedTokenizer

from corpus import Language, Source, Topic
from search import Document, Query
from search.asking.expansion import Expansion
from search.asking.groups import SynonymGroup
from search.language.analysis import analyzer, tokenize
from search.values.facets import FACETS

LANGUAGES = ("ar", "en", "es", "fr")
"""Of the queries, and of the variants of a group."""
COUNTED = [field for field in FACETS if field.id in ("topic", "language")]
"""What all engines count, beside years; ours would count what headlines name as well."""


def word_key(form: str) -> str:
    return analyzer().keys(form, "und").word


def group_keys(form: str) -> list[tuple[str, list[str]]]:
    """Return the field and the key of each variant of a form's group; a phrase has several keys."""
    group = Expansion(LANGUAGES).word(form)
    found = [variant.query for variant in group.variants] if group else []
    if any(isinstance(one, query.Prefix) for one in found):
        raise ValueError(f"{form} is no word, but the beginning of words")
    keys = {
        (q.fieldname, *(q.words if isinstance(q, query.Phrase) else [q.text])): None for q in found
    }
    return [(field, list(words)) for field, *words in keys]


def tree(asked: dict[str, Any], leaf: Callable[[str], query.Query]) -> query.Query:
    """Return *asked* as a query of Whoosh, of which each form is a *leaf*."""
    keys = [word_key(form) for form in asked["forms"]]
    leaves = [leaf(form) for form in asked["forms"]]
    made: dict[str, query.Query] = {
        "term": leaves[0],
        "and": query.And(leaves),
        "or": query.Or(leaves),
        "phrase": query.Phrase("words", keys),
        "prefix": query.Prefix("words", keys[0]),
    }
    return made[asked["kind"]]


class Candidate(ABC):
    """An engine that is measured."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def write(self, rows: Iterator[dict[str, Any]]) -> None:
        """Write an index of *rows*."""

    @abstractmethod
    def open(self) -> None:
        """Open the index."""

    @abstractmethod
    def prepare(self, asked: dict[str, Any], *, grouped: bool) -> Any:
        """Return a query as the engine wants it."""

    @abstractmethod
    def answer(self, prepared: Any) -> int:
        """Answer in full and return the total."""


class Ours(Candidate):
    """This project's."""

    processes = 1

    def write(self, rows: Iterator[Document]) -> None:
        from search.columnar import ColumnWriter

        with ColumnWriter(self.folder, rebuild=True, processes=self.processes) as writer:
            for one in rows:
                writer.put(one)
            writer.commit()

    def open(self) -> None:
        from search.columnar import ColumnBackend

        self.reader = ColumnBackend(self.folder).reader()

    def prepare(self, asked: dict[str, Any], *, grouped: bool) -> query.Query:
        expansion = Expansion(LANGUAGES)

        def leaf(form: str) -> query.Query:
            if grouped:
                return SynonymGroup(form, expansion.word(form).variants)  # type: ignore[union-attr]
            return query.Term("words", word_key(form))

        return tree(asked, leaf)

    def answer(self, prepared: query.Query) -> int:
        from search.answering.facet_values import make_facet, make_histogram

        asked, totals = Query(text="any"), self.reader.totals
        matches = self.reader.match(prepared, asked)
        list(matches.hits(0, 20))
        for field in COUNTED:
            make_facet(field, asked, *matches.facet(field), totals.labels)
        span = (totals.first, totals.last)
        make_histogram(asked.dates, asked.dates, span, matches.time_counts, matches.undated)
        return matches.total


class OursTwo(Ours):
    """This project's, written by two processes; for writing."""

    processes = 2


class Tantivy(Candidate):
    """Tantivy through its Python package."""

    threads = 1
    text_only = False

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        tokenizer = "default" if self.text_only else "whitespace"
        builder.add_text_field(
            "text",
            stored=True,
            tokenizer_name="default" if self.text_only else "raw",
            index_option="position" if self.text_only else "basic",
        )
        if not self.text_only:
            builder.add_text_field("words", tokenizer_name=tokenizer)
            builder.add_text_field("stems", tokenizer_name=tokenizer)
        for name in ("topic", "language"):
            builder.add_text_field(
                name, fast=True, tokenizer_name="raw", index_option="basic", stored=True
            )
        builder.add_unsigned_field("year", fast=True, indexed=True, stored=True)
        return builder.build()

    def write(self, rows: Iterator[dict[str, Any]]) -> None:
        import tantivy

        self.folder.mkdir(parents=True, exist_ok=True)
        built = tantivy.Index(self._schema(), path=str(self.folder))
        writer = built.writer(heap_size=512_000_000, num_threads=self.threads)
        for row in rows:
            one = tantivy.Document()
            one.add_text("id", row["id"])
            one.add_text("text", row["text"])
            if not self.text_only:
                words, stems = row_keys(row)
                one.add_text("words", words)
                one.add_text("stems", stems)
            one.add_text("topic", row["topic"])
            one.add_text("language", row["language"])
            one.add_unsigned("year", int(row["date"][:4]) if row["date"] else 0)
            writer.add_document(one)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(self.folder))
        self.index.register_tokenizer(
            "whitespace", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        )
        self.index.reload()
        self.searcher = self.index.searcher()
        self.facets = {
            name: {"terms": {"field": name, "size": 1000}} for name in ("topic", "language", "year")
        }

    def prepare(self, asked: dict[str, Any], *, grouped: bool) -> Any:
        import tantivy

        schema = self.index.schema
        term, phrase = tantivy.Query.term_query, tantivy.Query.phrase_query
        should, must = tantivy.Occur.Should, tantivy.Occur.Must

        def leaf(form: str) -> Any:
            if not grouped:
                return term(schema, "words", word_key(form))
            variants = [
                term(schema, f, k[0]) if len(k) == 1 else phrase(schema, f, k)
                for f, k in group_keys(form)
            ]
            return tantivy.Query.boolean_query([(should, variant) for variant in variants])

        keys = [word_key(form) for form in asked["forms"]]
        match asked["kind"]:
            case "term":
                return leaf(asked["forms"][0])
            case "phrase":
                return phrase(schema, "words", keys)
            case "prefix":
                return tantivy.Query.regex_query(schema, "words", re.escape(keys[0]) + ".*")
            case kind:
                occur = must if kind == "and" else should
                return tantivy.Query.boolean_query([(occur, leaf(f)) for f in asked["forms"]])

    def answer(self, prepared: Any) -> int:
        found = self.searcher.search(prepared, limit=20, count=True)
        for _, address in found.hits:
            self.searcher.doc(address).to_dict()
        self.searcher.aggregate(prepared, self.facets)
        total: int = found.count
        return total


class TantivyText(Tantivy):
    """Tantivy with its own tokenizer on the text alone; for writing."""

    text_only = True


class Sqlite(Candidate):
    """SQLite's FTS5."""

    def write(self, rows: Iterator[dict[str, Any]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self.folder / "index.sqlite")
        base.execute("create table documents(id, text, topic, language, year integer)")
        base.execute(
            "create virtual table keys using fts5(words, stems, content='', prefix='3 4',"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars ':'\")"
        )
        for number, row in enumerate(rows, 1):
            words, stems = row_keys(row)
            year = int(row["date"][:4]) if row["date"] else 0
            base.execute(
                "insert into documents values (?, ?, ?, ?, ?)",
                (row["id"], row["text"], row["topic"], row["language"], year),
            )
            base.execute(
                "insert into keys(rowid, words, stems) values (?, ?, ?)",
                (number, words, stems),
            )
        base.commit()

    def open(self) -> None:
        self.base = sqlite3.connect(self.folder / "index.sqlite")

    def prepare(self, asked: dict[str, Any], *, grouped: bool) -> str:
        def quoted(key: str) -> str:
            return '"' + key.replace('"', '""') + '"'

        def leaf(form: str) -> str:
            if not grouped:
                return f"words:{quoted(word_key(form))}"
            variants = [f"{field}:{quoted(' '.join(keys))}" for field, keys in group_keys(form)]
            return "(" + " OR ".join(variants) + ")"

        keys = [word_key(form) for form in asked["forms"]]
        match asked["kind"]:
            case "term":
                return leaf(asked["forms"][0])
            case "phrase":
                return f"words:{quoted(' '.join(keys))}"
            case "prefix":
                return f"words:{quoted(keys[0])}*"
            case kind:
                return f" {kind.upper()} ".join(leaf(form) for form in asked["forms"])

    def answer(self, prepared: str) -> int:
        self.base.execute(
            "select documents.*, score from documents join"
            " (select rowid as number, bm25(keys) as score from keys where keys match ?"
            " order by score limit 20) on documents.rowid = number",
            (prepared,),
        ).fetchall()
        matched = "from keys join documents on documents.rowid = keys.rowid where keys match ?"
        for name in ("topic", "language", "year"):
            counted = self.base.execute(
                f"select {name}, count(*) {matched} group by {name}", (prepared,)
            ).fetchall()
        return sum(count for _, count in counted)


class StockWhoosh(Candidate):
    """Whoosh with its own codec."""

    def write(self, rows: Iterator[dict[str, Any]]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        schema = fields.Schema(
            id=fields.STORED,
            text=fields.STORED,
            words=fields.TEXT(SpaceSeparatedTokenizer()),
            stems=fields.TEXT(SpaceSeparatedTokenizer()),
            topic=fields.ID(sortable=True),
            language=fields.ID(sortable=True),
            year=fields.NUMERIC(int, sortable=True),
        )
        writer = index.create_in(self.folder, schema).writer(limitmb=512)
        for row in rows:
            words, stems = row_keys(row)
            writer.add_document(
                id=row["id"],
                text=row["text"],
                words=words,
                stems=stems,
                topic=row["topic"],
                language=row["language"],
                year=int(row["date"][:4]) if row["date"] else 0,
            )
        writer.commit()

    def open(self) -> None:
        self.searcher = index.open_dir(self.folder).searcher()

    def prepare(self, asked: dict[str, Any], *, grouped: bool) -> query.Query:
        def leaf(form: str) -> query.Query:
            if not grouped:
                return query.Term("words", word_key(form))
            return query.Or(
                [
                    query.Term(f, k[0]) if len(k) == 1 else query.Phrase(f, k)
                    for f, k in group_keys(form)
                ]
            )

        return tree(asked, leaf)

    def answer(self, prepared: query.Query) -> int:
        facets = sorting.Facets()
        for name in ("topic", "language", "year"):
            facets.add_field(name, maptype=sorting.Count)
        found = self.searcher.search(prepared, limit=20, groupedby=facets)
        [hit.fields() for hit in found]
        [dict(found.groups(name)) for name in ("topic", "language", "year")]
        return len(found)


ENGINES: dict[str, type[Candidate]] = {
    "ours": Ours,
    "tantivy": Tantivy,
    "ours-two": OursTwo,
    "tantivy-text": TantivyText,
    "sqlite": Sqlite,
    "whoosh": StockWhoosh,
}


def document(row: dict[str, Any]) -> Document:
    """Return a row as a document."""
    day = dt.date.fromisoformat(row["date"]) if row["date"] else None
    return Document(
        id=row["id"],
        kind="headline",
        text=row["text"],
        language=Language(row["language"], 1.0, "stated"),
        date_text=row["date"],
        date=day,
        date_precision="day" if day else None,
        topics=(Topic(row["topic"], row["topic"].title()),),
        sources=(Source("made.jsonl", 1),),
    )


def row_keys(row: dict[str, Any]) -> tuple[str, str]:
    """Return the words of a row, and the stems of its tokens and compounds, between spaces."""
    words, stems = [], []
    for token in tokenize(row["text"]):
        keys = analyzer().keys(token.form, row["language"])
        words.append(keys.word)
        stems += keys.stems
        if token.compound:
            stems.append(analyzer().compound_key(token.compound, row["language"]))
    return " ".join(words), " ".join(stems)
