"""The figures of this checkout in a few minutes, on data that it makes itself: `make bench`.

    python tests/benchmarks/short.py [--documents 20000]

The archive that ships with Dateline, some seventy headlines, becomes one of so many by
`made_archive`. Its words repeat far more than those of a real archive, so the figures compare two
states of this software on one machine, and say little of another archive.
"""

import argparse
import gzip
import json
import resource
import tempfile
from pathlib import Path

from checkouts import Checkout, compare
from made_archive import made_headlines

from indexer import update_index
from search import Kind, open_index

_ROOT = Path(__file__).parents[2]
_HEADLINE: Kind = "headline"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive, index = Path(folder) / "made.jsonl", Path(folder) / "index"
        make(archive, given.documents)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        update_index(archive, index)
        took = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
        found = open_index(index).stats()
        size = found.bytes / found.index.documents
        print(
            f"{found.index.documents:,} documents: {took:.1f} s of the writing process, "
            f"{size:.0f} bytes each\n"
        )
        compare([Checkout(_ROOT.name, _ROOT, index)], index, queries=60, rounds=1, only="")


def make(archive: Path, count: int) -> None:
    """Write *count* headlines made of those of the sample to *archive*."""
    with tempfile.TemporaryDirectory() as folder:
        real = Path(folder) / "real.jsonl.gz"
        update_index(_ROOT / "corpus" / "sample", Path(folder) / "index")
        with gzip.open(real, "wt", encoding="utf-8") as lines:
            for document in open_index(Path(folder) / "index").documents():
                if document.kind == _HEADLINE:
                    row = {
                        "headline": document.text,
                        "date": document.date.isoformat() if document.date else None,
                        "language": document.language.code,
                    }
                    lines.write(json.dumps(row) + "\n")
        with archive.open("w", encoding="utf-8") as out:
            for record in made_headlines(real, count):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
