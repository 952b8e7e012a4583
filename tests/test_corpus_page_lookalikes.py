"""Pages that look like those which a rule is for, and are of another kind."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
FOURTH = "Harbour fees rise by a third"
DAYS = ("2015-05-12", "2015-05-11", "2015-05-10")
LISTED = list(zip(DAYS, (FIRST, SECOND, THIRD), strict=True))
ITEMS = "".join(f"<li>{day} <a href=/news/{day}>{text}</a></li>" for day, text in LISTED)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body, a title and a language."""

    def read_one(body: str, title: str = "News of the bay", language: str = "en") -> Contents:
        head = f"<html lang={language}><head><title>{title}</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_one


def each(item: str, listed=LISTED) -> str:
    """Return *item* for each headline, its day for $d and its text for $t."""
    return "".join(item.replace("$d", day).replace("$t", text) for day, text in listed)


# The day in a title, and linked days


@pytest.mark.parametrize(
    "item",
    [
        "<tr><td><a href=/n/$d>$d</a></td><td><a href=/n/$d>$t</a></td></tr>",
        "<p><a href=/n/$d>$d</a><br><a href=/n/$d>$t</a></p>",
        "<div><h2><a href=/n/$d>$t</a></h2><p><a href=/n/$d>$d</a></p></div>",
    ],
    ids=["rows", "lines", "posts"],
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_linked_days_of_items_count_before_the_day_of_the_title(read, item, count):
    title = "Releases since 1 January 2015"
    listed = LISTED[:count]
    body = each(item, listed)
    body = f"<table>{body}</table>" if "<tr>" in item else body

    assert read(f"<h1>{title}</h1>{body}", title).listed == listed


def test_the_day_of_the_title_is_told_where_it_dates_what_is_below(read):
    pager = "<p><a href=/a/11>11 May 2015</a> <a href=/a/13>13 May 2015</a></p>"
    items = f"<ul><li><a href=/n/1>{FIRST}</a></li><li><a href=/n/2>{SECOND}</a></li></ul>"
    read_ = read(f"<h1>News of 12 May 2015</h1>{pager}{items}")

    assert read_.listed == [("2015-05-12", FIRST), ("2015-05-12", SECOND)]
    assert "12 May 2015, the day in the title, is taken for that of what" in read_.report


def test_a_day_within_the_sentence_of_a_title_dates_nothing(read):
    title = "The storm of 12 May 2015: what was said"
    items = f"<ul><li><a href=/n/1>{FIRST}</a></li><li><a href=/n/2>{SECOND}</a></li></ul>"

    assert not read(f"<h1>{title}</h1>{items}", title).headlines


def test_the_day_beside_the_number_of_what_has_a_name_is_told(read):
    items = f"<ul><li><a href=/n/1>{FIRST}</a></li><li><a href=/n/2>{SECOND}</a></li></ul>"
    read_ = read(f"<h1>News</h1><p>Bulletin No. 5 of 12 May 2015</p>{items}")

    assert read_.listed == [("2015-05-12", FIRST), ("2015-05-12", SECOND)]
    assert "Bulletin No. 5 of 12 May 2015: its day is taken for that of all" in read_.report


# Headings above a list


@pytest.mark.parametrize(
    "href", ["/news/archive/", "/about/jobs", "/news/sport/index.html", "https://a.example/bay/"]
)
def test_a_linked_heading_of_a_section_is_no_headline(read, href):
    assert read(f"<h2><a href={href}>{FOURTH}</a></h2><ul>{ITEMS}</ul>").listed == LISTED


# What a heading goes on with


@pytest.mark.parametrize(
    ("language", "next_line"),
    [
        ("en", "by Ann Reed"),
        ("en", "read more"),
        ("en", "posted 12 May 2015"),
        ("ru", "опубликовано 12 мая 2015"),
        ("fr", "mardi 12 mai 2015"),
        ("de", "von Anna Reuter"),
    ],
)
def test_a_linked_heading_does_not_go_on_with_its_author_day_or_label(read, language, next_line):
    item = f"<div><h3><a href=/n/$d>$t<br>{next_line}</a></h3><p>$d</p></div>"

    texts = [text for _, text in read(f"<h1>News</h1>{each(item)}", language=language).listed]

    assert texts == [FIRST, SECOND, THIRD]


# Clock times


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["Um 5 Uhr brennt die alte Werft", "Um 7 Uhr sinkt der Kutter"]),
        ("en", ["At 9 am the ferry goes down", "At 10:30 pm all lights go out"]),
        ("zh", ["3点 建议 提交港务局讨论", "5点 措施 降低渡轮票价"]),
    ],
)
def test_headlines_that_begin_with_a_time_as_sentences_do_keep_it(read, language, texts):
    listed = list(zip(DAYS, texts, strict=False))

    read_ = read(f"<h1>N</h1><ul>{each('<li>$d <a href=/n/$d>$t</a>', listed)}</ul>", "N", language)

    assert read_.listed == listed


# Rules


@pytest.mark.parametrize("rule", ["<hr>", ""])
def test_rules_between_the_headlines_of_the_last_day_end_nothing(read, rule):
    groups = each("<h3>$d</h3><p><a href=/n/$d>$t</a></p>")
    more = f"{rule}<p><a href=/n/8>{FOURTH}</a></p>{rule}<p><a href=/n/9>Pilots vote to strike</a>"

    texts = [text for _, text in read(f"<h1>News</h1>{groups}{more}").listed]

    assert texts == [FIRST, SECOND, THIRD, FOURTH, "Pilots vote to strike"]


# Items with a name alone


def test_brief_headlines_in_smaller_items_are_headlines(read):
    small = [("2015-04-30", "Fees rise"), ("2015-04-29", "Pilots strike")]
    item = "<div class=$c><h3><a href=/n/$d>$t</a></h3><p>$d</p></div>"
    body = each(item.replace("$c", "big")) + each(item.replace("$c", "small"), small)

    assert read(f"<h1>News</h1><div>{body}</div>").listed == [*LISTED, *small]


# Parts of a date below a year


def test_one_day_in_brackets_among_other_headlines_is_of_what_it_tells(read):
    texts = ["Regatta moves to summer (7 June)", SECOND, THIRD, FOURTH]
    dated = "<li>12 May 2015 <a href=/n/8>Pilots vote to strike</a>"
    items = "".join(f"<li><a href=/n/{at}>{text}</a>" for at, text in enumerate(texts))

    read_ = read(f"<h1>News</h1><h2>2015</h2><ul>{dated}{items}</ul>")

    assert ("2015-06-07", "Regatta moves to summer") not in read_.listed


def test_months_in_roman_figures_head_their_days(read):
    body = "".join(
        f"<h2>{month}</h2><ul><li>12: <a href=/n/{month}>{text}</a></ul>"
        for month, text in (("XI", FIRST), ("IX", SECOND), ("III", THIRD))
    )

    assert read(f"<h1>2015</h1>{body}", language="pl").listed == [
        ("2015-11-12", FIRST),
        ("2015-09-12", SECOND),
        ("2015-03-12", THIRD),
    ]


# Blank cells


@pytest.mark.parametrize("cell", ["-", "—", "n.d.", "?"])
def test_a_cell_that_says_that_there_is_no_day_is_not_blank(read, cell):
    days = ("12 May 2015", cell, "10 May 2015")
    rows = zip(days, (FIRST, SECOND, THIRD), strict=True)
    table = "".join(
        f"<tr><td>{day}</td><td><a href=/n/{text[0]}>{text}</a></td></tr>" for day, text in rows
    )

    assert read(f"<h1>News</h1><table>{table}</table>").listed[1] == (None, SECOND)


# Days beside others


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", ["2015-05-12 - Tuesday", "2015-05-11 - Monday", "2015-05-10 - Sunday"]),
        ("de", ["12.05.2015 - Dienstag", "11.05.2015 - Montag", "10.05.2015 - Sonntag"]),
    ],
)
def test_a_weekday_behind_its_date_begins_no_headline(read, language, printed):
    listed = list(zip(printed, (FIRST, SECOND, THIRD), strict=True))

    assert read(f"<h1>N</h1>{each('<p>$d: $t</p>', listed)}", "N", language).listed == LISTED


COMMENTS = "".join(
    f"<p><a href=/c/{hours}>{text}</a></p><p>{hours} hours ago</p>"
    for hours, text in ((3, "Ann says that the tow was late"), (5, "Ben says it was the pilot"))
)


def test_what_counts_back_below_a_list_dates_what_people_say_of_it(read):
    posts = each("<h3><a href=/n/$d>$t</a></h3><p>$d</p>")

    assert read(f"<h1>News</h1>{posts}<div><h2>Comments</h2>{COMMENTS}</div>").listed == LISTED


def test_what_counts_back_above_older_days_dates_the_newest(read):
    posts = each("<p><a href=/n/$d>$t</a></p><p>$d</p>")
    texts = [text for _, text in read(f"<h1>News</h1>{COMMENTS}{posts}").listed]

    assert texts[:2] == ["Ann says that the tow was late", "Ben says it was the pilot"]


# What all headlines of a list begin or end with

ITEM = "<p>$t <i>$d</i></p>"


@pytest.mark.parametrize("marks", ["$.", "$)", "($)"])
@pytest.mark.parametrize("first", [1, 11])
def test_numbers_that_count_on_are_none_of_the_headlines(read, marks, first):
    listed = [
        (day, f"{marks.replace('$', str(first + at))} {text}")
        for at, (day, text) in enumerate(LISTED)
    ]

    assert read(f"<h1>News</h1>{each(ITEM, listed)}").listed == LISTED


def test_numbers_that_begin_again_below_each_day_are_none_of_the_headlines(read):
    body = f"<h3>12 May 2015</h3><p>1. {FIRST}</p><p>2. {SECOND}</p>"
    body += f"<h3>11 May 2015</h3><p>1. {THIRD}</p><p>2. {FOURTH}</p>"

    texts = [text for _, text in read(f"<h1>News</h1>{body}").listed]

    assert texts == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize(
    "texts",
    [
        ["1. FC Harbour wins the cup", "Divers find an anchor", "2. Bundesliga: a draw at the bay"],
        ["3. Ferry stops for repairs", "2. Ferry stops for repairs", "3. Tug is sold to a museum"],
        ["1. FC Harbour wins the cup", "2. Bundesliga: a draw at the bay"],
    ],
)
def test_numbers_that_do_not_count_on_or_are_few_begin_headlines(read, texts):
    listed = list(zip(DAYS, texts, strict=False))

    assert read(f"<h1>News</h1>{each(ITEM, listed)}").listed == listed


@pytest.mark.parametrize(
    "item",
    [
        "<p><a href=/n/$d>$t</a>, $o <i>$d</i></p>",
        "<li>$d <a href=/n/$d>$t</a>, $o</li>",
        "<p>$t, $o</p>",
    ],
)
def test_outlets_behind_the_last_commas_of_all_headlines_are_told(read, item):
    outlets = ("The Bay", "The Post", "The Bay")
    body = "".join(
        item.replace("$o", outlet).replace("$d", day).replace("$t", text)
        for outlet, (day, text) in zip(outlets, LISTED, strict=True)
    )
    above = "" if "$d" in item else "<h3>12 May 2015</h3>"
    read_ = read(f"<h1>Press review</h1>{above}{body}")

    assert [of.text for of in read_.headlines] == [FIRST, SECOND, THIRD]
    assert [of.publications[0].source for of in read_.headlines] == list(outlets)
    assert "taken for its outlet" in read_.report


@pytest.mark.parametrize(
    "ends",
    [
        (", two hurt", ", Mayor glad", ", Customs says"),
        (", The Bay", "", ", The Bay"),
        (", two hurt", ", two hurt", ", two hurt"),
    ],
    ids=["all others", "not all", "no names"],
)
def test_what_else_stands_behind_commas_is_of_the_headlines(read, ends):
    listed = [(day, f"{text}{end}") for (day, text), end in zip(LISTED, ends, strict=True)]

    assert read(f"<h1>News</h1>{each(ITEM, listed)}").listed == listed


# Brief headlines that are like labels, trails, numbers and networks


@pytest.mark.parametrize(
    ("item", "texts"),
    [
        ("<dt>$t</dt><dd>$d</dd>", ("Fire at pier", "Ferry adrift", "Pilots strike")),
        ("<p><b>$t</b></p><p>$d</p>", ("Friday", "An end of the quay", "Wednesday")),
        ("<li><a href=/n/$d>$t</a> $d</li>", ("News » Ferries", "Home › Strike", "Videos → Flood")),
        ("<li><a href=list.html#$d>$t</a> <i>$d</i></li>", ("1984", "2001", "Adrift at sea")),
        ("<li><a href=/#/n/$d>$t</a> <i>$d</i></li>", (FIRST, "1917", THIRD)),
        ("<div><h3>$t</h3><p>$d</p></div>", ("Mastodon", SECOND, "X")),
    ],
    ids=["terms", "weekdays", "arrows", "places_in_a_page", "routes_of_a_program", "networks"],
)
def test_headlines_may_be_brief(read, item, texts):
    listed = list(zip(DAYS, texts, strict=True))
    body = each(item, listed)

    assert read(f"<dl>{body}</dl>" if "<dt>" in item else body).listed == listed


def test_networks_below_the_headlines_are_none(read):
    links = "<div><h3>X</h3></div><div><h3>Mastodon</h3></div>"

    assert read(f"{each('<div><h3>$t</h3><p>$d</p></div>')}{links}").listed == LISTED


def test_brief_links_whose_addresses_are_of_days_are_headlines_where_all_are(read):
    texts = ("Ferries adrift", "Pilots strike", "Harbour on fire")
    links = zip(("2015/05/12/", "2015/05/11/", "2015/05/10/"), texts, strict=True)
    body = "".join(f"<li><a href=/{day}>{text}</a></li>" for day, text in links)

    assert read(f"<ul>{body}</ul>").listed == list(zip(DAYS, texts, strict=True))


def test_the_label_of_publication_counts_before_an_event_in_polish(read):
    items = each("<li><a href=/n/$d>$t</a><p>Wydarzenie: 1.06.2015</p><p>Opublikowano: $d</p></li>")

    assert read(f"<ul>{items}</ul>", language="pl").listed == LISTED


def test_headlines_may_begin_as_bylines_do(read):
    texts = ("Por España", "Los guardacostas abren una estación", "Por Amor")
    listed = list(zip(DAYS, texts, strict=True))

    assert read(each("<p>$t</p><p>$d</p>", listed), language="es").listed == listed


def test_headings_that_are_the_weekday_of_the_day_below_are_no_headlines(read):
    body = "".join(
        f"<h3>{weekday}</h3><p>{day}</p><ul><li><a href=/n/{day}>{text}</a></li></ul>"
        for weekday, (day, text) in zip(("Dienstag", "Montag", "Sonntag"), LISTED, strict=True)
    )

    assert read(body, language="de").listed == LISTED


def test_the_day_of_a_title_that_a_heading_repeats_counts_above_links_to_days(read):
    title = "Архив за 6 марта 2008 года"
    pager = "<p><a href=/2008/03/05/>5 марта</a> <a href=/2008/03/07/>7 марта</a></p>"
    items = "".join(f"<p><a href=/n/{n}>{text}</a></p>" for n, (_, text) in enumerate(LISTED))

    assert read(f"<h1>{title}</h1>{pager}{items}", title, "ru").listed == [
        ("2008-03-06", text) for _, text in LISTED
    ]


@pytest.mark.parametrize("day", ["12.05.2015 21:10, Jana Malá", "12.05.2015, Jana Malá"])
def test_a_name_may_stand_behind_the_day_of_an_article(read, day):
    text = "The ferry went adrift at night and was towed back to the pier by the police. " * 3

    page = read(f"<h1>{THIRD}</h1><p>{day}</p><p>{text}</p><p>{text}</p>", THIRD, "cs")

    assert page.listed == [("2015-05-12", THIRD)]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("港湾における密輸の検挙状況について（PDF：120KB）", "港湾における密輸の検挙状況について"),
        ("Jahresbericht der Küstenwache (pdf, 1,2 MB)", "Jahresbericht der Küstenwache"),
        ("Harbour elections in the bay (2015)", "Harbour elections in the bay (2015)"),
        ("Port of the north buys 5 G (5G)", "Port of the north buys 5 G (5G)"),
    ],
)
def test_what_a_link_says_of_its_document_is_no_part_of_its_text(read, printed, kept):
    listed = [(DAYS[0], printed), *LISTED[1:]]

    page = read(each("<li><a href=/n/$d>$t</a> <i>$d</i></li>", listed))

    assert page.listed == [(DAYS[0], kept), *LISTED[1:]]
