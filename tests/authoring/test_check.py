"""The whole check on libraries, parts of them and single files; results that are kept, and files that are hostile."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.authoring.check import AssetNames, check, check_scene, check_sources, library_check
from game.authoring.check.facts import Facts
from game.script.problems import NoLibraryError, Problem
from game.script.source import Sources, read_sources
from game.story.model.scene import Scene
from support.checked_frames import ASSETS, SECTIONS, checked_frame
from support.mended import mended

MORE = """\
endings:
  kept: {title: Kept, outcome: won, text: She will stay.}
  gone: {title: Gone, outcome: lost, text: She is gone.}
  torn: {title: Torn, outcome: settled, text: She will think about it.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one problem: an ending that nothing leads to."""
    return checked_frame(tmp_path / "library", "top", MORE).folder


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The scenes that are really looked at, as they are."""
    seen: list[str] = []

    def watched(scene: Scene, *others: Any) -> Facts:
        seen.append(scene.id)
        return check_scene(scene, *others)

    monkeypatch.setattr(library_check, "check_scene", watched)
    return seen


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def another(folder: Path, id_: str = "second", **sections: str) -> Path:
    """A second scene in the library."""
    path = folder / "scenes" / f"{id_}.yaml"
    path.write_text("".join({**SECTIONS, "scene": f"scene: {id_}\n", **sections}.values()), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("", ["DLG201"]),
        ("scenes", ["DLG201"]),
        ("scenes/example.yaml", ["DLG201"]),
        ("cast", []),
        ("cast/ana.yaml", []),
        ("skills.yaml", []),
        ("course.yaml", []),
    ],
)
def test_a_part_of_a_library_tells_the_problems_of_its_own_files(folder: Path, where: str, told: list[str]) -> None:
    assert codes(check([folder / where], ASSETS)) == told


def test_a_file_that_belongs_to_no_library_is_checked_alone(tmp_path: Path) -> None:
    lone = tmp_path / "alone.yaml"
    lone.write_text(
        "scene: alone\ntitle: Alone\nbeats:\n  hello:\n    - you: Hello.\nendings:\n  e: {title: E, outcome: won}\n"
    )
    assert codes(check([lone], ASSETS)) == ["DLG102"]


def test_where_there_is_nothing_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match="There is no file or folder"):
        check([tmp_path / "nowhere"], ASSETS)


def test_a_scene_with_errors_is_not_judged_and_takes_no_other_down(folder: Path) -> None:
    edit(folder / "scenes" / "example.yaml", "go: goodbye", "go: godbye")
    another(folder, endings=MORE)
    edit(folder / "course.yaml", "[example]", "[example, second]")
    problems = check([folder], ASSETS)
    assert [(Path(problem.file).stem, problem.code) for problem in problems] == [
        ("example", "DLG050"),
        ("second", "DLG201"),
    ]


def test_what_no_scene_shows_is_told_only_when_every_scene_can_be_read(folder: Path) -> None:
    edit(folder / "scenes" / "example.yaml", "does: fix", "does: excuse")
    edit(folder / "scenes" / "example.yaml", "does: fix", "does: excuse")
    edit(folder / "scenes" / "example.yaml", "does: fix", "does: excuse")
    assert "DLG112" in codes(check([folder], ASSETS))
    edit(folder / "scenes" / "example.yaml", "go: goodbye", "go: godbye")
    assert "DLG112" not in codes(check([folder], ASSETS))


def test_where_no_option_has_a_tag_yet_no_tag_is_called_unused(folder: Path) -> None:
    path = folder / "scenes" / "example.yaml"
    path.write_text(re.sub(r"(?m)^ *does: .*\n|does: \w+,? *", "", path.read_text("utf-8")), "utf-8")
    told = codes(check([folder], ASSETS))
    assert "DLG201" in told
    assert "DLG112" not in told


def test_endings_that_are_missing_are_written_out_and_the_advice_leads_to_a_clean_file(folder: Path) -> None:
    path = folder / "scenes" / "example.yaml"
    text = path.read_text("utf-8").replace(MORE, "")
    path.write_text(text, "utf-8")
    [told] = check([folder], ASSETS)
    assert told.code == "DLG022"
    assert told.hint.startswith("add a line  endings: {kept: {title: Kept, outcome: settled}, gone: {")
    assert told.hint.endswith("(an outcome is won, settled or lost)")
    assert told.mend is not None
    path.write_text(mended(text, told.mend), "utf-8")
    assert not [problem for problem in check([folder], ASSETS) if problem.severity == "error"]


def test_nothing_is_said_of_faces_and_files_that_nobody_knows(folder: Path) -> None:
    edit(folder / "cast" / "ana.yaml", "ana.svg", "none.svg")
    edit(
        folder / "scenes" / "example.yaml",
        "- ana: So what now?",
        "- ana: So what now?\n      face: odd\n      voice: odd.ogg",
    )
    assert codes(check([folder], AssetNames())) == ["DLG201"]
    assert codes(check([folder], ASSETS)) == ["DLG115", "DLG114", "DLG116", "DLG201"]


REMEMBERS = (
    "beats:\n  hello:\n    - when: ended(example) == gone\n      then:\n        - ana: You again.\n    - go: goodbye\n"
    + SECTIONS["beats"].partition("    - go: goodbye\n")[2]
)


def test_a_memory_of_a_broken_scene_makes_nothing_impossible(folder: Path) -> None:
    flags = {"beats": REMEMBERS, "flags": "flags:\n  promised: false\n"}
    second = another(folder, **flags)
    before = codes(check([second], ASSETS))
    edit(folder / "scenes" / "example.yaml", "go: goodbye", "go: godbye")
    after = codes(check([second], ASSETS))
    assert "DLG203" in before  # `promised` is never set in it
    assert "DLG203" not in after


def test_a_second_check_looks_at_nothing_and_tells_the_same(folder: Path, tmp_path: Path, visited: list[str]) -> None:
    first = check([folder], ASSETS, tmp_path / "cache")
    assert visited == ["example"]
    assert check([folder], ASSETS, tmp_path / "cache") == first
    assert visited == ["example"]
    assert first[0].source.strip().startswith("torn:")


FIX = "fix: {label: Fix, half: head, kind: skill, tip: Think of it.}\n"
NEW_TAG = FIX + "new: {label: N, half: head, kind: skill, tip: N}\n"
CHANGES = {
    "the scene": ("scenes/example.yaml", "A call.", "Another call.", ["example"]),
    "a character": ("cast/ana.yaml", "+20", "+21", ["example", "second"]),
    "a new tag": ("skills.yaml", FIX, NEW_TAG, ["example", "second"]),
    "a word of the course": ("course.yaml", "Brightwire", "Dimwire", ["example", "second"]),
    "the title of the course": ("course.yaml", "Example", "Other", []),
    "a tip": ("skills.yaml", "Think of it.", "Think.", []),
    "a scene that is remembered": ("scenes/example.yaml", "torn", "worn", ["example", "second"]),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_is_looked_at_again_and_nothing_else(
    folder: Path, tmp_path: Path, visited: list[str], what: str
) -> None:
    file, old, new, looked_at = CHANGES[what]
    another(folder, **({"beats": REMEMBERS} if what == "a scene that is remembered" else {}))
    check([folder], ASSETS, tmp_path / "cache")
    visited.clear()
    edit(folder / file, old, new)
    told = check([folder], ASSETS, tmp_path / "cache")
    assert sorted(visited) == looked_at
    assert told == check([folder], ASSETS)


def test_other_assets_are_another_question(folder: Path, tmp_path: Path, visited: list[str]) -> None:
    check([folder], ASSETS, tmp_path / "cache")
    check([folder], AssetNames(), tmp_path / "cache")
    assert visited == ["example", "example"]


def odd_caches(good: dict[str, object]) -> dict[str, bytes]:
    results = good["results"]
    assert isinstance(results, dict)
    key, result = next((key, value) for key, value in results.items() if value["problems"])

    def with_told(*told: object) -> bytes:
        return json.dumps(
            {"format": 4, "results": {key: {**result, "problems": [["scenes/example.yaml", *told]]}}}
        ).encode()

    return {
        "empty": b"",
        "no JSON": b"{",
        "no UTF-8": b"\xff\xfe\x00",
        "a list": b"[]",
        "another format": json.dumps({**good, "format": 3}).encode(),
        "no results": b'{"format": 4}',
        "very deep": b"[" * 100_000,
        "a very long number": b'{"format": 4, "results": {"x": ' + b"9" * 10_000 + b"}}",
        "no problem": with_told(1, 1, "DLG201", "m"),
        "a place that is none": with_told(0, 1, "DLG201", "m", "h", None),
        "a truth for a line": with_told(*[True], 1, "DLG201", "m", "h", None),
        "a code that is none": with_told(1, 1, "DLG999", "m", "h", None),
        "a text that is none": with_told(1, 1, "DLG201", {"m": 1}, "h", None),
        "a text without end": with_told(1, 1, "DLG201", "m" * 30_000, "h", None),
        "a mend that is none": with_told(1, 1, "DLG201", "m", "h", ["yes"]),
        "an edit that is none": with_told(1, 1, "DLG201", "m", "h", [True, [1, 1, 1, 0, "x"]]),
        "facts that are none": json.dumps({"format": 4, "results": {key: {**result, "facts": []}}}).encode(),
        "facts with more": json.dumps(
            {"format": 4, "results": {key: {**result, "facts": {**result["facts"], "more": 1}}}}
        ).encode(),
        "bits that are none": json.dumps(
            {"format": 4, "results": {key: {**result, "facts": {**result["facts"], "cases": {"ana": [7]}}}}}
        ).encode(),
    }


def test_an_odd_cache_is_as_good_as_none(folder: Path, tmp_path: Path, visited: list[str]) -> None:
    cache = tmp_path / "cache"
    truth = check([folder], ASSETS, cache)
    kept = next(cache.iterdir())
    for name, content in odd_caches(json.loads(kept.read_bytes())).items():
        kept.write_bytes(content)
        visited.clear()
        assert check([folder], ASSETS, cache) == truth, name
        assert visited == ["example"], name


def test_a_line_that_is_past_the_end_of_the_file_harms_nothing(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    check([folder], ASSETS, cache)
    kept = next(cache.iterdir())
    kept.write_text(
        kept.read_text().replace('"problems":[[', '"problems":[["scenes/example.yaml",9000,5,"DLG201","m","h",null],['),
        encoding="utf-8",
    )
    assert any(problem.line == 9000 and problem.source == "" for problem in check([folder], ASSETS, cache))


def test_a_cache_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert codes(check([folder], ASSETS, tmp_path / "cache")) == ["DLG201"]


def test_results_of_scenes_that_are_gone_are_not_kept_for_ever(folder: Path, tmp_path: Path) -> None:
    second = another(folder)
    check([folder], ASSETS, tmp_path / "cache")
    kept = next((tmp_path / "cache").iterdir())
    assert len(json.loads(kept.read_bytes())["results"]) == 2
    second.unlink()
    edit(folder / "scenes" / "example.yaml", "A call.", "Another call.")
    check([folder], ASSETS, tmp_path / "cache")
    assert len(json.loads(kept.read_bytes())["results"]) == 1


def test_a_library_in_another_place_is_kept_apart(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    check([folder], ASSETS, tmp_path / "cache")
    check([tmp_path / "copy"], ASSETS, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_every_problem_of_every_file_comes_in_file_and_line_order(folder: Path) -> None:
    another(folder, endings=MORE, passes="passes: trust >= 99\n")
    problems = check([folder], ASSETS)
    places = [(problem.file, problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert len({file for file, _, _ in places}) == 2


def test_each_file_is_opened_once_in_a_check(root: Path, folder: Path, tmp_path: Path) -> None:
    another(folder, beats=REMEMBERS)
    (folder / "translations").mkdir()
    (folder / "translations" / "es.po").write_text('msgid ""\nmsgstr "Language: es"\n')
    opened = json.loads(
        subprocess.run(
            [sys.executable, "-c", COUNTED, str(folder), str(tmp_path / "cache")],
            check=True,
            capture_output=True,
            text=True,
            cwd=root,
        ).stdout
    )
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert opened == dict.fromkeys(files, 1)
    assert len(files) == 6


COUNTED = """
import json, sys
from collections import Counter
from pathlib import Path
from game.authoring.check import AssetNames, check
folder = Path(sys.argv[1])
opened = Counter()
def count(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)) and Path(str(arguments[0])).is_relative_to(folder):
        opened[Path(arguments[0]).relative_to(folder).as_posix()] += 1
sys.addaudithook(count)
check([folder], AssetNames(), Path(sys.argv[2]))
print(json.dumps(opened, sort_keys=True))
"""


def test_a_file_that_changes_while_it_is_checked_is_told_as_it_was_and_looked_at_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, cache = folder / "scenes" / "example.yaml", tmp_path / "cache"
    before = scene.read_bytes()

    def meanwhile(*arguments: Any) -> Facts:
        edit(scene, "torn:", "worn:")
        return check_scene(*arguments)

    with monkeypatch.context() as during:
        during.setattr(library_check, "check_scene", meanwhile)
        (told,) = check([folder], ASSETS, cache)
    assert "'torn'" in told.message
    assert told.source.strip().startswith("torn:")
    (told,) = check([folder], ASSETS, cache)
    assert "'worn'" in told.message
    scene.write_bytes(before)
    (told,) = check([folder], ASSETS, cache)
    assert "'torn'" in told.message


def test_a_character_of_a_scene_that_is_remembered_is_no_stranger_to_the_cache(folder: Path, tmp_path: Path) -> None:
    flags = {"beats": REMEMBERS, "flags": "flags:\n  promised: false\n", "cast": "cast:\n  ana: {}\n"}
    another(folder, **flags)
    ben = folder / "cast" / "ben.yaml"
    ben.write_text("character: ben\nname: Ben Okoro\nmeters:\n  hope: {start: 40, good: high}\n")
    edit(folder / "scenes" / "example.yaml", "  ana: {}\n", "  ana: {}\n  ben: {}\n")
    cache = tmp_path / "cache"
    assert "DLG203" in codes(check([folder], ASSETS, cache))
    edit(ben, "start: 40", "start: forty")
    assert check([folder], ASSETS, cache) == check([folder], ASSETS)
    assert "DLG203" not in codes(check([folder], ASSETS, cache))


def test_a_library_in_memory_is_checked_as_one_on_the_disk(folder: Path) -> None:
    another(folder, passes="passes: trust >= 99\n")
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}
    assert check_sources(Sources.of(files, folder.name), ASSETS) == check([folder], ASSETS)


def test_what_an_editor_has_not_saved_is_checked_without_a_disk(folder: Path) -> None:
    sources = read_sources(folder)
    shutil.rmtree(folder)
    text = sources.files["scenes/example.yaml"].data.decode()
    unsaved = text.replace("go: goodbye", "go: godbye", 1)
    (told,) = check_sources(sources.having({"scenes/example.yaml": unsaved}), ASSETS)
    assert (told.code, told.line) == ("DLG050", unsaved[: unsaved.index("godbye")].count("\n") + 1)
    assert codes(check_sources(sources, ASSETS)) == ["DLG201"]
