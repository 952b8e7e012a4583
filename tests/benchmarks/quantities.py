"""Measure quantities against labels: precision and recall by language, and the errors.

    python tests/benchmarks/quantities.py HEADLINES

HEADLINES is a gzip of JSON lines with `headline`; `quantities.tsv` has the labels of rows of it, by
number from 0 (drawn with seed 2311, half of them with a number), and of texts that were written for
this. They were made by one reader before any output was seen.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from search import quantities

LABELS = Path(__file__).with_suffix(".tsv")


def main(path: str) -> None:
    """Print a row for each language, for headlines and for written texts, and the errors."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        headlines = [json.loads(line)["headline"] for line in lines]
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    errors = []
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        language, text, labels = line.split("\t")
        kind = "headlines" if text.isdigit() else "written"
        text = headlines[int(text)] if text.isdigit() else text
        found = {str(one) for one in quantities(text, language)}
        right = {one for one in labels.split(";") if one}
        counted = counts[language, kind]
        counted["found"] += len(found & right)
        counted["wrong"] += len(found - right)
        counted["missed"] += len(right - found)
        if found != right:
            errors.append((language, sorted(found - right), sorted(right - found), text[:90]))
    print("language  of         precision  recall  labels")
    for (language, kind), n in sorted(counts.items()):
        precision = n["found"] / ((n["found"] + n["wrong"]) or 1)
        recall = n["found"] / ((n["found"] + n["missed"]) or 1)
        labelled = n["found"] + n["missed"]
        print(f"{language:9} {kind:10} {precision:9.3f} {recall:7.3f} {labelled:7}")
    for error in errors:
        print(*error, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1])
