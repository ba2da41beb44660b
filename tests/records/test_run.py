"""A run is kept decision by decision, gone on with exactly, gone back into as practice, and given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.records.errors import StoreError
from game.records.run import begin_run, give_up, recorded, resume
from game.records.sqlite.store import Store
from game.records.values import How, Mode, Where
from game.story.engine.conversation import start
from game.story.model.flags import Flag
from game.story.model.scene import Choose, Line, Scene
from support.records_room import NOON, opened, played, setup
from support.scenes import beat, interrupted, looping, no_choice, say, scene, short


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def test_a_decision_is_kept_with_how_it_was_taken(store: Store) -> None:
    """The order shown, the device, the time taken, the meters before and after are in the record."""
    run = begin_run(store, store.player("Ann"), short(), setup())
    run.take("warm", How(shown=("cold", "warm", "hang_up"), device="touch", ms=2_400))
    run.take("later")
    first, second = store.answers(run.attempt)
    assert (first.number, first.decision, first.option) == (1, "hello", "warm")
    assert (first.shown, first.device, first.ms) == (("cold", "warm", "hang_up"), "touch", 2_400)
    assert first.before == {"pat.anger": 60, "pat.trust": 30}
    assert first.after == second.before == {"pat.anger": 48, "pat.trust": 36}
    assert second.after == {"pat.anger": 63, "pat.trust": 36}
    assert (second.shown, second.device, second.ms, second.replayed) == ((), "", None, False)
    assert NOON < first.at < second.at


def test_an_option_that_is_not_open_is_answered_and_not_kept(store: Store) -> None:
    """A refused option changes neither the conversation nor the record."""
    run = played(store, looping(), "soothe")
    turn = run.take("offer")
    assert turn.refused == "Pat is not ready for that."
    assert run.take("no_such_thing").refused.startswith("there is no 'no_such_thing' here")
    assert store.decisions(run.attempt) == run.conversation.choices == ("soothe",)


def test_nothing_is_kept_after_the_end(store: Store) -> None:
    """An option taken when all is said is refused like any other."""
    run = played(store, short(), "hang_up")
    assert run.take("warm").refused == "the conversation is over"
    assert store.decisions(run.attempt) == ("hang_up",)


def test_the_ending_is_kept_with_the_last_decision(store: Store) -> None:
    """How it ended, whether it passed and what it was worth are there when the last turn is."""
    run = played(store, short(), "warm", "fix", "thanks")
    kept = store.attempt(run.attempt.id)
    assert kept == run.attempt
    assert kept is not None
    assert kept.finish is not None
    assert (kept.finish.ending, kept.finish.outcome, kept.finish.passed, kept.finish.score) == ("glad", "won", True, 42)


def test_a_scene_without_a_choice_is_finished_when_it_begins(store: Store) -> None:
    """It is not offered for going on with."""
    run = played(store, no_choice())
    assert run.attempt.finish is not None
    assert run.attempt.finish.ending == "even"
    assert store.unfinished(store.player("Ann")) == ()


def test_runs_of_a_scene_are_numbered_by_player_and_scene(store: Store) -> None:
    """Number 3 is the third time this player begins this scene; others' runs and practice do not count."""
    numbers = [played(store, short(), "hang_up").attempt.number for _ in range(2)]
    played(store, short(), "hang_up", name="Bob")
    played(store, scene(*short().beats, id_="other"), "hang_up")
    practice = played(store, short(), "warm").practise(0)
    assert numbers == [1, 2]
    assert (practice.attempt.number, practice.attempt.practice) == (3, True)
    assert played(store, short()).attempt.number == 4


def test_a_run_goes_on_exactly_where_it_was_left(tmp_path: Path) -> None:
    """After a restart the seed, the variants, the memory and every turn are as they were."""
    asked = setup(seed=2**70, variants={"genuine": False, "tries": 2}, before="gone")
    with opened(tmp_path) as store:
        run = begin_run(store, store.player("Ann"), interrupted(), asked)
        run.take("number")
        left = run.conversation
        run.leave()
    with opened(tmp_path) as store:
        (attempt,) = store.unfinished(store.player("Ann"))
        assert attempt == replace(run.attempt, taken=1)
        resumed, notice = resume(store, attempt, interrupted())
        assert resumed is not None
        assert notice == ""
        assert resumed.conversation.setup == asked
        assert [type(value) for value in resumed.attempt.setup.variants.values()] == [bool, int]
        assert resumed.conversation.turns == left.turns
        assert resumed.conversation.opening == left.opening
        resumed.take("warm")
        assert store.decisions(attempt) == ("number", "warm")


def test_a_finished_run_is_not_gone_on_with(store: Store) -> None:
    """An attempt that was finished or given up meanwhile says so."""
    run = played(store, short(), "warm")
    offered = store.unfinished(store.player("Ann"))[0]
    run.take("fix")
    run.take("bye")
    resumed, notice = resume(store, offered, short())
    assert resumed is None
    assert notice == "This conversation is over. You can start it again."


def edited(*, content: str = "second edition", **beats: Choose | Line) -> Scene:
    """The short scene with some beats changed."""
    new = [beat(old.id, beats[old.id]) if old.id in beats else old for old in short().beats]
    return scene(*new, content=content)


def test_an_edited_scene_goes_on_where_the_answers_still_fit(tmp_path: Path) -> None:
    """Changed words do no harm; the player is told once, and the record says which edition each part was."""
    changed = edited(last=Choose((say("thanks", "kind", to="glad"), say("bye", to="even"))))
    with opened(tmp_path) as store:
        played(store, short(), "warm", "fix")
    with opened(tmp_path) as store:
        run, notice = resume(store, store.unfinished(store.player("Ann"))[0], changed)
        assert run is not None
        assert notice == "This scene was edited after you left it. Your answers still fit, so you can go on."
        assert run.attempt.content == "second edition"
    with opened(tmp_path) as store:
        run, notice = resume(store, store.unfinished(store.player("Ann"))[0], changed)
        assert run is not None
        assert notice == ""
        assert run.take("bye").after.ending == "even"


MISFITS = {
    "an option is gone": (
        edited(how=Choose((say("mend", to="last"),))),
        "answer 2 of 2 ('fix' at 'how') is not open there any more",
    ),
    "the same words now answer another question": (
        scene(beat("greeting", *short().beats[0].steps), *short().beats[1:], content="second edition"),
        "answer 1 of 2 ('warm' at 'hello') is not open there any more",
    ),
    "it is over sooner": (
        edited(hello=Choose((say("warm", to="glad"),))),
        "answer 2 of 2 ('fix' at 'how') is not open there any more",
    ),
    "a variant is gone": (
        replace(short(), flags=(Flag("genuine", "yes", ("yes", "no"), drawn=True),), content="second edition"),
        "it no longer starts as it did",
    ),
}


@pytest.mark.parametrize("what", MISFITS)
def test_an_edited_scene_that_no_longer_fits_offers_a_new_start(store: Store, what: str) -> None:
    """The player hears how far the answers went; the record and the attempt stay as they are."""
    run = played(store, short(), "warm", "fix")
    changed, where = MISFITS[what]
    resumed, notice = resume(store, run.attempt, changed)
    assert resumed is None
    assert notice == (
        f"This scene was edited after you left it, and {where}. Start it again; what you answered stays in the records."
    )
    assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [2]
    assert resume(store, run.attempt, short()).run is not None, "with the old scene back it goes on"


def test_a_cut_in_that_a_scene_has_gained_is_heard_out(store: Store) -> None:
    """Answers given before a line could be cut in on still fit, and what follows is kept under the next number."""
    run = played(store, short(), "warm")
    gained = edited(how=Line("pat", "And now?", cut_in=(say("cut", "rude"),)))
    how = gained.beats[1]
    gained = replace(
        gained, beats=(gained.beats[0], replace(how, steps=(*how.steps, *short().beats[1].steps)), gained.beats[2])
    )
    run.take("fix")
    resumed, _ = resume(store, run.attempt, gained)
    assert resumed is not None
    assert resumed.conversation.choices == ("warm", "listen", "fix")
    resumed.take("bye")
    assert store.decisions(run.attempt) == ("warm", "fix", "bye")


def test_an_edit_that_leaves_nothing_to_answer_finishes_the_run(store: Store) -> None:
    """If the edited scene ends where the player left, it is over and not offered again."""
    run = played(store, short(), "warm")
    resumed, _ = resume(store, run.attempt, edited(hello=Choose((say("warm", "kind", to="glad"),))))
    assert resumed is not None
    assert resumed.attempt.finish is not None
    assert resumed.attempt.finish.ending == "glad"
    assert store.unfinished(store.player("Ann")) == ()


def test_practice_takes_over_the_decisions_before_it_and_leaves_the_first_run_alone(store: Store) -> None:
    """Going back to after one decision keeps that one, marked as taken over; the finished run stays as it was."""
    run = played(store, short(), "cold", "later", "sigh")
    before = store.answers(run.attempt)
    practice = run.practise(1)
    assert practice.conversation.turns == run.conversation.turns[:1]
    practice.take("fix", How(device="keys"))
    answers = store.answers(practice.attempt)
    assert [(a.number, a.option, a.replayed) for a in answers] == [(1, "cold", True), (2, "fix", False)]
    assert (practice.attempt.practice, practice.attempt.rewound) == (True, run.attempt.id)
    assert store.answers(run.attempt) == before
    assert store.attempt(run.attempt.id) == run.attempt
    assert [attempt.id for attempt in store.unfinished(store.player("Ann"))] == [practice.attempt.id]


def test_going_back_from_an_unfinished_run_leaves_it_open(store: Store) -> None:
    """Both are offered for going on with, the practice first; the first run goes on as if nothing had been tried."""
    run = played(store, short(), "warm", "later")
    practice = run.practise(0)
    practice.take("cold")
    assert [one.id for one in store.unfinished(store.player("Ann"))] == [practice.attempt.id, run.attempt.id]
    waits = recorded(store, practice.attempt)
    assert waits is not None
    assert (waits.id, waits.taken, waits.closed) == (run.attempt.id, 2, "")
    run.take("thanks")
    assert store.decisions(run.attempt) == ("warm", "later", "thanks")


def test_practice_of_practice_closes_the_first_practice_and_still_knows_the_run(store: Store) -> None:
    run = played(store, short(), "warm", "later")
    first = run.practise(1)
    second = first.practise(0)
    assert {one.id for one in store.unfinished(store.player("Ann"))} == {run.attempt.id, second.attempt.id}
    left = store.attempt(first.attempt.id)
    assert left is not None
    assert left.closed == "left"
    with pytest.raises(StoreError, match="went on in another window"):
        first.take("later")
    assert recorded(store, second.attempt) == store.attempt(run.attempt.id)


def test_a_run_that_is_over_or_no_practice_has_none_that_waits(store: Store) -> None:
    over = played(store, short(), "cold", "later", "sigh")
    assert recorded(store, over.practise(0).attempt) is None
    assert recorded(store, played(store, short(), "warm").attempt) is None


def test_what_was_left_is_given_up_in_the_moment_in_which_the_new_run_begins(store: Store) -> None:
    left = played(store, short(), "warm")
    begin_run(store, store.player("Ann"), short(), setup(), instead_of=(left.attempt,))
    given_up = store.attempt(left.attempt.id)
    assert given_up is not None
    assert given_up.closed == "given up"
    assert store.decisions(left.attempt) == ("warm",)


@pytest.mark.parametrize(("asked", "kept"), [(-3, 0), (0, 0), (2, 2), (99, 2)])
def test_going_back_further_than_there_is_goes_as_far_as_it_can(store: Store, asked: int, kept: int) -> None:
    """Past either end is the nearest there is."""
    practice = played(store, short(), "warm", "fix").practise(asked)
    assert len(store.decisions(practice.attempt)) == len(practice.conversation.turns) == kept


@pytest.mark.parametrize(
    ("had", "kept"),
    [("learn", "practice"), ("practice", "practice"), ("preview", "preview"), ("kiosk", "kiosk"), ("assess", "assess")],
)
def test_practice_of_a_call_had_for_learning_is_kept_as_had_for_practice(store: Store, had: Mode, kept: Mode) -> None:
    """A preview, a kiosk, an assessment stay what they are; a call that goes on without saving does too."""
    run = begin_run(store, store.player("Ann"), short(), setup(), Where("here", mode=had))
    run.take("warm")
    practice = run.practise(1)
    assert (run.attempt.where.mode, practice.attempt.where) == (had, Where("here", mode=kept))
    again, unsaved = practice.practise(0), run.unsaved()
    with unsaved.ledger:
        assert (again.attempt.where.mode, unsaved.attempt.where.mode) == (kept, had)


def test_practice_can_be_gone_back_into_and_gone_on_with(tmp_path: Path) -> None:
    """A practice run is resumed like any other, and stays practice when gone back into again."""
    with opened(tmp_path) as store:
        played(store, short(), "warm", "fix").practise(1).practise(1).take("later")
    with opened(tmp_path) as store:
        attempt, _ = store.unfinished(store.player("Ann"))
        run, _ = resume(store, attempt, short())
        assert run is not None
        assert run.attempt.practice
        assert run.conversation.choices == ("warm", "later")
        run.take("thanks")
        assert store.remembered(store.player("Ann")) == {}


def test_starting_again_closes_the_old_run(store: Store) -> None:
    """It is not offered any more, and its answers stay in the record."""
    run = played(store, short(), "warm")
    give_up(store, run.attempt)
    give_up(store, run.attempt)
    assert store.unfinished(store.player("Ann")) == ()
    kept = store.attempt(run.attempt.id)
    assert kept is not None
    assert (kept.closed, store.decisions(kept)) == ("given up", ("warm",))


def test_a_run_gone_on_with_in_two_windows_is_kept_once(tmp_path: Path) -> None:
    """Whoever answers second is told, and the record holds one answer under each number."""
    with opened(tmp_path) as here, opened(tmp_path) as there:
        first = played(here, short(), "warm")
        second, _ = resume(there, there.unfinished(there.player("Ann"))[0], short())
        assert second is not None
        second.take("later")
        with pytest.raises(StoreError, match="went on in another window"):
            first.take("fix")
        assert first.conversation.choices == ("warm",)
        assert here.decisions(first.attempt) == ("warm", "later")
        again, _ = resume(here, first.attempt, short())
        assert again is not None
        again.take("bye")
        with pytest.raises(StoreError, match="went on in another window"):
            second.take("thanks")
        assert there.decisions(first.attempt) == ("warm", "later", "bye")


def test_going_on_without_saving_plays_on_from_the_same_place(store: Store) -> None:
    """The conversation, the player and the memory of earlier runs go along; the file gets nothing more."""
    played(store, short(), "warm", "fix", "thanks")
    run = played(store, looping(), "soothe", "look_up")
    free = run.unsaved()
    with free.ledger as memory:
        assert not memory.keeps
        assert free.conversation.turns == run.conversation.turns
        assert (free.attempt.number, free.attempt.practice) == (run.attempt.number, False)
        free.take("promise")
        ann = memory.player("Ann")
        assert memory.remembered(ann) == {"call": "glad"}
        assert memory.standings(ann)["call"].attempts == store.standings(store.player("Ann"))["call"].attempts == 2
        assert memory.decisions(free.attempt) == ("soothe", "look_up", "promise")
    assert store.decisions(run.attempt) == ("soothe", "look_up")


def test_a_player_of_another_store_is_known_by_name(store: Store) -> None:
    """Beginning in a store that has never seen the player adds her."""
    store.player("Zed")
    bob = store.player("Bob")
    with Store.in_memory(store._now) as memory:
        run = begin_run(memory, bob, short(), setup())
        assert run.attempt.player == memory.player("Bob").id == 1


def test_what_was_kept_is_enough_to_have_the_conversation_again(store: Store) -> None:
    """The setup and the options of the record give the same turns in the pure core."""
    run = played(store, looping(), "soothe", "snap", "look_up", "promise", "stop")
    kept = store.attempt(run.attempt.id)
    assert kept is not None
    conversation = start(looping(), kept.setup)
    for option in store.decisions(kept):
        conversation = conversation.take(option)
    assert conversation.turns == run.conversation.turns
