"""The names of months and weekdays in every language, from dateparser's locale data.

A name is looked up without spaces and dots, as printed and then without accents.
"""

import calendar
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache, lru_cache
from importlib import import_module
from itertools import chain, product
from typing import Any

import regex
from babel import Locale, UnknownLocaleError, localedata

from corpus.languages import LANGUAGES

TOKEN = regex.compile(r"\d+|[\p{L}\p{M}]+|/")
"""A number, a word, or the slash between two names."""

# Words beside the day, the month and the year: of, the, year, and the ends of ordinal numbers.
_FILLER = """
a al am d da de del den der di din do du e eko el em en er g gada god godine h il ko l la le
leta m nd o of on op r rd re ro roku st th the ème eme на г год года година р рік року
ngày năm في من عام سنة م թ ta טן
ci cı cu cü az аз гараг د ی as à às ao é dne dia día ing ve yil yılı yili yıl
ж жыл жылы жылғы й го ти ое е я
metų mėn diena an jaar år års year anno
ที่ วันที่ ปี วัน เดือน ວັນ ທີ ປີ ថ្ងៃ ថ្ងៃទី ទី ខែ ឆ្នាំ ቀን ዓመት ዕለት בשנת שנת ב יום
اليوم يوم سال مورخ لسنة ء تاريخ بتاريخ ರಂದು को సం న ம் ஆம் ஆண்டு თ წ წელი წლის
оны он өдөр дугаар дүгээр tahun thn tanggal tgl mwaka tarehe taon ika noong ng ti vid
gada gads गते साल সালের তারিখ နေ့
af ydd ed fed eg ain mh dhen an соли
"""
FILLER = frozenset(_FILLER.split())
"""Words that say nothing in a date."""

INVISIBLE = regex.compile(r"[\p{Cf}\u0640]")
"""Bidi marks and the like, and the tatweel."""

_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_CROWDED_SCRIPT = regex.compile(r"[\p{Latin}\p{Cyrillic}\p{Arabic}]")
_MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
# What dateparser 1.5.0 lacks: months of the Maghreb, of Arabic as it is often spelled, the
# genitives of Basque and Sorani, the locatives of Latvian, the ordinals of Mongolian, the names of
# Scottish Gaelic without their article, and Tajik before a year. In the order of the months; 0 if
# none.
_ADDED_MONTHS: Mapping[str, str] = {
    "ar": "0 0 0 0 ماي 0 جويلية|جويليه غشت شتنبر 0 نونبر دجنبر",
    "ckb": "کانوونیدووەمی شوباتی ئازاری نیسانی ئایاری حوزەیرانی تەمووزی ئابی ئەیلوولی"
    " تشرینییەکەمی تشرینیدووەمی کانوونییەکەمی",
    "eu": "urtarrilaren|urtarrilak otsailaren|otsailak martxoaren|martxoak apirilaren|apirilak"
    " maiatzaren|maiatzak ekainaren|ekainak uztailaren|uztailak abuztuaren|abuztuak"
    " irailaren|irailak urriaren|urriak azaroaren|azaroak abenduaren|abenduak",
    "gd": "faoilleach|fhaoilleach gearran|ghearran màrt|mhàrt giblean|ghiblean cèitean|chèitean"
    " ògmhios iuchar lùnastal sultain dàmhair samhain dùbhlachd",
    "lv": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī"
    " decembrī",
    "mn": "нэгдүгээрсарын хоёрдугаарсарын гуравдугаарсарын дөрөвдүгээрсарын тавдугаарсарын"
    " зургаадугаарсарын долоодугаарсарын наймдугаарсарын есдүгээрсарын аравдугаарсарын"
    " арваннэгдүгээрсарын арванхоёрдугаарсарын",
    "tg": "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
}
# The languages whose month names count before others' where the page's language lacks the name.
_COMMON = "en es fr ar de pt it ru zh ja ko tr pl nl id fa sv da nb fi el cs hu ro uk he hi vi th"


def key(name: str) -> str:
    """Return *name* as it is looked up: its letters, digits and slashes in lower case."""
    return "".join(_tokens(name))


def _tokens(name: str) -> list[str]:
    letters = INVISIBLE.sub("", unicodedata.normalize("NFKC", name)).replace("ʼ", "'")
    return TOKEN.findall(letters.casefold())


@lru_cache(maxsize=2**12)
def month_named(name: str, languages: tuple[str, ...]) -> int | None:
    """Return the month that a `key` means in one of *languages*, else in any without a doubt."""
    forms = dict.fromkeys((name, _bare(name), name.translate(_PERSIAN), name.translate(_ARABIC)))
    for months in chain(map(months_of, languages), (_common_months(), _all_months())):
        month = next((months[form] for form in forms if months.get(form)), None)
        if month:
            return month
    return None


# Letters that keyboards of Arabic, Persian and Urdu write differently.
_PERSIAN = str.maketrans("يك", "یک")
_ARABIC = str.maketrans("یک", "يك")


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Return the keys of weekdays in every language, each with the days that it may mean.

    Monday is 0. The empty key is among them and means none.
    """
    locales = chain.from_iterable(locale_data(code) for code in known_locales())
    names = (
        (name, day)
        for locale in locales
        for day, english in enumerate(_WEEKDAYS)
        for name in locale.get(english, ())
    )
    found: dict[str, set[int]] = defaultdict(set, {"": set()})
    for name, day in chain(names, _added_weekdays()):
        tokens = _tokens(name)
        found["".join(tokens)].add(day)
        # Il-Ħamis, thứ năm
        found["".join(token for token in tokens if token not in FILLER)].add(day)
    return {name: frozenset(days) if name else frozenset() for name, days in found.items()}


@cache
def weekdays_of(language: str) -> Mapping[str, int]:
    """Return the keys of weekdays in a *language*, each with its day; Monday is 0."""
    locales = locale_data(dateparser_code(language))
    names = (
        (name, day)
        for locale in locales
        for day, english in enumerate(_WEEKDAYS)
        for name in locale.get(english, ())
    )
    return {key(name): day for name, day in names}


@cache
def words() -> frozenset[str]:
    """Return every word that is part of a month's or a weekday's name in any language."""
    locales = list(chain.from_iterable(locale_data(code) for code in known_locales()))
    names = chain.from_iterable(
        locale.get(name, ()) for locale in locales for name in (*_MONTHS, *_WEEKDAYS)
    )
    added = " ".join(_ADDED_MONTHS.values()).replace("|", " ").split()
    weekday_names = (name for name, _ in _added_weekdays())
    found = set(chain.from_iterable(map(_tokens, chain(names, added, weekday_names))))
    return frozenset(found | set(map(_bare, found)))


@cache
def halves_of_day() -> frozenset[str]:
    """Return what the halves of a day are called in our languages, in lower case."""
    codes = {dateparser_code(language) for language in LANGUAGES}
    locales = chain.from_iterable(locale_data(code) for code in codes & set(known_locales()))
    names = chain.from_iterable(locale.get(half, ()) for locale in locales for half in ("am", "pm"))
    return frozenset(name.casefold() for name in names)


def _added_weekdays() -> Iterator[tuple[str, int]]:
    """Yield names that dateparser 1.5.0 lacks, with the day that they mean: those of CLDR too."""
    yield from (("রোববার", 6), ("রোব", 6))  # of Bangladesh
    yield from (("मंगलबार", 1), ("बिहीबार", 3))  # as Nepal's newspapers spell them
    for language in LANGUAGES:
        if dateparser_code(language) not in known_locales():
            yield from _babel_weekdays(language)
    for number, day in enumerate("一二三四五六日天"):
        for name in (day, f"周{day}", f"週{day}", f"星期{day}", f"禮拜{day}", f"礼拜{day}"):
            yield name, min(number, 6)
    for number, day in enumerate("月火水木金土日"):
        yield from ((name, number) for name in (day, f"{day}曜", f"{day}曜日"))
    for number, day in enumerate("월화수목금토일"):
        yield from ((name, number) for name in (day, f"{day}요일"))


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


@cache
def months_of(language: str) -> Mapping[str, int]:
    """Return the keys of months in a *language*, each with its number, but for those of two."""
    code = dateparser_code(language)
    named = _table((code,))
    return named if code in known_locales() else {**_babel_months(language), **named}


def _babel_weekdays(language: str) -> Iterator[tuple[str, int]]:
    forms = _babel_names(language, "days")
    if not forms:
        return
    for form, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
        yield from ((name, day) for day, name in forms[form][width].items() if len(name) > 2)


def _babel_months(language: str) -> Mapping[str, int]:
    """Return the months of a language that dateparser lacks, as CLDR has them."""
    forms = _babel_names(language, "months")
    if not forms:
        return {}
    names = (
        forms[form][width].items()
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    found = {key(name): number for number, name in chain.from_iterable(names)}
    return {name: number for name, number in found.items() if _LETTERS.fullmatch(name)}


def _babel_names(language: str, kind: str) -> Mapping[str, Any]:
    """Return the *kind*, "days" or "months", of CLDR by context and width; empty if it has none.

    The data is copied first: Babel 2.18.0 keeps what it looks up in tables that languages share,
    and the next language is given the names of this one (python-babel/babel#1234).
    """
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    own: dict[str | int | None, Any] = {kind: deepcopy(localedata.load(str(locale))[kind])}
    names: Mapping[str, Any] = localedata.LocaleDataDict(own)[kind]
    return names


@cache
def _common_months() -> Mapping[str, int]:
    return _table(_COMMON.split())


@cache
def _all_months() -> Mapping[str, int]:
    # Short forms in the scripts of many languages mean too much: "hān" is January in Māori, "han"
    # May in another.
    return {
        name: month
        for name, month in _table({*known_locales(), *_ADDED_MONTHS}).items()
        if len(name) > 3 or not _CROWDED_SCRIPT.match(name)
    }


def _table(codes: Iterable[str]) -> Mapping[str, int]:
    """Return the month of each name in some languages, without names that mean two months."""
    found = defaultdict(set)
    for code in codes:
        for locale in locale_data(code):
            for number, month in enumerate(_MONTHS, 1):
                for name in locale.get(month, ()):
                    found[key(name)].add(number)
        for number, added in enumerate(_ADDED_MONTHS.get(code, "").split(), 1):
            for name in added.split("|"):
                found[name].add(number)
    for name in tuple(found):
        found[_bare(name)] |= found[name]
    # A single letter, and "M03" where CLDR knows no name, say nothing.
    return {
        name: months.pop()
        for name, months in found.items()
        if len(months) == 1 and len(name) > 1 and _LETTERS.fullmatch(name)
    }


@cache
def known_locales() -> tuple[str, ...]:
    """Return the codes of all languages that dateparser knows."""
    from dateparser.data.languages_info import language_order

    return tuple(language_order)


def locale_data(code: str) -> Iterator[Mapping[str, Any]]:
    """Yield dateparser's data on a language, and on its countries where they differ, if any."""
    if code not in known_locales():
        return
    info = import_module(f"dateparser.data.date_translation_data.{code}").info
    yield info
    yield from info.get("locale_specific", {}).values()


def dateparser_code(language: str) -> str:
    """Return the code that dateparser has for a *language* of ours."""
    return "nb" if language == "no" else language
