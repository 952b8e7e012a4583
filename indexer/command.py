"""The command `dateline index`."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

import corpus
from corpus import ArchiveError, ArchiveFile
from indexer.update import update_index
from search.command import NOTHING_CHANGED, index_option

SAMPLE = Path(corpus.__file__).parent / "sample"
"""The archive that ships with the project."""

_SOME_SKIPPED = 1


@click.command()
@click.argument("archive", type=click.Path(path_type=Path), default=SAMPLE, required=False)
@index_option
@click.option("--rebuild", is_flag=True, help="Start from nothing instead of updating.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def index(archive: Path, where: Path, *, rebuild: bool, as_json: bool) -> None:
    """Read ARCHIVE, a folder or a file, and make it searchable in one step.

    Without ARCHIVE, the sample that ships with Dateline is read. Ends with status 1 if some input
    was bad: the report says where, and everything else is indexed.

    Example: dateline index ~/pages --index ~/pages.index
    """
    try:
        report = update_index(archive, where, rebuild=rebuild, progress=_shown)
    except (ArchiveError, OSError) as error:
        click.echo(f"dateline: {error}; the index was not changed", err=True)
        sys.exit(NOTHING_CHANGED)
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False))
    else:
        for line in report.lines():
            click.echo(line)
    sys.exit(_SOME_SKIPPED if report.skipped else 0)


def _shown(files: list[ArchiveFile]) -> Iterable[ArchiveFile]:
    """Yield *files* behind a bar on a terminal, and a line each elsewhere."""
    if not sys.stderr.isatty():
        for file in files:
            click.echo(f"reading {file.name}", err=True)
            yield file
        return
    with click.progressbar(files, label="Indexing", file=sys.stderr) as bar:
        yield from bar
