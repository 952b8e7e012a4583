"""Encodings: by the label that a file states, and by what bytes look like where none is stated.

Labels are those of the WHATWG's Encoding Standard, so "latin1" is Windows-1252 and
"ks_c_5601-1987" is EUC-KR, as in browsers. Sniffed are the encodings of scripts other than Latin
and, where enough letters tell them from Windows-1252, those of Central Europe and Turkish; a
headline or two decide nothing between encodings of Latin letters, and Windows-1252 stays. Those
of DOS, the old Mac OS and the Baltic are told by `old_encodings`.
"""

import codecs
from dataclasses import dataclass

import regex
import webencodings
from webencodings.labels import LABELS as _LABELS

from corpus.old_encodings import old_codec

SAMPLE = 2**16
"""So many bytes are looked at to tell an encoding; a headline of ten words has a hundred."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by its *name* in the standard, and Python's *codec* for it."""

    name: str
    codec: str

    def decode(self, raw: bytes) -> str:
        """Return *raw* as text, U+FFFD where it is none."""
        text = raw.decode(self.codec, "replace")
        # webencodings 0.6.1 follows Python's big5hkscs, the standard has this dot at A145.
        return text.replace("\u2022", "\u2027") if self.name == "Big5" else text

    def holds(self, raw: bytes) -> bool:
        """Return whether every byte of *raw* is text in this encoding."""
        try:
            raw.decode(self.codec)
        except UnicodeDecodeError:
            return False
        return True


def _sloppy(name: str) -> codecs.CodecInfo | None:
    """Return the codec of that name if it is one of ftfy's, which few files need."""
    if not name.startswith("sloppy"):
        return None
    from ftfy.bad_codecs import search_function  # here, since loading it takes a while

    return search_function(name)


codecs.register(_sloppy)

WINDOWS_1252 = Encoding("Windows-1252", "sloppy-windows-1252")
"""The fallback, as browsers read it: every byte is a character."""

MACINTOSH = Encoding("macintosh", "mac-roman")

UTF_8 = Encoding("UTF-8", "utf-8")

ISO_2022_JP = Encoding("ISO-2022-JP", "iso2022_jp")

JAPANESE_BEGINS = b"\x1b$"
"""What leads from ASCII to Japanese in ISO-2022-JP, all of whose bytes are ASCII."""

_CODECS = {
    "windows-1252": WINDOWS_1252.codec,
    "gbk": "gb18030",  # the standard's decoder of both is one
}
_SPELLED = {"big5": "Big5", "gbk": "GBK", "macintosh": "macintosh", "shift_jis": "Shift_JIS"}
_NO_TEXT = ("replacement", "x-user-defined")
_OLD_NAMES = {"mac-roman": MACINTOSH.name, "mac-latin2": "x-mac-ce", "cp1257": "Windows-1257"}
_OLD_LABELS = {
    **{f"{label}{page}": f"cp{page}" for label in ("cp", "ibm") for page in (437, 775, 850, 852)},
    "x-mac-ce": "mac-latin2",
}  # which browsers do not know

LABELS = frozenset(label for label, name in _LABELS.items() if name not in _NO_TEXT) | {
    *_OLD_LABELS
}
"""The labels by which encodings are known: those of browsers, and of DOS and the old Mac OS."""


def known_encoding(label: str) -> Encoding | None:
    """Return the encoding of that *label*, None if it is none of `LABELS`.

    >>> known_encoding("KS_C_5601-1987")
    Encoding(name='EUC-KR', codec='cp949')
    """
    try:
        found = webencodings.lookup(label)
    except UnicodeEncodeError:  # a lone surrogate
        return None
    if found is None and (codec := _OLD_LABELS.get(label.strip().lower())):
        return _old(codec)
    if found is None or found.name in _NO_TEXT:
        return None
    return Encoding(_spelled(found.name), _CODECS.get(found.name, found.codec_info.name))


def _old(codec: str) -> Encoding:
    return Encoding(_OLD_NAMES.get(codec, codec.upper()), codec)


def _spelled(name: str) -> str:
    """Return the *name* of an encoding with the capitals that the standard gives it."""
    return _SPELLED.get(name) or name.upper().replace("WINDOWS", "Windows")


_CHARDET_LABELS = {"CP932": "shift_jis", "CP949": "euc-kr", "CP874": "windows-874"}
_NOT_LATIN = frozenset(
    (
        *("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"),
        *("windows-1256", "iso-8859-6", "windows-1255", "iso-8859-8", "windows-1253", "iso-8859-7"),
        *("windows-874", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "iso-2022-jp", "euc-kr"),
    )
)
_ACCENTED = frozenset(("windows-1250", "iso-8859-2", "iso-8859-16", "windows-1254"))
# Letters beyond ASCII without which chardet 7.7 is not believed to have told Latin encodings apart:
# of samples in Windows-1252 it took one with one such letter for another, none with more.
_ENOUGH_LETTERS = 4
# What the opening signs of Spanish, pounds and controls look like in these.
_NEVER_ACCENTED = regex.compile(
    r"[\x80-\x9f\u02c7\u02d8\u02db\u02dd]|\u0141(?=\d)|(?<!\p{L})\u017c(?=\p{Lu})"
)
_STRAY = 20  # times as many letters leave such a sign one that stands for itself
_TAGS = regex.compile(rb"<[^<>]*>")
_BEYOND_ASCII = regex.compile(rb"[\x80-\xff]")
_RUN = regex.compile(r"[\p{L}--[a-zA-Z]]+", regex.V1)
_ALSO_LATIN = regex.compile(r"[a-zA-Z]")


def latin_encoding(raw: bytes, *, of_old_mac: bool) -> Encoding:
    """Return what *raw*, no UTF-8 and of Western Europe, is read as.

    Programs of the old Mac OS, Excel until 2016 among them, end lines with CR alone and have most
    accented letters below A0, where Windows-1252 has signs.
    """
    low = sum(raw.count(byte) for byte in range(0x80, 0xA0))
    return MACINTOSH if of_old_mac and 2 * low > len(_BEYOND_ASCII.findall(raw)) else WINDOWS_1252


def sniffed_encoding(raw: bytes) -> Encoding | None:
    """Return the encoding that *raw*, no UTF-8, looks like, None if it is Windows-1252."""
    lines = (line for line in _TAGS.sub(b" ", raw).splitlines() if not line.isascii())
    sample = b"\n".join(lines)[:SAMPLE]
    import chardet  # here, since loading it takes a while

    found = chardet.detect(sample)["encoding"] or ""
    encoding = known_encoding(_CHARDET_LABELS.get(found, found))
    name = encoding.name.lower() if encoding else ""
    if encoding and name in _ACCENTED:
        letters = len(_BEYOND_ASCII.findall(sample))
        never = len(_NEVER_ACCENTED.findall(encoding.decode(sample)))
        if letters >= _ENOUGH_LETTERS:
            return encoding if _STRAY * never < letters else None
    if encoding and name in _NOT_LATIN and _is_apart(encoding.decode(sample)):
        return encoding
    codec = old_codec(sample, found, WINDOWS_1252.decode)
    return _old(codec) if codec else None


def _is_apart(text: str) -> bool:
    """Return whether the letters beyond ASCII make words of their own in *text*.

    An accented letter of Windows-1252 stands among others, where "Caf\u05d9" is no word at all.
    """
    runs = mixed = 0
    for run in _RUN.finditer(text):
        around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
        runs += 1
        mixed += bool(_ALSO_LATIN.search(around))
    return runs > 2 * mixed
