"""A portrait as a small round picture: the head and shoulders of somebody, cut out by a circle."""

from __future__ import annotations

from typing import Final

from game.drawing import Layered, Paint, Shapes, Sheet, shifted
from game.face.expressions import FACES
from game.face.portraits import Portrait
from game.face.stills import Still

VIEW: Final = (20.0, 16.0, 760.0, 760.0)
"""What of a portrait is seen: left, top, width and height, in its own units."""


def medallion(portrait: Portrait | Still, face: str, ground: str, *, clear: float = 1.0) -> Sheet:
    """Somebody in a round picture.

    Args:
        portrait: who.
        face: the name of the face to wear; the calm one where there is none of that name.
        ground: the colour behind them, as ``#RRGGBB``.
        clear: how much is seen of them, 0-1; the rest is ground.

    Returns:
        A square, of which nothing is painted outside the circle that it holds.
    """
    left, top, side, _ = VIEW
    radius = side / 2
    disc = Shapes("", f'<circle cx="{left + radius:g}" cy="{top + radius:g}" r="{radius:g}" fill="{ground}"/>')
    painted: list[Paint] = []
    for layer in portrait.layers(FACES.get(face, FACES["calm"])):
        painted += shifted(layer.draw(), (1.0, 0.0, 0.0, 1.0, *layer.shift))
    return Sheet(VIEW, (disc, Layered(tuple(painted), clear, (disc,))))
