"""Signs that part a text from what stands beside it, told from the same signs within the text.

An arrow is a quotation mark if its partner stands in the text, and a dash a minus before a figure.
"""

import regex

_CLOSING = {"»": "«", "›": "‹"}
# An arrow right before a text, whose partner is the next of its kind: »Spiegel« in German, »Metro»
# in Swedish.
_MOST_SIGNS = 4  # in which quotations end, one within the other: " › »"
_OPENING = regex.compile(
    r"»(?=[^\s«»][^«»]*+(?<!\s)[«»](?![\p{L}\d]))|›(?=[^\s‹›][^‹›]*+(?<!\s)[‹›](?![\p{L}\d]))"
)
_OPENED = regex.compile(r"(?<![^\s(\[])([»›])(?=[^\s»›][^«»‹›]*$)")
_MINUS = regex.compile(r"[-–−](?=\d)")
_OF_DEGREE = regex.compile(r"\d[\d.,]*\s?[°%]")


def without_separators(text: str, separators: str) -> str:
    """Return *text* without the *separators* at its ends, but for those that are part of it.

    >>> without_separators("– « Priez » –", " –»"), without_separators("» Read more »", " »")
    ('« Priez »', 'Read more')
    >>> without_separators("»Spiegel« wins –", " –»"), without_separators("– -20°C in Oslo", " –-")
    ('»Spiegel« wins', '-20°C in Oslo')
    """
    bare = text.strip(separators)
    if len(bare) == len(text) or not bare:
        return bare
    start = text.index(bare)
    end = start + len(bare)
    if start and _is_part(text, start - 1):
        start -= 1
    for at in range(end, min(end + _MOST_SIGNS, len(text))):
        if text[at] in _CLOSING and _is_closed_by(text[at], text[start:at]):
            end = at + 1
    return text[start:end]


def _is_part(text: str, at: int) -> bool:
    """Return whether the sign before a text, at *at*, opens a quotation or is a minus."""
    if _MINUS.match(text, at):
        parted = bool(text[:at].strip()) and text[at - 1].isspace()
        return parted or _OF_DEGREE.match(text, at + 1) is not None
    return _OPENING.match(text, at) is not None


def _is_closed_by(sign: str, text: str) -> bool:
    """Return whether *sign*, after *text*, closes a quotation of it."""
    if text.count(_CLOSING[sign]) > text.count(sign):
        return True
    opened = _OPENED.search(text)
    return opened is not None and opened[1] == sign and not text[-1].isspace()
