"""How good the ranking is, beside plain BM25 in the same run.

    pip install bm25s
    python tests/benchmarks/relevance.py FOLDER

FOLDER holds collections as JSON Lines, gzipped: cranfield_*, npl_* (documents, queries,
judgements) and xquad_passages, xquad_questions. Each collection is indexed with the project's own
writer and asked with the project's own engine, `words=any`, as natural-language questions are.
The baseline is bm25s (k1 1.2, b 0.75, Lucene's idf) over the Snowball stems of the language that
it is told; the engine is told nothing of the question's language. nDCG@10 and recall@100, means
over the queries; a gain that only one half of the queries shows is none. "mixed" has the passages
of all languages in one index, and a question's only right answer is the passage in its own
language; "told" is the same index, asked in each language with a filter on it.
"""

import argparse
import gzip
import json
import math
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import bm25s
import snowballstemmer

from corpus import Language
from corpus.languages import LANGUAGES
from search import Document, Filter, Query, open_index, open_writer

DEPTH = 100


@dataclass(frozen=True)
class Question:
    """A query, its language and the grade of each right document."""

    text: str
    language: str
    grades: dict[str, int]


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def english_collection(folder: Path, name: str) -> tuple[list[Document], list[Question]]:
    """Return the documents and the judged queries of cranfield or npl."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in read(folder / f"{name}_judgements.jsonl.gz"):
        grades[row["query"]][row["document"]] = row["grade"]
    documents = [
        document(row["id"], row["text"], "en")
        for row in read(folder / f"{name}_documents.jsonl.gz")
    ]
    questions = [
        Question(row["query"], "en", grades[row["id"]])
        for row in read(folder / f"{name}_queries.jsonl.gz")
    ]
    return documents, questions


def xquad(folder: Path) -> tuple[list[Document], list[Question]]:
    """Return the passages in all languages, and each question with its own language's passage."""
    documents = [
        document(row["id"], row["text"], row["language"])
        for row in read(folder / "xquad_passages.jsonl.gz")
    ]
    questions = [
        Question(row["query"], row["language"], {f"{row['language']}-{row['pid']}": 1})
        for row in read(folder / "xquad_questions.jsonl.gz")
    ]
    return documents, questions


def document(document_id: str, text: str, language: str) -> Document:
    """Return a document of the collection."""
    return Document(
        id=document_id, kind="headline", text=text, language=Language(language, 1.0, "stated")
    )


def engine_answers(
    documents: Iterable[Document], questions: Sequence[Question], *, told: bool = False
) -> list[list[str]]:
    """Return the ids that the engine finds for each question."""
    with tempfile.TemporaryDirectory() as folder:
        with open_writer(Path(folder)) as writer:
            for one in documents:
                writer.put(one)
            writer.commit()
        engine = open_index(Path(folder))
        answers = []
        for question in questions:
            filters = (Filter("language", question.language),) if told else ()
            scan = engine.scan(Query(text=question.text, words="any", filters=filters))
            answers.append([document.id for document in scan.documents(0, DEPTH)])
    return answers


def baseline_answers(
    documents: Sequence[Document], questions: Sequence[Question]
) -> list[list[str]]:
    """Return the ids that plain BM25 finds for each question in its own language."""
    answers: dict[int, list[str]] = {}
    for language in {question.language for question in questions}:
        stem = snowballstemmer.stemmer(LANGUAGES[language].stemmer or "english").stemWord

        def terms(text: str, stem: Any = stem) -> list[str]:
            return [stem(word) for word in re.findall(r"\w+", text.lower())]

        own = [one for one in documents if one.language.code == language]
        ranker = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
        ranker.index([terms(one.text) for one in own], show_progress=False)
        asked = [(n, q) for n, q in enumerate(questions) if q.language == language]
        for number, question in asked:
            found, scores = ranker.retrieve(
                [terms(question.text)], k=min(DEPTH, len(own)), show_progress=False
            )
            answers[number] = [
                own[place].id for place, score in zip(found[0], scores[0], strict=True) if score > 0
            ]
    return [answers[number] for number in range(len(questions))]


def ndcg(found: Sequence[str], grades: dict[str, int], depth: int = 10) -> float:
    """Return the discounted gain of *found* as a share of the best order's."""
    gain = sum(grades.get(one, 0) / math.log2(n + 2) for n, one in enumerate(found[:depth]))
    best = sorted(grades.values(), reverse=True)[:depth]
    return gain / sum(grade / math.log2(n + 2) for n, grade in enumerate(best)) if best else 0.0


def recall(found: Sequence[str], grades: dict[str, int]) -> float:
    """Return the share of the right documents that is among *found*."""
    return len(grades.keys() & set(found[:DEPTH])) / len(grades) if grades else 0.0


def row(name: str, questions: Sequence[Question], answers: Sequence[Sequence[str]]) -> str:
    """Return a line of the table."""
    judged = [(q, a) for q, a in zip(questions, answers, strict=True) if q.grades]
    gains = [ndcg(a, q.grades) for q, a in judged]
    recalls = [recall(a, q.grades) for q, a in judged]
    means = (fmean(gains), fmean(gains[::2]), fmean(gains[1::2]), fmean(recalls))
    return f"| {name} | {len(judged)} | {' | '.join(f'{mean:.3f}' for mean in means)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print("| collection, ranking | queries | nDCG@10 | of odd ones | of even ones | recall@100 |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in ("cranfield", "npl"):
        documents, questions = english_collection(folder, name)
        print(row(f"{name}, plain BM25", questions, baseline_answers(documents, questions)))
        print(row(f"{name}, engine", questions, engine_answers(documents, questions)), flush=True)
    documents, questions = xquad(folder)
    baseline = baseline_answers(documents, questions)
    mixed = engine_answers(documents, questions)
    told = engine_answers(documents, questions, told=True)
    for language in ("en", "es", "ar", "de"):
        numbers = [n for n, q in enumerate(questions) if q.language == language]
        own = [questions[n] for n in numbers]
        alone = engine_answers([d for d in documents if d.language.code == language], own)
        print(row(f"XQuAD {language} alone, plain BM25", own, [baseline[n] for n in numbers]))
        print(row(f"XQuAD {language} alone, engine", own, alone))
        print(row(f"XQuAD {language} in mixed, told", own, [told[n] for n in numbers]))
        print(row(f"XQuAD {language} in mixed", own, [mixed[n] for n in numbers]))
    print(row("XQuAD mixed, told", questions, told))
    print(row("XQuAD mixed", questions, mixed))


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"\n{time.perf_counter() - started:.0f} s")
