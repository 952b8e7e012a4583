"""The pages over the sample archive and small ones made by hand, and what all have in common."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search import Document, Engine
from webui import create_app

_PAGES = [
    "/",
    "/search",
    "/search?q=cybercrime",
    "/search?q=operation&language=es&topic=-cybercrime&from=2013&to=2014&undated=include",
    "/search?q=zeppelin&match=exact&words=any&translate=off&skip=x",
    "/search?page=99",
    "/search?from=soon",
    "/topics/cybercrime",
    "/topics/nothing",
    "/api",
]
_PARAMETERS = (
    "q", "topic", "language", "kind", "source", "from", "to", "undated", "match", "words",
    "translate", "skip", "sort", "page", "size", "lang", "from-date", "utm_source",
)  # fmt: skip
_QUERY_SIGNS = st.text(
    st.sampled_from('ab"*:()[]~-=^?! &|+AND OR NOT TO date:topic:é“”:'), max_size=60
)


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


class _Elements(HTMLParser):
    """Every element of a page as its name and attributes, and the text of each `mark`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[str] = []
        self._in_mark = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_mark = tag == "mark"

    def handle_endtag(self, _tag: str) -> None:
        self._in_mark = False

    def handle_data(self, data: str) -> None:
        if self._in_mark:
            self.marks.append(data)


def _headlines(page: str) -> list[str]:
    found = re.findall(r"<h3 lang=.*?</h3>", page, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", headline).strip() for headline in found]


def test_the_first_sentence_says_how_many_were_found(client: FlaskClient) -> None:
    page = client.get('/search?q="Trend Micro"').text

    assert re.search(r"<h1>2 headlines for <strong[^>]*>&#34;Trend Micro&#34;</strong></h1>", page)


def test_a_word_without_its_accent_finds_the_headlines_that_have_it(client: FlaskClient) -> None:
    page = client.get("/search?q=policia&translate=off").text

    assert sorted(_headlines(page)) == [
        "La policía de Maldivas detiene a presuntos autores de delitos informáticos gracias a la "
        "ayuda de la Unidad de INTERPOL sobre Delincuencia de Alta Tecnología",
        "Policía y público unen fuerzas en la campaña de INTERPOL contra la delincuencia "
        "#TurnBackCrime",
    ]
    assert sorted(_Elements(page).marks) == ["Policía", "policía"]


def test_each_headline_has_its_own_language_and_direction(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    made = [
        make_document("Fraud on the rise", "2020-01-03", "en"),
        make_document("عملية ضد الاحتيال", "2020-01-02", "ar"),
        make_document("???", "2020-01-01", "und"),
    ]
    page = create_app(make_engine(*made)).test_client().get("/search").text

    titles = [attributes for tag, attributes in _Elements(page).elements if tag == "h3"]
    assert [title for title in titles if "lang" in title] == [
        {"lang": "en", "dir": "ltr"},
        {"lang": "ar", "dir": "rtl"},
        {"lang": "und", "dir": "auto"},
    ]


def test_what_a_headline_holds_is_text_and_never_markup(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    made = make_document('<script>alert("1") & <b>fraud', "2020-01-01", topics=("<i>",))
    client = create_app(make_engine(made)).test_client()

    for address in ("/", "/search?q=fraud", f"/headlines/{quote(made.id, safe='')}", "/topics/<i>"):
        page = client.get(address).text

        assert "alert" in page
        assert page.count("<script") == 1  # the site's own
        assert "<b>" not in page
        assert "<i>" not in page


@pytest.mark.parametrize("parameter", ["q", "topic", "language", "skip", "from", "nonsense"])
def test_what_is_asked_is_text_and_never_markup(client: FlaskClient, parameter: str) -> None:
    page = client.get("/search", query_string={parameter: '"><script>alert(1)</script>'}).text

    assert page.count("<script") == 1  # the site's own


def test_choosing_a_language_leads_to_its_headlines_alone(client: FlaskClient) -> None:
    page = client.get("/search?topic=cybercrime").text

    assert 'href="/search?topic=cybercrime&amp;language=es"' in page
    narrowed = client.get("/search?topic=cybercrime&language=es").text
    assert "<h1>19 headlines</h1>" in narrowed


def test_every_active_filter_is_a_chip_that_removes_it_alone(client: FlaskClient) -> None:
    page = client.get(
        "/search?q=INTERPOL&language=es&language=en&topic=-organized-crime&from=2013&to=2014"
    ).text

    chips = [e["href"] for tag, e in _Elements(page).elements if e.get("class") == "chip"]
    rest = "from=2013-01-01&to=2014-12-31"
    assert chips == [
        f"/search?q=INTERPOL&language=en&language=es&{rest}",
        f"/search?q=INTERPOL&topic=-organized-crime&language=es&{rest}",
        f"/search?q=INTERPOL&topic=-organized-crime&language=en&{rest}",
        "/search?q=INTERPOL&topic=-organized-crime&language=en&language=es",
    ]


def test_a_new_search_keeps_the_filters_and_drops_the_page(client: FlaskClient) -> None:
    page = client.get("/search?q=INTERPOL&language=es&size=5&page=2").text

    form = page[page.index('role="search"') : page.index("</form>")]
    kept = [e for tag, e in _Elements(form).elements if e.get("type") == "hidden"]
    assert [(field["name"], field["value"]) for field in kept] == [
        ("language", "es"),
        ("size", "5"),
    ]


def test_undated_that_a_date_leaves_out_are_counted_and_one_link_away(client: FlaskClient) -> None:
    page = client.get("/search?from=2014-09-30&to=2014-09-30").text

    assert "<h1>3 headlines</h1>" in page
    assert "2 documents without a date left out" in page
    assert 'href="/search?from=2014-09-30&amp;to=2014-09-30&amp;undated=include"' in page


def test_the_table_under_the_chart_has_every_year_and_its_share(client: FlaskClient) -> None:
    page = client.get("/search?language=es").text

    table = page[page.index("<tbody>") : page.index("</tbody>")]
    rows = [re.findall(r">([^<>\s][^<>]*)<", row) for row in table.split("</tr>")[:-1]]
    # The 19 Spanish headlines of the archive, counted by hand in the page that lists them.
    assert rows == [
        ["2011", "3", "4", "75%"],
        ["2012", "2", "2", "100%"],
        ["2013", "8", "8", "100%"],
        ["2014", "6", "12", "50%"],
        ["2015", "0", "1", "0%"],
        ["2016", "0", "0"],
        ["2017", "0", "0"],
        ["2018", "0", "36", "0%"],
        ["2019", "0", "5", "0%"],
    ]


def test_each_bar_of_the_chart_narrows_to_its_year(client: FlaskClient) -> None:
    page = client.get("/search?language=es").text

    chart = page[page.index("<svg") : page.index("</svg>")]
    bars = [e["href"] for tag, e in _Elements(chart).elements if tag == "a"]
    assert bars == [
        f"/search?language=es&from={year}-01-01&to={year}-12-31" for year in range(2011, 2015)
    ]


def test_nothing_found_offers_what_finds_something_without_each_filter(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=sextortion&language=es&from=2013&translate=off").text

    ways = page[page.index('class="ways-out"') :]
    assert "<h1>Nothing for <strong" in page
    assert re.findall(r"<li><a href=\"([^\"]+)\">([^<]+)</a>: (\d+)</li>", ways) == [
        (
            "/search?q=sextortion&amp;from=2013-01-01&amp;translate=off",
            "without “Español”",
            "1",
        ),
        ("/search?q=sextortion&amp;translate=off", "without all of these filters", "1"),
        (
            "/search?q=subject%3A%22sextortion%22&amp;language=es"
            "&amp;from=2013-01-01&amp;translate=off",
            "Subject “sextortion”",
            "1",
        ),
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("q=sextorzion", "Search instead:"),
        ("q=sextortion&language=es&translate=off", "Nothing is found by all of this together."),
    ],
)
def test_one_word_that_finds_nothing_is_not_said_to_be_several(
    client: FlaskClient, asked: str, sentence: str
) -> None:
    page = client.get(f"/search?{asked}").text

    assert f"<p>{sentence}" in page
    assert 'class="ways-out"' in page


def test_where_nothing_holds_all_words_the_best_of_any_are_shown_and_it_says_so(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=sextortion+zeppelin&translate=off").text

    assert "<h1>1 headline for" in page
    assert "Nothing holds all the words; these hold some of them." in page
    assert 'href="/search?q=sextortion&amp;translate=off">without “zeppelin”</a> (1)' in page


def test_where_one_word_is_left_out_what_holds_fewer_words_is_a_link_away(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=sextortion+Philippines+fugitive&translate=off").text

    assert "<h1>1 headline for" in page
    assert ">without “fugitive”</a> (1)," in page
    assert ">any of the words</a> (4)\n" in page  # that one, and three of fugitives


def test_a_text_at_the_root_is_searched_for(client: FlaskClient) -> None:
    response = client.get("/?q=fraude+y&language=es&language=fr&ui=ar")

    assert (response.status_code, response.location) == (
        302,
        "/search?q=fraude+y&language=es&language=fr&ui=ar",
    )
    assert client.get("/?q=%FF").location == "/search?q=%FF"
    assert (
        client.get("/?q=a", environ_overrides={"SCRIPT_NAME": "/dl"}).location == "/dl/search?q=a"
    )


def test_a_page_past_the_end_is_empty_and_leads_to_the_last_one(client: FlaskClient) -> None:
    response = client.get("/search?size=30&page=9")

    assert response.status_code == 200
    assert _headlines(response.text) == []
    assert 'href="/search?page=3&amp;size=30"' in response.text


def test_a_topic_page_has_the_description_and_the_headlines(client: FlaskClient) -> None:
    page = client.get("/topics/organized-crime").text

    assert re.search(r"<h1[^>]*>Organized crime</h1>", page)
    assert "<li>Coordinate international investigations;</li>" in page
    assert len(_headlines(page)) == 41
    assert "Our site uses cookies" not in page


def test_a_headline_page_has_the_date_as_printed_and_as_understood(client: FlaskClient) -> None:
    address = client.get("/search.json?q=sextortion").json["results"][0]["url"]

    page = client.get(address).text

    assert ">23 agosto 2014<" in page
    assert ">2014-08-23<" in page
    assert "<code>000_e3dd4e489be4e9cb.txt</code>, line 60" in page


def test_health_names_the_state_of_the_index(client: FlaskClient) -> None:
    response = client.get("/healthz")

    assert response.json == {"status": "ok", "version": "1", "documents": 70, "cluster": None}


@pytest.mark.parametrize("address", _PAGES)
def test_a_page_needs_no_other_host_and_has_nothing_inline(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)

    elements = _Elements(response.text).elements
    assert not [e for tag, e in elements if tag == "style" or "style" in e]
    scripts = [e["src"] for tag, e in elements if tag == "script"]
    assert [script.partition("?")[0] for script in scripts] == ["/static/dateline.js"]
    assert not [
        value
        for _, e in elements
        for name in ("src", "href", "action")
        if (value := e.get(name)) and not re.match(r"http://localhost/|/(?!/)|#", value)
    ]
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", _PAGES)
def test_every_id_is_unique_and_every_field_has_a_name(client: FlaskClient, address: str) -> None:
    elements = _Elements(client.get(address).text).elements

    ids = [e["id"] for _, e in elements if "id" in e]
    assert len(ids) == len(set(ids))
    labelled = {e["for"] for tag, e in elements if tag == "label" and "for" in e}
    fields = [e for tag, e in elements if tag == "input" and e.get("type") != "hidden"]
    assert {e["id"] for e in fields if not e.get("aria-label")} == labelled


@pytest.mark.parametrize("address", ["/search?q=fraud", "/search.json?q=fraud"])
def test_crawlers_are_asked_to_leave_results_alone(client: FlaskClient, address: str) -> None:
    assert client.get(address).headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("address", ["/search", "/search.json"])
@given(
    query_string=st.one_of(
        st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")),
        st.binary(max_size=300).map(lambda raw: f"q={quote(raw)}"),
        _QUERY_SIGNS.map(lambda text: urlencode({"q": text})),
        st.lists(st.tuples(st.sampled_from(_PARAMETERS), st.text(max_size=30)), max_size=6).map(
            lambda pairs: urlencode(pairs, errors="replace")
        ),
    )
)
def test_no_query_of_any_bytes_is_an_error_of_the_server(
    client: FlaskClient, address: str, query_string: str
) -> None:
    response = client.get(address, environ_overrides={"QUERY_STRING": query_string})

    assert response.status_code in (200, 400, 414)


@pytest.mark.parametrize(
    "typed", ["\u064e", "الشرطة \u0651", "police \u0591", "\u064e*", '"\u05b0"']
)
def test_vowel_marks_that_stand_alone_are_words_that_nothing_holds(
    client: FlaskClient, typed: str
) -> None:
    answer = client.get("/search.json", query_string={"q": typed})

    assert answer.status_code == 200
    assert "unknown_word" in [warning["code"] for warning in answer.json["warnings"]]


@given(st.binary(max_size=100).map(lambda raw: raw.decode("latin-1")))
def test_no_path_of_any_bytes_is_an_error_of_the_server(client: FlaskClient, path: str) -> None:
    for parent in ("/topics/", "/headlines/", "/"):
        response = client.get("/", environ_overrides={"PATH_INFO": parent + path})

        assert response.status_code in (200, 308, 404)


def test_a_chart_hatches_the_months_from_which_the_archive_has_nothing(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=INTERPOL").text

    # Of 2011 to 2019: February to April 2011, June, September to February 2012, April to November,
    # January and February 2013, May, October to February 2014, July, December to February 2015,
    # April 2015 to January 2018, and from March 2019 on.
    gaps = page.partition('<g fill="url(#hatch)">')[2].partition("</g>")[0]
    assert gaps.count("<rect ") == 11
    # Behind the bars: what stands through one would say that its hits are none.
    assert page.count("url(#hatch)") == 1
    assert page.index("url(#hatch)") < page.index('class="bar"')
    by_month = client.get("/search?q=INTERPOL&from=2014-01&to=2014-12").text
    assert 'fill="url(#hatch)"' in by_month
    assert "Hatched: the archive holds nothing from this time." in page
    whole = client.get("/search?q=INTERPOL&from=2018-10&to=2018-12").text
    assert "Hatched" not in whole
