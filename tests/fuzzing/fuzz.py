"""Look for an input that a target fails on, led by what code each input reaches.

    python tests/fuzzing/fuzz.py TARGET [-max_total_time=300] [more options of libFuzzer]

TARGET is one of `fuzzing.targets`: readers, lines, containers, dates, queries, cursors or segments.
It takes the extra `fuzz` of the project (atheris). An input that fails, takes over ten seconds or
two gigabytes is left as a file in the current folder, and the same command with its name runs it
alone.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["corpus", "search", "indexer", "webui", "feedparser"]):
    import targets


def main() -> None:
    """Run libFuzzer with the options that were given."""
    name, *options = sys.argv[1:] or [""]
    if name not in targets.TARGETS:
        sys.exit(f"name one of {', '.join(targets.TARGETS)}")
    with tempfile.TemporaryDirectory() as seeds:
        for number, content in enumerate(targets.seeds(name)):
            (Path(seeds) / f"{number}").write_bytes(content)
        limits = ["-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"]
        given = [] if any(not option.startswith("-") for option in options) else [seeds]
        targets.TARGETS[name](b"")  # what is loaded on first use is no part of an input's time
        atheris.Setup([name, *limits, *options, *given], targets.TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
