"""What a player has played stays in reach: the attempts at a level, their debriefs, and one rule for how one stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records import PlayerRemoved, PlayerRenamed, Where
from game.records.run import begin_run
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import (
    AttemptsPage,
    CallPage,
    DebriefPage,
    LevelsPage,
    Question,
    Session,
    TitlePage,
    World,
    attempt_in_words,
    standing_in_words,
)
from game.session.about import about_of
from game.story.engine.conversation import Setup
from game.story.language import ENGLISH
from support.terminal_scenes import DOORSTEP, library, now
from support.visitors import sit_down

WON, LOST = ("listen", "lost_morning", "tomorrow"), ("listen", "traffic")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def visiting(folder: Path, ledger: Store) -> Session:
    session = Session(open_index(folder), ledger, "", World(lambda: 1, lambda: Store.in_memory(now)))
    session.start()
    sit_down(session, "Ann")
    return session


def have(session: Session, *options: str) -> None:
    """A call, as far as these options go."""
    session.open("doorstep", anew=True)
    assert isinstance(session.begin("doorstep"), CallPage)
    for option in options:
        session.take(option)


def practise(session: Session) -> None:
    """Back by no decision, as practice, after the question."""
    assert isinstance(session.practise(1), Question)
    assert isinstance(session.answer(0), CallPage)


def stands(session: Session) -> tuple[str, ...]:
    page = session.levels()
    assert isinstance(page, LevelsPage)
    return standing_in_words(page.cards[0], ENGLISH)


def listed(session: Session) -> list[tuple[str, ...]]:
    page = session.attempts("doorstep")
    assert isinstance(page, AttemptsPage)
    return [attempt_in_words(past, ENGLISH) for past in page.attempts]


def the_only(session: Session) -> int:
    page = session.attempts("doorstep")
    assert isinstance(page, AttemptsPage)
    (past,) = page.attempts
    return past.id


def test_failures_are_counted_and_their_scores_are_nobodys_best(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    assert stands(session) == ("not played yet",)
    have(session, *LOST)
    assert stands(session) == ("tried once, not passed yet",)
    have(session, *LOST)
    assert stands(session) == ("tried twice, not passed yet",)
    have(session, *LOST)
    assert stands(session) == ("tried 3 times, not passed yet",)
    have(session, *WON)
    assert stands(session) == ("passed", "best 70")


def test_a_pass_in_practice_is_called_so_and_has_no_best(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    session.practise(1)
    session.take("lost_morning")
    session.take("tomorrow")
    assert stands(session) == ("passed in practice",)
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert (page.passed, page.levels) == (1, 2)


def test_what_was_given_up_is_not_begun_any_more(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, "listen")
    assert stands(session) == ("left in the middle",)
    session.open("doorstep", anew=True)
    assert stands(session) == ("left in the middle",)  # nothing is given up before the new call is taken
    session.begin("doorstep")
    assert stands(session) == ("not finished yet",)


def test_a_level_that_has_just_opened_is_new_until_it_is_begun(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *WON)
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert [card.opened for card in page.cards] == [False, True]
    assert page.next is page.cards[1]
    session.begin("hallway")
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert not page.cards[1].opened


def test_endings_are_found_in_practice_too(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    session.practise(1)
    session.take("lost_morning")
    session.take("tomorrow")
    page = session.levels()
    assert isinstance(page, LevelsPage)
    standing, told = page.cards[0].standing, session.about("doorstep")
    assert standing is not None
    assert told is not None
    assert standing.endings == told.endings


def test_decisions_are_counted_as_the_debrief_numbers_them(folder: Path, ledger: Store) -> None:
    """Hearing out a line that could be cut into is one of them."""
    scene = read_scene(open_index(folder), "doorstep").scene
    assert scene is not None
    told = about_of(scene)
    session = visiting(folder, ledger)
    have(session, *LOST)
    page = session.debrief()
    assert isinstance(page, DebriefPage)
    assert told.decisions == len(page.debrief.decisions) == 2
    assert told.portrait == "mrs_smith.svg"


CORRIDOR = "".join(
    f"  step_{number}:\n    - choose:\n"
    f"        on_{number}: {{say: On., go: {f'step_{number + 1}' if number < 9 else 'done'}}}\n"
    f"        out_{number}: {{say: Out., go: {'done' if number == 2 else f'step_{min(number + 1, 9)}'}}}\n"
    for number in range(1, 10)
)
SHORT_CUT = f"""\
scene: corridor
title: The Corridor
cast: {{mrs_smith: {{}}}}
beats:
{CORRIDOR}  done:
    - end: out
endings:
  out: {{title: Out, outcome: won, text: Out.}}
"""
PLAYS = """\
plays:
  the model answer: {choose: [on_1, out_2], ends: out}
  another way: {choose: [out_1, out_2], ends: out}
  an old one: {choose: [on_1], ends: out}
"""


def test_a_call_is_said_to_be_as_long_as_the_ways_to_pass_it_that_its_file_plays(tmp_path: Path) -> None:
    lengths = []
    for plays in ("", PLAYS):
        folder = library(tmp_path / str(len(plays)), corridor=f"{SHORT_CUT}{plays}")
        scene = read_scene(open_index(folder), "corridor").scene
        assert scene is not None
        lengths.append(about_of(scene).decisions)
    assert lengths == [9, 2]


def test_attempts_are_listed_latest_first_with_how_they_went(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    have(session, *WON)
    session.practise(0)
    session.take("listen")
    session.leave()
    assert listed(session) == [
        ("practice, left after 1 decision",),
        ("Won over", "passed", "score 70"),
        ("Gone", "not passed", "score 35"),
    ]
    assert session.attempts("hallway") == AttemptsPage("hallway", "In the Hallway", ())


def test_the_debrief_of_an_attempt_can_be_opened_again(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    first = session.debrief()
    session.leave()
    again = session.past_debrief(the_only(session))
    assert isinstance(first, DebriefPage)
    assert isinstance(again, DebriefPage)
    assert again.debrief.decisions == first.debrief.decisions
    assert re.match(r"This is your call of \d+ [A-Z][a-z]{2} \d{4}, \d\d:\d\d\.", again.messages[0])


def test_trying_a_moment_again_does_not_lose_the_first_attempt(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    session.practise(1)
    session.take("lost_morning")
    session.take("tomorrow")
    session.debrief()
    page = session.attempts("doorstep")
    assert isinstance(page, AttemptsPage)
    practice, first = page.attempts
    again = session.past_debrief(first.id)
    assert isinstance(again, DebriefPage)
    assert (again.practice, again.debrief.score) == (False, 35)
    assert practice.practice
    back = session.practise(1)  # a debrief that was opened again can be gone back into
    assert isinstance(back, CallPage)
    assert back.practice
    assert back.conversation.choices == ("listen",)


def test_an_attempt_at_an_earlier_version_of_the_scene_says_so(tmp_path: Path, ledger: Store) -> None:
    session = visiting(library(tmp_path), ledger)
    have(session, *LOST)
    session.leave()
    session = visiting(library(tmp_path, doorstep=DOORSTEP.replace("Yes. I did.", "Indeed I did.")), ledger)
    assert listed(session) == [("Gone", "not passed", "score 35", "an earlier version of the scene")]
    page = session.past_debrief(the_only(session))
    assert isinstance(page, DebriefPage)
    assert "edited since" in page.messages[0]
    assert page.messages[0].endswith("It ended then with “Gone” and a score of 35.")


def test_an_attempt_that_does_not_fit_the_scene_any_more_is_told_and_leads_back(tmp_path: Path, ledger: Store) -> None:
    session = visiting(library(tmp_path), ledger)
    have(session, *LOST)
    session.leave()
    session = visiting(library(tmp_path, doorstep=DOORSTEP.replace("traffic:", "roads:")), ledger)
    question = session.past_debrief(the_only(session))
    assert isinstance(question, Question)
    assert "only the first 1 of your 2 answers still fit it" in question.text
    assert "“Gone” and a score of 35" in question.text
    assert isinstance(session.answer(0), AttemptsPage)


def test_practice_that_was_left_is_called_so_whether_it_can_be_gone_on_with_or_not(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, "listen")
    practise(session)
    assert isinstance(session.go_on(), CallPage)  # back to the recorded call: the practice is over
    assert listed(session) == [("practice, left after 1 decision",), ("left after 1 decision",)]
    have(session, "listen")
    assert listed(session)[-1] == ("given up after 1 decision",)


def test_attempts_stand_by_the_time_that_is_told_of_each(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, "listen")
    practise(session)
    session.go_on()
    session.take("traffic")  # the recorded call ends after the practice of it
    page = session.attempts("doorstep")
    assert isinstance(page, AttemptsPage)
    assert [past.practice for past in page.attempts] == [False, True]
    times = [past.at for past in page.attempts]
    assert times == sorted(times, reverse=True)


def test_a_player_renamed_in_another_window_opens_what_is_theirs(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    mine = the_only(session)
    ledger.append(PlayerRenamed(ledger.player("Ann"), "Anna"))
    assert isinstance(session.past_debrief(mine), DebriefPage)
    assert session.player == "Anna"


def test_nobody_opens_or_goes_on_with_what_another_player_did_and_is_told_so(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    scene = read_scene(session.index, "doorstep").scene
    assert scene is not None
    where = Where(session.index.id)
    over, left = (begin_run(ledger, ledger.player("Bob"), scene, Setup(1, {"rainy": True}, {}), where) for _ in "ab")
    for option in LOST:
        over.take(option)
    left.take("listen")
    assert listed(session) == []
    for refused in (
        session.past_debrief(over.attempt.id),
        session.past_debrief(12345),
        session.go_on(left.attempt.id),
        session.go_on(12345),
    ):
        assert isinstance(refused, LevelsPage)
        assert refused.messages == ("That call is not one of yours, or it is not there any more.",)
        assert session.conversation is None


def test_a_player_taken_off_in_another_window_is_told_that_when_they_open_a_call(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, *LOST)
    mine = the_only(session)
    ledger.append(PlayerRemoved(ledger.player("Ann")))
    page = session.past_debrief(mine)
    assert isinstance(page, TitlePage)
    assert page.messages[0] == "Ann was taken off the list in another window."
    assert page.players == ()
