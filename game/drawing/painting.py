"""A shape with its paints, written as plainly as can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from game.drawing.colours import colour_of
from game.drawing.geometry import Geometry, geometry
from game.drawing.gradients import Gradient, Gradients
from game.drawing.limits import Budget
from game.drawing.matrices import in_words, moved_box, scale_of
from game.drawing.numbers import Box, diagonal, length, overlap, share, written
from game.drawing.sheet import Shapes
from game.drawing.styles import Properties
from game.drawing.tree import Element
from game.drawing.walk import NOTHING, Drawn, State, Telling

REFERENCE: Final = re.compile(r"""url\(\s*['"]?#([^)'"\s]+)['"]?\s*\)\s*(.*)""")
"""A paint, a clip path or a mask by its id, and what stands in for it."""
_STROKES: Final = ("stroke-linecap", "stroke-linejoin")


class Painter:
    """Writes the shapes of one drawing."""

    def __init__(
        self, ids: Mapping[str, Element], gradients: Gradients, budget: Budget, telling: Telling, view: Box | None
    ) -> None:
        self._ids = ids
        self._gradients = gradients
        self._budget = budget
        self._tell = telling.tell
        self._view = view

    def shape(self, element: Element, state: State) -> Drawn:
        """A shape, written as plainly as can be."""
        properties = state.properties or {}
        if properties.get("visibility", "visible") != "visible":
            return NOTHING
        try:
            shape = geometry(element, *state.size)
        except ValueError as error:
            self._tell(element.line, f"{element.named} is not drawn: {error}", "draw it again, or take it out")
            return NOTHING
        if shape is None:
            return NOTHING
        if shape.wrong:
            self._tell(element.line, f"{element.named} is drawn only in part: {shape.wrong}", "draw it again")
        self._budget.point(shape.points, element.line)
        if state.is_stencil:
            rule = ' fill-rule="evenodd"' if properties.get("clip-rule") == "evenodd" else ""
            return self._painted(element, shape, f' fill="#ffffff"{rule}', "", 0.0, state)
        said, defs = self._filled(element, properties, shape, state)
        stroke, more, width = self._stroked(element, properties, shape, state)
        if not said and not stroke:
            return NOTHING
        said = (said or ' fill="none"') + stroke
        if state.opacity < 1:
            said += f' opacity="{written(state.opacity)}"'
        return self._painted(element, shape, said, defs + more, width, state)

    def _painted(  # noqa: PLR0917 - a shape and all that is said of it
        self, element: Element, shape: Geometry, said: str, defs: str, width: float, state: State
    ) -> Drawn:
        reach = width * 0.75
        box = (shape.box[0] - reach, shape.box[1] - reach, shape.box[2] + reach, shape.box[3] + reach)
        box = moved_box(state.matrix, box)
        if not all(abs(value) < 1e7 for value in box):
            self._tell(element.line, f"{element.named} is not drawn: it is far too large", "draw it smaller")
            return NOTHING
        if self._view is not None:
            left, top, right, bottom = self._view
            once = min(1e12, shape.length * scale_of(state.matrix)) * (2 if width else 1)
            self._budget.outline(once / (right - left + bottom - top), element.line)
            self._budget.coat(overlap(box, self._view) / ((right - left) * (bottom - top)), element.line)
        return Drawn((Shapes(defs, f"<{shape.text}{said}{in_words(state.matrix)}/>"),), box)

    def _filled(self, element: Element, properties: Properties, shape: Geometry, state: State) -> tuple[str, str]:
        """The attributes of a shape's inside, none where it has no paint, and the gradient they name."""
        said, defs = self._paint(element, "fill", properties.get("fill", "black"), shape, state)
        if said and properties.get("fill-rule") == "evenodd":
            said += ' fill-rule="evenodd"'
        return said, defs

    def _stroked(
        self, element: Element, properties: Properties, shape: Geometry, state: State
    ) -> tuple[str, str, float]:
        """The same of its outline, and how wide that is."""
        said, defs = self._paint(element, "stroke", properties.get("stroke", "none"), shape, state)
        if not said:
            return "", "", 0.0
        slanting = diagonal(*state.size)
        try:
            width = length(properties.get("stroke-width", "1"), slanting)
            dashes = self._dashes(properties, slanting)
            miter = length(properties.get("stroke-miterlimit", "4"), 1.0)
        except ValueError as error:
            self._tell(element.line, f"{element.named}: {error}", "write its outline in numbers")
            return "", "", 0.0
        if width <= 0:
            return "", "", 0.0
        width = min(width, 4 * max(slanting, 1.0))
        said += f' stroke-width="{written(width)}" stroke-miterlimit="{written(min(max(miter, 1.0), 20.0))}"'
        for name in _STROKES:
            if properties.get(name) in ("round", "square", "bevel"):
                said += f' {name}="{properties[name]}"'
        if dashes:
            once = sum(dashes) / len(dashes)
            self._budget.dash(shape.length / once if once > 0 else 0.0, element.line)
            said += f' stroke-dasharray="{" ".join(map(written, dashes))}"'
        return said, defs, width

    @staticmethod
    def _dashes(properties: Properties, slanting: float) -> list[float]:
        """The dashes of a line; none where it is whole."""
        text = properties.get("stroke-dasharray", "none").replace(",", " ")
        if text.strip() == "none":
            return []
        found = [length(part, slanting) for part in text.split()[:8]]
        return found if min(found, default=-1.0) >= 0 and sum(found) > 0 else []

    def _paint(self, element: Element, name: str, value: str, shape: Geometry, state: State) -> tuple[str, str]:
        """The attributes of one paint, and the gradient they name; none where nothing is painted."""
        properties = state.properties or {}
        solid = share(properties.get(f"{name}-opacity"))
        if value in ("none", "context-fill", "context-stroke") or solid <= 0:
            return "", ""
        if found := REFERENCE.match(value):
            gradient = self._gradient(element, found[1], shape, state, solid)
            if gradient is not None and gradient.id:
                if gradient.is_repeated:
                    what = f"{element.named}: its gradient is drawn once, and not repeated"
                    self._tell(element.line, what, "give the gradient more stops")
                return f' {name}="url(#{gradient.id})"', gradient.text
            if gradient is not None:
                return ("", "") if gradient.plain is None else (_colour(name, *gradient.plain), "")
            value = found[2].strip() or "none"
            if value == "none":
                return "", ""
        if value.lower() == "currentcolor":
            value = properties.get("color", "black")
        colour = colour_of(value.partition("icc-color")[0])
        if colour is None:
            self._tell(element.line, f"{element.named}: the colour '{value[:40]}' is not known", "write it as #rrggbb")
            colour = ("#000000", 1.0)
        return _colour(name, colour[0], colour[1] * solid), ""

    def _gradient(self, element: Element, id_: str, shape: Geometry, state: State, solid: float) -> Gradient | None:
        """The gradient of that id for a shape; None, and told, where it is none."""
        try:
            gradient = self._gradients.of(id_, shape.box, state.size, solid, element.line)
        except ValueError as error:
            self._tell(element.line, f"{element.named}: its gradient cannot be read: {error}", "draw it again")
            return Gradient()
        if gradient is None:
            is_pattern = id_ in self._ids and self._ids[id_].tag == "pattern"
            what = "patterns are not drawn" if is_pattern else f"there is no gradient '{id_[:40]}'"
            self._tell(element.line, f"{element.named}: {what}", "paint it with a colour, or draw the shapes")
        return gradient


def _colour(name: str, colour: str, solid: float) -> str:
    if solid <= 0:
        return ""
    return f' {name}="{colour}"' + (f' {name}-opacity="{written(solid)}"' if solid < 1 else "")
