"""A drawing walked through and written anew in the plainest SVG, which is what the game paints.

The rasteriser inside pygame (nanosvg) silently drops clip paths, masks, ``use``, style sheets, text, images and
filters, and misplaces gradients that are not in the units of the picture. So everything that ordinary programs write
is worked out here: what is repeated is repeated, styles stand at their shapes, gradients and percentages are numbers,
and what is cut out or seen through as a whole becomes a sheet of its own. What is left over is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from game.drawing.geometry import SHAPES, geometry
from game.drawing.gradients import GRADIENTS, Gradients
from game.drawing.limits import MOST_DEPTH, Budget, too_heavy
from game.drawing.matrices import Matrix, framed, is_flat, is_upright, matrix_of, moved_box, times
from game.drawing.numbers import Box, is_within, length, numbers, share, union
from game.drawing.painting import REFERENCE, Painter
from game.drawing.sheet import Layered, Paint
from game.drawing.styles import Properties, StyleSheet, computed
from game.drawing.tree import Element
from game.drawing.walk import NOTHING, Drawn, State, Telling

_GROUPS: Final = frozenset(("g", "a", "svg"))
_SILENT: Final = GRADIENTS | {
    *("title", "desc", "metadata", "script", "style", "view", "cursor", "namedview", "color-profile", "font-face"),
    *("defs", "symbol", "clipPath", "mask", "pattern", "marker", "filter", "stop"),
}
"""What paints nothing where it stands."""
_INSTEAD: Final = {
    "text": ("letters are not drawn", "turn the letters into paths"),
    "image": ("a picture inside a drawing is not drawn", "trace it into shapes, or use that picture itself"),
    "foreignObject": ("what another program keeps in it is not drawn", "save the drawing as plain SVG"),
    "animate": ("nothing moves in a still drawing", "take it out: a face moves by its named parts"),
}


class Lowering:
    """One drawing being walked through; ``told`` says what is lost of it."""

    def __init__(self, root: Element, budget: Budget, view: Box | None) -> None:
        self.budget = budget
        self.view = view
        telling = Telling()
        self.told = telling.told
        self.tell = telling.tell
        elements = list(root.walk())
        self.ids = {id_: element for element in reversed(elements) if (id_ := element.get("id"))}
        self.sheet = StyleSheet(elements, budget)
        for line, selector in self.sheet.unread:
            self.tell(line, f"the style rule '{selector}' is not read", "write its styles at the shapes themselves")
        stops = {id(each): self.sheet.of(each, ()) for each in elements if each.tag == "stop"}
        self.painter = Painter(self.ids, Gradients(self.ids, stops, budget), budget, telling, view)

    def all(self, elements: Iterable[Element], state: State) -> Drawn:
        """What elements come to, one after the other."""
        paints: list[Paint] = []
        boxes: list[Box] = []
        for element in elements:
            drawn = self.one(element, state)
            paints += drawn.paints
            if drawn.box is not None:
                boxes.append(drawn.box)
        return Drawn(tuple(paints), union(boxes))

    def one(self, element: Element, state: State) -> Drawn:
        """What an element comes to."""
        if element.tag == "switch":
            chosen = next((each for each in element.children if _is_for_all(each)), None)
            return NOTHING if chosen is None else self.one(chosen, state)
        if element.tag in _SILENT or element.tag.startswith("sodipodi"):
            return NOTHING
        if not (element.tag in SHAPES or element.tag in _GROUPS or element.tag == "use"):
            what, hint = _INSTEAD.get(element.tag, ("the game does not draw it", "draw it with paths"))
            if element.tag.startswith(("animate", "set")):
                what, hint = _INSTEAD["animate"]
            self.tell(element.line, f"{element.named}: {what}", hint)
            return NOTHING
        if len(state.above) >= MOST_DEPTH:
            raise too_heavy(f"more than {MOST_DEPTH} groups stand inside each other", element.line)
        self.budget.element(element.line)
        own = self.sheet.of(element, state.above)
        if own.get("display") == "none":
            return NOTHING
        inner = self.inside(element, own, state)
        if is_flat(inner.matrix):
            return NOTHING
        return self.whole(element, own, inner)

    def inside(self, element: Element, own: Properties, state: State) -> State:
        """What holds inside an element."""
        matrix = state.matrix
        try:
            matrix = times(matrix, matrix_of(own.get("transform", element.get("transform") or "")))
        except ValueError as error:
            self.tell(element.line, f"{element.named}: {error}", "apply the transform in your program, and save again")
        properties = computed(state.properties or {}, own)
        opacity = state.opacity * share(own.get("opacity"))
        return replace(state, matrix=matrix, properties=properties, above=(*state.above, element), opacity=opacity)

    def whole(self, element: Element, own: Properties, state: State) -> Drawn:
        """What an element comes to with what is done to it as a whole: cut out, masked, seen through."""
        for name in ("filter", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode"):
            if own.get(name, "none") not in ("none", "normal"):
                what = "markers (arrow heads) are" if "marker" in name else "shadows, blurs and blends are"
                hint = "draw them as shapes; a soft edge can be a gradient"
                self.tell(element.line, f"{element.named}: {what} not drawn ({name})", hint)
        cuts = [name for name in ("clip-path", "mask") if own.get(name, "none") != "none"]
        alone = element.tag in SHAPES or (len(element.children) == 1 and element.tag != "use")
        as_layer = state.opacity < 1 and not alone
        drawn = self.content(element, replace(state, opacity=1.0) if as_layer else state)
        if not drawn.paints:
            return drawn
        for name in cuts:
            drawn = self.cut(element, name, own[name], drawn, state)
        if as_layer and drawn.paints:
            self.budget.layer(element.line)
            drawn = Drawn((Layered(drawn.paints, state.opacity),), drawn.box)
        return drawn

    def content(self, element: Element, state: State) -> Drawn:
        """What stands in an element."""
        if element.tag in SHAPES:
            return self.painter.shape(element, state)
        if element.tag == "use":
            return self.repeated(element, state)
        if element.tag == "svg":
            return self.framed(element, element, state)
        return self.all(element.children, state)

    def repeated(self, element: Element, state: State) -> Drawn:
        """What a ``use`` repeats."""
        link = element.get("href") or ""
        target = self.ids.get(link[1:]) if link.startswith("#") else None
        if target is None:
            where = "lies outside this file" if link and not link.startswith("#") else "is not there"
            self.tell(element.line, f"{element.named}: what it repeats ({link[:40]}) {where}", "draw the shape itself")
            return NOTHING
        try:
            x, y = (length(element.get(name) or "0", state.size[at]) for at, name in enumerate(("x", "y")))
        except ValueError as error:
            self.tell(element.line, f"{element.named}: {error}", "write its place as numbers")
            return NOTHING
        state = replace(state, matrix=times(state.matrix, (1.0, 0.0, 0.0, 1.0, x, y)))
        if target.tag in ("symbol", "svg"):
            own = self.sheet.of(target, state.above)
            state = replace(state, properties=computed(state.properties or {}, own), above=(*state.above, target))
            if len(state.above) >= MOST_DEPTH:
                raise too_heavy("what a <use> repeats repeats itself", element.line)
            return self.framed(target, element, state)
        return self.one(target, state)

    def framed(self, holder: Element, frame: Element, state: State) -> Drawn:
        """A picture inside the picture: what a ``viewBox`` shows, laid into a frame."""
        try:
            across, down = state.size
            x, y = (
                (0.0, 0.0)
                if frame.tag == "use"
                else (length(frame.get("x") or "0", across), length(frame.get("y") or "0", down))
            )
            wide = length(frame.get("width") or holder.get("width") or "100%", across)
            high = length(frame.get("height") or holder.get("height") or "100%", down)
            view = numbers(holder.get("viewBox") or "")
        except ValueError as error:
            self.tell(holder.line, f"{holder.named}: {error}", "write its size and its viewBox as numbers")
            return NOTHING
        if len(view) == 4 and view[2] > 0 and view[3] > 0 and wide > 0 and high > 0:
            box = (view[0], view[1], view[0] + view[2], view[1] + view[3])
            inner = framed(box, (x, y, wide, high), holder.get("preserveAspectRatio") or "")
            state = replace(state, matrix=times(state.matrix, inner), size=(view[2], view[3]))
        else:
            state = replace(state, matrix=times(state.matrix, (1.0, 0.0, 0.0, 1.0, x, y)))
        return self.all(holder.children, state)

    def cut(self, element: Element, name: str, value: str, drawn: Drawn, state: State) -> Drawn:
        """Things cut out or masked."""
        found = REFERENCE.match(value)
        holder = self.ids.get(found[1]) if found else None
        if holder is None or holder.tag not in ("clipPath", "mask") or drawn.box is None:
            self.tell(element.line, f"{element.named}: its {name} ({value[:40]}) is not there", "take it out")
            return drawn
        inner = State(state.matrix, {}, (*state.above, holder), state.size)
        if len(inner.above) >= MOST_DEPTH:
            raise too_heavy("what cuts out a shape is cut out by itself", element.line)
        units = holder.get("clipPathUnits" if holder.tag == "clipPath" else "maskContentUnits")
        if units == "objectBoundingBox":
            left, top, right, bottom = self.local(drawn.box, state.matrix)
            matrix = times(state.matrix, (right - left, 0.0, 0.0, bottom - top, left, top))
            inner = replace(inner, matrix=matrix)
        own = self.sheet.of(holder, ())
        if holder.tag == "clipPath":
            inner = self.inside(holder, {key: text for key, text in own.items() if key != "opacity"}, inner)
            inner = replace(inner, is_stencil=True)
            if self.shows_all(holder, inner, drawn.box):
                return drawn
        else:
            inner = replace(inner, properties=computed({}, own))
        if is_flat(inner.matrix):
            return NOTHING
        stencil = self.all(holder.children, inner)
        if "clip-path" in own or "mask" in own:
            self.tell(holder.line, f"{holder.named}: what cuts out is not cut out itself", "draw it as one shape")
        if not stencil.paints:
            return NOTHING
        self.budget.layer(element.line)
        by_alpha = holder.tag == "clipPath" or own.get("mask-type", holder.get("mask-type")) == "alpha"
        return Drawn((Layered(drawn.paints, 1.0, stencil.paints, "alpha" if by_alpha else "light"),), drawn.box)

    def shows_all(self, holder: Element, state: State, box: Box) -> bool:
        """Whether a clip path is a plain rectangle around all that could be seen: every page of Figma has one."""
        if len(holder.children) != 1 or holder.children[0].tag != "rect":
            return False
        rect = holder.children[0]
        state = self.inside(rect, self.sheet.of(rect, ()), state)
        try:
            shape = geometry(rect, *state.size)
        except ValueError:
            return False
        if shape is None or not shape.is_upright_rect or not is_upright(state.matrix):
            return False
        if self.view is not None:
            left, top, right, bottom = self.view
            box = (max(box[0], left), max(box[1], top), min(box[2], right), min(box[3], bottom))
        return is_within(box, moved_box(state.matrix, shape.box))

    @staticmethod
    def local(box: Box, matrix: Matrix) -> Box:
        """A box in the units of something that was moved so."""
        a, b, c, d, e, f = matrix
        whole = a * d - b * c
        back = (d / whole, -b / whole, -c / whole, a / whole, (c * f - d * e) / whole, (b * e - a * f) / whole)
        return moved_box(back, box)


def _is_for_all(element: Element) -> bool:
    return (
        element.tag != "foreignObject" and not element.get("requiredExtensions") and not element.get("systemLanguage")
    )
