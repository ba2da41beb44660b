"""Faces and portraits as SVG text; nothing here draws."""

from game.face.expressions import FACES, GLADNESS, Expression, blend, blinking, talking
from game.face.portraits import Layer, Piece, Portrait
from game.face.stills import Likeness, Still, read_likeness

__all__ = [
    "FACES",
    "GLADNESS",
    "Expression",
    "Layer",
    "Likeness",
    "Piece",
    "Portrait",
    "Still",
    "blend",
    "blinking",
    "read_likeness",
    "talking",
]
