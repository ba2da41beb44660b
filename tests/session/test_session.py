"""What a session promises: a turn worked out once and kept before it is shown, questions as values, nothing hidden."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Never

import pytest

from game.records import How, Run, StoreBusyError, StoreError
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import (
    BriefingPage,
    CallPage,
    DebriefPage,
    Farewell,
    LevelsPage,
    Preview,
    Question,
    Session,
    Stay,
    TitlePage,
    World,
    at_once,
    in_thread,
)
from game.session.grading import Grader, Pending, Result
from game.story.engine import conversation, play
from game.story.engine.rehearsal import StartingPoint
from game.story.engine.state import State, Turn
from game.story.model.scene import Scene
from support.terminal_scenes import now
from support.visitors import sit_down


def spare() -> Store:
    return Store.in_memory(now)


def session_of(folder: Path, ledger: Store | None, **world: object) -> Session:
    return Session(open_index(folder), ledger, "", World(lambda: 1, spare, **world))  # type: ignore[arg-type]


def in_a_call(folder: Path, ledger: Store, **world: object) -> Session:
    session = session_of(folder, ledger, **world)
    session.start()
    sit_down(session, "Ann")
    assert isinstance(session.open("doorstep"), BriefingPage)
    assert isinstance(session.begin("doorstep"), CallPage)
    return session


def kept(ledger: Store) -> list[tuple[str, ...]]:
    return [ledger.decisions(attempt) for attempt in ledger.attempts(ledger.player("Ann"))]


class Full:
    """A disk that is full from now on, for every ledger that keeps things."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        take = Run.take

        def refused(run: Run, *rest: object) -> Turn:
            if run.ledger.keeps:
                raise StoreError("This could not be saved, because the disk is full.")
            return take(run, *rest)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(Run, "take", refused)


def test_an_answer_is_worked_out_once_and_on_the_disk_when_it_comes_back(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    asked: list[str] = []
    choose = play.choose

    def counted(scene: Scene, state: State, option: str) -> Turn:
        asked.append(option)
        return choose(scene, state, option)

    for module in (play, conversation):
        monkeypatch.setattr(module, "choose", counted)
    turn = session.take("listen", ("your_number",), "mouse", 900)
    assert isinstance(turn, Turn)
    assert asked == ["listen"]
    assert kept(ledger) == [("listen",)]
    assert session.conversation is not None
    assert session.conversation.turns[-1] is turn


def test_what_cannot_be_kept_comes_back_as_a_question_and_nothing_has_moved(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    before = session.conversation
    Full(monkeypatch)
    question = session.take("listen")
    assert isinstance(question, Question)
    assert question.text == "This could not be saved, because the disk is full."
    assert session.conversation == before
    assert kept(ledger) == [()]
    assert session.saving


def test_the_answer_is_given_once_the_player_agrees_to_play_on_without_saving(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    Full(monkeypatch)
    session.take("listen")
    turn = session.answer(2)
    assert isinstance(turn, Turn)
    assert turn.option == "listen"
    assert session.conversation is not None
    assert session.conversation.choices == ("listen",)
    assert not session.saving
    session.close()


def test_an_answer_that_another_program_held_up_can_be_tried_again(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    take, tries = Run.take, []

    def held(run: Run, option: str, how: How) -> Turn:
        tries.append(option)
        if len(tries) == 1:
            raise StoreBusyError("Another program keeps the saves file locked.")
        return take(run, option, how)

    monkeypatch.setattr(Run, "take", held)
    question = session.take("listen")
    assert isinstance(question, Question)
    assert question.choices == ("Try again", "Quit", "Play on without saving")
    assert isinstance(session.answer(0), Turn)
    assert session.saving
    assert kept(ledger) == [("listen",)]


def test_the_visit_is_over_where_the_player_does_not_agree(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    Full(monkeypatch)
    session.take("listen")
    assert session.answer(1) == Farewell(1)


def test_a_choice_that_a_question_does_not_have_is_refused_and_the_question_stays(folder: Path) -> None:
    session = session_of(folder, None)
    assert isinstance(session.start(), Question)
    for choice in (2, -1):
        with pytest.raises(IndexError, match="2 choices"):
            session.answer(choice)
    assert isinstance(session.answer(0), TitlePage)
    session.close()


def test_an_option_that_is_not_open_is_refused_and_not_kept(folder: Path, ledger: Store) -> None:
    session = in_a_call(folder, ledger)
    turn = session.take("nonsense")
    assert isinstance(turn, Turn)
    assert turn.refused
    assert kept(ledger) == [()]


def test_records_that_cannot_be_read_at_the_start_are_asked_about(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Store) -> None:
        raise StoreError("This could not be read, because the saves file is damaged.")

    monkeypatch.setattr(type(ledger), "players", lambda one: unreadable(one) if one.keeps else ())
    session = session_of(folder, ledger)
    question = session.start()
    assert isinstance(question, Question)
    assert question.title == "The saves cannot be used"
    assert "damaged" in question.text
    assert isinstance(session.answer(0), TitlePage)
    session.close()


def test_settings_belong_to_the_player_and_to_the_machine_while_nobody_plays(folder: Path, ledger: Store) -> None:
    session = session_of(folder, ledger)
    session.start()
    session.keep("theme", "dark")
    sit_down(session, "Ann")
    session.keep("text", "150")
    sit_down(session, "Bob")
    assert (session.settings.theme, session.settings.text) == ("dark", 100)
    again = session_of(folder, ledger)
    again.start()
    assert (again.settings.theme, again.settings.text) == ("dark", 100)
    sit_down(again, "ann")
    assert (again.settings.theme, again.settings.text) == ("dark", 150)


def test_a_setting_that_cannot_be_kept_holds_and_is_told_once_until_one_can(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    session = session_of(folder, ledger)
    session.start()
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "keep_setting", full)
        told = session.keep("theme", "dark")
        assert isinstance(told, Question)
        assert told.text == (
            "This could not be saved, because the disk is full."
            " Your choice holds all the same, until you leave the game."
        )
        assert session.keep("text", "150") == Stay()
        assert session.answer(0) == Stay()
        assert session.keep("text", "200") == Stay()
        assert (session.settings.theme, session.settings.text) == ("dark", 200)
    assert session.keep("volume", "0") == Stay()
    assert dict(ledger.settings(None)) == {"window.volume": "0"}
    monkeypatch.setattr(ledger, "keep_setting", full)
    assert isinstance(session.keep("theme", "light"), Question)


def to_the_end(session: Session) -> DebriefPage:
    for option in ("listen", "lost_morning", "tomorrow"):
        assert isinstance(session.take(option), Turn)
    page = session.debrief()
    assert isinstance(page, DebriefPage)
    return page


@pytest.mark.parametrize("grade", [at_once, in_thread])
def test_grades_are_worked_out_where_the_front_end_says(folder: Path, ledger: Store, grade: Grader) -> None:
    session = in_a_call(folder, ledger, grade=grade)
    page = to_the_end(session)
    page = session.graded(wait=True) or page
    assert [judged.taken.grade for judged in page.debrief.decisions] == ["best", "best", "best"]
    assert session.graded(wait=True) is None


def test_grades_can_be_worked_out_in_a_process_of_their_own(folder: Path, ledger: Store) -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        session = in_a_call(folder, ledger, grade=pool.submit)
        to_the_end(session)
        page = session.graded(wait=True)
    assert page is not None
    assert [judged.taken.grade for judged in page.debrief.decisions] == ["best", "best", "best"]


class Broken:
    """A judgement that fails."""

    def done(self) -> bool:
        return True

    def result(self) -> Never:
        raise MemoryError("too many states")


def test_an_error_in_the_grading_is_told_and_the_debrief_is_there_all_the_same(folder: Path, ledger: Store) -> None:
    def grade(_: Callable[[], Result]) -> Pending[Result]:
        return Broken()

    page = to_the_end(in_a_call(folder, ledger, grade=grade))
    assert page.messages == ("The grades could not be worked out (too many states).",)
    assert not page.pending
    assert page.debrief.ending is not None
    assert [judged.taken.grade for judged in page.debrief.decisions] == [None, None, None]


def test_a_call_that_was_left_is_offered_and_goes_on_where_it_was(folder: Path, ledger: Store) -> None:
    session = in_a_call(folder, ledger)
    session.take("listen")
    page = session.leave()
    assert isinstance(page, LevelsPage)
    assert page.left is not None
    assert (page.left.scene, page.left.taken) == ("doorstep", 1)
    question = session.open("doorstep")
    assert isinstance(question, Question)
    call = session.answer(0)
    assert isinstance(call, CallPage)
    assert (call.how, call.conversation.choices) == ("resumed", ("listen",))


def test_a_call_that_is_over_can_be_gone_back_into_without_saving(
    folder: Path, ledger: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = in_a_call(folder, ledger)
    to_the_end(session)

    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    monkeypatch.setattr(ledger, "append", full)
    assert isinstance(session.practise(1), Question)
    call = session.answer(2)
    assert isinstance(call, CallPage)
    assert (call.practice, call.conversation.choices) == (True, ("listen",))
    assert isinstance(session.take("lost_morning"), Turn)
    session.close()


def test_on_the_title_nobody_plays_and_settings_are_the_machines(folder: Path, ledger: Store) -> None:
    session = session_of(folder, ledger)
    session.start()
    sit_down(session, "Ann")
    session.keep("text", "150")
    session.title()
    assert (session.player, session.settings.text) == ("", 100)
    session.keep("theme", "dark")
    assert dict(ledger.settings(None)) == {"window.theme": "dark"}


def test_a_level_that_is_not_open_yet_cannot_be_opened_by_any_front_end(folder: Path, ledger: Store) -> None:
    session = session_of(folder, ledger)
    session.start()
    sit_down(session, "Ann")
    page = session.open("hallway")
    assert isinstance(page, LevelsPage)
    assert page.messages == ("Not yet: pass “On the Doorstep” first.",)
    assert ledger.attempts(ledger.player("Ann")) == ()
    asked_for = session_of(folder, ledger, scene="hallway", player="Ann")
    assert isinstance(asked_for.start(), BriefingPage)


def test_what_is_pressed_when_no_call_is_being_had_leads_to_the_levels(folder: Path, ledger: Store) -> None:
    session = in_a_call(folder, ledger)
    session.leave()
    assert isinstance(session.take("listen"), LevelsPage)
    assert isinstance(session.practise(0), LevelsPage)


def test_a_preview_that_is_read_again_is_kept_as_the_preview_it_was(folder: Path) -> None:
    index = open_index(folder)
    ledger = spare()
    preview = Preview("doorstep", StartingPoint(), index, lambda: open_index(folder))
    session = Session(index, ledger, "", World(lambda: 1, spare, preview=preview))
    session.start()
    session.take("listen")
    assert isinstance(session.practise(1), CallPage)
    scene = folder / "scenes" / "doorstep.yaml"
    scene.write_text(scene.read_text("utf-8").replace("Yes. I did.", "Indeed I did."), "utf-8")
    page = session.watch(1.0)
    assert isinstance(page, CallPage)
    assert (page.how, page.practice) == ("reread", True)
    latest = ledger.attempts(ledger.player("Trainer"))[-1]
    assert (latest.where.mode, latest.where.library) == ("preview", index.id)
    session.close()
