"""A small call to be talked over: a flat decision, a slip, a fault, things to be heard; and whole pages of it."""

from __future__ import annotations

from pathlib import Path

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import DebriefPage
from game.story.debrief import debrief, judge
from game.story.engine.conversation import Setup, replay
from support.terminal_scenes import library

STALL = """\
scene: stall
title: At the Stall
summary: Mrs Smith wants her money back.
teaches: [acknowledge, fix]
cast:
  mrs_smith: {anger: 60, trust: 30}
variants:
  rainy: [true, false]
passes: outcome != lost and trust >= 50 and anger <= 45
score: trust
beats:
  hello:
    - mrs_smith: Good day.
    - choose:
        good_day: {say: Good day., why: She said it first.}
        hello: {say: Hello., does: fix, mood: {anger: -5}}
    - go: trouble
  trouble:
    - mrs_smith: The kettle leaks.
    - choose:
        sorry_morning:
          say: That cost you your tea.
          does: acknowledge
          why: You named what it cost her.
          reply:
            - mrs_smith: It did.
            - note: {tea: "No tea <since> Monday & none today"}
        your_fault:
          say: Did you drop it?
          does: excuse
          mood: {trust: -10}
          why: She heard that it was her fault.
          reply:
            - mrs_smith: I beg your pardon?
        ring_the_makers:
          say: The makers have a line for that.
          does: fix
          mood: {trust: -4}
    - when: trust >= 40
      then:
        - mrs_smith: My sister has the same one, if you want to know.
    - when: anger >= 60
      then:
        - mrs_smith: I am cross.
    - when: rainy
      then:
        - mrs_smith: And it rained.
    - go: well
  well:
    - choose:
        new_one:
          say: I will fetch you a new one.
          does: fix
          note: {to_do: "To do: fetch her a new one"}
          when: anger < 60
          end: glad
        nothing:
          say: We will see.
          does: excuse
          mood: {trust: -30}
          why: She heard that nothing would come of it.
          end: gone
endings:
  glad: {title: Glad, outcome: won, text: She has her tea.}
  gone: {title: Gone, outcome: lost, text: She goes to the stall next door.}
"""
WON = ("good_day", "sorry_morning", "new_one")
LOST = ("hello", "your_fault", "nothing")


def with_a_stall(folder: Path) -> Path:
    """A library with this call in it."""
    return library(folder, stall=STALL)


def talked_over(folder: Path, *options: str, rainy: bool = False, graded: bool = True) -> DebriefPage:
    """The debrief of the call, had with those options."""
    index = open_index(with_a_stall(folder))
    scene = read_scene(index, "stall").scene
    assert scene is not None
    had = replay(scene, Setup(1, {"rainy": rainy}, {}), options)
    assert had.is_over
    judged = (judge(had, index.skills) if graded else None) or debrief(had, index.skills)
    return DebriefPage(had, judged, index.skills, "Ann")
