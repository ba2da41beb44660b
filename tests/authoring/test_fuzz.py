"""Whatever stands in a file, the check ends in a list of problems."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.check import AssetNames, all_codes, check
from game.script.problems import Problem
from support.first_levels import first_levels

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = first_levels(ROOT, Path(tempfile.mkdtemp()) / "dialogues")
REAL = {path.name: path.read_bytes() for path in sorted((LIBRARY / "scenes").glob("*.yaml"))}
CAST = {path.name: path.read_bytes() for path in sorted((LIBRARY / "cast").glob("*.yaml"))}
SHARED = {name: (LIBRARY / name).read_bytes() for name in ("course.yaml", "skills.yaml")}
shutil.rmtree(LIBRARY.parent)
KNOWN = {code.id for code in all_codes()}
MOST = 300
"""States enough to look over a damaged scene; the rest is the same, only longer."""

WORDS = st.sampled_from(
    [
        "scene",
        "title",
        "cast",
        "beats",
        "endings",
        "hello",
        "choose",
        "say",
        "go",
        "end",
        "when",
        "then",
        "otherwise",
        "mood",
        "set",
        "note",
        "does",
        "reply",
        "face",
        "flags",
        "variants",
        "passes",
        "score",
        "teaches",
        "plays",
        "once",
        "locked",
        "after",
        "silence",
        "listen",
        "cut_in",
        "anger",
        "trust",
        "ana",
        "never",
        "true",
        "3",
        "-5",
        "+10",
        "anger>50",
        "ended(fuzz)==never",
        "did(listen)",
        "not",
        "and",
        "outcome",
    ]
)
TREES = st.recursive(
    st.one_of(WORDS, st.integers(-200, 200), st.booleans(), st.none(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=5)),
    max_leaves=40,
)


def told(**files: bytes) -> tuple[Problem, ...]:
    """Check a library that holds the shipped cast, course and skills, and these files."""
    folder = Path(tempfile.mkdtemp()) / "dialogues"
    try:
        for name, content in {
            **SHARED,
            **{f"cast/{name}": data for name, data in CAST.items()},
            **{name.replace("__", "/"): data for name, data in files.items()},
        }.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        problems = check([folder], AssetNames(frozenset(("calm",)), frozenset(), frozenset(), frozenset()), most=MOST)
    finally:
        shutil.rmtree(folder.parent)
    for problem in problems:
        assert problem.code in KNOWN
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
    return problems


@given(st.binary(max_size=600))
def test_random_bytes(data: bytes) -> None:
    assert told(**{"scenes__fuzz.yaml": data})


@given(TREES)
def test_random_yaml(tree: object) -> None:
    assert told(**{"scenes__fuzz.yaml": yaml.safe_dump(tree, allow_unicode=True).encode()})


@given(TREES, TREES)
def test_random_beats_in_a_scene_that_is_sound_otherwise(beats: object, flags: object) -> None:
    whole = {
        "scene": "fuzz",
        "title": "Fuzz",
        "cast": {"priya_nair": {}},
        "flags": flags,
        "beats": {"hello": beats, "on": [{"priya_nair": "Yes."}, {"end": "done"}]},
        "endings": {"done": {"title": "Done", "outcome": "won"}},
    }
    told(**{"scenes__fuzz.yaml": yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode()})


@st.composite
def damaged(draw: st.DrawFn, files: dict[str, bytes]) -> tuple[str, bytes]:
    """A real file with a few of its lines cut, doubled, swapped, indented or overwritten."""
    name = draw(st.sampled_from(sorted(files)))
    lines = files[name].splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at] = b"  " + lines[at]
            case 3:
                lines[at] = lines[at].lstrip() or b"\n"
            case 4:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(st.binary(max_size=5)) + lines[at][cut:]
            case 5:
                del lines[at : at + draw(st.integers(1, 40))]
            case _:
                lines[at] = lines[at].replace(
                    b": ", draw(st.sampled_from([b":", b": [", b": {", b': "', b": +", b": -9 "])), 1
                )
        if not lines:
            lines = [b"\n"]
    return name, b"".join(lines)


@settings(max_examples=30)
@given(damaged(REAL))
def test_a_damaged_copy_of_a_real_scene(broken: tuple[str, bytes]) -> None:
    told(**{f"scenes__{broken[0]}": broken[1]})


@settings(max_examples=30)
@given(damaged(CAST | SHARED))
def test_a_damaged_copy_of_what_scenes_share(broken: tuple[str, bytes]) -> None:
    name, data = broken
    told(**{name if name in SHARED else f"cast__{name}": data, "scenes__first_ring.yaml": REAL["first_ring.yaml"]})


NUMBERS = (
    "flags: {n: 0}\nbeats:\n  hello:\n    - choose:\n        on: {say: On., set: {n: +1}, go: hello}\n    - end: done\n"
)


@pytest.mark.parametrize(
    "body",
    [
        f"variants: {{{', '.join(f'v{n}: [true, false]' for n in range(40))}}}\nbeats:\n  hello:\n    - end: done\n",
        NUMBERS,
        f"score: n * n * n\n{NUMBERS}",
        "beats:\n  hello:\n    - go: hello\n",
        "beats:\n  hello:\n    - go: on\n  on:\n    - when: seen(hello)\n      then: [go: hello]\n    - go: hello\n",
        "beats:\n  hello:\n    - choose:\n        silence: {after: 5s}\n",
        "beats:\n  hello:\n    - choose:\n        a: {say: A., when: seen(hello)}\n    - end: done\n",
        "plays:\n  p: {choose: [listen, listen]}\nbeats:\n  hello:\n    - end: done\n",
        "score: 1 / 0 + 5 * 999999999 * 999999999\npasses: outcome == lost\nbeats:\n  hello:\n    - end: done\n",
        "teaches: [listen]\nbeats:\n  hello:\n    - narrator: " + "x" * 3000 + "\n    - end: done\n",
    ],
)
def test_odd_scenes_that_can_be_read(body: str) -> None:
    head = "scene: fuzz\ntitle: Fuzz\nendings: {done: {title: Done, outcome: won}}\n"
    told(**{"scenes__fuzz.yaml": (head + body).encode()})
