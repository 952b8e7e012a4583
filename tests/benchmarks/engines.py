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
import gc
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from candidates import ENGINES, LANGUAGES, Ours, document
from made_archive import made_headlines
from msgspec.structs import replace

from corpus import headline_id
from search import Query
from search.language.analysis import tokenize

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
    # What starting left is collected and frozen, as the server does, or one query pays for it.
    gc.collect()
    gc.freeze()
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
