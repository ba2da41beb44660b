"""A portrait: a drawing and an expression in, drawing pieces out, each small enough to redraw every frame.

How the game draws one (pygame lives elsewhere; this module only makes text):

    portrait = Portrait.of(read_picture(data))
    for layer in portrait.layers(expression):
        piece = layer.placed(height)                    # whole pixels, for a portrait `height` pixels high
        surface = cache.get((name, height, layer.key))  # or paint piece.sheet, piece.width by piece.height
        screen.blit(surface, (left + piece.x, top + piece.y))

Two layers of a portrait with the same key hold the same picture, so only what changed is painted anew.
The file is an 800 by 1000 picture of outermost groups, drawn in their order. A group with
`data-moves="head"` leans and shifts with the head, one with `data-moves="face"` (nose, glasses) also slides
over it as the head turns; any other stands still. `data-box="x,y,width,height"` says where a group lies, so
that less is painted. The empty `<g id="features" …/>` is where the game draws flush, eyes, brows and
mouth: `anchors` lists its attributes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self

from game.drawing import Paint, Part, Picture, Shapes, Sheet, flat, numbers
from game.face import mouth as face_mouth
from game.face.anchors import Anchors, Eye
from game.face.expressions import RANGES, Expression
from game.face.eyes import brows, eye

WIDTH, HEIGHT = 800, 1000
"""The size of every portrait, in its own units."""

LEAN = 5.0
"""Degrees that the head leans at tilt 1."""

STEPS = 48
"""Steps per unit to which dynamic numbers are rounded: under a pixel of movement at 1000 pixels."""

TILT_STEPS = 16
"""The same for the head's lean, coarser because the whole head is drawn anew at each step."""

HANDS: Final = "hands"
"""The id of the group that lies on what is in front of somebody: it is drawn there, and nowhere else.

It slides a little as the head turns and nods: forward in anger, back in a fright.
"""

Extent = tuple[float, float, float, float]
PieceKey = tuple[str | int, ...]
_Draw = Callable[[], Shapes]
_WHOLE: Final[Extent] = (0, 0, WIDTH, HEIGHT)


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a portrait; `box` (x, y, width, height) and `shift` (x, y) are in units of the picture.

    Its text is made each time it is asked for, and not before: in most frames most layers are already cached.
    """

    key: PieceKey
    box: Extent
    shift: tuple[float, float]
    draw: Callable[[], tuple[Paint, ...]] = field(compare=False)
    """Makes what is painted."""

    def placed(self, height: int) -> Piece:
        """The layer for a portrait `height` pixels high; its crop follows the pixels, so it never jitters."""
        scale = height / HEIGHT
        x, y = math.floor(self.box[0] * scale), math.floor(self.box[1] * scale)
        width = max(1, math.ceil((self.box[0] + self.box[2]) * scale) - x)
        tall = max(1, math.ceil((self.box[1] + self.box[3]) * scale) - y)
        crop = (x / scale, y / scale, width / scale, tall / scale)
        dx, dy = (round(value * scale) for value in self.shift)
        return Piece(x + dx, y + dy, width, tall, crop, self)


@dataclass(frozen=True, slots=True)
class Piece:
    """A layer fitted to whole pixels: where it goes, how big it is, and the document that fills it."""

    x: int
    y: int
    width: int
    height: int
    crop: Extent
    layer: Layer

    @property
    def sheet(self) -> Sheet:
        """What is to be painted at `width` by `height`; ask only when the picture is not cached."""
        return Sheet(self.crop, self.layer.draw())


@dataclass(frozen=True, slots=True)
class _Static:
    """A group of the file, drawn as it is."""

    name: str
    moves: str
    box: Extent
    shapes: Shapes


@dataclass(frozen=True, slots=True)
class Portrait:
    """A portrait as read from its file, ready to wear any expression."""

    anchors: Anchors
    behind: tuple[_Static, ...]
    before: tuple[_Static, ...]

    @classmethod
    def of(cls, picture: Picture) -> Self:
        """The portrait in a drawing; ValueError says what to write where it is none that can move."""
        if list(picture.sheet.view) != [0, 0, WIDTH, HEIGHT]:
            shown = " ".join(f"{value:g}" for value in picture.sheet.view)
            raise ValueError(f'a face that moves is drawn in viewBox="0 0 {WIDTH} {HEIGHT}", and this one in "{shown}"')
        if picture.features is None:
            raise ValueError(
                'it has no group <g id="features" …/>, in whose place the game draws eyes, brows and mouth'
            )
        anchors = Anchors.read(picture.features.attributes)
        parts = [_static(part) for part in picture.parts]
        return cls(anchors, tuple(parts[: picture.before]), tuple(parts[picture.before :]))

    def layers(self, expression: Expression) -> tuple[Layer, ...]:
        """The layers of this portrait with this expression, in the order in which they are drawn."""
        e = _rounded(expression)
        behind = [self._static(layer, e) for layer in self.behind]
        before = [self._static(layer, e) for layer in self.before]
        return (*behind, *self._features(e), *before)

    def _features(self, e: Expression) -> Iterator[Layer]:
        a = self.anchors
        if e.flush > 0:
            yield self._feature("flush", ("flush",), _flush_box(a), lambda: Shapes(*face_mouth.flush(a, e)), e)
        yield self._feature("left eye", _EYE, _eye_box(a.left_eye), lambda: Shapes("", eye(a, a.left_eye, e)), e)
        yield self._feature("right eye", _EYE, _eye_box(a.right_eye), lambda: Shapes("", eye(a, a.right_eye, e)), e)
        yield self._feature("brows", _BROW, _brow_box(a), lambda: Shapes("", brows(a, e)), e)
        yield self._feature("mouth", _MOUTH, _mouth_box(a), lambda: Shapes("", face_mouth.mouth(a, e)), e)

    def _feature(self, name: str, numbers: tuple[str, ...], box: Extent, draw: _Draw, e: Expression) -> Layer:
        return self._moved((name, *(_steps(e, number) for number in numbers)), box, draw, "face", e)

    def _static(self, layer: _Static, e: Expression) -> Layer:
        if layer.moves not in ("head", "face"):
            shift = (e.turn * 4, e.nod * 7) if layer.name == HANDS else (0.0, 0.0)
            return Layer((layer.name,), layer.box, shift, lambda: (layer.shapes,))
        return self._moved((layer.name,), layer.box, lambda: layer.shapes, layer.moves, e)

    def _moved(self, key: PieceKey, box: Extent, draw: _Draw, moves: str, e: Expression) -> Layer:
        """A layer that goes with the head. Lean is drawn into it; turn and nod only shift it, at no cost."""
        angle = e.tilt * LEAN
        px, py = self.anchors.pivot
        further = 1.0 if moves == "face" else 0.0
        shift = (e.turn * (7 + 11 * further), e.nod * (8 + 8 * further))

        def leaned() -> tuple[Paint, ...]:
            shapes = draw()
            if not angle:
                return (shapes,)
            return (Shapes(shapes.defs, f'<g transform="rotate({angle:g} {px:g} {py:g})">{shapes.body}</g>'),)

        key = (key[0], _steps(e, "tilt"), *key[1:])
        return Layer(key, _leaned(box, angle, px, py) if angle else box, shift, leaned)


_EYE = ("lids", "squint", "gaze_x", "gaze_y", "bags", "tears", "brow_tilt", "brow_knit", "mouth_curve")
_BROW = ("brow_tilt", "brow_raise", "brow_knit", "brow_skew")
_MOUTH = ("mouth_curve", "mouth_open", "mouth_width", "mouth_skew", "lip_press", "teeth")


def _eye_box(which: Eye) -> Extent:
    half = which.half
    return (which.x - half * 1.6, which.y - half * 1.2, half * 3.2, half * 2.2)


def _brow_box(a: Anchors) -> Extent:
    left, right = a.left_eye, a.right_eye
    half = max(left.half, right.half)
    wide = half * 1.75 + a.brow_thickness * a.brow_bush * 1.2
    top = min(left.y, right.y) - a.brow_lift
    return (left.x - wide, top - half * 2.7, right.x - left.x + wide * 2, half * 4.1)


def _mouth_box(a: Anchors) -> Extent:
    (x, y, half), foot = a.mouth, a.nose[1]
    return (x - half * 2.2, min(y - half, foot - half * 0.5), half * 4.4, y - foot + half * 2.3)


def _flush_box(a: Anchors) -> Extent:
    lx, ly, rx, ry, radius = a.cheeks
    reach = (rx - lx) / 2 + radius
    return lx - radius, (ly + ry) / 2 - reach, reach * 2, reach * 2


def _steps(e: Expression, name: str) -> int:
    value: float = getattr(e, name)
    return round(value * (TILT_STEPS if name == "tilt" else STEPS))


def _rounded(e: Expression) -> Expression:
    """The expression that is really drawn, so that one key always means one picture."""
    values: Mapping[str, float] = {name: _steps(e, name) / (TILT_STEPS if name == "tilt" else STEPS) for name in RANGES}
    return replace(e, **{name: min(max(value, RANGES[name][0]), RANGES[name][1]) for name, value in values.items()})


def _static(part: Part) -> _Static:
    """A part as a layer that keeps still or goes with the head; of what is cut out the shapes alone."""
    shapes = list(flat(part.paints))
    defs = "".join(dict.fromkeys(each.defs for each in shapes))
    shown = Shapes(defs, "".join(each.body for each in shapes))
    return _Static(part.name, part.attributes.get("data-moves", ""), box_of(part.attributes.get("data-box")), shown)


def box_of(text: str | None) -> Extent:
    """Where a part lies, as it says itself, the whole picture where it does not; ValueError where it cannot be."""
    if text is None:
        return _WHOLE
    example = 'write x, y, width and height, for example data-box="0,600,800,400"'
    try:
        x, y, width, height = numbers(text)
    except ValueError:
        raise ValueError(f'data-box="{text[:40]}" is not four numbers: {example}') from None
    fits = (
        -WIDTH <= x <= 2 * WIDTH and -HEIGHT <= y <= 2 * HEIGHT and 0 < width <= 2 * WIDTH and 0 < height <= 2 * HEIGHT
    )
    if not fits:
        raise ValueError(f'data-box="{text[:40]}" lies outside the picture: {example}')
    return x, y, width, height


def _leaned(box: Extent, angle: float, px: float, py: float) -> Extent:
    """The upright box around a box that has been turned about a point."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [(box[0] + i * box[2] - px, box[1] + j * box[3] - py) for i in (0, 1) for j in (0, 1)]
    xs = [px + x * cosine - y * sine for x, y in corners]
    ys = [py + x * sine + y * cosine for x, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
