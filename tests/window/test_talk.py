"""The conversation on the screen: what is shown, what may be pressed, and what time does."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.records.values import How
from game.story.model.scene import LISTEN, SILENCE
from game.window.requests import Keep
from support.sitting import Sitting, sitting
from support.terminal_scenes import DOORSTEP, HALLWAY, library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


CUT_IN_NEXT = """\
  promise:
    - mrs_smith: And then he said that I was out
      cut_in:
        tell_me:
          say: Who said so?
          does: interrupt
    - choose:"""


def at_the_choice(one: Sitting) -> Sitting:
    """A sitting at the first decision, with the cut-in heard out."""
    one.sit_down()
    one.begin("doorstep")
    one.read_on()
    one.key("space", "space")
    one.read_on()
    assert one.choices() == (LISTEN,)
    return one


def test_a_press_completes_the_line_and_the_next_goes_on(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        assert not one.sees("The phone rings.") or one.talk.narration.typed < 5
        one.key("space")
        assert one.sees("The phone rings.")
        assert one.phase() == "read"
        one.key("space")
        assert one.talk.narration.text == "Is that Brightwire?"
        assert one.phase() == "typing"


def test_a_line_types_by_itself_and_can_be_typed_all_at_once(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.wait(1.5)
        assert one.phase() == "read"
    with sitting(folder) as one:
        one.app.perform((Keep("typing", "instant"),))
        one.sit_down()
        one.begin("doorstep")
        one.wait(0.05)
        assert one.phase() == "read"


def test_cutting_in_is_offered_while_the_line_is_typed(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on(lambda talk: talk.narration.cuttable)
        assert one.phase() == "typing"
        assert one.sees("You could cut in")
        one.answer("your_number")
        assert one.choices() == ("your_number",)
        assert one.sees("Your number, please")


def test_a_line_that_may_end_counts_as_heard_out_after_a_while(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on(lambda talk: talk.narration.cuttable)
        one.wait(8)
        assert one.choices() == (LISTEN,)


def test_it_does_not_while_the_player_points_at_an_option(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on(lambda talk: talk.narration.cuttable)
        box = one.target("option:your_number")
        one.move(box.x + 5, box.y + 5)
        one.wait(20)
        assert one.choices() == ()


def test_a_locked_option_shows_its_reason_and_a_hidden_one_does_not_show(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        assert one.sees("She is not ready to talk about money.")
        assert not one.sees("Hello again.")
        assert "option:refund" not in one.targets
        locked = next(n for n, offer in enumerate(one.talk.narration.shown, start=1) if offer.id == "refund")
        one.key(str(locked))
        assert one.choices() == (LISTEN,)


def test_the_options_are_shown_in_the_order_of_the_seed_and_recorded_so(folder: Path) -> None:
    orders = set()
    for seed in range(12):
        with sitting(folder, seed=seed) as one:
            at_the_choice(one)
            shown = [offer.id for offer in one.talk.narration.shown]
            orders.add(tuple(shown))
            one.answer("lost_morning")
            answers = one.ledger.answers(one.run.attempt)
            assert list(answers[-1].shown) == shown
            assert answers[-1].device == "mouse"
            assert answers[-1].ms is not None
    assert len(orders) > 1


def test_a_decision_is_kept_before_its_answer_is_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        run = one.run
        seen: list[str] = []
        take = type(run).take

        def taken(_: object, option: str, how: How) -> object:
            seen.append(one.text)
            return take(run, option, how)

        monkeypatch.setattr(type(run), "take", taken)
        one.answer("lost_morning")
        assert "Yes. I did." not in seen[0]


def test_saying_nothing_is_an_answer_when_its_time_is_over(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        assert one.sees("seconds to answer")
        one.wait(12)
        assert one.choices() == (LISTEN,)
        one.wait(12)
        assert one.choices() == (LISTEN, SILENCE)


def test_no_time_passes_while_the_game_is_paused(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.key("escape")
        assert one.screen == "PauseScreen"
        one.wait(60)
        one.key("escape")
        assert one.choices() == (LISTEN,)


def test_a_press_that_was_meant_for_the_line_never_answers_for_the_player(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.key("space", "space")
        assert one.phase() == "typing"
        one.key("space")
        assert one.phase() == "deciding"
        one.key("1")
        assert one.choices() == (LISTEN,)
        one.wait(0.4)
        one.answer("traffic", by="digit")
        assert one.choices() == (LISTEN, "traffic")


def test_the_meters_ease_to_their_values_and_the_change_is_told_with_its_sign(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.wait(0.05)
        assert one.sees("−20")
        assert one.sees("+10")
        assert not one.sees("40")
        one.wait(2)
        assert one.sees("40")


def test_what_an_answer_did_stays_beside_what_is_read_until_the_next_is_given(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.read_on()
        one.wait(30)
        assert one.sees("Anger −20")
        assert one.where("Anger −20").x > one.canvas.size[0] // 3, "in the column of what is said"
        one.answer("never_mind")
        assert not one.sees("Anger −20")
        assert one.sees("Anger +15")


def test_hidden_meters_are_not_shown(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        assert not one.sees("Anger")
        assert one.sees("Mrs Smith")


def test_the_coach_says_what_it_was_and_why_once_the_customer_has_answered(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.wait(0.1)
        assert not one.sees("It names the cost.")
        one.read_on(lambda talk: talk.narration.phase == "read")
        assert one.sees("It names the cost.")
        assert one.sees("Acknowledge")
        assert not one.sees("I will send him tomorrow")


def test_the_coach_has_spoken_when_the_next_cards_come(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.read_on()
        assert one.sees("I will send him tomorrow")
        assert not one.sees("It names the cost.")


def test_the_coach_speaks_before_a_line_that_can_be_cut_in_on(tmp_path: Path) -> None:
    direct = DOORSTEP.replace("          reply:\n            - mrs_smith: Yes. I did.\n", "").replace(
        "  promise:\n    - choose:", CUT_IN_NEXT
    )
    with sitting(library(tmp_path, doorstep=direct)) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.wait(2)
        assert one.sees("It names the cost.")
        assert not one.sees("And then he")
        one.key("space")
        one.wait(0.5)
        assert one.sees("You could cut in")
        assert not one.sees("It names the cost.")


def test_the_coach_is_silent_where_the_scene_wants_it(tmp_path: Path) -> None:
    folder = library(tmp_path, doorstep=DOORSTEP.replace("coach: at_once", "coach: after"))
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.read_on()
        assert not one.sees("It names the cost.")


def test_the_log_and_the_notes_open_by_letter_and_close_again(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("lost_morning")
        one.read_on()
        one.key("l")
        assert one.sees("What has been said")
        assert one.sees("I waited, and I waited, and then")
        one.key("l", "n")
        assert one.sees("Case notes")
        assert one.sees("She lost her morning")
        one.key("escape")
        assert one.screen == "TalkScreen"


def test_going_back_to_a_decision_is_practice_and_keeps_the_first_record(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_choice(one)
        one.answer("traffic")
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.key("r")
        assert one.sees("The traffic was bad.")
        one.key("2")
        assert one.sees("This is practice now.")
        assert one.talk.practice
        assert one.choices() == (LISTEN,)
        one.wait(0.5)
        one.answer("lost_morning")
        attempts = one.ledger.attempts(one.run.player)
        assert sorted((attempt.practice, attempt.taken) for attempt in attempts) == [(False, 2), (True, 2)]


def test_reduced_motion_keeps_the_face_still_and_moves_the_meters_at_once(folder: Path) -> None:
    with sitting(folder) as one:
        one.app.perform((Keep("motion", "reduced"),))
        at_the_choice(one)
        one.answer("lost_morning")
        one.wait(0.05)
        assert one.sees("40")


def test_nothing_is_drawn_while_nothing_changes(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.app.perform((Keep("motion", "reduced"),))
        one.begin("hallway")
        one.read_on()
        one.wait(8)
        assert [one.app.frame([], 1 / 60) for _ in range(60)] == [[]] * 60


def test_where_no_option_is_open_the_way_is_back(tmp_path: Path) -> None:
    folder = library(
        tmp_path, hallway=HALLWAY.replace("          say: Bye.\n", "          say: Bye.\n          when: tries > 5\n")
    )
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        one.answer("hello_there")
        one.read_on()
        assert one.sees("There is nothing to say here")
        one.click("Back to a decision")
        one.key("1", "enter")
        assert one.choices() == ()
        assert one.talk.practice


@pytest.mark.parametrize(
    ("channel", "label"), [("phone", "Take the call"), ("chat", "Open the chat"), ("in_person", "Begin")]
)
def test_a_conversation_begins_as_it_is_had(tmp_path: Path, channel: str, label: str) -> None:
    with sitting(library(tmp_path, doorstep=f"{DOORSTEP}channel: {channel}\n")) as one:
        one.sit_down()
        one.click("On the Doorstep")
        assert one.sees(label)
