"""How fast, how lean and how right an archive is read.

    python tests/benchmarks/archive.py HEADLINES [--count 1000000]

HEADLINES is gzipped JSON Lines with `headline`, `language`, `date` and `source`. Speeds are
headlines a second of processor time on one core; "whole" is `Archive.read` of a file that states
no language. Peak memory is that of a process that reads a made archive of so many headlines and
keeps none, and of one that makes an index of it; pages of the index's files count. Accuracy
compares the language that is found with the label, each distinct headline
once: "told" has the label as the page's language, "by source" one file for each source in its order
with nothing told, "shuffled" all headlines in one file. A label may be wrong: the errors are listed
by kind with examples, so that they can be read. Cuts are two to five words of a headline, each
alone on a page of a language; a guest is one on a page of another.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from made_archive import made_headlines, real_headlines
from msgspec.structs import replace

from corpus import ArchiveFile, Headline, merge, open_archive
from corpus.dates import read_date
from corpus.identifying.identification import BLOCK, Identifier, identify_blocks
from corpus.model import DateOrder
from indexer.update import update_index

Row = dict[str, str]

CODES = {"ku": "ckb"}  # the Kurdish of the data is written in Arabic letters
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
FORMS = ("{day:02} {month} {year}", "{month} {day}, {year}", "{day} de {month} de {year}")
CUTS = (2, 3, 4, 5)
MOST_CUT = 600
GUESTS = (
    *(("en", "es"), ("en", "fr"), ("en", "de"), ("en", "ha"), ("es", "en"), ("es", "fr")),
    *(("fr", "en"), ("fr", "es"), ("ha", "en"), ("sw", "en")),
)
"""The languages of a page and of a headline on it."""
NUMERIC = ("{year}-{number:02}-{day:02}", "{day:02}/{number:02}/{year}", "{day}.{number}.{year}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("--count", type=int, default=1_000_000, help="of the biggest archive")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        stage, path = options.run
        peak(STAGES[stage], Path(path))
        return
    rows = real_headlines(options.headlines)
    measure_speed(rows)
    measure_memory(options.headlines, options.count)
    measure_dates(rows)
    measure_languages(rows)
    measure_cuts(rows)


def measure_speed(rows: list[Row]) -> None:
    """Print the speed of each stage, over every eighth headline."""
    rows = rows[::8]
    texts = [row["headline"] for row in rows]
    days = [printed(FORMS[0], row["date"], "es") for row in rows if row["date"]]
    print(f"\nheadlines a second, {len(rows):,} real ones")
    with tempfile.TemporaryDirectory() as folder:
        stated = write(Path(folder) / "stated.jsonl", rows, ("headline", "language"))
        plain = write(Path(folder) / "plain.jsonl", rows, ("headline", "date"))
        identifier = Identifier()
        report("read", len(rows), lambda: sum(1 for _ in read(stated)))
        report("date", len(days), lambda: [read_date(day) for day in days])
        blocks = [texts[at : at + BLOCK] for at in range(0, len(texts), BLOCK)]
        report("language", len(rows), lambda: [*map(identifier.identify_all, blocks)])
        pairs = [
            (headline, replace(headline, url="https://a.example/")) for headline in read(plain)
        ]
        report("merge", len(pairs), lambda: [merge(*pair) for pair in pairs])
        report("whole", len(rows), lambda: sum(1 for _ in read(plain)))


def report(stage: str, count: int, run: Callable[[], object]) -> None:
    """Print how many a second *run* does, the better of three."""
    times = []
    for _ in range(3):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    print(f"  {stage:10} {count / min(times):>10,.0f}")


def write(path: Path, rows: Iterable[Row], keys: tuple[str, ...]) -> Path:
    """Write the *keys* of *rows* as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps({key: row[key] for key in keys}, ensure_ascii=False) + "\n")
    return path


def read(path: Path) -> Iterator[Headline]:
    """Yield the headlines of a file."""
    archive = open_archive(path)
    for file in archive.files():
        assert isinstance(file, ArchiveFile)
        for item in archive.read(file):
            if isinstance(item, Headline):
                yield item


def measure_memory(headlines: Path, most: int) -> None:
    """Print the peak memory of processes that read and that index made archives."""
    print("\npeak memory with a made archive, MiB, and headlines a second of wall time")
    with tempfile.TemporaryDirectory() as folder:
        for count in (10_000, 100_000, most):
            path = Path(folder) / f"{count}.jsonl"
            write(path, made_headlines(headlines, count), ("headline", "date", "topic"))
            for stage in STAGES:
                command = [sys.executable, __file__, str(headlines), "--run", stage, str(path)]
                print(
                    f"  {stage:5} {count:>9,}", subprocess.check_output(command, text=True), end=""
                )


def count_read(path: Path) -> int:
    """Read *path*, keep nothing, and return the number of headlines."""
    return sum(1 for _ in read(path))


def count_indexed(path: Path) -> int:
    """Index *path* and return the number of documents added."""
    with tempfile.TemporaryDirectory() as folder:
        return update_index(path, Path(folder) / "index").added


STAGES = {"read": count_read, "index": count_indexed}


def peak(run: Callable[[Path], int], path: Path) -> None:
    """Run a stage and print what it took."""
    start = time.perf_counter()
    count = run(path)
    took = time.perf_counter() - start
    # Not ru_maxrss, which a process inherits from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"{peak:>6,.0f} {count / took:>10,.0f}")


def measure_dates(rows: list[Row]) -> None:
    """Print how many of the days in *rows* are read right in each language and form."""
    days = sorted({row["date"] for row in rows if row["date"]})
    print(f"\ndates read right, of {len(days):,} days; the errors follow")
    for language in MONTHS:
        for form in FORMS:
            wrong = [d for d in days if not is_read(printed(form, d, language), d, None)]
            print(f"  {language} {form:26} {len(days) - len(wrong):>6,}", *wrong[:3])
    for form in NUMERIC:
        wrong = [d for d in days if not is_read(printed(form, d, "en"), d, "DMY")]
        print(f"     {form:26} {len(days) - len(wrong):>6,}", *wrong[:3])


def printed(form: str, day: str, language: str) -> str:
    """Return *day*, in ISO form, in another."""
    year, number, of_month = map(int, day.split("-"))
    month = MONTHS[language].split()[number - 1]
    return form.format(day=of_month, month=month, number=number, year=year)


def is_read(text: str, day: str, order: DateOrder | None) -> bool:
    """Return whether *text* is read as *day*."""
    found = read_date(text, (), order)
    return found is not None and str(found.day) == day


def measure_languages(rows: list[Row]) -> None:
    """Print the accuracy of identification, and the errors by label and answer."""
    rows = list({(row["headline"], row["language"]): row for row in rows}.values())
    shuffled = random.Random(1).sample(rows, len(rows))  # noqa: S311 - for a benchmark
    print(f"\nlanguage right, % of {len(rows):,} distinct headlines")
    show("told", rows, lambda row: row["language"], code)
    show("shuffled", shuffled, lambda _: "", lambda _: None)
    errors = show("by source", rows, lambda row: row["source"], lambda _: None)
    print("\nerrors by source: label, answer, how many, examples")
    for (label, answer), texts in sorted(errors.items(), key=lambda item: -len(item[1]))[:30]:
        print(f"  {label:3} {answer:3} {len(texts):>5}", " | ".join(texts[:3])[:150])


def measure_cuts(rows: list[Row]) -> None:
    """Print the accuracy of identification of a few words, each cut of a headline."""
    chosen = random.Random(7)  # noqa: S311 - for a benchmark
    texts: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        if len(words := row["headline"].split()) > max(CUTS):
            texts[code(row)].append(words)
    cuts: dict[str, list[list[str]]] = {}
    for language, of_language in texts.items():
        if len(of_language) >= MOST_CUT:
            cuts[language] = [
                [cut_of(words, size, chosen) for words in chosen.sample(of_language, MOST_CUT)]
                for size in CUTS
            ]
    print(f"\nlanguage right, % of {MOST_CUT} cuts of {CUTS} words")
    for page, guest in (*((language, language) for language in cuts), *GUESTS):
        shares = (right_on(page, guest, of_size) for of_size in cuts[guest])
        name = guest if guest == page else f"{guest} on {page}"
        print(f"  {name:10}", *(f"{share:6.1f}" for share in shares))


def cut_of(words: list[str], size: int, chosen: random.Random) -> str:
    """Return so many words of a headline, one after the other."""
    at = chosen.randrange(len(words) - size + 1)
    return " ".join(words[at : at + size])


def right_on(page: str, language: str, texts: list[str]) -> float:
    """Return the share of *texts* whose *language* is told, each alone on a page of another."""
    answers = identify_blocks([(page, [text]) for text in texts])
    return 100 * sum(answer.code == language for answer in answers) / len(texts)


def code(row: Row) -> str:
    """Return the code of a headline's label."""
    return CODES.get(row["language"], row["language"])


def show(
    name: str, rows: list[Row], file_of: Callable[[Row], str], page_of: Callable[[Row], str | None]
) -> dict[tuple[str, str], list[str]]:
    """Print the accuracy with one identifier for each file; return the errors' headlines."""
    files: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        files[file_of(row)].append(row)
    errors: dict[tuple[str, str], list[str]] = defaultdict(list)
    totals = Counter(row["language"] for row in rows)
    for of_file in files.values():
        for begin in range(0, len(of_file), BLOCK):
            part = of_file[begin : begin + BLOCK]
            identifier = Identifier(page_of(part[0]))
            answers = identifier.identify_all([row["headline"] for row in part])
            for row, answer in zip(part, answers, strict=True):
                if answer.code != code(row):
                    errors[row["language"], answer.code].append(row["headline"])
    wrong: Counter[str] = Counter()
    for (label, _), texts in errors.items():
        wrong[label] += len(texts)
    shares = {label: 100 - 100 * wrong[label] / count for label, count in totals.most_common()}
    everything = 100 - 100 * sum(wrong.values()) / len(rows)
    shown = " ".join(f"{label} {share:.1f}" for label, share in shares.items())
    print(f"  {name:10} all {everything:.2f}  {shown}")
    return errors


if __name__ == "__main__":
    main()
