"""Records and pages as tools write them, which call things by names of their own."""

import json

import pytest
from contents import Contents

from corpus import ArchiveFile, TopicPage, open_archive

FIRST, SECOND = "Police tow a ferry", "Divers find an anchor"
BOTH = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one file of a name and a content."""

    def read_one(name: str, content: str, manifest: str = "") -> Contents:
        (tmp_path / name).write_bytes(content.encode())
        if manifest:
            (tmp_path / "archive.toml").write_text(manifest)
        return Contents(tmp_path)

    return read_one


def page(body: str) -> str:
    return f"<html lang=en><head><title>News</title></head><body><h1>News</h1>{body}</body>"


# Records


def test_an_archive_of_twitter_has_its_posts_in_a_script(read):
    posts = [
        {"tweet": {"created_at": "Tue May 12 09:15:00 +0000 2015", "full_text": FIRST}},
        {"tweet": {"created_at": "Fri Apr 10 10:00:00 +0000 2015", "full_text": SECOND}},
    ]

    read_ = read("tweets.js", f"window.YTD.tweets.part0 = {json.dumps(posts, indent=2)}")

    assert read_.listed == BOTH


def test_a_script_of_any_other_name_is_passed_over(read):
    posts = [{"tweet": {"created_at": "Tue May 12 09:15:00 +0000 2015", "full_text": FIRST}}]

    read_ = read("messages.js", f"window.YTD.dm.part0 = {json.dumps(posts)}")

    assert read_.listed == []
    assert "passed over" in read_.report


@pytest.mark.parametrize(("before", "after"), [("news(", ");"), ("var news = ", ";\n")])
def test_a_program_around_a_document_of_json_is_none_of_it(read, before, after):
    articles = [{"title": FIRST, "date": "2015-05-12"}, {"title": SECOND, "date": "2015-04-10"}]

    read_ = read("a.json", f"{before}{json.dumps({'articles': articles})}{after}")

    assert read_.listed == BOTH
    assert "no JSON" not in read_.report


def test_posts_in_the_envelope_of_what_was_done_with_them_are_read(read):
    done = [
        {
            "type": "Create",
            "object": {"published": "2015-05-12T10:00:00Z", "content": f"<p>{t}</p>"},
        }
        for t in (FIRST,)
    ]

    read_ = read("outbox.json", json.dumps({"type": "OrderedCollection", "orderedItems": done}))

    assert read_.listed == BOTH[:1]


def test_a_date_that_is_said_to_be_in_utc_is_one(read):
    posts = [{"kind": "t3", "data": {"title": FIRST, "created_utc": 1431388800.0, "url": "/r/1"}}]

    read_ = read("a.json", json.dumps({"kind": "Listing", "data": {"children": posts}}))

    assert read_.listed == BOTH[:1]


@pytest.mark.parametrize(
    "header",
    [
        "Dublin Core:Title,Dublin Core:Date,Dublin Core:Publisher",
        "dc.title[en],dc.date.issued[],dc.publisher",
        "prism:title,prism:publicationDate,dc:source",
    ],
)
def test_a_vocabulary_before_the_name_of_a_column_says_nothing(read, header):
    read_ = read("a.csv", f"{header}\n{FIRST},2015-05-12,The Post\n")

    assert read_.listed == BOTH[:1]
    assert read_.headlines[0].publications[0].source == "The Post"


def test_columns_of_one_name_in_several_languages_are_one(read):
    read_ = read(
        "a.csv", f"dc.title[en],dc.title[],dc.date\n{FIRST},,2015-05-12\n,Otra,2015-04-10\n"
    )

    assert read_.listed == [BOTH[0], ("2015-04-10", "Otra")]


def test_the_one_column_of_addresses_counts_whatever_it_is_called(read):
    read_ = read(
        "a.csv", f"Title,Date,Reference URL,Image URL\n{FIRST},2015-05-12,https://a.example/1,x\n"
    )

    assert read_.urls == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("first", "second"), [("Viewer URL", "Record URL"), ("permalink_url", "shortlink")]
)
def test_of_several_columns_of_addresses_none_counts(read, first, second):
    row = f"{FIRST},2015-05-12,https://a.example/1,https://a.example/2"

    read_ = read("a.csv", f"Title,Date,{first},{second}\n{row}\n")

    assert read_.listed == BOTH[:1]
    assert read_.urls == []
    assert f"unknown key {first}" in read_.report


@pytest.mark.parametrize(
    "record",
    [
        f'<dcvalue element="title" qualifier="none">{FIRST}</dcvalue>'
        '<dcvalue element="date" qualifier="issued">2015-05-12</dcvalue>'
        '<dcvalue element="date" qualifier="accessioned">2018-01-01</dcvalue>',
        f'<field name="title">{FIRST}</field><field name="published">2015-05-12</field>',
        f"<element><name>Title</name><value>{FIRST}</value></element>"
        "<element><name>Date</name><value>2015-05-12</value></element>",
        f"<title>{FIRST}</title><year>2015</year><month>5</month><day>12</day>",
    ],
    ids=["qualified", "in an attribute", "in an element", "date in parts"],
)
def test_fields_of_xml_have_the_names_that_tools_give_them(read, record):
    read_ = read("a.xml", f"<?xml version='1.0'?><records><record>{record}</record></records>")

    assert read_.listed == BOTH[:1]


@pytest.mark.parametrize("header", ["Outlet URL", "Topic Link", "License URL", "Profile link"])
def test_the_one_column_of_addresses_may_be_of_something_else(read, header):
    read_ = read("a.csv", f"Title,Date,{header}\n{FIRST},2015-05-12,https://a.example/\n")

    assert read_.listed == BOTH[:1]
    assert read_.urls == []
    assert f"unknown key {header}" in read_.report


def test_a_name_that_ends_as_a_vocabulary_does_is_none(read):
    read_ = read("a.csv", f"blog:title,date\n{FIRST},2015-05-12\n")

    assert read_.listed == []
    assert "no column headline" in read_.report


def test_several_values_of_a_field_of_xml_have_its_name(read):
    record = (
        f"<arr name='title'><str>{FIRST}</str></arr><date name='published'>2015-05-12</date>"
        "<arr name='url'><str>https://a.example/1</str><str>https://a.example/2</str></arr>"
    )

    read_ = read("a.xml", f"<?xml version='1.0'?><response><doc>{record}</doc></response>")

    assert read_.listed == BOTH[:1]
    assert read_.urls == ["https://a.example/1"]


@pytest.mark.parametrize(
    "record",
    [
        f"<title>{FIRST}</title><date name='main'>2015-05-12</date>",
        f"<title>{FIRST}</title><date>2015-05-12</date>"
        "<source><name>The Post</name><text>A daily</text></source>",
    ],
    ids=["name of a date", "name of an outlet"],
)
def test_a_field_of_xml_with_a_name_of_its_own_keeps_it(read, record):
    read_ = read("a.xml", f"<?xml version='1.0'?><news><item>{record}</item></news>")

    assert read_.listed == BOTH[:1]
    assert "unknown key The Post" not in read_.report


def test_a_line_that_is_no_field_of_a_reference_is_told(read):
    read_ = read("a.enw", f"%0 News\n%T {FIRST}\n%D 2015\n%8 May 12\n\nexported by a tool\n")

    assert read_.listed == BOTH[:1]
    assert "not read: exported by a tool" in read_.report


# Pages

CAPTURED = '[files."*"]\ncaptured = 2015-05-14\n'
BACK = page(
    f"<ul><li><a href=/1>{FIRST}</a> <i>2 days ago</i>"
    f"<li><a href=/2>{SECOND}</a> <i>4 weeks ago</i></ul>"
)


def test_a_date_counts_back_from_the_day_of_capture(read):
    read_ = read("a.html", BACK, CAPTURED)

    assert read_.listed == [BOTH[0], (None, SECOND)]
    assert [h.date_text for h in read_.headlines] == ["2 days ago", "4 weeks ago"]
    assert "a date counts back from the day of capture" in read_.report
    assert "4 weeks ago: it counts back in no days" in read_.report


LOOSE = pytest.mark.parametrize(
    ("name", "item"),
    [
        ("a.html", "<li>{day} <a href=/{text}>{text}</a></li>"),
        ("a.html", "<li><a href=/{text}>{text}</a>\n {day}</li>"),
        ("a.html", "<li>{day}: <a href=/{text}>{text}</a></li>"),
        ("a.txt", "{day} - {text}\n"),
        ("a.txt", "{text} | {day}\n"),
        ("a.txt", "{text} ({day})\n"),
        ("a.txt", "{day}\t{text}\n"),
    ],
)


def _loose(name: str, item: str, *days: str) -> str:
    items = "".join(
        item.format(day=day, text=text) for day, text in zip(days, (FIRST, SECOND), strict=True)
    )
    return page(f"<ul>{items}</ul>") if name == "a.html" else f"News\n\n{items}"


@LOOSE
@pytest.mark.parametrize(
    ("days", "dates"),
    [
        (("2 days ago", "an hour ago"), ("2015-05-12", "2015-05-14")),
        (("Published 2 days ago", "34 days ago"), ("2015-05-12", "2015-04-10")),
        (("hace 2 días", "vor einem Tag"), ("2015-05-12", "2015-05-13")),
        (("2 days ago", "10 April 2015"), ("2015-05-12", "2015-04-10")),
    ],
)
def test_a_date_that_counts_back_may_be_loose_text_in_a_line(read, name, item, days, dates):
    read_ = read(name, _loose(name, item, *days), CAPTURED)

    assert read_.listed == list(zip(dates, (FIRST, SECOND), strict=True))


@LOOSE
def test_a_loose_date_that_counts_back_is_told_where_no_capture_is_known(read, name, item):
    read_ = read(name, _loose(name, item, "2 days ago", "3 days ago"))

    assert read_.listed == [(None, FIRST), (None, SECOND)]
    assert "3 days ago: it counts back from the day of capture, which is not known" in read_.report


@pytest.mark.parametrize(
    "headline",
    [
        "Man found 3 days ago",
        "3 days ago he was found",
        "10 years ago - the flood of the harbour",
        "3 days ago: what we know since",
        "Today - a programme goes on the air",
        "Police tow a ferry in the harbour | 24h",
    ],
)
def test_a_headlines_own_words_are_no_date_that_counts_back(read, headline):
    items = (
        f"<li>{day} <a href=/{at}>{text}</a></li>"
        for at, (day, text) in enumerate(
            [("12 May 2015", headline), ("3 days ago", headline), ("10 April 2015", SECOND)]
        )
    )

    read_ = read("a.html", page(f"<ul>{''.join(items)}</ul>"), CAPTURED)

    assert read_.listed == [("2015-05-12", headline), ("2015-05-11", headline), BOTH[1]]


def test_prose_that_begins_with_how_long_ago_is_not_parted_from_its_links(read):
    prose = "2 days ago <a href=/3>the harbour police</a> towed a ferry"
    items = f"<li>12 May 2015 <a href=/1>{FIRST}</a><li>10 April 2015 <a href=/2>{SECOND}</a>"

    read_ = read("a.html", page(f"<p>{prose}</p><ul>{items}</ul>"), CAPTURED)

    assert read_.listed == BOTH


def test_no_date_counts_back_from_the_day_of_a_files_change(read):
    read_ = read("a.html", BACK)

    assert read_.listed == [(None, FIRST), (None, SECOND)]
    assert "2 days ago: it counts back from the day of capture, which is not known" in read_.report


def test_a_record_counts_back_from_the_day_of_capture(read):
    read_ = read("a.csv", f"title,date\n{FIRST},vor 2 Tagen\n", CAPTURED)

    assert read_.listed == BOTH[:1]


@pytest.mark.parametrize(
    "item",
    [
        "<i>Today</i><h3><a href=/{0}>{0}</a></h3><p>{1}</p>",
        "<i>Now</i><h3><a href=/{0}>{0}</a></h3><p>{1}</p>",
        "<h3><a href=/{0}>{0}</a></h3><p>Updated 2 days ago</p><p>{1}</p>",
    ],
    ids=["name of a programme", "name of a section", "change"],
)
def test_a_date_in_full_counts_before_one_that_counts_back(read, item):
    items = (item.format(FIRST, "12 May 2015"), item.format(SECOND, "10 April 2015"))

    read_ = read("a.html", page("".join(f"<div>{one}</div>" for one in items)), CAPTURED)

    assert read_.listed == BOTH
    assert "counts back" not in read_.report


def test_the_report_counts_the_headlines_whose_dates_count_back(read):
    items = "".join(
        f"<li><a href=/{h[0]}>{h}</a> <i>{days} days ago</i> <i>3 min</i>"
        for h, days in ((FIRST, 2), (SECOND, 34))
    )

    read_ = read("a.html", page(f"<ul>{items}</ul>"), CAPTURED)

    assert read_.listed == BOTH
    assert "in hours from its noon (2 times)" in read_.report


def test_a_link_that_leads_nowhere_yet_has_the_year_of_a_day_beside_it(read):
    rows = (("05-12", FIRST), ("04-10", SECOND))
    cells = "".join(
        f"<tr><td><a href='./2015{d[:2]}/t2015{d[:2]}{d[3:]}_9.htm'>{h}</a><td>[{d}]"
        for d, h in rows
    )

    assert read("a.html", page(f"<table>{cells}</table>")).listed == BOTH


def test_the_address_of_another_day_says_no_year(read):
    cells = "".join(
        f"<tr><td><a href='./201506/t20150620_9.htm'>{h}</a><td>[{d}]"
        for d, h in (("05-12", FIRST), ("04-10", SECOND))
    )

    assert read("a.html", page(f"<table>{cells}</table>")).listed == [(None, FIRST), (None, SECOND)]


@pytest.mark.parametrize(
    "rows",
    [
        "<table><tr><th>Date<th>Outlet<th>Headline"
        "<tr><td>12 May 2015<td>The Post<td><a href=/1>{}</a>"
        "<tr><td>10 April 2015<td>The Bay<td><a href=/2>{}</a></table>",
        "<ul><li><a href=/1>{}</a>"
        "<span class=item__source>The Post</span> <time>12 May 2015</time>"
        "<li><a href=/2>{}</a>"
        "<span class=item__source>The Bay</span> <time>10 April 2015</time></ul>",
        "<div class=n><h3><a href=/1>{}</a></h3>"
        "<p class=source>Source: The Post</p>12 May 2015</div>"
        "<div class=n><h3><a href=/2>{}</a></h3>"
        "<p class=source>Source: The Bay</p>10 April 2015</div>",
    ],
    ids=["column", "span", "paragraph"],
)
def test_an_outlet_that_a_page_names_as_one_is_that_of_the_headline(read, rows):
    read_ = read("a.html", page(rows.format(FIRST, SECOND)))

    assert read_.listed == BOTH
    assert [h.publications[0].source for h in read_.headlines] == ["The Post", "The Bay"]
    assert "The Post" not in read_.report


@pytest.mark.parametrize(
    ("around", "outlet"),
    [
        ("<p class=source>Source: The Post, {}</p>", "The Post"),
        ("<p class=source>The Post | {}</p>", "The Post"),
        ("<p class=source>{}</p>", ""),
        ("<p class=photo-source>Photo: AP</p><p>{}</p>", ""),
        ("<p class=imageSource>Photo: AP</p><p>{}</p>", ""),
    ],
)
def test_what_an_outlet_is_told_beside_is_no_part_of_its_name(read, around, outlet):
    items = "".join(
        f"<div><h3><a href=http://a.example/{h[0]}>{h}</a></h3>{around.format(d)}</div>"
        for h, d in ((FIRST, "12 May 2015"), (SECOND, "10 April 2015"))
    )

    read_ = read("a.html", page(items))

    assert read_.listed == BOTH
    assert [h.publications[0].source for h in read_.headlines] == [outlet, outlet]


@pytest.mark.parametrize(
    "item",
    [
        "<input type=checkbox id={0}><label for={0}>{1}</label><a href=/{0}>{2}</a>",
        "<label><input type=radio name=open>{1}</label><a href=/{0}>{2}</a>",
        "<fieldset><legend>{1}</legend><a href=/{0}>{2}</a></fieldset>",
    ],
    ids=["label of a switch", "label around a switch", "legend"],
)
def test_labels_that_open_parts_of_a_list_are_read(read, item):
    dates = ("12 May 2015", "10 April 2015")
    items = (item.format(n, d, h) for n, d, h in zip("ab", dates, (FIRST, SECOND), strict=True))

    assert read("a.html", page("".join(f"<div>{one}</div>" for one in items))).listed == BOTH


def test_a_date_that_a_headline_tells_of_says_no_order(read):
    rows = ((f"{FIRST} of 25/12/1914", "5/4/2015"), (SECOND, "5/6/2015"), ("Third", "5/28/2015"))

    read_ = read("a.html", page("".join(f"<li>{d} <a href=/{h[0]}>{h}</a>" for h, d in rows)))

    assert [date for date, _ in read_.listed] == ["2015-05-04", "2015-05-06", "2015-05-28"]


def test_a_bold_headline_above_a_linked_teaser_is_the_headline(read):
    teasers = (
        "It had run aground on a bank by the old lighthouse ...",
        "They had looked for a ring that a guest had lost ...",
    )
    rows = "".join(
        f"<p>{d}<br><b>{h}</b><br><a href=http://a.example/{n}>{t}</a></p>"
        for n, (d, h, t) in enumerate(
            zip(("12 May 2015", "10 April 2015"), (FIRST, SECOND), teasers, strict=True)
        )
    )

    read_ = read("a.html", page(rows))

    assert read_.listed == BOTH
    assert read_.urls == ["http://a.example/0", "http://a.example/1"]


def test_a_bold_label_above_linked_headlines_is_none(read):
    rows = "".join(
        f"<p>{d}<br><b>Harbour</b><br><a href=/{h[0]}>{h}</a></p>"
        for d, h in (("12 May 2015", FIRST), ("10 April 2015", SECOND))
    )

    assert read("a.html", page(rows)).listed == BOTH


def test_labels_that_stand_apart_from_their_dates_say_which_of_them_counts(read):
    rows = "".join(
        f"<article class=entry><span class=summary><a href=/{n}>{h}</a></span>"
        "<div class=documentByLine><span>by <a href=/author/admin>admin</a></span>"
        f" <span>published</span> <span>{d}</span>,"
        " <span>last modified</span> <span>June 1, 2016</span></div></article>"
        for n, (h, d) in enumerate(((FIRST, "May 12, 2015"), (SECOND, "April 10, 2015")))
    )

    assert read("a.html", page(rows)).listed == BOTH


def test_numbers_with_another_sign_than_the_dates_say_nothing_of_their_order(read):
    rows = "".join(
        f"<tr><td>{d}<td>15-{n}<td><a href=/{n}>{h}</a>"
        for d, n, h in (("5/12/15", 12, FIRST), ("4/10/15", 77, SECOND), ("3/30/15", 3, "Third"))
    )

    read_ = read("a.html", page(f"<table><tr><th>Date<th>No.<th>Title{rows}</table>"))

    assert read_.listed == [*BOTH, ("2015-03-30", "Third")]


def test_headings_that_are_decorated_and_outlets_behind_dashes_are_read_in_a_text(read):
    read_ = read(
        "a.txt",
        f"Log\n\n=== 12 May 2015 ===\n* {FIRST} -- Reuters\n* Mayor opens a pier -- AFP\n\n"
        f"*** 10 April 2015 ***\n* {SECOND} -- Reuters\n",
    )

    assert read_.listed == [BOTH[0], ("2015-05-12", "Mayor opens a pier"), BOTH[1]]
    assert [h.publications[0].source for h in read_.headlines] == ["Reuters", "AFP", "Reuters"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"* {FIRST} *updated*", f"* {SECOND} *video*"),
        ("# Why a ferry is written in C#", "+ A student diver gets an A+"),
        ("_Police_ tow the ferry _Anna_", "_Divers_ find the anchor of _Bertha_"),
        (f"{FIRST} - video", f"{SECOND} - video"),
        ('"Shame": Mayor slams ferry owner again', '"Never": Divers refuse an old anchor'),
        ('"Titanic" Ferry Towed From Harbour', '"Bertha" Anchor Found In The Mud'),
    ],
    ids=["bullets", "signs of the text", "two emphases", "kind", "quotation", "names of ships"],
)
def test_a_headline_of_a_text_keeps_its_signs_and_its_end(read, first, second):
    read_ = read("a.txt", f"Log\n\n12 May 2015\n{first}\n\n10 April 2015\n{second}\n")

    assert [text for _, text in read_.listed] == [first.lstrip("* "), second.lstrip("* ")]
    assert read_.urls == []


def test_a_mail_of_alerts_lists_what_its_microdata_names_without_a_date(read):
    items = "".join(
        "<tr itemscope itemtype='http://schema.org/Article'><td>"
        f"<a href='https://www.google.com/url?sa=t&url=https://a.example/{n}&ct=ga' itemprop=url>"
        f"<span itemprop=name>{h}</span></a><div itemprop=description>It happened again.</div>"
        for n, h in ((1, FIRST), (2, SECOND))
    )

    read_ = read(
        "a.eml",
        "From: a@a.example\nSubject: Alert\nDate: Tue, 12 May 2015 08:30:00 +0000\n"
        f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<table>{items}</table>\n",
    )

    assert read_.listed == [(None, FIRST), (None, SECOND)]
    assert read_.urls == ["https://a.example/1", "https://a.example/2"]


def test_the_author_of_an_item_of_microdata_is_not_its_headline(read):
    items = "".join(
        "<div itemscope itemtype='http://schema.org/NewsArticle'><span itemprop=author itemscope>"
        "<a itemprop=url href=http://a.example/ann><b itemprop=name>Ann of Kent</b></a></span>"
        f"<a itemprop=url href=http://a.example/{n}><b itemprop=headline>{h}</b></a></div>"
        for n, h in ((1, FIRST), (2, SECOND))
    )

    read_ = read("a.html", page(items))

    assert read_.listed == [(None, FIRST), (None, SECOND)]
    assert read_.urls == ["http://a.example/1", "http://a.example/2"]


def test_bookmarks_are_on_their_lines_however_their_signs_are_written(read):
    marks = "".join(
        f"<dt><a href='https://a.example/{n}' add_date=1>Ferry &amp; pier no {n}&#39;s day</a>\n"
        for n in range(3)
    )

    read_ = read("a.html", f"<title>Marks</title>\n<dl>\n{marks}</dl>")

    assert [h.text for h in read_.headlines][2] == "Ferry & pier no 2's day"
    assert [h.sources[0].line for h in read_.headlines] == [3, 4, 5]


@pytest.mark.parametrize("attribute", ["add_date", "time_added"])
def test_bookmarks_are_listed_without_the_day_on_which_they_were_set(read, attribute):
    marks = "".join(
        f"<li><a href=https://a.example/{n} {attribute}=1431388800>{h}</a>"
        for n, h in ((1, FIRST), (2, SECOND))
    )

    read_ = read("a.html", f"<title>Marks</title><h1>Unread</h1><ul>{marks}</ul>")

    assert read_.listed == [(None, FIRST), (None, SECOND)]
    assert read_.urls == ["https://a.example/1", "https://a.example/2"]
    assert "the day on which a bookmark was set is no date of its page (2 times)" in read_.report


PROSE = "<p>It knows no borders. It hits each of us sooner or later, and nobody is safe.</p>"
DATED = "<html lang=en><head><title>{0}</title><meta name=DC.date content=2015-05-12>"


def test_a_page_on_a_topic_that_is_dated_in_its_head_is_no_article(read):
    read_ = read("a.html", f"{DATED.format('Cybercrime')}<body><h1>Cybercrime</h1>{PROSE * 2}")

    assert read_.listed == []
    assert "is dated 2015-05-12 for programs, and is no article" in read_.report


def test_an_article_that_is_dated_in_its_head_is_one(read):
    read_ = read("a.html", f"{DATED.format(FIRST)}<body><h1>{FIRST}</h1>{PROSE * 2}")

    assert read_.listed == BOTH[:1]


def test_what_visitors_choose_by_is_no_part_of_the_description(tmp_path):
    (tmp_path / "a.html").write_text(
        "<title>News</title><ul><li><a href=/rss>RSS</a></ul>"
        "<div><label for=y>Year</label> <a href='?y=2014'>2014</a></div>"
        "<h1>News</h1><p>All the news of the harbour.</p><a href='?s=t'>Title</a>"
        f"<ul><li><a href=/1>{FIRST}</a> 12 May 2015<li><a href=/2>{SECOND}</a> 10 April 2015</ul>"
    )
    archive = open_archive(tmp_path)
    (file,) = archive.files()
    assert isinstance(file, ArchiveFile)

    (found,) = (item for item in archive.read(file) if isinstance(item, TopicPage))

    assert found.blocks == ("All the news of the harbour.",)
    assert [(str(h.date), h.text) for h in found.headlines] == BOTH


def test_a_feed_of_alerts_leads_to_what_they_tell_of(read):
    link = "https://www.google.com/url?rct=j&amp;url=https://a.example/1&amp;ct=ga"

    read_ = read(
        "a.xml",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Alert</title><entry><title>{FIRST}</title>"
        f"<link href='{link}'/><published>2015-05-12T09:00:00Z</published></entry></feed>",
    )

    assert read_.listed == BOTH[:1]
    assert read_.urls == ["https://a.example/1"]


def test_a_cell_of_several_links_beside_a_date_has_a_headline_in_each(read):
    rows = (
        f"<tr><td>12 May 2015<td><a href=/1>{FIRST}</a><br><a href=/2>Museum shows its maps</a>"
        f"<tr><td>10 April 2015<td><a href=/3>{SECOND}</a>"
    )

    read_ = read("a.html", page(f"<table>{rows}</table>"))

    assert read_.listed == [BOTH[0], ("2015-05-12", "Museum shows its maps"), BOTH[1]]


def test_a_second_link_in_every_cell_is_no_headline(read):
    rows = (
        f"<tr><td>12 May 2015<td><a href=/1>{FIRST}</a><br><a href=/p>The Daily Morning Post</a>"
        f"<tr><td>10 April 2015<td><a href=/2>{SECOND}</a><br><a href=/b>The Bay Evening Times</a>"
    )

    read_ = read("a.html", page(f"<table>{rows}</table>"))

    assert read_.listed == BOTH
    assert "The Bay Evening Times" in read_.report


def test_a_headline_that_is_quoted_is_parted_from_its_outlet(read):
    read_ = read(
        "a.txt",
        f'Clippings\n\n1. "{FIRST}." The Post, May 12, 2015, p. 3, col. 2.\n'
        f'2. "{SECOND}." The Bay, April 10, 2015, p. 1.\n',
    )

    assert read_.listed == BOTH
    assert [h.publications[0].source for h in read_.headlines] == ["The Post", "The Bay"]


def test_a_date_within_a_line_says_how_the_page_orders_day_and_month(read):
    rows = "".join(
        f"<li><a href=/{n}.pdf>No. {n}/2015</a>, {d} – {h}"
        for n, d, h in (
            (45, "12.05.2015", FIRST),
            (40, "10.04.2015", SECOND),
            (9, "25.03.2015", "C"),
        )
    )

    assert read("a.html", page(f"<ul>{rows}</ul>")).listed[:2] == BOTH


def test_a_fiscal_year_of_japan_begins_in_april(read):
    body = (
        "<h2>平成27年度</h2><ul><li>3月3日 <a href=a>港湾統計の公表について</a>"
        "<li>5月12日 <a href=b>フェリーの曳航について</a></ul>"
        "<h2>2014年度</h2><ul><li>2月1日 <a href=c>錨の発見について</a></ul>"
    )

    read_ = read("a.html", page(body).replace("lang=en", "lang=ja"))

    assert read_.listed == [
        ("2016-03-03", "港湾統計の公表について"),
        ("2015-05-12", "フェリーの曳航について"),
        ("2015-02-01", "錨の発見について"),
    ]


def test_of_a_title_in_several_languages_that_of_the_record_counts(read):
    record = {
        "title": {"de": "Fähre abgeschleppt", "en": FIRST},
        "date": "2015-05-12",
        "lang": "en",
    }

    read_ = read("a.jsonl", json.dumps(record))

    assert read_.listed == BOTH[:1]
    assert "a text is in several languages, of which one counts" in read_.report


def test_a_title_in_several_languages_is_a_headline_in_each_where_the_record_states_none(read):
    record = {
        "fields": {
            "title": {"de": "Fähre abgeschleppt", "en-US": FIRST},
            "date": {"de": "2015-05-12"},
            "url": {"de": "https://a.example/de/1", "en-US": "https://a.example/en/1"},
        }
    }

    read_ = read("a.json", json.dumps({"items": [record]}))

    assert read_.listed == [("2015-05-12", "Fähre abgeschleppt"), *BOTH[:1]]


def test_the_columns_of_a_table_may_be_called_by_the_codes_of_factiva(read):
    read_ = read("a.csv", f"AN,HD,PD,SN,LA\nX1,{FIRST},12 May 2015,The Bay,English\n")

    assert read_.listed == BOTH[:1]


def test_names_joined_to_their_vocabulary_and_columns_of_papers_are_known(read):
    record = {
        "dcTitle": [FIRST],
        "dctermsIssued": ["1915-05-12"],
        "year": ["1915"],
        "Paper": "The Bay",
    }

    read_ = read("a.json", json.dumps({"items": [record]}))

    assert read_.listed == [("1915-05-12", FIRST)]
    assert read_.headlines[0].publications[0].source == "The Bay"


def test_a_day_before_a_weekday_in_brackets_begins_a_headline_under_a_year(read):
    body = (
        "<h2>令和元年</h2><ul><li><a href=1>12月3日（火）定例会見</a>"
        "<li><a href=2>5月12日（日）臨時会見</a></ul>"
        "<h2>平成31年</h2><ul><li><a href=3>4月25日（木）定例会見</a></ul>"
    )

    read_ = read("a.html", page(body).replace("lang=en", "lang=ja"))

    assert read_.listed == [
        ("2019-12-03", "定例会見"),
        ("2019-05-12", "臨時会見"),
        ("2019-04-25", "定例会見"),
    ]


def test_two_dates_of_a_headline_stand_beside_how_long_it_takes_to_read(read):
    rows = "".join(
        f"<section class=teaser><a href=/{h[0]}><h3>{h}</h3></a><p>"
        f"<span>Published on {d} at 9:15 am, updated on June 1, 2016 at 10:00 am</span>"
        " <span>3 min read</span></p></section>"
        for d, h in (("May 12, 2015", FIRST), ("April 10, 2015", SECOND))
    )

    assert read("a.html", page(rows)).listed == BOTH


def test_an_agency_in_small_letters_after_a_place_and_a_day_is_no_headline(read):
    read_ = read(
        "a.txt",
        f"Wire\n\nPORT TOWN, May 12, 2015 (dpa) - {FIRST}\nKIEL, April 10, 2015 (afp) - {SECOND}\n",
    )

    assert read_.listed == BOTH


def test_a_markdown_file_has_a_million_lines_at_most(read_file):
    _, findings = read_file("a.md", "# News\n\n12 May 2015: Ferry sinks\n" + "\n" * 2**20)

    assert findings == [("a.md", "fault", "the file has more than 1,048,576 lines and is left out")]


@pytest.mark.parametrize(
    ("facts", "listed"),
    [
        (f"title: {FIRST}", BOTH[:1]),
        (f"title: {FIRST}\ndate: 2015-04-10", [("2015-04-10", FIRST)]),
        ("layout: post", []),
    ],
    ids=["title", "title and date", "neither"],
)
def test_a_post_without_a_date_is_dated_by_the_name_of_its_file(read, facts, listed):
    assert read("2015-05-12-ferry.md", f"---\n{facts}\n---\nIt ran aground.\n").listed == listed


ORG = """#+TITLE: Press clippings
:PROPERTIES:
:END:
* 2015
*** TODO [[https://a.example/1][Police tow a ferry]] :sea:law:
   <2015-05-12 Tue 09:00>
*** [[https://a.example/2][Divers find an anchor]]
   [2015-04-10 Fri]
"""
RST = """===============
Press clippings
===============

12 May 2015
~~~~~~~~~~~

* `Police tow a ferry <https://a.example/1>`_

10 April 2015
~~~~~~~~~~~~~

* `Divers find an anchor <https://a.example/2>`__
"""


@pytest.mark.parametrize(("name", "text"), [("a.org", ORG), ("clips", ORG), ("a.rst", RST)])
def test_clippings_in_org_and_restructured_text_are_read_as_in_markdown(read, name, text):
    contents = read(name, text)

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/1", "https://a.example/2"]


ORG_DAYS = f"* 2015\n** [2015-05-12 Tue]\n- {FIRST}\n** [2015-04-10 Fri]\n- {SECOND}\n"
SIMPLE_TABLE = f"""\
.. Clippings, as of the board on
.. _site: https://a.example/

==========  =====================
Date        Headline
==========  =====================
2015-05-12  {FIRST}
2015-04-10  {SECOND}
==========  =====================
"""
GRID = f"""\
+------------+-----------------------+
| Date       | Headline              |
+============+=======================+
| 2015-05-12 | {FIRST:<21} |
+------------+-----------------------+
| 2015-04-10 | {SECOND:<21} |
+------------+-----------------------+
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.org", ORG_DAYS), ("a.rst", SIMPLE_TABLE), ("a.rst", GRID)],
    ids=["days of Org", "a simple table", "a grid"],
)
def test_days_of_org_and_tables_of_restructured_text_date_what_they_hold(read, name, text):
    assert read(name, text).listed == BOTH


def test_a_table_of_restructured_text_that_does_not_end_costs_no_text_after_it(read):
    text = "==========  =====\nDate        Headline\n\n12 May 2015\n-----------\n\n" + (
        f"* {FIRST}\n\n10 April 2015\n-------------\n\n* {SECOND}\n"
    )

    assert read("a.rst", text).listed == BOTH


def test_a_page_that_is_named_after_a_site_is_no_org(read):
    assert (
        read("a.example.org", f"12 May 2015\n* {FIRST}\n\n10 April 2015\n* {SECOND}\n").listed
        == BOTH
    )
