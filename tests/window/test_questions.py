"""Every question that the game can ask: Enter never does what cannot be taken back; that stands last, and is red."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import game.session
from game.records import StoreError
from game.records.run import Run
from game.records.sqlite.store import Store
from game.session.pages import Question
from game.session.questions import Questions
from game.window.canvas.canvas import Canvas
from game.window.canvas.theme import LIGHT
from game.window.commands import Back, Confirm, Move
from game.window.requests import ChooseAnswer, Delete, GoOn, Join, Merge, Practise, Rename, ShowAttempts, ShowPast
from game.window.screens.question import QuestionScreen
from support.sitting import Sitting, now
from support.terminal_scenes import DOORSTEP, library

EDITED: Final = DOORSTEP.replace("traffic:", "roads:").replace("lost_morning:", "found_morning:")


class Asked(NamedTuple):
    """A question that is on the screen, and the method that asked it."""

    question: Question
    by: str


Scenario = Callable[[Path], Iterator[Sitting]]


@contextmanager
def at_the_title(folder: Path, *names: str) -> Iterator[Sitting]:
    with Store.in_memory(now) as store:
        for name in reversed(names):
            store.player(name)
        one = Sitting(folder, store)
        yield one
        one.session.close()


def ids(one: Sitting) -> dict[str, int]:
    return {player.name: player.id for player in one.ledger.players()}


def in_a_call(one: Sitting, *options: str) -> None:
    one.begin("doorstep")
    for option in options:
        one.session.take(option)


def no_saves(folder: Path) -> Iterator[Sitting]:
    yield Sitting(folder, None, notice="The saves folder can only be read.")


def is_that_you(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann", "Bob") as one:
        one.app.perform((Join("ann"),))
        yield one


def merging(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann", "Bob") as one:
        one.app.perform((Merge(ids(one)["Ann"], ids(one)["Bob"]),))
        yield one


def a_name_that_is_taken(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann", "Bob") as one:
        one.app.perform((Rename(ids(one)["Ann"], "Bob"),))
        yield one


def deleting(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann", "Bob") as one:
        one.app.perform((Delete(ids(one)["Ann"]),))
        yield one


def going_on(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann") as one:
        one.key("1")
        in_a_call(one, "listen")
        one.key("escape")
        one.click_target("leave")
        one.key("1")
        yield one


def going_on_in_practice(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann") as one:
        one.key("1")
        in_a_call(one, "listen", "lost_morning")
        one.app.perform((Practise(1),))
        one.wait(0.5)
        one.key("enter")
        one.session.take("lost_morning")
        one.key("escape")
        one.wait(0)
        one.click_target("leave")
        one.key("1")
        yield one


def practising(folder: Path) -> Iterator[Sitting]:
    with at_the_title(folder, "Ann") as one:
        one.key("1")
        in_a_call(one, "listen")
        one.app.perform((Practise(0),))
        yield one


def edited(folder: Path, *options: str) -> Iterator[Sitting]:
    """Somebody at the levels after a call of a scene that was edited since."""
    with at_the_title(folder, "Ann") as one:
        one.key("1")
        in_a_call(one, *options)
        library(folder.parent, doorstep=EDITED)
        again = Sitting(folder, one.ledger)
        again.key("1")
        yield again


def what_no_longer_fits(folder: Path) -> Iterator[Sitting]:
    for one in edited(folder, "listen", "lost_morning"):
        (left,) = one.ledger.unfinished(one.ledger.player("Ann"), one.session.index.id)
        one.app.perform((GoOn(left.id),))
        yield one


def a_debrief_that_is_gone(folder: Path) -> Iterator[Sitting]:
    for one in edited(folder, "listen", "traffic"):
        (past,) = one.ledger.attempts(one.ledger.player("Ann"))
        one.app.perform((ShowAttempts("doorstep"), ShowPast(past.id)))
        yield one


def a_full_disk(folder: Path) -> Iterator[Sitting]:
    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    with at_the_title(folder, "Ann") as one, pytest.MonkeyPatch.context() as patch:
        one.key("1")
        in_a_call(one)
        one.read_on()
        patch.setattr(Run, "take", full)
        one.answer("your_number")
        one.wait(0.5)
        yield one


def a_setting_that_cannot_be_kept(folder: Path) -> Iterator[Sitting]:
    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    with at_the_title(folder, "Ann") as one, pytest.MonkeyPatch.context() as patch:
        patch.setattr(one.ledger, "keep_setting", full)
        one.click("Settings")
        one.click("150 %")
        yield one


SCENARIOS: Final = (
    no_saves,
    is_that_you,
    merging,
    a_name_that_is_taken,
    deleting,
    going_on,
    going_on_in_practice,
    practising,
    what_no_longer_fits,
    a_debrief_that_is_gone,
    a_full_disk,
    a_setting_that_cannot_be_kept,
)
GRAVE: Final = frozenset({"Delete", "Put them together", "Play on without saving"})


@pytest.fixture(scope="module")
def askers() -> set[str]:
    """The methods of the session that ask something."""
    found = set()
    for file in Path(game.session.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "ask"
                for call in ast.walk(node)
            ):
                found.add(node.name)
    return found


@contextmanager
def asked(scenario: Scenario, folder: Path, by: list[str]) -> Iterator[tuple[Sitting, QuestionScreen]]:
    """Somebody before a question; ``by`` learns which method asked it."""
    real = Questions.ask

    def ask(*parts: object) -> Question:
        frame = inspect.currentframe()
        assert frame is not None
        assert frame.f_back is not None
        by.append(frame.f_back.f_code.co_name)
        return real(*parts)  # type: ignore[arg-type]  # handed on as they came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Questions, "ask", ask)
        for one in scenario(folder):
            screen = one.app.top
            assert isinstance(screen, QuestionScreen), one.text
            one.wait(0)
            yield one, screen


def kept(one: Sitting) -> set[tuple[object, ...]]:
    """Everything that could be lost: who there is, what they did, and which of it can be gone on with."""
    if not one.session._keeping.ready:
        return set()
    ledger, library_id = one.ledger, one.session.index.id
    found: set[tuple[object, ...]] = {("where", id(ledger))}
    for player in ledger.players():
        found.add(("player", player.id, player.name))
        found.update(("call", call.id, player.id) for call in ledger.attempts(player))
        found.update(("open", call.id) for call in ledger.unfinished(player, library_id) if not call.practice)
    return found


def test_every_question_there_is_is_walked_here(tmp_path: Path, askers: set[str]) -> None:
    by: list[str] = []
    for number, scenario in enumerate(SCENARIOS):
        with asked(scenario, library(tmp_path / str(number)), by):
            pass
    assert set(by) == askers - {"nothing_kept"}  # a kiosk asks that: tests/session/test_visitors.py


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_enter_at_a_question_loses_nothing_and_neither_does_escape(scenario: Scenario, tmp_path: Path) -> None:
    for key in ("enter", "escape"):
        with asked(scenario, library(tmp_path / key), []) as (one, _):
            before = kept(one)
            one.key(key)
            one.wait(0)
            assert not before - kept(one), key


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_safe_choice_is_first_and_filled_and_the_grave_one_last_and_red(scenario: Scenario, tmp_path: Path) -> None:
    with asked(scenario, library(tmp_path), []) as (_, screen):
        question = screen.question
        assert {question.choices[at] for at in question.grave} == GRAVE & set(question.choices)
        assert question.grave == set(range(len(question.choices) - len(question.grave), len(question.choices)))
        assert question.stay not in question.grave
        canvas = Canvas.null()
        canvas.begin()
        screen.draw(canvas)
        ink = {item.text: item.colour for item in canvas.shown()}
        for at, label in enumerate(question.choices):
            wanted = LIGHT.on_accent if at == 0 else LIGHT.bad if at in question.grave else LIGHT.ink
            assert ink[label] == wanted, label
        screen.update(1)
        assert screen.handle(Confirm())[0] == ChooseAnswer(0)
        assert screen.handle(Back())[0] == ChooseAnswer(question.stay)
        for way in ("down", "next"):
            screen.targets.focus, screen.targets.focus_shows = "", False
            screen.handle(Move(way))
            assert screen.targets.focus == "choice:0"
