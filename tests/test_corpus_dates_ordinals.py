"""Days printed as ordinal numbers, and weekdays that are not those of their dates."""

import datetime as dt

import pytest
from contents import Contents

from corpus.dates import read_date, weekdays_named

DAY = dt.date(2015, 5, 12)
FIRST = dt.date(2015, 5, 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the 12th of May 2015"),
        ("nl", "de 12de mei 2015"),
        ("nl", "12ste mei 2015"),
        ("de", "Dienstag, dem 12. Mai 2015"),
        ("sv", "den 12:e maj 2015"),
        ("fi", "12:s toukokuuta 2015"),
        ("it", "dell'12 maggio 2015"),
        ("pl", "12-go maja 2015"),
        ("pl", "12-ego maja 2015 r."),
        ("cs", "12-ho května 2015"),
        ("be", "12-га мая 2015 года"),
        ("bg", "12-ви май 2015 г."),
        ("el", "12η Μαΐου 2015"),
        ("el", "της 12ης Μαΐου 2015"),
        ("el", "στις 12 Μαΐου 2015"),
        ("hu", "2015. május 12-én"),
        ("hu", "2015. május 12-i"),
        ("tr", "12'nci Mayıs 2015"),
        ("tr", "12 Mayıs 2015'te"),
        ("az", "2015-ci il mayın 12-si"),
        ("lt", "2015-ųjų gegužės 12-oji"),
        ("ga", "12ú Bealtaine 2015"),
        ("is", "þann 12. maí 2015"),
        ("ms", "12hb Mei 2015"),
        ("hy", "2015 թվականի մայիսի 12-ին"),
        ("ka", "2015 წლის 12 მაისს"),
        ("he", "יום שלישי, ה-12 במאי 2015"),
        ("hi", "12वीं मई 2015"),
        ("bn", "১২ই মে ২০১৫"),
        ("ta", "12-ஆம் தேதி மே 2015"),
        ("ml", "12-ാം തീയതി മേയ് 2015"),
        ("si", "2015 මැයි 12 වන දින"),
        ("kk", "2015 жылдың 12 мамыры"),
        ("ky", "2015-жылдын 12-майы"),
        ("tg", "12-уми майи соли 2015"),
        ("sq", "më 12 maj 2015"),
        ("mt", "it-12 ta' Mejju 2015"),
        ("fa", "22 اردیبهشت ماه 1394"),
    ],
)
def test_what_a_language_joins_to_the_number_of_a_day_is_read_past(language, text):
    found = read_date(text, (language,))

    assert (found.day, found.precision) == (DAY, "day")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le 1er mai 2015"),
        ("es", "1ero de mayo de 2015"),
        ("es", "1.er de mayo de 2015"),
        ("nl", "1ste mei 2015"),
        ("sv", "den 1:a maj 2015"),
        ("ro", "1-ul mai 2015"),
        ("el", "1η Μαΐου 2015"),
        ("hu", "2015. május 1-jén"),
        ("bn", "১লা মে ২০১৫"),
        ("sq", "1-rë maj 2015"),
    ],
)
def test_the_first_of_a_month_has_endings_of_its_own(language, text):
    assert read_date(text, (language,)).day == FIRST


def test_a_month_in_roman_numbers_is_no_ending():
    assert read_date("12-i-2015", ("hu",)).day == dt.date(2015, 1, 12)


@pytest.mark.parametrize("text", ["12-V-15", "12.v.15", "12/V/15", "12-V-15."])
def test_a_roman_month_of_one_letter_may_have_a_year_of_two_digits(text):
    assert read_date(text, ("es",)).day == DAY


@pytest.mark.parametrize(
    "text",
    ["12 v 15", "12 V-15", "12-V/15", "12-v-1", "12-V-150", "A12-V-15", "12-V-15-7", "12-c-15"],
)
def test_a_letter_between_numbers_is_no_roman_month_unless_one_sign_joins_them(text):
    assert read_date(text, ("es",)) is None


def test_a_year_of_two_digits_is_none_where_dates_begin_with_it():
    assert read_date("12-V-15", ("hu",)) is None


def test_a_table_of_word_with_one_roman_date_gives_its_headlines(tmp_path):
    rows = (
        ("FECHA", "TITULAR", "MEDIO"),
        ("3-X-14", "Detenidos cuatro narcos en Algeciras", "ABC"),
        ("4 de oct.", "Rajoy niega la crisis del ébola", "El Mundo"),
    )
    cells = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    (tmp_path / "t.html").write_text(
        f"<meta charset=utf-8><p>PRENSA 2014</p><table>{table}</table>"
    )

    contents = Contents(tmp_path)

    assert contents.listed == [
        ("2014-10-03", "Detenidos cuatro narcos en Algeciras"),
        (None, "Rajoy niega la crisis del ébola"),
    ]
    assert [finding.kind for finding in contents.findings] == ["fault", "boilerplate"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Monday 12 May 2015", {0}),
        ("Sat 12 December 2015", {5}),
        ("mar. 12 mai 2015", {1}),
        ("12 mar 2015", set()),
        ("Thứ Ba, 12/5/2015", {1, 3}),  # the second word alone is of another language
        ("2015年5月12日（火）", {1}),
        ("2015年5月12日 星期二", {1}),
        ("2015年5月12日", set()),
        ("2015년 5월 12일 화요일", {1}),
        ("10:00 WET 12 May 2015", set()),
    ],
)
def test_the_weekday_that_a_date_names_is_told_from_its_month(text, named):
    assert weekdays_named(text) == named


def test_a_weekday_that_its_date_had_not_is_told_and_the_date_counts(tmp_path):
    (tmp_path / "page.html").write_text(
        "<h1>News</h1>\n<li><a href=https://a.example/1>Police tow a ferry</a> Monday 12 May 2015\n"
        "<li><a href=https://a.example/2>Divers find an anchor</a> Sunday 10 May 2015"
    )

    read = Contents(tmp_path)

    assert read.listed == [
        ("2015-05-12", "Police tow a ferry"),
        ("2015-05-10", "Divers find an anchor"),
    ]
    assert "Monday 12 May 2015: 2015-05-12 was a Tuesday; the date counts" in read.report
    assert "2015-05-10 was" not in read.report
