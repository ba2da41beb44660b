"""How it looks: contrast, fonts and their letters, the pictures of the demo, and what painting only changes does."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from pathlib import Path
from random import Random

import pygame
import pytest

from game.letters import Coverage
from game.paths import assets_dir, dialogues_dir
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import Session, World, in_thread
from game.window.canvas import icons
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import damage, merged
from game.window.canvas.faces import CHAINS
from game.window.canvas.ruler import FixedRuler
from game.window.canvas.theme import PALETTES, Palette, contrast
from game.window.demo import Shot, write_pictures
from support.sitting import now, sitting
from support.terminal_scenes import library

LEAST = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
EACH_PALETTE = pytest.mark.parametrize(
    ("palette", "least"), [(PALETTES[name], least) for name, least in LEAST.items()], ids=LEAST
)
GROUNDS = ("ground", "card", "sunk", "lifted")


@EACH_PALETTE
def test_all_text_stands_out_as_wcag_asks(palette: Palette, least: float) -> None:
    pairs = [(ink, ground) for ink in ("ink", "muted") for ground in GROUNDS]
    pairs += [
        (accent, ground) for accent in ("heart", "head", "good", "bad", "gold_ink") for ground in ("ground", "card")
    ]
    pairs += [("heart", "heart_tint"), ("bad", "heart_tint"), ("head", "head_tint"), ("good", "good_tint")]
    pairs += [("gold_ink", "gold_tint"), ("on_accent", "head"), ("ground", "ink")]
    pairs += [("ink", tint) for tint in ("gold_tint", "head_tint", "good_tint")] + [("muted", "head_tint")]
    for ink, ground in pairs:
        found = contrast(getattr(palette, ink), getattr(palette, ground))
        assert found >= least, f"{ink} on {ground} has only {found:.2f}"


@EACH_PALETTE
def test_what_can_be_pressed_and_what_has_the_focus_stands_out(palette: Palette, least: float) -> None:
    for line, ground in (
        ("edge", "ground"),
        ("edge", "card"),
        ("focus", "ground"),
        ("focus", "card"),
        ("gold", "card"),
    ):
        found = contrast(getattr(palette, line), getattr(palette, ground))
        assert found >= least - 1.5, f"{line} on {ground} has only {found:.2f}"


def test_black_on_white_has_a_contrast_of_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_colour_is_written_as_one() -> None:
    for palette in PALETTES.values():
        for field in fields(palette):
            value = getattr(palette, field.name)
            assert isinstance(value, int) or (value[0] == "#" and len(value) == 7), field.name


def test_the_games_own_fonts_have_every_letter_that_is_written() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in dialogues_dir().rglob("*.yaml"))
    wanted = {letter for letter in text if letter.isprintable()} | set("áéíóúüñÁÉÍÓÚÜÑ¿¡“”‘’–—…−£€·")
    coverage = Coverage(assets_dir() / "fonts")
    for chain in CHAINS.values():
        assert not wanted - coverage.of(chain[0].file), chain[0].file


def test_every_font_comes_with_its_licence_and_all_together_are_small() -> None:
    fonts = assets_dir() / "fonts"
    licences = {path.name.partition("-OFL")[0]: path.read_text(encoding="utf-8") for path in fonts.glob("*OFL.txt")}
    assert all("SIL Open Font License" in text for text in licences.values())
    assert all(path.name.startswith(tuple(licences)) for path in fonts.glob("*.[ot]tf"))
    assert sum(path.stat().st_size for path in fonts.iterdir()) < 6 * 2**20


def test_every_icon_can_be_drawn() -> None:
    held = Assets(assets_dir())
    for name in icons.names():
        drawn = held.drawing((name, 24, 24), icons.svg(name, "#123456"))
        assert pygame.mask.from_surface(drawn).count() > 15, name


def test_what_has_changed_is_all_that_is_painted_and_nothing_is_left_over(tmp_path: Path) -> None:
    held = Assets(assets_dir())
    dice = Random(5)
    with sitting(library(tmp_path), canvas=Canvas.blank(640, 400, held)) as one:
        one.sit_down()
        one.begin("doorstep")
        for step in range(160):
            match dice.randrange(6):
                case 0:
                    one.key(dice.choice(["space", "tab", "down", "1", "2"]))
                case 1:
                    one.move(dice.randrange(640), dice.randrange(400))
                case 2:
                    one.key(dice.choice(["l", "n", "escape"]))
                case _:
                    one.wait(0.05)
            if step % 8 == 0:
                assert one.canvas.surface is not None
                painted = one.canvas.surface.copy()
                one.canvas.refresh()
                one.canvas.present()
                wrong = pygame.mask.from_threshold(
                    _difference(painted, one.canvas.surface), (0, 0, 0), (3, 3, 3, 255)
                ).count()
                assert wrong == 640 * 400, f"{640 * 400 - wrong} pixels were left over at step {step}"


def _difference(one: pygame.Surface, other: pygame.Surface) -> pygame.Surface:
    result = one.copy()
    result.blit(other, (0, 0), special_flags=pygame.BLEND_SUB)
    back = other.copy()
    back.blit(one, (0, 0), special_flags=pygame.BLEND_SUB)
    result.blit(back, (0, 0), special_flags=pygame.BLEND_ADD)
    return result


def test_boxes_that_are_painted_hold_all_that_differs_and_do_not_overlap() -> None:
    dice = Random(3)
    for _ in range(200):
        boxes = [
            Box(dice.randrange(900), dice.randrange(600), dice.randrange(1, 200), dice.randrange(1, 90))
            for _ in range(12)
        ]
        found = merged(boxes)
        assert all(any(box.within(patch) == box for patch in found) for box in boxes)
        assert not any(one.meets(other) for at, one in enumerate(found) for other in found[:at])


def test_two_drawings_alike_need_no_painting() -> None:
    canvas = Canvas.null()
    canvas.words(Box(0, 0, 50, 20), "Hello", "text", 20, "#000000")
    assert damage(canvas.items, list(canvas.items)) == []


def test_the_fixed_ruler_breaks_lines_the_same_everywhere() -> None:
    ruler = FixedRuler()
    assert ruler.width("twelve chars", "text", 20) == 120
    assert ruler.lines("a text of many words", "text", 20, 100) == ("a text of", "many words")
    assert ruler.lines("incomprehensibilities", "text", 20, 100) == ("incomprehe", "nsibilitie", "s")
    assert ruler.lines("one two three four", "text", 20, 140) == ("one two", "three four")
    assert ruler.lines("one\n\ntwo", "text", 20, 140) == ("one", "", "two")


def test_the_demo_keeps_a_picture_of_every_screen(tmp_path: Path) -> None:
    spare = partial(Store.in_memory, now)

    def new_session() -> Session:
        return Session(
            open_index(dialogues_dir()), spare(), "", World(lambda: 7, spare, grade=in_thread, unlocked="late_install")
        )

    written = write_pictures(
        tmp_path / "out", new_session, assets_dir(), scene="late_install", shots=[Shot(800, 480, "light")]
    )
    names = {path.name.removesuffix("-800x480-light.png") for path in written}
    wanted = {
        "title",
        "levels",
        "briefing",
        "talk-typing",
        "talk-cut-in",
        "talk-deciding",
        "talk-coach",
        "log",
        "notes",
    }
    wanted |= {
        "rewind",
        "practise",
        "pause",
        "help",
        "settings",
        "settings-further",
        "settings-end",
        "talk-over",
        "debrief",
        "debrief-curve",
        "debrief-decisions",
        "debrief-skills",
        "attempts",
        "levels-after",
        "portfolio",
    }
    assert wanted <= names
    for path in written:
        picture = pygame.image.load(path)
        assert picture.get_size() == (800, 480)
        seen = {tuple(picture.get_at((x, y))) for x in range(0, 800, 16) for y in range(0, 480, 12)}
        assert len(seen) > 8, f"{path.name} is all but empty"
