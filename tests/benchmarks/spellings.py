"""How many real headlines are found as people paste them, and by other spellings of a word.

    python tests/benchmarks/spellings.py headlines.jsonl.gz

Every eighth headline is indexed. 500 of them are searched as they stand: how many come first. Of
words with a hyphen, dots, a grouped number, digits of Arabic or an apostrophe, 40 each, the
headline is searched with the word as others print it: how many find it with all words.
"""

import gzip
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from indexer import update_index
from search import Query, open_index

EVERY = 8
PASTED = 500
PAIRS = 40  # of each kind

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_ASCII = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
KINDS: dict[str, tuple[str, tuple[Callable[[str], str], ...]]] = {
    "hyphen": (
        r"(?<!\S)[^\W\d_]{3,}-[^\W\d_]{3,}(?!\S)",
        (lambda word: word.replace("-", ""), lambda word: word.replace("-", " ")),
    ),
    "dots": (r"(?<!\S)(?:[A-Z]\.){2,}(?!\S)", (lambda word: word.replace(".", ""),)),
    "number": (
        r"(?<!\S)\d{1,3}(?:,\d{3})+(?!\S)",
        (
            lambda word: word.replace(",", ""),
            lambda word: word.replace(",", "."),
            lambda word: word.replace(",", " "),
        ),
    ),
    "digit": (
        r"(?<!\S)(?:\d{2,}|[٠-٩]{2,})(?!\S)",
        (lambda word: word.translate(_ARABIC) if word.isascii() else word.translate(_ASCII),),
    ),
    "apostrophe": (
        r"(?<!\S)[^\W\d_]+['’][^\W\d_]{3,}(?!\S)",
        (
            lambda word: word.replace("'", "\0").replace("’", "'").replace("\0", "’"),
            lambda word: re.sub("['’]", "ʼ", word),
        ),
    ),
}


def spelled(headlines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, the headline, and the headline with a word as others print it."""
    for kind, (pattern, others) in KINDS.items():
        found = 0
        for headline in headlines:
            word = re.search(pattern, headline)
            if word and found < PAIRS:
                other = others[found % len(others)](word[0])
                yield kind, headline, headline[: word.start()] + other + headline[word.end() :]
                found += 1


def main(path: str) -> None:
    """Index a part of the headlines, and print the two tables."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines][::EVERY]
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "headlines.jsonl"
        archive.write_text("".join(json.dumps(row) + "\n" for row in rows))
        update_index(archive, Path(folder) / "index")
        engine = open_index(Path(folder) / "index")
        headlines = list(dict.fromkeys(" ".join(row["headline"].split()) for row in rows))

        def hits(text: str) -> list[str]:
            results = engine.search(Query(text=text, size=200))
            if any(warning.code == "any_words" for warning in results.warnings):
                return []
            return [" ".join(hit.document.title.split()) for hit in results.hits]

        pasted = headlines[:: len(headlines) // PASTED][:PASTED]
        first = sum(hits(text[:500])[:1] == [text] for text in pasted)
        print(f"pasted: {first} of {len(pasted)} come first")
        met: dict[str, list[bool]] = {kind: [] for kind in KINDS}
        for kind, headline, other in spelled(headlines):
            met[kind].append(headline in hits(other))
            if not met[kind][-1]:
                print(f"  {kind}: {other}", file=sys.stderr)
        for kind, found in met.items():
            print(f"{kind}: {sum(found)} of {len(found)}")


if __name__ == "__main__":
    main(sys.argv[1])
