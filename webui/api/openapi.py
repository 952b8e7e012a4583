"""The description of the API as OpenAPI 3.1.

It is made from the tables by which parameters are read (`search.parameters`) and formats are
written (`webui.api.exports`), so it cannot differ from them.
"""

from importlib.metadata import version
from typing import Any

from search import ACROSS, FACETS_BY_ID, FEWEST_COMPARED, MOST_COMPARED, QUERY_LENGTH, parameters
from webui.api.exports import EXPORTS
from webui.api.schemas import SCHEMAS
from webui.formats import DELIMITERS, EXTENSIONS, Format
from webui.pages.comparisons import NO_MEANING

_SUMMARIES: dict[Format, tuple[str, str]] = {
    "json": ("A page of the result as JSON", "application/json"),
    "atom": ("A page of the result as a feed, newest first", "application/atom+xml"),
    "ndjson": ("The whole result as JSON, one hit a line", ""),
    "csv": ("The whole result as a table", ""),
    "xlsx": ("The whole result as a workbook, with the search on a second sheet", ""),
    "ris": ("The whole result as RIS references", ""),
    "bib": ("The whole result as BibTeX entries", ""),
    "csl.json": ("The whole result as items of CSL JSON", ""),
}
_BODIES: dict[Format, dict[str, Any]] = {
    "json": {"$ref": "#/components/schemas/Answer"},
    "csl.json": {"type": "array", "items": {"type": "object"}},
    "xlsx": {"type": "string", "format": "binary"},
}
"""The contents of the answers that are not text."""
_PARTS_ONLY = ("page", "size")
"""Parameters that choose a part of a result, and mean nothing for a whole one."""
_NOT_CITED = ("explain", "fold", "page", "size", "cursor")
_NOT_OF_CHANGES = ("sort", "explain", "cursor")
_ORDER = {
    "name": "order",
    "in": "query",
    "description": "arrival: in the order of the commits that brought or corrected the headlines.",
    "schema": {"type": "string", "enum": ["arrival"]},
}
_DELIMITER = {
    "name": "delimiter",
    "in": "query",
    "description": "The sign between cells; with decimal commas, Excel wants semicolons.",
    "schema": {"type": "string", "enum": list(DELIMITERS)},
}

_PROBLEMS = {
    400: "Some parameters cannot be used; all faults are told.",
    404: "There is nothing with this id.",
    410: "The commit of the cursor or of as_of is no longer kept; links.restart begins again.",
    414: f"The query has more than {QUERY_LENGTH} characters.",
    503: "The index cannot be read just now.",
}


def describe(server: str) -> dict[str, Any]:
    """Return the description of the API at *server*, an address without a last slash."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": version("dateline"),
            "summary": "Search over news archives in several languages",
            "description": "The address of a page, with an extension, is the API: no key, no "
            "limit on what can be reached. Within version 1 keys are added, never renamed or "
            "removed.",
        },
        "servers": [{"url": server}],
        "paths": {
            **{f"/search.{format_}": {"get": _search(format_)} for format_ in EXTENSIONS},
            **{f"/compare.{format_}": {"get": _compare(format_)} for format_ in ("json", "csv")},
            **{f"/changes.{format_}": {"get": _changes(format_)} for format_ in ("json", "atom")},
            "/verify.json": {"get": _verify()},
            "/suggest": {"get": _suggest()},
            "/healthz": {"get": _health()},
        },
        "components": {"schemas": SCHEMAS},
    }


def parameter_schema(name: str) -> dict[str, Any]:
    """Return the schema of one value of the parameter *name*."""
    if name in parameters.NUMBERS:
        return {"type": "integer", "minimum": 1, "maximum": parameters.NUMBERS[name]}
    if name in parameters.CHOICES:
        return {"type": "string", "enum": list(parameters.CHOICES[name])}
    choices = FACETS_BY_ID[name].choices if name in FACETS_BY_ID else ()
    if choices:
        return {"type": "string", "enum": [*choices, *(f"-{choice}" for choice in choices)]}
    if name == "q":
        return {"type": "string", "maxLength": QUERY_LENGTH}
    return {"type": "string"}


def _search(format_: Format) -> dict[str, Any]:
    summary, content_type = _SUMMARIES[format_]
    if format_ in EXPORTS:
        content_type = EXPORTS[format_].content_type.partition(";")[0]
    schema = _BODIES.get(format_, {"type": "string"})
    left_out = _PARTS_ONLY if format_ in EXPORTS else ()
    return {
        "operationId": f"search_{format_.replace('.', '_')}",
        "summary": summary,
        "parameters": [
            *(_parameter(name) for name in parameters.NAMES if name not in left_out),
            *([_ORDER] if format_ == "atom" else ()),
            *([_DELIMITER] if format_ == "csv" else ()),
        ],
        "responses": _responses(content_type, schema, 400, 410, 414, 503),
    }


def _parameter(name: str) -> dict[str, Any]:
    schema = parameter_schema(name)
    repeatable = name in parameters.REPEATABLE
    return {
        "name": name,
        "in": "query",
        "description": parameters.ABOUT[name],
        "allowEmptyValue": True,
        "schema": {"type": "array", "items": schema} if repeatable else schema,
    }


def _compare(format_: str) -> dict[str, Any]:
    text = {"type": "string", "maxLength": QUERY_LENGTH // MOST_COMPARED}
    texts = {"type": "array", "items": text, "minItems": FEWEST_COMPARED, "maxItems": MOST_COMPARED}
    asked = {
        "name": "q",
        "in": "query",
        "required": False,
        "description": f"The texts of {FEWEST_COMPARED} to {MOST_COMPARED} searches, "
        f"together at most {QUERY_LENGTH} characters.",
        "schema": texts,
    }
    by = {
        "name": "by",
        "in": "query",
        "description": "Compare one search across the values of this facet; words or meaning as in "
        "a search.",
        "allowEmptyValue": True,
        "schema": {"type": "string", "enum": [*ACROSS, *parameters.CHOICES["by"]]},
    }
    shared = [name for name in parameters.NAMES if name not in ("q", "by", *NO_MEANING)]
    content_type, schema = {
        "json": ("application/json", {"$ref": "#/components/schemas/Comparison"}),
        "csv": ("text/csv", {"type": "string"}),
    }[format_]
    return {
        "operationId": f"compare_{format_}",
        "summary": "Several searches over time, "
        + ("as JSON" if format_ == "json" else "as a table"),
        "parameters": [asked, by, *map(_parameter, shared)],
        "responses": _responses(content_type, schema, 400, 414, 503),
    }


def _changes(format_: str) -> dict[str, Any]:
    content_type, schema = {
        "json": ("application/json", {"$ref": "#/components/schemas/ArchiveChanges"}),
        "atom": ("application/atom+xml", {"type": "string"}),
    }[format_]
    return {
        "operationId": f"changes_{format_}",
        "summary": "What came, was corrected, or is no longer listed, "
        + ("as JSON" if format_ == "json" else "as a feed"),
        "parameters": [_parameter(n) for n in parameters.NAMES if n not in _NOT_OF_CHANGES],
        "responses": _responses(content_type, schema, 400, 410, 414, 503),
    }


def _verify() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Verdict"}
    result = {
        "name": "result",
        "in": "query",
        "description": "The digest of the result that was cited.",
        "allowEmptyValue": True,
        "schema": {"type": "string", "pattern": "^([0-9a-f]{16})?$"},
    }
    names = [name for name in parameters.NAMES if name not in _NOT_CITED]
    return {
        "operationId": "verify_json",
        "summary": "Whether a search finds what was cited",
        "parameters": [*map(_parameter, names), result],
        "responses": _responses("application/json", schema, 400, 414, 503),
    }


def _suggest() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Suggestions"}
    return {
        "operationId": "suggest",
        "summary": "Completions of the last word that is being typed",
        "parameters": [_parameter("q")],
        "responses": _responses("application/x-suggestions+json", schema, 414, 503),
    }


def _health() -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Health"}
    return {
        "operationId": "health",
        "summary": "Whether searches can be answered, and over how many documents",
        "responses": _responses("application/json", schema, 503),
    }


def _responses(content_type: str, schema: dict[str, Any], *problems: int) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "200": {"description": "The answer.", "content": {content_type: {"schema": schema}}},
        **{
            str(status): {"description": _PROBLEMS[status], "content": problem}
            for status in problems
        },
    }
