"""What is known while a drawing is walked through: what holds where, what an element comes to, what is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.drawing.limits import MOST_TOLD
from game.drawing.matrices import STILL, Matrix
from game.drawing.numbers import Box
from game.drawing.sheet import Paint
from game.drawing.styles import Properties
from game.drawing.tree import Element


class Told(NamedTuple):
    """What is lost of a drawing: the line, what is not drawn, and what to do."""

    line: int
    message: str
    hint: str


class Telling:
    """What is told of one drawing."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    def tell(self, line: int, message: str, hint: str) -> None:
        """Something is lost; equal things are told once."""
        if len(self.told) < MOST_TOLD and all(told.message != message for told in self.told):
            self.told.append(Told(line, message, hint))


class Drawn(NamedTuple):
    """What an element comes to, and the box around it in the units of the picture."""

    paints: tuple[Paint, ...]
    box: Box | None


NOTHING = Drawn((), None)
"""Nothing is painted."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds where the walk is: where things go, their properties, what stands above, how large the picture is."""

    matrix: Matrix = STILL
    properties: Properties | None = None
    above: tuple[Element, ...] = ()
    size: tuple[float, float] = (100.0, 100.0)
    opacity: float = 1.0
    is_stencil: bool = False
