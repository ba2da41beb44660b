"""Playing in a terminal: what the player sees and types, from the briefing to the debrief."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.records.sqlite.store import Store
from game.story.language import ENGLISH
from game.terminal.debrief import debrief_in_words
from support.debriefs import LOST, WON, talked_over
from support.terminal_scenes import (
    DOORSTEP,
    LISTEN,
    LOST_MORNING,
    NEVER_MIND,
    REFUND,
    SAY_NOTHING,
    SHOWN,
    THE_MODEL_ANSWER,
    TOMORROW,
    TRAFFIC,
    Visit,
    kept,
    library,
    now,
)


def test_a_call_is_played_from_the_briefing_to_the_debrief(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, *THE_MODEL_ANSWER, "")
    assert visit.code == 0
    briefing, opening = visit.text.index("Line two is blinking, Ann."), visit.text.index("(The phone rings.)")
    assert briefing < opening < visit.text.index("Mrs Smith: Is that Brightwire?")
    assert "You: You lost your morning, Mrs Smith.\nCase note: She lost her morning\n" in visit.text
    assert "The end: Won over (Won).\nShe will be home.\n" in visit.text
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]


def test_the_options_are_numbered_in_the_shuffled_order_with_silence_last(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN)
    shown = re.findall(r"^\d\. .*$", visit.after("Nobody came."), re.MULTILINE)
    said = {"lost_morning": "You lost", "traffic": "The traffic", "refund": "Here is"}
    assert [line.partition(". ")[2].startswith(said[id_]) for line, id_ in zip(shown, SHOWN, strict=False)] == [
        True
    ] * 3
    assert shown[3] == "4. (Say nothing.)"


def test_a_locked_option_is_told_as_not_yet_with_its_reason_and_a_hidden_one_not_at_all(
    folder: Path, saves: Path
) -> None:
    visit = Visit(folder, saves, LISTEN, REFUND)
    assert f"{REFUND}. Here is your money. (not yet: She is not ready to talk about money.)" in visit.text
    assert "Not yet: She is not ready to talk about money." in visit.text
    assert "Hello again" not in visit.text
    assert kept(saves) == [("doorstep", ("listen",))]


def test_the_meters_are_told_in_words_and_bars_and_say_where_they_move(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, LOST_MORNING)
    assert "Mrs Smith: Anger 60 [######----]. Trust 30 [###-------]." in visit.text
    assert "Mrs Smith: Anger 60, steady [######----]. Trust 35, rising [####------]." in visit.text
    assert "Mrs Smith: Anger 40, falling [####------]. Trust 45, rising [#####-----]." in visit.text


def test_hidden_meters_are_not_told_while_the_call_goes_on(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", "1", scene="hallway")
    assert "Anger" not in visit.text.partition("Debrief")[0]


def test_a_face_is_told_when_it_changes_and_only_then(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", LOST_MORNING)
    assert visit.text.count("Mrs Smith looks upset.") == 2  # at the start, and again once she has calmed down from fury
    assert visit.text.count("Mrs Smith looks furious.") == 1


def test_a_cut_in_is_taken_by_its_number(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1")
    assert "Mrs Smith is still speaking. You may cut in:\n1. Your number, please\n" in visit.text
    assert "You: Your number, please\n" in visit.text
    assert kept(saves) == [("doorstep", ("your_number",))]


def test_a_cut_in_line_is_heard_out_with_enter(folder: Path, saves: Path) -> None:
    assert "Mrs Smith: Nobody came." in Visit(folder, saves, LISTEN).text
    assert kept(saves) == [("doorstep", ("listen",))]


def test_saying_nothing_is_an_answer(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, SAY_NOTHING)
    assert kept(saves) == [("doorstep", ("listen", "silence"))]
    assert "2. You said nothing.\n" in visit.text


def test_the_coach_says_at_once_what_a_line_was_and_why_it_worked(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, LOST_MORNING)
    assert "Mrs Smith: Yes. I did.\nCoach: Acknowledge. It names the cost.\n" in visit.text


def test_a_coach_who_waits_for_the_debrief_says_nothing_before(tmp_path: Path, saves: Path) -> None:
    folder = library(tmp_path, doorstep=DOORSTEP.replace("at_once", "after"))
    visit = Visit(folder, saves, *THE_MODEL_ANSWER)
    assert "Coach:" not in visit.text
    assert "Why: It names the cost." in visit.text


def test_the_debrief_tells_what_each_line_did_and_what_was_shown(folder: Path, saves: Path) -> None:
    debrief = Visit(folder, saves, "1", LOST_MORNING, NEVER_MIND).after("Debrief: ")
    assert debrief.startswith(
        """On the Doorstep
Not passed this time. Score 10 of a possible 70.
What was missing to pass:
- Trust 10: 30 short of 40.
Your decisions, with their numbers: 1 best (2), 2 blunders (1, 3).
Where a steady colleague would end, before each decision and at the end: 47, 35, 36, 10.
The turning point was decision 3: “Oh well.”
   Better: “I will send him tomorrow, Ann's word on it.”

1. You said: Your number, please
   A blunder. From here a steady colleague ends at 47; after this line, at 35.
   Mrs Smith: Anger 60 to 75 (+15).
   A fault: Interrupt. Wait for the pause.
   Why: She was not done.
   What else you could have said:
   - Best here: Listen.
      Mrs Smith: Nobody came.
      A skill: Listen.
      From here a steady colleague ends at 47; after this line, at 51.

2. You said: You lost your morning, Mrs Smith.
   Best here. From here a steady colleague ends at 35; after this line, at 36.
   Mrs Smith: Anger 75 to 55 (-20). Trust 30 to 40 (+10).
   A skill: Acknowledge. Name what it cost them.
   Why: It names the cost.
   What else you could have said:
   - A slip: “The traffic was bad.”
      Mrs Smith: That will not do.
      A fault: Excuse.
      It is about us.
      From here a steady colleague ends at 35; after this line, at 30.
   - A slip: Say nothing.
      Mrs Smith: That will not do.
      A fault: Excuse.
      From here a steady colleague ends at 35; after this line, at 30.

3. You said: Oh well.
   A blunder. This was the turning point. From here a steady colleague ends at 36; after this line, at 10.
   Mrs Smith: Anger 55 to 70 (+15). Trust 40 to 10 (-30).
   A fault: Excuse. Leave our reasons out.
   What else you could have said:
   - Best here: “I will send him tomorrow, Ann's word on it.”
      A skill: Fix.
      From here a steady colleague ends at 36; after this line, at 45.

Skills you showed: Acknowledge.
What got in the way: Interrupt, Excuse.
Still to try here: Listen, Fix.
"""
    )


def test_what_was_heard_is_told_with_who_said_it_and_what_is_sealed_is_counted(tmp_path: Path) -> None:
    won, lost = (list(debrief_in_words(talked_over(tmp_path, *options), ENGLISH)) for options in (WON, LOST))
    assert "You heard 2 of the 2 things Mrs Smith tells, on one way or another through this call:" in won
    assert "- Mrs Smith: My sister has the same one, if you want to know." in won
    assert "- 2 still sealed: play it again another way to hear them." in lost


def test_the_briefing_says_what_passes(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves)
    assert "To pass, Trust must be 40 or more." in visit.text


def test_the_turning_point_is_tried_again_at_a_letter(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", LOST_MORNING, NEVER_MIND, "t", TOMORROW, "")
    assert "This is practice now." in visit.text
    assert [decisions[-1] for _, decisions in kept(saves)] == ["never_mind", "tomorrow"]


def test_mistakes_are_reviewed_at_a_letter_until_each_is_answered_well(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", LOST_MORNING, NEVER_MIND, "r", "1", "what", "2", TOMORROW, "")
    review = visit.after("Mistake 1 of 2")
    assert "In the call you said: Your number, please" in review
    assert "1. Your number, please (Said already: there is better.)" in review
    assert "Type a number from 1 to 2, or just Enter." in review
    assert review.count("Well answered. Best here.") == 2
    assert "Mistake 2 of 2" in review
    assert visit.code == 0
    assert [decisions for _, decisions in kept(saves)] == [
        ("your_number", "lost_morning", "never_mind"),
        ("listen",),
        ("your_number", "lost_morning", "tomorrow"),
    ]


def test_the_decisions_are_told_dearest_first_at_a_letter(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "1", LOST_MORNING, NEVER_MIND, "d", "")
    again = visit.after("d for the decisions, dearest first")
    assert again.index("3. You said") < again.index("1. You said") < again.index("2. You said")


def test_what_the_story_moved_after_the_reaction_is_told_apart(folder: Path, saves: Path) -> None:
    assert "Trust 45 to 65 (+20), then 70." in Visit(folder, saves, *THE_MODEL_ANSWER).text


def test_log_notes_and_help_are_there_at_every_decision(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "n", LISTEN, LOST_MORNING, "n", "l", "?")
    assert "There are no case notes yet." in visit.text
    assert "Case notes:\n- She lost her morning\n" in visit.text
    log = visit.after("The conversation so far:\n")
    assert log.startswith(
        "(The phone rings.)\nMrs Smith: Is that Brightwire?\nMrs Smith: I waited, and I waited, and then\n"
        "(You heard them out.)\nMrs Smith: Nobody came.\n"
        "You: You lost your morning, Mrs Smith.\nMrs Smith: Yes. I did.\n"
    )
    assert "u: back to an earlier decision, as practice" in log


@pytest.mark.parametrize("nonsense", ["9", "0", "-1", "one", "²", "1 2", "", "١"])
def test_an_answer_that_means_nothing_is_asked_again(folder: Path, saves: Path, nonsense: str) -> None:
    visit = Visit(folder, saves, LISTEN, nonsense, LOST_MORNING)
    assert "Type a number from 1 to 4, or ? for help." in visit.text
    assert kept(saves) == [("doorstep", ("listen", "lost_morning"))]


def test_going_back_is_practice_and_leaves_the_first_run_as_it_was(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, TRAFFIC, "u", "2", LOST_MORNING, TOMORROW, "")
    assert "1. You heard them out.\n2. You said: The traffic was bad.\n" in visit.text
    assert "This is practice now. What you did before keeps its record." in visit.text
    assert "This was practice, so it does not change your record." in visit.text
    assert kept(saves) == [
        ("doorstep", ("listen", "traffic")),
        ("doorstep", ("listen", "lost_morning", "tomorrow")),
    ]


def test_going_back_in_the_middle_can_be_called_off(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "u", LISTEN, "u", "7", "", LOST_MORNING)
    assert "There is no earlier decision to go back to." in visit.text
    assert "Type a number from 1 to 1, or just Enter." in visit.text
    assert kept(saves) == [("doorstep", ("listen", "lost_morning"))]


def test_going_back_in_a_call_says_what_it_costs_asks_once_and_can_be_taken_back(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, LOST_MORNING, "u", "2", "y", LOST_MORNING, "?", "u", "2", "r", TOMORROW, "")
    assert visit.text.count("Your recorded call stays as it is, at decision 3; from here it is practice.") == 1
    assert "Practise? (y/n)" in visit.text
    assert "r: back to your recorded call, which waits as you left it." in visit.text
    assert visit.after("This is where you left off:").count("You: You lost your morning, Mrs Smith.") == 1
    assert "This was practice" not in visit.text
    assert kept(saves) == [
        ("doorstep", ("listen", "lost_morning", "tomorrow")),
        ("doorstep", ("listen", "lost_morning")),
        ("doorstep", ("listen",)),
    ]


def test_who_stays_in_the_call_has_lost_nothing(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, LOST_MORNING, "u", "1", "n", TOMORROW, "")
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]


def test_a_call_can_be_played_again_after_its_debrief(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, *THE_MODEL_ANSWER, "what", "a", LISTEN, SAY_NOTHING, "")
    assert visit.code == 0
    assert "Type one of a, u, d, or just Enter." in visit.text
    assert [decisions[-1] for _, decisions in kept(saves)] == ["tomorrow", "silence"]


def test_the_customer_remembers_the_last_call(folder: Path, saves: Path) -> None:
    assert "Mrs Smith: I remember you." in Visit(folder, saves, scene="hallway").text
    Visit(folder, saves, *THE_MODEL_ANSWER, "")
    assert "Mrs Smith: You kept your word last time." in Visit(folder, saves, scene="hallway").text


def test_a_variant_that_was_asked_for_is_not_drawn(tmp_path: Path, saves: Path) -> None:
    text = DOORSTEP.replace("    - mrs_smith: Nobody came.", "    - mrs_smith: It poured.\n      when: rainy")
    folder = library(tmp_path, doorstep=text)
    assert "It poured." in Visit(folder, saves, LISTEN, variants={"rainy": True}).text
    assert "It poured." not in Visit(folder, saves / "dry", LISTEN, variants={"rainy": False}).text


@pytest.mark.parametrize("locked", ["", "          locked: Not while she is calm.\n"])
def test_a_decision_with_nothing_open_does_not_trap_the_player(tmp_path: Path, saves: Path, locked: str) -> None:
    folder = library(
        tmp_path,
        stub=f"""\
scene: stub
title: A stub
cast:
  mrs_smith: {{}}
beats:
  hello:
    - choose:
        hello:
          say: Hello.
          go: nothing
  nothing:
    - choose:
        never:
          when: anger > 99
{locked}          say: Never.
          end: gone
endings:
  gone: {{title: Gone, outcome: lost, text: Gone.}}
""",
    )
    visit = Visit(folder, saves, "1", "1", "u", "1", "1", "q", scene="stub")
    assert visit.code == 0
    assert "There is nothing you can say here." in visit.text
    assert ("Not yet: Not while she is calm." if locked else "Type u to go back, or q to leave.") in visit.text
    assert kept(saves)[-1] == ("stub", ("hello",))


def test_every_decision_is_kept_with_the_order_shown_and_the_device(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, LOST_MORNING)
    store = Store.open(saves, now).store
    assert store is not None
    with store:
        (attempt,) = store.attempts(store.player("Ann"))
        answer = store.answers(attempt)[1]
    assert answer.shown == (*SHOWN, "silence")
    assert (answer.device, answer.ms) == ("terminal", 0)


def test_nothing_shown_can_steer_a_terminal(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "n", "l", "?", *THE_MODEL_ANSWER, "")
    assert all(sign.isprintable() for line in visit.terminal.told for sign in line.replace("\n", ""))
