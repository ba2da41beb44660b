"""The editor that a trainer has set: how it is told a file and a line, and what is said where there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli import editor
from game.cli.editor import Editor, call_of, editor_of

FILE = Path("/calls/scenes/tea pot.yaml")


class Started:
    """A process that was started, and is there still."""

    def __init__(self, *call: Any, **keywords: Any) -> None:
        self.call, self.keywords = call[0], keywords
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code

    def wait(self) -> int:
        self.code = 0
        return 0


class Starter:
    """Starts nothing, and remembers what it was asked to."""

    def __init__(self) -> None:
        self.started: list[Started] = []

    def __call__(self, *call: Any, **keywords: Any) -> Any:
        self.started.append(Started(*call, **keywords))
        return self.started[-1]


@pytest.fixture(autouse=True)
def _every_program_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None if name.startswith("no") and name != "notepad++" else name)
    monkeypatch.setattr("game.cli.editor.is_person", lambda: False)


@pytest.mark.parametrize(
    ("setting", "call"),
    [
        ("code", ("code", "-g", f"{FILE}:49")),
        ("code --wait --new-window", ("code", "--wait", "--new-window", "-g", f"{FILE}:49")),
        ("/opt/x/codium", ("/opt/x/codium", "-g", f"{FILE}:49")),
        ("subl", ("subl", f"{FILE}:49")),
        ("notepad++", ("notepad++", "-n49", str(FILE))),
        ("'/Program Files/Notepad++/notepad++.exe' -multiInst", (
            "/Program Files/Notepad++/notepad++.exe", "-multiInst", "-n49", str(FILE))),
        ("gedit", ("gedit", "+49", str(FILE))),
        ("gvim -f", ("gvim", "-f", "+49", str(FILE))),
        ("kate", ("kate", "--line", "49", str(FILE))),
        ("my-own-editor --quick", ("my-own-editor", "--quick", str(FILE))),
        ("open -a TextEdit", ("open", "-a", "TextEdit", str(FILE))),
    ],
)  # fmt: skip
def test_each_editor_is_told_file_and_line_as_it_knows_them(setting: str, call: tuple[str, ...]) -> None:
    assert call_of(editor_of({"EDITOR": setting}, windows=False), FILE, 49) == call


def test_on_windows_folders_keep_their_strokes() -> None:
    found = editor_of({"EDITOR": r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst'}, windows=True)
    assert found == (r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst")
    assert call_of(found, FILE, 7)[2:] == ("-n7", str(FILE))


@pytest.mark.parametrize(
    ("environment", "first"),
    [
        ({"HEAD_AND_HEART_EDITOR": "code", "VISUAL": "subl", "EDITOR": "vim"}, "code"),
        ({"VISUAL": "subl", "EDITOR": "vim"}, "subl"),
        ({"HEAD_AND_HEART_EDITOR": " ", "EDITOR": "vim"}, "vim"),
    ],
)
def test_the_game_s_own_setting_counts_first(environment: dict[str, str], first: str) -> None:
    assert editor_of(environment)[0] == first


def test_it_is_started_without_a_shell_apart_from_the_game_and_not_waited_for() -> None:
    starter = Starter()
    odd = Path("/calls/$(rm -rf ~); & echo/x.yaml")
    assert Editor({"EDITOR": "code; rm x"}, starter)(odd, 3) == "It is opened in code;."
    assert Editor({"EDITOR": "code"}, starter)(odd, 3) == "It is opened in code."
    (first, second) = starter.started
    assert first.call == ("code;", "rm", "x", str(odd))
    assert second.call == ("code", "-g", f"{odd}:3")
    assert "shell" not in second.keywords
    assert second.keywords["stdin"] == second.keywords["stdout"] == subprocess.DEVNULL
    assert second.code is None


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({}, "No editor is set. Say which one is yours in HEAD_AND_HEART_EDITOR, as code, and start the game again."),
        ({"EDITOR": "'code"}, "No editor is set."),
        ({"EDITOR": "none-such -x"}, "There is no program none-such, which is set as your editor."),
        ({"EDITOR": "vim"}, "vim needs a terminal: set one with a window of its own in HEAD_AND_HEART_EDITOR."),
    ],
)
def test_where_none_can_be_opened_it_is_said_why(environment: dict[str, str], says: str) -> None:
    starter = Starter()
    assert Editor(environment, starter)(FILE, 3).startswith(says)
    assert starter.started == []


def test_one_without_a_window_has_the_terminal_of_the_game_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli.editor.is_person", lambda: True)
    starter = Starter()
    vim = Editor({"EDITOR": "vim"}, starter)
    assert vim(FILE, 3) == "It is open in the terminal that the game was started from."
    assert vim(FILE, 9) == "vim is open still in the terminal that the game was started from."
    assert starter.started[0].keywords == {}
    starter.started[0].code = 0
    assert vim(FILE, 9) == "It is open in the terminal that the game was started from."
    vim.close()
    assert starter.started[1].code == 0


def test_a_name_that_a_batch_file_would_read_as_a_command_is_not_given_to_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"C:/bin/{name}.cmd")
    starter = Starter()
    code = Editor({"EDITOR": "code"}, starter)
    assert "it holds a sign that Windows reads" in code(Path("/calls/a&calc/x.yaml"), 3)
    assert starter.started == []
    assert code(FILE, 3) == "It is opened in code."


def test_one_that_cannot_be_started_is_told() -> None:
    def fail(*_: object, **__: object) -> Any:
        raise PermissionError(13, "Permission denied")

    assert Editor({"EDITOR": "code"}, fail)(FILE, 3) == "code cannot be started: permission denied."


def test_a_real_program_is_given_the_file_and_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    note = tmp_path / "note.txt"
    program = f"import sys, pathlib; pathlib.Path({str(note)!r}).write_text(sys.argv[1])"
    mine = Editor({"EDITOR": f'"{sys.executable}" -c "{program}"'})
    said = mine(tmp_path / "x.yaml", 5)
    assert said.startswith("It is opened in ")
    mine._started[0].wait()
    assert note.read_text("utf-8") == str(tmp_path / "x.yaml")
    assert editor.SETTINGS[0] == "HEAD_AND_HEART_EDITOR"
