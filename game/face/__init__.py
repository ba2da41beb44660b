"""Faces and portraits as SVG text; nothing here draws."""

from game.face.expressions import FACES, GLADNESS, Expression, blend, blinking, talking
from game.face.portraits import Layer, Piece, Portrait

__all__ = [
    "FACES",
    "GLADNESS",
    "Expression",
    "Layer",
    "Piece",
    "Portrait",
    "blend",
    "blinking",
    "talking",
]
