import datetime as dt
from importlib.metadata import version
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import has_short_year, names, numeric_order, read_date, split_date
from corpus.dates.name_tables import compile_tables

DAY = dt.date(2015, 3, 26)


@pytest.mark.parametrize(
    "text",
    [
        "26 March 2015",
        "March 26, 2015",
        "Thursday, March 26th, 2015",
        "26 Mar. 2015",
        "26-Mar-2015",
        "26 marzo 2015",
        "26 de marzo de 2015",
        "jueves, 26 de marzo de 2015",
        "jeudi 26 mars 2015",
        "26. März 2015",
        "26 de març de 2015",
        "segunda-feira, 26 de março de 2015",
        "26 maart 2015",
        "den 26 mars 2015",
        "26. marts 2015",
        "26. maaliskuuta 2015",
        "26 marca 2015 r.",
        "26. března 2015",
        "2015. március 26.",
        "2015 m. kovo 26 d.",
        "26 Μαρτίου 2015",
        "26 марта 2015 года",
        "26 березня 2015 р.",
        "26 Mart 2015 Perşembe",
        "26 Maret 2015",
        "26 Machi 2015",
        "26 مارس 2015",
        "٢٦ مارس ٢٠١٥",
        "الخميس، 26 آذار/مارس 2015",
        "26 آذار 2015",
        "۲۶ مارس ۲۰۱۵",
        "26 במרץ 2015",
        "२६ मार्च २०१५",
        "26 มีนาคม 2015",
        "2015年3月26日",
        "2015年3月26日(木)",
        "2015년 3월 26일",
        "2015-03-26",
        "2015/03/26",
        "20150326",
        "26/03/2015",
        "03/26/2015",
        "26.03.2015",
        "2015-03-26T23:30:00-05:00",
        "Thu, 26 Mar 2015 23:30:00 -0500",
        "Thu Mar 26 14:30:00 2015",
        "26 mars 2015 à 14h30",
        "26 March 2015, 2:30 pm",
        "26\u00a0marzo\u00a02015",
        "\u200f26 مــارس 2015\u200f",
        "２６ March ２０１５",
    ],
)
def test_a_printed_date_is_read(text):
    found = read_date(text)

    assert found is not None
    assert (found.day, found.precision) == (DAY, "day")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("كانون الثاني", 1),
        ("شباط", 2),
        ("نيسان", 4),
        ("أيار", 5),
        ("حزيران", 6),
        ("تموز", 7),
        ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("تشرين الثاني", 11),
        ("كانون الأول", 12),
        ("جانفي", 1),
        ("فيفري", 2),
        ("أفريل", 4),
        ("ماي", 5),
        ("جوان", 6),
        ("جويلية", 7),
        ("أوت", 8),
        ("يوليوز", 7),
        ("غشت", 8),
        ("شتنبر", 9),
        ("نونبر", 11),
        ("دجنبر", 12),
        ("ابريل", 4),
        ("اكتوبر", 10),
        ("setiembre", 9),
        ("fevrier", 2),
        ("aout", 8),
        ("1er août", 8),
        ("1º de agosto de", 8),
        ("1ro de agosto de", 8),
        ("мај", 5),
        ("јул", 7),
        ("юни", 6),
        ("مئی", 5),
        ("مۍ", 5),
    ],
)
def test_a_month_is_read_as_countries_name_it_and_as_people_type_it(text, month):
    found = read_date(f"{text} 2015")

    assert found is not None
    assert found.day == dt.date(2015, month, 1)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("March 2015", dt.date(2015, 3, 1), "month"),
        ("marzo de 2015", dt.date(2015, 3, 1), "month"),
        ("2015-03", dt.date(2015, 3, 1), "month"),
        ("03/2015", dt.date(2015, 3, 1), "month"),
        ("2015年3月", dt.date(2015, 3, 1), "month"),
        ("2015", dt.date(2015, 1, 1), "year"),
        ("٢٠١٥", dt.date(2015, 1, 1), "year"),
    ],
)
def test_a_date_of_lesser_precision_is_the_first_day_of_its_period(text, day, precision):
    found = read_date(text)

    assert found is not None
    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize("zone", ["Coordinated Universal Time", "heure d’été d’Europe centrale"])
def test_a_date_of_javascript_names_its_zone_in_any_language(zone):
    found = read_date(f"Tue May 13 2014 08:00:00 GMT+0200 ({zone})")

    assert found is not None
    assert found.day == dt.date(2014, 5, 13)


@pytest.mark.parametrize(
    "text",
    [
        "Spring 2014",
        "Summer of 2014",
        "2014 Winter",
        "Winter 2014/15",
        "Frühjahr 2014",
        "Primavera de 2014",
        "Été 2014",
        "Лето 2014",
        "2014年春号",
        "Q3 2014",
        "2014-Q3",
        "T3 2014",
        "H1 2014",
        "3. Quartal 2014",
        "III квартал 2014 г.",
        "2014年第3四半期",
    ],
)
def test_a_part_of_a_year_is_of_its_year(text):
    found = read_date(text)

    assert found is not None
    assert (found.day, found.precision) == (dt.date(2014, 1, 1), "year")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "May",
        "set",
        "sat",
        "martes",
        "now",
        "12",
        "12 May",
        "1990s",
        "26/03/15",
        "Budget 2015",
        "Operation in March 2015",
        "26 marzo 2015:",
        "26 marzo 2015 INTERPOL",
        "Q5 2015",
        "Spring sale 2015",
        "Prague Spring 1968",
        "2013-2015",
        "hace 5 años",
        "118 arrests",
        "15 Floréal 1436",
    ],
)
def test_what_is_no_complete_date_is_none(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["31 February 2015", "30 febrero 2015", "2015-02-30", "32/01/2015", "0001-01-01"]
)
def test_a_date_that_the_calendar_lacks_means_no_day(text):
    found = read_date(text)

    assert found is not None
    assert found.day is None
    assert found.problem


@pytest.mark.parametrize("language", ["ms", "id"])
def test_malay_months_are_read_on_pages_that_are_taken_for_indonesian(language):
    assert read_date("13 Mac 2015", (language,)).day == dt.date(2015, 3, 13)
    assert read_date("14 Ogos 2015", (language,)).day == dt.date(2015, 8, 14)


@pytest.mark.parametrize(
    ("languages", "month"), [(("pl",), 11), (("hr",), 10), (("cs",), 11)], ids=["pl", "hr", "cs"]
)
def test_a_name_that_means_two_months_is_read_in_the_language_of_the_page(languages, month):
    found = read_date("26 listopad 2015", languages)

    assert found is not None
    assert found.day == dt.date(2015, month, 26)


def test_dateparser_reads_what_the_table_lacks_in_the_language_of_the_page():
    found = read_date("26 tháng 3, 2015", ("vi",))

    assert found is not None
    assert found.day == DAY


def test_a_numeric_date_of_unknown_order_means_no_day():
    found = read_date("03/04/2015")

    assert found is not None
    assert (found.day, found.ambiguous) == (None, True)


def test_a_numeric_date_of_two_equal_numbers_needs_no_order():
    found = read_date("05/05/2015")

    assert found is not None
    assert found.day == dt.date(2015, 5, 5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("26 Mar 15", "en"),
        ("Thu, 26-Mar-15 09:15", "en"),
        ("Mar 26, '15", "en"),
        ("26 mrt '15", "nl"),
        ("26. März 15", "de"),
        ("26 de marzo del 15", "es"),
        ("26 марта 15 г.", "ru"),
        ("15. márc. 26.", "hu"),
        ("15년 3월 26일", "ko"),
        ("15年3月26日", "zh"),
        ("6 فروردین 94", "fa"),
    ],
)
def test_a_year_of_two_digits_counts_beside_the_name_of_a_month(text, language):
    found = read_date(text, (language,))

    assert found is not None
    assert (found.day, found.precision) == (DAY, "day")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mar-15", "en"),
        ("27年3月26日", "ja"),
        ("26年3月", "ja"),
        ("13 Mar 14", "hu"),
        ("13 Mar 14", "lt"),
    ],
)
def test_a_number_that_may_be_the_year_or_something_else_means_no_day(text, language):
    found = read_date(text, (language,))

    assert found is not None
    assert (found.day, "may be" in found.problem) == (None, True)


@pytest.mark.parametrize(
    "text", ["Mar 15", "Top 10 May 15", "20 years 20", "Room 12", "May 12, 15 dead"]
)
def test_numbers_beside_words_are_no_years(text):
    assert read_date(text, ("en",)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("26/03/15", True), ("5.4.15", True), ("2013-03-14", False), ("14.03.2013", False)],
)
def test_a_year_of_two_digits_is_no_part_of_one_of_four(text, expected):
    assert has_short_year(text) is expected


@pytest.mark.parametrize(
    ("order", "day"), [("DMY", dt.date(2015, 4, 3)), ("MDY", dt.date(2015, 3, 4))]
)
def test_the_order_says_which_number_is_the_month(order, day):
    found = read_date("03/04/2015", (), order)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "languages", "order", "day"),
    [
        ("26/03/15", ("en",), "DMY", DAY),
        ("3/26/15", ("en",), "MDY", DAY),
        ("26.03.15", ("de",), None, DAY),
        ("פורסם בתאריך 26.03.15", ("he",), None, DAY),
        ("작성일: 15.03.26", ("ko",), None, DAY),
        ("26/03/98", ("fr",), "DMY", dt.date(1998, 3, 26)),
        ("94/01/06", ("fa",), "DMY", None),  # of the Jalali calendar, and its year is first
        ("15/03/26", ("zh",), "DMY", None),
        ("10.4.11.2", ("de",), "DMY", None),
        ("15-03-26", ("zh",), None, DAY),
        ("’15. 3. 26.(목)", ("ko",), None, DAY),
        ("150326", ("sv",), None, DAY),
        ("150326", ("en",), None, None),
        ("98-03-26", ("en",), None, dt.date(1998, 3, 26)),
        ("26/3-15", ("no",), None, DAY),
        ("26.3.-15", ("fi",), None, DAY),
        ("26/3 2015", ("sv",), None, DAY),
        ("02-02-14", ("id",), None, dt.date(2014, 2, 2)),  # either way
        ("26/3/58", ("th",), "DMY", DAY),  # of the Buddhist calendar
        ("26/3/15", ("th",), "DMY", None),  # of either
    ],
)
def test_a_year_of_two_digits_counts_where_the_order_is_known(text, languages, order, day):
    found = read_date(text, languages, order)

    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("text", "languages", "day"),
    [
        # 12 May 2015 was a Tuesday, and so was 1 December 2015; 5 December a Saturday.
        ("Tuesday, 12/05/2015", ("en",), dt.date(2015, 5, 12)),
        ("Saturday 12/05/2015", ("en",), dt.date(2015, 12, 5)),
        ("Thứ ba, 12/5/2015, 14:30 (GMT+7)", ("vi",), dt.date(2015, 5, 12)),
        ("Thứ 3, 12/5/2015", ("vi",), dt.date(2015, 5, 12)),
        ("mar. 12/05/2015", ("es",), dt.date(2015, 5, 12)),
        ("Friday, 12/05/2015", ("en",), None),
    ],
)
def test_a_weekday_says_which_number_is_the_month(text, languages, day):
    found = read_date(text, languages)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2015", "26/03/2015"], "DMY"),
        (["03/04/2015", "03/26/2015"], "MDY"),
        (["26/03/2015", "03/26/2015"], None),
        (["03/04/2015", "5 May 2015"], None),
        (["09/03/16", "22/02/16"], "DMY"),
        (["3.6.19", "6.25.19"], "MDY"),  # the second may be a clock time as well
        (["10.45.30"], None),
        (["Tuesday, 12/05/2015", "03/04/2015"], "DMY"),
        ([], None),
    ],
)
def test_the_order_of_numeric_dates_is_what_they_have_in_common(texts, order):
    assert numeric_order(texts) == order


@pytest.mark.parametrize(
    ("line", "before", "date_text", "after"),
    [
        ("Sin Chew | 26 March 2015 | Two held", "Sin Chew", "26 March 2015", "Two held"),
        ("26 March 2015 – Two held", "", "26 March 2015", "Two held"),
        ("26 March 2015: Two held", "", "26 March 2015", "Two held"),
        ("26 March 2015 Two held", "", "26 March 2015", "Two held"),
        ("Two held (26 March 2015)", "Two held", "26 March 2015", ""),
        ("26 March 2015 - Two held (AP)", "", "26 March 2015", "Two held (AP)"),
        ("26 March 2015 - (AP) Two held", "", "26 March 2015", "(AP) Two held"),
        ("26 March 2015 (Sin Chew)", "", "26 March 2015", "Sin Chew"),
        ("[2015-03-26] Two held: a report", "", "2015-03-26", "Two held: a report"),
        ("2015年3月26日(木) 二人を逮捕", "", "2015年3月26日(木)", "二人を逮捕"),
        ("By Jane Doe · Posted on 26 March 2015", "By Jane Doe", "26 March 2015", ""),
        ("Published: Thursday 26 March 2015", "", "Thursday 26 March 2015", ""),
        ("发布时间：2015-03-26", "", "2015-03-26", ""),
        ("Two held (Oslo, 26 March 2015)", "Two held", "Oslo, 26 March 2015", ""),
        ("Paris, le 26 mars 2015 - Deux arrêts", "", "Paris, le 26 mars 2015", "Deux arrêts"),
        ("LONDON, March 26, 2015 (PA) - Two held", "", "LONDON, March 26, 2015", "Two held"),
        ("Rio, 26 mar. 2015 (EFE).- Dos presos", "", "Rio, 26 mar. 2015", "Dos presos"),
        # 26 March 2015 was a Thursday.
        ("26.03.2015 FR: Two held", "", "26.03.2015", "FR: Two held"),
        ("26.03.2015 DO: Two held", "", "26.03.2015 DO", "Two held"),
        ("26 March 2015 Di Maio resigns", "", "26 March 2015", "Di Maio resigns"),
        ("26 March 2015 e-petition: 10,000 sign", "", "26 March 2015", "e-petition: 10,000 sign"),
        ("26.03.2015 zeit.de: Two held", "", "26.03.2015", "zeit.de: Two held"),
    ],
)
def test_a_date_is_cut_out_of_its_line(line, before, date_text, after):
    found = split_date(line)

    assert found is not None
    assert (found.before, found.date_text, found.after) == (before, date_text, after)
    assert (found.date.day, found.date.precision) == (DAY, "day")


def test_a_month_is_cut_off_where_a_separator_follows():
    found = split_date("March 2015 | Two held")

    assert found is not None
    assert (found.date.day, found.date.precision, found.after) == (
        dt.date(2015, 3, 1),
        "month",
        "Two held",
    )


def test_a_date_of_unknown_order_is_cut_out_and_says_so():
    found = split_date("03/04/2015 - Two held")

    assert found is not None
    assert (found.date.ambiguous, found.date_text, found.after) == (
        True,
        "03/04/2015",
        "Two held",
    )


@pytest.mark.parametrize(
    "line",
    [
        "12 arrested on 5 May 2015",
        "May 12 killed in Paris",
        "Mars 2020",
        "1984",
        "1984 – a film comes back",
        "Attack in Nice, 14 July 2016",
        "Interpol newsletter – March 2015",
        "Budget 2015: two held",
        "1200 held in Paris",
        "On 28 April 2024, the court sat",
        "Le 21 janvier 1793 mourait Louis XVI",
        "26 March 2015 was a bad day: two held",
    ],
)
def test_a_date_that_is_part_of_a_headline_stays_in_it(line):
    assert split_date(line) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Doce de mayo de dos mil quince", dt.date(2015, 5, 12)),
        ("A los doce días del mes de mayo de dos mil quince", dt.date(2015, 5, 12)),
        ("A los veintiún días del mes de mayo de dos mil quince", dt.date(2015, 5, 21)),
        ("Treinta y uno de mayo de dos mil quince", dt.date(2015, 5, 31)),
        ("Lunes, primero de marzo de mil novecientos noventa y ocho", dt.date(1998, 3, 1)),
        ("Doze de maio de dois mil e quinze", dt.date(2015, 5, 12)),
        ("Le douze mai deux mille quinze", dt.date(2015, 5, 12)),
        ("1er avril deux mille quinze", dt.date(2015, 4, 1)),
        ("Le trente et un mars mil neuf cent quatre-vingt-dix-huit", dt.date(1998, 3, 31)),
        ("Dodici maggio duemilaquindici", dt.date(2015, 5, 12)),
        ("Zwölfter Mai zweitausendfünfzehn", dt.date(2015, 5, 12)),
        ("the twelfth of May 2015", dt.date(2015, 5, 12)),
        ("Tenth day of April, Two Thousand and Fifteen", dt.date(2015, 4, 10)),
        ("the twenty-first of June nineteen ninety-eight", dt.date(1998, 6, 21)),
    ],
)
def test_a_date_in_words_is_read(text, day):
    assert read_date(text).day == day


@pytest.mark.parametrize(
    "text",
    ["Ten years on, May 2015", "One day in May 2015", "The Two Thousand May", "Dos mil quince"],
)
def test_numbers_in_words_beside_a_month_are_no_date(text):
    assert read_date(text) is None


@given(
    st.from_regex(r"(1[0-9]|2[0-9]|57)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    st.sampled_from([(), ("en",), ("th",), ("ne",), ("am",), ("fa",), ("ar",), ("he",)]),
)
def test_an_iso_date_means_what_it_means_between_white_space(text, languages):
    assert read_date(text, languages) == read_date(f" {text}\t", languages)


PINNED = Path(__file__).parents[1].joinpath("constraints.txt").read_text("utf-8").split()


@pytest.mark.skipif(
    f"dateparser=={version('dateparser')}" not in PINNED, reason="made of another dateparser"
)
def test_the_file_of_names_is_what_is_made_of_locale_data():
    assert names.FILE.read_bytes() == compile_tables()

    # Babel 2.18.0 has "Sat" here once Bashkir was looked up (python-babel/babel#1234).
    assert Locale.parse("ar").days["stand-alone"]["abbreviated"][5] == "السبت"


def test_a_date_that_may_be_of_what_is_to_come_tells_no_order_where_another_does():
    latest = dt.date(2015, 7, 1)

    assert numeric_order(["06/12/2015", "26/03/2015"], latest=latest) == "DMY"
    assert numeric_order(["06/12/2015", "04/03/2015"], latest=latest) == "MDY"
    assert numeric_order(["06/12/2015", "12/06/2015"], latest=latest) is None


@pytest.mark.parametrize(("text", "language"), [("25 اپريل 2015", "ur"), ("25 أبریل 2015", "ar")])
def test_a_month_is_read_with_the_letters_of_another_keyboard(text, language):
    found = read_date(text, (language,))

    assert found is not None
    assert found.day == dt.date(2015, 4, 25)


@pytest.mark.parametrize("year", ["2015", "98"])
@pytest.mark.parametrize("language", ["", "st", "fi"])
def test_a_date_as_mail_and_feeds_write_it_has_an_english_month(year, language):
    # "Jan" is June in Sesotho, as CLDR has it.
    found = read_date(f"Mon, 12 Jan {year} 08:00:00 GMT", (language,) if language else ())

    assert found is not None
    assert found.day == dt.date(2015 if year == "2015" else 1998, 1, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Weds 5 Nov 1975", dt.date(1975, 11, 5)),
        ("Thur. 6 Nov 1975", dt.date(1975, 11, 6)),
        ("Thurs 6 Nov 75", dt.date(1975, 11, 6)),
        ("miérc. 5 nov. 1975", dt.date(1975, 11, 5)),
        ("giov. 6 nov. 1975", dt.date(1975, 11, 6)),
        ("vend. 7 nov. 1975", dt.date(1975, 11, 7)),
        ("Mittw., 5. Nov. 1975", dt.date(1975, 11, 5)),
    ],
)
def test_weekdays_are_read_as_newspapers_shorten_them(text, day):
    found = read_date(text)

    assert found is not None
    assert found.day == day
