"""JSON Schemas for the four kinds of file, so that an editor with the YAML language server completes and checks them.

They are draft-07, which every version of the language server reads. The server types a plain ``true`` or ``12`` before
it asks the schema, while the reader takes every scalar as it is written; so a place for a text allows those too. Those
of a library know its own names: what is made in another file must be there, what a file makes itself is only offered.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Final

from game.authoring.schema import words
from game.authoring.schema.own import ANY_NAME, OwnNames, names_of_scene, own_names, reacting
from game.authoring.schema.scene_schema import scene_schema
from game.authoring.schema.shapes import (
    CHANGE,
    CONDITION,
    COUNT,
    LEVEL,
    METER,
    NAME,
    SIGN,
    TEXT,
    TRUTH,
    Schema,
    by_id,
    group,
    keyed,
    one_of,
    one_or_several,
    only,
    or_nothing,
    ref,
    root,
)
from game.script.library import LibraryReading
from game.script.names import LibraryNames

FILES: Final = ("scene", "character", "skills", "course")
OF_FILES: Final[Mapping[str, str]] = {
    "scene.json": "scenes/*.yaml",
    "character.json": "cast/*.yaml",
    "skills.json": "skills.yaml",
    "course.json": "course.yaml",
}
"""Which files of a library each schema is for."""


def schemas(own: OwnNames = ANY_NAME) -> Mapping[str, str]:
    """Every schema as the text of a JSON file, by the file's name: ``scene.json`` and so on.

    Args:
        own: the names of a library; without them, any name may stand everywhere.
    """
    made = {"scene": scene_schema(own), "character": _character(own), "skills": _skills(), "course": _course(own)}
    return {f"{name}.json": _text(made[name]) for name in FILES}


def library_schemas(reading: LibraryReading, names: LibraryNames, places: Collection[str] = ()) -> Mapping[str, str]:
    """The schemas that know one library, and one for each scene, which knows that scene too (``scenes/teapot.json``).

    Args:
        reading: the library.
        names: its names.
        places: the pictures that can stand behind a scene.
    """
    own = own_names(reading, names, places)
    of_scenes = {
        f"scenes/{id_}.json": _text(scene_schema(names_of_scene(own, names, id_), id_))
        for id_ in reading.outline.scenes
    }
    return {**schemas(own), **of_scenes}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _character(own: OwnNames) -> Schema:
    case: Schema = {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "when": {"description": words.CASE_HELP["when"], **CONDITION},
            "again": {
                "description": words.CASE_HELP["again"],
                **keyed(None, CHANGE, pattern=METER),
                "minProperties": 1,
            },
        },
        "additionalProperties": CHANGE,
    }
    meter = {"label": TEXT, "start": LEVEL, "good": one_of("low", "high")}
    shapes: dict[str, Schema] = {
        "character": NAME,
        "name": TEXT,
        "called": TEXT,
        "role": TEXT,
        "portrait": TEXT,
        "pitch": one_of("low", "middle", "high"),
        "meters": or_nothing(by_id(group(words.METER_HELP, meter, ("start", "good")))),
        "faces": or_nothing(keyed(own.faces, or_nothing(CONDITION), is_open=True)),
        "reacts": or_nothing(
            keyed(reacting(own), {"anyOf": [ref("case"), {"type": "array", "items": ref("case"), "minItems": 1}]})
        ),
    }
    character = group(words.CHARACTER_HELP, shapes, ("character", "name"))
    return root("A character", "One person: cast/<id>.yaml.", {**character, "definitions": {"case": case}})


def _skills() -> Schema:
    shapes = {"label": TEXT, "half": one_of("heart", "head"), "kind": one_of("skill", "fault"), "tip": TEXT}
    tag = group(words.SKILL_HELP, shapes, ("label", "half", "kind", "tip"))
    return root(
        "Skills", "The techniques and faults that options can be tagged with: skills.yaml.", by_id(tag, least=1)
    )


def _course(own: OwnNames) -> Schema:
    scene = only(own.scenes)
    rules = {"after": only(own.levels), "needs": one_of("passed", "finished"), "certificate": TRUTH}
    level = group(words.LEVEL_HELP, {"scene": scene, **rules}, ("scene",))
    shift = group(
        words.SHIFT_HELP,
        {
            "shift": NAME,
            "title": TEXT,
            **rules,
            "briefing": TEXT,
            "from": one_or_several(scene),
            "draw": COUNT,
            "between": scene,
            "carries": one_or_several({"type": "string", "pattern": METER}),
            "meters": one_of("shown", "hidden"),
            "coach": one_of("at_once", "after", "off"),
            "passes": CONDITION,
        },
        ("shift", "title", "from", "draw"),
    )
    shapes: dict[str, Schema] = {
        "title": TEXT,
        "library": NAME,
        "levels": {"type": "array", "items": {"anyOf": [scene, level, shift]}},
        "words": or_nothing(by_id(TEXT)),
        "currency": SIGN,
        "due": one_or_several(COUNT),
        "certificate": TRUTH,
    }
    course = group(words.COURSE_HELP, shapes, ("title",))
    return root("A course", "The title, the levels in order and the firm's own words: course.yaml.", course)
