"""How well search by meaning works, within and across languages, from the product's own answers.

    python tests/benchmarks/meaning.py FOLDER

FOLDER is that of `relevance.py`. Across languages, the questions of one language are asked with
`by=meaning` and a filter on another, and the right answer is the translated passage (XQuAD). In the
pool all languages are one index without a filter, and the passage in each language is right; of the
first three answers, the wrong ones are told apart by content and by language. Within one language,
questions are asked by words, with `sort=meaning` and by meaning. nDCG@10, means over the questions.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean

from relevance import Question, english_collection, ndcg, read, xquad

from search import Document, Engine, Filter, Query, open_index, open_writer
from search.values.query import By, Sort

DEPTH = 10


@contextmanager
def index(documents: Sequence[Document]) -> Iterator[Engine]:
    """Give an engine over *documents*, with vectors."""
    with tempfile.TemporaryDirectory() as folder:
        with open_writer(Path(folder), meaning="on", processes=2) as writer:
            for one in documents:
                writer.put(one)
            writer.commit()
        yield open_index(Path(folder))


def ask(engine: Engine, text: str, by: By, sort: Sort | None, language: str = "") -> list[str]:
    """Return the ids of the first answers."""
    filters = (Filter("language", language),) if language else ()
    query = Query(text=text, by=by, sort=sort, words="any", filters=filters)
    return [document.id for document in engine.scan(query).documents(0, DEPTH)]


def across(engine: Engine, folder: Path, every: int) -> None:
    """Print the figures from each language to each other."""
    rows = read(folder / "xquad_questions.jsonl.gz")[::every]
    languages = sorted({row["language"] for row in rows})
    print("| questions in | " + " | ".join(f"{code} passages" for code in languages) + " | pool |")
    print("| --- |" + " --- |" * (len(languages) + 1))
    wrong: dict[str, list[tuple[float, float]]] = {}
    for asked in languages:
        gains: dict[str, list[float]] = {}
        for row in (row for row in rows if row["language"] == asked):
            # All of one text at once, since an engine keeps the vectors of a thousand.
            for other in languages:
                found = ask(engine, row["query"], "meaning", None, other)
                gains.setdefault(other, []).append(ndcg(found, {f"{other}-{row['pid']}": 1}))
            found = ask(engine, row["query"], "meaning", None)
            right = {f"{code}-{row['pid']}": 1 for code in languages}
            gains.setdefault("pool", []).append(ndcg(found, right))
            content = [one for one in found[:3] if one not in right]
            same = [one for one in content if one.startswith(asked)]
            wrong.setdefault(asked, []).append((len(content) / 3, len(same) / 3))
        cells = [f"{fmean(column):.3f}" for column in gains.values()]
        print(f"| {asked} | " + " | ".join(cells) + " |", flush=True)
    for asked, shares in wrong.items():
        content, same = (fmean(column) for column in zip(*shares, strict=True))
        print(f"{asked}: of the first three, wrong {content:.3f}, {same:.3f} in its own language")


def within(engine: Engine, name: str, questions: Sequence[Question], language: str) -> None:
    """Print the figures of one collection in its own language."""
    cells = []
    for by, sort in (("words", None), ("words", "meaning"), ("meaning", None)):
        gains = [
            ndcg(ask(engine, q.text, by, sort, language), q.grades)  # type: ignore[arg-type]
            for q in questions
            if q.grades
        ]
        cells.append(f"{fmean(gains):.3f}")
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=["xquad", "cranfield", "npl"])
    parser.add_argument("--every", type=int, default=1, help="ask one question in so many")
    given = parser.parse_args()
    started = time.process_time()
    if given.only in (None, "xquad"):
        documents, questions = xquad(given.folder)
        with index(documents) as engine:
            across(engine, given.folder, given.every)
            print("\n| collection | words | sort=meaning | meaning |\n| --- | --- | --- | --- |")
            for language in sorted({question.language for question in questions}):
                own = [q for q in questions[:: given.every] if q.language == language]
                within(engine, f"XQuAD {language}", own, language)
    for name in ("cranfield", "npl"):
        if given.only in (None, name):
            documents, questions = english_collection(given.folder, name)
            with index(documents) as engine:
                within(engine, name, questions[:: given.every], "en")
    print(f"{time.process_time() - started:.0f} s of processor time")


if __name__ == "__main__":
    main()
