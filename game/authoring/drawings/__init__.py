"""A library's own drawings: what is wrong with them, and the codes of that."""

from game.authoring.drawings import catalogue
from game.authoring.drawings.check_drawings import (
    ENDINGS,
    DrawingFile,
    Trial,
    check_drawings,
    drawing_names,
)
from game.authoring.drawings.drawn_before import unless_drawn_before
from game.script.catalogue.code import Code, codes_of


def drawing_codes() -> tuple[type[Code], ...]:
    """All codes of drawings, in order."""
    return codes_of((catalogue,))


__all__ = [
    "ENDINGS",
    "DrawingFile",
    "Trial",
    "check_drawings",
    "drawing_codes",
    "drawing_names",
    "unless_drawn_before",
]
