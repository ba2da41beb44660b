"""A small library with a shift: three calls drawn from four, a breath between two, and a composure that is carried."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game.script.library import open_index, read_library
from game.script.source import COURSE_FILE
from game.story.engine import Roster

SKILLS: Final = "".join(
    f"{tag}: {{label: {tag.capitalize()}, half: heart, kind: {kind}, tip: Think of it.}}\n"
    for tag, kind in (("listen", "skill"), ("own_it", "skill"), ("argue", "fault"), ("stay_calm", "skill"))
)
COURSE: Final = """\
title: The Counter
library: counter
levels:
  - first
  - shift: monday
    title: Monday Morning
    after: first
    briefing: Three calls, one after the other.
    from: [gran, paper, rude, lonely]
    draw: 3
    between: breath
    carries: [you.composure]
    meters: hidden
    coach: 'off'
    passes: won >= 2 and lost <= 1
    certificate: true
"""
YOU: Final = """\
character: you
name: You
meters:
  composure: {label: Composure, start: 70, good: high}
reacts:
  argue: {composure: -23}
  own_it: {composure: -4}
  stay_calm: {composure: +30}
"""
CALLERS: Final = {
    "gran": "Jamie pays for his gran.",
    "paper": "He reads from a paper.",
    "rude": "I pay your wages.",
    "lonely": "Nothing is broken.",
    "first": "Good morning.",
}


def _person(id_: str) -> str:
    return f"""\
character: {id_}
name: {id_.capitalize()}
role: Caller
meters:
  trust: {{label: Trust, start: 40, good: high}}
faces:
  calm:
reacts:
  own_it: {{trust: +30}}
  argue: {{trust: -20}}
"""


def _scene(id_: str, line: str) -> str:
    return f"""\
scene: {id_}
title: The {id_.capitalize()} Call
summary: Somebody rings.
briefing: Line two is blinking.
cast:
  {id_}: {{}}
  you: {{}}
variants:
  late: [true, false]
beats:
  hello:
    - {id_}: {line}
    - choose:
        mine:
          say: That is mine to see to now.
          does: own_it
          go: after
        your_fault:
          say: You could have rung sooner than this.
          does: argue
          go: after
  after:
    - when: you.composure < 40
      then:
        - {id_}: You sound tired.
    - choose:
        today:
          say: I do it today, and ring you back.
          does: own_it
          end: thanks
        no_idea:
          say: I would not know about that one.
          end: shrug
        no:
          say: There is nothing more that I can do.
          does: argue
          end: gone
endings:
  thanks: {{title: Thanks, outcome: won, text: "“{id_.capitalize()} said: somebody listened.”"}}
  shrug: {{title: A Shrug, outcome: settled, text: Well then.}}
  gone: {{title: Gone, outcome: lost, text: The line is dead.}}
"""


BREATH: Final = """\
scene: breath
title: A Breath
cast:
  you: {}
beats:
  pause:
    - when: outcome(last) == lost
      then:
        - narrator: That one hangs in the air.
      otherwise:
        - narrator: The line goes quiet.
    - when: ended(last) == thanks
      then:
        - narrator: Somebody smiled.
    - choose:
        breathe:
          say: You count to ten.
          does: stay_calm
          end: on
        next_one:
          say: You take the next call at once.
          end: on
endings:
  on: {title: On, outcome: settled, text: The phone rings.}
"""


def shift_files(**instead: str) -> dict[str, str]:
    """The library's files by name; ``course`` and ``breath`` may be others."""
    files = {
        COURSE_FILE: instead.get("course", COURSE),
        "skills.yaml": SKILLS,
        "cast/you.yaml": YOU,
        "scenes/breath.yaml": instead.get("breath", BREATH),
    }
    for id_, line in CALLERS.items():
        files[f"cast/{id_}.yaml"] = _person(id_)
        files[f"scenes/{id_}.yaml"] = _scene(id_, line)
    return files


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a library; returns its folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def shift_library(folder: Path, **instead: str) -> Path:
    """Write the library with the shift."""
    return write_files(folder, shift_files(**instead))


def roster_in(folder: Path) -> Roster:
    """The shift of a library, with its scenes."""
    reading = read_library(folder)
    shift = reading.library.course.shifts[0]
    return Roster(shift, {id_: reading.library.scenes[id_] for id_ in shift.scenes})


def problems_in(folder: Path) -> list[str]:
    """What is wrong with a library, as ``file:line message``."""
    return [f"{one.file.partition('/')[2]}:{one.line} {one.message}" for one in open_index(folder).problems]
