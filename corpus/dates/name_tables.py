"""What dateparser and the CLDR call months and weekdays, and what they lack: the file of `names`.

`python -m corpus.dates.name_tables` makes it.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import chain, product
from typing import Any

import msgspec
from babel import Locale, UnknownLocaleError, localedata

from corpus.dates.locales import dateparser_code, known_locales, locale_data
from corpus.dates.names import FILE, FILLER, Tables, bare, key, tokens
from corpus.dates.relative_tables import counting_back, counting_by_number
from corpus.languages import LANGUAGES
from corpus.patterns import pattern

_LETTERS = pattern(r"[\p{L}\p{M}]+")
_CROWDED_SCRIPT = pattern(r"[\p{Latin}\p{Cyrillic}\p{Arabic}]")
_MONTHS = tuple(name.lower() for name in calendar.month_name)[1:]
_WEEKDAYS = tuple(name.lower() for name in calendar.day_name)
# What dateparser 1.5.0 lacks: months of the Maghreb, of Arabic as it is often spelled, the
# genitives of Azerbaijani and Basque, what newspapers of both Kurdish languages print, the
# possessives of Kazakh and Kyrgyz, the datives of Georgian, the locatives of Latvian, Russian and
# Ukrainian, the ordinals of Mongolian, the names of Scottish Gaelic without their article, and
# Tajik before a year. In the order of the months; 0 if none.
_ADDED_MONTHS: Mapping[str, str] = {
    "ar": "0 0 0 0 ماي 0 جويلية|جويليه غشت شتنبر 0 نونبر دجنبر",
    "az": "yanvarın fevralın martın aprelin mayın iyunun iyulun avqustun sentyabrın oktyabrın"
    " noyabrın dekabrın",
    "ckb": "کانوونیدووەمی|کانونیدووەم|کانونیدووەمی شوباتی ئازاری|ئادار|ئاداری نیسانی"
    " ئایاری|مایس|مایسی حوزەیرانی تەمووزی|تەممووز|تەممووزی|تەموز|تەموزی ئابی"
    " ئەیلوولی|ئەیلول|ئەیلولی تشرینییەکەمی تشرینیدووەمی"
    " کانوونییەکەمی|کانوونییەکەم|کانونییەکەم|کانونییەکەمی",
    "eu": "urtarrilaren|urtarrilak otsailaren|otsailak martxoaren|martxoak apirilaren|apirilak"
    " maiatzaren|maiatzak ekainaren|ekainak uztailaren|uztailak abuztuaren|abuztuak"
    " irailaren|irailak urriaren|urriak azaroaren|azaroak abenduaren|abenduak",
    "gd": "faoilleach|fhaoilleach gearran|ghearran màrt|mhàrt giblean|ghiblean cèitean|chèitean"
    " ògmhios iuchar lùnastal sultain dàmhair samhain dùbhlachd",
    "id": "0 0 mac 0 0 0 0 ogo 0 0 0 dis",
    "ka": "იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს"
    " ნოემბერს დეკემბერს",
    "kk": "қаңтары ақпаны наурызы сәуірі мамыры маусымы шілдесі тамызы қыркүйегі қазаны қарашасы"
    " желтоқсаны",
    "ku": "çile|çileê|rêbendan|rêbendanê sibat|sibatê|reşemî|reşemeh|reşemehê"
    " adar|adarê|avdar|avdarê nîsan|nîsanê|avrêl|avrêlê gulan|gulanê"
    " hezîran|hezîranê|pûşper|pûşperê tîrmeh|tîrmehê tebax|tebaxê|gelawêj|gelawêjê"
    " îlon|îlonê|rezber|rezberê cotmeh|cotmehê|kewçêr|kewçêrê"
    " mijdar|mijdarê|sermawez|sermawezê"
    " kanûn|kanûnê|berfanbar|berfanbarê",
    "ky": "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры",
    "lv": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī"
    " decembrī",
    "mn": "нэгдүгээрсарын хоёрдугаарсарын гуравдугаарсарын дөрөвдүгээрсарын тавдугаарсарын"
    " зургаадугаарсарын долоодугаарсарын наймдугаарсарын есдүгээрсарын аравдугаарсарын"
    " арваннэгдүгээрсарын арванхоёрдугаарсарын",
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "tg": "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
}

# Short names of weekdays that newspapers print and dateparser 1.5.0 lacks; Monday is 0. "Frei." and
# "Dienst." of German, "zon." of Dutch and the like are words of headlines.
_SHORT_WEEKDAYS = (
    "weds 2 thur 3 thurs 3 mittw 2 donnerst 3 freit 4 sonnt 6 sonnab 5 sonnabend 5 merc 2 jeud 3"
    " vend 4 vendr 4 miér 2 miérc 2 mierc 2 juev 3 viern 4 mercol 2 giov 3 vener 4 woensd 2 woens 2"
    " dond 3 donderd 3 zaterd 5 воскр 6 пятн 4 четв 3 вторн 1 ndz 6"
)

# The languages whose month names count before others' where the page's language lacks the name.
_COMMON = "en es fr ar de pt it ru zh ja ko tr pl nl id fa sv da nb fi el cs hu ro uk he hi vi th"


def _weekdays() -> dict[str, frozenset[int]]:
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
        parts = tokens(name)
        found["".join(parts)].add(day)
        # Il-Ħamis, thứ năm
        found["".join(part for part in parts if part not in FILLER)].add(day)
    return {name: frozenset(days) if name else frozenset() for name, days in found.items()}


def _weekdays_of(language: str) -> dict[str, int]:
    """Return the keys of weekdays in a *language*, each with its day; Monday is 0."""
    locales = locale_data(dateparser_code(language))
    names = (
        (name, day)
        for locale in locales
        for day, english in enumerate(_WEEKDAYS)
        for name in locale.get(english, ())
    )
    return {key(name): day for name, day in names}


def _words() -> frozenset[str]:
    """Return every word that is part of a month's or a weekday's name in any language."""
    locales = list(chain.from_iterable(locale_data(code) for code in known_locales()))
    names = chain.from_iterable(
        locale.get(name, ()) for locale in locales for name in (*_MONTHS, *_WEEKDAYS)
    )
    added = " ".join(_ADDED_MONTHS.values()).replace("|", " ").split()
    weekday_names = (name for name, _ in _added_weekdays())
    found = set(chain.from_iterable(map(tokens, chain(names, added, weekday_names))))
    return frozenset(found | set(map(bare, found)))


def _halves_of_day() -> frozenset[str]:
    """Return what the halves of a day are called in our languages, in lower case."""
    codes = {dateparser_code(language) for language in LANGUAGES}
    locales = chain.from_iterable(locale_data(code) for code in codes & set(known_locales()))
    names = chain.from_iterable(locale.get(half, ()) for locale in locales for half in ("am", "pm"))
    return frozenset(name.casefold() for name in names)


def _added_weekdays() -> Iterator[tuple[str, int]]:
    """Yield names that dateparser 1.5.0 lacks, with the day that they mean: those of CLDR too."""
    yield from (("রোববার", 6), ("রোব", 6))  # of Bangladesh
    yield from (("मंगलबार", 1), ("बिहीबार", 3))  # as Nepal's newspapers spell them
    short = _SHORT_WEEKDAYS.split()
    yield from zip(short[::2], map(int, short[1::2]), strict=True)
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


def _months_of(language: str) -> dict[str, int]:
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


def _babel_months(language: str) -> dict[str, int]:
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


def _common_months() -> dict[str, int]:
    return _table(_COMMON.split())


def _all_months() -> dict[str, int]:
    # Short forms in the scripts of many languages mean too much: "hān" is January in Māori, "han"
    # May in another. Whole names do not: мај, مئی.
    whole = frozenset(chain.from_iterable(map(_whole_months, LANGUAGES)))
    return {
        name: month
        for name, month in _table({*known_locales(), *_ADDED_MONTHS}).items()
        if len(name) > 3 or not _CROWDED_SCRIPT.match(name) or name in whole
    }


def _whole_months(language: str) -> Iterator[str]:
    """Yield the keys of what CLDR calls the months in a *language*, but for Latin ones of two."""
    for names in _babel_names(language, "months").values():
        for name in map(key, names.get("wide", {}).values()):
            if len(name) > 2 or not name.isascii():  # "du" is a word of French
                yield name


def _table(codes: Iterable[str]) -> dict[str, int]:
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
        found[bare(name)] |= found[name]
    # A single letter, and "M03" where CLDR knows no name, say nothing.
    return {
        name: months.pop()
        for name, months in found.items()
        if len(months) == 1 and len(name) > 1 and _LETTERS.fullmatch(name)
    }


def compile_tables() -> bytes:
    """Return the file of the names of all languages that have any; see `names.Tables`."""
    codes = {
        *known_locales(),
        *LANGUAGES,
        *(code.partition("_")[0] for code in localedata.locale_identifiers()),
    }
    made = Tables(
        words=_words(),
        halves_of_day=_halves_of_day(),
        weekdays=_weekdays(),
        weekdays_of={code: days for code in sorted(codes) if (days := _weekdays_of(code))},
        common=_common_months(),
        any=_all_months(),
        months_of={code: months for code in sorted(codes) if (months := _months_of(code))},
        counting_back={code: said for code in sorted(codes) if (said := counting_back(code))},
        counting_by_number={
            code: frames for code in sorted(codes) if (frames := counting_by_number(code))
        },
    )
    return msgspec.json.format(msgspec.json.encode(made, order="sorted"), indent=0) + b"\n"


if __name__ == "__main__":
    FILE.write_bytes(compile_tables())
