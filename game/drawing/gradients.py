"""Gradients, written out in the units of the picture: the one way in which they are drawn where they should."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.drawing.colours import Colour, colour_of
from game.drawing.limits import Budget
from game.drawing.matrices import Matrix, in_words, is_flat, matrix_of, times
from game.drawing.numbers import Box, diagonal, length, share, written
from game.drawing.styles import Properties
from game.drawing.tree import Element

GRADIENTS: Final = frozenset(("linearGradient", "radialGradient"))
_ENDS: Final = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%"},
}
_MOST_LINKS: Final = 10


@dataclass(frozen=True, slots=True)
class Gradient:
    """A gradient for one shape: its id and its text; or the one colour that it comes to; or nothing."""

    id: str = ""
    text: str = ""
    plain: Colour | None = None
    is_repeated: bool = False
    """Whether it was to go on beyond its ends, which is not drawn."""


class Gradients:
    """The gradients of a drawing by their ids."""

    def __init__(self, ids: Mapping[str, Element], styled: Mapping[int, Properties], budget: Budget) -> None:
        self._ids = ids
        self._styled = styled
        self._budget = budget

    def of(self, id_: str, box: Box, size: tuple[float, float], solid: float, line: int) -> Gradient | None:
        """A gradient as one shape is painted with it; None where there is none of that id.

        Args:
            id_: its id.
            box: the box around the shape, in the shape's own units.
            size: the width and height of the picture.
            solid: how solid all of it is, 0-1.
            line: the line of the shape.
        """
        first = self._ids.get(id_)
        if first is None or first.tag not in GRADIENTS:
            return None
        chain = list(self._chain(first))
        stops = list(self._stops(chain, solid))
        self._budget.point(len(stops), line)
        if len(stops) < 2:
            return Gradient(plain=stops[0][1] if stops else None)
        attributes: dict[str, str] = {}
        for element in reversed(chain):
            attributes.update(element.attributes)
        by_box = attributes.get("gradientUnits") != "userSpaceOnUse"
        matrix = matrix_of(attributes.get("gradientTransform", ""))
        whole = (1.0, 1.0) if by_box else size
        if by_box:
            wide, high = box[2] - box[0], box[3] - box[1]
            if wide <= 0 or high <= 0:
                return Gradient()
            matrix = times((wide, 0.0, 0.0, high, box[0], box[1]), matrix)
        if is_flat(matrix):
            return Gradient(plain=stops[-1][1])
        return _written(first.tag, attributes, stops, matrix, whole)

    def _chain(self, element: Element) -> Iterator[Element]:
        for _ in range(_MOST_LINKS):
            yield element
            following = self._ids.get((element.get("href") or "").removeprefix("#"))
            if following is None or following.tag not in GRADIENTS:
                return
            element = following

    def _stops(self, chain: list[Element], solid: float) -> Iterator[tuple[float, Colour]]:
        holder = next((each for each in chain if any(child.tag == "stop" for child in each.children)), None)
        last = 0.0
        for stop in holder.children if holder is not None else ():
            if stop.tag != "stop":
                continue
            said = self._styled.get(id(stop), {})
            text = said.get("stop-color", "black")
            colour = colour_of(said.get("color", "black") if text == "currentColor" else text) or ("#000000", 1.0)
            last = max(last, share(stop.get("offset"), 0.0))
            yield last, (colour[0], colour[1] * share(said.get("stop-opacity")) * solid)


def _written(
    tag: str,
    attributes: Mapping[str, str],
    stops: list[tuple[float, Colour]],
    matrix: Matrix,
    whole: tuple[float, float],
) -> Gradient:
    ends = {name: attributes.get(name, usual) for name, usual in _ENDS[tag].items()}
    if tag == "radialGradient":
        ends |= {name: attributes[name] for name in ("fx", "fy") if name in attributes}
    slanting = diagonal(*whole)
    at = {
        name: length(text, whole[0] if "x" in name else whole[1] if "y" in name else slanting)
        for name, text in ends.items()
    }
    if tag == "linearGradient" and at["x1"] == at["x2"] and at["y1"] == at["y2"]:
        return Gradient(plain=stops[-1][1])
    if tag == "radialGradient" and at["r"] <= 0:
        return Gradient(plain=stops[-1][1])
    held = "".join(f' {name}="{written(value)}"' for name, value in at.items())
    held += in_words(matrix, "gradientTransform")
    told = "".join(
        f'<stop offset="{written(offset)}" stop-color="{colour}"'
        + (f' stop-opacity="{written(solid)}"' if solid < 1 else "")
        + "/>"
        for offset, (colour, solid) in stops
    )
    rest = f' gradientUnits="userSpaceOnUse"{held}>{told}</{tag}>'
    name = f"g{hashlib.sha256(f'{tag}{rest}'.encode()).hexdigest()[:16]}"
    is_repeated = attributes.get("spreadMethod") in ("reflect", "repeat")
    return Gradient(name, f'<{tag} id="{name}"{rest}', is_repeated=is_repeated)
