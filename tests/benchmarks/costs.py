"""How long the costliest queries take, and how much memory, over a real archive.

    python tests/benchmarks/costs.py INDEX

INDEX is the folder of an index. The queries are those whose cost `tests/test_search_costs.py`
bounds; each is asked of three engines, which remember no answer of another, and the middle time
counts. An ordinary query stands first, to compare with.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from test_search_costs import WORST

from search import Query, open_index


def main() -> None:
    """Print a line of a table for each query, costliest first."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    index = parser.parse_args().index
    asked = {"police arrests": "police arrests", **WORST}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    totals: dict[str, int] = {}
    open_index(index).search(Query(text="dateline"))
    begun = _memory()
    for _ in range(3):
        engine = open_index(index)
        engine.search(Query(text="dateline"))
        for name, text in asked.items():
            started = time.perf_counter()
            totals[name] = engine.search(Query(text=text[:500])).total
            taken[name].append(1000 * (time.perf_counter() - started))
    rows = [(statistics.median(times), name, totals[name]) for name, times in taken.items()]
    print("| query | hits | ms |\n| --- | --- | --- |")
    for middle, name, total in sorted(rows, reverse=True):
        print(f"| {name} | {total:,} | {middle:.0f} |")
    print(f"\n{_memory() - begun} MB more than before")


def _memory() -> int:
    """Return the anonymous memory of this process in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
