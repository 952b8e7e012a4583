"""Pages and texts as newsrooms and libraries keep them, and what they list."""

import pytest

FIRST, SECOND = "Police tow a ferry", "Divers find an anchor"
BOTH = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]


@pytest.fixture
def read(contents_of):
    """Return a function that reads one file of a name and a content."""
    return contents_of


def page(body: str, head: str = "") -> str:
    return f"<html lang=en><head><title>News</title>{head}</head><body><h1>News</h1>{body}</body>"


def items(form: str) -> str:
    """Return two items of the *form*: {h} is the headline, {d} its date, {t} a teaser."""
    teasers = ("It had run aground on a bank.", "They had looked for a ring.")
    days = ("12 May 2015", "10 April 2015")
    rows = zip((FIRST, SECOND), days, teasers, (1, 2), strict=True)
    return "".join(form.format(h=h, d=d, t=t, n=n) for h, d, t, n in rows)


LISTED = items("<li><i>{d}</i> <a href=/{n}>{h}</a></li>")


def test_the_content_of_a_field_is_no_teaser_where_it_is_a_link(read):
    row = (
        "<div class=views-row><div class='views-field views-field-title'>"
        "<span class=field-content><a href=/{0}>{1}</a></span></div><div class=views-field>"
        "<span class=field-content>{2}</span></div><p>He was held. Two fled.</p></div>"
    )

    contents = read(
        "a.html",
        page(row.format(1, FIRST, "12 May 2015") + row.format(2, SECOND, "10 April 2015")),
    )

    assert contents.listed == BOTH


def test_a_kicker_in_a_heading_is_no_headline(read):
    body = (
        f"<h2>12 May 2015</h2><ul><li><h3><div class=kicker>Opinion of the week</div>"
        f"<span>{FIRST}</span></h3></li></ul><h2>10 April 2015</h2>"
        f"<ul><li><h3><span>{SECOND}</span></h3></li></ul>"
    )

    assert read("a.html", page(body)).listed == BOTH


@pytest.mark.parametrize("cell", ["th", "td"])
def test_the_header_of_a_table_says_which_column_has_the_headlines(read, cell):
    header = "".join(f"<{cell}>{name}</{cell}>" for name in ("Date", "Outlet", "Headline"))
    rows = "".join(
        f"<tr><td>{day}</td><td>The Evening Post of the Bay</td><td>{headline}</td></tr>"
        for day, headline in (("12 May 2015", FIRST), ("10 April 2015", SECOND))
    )

    contents = read("a.html", page(f"<table><tr>{header}</tr>{rows}</table>"))

    assert contents.listed == BOTH


def test_what_stands_in_a_link_beside_its_date_is_no_part_of_the_headline(read):
    item = (
        "<li><a href=/{0}><strong>{1}</strong><span><em>By : Press office</em><em>{2}</em>"
        "<em>Read : 12</em></span></a></li>"
    )
    items = item.format(1, FIRST, "2015.05.12") + item.format(2, SECOND, "2015.04.10")

    assert read("a.html", page(f"<ul>{items}</ul>")).listed == BOTH


def test_of_two_links_of_an_item_to_one_page_the_one_that_says_more_is_the_headline(read):
    item = "<tr><td>{2}</td><td><a href=/{0}>[2015] 3{0}</a></td><td><a href=/{0}>{1}</a></td></tr>"
    items = item.format(1, FIRST, "12 May 2015") + item.format(2, SECOND, "10 April 2015")

    assert read("a.html", page(f"<table>{items}</table>")).listed == BOTH


def test_days_with_a_clock_time_and_no_year_are_told_in_items_that_are_links(read):
    item = "<li><a href=/{0}><span class=date>{2}</span><h3>{1}</h3></a></li>"
    items = item.format(1, FIRST, "12 May 19.25") + item.format(2, SECOND, "10 April 08.10")

    contents = read("a.html", page(f"<ul>{items}</ul>"))
    within_year = read("a.html", page(f"<h2>2015</h2><ul>{items}</ul>"))

    assert contents.listed == [(None, FIRST), (None, SECOND)]
    assert "12 May 19.25: a date without a year; state captured" in contents.report
    assert within_year.listed == BOTH


def test_the_day_of_a_change_is_no_headline_of_an_article(read):
    days = "<p><span>Published 12 May 2015 9.15</span> <span>Updated 13 May 2015 10.02</span></p>"

    contents = read("a.html", page(days + ARTICLE).replace("<h1>News", f"<h1>{FIRST}"))

    assert contents.listed == BOTH[:1]


def test_a_page_that_prints_no_dates_has_those_of_the_addresses_of_its_headlines(read):
    items = "".join(
        f"<li><a href='https://a.example/{path}'>{headline}</a></li>"
        for path, headline in (("2015/05/12/ferry", FIRST), ("2015/apr/10/anchor", SECOND))
    )

    contents = read("a.html", page(f"<ul>{items}</ul>"))

    assert contents.listed == BOTH
    assert "those in the addresses of its links count" in contents.report


def test_a_headline_whose_address_has_no_day_of_the_calendar_is_told_to_be_undated(read):
    dated = "".join(
        f"<article><h2><a href='/{n}'>{FIRST} {n}</a></h2><p>{n} May 2015</p></article>"
        for n in (12, 13, 14)
    )
    undated = f"<article><h2><a href='https://a.example/2013/02/31/a'>{SECOND}</a></h2></article>"

    contents = read("a.html", page(dated + undated))

    assert (None, SECOND) in contents.listed
    assert "a headline without a date; it is kept undated" in contents.report


def test_a_record_without_a_date_has_that_of_its_address(read):
    contents = read("a.jsonl", f'{{"title": "{FIRST}", "url": "https://a.example/20150512/1"}}')

    assert contents.listed == BOTH[:1]
    assert "a date is taken from the address of a headline" in contents.report


def test_a_day_after_the_capture_in_an_address_is_a_number(read):
    read("archive.toml", "captured = 2015-06-01")

    contents = read("a.jsonl", f'{{"title": "{FIRST}", "url": "https://a.example/2015/07/12/"}}')

    assert contents.listed == [(None, FIRST)]


def test_the_lines_of_preformatted_text_are_lines(read):
    lines = f"<pre>\n12-May-2015  {FIRST}\n10-Apr-2015  {SECOND}\n</pre>"

    contents = read("a.html", page(lines))

    assert contents.listed == BOTH
    assert [h.sources[0].line for h in contents.headlines] == [2, 3]


@pytest.mark.parametrize("gap", [" ", "    "])
def test_days_of_a_text_may_stand_before_their_headlines_below_a_year(read, gap):
    days = f"12 May{gap}{FIRST}\n10 April{gap}{SECOND}\n\n2014\n----\n3 May{gap}Fog\n"
    text = f"LOG\n===\n\n2015\n----\n{days}"

    assert read("a.txt", text).listed == [*BOTH, ("2014-05-03", "Fog")]


def test_a_line_of_a_text_may_have_its_day_where_those_of_others_stand_above(read):
    text = (
        f"LOG\n\nNotes.\n\n3 May 2015 | Storm\n\n12 May 2015\n{FIRST}\n\n10 April 2015\n{SECOND}\n"
    )

    assert read("a.txt", text).listed == [("2015-05-03", "Storm"), *BOTH]


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2015 | Hamburg",
        "3 May 2015, Hamburg",
        "3 May 2015 (Hamburg)",
        "3 May 2015 – Press office",
        "3 May 2015 by Ann Reed",
    ],
)
def test_a_name_behind_one_of_the_days_of_a_text_leaves_it_a_day(read, line):
    text = f"News\n\nAll news.\n\n12 May 2015\n\n{FIRST}\n\n{line}\n\nFerry adrift off the mole\n\n"
    text += f"10 April 2015\n\n{SECOND}\n"

    contents = read("a.txt", text)

    assert contents.listed == [BOTH[0], ("2015-05-03", "Ferry adrift off the mole"), BOTH[1]]


@pytest.mark.parametrize(
    "line", ["3 May 2015: Storms", "3 May 2015 – Captain goes free in the port"]
)
def test_a_headline_that_begins_with_another_day_than_its_own_is_told(read, line):
    text = f"News\n\nAll news.\n\n12 May 2015\n\n{FIRST}\n\n{line}\n\n10 April 2015\n\n{SECOND}\n"

    contents = read("a.txt", text)

    assert [title for _, title in contents.listed] == [FIRST, line, SECOND]
    assert [(found.source.line, found.reason) for found in contents.findings] == [
        (9, "a headline begins with another day than the one that it is listed under")
    ]


def test_a_press_release_has_its_day_after_the_place_at_the_head_of_its_text(read):
    text = (
        "<p>PORT TOWN, May 12, 2015 – The harbour police towed a ferry today. It was late.</p>"
        "<p>Nobody was hurt on the bank. The captain is being asked.</p>"
    )

    contents = read("a.html", page(text).replace("<h1>News", f"<h1>{FIRST}"))

    assert contents.listed == BOTH[:1]


ARTICLE = (
    "<article><p>A ferry was towed away this morning. It had run aground.</p>"
    "<p>Nobody was hurt on the bank. The captain is being asked.</p></article>"
)


def test_a_page_that_calls_itself_an_article_in_its_head_is_one(read):
    head = (
        f'<meta property="og:title" content="{FIRST} - The Bay"><meta property="og:type" '
        'content="article"><meta property="og:url" content="https://a.example/1">'
        '<meta property="article:published_time" content="2015-05-12T09:00:00Z">'
    )

    contents = read("a.html", page(ARTICLE, head).replace("<h1>News", f"<h1>{FIRST}"))

    assert contents.listed == BOTH[:1]
    assert contents.urls == ["https://a.example/1"]


def test_the_date_of_a_page_that_lists_headlines_is_none_of_a_headline(read):
    items = f"<ul><li>12 May 2015 <a href=/1>{FIRST}</a></li></ul>"

    contents = read("a.html", page(items, '<meta name="DC.date" content="2015-06-01">'))

    assert contents.listed == BOTH[:1]
    assert "the page is dated 2015-06-01 for programs, and is no article" in contents.report


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date" content="2013-01-01">',
        '<meta name="article:published_time" content="2013-01-01">',
        '<meta name="date" content="2013-01-01"><meta property="og:type" content="article">',
    ],
)
def test_a_topic_whose_page_is_dated_in_its_head_is_no_headline(read, head):

    contents = read("a.html", page(f"{ARTICLE}<ul>{LISTED}</ul>", head))

    assert contents.listed == BOTH
    assert "the page is dated 2013-01-01 for programs, and is no article" in contents.report


@pytest.mark.parametrize("around", ["<ul class='nav nav-list'>{}</ul>", "<div id=menu>{}</div>"])
def test_news_are_read_in_what_is_called_a_menu(read, around):
    assert read("a.html", page(around.format(LISTED))).listed == BOTH


def test_of_two_columns_that_may_have_the_headlines_the_better_name_counts(read):
    row = "<tr><td>{d}</td><td>Minister Berg {n}</td><td><a href=/{n}>{h}</a></td></tr>"
    header = "<tr><th>Date</th><th>Name</th><th>Title</th></tr>"

    assert read("a.html", page(f"<table>{header}{items(row)}</table>")).listed == BOTH


def test_an_article_without_a_link_is_at_the_address_of_its_page(read):
    head = '<link rel=canonical href="https://a.example/1">'
    body = f"<p>12 May 2015</p>{ARTICLE}"

    contents = read("a.html", page(body, head).replace("<h1>News", f"<h1>{FIRST}"))

    assert (contents.listed, contents.urls) == (BOTH[:1], ["https://a.example/1"])


def test_a_day_that_had_not_come_when_the_page_was_captured_tells_the_order_of_numbers(read):
    read("archive.toml", "captured = 2015-05-12")
    items = f"<ul><li>12/05/2015 <a href=/1>{FIRST}</a></li><li>10/04/2015 <a>{SECOND}</a></ul>"

    assert read("a.html", page(items)).listed == BOTH  # 5 December 2015 is after the capture


@pytest.mark.parametrize(
    "form",
    [
        "<div class=x><strong>{h}</strong> {t}<p>{d}</p></div>",
        "<li><a href=/{n}>{h}</a>{t} <time>{d}</time></li>",
        "<p><span class=date>{d}</span> <b>{h}</b> <span>{t}</span></p>",
        "<div><span class=news-title>{h}</span> <span>{t}</span><div>{d}</div></div>",
        "<div class=card-body><strong>{h}</strong><p>{t}</p><p>{d}</p></div>",
        "<h4>{h}</h4><div>Posted on <a href=/{n}>{d}</a> by <a href=/a>the press office</a></div>",
        "<p><a href=/{n}>{h}</a></p><small>{d}</small><p><a href=/{n}>{t}</a></p>",
        "<h3>{h}</h3><span>{d}</span><a href=/{n}>Read more</a><a href=/{n}><i>{t}</i></a>",
    ],
    ids=[
        *("bold", "linked", "after the date", "named", "body of a card", "byline"),
        *("linked teaser", "label and teaser"),
    ],
)
def test_a_teaser_or_a_byline_beside_a_headline_is_no_part_of_it(read, form):
    assert read("a.html", page(f"<div>{items(form)}</div>")).listed == BOTH


def test_a_link_that_shows_its_address_is_that_of_the_text_beside_it(read):
    form = "<li>{h}, {d} <a href='https://a.example/{n}'>https://a.example/{n}</a></li>"

    contents = read("a.html", page(f"<ul>{items(form)}</ul>"))

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/1", "https://a.example/2"]


def test_a_bold_place_before_a_headline_is_a_part_of_it(read):
    form = "<p><span class=date>{d}</span> <b>Oslo</b> {h}</p>"

    listed = read("a.html", page(items(form))).listed

    assert listed == [(day, f"Oslo {text}") for day, text in BOTH]


@pytest.mark.parametrize("lead", ["<b>{}</b>", "<a href=/p>{}</a>"])
@pytest.mark.parametrize("text", ["The Evening Post", "Police of the bay:"])
def test_an_outlet_or_a_lead_before_headlines_is_a_part_of_them(read, lead, text):
    form = f"<li><i>{{d}}</i> {lead.format(text)} {{h}}</li>"

    listed = read("a.html", page(f"<ul>{items(form)}</ul>")).listed

    assert listed == [(day, f"{text} {headline}") for day, headline in BOTH]


ARRAYS = [f'"k{number}": [{{"title": "x", "date": 1}}]' for number in range(6_000)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", page("<p>" + "<b>x y z</b> Some words of it. " * 6_000 + "</p>")),
        ("a.txt", f"News\n\n12 May 2015\n{FIRST} {'- ' * 50_000}http\n"),
        (
            "a.mbox",
            f"From a Tue May 12 09:00:00 2015\nSubject: {FIRST}\n\nFrom a {'00:00 ' * 10**5}",
        ),
        ("a.json", f"{{{','.join(ARRAYS)}}}"),
    ],
    ids=["bold words", "dashes", "clock times", "arrays"],
)  # with time that grows as the square of the length, each outlasts the limit of a test
def test_long_lines_are_read_to_their_end(read, name, content):
    contents = read(name, content)

    assert contents.headlines or "no dates, so no headlines" in contents.report


LISTS = {
    "items": items("<li><a href=/{n}>{h}</a> <i>{d}</i></li>"),
    "groups": items("<h3 class=day>{d}</h3><ul><li><a href=/{n}>{h}</a></li></ul>"),
    "turns": items("<div class=d>{d}</div><h4>{h}</h4>"),
    "turns, dates below": items("<h4>{h}</h4><div class=d>{d}</div>"),
}
AROUND = {
    "the day of the page": "<div class=today>Monday, 1 June 2015</div>{}",
    "a menu": "<ul class=menu><li><a href=/a>About us</a></li><li><a href=/p>Press</a></li></ul>{}",
    "years": "<div><a href=?y=2015>2015</a> <a href=?y=2014>2014</a></div>{}",
    "what is read most": "{}<h2>Most read</h2><ol><li><a href=/m>Whale seen here</a></li></ol>",
    "the day of a change": "{}<p>© 2015</p><ul><li><a href=/i>Imprint</a></li></ul>"
    "<p>Last updated: 5 June 2015</p>",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_what_stands_around_a_list_dates_no_headline_and_is_none(read, listed, around):
    assert read("a.html", page(around.format(f"<div>{listed}</div>"))).listed == BOTH


def test_a_first_item_of_another_shape_has_its_day_as_the_others_have(read):
    first = f"<div class=lead><span class=at>12 May 2015</span></div><a href=/1>{FIRST}</a>"
    form = "<div class=n><span class=d>{0}</span></div><div class=t><a href=/{1}>{1}</a></div>"
    others = (("10 April 2015", SECOND), ("3 March 2015", "Fog"), ("2 March 2015", "Rain"))
    rows = "".join(form.format(*of) for of in others)

    listed = read("a.html", page(first + rows)).listed

    assert listed == [*BOTH, ("2015-03-03", "Fog"), ("2015-03-02", "Rain")]


@pytest.mark.parametrize("form", ["<p>{}</p>", "<ul><li>{}</li></ul>"])
@pytest.mark.parametrize("href", ["#", "bulletin.pdf"])
def test_headlines_of_a_day_may_lead_to_one_page(read, form, href):
    texts = (FIRST, "Fog closes the bay", "Storm takes a roof", "Rain floods the quay")
    links = "".join(form.format(f"<a href='{href}'>{text}</a>") for text in texts)
    day = "<h3>12 May 2015</h3>{}<h3>10 April 2015</h3><p><a href=/2>{}</a></p>"

    listed = read("a.html", page(day.format(links, SECOND))).listed

    assert listed == [*(("2015-05-12", text) for text in texts), BOTH[1]]


def test_a_menu_below_the_day_of_the_page_has_no_day(read):
    menu = (
        "<div class=m><a href=/a>About us</a></div><div class=m><a href=/b>Press office</a></div>"
    )
    today = f"<div class=today>Monday, 1 June 2015</div>{menu}"

    assert read("a.html", page(today + LISTS["turns"])).listed == BOTH
    assert read("a.html", page(f"{today}<div>{LISTS['turns']}</div>")).listed == BOTH


def test_a_headline_may_be_a_day_without_a_year_where_others_have_dates(read):
    form = "<h3><a href=/{1}>{1}</a></h3><p>{0}</p>"
    listed = [("2015-05-12", "Police"), ("2015-04-10", "11 March"), ("2015-03-03", "Fog")]

    assert read("a.html", page("".join(form.format(*of) for of in listed))).listed == listed


def test_the_day_of_the_page_above_its_title_dates_no_headline(read):
    contents = read(
        "a.html", f"<body><p>Monday, 1 June 2015</p><h1>News</h1>{LISTS['groups']}</body>"
    )

    assert contents.listed == BOTH
    assert "left out as boilerplate: Monday, 1 June 2015" in contents.report


@pytest.mark.parametrize(("other", "day"), [("5.6.19", None), ("25.6.19", "2019-06-03")])
def test_a_dotted_date_in_english_is_read_where_others_show_the_order(read, other, day):
    contents = read("a.txt", f"News\n\nAll.\n\n3.6.19\n{FIRST}\n\n{other}\n{SECOND}\n")

    assert contents.listed[0] == (day, FIRST)
    told = "as nothing shows the order of its numbers; state date_order" in contents.report
    assert told == (day is None)
