"""The light colours of what is handed to other people; no meaning hangs on a colour alone."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.story.debrief import Grade
from game.story.model import OutcomeName


class Ink(NamedTuple):
    """The colours of one kind of box: its ground, its edge, and a text that can be read on it."""

    ground: str
    edge: str
    text: str


PAPER: Final = "#fbfaf7"
TEXT_COLOR: Final = "#26303a"
QUIET_COLOR: Final = "#5b6770"
WIRE: Final = "#8796a3"
TROUBLE: Final = "#b3261e"
NEEDS_COLOR: Final = "#6b3fa0"
BEAT: Final = Ink("#ffffff", "#a9b4bd", TEXT_COLOR)
DECISION: Final = Ink("#eaf2fb", "#7fa3c7", TEXT_COLOR)
CONDITION_INK: Final = Ink("#f4eefb", "#b79bd6", NEEDS_COLOR)
UNREACHED: Final = Ink("#f5f0ef", TROUBLE, QUIET_COLOR)
UNJUDGED: Final = Ink("#ffffff", "#a9b4bd", TEXT_COLOR)
OUTCOME_INKS: Final[dict[OutcomeName, Ink]] = {
    "won": Ink("#d9f2df", "#2f8a4e", "#14532b"),
    "settled": Ink("#fdf0c8", "#b38600", "#5c4500"),
    "lost": Ink("#fbdcd8", "#c0392b", "#7a1f16"),
}
GRADE_INKS: Final[dict[Grade, Ink]] = {
    "best": Ink("#e3f5e7", "#2f8a4e", "#14532b"),
    "good": Ink("#eff8e6", "#7fab4a", "#38541a"),
    "little": Ink("#eef0f1", "#87929b", "#3d4750"),
    "slip": Ink("#fdf6d8", "#c9a227", "#5c4500"),
    "mistake": Ink("#fdead6", "#d9822b", "#6e3b07"),
    "blunder": Ink("#fbdfdc", "#c0392b", "#7a1f16"),
}
