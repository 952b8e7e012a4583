"""In how many answers an index on a cluster differs from one in a folder.

    python tests/benchmarks/cluster_agreement.py HEADLINES ADDRESS [--archives 3] [--queries 1000]
        [--documents 1000] [--seed 1]

HEADLINES is what `made_archive` takes, and ADDRESS a cluster, as `make cluster` starts it, without
the name of an index. Each archive is made anew, updated once, and asked random queries: words,
phrases, near words, beginnings, exclusions and exact forms of its headlines, with random filters,
dates, orders and pages. Compared is all that an answer says but the scores, and these to a
millionth; near words count once in a text on a cluster, so theirs and their order are left out.
Each difference is printed, and in the end how many there were.
"""

import argparse
import math
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import msgspec
from made_archive import made_headlines

sys.path.insert(0, str(Path(__file__).parent.parent))

from test_search_conformance import summary

from indexer import update_index
from search import Document, Engine, Filter, Query, SearchResults, open_index, open_writer
from search.asking.periods import parse_period

SIGNS = ("", "", "", "", "=", "-", "*")
DATES = ("", "", "2014", "2015-03", "2013-05 to 2016-02")


def write(where: str | Path, headlines: Path, documents: Sequence[Document]) -> None:
    """Index *headlines*, then remove half of *documents* and put the rest again at another day."""
    update_index(headlines, where, meaning="off")
    with open_writer(where) as writer:
        for number, document in enumerate(documents):
            writer.remove(document.id)
            if number % 2:
                changed = msgspec.structs.replace(document, id=f"{number:016x}", date=None)
                writer.put(changed)
        writer.commit()


def random_query(chance: random.Random, documents: Sequence[Document]) -> Query:
    """Return a query of words of *documents*, with conditions."""
    words = chance.choice(documents).text.split()
    at = chance.randrange(len(words))
    some = words[at : at + chance.choice((1, 1, 2, 3))]
    match chance.randrange(8):
        case 0:
            text = f'"{" ".join(some)}"'
        case 1:
            text = f'"{" ".join(some)}"~3'
        case 2:
            text = f"{some[0]} OR {chance.choice(chance.choice(documents).text.split())}"
        case 3:
            text = f"{some[0][:4]}*"
        case _:
            text = " ".join(f"{chance.choice(SIGNS)}{word}".replace("**", "*") for word in some)
    values = {
        "topic": [topic.id for topic in chance.choice(documents).topics],
        "language": [chance.choice(documents).language.code],
        "place": list(chance.choice(documents).places),
        "subject": list(chance.choice(documents).subjects),
    }
    filters = [
        Filter(facet, chance.choice(own), excluded=not chance.randrange(3))
        for facet, own in values.items()
        if own and not chance.randrange(4)
    ]
    dates = chance.choice(DATES)
    return Query(
        text=text,
        filters=tuple(filters),
        words=chance.choice(("all", "any")),
        match=chance.choice(("stem", "stem", "exact")),
        sort=chance.choice((None, None, "newest", "oldest")),
        undated=chance.choice((None, "include", "only")),
        fold=chance.choice((False, True)),
        page=chance.choice((1, 1, 2)),
        size=chance.choice((1, 5, 20)),
        **({"dates": parse_period(dates)} if dates else {}),
    )


def differs(query: Query, one: SearchResults, other: SearchResults) -> str:
    """Return in what two answers to *query* differ, empty if in nothing."""
    if one.total != other.total:
        return f"total {one.total} and {other.total}"
    if "~" in query.text:
        return "" if one.facets == other.facets else "facets"
    scores = [[hit.score for hit in answer.hits] for answer in (one, other)]
    pairs = list(zip(*scores, strict=False))
    if not all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in pairs):
        return f"scores {pairs[:3]}"
    return "" if summary(one) == summary(other) else "what is said beside the scores"


def compare(where: str, folder: Path, chance: random.Random, asked: argparse.Namespace) -> int:
    """Make an archive in both, ask them the same, and return in how many answers they differ."""
    headlines = folder / "made.jsonl"
    made = made_headlines(asked.headlines, asked.documents, chance.randrange(10**6))
    headlines.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in made))
    update_index(headlines, folder / "first", meaning="off")
    documents = list(open_index(folder / "first").documents())
    engines: list[Engine] = []
    for place in (folder / "index", where):
        write(place, headlines, documents[:40])
        engines.append(open_index(place))
    found = 0
    for _ in range(asked.queries):
        query = random_query(chance, documents)
        if told := differs(query, *(engine.search(query) for engine in engines)):
            found += 1
            print(f"{told}: {query}", flush=True)
    return found


def main() -> None:
    """Compare so many archives."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("headlines", type=Path)
    parser.add_argument("address")
    for name, count in (("archives", 3), ("queries", 1000), ("documents", 1000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=count)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - for a comparison
    found = 0
    for _ in range(asked.archives):
        with tempfile.TemporaryDirectory() as folder:
            found += compare(f"{asked.address}/{uuid4().hex}", Path(folder), chance, asked)
    print(f"{asked.archives * asked.queries} queries, {found} differ")


if __name__ == "__main__":
    main()
