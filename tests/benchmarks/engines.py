"""How fast the embedded engine is, beside Tantivy, SQLite FTS5 and stock Whoosh, in one run.

    pip install tantivy==0.27.0        # for this benchmark only
    python tests/benchmarks/engines.py HEADLINES --work FOLDER [--documents 50000] [--cold]

HEADLINES is JSON Lines, gzipped: date, headline, language. FOLDER keeps the rows, which are made
by `made_archive`, and the indexes. Each engine writes its own index and answers in a process of
its own; engines take turns, and the figures are medians over the rounds. With `--cold` the system
is asked to forget the index before each of these.

A query is answered in full: the first 20 documents with their text, the exact total, and counts by
topic, language and year. All engines hold the same keys, those of `search.language.analysis`;
Tantivy, SQLite and Whoosh get them as words between spaces. Queries are drawn from the documents,
300 of each set: `words` are folded words (alone, all of two or three, any of two or three, phrases,
beginnings); `groups` are words with their stems in four languages, alone and any of two; and `and`
is all of two or three such groups.

Writing is measured apart: ours with the full analysis, Tantivy with its own tokenizer on the text
alone, which is the lighter work. So is adding 100 documents to an index of ours that a reader has
open, to all documents and to a tenth of them, until the reader finds them.
"""

import argparse
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from made_archive import made_headlines
from msgspec.structs import replace
from whoosh import fields, index, query, sorting

from corpus import Language, Source, Topic, headline_id
from search import Document, Query
from search.asking.expansion import Expansion
from search.asking.groups import SynonymGroup
from search.language.analysis import analyzer, tokenize
from search.values.facets import FACETS

LANGUAGES = ("ar", "en", "es", "fr")
SETS = ("words", "groups", "and")
WARM_UP = 30
ADDED = 100
SEED = 5


def make_rows(path: Path, wanted: int) -> Iterator[dict[str, Any]]:
    """Yield *wanted* made headlines with ids and with topics' ids."""
    for number, made in enumerate(made_headlines(path, wanted)):
        yield {
            "id": headline_id(made["headline"], f"{number}", None),
            "text": made["headline"],
            "language": made["language"],
            "date": made["date"],
            "topic": made["topic"].lower().replace(" ", "-"),
        }


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows that `make_rows` made."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def make_queries(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return 300 queries of each set, drawn from the rows."""
    draw = random.Random(SEED)  # noqa: S311
    rows = [row for row in read_rows(path) if row["language"] in LANGUAGES]
    queries: dict[str, list[dict[str, Any]]] = {name: [] for name in SETS}
    while min(map(len, queries.values())) < 300:
        row = draw.choice(rows)
        forms = [token.form for token in tokenize(row["text"])]
        if len(forms) < 4:
            continue
        start = draw.randrange(len(forms) - 2)
        several = draw.sample(forms, draw.choice((2, 2, 3)))
        first = forms[start]
        queries["words"].append(
            draw.choice(
                [
                    {"kind": "term", "forms": [first]},
                    {"kind": "and", "forms": several},
                    {"kind": "or", "forms": several},
                    {"kind": "phrase", "forms": forms[start : start + 2]},
                    {"kind": "prefix", "forms": [first[: max(3, len(first) - 2)]]},
                ]
            )
        )
        queries["groups"].append(
            draw.choice([{"kind": "term", "forms": [first]}, {"kind": "or", "forms": several}])
        )
        queries["and"].append({"kind": "and", "forms": several})
    return {name: found[:300] for name, found in queries.items()}


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

    def answer(self, prepared: query.Query) -> int:
        from search.answering.facet_values import make_facet, make_histogram

        asked, totals = Query(text="any"), self.reader.totals
        matches = self.reader.match(prepared, asked)
        list(matches.hits(0, 20))
        for field in FACETS:
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
        import re

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
        from whoosh.analysis import SpaceSeparatedTokenizer

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
    import datetime as dt

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


def write_in_process(engine: str, folder: Path, rows_path: Path) -> None:
    """Write an index and print the seconds, less those of reading the rows, and peak memory."""
    candidate = ENGINES[engine](folder)
    start = time.perf_counter()
    # Ours takes documents, which it is given ready made, as the indexer would.
    rows = [document(row) if isinstance(candidate, Ours) else row for row in read_rows(rows_path)]
    read = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.perf_counter()
    candidate.write(iter(rows))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = sum(file.stat().st_size for file in folder.iterdir()) >> 20
    rate = len(rows) / seconds
    print(json.dumps({"rate": rate, "seconds": seconds, "mb": size, "rss": peak, "rows": read}))


def add_in_process(folder: Path, rows_path: Path) -> None:
    """Add documents and print the milliseconds until the writer is open, is done, is seen."""
    from search import open_index
    from search.columnar import ColumnWriter

    added = [
        replace(document(row), id=f"{row['id']}-{time.time_ns()}")
        for row in islice(read_rows(rows_path), ADDED)
    ]
    reader = open_index(folder)
    before = reader.search(Query(text=added[0].text)).index.documents
    times = [time.perf_counter()]
    with ColumnWriter(folder) as writer:
        times.append(time.perf_counter())
        for one in added:
            writer.put(one)
        writer.commit()
        times.append(time.perf_counter())
    found = reader.search(Query(text=added[0].text)).total
    times.append(time.perf_counter())
    if not found or reader.version().documents != before + ADDED:
        sys.exit("what was added is not there")
    print(json.dumps([(end - start) * 1000 for start, end in pairwise(times)]))


def ask_in_process(
    engine: str, folder: Path, queries: Sequence[dict[str, Any]], *, grouped: bool
) -> None:
    """Answer the queries once, after a warm-up, and print what each took in milliseconds.

    That is processor time, which other work on the machine disturbs least; no engine here uses
    several threads for a query.
    """
    candidate = ENGINES[engine](folder)
    start = time.perf_counter()
    candidate.open()
    opened = time.perf_counter() - start
    prepared = [candidate.prepare(asked, grouped=grouped) for asked in queries]
    start = time.perf_counter()
    candidate.answer(prepared[0])
    first = time.perf_counter() - start
    for one in prepared[:WARM_UP]:
        candidate.answer(one)
    taken, totals = [], []
    for one in prepared:
        start = time.process_time()
        totals.append(candidate.answer(one))
        taken.append((time.process_time() - start) * 1000)
    print(
        json.dumps(
            {"taken": taken, "totals": totals, "opened": opened * 1000, "first": first * 1000}
        )
    )


def in_process(*arguments: str, stdin: str = "") -> Any:
    """Run this script with *arguments* in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, *arguments], input=stdin, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure_writing(work: Path, rows_path: Path, engines: Sequence[str], rounds: int) -> None:
    rates = defaultdict(list)
    for _ in range(rounds):
        for engine in engines:
            folder = work / f"{rows_path.stem}-{engine}"
            shutil.rmtree(folder, ignore_errors=True)
            done = in_process("--write", engine, str(folder), str(rows_path))
            rates[engine].append(done)
    print(f"\n{rows_path.stem}: writing, medians of {rounds}")
    print("| engine | documents/s | MB | peak RSS MB (rows alone) | ratio to Tantivy, text only |")
    print("| --- | --- | --- | --- | --- |")
    for engine in engines:
        rate = statistics.median(done["rate"] for done in rates[engine])
        ratios = ""
        if "tantivy-text" in rates:
            pairs = zip(rates[engine], rates["tantivy-text"], strict=True)
            ratios = f"{statistics.median(a['rate'] / b['rate'] for a, b in pairs):.2f}"
        last = rates[engine][-1]
        print(
            f"| {engine} | {rate:,.0f} | {last['mb']} | {last['rss']} ({last['rows']}) | {ratios} |"
        )


def measure_adding(work: Path, rows_path: Path, documents: int, rounds: int) -> None:
    sizes = (documents // 10, documents)
    folders = {size: work / f"{rows_path.stem}-added-to-{size}" for size in sizes}
    for size, folder in folders.items():
        shutil.rmtree(folder, ignore_errors=True)
        Ours(folder).write(document(row) for row in islice(read_rows(rows_path), size))
    taken = defaultdict(list)
    for _ in range(rounds):
        for size, folder in folders.items():
            taken[size].append(in_process("--add", str(folder), str(rows_path)))
    print(f"\nadding {ADDED} documents, ms, medians of {rounds}")
    print("| to | writer open | written | seen | all | ratio |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in sizes:
        parts = [statistics.median(column) for column in zip(*taken[size], strict=True)]
        ratios = [
            sum(here) / sum(few) for here, few in zip(taken[size], taken[sizes[0]], strict=True)
        ]
        cells = " | ".join(f"{part:.0f}" for part in [*parts, sum(parts)])
        print(f"| {size:,} | {cells} | {statistics.median(ratios):.2f} |")


def forget(folder: Path) -> None:
    """Have the system drop what it keeps of the files in *folder* in memory."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def measure_asking(
    work: Path, rows_path: Path, engines: Sequence[str], rounds: int, *, cold: bool
) -> None:
    queries = make_queries(rows_path)
    for name in SETS:
        results = defaultdict(list)
        for _ in range(rounds):
            for engine in engines:
                folder = work / f"{rows_path.stem}-{engine}"
                if cold:
                    forget(folder)
                results[engine].append(
                    in_process("--ask", engine, str(folder), name, stdin=json.dumps(queries[name]))
                )
        state = "cold" if cold else "warm"
        print(f"\n{rows_path.stem}, {state}: 300 queries of {name}, ms, medians of {rounds}")
        print(
            "| engine | p50 | mean | p95 | p99 | mean / Tantivy | p99 / Tantivy | open | first"
            " | same totals |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for engine in engines:
            rows = results[engine]
            figures = {
                "p50": [percentile(r["taken"], 0.5) for r in rows],
                "mean": [statistics.mean(r["taken"]) for r in rows],
                "p95": [percentile(r["taken"], 0.95) for r in rows],
                "p99": [percentile(r["taken"], 0.99) for r in rows],
            }
            cells = [f"{statistics.median(column):.2f}" for column in figures.values()]
            for figure in ("mean", "p99"):
                if "tantivy" in engines:
                    theirs = results["tantivy"]
                    of = (
                        (lambda r: statistics.mean(r["taken"]))
                        if figure == "mean"
                        else (lambda r: percentile(r["taken"], 0.99))
                    )
                    ratio = [mine / of(r) for mine, r in zip(figures[figure], theirs, strict=True)]
                    cells.append(
                        f"{statistics.median(ratio):.2f} [{min(ratio):.2f}-{max(ratio):.2f}]"
                    )
            cells += [
                f"{statistics.median(r[key] for r in rows):.1f}" for key in ("opened", "first")
            ]
            same = sum(
                a == b
                for a, b in zip(rows[0]["totals"], results[engines[0]][0]["totals"], strict=True)
            )
            print(f"| {engine} | {' | '.join(cells)} | {same}/300 |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--writing-rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="+", default=["ours", "tantivy"])
    parser.add_argument("--skip-writing", action="store_true")
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    rows_path = options.work / f"{options.documents}.jsonl"
    if not rows_path.exists():
        with rows_path.open("w", encoding="utf-8") as file:
            for row in make_rows(options.headlines, options.documents):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    if not options.skip_writing:
        measure_writing(
            options.work,
            rows_path,
            [*options.engines, "ours-two", "tantivy-text"],
            options.writing_rounds,
        )
        measure_adding(options.work, rows_path, options.documents, options.rounds)
    measure_asking(options.work, rows_path, options.engines, options.rounds, cold=options.cold)


if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write_in_process(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    elif sys.argv[1] == "--add":
        add_in_process(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1] == "--ask":
        asked = json.load(sys.stdin)
        ask_in_process(sys.argv[2], Path(sys.argv[3]), asked, grouped=sys.argv[4] != "words")
    else:
        main()
