r"""Encodings of Latin letters from before Windows: of DOS, of the old Mac OS; and the Baltic one.

Read as Windows-1252 such a text has capitals and signs within its words, "JosŽ" or
"Gr”áe" for "José" and "Größe", which tells them; which one it is chardet tells, or that in which
the letters of words agree best. The Baltic one, Windows-1257, is told by its letters, as
texts in Windows-1252 have few of the bytes of so many.
"""

from collections.abc import Callable
from operator import itemgetter

_DOS = "cp850"
_MAC = "mac-roman"
_BY_CHARDET = {
    "MacRoman": _MAC,
    "MacLatin2": "mac-latin2",
    # What these have of letters, CP850 has at the same places.
    **dict.fromkeys(("cp437", "cp850", "cp858", "cp863", "cp865"), _DOS),
    "cp852": "cp852",
    "cp775": "cp775",
}
_OF_BALTS = (frozenset("ąčęėįšųūž"), frozenset("āčēģīķļņšūž"))
_OF_ESTONIANS = frozenset("äõöüšž")  # š and ž are ð and þ in Windows-1252
_ENOUGH_BALTIC = 4  # different letters of one of them
# Signs that stand beside letters in any text, and those that never stand after one.
_NEUTRAL = frozenset("’‘–—…“”•·«»\xa0\xadªº°®©™€\ufffd")
_NEVER_AFTER = frozenset("‚„¡¢¤ˆ‰‹ƒ\x81\x8d\x8f\x90\x9d")


def old_codec(sample: bytes, told: str, read: Callable[[bytes], str]) -> str | None:
    """Return the codec of an encoding of DOS, the old Mac OS or the Baltic that *sample* is in.

    *told* is what chardet 7.7 takes it for; *read* reads Windows-1252. None if it is in none of
    them as far as its letters show.
    """
    good, bad = _agreement(read(sample))
    if told in _BY_CHARDET:
        codecs = [_BY_CHARDET[told]]
    elif bad > good:
        codecs = [_DOS, _MAC]
    else:
        baltic = told in ("Windows-1257", "ISO-8859-13") and _is_baltic(sample)
        return "cp1257" if baltic or _is_estonian(sample) else None
    rated = [(_rating(*_agreement(sample.decode(codec, "replace"))), codec) for codec in codecs]
    rating, best = max(rated, key=itemgetter(0))
    return best if bad and rating > max(0, _rating(good, bad)) else None


def _rating(good: int, bad: int) -> int:
    return good - 4 * bad


def _agreement(text: str) -> tuple[int, int]:
    """Return how many characters beyond ASCII agree with the words they are in, how many do not.

    A capital after a small letter does not, nor does a sign within a word.
    """
    good = bad = 0
    for at, sign in enumerate(text):
        if sign.isascii() or sign in _NEUTRAL:
            continue
        before, after = text[at - 1 : at].isalpha(), text[at + 1 : at + 2].isalpha()
        if sign in _NEVER_AFTER:
            bad += before
        elif not sign.isalpha():
            bad += before and after
        elif sign.isupper() and text[at - 1 : at].islower():
            bad += 1
        else:
            good += before or after
    return good, bad


def _is_estonian(sample: bytes) -> bool:
    """Return whether all letters of *sample* beyond ASCII are Estonian, š or ž among them.

    As Windows-1252 it would have letters of Icelandic, without the others of that.
    """
    letters = {
        c for c in sample.decode("cp1257", "replace").lower() if not c.isascii() and c.isalpha()
    }
    return letters <= _OF_ESTONIANS and "õ" in letters and not letters.isdisjoint("šž")


def _is_baltic(sample: bytes) -> bool:
    """Return whether the letters of *sample* beyond ASCII are those of Lithuanian or Latvian."""
    letters = [
        c for c in sample.decode("cp1257", "replace").lower() if not c.isascii() and c.isalpha()
    ]
    return any(
        len(known.intersection(letters)) >= _ENOUGH_BALTIC
        and 10 * sum(c in known for c in letters) > 9 * len(letters)
        for known in _OF_BALTS
    )
