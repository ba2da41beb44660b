"""What a drawing comes to: a view, and what is painted on it, as plain values; nothing here paints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from game.drawing.matrices import STILL, Matrix, in_words
from game.drawing.numbers import Box


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as SVG text of the plainest kind, and the gradients that they are painted with."""

    defs: str
    body: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A PNG or JPEG, turned upright and laid into a box; ``turn`` is how it was held, as Exif counts (1 to 8)."""

    data: bytes
    box: Box
    turn: int = 1


@dataclass(frozen=True, slots=True)
class Layered:
    """Things painted on a sheet of their own, of which only a part is seen, or which is seen through as a whole.

    Of ``stencil`` counts how solid it is (``alpha``), or how bright (``light``).
    """

    inner: tuple[Paint, ...]
    opacity: float = 1.0
    stencil: tuple[Paint, ...] | None = None
    counts: Literal["alpha", "light"] = "alpha"


Paint = Shapes | Photo | Layered


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is painted, in order, and the part of it that is seen: left, top, width and height in its own units."""

    view: tuple[float, float, float, float]
    paints: tuple[Paint, ...]

    def middle(self, width: float, height: float) -> Sheet:
        """The middle of it, so wide and so high in its own units."""
        left, top, across, down = self.view
        return Sheet((left + (across - width) / 2, top + (down - height) / 2, width, height), self.paints)


def document(view: Sequence[float], size: Sequence[float] | None, shapes: Shapes) -> str:
    """Shapes as an SVG file of their own that shows that part of them, so large if it is to say how large."""
    shown = " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in view)
    sized = "" if size is None else f' width="{size[0]:g}" height="{size[1]:g}"'
    held = f"<defs>{shapes.defs}</defs>" if shapes.defs else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg"{sized} viewBox="{shown}">{held}{shapes.body}</svg>'


def joined(paints: Sequence[Paint]) -> tuple[Paint, ...]:
    """Shapes that follow each other as one text."""
    found: list[Paint] = []
    run: list[Shapes] = []
    for paint in (*paints, None):
        if isinstance(paint, Shapes):
            run.append(paint)
            continue
        if run:
            defs = "".join(dict.fromkeys(shapes.defs for shapes in run))
            found.append(Shapes(defs, "".join(shapes.body for shapes in run)))
            run = []
        if paint is not None:
            found.append(paint)
    return tuple(found)


def shifted(paints: Sequence[Paint], matrix: Matrix) -> tuple[Paint, ...]:
    """Things moved elsewhere."""
    return tuple(_shifted(paint, matrix) for paint in paints)


def _shifted(paint: Paint, matrix: Matrix) -> Paint:
    if matrix == STILL:
        return paint
    match paint:
        case Shapes(defs, body):
            return Shapes(defs, f"<g{in_words(matrix)}>{body}</g>")
        case Photo(data, box, turn):
            a, _, _, d, e, f = matrix
            return Photo(data, (box[0] * a + e, box[1] * d + f, box[2] * a + e, box[3] * d + f), turn)
        case Layered(inner, opacity, stencil, counts):
            cut = None if stencil is None else shifted(stencil, matrix)
            return Layered(shifted(inner, matrix), opacity, cut, counts)


def flat(paints: Sequence[Paint]) -> Iterator[Shapes]:
    """The shapes alone, as if nothing were cut out or seen through."""
    for paint in paints:
        if isinstance(paint, Shapes):
            yield paint
        elif isinstance(paint, Layered):
            yield from flat(paint.inner)
