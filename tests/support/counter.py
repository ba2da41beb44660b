"""A shop's counter with two people at it, where answers cost money and are said to one of the two."""

from __future__ import annotations

from pathlib import Path

from game.script.library.read import read_library
from game.session import DebriefPage
from game.story.debrief import debrief
from game.story.engine.conversation import Setup, replay
from support.terminal_scenes import COURSE, library

GRACE = """\
character: grace
name: Grace Hale
called: Grace
portrait: priya_nair.svg
meters:
  trust: {label: Trust, start: 40, good: high}
reacts:
  acknowledge: {trust: +20}
  fix: {trust: -30}
"""
TOM = """\
character: tom
name: Tom Hale
called: Tom
portrait: al_whiner.svg
meters:
  temper: {label: Temper, start: 60, good: low}
reacts:
  acknowledge: {temper: -3}
  fix: {temper: -20}
"""
COUNTER = """\
scene: counter
title: The Afternoon
cast: {grace: {}, tom: {}}
passes: grace.trust >= 50
beats:
  hello:
    - grace: It is fine. It died at the vows.
    - choose:
        refund:
          say: I can put the whole price back on your card this minute, and you keep the camera for the summer.
          to: tom
          does: fix
          costs: 24900
          reply: [{tom: Sold!}]
          go: more
        ask_her:
          say: What were you watching when it stopped?
          to: grace
          does: acknowledge
          why: It asks her, and about the afternoon.
          reply: [{grace: The back of his neck.}]
          go: more
  more:
    - tom: So what happens now?
    - choose:
        lab:
          say: The lab tries for the film tonight. One in three, and I say so.
          does: acknowledge
          costs: 1250
          end: tried
        voucher:
          say: Take a voucher for the two of you.
          costs: 2000
          does: fix
          end: tried
        wait:
          say: Come back on Tuesday.
          end: tried
endings:
  tried: {title: Tried, outcome: settled, text: They went to look for the hundred and forty phones.}
"""


def counter(folder: Path, currency: str = "currency: £\n") -> Path:
    """The library with the counter in it; ``currency`` is that line of its course."""
    root = library(folder, counter=COUNTER)
    (root / "course.yaml").write_text(COURSE + currency, encoding="utf-8")
    (root / "cast" / "grace.yaml").write_text(GRACE, encoding="utf-8")
    (root / "cast" / "tom.yaml").write_text(TOM, encoding="utf-8")
    return root


def had_at_the_counter(folder: Path, *options: str, scene: str = "counter") -> DebriefPage:
    """The debrief of a call with those options, without grades."""
    reading = read_library(counter(folder))
    assert reading.problems == ()
    conversation = replay(reading.library.scenes[scene], Setup(1, {}, {}), options)
    skills = reading.library.skills
    return DebriefPage(conversation, debrief(conversation, skills), skills, "Ann")
