"""The commands `dateline index`, `dateline check` and `dateline copy`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

import corpus
from search import CommitUncertain, IndexProblem, is_address
from search.command import NOTHING_CHANGED, NamedPath, counted, index_option, told

if TYPE_CHECKING:
    from indexer.report import Report
    from search import Meaning

SAMPLE = Path(corpus.__file__).parent / "sample"
"""The archive that ships with the project."""

_INCOMPLETE = 1
_MOST_DISAGREEMENTS = 20  # that are named


@click.command()
@click.argument("archive", type=NamedPath(path_type=Path), required=False)
@index_option
@click.option(
    "--meaning",
    type=click.Choice(["on", "off", "rebuild"]),
    envvar="DATELINE_MEANING",
    show_envvar=True,
    help="Whether headlines are found by meaning too; for a folder on where the extra is installed."
    " rebuild is for an index that another encoder made.",
)
@click.option("--rebuild", is_flag=True, help="Make the index anew instead of updating it.")
@click.option(
    "--watch", is_flag=True, help="Keep running, and update after every change of ARCHIVE."
)
@click.option("--json", "as_json", is_flag=True, help="Print each report as a line of JSON.")
def index(
    archive: Path | None,
    where: str,
    *,
    meaning: "Meaning | None",
    rebuild: bool,
    watch: bool,
    as_json: bool,
) -> None:
    """Bring the index into agreement with ARCHIVE in one step, reading only changed files.

    ARCHIVE is a folder or a file; without it, the sample that ships with Dateline is read, unless
    the index is of another archive. Ends with status 1 if some input was bad: the report says
    where, and everything else is indexed; and if every file was passed over.

    Example: dateline index ~/pages --index ~/pages.index
    """
    from corpus import ArchiveError
    from indexer.readers import started_early
    from search.processes import collect_seldom, share_one_heap

    if archive is None:
        archive = SAMPLE
        if not rebuild and _is_of_another(where):
            raise click.UsageError(f"{where} is of another archive than the sample: name ARCHIVE")
    collect_seldom()
    share_one_heap()
    try:
        with started_early(archive, where, rebuild=rebuild) as readers:
            from indexer.progress import Progress
            from indexer.update import update_index
            from search import installed_encoder

            if meaning is None and installed_encoder() and not is_address(where):
                meaning = "on"
            report = update_index(
                archive,
                where,
                rebuild=rebuild,
                meaning=meaning,
                progress=Progress(),
                readers=readers,
            )
    except CommitUncertain as problem:
        click.echo(f"dateline: {problem}", err=True)
        sys.exit(_INCOMPLETE)
    except (ArchiveError, OSError) as error:
        click.echo(f"dateline: {told(error)}; the index was not changed", err=True)
        sys.exit(NOTHING_CHANGED)
    _print(report, as_json=as_json)
    if not watch:
        sys.exit(_INCOMPLETE if report.incomplete else 0)
    _watch(archive, where, "on" if meaning == "rebuild" else meaning, as_json=as_json)


def _is_of_another(where: str) -> bool:
    """Return whether there is an index with a document that is not in the sample."""
    from search import Query, open_index

    try:
        found = open_index(where).scan(Query(sort="newest"))
        sources = [one.file for document in found.documents(0, 1) for one in document.sources]
    except IndexProblem:  # none is there, or the update says what is wrong
        return False
    return bool(sources) and not any((SAMPLE / file).is_file() for file in sources)


@click.command()
@click.argument("archive", type=NamedPath(path_type=Path), required=False)
@index_option
def check(archive: Path | None, where: str) -> None:
    """Verify the checksums of the index and, with ARCHIVE, that the two agree.

    Ends with status 1 if they disagree or a part of ARCHIVE cannot be read, and 3 if the index is
    damaged.

    Example: dateline check ~/pages --index ~/pages.index
    """
    from corpus import ArchiveError
    from indexer.check import check_index
    from search import open_index

    try:
        disagreements = 0
        unread: list[str] = []
        for sentence in check_index(where, archive, unread.append):
            disagreements += 1
            if disagreements <= _MOST_DISAGREEMENTS:
                click.echo(sentence)
    except ArchiveError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(NOTHING_CHANGED)
    if disagreements > _MOST_DISAGREEMENTS:
        click.echo(f"and {disagreements - _MOST_DISAGREEMENTS:,} more")
    for sentence in unread:
        click.echo(sentence)
    told = [counted(disagreements, "disagreement")] if archive else ["the index is whole"]
    if unread:
        told.append(f"{counted(len(unread), 'part')} of the archive not read")
    click.echo("; ".join(told))
    if cluster := open_index(where).cluster():
        click.echo(f"cluster: {cluster}")
    sys.exit(_INCOMPLETE if disagreements or unread else 0)


@click.command()
@click.argument("source", metavar="FROM", type=NamedPath())
@click.argument("target", metavar="TO", type=NamedPath())
def copy(source: str, target: str) -> None:
    """Copy the index FROM to TO, each a folder or an address, and compare the two.

    A copy that was stopped goes on where it was. Documents that only TO has are removed from it.

    Example: dateline copy .dateline/index https://writer@node.example:9200/news
    """
    from indexer.copying import copy_index

    if source == target:
        raise click.UsageError("FROM and TO are the same index")
    report = copy_index(source, target)
    click.echo(
        f"{counted(report.copied, 'document')} copied, {report.removed} removed;"
        f" both have the same {report.documents}"
    )
    if report.without_vectors:
        click.echo(
            f"dateline: vectors were left out: {report.encoder} made them, and is not installed",
            err=True,
        )
    elif report.encoder:
        click.echo(f"vectors were made anew by {report.encoder}")
    click.echo("near-copies were found anew; older versions and the log of changes stay in FROM")


def _watch(archive: Path, where: str, meaning: "Meaning | None", *, as_json: bool) -> None:
    """Update after every change, and once at first for changes made before the watch began."""
    import watchfiles

    from corpus import ArchiveError
    from indexer.progress import Progress
    from indexer.update import update_index

    begun = False
    for changes in watchfiles.watch(archive, yield_on_timeout=True, rust_timeout=1000):
        if begun and not changes:
            continue
        begun = True
        try:
            report = update_index(archive, where, meaning=meaning, progress=Progress())
        except (ArchiveError, IndexProblem, OSError) as error:
            click.echo(f"dateline: {told(error)}; waiting for the next change", err=True)
            continue
        if report.read or report.unlisted:
            _print(report, as_json=as_json)


def _print(report: "Report", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(report.to_json(), ensure_ascii=False, default=str))
        return
    for line in report.lines():
        click.echo(line)
