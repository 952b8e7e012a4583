"""The names of months and weekdays in every language, from a file that is made of locale data.

A name is looked up without spaces and dots, as printed and then without accents. The locale data
are dateparser's and the CLDR's (`locales`), and reading all of them takes longer than reading a
page, so what follows from them is in `names.json`, made by `make names`.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct

from corpus.patterns import NUMBER, pattern

FILE = Path(__file__).parent / "names.json"

TOKEN = pattern(r"\d+|[\p{L}\p{M}]+|/")
"""A number, a word, or the slash between two names."""

# Words beside the day, the month and the year: of, the, year, and the ends of ordinal numbers.
_FILLER = """
a al am d da de del den der di din do du e eko el em en er g gada god godine h il ko l la le
leta m nd o of on op r rd re ro roku st th the ème eme на г год года година р рік року
ngày năm في من عام سنة م թ ta טן
ci cı cu cü az аз гараг د ی as à às ao é ê dne dia día ing ve yil yılı yili yıl
ж жыл жылы жылғы й го ти ое е я
metų mėn diena an jaar år års year anno
ที่ วันที่ ปี วัน เดือน ວັນ ທີ ປີ ថ្ងៃ ថ្ងៃទី ទី ខែ ឆ្នាំ ቀን ዓመት ዕለት בשנת שנת ב יום
اليوم يوم سال ماه مورخ لسنة ء تاريخ بتاريخ ರಂದು को సం న ம் ஆம் ஆண்டு თ წ წელი წლის
оны он өдөр дугаар дүгээр tahun thn tanggal tgl mwaka tarehe taon ika noong ng ti vid
gada gads गते साल সালের তারিখ နေ့
af ydd ed fed eg ain mh dhen an ean соли 付 付け dem dell þann më στις στη την τις της του
mùng mồng թվականի թվականին жылдың жылдын елның йылдың தேதி తేదీ തീയതി වන දින තේදී
"""
FILLER = frozenset(_FILLER.casefold().split())
"""Words that say nothing in a date."""

ORNAMENTS = "◆◇■□●○◎▪▫▲△▼▽▶▷▸◀◁►◄★☆※✓✔✦❖➢➤➔→⇒📅📆🗓⏰⏱⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛📰📌🔹🔸\ufe0f"
"""Signs that stand before a date on pages and say nothing of it."""

INVISIBLE = pattern(r"[\p{Cf}\u0640]")
"""Bidi marks and the like, and the tatweel."""


class Tables(Struct, frozen=True):
    """What the locale data say, by the keys of names; see the functions of this module.

    *common* has the months in languages that count before others', *any* in all without a doubt.
    *counting_back* and *counting_by_number* are, by languages, what `relative` reads, without a
    number, and with one in a frame.
    """

    words: frozenset[str]
    halves_of_day: frozenset[str]
    weekdays: dict[str, frozenset[int]]
    weekdays_of: dict[str, dict[str, int]]
    common: dict[str, int]
    any: dict[str, int]
    months_of: dict[str, dict[str, int]]
    counting_back: dict[str, dict[str, tuple[int, str]]]
    counting_by_number: dict[str, dict[str, str]]


@cache
def tables() -> Tables:
    """Return the content of the file."""
    return msgspec.json.decode(FILE.read_bytes(), type=Tables)


def key(name: str) -> str:
    """Return *name* as it is looked up: its letters, digits and slashes in lower case."""
    return "".join(tokens(name))


def tokens(name: str) -> list[str]:
    """Return the letters, digits and slashes of *name* in lower case, as `TOKEN` parts them."""
    letters = INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).replace("ʼ", "'")
    return TOKEN.findall(letters.casefold())


def frame_of(phrase: str) -> str:
    """Return the `key` of a *phrase* with # in place of its numbers."""
    return NUMBER.sub("#", key(phrase))


@lru_cache(maxsize=2**12)
def month_named(name: str, languages: tuple[str, ...]) -> int | None:
    """Return the month that a `key` means in one of *languages*, else in any without a doubt."""
    forms = dict.fromkeys((name, bare(name), name.translate(_PERSIAN), name.translate(_ARABIC)))
    for months in chain(map(months_of, languages), (tables().common, tables().any)):
        month = next((months[form] for form in forms if months.get(form)), None)
        if month:
            return month
    return None


# Letters that keyboards of Arabic, Persian and Urdu write differently.
_PERSIAN = str.maketrans("يك", "یک")
_ARABIC = str.maketrans("یک", "يك")


def bare(name: str) -> str:
    """Return *name* without accents."""
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def weekdays() -> Mapping[str, frozenset[int]]:
    """Return the keys of weekdays in every language, each with the days that it may mean.

    Monday is 0. The empty key is among them and means none.
    """
    return tables().weekdays


def weekdays_of(language: str) -> Mapping[str, int]:
    """Return the keys of weekdays in a *language*, each with its day; Monday is 0."""
    return tables().weekdays_of.get(language, {})


def months_of(language: str) -> Mapping[str, int]:
    """Return the keys of months in a *language*, each with its number, but for those of two."""
    return tables().months_of.get(language, {})


def words() -> frozenset[str]:
    """Return every word that is part of a month's or a weekday's name in any language."""
    return tables().words


def halves_of_day() -> frozenset[str]:
    """Return what the halves of a day are called in our languages, in lower case."""
    return tables().halves_of_day
