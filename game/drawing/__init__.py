"""Drawings from files, bounded and worked out into the plainest SVG; nothing here paints or opens a file."""

from game.drawing.limits import DrawingError
from game.drawing.numbers import bounded, numbers
from game.drawing.photo import is_photo
from game.drawing.place import EDGE, FRONT, Place, Strip
from game.drawing.reader import FEATURES, Part, Picture, read_picture
from game.drawing.sheet import Layered, Paint, Photo, Shapes, Sheet, document, flat, joined, shifted
from game.drawing.walk import Told

__all__ = [
    "EDGE",
    "FEATURES",
    "FRONT",
    "DrawingError",
    "Layered",
    "Paint",
    "Part",
    "Photo",
    "Picture",
    "Place",
    "Shapes",
    "Sheet",
    "Strip",
    "Told",
    "bounded",
    "document",
    "flat",
    "is_photo",
    "joined",
    "numbers",
    "read_picture",
    "shifted",
]
