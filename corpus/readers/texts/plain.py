"""Plain text: topic pages, and what is told by its content: references, a database's articles."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import chain, dropwhile, islice, pairwise, takewhile

import regex

from corpus.containers import Loaded
from corpus.dates import counts_days, has_short_year, read_date, split_date
from corpus.formats import HEAD, is_table, recognise
from corpus.lines import read_lines
from corpus.model import TopicPage
from corpus.pages.date_texts import lacks_year
from corpus.pages.outline import Element, Outline, PageLine, Role
from corpus.pages.text_lists import unwrapped
from corpus.pages.text_sizes import may_be_headline
from corpus.pages.topic_pages import read_page
from corpus.pages.wording import BULLET, is_label
from corpus.read_context import ReadContext
from corpus.readers.records.records import Item
from corpus.readers.texts.chat_texts import is_chat, read_chat
from corpus.readers.texts.credit_lines import is_credited, read_credited
from corpus.readers.texts.hit_lists import is_hit_list, read_hit_list
from corpus.readers.texts.issues import take_issues
from corpus.readers.texts.labelled_texts import is_labelled, read_labelled_text
from corpus.readers.texts.mail_texts import (
    HEADER,
    LEAST_HEADER,
    SUBJECTS,
    are_mails,
    read_mails,
    take_forwarded,
)
from corpus.readers.texts.movable_type import is_movable_type, read_movable_type
from corpus.readers.texts.press_releases import are_releases, read_releases
from corpus.readers.texts.press_texts import OF_SEVERAL, is_press_text, read_press_text
from corpus.readers.texts.reference_lists import are_references, read_references
from corpus.readers.texts.wires import is_wire, read_wires
from corpus.readers.texts.wrapped_lines import join_wrapped

_HEAD = 1000  # lines in which a text shows what it is

_GAP = regex.compile(r"\t|(?<=\S) {3,}(?=\S)|(?<!\S)\|(?!\S)")  # beside a gap, "|" is one, too
_PADDED = regex.compile(r"(?<=\S) {3,}(?=\S)")
# Two spaces are a gap where a column is full that other rows pad, and beside a date alone in a row
# with another gap.
_NARROW_GAP = regex.compile(r"(?<=[^\s.!?…]) {2}(?=[\p{Lu}\p{Lo}\d])")
_LONGEST_HEADER = 12
_COLON = regex.compile("[:：]")
_BRACKETS = "<>()[]"
_BEFORE_ADDRESS = " \u00a0\u202f<(["
_OF_RULES = "-=_*~#+"
_RULE = regex.compile(  # underlines, what parts sections, rows and documents
    rf"(?:[-=_*~#+|:]\s?+){{2,}}+|{OF_SEVERAL}", regex.IGNORECASE
)
_NUMBER = regex.compile(r"(?:(?P<number>\d{1,3})[.)]|\[(?P<number>\d{1,3})\])\s+(?=\S)")
_QUOTE = regex.compile(r"^(?:\s{0,3}>)+(?:\s|$|(?=\D))")  # of a mail within another
_HEADING = regex.compile(r"#{1,6}\s+(?=\S)")
_REFERENCE = regex.compile(r"\[(\d{1,4})\](?=\S)")
_OF_REFERENCE = regex.compile(r"\d{1,4}\.")

_RECORDS: dict[str, Callable[[ReadContext], Iterator[Item]]] = {
    ".ris": Loaded("corpus.readers.texts.references", "read_ris"),
    ".bib": Loaded("corpus.readers.texts.references", "read_bibtex"),
    ".csv": Loaded("corpus.readers.tabular.tables", "read_csv"),
    ".nbib": Loaded("corpus.readers.texts.tagged_references", "read_nbib"),
    ".enw": Loaded("corpus.readers.texts.tagged_references", "read_refer"),
    ".refworks": Loaded("corpus.readers.texts.tagged_references", "read_refworks"),
    ".wiki": Loaded("corpus.readers.texts.wikitext", "read_wikitext"),
    ".dokuwiki": Loaded("corpus.readers.texts.wikitext", "read_dokuwiki"),
}
"""The endings of other formats that people save as plain text."""

MOST_LINES = 2**20
"""The most lines of a page that are read; it is held in memory as a whole."""


def read_text(context: ReadContext) -> Iterator[Item]:
    """Yield what a text file says, most often a topic page."""
    with context.open() as stream:
        content = recognise(stream.read(HEAD))
    with context.open() as stream:
        lines = read_lines(stream, context.stated.encoding)
        begin = list(islice(lines, _HEAD))
        head = "\n".join(line.text for line in begin if line.text is not None)
        reader = _RECORDS.get(content.ending) or _reader_of(head)
        if reader is None:
            printed_lines = context.reported(chain(begin, lines), beginnings=True)
            if context.sent or any(line.strip() == ">" for line in head.split("\n")):
                printed_lines = ((at, _QUOTE.sub("", text)) for at, text in printed_lines)
            yield from _read_page(context, printed_lines, _padded_columns(head.split("\n")))
    if reader:
        yield from reader(context)


def _reader_of(head: str) -> Callable[[ReadContext], Iterator[Item]] | None:
    """Return the reader of the texts that begin as *head* does, None for a topic page."""
    if is_table(head):  # `recognise` does not know the letters of its header
        return _RECORDS[".csv"]
    if is_wire(head):
        return read_wires
    if are_releases(head):
        return read_releases
    if is_movable_type(head):
        return read_movable_type
    if is_hit_list(head):
        return partial(read_hit_list, head=head)
    if is_press_text(head):
        return partial(read_press_text, head=head)
    if is_chat(head):
        return partial(read_chat, head=head)
    if are_mails(head):
        return partial(read_mails, head=head)
    if are_references(head):
        return read_references
    if is_labelled(head):
        return read_labelled_text
    return read_credited if is_credited(head) else None


def _number(text: str) -> regex.Match[str] | None:
    """Return the number of an item, "1. ", if it keeps a date after it from being one."""
    found = _NUMBER.match(text)
    dated = found and split_date(text[found.end() :]) and not read_date(text)
    return found if dated and not (split_date(text) or _is_day(text)) else None


def _padded_columns(lines: Iterable[str]) -> frozenset[int]:
    """Return where cells begin behind the blanks that pad those before them."""
    padded = (line for line in lines if "   " in line)
    return frozenset(gap.end() for line in padded for gap in _PADDED.finditer(line))


def _in_columns(text: str, padded: Set[int]) -> str:
    """Return *text* with marks for the tabs or gaps that set a date apart, as in a copied table.

    *padded* has where columns begin.
    """
    row = _NARROW_GAP.sub(lambda gap: "\t" if gap.end() in padded else gap[0], text)
    cells = [cell for part in _GAP.split(row) if (cell := part.strip())]
    if len(cells) > 1:
        parted = [_NARROW_GAP.split(cell) for cell in cells]
        dated = [parts if any(map(_is_date, parts)) else ["  ".join(parts)] for parts in parted]
        cells = [cell.strip() for parts in dated for cell in parts]
    return " | ".join(cells) if any(map(_is_date, cells)) else text


def _is_date(cell: str) -> bool:
    found = read_date(cell) or has_short_year(cell) or lacks_year(cell) or counts_days(cell)
    return bool(found)


def _parted(text: str) -> tuple[str, str | None]:
    """Return *text* without the address at its end, and that address, if it has one."""
    if "://" not in text:
        return text, None
    whole = text.rstrip(">)]")
    begins = 1 + max(map(whole.rfind, _BEFORE_ADDRESS))
    scheme, _, rest = whole[begins:].partition("://")
    if scheme not in ("http", "https") or not rest or not set(_BRACKETS).isdisjoint(rest):
        return text, None
    return whole[:begins].rstrip(f"{_BEFORE_ADDRESS}–—|:-"), whole[begins:]


def _take_numbers(lines: Sequence[PageLine]) -> None:
    """Take the numbers off items that are numbered from 1 on, if all are, or those of a section.

    "1. Mai" is no number and a day. That of "2. 13 May" is a number wherever the items begin.
    """
    numbered = [
        (line, found)
        for line in lines
        if not line.bullet and (found := _NUMBER.match(line.text)) and not read_date(line.text)
    ]
    if not _count_items(lines, numbered):
        numbered = [one for one in numbered if _is_day(one[0].text[one[1].end() :])]
    for line, found in numbered:
        line.text, line.bullet = line.text[found.end() :], True


def _count_items(
    lines: Sequence[PageLine], numbered: Sequence[tuple[PageLine, regex.Match[str]]]
) -> bool:
    """Return whether the numbers of those lines count the items of a text or of its sections."""
    numbers = [int(found["number"]) for _, found in numbered]
    counted = all(number in (1, last + 1) for last, number in pairwise((0, *numbers)))
    if len(numbers) < 2 or not counted or any(_is_day(line.text) for line, _ in numbered):
        return False
    if numbers.count(1) == 1:
        return True
    known = {id(line) for line, _ in numbered}
    below = dropwhile(lambda line: id(line) not in known, lines)
    others = [line.text for line in below if id(line) not in known and not line.site]
    # as "1. FC" begins some headlines, beside others
    return not any(may_be_headline(text) and not _is_date(text) for text in others)


def _is_day(text: str) -> bool:
    """Return whether *text* begins with the day of a month: "1. Mai – "."""
    number, _, word = text.partition(" ")
    return lacks_year(f"{number} {word.split(maxsplit=1)[0]}") if word[:1].isalpha() else False


def _take_references(lines: Sequence[PageLine]) -> None:
    """Take the numbers of links off a page that a browser of texts printed: "[4]Ferry adrift".

    Their addresses are listed below, numbered from 1 on.
    """
    listed = [line for line in lines if line.href and _OF_REFERENCE.fullmatch(line.text)]
    if len(listed) < 2 or [int(line.text[:-1]) for line in listed] != list(
        range(1, len(listed) + 1)
    ):
        return
    for line in listed:
        line.site, line.role = True, Role.NEVER
    for line in lines:
        numbers = [int(found[1]) for found in _REFERENCE.finditer(line.text)]
        if line.site or not numbers:
            continue
        line.text = _REFERENCE.sub("", line.text)
        if len(numbers) == 1 and 0 < numbers[0] <= len(listed):
            line.href = listed[numbers[0] - 1].href
            line.role = Role.NEVER if is_label(line.text) else line.role


def _mail_header(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the header of a mail with which the first paragraph of *lines* begins, if any."""
    paragraph = [*lines[:1], *takewhile(lambda line: line.continues, lines[1:_LONGEST_HEADER])]
    header = list(takewhile(lambda line: HEADER.match(line.text), paragraph))
    return header if len(header) >= LEAST_HEADER else []


def _take_mail_header(lines: Sequence[PageLine], context: ReadContext) -> PageLine | None:
    """Take the header of a mail for none of its text, and return its subject.

    Where another comes right after it, they are a list.
    """
    header = _mail_header(lines)
    if not header or _mail_header(lines[len(header) :]):
        take_forwarded(lines, context)
        return None
    subject = None
    for line in header:
        name, text = _COLON.split(line.text, 1)
        line.site, line.role = True, Role.NEVER
        if name.casefold().strip() in SUBJECTS:
            subject = PageLine(line.number, text.strip())
            context.subject = context.subject or subject.text
        elif (sent := read_date(text.strip())) and sent.day and sent.precision == "day":
            context.take_capture(sent.day)
            context.sent = context.sent or text.strip()
    context.boilerplate(header[0].number, "the header of a mail")
    take_forwarded(lines[len(header) :], context)
    return subject


def _undecorated(text: str) -> str:
    """Return a heading without the same signs on both sides of it, or those of Markdown before it.

    Any other text is returned as it is.

    >>> _undecorated("=== 12 May 2015 ==="), _undecorated("*12 May 2015*")
    ('12 May 2015', '12 May 2015')
    >>> _undecorated("## 12 May 2015"), _undecorated("#1 of the charts: a ferry")
    ('12 May 2015', '#1 of the charts: a ferry')
    >>> _undecorated("* Police tow a ferry *updated*"), _undecorated("+ A student gets an A+")
    ('* Police tow a ferry *updated*', '+ A student gets an A+')
    """
    sign = text[0]
    if sign == "#" != text[-1] and (heading := _HEADING.match(text)):
        text = text[heading.end() :]
        sign = text[0]
    if sign not in _OF_RULES or text[-1] != sign:
        return text
    inner = text.strip(sign)
    spaced = inner[:1].isspace() and inner[-1:].isspace()
    apart = spaced or not (inner[:1].isspace() or inner[-1:].isspace())
    within = sign in inner and sign != "-"  # more than one text is set apart: "*a* or *b*"
    return inner.strip() if inner and apart and not within else text


class _Paragraphs:
    """The *lines* of a text and the *elements* that hold them, which are its paragraphs."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.widths: list[int] = []  # of the last line that each was wrapped to
        self.indents: list[int] = []
        # By line that was joined to those below it: its own width, and that with their next word.
        self.joined: dict[int, tuple[int, int]] = {}
        self.elements = [Element("body", "", 0, 0)]
        self._open: Element | None = None
        self._address_above: str | None = None

    def end_paragraph(self) -> None:
        """End the paragraph that is open, if one is."""
        self._open = None

    def add(self, number: int, printed: str, following: str, indent: int) -> None:
        """Add a *printed* line of that number, above one with the text *following*."""
        if self._open and (whole := unwrapped(self.lines[-1].text, printed)):
            self.lines[-1].text = whole
            width = self.widths[-1]
            self.joined[len(self.lines) - 1] = width, width + 1 + len(printed.split()[0])
            self.widths[-1] = indent + len(printed)
            return
        text, href = _parted(printed)
        if not text and self._take_address(href, following):
            return
        continues = self._open is not None
        if self._open is None:
            self._open = Element("p", "", 0, len(self.lines))
            self.elements.append(self._open)
        text = text or printed
        bullet = BULLET.match(text) or _number(text)
        text = text[bullet.end() :] if bullet else text
        self.lines.append(
            PageLine(
                number,
                text,
                href or self._address_above,
                bullet=bullet is not None,
                role=Role.NEVER if is_label(text) else Role.TEXT,
                element=len(self.elements) - 1,
                continues=continues,
            )
        )
        self.widths.append(indent + len(printed))
        self.indents.append(indent)
        self._address_above = None
        self._open.end = self.elements[0].end = len(self.lines)

    def _take_address(self, href: str | None, following: str) -> bool:
        """Take a line that is an address for that of the text below it, or of the line above it."""
        if self._open is None and not self._address_above and _parted(following.strip())[0]:
            self._address_above = href
            return True
        if self.lines and self.lines[-1].href is None:
            self.lines[-1].href = href
            return True
        return False


def _read_page(
    context: ReadContext, printed_lines: Iterable[tuple[int, str]], padded: Set[int]
) -> Iterator[TopicPage]:
    """Yield the topic page that a text of *printed_lines* is, with empty ones between paragraphs.

    Each comes with its number; *padded* as `_in_columns`.
    """
    page = _Paragraphs()
    said = False  # whether any line has more than blanks
    followed = pairwise(chain(printed_lines, [(0, "")]))
    for count, ((number, text), (_, following)) in enumerate(followed, 1):
        if count > MOST_LINES:
            context.fault(0, f"the file has more than {MOST_LINES:,} lines and is left out")
            return
        said = said or bool(text.strip())
        gaps = "\t" in text or "  " in text
        printed = context.printed(_in_columns(text, padded) if gaps else text)
        may_be_rule = printed[:1] in f"{_OF_RULES}|" or printed[-1:].isdecimal()
        if not printed or (may_be_rule and _RULE.fullmatch(printed)):
            page.end_paragraph()
        else:
            page.add(number, _undecorated(printed), following, len(text) - len(text.lstrip()))
    if page.lines or context.subject:
        subject = _take_mail_header(page.lines, context)
        _take_references(page.lines)
        _take_numbers(page.lines)
        first = page.lines[0].text if page.lines else ""
        if take_issues(page.lines, page.elements, context):
            subject = subject or PageLine(page.lines[0].number, first)
        outline = Outline(page.lines, page.elements, structured=False)
        yield read_page(
            join_wrapped(outline, page.widths, page.indents, page.joined), context, title=subject
        )
    else:
        context.fault(0, "the file has no text" if said else "the file is empty")
