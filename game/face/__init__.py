"""Faces and portraits as SVG text; nothing here draws."""

from game.face.expressions import FACES, GLADNESS, Expression, blend, blinking, talking
from game.face.medallions import medallion
from game.face.portraits import HANDS, Layer, Piece, Portrait
from game.face.stand_ins import LOOKS, Sitter, file_of, look_for, portraits_of
from game.face.stills import Likeness, Still, read_likeness

__all__ = [
    "FACES",
    "GLADNESS",
    "HANDS",
    "LOOKS",
    "Expression",
    "Layer",
    "Likeness",
    "Piece",
    "Portrait",
    "Sitter",
    "Still",
    "blend",
    "blinking",
    "file_of",
    "look_for",
    "medallion",
    "portraits_of",
    "read_likeness",
    "talking",
]
