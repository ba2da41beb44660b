"""Contrast on the very pixels of every screen, and good told from bad by eyes that do not see every colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing, Fill, Words
from game.window.canvas.theme import PALETTES, Palette, contrast
from support.colours import EYES, apart, seen_by
from support.sitting import sitting
from support.terminal_scenes import library
from support.walk import walk

LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
"""What WCAG 2 asks of text: 4.5 to 1 at level AA (1.4.3), 7 to 1 at level AAA (1.4.6)."""


def readable(canvas: Canvas) -> Iterator[Words]:
    """Every line of text that is seen whole and does not lie behind a veil."""
    veils = [at for at, item in enumerate(canvas.items) if isinstance(item, Fill) and item.alpha < 255]
    for item in canvas.items[veils[-1] + 1 if veils else 0 :]:
        if isinstance(item, Words) and item.seen == item.box and item.alpha == 255 and item.text.strip():
            yield item


def measured(surface: pygame.Surface, words: Words) -> float:
    """The contrast of a line on the screen: of what most of its box is painted with, and of its strongest pixel."""
    part = surface.subsurface(pygame.Rect(words.box).clip(surface.get_rect()))
    raw = pygame.image.tobytes(part, "RGB")
    pixels = Counter(raw[at : at + 3] for at in range(0, len(raw), 3))
    ground = f"#{pixels.most_common(1)[0][0].hex()}"
    return max(contrast(ground, f"#{pixel.hex()}") for pixel in pixels)


@pytest.mark.parametrize("theme", LEAST)
def test_on_every_screen_each_line_stands_out_in_its_pixels(tmp_path: Path, theme: str) -> None:
    canvas = Canvas.blank(1280, 720, Assets(assets_dir()))
    seen: set[str] = set()
    with sitting(library(tmp_path), canvas=canvas, settings={"theme": theme}) as one:
        for what in walk(one):
            one.wait(0.3)
            for words in readable(canvas):
                assert canvas.surface is not None
                found = measured(canvas.surface, words)
                assert found >= LEAST[theme], f"“{words.text}” has only {found:.2f} ({what})"
                seen.add(what)
    assert {"title", "settings", "levels", "pause", "talk, answered", "debrief", "question"} <= seen


def test_the_measure_of_two_colours_is_the_published_one() -> None:
    pairs = [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ]  # from the data of Sharma, Wu and Dalal 2005
    for one, other, wanted in pairs:
        assert apart(one, other) == pytest.approx(wanted, abs=0.0001)


def test_eyes_that_lack_a_colour_mix_up_what_they_are_known_to_mix_up() -> None:
    green, red = "#2F6E40", "#B03A2E"
    assert apart(seen_by("all colours", green), seen_by("all colours", red)) > 50
    assert apart(seen_by("protanopia", green), seen_by("protanopia", red)) < 10
    assert apart(seen_by("tritanopia", green), seen_by("tritanopia", red)) > 50


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_good_and_bad_are_told_apart_by_all_eyes_and_so_is_what_lies_between(palette: Palette, eyes: str) -> None:
    good, between, bad = (seen_by(eyes, colour) for colour in (palette.good, palette.gold, palette.heart))
    assert palette.bad == palette.heart
    assert apart(good, bad) >= 25
    assert min(apart(one, other) for one, other in combinations((good, between, bad), 2)) >= 10


def test_what_a_meter_did_has_a_mark_besides_its_colour(tmp_path: Path) -> None:
    with sitting(library(tmp_path)) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.key("space", "space")
        one.read_on()
        one.answer("lost_morning")
        one.wait(1)
        heard = [target.name for target in one.app.top.targets.drawn]
        icons = {item.key[1] for item in one.canvas.items if isinstance(item, Drawing) and item.key[0] == "icon"}
    moves = [name for name in heard if "for the " in name]
    assert moves
    assert any(name.endswith(("for the better", "for the worse")) for name in moves)
    assert icons & {"rise", "fall"}
    assert icons & {"check", "close"}
