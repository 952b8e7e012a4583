"""Markdown: a list of headlines, or one article of a site's generator, with its facts above it.

The facts, between lines of `---` (YAML) or `+++` (TOML), make one headline if they have a title and
a date and the text below lists no headlines; else the title is that of the page. The name of a post
has the day of publication, and the heading with which its text begins is its title if no other is.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import regex
import yaml

from corpus.dates import read_date
from corpus.languages import language_code
from corpus.model import TopicPage
from corpus.pages.date_texts import lacks_year
from corpus.pages.outline import PageLine
from corpus.read_context import ReadContext
from corpus.readers.hypertext.hypertext import page_of
from corpus.readers.records.column_names import is_of_change, normal
from corpus.readers.records.columns import columns_of
from corpus.readers.records.publishing import may_say, says_unpublished
from corpus.readers.records.records import Item, read_records
from corpus.readers.texts.plain import MOST_LINES

LONGEST_FACTS = 2**16
"""So many characters of facts above a text are read."""

# Tasks, links within a collection of notes, and tags behind a link, as Obsidian has them.
_OF_NOTES = (
    (regex.compile(r"^(\s*[-*+] )\[[ xX>-]\] ", regex.MULTILINE), r"\1"),
    (regex.compile(r"(?<!!)\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\](?!\()"), r"\1"),
    (regex.compile(r"\[{3,}+"), "[["),  # for each of which the parser would seek an end
    (regex.compile(r"(\]\(\S+\))(?:[ \t]+#[\p{L}\p{N}_/-]+)+[ \t]*$", regex.MULTILINE), r"\1"),
)
_LINKED_ITEM = regex.compile(r"^\s*[-*+] \[[^\[\]]+\]\(https?:", regex.MULTILINE)
_ORDINAL = regex.compile(r"^([ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?)(\d{1,2})\.[ \t]+(\p{L}+)", regex.M)
_LONGEST_DATE = 40  # characters
_JOINED = regex.compile(r"\s*[^\s#|<>]")  # begins a line that the next one goes on
_ITEM = regex.compile(r"\s*(?:[-*+]|\d+[.)])\s")
# Of a post of Jekyll's or Hugo's: _posts/2014-05-13-title.md, 2014-05-13-title/index.md
_NAMED = regex.compile(r"(?:^|/)(\d{4}-\d\d-\d\d)[-_][^/]+(?:/index[^/]*)?$")
_HEADING = regex.compile(r"\s*# +([^\n]*?[^\s#])[ #]*\r?(?:\n|$)")  # with which a text begins
# Of a note of a day, 2014-05-13.md or 2014_05_13.md, which dates the links that it lists.
_DAILY = regex.compile(r"(?:^|/)(\d{4}([-_])\d\d\2\d\d)\.\w+$")
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
    source = context.document()
    if source is not None:
        yield from read_source(source, context)


def read_source(source: str, context: ReadContext) -> Iterator[Item]:
    """Yield what a text in Markdown says, as `read_markdown` does."""
    if source.count("\n") > MOST_LINES:  # each takes a hundred bytes, blank ones too
        context.fault(0, f"the file has more than {MOST_LINES:,} lines and is left out")
        return
    parts = _parted(source, context)
    facts = parts.facts
    for name, value in facts.items():
        if may_say(known := normal(name)) and says_unpublished(known, value):
            context.fault(1, f"{name}: {value}, not published; the text is left out")
            return
    names = columns_of(tuple(facts), context.stated.columns).names
    for name in names["headline"]:
        if not isinstance(facts[name], str):
            context.fault(1, f"{name}: no text but several values; it is left out")
            facts = {key: value for key, value in facts.items() if key != name}
    title = next((facts[name] for name in names["headline"] if name in facts), "")
    for name in names["language"]:
        if context.language is None and isinstance(facts[name], str):
            context.expect_language(language_code(facts[name]))
    named = _NAMED.search(context.file)
    if facts and named and not title and (heading := _HEADING.match(parts.text)):
        title = heading[1]
        facts = {**facts, "title": title}
    if title and named and all(map(is_of_change, names["date"])):
        facts = {**facts, "date": named[1]}
        names = columns_of(tuple(facts), ()).names
        context.note("a date is taken from the name of the file")
    before = context.faults
    dated = context.headed = bool(title and names["date"])
    page = _page(parts.text, title, context)
    if page and (len(page.headlines) > dated or _is_list(page, parts.text)):
        yield page
    elif dated:
        yield from read_records(context, [(1, facts)])
    elif context.faults == before:
        context.note("passed over: Markdown without a dated headline")


def _page(text: str, title: str, context: ReadContext) -> TopicPage | None:
    from markdown_it import MarkdownIt  # slow to load

    for pattern, plain in _OF_NOTES:
        text = pattern.sub(plain, text)
    text = _with_whole_dates(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    given = PageLine(1, context.printed(title)) if title else None
    day = _DAILY.search(context.file) if _LINKED_ITEM.search(text) else None
    heading = f"<h1>{day[1].replace('_', '-')}</h1>" if day and not title else ""
    return page_of(heading + parser.render(text), text, context, title=given)


def _with_whole_dates(text: str) -> str:
    """Return *text* with each date whole, and apart from what stands above and below it.

    Markdown takes the day of "12. Mai" for the number of an item, and joins lines. Where items have
    such numbers that stand before other words, "1. May wins", they are numbers.
    """
    numbered = _ORDINAL.findall(text)
    if numbered and all(lacks_year(f"{day}. {word}") for _, day, word in numbered):
        text = _ORDINAL.sub(r"\1\2\\. \3", text)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        plain = line.strip(" \t\r*_")
        if plain[-1:].isdecimal() and len(plain) <= _LONGEST_DATE and read_date(plain):
            for of in (at - 1, at) if at and _JOINED.match(lines[at - 1]) else (at,):
                lines[of] = f"{lines[of].rstrip()}  "
    return "\n".join(lines)


def _is_list(page: TopicPage, text: str) -> bool:
    """Return whether a headline of *page* has a link and is an item of a list in *text*."""
    lines = text.split("\n")
    linked = (one for one in page.headlines if any(of.url for of in one.publications))
    return any(_ITEM.match(line) for one in linked for line in lines[one.sources[0].line - 1 :][:1])


def _parted(source: str, context: ReadContext) -> _Parts:
    found = _FACTS.match(source, 0, LONGEST_FACTS)
    if found is None:
        return _Parts({}, source)
    try:
        if found[1] == "---":
            # It makes text of every value, as printed: "No" is a title.
            facts = yaml.load(found[2], Loader=_Loader)  # noqa: S506  # nosec B506
        else:
            facts = tomllib.loads(found[2])
        if isinstance(facts, dict):
            facts = {str(key): _plain(value) for key, value in facts.items()}
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        context.fault(1, f"the facts above the text cannot be read: {str(error).splitlines()[0]}")
        facts = {}
    text = "\n" * source.count("\n", 0, found.end()) + source[found.end() :]
    if not isinstance(facts, dict):
        return _Parts({}, source)
    return _Parts(facts, text)


def _plain(value: Any) -> Any:
    """Return a date or a number of TOML as text, and other values as they are.

    Raises ValueError for a number that has too many digits.
    """
    if isinstance(value, int | float):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


class _Loader(yaml.BaseLoader):  # type: ignore[misc]
    """Reads YAML without aliases, a few of which can stand for more than fits in memory."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; raises ComposerError for an alias."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            problem = f"*{event.anchor} is an alias, and aliases are not followed"
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        return super().compose_node(parent, index)
