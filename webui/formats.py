"""The formats of an answer, by the extension of its address."""

from typing import Literal, get_args

Format = Literal["html", "json", "ndjson", "csv", "atom", "ris", "bib"]
"""The formats of an answer; each but the page is the extension of an address."""

FORMATS: tuple[Format, ...] = get_args(Format)
EXTENSIONS: tuple[Format, ...] = tuple(name for name in FORMATS if name != "html")
