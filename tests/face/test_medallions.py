"""A portrait as a round picture: somebody in a circle, paler where a level is locked, and nothing outside it."""

from __future__ import annotations

import pygame
import pytest

from game.face import medallion, read_likeness
from game.paths import assets_dir
from game.window.canvas.sheets import painted

GROUND = "#20A0A0"
SIDE = 96


def picture(name: str = "mrs_smith", face: str = "calm", *, clear: float = 1.0) -> pygame.Surface:
    data = (assets_dir() / "portraits" / f"{name}.svg").read_bytes()
    return painted(medallion(read_likeness(data).portrait, face, GROUND, clear=clear), SIDE, SIDE)


def away_from(shown: pygame.Surface, colour: str) -> int:
    """How far the colours along the middle row are from that one, in all."""
    other = pygame.Color(colour)
    row = (shown.get_at((x, SIDE // 2)) for x in range(SIDE // 4, SIDE * 3 // 4))
    return sum(abs(one.r - other.r) + abs(one.g - other.g) + abs(one.b - other.b) for one in row)


@pytest.mark.parametrize("name", ["mrs_smith", "al_whiner", "priya_nair", "stand_in_turban"])
def test_somebody_fills_a_circle_and_nothing_is_painted_outside_it(name: str) -> None:
    shown = picture(name)
    assert [shown.get_at(corner).a for corner in ((2, 2), (SIDE - 3, 2), (2, SIDE - 3), (SIDE - 3, SIDE - 3))] == [
        0
    ] * 4
    assert shown.get_at((SIDE // 2, SIDE // 2)).a == 255
    assert shown.get_at((SIDE // 2, SIDE - 4)).a == 255


def test_who_is_less_clear_is_nearer_to_the_ground() -> None:
    whole, pale = away_from(picture(), GROUND), away_from(picture(clear=0.45), GROUND)
    assert 0 < pale < whole * 0.7


def test_another_face_is_another_picture_and_an_unknown_one_is_calm() -> None:
    def bytes_of(face: str) -> bytes:
        return pygame.image.tobytes(picture(face=face), "RGBA")

    assert bytes_of("pleased") != bytes_of("calm")
    assert bytes_of("nobody's") == bytes_of("calm")
