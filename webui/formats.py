"""The formats of an answer, by the extension of its address."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

Format = Literal["html", "json", "ndjson", "csv", "xlsx", "atom", "ris", "bib", "csl.json"]
"""The formats of an answer; each but the page is the extension of an address."""

FORMATS: tuple[Format, ...] = get_args(Format)
EXTENSIONS: tuple[Format, ...] = tuple(name for name in FORMATS if name != "html")

DELIMITERS: Mapping[str, str] = MappingProxyType({"comma": ",", "semicolon": ";", "tab": "\t"})
"""The signs between the cells of CSV, by name; where decimals have a comma, Excel wants `;`."""

_LONGEST_FIRST = sorted(EXTENSIONS, key=len, reverse=True)


def format_at(path: str) -> Format:
    """Return the format of an answer at *path*, by its extension.

    >>> format_at("/search.json"), format_at("/search.csl.json"), format_at("/help")
    ('json', 'csl.json', 'html')
    """
    return next((one for one in _LONGEST_FIRST if path.endswith(f".{one}")), "html")
