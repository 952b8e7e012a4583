"""An archive of any size, made of real headlines.

    python tests/benchmarks/made_archive.py HEADLINES COUNT OUT

HEADLINES is gzipped JSON Lines with `headline`, `language` and `date`. OUT becomes JSON Lines,
gzipped if it is called so, with COUNT records: the first half of one headline and the second of
another in its language, since what words occur and how often decides most of what is measured. The
days are those of the headlines, in ISO form; the topics are 17, each half as frequent again as the
next. The same count and seed give the same file.
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

TOPICS = (
    "Organized crime",
    "Cybercrime",
    "Drug trafficking",
    "Terrorism",
    "Financial crime",
    "Human trafficking",
    "Corruption",
    "Environmental crime",
    "Firearms trafficking",
    "Maritime crime",
    "Counterfeit goods",
    "Cultural heritage",
    "War crimes",
    "Fugitives",
    "Border management",
    "Vehicle crime",
    "Forensics",
)
SEED = 2015


def made_headlines(source: Path, count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Yield *count* records with `headline`, `date`, `language` and `topic`."""
    rows = real_headlines(source)
    by_language: dict[str, list[list[str]]] = {}
    for row in rows:
        by_language.setdefault(row["language"], []).append(row["headline"].split())
    days = [row["date"] for row in rows if row["date"]]
    weights = list(accumulate(1.5**-place for place in range(len(TOPICS))))
    chance = random.Random(seed)  # noqa: S311 - for a benchmark
    for _ in range(count):
        row = chance.choice(rows)
        first, second = row["headline"].split(), chance.choice(by_language[row["language"]])
        yield {
            "headline": " ".join(first[: (len(first) + 1) // 2] + second[len(second) // 2 :]),
            "date": chance.choice(days),
            "language": row["language"],
            "topic": chance.choices(TOPICS, cum_weights=weights)[0],
        }


def real_headlines(source: Path) -> list[dict[str, str]]:
    """Return the records of *source*."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    """Write the file that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    opened = gzip.open if options.out.suffix == ".gz" else open
    with opened(options.out, "wt", encoding="utf-8") as out:
        for record in made_headlines(options.headlines, options.count):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
