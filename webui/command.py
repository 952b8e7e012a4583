"""The commands `dateline serve` and `dateline search`: the same search on a port or a terminal.

Flask and Gunicorn are loaded by the commands that need them: they take longer than a search.
"""

import errno
import shlex
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

import click
from click.core import ParameterSource

from corpus.addresses import web_address
from search import (
    MOST_LINES,
    NOTHING_TOGETHER,
    ChangedSince,
    CursorGone,
    Engine,
    ParameterFaults,
    Query,
    QueryTooLong,
    SearchResults,
    changed_since,
    format_parameters,
    is_list,
    open_index,
    parameters,
    parse_parameters,
    read_lines,
    search_lines,
    unclosed_line,
)
from search.command import NOTHING_CHANGED, index_option
from webui.formats import DELIMITERS, EXTENSIONS, Format
from webui.presenters.excerpts import title_spans
from webui.presenters.formatting import format_found, machine_day

_SITE = "http://127.0.0.1:8000/"
"""The default address of `dateline serve`: citations from a terminal must name a host."""

_EXPOSED = (
    "dateline: everybody who can reach {host} can read the whole archive, and change nothing;"
    " /metrics answers this machine alone. There is no TLS: for the internet, put a proxy in"
    " front, see deploy/"
)


@click.command()
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="Processes that answer in parallel; one for each core is plenty.",
)
@click.option(
    "--proxies",
    type=click.IntRange(0, 10),
    default=0,
    show_default=True,
    help="How many proxies stand in front; their X-Forwarded headers are trusted.",
)
@click.option(
    "--journal",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="A file for one line of JSON per request, - for standard output.",
)
def serve(
    where: str, host: str, port: int, workers: int, proxies: int, journal: Path | None
) -> None:
    """Serve the page and the API until interrupted.

    Where other machines can reach it, or behind a proxy, each client has a rate limit.

    Example: dateline serve --port 8080
    """
    from webui.serving.server import Server, Serving, listen

    open_index(where)  # each worker opens its own, but an index that is damaged should stop us here
    try:
        listening = listen(host, port)
    except OSError as error:
        reason = (
            f"port {port} of {host} is taken; name another with --port"
            if error.errno == errno.EADDRINUSE
            else f"cannot listen on {host}: {str(error.strerror).partition(' (')[0]}"
        )
        click.echo(f"dateline: {reason}", err=True)
        sys.exit(NOTHING_CHANGED)
    local = ip_address(listening.getsockname()[0]).is_loopback
    if not local:
        click.echo(_EXPOSED.format(host=host), err=True)
    Server(
        Serving(
            where=where,
            workers=workers,
            public=not local or proxies > 0,
            proxies=proxies,
            journal=journal,
        ),
        listening,
    ).run()


def _parameter_options(command: Callable[..., None]) -> Callable[..., None]:
    for name in reversed(parameters.NAMES):
        if name != "q":
            option = click.option(_option(name), multiple=True, help=parameters.ABOUT[name])
            command = option(command)
    return command


def _option(parameter: str) -> str:
    return f"--{parameter.replace('_', '-')}"


class _SearchCommand(click.Command):
    """A command whose argument may begin with a minus sign, which Click takes for an option's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name.startswith("--"):
                raise
            hint = "A query that begins with - stands after --: dateline search -- -word"
            raise click.UsageError(f"{error.format_message()} {hint}", ctx) from error


def _of_site(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Return *value* if it is the address of a site, of which a path may be a part."""
    if web_address(value) is None or "?" in value or "#" in value:
        raise click.BadParameter(f"{value} is no address such as https://archive.example/")
    return value


@click.command(cls=_SearchCommand)
@click.argument("typed", metavar="[QUERY]...", nargs=-1)
@index_option
@_parameter_options
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", *EXTENSIONS]),
    default="text",
    show_default=True,
    help="text, json and atom print one page of the result, the others all of it; a batch is"
    " printed as text, csv or xlsx.",
)
@click.option(
    "--site",
    callback=_of_site,
    default=_SITE,
    show_default=True,
    help="The address of the site that serves the index; those of headlines in exports begin so.",
)
@click.option(
    "--delimiter",
    type=click.Choice(list(DELIMITERS)),
    default="comma",
    help="The sign between cells of csv.",
)
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help=f"A file of at most {MOST_LINES} searches, one on each line or a table (.csv, .tsv) with"
    " a column query or name; - for standard input.",
)
def search(
    where: str,
    typed: tuple[str, ...],
    format_: Format | Literal["text"],
    site: str,
    delimiter: str,
    batch: Path | None,
    **given: tuple[str, ...],
) -> None:
    """Search like the page, with the parameters of its address as options.

    Example: dateline search cybercrime --language es --from 2014 --format csv

    A query that begins with - stands after --: dateline search --language es -- -word
    """
    text = " ".join(typed)
    if batch and (text or format_ not in ("text", "csv", "xlsx")):
        raise click.UsageError("--batch takes no QUERY, and --format text, csv or xlsx")
    pairs = [("q", text), *((name, value) for name, values in given.items() for value in values)]
    engine = open_index(where)
    try:
        query, warnings = parse_parameters(pairs, engine.newest_day)
    except ParameterFaults as error:
        raise click.UsageError(
            "; ".join(f"{_option(f.parameter)}: {f.message}" for f in error.faults)
        ) from error
    except QueryTooLong as error:
        raise click.UsageError(str(error)) from error
    if format_ != "json":  # which has them
        for warning in warnings:
            click.echo(warning.message, err=True)
    try:
        if batch:
            _print_batch(engine, batch, query, format_, site)
            return
        if format_ == "text":
            results = engine.search(query)
            _print(results)
            if results.gone:
                _print_since(changed_since(engine, query))
            return
        from webui.api.answers import answer
        from webui.app import create_app

        app = create_app(engine)
        with app.test_request_context(base_url=site):  # for its addresses
            app.preprocess_request()
            for block in answer(engine, query, warnings, format_, delimiter).body:
                click.echo(block, nl=False)
    except CursorGone as error:
        click.echo(f"dateline: {error}; search again without --cursor and --as-of", err=True)
        sys.exit(NOTHING_CHANGED)


def _print_batch(engine: Engine, file: Path, shared: Query, format_: str, site: str) -> None:
    """Print what each line of *file* finds; lines that cannot be searched on standard error."""
    from corpus import decode_document  # with what knows encodings

    with click.open_file(str(file), "rb") as stream:
        content = decode_document(stream.read())
    if not is_list(content.text):
        told = "is no list that can be read; save it as text, one search a line, or as CSV"
        raise click.UsageError(f"{file} {told}")
    if content.line:
        click.echo(f"{file}:{content.line}: not UTF-8; read as {content.encoding}", err=True)
    table = file.suffix.casefold() in (".csv", ".tsv")
    unclosed = unclosed_line(content.text) if table else None
    if unclosed:
        told = "a quotation mark is not closed; from here on each line is read by itself"
        click.echo(f"{file}:{unclosed}: {told}", err=True)
    found = search_lines(engine, read_lines(content.text, table=table), shared)
    if found.left_out:
        click.echo(f"only the first {MOST_LINES} lines were searched", err=True)
    for number in found.too_long:
        click.echo(f"{file}:{number}: too long for a search", err=True)
    if format_ == "text":
        for line in found.lines:
            days = [f"{day}" if day else "" for day in (line.first, line.last)]
            languages = ",".join(value.value for value in line.languages)
            told = f"{line.total:8}  {days[0]:10}  {days[1]:10}  {languages:8}  {line.query.text}"
            click.echo(told)
        for line in found.lines:
            if not line.total:
                reason = "; ".join(one.message for one in line.reasons) or NOTHING_TOGETHER
                click.echo(f"{file}:{line.number}: {reason}", err=True)
        return
    from webui.app import create_app
    from webui.pages.batches import write_csv, write_xlsx

    app = create_app(engine)
    with app.test_request_context(base_url=site):  # for its addresses
        app.preprocess_request()
        text = (
            "".join(write_csv(found)) if format_ == "csv" else write_xlsx(found, shared, unclosed)
        )
        click.echo(text, nl=False)


def _print(results: SearchResults) -> None:
    """Print hits as lines of date, language and text; warnings and count on standard error."""
    for hit in results.hits:
        document = hit.document
        day = machine_day(document.date, document.date_precision) if document.date else ""
        text = "".join(
            click.style(span.text, bold=True) if span.via else span.text
            for span in title_spans(hit)
        )
        gone = "" if hit.listed else " · no longer listed"
        click.echo(f"{day:10}  {document.language.code:3}  {text}{gone}")
    for warning in results.warnings:
        click.echo(warning.message, err=True)
    for name in results.names:
        if not name.added:
            click.echo(
                f"also {name.text} ({name.count}): --name {shlex.quote(name.text)}", err=True
            )
    shown = f", {len(results.hits)} shown" if len(results.hits) < results.total else ""
    click.echo(f"{format_found(results)}{shown}", err=True)
    if results.remedies:
        _print_remedies(results)


def _print_remedies(results: SearchResults) -> None:
    """Print on standard error each search that the page would offer too, as it is typed here."""
    from webui.presenters.messages import remedy_text  # with what makes pages

    context = click.get_current_context()
    named = context.get_parameter_source("where") == ParameterSource.COMMANDLINE
    where = ["--index", context.params["where"]] if named else []
    for remedy in results.remedies:
        if remedy.way != "any" or remedy.count > results.total:
            pairs = format_parameters(remedy.query)
            text = [value for name, value in pairs if name == "q"]
            options = [f"{_option(name)}={value}" for name, value in pairs if name != "q"]
            ends = ["--"] if text and text[0].startswith("-") else []
            command = shlex.join(["dateline", "search", *options, *where, *ends, *text])
            click.echo(
                f"{remedy_text(remedy, results.facets)} ({remedy.count}): {command}", err=True
            )


def _print_since(since: ChangedSince) -> None:
    """Print on standard error what changed since a version that is no longer kept."""
    changes = since.archive if since.found is None else since.found
    told = (
        f"{changes.added} new, {changes.corrected} corrected, {changes.unlisted} no longer listed,"
        f" {'of this search' if since.found is not None else 'in the whole archive'}"
        if changes is not None
        else "not known"
    )
    click.echo(f"changed since version {since.version}: {told}", err=True)
