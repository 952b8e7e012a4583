"""The description of the API agrees with the API."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from search import Engine
from search.asking.parameters import ABOUT, NAMES
from webui import create_app

_CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


@pytest.fixture(scope="module")
def client(engine: Engine) -> FlaskClient:
    return create_app(engine).test_client()


@pytest.fixture(scope="module")
def description(client: FlaskClient) -> dict[str, Any]:
    response = client.get("/openapi.json")
    assert response.content_type == "application/json"
    described: dict[str, Any] = response.json
    return described


@pytest.mark.long
def test_schemathesis_finds_nothing(address: str, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).parent / "schemathesis")]
    command += ["--config-file", str(_CONFIGURATION), "run", f"{address}/openapi.json"]

    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    ("path", "like"),
    [
        *(
            (f"/search.{form}", "/search.csv")
            for form in ["ndjson", "xlsx", "ris", "bib", "csl.json"]
        ),
        ("/search.atom", "/search.json"),
        ("/compare.csv", "/compare.json"),
        ("/changes.atom", "/changes.json"),
    ],
)
def test_what_one_format_refuses_is_refused_by_another_for_the_same_reasons(
    client: FlaskClient, description: dict[str, Any], path: str, like: str
) -> None:
    refused = set()
    for parameter in description["paths"][path]["get"]["parameters"]:
        name = parameter["name"]
        for value in ("0", "-1", "201", "2.5", "no such", "2014-13", "x" * 1001):
            answer = client.get(like, query_string={"q": "INTERPOL", name: value})
            if answer.status_code == 200:
                continue
            same = client.get(path, query_string={"q": "INTERPOL", name: value})

            refused.add(name)
            assert same.status_code == answer.status_code, (name, value)
            assert same.text.replace(path, like) == answer.text
    assert refused >= {"q", "from", "to", "undated", "words"}


def test_every_format_takes_every_parameter_that_has_a_meaning_for_it(
    description: dict[str, Any],
) -> None:
    taken = {
        path: {parameter["name"] for parameter in operations["get"].get("parameters", ())}
        for path, operations in description["paths"].items()
    }

    parts, whole = set(NAMES), set(NAMES) - {"page", "size"}
    assert taken == {
        "/search.json": parts,
        "/search.atom": parts | {"order"},
        "/search.ndjson": whole,
        "/search.csv": whole | {"delimiter"},
        "/search.xlsx": whole,
        "/search.ris": whole,
        "/search.bib": whole,
        "/search.csl.json": whole,
        "/compare.json": whole - {"sort", "explain", "cursor"} | {"by"},
        "/compare.csv": whole - {"sort", "explain", "cursor"} | {"by"},
        "/changes.json": parts - {"sort", "explain", "cursor"},
        "/changes.atom": parts - {"sort", "explain", "cursor"},
        "/verify.json": parts - {"explain", "fold", "page", "size", "cursor"} | {"result"},
        "/suggest": {"q"},
        "/healthz": set(),
    }
    assert set(ABOUT) == set(NAMES)


def test_a_parameter_is_described_with_the_values_that_it_takes(
    description: dict[str, Any],
) -> None:
    listed = description["paths"]["/search.json"]["get"]["parameters"]
    schemas = {parameter["name"]: parameter["schema"] for parameter in listed}

    assert schemas["q"] == {"type": "string", "maxLength": 1000}
    assert schemas["size"] == {"type": "integer", "minimum": 1, "maximum": 200}
    orders = ["relevance", "newest", "oldest", "meaning"]
    assert schemas["sort"] == {"type": "string", "enum": orders}
    assert schemas["language"] == {"type": "array", "items": {"type": "string"}}
    assert schemas["kind"]["items"]["enum"] == ["headline", "topic", "-headline", "-topic"]


def test_every_schema_is_one_and_every_reference_leads_to_one(
    description: dict[str, Any],
) -> None:
    schemas = description["components"]["schemas"]

    for schema in schemas.values():
        jsonschema_rs.meta.validate(schema)
    text = json.dumps(description)
    references = {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}
    assert references <= set(schemas)


@pytest.mark.parametrize(
    "address",
    [
        "/search.json",
        "/search.json?q=sextortion&language=es&language=-en&from=2014&to=2014",
        "/search.json?q=zeppelin&nonsense=1",
        "/search.json?undated=only",
        "/search.json?q=cybercrime&explain=on",
        "/changes.json?q=cybercrime&size=3",
    ],
)
def test_an_answer_has_no_key_that_is_not_described(
    client: FlaskClient, description: dict[str, Any], address: str
) -> None:
    def closed(schema: Any) -> Any:
        """Return *schema* with every object forbidden to have other keys."""
        if isinstance(schema, list):
            return [closed(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | {"additionalProperties": False} if "required" in inner else inner

    name = "ArchiveChanges" if address.startswith("/changes") else "Answer"
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}

    jsonschema_rs.validator_for(closed(schema)).validate(client.get(address).json)


def test_the_page_about_the_api_names_every_address_parameter_and_key(
    client: FlaskClient, description: dict[str, Any]
) -> None:
    page = client.get("/api").text

    keys = {
        k for s in description["components"]["schemas"].values() for k in s.get("properties", ())
    }
    for name in {*description["paths"], *NAMES, *keys}:
        assert f"<code>{name}</code>" in page


def test_where_a_problem_leads_is_described(
    client: FlaskClient, description: dict[str, Any]
) -> None:
    problem = client.get("/topics/cyber.json").json
    links = description["components"]["schemas"]["Problem"]["properties"]["links"]

    assert problem["links"] == {"near": ["/topics/cybercrime"]}
    assert set(links["properties"]) == {"near", "restart"}  # the latter of a cursor that is gone
    assert "links" not in description["components"]["schemas"]["Problem"]["required"]
