"""Dates that count back, from the day that a page prints for its own, and in more languages."""

import datetime as dt

import pytest
from contents import Contents

from corpus.dates import read_relative

TITLES = ("Harbour police tow two ferries", "Coast guard opens a station", "Customs find stamps")
LIST = "".join(
    f"<li><i>{day}</i> <a href=https://a.example/{at}>{title}</a>"
    for at, (day, title) in enumerate(
        zip(("yesterday", "2 hours ago", "3 March 2015"), TITLES, strict=True)
    )
)
SHORT = ((TITLES[0], "12 May"), (TITLES[1], "10 May"))
DATED = ["2015-05-11", "2015-05-12", "2015-03-03"]
UNDATED = [None, None, "2015-03-03"]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page with a body and a manifest."""

    def read_one(body: str, manifest: str = "") -> Contents:
        (tmp_path / "page.html").write_text(f"<html lang=en><title>News</title><body>{body}")
        (tmp_path / "archive.toml").write_text(manifest)
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize(
    "body",
    [
        f"<header><p>Tuesday, 12 May 2015</p></header><main><h1>News</h1>{LIST}</main>",
        f"<h1>News</h1><p>12 May 2015</p><ul>{LIST}</ul>",
        f"<p>Last updated: 12 May 2015, 14:30</p><h1>News</h1><ul>{LIST}</ul>",
        f"<div><a href=/>Home</a> <b>May 12, 2015</b></div><h1>News</h1><ul>{LIST}</ul>",
    ],
    ids=["masthead", "below the title", "last updated", "beside a menu"],
)
def test_dates_count_back_from_the_day_that_the_page_prints(read, body):
    read_ = read(body)

    assert [day for day, _ in read_.listed] == DATED
    assert "counts back from the day on which the file was written, 2015-05-12" in read_.report


@pytest.mark.parametrize(
    "body",
    [
        f"<p>12 January 2015</p><h1>News</h1><ul>{LIST}</ul>",
        f"<h1>News</h1><ul>{LIST}</ul><p>12 May 2015</p>",
        f"<h1>News</h1><ul>{LIST}</ul>",
    ],
    ids=["before another day", "below the list", "none"],
)
def test_another_day_is_not_that_of_the_page(read, body):
    read_ = read(body)

    assert [day for day, _ in read_.listed][:2] == UNDATED[:2]
    assert "yesterday: it counts back from the day of capture, which is not known" in read_.report


def test_the_day_of_an_item_is_not_that_of_the_page(read):
    card = "<div><b>{}</b><h3><a href=https://a.example/{}>{}</a></h3></div>"
    days = ("12 May 2015", "yesterday", "2 hours ago")
    cards = "".join(card.format(d, n, t) for n, (d, t) in enumerate(zip(days, TITLES, strict=True)))

    read_ = read(f"<div><h1>News</h1></div><section>{cards}</section>")

    assert [day for day, _ in read_.listed] == ["2015-05-12", None, None]


def test_the_day_of_capture_counts_where_it_is_known(read):
    read_ = read(f"<p>12 May 2015</p><h1>News</h1><ul>{LIST}</ul>", "captured = 2015-05-14")

    assert [day for day, _ in read_.listed] == ["2015-05-13", "2015-05-14", "2015-03-03"]


@pytest.mark.parametrize(
    ("language", "text", "back"),
    [
        ("el", "Σήμερα στις 09:15", 0),
        ("el", "προχθές", 2),
        ("ar", "أول أمس", 2),
        ("az", "3 gün əvvəl", 3),
        ("et", "3 päeva tagasi", 3),
        ("fa", "دیروز ۱۴:۳۰", 1),
        ("fa", "۳ روز قبل", 3),
        ("he", "שלשום", 2),
        ("hu", "egy napja", 1),
        ("it", "l'altro ieri", 2),
        ("ja", "本日", 0),
        ("ko", "그제", 2),
        ("lt", "prieš 3 dienas", 3),
        ("pl", "przedwczoraj", 2),
        ("ro", "Astăzi, 09:15", 0),
        ("sk", "pred dňom", 1),
        ("sl", "pred 2 urama", 0),
        ("sr", "pre 3 dana", 3),
        ("sv", "i förrgår", 2),
        ("tl", "3 araw ang nakalipas", 3),
        ("tr", "bir gün önce", 1),
        ("zh", "昨日", 1),
    ],
)
def test_days_are_counted_back_in_the_words_of_a_language(language, text, back):
    today = dt.date(2015, 5, 12)

    assert read_relative(text, (language,), today).day == today - dt.timedelta(days=back)


def test_a_day_before_there_were_pages_is_not_that_of_one(read):
    items = f"<li><i>yesterday</i> <a href=https://a.example/1>{TITLES[0]}</a>"

    read_ = read(f"<div><p>Founded</p><p>1 January 1901</p></div><h1>News</h1><ul>{items}</ul>")

    assert read_.listed == [(None, TITLES[0])]


@pytest.mark.parametrize(
    "rest", [" Visitor counter : 123456", " Visitors: 12,345", " by the library"]
)
def test_the_day_of_a_change_before_a_counter_dates_no_link_of_the_footer(read, rest):
    items = (
        f"<li><h3>Ministry of {t[:5]}</h3><ul><li><a href=/{t[:5]}>{t}</a><span>Posted on: {d} 2015"
        "</span></li></ul></li>"
        for t, d in SHORT
    )
    footer = f"<a href=/p>Website Policies</a><p>Last updated on 13 May 2015.{rest}</p>"

    assert read(f"<h2>News</h2><ul>{''.join(items)}</ul><div>{footer}</div>").listed == [
        ("2015-05-12", TITLES[0]),
        ("2015-05-10", TITLES[1]),
    ]


LINKS = "".join(f"<li><a href=/{at}>{title}</a></li>" for at, title in enumerate(TITLES))


@pytest.mark.parametrize("by", ["", " 図書館", "　港湾局総務課"])
def test_a_page_whose_only_day_is_that_of_its_change_dates_no_headline(read, by):
    read_ = read(f"<h1>News</h1><p>最終更新日：2015年5月13日{by}</p><ul>{LINKS}</ul>")

    assert read_.listed == []
    assert "the day of a change, and the page has no other" in read_.report


def test_the_only_day_beside_a_headline_is_its_own_though_of_a_change(read):
    first, second = (f"<div><h3><a href=/{at}>{TITLES[at]}</a></h3>" for at in (0, 1))

    read_ = read(f"<h1>News</h1>{first}<p>Updated: 13 May 2015</p></div>{second}</div>")

    assert read_.listed == [("2015-05-13", TITLES[0]), (None, TITLES[1])]


def test_the_day_of_the_change_of_a_table_of_hours_dates_none_of_them(read):
    rows = "<tr><td>Monday<td>10:00-18:00<tr><td>Sunday<td>closed"

    read_ = read(f"<h1>Hours</h1><table>{rows}</table><p>Last updated: 12 May 2015</p>")

    assert read_.listed == []
    assert "Last updated: 12 May 2015: the day of a change" in read_.report
