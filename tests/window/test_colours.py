"""Contrast on the very pixels of every screen, and good told from bad by eyes that do not see every colour."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pygame
import pytest

from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing, Fill, Item, Words
from game.window.canvas.theme import PALETTES, Palette, contrast
from support.colours import EYES, apart, seen_by
from support.sitting import sitting
from support.terminal_scenes import library
from support.walk import walk

LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
"""What WCAG 2 asks of text: 4.5 to 1 at level AA (1.4.3), 7 to 1 at level AAA (1.4.6). Of signs it asks less."""


PLAIN = ("tail", "tail_up")
"""The corner of a speaker's panel is part of its hairline, and says nothing."""
LOOKS = (((1280, 720), "100"), ((480, 800), "100"), ((480, 800), "200"), ((1920, 1080), "200"))
EVERY_LOOK = tuple(product(((480, 800), (1280, 720), (1920, 1080), (3840, 2160)), ("100", "150", "200")))
"""Sizes of the window, and of the text in it: those looked at each time, and with EVERY_LOOK=1, which takes minutes."""
told = cache(contrast)


def uncovered(canvas: Canvas) -> Sequence[Item]:
    """Everything that does not lie behind a veil."""
    veils = [at for at, item in enumerate(canvas.items) if isinstance(item, Fill) and item.alpha < 255]
    return canvas.items[veils[-1] + 1 if veils else 0 :]


def readable(canvas: Canvas) -> Iterator[Words]:
    """Every line of text that is seen whole."""
    for item in uncovered(canvas):
        if isinstance(item, Words) and item.seen == item.box and item.alpha == 255 and item.text.strip():
            yield item


def marks(canvas: Canvas) -> Iterator[Drawing]:
    """Every sign that is seen whole."""
    for item in uncovered(canvas):
        if isinstance(item, Drawing) and item.key[0] == "icon" and item.seen == item.box and item.key[1] not in PLAIN:
            yield item


def measured(surface: pygame.Surface, box: Box) -> float:
    """The contrast of what is in a box: of what most of it is painted with, and of its strongest pixel."""
    part = surface.subsurface(pygame.Rect(box).clip(surface.get_rect()))
    pixels = Counter(memoryview(pygame.image.tobytes(part, "RGBA")).cast("I"))
    colours = [f"#{pixel.to_bytes(4, sys.byteorder)[:3].hex()}" for pixel, _ in pixels.most_common()]
    return max(told(colours[0], colour) for colour in colours)


@pytest.mark.parametrize(("size", "text"), EVERY_LOOK if os.environ.get("EVERY_LOOK") else LOOKS, ids=str)
@pytest.mark.parametrize("theme", LEAST)
def test_on_every_screen_each_line_and_each_sign_stands_out_in_its_pixels(
    tmp_path: Path, theme: str, size: tuple[int, int], text: str
) -> None:
    canvas = Canvas.blank(*size, Assets(assets_dir()))
    surface = canvas.surface
    assert surface is not None
    seen: set[str] = set()
    signs: set[str | int] = set()
    with sitting(library(tmp_path), canvas=canvas, settings={"theme": theme, "text": text}) as one:
        for what in walk(one):
            one.wait(0.3)
            for words in readable(canvas):
                found = measured(surface, words.box)
                assert found >= LEAST[theme], f"“{words.text}” has only {found:.2f} ({what})"
                seen.add(what)
            for mark in marks(canvas):
                found = measured(surface, mark.box)
                assert found >= LEAST[theme], f"the sign “{mark.key[1]}” has only {found:.2f} ({what})"
                signs.add(mark.key[1])
    assert {"title", "settings", "levels", "pause", "talk, answered", "debrief", "question"} <= seen
    assert {"check", "close", "note", "gear"} <= signs


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
