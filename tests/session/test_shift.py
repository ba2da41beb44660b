"""A shift in a visit: one call after the other, talked over one by one and as a whole, left and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from game.script.library import open_index
from game.session import (
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    LevelsPage,
    Question,
    ReviewPage,
    Session,
    ShiftPage,
    Shown,
    World,
    attempt_in_words,
    standing_in_words,
)
from game.session.shift import shift_passing, shift_result
from game.story.engine import Turn
from game.story.language import ENGLISH
from support.shifts import COURSE, shift_library
from support.terminal_scenes import now
from support.visitors import sit_down

WON = ("mine", "today")
LOST = ("your_fault", "no")
PASSING = (*WON, "breathe", *LOST, "breathe", *WON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shift_library(tmp_path / "counter", course=COURSE.replace("    after: first\n", ""))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def visiting(folder: Path, ledger: Store) -> Session:
    session = Session(open_index(folder), ledger, "", World(lambda: 7, lambda: Store.in_memory(now)))
    session.start()
    sit_down(session, "Ann")
    return session


def have(session: Session, *options: str) -> Shown:
    """The shift, as far as these options go: whatever a conversation that is over leads to is followed."""
    session.open("monday", anew=True)
    shown: Shown = session.begin("monday")
    return go_on(session, shown, *options)


def go_on(session: Session, shown: Shown, *options: str) -> Shown:
    left = list(options)
    while isinstance(shown, CallPage | Turn):
        assert session.conversation is not None
        if session.conversation.is_over:
            shown = session.debrief()
        elif not left:
            break
        else:
            shown = session.take(left.pop(0))
    assert not left
    return shown


def over(session: Session, *options: str) -> ShiftPage:
    shown = have(session, *options)
    assert isinstance(shown, ShiftPage)
    return shown


def test_a_shift_stands_among_the_levels_and_its_calls_do_not(folder: Path, ledger: Store) -> None:
    page = visiting(folder, ledger).levels()
    assert isinstance(page, LevelsPage)
    assert [(card.scene, card.number, card.title, card.summary) for card in page.cards] == [
        ("first", 1, "The First Call", "Somebody rings."),
        ("monday", 2, "Monday Morning", "A shift of 3 calls."),
    ]


def test_a_shift_is_locked_until_what_it_waits_for_is_passed(tmp_path: Path, ledger: Store) -> None:
    session = visiting(shift_library(tmp_path / "locked"), ledger)
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert page.cards[1].locked == "pass “The First Call” first"
    assert isinstance(session.open("monday"), LevelsPage)


def test_only_what_is_offered_can_be_begun(folder: Path, ledger: Store) -> None:
    spare = lambda: Store.in_memory(now)  # noqa: E731 - as short as that
    both = {
        offered: Session(open_index(folder), ledger, "", World(lambda: 7, spare, offered=(offered,)))
        for offered in ("first", "monday")
    }
    for offered, session in both.items():
        session.start()
        sit_down(session, offered)
        page = session.levels()
        assert isinstance(page, LevelsPage)
        assert [card.scene for card in page.cards] == [offered]
        assert isinstance(session.begin("monday"), CallPage) is (offered == "monday")


def test_its_briefing_says_what_passes(folder: Path, ledger: Store) -> None:
    page = visiting(folder, ledger).open("monday")
    assert isinstance(page, BriefingPage)
    assert (page.scene.title, page.scene.briefing) == ("Monday Morning", "Three calls, one after the other.")
    assert page.shift is not None
    told = shift_passing(page.shift, ENGLISH)
    assert told == "It passes if at least 2 calls are won and at most 1 call is lost."


def test_each_call_says_which_it_is_and_what_is_known_of_it(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    session.open("monday")
    page = session.begin("monday")
    assert isinstance(page, CallPage)
    assert page.message == f"Call 1 of 3: {page.conversation.scene.title}. Line two is blinking."
    between = have(session, *WON)
    assert isinstance(between, CallPage)
    assert between.message == "A Breath."
    second = have(session, *WON, "breathe")
    assert isinstance(second, CallPage)
    assert second.message.startswith("Call 2 of 3: ")


def test_after_the_last_call_comes_what_all_of_them_came_to(folder: Path, ledger: Store) -> None:
    page = over(visiting(folder, ledger), *PASSING)
    assert [(call.number, call.ending, call.outcome) for call in page.calls] == [
        (1, "Thanks", "won"),
        (2, "Gone", "lost"),
        (3, "Thanks", "won"),
    ]
    assert page.passed
    assert shift_result(page.stint, ENGLISH) == "Passed. 2 won, 0 settled, 1 lost; the mean score is 67."


def test_one_that_is_passed_gives_a_certificate_with_what_somebody_said(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    page = over(session, *PASSING)
    who = page.stint.order[0].capitalize()
    assert page.certificate is not None
    assert page.certificate == (f"“{who} said: somebody listened.”", who, "Monday Morning")
    assert over(session, *LOST, "breathe", *LOST, "breathe", *LOST).certificate is None


def test_a_level_that_is_one_scene_gives_a_certificate_too_and_practice_gives_none(
    tmp_path: Path, ledger: Store
) -> None:
    course = COURSE.replace("levels:", "certificate: true\nlevels:")
    session = visiting(shift_library(tmp_path / "certified", course=course), ledger)
    session.open("first")
    page = go_on(session, session.begin("first"), *WON)
    assert isinstance(page, DebriefPage)
    assert page.certificate == ("“First said: somebody listened.”", "First", "The First Call")
    again = go_on(session, session.practise(0), *WON)
    assert isinstance(again, DebriefPage)
    assert again.certificate is None


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ("Good morning.", "Good morning."),
        ("That is mine to see to now.", "“First said: somebody listened.”"),
        ("Nobody says this.", "“First said: somebody listened.”"),
    ],
    ids=["the caller's", "the player's", "nobody's"],
)
def test_a_certificate_quotes_the_line_worth_keeping_only_where_somebody_said_it_to_the_player(
    tmp_path: Path, ledger: Store, keep: str, said: str
) -> None:
    folder = shift_library(tmp_path / "kept", course=COURSE.replace("levels:", "certificate: true\nlevels:"))
    scene = folder / "scenes" / "first.yaml"
    scene.write_text(scene.read_text("utf-8").replace("\nbeats:", f"\nkeep: {keep}\nbeats:"), "utf-8")
    session = visiting(folder, ledger)
    session.open("first")
    page = go_on(session, session.begin("first"), *WON)
    assert isinstance(page, DebriefPage)
    assert page.certificate == (said, "First", "The First Call")


def test_every_call_is_talked_over_by_itself_and_the_way_back_leads_to_the_whole(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    page = over(session, *PASSING)
    second = session.afterwards.call(2)
    assert isinstance(second, DebriefPage)
    assert second.in_shift
    assert second.conversation is page.stint.calls[1]
    assert [one.option for one in (judged.taken for judged in second.debrief.decisions)] == list(LOST)
    assert second.debrief.is_judged
    assert session.debrief() == page
    assert isinstance(session.afterwards.call(4), LevelsPage)


def test_what_it_came_to_is_saved_as_a_page_with_the_certificate(folder: Path, ledger: Store) -> None:
    kept: dict[str, str] = {}

    def keep(name: str, text: str) -> str:
        kept[name] = text
        return name

    world = World(lambda: 7, lambda: Store.in_memory(now), keep_page=keep)
    session = Session(open_index(folder), ledger, "", world)
    session.start()
    sit_down(session, "Ann")
    over(session, *PASSING)
    assert "monday Ann" in session.afterwards.save()
    assert "Ann has passed Monday Morning." in kept["monday Ann"]
    assert kept["monday Ann"].count("<article>") == 3
    session.afterwards.call(2)
    session.afterwards.save()
    assert len(kept) == 2, "a call that is talked over is saved by itself"


def test_practice_from_a_call_goes_through_the_rest_of_the_shift(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    over(session, *PASSING)
    session.afterwards.call(2)
    back = session.practise(1)
    assert isinstance(back, CallPage)
    assert back.practice
    assert back.conversation.choices == ("your_fault",)
    page = go_on(session, back, "today", "breathe", *WON)
    assert isinstance(page, ShiftPage)
    assert page.practice
    assert page.certificate is None, "practice earns none"
    assert [call.outcome for call in page.calls] == ["won", "won", "won"]


def test_a_mistake_in_one_of_its_calls_is_reviewed(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    over(session, *PASSING)
    session.afterwards.call(2)
    shown = session.afterwards.review()
    assert isinstance(shown, ReviewPage)
    answered = session.afterwards.answer(shown.judged.best.option)
    assert isinstance(answered, ReviewPage)
    assert answered.is_solved
    reviewed = ledger.attempts(ledger.player("Ann"))[-1]
    assert ledger.decisions(reviewed)[:3] == (*WON, "breathe")


def test_one_that_was_left_is_gone_on_with_in_its_call(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *WON, "breathe", "mine")
    page = session.leave()
    assert isinstance(page, LevelsPage)
    assert page.left is not None
    assert (page.left.title, page.left.taken) == ("Monday Morning", 4)
    assert "left in the middle" in standing_in_words(page.cards[1], ENGLISH)
    assert isinstance(session.open("monday"), Question)
    again = session.answer(0)
    assert isinstance(again, CallPage)
    assert again.conversation.choices == ("mine",)
    shown = go_on(session, again, "today", "breathe", *WON)
    assert isinstance(shown, ShiftPage)


def test_going_back_in_the_second_call_counts_its_own_decisions(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *WON, "breathe", "mine")
    assert isinstance(session.practise(0), Question)
    back = session.answer(0)
    assert isinstance(back, CallPage)
    assert back.conversation.scene.id not in ("breath", *session_calls(session)[:1])
    assert back.conversation.choices == ()


def session_calls(session: Session) -> tuple[str, ...]:
    run = session._keeping.run
    assert run is not None
    assert run.shift is not None
    return run.shift.order


def test_past_shifts_are_listed_and_looked_at_again(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    over(session, *PASSING)
    session.leave()
    page = session.attempts("monday")
    assert isinstance(page, AttemptsPage)
    assert page.title == "Monday Morning"
    (past,) = page.attempts
    assert attempt_in_words(past, ENGLISH)[0] == "Passed"
    again = session.past_debrief(past.id)
    assert isinstance(again, ShiftPage)
    assert again.past
    assert again.messages[0].startswith("This is your call of")
    assert [call.outcome for call in again.calls] == ["won", "lost", "won"]


def test_the_list_says_that_it_was_passed(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    over(session, *PASSING)
    page = session.leave()
    assert isinstance(page, LevelsPage)
    assert standing_in_words(page.cards[1], ENGLISH) == ("passed", "best 67")
