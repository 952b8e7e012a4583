"""Headings of days with a remark in brackets: a holiday, what did not happen on that day."""

import pytest
from contents import Contents


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one file with a text."""

    def read_one(text: str, name: str = "page.html") -> Contents:
        (tmp_path / name).write_text(text, "utf-8")
        return Contents(tmp_path)

    return read_one


def printed(page: Contents) -> list[tuple[str | None, str | None, str]]:
    return [(str(of.date), of.date_text, of.text) for of in page.headlines]


@pytest.mark.parametrize(
    "form",
    [
        "<dl><dt>{0}<dd>{1}<dt>{2}<dd>{3}</dl>",
        "<h3>{0}</h3><ul><li>{1}</ul><h3>{2}</h3><ul><li>{3}</ul>",
    ],
    ids=["terms", "headings"],
)
@pytest.mark.parametrize(
    ("lang", "days", "dates", "titles"),
    [
        (
            "ja",
            ("2014年4月28日（月）", "2014年4月29日（火・祝）"),
            ("2014-04-28", "2014-04-29"),
            ("港で船が沈む", "市長が会見"),
        ),
        (
            "ko",
            ("2015. 5. 4. (월)", "2015. 5. 5. (어린이날)"),
            ("2015-05-04", "2015-05-05"),
            ("항구에서 배 침몰", "시장 기자회견"),
        ),
        (
            "ko",
            ("2015년 5월 24일(일)", "2015년 5월 25일(월, 부처님오신날)"),
            ("2015-05-24", "2015-05-25"),
            ("항구에서 배 침몰", "시장 기자회견"),
        ),
        (
            "cs",
            ("12. května 2014 (pondělí)", "13. května 2014 (státní svátek)"),
            ("2014-05-12", "2014-05-13"),
            ("Loď se potopila", "Starosta končí"),
        ),
        (
            "en",
            ("Tuesday 5 March 1985", "Wednesday 6 March 1985 (no Tuesday mail)"),
            ("1985-03-05", "1985-03-06"),
            ("Ferry adrift", "Mayor resigns"),
        ),
        (
            "en",
            ("11 May 2015", "12 May 2015 (bank holiday)"),
            ("2015-05-11", "2015-05-12"),
            ("Ferry adrift", "Mayor resigns"),
        ),
    ],
)
def test_a_remark_behind_the_day_of_a_heading_is_of_the_day(read, form, lang, days, dates, titles):
    body = form.format(days[0], titles[0], days[1], titles[1])

    page = read(f"<html lang={lang}><h1>Log</h1>{body}")

    assert printed(page) == list(zip(dates, days, titles, strict=True))
    assert page.findings == []


def test_a_holiday_behind_a_day_in_a_text_is_no_headline(read):
    text = "ニュース\n\n2014年4月28日（月）\n港で船が沈む\n\n2014年4月29日（祝）\n市長が会見\n"

    page = read(text, "page.txt")

    assert printed(page) == [
        ("2014-04-28", "2014年4月28日（月）", "港で船が沈む"),
        ("2014-04-29", "2014年4月29日（祝）", "市長が会見"),
    ]


def test_a_holiday_beside_the_weekday_is_no_part_of_the_headline_behind_it(read):
    items = "<li>2014年4月29日（火・祝）市長が会見<li>2014年5月3日（土・祝）港で船が沈む"

    page = read(f"<html lang=ja><h1>ニュース</h1><ul>{items}</ul>")

    assert page.listed == [("2014-04-29", "市長が会見"), ("2014-05-03", "港で船が沈む")]


@pytest.mark.parametrize(
    "text",
    [
        "Log\n\n12 May 2015 (Ferry adrift)\n13 May 2015 (Mayor resigns)\n",
        "Log\n\n12 May 2015 (Ferry adrift)\n\n13 May 2015\nMayor resigns\n",
        "Log\n\n12 May 2015 (Reuters) - Ferry adrift\n13 May 2015 (AFP) - Mayor resigns\n",
        "Log\n\nFerry adrift (12 May 2015)\nMayor resigns (Wednesday, 13 May 2015)\n",
    ],
    ids=["alone", "above a day", "agencies", "days in brackets"],
)
def test_a_headline_in_brackets_or_beside_them_is_one(read, text):
    page = read(text, "page.txt")

    assert page.listed == [("2015-05-12", "Ferry adrift"), ("2015-05-13", "Mayor resigns")]
