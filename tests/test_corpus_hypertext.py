import gc
import weakref
from datetime import date

import pytest

from corpus import Finding, Publication, Source, Topic, TopicPage, open_archive
from corpus.manifest import Stated
from corpus.read_context import ReadContext
from corpus.readers.hypertext.hypertext import page_of

PAGE = """<!DOCTYPE html>
<html lang="es">
<head><title>Delincuencia | Agencia</title><link rel="canonical" href="https://a.example/crime/">
<style>p { color: red }</style></head>
<body><nav><a href="/">12 mayo 2015</a></nav>
<main><h1>Ciberdelincuencia</h1>
<p>La ciberdelincuencia es una amenaza.
Crece.</p>
<ul><li>botnets</li><li>phishing &amp; fraude</li></ul>
<ul>
<li><time datetime="2015-03-26">26 marzo</time> <a href="news/1">La polic&iacute;a
detiene a <b>cinco</b></a></li>
<li><a href="https://b.example/2">Five arrested in airport raid</a> <span>3 marzo 2015</span></li>
<li>2 marzo<!-- x --> 2015<br><a href="javascript:x">Attack of <b>12 May 2014</b></a></li>
</ul>
<table><tr><td>26 febrero 2015</td><td>Cinco detenidos en Roma</td></tr></table>
</main><footer>© 2015</footer><script>var x = "12 May 2015"</script></body></html>
"""


@pytest.fixture
def read(tmp_path):
    """Return a function that gives the pages and the findings of an HTML file."""

    def read_html(content, manifest=""):
        raw = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "a.html").write_bytes(raw)
        (tmp_path / "archive.toml").write_text(f"captured = 2020-01-01\n{manifest}")
        archive = open_archive(tmp_path)
        items = [item for file in archive.files() for item in archive.read(file)]
        pages = [item for item in items if isinstance(item, TopicPage)]
        return pages, [(str(f.source), f.kind, f.reason) for f in items if isinstance(f, Finding)]

    return read_html


def test_a_page_has_its_heading_its_description_and_no_more(read):
    (page,), findings = read(PAGE)

    assert page.topic == Topic("ciberdelincuencia", "Ciberdelincuencia")
    assert not page.title_inferred
    assert page.blocks == (
        "La ciberdelincuencia es una amenaza. Crece.",
        "• botnets",
        "• phishing & fraude",
    )
    assert page.language.code == "es"
    assert page.url == "https://a.example/crime/"
    assert findings == []


def test_each_date_belongs_to_the_headline_beside_or_below_it(read):
    (page,), _ = read(PAGE)

    assert [(h.text, h.date_text, h.date) for h in page.headlines] == [
        ("La policía detiene a cinco", "26 marzo", date(2015, 3, 26)),
        ("Five arrested in airport raid", "3 marzo 2015", date(2015, 3, 3)),
        ("Attack of 12 May 2014", "2 marzo 2015", date(2015, 3, 2)),
        ("Cinco detenidos en Roma", "26 febrero 2015", date(2015, 2, 26)),
    ]


def test_a_headline_knows_its_line_in_the_source(read):
    (page,), _ = read(PAGE)

    assert [h.sources[0] for h in page.headlines] == [
        Source("a.html", 11),
        Source("a.html", 13),
        Source("a.html", 14),
        Source("a.html", 16),
    ]
    assert page.source == Source("a.html", 6)


def test_a_headline_has_the_address_that_it_links_to(read):
    (page,), _ = read(PAGE)

    assert [h.url for h in page.headlines] == [
        "https://a.example/crime/news/1",
        "https://b.example/2",
        None,
        None,
    ]


def test_a_relative_link_without_an_address_of_the_page_is_none_and_is_told(read):
    (page,), findings = read(
        "<ul><li>2 May 2015 <a href='/1'>Five arrests</a></li>"
        "<li>1 May 2015 <a href='#top'>Six arrests</a></li>"
        "<li>1 May 2015 <a href='https://b.example/'>Two arrests</a></li></ul>"
    )

    assert [h.url for h in page.headlines] == [None, None, "https://b.example/"]
    reason = (
        "a relative link of a headline, which leads nowhere without the page's address; state it"
        " as `url` in archive.toml"
    )
    assert findings == [("a.html", "note", reason)]


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/'><b>1 May 2015</b>, a black day</a>",
        "<b>1 May 2015</b>, a black day",
        "<a href='/'><span>1 May 2015</span>, a black day</a>",
    ],
)
def test_a_headline_that_begins_with_a_date_is_not_cut(read, line):
    (page,), _ = read(f"<h1>Crime</h1><p>5 May 2015</p><p>{line}</p>")

    assert [(h.text, h.date) for h in page.headlines] == [
        ("1 May 2015, a black day", date(2015, 5, 5))
    ]


def test_a_page_without_a_heading_is_named_by_its_title_less_the_site(read):
    (page,), _ = read("<title>Organized crime | INTERPOL</title><p>Police work is hard.</p>")

    assert page.topic.label == "Organized crime"


def test_the_encoding_that_a_page_declares_counts(read):
    (page,), findings = read(
        '<meta charset="windows-1256"><h1>الجريمة</h1><p>الشرطة</p>'.encode("cp1256")
    )

    assert page.topic.label == "الجريمة"
    assert [kind for _, kind, _ in findings] == ["note"]


@pytest.mark.parametrize("declared", ["", "utf-8", "rot13", "undefined", "no-such-encoding"])
def test_a_page_that_is_not_utf_8_and_declares_nothing_else_is_windows_1252(read, declared):
    (page,), findings = read(
        f"<meta charset='{declared}'><h1>Crime</h1>\n<p>Niños</p>".encode("cp1252")
    )

    assert page.blocks == ("Niños",)
    assert findings[0] == ("a.html:2", "fault", "not UTF-8; read as Windows-1252")


def test_a_page_nested_too_deep_is_left_out(read):
    pages, findings = read("<div>" * 100_000 + "<p>2 May 2015</p>" + "</div>" * 100_000)

    assert pages == []
    assert findings == [("a.html", "fault", "nested more than 10,000 deep; the file is left out")]


def test_a_page_nested_deep_is_read(read):
    (page,), _ = read("<div>" * 5000 + "<p>2 May 2015</p><p>Five arrests</p>")

    assert [h.text for h in page.headlines] == ["Five arrests"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "the file is empty"), ("<script>x</script>", "the file has no text")],
)
def test_a_page_without_text_is_reported(read, content, reason):
    assert read(content) == ([], [("a.html", "fault", reason)])


def test_a_page_names_its_outlet(read):
    (page,), _ = read(
        '<meta property="og:site_name" content="Harbour &amp; sea"><h1>Ports</h1>'
        "<p>12 May 2015</p><p>Police tow two ferries</p>"
    )

    assert page.headlines[0].publications == (Publication("Harbour & sea"),)


def test_what_runs_within_a_line_does_not_break_it(read):
    (page,), _ = read(
        "<p>2 May 2015</p><p><a href='/1'>The <acronym>RCMP</acronym> <big>tow</big> "
        "<nobr>two <tt>Q</tt></nobr> <ruby>boats<rp>(</rp><rt>ships</rt><rp>)</rp></ruby></a></p>"
    )

    assert [h.text for h in page.headlines] == ["The RCMP tow two Q boats"]


SENTENCE = "<p>The ferry had run aground on the northern bank of the river.</p>"
PUBLISHED = (
    "<meta property=og:title content='Ferries towed'>"
    "<meta property=article:published_time content=2015-05-12T10:00:00Z>"
)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("", f"<p>12 May 2015</p><p>By Ann Reed</p>{SENTENCE * 2}"),
        ("", f"<p>12. Mai 2015</p><p>Von Anna Muster</p>{SENTENCE * 2}"),
        ("", f"<p>12 de mayo de 2015</p><p>Por Ana Ejemplo</p>{SENTENCE * 2}"),
        (PUBLISHED, f"<p>By Ann Reed</p><p>12 May 2015</p>{SENTENCE}"),
    ],
)
def test_the_headline_of_an_article_is_its_title_and_not_who_wrote_it(read, head, text):
    ((page,), _) = read(f"<head>{head}</head><h1>Ferries towed</h1>{text}")

    assert [(h.text, h.date) for h in page.headlines] == [("Ferries towed", date(2015, 5, 12))]


def test_the_day_of_a_page_is_no_day_of_what_its_list_counts_back(read):
    item = "<li><span>{}</span> <a href=https://a.example/{}>{}</a></li>".format
    days = ("Heute, 14:32", "Gestern, 22:10", "10. Mai")
    items = "".join(map(item, days, (1, 2, 3), ("Brand gelöscht", "Razzia am Bahnhof", "Urteil")))
    page = f"<html lang=de><h1>Ticker</h1><p>Stand: 12.05.2015, 18:00 Uhr</p><ul>{items}</ul>"
    ((page,), _) = read(page)

    assert [(h.date_text, h.date) for h in page.headlines] == [
        ("Heute, 14:32", date(2020, 1, 1)),
        ("Gestern, 22:10", date(2019, 12, 31)),
        ("10. Mai", None),
    ]


def test_a_page_that_was_read_holds_no_memory_until_cycles_are_looked_for():
    def kept(html):
        context = ReadContext("a.html", Stated(), date(2020, 1, 1), lambda: None)
        page_of(html, html, context)
        return weakref.ref(context)

    gc.disable()
    try:
        assert [kept(html)() for html in (PAGE, "<p>Yesterday</p>", "")] == [None] * 3
    finally:
        gc.enable()
