from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking.periods import parse_period

TODAY = date(2015, 6, 17)  # a Wednesday


def days(start, end):
    """Return a range's two ends in ISO form, the last day instead of the one after it."""
    last = end - timedelta(days=1) if end else None
    return f"{start or ''}/{last or ''}"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        # a year, a month, a day
        ("2014", "2014-01-01/2014-12-31"),
        ("2014-09", "2014-09-01/2014-09-30"),
        ("2014-12", "2014-12-01/2014-12-31"),
        ("2014-09-30", "2014-09-30/2014-09-30"),
        ("٢٠١٤", "2014-01-01/2014-12-31"),
        ("２０１４", "2014-01-01/2014-12-31"),
        ("March 2015", "2015-03-01/2015-03-31"),
        ("marzo 2015", "2015-03-01/2015-03-31"),
        ("Mar 2015", "2015-03-01/2015-03-31"),
        ("dic 2015", "2015-12-01/2015-12-31"),
        ("Kas 2015", "2015-11-01/2015-11-30"),
        ("сер 2015", "2015-08-01/2015-08-31"),
        ("Mar 2015 - May 2015", "2015-03-01/2015-05-31"),
        ("12 พฤษภาคม 2558", "2015-05-12/2015-05-12"),
        ("Marzo de 2015", "2015-03-01/2015-03-31"),
        ("en février 2012", "2012-02-01/2012-02-29"),
        ("fevrier 2012", "2012-02-01/2012-02-29"),
        ("مارس ٢٠١٥", "2015-03-01/2015-03-31"),
        ("آذار 2015", "2015-03-01/2015-03-31"),
        ("في عام 2015", "2015-01-01/2015-12-31"),
        ("26 March 2015", "2015-03-26/2015-03-26"),
        ("March 26, 2015", "2015-03-26/2015-03-26"),
        ("26 de marzo de 2015", "2015-03-26/2015-03-26"),
        ("1er août 2015", "2015-08-01/2015-08-01"),
        ("26 مارس 2015", "2015-03-26/2015-03-26"),
        ("26/03/2015", "2015-03-26/2015-03-26"),
        ("03/04/2015", "2015-04-03/2015-04-03"),
        ("03/26/2015", "2015-03-26/2015-03-26"),
        ("2015年3月", "2015-03-01/2015-03-31"),
        # decades and quarters
        ("1990s", "1990-01-01/1999-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("los años 1990", "1990-01-01/1999-12-31"),
        ("la década de 1990", "1990-01-01/1999-12-31"),
        ("les années 1990", "1990-01-01/1999-12-31"),
        ("Q1 2015", "2015-01-01/2015-03-31"),
        ("2015-Q4", "2015-10-01/2015-12-31"),
        ("T2 2015", "2015-04-01/2015-06-30"),
        ("first quarter of 2015", "2015-01-01/2015-03-31"),
        ("segundo trimestre de 2015", "2015-04-01/2015-06-30"),
        ("le troisième trimestre 2015", "2015-07-01/2015-09-30"),
        ("الربع الأول من عام 2015", "2015-01-01/2015-03-31"),
        # from one to another
        ("2013-2015", "2013-01-01/2015-12-31"),
        ("2013–2015", "2013-01-01/2015-12-31"),
        ("2013-11/2015-02", "2013-11-01/2015-02-28"),
        ("from 2013 to 2015", "2013-01-01/2015-12-31"),
        ("between March and May 2015", "2015-03-01/2015-05-31"),
        ("March 2013 - May 2015", "2013-03-01/2015-05-31"),
        ("entre marzo y mayo de 2015", "2015-03-01/2015-05-31"),
        ("desde 2013 hasta mayo de 2015", "2013-01-01/2015-05-31"),
        ("de mars à mai 2015", "2015-03-01/2015-05-31"),
        ("entre 2013 et 2015", "2013-01-01/2015-12-31"),
        ("del 1 al 10 de septiembre de 2002", "2002-09-01/2002-09-10"),
        ("du 1er au 10 septembre 2002", "2002-09-01/2002-09-10"),
        ("from the 1st to the 10th of September 2002", "2002-09-01/2002-09-10"),
        ("September 1-10, 2002", "2002-09-01/2002-09-10"),
        ("vom 1. bis 10. September 2002", "2002-09-01/2002-09-10"),
        ("vom 1. bis zum 10. September 2002", "2002-09-01/2002-09-10"),
        ("с 1 по 10 сентября 2002 года", "2002-09-01/2002-09-10"),
        ("early August 2015", "2015-08-01/2015-08-10"),
        ("Mitte Februar 2015", "2015-02-11/2015-02-20"),
        ("fin février 2015", "2015-02-21/2015-02-28"),
        ("à la fin de 2015", "2015-09-01/2015-12-31"),
        ("a finales de agosto de 2015", "2015-08-21/2015-08-31"),
        ("в начале августа 2015 года", "2015-08-01/2015-08-10"),
        ("أوائل أغسطس 2015", "2015-08-01/2015-08-10"),
        ("première semaine d’août 2015", "2015-08-01/2015-08-07"),
        ("last week of March 2015", "2015-03-25/2015-03-31"),
        ("early 2015", "2015-01-01/2015-04-30"),
        ("mediados de 2015", "2015-05-01/2015-08-31"),
        ("Ende 2015", "2015-09-01/2015-12-31"),
        ("с января по март 2013 г.", "2013-01-01/2013-03-31"),
        ("من 1 إلى 10 سبتمبر 2002", "2002-09-01/2002-09-10"),
        ("zwischen März und Mai 2015", "2015-03-01/2015-05-31"),
        ("between Sept 1 and Sept 10, 2002", "2002-09-01/2002-09-10"),
        ("du 26 mars au 3 avril 2015", "2015-03-26/2015-04-03"),
        ("من 2013 إلى 2015", "2013-01-01/2015-12-31"),
        ("بين 2013 و2015", "2013-01-01/2015-12-31"),
        # open at one end
        ("since March 2015", "2015-03-01/"),
        ("since 2013", "2013-01-01/"),
        ("2013 onwards", "2013-01-01/"),
        ("after 2013", "2014-01-01/"),
        ("until 2013", "/2013-12-31"),
        ("before March 2015", "/2015-02-28"),
        ("desde marzo de 2015", "2015-03-01/"),
        ("a partir del 26 de marzo de 2015", "2015-03-26/"),
        ("después de 2013", "2014-01-01/"),
        ("hasta 2013", "/2013-12-31"),
        ("antes de marzo de 2015", "/2015-02-28"),
        ("depuis mars 2015", "2015-03-01/"),
        ("après 2013", "2014-01-01/"),
        ("jusqu’en 2013", "/2013-12-31"),
        ("avant mars 2015", "/2015-02-28"),
        ("منذ مارس 2015", "2015-03-01/"),
        ("بعد عام 2013", "2014-01-01/"),
        ("حتى 2013", "/2013-12-31"),
        ("قبل مارس 2015", "/2015-02-28"),
        # counted from today, Wednesday 17 June 2015
        ("today", "2015-06-17/2015-06-17"),
        ("ayer", "2015-06-16/2015-06-16"),
        ("aujourd'hui", "2015-06-17/2015-06-17"),
        ("أمس", "2015-06-16/2015-06-16"),
        ("last 5 years", "2010-06-18/2015-06-17"),
        ("the past three months", "2015-03-18/2015-06-17"),
        ("last 7 days", "2015-06-11/2015-06-17"),
        ("últimos 5 años", "2010-06-18/2015-06-17"),
        ("las últimas dos semanas", "2015-06-04/2015-06-17"),
        ("los 5 últimos años", "2010-06-18/2015-06-17"),
        ("les 5 dernières années", "2010-06-18/2015-06-17"),
        ("depuis deux mois", "2015-04-18/2015-06-17"),
        ("آخر 5 سنوات", "2010-06-18/2015-06-17"),
        ("آخر شهرين", "2015-04-18/2015-06-17"),
        ("السنوات الـ5 الماضية", "2010-06-18/2015-06-17"),
        ("last year", "2014-01-01/2014-12-31"),
        ("el año pasado", "2014-01-01/2014-12-31"),
        ("l’année dernière", "2014-01-01/2014-12-31"),
        ("العام الماضي", "2014-01-01/2014-12-31"),
        ("last month", "2015-05-01/2015-05-31"),
        ("la semana pasada", "2015-06-08/2015-06-14"),
        ("this week", "2015-06-15/2015-06-21"),
        ("este año", "2015-01-01/2015-12-31"),
        ("ce mois", "2015-06-01/2015-06-30"),
        ("هذا العام", "2015-01-01/2015-12-31"),
        ("2 years ago", "2013-01-01/2013-12-31"),
        ("hace 2 meses", "2015-04-01/2015-04-30"),
        ("il y a 3 jours", "2015-06-14/2015-06-14"),
        ("قبل سنتين", "2013-01-01/2013-12-31"),
        ("since last year", "2014-01-01/"),
        ("20140930", "2014-09-30/2014-09-30"),
        ("seit 2012", "2012-01-01/"),
        ("2006 bis 2009", "2006-01-01/2009-12-31"),
        ("zwischen März und Mai 2014", "2014-03-01/2014-05-31"),
        ("até 2012", "/2012-12-31"),
        ("antes de 2012", "/2011-12-31"),
        ("prima del 2012", "/2011-12-31"),
        ("с 2006 по 2009", "2006-01-01/2009-12-31"),
        ("после 2012", "2013-01-01/"),
        ("tussen 2006 en 2009", "2006-01-01/2009-12-31"),
    ],
)
def test_a_period_is_understood_as_a_person_means_it(text, understood):
    found = parse_period(text, TODAY)

    assert days(found.start, found.end) == understood


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May",
        "a",
        "set",
        "sat",
        "12",
        "1",
        "mar",
        "police",
        "90s",
        "26/03/15",
        "26 March",
        "between March and May",
        "early 3 March 2015",
        "mid March",
        "2015-13",
        "31 February 2015",
        "0000",
        "1995s",
        "2015-2013",
        "last 0,5 years",
        "last 0 days",
        "last 99999 years",
        "last 999999999999999999999 days",
        "9999 onwards to",
        "x" * 10_000,
    ],
    ids=lambda text: text[:20],
)
def test_what_names_no_period_is_refused(text):
    with pytest.raises(ValueError, match=r"write a date|calendar|ends before"):
        parse_period(text, TODAY)


def test_without_today_nothing_counts_from_it():
    with pytest.raises(ValueError, match="write a date"):
        parse_period("last 5 years")


def test_the_same_day_a_year_ago_is_not_counted_twice_in_leap_years():
    found = parse_period("last 1 year", date(2016, 2, 29))

    assert days(found.start, found.end) == "2015-03-01/2016-02-29"


@given(st.text(max_size=60), st.dates())
def test_any_text_is_understood_or_refused(text, today):
    try:
        found = parse_period(text, today)
    except ValueError:
        return

    assert found.start is None or found.end is None or found.start < found.end


@given(st.dates(date(1600, 1, 1), date(9998, 12, 31)))
def test_a_day_in_iso_form_is_that_day(day):
    found = parse_period(day.isoformat())

    assert (found.start, found.end) == (day, day + timedelta(days=1))
