"""Lists of news in what most pages have for furniture: asides, headers, footers, menus."""

import pytest
from contents import Contents

FIRST, SECOND, OTHER = "Police tow a ferry at night", "Divers find an anchor", "A whale is seen"
LISTED = [("2015-05-12", FIRST), ("2015-05-10", SECOND)]
LIST = (
    f"<ul><li><a href=https://a.example/1>{FIRST}</a> <i>12 May 2015</i>\n"
    f"<li><a href=https://a.example/2>{SECOND}</a> <i>10 May 2015</i></ul>"
)
BESIDE = (
    f"<ul>\n<li><a href=https://a.example/7>{OTHER} off the pier</a> <i>1 June 2015</i>"
    "<li><a href=https://a.example/8>Two bridges close for a week</a> <i>30 May 2015</i></ul>"
)
PARTS = ("aside", "header", "footer", "nav", "noscript")


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page with a body."""

    def read_one(body: str) -> Contents:
        (tmp_path / "page.html").write_text(
            f"<html lang=en><head><title>News</title></head><body>{body}</body></html>"
        )
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize("tag", PARTS)
@pytest.mark.parametrize(
    "body",
    [
        "<h1>News</h1><{0}>{1}</{0}>",
        "<h1>News</h1><{0}><div><nav>{1}</nav></div></{0}>",
        "<{0}>{1}</{0}><main><h1>News</h1><p>All our news.</p></main>",
        "<div><section><main><h1>News</h1></main></section><{0}>{1}</{0}></div>",
    ],
    ids=["within the page", "nested", "above the main part", "below the main part"],
)
def test_a_list_beside_the_text_of_a_page_counts_where_there_is_no_other(read, tag, body):
    read_ = read(body.format(tag, LIST))

    assert read_.listed == LISTED
    assert "the page lists news beside its text alone" in read_.report


@pytest.mark.parametrize("tag", PARTS)
@pytest.mark.parametrize(
    "body",
    [
        f"<h1>News</h1>{LIST}<{{0}}>{BESIDE}</{{0}}>",
        f"<main><h1>News</h1>{LIST}</main><div><{{0}}>{BESIDE}</{{0}}></div>",
    ],
    ids=["within the page", "beside the main part"],
)
def test_a_list_beside_another_is_left_out_and_told_by_its_first_line(read, tag, body):
    read_ = read(body.format(tag))

    assert read_.listed == LISTED
    (told,) = (of for of in read_.findings if "beside the page's text" in of.reason)
    assert told.reason.endswith(f"that begins: {OTHER} off the pier")
    assert (told.source.line, told.kind) == (3, "boilerplate")


def test_a_list_in_any_element_beside_the_main_part_counts_or_is_told(read):
    only = read(f"<main><h1>News</h1></main><div>{LIST}</div>")
    both = read(f"<main><h1>News</h1>{LIST}</main><div>{BESIDE}</div>")

    assert only.listed == both.listed == LISTED
    assert f"that begins: {OTHER}" in both.report


@pytest.mark.parametrize(
    "footer",
    [
        "<p>Last updated: 12 May 2015</p><p>The port authority, Harbour Road 12, Port Town</p>",
        "<ul><li><a href=/a>About the port authority</a><li><a href=/b>How to reach us</a></ul>",
        "<nav><a href=/2015>2015</a> <a href=/2014>2014</a> <a href=/2013>2013</a></nav>",
    ],
    ids=["one day", "links", "years"],
)
def test_what_lists_no_days_is_furniture(read, footer):
    read_ = read(f"<h1>News</h1>{LIST}<footer>{footer}</footer>")

    assert read_.listed == LISTED
    assert read_.report == ""


def test_an_article_is_what_its_page_lists(read):
    text = "<p>Police towed a ferry out of the harbour on Tuesday after a fire on board.</p>"
    read_ = read(
        f"<main><h1>{FIRST}</h1><p>12 May 2015</p>{text}<p>Nobody was hurt.</p></main>"
        f"<aside>{BESIDE}</aside>"
    )

    assert read_.listed == LISTED[:1]
    assert f"that begins: {OTHER}" in read_.report


def test_days_that_count_back_are_days_of_a_list(read):
    links = "".join(
        f"<li><a href=https://a.example/{of}>{of}</a> 2 days ago" for of in (FIRST, SECOND)
    )

    assert [text for _, text in read(f"<h1>News</h1><aside><ul>{links}</ul></aside>").listed] == [
        FIRST,
        SECOND,
    ]


def test_asides_within_asides_are_read_in_time(read):
    deep = "<aside>" * 4_000 + LIST + "</aside>" * 4_000

    assert read(f"<h1>News</h1>{deep}").listed == LISTED
