import datetime as dt

import pytest

from corpus.dates import read_date

DAY = dt.date(2015, 5, 12)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("12 พฤษภาคม 2558", ()),
        ("วันอังคารที่ 12 พฤษภาคม พ.ศ. 2558", ()),
        ("วันอังคารที่ 12 พ.ค. 2558 เวลา 14.30 น.", ()),
        ("๑๒ พฤษภาคม ๒๕๕๘", ()),
        ("12 พ.ค. 58", ()),
        ("12 พ.ค. 58 - 14:30 น.", ()),
        ("12/05/2558", ("th",)),
        ("12 May 2558", ("th",)),
        ("12 พฤษภาคม ค.ศ. 2015", ()),
    ],
)
def test_a_thai_year_is_543_ahead_but_where_it_is_said_to_be_ours(text, languages):
    assert read_date(text, languages).day == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 มกราคม 2484", dt.date(1941, 1, 1)),
        ("31 มีนาคม 2482", dt.date(1940, 3, 31)),
        ("1 เมษายน 2482", dt.date(1939, 4, 1)),
        ("31 ธันวาคม 2483", dt.date(1940, 12, 31)),
    ],
)
def test_a_thai_year_before_1941_began_in_april(text, day):
    assert read_date(text).day == day


def test_the_thai_year_2483_had_no_january():
    found = read_date("1 มกราคม 2483")

    assert found.day is None
    assert "2483" in found.problem


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("۲۲ اردیبهشت ۱۳۹۴", ()),
        ("سه‌شنبه ۲۲ اردیبهشت ۱۳۹۴ ساعت ۱۴:۳۰", ()),
        ("سه شنبه، 22 اردیبهشت 1394 - 14:30", ()),
        ("1394/02/22", ("fa",)),
        ("تاریخ انتشار: ۱۳۹۴/۰۲/۲۲ ۱۴:۳۰", ("fa",)),
        ("22/2/1394 هجری شمسی", ()),
        ("۲۲ ثور ۱۳۹۴", ()),
        ("22 Ordibehesht 1394", ()),
    ],
)
def test_a_jalali_date_is_read(text, languages):
    assert read_date(text, languages).day == DAY


def test_the_jalali_leap_year_is_1403():
    assert read_date("30 اسفند 1403").day == dt.date(2025, 3, 20)
    assert read_date("30 اسفند 1404").day is None


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("23 رجب 1436", ()),
        ("٢٣ رجب ١٤٣٦ هـ", ()),
        ("الثلاثاء، 23 رجب، 1436هـ", ()),
        ("23/7/1436", ("ar",)),
        ("1436/07/23 هـ", ()),
        ("23 Rajab 1436 AH", ()),
        ("نشر في: 23 رجب 1436 الساعة 10:30 صباحاً", ()),
    ],
)
def test_a_hijri_date_is_read_in_the_calendar_of_umm_al_qura(text, languages):
    assert read_date(text, languages).day == DAY


@pytest.mark.parametrize(
    "text",
    [
        "24 رجب 1436 هـ الموافق 12 مايو 2015 م",
        "الثلاثاء 24 رجب 1436هـ - 12 مايو 2015م",
        "12 مايو 2015 (24 رجب 1436 هـ)",
        "سه شنبه 22 اردیبهشت 1394 - 12 May 2015 - 23 رجب 1436",
        "12.5.2015, כ״ג באייר תשע״ה",
    ],
)
def test_a_gregorian_date_wins_beside_that_of_another_calendar(text):
    assert read_date(text).day == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("平成27年5月12日", DAY),
        ("平成二十七年五月十二日（火）", DAY),
        ("㍻27年5月12日", DAY),
        ("掲載日：平成27年5月12日", DAY),
        ("H27.5.12", DAY),
        ("平27.5.12", DAY),
        ("平27年5月12日", DAY),
        ("2015年（平成27年）5月12日", DAY),
        ("平成27年（2015年）5月12日", DAY),
        ("令和元年5月13日（月）", dt.date(2019, 5, 13)),
        ("R1.5.12", dt.date(2019, 5, 12)),
        ("R元.5.12", dt.date(2019, 5, 12)),
        ("昭和64年1月7日", dt.date(1989, 1, 7)),
        ("大正15年12月25日", dt.date(1926, 12, 25)),
    ],
)
def test_a_japanese_era_is_read(text, day):
    found = read_date(text)

    assert (found.day, found.precision) == (day, "day")


@pytest.mark.parametrize(
    ("text", "languages", "day", "precision"),
    [
        ("令和元年", (), dt.date(2019, 1, 1), "year"),
        ("平成27年5月", (), dt.date(2015, 5, 1), "month"),
        ("昭和元年12月", (), dt.date(1926, 12, 1), "month"),
        ("H27", ("ja",), dt.date(2015, 1, 1), "year"),
    ],
)
def test_a_year_or_month_of_an_era_keeps_its_precision(text, languages, day, precision):
    found = read_date(text, languages)

    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize("text", ["平成31年5月12日", "昭和64年1月8日", "明治5年5月12日"])
def test_a_day_that_its_era_lacks_means_no_day(text):
    found = read_date(text)

    assert found.day is None
    assert found.problem


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("民國104年5月12日", ()),
        ("中華民國一〇四年五月十二日", ()),
        ("民國104.05.12", ()),
        ("104-05-12", ("zh",)),
        ("104年5月12日", ("zh",)),
        ("二〇一五年五月十二日", ()),
        ("二○一五年五月十二日 星期二", ()),
        ("2015年5月12日 农历三月廿四 星期二", ()),
        ("주체104(2015)년 5월 12일", ()),
    ],
)
def test_years_of_the_republic_and_numbers_in_chinese_signs_are_read(text, languages):
    assert read_date(text, languages).day == DAY


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("ግንቦት 4 ቀን 2007 ዓ.ም.", ("am",)),
        ("ማክሰኞ ግንቦት 4 ቀን 2007 ዓ.ም", ()),
        ("ግንቦት ፬ ፳፻፯", ("am",)),
        ("4/9/2007 ዓ.ም.", ("am",)),
        ("ሜይ 12, 2015", ("am",)),
        ("2015-05-12", ("am",)),
    ],
)
def test_an_ethiopian_date_is_read_where_nothing_says_that_it_is_ours(text, languages):
    assert read_date(text, languages).day == DAY


def test_the_ethiopian_year_ends_with_five_days_or_six():
    assert read_date("ጳጉሜን 6 2007").day == dt.date(2015, 9, 11)
    assert read_date("መስከረም 1 2008").day == dt.date(2015, 9, 12)
    assert read_date("ጳጉሜን 6 2008").day is None


@pytest.mark.parametrize(
    "text",
    ["כ״ג באייר תשע״ה", 'יום שלישי, כ"ג אייר ה\'תשע"ה', "23 באייר 5775", "23 Iyar 5775"],
)
def test_a_hebrew_date_is_read(text):
    assert read_date(text).day == DAY


def test_nisan_is_april_in_turkish_and_a_month_of_the_hebrew_year():
    assert read_date("12 Nisan 2015").day == dt.date(2015, 4, 12)
    assert read_date("15 Nisan 5775").day == dt.date(2015, 4, 4)


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("1436-07-23", ()),
        ("23/7/1436", ("en",)),
        ("1436/07/23", ("fa",)),
        ("1436", ("fa",)),
        ("4/9/2007", ("am",)),
        ("ግንቦት 5 2007", ("ti",)),
    ],
)
def test_a_date_that_may_be_of_two_calendars_means_no_day_and_says_so(text, languages):
    found = read_date(text, languages)

    assert found.day is None
    assert "may be of the" in found.problem


def test_a_hijri_day_outside_the_table_means_no_day():
    found = read_date("1 رجب 1300")

    assert found.day is None
    assert "1300" in found.problem


@pytest.mark.parametrize("text", ["Ramadan 1436", "رمضان 1436", "H1N1", "S21", "1300 held"])
def test_a_likely_headline_is_no_date_of_another_calendar(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("२९ वैशाख २०७२", ("ne",)),
        ("२०७२ वैशाख २९ गते मंगलबार", ("ne",)),
        ("वि.सं. २०७२ वैशाख २९", ("ne",)),
        ("२०७२/०१/२९", ("ne",)),
        ("29 Baishakh 2072", ("en",)),
        ("22 वैशाख 1937 शक", ("hi",)),
        ("Vaisakha 22, 1937 (Saka)", ("en",)),
        ("12 मई 2015 (22 वैशाख 1937 शक)", ("hi",)),
        ("১২ মে ২০১৫, ২৯ বৈশাখ ১৪২২", ("bn",)),
        ("২৯ বৈশাখ ১৪২২ বঙ্গাব্দ, ১২ মে ২০১৫ খ্রিস্টাব্দ", ("bn",)),
        ("১২ মে ২০১৫", ("bn",)),
    ],
)
def test_a_date_of_nepal_and_india_is_read_and_ours_wins_beside_one_of_bengal(text, languages):
    assert read_date(text, languages).day == DAY


@pytest.mark.parametrize(
    ("text", "languages", "day"),
    [  # Nepal's first days of the month in 2072 as its calendars print them
        ("१ वैशाख २०७२", ("ne",), dt.date(2015, 4, 14)),
        ("१ जेठ २०७२", ("ne",), dt.date(2015, 5, 15)),
        ("३० चैत २०७२", ("ne",), dt.date(2016, 4, 12)),
        # India's year begins on 22 March, in leap years a day earlier
        ("1 Chaitra 1937 Saka", ("en",), dt.date(2015, 3, 22)),
        ("1 Chaitra 1938 Saka", ("en",), dt.date(2016, 3, 21)),
        ("31 Chaitra 1938 Saka", ("en",), dt.date(2016, 4, 20)),
        ("30 Phalguna 1937 Saka", ("en",), dt.date(2016, 3, 20)),
        ("31 Chaitra 1937 Saka", ("en",), None),
        ("३३ जेठ २०७२", ("ne",), None),
    ],
)
def test_months_of_nepal_and_india_have_the_days_of_their_year(text, languages, day):
    assert read_date(text, languages).day == day


@pytest.mark.parametrize(
    ("text", "languages", "problem"),
    [
        ("২৯ বৈশাখ ১৪২২", ("bn",), "differ by a day"),
        ("२९ वैशाख २०७२", ("hi",), "may be of the Bikram Sambat or the Vikram Samvat"),
    ],
)
def test_a_date_that_two_countries_count_in_two_ways_means_no_day(text, languages, problem):
    found = read_date(text, languages)

    assert (found.day, found.ambiguous) == (None, False)
    assert problem in found.problem


def test_a_year_of_ours_on_a_nepali_page_is_ours():
    assert read_date("2015-05-12", ("ne",)).day == DAY


@pytest.mark.parametrize(
    "text",
    [
        "25 октября (7 ноября) 1917",
        "25 окт. / 7 ноября 1917",
        "7 November (25 October) 1917",
        "Oct. 25 (Nov. 7), 1917",
        "25 октября 1917 г. (ст. ст.)",
        "25.10.1917 ст. ст.",
        "25 October 1917 (O.S.)",
        "7 ноября 1917 (н. ст.)",
    ],
)
def test_of_the_old_style_the_day_of_ours_counts(text):
    assert read_date(text, ("ru",)).day == dt.date(1917, 11, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25 декабря 1917 (7 января 1918)", dt.date(1918, 1, 7)),
        ("29 February 1900 O.S.", dt.date(1900, 3, 13)),  # ours had no such day
        ("2 September 1752 (Old Style)", dt.date(1752, 9, 13)),  # the 14th followed
        ("12 May - 24 May 1897", dt.date(1897, 5, 12)),  # a range
        ("25 October/7 November 2015", dt.date(2015, 10, 25)),
    ],
)
def test_the_old_style_is_as_many_days_behind_as_its_century_tells(text, day):
    assert read_date(text).day == day


def test_a_day_that_the_old_style_lacks_means_no_day():
    assert read_date("30 February 1900 O.S.").problem.startswith("the Julian calendar has no")


@pytest.mark.parametrize("text", ["27.5.14", "27/5/14", "26.12.24", "64-01-07"])
def test_a_short_year_of_a_japanese_page_may_be_of_an_era(text):
    found = read_date(text, ("ja",), "YMD")

    assert found is not None
    assert (found.day, found.problem[-27:]) == (None, "may be of an era or of ours")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('כ"ג באייר התשע"ה', dt.date(2015, 5, 12)),
        ('כ"ט באדר ב\' תשע"ד', dt.date(2014, 3, 31)),
        ('כ"ט באדר א\' תשע"ד', dt.date(2014, 3, 1)),
    ],
)
def test_hebrew_years_with_their_thousands_and_the_two_months_of_leap_years(text, day):
    assert read_date(text, ("he",)).day == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ckb", "12ی تەممووزی 2015", dt.date(2015, 7, 12)),
        ("ckb", "3ی کانوونی یەکەم 2014", dt.date(2014, 12, 3)),
        ("ckb", "٥ی مایسی ٢٠١٥", dt.date(2015, 5, 5)),
        ("ckb", "5ی کانونی دووەمی 2015", dt.date(2015, 1, 5)),
        ("ku", "12 Gulan 2015", dt.date(2015, 5, 12)),
        ("ku", "12ê Gulanê 2015", dt.date(2015, 5, 12)),
        ("ku", "3 Rezber 2015", dt.date(2015, 9, 3)),
        ("ku", "3ê Berfanbarê 2015", dt.date(2015, 12, 3)),
    ],
)
def test_kurdish_months_as_newspapers_print_them(language, text, day):
    assert read_date(text, (language,)).day == day


@pytest.mark.parametrize(
    "text",
    ["2072-01-29 (2015-05-12)", "2015-05-12 (2072-01-29)", "12/05/2558 (12/05/2015)"],
)
def test_of_two_years_of_calendars_without_names_ours_counts(text):
    assert read_date(text, order="DMY").day == dt.date(2015, 5, 12)
