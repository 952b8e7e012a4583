"""Dates that count back from the day on which they were printed."""

import datetime as dt

import pytest

from corpus.dates import read_relative

TODAY = dt.date(2015, 5, 14)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "2 days ago", 12),
        ("en", "Yesterday, 10:15", 13),
        ("en", "Published 2 days ago", 12),
        ("en", "a day ago", 13),
        ("en", "3d", 11),
        ("es", "hace un día", 13),
        ("es", "Publicado hace 3 días", 11),
        ("es", "3 días atrás", 11),  # which dateparser 1.5.0 takes for Portuguese
        ("pt", "há 3 dias", 11),
        ("fr", "il y a 3 jours", 11),
        ("fr", "hier à 10h15", 13),
        ("de", "vor einem Tag", 13),
        ("de", "vorgestern", 12),
        ("it", "un giorno fa", 13),
        ("nl", "gisteren", 13),
        ("sv", "för 3 dagar sedan", 11),
        ("fi", "eilen klo 14.30", 13),
        ("pl", "3 dni temu", 11),
        ("cs", "před 3 dny", 11),
        ("hu", "3 nappal ezelőtt", 11),
        ("ro", "acum 3 zile", 11),
        ("el", "πριν 3 μέρες", 11),
        ("tr", "3 gün önce", 11),
        ("ru", "5 дней назад", 9),
        ("ru", "вчера, 14:30", 13),
        ("uk", "3 дні тому", 11),
        ("ar", "منذ 3 أيام", 11),
        ("ar", "قبل يومين", 12),
        ("fa", "۳ روز پیش", 11),
        ("he", "לפני יומיים", 12),
        ("hi", "3 दिन पहले", 11),
        ("bn", "৩ দিন আগে", 11),
        ("th", "3 วันที่แล้ว", 11),
        ("vi", "3 ngày trước", 11),
        ("id", "3 hari yang lalu", 11),
        ("sw", "siku 3 zilizopita", 11),
        ("zh", "昨天 10:15", 13),
        ("ja", "3日前", 11),
        ("ko", "3일 전", 11),
    ],
)
def test_a_date_counts_back_in_days(language, text, day):
    found = read_relative(text, (language,), TODAY)

    assert found is not None
    assert (found.day, found.precision) == (dt.date(2015, 5, day), "day")


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "45 minutes ago", 14),
        ("en", "an hour ago", 14),
        ("es", "hace 2 horas", 14),
        ("ar", "منذ ساعتين", 14),
        ("ja", "12時間前", 14),
        ("en", "13 hours ago", 13),
        ("de", "vor 36 Stunden", 13),
        ("en", "37 hours ago", 12),
    ],
)
def test_hours_count_back_from_noon(language, text, day):
    found = read_relative(text, (language,), TODAY)

    assert found is not None
    assert found.day == dt.date(2015, 5, day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3 weeks ago"),
        ("fr", "il y a une semaine"),
        ("de", "vor 2 Monaten"),
        ("en", "2 m"),
        ("en", "3 min"),
    ],
)
def test_what_counts_back_in_weeks_or_in_who_knows_what_means_no_day(language, text):
    found = read_relative(text, (language,), TODAY)

    assert found is not None
    assert found.day is None
    assert found.problem == "it counts back in no days"


def test_without_the_day_of_capture_it_means_no_day():
    found = read_relative("yesterday", ("en",), None)

    assert found is not None
    assert found.day is None
    assert "state captured" in found.problem


def test_a_word_of_another_language_means_no_day():
    # "Hier" is French for yesterday and German for here.
    found = read_relative("Hier", ("de",), TODAY)

    assert found is not None
    assert found.day is None
    assert "another language" in found.problem


@pytest.mark.parametrize(
    "text",
    [
        *("Now", "This week", "Police tow a ferry"),
        *("5 comments", "1984", "Tag 5", "3 days", "in 3 days", "2 of 9"),
    ],
)
def test_what_counts_nothing_back_is_no_date(text):
    assert read_relative(text, ("en",), TODAY) is None


@pytest.mark.parametrize("text", ["99999999999999 hours ago", "1000 days ago", "24000 hours ago"])
def test_what_counts_too_far_back_means_no_day(text):
    found = read_relative(text, ("en",), TODAY)

    assert found is not None
    assert found.day is None
    assert found.problem == "it counts back too many days"


@pytest.mark.parametrize("text", ["999 days ago", "23976 hours ago"])
def test_the_furthest_that_a_date_counts_back_is_999_days(text):
    found = read_relative(text, ("en",), TODAY)

    assert found is not None
    assert found.day == dt.date(2012, 8, 18)


@pytest.mark.parametrize(("text", "day"), [("yesterday", 13), ("gestern", 13), ("today", 14)])
def test_a_word_that_means_one_day_in_all_languages_needs_none(text, day):
    found = read_relative(text, (), TODAY)

    assert found is not None
    assert found.day == dt.date(2015, 5, day)
