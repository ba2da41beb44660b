"""The shapes a new scene can start from: what each is for, what it teaches, and who is in it where nobody is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

ShapeName = Literal[
    "branching", "ideal", "phone", "counter", "chat", "two_customers", "compliance", "onboarding"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One of them.

    ``about`` is a sentence for the list; ``teaches`` its tags, as far as the library has them; ``role`` and
    ``second_role`` what the people are, where they are new; ``second`` is the name of a second one who must be there;
    ``upset`` is the meter that should be low, and ``worn`` the face that goes with it.
    """

    about: str
    teaches: tuple[str, ...]
    role: str
    second_role: str
    second: str = ""
    upset: str = "anger"
    worn: str = "annoyed"


SHAPES: Final[Mapping[ShapeName, Shape]] = {
    "branching": Shape(
        "decisions with a way back from a slip, each thing explained",
        ("specific_apology", "clarify", "own_it"),
        "Rings for the second time",
        "The sister, who takes the good chair",
    ),
    "ideal": Shape(
        "the ideal path as a straight line, with the places marked where it can be branched out",
        ("specific_apology", "clarify", "restate", "own_it", "thank"),
        "Rings for the second time",
        "The sister, who takes the good chair",
    ),
    "phone": Shape(
        "a phone call: two voices, what can be heard, a line to cut in on or hear out",
        ("listen", "specific_apology", "own_it"),
        "Has two boots, and both are left",
        "At home too, and within earshot",
    ),
    "counter": Shape(
        "a counter: somebody stands there, hands do things, and there is a queue",
        ("acknowledge", "clarify", "own_it"),
        "Brings a radio back, on the bus",
        "Next in the queue",
    ),
    "chat": Shape(
        "a chat: short lines, no voice, and all that was written is still there",
        ("acknowledge", "clarify", "follow_up"),
        "Types with both thumbs, on the street",
        "Drives, and is in a hurry",
    ),
    "two_customers": Shape(
        "two customers at once: one speaks, the other cuts in, and both react",
        ("open_mind", "clarify", "specific_apology"),
        "Kept the flat",
        "Moved out, with the toaster",
        "Robin Vale",
    ),
    "compliance": Shape(
        "something that must be said before anything else, and a kind way to get it wrong",
        ("ask_first", "plain_words", "clarify"),
        "Rings from a hospital corridor",
        "A nurse, on the way past",
    ),
    "onboarding": Shape(
        "a talk with a new colleague, who is no customer",
        ("clarify", "own_it", "follow_up"),
        "Second week on the phones",
        "Leads the team",
        upset="worry",
        worn="worried",
    ),
}
"""Each by the name of its template."""
