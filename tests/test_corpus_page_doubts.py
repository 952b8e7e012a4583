"""What looks like a label, a heading of days, a dateline or an order of numbers, and is none."""

import pytest
from babel import Locale, localedata
from contents import Contents

from corpus.dates import customary_order

FIRST, SECOND = "Police tow a ferry", "Divers find an anchor"
BOTH = [("2015-05-12", FIRST), ("2015-05-10", SECOND)]
PROSE = (
    "Police said on Tuesday that they had towed a ferry out of the harbour after a fire broke out"
    " on board, and that nobody was hurt in it."
)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body, a language and a manifest."""

    def read_one(body: str, language: str = "en", manifest: str = "") -> Contents:
        head = f"<html lang={language}><head><title>News</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body><h1>News</h1>{body}</body>", "utf-8")
        (tmp_path / "archive.toml").write_text(manifest)
        return Contents(tmp_path)

    return read_one


def items(*days: str) -> str:
    pairs = zip(days, (FIRST, SECOND, "Customs find forged stamps"), strict=False)
    return "".join(f"<li><a href=/{day}>{text}</a> <span>{day}</span>" for day, text in pairs)


# The order of day and month


def test_the_custom_orders_nothing_where_dates_of_the_file_tell_both_orders(read):
    read_ = read(items("03/04/2015", "25/04/2015", "04/26/2015"), "es")

    assert [day for day, _ in read_.listed] == [None, "2015-04-25", "2015-04-26"]
    assert "the order of numeric dates" not in read_.report


def test_a_day_in_words_orders_nothing_against_the_custom_of_the_language(read):
    read_ = read(f"<p>3 April 2015</p>{items('04/03/2015', '05/03/2015')}", "es")

    assert [day for day, _ in read_.listed] == [None, None]


@pytest.mark.parametrize("pager", ["1/25", "(1/25)"])
def test_the_number_of_a_page_tells_no_order(read, pager):
    read_ = read(f"{items('03/04/2015', '05/04/2015')}<p>{pager}</p>", "es")

    assert [day for day, _ in read_.listed] == ["2015-04-03", "2015-04-05"]


@pytest.mark.parametrize("printed", [("25-12", "24-12"), ("25-12", "05-12")])
def test_days_below_a_year_are_in_the_order_that_one_of_them_tells(read, printed):
    days = "".join(f"<p>{day}<p><a href=/{day}>渡輪在{day}停航一日</a>" for day in printed)

    read_ = read(f"<h2>2014</h2>{days}", "zh")

    assert [day for day, _ in read_.listed] == [f"2014-12-{day[:2]}" for day in printed]


def test_the_report_says_that_days_below_a_year_are_in_the_order_of_their_language(read):
    days = "".join(
        f"<p>{day}<p><a href=/{day}>渡輪在{day}停航一日</a>" for day in ("05-12", "05-10")
    )

    read_ = read(f"<h2>2014</h2>{days}", "zh")

    assert [day for day, _ in read_.listed] == ["2014-05-12", "2014-05-10"]
    assert "the order of numeric dates, by the custom of the language zh: MDY" in read_.report


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("es-PA", [None, None]),
        ("es-PR", [None, None]),
        ("es-MX", ["2015-04-03", "2015-04-05"]),
        ("en_GB", ["2015-04-03", "2015-04-05"]),
    ],
)
def test_the_country_that_a_page_names_may_have_a_custom_of_its_own(read, language, days):
    read_ = read(items("03/04/2015", "05/04/2015"), language)

    assert [day for day, _ in read_.listed] == days


def test_the_custom_is_that_of_all_locales_of_cldr_that_end_with_the_year():
    checked = set()
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        pattern = locale.date_formats["short"].pattern
        ends = not pattern.startswith(("y", "G"))
        if ends and customary_order((locale.language,), locale.territory or ""):
            assert pattern.startswith("d"), name
            checked.add(locale.language)
    assert {"ar", "de", "es", "fr", "it", "pt", "ru", "tr", "vi"} <= checked


# Labels, datelines and headings


@pytest.mark.parametrize(
    ("text", "listed"),
    [("Weather", "Weather"), ("渡輪停航", "渡輪停航"), ("Oil spill", "Oil spill")],
)
def test_what_stands_before_all_dates_and_beside_nothing_is_a_headline(read, text, listed):
    read_ = read(f"<ul><li>{text}: 2015-05-12</li><li>{text}: 2015-05-13</li></ul>")

    assert read_.listed == [("2015-05-12", listed), ("2015-05-13", listed)]


@pytest.mark.parametrize("below", ["<a href=/1>Read more</a>", "<p>By Ann Reed</p>"])
def test_what_ends_the_text_above_a_dateline_is_no_headline(read, below):
    texts = [f"{place}, {day} May 2015 - {PROSE}" for place, day in (("LONDON", 12), ("PARIS", 10))]

    read_ = read("".join(f"<div class=i><p>{text}</p>{below}</div>" for text in texts))

    assert read_.listed == [("2015-05-12", PROSE), ("2015-05-10", PROSE)]


def test_a_title_that_counts_back_is_a_headline_among_headlines(read):
    dated = [("Yesterday", 12), (SECOND, 10), ("Today", 9)]
    body = "".join(
        f"<div class=i><h3>{text}</h3><p>{day} May 2015</p><p>{PROSE}</p></div>"
        for text, day in dated
    )

    read_ = read(body, manifest="captured = 2015-06-12\n")

    assert read_.listed == [(f"2015-05-{day:02}", text) for text, day in dated]


def test_the_first_of_two_dates_of_an_item_counts_where_they_are_no_days_of_a_calendar(read):
    body = "".join(
        f"<article><div class=m>{day} May 2015</div>"
        f"<div><span>{day + 2} May 2015</span><h2><a href=/{day}>{text}</a></h2></div></article>"
        for day, text in ((12, FIRST), (10, SECOND))
    )

    assert read(body).listed == BOTH


def test_the_day_of_an_item_that_has_no_headline_is_reported_beside_another_of_the_day(read):
    body = "".join(
        f"<div class=i><p>{day} May 2015</p>{rest}</div>"
        for day, rest in [
            (12, "<img src=x>"),
            (12, f"<h3><a href=/1>{FIRST}</a></h3>"),
            (10, f"<h3><a href=/2>{SECOND}</a></h3>"),
        ]
    )

    read_ = read(body)

    assert read_.listed == BOTH
    assert "12 May 2015: a date without a headline" in read_.report


@pytest.mark.parametrize(
    ("number", "cell", "calendar"),
    [
        ("{}", "td", "<table><caption>May 2015</caption><tr>{}</tr></table>"),
        ("<div>{}</div>", "td", "<table><caption>May 2015</caption><tr>{}</tr></table>"),
        ("<span>{}</span>", "div", "<h2>May 2015</h2><div>{}</div>"),
    ],
)
def test_the_empty_days_of_a_calendar_are_told_once_and_no_faults(read, number, cell, calendar):
    held = {12: f"<div><a href=/1>{FIRST}</a></div>", 10: f"<div><a href=/2>{SECOND}</a></div>"}
    cells = "".join(
        f"<{cell}>{number.format(day)}{held.get(day, '')}</{cell}>" for day in range(8, 15)
    )

    read_ = read(calendar.format(cells))

    assert sorted(read_.listed, reverse=True) == BOTH
    assert "a calendar, some of whose days have no headline" in read_.report.splitlines()
    assert "a date without a headline" not in read_.report


def test_two_rows_of_days_of_which_one_alone_has_a_headline_have_their_own(read):
    held = {12: f"<a href=/1>{FIRST}</a>", 19: f"<a href=/2>{SECOND}</a>"}
    rows = "".join(
        "".join(f"<div><b>{day}</b>{held.get(day, '')}</div>" for day in range(first, first + 3))
        + "</div><div class=w>"
        for first in (11, 18)
    )

    read_ = read(f"<h2>May 2015</h2><div><div class=w>{rows}</div></div>")

    assert read_.listed == [("2015-05-12", FIRST), ("2015-05-19", SECOND)]


# Furniture


def test_a_headline_is_one_though_a_list_of_the_most_read_has_it_too(read):
    body = "".join(
        f"<li class=n><a href=/{day}><b>{text}</b><span class=lead>{PROSE}</span>"
        f"<span>{day} May 2015</span></a></li>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )
    most_read = f"<h3>Most read</h3><ol><li><a href=/12>{FIRST}</a></li></ol>"

    assert read(f"<ul>{body}</ul><div>{most_read}</div>").listed == BOTH


def test_the_outlet_beside_the_date_of_an_item_is_not_its_headline(read):
    body = "".join(
        f"<article class={kind}><h3><a href=/{day}>{text}</a></h3>"
        f"<div class=m><a href=/o{day}>{outlet}</a><time>{day} May 2015</time></div></article>"
        for kind, text, day, outlet in (("a", FIRST, 12, "The Bay"), ("b", SECOND, 10, "Port News"))
    )

    assert read(f"<div>{body}</div>").listed == BOTH


def test_a_title_counts_before_a_longer_sentence_of_the_same_link(read):
    titles = ("Towed ferry", "Lost anchor")
    body = "".join(
        f"<a href=/{day}><div>{text}</div><div>{PROSE}</div><div>{day} May 2015</div></a>"
        for text, day in zip(titles, (12, 10), strict=True)
    )

    assert read(f"<div>{body}</div>").listed == [
        (day, text) for (day, _), text in zip(BOTH, titles, strict=True)
    ]


@pytest.mark.parametrize(
    "badge",
    [
        "<div><b>{}</b><p>2015-05</p></div>",
        "<div><p>2015.05</p><p>{}</p></div>",
        "<div><em>{}</em><span>05/2015</span></div>",
    ],
)
def test_a_number_beside_a_month_in_digits_is_its_day(read, badge):
    body = "".join(
        f"<li>{badge.format(day)}<h4><a href=/{day}>{text}</a></h4></li>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(f"<ul>{body}</ul>").listed == BOTH


def test_a_tab_of_a_year_heads_the_part_of_the_page_that_it_shows(read):
    tabs = "".join(f'<li><a href="#y{year}">{year}</a>' for year in (2015, 2014, 2013))
    parts = "".join(
        f"<div id=y{year}><li><a href=/{year}>{text}</a> <i>{day}</i></div>"
        for year, day, text in ((2015, "12 May", FIRST), (2014, "10 May", SECOND))
    )

    read_ = read(f"<ul>{tabs}</ul>{parts}<div id=y2013></div>")

    assert read_.listed == [("2015-05-12", FIRST), ("2014-05-10", SECOND)]
    assert "without a headline" not in read_.report


def test_a_link_to_a_year_that_stands_there_adds_no_other(read):
    tabs = '<p><a href="#y2015">2015</a> <a href="#y2014">2014</a></p>'
    parts = "".join(
        f"<h2 id=y{year}>{year}</h2><ul><li><a href=/{year}>{text}</a> <i>{day}</i></ul>"
        for year, day, text in ((2015, "12 May", FIRST), (2014, "10 May", SECOND))
    )

    read_ = read(tabs + parts)

    assert read_.listed == [("2015-05-12", FIRST), ("2014-05-10", SECOND)]
    assert "without a headline" not in read_.report


def test_words_of_a_linked_headline_in_italics_are_a_part_of_it(read):
    body = "".join(
        f"<p><a href=/{day}><b>{text} <i>Sea Queen</i> at dawn</b></a><br>{day} May 2015</p>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(body).listed == [(day, f"{text} Sea Queen at dawn") for day, text in BOTH]


def test_the_way_to_more_news_is_no_headline(read):
    more = "<li><a href=/more>Ver más noticias</a></li>"

    assert read(f"<ul>{items('12 May 2015', '10 May 2015')}{more}</ul>").listed == BOTH


def test_a_title_stands_above_a_row_with_a_day_and_links_of_its_own(read):
    body = "".join(
        f"<tr><td class=title><a href=/{day}>{text}</a> (<a href=/s>bay{day}.example</a>)</td></tr>"
        f"<tr><td>{day} points by <a href=/u{day}>user {day}</a> "
        f"<span title=2015-05-{day}T09:15:00>today</span> | <a href=/c>4 comments</a></td></tr>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(f"<table>{body}</table>").listed == BOTH


def test_headings_of_issues_date_the_headlines_below_them(read):
    body = "".join(
        f"<h2>Issue {number} ({day} May 2015)</h2><ul><li><a href=/{number}>{text}</a></ul>"
        for number, day, text in ((31, 12, FIRST), (30, 10, SECOND))
    )

    assert read(body).listed == BOTH


@pytest.mark.parametrize("link", ["Tables, charts", "Tables of {}"])
def test_headings_with_numbers_are_headlines_above_links_that_say_the_same(read, link):
    heads = (("12 May 2015", "Prices rise by 3.1 %"), ("10 May 2015", "Prices rise by 2.9 %"))
    body = "".join(
        f"<h3>{text} ({day})</h3><a href=/{day}>{link.format(day[:2])}</a>" for day, text in heads
    )

    assert [text for _, text in read(body).listed] == [text for _, text in heads]


def test_headings_of_days_without_a_year_are_said_by_the_days_below_them(read):
    body = "".join(
        f"<div class=g><p class=day>{day} May, {weekday}</p>"
        f"<div class=i><i>09:15, {day} May 2015</i><h3><a href=/{day}>{text}</a></h3></div></div>"
        for day, weekday, text in ((12, "Tuesday", FIRST), (10, "Sunday", SECOND))
    )

    read_ = read(body)

    assert read_.listed == BOTH
    assert "without a headline" not in read_.report


def test_a_sign_within_a_link_parts_a_day_from_a_count(read):
    body = "".join(
        f"<a href=/{day}><h4>{text}</h4><p><i class='fa fa-calendar'></i> {day}.05.2015 &nbsp;"
        f"<i class='fa fa-eye'></i> {day}40 kez okundu</p></a>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(f"<div>{body}</div>", "tr").listed == BOTH


def test_a_sentence_after_a_day_in_bold_counts_before_the_link_at_its_end(read):
    told = "The harbour police towed a ferry and nobody was hurt."
    body = f"<p><b>10 May 2015:</b> <a href=/2>{SECOND}</a></p>"
    body = f"<p><b>12 May 2015:</b> {told} <a href=/1>Minutes</a></p>{body}"

    read_ = read(body)

    assert read_.listed == [("2015-05-12", told), BOTH[1]]


def test_the_link_below_a_teaser_leads_to_the_headline_above_it(read):
    more = "<p>It was dark. <a href=https://a.example/{}>Read more</a></p>"
    body = f"<p>12 May 2015</p><h2>{FIRST}</h2>{more.format(1)}"

    read_ = read(f"{body}<p>10 May 2015</p><h2>{SECOND}</h2>{more.format(2)}")

    assert read_.listed == BOTH
    assert read_.urls == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize("mark", ["", " class=found"])
def test_spans_alike_within_a_link_are_words_of_one_headline(read, mark):
    body = "".join(
        f"<p><a href=/{day}><span{mark}>{text}</span> <span{mark}>at dawn</span></a>"
        f" <time>{day} May 2015</time></p>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(body).listed == [(day, f"{text} at dawn") for day, text in BOTH]


def test_a_sentence_with_its_source_in_a_link_below_a_day_is_a_headline(read):
    told = "Two ferries drift off <a href=/p>Portugal</a> for nine hours and more."
    body = f"<h3>12 May 2015</h3><ul><li>{told} <a href=/1>(The Bay)</a></ul>"

    read_ = read(f"{body}<h3>10 May 2015</h3><ul><li>{SECOND} <a href=/2>(The Bay)</a></ul>")

    assert [day for day, _ in read_.listed] == ["2015-05-12", "2015-05-10"]


def test_a_name_in_a_list_of_facts_is_no_headline_below_a_linked_title(read):
    body = "".join(
        f"<div><h3><a href=/{day}>{text}</a></h3><ul><li>{day} May 2015"
        f" <a href=/o{day}>Department {day} for the Coastal Waters</a></ul></div>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(f"<div>{body}</div>").listed == BOTH


def test_the_heading_of_a_list_of_one_within_a_list_is_no_headline(read):
    body = "".join(
        f"<li><h3>{ministry}</h3><ul>{''.join(items)}</ul></li>"
        for ministry, items in (
            ("Ports", [f"<li><a href=/1>{FIRST}</a> <span>12 May 2015</span></li>"] * 2),
            ("Treasury", [f"<li><a href=/2>{SECOND}</a> <span>10 May 2015</span></li>"]),
        )
    )

    assert read(f"<ul>{body}</ul>").listed == [BOTH[0], *BOTH]


def test_the_number_of_a_page_above_a_list_is_no_description(read):
    read_ = read(f"<p>{PROSE}</p><p>Page 1 of 3</p>{items('12 May 2015', '10 May 2015')}")

    assert read_.listed == BOTH
    assert read_.blocks == [PROSE]


def test_a_year_without_headlines_is_no_day_of_a_calendar(read):
    read_ = read(f"<h2>2015</h2><h2>2014</h2><ul>{items('12 May 2014', '10 May 2014')}</ul>")

    assert "calendar" not in read_.report


def test_years_of_budgets_above_a_list_date_none_of_it(read):
    budgets = "".join(
        f"<h3>Budget {year}</h3><p>The port spends more.</p>" for year in (2015, 2014)
    )

    read_ = read(f"{budgets}<ul>{items('12 May', '10 May')}</ul>")

    assert [day for day, _ in read_.listed] == [None, None]


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("en", "By Ann Reed | 12 May 2015"),
        ("fr", "Par Anne Roseau - 12 mai 2015"),
        ("de", "Von Anna Schilf – 12. Mai 2015"),
    ],
)
def test_a_day_beside_an_author_is_that_of_the_article_above_it(read, language, byline):
    read_ = read(
        f"<article><p>{byline}</p><p>{PROSE}</p><p>The owner pays.</p></article>", language
    )

    assert read_.listed == [("2015-05-12", "News")]


def test_a_control_that_names_no_part_of_the_page_heads_none(read):
    switch = '<a aria-controls="">2015</a>'

    assert read(f"{switch}<ul>{items('12 May 2015', '10 May 2015')}</ul>").listed == BOTH


def test_a_sentence_counts_before_the_link_of_an_office_beside_it(read):
    body = "".join(
        f"<div><a href=/{day}>{text}, and nobody was hurt.</a><a href=/o{day}>Port Office {day}</a>"
        f"<span>{day} May 2015</span></div>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(body).listed == [(day, f"{text}, and nobody was hurt.") for day, text in BOTH]


# Forms


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("pl", ("12 V 2015", "10 V 2015")),
        ("it", ("12/V/2015", "10.V.2015")),
        ("en", ("12.V.2015", "10. V. 2015")),
        ("km", ("ថ្ងៃទី១២ ខែឧសភា ឆ្នាំ២០១៥", "១០ ខែឧសភា ២០១៥")),
        ("lo", ("ວັນທີ 12 ເດືອນພຶດສະພາ 2015", "10 ພຶດສະພາ 2015")),
        ("bn", ("১২ মে ২০১৫, সকাল ১০:৩০", "১০ মে ২০১৫ রাত ৯:১৫")),
        ("hu", ("2015. V. 12.", "2015.V.10.")),
        ("es", ("12-V-2015", "10-V-2015")),
        ("cy", ("12fed Mai 2015", "10fed Mai 2015")),
        ("gd", ("12 Cèitean 2015", "10mh dhen Chèitean 2015")),
        ("tg", ("12 майи 2015", "10 майи соли 2015")),
    ],
)
def test_days_are_read_as_these_languages_print_them(read, language, printed):
    assert read(items(*printed), language).listed == BOTH


@pytest.mark.parametrize("text", ["Relay sets record, 4 x 2000", "Bulls win, 5 v 2014"])
def test_a_product_and_a_match_are_no_days(read, text):
    read_ = read(f"<ul><li>{text}</li>{items('12 May 2015', '10 May 2015')}</ul>")

    assert [*read_.listed][-2:] == BOTH
    assert all(day != "2000-10-04" for day, _ in read_.listed)
    assert all(day != "2014-05-05" for day, _ in read_.listed)


# What only one line of an item, or of what stands above the items, tells


def test_what_a_row_below_titles_links_to_is_no_headline_where_titles_stand_apart(read):
    body = "".join(
        f"<tr class=title><td class=title><a href=/{day}>{text}</a> (<a href=/s>{day}.example</a>)"
        f"<tr><td>{day} points by <a href=/u{day}>user {day}</a> <span>{day} May 2015</span> | "
        "<a href=/c>4 comments</a></td></tr>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )

    assert read(f"<table>{body}</table>").listed == BOTH


def test_a_site_that_is_named_and_dated_above_the_items_is_none_of_them(read):
    body = "".join(
        f"<div class=i><p>Sea</p><h3>{text}</h3><p>{day} May 2015</p></div>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )
    masthead = "<div><a href=/x>The Daily</a> <i>1 June 2015</i><p>Some words on it.</p></div>"

    read_ = read(masthead + body)

    assert read_.listed == BOTH
    assert "1 June 2015: a date without a headline" in read_.report


@pytest.mark.parametrize("cell", ["td", "div"])
def test_a_day_without_news_dates_nothing_in_the_cell_of_the_next(read, cell):
    days = "".join(
        f"<{cell}>{day} May 2015 <p>{text}</p></{cell}>"
        for text, day in ((FIRST, 12), (SECOND, 10))
    )
    cells = f"<{cell}>1 May 2015</{cell}>{days}"

    assert read(f"<table><tr>{cells}</table>" if cell == "td" else cells).listed == BOTH


def test_a_line_of_a_list_that_looks_like_an_item_is_a_fault_where_it_is_left_out(tmp_path):
    tmp_path.joinpath("a.txt").write_text(
        "Asse\n\n12.06.2008\nLauge in der Asse: Ministerium räumt Fehler ein\n\n03.09.2008\n"
        "Gabriel entzieht Betreiber die Aufsicht\n\nAsse wird rückgeholt, sagt Bundesamt\n"
        "15. Januar 2010, taz\n"
    )

    findings = Contents(tmp_path).findings

    assert [(one.source.line, one.reason) for one in findings if one.kind == "fault"] == [
        (10, "15. Januar 2010, taz: it looks like an item of the list; it is left out")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 12 May 2015, Mayor Smith said he had never seen the ship that",
        "On 12 May 2015 the harbour police had towed a ferry, which",
        "Twelve people had left the ship (see the report of 2014)",
        "He won 3 of 12 races in 2015 and",
    ],
)
def test_a_sentence_with_a_day_in_it_is_no_item_of_a_list(tmp_path, line):
    text = f"Ferries\n\n12.05.2015: Police tow a ferry\n{line}\n13.05.2015: Owner denies it all\n"
    tmp_path.joinpath("a.txt").write_text(text)

    assert not [one for one in Contents(tmp_path).findings if one.kind == "fault"]
