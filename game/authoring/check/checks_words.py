"""Checks of the words themselves: too long, too hard to read."""

from __future__ import annotations

from typing import Final

from game.authoring.check.catalogue import words
from game.authoring.check.context import Case
from game.authoring.check.places import inside
from game.authoring.check.reading_grade import grade
from game.authoring.wording import filled
from game.story.engine import options_in, steps_in
from game.story.model import Line, Mark

MOST_IN_A_LINE: Final = 240
MOST_IN_AN_OPTION: Final = 160
HARDEST: Final = 9.0
"""The reading grade that no line should be over."""


def check_words(case: Case) -> None:
    """Everything of this kind in a scene; texts are measured as the player sees them."""
    for beat in case.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Line):
                text = filled(step.text, case.scene)
                if len(text) > MOST_IN_A_LINE:
                    case.tell(
                        words.LongLine,
                        step.mark,
                        f"this line has {len(text)} characters, and over {MOST_IN_A_LINE} are not said in one breath",
                        "say it in two lines, or say less",
                    )
                _grade(case, text, step.mark)
    for _, option in options_in(case.scene):
        text = filled(option.say, case.scene)
        if len(text) > MOST_IN_AN_OPTION:
            case.tell(
                words.LongOption,
                option.mark,
                f"this option has {len(text)} characters, and more than {MOST_IN_AN_OPTION} take too long to read",
                "say it shorter; the customer's answer can carry the rest",
            )
        if option.say:
            _grade(case, text, inside(case.page, option.mark, "say"))


def _grade(case: Case, text: str, mark: Mark) -> None:
    found = grade(text)
    if found is not None and found > HARDEST:
        case.tell(
            words.HardToRead,
            mark,
            f"this is hard to read: grade {found:.1f}, and {HARDEST:.0f} is the most",
            "use shorter sentences, and short words for long ones",
        )
