"""The command `dateline`, to which each package adds its own subcommands."""

import errno
import json
import os
import sys
from collections.abc import Iterable
from importlib.metadata import EntryPoint, distributions, entry_points
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from corpus import sentence
from search.errors import IndexProblem
from search.opening import is_address, open_index

NOTHING_CHANGED = 3
"""Exit status for no archive, no index, or an index that is locked or damaged."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells give it."""

SHOWN = 40
"""What a command prints of a list at most; an archive may have thousands of topics."""

_GROUP = "dateline.commands"
_VARIABLE = "DATELINE_INDEX"


class NamedPath(click.Path):
    """A path or an address that is not empty, as a shell passes a variable that is not set."""

    def convert(
        self, value: Any, parameter: click.Parameter | None, context: click.Context | None
    ) -> Any:
        """Return *value* as a path; ends the command if it is empty, or no file can be there."""
        if not os.fspath(value):
            self.fail("it is empty; is a variable not set?", parameter, context)
        if self.type is Path and is_address(value):
            told = "is an address; save its pages, and name the folder or the file"
            self.fail(f"{value} {told}", parameter, context)
        return super().convert(value, parameter, context)


class _IndexOption(click.Option):
    """The option for the index, which takes an empty variable as given: Click passes over it."""

    def resolve_envvar_value(self, _context: click.Context) -> str | None:
        return os.environ.get(_VARIABLE)


index_option = click.option(
    "--index",
    "where",
    cls=_IndexOption,
    type=NamedPath(),
    default=".dateline/index",
    envvar=_VARIABLE,
    show_default=True,
    show_envvar=True,
    help="The folder of the index, or https://user@host:9200/name on a cluster.",
)


def told(error: Exception) -> str:
    """Return what an error says in a sentence, after the file that it is about.

    >>> told(PermissionError(13, "Permission denied", "news.index"))
    'news.index: permission denied'
    """
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {sentence(error)}"
    return str(error)


def counted(number: int, noun: str) -> str:
    """Return *number* and *noun*, in the plural unless it is one.

    >>> counted(1, "document"), counted(0, "file")
    ('1 document', '0 files')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Commands(click.Group):
    """The subcommands: the entry points of installed packages."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return sorted(entry.name for entry in entry_points(group=_GROUP))

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        for entry in _named(name):
            command: click.Command = entry.load()
            return command
        return None

    def invoke(self, context: click.Context) -> None:
        try:
            super().invoke(context)
        except IndexProblem as problem:
            click.echo(f"dateline: {problem}", err=True)
            sys.exit(NOTHING_CHANGED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # which Click answers
                raise
            if not error.filename:
                reason = f"the output could not be written: {sentence(error)}"
                click.echo(f"dateline: {reason}", err=True)
                sys.exit(1)
            click.echo(f"dateline: {told(error)}", err=True)
            sys.exit(NOTHING_CHANGED)
        except KeyboardInterrupt:
            click.echo("dateline: interrupted; an index is as its last commit left it", err=True)
            sys.exit(INTERRUPTED)


def _named(name: str) -> Iterable[EntryPoint]:
    """Return the entry points of a subcommand, our own if we have it.

    To read those of all packages takes as long as a tenth of a search.
    """
    ours = [
        entry
        for distribution in distributions(name="dateline")
        for entry in distribution.entry_points.select(group=_GROUP, name=name)
    ]
    return ours or entry_points(group=_GROUP, name=name)


@click.command(cls=_Commands)
@click.version_option(package_name="dateline", prog_name="dateline", message="%(prog)s %(version)s")
def main() -> None:
    """Search news archives in several languages."""


@click.command()
@index_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def stats(where: str, *, as_json: bool) -> None:
    """Print counts by topic, language and year, and the versions that made the index.

    Example: dateline stats --json
    """
    found = open_index(where).stats()
    if as_json:
        click.echo(json.dumps(to_builtins(found), ensure_ascii=False))
        return
    click.echo(f"{counted(found.index.documents, 'document')}, version {found.index.version}")
    click.echo(f"from {found.first} to {found.last}, {found.bytes} bytes")
    for facet in found.facets:
        counts = [f"{value.label} {value.count}" for value in facet.values[:SHOWN]]
        if more := len(facet.values) - len(counts):
            counts.append(f"and {more} more (--json has all)")
        click.echo(f"{facet.id}: {', '.join(counts)}")
    years = ", ".join(f"{bucket.value} {bucket.count}" for bucket in found.histogram.buckets)
    click.echo(f"year: {years}, undated {found.histogram.missing}")
    encoded = ", ".join(f"{language} {count}" for language, count in found.encoded.items())
    by_meaning = f"{encoded or 'nothing'}, by {found.encoder}" if found.encoder else "off"
    click.echo(f"by meaning: {by_meaning}")
    if found.cluster:
        click.echo(f"cluster: {found.cluster}")
    click.echo("made by: " + ", ".join(f"{name} {v}" for name, v in found.made_by.items()))


if __name__ == "__main__":
    main()
