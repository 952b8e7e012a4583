"""The same Chinese text in simplified and in traditional characters, by OpenCC's tables.

Traditional characters differ between standards: Taiwan is printed 臺灣 and 台灣. A text may mix
them, so each position of a word has the characters of every standard.
"""

from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from opencc import OpenCC

_CHINESE = regex.compile(r"\p{Han}+")
_MOST = 8  # texts, of a word with several characters that standards write differently


@lru_cache(maxsize=10_000)
def other_scripts(text: str) -> tuple[str, ...]:
    """Return a Chinese *text* in its other characters, none if it is not all in Chinese ones.

    >>> other_scripts("台湾")
    ('臺灣', '台灣')
    """
    if not _CHINESE.fullmatch(text):
        return ()
    traditional = _converter("s2t").convert(text)
    local = (_converter(to).convert(traditional) for to in ("t2tw", "t2hk"))
    standards = [traditional, *(other for other in local if len(other) == len(traditional))]
    positions = [dict.fromkeys(characters) for characters in zip(*standards, strict=True)]
    mixed = ("".join(characters) for characters in islice(product(*positions), _MOST))
    found = dict.fromkeys((_converter("t2s").convert(text), *standards, *mixed))
    return tuple(other for other in found if other != text)


@cache
def _converter(conversion: str) -> "OpenCC":
    """Return OpenCC's converter, whose tables take some 30 MB once the first text is converted."""
    from opencc import OpenCC  # slow to load, and few archives need it

    return OpenCC(conversion)
