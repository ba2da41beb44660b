"""The JSON Schemas: they know the reader's keys, take every sound file, and flag what the reader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.authoring.schema.schema import schemas
from game.cli.entry import main
from game.script.readers.character import CHARACTER_KEYS, METER_KEYS
from game.script.readers.course import COURSE_KEYS, LEVEL_KEYS
from game.script.readers.endings import ENDING_KEYS
from game.script.readers.lines import BESIDE_LINES, KINDS
from game.script.readers.options import OPTION_KEYS
from game.script.readers.plays import PLAY_KEYS
from game.script.readers.scene import SCENE_KEYS
from game.script.readers.skills import SKILL_KEYS
from game.script.readers.steps import BLOCK
from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.script.syntax.compose import compose
from game.story.model.scene import NARRATOR, YOU
from support.authoring_scenes import SCENE

MADE = {name: json.loads(text) for name, text in schemas().items()}
DIALOGUES = Path(__file__).resolve().parents[2] / "dialogues"
SHIPPED = sorted(path.relative_to(DIALOGUES).as_posix() for path in DIALOGUES.rglob("*.yaml"))
BLANK = ("", "~", "null", "Null", "NULL")
INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def value_of(node: YamlNode, *, typed: bool) -> Any:
    """A node as the language server sees it (``typed``: YAML 1.2's core types), or as the reader does: all texts."""
    match node:
        case MappingNode(pairs=pairs):
            return {key.text: value_of(value, typed=typed) for key, value in pairs if isinstance(key, ScalarNode)}
        case SequenceNode(items=items):
            return [value_of(item, typed=typed) for item in items]
    text = node.text
    if not typed or node.style:
        return text
    if text in BLANK:
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.upper(), text.capitalize()):
        return text.lower() == "true"
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text


def wrong_in(text: str, schema: str, *, typed: bool = True) -> list[str]:
    root = compose(text, lambda *_: None)
    assert root is not None
    errors = Draft7Validator(MADE[schema]).iter_errors(value_of(root, typed=typed))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def schema_of(file: str) -> str:
    folder, _, name = file.rpartition("/")
    return {"scenes": "scene.json", "cast": "character.json"}.get(folder, name.replace(".yaml", ".json"))


def groups(schema: object) -> Iterator[Mapping[str, Any]]:
    """Every group of keys in a schema, however deep."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema["properties"]
        for value in schema.values():
            yield from groups(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from groups(value)


@pytest.mark.parametrize("typed", [True, False], ids=["as the editor types it", "as the reader takes it"])
@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_file_is_sound_by_its_schema(file: str, typed: bool) -> None:  # noqa: FBT001 - a case
    assert wrong_in((DIALOGUES / file).read_text(encoding="utf-8"), schema_of(file), typed=typed) == []


@pytest.mark.parametrize("name", MADE)
def test_the_committed_schemas_are_those_that_are_made_and_are_draft_07(root: Path, name: str) -> None:
    assert (root / "game" / "script" / "schema" / name).read_text(encoding="utf-8") == schemas()[name]
    assert MADE[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(MADE[name])


def test_every_key_of_the_reader_is_in_a_schema_and_the_other_way_round() -> None:
    scene, character, course = MADE["scene.json"], MADE["character.json"], MADE["course.json"]
    definitions = scene["definitions"]
    assert scene["properties"].keys() == SCENE_KEYS
    assert definitions["option"]["properties"].keys() == OPTION_KEYS
    assert definitions["ending"]["properties"].keys() == ENDING_KEYS
    assert definitions["play"]["properties"].keys() == PLAY_KEYS
    assert definitions["step"]["properties"].keys() == KINDS | BESIDE_LINES | BLOCK | {YOU, NARRATOR}
    assert character["properties"].keys() == CHARACTER_KEYS
    meters = character["properties"]["meters"]["anyOf"][0]["additionalProperties"]
    assert meters["properties"].keys() == METER_KEYS
    assert character["definitions"]["case"]["properties"].keys() == {"when", "again"}
    assert course["properties"].keys() == COURSE_KEYS
    assert course["properties"]["levels"]["items"]["anyOf"][1]["properties"].keys() == LEVEL_KEYS
    assert MADE["skills.json"]["additionalProperties"]["properties"].keys() == SKILL_KEYS


@pytest.mark.parametrize("name", MADE)
def test_every_key_is_explained_where_the_editor_shows_it(name: str) -> None:
    found = list(groups(MADE[name]))
    assert found
    for group in found:
        for key, shape in group.items():
            assert shape.get("description", "").endswith((".", "!", "?")), key


def test_a_text_may_be_what_yaml_takes_for_something_else() -> None:
    text = SCENE.replace("I only work here.", "12").replace("He asked.", "true").replace("Goodbye then.", "1e3")
    assert wrong_in(text, "scene.json") == []


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("title: The", "titel: The", ""),
        ("outcome: won", "outcome: great", "endings/happy/outcome"),
        ("say: I only work here.", "sya: I only work here.", "beats/hello/1/choose/shrug"),
        ("paid: true", "paid: [true]", "beats/hello/1/choose/explain/set/paid"),
        ("go: cross\n      otherwise", "go: [cross]\n      otherwise", "beats/hello/2/then/0/go"),
        ("- narrator: The dog barks.", "- narrator: {The: dog}", "beats/cross/0/narrator"),
        ("      otherwise:\n", "      otherwise: now\n      then_:\n", "beats/hello/2"),
        ("  attic:", "  The Attic:", "beats"),
        ("scene: till\n", "", ""),
    ],
)
def test_a_slip_is_flagged_where_it_stands(old: str, new: str, at: str) -> None:
    assert old in SCENE
    assert wrong_in(SCENE, "scene.json") == []
    told = wrong_in(SCENE.replace(old, new), "scene.json")
    assert any(wrong.startswith((f"{at}:", f"{at}/")) for wrong in told)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("+5", True),
        ("-100", True),
        ("= 40", True),
        ("=40", True),
        ("7", True),
        ("'+5'", True),
        ("a lot", False),
        ("101", False),
    ],
)
def test_a_change_is_what_the_reader_takes(text: str, sound: bool) -> None:  # noqa: FBT001 - a case
    meters = "meters:\n  trust: {start: 30, good: high}\n"
    file = f"character: sam\nname: Sam\n{meters}reacts:\n  listen: {{trust: {text}}}\n"
    assert (wrong_in(file, "character.json") == []) is sound


def test_the_command_writes_all_four_and_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "schema"
    assert main(["schema", "-o", str(out)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == dict(schemas())
    assert capsys.readouterr().out.count("\n") == 4


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["schema", "-o", str(tmp_path / "file" / "schema")]) == 2
    assert "cannot be made" in capsys.readouterr().err
