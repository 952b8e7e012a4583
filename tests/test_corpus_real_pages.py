"""Pages of real shapes: where their dates stand, and what stands around them."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
BOTH = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one file of a name and a content."""

    def read_one(content: str, name: str = "page.html", manifest: str = "") -> Contents:
        (tmp_path / name).write_bytes(content.encode())
        if manifest:
            (tmp_path / "archive.toml").write_text(manifest)
        return Contents(tmp_path)

    return read_one


def page(body: str, language: str = "en", title: str = "News") -> str:
    head = f"<html lang={language}><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{body}</body>"


def items(*dated: tuple[str, str]) -> str:
    return "".join(
        f"<li><a href=/{at}>{t}</a> <span>{d}</span></li>" for at, (d, t) in enumerate(dated)
    )


# The order of day and month


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("fr", ["2015-05-12", "2015-04-10"]),
        ("pt-BR", ["2015-05-12", "2015-04-10"]),
        ("en", [None, None]),
        ("en-US", [None, None]),
        ("en-GB", ["2015-05-12", "2015-04-10"]),
        ("zu", [None, None]),
    ],
)
def test_the_language_of_a_page_orders_day_and_month_where_its_countries_agree(
    read, language, days
):
    listed = items(("12/05/2015", FIRST), ("10/04/2015", SECOND))

    read_ = read(page(f"<ul>{listed}</ul>", language))

    assert read_.listed == [*zip(days, [FIRST, SECOND], strict=True)]
    custom = f"by the custom of the language {language[:2]}: DMY"
    assert (custom in read_.report) == (days[0] is not None)


def test_another_date_of_the_file_counts_before_the_custom_of_its_language(read):
    listed = items(("05/12/2015", FIRST), ("04/10/2015", SECOND), ("03/30/2015", THIRD))

    read_ = read(page(f"<ul>{listed}</ul>", "fr"))

    assert read_.listed == [*BOTH, ("2015-03-30", THIRD)]


@pytest.mark.parametrize("printed", ["10.04.2015", "04/10/2015"])
def test_a_day_that_is_printed_in_words_too_tells_the_order_of_numbers(read, printed):
    body = f"<p>Published 10 April 2015</p><ul>{items((printed, FIRST), (printed, SECOND))}</ul>"

    assert read(page(body)).listed == [("2015-04-10", FIRST), ("2015-04-10", SECOND)]


# Headings of days


def test_headings_that_count_back_date_what_stands_below_them(read):
    body = "".join(
        f"<h2>{day}</h2><ul><li><a href=/{at}>{text}</a></li></ul>"
        for at, (day, text) in enumerate(
            [("Today", FIRST), ("Yesterday", SECOND), ("Sunday 10 May 2015", THIRD)]
        )
    )

    read_ = read(page(body), manifest="captured = 2015-05-12\n")

    days = ["2015-05-12", "2015-05-11", "2015-05-10"]
    assert read_.listed == [*zip(days, [FIRST, SECOND, THIRD], strict=True)]


def test_a_heading_that_is_a_name_dates_nothing(read):
    body = f"<h2>Today</h2><p>All of the port's news.</p><ul>{items(('12 May 2015', FIRST))}</ul>"

    assert read(page(body), manifest="captured = 2015-06-01\n").listed == BOTH[:1]


def test_days_of_the_year_in_the_title_are_read_though_the_page_was_changed_later(read):
    days = f"<dl><dt>May 12<dd><a href=1>{FIRST}</a><dt>Apr. 10<dd><a href=2>{SECOND}</a></dl>"

    read_ = read(page(f"{days}<p>Last updated: June 1, 2016</p>", title="News 2015"))

    assert read_.listed == BOTH


# Calendars and lists of definitions


def test_a_day_of_a_calendar_dates_what_is_in_its_cell(read):
    cells = "".join(
        f"<td class=day><span>{day}</span>{text}</td>"
        for day, text in [
            (11, ""),
            (12, f"<div><a href=/1>{FIRST}</a></div>"),
            (13, ""),
            (14, f"<div><a href=/2>{SECOND}</a></div><div><a href=/3>{THIRD}</a></div>"),
        ]
    )

    read_ = read(page(f"<table><caption>May 2015</caption><tr>{cells}</tr></table>"))

    days = ["2015-05-12", "2015-05-14", "2015-05-14"]
    assert read_.listed == [*zip(days, [FIRST, SECOND, THIRD], strict=True)]


def test_a_word_before_the_date_of_every_item_is_a_label_of_it(read):
    body = "".join(
        f"<dt><a href=/{text[0]}>{text}</a><dd>Court of Appeal<dd>Decided: {day}<dd>[2015] Civ 4"
        for day, text in [("12 May 2015", "Smith v Harbour Board"), ("10 April 2015", "R v Jones")]
    )

    assert read(page(f"<dl>{body}</dl>")).listed == [
        ("2015-05-12", "Smith v Harbour Board"),
        ("2015-04-10", "R v Jones"),
    ]


# Datelines


@pytest.mark.parametrize("markup", [False, True])
def test_a_dateline_dates_the_headline_above_its_text(read, markup):
    first = "LISBON, May 12, 2015 (Reuters) - Police said on Tuesday that a ferry was towed."
    second = "PORTO, April 10, 2015 (Reuters) - Divers found an anchor near the harbour on Friday."
    if markup:
        body = f"<h2>{FIRST}</h2><p>{first}</p><h2>{SECOND}</h2><p>{second}</p>"
        assert read(page(body)).listed == BOTH
    else:
        text = f"{FIRST}\n\n{first}\n\nIt stays there, they said.\n\n--\n\n{SECOND}\n\n{second}\n"
        assert read(text, "page.txt").listed == BOTH


# What saves and lists pages


def test_a_shadow_root_is_a_part_of_a_saved_page(read):
    root = f"<template shadowrootmode=open><ul>{items(*_printed())}</ul></template>"
    unused = "<template><p>Advertisement</p></template>"

    read_ = read(page(f"<news-list>{root}</news-list>{unused}"))

    assert read_.listed == BOTH
    assert "Advertisement" not in read_.report


def _printed() -> list[tuple[str, str]]:
    return [("12 May 2015", FIRST), ("10 April 2015", SECOND)]


def test_the_links_of_an_outline_are_headlines_and_its_subscriptions_are_none(read):
    read_ = read(
        '<opml version="2.0"><head><title>Clippings</title>'
        "<dateModified>Wed, 13 May 2015 00:00:00 GMT</dateModified></head><body>"
        '<outline text="Ports"><outline text="The Bay" type="rss" xmlUrl="https://a.example/f"/>'
        f'<outline type="link" text="{FIRST}" url="https://a.example/1"'
        ' created="Tue, 12 May 2015 09:00:00 GMT"/></outline></body></opml>',
        "port.opml",
    )

    (headline,) = read_.headlines
    assert (str(headline.date), headline.text, headline.url) == (*BOTH[0], "https://a.example/1")
    assert [topic.label for topic in headline.topics] == ["Ports"]
    assert "a feed that is subscribed to, which is no headline" in read_.report


def test_the_sum_below_a_table_is_no_headline_and_is_told(read):
    read_ = read(f"No.,Headline,Date\n1,{FIRST},2015-05-12\nTotal,1\n", "a.csv")

    assert read_.listed == BOTH[:1]
    assert "1: neither a word nor a date, no headline; left out" in read_.report


def test_a_sign_that_a_font_draws_parts_a_date_from_what_stands_beside_it(read):
    body = "".join(
        f'<div><a href=/{text[0]}>{text}</a><p><i class="fa fa-clock"></i> {day}'
        ' <i class="fa fa-eye"></i> 1,234 ครั้ง</p></div>'
        for day, text in [("12 พ.ค. 2558", "ตำรวจลากเรือ"), ("10 เม.ย. 2558", "หน่วยยามฝั่ง")]
    )

    assert read(page(body, "th")).listed == [
        ("2015-05-12", "ตำรวจลากเรือ"),
        ("2015-04-10", "หน่วยยามฝั่ง"),
    ]


def test_the_rule_below_the_header_of_a_table_is_no_row(read):
    rows = "".join(f"{day} | {text}\n" for day, text in _printed())

    read_ = read(f"Date | Headline\n-----|---------\n{rows}", "page.txt")

    assert read_.listed == BOTH


def test_the_masthead_of_a_text_is_no_headline_though_it_has_its_day(read):
    stories = "".join(f"{text}\nThe Bay, {day}\n\n" for day, text in _printed())

    assert read(f"MORNING BRIEF - Monday, June 1, 2015\n\n{stories}", "page.txt").listed == BOTH


def test_headers_of_days_whose_headlines_state_theirs_are_no_fault(read):
    posts = "".join(
        f"<h2>{header}</h2><div class=post><h3><a href=/{text[0]}>{text}</a></h3>"
        f'<span>at <abbr class=published title="{day}T09:15:00+01:00">9:15</abbr></span></div>'
        for header, (day, text) in zip(
            ["Tuesday, May 12, 2015", "April 10, 2015"], BOTH, strict=True
        )
    )
    months = '<h2>Archive</h2><ul><li><a href="/2015/">2015</a> (34)<ul><li>May (2)</ul></ul>'

    read_ = read(page(f"{posts}<div>{months}</div>"))

    assert read_.listed == BOTH
    assert "without a headline" not in read_.report


def test_columns_of_one_name_are_one_and_those_of_solr_have_theirs(read):
    rows = f"title_s,title_s,date_dt\n{FIRST},,2015-05-12T00:00:00Z\n,{SECOND},2015-04-10T00:00:00Z"

    assert read(f"{rows}\n", "a.csv").listed == BOTH


def test_a_calendar_of_a_program_is_passed_over(read):
    read_ = read("BEGIN:VCALENDAR\nDTSTART:20150512\nSUMMARY:A ship\nEND:VCALENDAR\n", "a.ics")

    assert read_.listed == []


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fi", "Julkaistu 12.5.2015 klo 14.30. Päivitetty 1.6.2015 klo 9.00."),
        ("sv", "Publicerad: 12 maj 2015 kl 14.30. Uppdaterad: 1 juni 2015."),
    ],
)
def test_the_day_of_publication_counts_before_that_of_a_change_after_a_full_stop(
    read, language, printed
):
    body = f"<div><h2><a href=/1>{FIRST}</a></h2><p>{printed}</p></div>"

    assert read(page(body + body.replace(FIRST, SECOND).replace("/1", "/2"), language)).listed == [
        ("2015-05-12", FIRST),
        ("2015-05-12", SECOND),
    ]


@pytest.mark.parametrize(
    ("language", "day", "date"),
    [("zh", "[05-12]", "2015-05-12"), ("sv", "12/5", "2015-05-12"), ("en", "5/12", None)],
)
def test_two_numbers_are_a_month_and_a_day_as_their_language_has_them(read, language, day, date):
    listed = items((day, FIRST), (day, SECOND))

    read_ = read(page(f"<ul>{listed}</ul>", language, "2015"))

    assert read_.listed == [(date, FIRST), (date, SECOND)]


def test_a_link_in_brackets_to_a_file_is_no_part_of_the_headline(read):
    listed = "".join(
        f"<li><b>{day}:</b> {text} <a href=https://a.example/{at}.pdf>[PDF]</a>"
        for at, (day, text) in enumerate(_printed())
    )

    read_ = read(page(f"<ul>{listed}</ul>"))

    assert read_.listed == BOTH
    assert read_.urls == ["https://a.example/0.pdf", "https://a.example/1.pdf"]


@pytest.mark.parametrize("href", ["#", "", "#!", "javascript:void(0)"])
def test_a_link_by_which_a_program_shows_a_text_leads_nowhere(read, href):
    body = f'<li><a href="{href}" onclick="show()">{FIRST}</a> 12 May 2015</li>'
    canonical = "<link rel=canonical href=https://a.example/news>"

    read_ = read(page(f"{canonical}<ul>{body}</ul>"))

    assert read_.listed == BOTH[:1]
    assert read_.urls == []


def test_a_headline_in_several_lengths_counts_by_its_basic_one(read):
    record = f'{{"headlines": {{"basic": "{FIRST}", "web": ""}}, "display_date": "2015-05-12"}}'

    assert read(record, "a.jsonl").listed == BOTH[:1]


def test_what_counts_back_beside_a_day_heads_headlines_and_is_none(read):
    body = (
        f"<h3>Today, 12 May 2015</h3><ul><li><a href=/1>{FIRST}</a> <b>Video</b></li></ul>"
        f"<h3>Yesterday, 11 May 2015</h3><ul><li><a href=/2>{SECOND}</a></li></ul>"
    )

    assert read(page(body)).listed == [("2015-05-12", FIRST), ("2015-05-11", SECOND)]


def test_what_counts_back_is_a_headline_where_others_stand_beside_days(read):
    films = "<p>Yesterday - 12 May 2015</p><p>Ferry adrift again - 11 May 2015</p>"

    assert [text for _, text in read(page(films)).listed] == ["Yesterday", "Ferry adrift again"]


def test_a_labelled_day_of_two_digits_is_parted_from_a_label_that_touches_it(read):
    body = "".join(
        f"<div><h3><a href=/{at}>{text}</a></h3><p><span>Published: {day}</span><span>Views: 19"
        "</span></p></div>"
        for at, (text, day) in enumerate([(FIRST, "12/05/15"), (SECOND, "30/04/15")])
    )

    assert read(page(body)).listed == [("2015-05-12", FIRST), ("2015-04-30", SECOND)]


@pytest.mark.parametrize(
    "label",
    [
        "Показати ще",
        "Weitere laden",
        "Visa fler",
        "Načíst další",
        "Lataa lisää",
        "Partager sur Facebook",
    ],
)
def test_a_link_to_more_or_by_which_a_page_is_shared_is_no_headline(read, label):
    listed = items(("12 May 2015", FIRST), ("10 April 2015", SECOND))
    body = f"<ul>{listed}</ul><a href=/more>{label}</a><p>20 May 2015</p>"

    assert read(page(body)).listed == BOTH


def test_the_numbers_of_links_in_a_printed_page_lead_to_the_addresses_below_it(read):
    text = (
        "[1]Home [2]News\n\nNews\n\n"
        f"   * 12 May 2015 [3]{FIRST}\n   * 10 April 2015 [4]{SECOND}\n\nReferences\n\n"
        "   1. http://a.example/\n   2. http://a.example/news\n   3. http://a.example/n/1\n"
        "   4. http://a.example/n/2\n"
    )

    read_ = read(text, "page.txt")

    assert read_.listed == BOTH
    assert read_.urls == ["http://a.example/n/1", "http://a.example/n/2"]


def timed(*clocks: str) -> str:
    texts = (FIRST, SECOND, THIRD)
    rows = zip(clocks, texts, strict=False)
    return "".join(f"<li><b>{c}</b> <a href=/{at}>{t}</a></li>" for at, (c, t) in enumerate(rows))


@pytest.mark.parametrize("day", ["<header>12 May 2015</header>", "<div>12 May 2015, Tuesday</div>"])
def test_the_only_day_of_a_page_is_that_of_the_clock_times_below_it(read, day):
    body = f"<body>{day}<h1>News</h1><ul>{timed('14:05', '13:30', '9:00')}</ul></body>"

    read_ = read(f"<html lang=en><title>News</title>{body}")

    assert read_.listed == [("2015-05-12", text) for text in (FIRST, SECOND, THIRD)]
    assert "the day above clock times is taken for theirs" in read_.report


@pytest.mark.parametrize(
    ("day", "clocks"),
    [("12 May 2015", ("00:10", "23:50", "9:00")), ("Last updated 12 May 2015", ("14:05", "13:30"))],
    ids=["of two days", "changed"],
)
def test_clock_times_of_two_days_or_below_the_day_of_a_change_have_none(read, day, clocks):
    body = f"<header>{day}</header><h1>News</h1><ul>{timed(*clocks)}</ul>"

    assert read(f"<html lang=en><title>News</title><body>{body}").listed == []


def test_labelled_facts_beside_days_are_no_headlines(read):
    body = "".join(
        f"<dt><a href=/{at}>{text}</a></dt><dd>Date: {day} | Type: Notice | No.: 12/{at}/15</dd>"
        for at, (day, text) in enumerate([("12 May 2015", FIRST), ("10 April 2015", SECOND)])
    )

    assert read(page(f"<dl>{body}</dl>")).listed == BOTH


def test_headlines_with_a_label_before_them_are_headlines(read):
    body = "<p>Police: three held | 12 May 2015</p><p>Police: ferry adrift | 10 April 2015</p>"
    links = "<a href=/a>All of the news of the port</a> <a href=/b>The harbour agency today</a>"

    listed = read(page(body + links)).listed

    assert listed == [("2015-05-12", "Police: three held"), ("2015-04-10", "Police: ferry adrift")]


@pytest.mark.parametrize(
    ("filed", "language"),
    [
        ("Posted by admin on {0} May 2015 in News", "en"),
        ("By Ann Reed on May {0}, 2015 in News, Port | 3 comments", "en"),
        ("Published by Ann Reed on {0} May 2015 in Port | Leave a comment", "en"),
        ("Veröffentlicht von Anna Anders am {0}. Mai 2015 in Hafen | 2 Kommentare", "de"),
        ("Publié par Luc Petit le {0} mai 2015 dans Mer", "fr"),
        ("Publicado por Ana Gil el {0} de mayo de 2015 en Mar", "es"),
        ("Опубликовано {0} мая 2015 в рубрике Порт", "ru"),
    ],
)
def test_what_posts_are_filed_under_is_beside_their_days(read, filed, language):
    body = "".join(
        f"<div><h2><a href=/{day}>{text}</a></h2><p class=meta>{filed.format(day)}</p></div>"
        for day, text in (("12", FIRST), ("11", SECOND))
    )
    page = f"<html lang={language}><title>News</title><body><h1>News</h1>{body}"

    assert read(page).listed == [("2015-05-12", FIRST), ("2015-05-11", SECOND)]


def test_headlines_of_years_and_places_are_filed_nowhere(read):
    items = ["Posted workers in 2014 in France: a report", "By 2015 in Fish we trust, they say"]
    body = "".join(f"<li>1{at} May 2015 <a href=/{at}>{text}</a>" for at, text in enumerate(items))

    listed = read(page(f"<ul>{body}</ul>")).listed

    assert listed == list(zip(("2015-05-10", "2015-05-11"), items, strict=True))


@pytest.mark.parametrize(
    ("title", "day"), [("Title", "Date"), ("Titel", "Datum"), ("Titre", "Date")]
)
def test_the_label_of_all_headlines_is_none_of_them(read, title, day):
    body = "".join(
        f"<div><p>{title}: {text}</p><p>{day}: {date}</p></div>"
        for date, text in (("2015-05-12", FIRST), ("2015-04-10", SECOND))
    )

    assert read(page(body)).listed == BOTH


def test_a_word_and_a_colon_that_a_link_has_within_it_are_of_its_headline(read):
    items = ["Name: the film that split a village", "Name: the book that followed"]
    body = "".join(f"<li>1{at} May 2015 <a href=/{at}>{text}</a>" for at, text in enumerate(items))

    assert [text for _, text in read(page(f"<ul>{body}</ul>")).listed] == items


@pytest.mark.parametrize(
    ("texts", "least"),
    [
        (["18.05 Court adjourns", "15.40 Witness breaks down", "9.02 Trial opens"], 6),
        (["18.05 per cent stay away", "2.40 metres of snow", "10.02 seconds is a record"], 0),
        (["3.50 Euro kostet das Brot", "1.30 Millionen fehlen"], 0),
    ],
    ids=["times", "numbers", "two"],
)
def test_times_with_full_stops_begin_all_headlines_or_none(read, texts, least):
    body = "".join(f"<li>{text}</li>" for text in texts)

    listed = read(page(f"<h2>12 May 2015</h2><ul>{body}</ul>")).listed

    assert listed == [("2015-05-12", text[least and text.index(" ") + 1 :]) for text in texts]


def test_a_ticker_in_paragraphs_below_a_day_has_times_with_full_stops(read):
    rows = (("7.15", FIRST), ("11.40", SECOND), ("15.05", THIRD))
    body = "".join(f"<p><b>{time}</b> {text}</p>" for time, text in rows)

    listed = read(page(f"<p>12 May 2015</p>{body}")).listed

    assert listed == [("2015-05-12", text) for text in (FIRST, SECOND, THIRD)]


def test_the_name_of_a_month_above_a_line_with_its_day_is_no_headline(read):
    body = f"<h2>May</h2><p>12 May 2015: {FIRST}</p><h2>April</h2><p>10 April 2015: {SECOND}</p>"

    assert read(page(body)).listed == BOTH


def test_a_film_that_is_named_as_a_month_is_a_headline(read):
    body = "<div><h2>March</h2><p>12 May 2015</p></div><div><h2>May</h2><p>10 April 2015</p></div>"

    assert read(page(body)).listed == [("2015-05-12", "March"), ("2015-04-10", "May")]
