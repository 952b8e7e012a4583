"""How long the costliest queries take, and how much memory, over a real archive.

    python tests/benchmarks/costs.py INDEX

INDEX is the folder of an index. The queries are those whose cost `tests/test_search_costs.py`
bounds; each is asked three times and the middle time counts. An ordinary query stands first, to
compare with.
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
    engine = open_index(parser.parse_args().index)
    engine.search(Query(text="dateline"))
    begun = _memory()
    rows = []
    for name, text in {"police arrests": "police arrests", **WORST}.items():
        times = []
        for _ in range(3):
            started = time.perf_counter()
            results = engine.search(Query(text=text[:500]))
            times.append(1000 * (time.perf_counter() - started))
        rows.append((statistics.median(times), name, results.total))
    print("| query | hits | ms |\n| --- | --- | --- |")
    for taken, name, total in sorted(rows, reverse=True):
        print(f"| {name} | {total:,} | {taken:.0f} |")
    print(f"\n{_memory() - begun} MB more than before")


def _memory() -> int:
    """Return the anonymous memory of this process in MB."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
