"""JSON Schemas for the four kinds of file, so that an editor with the YAML language server completes and checks them.

They are draft-07, which every version of the language server reads. The server types a plain ``true`` or ``12`` before
it asks the schema, while the reader takes every scalar as it is written; so a place for a text allows those too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from game.authoring.schema import words

Schema = dict[str, Any]
DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_ID: Final = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
FILES: Final = ("scene", "character", "skills", "course")

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "minLength": 1}
NAME: Final[Schema] = {"type": "string", "pattern": _ID}
_CONDITION: Final[Schema] = {"type": ["string", "boolean"], "minLength": 1}
SUM: Final[Schema] = {"type": ["string", "integer"], "minLength": 1}
TRUTH: Final[Schema] = {"enum": [True, False, "true", "false"]}
_LEVEL: Final[Schema] = {
    "type": ["integer", "string"], "minimum": 0, "maximum": 100, "pattern": "^\\+?(100|[0-9]{1,2})$",
}  # fmt: skip
_CHANGE: Final[Schema] = {
    "type": ["integer", "string"], "minimum": -100, "maximum": 100, "pattern": "^(= *|[+-])?(100|[0-9]{1,2})$",
}  # fmt: skip
SECONDS: Final[Schema] = {"type": ["integer", "string"], "minimum": 1, "maximum": 3600, "pattern": "^[0-9]{1,4} *s?$"}
VALUE: Final[Schema] = {"type": ["boolean", "integer", "string"]}
NOTHING: Final[Schema] = {"enum": [None, ""]}


def schemas() -> Mapping[str, str]:
    """Every schema as the text of a JSON file, by the file's name: ``scene.json`` and so on."""
    made = {"scene": _scene(), "character": _character(), "skills": _skills(), "course": _course()}
    return {f"{name}.json": json.dumps(made[name], indent=2, ensure_ascii=False) + "\n" for name in FILES}


def _root(title: str, description: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, "description": description, **schema}


def _group(told: Mapping[str, str], shapes: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A group with these keys and no others, each with what the editor shows over it."""
    found: Schema = {
        "type": "object",
        "properties": {key: {"description": told[key], **shape} for key, shape in shapes.items()},
        "additionalProperties": False,
    }
    if needed := list(required):
        found["required"] = needed
    return found


def _by_id(shape: Schema, *, least: int = 0) -> Schema:
    """A group whose keys are ids of the author's own."""
    found: Schema = {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": shape}
    return {**found, "minProperties": least} if least else found


def _or_nothing(shape: Schema) -> Schema:
    return {"anyOf": [shape, NOTHING]}


def _one_or_several(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "array", "items": shape, "uniqueItems": True}]}


def _one_of(*choices: str) -> Schema:
    return {"type": "string", "enum": list(choices)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _snippet(label: str, body: object) -> Schema:
    """What the language server offers to put in; other programs leave it alone."""
    return {"label": label, "body": body}


def _meters() -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$"},
        "additionalProperties": _CHANGE,
        "minProperties": 1,
    }


def _scene() -> Schema:
    flag = {"anyOf": [VALUE, {"type": "array", "items": VALUE, "minItems": 1}]}
    shapes: dict[str, Schema] = {
        "scene": NAME,
        "title": _TEXT,
        "summary": _TEXT,
        "briefing": _TEXT,
        "teaches": _one_or_several(NAME),
        "coach": _one_of("at_once", "after", "off"),
        "meters": _one_of("shown", "hidden"),
        "place": NAME,
        "cast": _or_nothing(_by_id(_or_nothing(_by_id(_LEVEL)))),
        "flags": _or_nothing(_by_id(flag)),
        "variants": _or_nothing(_by_id({"type": "array", "items": VALUE, "minItems": 1})),
        "start": NAME,
        "passes": _CONDITION,
        "score": SUM,
        "beats": _by_id(_ref("steps"), least=1),
        "endings": _by_id(_ref("ending"), least=1),
        "plays": {"type": "object", "additionalProperties": _ref("play")},
    }
    definitions = {
        "steps": {"type": "array", "items": _ref("step"), "minItems": 1},
        "step": _step(),
        "options": _by_id(_ref("option"), least=1),
        "option": _option(),
        "ending": _group(
            words.ENDING_HELP,
            {"title": _TEXT, "outcome": _one_of("won", "settled", "lost"), "text": _TEXT},
            ("title", "outcome"),
        ),
        "play": _group(
            words.PLAY_HELP,
            {
                "choose": {"anyOf": [NAME, {"type": "array", "items": NAME}]},
                "ends": NAME,
                "expect": _CONDITION,
                "variants": _by_id(VALUE),
                "remember": _by_id(NAME),
            },
            ("choose",),
        ),
    }
    scene = _group(words.SCENE_HELP, shapes, ("scene", "title", "beats", "endings"))
    return _root("A scene", "One conversation: scenes/<id>.yaml.", {**scene, "definitions": definitions})


def _step() -> Schema:
    shapes: dict[str, Schema] = {
        "choose": _ref("options"),
        "mood": _meters(),
        "set": {**_by_id(VALUE), "minProperties": 1},
        "note": _by_id(_TEXT, least=1),
        "go": NAME,
        "end": NAME,
        "when": _CONDITION,
        "then": _ref("steps"),
        "otherwise": _ref("steps"),
        "face": NAME,
        "voice": _TEXT,
        "cut_in": _ref("options"),
    }
    step = _group(words.STEP_HELP, shapes)
    step["properties"]["you"] = {"description": "The player says this.", **_TEXT}
    step["properties"]["narrator"] = {"description": "What is told between the lines.", **_TEXT}
    step["additionalProperties"] = {"description": "A character says this.", **_TEXT}
    step["propertyNames"] = {"pattern": _ID}
    step["minProperties"] = 1
    step["dependencies"] = {"then": ["when"], "otherwise": ["when", "then"]}
    step["defaultSnippets"] = [
        _snippet("choose (a decision)", {"choose": {"${1:option_id}": {"say": "$2", "does": "$3", "go": "$4"}}}),
        _snippet("when, then, otherwise", {"when": "$1", "then": [{"go": "$2"}], "otherwise": [{"go": "$3"}]}),
    ]
    return step


def _option() -> Schema:
    shapes: dict[str, Schema] = {
        "say": _TEXT,
        "label": _TEXT,
        "does": _one_or_several(NAME),
        "mood": _meters(),
        "set": {**_by_id(VALUE), "minProperties": 1},
        "note": _by_id(_TEXT, least=1),
        "when": _CONDITION,
        "locked": _TEXT,
        "once": TRUTH,
        "why": _TEXT,
        "reply": _ref("steps"),
        "go": NAME,
        "end": NAME,
        "after": SECONDS,
    }
    option = _group(words.OPTION_HELP, shapes)
    option["anyOf"] = [{"required": ["say"]}, {"required": ["after"]}]
    return option


def _character() -> Schema:
    case: Schema = {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "when": {"description": words.CASE_HELP["when"], **_CONDITION},
            "again": {"description": words.CASE_HELP["again"], **_meters()},
        },
        "additionalProperties": _CHANGE,
    }
    meter = {"label": _TEXT, "start": _LEVEL, "good": _one_of("low", "high")}
    shapes: dict[str, Schema] = {
        "character": NAME,
        "name": _TEXT,
        "called": _TEXT,
        "role": _TEXT,
        "portrait": _TEXT,
        "meters": _or_nothing(_by_id(_group(words.METER_HELP, meter, ("start", "good")))),
        "faces": _or_nothing(_by_id(_or_nothing(_CONDITION))),
        "reacts": _or_nothing(
            _by_id({"anyOf": [_ref("case"), {"type": "array", "items": _ref("case"), "minItems": 1}]})
        ),
    }
    character = _group(words.CHARACTER_HELP, shapes, ("character", "name"))
    return _root("A character", "One person: cast/<id>.yaml.", {**character, "definitions": {"case": case}})


def _skills() -> Schema:
    shapes = {"label": _TEXT, "half": _one_of("heart", "head"), "kind": _one_of("skill", "fault"), "tip": _TEXT}
    tag = _group(words.SKILL_HELP, shapes, ("label", "half", "kind", "tip"))
    return _root(
        "Skills", "The techniques and faults that options can be tagged with: skills.yaml.", _by_id(tag, least=1)
    )


def _course() -> Schema:
    level = _group(words.LEVEL_HELP, {"scene": NAME, "after": NAME, "needs": _one_of("passed", "finished")}, ("scene",))
    shapes: dict[str, Schema] = {
        "title": _TEXT,
        "library": NAME,
        "levels": {"type": "array", "items": {"anyOf": [NAME, level]}},
        "words": _or_nothing(_by_id(_TEXT)),
    }
    course = _group(words.COURSE_HELP, shapes, ("title",))
    return _root("A course", "The title, the levels in order and the firm's own words: course.yaml.", course)
