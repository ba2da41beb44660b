"""A large window: what is seen of a place is drawn with no more pixels than are worth their time."""

from __future__ import annotations

import time

import pygame
import pytest

from game.drawing import read_picture
from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.sheets import MOST_PAINTED

PLACE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"><rect width="1600" height="1000"/></svg>'


def test_only_the_middle_of_a_place_is_drawn_where_only_that_is_seen() -> None:
    assert read_picture(PLACE.encode()).sheet.middle(400, 1000).view == (600, 0, 400, 1000)


@pytest.mark.parametrize("sized", [False, True])
@pytest.mark.parametrize("size", [(400, 900), (1800, 400), (1600, 3000)])
def test_the_middle_of_the_place_is_in_the_middle_of_the_picture(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, *, sized: bool
) -> None:
    pygame.display.init()
    assets = Assets(assets_dir())
    root = 'width="1600" height="1000" viewBox="0 0 1600 1000"' if sized else 'viewBox="0 0 1600 1000"'
    marked = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {root}><rect width="1600" height="1000" fill="#ffffff"/>'
        '<rect x="780" y="480" width="40" height="40" fill="#ff0000"/></svg>'
    )
    monkeypatch.setattr(assets, "data", lambda _: marked.encode())
    picture = assets.picture("a place", *size, 0)
    width, height = size
    assert picture.get_size() == size
    assert picture.get_at((width // 2, height // 2))[:3] == (255, 0, 0)
    assert all(picture.get_at(at)[:3] == (255, 255, 255) for at in ((2, 2), (width - 3, height - 3), (width // 4, 9)))


def test_a_place_on_a_screen_of_4000_by_3000_takes_less_than_two_seconds() -> None:
    """Measured: 0.4 s on two busy cores, where it was 4.1 s."""
    pygame.display.init()
    assets = Assets(assets_dir())
    before = time.perf_counter()
    picture = assets.picture("desk", 1600, 3000, 0)
    assert time.perf_counter() - before < 2
    assert picture.get_width() * picture.get_height() > MOST_PAINTED
