"""Measure annotations against labels: precision and recall by language, and the commonest errors.

    python tests/benchmarks/annotations.py HEADLINES [SET]

HEADLINES is a gzip of JSON lines with `headline`; `annotations.tsv` has the labels of rows of it,
by number from 0, and of texts that were written for this: places, organisations, the heads of the
subjects, quantities. A column with `-` was not labelled; a value after `?` is one that readers may
dispute, so it is neither asked for nor wrong. The labels were made by one reader before any output
was seen; the sets are named after the sessions that drew them, as many from each source of a
language.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from search import Annotator
from search.language.annotations.meanings import SUBJECTS

LABELS = Path(__file__).with_suffix(".tsv")
FACETS = ("place", "organisation", "subject", "quantity")


def main(path: str, chosen: str = "") -> None:
    """Print a row for each facet, set and language, and all errors."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        headlines = [json.loads(line)["headline"] for line in lines]
    annotator = Annotator()
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    errors = []
    for line in LABELS.read_text(encoding="utf-8").splitlines()[1:]:
        language, of_set, text, *labels = line.split("\t")
        if chosen not in ("", of_set):
            continue
        text = headlines[int(text)] if text.isdigit() else text
        (about,) = annotator.about_all([text], language)
        printed = {str(one) for one in about.quantities}
        heads = {*about.subjects} & {*SUBJECTS}
        given = (about.places, about.organisations, heads, printed)
        said = " ".join(sorted({one.term for one in annotator.annotations(text, language)}))
        for facet, label, values in zip(FACETS, labels, map(set, given), strict=True):
            if label == "-":
                continue
            read = set(filter(None, label.split(";" if facet == "quantity" else " ")))
            right = {value for value in read if not value.startswith("?")}
            values -= {value.removeprefix("?") for value in read - right}
            counted = counts[facet, of_set, language]
            counted["found"] += len(values & right)
            counted["wrong"] += len(values - right)
            counted["missed"] += len(right - values)
            for sign, differing in (("+", values - right), ("-", right - values)):
                errors += [
                    (facet, of_set, language, sign + value, said[:60], text[:110])
                    for value in sorted(differing)
                ]
    print("facet         set          language  precision  recall  labels")
    for (facet, of_set, language), n in sorted(counts.items()):
        precision = n["found"] / ((n["found"] + n["wrong"]) or 1)
        recall = n["found"] / ((n["found"] + n["missed"]) or 1)
        labelled = n["found"] + n["missed"]
        row = f"{facet:13} {of_set:12} {language:9} {precision:9.3f} {recall:7.3f} {labelled:7}"
        print(row)
    for error in sorted(errors):
        print(*error, sep=" | ")


if __name__ == "__main__":
    main(*sys.argv[1:])
