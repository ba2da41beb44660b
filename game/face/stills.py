"""People as files show them: with a face that moves, or as a still picture; and what is lost of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.drawing import DrawingError, Layered, Photo, Picture, Sheet, Told, read_picture, shifted
from game.face.expressions import Expression
from game.face.portraits import HEIGHT, WIDTH, Layer, Portrait


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of somebody that shows one face, whatever happens."""

    sheet: Sheet

    def layers(self, _: Expression) -> tuple[Layer, ...]:
        """The one layer: the picture as large as fits, in the middle, its foot at the foot."""
        left, top, across, down = self.sheet.view
        scale = min(WIDTH / across, HEIGHT / down)
        x, y = (WIDTH - across * scale) / 2, HEIGHT - down * scale
        matrix = (scale, 0.0, 0.0, scale, x - left * scale, y - top * scale)
        box = (x, y, across * scale, down * scale)
        return (Layer(("still",), box, (0.0, 0.0), lambda: shifted(self.sheet.paints, matrix)),)


class Likeness(NamedTuple):
    """Somebody as a file shows them; what of it is not drawn; and why its face does not move, if it was to."""

    portrait: Portrait | Still
    lost: tuple[Told, ...] = ()
    stiff: tuple[Told, ...] = ()


_GUIDE = "docs/portraits.md says what a face that moves needs"


def read_likeness(data: bytes) -> Likeness:
    """Somebody from an SVG, PNG or JPEG.

    Raises:
        DrawingError: where the file cannot be drawn.
    """
    picture = read_picture(data)
    if picture.features is None:
        return Likeness(Still(picture.sheet), picture.told, _forgotten(picture))
    try:
        portrait = Portrait.of(picture)
    except ValueError as error:
        message, _, hint = str(error).partition(": ")
        stiff = Told(picture.features.line, message, hint or _GUIDE)
        if not picture.sheet.paints:
            raise DrawingError(message, stiff.hint, stiff.line) from None
        return Likeness(Still(picture.sheet), picture.told, (stiff,))
    return Likeness(portrait, (*picture.told, *_whole(picture)))


def _forgotten(picture: Picture) -> tuple[Told, ...]:
    """A part that was to move, in a drawing without a face."""
    part = next((part for part in picture.parts if "data-moves" in part.attributes), None)
    if part is None:
        return ()
    what = 'parts of it are to move, and it has no group <g id="features" …/> for the face'
    return (Told(part.line, what, _GUIDE),)


def _whole(picture: Picture) -> tuple[Told, ...]:
    """What a part that moves cannot have."""
    return tuple(
        Told(
            part.line,
            f'"{part.name[:40]}" is cut out, masked or half seen through, and that cannot move',
            "draw it as shapes",
        )
        for part in picture.parts
        if any(isinstance(paint, (Layered, Photo)) for paint in part.paints)
    )
