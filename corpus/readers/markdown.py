"""Markdown: a list of headlines, or one article of a site's generator, with its facts above it.

The facts, between lines of `---` (YAML) or `+++` (TOML), make one headline if they have a title and
a date and the text below lists no headlines; else the title is that of the page.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import regex
import yaml

from corpus.languages import language_code
from corpus.model import TopicPage
from corpus.outline import PageLine
from corpus.read_context import ReadContext
from corpus.readers.columns import find_columns
from corpus.readers.hypertext import page_of
from corpus.readers.records import Item, read_records

LONGEST_FACTS = 2**16
"""So many characters of facts above a text are read."""

_NO_DECLARATION = regex.compile(rb"(?!)()")
_FACTS = regex.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)", regex.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The *facts* above a text, and the *text* with empty lines in their place."""

    facts: Mapping[str, Any]
    text: str


def read_markdown(context: ReadContext) -> Iterator[Item]:
    """Yield the headlines of a Markdown file, or the article that it is.

    One without a headline is passed over with a note: most are notes of those who keep the files.
    """
    source = context.document(_NO_DECLARATION)
    if source is None:
        return
    parts = _parted(source, context)
    names = find_columns(tuple(parts.facts), context.stated.columns).names
    title = next((str(parts.facts[name]) for name in names["headline"]), "")
    for name in names["language"]:
        if context.language is None and isinstance(parts.facts[name], str):
            context.expect_language(language_code(parts.facts[name]))
    before = context.faults
    dated = context.headed = bool(title and names["date"])
    page = _page(parts.text, title, context)
    if page and len(page.headlines) > dated:
        yield page
    elif dated:
        yield from read_records(context, [(1, parts.facts)])
    elif context.faults == before:
        context.note("passed over: Markdown without a dated headline")


def _page(text: str, title: str, context: ReadContext) -> TopicPage | None:
    from markdown_it import MarkdownIt  # slow to load

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    given = PageLine(1, context.printed(title)) if title else None
    return page_of(parser.render(text), text, context, title=given)


def _parted(source: str, context: ReadContext) -> _Parts:
    found = _FACTS.match(source, 0, LONGEST_FACTS)
    if found is None:
        return _Parts({}, source)
    try:
        if found[1] == "---":
            # It makes text of every value, as printed: "No" is a title.
            facts = yaml.load(found[2], Loader=yaml.BaseLoader)  # noqa: S506  # nosec B506
        else:
            facts = tomllib.loads(found[2])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        context.fault(1, f"the facts above the text cannot be read: {str(error).splitlines()[0]}")
        facts = {}
    text = "\n" * source.count("\n", 0, found.end()) + source[found.end() :]
    if not isinstance(facts, dict):
        return _Parts({}, source)
    return _Parts({str(key): _plain(value) for key, value in facts.items()}, text)


def _plain(value: Any) -> Any:
    """Return a date of TOML as text, and other values as they are."""
    return value.isoformat() if hasattr(value, "isoformat") else value
