"""A course of ten levels, each after the one before: nine calls with a line worth keeping, and a shift at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from support.shifts import BREATH, SKILLS, YOU, write_files

CALLS: Final = (
    ("doors", "The Door That Would Not", "A door was shut in her face, and it was ours."),
    ("bread", "Bread and the Bill for It", "He ordered one loaf, and paid for nine."),
    ("lift", "Nine Floors", "The lift is out, and she has two bags."),
    ("parcel", "Left With the Neighbour Who Has Been Away in Portugal Since the Spring", "The parcel went next door."),
    ("roof", "Under the Roof", "It rains into the bedroom of somebody with a baby."),
    ("clock", "Half Past", "He was to be rung at half past, and was not."),
    ("names", "It Is Pronounced Ouse", "Nobody gets her name right."),
    ("quiet", "A Quiet Line", "Somebody rings, and says next to nothing."),
    ("cake", "The Wrong Cake", "It says Happy Birthday, Brian."),
)
"""Each scene's id, title and summary."""
SHIFT: Final = "saturday"
NAMES: Final = ("Ines", "Mr Okafor", "Joan", "Dev", "Aiko", "Mr Bell", "Siobhan", "Tomas", "Ruth")


def _person(id_: str, name: str) -> str:
    return f"""\
character: {id_}
name: {name}
role: Caller
meters:
  trust: {{label: Trust, start: 40, good: high}}
faces:
  calm:
reacts:
  own_it: {{trust: +30}}
  argue: {{trust: -20}}
"""


def _scene(id_: str, title: str, summary: str, name: str) -> str:
    return f"""\
scene: {id_}
title: {title}
summary: {summary}
briefing: Line two is blinking.
keep: Say what you will do, and when, and who you are.
cast:
  {id_}: {{}}
  you: {{}}
beats:
  hello:
    - {id_}: Good morning. Is anybody there?
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
    - choose:
        today:
          say: Say what you will do, and when, and who you are.
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
  thanks: {{title: Thanks, outcome: won, text: "“{name} said: somebody listened.”"}}
  shrug: {{title: A Shrug, outcome: settled, text: Well then.}}
  gone: {{title: Gone, outcome: lost, text: The line is dead.}}
"""


def ten_levels(folder: Path, *, due: str = "[1, 7, 21]", more: int = 0) -> Path:
    """Write the library; returns its folder.

    Args:
        folder: where; it is made.
        due: the days after which a level asks to be played again.
        more: how many scenes there are besides that are no levels.
    """
    levels = [f"  - {CALLS[0][0]}"]
    levels += [f"  - {{scene: {id_}, after: {CALLS[at][0]}}}" for at, (id_, _, _) in enumerate(CALLS[1:])]
    files = {
        "course.yaml": (
            f"title: The Long Saturday\nlibrary: ten\ndue: {due}\ncertificate: true\nlevels:\n"
            + "\n".join(levels)
            + f"\n  - shift: {SHIFT}\n    title: Saturday\n    after: {CALLS[-1][0]}\n    from: [doors, bread, lift]\n"
            "    draw: 2\n    between: breath\n    passes: lost == 0\n"
        ),
        "skills.yaml": SKILLS,
        "cast/you.yaml": YOU,
        "scenes/breath.yaml": BREATH,
    }
    for (id_, title, summary), name in zip(CALLS, NAMES, strict=True):
        files[f"cast/{id_}.yaml"] = _person(id_, name)
        files[f"scenes/{id_}.yaml"] = _scene(id_, title, summary, name)
    for number in range(more):
        files[f"scenes/also_{number}.yaml"] = _scene(CALLS[0][0], "Also", "More.", "Ines").replace(
            f"scene: {CALLS[0][0]}", f"scene: also_{number}"
        )
    return write_files(folder, files)
