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

    >>> other_scripts("台湾"), other_scripts("台風")
    (('臺灣', '台灣'), ('台风', '臺風', '颱風'))
    """
    if not _CHINESE.fullmatch(text):
        return ()
    traditional, simplified = _converter("s2t").convert(text), _converter("t2s").convert(text)
    local = (_converter(to).convert(traditional) for to in ("t2tw", "t2hk"))
    # In traditional characters beside simplified ones, only the latter were made others.
    whole = _converter("s2t").convert(simplified) if text not in (traditional, simplified) else ""
    standards = [traditional, *(other for other in local if len(other) == len(traditional))]
    positions = [dict.fromkeys(characters) for characters in zip(*standards, strict=True)]
    mixed = ("".join(characters) for characters in islice(product(*positions), _MOST))
    found = dict.fromkeys((simplified, *standards, *mixed, whole))
    return tuple(other for other in found if other not in (text, ""))


@cache
def _converter(conversion: str) -> "OpenCC":
    """Return OpenCC's converter, whose tables take some 30 MB once the first text is converted."""
    from opencc import OpenCC  # slow to load, and few archives need it

    return OpenCC(conversion)
