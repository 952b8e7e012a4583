r"""RTF, in which press databases export articles and people keep lists, read as the text it prints.

A blank line follows each paragraph, a tab stands between the cells of a table, and the address of a
link below its paragraph. Left out are headers, footers, notes, comments, pictures and hidden text.
Rules: Microsoft, "Rich Text Format Specification 1.9.1". striprtf 0.0.35 would do, but looks for
links with an expression that takes a power of a line's length, and a file may be one line.
"""

from collections.abc import Iterator
from functools import partial

import regex
from msgspec import Struct

from corpus.addresses import web_address
from corpus.containers import Member, in_memory
from corpus.containers.bounds import Allowance
from corpus.read_context import ReadContext

_DEEPEST = 1000  # groups in one another; Word writes ten

_TOKEN = regex.compile(
    r"(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
    r"|\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|'(?P<code>[0-9a-fA-F]{2})|(?P<sign>.)|)",
    regex.DOTALL,
)
_LEFT_OUT = frozenset(
    "annotation atnauthor atndate atnid author background bkmkend bkmkstart buptim category"  # noqa: SIM905
    " colortbl comment company creatim datastore doccomm docvar filetbl footer footerf footerl"
    " footerr footnote generator header headerf headerl headerr info keywords list listtable"
    " listtext manager objdata operator pict pntext printim private revtbl revtim rxe stylesheet"
    " subject tc template themedata title txe xe xmlnstbl".split()
)
_ENDS = frozenset(("par", "sect", "page", "row", "nestrow", "line"))
_SIGNS = {
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "~": "\xa0",
    "_": "\u2011",
    "-": "",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\n": "\n",
    "\r": "\n",
}
_CODECS = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
"""The encodings of fonts by the number of their character set, where they are not the file's."""
_CODE_PAGES = {65001: "utf-8", 936: "gb18030", 10000: "mac-roman"}
_LINK = regex.compile(r'HYPERLINK\s+"([^"]*)"')


class _Group(Struct):
    """What holds in a group: what is done with its text, and how its characters are coded."""

    into: str = "text"  # or "fonts", "link", "" for nowhere
    skipped: int = 1  # characters after one in Unicode that stand in for it
    font: int = -1
    hidden: bool = False


def read_rtf(context: ReadContext, allowance: Allowance) -> Iterator[Member]:
    """Yield the text of an RTF document, as one page in UTF-8."""
    del allowance  # nothing in it is compressed
    raw = context.content()
    if raw is None:
        return
    reading = _Reading(raw.decode("latin-1"))
    text = "".join(f"{line}\n" for line in reading.lines())
    if reading.open_groups:
        context.fault(0, "cut short, or its groups are not closed; it is read as far as it goes")
    yield Member("", partial(in_memory, text.encode()), ending=".txt", encoding="utf-8")


class _Reading:
    """A document, being read token by token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack = [_Group()]
        self._fonts: dict[int, str] = {}
        self._codec = "cp1252"
        self._font = -1  # of the text without one
        self._coded = bytearray()
        self._line: list[str] = []
        self._link: list[str] = []
        self._addresses: list[str] = []
        self._left = 0  # characters that are skipped
        self._too_deep = 0  # groups that are open beyond the deepest

    @property
    def open_groups(self) -> bool:
        """Return whether a group has no end."""
        return len(self._stack) > 1

    def lines(self) -> Iterator[str]:
        """Yield the lines that the document prints, with blank ones between paragraphs."""
        at = 0
        while found := _TOKEN.match(self._text, at):
            at = found.end()
            brace, text, word, number, code, sign = found.groups()
            if brace:
                self._take_brace(brace)
                if not self.open_groups:
                    break
            elif text:
                self._take_codes(text.encode("latin-1"))
            elif word == "bin":  # as many bytes of a picture
                at += max(int(number or 0), 0)
            elif word in _ENDS and self._stack[-1].into == "text":
                yield from self._ended()
            elif word:
                self._take_word(word, int(number or 1), has_number=number is not None)
            elif code:
                self._take_codes(bytes((int(code, 16),)))
            elif sign == "*":
                self._stack[-1].into = ""
            elif sign in _SIGNS:
                self._print(_SIGNS[sign])
        yield from self._ended()

    def _ended(self) -> Iterator[str]:
        """Yield the line that ends here, the addresses of its links, and a blank one."""
        self._decode()
        yield "".join(self._line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        yield from self._addresses
        yield ""
        self._line.clear()
        self._addresses.clear()

    def _take_brace(self, brace: str) -> None:
        if self._coded:
            self._decode()
        self._left = 0
        if brace == "{" and len(self._stack) < _DEEPEST:
            now = self._stack[-1]
            self._stack.append(_Group(now.into, now.skipped, now.font, now.hidden))
        elif brace == "{":
            self._too_deep += 1
        elif self._too_deep:
            self._too_deep -= 1
        elif self.open_groups:
            ended = self._stack.pop()
            if ended.into == "link" and self._stack[-1].into != "link":
                found = _LINK.search("".join(self._link))
                if found and (address := web_address(found[1])):
                    self._addresses.append(address)
                self._link.clear()

    def _take_word(self, word: str, number: int, *, has_number: bool) -> None:
        group = self._stack[-1]
        if word == "u" and has_number:
            self._print(chr(number % 2**16))
            self._left = group.skipped
        elif word == "uc":
            group.skipped = number if has_number else 1
        elif word == "ansicpg":
            self._codec = _CODE_PAGES.get(number, f"cp{number}")
        elif word == "deff":
            self._font = number
        elif word == "fonttbl":
            group.into = "fonts"
        elif word == "f":
            self._decode()
            group.font = number
        elif word == "fcharset" and group.into == "fonts" and number in _CODECS:
            self._fonts[group.font] = _CODECS[number]
        elif word == "fldinst":
            group.into = "link"
        elif word in ("v", "plain"):
            self._decode()
            group.hidden = word == "v" and number != 0
        elif word in _LEFT_OUT:
            group.into = ""
        elif word in _SIGNS:
            self._print(_SIGNS[word])

    def _take_codes(self, codes: bytes) -> None:
        """Take characters in the encoding of their font, less those that stand in for others."""
        skipped, self._left = min(self._left, len(codes)), max(self._left - len(codes), 0)
        self._coded += codes[skipped:]

    def _print(self, text: str) -> None:
        self._decode()
        self._add(text)

    def _decode(self) -> None:
        if self._coded:
            font = self._stack[-1].font
            codec = self._fonts.get(self._font if font < 0 else font, self._codec)
            try:
                text = self._coded.decode(codec, "replace")
            except LookupError:
                text = self._coded.decode("cp1252", "replace")
            self._coded.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        group = self._stack[-1]
        if group.into == "text" and not group.hidden:
            self._line.append(text)
        elif group.into == "link":
            self._link.append(text)
