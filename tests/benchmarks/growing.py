"""How the memory and the time of `dateline index` grow with the archive.

    python tests/benchmarks/growing.py ARCHIVE ARCHIVE...

Each ARCHIVE is indexed once into a new index, without vectors. The table has the wall time, the
processor time of all processes, the largest anonymous memory of any process, and each as a ratio to
that of the first archive. `made_archive.py` makes archives of any size.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.02  # seconds


class Costs(NamedTuple):
    """The costs of one index: seconds of wall and processor time, and memory in MB."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archives", type=Path, nargs="+")
    archives = parser.parse_args().archives
    print("| archive | wall, s | ratio | processor, s | ratio | memory, MB | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    first = None
    for archive in archives:
        with tempfile.TemporaryDirectory() as folder:
            costs = measured(archive, Path(folder))
        first = first or costs
        cells = [f"{one:.1f} | {one / base:.2f}" for one, base in zip(costs, first, strict=True)]
        print(f"| {archive.name} | {' | '.join(cells)} |", flush=True)


def measured(archive: Path, folder: Path) -> Costs:
    """Return the costs of an index of *archive* in *folder*."""
    dateline = Path(sys.executable).with_name("dateline")
    command = [dateline, "index", archive, "--index", folder, "--meaning", "off"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    memory, processor = 0.0, dict[str, float]()
    while process.poll() is None:
        for path in Path("/proc").glob("[0-9]*"):
            if found := _sampled(path, process.pid):
                processor[path.name] = found[0]
                memory = max(memory, found[1])
        time.sleep(_EVERY)
    if process.returncode:
        sys.exit(f"{archive}: dateline index ended with {process.returncode}")
    return Costs(time.perf_counter() - begun, sum(processor.values()), memory)


def _sampled(path: Path, session: int) -> tuple[float, float] | None:
    """Return processor seconds and anonymous MB of the process at *path* if it is of *session*."""
    try:
        values = (path / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
        status = (path / "status").read_text("ascii", "replace")
    except OSError:  # it has ended
        return None
    found = re.search(r"^RssAnon:\s+(\d+)", status, re.MULTILINE)
    if int(values[3]) != session or not found:
        return None
    ticks = os.sysconf("SC_CLK_TCK")
    return (int(values[11]) + int(values[12])) / ticks, int(found[1]) / 1024


if __name__ == "__main__":
    main()
