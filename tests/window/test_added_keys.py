"""What a player sees of the keys that the format got later: counts, a line to keep, being cut off, hearing out."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.story.model.scene import LISTEN
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

BAKERY = """\
scene: bakery
title: Forty Loaves
coach: at_once
meters: hidden
cast: {mrs_smith: {}}
flags: {queue: 3, loaves: 10}
gauge:
  queue: {label: In the queue, good: high, most: 3}
  loaves: {label: Loaves sold, good: high, most: 40}
keep: Say it so I can say it to them.
every_turn:
  - set: {queue: -1}
beats:
  hello:
    - mrs_smith: Four nine two nine, three one
      cut_in:
        stop_her: {say: Stop there., does: interrupt}
      hear_out:
        does: interrupt
        why: She read it aloud to a whole shop.
    - choose:
        menu:
          say: You go into the menu, choose network, and then.
          cut_off: true
          reply: [{mrs_smith: There is a queue!}]
          end: done
        sell: {say: Sell three., set: {loaves: +3}, reply: [{mrs_smith: Three.}], end: done}
endings:
  done: {title: Done, outcome: won, text: They laughed.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path, bakery=BAKERY)


def at_the_line(one: Sitting) -> Sitting:
    """A sitting with the line that can be cut in on before it."""
    one.sit_down()
    one.begin("bakery")
    one.read_on()
    return one


def test_a_count_stands_on_the_stage_and_goes_down_though_the_meters_are_hidden(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_line(one)
        assert one.sees("In the queue 3")
        assert one.sees("Loaves sold 10")
        assert not one.sees("Anger")
        one.answer("stop_her")
        one.wait(3)
        assert one.sees("In the queue 2")
        assert one.sees("In the queue −1")


def test_the_coach_says_at_once_what_was_wrong_with_waiting(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_line(one)
        one.key("space", "space")
        one.wait(1)
        assert one.choices() == (LISTEN,)
        assert one.sees("She read it aloud to a whole shop.")


def test_what_is_cut_off_ends_in_a_dash_and_is_answered_without_a_press(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_line(one).answer("stop_her")
        one.read_on(lambda talk: talk.narration.phase == "deciding")
        assert one.sees("You go into the menu, choose network, and then.")
        one.answer("menu")
        one.wait(0.3)
        assert one.sees("You go into the menu, choose network, and then—")
        assert one.talk.narration.text == "There is a queue!"


def test_the_line_to_keep_stands_in_the_debrief_and_over_the_log_when_the_call_is_over(folder: Path) -> None:
    with sitting(folder) as one:
        at_the_line(one)
        one.key("l")
        assert not one.sees("to keep")
        one.key("escape")
        one.answer("stop_her")
        one.read_on(lambda talk: talk.narration.phase == "deciding")
        one.answer("sell")
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.key("l")
        assert one.sees("A line to keep: “Say it so I can say it to them.”")
        one.key("escape", "enter")
        one.wait_for_grades()
        assert one.sees("A line to keep “Say it so I can say it to them.”")
