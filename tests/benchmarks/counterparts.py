"""How many of the counterparts that headlines get in other languages are right.

    python tests/benchmarks/counterparts.py HEADLINES [--among 8000] [--near-misses SET]

HEADLINES is gzipped JSON Lines with `headline` and `language`. So many of them, as evenly of each
language as there are, get a day of three months, and so do the pairs of `counterparts.tsv`: a
headline in English and the same in Spanish, French, German or Arabic, of the same day or the next,
written by an author of Dateline before he measured. Each headline of a pair is asked for its
counterparts. Right is the other one of its pair; what real headlines get is printed, to be read.

With `--near-misses` the pairs are those of a set of `near_misses.tsv`, which were written before
the set was run: what a near miss differs in, two languages, a headline in each, and a near miss in
the second; in the set `natural` it is another news of its kind. All three are in the archive; then
every second pair lacks its second headline. All are asked, and only the other one of a pair is
right.
"""

import argparse
import datetime as dt
import gzip
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer import update_index
from search import Engine, counterparts, open_index

FIRST = dt.date(2015, 1, 1)
DAYS = 90
LANGUAGES = ("en", "es", "fr", "de", "ar")
PAIRS = Path(__file__).with_suffix(".tsv")
SETS = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "natural"),
)
NEAR_MISSES = Path(__file__).with_name("near_misses.tsv")


def main() -> None:
    """Print a table by language, and what else was named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("--among", type=int, default=8_000)
    parser.add_argument("--near-misses", choices=SETS)
    given = parser.parse_args()
    if given.near_misses:
        near_misses(given.headlines, given.among, given.near_misses)
        return
    chance = random.Random(1)  # noqa: S311 - for a benchmark
    rows = made(given.headlines, given.among, chance)
    pairs = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines()]
    other: dict[str, str] = {}
    for number, (language, translated, text, translation) in enumerate(pairs):
        day = FIRST + dt.timedelta(number % (DAYS - 1))
        rows.append({"headline": text, "language": language, "date": f"{day}"})
        day += dt.timedelta(number % 2)
        rows.append({"headline": translation, "language": translated, "date": f"{day}"})
        other |= {text: translation, translation: text}
    with indexed(rows) as engine:
        measure(engine, other)


def near_misses(headlines: Path, among: int, name: str) -> None:
    """Print how many counterparts are right beside near misses."""
    lines = [line.split("\t") for line in NEAR_MISSES.read_text("utf-8").splitlines()]
    pairs = [line[2:] for line in lines if line[0] == name]
    print("| counterparts in the archive | named | right | of |\n| --- | --- | --- | --- |")
    for what, lacking in (("all", ()), ("every second", (0, 1))):
        named: list[bool] = []
        for odd in lacking or (None,):
            chance = random.Random(5)  # noqa: S311 - for a benchmark
            rows = made(headlines, among, chance)
            other: dict[str, str] = {}
            for number, (one, two, *texts) in enumerate(pairs):
                day = FIRST + dt.timedelta(chance.randrange(DAYS - 1))
                later = (0, chance.choice([0, 0, 1]), chance.choice([0, 0, 1]))
                other |= {texts[0]: texts[1], texts[1]: texts[0], texts[2]: ""}
                for at, (language, text) in enumerate(zip((one, two, two), texts, strict=True)):
                    if at != 1 or number % 2 != odd:
                        date = f"{day + dt.timedelta(later[at])}"
                        rows.append({"headline": text, "language": language, "date": date})
            with indexed(rows) as engine:
                named += [
                    like.hit.document.text == other[document.text]
                    for document in engine.documents()
                    if document.text in other
                    for like in counterparts(engine, document)
                ]
        print(f"| {what} | {len(named)} | {sum(named)} | {2 * len(pairs)} |", flush=True)


@contextmanager
def indexed(rows: list[dict[str, str]]) -> Iterator[Engine]:
    """Give an engine over an archive of *rows*."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "headlines.jsonl"
        archive.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        update_index(archive, Path(folder) / "index", meaning="on")
        yield open_index(Path(folder) / "index")


def made(headlines: Path, count: int, chance: random.Random) -> list[dict[str, str]]:
    """Return *count* of the *headlines*, as evenly of each language as there are, on given days."""
    by_language: dict[str, list[str]] = defaultdict(list)
    with gzip.open(headlines, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            by_language[row["language"]].append(row["headline"])
    found = []
    left = count
    for number, language in enumerate(sorted(LANGUAGES, key=lambda one: len(by_language[one]))):
        some = by_language[language]
        share = min(len(some), left // (len(LANGUAGES) - number))
        left -= share
        for text in chance.sample(some, share):
            day = FIRST + dt.timedelta(chance.randrange(DAYS))
            found.append({"headline": text, "language": language, "date": f"{day}"})
    return found


def measure(engine: Engine, other: dict[str, str]) -> None:
    """Ask each headline of the index for its counterparts; *other* has those of a pair."""
    named: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    beside = []
    for document in engine.documents():
        if document.kind != "headline":
            continue
        likes = counterparts(engine, document)
        texts = [like.hit.document.text for like in likes]
        wanted = other.get(document.text)
        if wanted:
            one = named[document.language.code]
            one[0] += 1
            one[1] += wanted in texts
            one[2] += len(texts)
        beside += [(document.text, text) for text in texts if text != wanted]
    print("| asked in | headlines | counterpart named | named in all |\n| --- | --- | --- | --- |")
    for language, (asked, right, every) in sorted(named.items()):
        print(f"| {language} | {asked} | {right} | {every} |")
    print(f"\n{len(beside)} others were named:")
    for text, found in beside:
        print(f"  {text}\n    {found}")


if __name__ == "__main__":
    main()
