"""The one reader of drawings: for portraits and for places, for the window and for ``check``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.drawing.limits import MOST_ASPECT, MOST_UNITS, Budget, DrawingError
from game.drawing.lower import Lowering
from game.drawing.matrices import STILL
from game.drawing.numbers import Box, length, numbers
from game.drawing.photo import is_photo, size_of, turn_of
from game.drawing.sheet import Paint, Photo, Sheet, joined
from game.drawing.tree import Element, read_tree
from game.drawing.walk import State, Told

FEATURES = "features"
"""The id of the group in whose place the game draws a face."""


class Part(NamedTuple):
    """One of the outermost parts of a drawing, in order: what it is called, what it says of itself, what it paints.

    ``box`` is where it lies, as left, top, right and bottom.
    """

    name: str
    attributes: dict[str, str]
    line: int
    paints: tuple[Paint, ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that was read: what is painted, its parts, and what of it is not drawn.

    ``features`` is the group for the face, if it has one, with its line, and ``before`` how many parts stand before it.
    """

    sheet: Sheet
    parts: tuple[Part, ...] = ()
    features: Part | None = None
    before: int = 0
    told: tuple[Told, ...] = ()


def read_picture(data: bytes) -> Picture:
    """Read an SVG, PNG or JPEG.

    Raises:
        DrawingError: where it cannot be drawn, or asks for too much.
    """
    if is_photo(data):
        width, height = size_of(data)
        _check_size(width, height, 1)
        view = (0.0, 0.0, float(width), float(height))
        return Picture(Sheet(view, (Photo(data, view, turn_of(data)),)))
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise DrawingError("this file is empty", "save the drawing again")
    if not start.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        raise DrawingError("this is neither SVG nor PNG nor JPEG", "save the drawing as one of these")
    root = read_tree(data)
    view_box = _view(root)
    if view_box is None:
        budget = Budget()
        walk = Lowering(root, budget, None)
        view_box = walk.all(root.children, _start(walk, root, (100.0, 100.0))).box
        if view_box is None or view_box[0] == view_box[2] or view_box[1] == view_box[3]:
            raise DrawingError("there is nothing in this drawing", "save it again, with its shapes and a viewBox")
        _check_size(view_box[2] - view_box[0], view_box[3] - view_box[1], root.line)
    return _read(root, view_box)


def _read(root: Element, view: Box) -> Picture:
    """A drawing of which that part is seen."""
    across, down = view[2] - view[0], view[3] - view[1]
    walk = Lowering(root, Budget(), view)
    state = _start(walk, root, (across, down))
    parts: list[Part] = []
    features, before = None, 0
    for element, inside in _outermost(walk, root, state):
        if element.get("id") == FEATURES:
            features, before = Part(FEATURES, element.attributes, element.line, ()), len(parts)
            if inside.matrix != STILL:
                hint = "ungroup it, or apply the transform"
                walk.tell(element.line, f"{element.named} stands in a group that is moved, so the face is not", hint)
            continue
        paints, box = walk.one(element, inside)
        if paints or element.get("data-box"):
            name = element.get("id") or f"layer {len(parts) + 1}"
            parts.append(Part(name, element.attributes, element.line, joined(paints), box))
    if not parts and features is None:
        raise DrawingError("nothing in this drawing can be drawn", "draw it with shapes, and save it again as SVG")
    sheet = Sheet((view[0], view[1], across, down), joined([paint for part in parts for paint in part.paints]))
    told = tuple(sorted(walk.told, key=lambda each: each.line))
    return Picture(sheet, tuple(parts), features, before, told)


def _start(walk: Lowering, root: Element, size: tuple[float, float]) -> State:
    own = walk.sheet.of(root, ())
    own.pop("transform", None)
    return walk.inside(root, own, State(size=size))


def _outermost(walk: Lowering, root: Element, state: State) -> list[tuple[Element, State]]:
    """The outermost parts; groups that the face stands in are taken apart (an editor's layer, a page of Figma)."""
    found = [(element, state) for element in root.children]
    while True:
        at = next((n for n, (each, _) in enumerate(found) if each.get("id") != FEATURES and _holds(each)), None)
        if at is None:
            return found
        group, outer = found[at]
        walk.budget.element(group.line)
        inner = walk.inside(group, walk.sheet.of(group, outer.above), outer)
        found[at : at + 1] = [(element, inner) for element in group.children]


def _holds(element: Element) -> bool:
    return element.tag == "g" and any(each.get("id") == FEATURES for each in element.walk())


def _view(root: Element) -> Box | None:
    """What is seen of a drawing; None where it does not say."""
    try:
        view = numbers(root.get("viewBox") or "")
    except ValueError as error:
        raise DrawingError(f"its viewBox cannot be read: {error}", _VIEW, root.line) from None
    if root.get("viewBox") is None or not view:
        sizes = [root.get("width") or "%", root.get("height") or "%"]
        if any("%" in size for size in sizes):
            return None
        try:
            view = [0.0, 0.0, *(length(size, 1.0) for size in sizes)]
        except ValueError as error:
            raise DrawingError(f"its width or height cannot be read: {error}", _VIEW, root.line) from None
    if len(view) != 4:
        raise DrawingError(f"its viewBox has {len(view)} numbers, and needs four", _VIEW, root.line)
    _check_size(view[2], view[3], root.line)
    return view[0], view[1], view[0] + view[2], view[1] + view[3]


_VIEW = 'write for example viewBox="0 0 1600 1000" in <svg …>'


def _check_size(width: float, height: float, line: int) -> None:
    size = " and ".join(f"{value:,.12g} {word}" for value, word in ((width, "wide"), (height, "high")))
    if not (width > 0 and height > 0):
        raise DrawingError(f"it is {size}, so nothing of it can be seen", _VIEW, line)
    if max(width, height) > MOST_UNITS or min(width, height) < 1e-3:
        raise DrawingError(f"it is {size}, and may be at most {MOST_UNITS:,.0f}", _VIEW, line)
    if max(width / height, height / width) > MOST_ASPECT:
        what = f"it is {size}, and one may be at most {MOST_ASPECT:g} times the other"
        raise DrawingError(what, _VIEW, line)
