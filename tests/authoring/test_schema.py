"""The JSON Schemas: they know the reader's keys, take every sound file, and flag what the reader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.authoring.schema.schema import library_schemas, schemas
from game.cli.entry import main
from game.script.library import read_library
from game.script.names import names_in_library
from game.script.readers.character import CHARACTER_KEYS, METER_KEYS
from game.script.readers.course import COURSE_KEYS, LEVEL_KEYS
from game.script.readers.endings import ENDING_KEYS
from game.script.readers.lines import BESIDE_LINES, BLOCK, KINDS
from game.script.readers.options import OPTION_KEYS
from game.script.readers.plays import PLAY_KEYS
from game.script.readers.scene import SCENE_KEYS
from game.script.readers.shifts import SHIFT_KEYS
from game.script.readers.skills import SKILL_KEYS
from game.script.source import Sources
from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.script.syntax.compose import compose
from game.story.model.scene import NARRATOR, YOU
from support.authoring_scenes import SCENE
from support.named_libraries import by_hand, drawn

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
    assert course["properties"]["levels"]["items"]["anyOf"][2]["properties"].keys() == SHIFT_KEYS
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


# ------------------------------------------------------------------ the schemas of one library


def made_for(of: Path | Sources) -> dict[str, Any]:
    reading = read_library(of)
    found = library_schemas(reading, names_in_library(reading.outline), ("desk",))
    return {name: json.loads(text) for name, text in found.items()}


def wrong_by(schema: Any, text: str) -> list[str]:
    Draft7Validator.check_schema(schema)
    root = compose(text.removeprefix("\ufeff"), lambda *_: None)
    assert root is not None
    errors = Draft7Validator(schema).iter_errors(value_of(root, typed=True))
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def all_wrong(of: Path | Sources, files: Mapping[str, str]) -> list[str]:
    """What the schemas of a library have against its own files; a scene's own and that for any scene."""
    made = made_for(of)
    told = []
    for file, text in files.items():
        told += wrong_by(made[schema_of(file)], text)
        if file.startswith("scenes/"):
            told += wrong_by(made[file.replace(".yaml", ".json")], text)
    return told


def test_a_librarys_own_schemas_take_all_that_is_sound_in_it() -> None:
    assert all_wrong(DIALOGUES, {file: (DIALOGUES / file).read_text(encoding="utf-8") for file in SHIPPED}) == []


@pytest.mark.parametrize("seed", range(12))
def test_the_schemas_of_a_drawn_library_take_it(seed: int) -> None:
    files = {name: text.replace("One, two", "One") for name, text in drawn(seed).items()}  # a comma cuts it in two
    assert all_wrong(Sources.of(files), files) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "is_sound"),
    [
        ("scenes/kettle.yaml", "does: fix", "does: fxi", False),
        ("scenes/kettle.yaml", "title: The Kettle", "title: The Kettle\nteaches: [lsiten]", False),
        ("scenes/kettle.yaml", "- joan: Glue", "- jaon: Glue", False),
        ("scenes/kettle.yaml", "cast: {mr_bell: {},", "cast: {mr_bel: {},", False),
        ("scenes/kettle.yaml", "joan: {anger: 5}", "joan: {trust: 5}", False),
        ("scenes/kettle.yaml", "{joan.anger: +5}", "{joan.trust: +5}", False),
        ("scenes/kettle.yaml", "remember: {teapot: glue}", "remember: {teapot: gleu}", False),
        ("scenes/kettle.yaml", "remember: {teapot: glue}", "remember: {teapto: glue}", False),
        ("scenes/kettle.yaml", "remember: {teapot: glue}", "remember: {teapot: never}", True),
        ("scenes/kettle.yaml", "end: cold", "go: a_beat_yet_to_write", True),
        ("scenes/kettle.yaml", "- mr_bell: Cold.", "- you: Cold.", True),
        ("scenes/kettle.yaml", "does: fix,", "does: fix, set: {new_flag: 1}, note: {new: Note},", True),
        ("cast/joan.yaml", "name: Joan", "name: Joan\r\nreacts: {fxi: {anger: +5}}", False),
        ("cast/joan.yaml", "name: Joan", "name: Joan\r\nreacts: {listen: {anger: +5}}", True),
        ("cast/joan.yaml", "name: Joan", "name: Joan\r\nfaces: {of_her_own: }", True),
        ("course.yaml", "  - teapot", "  - teapto", False),
        ("course.yaml", "after: teapot", "after: teapto", False),
    ],
)
def test_a_name_of_another_file_must_be_there_and_one_of_its_own_is_only_offered(
    file: str,
    old: str,
    new: str,
    is_sound: bool,  # noqa: FBT001 - a case
) -> None:
    files = by_hand()
    assert old in files[file]
    made = made_for(Sources.of(files))
    names = [schema_of(file), *([file.replace(".yaml", ".json")] if file.startswith("scenes/") else [])]
    before = files[file]
    for name in names:
        assert wrong_by(made[name], before) == []
        assert (wrong_by(made[name], before.replace(old, new, 1)) == []) is is_sound


def test_each_name_is_offered_with_what_people_read_of_it() -> None:
    made = made_for(Sources.of(by_hand()))
    option = made["scenes/teapot.json"]["definitions"]["option"]["properties"]
    tags = option["does"]["anyOf"][0]
    assert dict(zip(tags["enum"], tags["enumDescriptions"], strict=True))["fix"] == "Fix (skill): Mend it."
    beats = option["go"]["anyOf"][0]
    assert dict(zip(beats["enum"], beats["enumDescriptions"], strict=True)) == {
        "ring": 'My teapot, said "Mr" Bell to ring: photos.',
        "what_now": "Again",
    }
    assert option["end"]["anyOf"][0]["enumDescriptions"] == ["Glue", "Pot"]
    assert option["set"]["properties"].keys() == {"photos", "lid", "ring"}
    assert option["note"]["properties"]["sunday"]["description"] == "On Sunday, at ten"
    assert option["mood"]["properties"]["mr_bell.trust"]["description"] == "Trust of Mr Bell; high is good."
    step = made["scenes/teapot.json"]["definitions"]["step"]["properties"]
    assert step["mr_bell"]["description"] == "Mr Bell"
    assert "furious" in step["face"]["anyOf"][0]["enum"]
    assert made["course.json"]["properties"]["levels"]["items"]["anyOf"][0]["enumDescriptions"][0] == "The Kettle"
    assert "go" in made["scene.json"]["definitions"]["option"]["properties"]
    assert made["scene.json"]["definitions"]["option"]["properties"]["go"].get("anyOf") is None


def test_what_cannot_be_read_is_not_held_against_anybody() -> None:
    files = by_hand() | {"cast/mr_bell.yaml": "character: mr_bell\nname: [\n", "skills.yaml": "fix: what\n"}
    made = made_for(Sources.of(files))
    assert wrong_by(made["scene.json"], files["scenes/kettle.yaml"]) == []
    assert wrong_by(made["scenes/kettle.json"], files["scenes/kettle.yaml"]) == []


def test_the_command_writes_a_librarys_own_and_where_an_editor_finds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in by_hand().items():
        (tmp_path / "our_calls" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "our_calls" / name).write_bytes(text.encode())
    assert main(["schema", "--dialogues", "our_calls", "-o", "our_calls/schema"]) == 0
    assert capsys.readouterr().out.count("\n") == 8
    assert main(["check", "our_calls", "--no-cache"]) == main(["check", "our_calls", "--no-cache"])
    assert ".json" not in capsys.readouterr().out
    settings = json.loads((tmp_path / "our_calls" / "schema" / "vscode_settings.json").read_text(encoding="utf-8"))
    found = settings["yaml.schemas"]
    assert found["./our_calls/schema/scenes/teapot.json"] == "our_calls/scenes/teapot.yaml"
    assert found["./our_calls/schema/scene.json"] == "our_calls/scenes/*.yaml"
    assert all((tmp_path / name).is_file() for name in found)
    assert main(["schema", "--dialogues", "nowhere", "-o", "out"]) == 2
