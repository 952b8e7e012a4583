"""Headlines that have no day of their own: clock times, blank cells, the day of the title."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
DAY = "2015-05-12"
BLANK = "a blank cell of a table, taken for the day above it"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body, a title and a language."""

    def read_one(body: str, title: str = "News of the bay", language: str = "en") -> Contents:
        head = f"<html lang={language}><head><title>{title}</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_one


def rows(*cells: str) -> str:
    """Return a table with a row for each of *cells*, which a bar parts."""
    parts = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in cells)
    return "<h1>News</h1><table>" + "".join(f"<tr>{part}</tr>" for part in parts) + "</table>"


def test_a_blank_first_cell_has_the_day_of_the_row_above_and_is_told(read):
    read_ = read(
        rows(
            f"12 May 2015|<a href=/1>{FIRST}</a>|The Post",
            f"&nbsp;|<a href=/2>{SECOND}</a>|The Bay",
            f"|<a href=/3>{THIRD}</a>|The Post",
        )
    )

    assert read_.listed == [(DAY, FIRST), (DAY, SECOND), (DAY, THIRD)]
    assert BLANK in read_.report


@pytest.mark.parametrize(
    "second",
    [
        "|<i>It had run aground off the northern bank on Monday evening.</i>",
        "|<a href=/1>Read more</a>",
        "|",
    ],
    ids=["teaser", "label", "nothing"],
)
def test_a_blank_first_cell_beside_no_headline_has_no_day(read, second):
    read_ = read(
        rows(
            f"12 May 2015|<a href=/1>{FIRST}</a>",
            second,
            f"3 May 2015|<a href=/2>{SECOND}</a>",
            second,
        )
    )

    assert read_.listed == [(DAY, FIRST), ("2015-05-03", SECOND)]
    assert BLANK not in read_.report


def test_a_blank_last_cell_leaves_the_headline_undated(read):
    read_ = read(
        rows(
            f"<a href=/1>{FIRST}</a>|12 May 2015",
            f"<a href=/2>{SECOND}</a>|",
            f"<a href=/3>{THIRD}</a>|3 May 2015",
        )
    )

    assert read_.listed == [(DAY, FIRST), (None, SECOND), ("2015-05-03", THIRD)]


@pytest.mark.parametrize(
    "clock",
    ["21:30", "21.30 Uhr:", "14.30 น. -", "kl. 14.30 –", "14:30 WIB |", "14時30分", "às 14h30 -"],
)
@pytest.mark.parametrize("day", ["<p class=day>12 May 2015</p>", "<h2>12 May 2015</h2>"])
def test_clock_times_begin_the_headlines_of_the_day_above(read, clock, day):
    texts = "".join(f"<p>{clock} {text}</p>" for text in (FIRST, SECOND, THIRD))
    body = f"<article><h1>The storm</h1>{day}<div>{texts}</div></article>"

    assert read(body).listed == [(DAY, FIRST), (DAY, SECOND), (DAY, THIRD)]


def test_a_sum_that_begins_a_headline_is_no_clock_time(read):
    texts = ["10.50 euros for a ferry ticket", "14.30 metres of rope found", "A ferry goes out"]
    body = "".join(f"<li>12 May 2015 <a href=/{of[0]}>{of}</a></li>" for of in texts)

    assert [text for _, text in read(f"<h1>News</h1><ul>{body}</ul>").listed] == texts


ITEMS = (
    f"<ul><li><i>19:05</i> <a href=/n/9>{FIRST}</a></li>"
    f"<li><i>08:15</i> <a href=/n/8>{SECOND}</a></li></ul>"
)


def test_the_day_of_the_title_counts_where_others_lead_to_their_lists(read):
    pager = "<p><a href=/a/11>11 May</a> <a href=/a/13>13 May</a></p>"
    read_ = read(f"<h1>News of 12 May 2015</h1>{ITEMS}{pager}")

    assert read_.listed == [(DAY, FIRST), (DAY, SECOND)]


def test_the_day_of_the_title_counts_if_the_page_says_it_again(read):
    header = "<div>海港日报 2015年05月12日 星期二</div><h3>第01版：要闻</h3>"
    texts = ["港区新建码头开工了", "渔船安全检查全面启动"]
    items = "".join(f"<li><a href=/c/{at}>{text}</a></li>" for at, text in enumerate(texts))
    read_ = read(f"{header}<ul>{items}</ul>", "海港日报 2015年05月12日 第01版", "zh")

    assert read_.listed == [(DAY, text) for text in texts]


def test_the_day_of_the_title_dates_no_item_that_has_its_own(read):
    items = f"<ul><li>3 May 2015 <a href=/9>{FIRST}</a></li><li>2 May 2015 <a href=/8>{SECOND}</a>"

    assert read(f"<h1>News of 12 May 2015</h1>{items}</ul>").listed == [
        ("2015-05-03", FIRST),
        ("2015-05-02", SECOND),
    ]


def test_a_day_right_behind_the_address_of_a_result_dates_it(read):
    body = "".join(
        f"<div><h3><a href=https://a.example/{day}>{text}</a></h3>"
        f"<cite>https://a.example/{day}</cite><span>May {day}, 2015 — A teaser of it.</span>"
        "</div>"
        for day, text in ((12, FIRST), (11, SECOND), (10, THIRD))
    )

    assert read(f"<p>About 3 results</p>{body}").listed == [
        ("2015-05-12", FIRST),
        ("2015-05-11", SECOND),
        ("2015-05-10", THIRD),
    ]


def test_items_that_say_only_when_they_were_changed_have_that_day(read):
    changed = "".join(
        f"<div><h4><a href=/{day}>{text}</a></h4><i>Updated: {day} May 2015</i></div>"
        for day, text in ((12, FIRST), (11, SECOND))
    )
    older = "".join(
        f"<li><a href=/{day}>A ferry goes out on trip {day} (0{day} May 2015)</a></li>"
        for day in (9, 8, 7)
    )
    foot = "<p>Last updated: 1 June 2015</p><p>Last reviewed: 2 June 2015</p>"
    read_ = read(f"{changed}<h5>Older</h5><ul>{older}</ul>{foot}")

    assert read_.listed[:2] == [(DAY, FIRST), ("2015-05-11", SECOND)]
    assert [day for day, _ in read_.listed[2:]] == ["2015-05-09", "2015-05-08", "2015-05-07"]


def test_a_day_of_a_change_counts_for_nothing_beside_that_of_publication(read):
    items = "".join(
        f"<div><h4><a href=/{day}>{text}</a></h4>"
        f"<i>Published: {day} May 2015</i><b>Updated: {day + 10} May 2015</b></div>"
        for day, text in ((12, FIRST), (11, SECOND))
    )

    assert read(f"<h1>News</h1>{items}").listed == [(DAY, FIRST), ("2015-05-11", SECOND)]


def test_a_month_with_the_number_of_its_items_heads_them(read):
    body = (
        f"<h2>2015</h2><h3>May (2)</h3><ul><li>12. – <a href=/1>{FIRST}</a></li>"
        f"<li>4. – <a href=/2>{SECOND}</a></li></ul>"
        f"<h3>April (1)</h3><ul><li>21. – <a href=/3>{THIRD}</a></li></ul>"
    )

    assert read(f"<h1>News</h1>{body}").listed == [
        (DAY, FIRST),
        ("2015-05-04", SECOND),
        ("2015-04-21", THIRD),
    ]


def test_a_menu_of_months_heads_nothing(read):
    menu = "<h3>Archive</h3><ul><li><a href=/5>May (2)</a></li><li><a href=/4>April (1)</a></ul>"
    items = f"<h2>2015</h2><ul><li>12 May <a href=/1>{FIRST}</a></li></ul>"

    assert read(f"<h1>News</h1>{items}{menu}").listed == [(DAY, FIRST)]


def test_the_number_and_day_of_a_newsletter_date_its_headings(read):
    body = "".join(
        f"<tr><td><h2><a href=/{at}>{text}</a></h2><p>A teaser of some words.</p></td></tr>"
        for at, text in enumerate((FIRST, SECOND, THIRD))
    )
    head = "<tr><td><h1>The bay</h1><p>Newsletter No. 5 of 12 May 2015</p></td></tr>"

    assert read(f"<table>{head}{body}</table>").listed == [
        (DAY, FIRST),
        (DAY, SECOND),
        (DAY, THIRD),
    ]


@pytest.mark.parametrize("label", ["<em>훈련</em>", "<em>훈련</em> ", "<span>훈련</span>"])
def test_a_label_in_one_link_with_a_bold_headline_is_no_part_of_it(read, label):
    items = "".join(
        f"<li><a href=/{day}>{label}<strong>해상 인명구조 합동훈련 {day}차 실시</strong>"
        f"<span>2015년 5월 {day}일</span></a></li>"
        for day in (12, 11)
    )

    assert read(f"<h2>보도자료</h2><ul>{items}</ul>", language="ko").listed == [
        ("2015-05-12", "해상 인명구조 합동훈련 12차 실시"),
        ("2015-05-11", "해상 인명구조 합동훈련 11차 실시"),
    ]
