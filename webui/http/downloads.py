"""The name of a file of results, the sign between its cells, and what its headers warn of."""

import re
from collections.abc import Iterable
from itertools import islice
from unicodedata import combining, normalize
from urllib.parse import quote

from flask import Response

from search import Query, QueryWarning
from webui.formats import DELIMITERS
from webui.http import urls

_LONGEST = 60  # characters of a name, without its extension
_MOST_TOLD = 20  # headers of warnings: Python refuses an answer with a hundred headers


def delimiter_of(query_string: bytes) -> str:
    """Return the name of the delimiter that an address asks for. Raises `ParameterFaults`."""
    return urls.chosen(query_string, urls.DELIMITER, tuple(DELIMITERS)) or "comma"


def with_semicolons(address: str) -> str:
    """Return *address*, of CSV, with semicolons between its cells."""
    return f"{address}{'&' if '?' in address else '?'}{urls.DELIMITER}=semicolon"


def words_of(query: Query) -> str:
    """Return the words for the name of a file with what *query* finds."""
    return " ".join(
        (query.text, *(chosen.value for chosen in query.filters if not chosen.excluded))
    )


def attachment(words: str, extension: str) -> str:
    """Return the `Content-Disposition` (RFC 6266) of a file that is named by *words*.

    >>> attachment("Fraude en línea", "csv")
    'attachment; filename="dateline-fraude-en-linea.csv"'
    >>> attachment("احتيال", "ris")[:46]
    'attachment; filename="dateline.ris"; filename*'
    """
    decomposed = normalize("NFKD", words)
    latin = "".join(letter for letter in decomposed if not combining(letter))
    plain = "".join(letter for letter in latin if letter.isascii())
    told = f'attachment; filename="{_named(plain)}.{extension}"'
    if latin.isascii():
        return told
    return f"{told}; filename*=UTF-8''{quote(_named(words))}.{extension}"


def tell(response: Response, warnings: Iterable[QueryWarning]) -> None:
    """Tell *warnings* about parameters in headers of *response*, which has no other place for them.

    Each is a token with parameters (RFC 8941), whose values are percent-encoded. After the first
    twenty, one header has the number of the others.
    """
    told_once = dict.fromkeys(warnings)
    for warning in islice(told_once, _MOST_TOLD):
        value = f'; value="{quote(warning.value)}"' if warning.value else ""
        told = f'{warning.code}; parameter="{quote(warning.parameter)}"{value}'
        response.headers.add("X-Warning", told)
    if len(told_once) > _MOST_TOLD:
        response.headers.add("X-Warning", f"others; count={len(told_once) - _MOST_TOLD}")


def _named(words: str) -> str:
    joined = "-".join(re.findall(r"\w+", words.casefold()))[:_LONGEST].strip("-")
    return "-".join(filter(None, ("dateline", joined)))
