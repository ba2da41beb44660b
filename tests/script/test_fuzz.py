"""Whatever is in a file, reading it ends in a list of problems that stand in that file, and never in a traceback."""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.script.catalogue import reading_codes
from game.script.library.index import open_index
from game.script.library.outline import outline_of
from game.script.library.read import read_library, read_lone, read_scene
from support.frames import ANA, SCENE, SECTIONS, frame

KNOWN = {code.id for code in reading_codes()}
WHOLE = (
    "".join(part for name, part in SECTIONS.items() if name != "beats")
    + """\
beats:
  hello:
    - ana: "Is that {company}?"
      cut_in:
        account: {say: "Your number, please.", does: excuse}
    - when: anger >= 50 and not noted(late)
      then:
        - note: {late: He came late}
      otherwise:
        - go: promise
    - choose:
        sorry:
          say: 'It''s our fault.'
          does: [acknowledge, fix]
          mood: {anger: -5, trust: = 40}
          set: {tries: +1}
          when: anger < 90
          locked: Not yet.
          reply:
            - ana: Well.
              face: warm
          go: promise
        silence:
          after: 20s
          end: done
  promise:
    - end: done
plays:
  the model answer: {choose: [sorry], ends: done, expect: trust >= 40}
"""
)
FILES = [SCENE, "cast/ana.yaml", "skills.yaml", "course.yaml"]
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
keys = st.sampled_from(sorted({word for word in WHOLE.replace(":", " ").split() if word.isidentifier()}))
scalars = st.one_of(keys, st.text(max_size=8), st.integers(), st.none(), st.booleans(), st.floats(allow_nan=False))
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=30
)
SIGNS = list("\"'[]{}:#-,&*!|>%@`\t\n ?=+<()\\\x00\x07\x85\u2028é")


def _read(data: bytes, file: str = SCENE) -> None:
    """Read a library with that in one of its files, in every way there is, and look at what is told."""
    with tempfile.TemporaryDirectory() as place:
        folder = frame(Path(place) / "dialogues", "steps", "- end: done\n").folder
        path = folder / file
        path.write_bytes(data)
        problems = read_library(folder).problems
        read_scene(open_index(folder), "example")
        read_lone(outline_of(folder), file)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.code in KNOWN
        assert problem.message
        if problem.file.endswith(file):
            assert 1 <= problem.line <= len(lines) + 1, problem
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2 if problem.line <= len(lines) else True, (
                problem
            )


def test_the_scene_that_is_damaged_here_is_sound() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = frame(Path(place) / "dialogues", "scene", WHOLE).folder
        assert read_library(folder).problems == ()


@SLOW
@given(st.binary(max_size=200))
def test_random_bytes(data: bytes) -> None:
    _read(data)


@SLOW
@given(st.text(st.sampled_from([*SIGNS, *"abz01"]), max_size=80))
def test_random_signs_in_a_beat(text: str) -> None:
    _read((WHOLE.partition("beats:")[0] + "beats:\n  hello:\n    - " + text).encode())


@SLOW
@given(
    st.dictionaries(keys, trees, max_size=8), st.sampled_from([SCENE, "cast/ana.yaml", "skills.yaml", "course.yaml"])
)
def test_random_yaml(tree: object, file: str) -> None:
    _read(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode("utf-8", "replace"), file)


@SLOW
@given(st.data())
def test_damaged_copies_of_a_real_scene(data: st.DataObject) -> None:
    source, file = data.draw(st.sampled_from([(WHOLE, SCENE), (ANA, "cast/ana.yaml")]))
    text = list(source)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 1))
        match data.draw(st.sampled_from(["put", "swap", "cut", "double"])):
            case "put":
                text.insert(at, data.draw(st.sampled_from(SIGNS)))
            case "swap":
                text[at] = data.draw(st.sampled_from(SIGNS))
            case "cut":
                del text[at : at + data.draw(st.integers(1, 30))]
            case _:
                text[at:at] = text[at : at + data.draw(st.integers(1, 60))]
        text = text or [" "]
    _read("".join(text).encode(), file)


@SLOW
@given(st.data())
def test_a_real_scene_with_any_value_in_any_place(data: st.DataObject) -> None:
    tree = yaml.safe_load(WHOLE)
    place = tree
    while True:
        entries = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(entries))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 3)) == 0:
            place[key] = data.draw(trees)
            break
        place = inner
    _read(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode("utf-8", "replace"))


def test_brackets_without_end() -> None:
    for text in ("[" * 5000, "{" * 5000, "- " * 5000, "? " * 5000, "a: " * 100, "!" * 3000, "'" * 3001, "\t" * 3000):
        _read(text.encode())
        _read(f"passes: {text}\n".encode())


def test_the_plain_python_parser_of_yaml_finds_the_same_places(tmp_path: Path) -> None:
    from game.script.source.pages import Page  # noqa: PLC0415
    from game.script.syntax import read_tree  # noqa: PLC0415 - used here alone

    for line in (
        "say: @home",
        "say: 'It's late'",
        "say: a: b",
        'say: "open',
        "does: [a, b",
        "say: *x y",
        "say:b",
        "- x",
    ):
        told = []
        for loader in (None, yaml.SafeLoader):
            page = Page("x.yaml")
            page.text = f"scene: example\n{line}\nwhy: because\n"
            read_tree(page, loader)
            told.append([(problem.line, problem.code) for problem in page.problems])
        assert told[0] == told[1], (line, told, tmp_path)
        assert told[0], line
