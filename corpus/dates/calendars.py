"""Days of other calendars than the Gregorian one, in which archives print dates.

Thai Buddhist years, Ethiopian dates and those of India's national calendar (Saka) are converted by
arithmetic; those of Nepal's Bikram Sambat by nepali-datetime, for the years 1975 to 2100; Hijri
dates by hijridate, in the Umm al-Qura calendar that Saudi Arabia prints; Jalali dates by
persiantools; Hebrew ones by pyluach. A number that may be of two calendars means no day; see
`of_year`.
"""

import datetime as dt
from calendar import isleap
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from corpus.dates.julian import from_julian
from corpus.dates.names import TOKEN, key
from corpus.dates.printed_date import PrintedDate, calendar_date

Calendar = Literal[
    "Gregorian",
    "Buddhist",
    "Hijri",
    "Jalali",
    "Ethiopian",
    "Hebrew",
    "Bikram Sambat",
    "Saka",
    "Bengali",
    "Julian",
]

_MONTHS: Mapping[Calendar, tuple[str, ...]] = {
    "Hijri": (
        "محرم|المحرم|محرم الحرام|محرم الحرام|muharram|muharrem|moharram|mouharram",
        "صفر|صفر المظفر|صفر الخير|safar|safer|saphar",
        "ربيع الأول|ربيع الاول|ربیع الاول|ربیع‌الاول|ربيع أول|rabi al-awwal|rabi' al-awwal|rabi i"
        "|rabi al awwal|rabi ul awal|rabiul awal|rabiulawal|rebiülevvel|rabia al awal"
        "|rabi al-awal",
        "ربيع الآخر|ربيع الاخر|ربيع الثاني|ربيع الثانى|ربیع الثانی|ربیع‌الثانی|rabi al-thani"
        "|rabi' al-thani|rabi al-akhir|rabi' al-akhir|rabi ii|rabiul akhir|rabiulakhir"
        "|rabi al thani|rebiülahir",
        "جمادى الأولى|جمادى الاولى|جمادي الأولى|جمادي الاولى|جمادى الأول|جمادی الاول|جمادی‌الاول"
        "|جمادی الاولی|جمادی‌الاولی|jumada al-awwal|jumada al-ula|jumada i|jumadil awal"
        "|jumadilawal"
        "|jumada al-awwal|cemaziyelevvel|jumada al ula",
        "جمادى الآخرة|جمادى الاخرة|جمادى الآخر|جمادى الثانية|جمادي الآخرة|جمادي الثانية"
        "|جمادی الثانی"
        "|جمادی‌الثانی|جمادی الثانیه|جمادی الاخری|jumada al-thani|jumada al-akhirah|jumada ii"
        "|jumada al-akhira|jumadil akhir|jumadilakhir|cemaziyelahir|jumada al thani",
        "رجب|رجب المرجب|rajab|radjab|recep",
        "شعبان|شعبان المعظم|sha'ban|shaban|sha’ban|shaaban|chaabane|syaban|sya'ban|syaaban|şaban",
        "رمضان|رمضان المبارك|رمضان المبارک|ramadan|ramadhan|ramadân|ramazan|ramzan|ramadhaan",
        "شوال|شوال المكرم|شوال المکرم|shawwal|shawal|syawal|şevval|chawwal|chaoual",
        "ذو القعدة|ذوالقعدة|ذي القعدة|ذى القعدة|ذو القعده|ذي القعده|ذوالقعده|ذی‌القعده|ذیقعده"
        "|ذی القعده"
        "|ذیقعد|ذوالقعد|dhu al-qi'dah|dhu al-qadah|dhu al-qa'dah|dhul qadah|dhul qa'dah"
        "|dhul-qa'dah|zulkaedah|dzulqaidah|zulqaidah|zilkade|dhul qidah",
        "ذو الحجة|ذوالحجة|ذي الحجة|ذى الحجة|ذو الحجه|ذي الحجه|ذوالحجه|ذی‌الحجه|ذیحجه|ذی الحجه"
        "|ذوالحج"
        "|dhu al-hijjah|dhu al-hijja|dhul hijjah|dhul-hijjah|zulhijjah|dzulhijjah|zilhicce"
        "|zulhijah",
    ),
    "Jalali": (
        "فروردین|فروردين|farvardin|حمل|وری|خاکەلێوە",
        "اردیبهشت|ارديبهشت|ordibehesht|ثور|غویی|گوڵان",
        "خرداد|khordad|جوزا|غبرګولی|جۆزەردان",
        "تیر|تير|tir|سرطان|چنګاښ|پووشپەڕ",
        "مرداد|امرداد|mordad|اسد|زمری|گەلاوێژ",
        "شهریور|شهريور|shahrivar|سنبله|وږی|خەرمانان",
        "مهر|mehr|میزان|ميزان|تله|ڕەزبەر",
        "آبان|ابان|aban|عقرب|لړم|گەڵاڕێزان|خەزەڵوەر",
        "آذر|اذر|azar|قوس|لیندۍ|سەرماوەز",
        "دی|دي|dey|جدی|جدي|مرغومی|بەفرانبار",
        "بهمن|bahman|دلو|سلواغه|ڕێبەندان",
        "اسفند|esfand|حوت|کب|ڕەشەمە|ڕەشەمێ",
    ),
    "Ethiopian": (
        "መስከረም|meskerem",
        "ጥቅምት|tikimt|tekemt",
        "ኅዳር|ህዳር|ሕዳር|hidar",
        "ታኅሣሥ|ታህሳስ|ታኅሳስ|ታሕሳስ|ታህሣሥ|ታሕሣሥ|tahsas",
        "ጥር|ጥሪ",
        "የካቲት|ለካቲት|yekatit",
        "መጋቢት|megabit",
        "ሚያዝያ|ሚያዚያ|miyazya",
        "ግንቦት|ginbot|genbot",
        "ሰኔ|ሰነ|sene",
        "ሐምሌ|ሀምሌ|ኃምሌ|ሓምለ|hamle",
        "ነሐሴ|ነሀሴ|ነሓሰ|nehase",
        "ጳጉሜን|ጳጉሜ|ጷጉሜን|ጳጐሜን|pagume",
    ),
    # In the order of pyluach: Nisan is 1. Adar of a leap year is the second.
    "Hebrew": (
        "ניסן|nisan",
        "אייר|איר|iyar|iyyar",
        "סיון|סיוון|sivan",
        "תמוז|tammuz|tamuz",
        "אב|מנחם אב|av",
        "אלול|elul",
        "תשרי|tishrei|tishri",
        "חשון|חשוון|מרחשון|מרחשוון|cheshvan|heshvan|marcheshvan",
        "כסלו|כסליו|kislev",
        "טבת|tevet|tebeth",
        "שבט|shevat|shvat",
        "אדר|אדר א|אדר ראשון|adar|adar i",
        "אדר ב|אדר שני|אדר בית|adar ii",
    ),
    # The months of India, Nepal and Bengal; the year says of which calendar they are. That of Nepal
    # and Bengal begins here, that of the Saka calendar with the last.
    "Bikram Sambat": (
        "वैशाख|बैशाख|वैसाख|বৈশাখ|বোশেখ|વૈશાખ|vaisakh|vaisakha|vaishakh|vaishakha|baisakh|baishakh|boishakh",
        "जेठ|जेष्ठ|ज्येष्ठ|জ্যৈষ্ঠ|જેઠ|jestha|jyaistha|jyeshtha|jeth|joistho|joishtho",
        "असार|आषाढ|आषाढ़|अषाढ|आसाढ|আষাঢ়|আষাঢ়|અષાઢ|asar|ashadh|ashadha|asadh|asadha|ashadh|asharh",
        "साउन|श्रावण|सावन|শ্রাবণ|શ્રાવણ|saun|shrawan|sravana|shravana|srawan|srabon|shrabon",
        "भदौ|भाद्र|भाद्रपद|भादो|ভাদ্র|ભાદરવો|bhadau|bhadra|bhadrapada|bhadro",
        "असोज|आश्विन|अश्विन|আশ্বিন|આસો|asoj|ashwin|ashvina|asvina|aswin|ashwina|ashwayuja",
        "कात्तिक|कार्तिक|কার্তিক|કારતક|kattik|kartik|kartika|kartick",
        "मंसिर|मङ्सिर|मार्गशीर्ष|अग्रहायण|अगहन|অগ্রহায়ণ|অগ্রহায়ণ|અગ્રહાયણ|mangsir|mansir"
        "|margasirsha|margashirsha|agrahayan|agrahayana|ogrohayon",
        "पुस|पौष|पुष|পৌষ|પોષ|poush|paush|pausha|pus|push",
        "माघ|মাঘ|મહા|magh|magha",
        "फागुन|फाल्गुन|फाल्गुण|ফাল্গুন|ફાગણ|fagun|falgun|phagun|phalguna|phalgun|falguna",
        "चैत|चैत्र|চৈত্র|ચૈત્ર|chait|chaitra|caitra|choitro",
    ),
}
_MARKED_MONTHS = "ב|ל|ה"  # Hebrew writes "in" and "of" as the month's first letter
# The calendars beside the Gregorian one that the civil life of a language's countries knows.
_OF_LANGUAGE: Mapping[str, tuple[Calendar, ...]] = {
    "ar": ("Hijri",),
    "ur": ("Hijri",),
    "fa": ("Jalali", "Hijri"),
    "ps": ("Jalali", "Hijri"),
    "ckb": ("Jalali", "Hijri"),
}
_LAST_JALALI = 1420  # of 2041; a later year is of the Hijri calendar or a slip
_YEARS: Mapping[Calendar, range] = {
    "Buddhist": range(2300, 2700),
    "Hebrew": range(5360, 6000),
    "Hijri": range(1200, 1600),
    "Jalali": range(1200, 1600),
    "Ethiopian": range(1600, 2100),
    "Bikram Sambat": range(1200, 2101),  # all three whose months those are
    "Saka": range(1200, 2101),
    "Bengali": range(1200, 1600),
}
_FIRST_NEPALI_YEAR = 1958  # of 1901; the Saka year 1958 is 2036
_FIRST_NEPALI_ALONE = 2050  # of 1993; no page prints it as one of ours yet
_LEAST_SHORT_BUDDHIST = 40  # of 1997; the web has no older pages
_ETHIOPIAN = ("am", "ti")
_LAST_SHORT_OF_ERA = 64  # of Showa, that ended the longest era
COUNTING_APART = frozenset((*_OF_LANGUAGE, *_ETHIOPIAN, "ja", "zh"))
"""Languages of scripts in which several count years, each in another calendar or by eras."""
_INDIAN = ("hi", "mr", "gu", "pa", "kn", "te", "ta", "ml", "or", "sa")
_FIRST_SOLAR_THAI_YEAR = 2432  # of 1889
_LAST_YEAR_FROM_APRIL = 2483  # of 1940, which ended in December


@cache
def month_of_calendar(name: str) -> tuple[Calendar, int] | None:
    """Return the calendar and the number of a month that only one other calendar has."""
    return _months().get(name)


@cache
def calendar_words() -> frozenset[str]:
    """Return every word that is part of the name of a month of another calendar."""
    found: set[str] = set()
    for months in _MONTHS.values():
        for name in "|".join(months).split("|"):
            words = TOKEN.findall(name)
            found.update(words, (prefix + words[0] for prefix in _MARKED_MONTHS.split("|")))
    return frozenset(found)


@cache
def _months() -> Mapping[str, tuple[Calendar, int]]:
    found: dict[str, tuple[Calendar, int]] = {}
    for calendar, months in _MONTHS.items():
        for number, names in enumerate(months, 1):
            for name in names.split("|"):
                found.setdefault(key(name), (calendar, number))
                if calendar == "Hebrew":
                    for prefix in _MARKED_MONTHS.split("|"):
                        found.setdefault(prefix + key(name), (calendar, number))
    return found


def has_year(calendar: Calendar, year: int) -> bool:
    """Return whether a newspaper may print that *year* of a *calendar* that is not ours."""
    return year in _YEARS[calendar]


def of_year(
    year: int, languages: tuple[str, ...], *, bare: bool = False, iso: bool = False
) -> Calendar | PrintedDate:
    """Return the calendar of a date all in numbers, or a date that means no day and says why.

    *bare* says that the year stands alone, *iso* that the date has the form of ISO 8601, which
    Ethiopian dates have not. No newspaper is of a Gregorian year before 1600, none of a Hebrew year
    before 5360; Thai years are 543 ahead.
    """
    if has_year("Buddhist", year) and "th" in languages:
        return "Buddhist"
    if has_year("Hebrew", year):
        return "Hebrew"
    if "ne" in languages and year >= _FIRST_NEPALI_ALONE:
        return "Bikram Sambat"
    if any(code in languages for code in _ETHIOPIAN):
        return "Gregorian" if iso else _of_two(year, "Ethiopian", "Gregorian")
    if not has_year("Hijri", year):
        return "Gregorian"
    known = [calendar for code in languages for calendar in _OF_LANGUAGE.get(code, ())]
    if bare and not known:
        return "Gregorian"
    if not known or (known[0] == "Jalali" and (bare or year > _LAST_JALALI)):
        return _of_two(year, "Jalali", "Hijri")
    return known[0]


def _of_two(year: int, first: str, second: str) -> PrintedDate:
    problem = f"the year {year} may be of the {first} or the {second} calendar"
    return PrintedDate(None, None, problem)


@cache
def year_place(language: str) -> Literal["first", "last"] | None:
    """Return where a date in digits in *language* has its year, if that is one of ours.

    CLDR's short form says so; a language that also counts in another calendar may mean that.
    """
    if language in _OF_LANGUAGE or language in _ETHIOPIAN:
        return None
    try:
        pattern = str(Locale.parse(language).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return None
    return "first" if pattern.startswith("y") else "last"


@cache
def month_before_day(language: str) -> bool:
    """Return whether "05-12" is the 12th of May in *language*: CLDR's form of month and day says.

    >>> month_before_day("zh"), month_before_day("sv"), month_before_day("en")
    (True, False, False)
    """
    if language == "en" or year_place(language) != "first":
        return False
    return str(Locale.parse(language).datetime_skeletons["Md"].pattern).startswith("M")


def of_short_year(short: int, languages: tuple[str, ...]) -> int | PrintedDate:
    """Return the year that two digits mean in a date all in numbers, or why they mean none.

    Thai pages also leave out the century of Buddhist years, and Japanese ones the name of an era.
    """
    if languages[:1] == ("ja",) and short <= _LAST_SHORT_OF_ERA:
        return PrintedDate(None, None, f"the year {short} may be of an era or of ours")
    if "th" not in languages:
        return in_full(short)
    if short >= _LEAST_SHORT_BUDDHIST:
        return 2500 + short - 543
    return _of_two(short, "Buddhist", "Gregorian")


def in_full(short: int) -> int:
    """Return the year of ours that two digits mean: 2049 at the latest."""
    return short + (2000 if short < 50 else 1900)


def years_in_full(short: int) -> tuple[int, ...]:
    """Return the years that two digits may mean beside a month's name, ours first.

    The others are those of the Jalali and the Hijri calendar.
    """
    return in_full(short), short + (1400 if short < 50 else 1300)


def of_indian_month(year: int, languages: tuple[str, ...]) -> Calendar | PrintedDate:
    """Return the calendar of a *year* beside a month that three have, or why it means no day.

    India's calendar counts from 78 and is official since 1957; Nepal's is 57 years ahead of ours,
    and its newspapers began in 1901, so that no year is of both. In the languages of India a year
    of so high a number may be of the Vikram calendar, whose months follow the moon.
    """
    if year < _YEARS["Bengali"].stop:
        return "Bengali"
    if year < _FIRST_NEPALI_YEAR:
        return "Saka"
    if languages and languages[0] in _INDIAN:
        return _of_two(year, "Bikram Sambat", "Vikram Samvat")
    return "Bikram Sambat"


def date_in(
    calendar: Calendar, year: int, month: int | None = None, day: int | None = None
) -> PrintedDate:
    """Return what a date of *calendar* means; a month or year that ours parts means no day."""
    if calendar == "Gregorian":
        return calendar_date(year, month, day)
    if calendar == "Buddhist":
        return _buddhist(year, month, day)
    if calendar == "Bengali":
        problem = "the Bengali calendar of Bangladesh and that of India differ by a day or so"
        return PrintedDate(None, None, f"{problem}; print the day of ours beside it")
    if month is None or day is None:
        problem = f"a {calendar} month or year lies in two of ours; print its day"
        return PrintedDate(None, None, problem)
    try:
        found = _CONVERSIONS[calendar](year, month, day)
    except (ValueError, OverflowError) as error:
        return PrintedDate(
            None, None, f"the {calendar} calendar has no {year}-{month}-{day}: {error}"
        )
    return calendar_date(found.year, found.month, found.day)


def _buddhist(year: int, month: int | None, day: int | None) -> PrintedDate:
    """Return a day of the Thai calendar, whose year began in April until 1940."""
    if month is None or month > 3 or year > _LAST_YEAR_FROM_APRIL:
        return calendar_date(year - 543, month, day)
    if year == _LAST_YEAR_FROM_APRIL or year < _FIRST_SOLAR_THAI_YEAR:
        return PrintedDate(None, None, f"the Thai year {year} had no such month")
    return calendar_date(year - 542, month, day)


def _ethiopian(year: int, month: int, day: int) -> dt.date:
    """Return a day of the Ethiopian calendar: twelve months of 30 days and one of 5 or 6."""
    length = 30 if month < 13 else 6 if year % 4 == 3 else 5
    if not (1 <= month <= 13 and 1 <= day <= length):
        raise ValueError(f"that month has {length} days")
    # 1 Meskerem 1 is 29 August 8 of the Julian calendar, day 2796 from 1 January 1.
    return dt.date.fromordinal(2795 + 365 * year - 365 + year // 4 + 30 * (month - 1) + day)


def _saka(year: int, month: int, day: int) -> dt.date:
    """Return a day of India's national calendar; *month* counts from Vaishakha, its second.

    Rule: Report of the Calendar Reform Committee (1955). The year begins on 22 March, in leap years
    on 21 March; Chaitra has 30 or 31 days, the five months after it 31, the others 30.
    """
    leap = isleap(year + 78)
    lengths = (31 if leap else 30, *[31] * 5, *[30] * 6)
    month %= 12
    if not 1 <= day <= lengths[month]:
        raise ValueError(f"that month has {lengths[month]} days")
    first = dt.date(year + 78, 3, 21 if leap else 22)
    return first + dt.timedelta(days=sum(lengths[:month]) + day - 1)


# What converts a calendar is loaded with the first date of that calendar.


def _bikram_sambat(year: int, month: int, day: int) -> dt.date:
    from nepali_datetime import date as NepaliDate  # noqa: N812 - a class in spite of its name

    found: dt.date = NepaliDate(year, month, day).to_datetime_date()
    return found


def _jalali(year: int, month: int, day: int) -> dt.date:
    from persiantools.jdatetime import JalaliDate

    return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]


def _hebrew(year: int, month: int, day: int) -> dt.date:
    from pyluach.dates import HebrewDate

    found: dt.date = HebrewDate(year, month, day).to_pydate()
    return found


def _hijri(year: int, month: int, day: int) -> dt.date:
    from hijridate import Hijri

    return Hijri(year, month, day).to_gregorian()


_CONVERSIONS: Mapping[Calendar, Callable[[int, int, int], dt.date]] = {
    "Hijri": _hijri,
    "Jalali": _jalali,
    "Ethiopian": _ethiopian,
    "Hebrew": _hebrew,
    "Saka": _saka,
    "Bikram Sambat": _bikram_sambat,
    "Julian": from_julian,
}
