"""The JSON of a search, key by key as the contract has it."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from search import Document, Engine
from webui import create_app


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


def _answer(client: FlaskClient, address: str) -> Any:
    return client.get(address).json


def test_every_key_of_the_contract_is_there(client: FlaskClient) -> None:
    answer = _answer(client, "/search.json?q=sextortion")

    assert list(answer) == [
        "query", "total", "groups", "page", "size", "results", "also_about", "facets",
        "names", "links", "index", "changed_since", "imprecise", "remedies", "warnings", "took_ms",
    ]  # fmt: skip
    assert list(answer["query"]) == [
        "q", "topic", "language", "kind", "source", "place", "organisation",
        "subject", "quantity", "from", "to", "undated", "match", "words",
        "by", "meaning", "translate", "names", "name", "skip", "sort", "explain", "fold", "copies",
        "as_of", "terms",
    ]  # fmt: skip
    assert list(answer["results"][0]) == [
        "id", "kind", "text", "language", "language_confidence", "date", "date_text",
        "date_precision", "topics", "places", "organisations", "subjects", "quantities", "score",
        "highlights", "url", "source", "source_url",
        "publications", "sources", "earlier", "first_seen", "last_seen", "listed",
        "copies", "explanation",
    ]  # fmt: skip
    assert list(answer["links"]) == [
        "self", "canonical", "permanent", "next", "prev", "ndjson", "csv", "xlsx", "atom", "ris",
        "bib", "csl.json",
    ]  # fmt: skip
    assert list(answer["index"]) == ["version", "built_at", "documents", "as_of"]


def test_no_hits_have_the_keys_of_many(client: FlaskClient) -> None:
    nothing = _answer(client, "/search.json?q=zeppelin")
    everything = _answer(client, "/search.json")

    assert nothing["total"] == 0
    assert nothing["results"] == []
    assert list(nothing) == list(everything)
    assert [facet["id"] for facet in nothing["facets"]] == [
        "topic",
        "language",
        "kind",
        "source",
        "place",
        "organisation",
        "subject",
        "quantity",
        "date",
    ]


def test_a_headline_is_given_as_printed_and_as_understood(client: FlaskClient) -> None:
    answer = _answer(client, "/search.json?q=sextortion&translate=off")

    (hit,) = answer["results"]
    assert hit["text"] == (
        "Philippine operation against ‘sextortion’ network builds on INTERPOL support"
    )
    assert hit["kind"] == "headline"
    assert hit["language"] == "en"
    assert (hit["date"], hit["date_text"], hit["date_precision"]) == (
        "2014-08-23", "23 agosto 2014", "day",
    )  # fmt: skip
    assert hit["topics"] == [{"id": "cybercrime", "label": "Cybercrime"}]
    assert hit["highlights"] == [{"start": 30, "end": 40, "term": "sextortion", "via": "word"}]
    assert hit["url"] == f"/headlines/{hit['id']}"
    assert hit["sources"] == [{"file": "000_e3dd4e489be4e9cb.txt", "line": 60}]


def test_a_query_says_what_took_effect(client: FlaskClient) -> None:
    answer = _answer(client, "/search.json?q=arrests&lang=-es&from=2018&to=2018-06")

    assert answer["query"] == {
        "q": "arrests",
        "topic": [],
        "language": ["-es"],
        "kind": [],
        "source": [],
        "place": [],
        "organisation": [],
        "subject": [],
        "quantity": [],
        "from": "2018-01-01",
        "to": "2018-06-30",
        "undated": "exclude",
        "match": "stem",
        "words": "all",
        "by": "words",
        "meaning": "on",
        "translate": "on",
        "names": "off",
        "name": [],
        "skip": [],
        "sort": "relevance",
        "explain": "off",
        "fold": "off",
        "copies": None,
        "as_of": None,
        "terms": answer["query"]["terms"],
    }
    assert [term["text"] for term in answer["query"]["terms"]] == ["arrests"]


def test_a_facet_ignores_its_own_choice_and_says_where_each_value_leads(
    client: FlaskClient,
) -> None:
    answer = _answer(client, "/search.json?topic=cybercrime&kind=headline&language=es")

    language = next(facet for facet in answer["facets"] if facet["id"] == "language")
    assert language == {
        "id": "language",
        "type": "terms",
        "missing": 0,
        "other": 0,
        "values": [
            {
                "value": "es",
                "label": "Español",
                "count": 19,
                "selected": True,
                "excluded": False,
                "url": "/search.json?topic=cybercrime&kind=headline",
            },
            {
                "value": "en",
                "label": "English",
                "count": 8,
                "selected": False,
                "excluded": False,
                "url": "/search.json?topic=cybercrime&language=en&language=es&kind=headline",
            },
        ],
    }


def test_the_date_facet_counts_hits_and_the_archive_with_both_ends_included(
    client: FlaskClient,
) -> None:
    answer = _answer(client, "/search.json?language=es")

    dates = answer["facets"][-1]
    assert (dates["id"], dates["type"], dates["interval"]) == ("date", "histogram", "year")
    assert dates["missing"] == 0
    assert dates["values"][3] == {
        "value": "2014",
        "from": "2014-01-01",
        "to": "2014-12-31",
        "count": 6,
        "of": 12,
    }


def test_years_and_undated_add_up_to_the_total(client: FlaskClient) -> None:
    answer = _answer(client, "/search.json")

    dates = answer["facets"][-1]
    assert answer["total"] == 70
    assert sum(value["count"] for value in dates["values"]) == 68
    assert dates["missing"] == 2


@pytest.mark.parametrize(
    ("address", "before", "goes_on"),
    [
        pytest.param("/search.json?size=30", None, True, id="first"),
        pytest.param("/search.json?size=30&page=2", "/search.json?size=30", True, id="between"),
        pytest.param(
            "/search.json?size=30&page=3", "/search.json?page=2&size=30", False, id="last"
        ),
        pytest.param(
            "/search.json?size=30&page=9", "/search.json?page=3&size=30", False, id="past the end"
        ),
        pytest.param("/search.json?size=70", None, False, id="only"),
    ],
)
def test_links_lead_to_what_has_results(
    client: FlaskClient, address: str, before: str | None, goes_on: bool
) -> None:
    links = _answer(client, address)["links"]

    assert links["prev"] == before
    assert (links["next"] is not None) == goes_on


def test_a_walk_can_be_followed_back(client: FlaskClient) -> None:
    first = _answer(client, "/search.json?size=30")
    second = _answer(client, first["links"]["next"])
    third = _answer(client, second["links"]["next"])

    assert [first["page"], second["page"], third["page"]] == [1, 2, 3]
    assert third["links"]["canonical"] == "/search?page=3&size=30"
    assert _answer(client, third["links"]["prev"])["results"] == second["results"]
    assert _answer(client, second["links"]["prev"])["results"] == first["results"]


def test_the_canonical_link_is_the_page_without_what_was_not_understood(
    client: FlaskClient,
) -> None:
    answer = _answer(client, "/search.json?utm_source=mail&sort=&q=fraud&page=1&lang=en")

    assert answer["links"]["canonical"] == "/search?q=fraud&language=en"
    assert answer["links"]["self"] == "/search.json?q=fraud&language=en"
    assert [(w["code"], w["parameter"]) for w in answer["warnings"]] == [
        ("unknown_parameter", "utm_source")
    ]


def test_following_next_meets_every_document_once(client: FlaskClient) -> None:
    met, address = [], "/search.json?size=9"
    while address:
        answer = _answer(client, address)
        met += [hit["id"] for hit in answer["results"]]
        address = answer["links"]["next"]

    assert len(met) == len(set(met)) == 70


def test_an_undated_headline_stays_undated(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    client = create_app(make_engine(make_document("No day"))).test_client()

    (hit,) = _answer(client, "/search.json")["results"]

    assert (hit["date"], hit["date_text"], hit["date_precision"]) == (None, None, None)
    assert (hit["first_seen"], hit["last_seen"]) == (None, None)
