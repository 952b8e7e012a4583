"""Where a list begins and ends, by what stands below each of its dates."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
FOURTH = "Mayor opens the new pier"
DAYS = ["2015-05-12", "2015-04-10", "2015-03-03"]
LISTED = list(zip(DAYS, [FIRST, SECOND, THIRD], strict=True))
BELOW = "Write to the press office of the port"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body, a title and a language."""

    def read_one(body: str, language: str = "en") -> Contents:
        head = f"<html lang={language}><head><title>News of the bay</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_one


def each(item: str) -> str:
    """Return *item* for each of the headlines; `$t` is its text, `$d` its date."""
    return "".join(item.replace("$t", text).replace("$d", day) for day, text in LISTED)


@pytest.mark.parametrize(
    "item",
    [
        "<b>$d</b><br><a href=/n$d>$t</a><hr>",
        "<h2>$d</h2><p>$t</p>",
        "<h2>$d</h2><p>$t</p><p>Nobody was hurt in it.</p>",
    ],
    ids=["between items", "below the list", "below a teaser"],
)
def test_what_stands_below_a_rule_is_none_of_the_list(read, item):
    read_ = read(f"<h1>News</h1>{each(item)}<hr><p>{BELOW}</p>")

    assert read_.listed == LISTED
    assert BELOW in read_.report


def test_a_rule_within_each_day_does_not_end_it(read):
    day = "<h2>$d</h2><p>$t</p><hr><p>$t again</p>"

    assert read(f"<h1>News</h1>{each(day)}").listed == [
        of for day, text in LISTED for of in ((day, text), (day, f"{text} again"))
    ]


ITEM = "<b>$d</b> <a href=/n$d>$t</a><br><small>Nobody was hurt in it.</small><br>"


def test_what_has_not_the_lines_of_the_items_is_none_of_the_last(read):
    foot = "<a href=/old>All the older news</a> <a href=/port>About the port and us</a>"
    read_ = read(f"<h1>News</h1>{each(ITEM)}{foot}")

    assert read_.listed == LISTED


def test_a_second_item_of_the_last_day_is_one_if_it_has_the_lines_of_others(read):
    second = f"<a href=/n4>{FOURTH}</a><br><small>All are welcome there.</small><br>"
    listed = read(f"<h1>News</h1>{each(ITEM)}{second}").listed

    assert FOURTH in [text for _, text in listed]


@pytest.mark.parametrize("above", ["<a href=/n9><h1>$</h1></a>", "<h2><a href=/n9>$</a></h2>"])
def test_a_linked_heading_above_the_list_is_a_headline_without_a_date(read, above):
    items = each("<li><i>$d</i> <a href=/n$d>$t</a></li>")
    read_ = read(f"{above.replace('$', FOURTH)}<h3>Latest</h3><ul>{items}</ul>")

    assert read_.listed == [(None, FOURTH), *LISTED]
    assert FOURTH in read_.report


@pytest.mark.parametrize("href", ["/", "/en", "/pt-br/", "index.html", "/about"])
def test_a_linked_heading_that_leads_less_deep_is_none(read, href):
    items = each("<li><i>$d</i> <a href=/news/n$d>$t</a></li>")

    assert read(f"<h2><a href={href}>{FOURTH}</a></h2><ul>{items}</ul>").listed == LISTED


def test_a_heading_that_ends_in_a_colon_is_a_headline_as_printed(read):
    item = "<p>$d</p><h3>$t:</h3><p>Nobody was hurt, and the work will go on for some weeks.</p>"

    assert read(f"<h1>News</h1>{each(item)}").listed == [(day, f"{of}:") for day, of in LISTED]


def test_a_brief_heading_with_a_colon_is_a_headline_as_the_others_are(read):
    item = "<p>$d</p><h3>$t</h3><p>Nobody was hurt, and the work will go on for some weeks.</p>"
    body = each(item).replace(SECOND, "Ferry adrift:")

    assert read(f"<h1>News</h1>{body}").listed[1] == (DAYS[1], "Ferry adrift:")


def test_a_label_of_a_year_with_a_colon_still_dates_what_is_below_it(read):
    body = f"<h2>May 2015:</h2><ul><li>12 May <a href=/1>{FIRST}</a></li>"
    body += f"<li>4 May <a href=/2>{SECOND}</a></li></ul>"

    assert read(f"<h1>News</h1>{body}").listed == [("2015-05-12", FIRST), ("2015-05-04", SECOND)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("11 September 2015 - 9/11: Mayor speaks", ("2015-09-11", "9/11: Mayor speaks")),
        (
            "4 July 2015 - 4 July: Parade draws crowds",
            ("2015-07-04", "4 July: Parade draws crowds"),
        ),
        ("12 May 2015 - 14 May: Harbour days begin", ("2015-05-12", "Harbour days begin")),
        ("11 September 2015 - 11.09.2015: Mayor speaks", ("2015-09-11", "Mayor speaks")),
    ],
)
def test_a_day_that_begins_the_headline_stays_in_it(read, line, expected):
    others = "<li>2 May 2015 - Ferries adrift again</li><li>1 May 2015 - Ferries go out again</li>"

    assert expected in read(f"<h1>News</h1><ul><li>{line}</li>{others}</ul>").listed


@pytest.mark.parametrize("element", ["time", "span class=entry-date"])
def test_a_day_in_an_element_of_its_own_within_a_sentence_dates_the_item(read, element):
    end = element.split()[0]
    foot = f"Zařazeno v rubrice <a href=/c>Zprávy</a>. Vyšlo <{element}>$d</{end}>. 2 komentáře"
    body = each(f"<div><h2><a href=/n$d>$t</a></h2><p>A teaser.</p><footer>{foot}</footer></div>")
    said = ["12. května 2015", "10. dubna 2015", "3. března 2015"]
    for day, printed in zip(DAYS, said, strict=True):
        body = body.replace(f">{day}<", f">{printed}<")

    assert read(f"<h1>Zprávy</h1>{body}", "cs").listed == LISTED


@pytest.mark.parametrize("second", ["fees rise again in June", "Fees rise again in June"])
def test_a_linked_heading_that_goes_on_in_its_next_line_is_one(read, second):
    item = f"<h2><a href=/n$d>$t:<br>{second}</a></h2><p>$d</p>"

    assert read(f"<h1>News</h1>{each(item)}").listed == [
        (day, f"{text}: {second}") for day, text in LISTED
    ]


def test_a_date_in_the_next_line_of_a_linked_heading_is_its_date(read):
    item = "<h2><a href=/n$d>$t<br>$d</a></h2>"

    assert read(f"<h1>News</h1>{each(item)}").listed == LISTED


def test_the_number_of_a_footnote_is_no_day(read):
    note = "<sup><a href=#n1>[1]</a></sup>"
    body = f"<h2>May</h2><ul><li>12 May – {FIRST}{note}</li><li>4 May – {SECOND}{note}</li></ul>"

    assert read(f"<h1>Events of 2015</h1>{body}").listed == [
        ("2015-05-12", FIRST),
        ("2015-05-04", SECOND),
    ]


def test_a_day_in_brackets_at_the_end_of_a_line_has_the_year_above_it(read):
    body = f"<li>{FIRST} (12 May)</li><li>{SECOND} (May 4)</li><li>{THIRD}, a part (5/8)</li>"

    assert read(f"<h1>News 2015</h1><ul>{body}</ul>").listed[:2] == [
        ("2015-05-12", FIRST),
        ("2015-05-04", SECOND),
    ]


def test_a_weekday_of_two_letters_is_no_month(read):
    days = "".join(f"<td>{n} <a href=/{n}>{text}</a></td>" for n, text in ((4, FIRST), (5, SECOND)))
    table = f"<table><tr><th>ma</th><th>ti</th></tr><tr>{days}</tr></table>"

    assert read(f"<h1>Toukokuu 2015</h1>{table}", "fi").listed == [
        ("2015-05-04", FIRST),
        ("2015-05-05", SECOND),
    ]


def test_links_alone_below_the_last_of_several_days_are_all_of_it(read):
    link = "<p><a href=/{0}>{1}</a></p>".format
    body = (
        f"<p>12 May 2015</p>{link(1, FIRST)}<p>10 April 2015</p>{link(2, SECOND)}{link(3, THIRD)}"
    )
    listed = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]

    assert read(f"<h1>News</h1>{body}").listed == [*listed, ("2015-04-10", THIRD)]
    assert read(f"<h1>News</h1>{body}<p>{BELOW}</p>").listed == [*listed, (None, THIRD)]
