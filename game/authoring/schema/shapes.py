"""The shapes that the schemas are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from game.story.model import LONGEST_SIGN, MOST_COSTS

Schema = dict[str, Any]
DRAFT: Final = "http://json-schema.org/draft-07/schema#"
ID: Final = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"

METER: Final = "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$"
"""A meter, bare or after its owner."""

TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "minLength": 1}
NAME: Final[Schema] = {"type": "string", "pattern": ID}
LEFT: Final[Schema] = {
    "type": "string", "pattern": "^[a-z][a-z0-9_]*(\\s*,\\s*(open|kept|broken):\\s*[a-z][a-z0-9_]*)+$",
}  # fmt: skip
"""An ending and what became of promises."""
CONDITION: Final[Schema] = {"type": ["string", "boolean"], "minLength": 1}
SUM: Final[Schema] = {"type": ["string", "integer"], "minLength": 1}
TRUTH: Final[Schema] = {"enum": [True, False, "true", "false"]}
LEVEL: Final[Schema] = {
    "type": ["integer", "string"], "minimum": 0, "maximum": 100, "pattern": "^\\+?(100|[0-9]{1,2})$",
}  # fmt: skip
CHANGE: Final[Schema] = {
    "type": ["integer", "string"], "minimum": -100, "maximum": 100, "pattern": "^(= *|[+-])?(100|[0-9]{1,2})$",
}  # fmt: skip
COUNT: Final[Schema] = {"type": ["integer", "string"], "minimum": 1, "pattern": "^\\+?[0-9]{1,4}$"}
BAR: Final[Schema] = {"type": ["integer", "string"], "minimum": 1, "maximum": 1000, "pattern": "^\\+?[0-9]{1,4}$"}
SECONDS: Final[Schema] = {"type": ["integer", "string"], "minimum": 1, "maximum": 3600, "pattern": "^[0-9]{1,4} *s?$"}
COSTS: Final[Schema] = {
    "type": ["integer", "string"], "minimum": 1, "maximum": MOST_COSTS, "pattern": "^\\+?[0-9]{1,8}$",
}  # fmt: skip
SIGN: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": LONGEST_SIGN, "pattern": "^[^0-9{}\\s.,-]+$"}
VALUE: Final[Schema] = {"type": ["boolean", "integer", "string"]}
NOTHING: Final[Schema] = {"enum": [None, ""]}


def root(title: str, description: str, schema: Schema) -> Schema:
    """A whole schema."""
    return {"$schema": DRAFT, "title": title, "description": description, **schema}


def group(told: Mapping[str, str], shapes: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A group with these keys and no others, each with what the editor shows over it."""
    found: Schema = {
        "type": "object",
        "properties": {key: {"description": told[key], **shape} for key, shape in shapes.items()},
        "additionalProperties": False,
    }
    if needed := list(required):
        found["required"] = needed
    return found


def by_id(shape: Schema, *, least: int = 0) -> Schema:
    """A group whose keys are ids of the author's own."""
    found: Schema = {"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": shape}
    return {**found, "minProperties": least} if least else found


def or_nothing(shape: Schema) -> Schema:
    """What may also be left empty."""
    return {"anyOf": [shape, NOTHING]}


def one_or_several(shape: Schema) -> Schema:
    """One of a kind, or a list of them."""
    return {"anyOf": [shape, {"type": "array", "items": shape, "uniqueItems": True}]}


def one_of(*choices: str) -> Schema:
    """One of a few words."""
    return {"type": "string", "enum": list(choices)}


def ref(name: str) -> Schema:
    """A shape that is defined once in its schema."""
    return {"$ref": f"#/definitions/{name}"}


def snippet(label: str, body: object) -> Schema:
    """What the language server offers to put in; other programs leave it alone."""
    return {"label": label, "body": body}


def offered(names: Mapping[str, str]) -> Schema:
    """Any name, of which some are offered: those that the file itself may make."""
    return {"anyOf": [only(names), NAME]} if names else NAME


def only(names: Mapping[str, str] | None) -> Schema:
    """One of some names, each with what the editor says of it; any name where they are not known."""
    if names is None:
        return NAME
    return {"type": "string", "enum": list(names), "enumDescriptions": list(names.values())}


def keyed(names: Mapping[str, str] | None, shape: Schema, *, pattern: str = ID, is_open: bool = False) -> Schema:
    """A group whose keys are names that are known, or any where they are not; ``is_open``: some are only offered."""
    found: Schema = {"type": "object"}
    if names:
        found["properties"] = {name: {"description": told, **shape} for name, told in names.items()}
    if names is None or is_open:
        return {**found, "propertyNames": {"pattern": pattern}, "additionalProperties": shape}
    return {**found, "additionalProperties": False}
