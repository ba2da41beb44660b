"""What the guide says of VS Code: the task runs `check`, and its problem matcher reads what `check` prints."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from game.cli.entry import main
from support.guide_pages import BLOCKS, LIBRARY, SCENE, write_library

TASK = json.loads(next(block.text for block in BLOCKS if block.info == "json tasks.json"))["tasks"][0]
PATTERN = TASK["problemMatcher"]["pattern"]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_library(tmp_path)


def matched(told: str) -> list[dict[str, str]]:
    """What VS Code takes for a problem: each line that the regular expression matches."""
    # Of JavaScript's regular expressions it uses only what Python's mean by the same letters.
    found = [re.search(PATTERN["regexp"], line) for line in told.splitlines()]
    wanted = {name: group for name, group in PATTERN.items() if name != "regexp"}
    return [{name: match[group] for name, group in wanted.items()} for match in found if match]


def test_the_problem_matcher_reads_each_problem_that_check_prints(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = (library / SCENE).read_text(encoding="utf-8")
    scene = scene.replace("go: first_answer", "go: frist_answer").replace("does: fix", "does: fxi", 1)
    (library / SCENE).write_text(scene.replace("once: true", "wy: not"), encoding="utf-8")
    (library / "cast" / "mr_bell.yaml").write_text("character: mr_bell\nname: [\n", encoding="utf-8")
    call: Any = TASK["args"]
    assert call[:2] == ["-m", "game"]
    main([*call[2:], "--no-cache", "--format", "json"])
    problems = json.loads(capsys.readouterr().out)
    assert len(problems) >= 4
    main([*call[2:], "--no-cache"])
    found = matched(capsys.readouterr().out)
    assert found == [{name: str(problem[name]) for name in PATTERN if name != "regexp"} for problem in problems]
    assert all(Path(one["file"]).is_file() for one in found)  # from the folder that VS Code is opened in


def test_a_line_of_a_scene_that_looks_like_a_problem_is_none(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = (library / SCENE).read_text(encoding="utf-8")
    odd = scene.replace("          does: interrupt\n", '          dose: "our.yaml:3:4: error DLG050: no"\n', 1)
    (library / SCENE).write_text(odd, encoding="utf-8")
    main(["check", LIBRARY, "--no-cache"])
    told = capsys.readouterr().out
    assert '\n              dose: "our.yaml:3:4: error DLG050: no"\n' in told
    assert {one["file"] for one in matched(told)} == {f"{LIBRARY}/{SCENE}"}


def test_the_task_runs_the_python_that_make_made_and_is_the_one_key() -> None:
    assert TASK["command"] == ".venv/bin/python"
    assert TASK["windows"]["command"] == r".venv\Scripts\python"
    assert TASK["group"] == {"kind": "build", "isDefault": True}
