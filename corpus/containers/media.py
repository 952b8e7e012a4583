"""The format and the encoding of a content, as a server or a browser states them."""

from collections.abc import Mapping

from corpus.encodings import UTF_8, known_encoding

_ENDINGS: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
    "multipart/related": ".mhtml",
}
_OTHERS = ("image/", "video/", "audio/", "font/", "model/", "text/css", "text/vtt", "text/dns")
_OTHER_NAMES = ("javascript", "ecmascript", "font", "wasm", "mpegurl", "/pdf")


def ending_of(media_type: str) -> str:
    """Return the ending of the format that *media_type* names, empty if the content must tell.

    >>> ending_of("application/rss+xml"), ending_of("text/plain")
    ('.xml', '')
    """
    if media_type.endswith(("+xml", "+json")) and media_type not in _ENDINGS:
        return "." + media_type.rpartition("+")[2]
    return _ENDINGS.get(media_type, "")


def is_beside_pages(media_type: str) -> bool:
    """Return whether *media_type* is of what pages are made with: pictures, styles, programs.

    >>> is_beside_pages("image/svg+xml"), is_beside_pages("application/atom+xml")
    (True, False)
    """
    return media_type.startswith(_OTHERS) or any(name in media_type for name in _OTHER_NAMES)


def encoding_of(content: bytes, charset: str) -> str | None:
    """Return *charset* if *content* is text in it and does not prove to be UTF-8, else None.

    Servers often say a charset that their pages are not in; what is UTF-8 by chance is ASCII.
    """
    encoding = known_encoding(charset) if charset else None
    if encoding is None or not encoding.holds(content):
        return None
    return None if UTF_8.holds(content) and not content.isascii() else charset
