"""Listing pages after the structures of different sites, and what a reader of each sees listed."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from contents import Contents

from corpus import Finding, TopicPage, open_archive

LISTINGS = Path(__file__).parent / "listings"
EXPECTED = json.loads((LISTINGS / "expected.json").read_text(encoding="utf-8"))
HEADLINES = ("Harbour police tow two ferries", "Coast guard opens a station", "Customs find stamps")
DATES = ("12 May 2015", "10 April 2015", "3 March 2015")
SHORT = ("12 May", "10 April", "3 March")
DAYS = ("2015-05-12", "2015-04-10", "2015-03-03")
ALL = list(zip(DAYS, HEADLINES, strict=True))

Listed = list[tuple[str | None, str]]
Read = Callable[[str, str], tuple[Listed, list[Finding]]]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_listing_page_gives_each_headline_with_its_own_date(name):
    archive = open_archive(LISTINGS / f"{name}.html")

    (page,) = (
        item
        for file in archive.files()
        for item in archive.read(file)
        if isinstance(item, TopicPage)
    )

    assert [[str(h.date) if h.date else None, h.text] for h in page.headlines] == EXPECTED[name]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that gives the headlines with their days, and the findings, of a page."""

    def read_page(content: str, end: str = "html") -> tuple[Listed, list[Finding]]:
        if end == "html" and "<html" not in content:
            head = "<base href=https://a.example/><title>News</title>"
            content = f"{head}<h1>News</h1><p>All our news.</p>{content}"
        (tmp_path / f"page.{end}").write_text(content, encoding="utf-8")
        archive = open_archive(tmp_path)
        items = [item for file in archive.files() for item in archive.read(file)]
        return (
            [
                (str(h.date) if h.date else None, h.text)
                for page in items
                if isinstance(page, TopicPage)
                for h in page.headlines
            ],
            [item for item in items if isinstance(item, Finding)],
        )

    return read_page


def items(form: str) -> str:
    """Return three items of the *form*: {h} is the headline, {a} a link of it."""
    links = [f"<a href='/{number}'>{headline}</a>" for number, headline in enumerate(HEADLINES)]
    rows = zip(HEADLINES, links, DATES, DAYS, range(3), strict=True)
    return "".join(form.format(h=h, a=a, d=d, i=i, n=n) for h, a, d, i, n in rows)


def test_a_date_of_a_text_heads_all_bullets_below_it(read):
    first, second, third = HEADLINES
    text = f"News\n\n12 May 2015\n• {first}\n• {second}\n\n3 March 2015\n• {third}\n"

    listed, findings = read(text, "txt")

    assert listed == [(DAYS[0], first), (DAYS[0], second), (DAYS[2], third)]
    assert findings == []


def test_a_date_may_be_parted_from_a_label_by_an_element_of_the_label_alone(read):
    listed, _ = read("<dl>" + items("<dt>{d}<span>Report</span></dt><dd>{a}</dd>") + "</dl>")

    assert listed == ALL


FORMS = {
    "in a table, after the title": "<tr><td>{a}</td><td>{d}</td></tr>",
    "in a row below the title": "<tr><td>{a}</td></tr><tr><td>{d}</td></tr>",
    "in a row above the title": "<tr><td>{d}</td></tr><tr><td>{a}</td></tr>",
    "in dt": "<dt>{d}</dt><dd>{a}</dd>",
    "in dd": "<dt>{a}</dt><dd>{d}</dd>",
    "in the title of abbr": "<li>{a} <abbr title='{i}'>long ago</abbr></li>",
    "in data-date": "<li data-date='{i}'>{a}</li>",
    "in microdata": "<div itemscope><meta itemprop='datePublished' content='{i}'>"
    "<b itemprop='headline'>{h}</b><p>A teaser.</p></div>",
    "in RDFa": "<div><h3 property='schema:headline'>{h}</h3>"
    "<span property='schema:datePublished' content='{i}'>lately</span></div>",
    "in a time that prints another": "<div><time datetime='{i}'>1 May</time><h3>{h}</h3></div>",
    "below a kicker and a byline": "<div><p>Sea</p><h3>{h}</h3><p>By Jo</p><p>{d}</p></div>",
    "below a kicker in the heading": "<div><h3><i class='kicker'>Sea</i> {h}</h3><p>{d}</p></div>",
    "below a caption": "<div><figcaption>A ferry</figcaption><h3>{h}</h3><p>{d}</p></div>",
    "in the link": "<li><a href='/{n}'>{d} - {h}</a></li>",
    "in the link, in an element that nothing parts": "<a href='/{n}'>"
    "<span>{d}</span><strong>{h}</strong></a>",
    "in the link, in an element": "<li><a href='/{n}'><span>{d}</span><span>{h}</span></a></li>",
    "in brackets": "<li>{a} ({d})</li>",
    "amid a byline": "<div><h2>{a}</h2>"
    "<p>By <a href='/a'>Jo</a> on {d} in <a href='/c'>News</a></p></div>",
    "beside a category": "<div><p><a href='/c/{n}'>{n}th</a> | {d}</p><h3>{a}</h3></div>",
    "after a place": "<div><h3>{h}</h3><p>London, {d}</p></div>",
    "before a later change": "<div><h3>{h}</h3><p>{d}</p><p>Updated: 1 May 2016</p></div>",
    "after a later change": "<div><p>Updated: 1 May 2016</p><p>{d}</p><h3>{h}</h3></div>",
    "in one link with a teaser": "<a href='/{n}'><div>{d}</div><div>{h}</div><p>A teaser.</p></a>",
    "between br": "{d}<br>{a}<br><br>",
    "below, between br": "{h}<br>{d}<br><br>",
    "on one line, between br": "{d} - {h}<br>",
    "in a form": "<form><p>{d}</p><h3>{a}</h3></form>",
    "below a button": "<div><h3><button>{h}</button></h3><div>{d}</div></div>",
    "in a footer": "<div class='card'><h3>{h}</h3><footer>{d}</footer></div>",
    "flat, below links": "<p>{a}</p><p>{d}</p>",
    "flat, above a teaser": "<p>{d}</p><p>{a}</p><p>A teaser.</p>",
    "after words that no language has for a label": "<li>{a}<br>Tabled in print {d}</li>",
    "in a link around blocks, below a teaser": "<a href='/{n}'><h3>{h}</h3><p>A teaser. More.</p>"
    "<p>News | {d}</p></a>",
    "after a comma": "<li>{a}, <i>The Bay</i>, {d}</li>",
    "after a comma and a place": "<li>{a}, Portsmouth, {d}</li>",
    "within commas": "<div><p>Local, {d}, p. 7</p><p class='title'>{h}</p></div>",
    "within a docket": "<li>{a}<br>Judgment dated {d} - 5 ZR 12/{n}</li>",
    "in a card of spans": "<a href='/{n}'><span>{h}</span><span><time>{d}</time><span>4 min</span>"
    "</span></a>",
    "before a label that leads to all": "<p>{d} | {h} <a href='/{n}'>Read more</a></p>",
    "after words with a number": "<dt>Notice no. 1{n} given {d}</dt><dd>{a}</dd>",
    "in the title of div": "<div class=m><div title='{i} 09:15:00'>09:15</div>"
    "<div class=name>Port</div><div class=text>{h}</div></div>",
    "before a word that leads elsewhere each time": "<p>{d} - {h} <a href='/{n}'>detalii</a></p>",
    "twice in a list of facts": "<article><h3>{a}</h3><dl><dt>Source</dt><dd><a href='/o{n}'>"
    "Sea {n}</a></dd><dt>Posted</dt><dd>{d}</dd><dt>Written</dt><dd>{d}</dd></dl></article>",
    "in a table of facts": "<li><h2>{h}</h2><table><tr><th>URL<td><a href='/{n}'>https://a.example/{n}"
    "</a><tr><th>Date<td>{i}<tr><th>Accessed<td>6/1/2016, 10:00 AM</table></li>",
    "after a sign": "<tr><td>{a}</td><td><time>@{d}</time></td></tr>",
    "below a label in a card that is one link": "<a href='/{n}'><div>{h}</div><div>Asked {d}</div>"
    "<div>Answered 1 June 2016</div></a>",
    "below a kicker in the link of a heading": "<h3><a href='/{n}'>"
    "<span class=dachzeile>Sea</span> {h}</a></h3><p>{d}</p>",
    "before another, each with its label": "<div><a href='/{n}'>{h}</a><p><i>Put up:</i> <i>{d}</i>"
    " <i>Ends on:</i> <i>1 June 2016</i></p></div>",
    "before who told it": "<li><h4>{h}</h4><p>{d} via <a href='/{n}'>The Bay {n}</a></p></li>",
    "in a list of one below a long heading": "<div><h2>News of the port and sea {n}</h2>"
    "<ul><li>{a} <i>{d}</i></ul></div>",
    "between what a board says of it": "<dl><dt>{a}</dt><dd><i>Admin</i> <em>{d}</em>"
    " <i>Views 12</i></dd></dl>",
    "in a badge": "<div><p><b>{d}</b></p><h3>{h}</h3></div>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_date_belongs_to_the_headline_of_its_item_wherever_it_stands(read, form):
    inner = items(form)
    content = f"<table>{inner}</table>" if form.startswith("<tr") else f"<section>{inner}</section>"

    listed, _ = read(content)

    assert listed == ALL


def test_the_column_of_changes_dates_no_headline(read):
    rows = items("<tr><td>{a}</td><td>4/2/2016 9:11 AM</td><td>{d}</td></tr>")
    head = "<tr><th>Title</th><th>Modified</th><th>Released</th></tr>"

    listed, _ = read(f"<table>{head}{rows}</table>")

    assert listed == ALL


@pytest.mark.parametrize(
    "head",
    [
        "<tr><th>Title<th colspan=2>Modified<th>Released",
        "<tr><th rowspan=2>Title<th colspan=2>Changes<th rowspan=2>Released<tr><th>By<th>Modified",
    ],
    ids=["over two columns", "below another header"],
)
def test_the_header_of_a_column_may_span_others(read, head):
    rows = items("<tr><td>{a}</td><td>Ann</td><td>4/2/2016 9:11 AM</td><td>{d}</td></tr>")

    listed, _ = read(f"<table>{head}{rows}</table>")

    assert listed == ALL


def test_a_date_with_a_label_may_stand_amid_a_line(read):
    listed, _ = read(items("<li>{h} (Session 2013-14) — laid {d} — <a href='/{n}'>PDF</a></li>"))

    assert listed == [(day, f"{headline} (Session 2013-14)") for day, headline in ALL]


def test_a_large_first_letter_is_a_part_of_its_word(read):
    form = "<li>{} <a href='/{}'><span class=cap>{}</span>{}</a></li>"
    rows = [form.format(d, h, h[0], h[1:]) for d, h in zip(DATES, HEADLINES, strict=True)]

    assert read("".join(rows))[0] == ALL


def test_a_sentence_beside_its_date_is_a_headline(read):
    listed, _ = read(items("<p>{d}: {h} in fog. <a href='/{n}'>Read more</a></p>"))

    assert listed == [(day, f"{headline} in fog.") for day, headline in ALL]


def test_of_a_docket_as_a_link_all_is_the_headline(read):
    listed, _ = read(
        "<li><a href=/1>Judgment of 3 March 2014 - 5 ZR 12/13</a></li>"
        "<li><a href=/2>Decision of 7 May 2014 - 5 ZB 4/14</a></li>"
    )

    assert listed == [
        ("2014-03-03", "Judgment of 3 March 2014 - 5 ZR 12/13"),
        ("2014-05-07", "Decision of 7 May 2014 - 5 ZB 4/14"),
    ]


def test_an_article_above_a_list_is_a_headline_too(read):
    first, second, third = HEADLINES
    listed, _ = read(
        f"<html><article><h1>{first}</h1><p>By Jo | Published 12 May 2015, 09:15</p>"
        "<p>Two ferries drifted for nine hours on Tuesday. Nobody was hurt.</p>"
        "<p>They will be inspected next week, the harbour master said.</p></article>"
        f"<ul><li><a href=/2>{second}</a> 10 April 2015</li>"
        f"<li><a href=/3>{third}</a> 3 March 2015</li></ul>"
    )

    assert listed == ALL


def test_links_to_months_and_a_calendar_are_no_headlines(read):
    posts = items("<div class=post><h2>{a}</h2><small>{d}</small></div>")
    listed, _ = read(
        f"<div>{posts}</div><div><h2>Archives</h2><ul><li><a href=/2015/05>May 2015</a> (2)</li>"
        "<li><a href=/2015/04>April 2015</a></li></ul><h2>Days</h2>"
        "<table id=wp-calendar><caption>May 2015</caption><tr><td>12</td><td>13</td></tr></table>"
    )

    assert listed == ALL


def test_days_without_a_year_are_of_the_year_in_the_title(read):
    first, second, third = HEADLINES
    listed, _ = read(
        f"<html><h1>News archive: May 2015</h1><h3>May 12</h3><ul><li><a href=/1>{first}</a></li>"
        f"<li><a href=/2>{second}</a></li></ul><h3>May 3</h3><ul><li><a href=/3>{third}</a></ul>"
    )

    assert listed == [("2015-05-12", first), ("2015-05-12", second), ("2015-05-03", third)]


def test_what_is_left_out_is_named_the_likeliest_first(read):
    rows = items("<li>{d} {a}<p>A teaser.</p></li>")
    others = "".join(f"<p>Line {word}.</p>" for word in ("one", "two", "three"))

    _, findings = read(f"<ul>{rows}</ul><div>{others}<h4>Storm closes the pier</h4></div>")

    (left,) = [f.reason for f in findings if f.reason.startswith("left out")]
    assert "Storm closes the pier" in left
    assert "and 2 more" in left


def test_a_date_that_words_lead_to_is_a_part_of_a_text(read):
    listed, _ = read(f"News\n\nAll.\n\n{A} of 12 May 2015\n{B} on 8 May 2015\n", "txt")

    assert listed == []


@pytest.mark.parametrize(
    "form",
    ["<h2>{}</h2><ul>{}</ul>", "<table><caption>{}</caption>{}</table>", "<p>{}</p><ul>{}</ul>"],
)
def test_days_are_of_the_year_in_the_heading_above_that_others_repeat(read, form):
    days = [
        f"<i>{day}</i> <a href='/{day}'>{text}</a>"
        for day, text in zip(SHORT, HEADLINES, strict=True)
    ]
    rows = [f"<tr><td>{of}</tr>" if "<table>" in form else f"<li>{of}</li>" for of in days]

    listed, _ = read(
        form.format("Reports of 2015", "".join(rows[:2])) + form.format("Reports of 2014", rows[2])
    )

    assert listed == list(zip((*DAYS[:2], "2014-03-03"), HEADLINES, strict=True))


def test_days_below_the_year_of_an_era_are_of_it(read):
    listed, _ = read(
        "<html lang=ja><h1>報道</h1><h2>平成26年</h2><h3>3月13日(木曜日)</h3>"
        "<ul><li><a href=a>港湾の津波対策</a></ul><h3>2月28日(金曜日)</h3>"
        "<ul><li><a href=b>漁船の安全講習</a></ul>"
    )

    assert listed == [("2014-03-13", "港湾の津波対策"), ("2014-02-28", "漁船の安全講習")]


MAIL = """From: Clips <clips@a.example>
To: all@a.example
Subject: Press clips
Date: Fri, 15 May 2015 08:00:00 +0000

1. Harbour police tow two ferries
   The Bay, 12 May 2015

2. Coast guard opens a station
   The Port, 10 April 2015
"""


def test_the_header_of_a_mail_and_the_numbers_of_a_list_are_no_headlines(read):
    listed, findings = read(MAIL, "txt")

    assert listed == ALL[:2]
    assert "left out as boilerplate: the header of a mail" in [f.reason for f in findings]


@pytest.mark.parametrize(
    "header",
    [
        f"From: Ann\nTo: all\nSubject: {HEADLINES[0]}\nDate: {DATES[0]}",
        f"差出人：Ann\n宛先：all\n件名：{HEADLINES[0]}\n日時：2015年5月12日",
    ],
    ids=["en", "ja"],
)
def test_a_mail_kept_as_text_that_lists_nothing_is_its_subject(read, header):
    listed, _ = read(f"{header}\n\nThe police of the harbour were busy all night.\n", "txt")

    assert listed == ALL[:1]


def test_a_list_of_mails_is_not_taken_for_a_header(tmp_path):
    blocks = [
        f"Date: {day}\nSubject: {headline}\nFrom: The Bay\n"
        for day, headline in zip(DATES[:2], HEADLINES[:2], strict=True)
    ]
    tmp_path.joinpath("mails.txt").write_text("\n".join(blocks))

    assert Contents(tmp_path).listed == ALL[:2]


def test_the_text_of_a_saved_mail_is_read(read):
    header, _, text = MAIL.partition("\n\n")

    listed, _ = read(f"{header}\nContent-Type: text/plain; charset=utf-8\n\n{text}", "eml")

    assert listed == ALL[:2]


@pytest.mark.parametrize(
    "subject",
    [
        "Earthquake kills 30 – many missing",
        "=?utf-8?q?Earthquake_kills_30_=E2=80=93?=\n =?utf-8?q?_many_missing?=",
    ],
    ids=["in UTF-8", "in encoded words"],
)
def test_the_subject_of_a_mail_that_lists_nothing_is_its_headline(read, subject):
    # It was the 26th in UTC.
    header = f"Subject: {subject}\nDate: Sat, 25 Apr 2015 22:00:00 -0500\nMIME-Version: 1.0\n"

    listed, findings = read(f"{header}\nNothing more.\n", "eml")

    assert listed == [("2015-04-25", "Earthquake kills 30 – many missing")]
    assert findings == []


def test_a_mail_that_lists_headlines_says_where_its_subject_went(read):
    body = (
        f"<title>News</title><ul><li><a href=https://a.example/1>{HEADLINES[0]}</a> {DATES[0]}</ul>"
    )
    header = "Subject: Weekly post\nDate: Fri, 15 May 2015 08:00:00 +0000\nContent-Type: text/html"

    listed, findings = read(f"{header}\n\n{body}", "eml")

    assert listed == ALL[:1]
    assert [f.reason for f in findings] == [
        "left out beside the headlines: the subject of the mail, Weekly post"
    ]


PART = "--p\nContent-Type: {kind}\nContent-Disposition: {how}\n\n{text}\n"
CLIPS = PART.format(
    kind="text/plain",
    how="inline",
    text=f"{HEADLINES[0]}\nThe Bay, {DATES[0]}\n\n{HEADLINES[1]}\nThe Port, {DATES[1]}\n",
)


@pytest.mark.parametrize(
    ("kind", "how", "text", "name"),
    [
        ("text/html", "attachment; filename=x.html", "<p>Terms of 2014", "x.html"),
        ("text/plain", "attachment; filename=x.txt", "Terms of 2014", "x.txt"),
        (
            "message/rfc822",
            "inline",
            "Subject: a\nContent-Type: text/html\n\n<p>b",
            "message/rfc822",
        ),
    ],
)
def test_what_is_attached_to_a_mail_is_none_of_its_text_and_is_told(read, kind, how, text, name):
    attached = PART.format(kind=kind, how=how, text=text)
    header = "Date: Fri, 15 May 2015 08:00:00 +0000\nContent-Type: multipart/mixed; boundary=p"

    listed, findings = read(f"{header}\n\n{attached}{CLIPS}--p--\n", "eml")

    assert listed == ALL[:2]
    assert f"left out, as attached: {name}" in [f.reason for f in findings]


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "application/pdf"])
def test_a_mail_without_text_has_its_subject_for_headline(read, kind):
    header = f"Subject: {HEADLINES[0]}\nDate: {DATES[0]} 08:00 +0000\nContent-Type: {kind}"

    listed, findings = read(f"{header}\n\n", "eml")

    assert listed == ALL[:1]
    assert [f for f in findings if f.kind == "fault"] == []


def test_a_reference_keeps_its_author_and_loses_its_date(read):
    lines = [
        f"Reed, A. (2015, May 12). {HEADLINES[0]}. The Bay.",
        f"World Post (2015, April 10). {HEADLINES[1]}. The Port.",
        f"(2015, March 3). {HEADLINES[2]}.",
    ]
    listed, _ = read("\n".join(lines), "txt")

    assert listed == [
        (DAYS[0], f"{HEADLINES[0]}. The Bay."),
        (DAYS[1], f"World Post. {HEADLINES[1]}. The Port."),
        (DAYS[2], f"{HEADLINES[2]}."),
    ]


def test_a_list_of_judgments_may_be_in_several_languages(read):
    lines = [
        "Urteil vom 3. Mai 2014 – Bank muss Kunden entschädigen",
        "Beschluss vom 4. Mai 2014 – Klage gegen Siemens abgewiesen",
        "Arrêt du 5 mai 2014 – La Cour condamne la France",
        "Judgment of 6 May 2014 - Court of Appeal frees banker",
    ]
    listed, findings = read("\n".join(lines), "txt")

    assert listed == [
        ("2014-05-03", "Bank muss Kunden entschädigen"),
        ("2014-05-04", "Klage gegen Siemens abgewiesen"),
        ("2014-05-05", "La Cour condamne la France"),
        ("2014-05-06", "Court of Appeal frees banker"),
    ]
    assert findings == []


def test_clock_times_below_a_day_are_no_part_of_the_headlines(read):
    first, second, third = HEADLINES
    listed, _ = read(
        f"News\n\n12 May 2015\n09:15 {first}\n11.40 Uhr {second}\n\n3 May 2015\n16:05 - {third}\n",
        "txt",
    )

    assert listed == [("2015-05-12", first), ("2015-05-12", second), ("2015-05-03", third)]


def test_a_number_with_a_dot_is_no_clock_time(read):
    lines = ["10.50 euro is the new minimum wage", "2.30 billion people have no water"]
    listed, _ = read(f"News\n\n12 May 2015\n{lines[0]}\n\n3 May 2015\n{lines[1]}\n", "txt")

    assert listed == [("2015-05-12", lines[0]), ("2015-05-03", lines[1])]


def test_a_label_with_its_date_alone_dates_no_other_line_of_a_text(read):
    lines = [
        "The peace of 12 March 2014, and after",
        "Report of 3 May 2014, and before",
        "Treaty of 5 May 2014",
    ]

    listed, findings = read("\n".join(lines), "txt")

    assert listed == [("2014-03-12", lines[0]), ("2014-05-03", lines[1])]
    assert lines[2] in findings[0].reason


def test_a_name_above_dated_lines_of_a_text_is_no_headline(read):
    first, second, third = HEADLINES
    listed, _ = read(
        f"Review\n\nTHE BAY\n2015-05-12 {first}\n2015-04-10 {second}\n\nTHE PORT\n"
        f"2015-03-03 {third}\n",
        "txt",
    )

    assert listed == ALL


def test_references_in_a_text_have_their_date_after_a_comma(read):
    listed, _ = read(
        "Articles\n\nReed, Ferries adrift, 12 March 2014\nCole, Seabed, 3 May 2014\n", "txt"
    )

    assert listed == [("2014-03-12", "Reed, Ferries adrift"), ("2014-05-03", "Cole, Seabed")]


MARKDOWN = """---
title: Harbour watch
lang: en
---
A list of links.

## March 2014

- **2014-03-13** [Harbour police tow two ferries](https://a.example/1) — The Bay
- **2014-03-02** [Coast guard opens a station](https://a.example/2) — The Port
"""


def test_a_list_in_markdown_is_a_page(read):
    listed, _ = read(MARKDOWN, "md")

    assert listed == [("2014-03-13", HEADLINES[0]), ("2014-03-02", HEADLINES[1])]


@pytest.mark.parametrize(
    ("end", "content"),
    [
        (
            "md",
            f"# Digest\n\n- {DATES[0]} - {HEADLINES[0]}\n- {DATES[1]} - {HEADLINES[1]}\n"
            f"- **{DATES[2]}** [{HEADLINES[2]}](https://a.example/3)\n",
        ),
        (
            "html",
            f"<ul><li>{DATES[0]} - {HEADLINES[0]}<li>{DATES[1]} - {HEADLINES[1]}"
            f"<li><b>{DATES[2]}</b> <a href=/3>{HEADLINES[2]}</a></ul>",
        ),
    ],
    ids=["Markdown", "HTML"],
)
def test_items_of_one_list_may_print_their_days_in_two_ways(read, end, content):
    listed, _ = read(content, end)

    assert listed == ALL


@pytest.mark.parametrize(
    "facts",
    ["---\ntitle: No\ndate: 2014-03-13\n---\n", '+++\ntitle = "No"\ndate = 2014-03-13\n+++\n'],
    ids=["YAML", "TOML"],
)
def test_an_article_in_markdown_is_a_headline(read_file, facts):
    headlines, findings = read_file("a.md", f"{facts}\nThe council voted on 2 May 2013.\n")

    assert [(h.text, str(h.date)) for h in headlines] == [("No", "2014-03-13")]
    assert findings == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ('---\ntitle: "Ferry \\U00110000"\n---\n', "cannot be read: "),
        ('---\ntitle: "Ferry \\UFFFFFFFF"\n---\n', "cannot be read: "),
        (f"+++\nnumber = {'1' * 5000}\n+++\n", "cannot be read: "),
        (f"+++\nnumber = 0x{'1' * 5000}\n+++\n", "cannot be read: "),
        ("---\ntitle: &a Ferry\nslug: *a\n---\n", "*a is an alias, and aliases are not followed"),
        ("---\ntitle: [Ferry, Storm]\n---\n", "title: no text but several values"),
    ],
    ids=["no character", "too large a character", "digits", "hex digits", "an alias", "a list"],
)
def test_facts_that_cannot_be_read_are_a_fault_and_the_text_is_read(read, facts, reason):
    listed, findings = read(
        f"{facts}\n- **2014-03-13** [{HEADLINES[0]}](https://a.example/1)\n", "md"
    )

    assert listed == [("2014-03-13", HEADLINES[0])]
    assert [reason in f.reason for f in findings if f.kind == "fault"] == [True]


def test_a_list_of_one_linked_item_below_facts_is_a_page(read):
    facts = "---\ntitle: Harbour watch\ndate: 2014-04-01\n---\n"

    listed, _ = read(f"{facts}\n- 2014-03-10 [{HEADLINES[0]}](https://a.example/1)\n", "md")

    assert listed == [("2014-03-10", HEADLINES[0])]


def test_markdown_without_a_dated_headline_is_passed_over(read_file):
    _, findings = read_file("README.md", "# Our archive\n\nKept since 2014.\n")

    assert findings[-1][1:] == ("note", "passed over: Markdown without a dated headline")
    assert {kind for _, kind, _ in findings} == {"note"}


TEXTS = {
    "on one line": "{d} – {h}\n",
    "in columns": "{d}     The Bay   {h}\n",
    "after dots": "{h} ........ {d}\n",
    "after the headline": "{h} ({d})\n",
    "behind a bullet": "* {d} - {h}\n",
    "before a tab": "{i}\t{h}\n",
    "above": "{d}\n\n{h}\n\n",
    "above, with a label": "Published: {d}\n\n{h}\n\n",
    "above in a block": "{d}\n{h}\nA teaser that ends with a full stop.\n\n",
    "below": "{h}\n\n{d}\n\n",
    "below in a block": "{h}\n{d}\n\n",
}


@pytest.mark.parametrize("form", TEXTS.values(), ids=TEXTS)
def test_a_text_page_gives_each_headline_with_its_own_date(read, form):
    listed, _ = read(f"News\n\nAll our news is on this page.\n\n{items(form)}", "txt")

    assert listed == ALL


def test_a_heading_of_a_month_and_one_of_a_year_complete_the_days_below_them(read):
    listed, findings = read(
        "<h2>2015</h2><h3>May</h3><ul><li>12 <a href='/1'>Ferries towed</a></li></ul>"
        "<h3>April</h3><ul><li>10 <a href='/2'>Station opened</a></li></ul>"
        "<h2>2014</h2><h3>May</h3><ul><li>1 <a href='/3'>Stamps found</a></li></ul>"
    )

    assert listed == [
        ("2015-05-12", "Ferries towed"),
        ("2015-04-10", "Station opened"),
        ("2014-05-01", "Stamps found"),
    ]
    assert findings == []


def test_one_date_heads_all_the_headlines_up_to_the_next(read):
    listed, _ = read(
        "<h3>12 May 2015</h3><p><a href='/1'>Ferries towed</a></p>"
        "<p><a href='/2'>Court meets</a></p>"
        "<h3>3 March 2015</h3><p><a href='/3'>Stamps found</a></p>"
    )

    assert listed == [
        ("2015-05-12", "Ferries towed"),
        ("2015-05-12", "Court meets"),
        ("2015-03-03", "Stamps found"),
    ]


def test_dates_that_are_taken_to_stand_below_are_told_with_the_first_line(read):
    _, findings = read("News\n\n" + items("{h}\n\n{d}\n\n"), "txt")

    assert [(f.source.line, f.kind) for f in findings] == [(3, "note")]
    assert "begins with a headline and ends with a date" in findings[0].reason


def test_what_the_page_states_against_its_print_counts_and_is_reported(read):
    _, findings = read("<div><time datetime='2015-05-12'>13 May 2015</time><h3>Ferries</h3></div>")

    assert [(f.kind, f.reason) for f in findings] == [
        ("fault", "13 May 2015: the page states 2015-05-12 for programs, which counts")
    ]


def test_a_clock_of_another_zone_is_no_contradiction(read):
    listed, findings = read(
        "<div><time datetime='2015-05-11T22:30:00Z'>12 May 2015</time><h3>Ferries towed</h3></div>"
    )

    assert listed == [("2015-05-12", "Ferries towed")]
    assert findings == []


def test_items_above_the_first_date_that_can_be_read_are_kept_undated_and_reported(read):
    listed, findings = read(
        "<ul><li><i>Today</i> <a href='/0'>Mayor opens pier</a></li>"
        "<li><i>12 May 2015</i> <a href='/1'>Ferries towed</a></li>"
        "<li><a href='/2'>Court meets</a></li></ul>"
    )

    assert listed == [
        (None, "Mayor opens pier"),
        ("2015-05-12", "Ferries towed"),
        (None, "Court meets"),
    ]
    assert [f.kind for f in findings] == ["fault", "fault"]


def test_dates_without_any_headline_are_a_fault_that_names_the_first(read):
    listed, findings = read("News\n\n12 May 2015\n\n13 May 2015\n", "txt")

    assert listed == []
    assert [(f.source.line, f.kind) for f in findings] == [(3, "fault")]
    assert "12 May 2015" in findings[0].reason


def test_what_surrounds_the_headlines_is_none_and_is_told(read):
    listed, findings = read(
        "<ul class='breadcrumb'><li><a href='/'>Home</a></li></ul><p>Last updated: 1 June 2015</p>"
        + items("<p>{d}</p><p>{a}</p>")
        + "<ul class='pager'><li><a href='?2'>2</a></li><li><a href='?2'>Next</a></li></ul>"
        "<h4>Most read</h4><ol><li><a href='/7'>A whale is seen</a></li></ol><p>Page 1 of 12</p>"
    )

    assert listed == ALL
    assert [f.kind for f in findings] == ["boilerplate"]


def test_headlines_that_a_page_states_and_prints_differently_take_the_stated_date(read):
    listed, findings = read(
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries towed",'
        '"datePublished": "2015-05-12"}</script><ul><li><a href="/1">Ferries towed</a></li>'
        "<li>11 May 2015 <a href='/2'>Court meets</a></li></ul>"
    )

    assert listed == [("2015-05-12", "Ferries towed"), ("2015-05-11", "Court meets")]
    assert findings == []


def test_stated_headlines_count_where_none_is_printed_and_breadcrumbs_do_not(read):
    listed, _ = read(
        '<script type="application/ld+json">[{"@type": "BreadcrumbList", "itemListElement":'
        '[{"@type": "ListItem", "name": "Home"}]}, {"@type": "ItemList", "itemListElement":'
        '[{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Ferries &amp; co",'
        '"datePublished": "2015-05-12T10:00:00+02:00"}}]}]</script>'
    )

    assert listed == [("2015-05-12", "Ferries & co")]


def test_json_ld_that_is_none_is_reported_and_costs_nothing_else(read):
    listed, findings = read(
        "<script type='application/ld+json'>{oops</script><p>12 May 2015</p><p>Ferries towed</p>"
    )

    assert listed == [("2015-05-12", "Ferries towed")]
    assert "JSON-LD" in findings[0].reason


def test_an_article_is_a_headline_of_its_own_date_and_its_text_is_described(tmp_path):
    (tmp_path / "a.html").write_text(
        "<h1>Ferry runs aground</h1><p class='date'>12 May 2015</p>"
        "<p>A ferry with two hundred passengers ran aground on Tuesday.</p><p>Nobody was hurt.</p>"
    )
    archive = open_archive(tmp_path)

    (page,) = (item for file in archive.files() for item in archive.read(file))

    assert isinstance(page, TopicPage)
    assert [(h.date, h.text) for h in page.headlines] == [(date(2015, 5, 12), "Ferry runs aground")]
    assert len(page.blocks) == 2


def test_the_link_of_read_more_leads_to_the_headline(tmp_path):
    (tmp_path / "a.html").write_text(
        "<base href='https://a.example/'>"
        + items("<div><h3>{h}</h3><p>{d}</p><p>A teaser.</p><a href='n/{n}'>Read more</a></div>")
    )
    archive = open_archive(tmp_path)

    (page,) = (i for f in archive.files() for i in archive.read(f) if isinstance(i, TopicPage))

    assert [h.url for h in page.headlines] == [f"https://a.example/n/{n}" for n in range(3)]


def test_the_day_and_the_name_of_the_site_are_no_item_and_the_description_is_kept(tmp_path):
    (tmp_path / "a.html").write_text(
        "<div><a href='/'>The Daily</a> <i>Monday, 1 June 2015</i></div><p>All our news.</p>"
        + items("<div class='i'><p>Sea</p><h3>{a}</h3><p>{d}</p></div>")
    )
    archive = open_archive(tmp_path)

    found = [item for file in archive.files() for item in archive.read(file)]
    (page,) = (item for item in found if isinstance(item, TopicPage))

    assert [h.text for h in page.headlines] == list(HEADLINES)
    assert page.blocks == ("All our news.",)
    assert [f.reason for f in found if isinstance(f, Finding) and f.kind == "fault"] == [
        "Monday, 1 June 2015: a date without a headline"
    ]


def test_a_headline_may_be_a_number(read):
    listed, _ = read(
        "<div><h3><a href='/1'>1984</a></h3><p>12 May 2015</p></div>"
        "<div><h3><a href='/2'>Court meets</a></h3><p>11 May 2015</p></div>"
    )

    assert listed == [("2015-05-12", "1984"), ("2015-05-11", "Court meets")]


def test_bullets_below_a_date_are_all_of_that_date(read):
    listed, _ = read("News\n\n12 May 2015\n\n* Ferries towed\n* Court meets\n", "txt")

    assert listed == [("2015-05-12", "Ferries towed"), ("2015-05-12", "Court meets")]


def test_a_date_that_spans_rows_is_of_each_of_them(read):
    listed, _ = read(
        "<table><tr><td rowspan=2>12 May 2015</td><td><a href='/1'>Ferries towed</a></td></tr>"
        "<tr><td><a href='/2'>Court meets</a></td></tr>"
        "<tr><td>3 March 2015</td><td><a href='/3'>Stamps found</a></td></tr></table>"
    )

    assert listed == [
        ("2015-05-12", "Ferries towed"),
        ("2015-05-12", "Court meets"),
        ("2015-03-03", "Stamps found"),
    ]


def test_headings_of_the_first_level_in_every_item_are_headlines(read):
    listed, _ = read("<html><title>Blog</title>" + items("<div><h1>{a}</h1><p>{d}</p></div>"))

    assert listed == ALL


def test_headlines_that_are_sentences_are_no_article(read):
    sentences = [f"The harbour police towed {n} ferries out of the old basin." for n in (2, 3)]

    listed, _ = read(
        f"<p>12 May 2015</p><p>{sentences[0]}</p><p>3 March 2015</p><p>{sentences[1]}</p>"
    )

    assert listed == [("2015-05-12", sentences[0]), ("2015-03-03", sentences[1])]


A, B, C = "Fire crews save a windmill", "Council buys three trams", "Bees block a motorway exit"
FIRST, SECOND = "2016-03-09", "2016-01-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"9 March 2016\n\n{A}\n{B}\n\n5 January 2016\n\n{C}\n", [A, B]),
        (f"9 March 2016\n{A}\n{B}\n\n5 January 2016\n{C}\n", [A, B]),
        (f"9 March 2016\n\n{A}\n\n{B}\n\n5 January 2016\n\n{C}\n", [A, B]),
        (f"9 March 2016\n{A}\nReuters, London\n\n5 January 2016\n{C}\nAFP, Paris\n", [A]),
        (f"9 March 2016\n{A}\nBy Ann Bell and Joe Hook\n\n5 January 2016\n{C}\n", [A]),
        (
            f"9 March 2016\n{A}\nIt stood in flames for hours, said the owner, aged 90 years.\n\n"
            f"5 January 2016\n{C}\n",
            [A],
        ),
        (
            f"9 March 2016\n\n{A} that stood in flames for hours on\nthe hill\n\n"
            f"5 January 2016\n\n{C}\n",
            [f"{A} that stood in flames for hours on the hill"],
        ),
    ],
    ids=["below", "beside", "apart", "outlet", "byline", "teaser", "wrapped"],
)
def test_a_date_in_text_heads_all_lines_that_are_headlines(read: Read, text, expected):
    listed, _ = read(f"News\n\nAll our news.\n\n{text}", "txt")

    assert listed == [*((FIRST, headline) for headline in expected), (SECOND, C)]


@pytest.mark.parametrize(
    ("form", "outlet"),
    [
        ("{text} | {outlet} | {date}", "The Daily Bell"),
        ("{date} | {outlet} | {text}", "The Daily Bell"),
        ("{text} – {outlet} – {date}", "The Daily Bell"),
        ("{text}; {outlet}; {date}", "The Daily Bell"),
    ],
)
def test_an_outlet_beside_each_headline_of_a_text_is_its_source(tmp_path: Path, form, outlet):
    lines = [
        form.format(text=text, outlet=outlet, date=date)
        for text, date in [(A, "9 March 2016"), (B, "5 January 2016")]
    ]
    (tmp_path / "page.txt").write_text("News\n\nAll our news.\n\n" + "\n".join(lines))
    archive = open_archive(tmp_path)

    (page,) = (item for file in archive.files() for item in archive.read(file))

    assert [(str(h.date), h.text, h.publications[0].source) for h in page.headlines] == [
        (FIRST, A, outlet),
        (SECOND, B, outlet),
    ]


def test_a_place_before_each_headline_is_a_part_of_it(read: Read):
    listed, _ = read(f"News\n\n9 March 2016 – Nice – {A}\n5 January 2016 – Nice – {B}\n", "txt")

    assert listed == [(FIRST, f"Nice – {A}"), (SECOND, f"Nice – {B}")]


@pytest.mark.parametrize(
    "cells",
    [("12", "May", "2015"), ("12", "05", "2015"), ("2015", "5", "12"), ("12", "mayo", "2015")],
)
def test_a_date_in_three_cells_of_a_row_is_one(read: Read, cells):
    rows = (cells, [{"12": "20"}.get(cell, cell) for cell in cells])
    table = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}<td><a href='/{n}'>{text}</a></td></tr>"
        for n, (row, text) in enumerate(zip(rows, HEADLINES, strict=False))
    )

    listed, _ = read(f"<table>{table}</table>", "html")

    assert listed == [("2015-05-12", HEADLINES[0]), ("2015-05-20", HEADLINES[1])]


def test_years_of_two_digits_are_read_in_the_order_that_the_page_shows(read: Read):
    rows = zip(("09/03/16", "22/02/16", "05/12/15"), HEADLINES, strict=True)
    listed, _ = read("".join(f"<li>{d} <a href='/{h}'>{h}</a></li>" for d, h in rows), "html")

    assert [day for day, _ in listed] == ["2016-03-09", "2016-02-22", "2015-12-05"]


def test_years_of_two_digits_are_reported_where_nothing_shows_the_order(read: Read):
    rows = zip(("09/03/16", "08/03/16"), HEADLINES, strict=False)
    listed, findings = read("".join(f"<li>{d} <a href='/{h}'>{h}</a></li>" for d, h in rows))

    assert listed == [(None, HEADLINES[0]), (None, HEADLINES[1])]
    assert [finding.kind for finding in findings] == ["fault", "fault"]
    assert findings[0].reason.startswith("09/03/16: no date that can be read")


def test_a_number_that_is_the_link_beside_a_date_is_a_headline(read: Read):
    pager = "<div><a href='?p=1'>1</a> <a href='?p=2'>2</a></div>"
    titles = zip(DATES, ("1984", HEADLINES[0], "300"), strict=True)
    rows = "".join(f"<li><a href='/{h}'>{h}</a> <i>{d}</i></li>" for d, h in titles)

    listed, _ = read(f"<ul>{rows}</ul>{pager}")

    assert listed == list(zip(DAYS, ("1984", HEADLINES[0], "300"), strict=True))


def test_a_weekday_and_a_number_are_a_day_of_the_month_above(read: Read):
    days = ("Tue 12", "Fri 8")
    rows = zip(days, HEADLINES, strict=False)
    items = "".join(f"<li><b>{d}</b> <a href='/{h}'>{h}</a></li>" for d, h in rows)

    listed, _ = read(f"<h2>May 2015</h2><ul>{items}</ul>")

    assert listed == [("2015-05-12", HEADLINES[0]), ("2015-05-08", HEADLINES[1])]


@pytest.mark.parametrize(
    "text",
    [
        "2015\n\nMay\n12 - {0}\n8 - {1}\n13 - {2}\n",
        "12/05/2015\t{0}\tThe Daily Bell\n08/05/2015\t{1}\tThe Sea\n13/05/2015\t{2}\tThe Sea\n",
        "12/05/2015 {0}\n08/05/2015 {1}\n13/05/2015 {2}\n",
        "1. 12/05/2015 - {0}\n2. 08/05/2015 - {1}\n3. 13/05/2015 - {2}\n",
        "{0} 12/05/2015\n{1} 08/05/2015\n{2} 13/05/2015\n",
        "{0}　2015年5月12日\n{1}　2015年5月8日\n{2}　2015年5月13日\n",
        "{0} Tue 12 May 2015\n{1} Fri 8 May 2015\n{2} Wed 13 May 2015 14:30\n",
        "12. Mai 2015 - {0}\n8. Mai 2015 - {1}\n13. Mai 2015 - {2}\n",
    ],
    ids=[
        *("days of one digit", "copied from a table", "brief lines", "numbered"),
        *("at the end", "at the end in Japanese", "at the end with weekdays", "German days"),
    ],
)
def test_each_line_of_a_text_has_its_own_date(read: Read, text):
    titles = ("Police tow a ferry", "Divers find an anchor", "It rains for two days")
    days = ("2015-05-12", "2015-05-08", "2015-05-13")

    listed, _ = read(text.format(*titles), "txt")

    assert listed == list(zip(days, titles, strict=True))


def test_a_date_that_spans_rows_of_a_table_is_read_in_the_language_of_the_page(read: Read):
    rows = f"<tr><td rowspan='2'>12.05.2015<td>{HEADLINES[0]}</tr><tr><td>{HEADLINES[1]}</tr>"
    rows += f"<tr><td>11.05.2015<td>{HEADLINES[2]}</tr>"

    listed, _ = read(f"<html lang='ru'><title>Хроника</title><table>{rows}</table>")

    assert [day for day, _ in listed] == ["2015-05-12", "2015-05-12", "2015-05-11"]


ROWS = [f"<tr><td>{day}<td>{headline}</tr>" for day, headline in ALL[1:]]
TABLE = f"<table>{''.join(ROWS)}</table>"
MARKED_TABLE = (
    f"| Date | Headline |\n|-|-|\n| {DAYS[1]} | {HEADLINES[1]} |\n| {DAYS[2]} | {HEADLINES[2]} |\n"
)
ITEMS = ("Judge frees a sailor", "Mayor resigns")


@pytest.mark.parametrize(
    ("content", "end"),
    [
        (f"<ul><li>2015-06-02: {ITEMS[0]}<li>2015-06-01: {ITEMS[1]}</ul>{TABLE}", "html"),
        (f"<ul><li>{ITEMS[0]} (2 June 2015)<li>{ITEMS[1]} (1 June 2015)</ul>{TABLE}", "html"),
        (f"<ol><li>2 June 2015 | {ITEMS[0]}<li><p>1 June 2015 | {ITEMS[1]}</ol>{TABLE}", "html"),
        (f"# N\n\n- 2015-06-02: {ITEMS[0]}\n- 2015-06-01: {ITEMS[1]}\n\n{MARKED_TABLE}", "md"),
        (
            f"# N\n\n- 2015-06-02 — [{ITEMS[0]}](/a)\n- 2015-06-01: {ITEMS[1]}\n\n{MARKED_TABLE}",
            "md",
        ),
    ],
    ids=["before", "in brackets", "paragraph", "Markdown", "a link"],
)
def test_a_list_with_days_beside_its_headlines_stands_next_to_a_table(read: Read, content, end):
    listed, _ = read(content, end)

    days = ("2015-06-02", "2015-06-01", *DAYS[1:])
    assert listed == list(zip(days, (*ITEMS, *HEADLINES[1:]), strict=True))


def test_a_list_below_a_table_has_its_own_days(read: Read):
    listed, _ = read(f"{TABLE}<ul><li>2015-02-02: {ITEMS[0]}<li>2015-02-01: {ITEMS[1]}</ul>")

    assert listed == [*ALL[1:], ("2015-02-02", ITEMS[0]), ("2015-02-01", ITEMS[1])]


@pytest.mark.parametrize(
    "items",
    [
        "<li>15 November 2000: the states of the world signed their convention on crime at sea."
        "<li>23 November 2001: a second convention gave their police a common law of evidence.",
        "<li>Piracy<li>Smuggling<li>15 November 2000: Palermo Convention",
    ],
    ids=["prose", "one of several"],
)
def test_a_list_that_says_what_a_topic_is_holds_no_headlines(read: Read, items):
    listed, _ = read(f"<ul>{items}</ul>{TABLE}")

    assert listed == ALL[1:]


@pytest.mark.parametrize("head", ["<thead><tr>{}</tr></thead>", "<tr>{}</tr>"])
def test_headers_of_a_table_of_headlines_are_left_out_and_told(tmp_path: Path, head):
    rows = head.format("<th>Day<th>Report<th>Province") + "".join(ROWS)
    facts = "<table><tr><th>Founded<td>in the port</tr></table>"
    content = f"<h1>News</h1><p>All our news.</p>{facts}<table>{rows}</table>"
    (tmp_path / "page.html").write_text(content, encoding="utf-8")
    archive = open_archive(tmp_path)

    items = [item for file in archive.files() for item in archive.read(file)]

    (page,) = (item for item in items if isinstance(item, TopicPage))
    told = [item.reason for item in items if isinstance(item, Finding)]
    assert page.blocks == ("All our news.", "Founded", "in the port")
    assert "left out beside the headlines: Day; Report; Province" in told


OTHERS = ("Divers lift a rusty anchor", "Crews paint the old pier", "Judges hear a tax case")
MORE = ("Sailors march for better pay", "Storm closes the northern port", "Council buys a crane")


def test_more_lines_like_headlines_than_are_read_are_a_fault(read):
    rows = zip(HEADLINES, OTHERS, MORE, DATES, strict=True)
    form = "<li>{3} <h3>{0}</h3><h4>{1}</h4><h4>{2}</h4></li>"

    listed, findings = read(f"<ul>{''.join(form.format(*row) for row in rows)}</ul>", "html")

    assert listed == ALL
    (lost,) = (finding for finding in findings if finding.kind == "fault")
    assert lost.reason == (
        "left out 6 lines that look like headlines, more than the 3 that were read:"
        " Divers lift a rusty anchor; Sailors march for better pay; Crews paint the old pier;"
        " Storm closes the northern port; Judges hear a tax case; and 1 more"
    )


@pytest.mark.parametrize(
    "beside",
    [
        # as many teasers as headlines, and labels of a word or two
        "<p>{1}</p><p><a href=/s>Port news</a></p>",
        # what describes
        "<p>{1} is what we wrote about. It is a long story.</p><p>{2} as ever. Read it here.</p>",
        # the headline again
        "<p><a href=/{0}>{0}</a></p><p><a href=/{0}>{0}</a></p>",
    ],
)
def test_fewer_lines_like_headlines_than_are_read_are_none(read, beside):
    rows = zip(HEADLINES, OTHERS, MORE, DATES, strict=True)
    form = "<li>{3} <h3>{0}</h3>" + beside + "</li>"

    listed, findings = read(f"<ul>{''.join(form.format(*row) for row in rows)}</ul>", "html")

    assert listed == ALL
    assert [finding.reason for finding in findings if finding.kind == "fault"] == []


def test_what_is_most_read_is_no_fault_of_the_list(read):
    most = "".join(f"<li><a href=/m>{text}</a></li>" for text in (*OTHERS, *MORE))

    listed, findings = read(
        f"<ul>{items('<li>{a} {d}</li>')}</ul><h2>Most read</h2><ul>{most}</ul>", "html"
    )

    assert listed == ALL
    assert [finding.reason for finding in findings if finding.kind == "fault"] == []


@pytest.mark.parametrize("is_visual", [True, False])
def test_hebrew_in_visual_order_is_told(read, is_visual):
    """Its letters are reversed, so those of the ends of words stand at their beginnings."""
    texts = ("עסקים חדשים בחיפה", "שוטרים עצרו חשוד בנמל", "ספינות נגררו מן החוף")
    rows = "".join(
        f"<li>{day} <a href=/a>{text[::-1] if is_visual else text}</a></li>"
        for day, text in zip(DATES, texts, strict=True)
    )

    _, findings = read(f"<ul>{rows}</ul>", "html")

    told = [finding.reason for finding in findings if "visual" in finding.reason]
    assert [reason.partition(":")[0] for reason in told] == [texts[0][::-1]] * is_visual
