"""Lists of headlines as addresses: `/list?id=B4Tzcqqng0A.rWT0…&name=Thesis`.

An id of 16 hexadecimal digits is 11 letters of base64 (RFC 4648, 5) there, so an address with 200
headlines has some 2,400 characters. Any other id stands as it is, in a parameter of its own.
"""

import re
from base64 import urlsafe_b64decode
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from webui.formats import Format
from webui.http import urls

MOST_LISTED = 200
"""Headlines of a list, whose address then has as many characters as any program takes."""

PARAMETERS = ("id", "name")
"""The parameters of a list."""

_DIGITS = re.compile(r"[0-9a-f]{16}")
_JOINED = re.compile(r"(?:[\w-]{11}|[0-9a-f]{16})(?:\.(?:[\w-]{11}|[0-9a-f]{16}))*", re.ASCII)
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_LONGEST_NAME = 100


class HeadlineList(Struct, frozen=True, gc=False):
    """The *ids* of headlines in their order, and the *name* of the list, empty without one.

    *left_out* counts those beyond `MOST_LISTED`.
    """

    ids: tuple[str, ...] = ()
    name: str = ""
    left_out: int = 0


def parse_list(query_string: bytes) -> HeadlineList:
    """Return the list of an address, without repeats."""
    given = urls.pairs(query_string)
    ids = list(dict.fromkeys(one for name, value in given if name == "id" for one in _ids(value)))
    name = " ".join(dict(given).get("name", "").split())[:_LONGEST_NAME]
    return HeadlineList(tuple(ids[:MOST_LISTED]), name, len(ids[MOST_LISTED:]))


def list_url(listed: HeadlineList, format_: Format = "html") -> str:
    """Return the address of *listed*, from the root of the site."""
    pairs = [("id", value) for value in id_values(listed.ids)]
    if listed.name:
        pairs.append(("name", listed.name))
    path = urls.route("lists.page") + ("" if format_ == "html" else f".{format_}")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def id_values(ids: Sequence[str]) -> list[str]:
    """Return the values of `id` that stand for *ids*: one for all that are short, one for each."""
    short = [short_id(one) for one in ids if _DIGITS.fullmatch(one)]
    return [".".join(short)] * bool(short) + [one for one in ids if not _DIGITS.fullmatch(one)]


def short_id(document_id: str) -> str:
    """Return an id as lists have it.

    >>> short_id("0784f372aaa78340"), short_id("topic:fraud")
    ('B4Tzcqqng0A', 'topic:fraud')
    """
    if not _DIGITS.fullmatch(document_id):
        return document_id
    return b2a_base64(bytes.fromhex(document_id)).translate(_URL_SAFE)[:11].decode()


def _ids(value: str) -> Iterator[str]:
    """Yield the ids that a value of `id` stands for."""
    if not _JOINED.fullmatch(value):
        if value.strip():
            yield value
        return
    for one in value.split("."):
        yield one if len(one) == 16 else urlsafe_b64decode(f"{one}=").hex()
