"""The types of JSON that the schemas are made of."""

from typing import Any, get_args

from corpus import Precision

Schema = dict[str, Any]


def object_of(about: str, /, **properties: Schema) -> Schema:
    """Return the schema of an object that has all of *properties*; *about* says what it is."""
    return {
        "type": "object",
        "description": about,
        "required": list(properties),
        "properties": properties,
    }


def may_have(schema: Schema, **properties: Schema) -> Schema:
    """Return *schema*, of an object, with *properties* that it may lack."""
    return {**schema, "properties": {**schema["properties"], **properties}}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list of *items*."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """Return *schema* for a value that may be null."""
    return {**schema, "type": [schema["type"], "null"]}


def one_of(*values: str) -> Schema:
    """Return the schema of a text that is one of *values*."""
    return {"type": "string", "enum": list(values)}


def about(schema: Schema, text: str) -> Schema:
    """Return *schema* with *text* as its description."""
    return {**schema, "description": text}


def ref(name: str) -> Schema:
    """Return the schema that stands under *name* in the description of the API."""
    return {"$ref": f"#/components/schemas/{name}"}


TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
NUMBER: Schema = {"type": "number", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
ADDRESS: Schema = {"type": "string", "format": "uri-reference"}
PRECISION: Schema = {"type": ["string", "null"], "enum": [*get_args(Precision), None]}
