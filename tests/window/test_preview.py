"""The trainer's preview: a saved file is played on at once, a broken one is told, and there is a look behind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import Preview, Session, World
from game.story.engine.rehearsal import StartingPoint
from game.story.language import Notice
from game.window.actions import EditWritten
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.window import Window
from game.window.commands import Ask
from game.window.requests import Begin, Leave, Take
from game.window.screens.behind import BehindScreen
from game.window.screens.talk import TalkScreen

RULES = Path(__file__).parents[1] / "rules"


def spare() -> Store:
    return Store.in_memory(lambda: datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "dialogues"))


@pytest.fixture
def opened() -> list[tuple[Path, int]]:
    """What was opened in the trainer's editor."""
    return []


@pytest.fixture
def app(folder: Path, root: Path, opened: list[tuple[Path, int]]) -> Iterator[App]:
    index = open_index(folder)
    preview = Preview("doors", StartingPoint("talk", {"anger": "20"}), index, lambda: open_index(folder))
    assets = Assets(root / "assets")

    def edit(file: Path, line: int) -> str:
        opened.append((file, line))
        return Notice("It is opened in {name}.", name="code")

    session = Session(index, spare(), "", World(lambda: 1, spare, preview=preview, edit=edit))
    yield App(Window.null(Canvas.null()), assets, session)
    session.close()


def talk(app: App) -> TalkScreen:
    return next(screen for screen in app.screens if isinstance(screen, TalkScreen))


def answer(app: App, option: str) -> None:
    app.perform((Take(option, (), "keyboard", 0),))


def choices(app: App) -> tuple[str, ...]:
    assert app.session.conversation is not None
    return app.session.conversation.choices


def save(folder: Path, old: str, new: str) -> None:
    path = folder / "scenes" / "doors.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    seen = path.stat()
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns + 1_000_000))


def wait(app: App, seconds: float = 0.5) -> None:
    for _ in range(round(seconds / 0.05)):
        app.frame((), 0.05)


def test_it_begins_at_once_where_it_was_asked_to(app: App) -> None:
    assert talk(app).narration.state.place == "talk"
    assert talk(app).narration.state.meters == (20, 50)


def test_a_saved_file_is_played_within_half_a_second_with_the_choices_made_so_far(app: App, folder: Path) -> None:
    answer(app, "once")
    save(folder, "Goodbye.", "Cheerio.")
    wait(app)
    now = talk(app)
    assert choices(app) == ("once",)
    assert "read again" in now.message
    assert any(
        o.id == "bye" and o.say == "Cheerio."
        for b in now.scene.beats
        for s in b.steps
        for o in getattr(s, "options", ())
    )


def test_choices_that_no_longer_fit_are_gone_back_on_and_told(app: App, folder: Path) -> None:
    answer(app, "once")
    save(folder, "once: {say: A cup of tea?, once: true, does: kind, go: talk}", "tea: {say: A cup of tea?, go: talk}")
    wait(app)
    assert choices(app) == ()
    assert "“once” is no longer open" in talk(app).message


def test_a_broken_file_leaves_the_last_good_one_playing_with_the_problem_on_screen(app: App, folder: Path) -> None:
    answer(app, "once")
    save(folder, "end: gone}", "end: gnoe}")
    wait(app)
    now = talk(app)
    assert choices(app) == ("once",)
    assert "line " in now.message
    assert "gnoe" in now.message
    save(folder, "end: gnoe}", "end: gone}")
    wait(app)
    assert "read again" in talk(app).message


def test_nothing_is_read_while_nothing_is_saved(app: App) -> None:
    before = talk(app)
    wait(app, 2)
    assert talk(app) is before


def test_b_lays_every_value_and_every_closed_option_over_it_and_takes_it_away(app: App) -> None:
    app.frame((Ask("behind"),), 0.05)
    behind = app.top
    assert isinstance(behind, BehindScreen)
    assert ("Pat's anger", 20) in behind.page.inspection.meters
    assert [one.option for one in behind.page.inspection.closed] == ["greyed", "hidden"]
    ahead = behind.page.outlook
    assert ahead is not None
    assert [one.option for one in ahead.options] == list(behind.page.inspection.open)
    assert min(one.cost for one in ahead.options) == 0
    app.frame((Ask("behind"),), 0.05)
    assert isinstance(app.top, TalkScreen)


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "scenes" / "doors.yaml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


SAID = "  talk:\n    - pat: There you are.\n"


def test_it_says_where_the_line_heard_and_its_beat_are_written(app: App, folder: Path) -> None:
    save(folder, "  talk:\n", SAID)
    wait(app)
    app.frame((Ask("behind"),), 0.05)
    behind = app.top
    assert isinstance(behind, BehindScreen)
    assert str(behind.page.beat) == f"dialogues/scenes/doors.yaml:{line_of(folder, '  talk:')}"
    assert str(behind.page.heard) == f"dialogues/scenes/doors.yaml:{line_of(folder, 'There you are.')}"


def test_e_opens_the_line_in_the_editor_and_the_sheet_says_so(
    app: App, folder: Path, opened: list[tuple[Path, int]]
) -> None:
    save(folder, "  talk:\n", SAID)
    wait(app)
    app.frame((Ask("editor"),), 0.05)
    behind = app.top
    assert isinstance(behind, BehindScreen)
    file = folder / "scenes" / "doors.yaml"
    assert opened == [(file, line_of(folder, "There you are."))]
    assert behind.told == "It is opened in code."
    app.frame((), 0.05)
    (button,) = (control for control in behind.targets.drawn if control.name == "Open the beat")
    app.perform(behind.act(EditWritten("beat")))
    assert opened[1:] == [(file, line_of(folder, "  talk:"))]
    assert button.role == "button"
    app.frame((Ask("behind"),), 0.05)
    assert isinstance(app.top, TalkScreen)


def test_where_nothing_can_be_opened_there_is_no_button(app: App, opened: list[tuple[Path, int]]) -> None:
    assert app.session.rehearsal is not None
    app.session.rehearsal._edit = None
    app.frame((Ask("editor"),), 0.05)
    app.frame((), 0.05)
    assert not [control for control in app.top.targets.drawn if control.role == "button" and control.name != "Close"]
    assert opened == []


def test_a_file_saved_while_another_scene_or_no_scene_is_up_takes_nobody_away(app: App, folder: Path) -> None:
    app.perform((Begin("flow"),))
    save(folder, "Goodbye.", "Cheerio.")
    wait(app)
    assert talk(app).scene.id == "flow"
    app.perform((Leave(),))
    save(folder, "Cheerio.", "Goodbye.")
    wait(app)
    assert not any(isinstance(screen, TalkScreen) for screen in app.screens)


def test_a_beat_that_is_renamed_under_a_preview_is_told_and_no_crash(app: App, folder: Path) -> None:
    text = (folder / "scenes" / "doors.yaml").read_text("utf-8")
    (folder / "scenes" / "doors.yaml").write_text(text.replace("talk", "chat"), "utf-8")
    wait(app)
    assert "no beat 'talk'" in talk(app).message
    app.perform((Leave(),))
    app.perform((Begin("doors"),))
    wait(app)
    assert app.running
