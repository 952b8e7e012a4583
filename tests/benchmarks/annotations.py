"""Measure annotations against labels: precision and recall by language, and the commonest errors.

    python tests/benchmarks/annotations.py HEADLINES

HEADLINES is a gzip of JSON lines with `headline`; `annotations.tsv` has the labels of rows of it,
by number from 0: places, organisations, and the heads of the subjects. They were made by one reader
before any output was seen. Rows drawn with seed 23, as many from each source of a language.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from search import Annotator
from search.language.annotations.meanings import SUBJECTS

LABELS = Path(__file__).with_suffix(".tsv")
FACETS = ("place", "organisation", "subject")


def main(path: str) -> None:
    """Print a row for each language and facet, and the twenty commonest errors."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        headlines = [json.loads(line)["headline"] for line in lines]
    annotator = Annotator()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    errors: Counter[tuple[str, ...]] = Counter()
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        language, row, *labels = line.split("\t")
        text = headlines[int(row)]
        found = annotator.about(text, language)
        given = (found.places, found.organisations, {*found.subjects} & {*SUBJECTS})
        said = {one.term for one in annotator.annotations(text, language)}
        for facet, label, values in zip(FACETS, labels, map(set, given), strict=True):
            right = set(label.split())
            counted = counts[language, facet]
            counted["found"] += len(values & right)
            counted["wrong"] += len(values - right)
            counted["missed"] += len(right - values)
            for value in values - right:
                errors[language, facet, f"+{value}", " ".join(sorted(said))[:60], text[:90]] += 1
            for value in right - values:
                errors[language, facet, f"-{value}", "", text[:90]] += 1
    print("language  facet         precision  recall  labels")
    for (language, facet), n in sorted(counts.items()):
        precision = n["found"] / ((n["found"] + n["wrong"]) or 1)
        recall = n["found"] / ((n["found"] + n["missed"]) or 1)
        labelled = n["found"] + n["missed"]
        print(f"{language:9} {facet:13} {precision:9.3f} {recall:7.3f} {labelled:7}")
    for error, number in errors.most_common(int(sys.argv[2]) if len(sys.argv) > 2 else 20):
        print(number, *error, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1])
