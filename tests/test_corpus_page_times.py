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
