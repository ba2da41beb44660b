"""What stands in front of people: a counter hides them below its edge, and their hands lie on it."""

from __future__ import annotations

import io
import statistics
from pathlib import Path

import pygame
import pytest

from game.drawing import Place, read_picture
from game.face import read_likeness
from game.paths import assets_dir
from game.session import LibraryFiles
from game.story.language import ENGLISH
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.sheets import painted
from game.window.canvas.theme import DARK, LIGHT, Palette
from game.window.screens.acting import Actor
from game.window.screens.stage_view import draw_person, draw_stage
from game.window.widgets.draw_context import DrawContext, Look
from game.window.widgets.targets import Targets

WALL, COUNTER, BODY, HANDS, LAMP = "#2040c0", "#c02020", "#20a040", "#f0d020", "#f0f0f0"
SHIPPED = sorted((assets_dir() / "places").glob("*.svg"))
SIZES = pytest.mark.parametrize(
    ("window", "stage", "plate"),
    [((1280, 720), (512, 720), 170), ((480, 800), (480, 224), 64), ((1280, 720), (512, 720), 500)],
    ids=["wide", "tall", "covered"],
)

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} 1000">{}</svg>'
SHOP = ROOT.format(
    1600,
    f'<rect width="1600" height="1000" fill="{WALL}"/>'
    f'<g id="front"><rect x="-20" y="800" width="1640" height="1200" fill="{COUNTER}"/>'
    f'<rect x="500" y="780" width="40" height="20" fill="{LAMP}"/></g>',
)
PERSON = ROOT.format(
    800,
    f'<rect x="100" y="100" width="600" height="900" fill="{BODY}"/><g id="features" data-left-eye="310,390,44" '
    'data-right-eye="490,390,44" data-brows="58,17,0" data-mouth="400,565,64" data-lips="0.2,0.26" '
    'data-nose="400,492,40" data-cheeks="290,480,510,480,80" data-pivot="400,720" data-age="0.3" '
    'data-lashes="0.3" data-slant="0.06" data-skin="#c98f6e" '
    'data-lid="#b07a5a" data-shade="#8a5a40" data-line="#402818" data-lip="#ad4a49" data-brow="#402818" '
    'data-iris="#604020" data-blush="#c05040"/>'
    f'<g id="hands"><rect x="340" y="900" width="120" height="100" fill="{HANDS}"/></g>',
)


class Stage:
    """A stage on which somebody stands in a shop."""

    def __init__(self, folder: Path, window: tuple[int, int], palette: Palette = LIGHT, shop: str = SHOP) -> None:
        pygame.display.init()
        (folder / "places").mkdir(exist_ok=True)
        (folder / "places" / "shop.svg").write_text(shop, encoding="utf-8")
        self.canvas = Canvas.blank(*window, Assets(assets_dir(), LibraryFiles(folder)))
        self.context = DrawContext(self.canvas, Targets(), Look(palette), ENGLISH)
        self.person = Actor("ana", read_likeness(PERSON.encode()).portrait)

    def draw(self, size: tuple[int, int], plate: int, *, alone: bool = False) -> None:
        self.canvas.begin()
        draw_stage(self.context, Box(0, 0, *size), "shop", [] if alone else [self.person], plate)
        self.canvas.present()

    def column(self, x: int, height: int) -> list[str]:
        """The colours one meets in a column of the stage, from above, each once in a row."""
        met: list[str] = []
        assert self.canvas.surface is not None
        for y in range(height):
            red, green, blue, _ = self.canvas.surface.get_at((x, y))
            colour = f"#{red:02x}{green:02x}{blue:02x}"
            if colour in (WALL, COUNTER, BODY, HANDS, LAMP) and met[-1:] != [colour]:
                met.append(colour)
        return met

    def middle(self, width: int) -> int:
        """The column in which the person stands."""
        return round(width * (0.5 if self.context.wide else 0.4))


@SIZES
def test_the_counter_hides_the_body_and_the_hands_lie_on_the_counter(
    tmp_path: Path, window: tuple[int, int], stage: tuple[int, int], plate: int
) -> None:
    shop = Stage(tmp_path, window)
    shop.draw(stage, plate)
    width, height = stage
    shoulder = round((height - plate) * 0.2)
    assert shop.column(shop.middle(width) + shoulder, height) == [WALL, BODY, COUNTER]
    hands = shop.column(shop.middle(width), height)
    assert hands[-3:] == [COUNTER, HANDS, COUNTER] or hands[-2:] == [COUNTER, HANDS]
    assert BODY in hands[:-2]


@SIZES
def test_some_of_the_counter_and_of_the_hands_shows_above_what_covers_the_stage(
    tmp_path: Path, window: tuple[int, int], stage: tuple[int, int], plate: int
) -> None:
    shop = Stage(tmp_path, window)
    shop.draw(stage, plate)
    assert shop.column(2, stage[1] - plate) == [WALL, COUNTER]
    assert shop.column(shop.middle(stage[0]), stage[1] - plate)[-1] == HANDS


@SIZES
def test_the_counter_reaches_the_foot_of_the_stage_however_much_of_it_is_covered(
    tmp_path: Path, window: tuple[int, int], stage: tuple[int, int], plate: int
) -> None:
    shop = Stage(tmp_path, window)
    shop.draw(stage, plate)
    assert all(shop.column(x, stage[1])[-1] == COUNTER for x in (0, stage[0] - 1))


def test_what_stands_on_the_counter_rises_above_its_edge(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720))
    shop.draw((512, 720), 170)
    left = round(256 + (520 - 800) * 0.72)
    assert shop.column(left, 720) == [WALL, LAMP, COUNTER]


def test_the_counter_is_there_when_nobody_is(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720))
    shop.draw((512, 720), 170, alone=True)
    assert shop.column(256, 720) == [WALL, COUNTER]


def test_without_a_counter_no_hands_hang_in_the_air_and_nobody_stands_lower(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720), shop=SHOP.replace('id="front"', 'id="floor"'))
    shop.draw((512, 720), 170)
    assert shop.column(256, 550) == [WALL, BODY]
    assert HANDS not in shop.column(256, 720)


def test_on_a_card_a_person_has_no_hands(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720))
    shop.canvas.begin()
    draw_person(shop.context, 0, 0, 500, shop.person)
    shop.canvas.present()
    assert shop.column(200, 500) == [BODY]


def test_in_the_dark_theme_the_counter_is_dimmed_like_the_place_and_the_hands_are_not(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720), DARK)
    shop.draw((512, 720), 170)
    assert shop.canvas.surface is not None
    counter = shop.canvas.surface.get_at((3, 715))
    share = DARK.dim / 255
    for seen, bright, dark in zip(counter[:3], (0xC0, 0x20, 0x20), (0x10, 0x16, 0x24), strict=True):
        assert abs(seen - (bright * (1 - share) + dark * share)) <= 3
    assert shop.column(256, 550)[-1] == HANDS


def test_a_face_that_moves_behind_the_counter_paints_nothing_beside_whom_it_belongs_to(tmp_path: Path) -> None:
    shop = Stage(tmp_path, (1280, 720))
    shop.draw((512, 720), 170)
    assert shop.person.update(2.0, "delighted", speaking=False, still=True)
    shop.canvas.begin()
    draw_stage(shop.context, Box(0, 0, 512, 720), "shop", [shop.person], 170)
    patches = shop.canvas.present()
    assert patches
    # The head and the hands, which go with it; the counter goes on from 569 to 720, the stage from 0 to 512.
    assert max(patch.bottom for patch in patches) <= 569
    assert min(patch.x for patch in patches) > 30
    assert max(patch.right for patch in patches) < 482


def test_all_of_a_photograph_is_behind() -> None:
    kept = io.BytesIO()
    pygame.image.save(pygame.Surface((160, 100)), kept, "x.png")
    picture = read_picture(kept.getvalue())
    assert Place.of(picture) == Place(picture.sheet)


def test_a_place_without_a_front_has_nothing_to_lay_before_anybody() -> None:
    plain = Place.of(read_picture(SHOP.replace('id="front"', 'id="floor"').encode()))
    assert plain.front is None
    assert plain.strip(512, 720, 200, ("#000000", 0)) is None


def test_a_front_that_lies_above_the_picture_is_none() -> None:
    above = SHOP.replace('y="800"', 'y="-900"').replace('height="1200"', 'height="100"').replace('y="780"', 'y="-990"')
    assert Place.of(read_picture(above.encode())).front is None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_place_of_the_game_is_drawn_whole_and_is_not_heavy(path: Path) -> None:
    picture = read_picture(path.read_bytes())
    assert not picture.told
    assert list(picture.sheet.view) == [0, 0, 1600, 1000]
    assert path.stat().st_size <= 80 * 1024
    front = Place.of(picture).front
    assert front is None or front.view[1] + front.view[3] > 1800


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_place_of_the_game_is_calm_behind_a_face(path: Path) -> None:
    """Measured as how much the light varies: in the middle less than three quarters of what it does at the sides."""
    pygame.display.init()
    surface = painted(Place.of(read_picture(path.read_bytes())).behind, 160, 100)

    def varies(*columns: range) -> float:
        light = [
            0.2126 * red + 0.7152 * green + 0.0722 * blue
            for part in columns
            for x in part
            for red, green, blue, _ in (surface.get_at((x, y)) for y in range(12, 64))
        ]
        return statistics.pstdev(light)

    assert varies(range(62, 98)) < 0.75 * varies(range(50), range(110, 160))
