"""Portraits wear every face, faces differ, and every drawing stays within what the rasteriser can draw."""

from __future__ import annotations

import io
import itertools
from functools import cache
from pathlib import Path

import pygame
import pytest

from game.face import safe_svg
from game.face.anchors import COLOURS, NUMBERS
from game.face.expressions import BROWS, EYES, FACES, MOUTHS, POSES, RANGES, Expression, blend, blinking, talking
from game.face.portraits import HEIGHT, WIDTH, Layer, Portrait, whole

ASSETS = Path(__file__).parents[2] / "assets"
PORTRAITS = sorted((ASSETS / "portraits").glob("*.svg"))
DRAWINGS = sorted(ASSETS.rglob("*.svg"))
SMALL = 200


def named(path: Path) -> str:
    return path.stem


def read(path: Path) -> Portrait:
    return Portrait.read(path.read_text(encoding="utf-8"))


@cache
def picture(path: Path, face: str) -> pygame.Surface:
    """A portrait on paper, 200 pixels high, put together from its layers as the game does it."""
    surface = pygame.Surface((SMALL * WIDTH // HEIGHT, SMALL))
    surface.fill("#F6F1E7")
    for layer in read(path).layers(FACES[face]):
        piece = layer.placed(SMALL)
        drawn = pygame.image.load_sized_svg(io.BytesIO(piece.svg.encode()), (piece.width, piece.height))
        surface.blit(drawn, (piece.x, piece.y))
    return surface


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """The part of the pixels that differ by more than the eye forgives, 0 … 1."""
    first, second = pygame.image.tobytes(one, "RGB"), pygame.image.tobytes(other, "RGB")
    different = sum(
        abs(first[i] - second[i]) + abs(first[i + 1] - second[i + 1]) + abs(first[i + 2] - second[i + 2]) > 60
        for i in range(0, len(first), 3)
    )
    return different / (len(first) / 3)


def features(portrait: Portrait, expression: Expression) -> list[Layer]:
    names = {"left eye", "right eye", "brows", "mouth"}
    return [layer for layer in portrait.layers(expression) if layer.key[0] in names]


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_every_drawing_stays_in_the_safe_subset(path: Path) -> None:
    """What the rasteriser drops in silence must not be in any file."""
    assert list(safe_svg.problems(safe_svg.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_every_drawing_can_be_rasterised(path: Path) -> None:
    """Each file gives a surface on which something is painted."""
    surface = pygame.image.load_sized_svg(io.BytesIO(path.read_bytes()), (160, 160))
    assert surface.get_bounding_rect().width > 80


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_every_face_differs_visibly_from_every_other(path: Path) -> None:
    """Two faces that look alike at 200 pixels would leave the player guessing."""
    alike = {
        (one, other): round(found, 4)
        for one, other in itertools.combinations(FACES, 2)
        if (found := difference(picture(path, one), picture(path, other))) < 0.02
    }
    assert alike == {}


def test_the_fourteen_faces_are_the_ones_that_scenes_may_name() -> None:
    """A face that vanished or was renamed would break character files."""
    worse = {"furious", "upset", "annoyed", "wary", "worried", "hurt", "tired"}
    better = {"surprised", "thoughtful", "calm", "amused", "pleased", "warm", "delighted"}
    assert set(FACES) == worse | better


def test_every_named_part_is_a_change_that_an_expression_knows() -> None:
    """A part with a misspelt number would only fail when a face first used it."""
    for part in (*BROWS.values(), *EYES.values(), *MOUTHS.values(), *POSES.values()):
        Expression(**part)


@pytest.mark.parametrize("t", [-1.0, 0.0, 0.25, 0.5, 0.75, 1.0, 2.0])
def test_a_blend_stays_within_the_ranges(t: float) -> None:
    """Between any two faces, and beyond both, every number keeps its range."""
    for one, other in itertools.permutations(FACES.values(), 2):
        mixed = blend(one, other, t)
        for name, (low, high) in RANGES.items():
            assert low <= getattr(mixed, name) <= high


def test_a_blend_begins_and_ends_at_its_two_faces() -> None:
    """An eased face must land exactly on the one it was going to."""
    assert blend(FACES["calm"], FACES["furious"], 0) == FACES["calm"]
    assert blend(FACES["calm"], FACES["furious"], 1) == FACES["furious"]


@pytest.mark.parametrize("face", FACES)
def test_speech_opens_the_mouth_and_every_pause_almost_shuts_it(face: str) -> None:
    """A talking face has to be seen to talk, whatever it feels."""
    spoken = [talking(FACES[face], phase / 20) for phase in range(400)]
    openness = [expression.mouth_open for expression in spoken]
    assert max(openness) - min(openness) > 0.25
    assert talking(FACES[face], 3.0).mouth_open <= FACES[face].mouth_open * 0.5 + 0.01


@pytest.mark.parametrize("face", FACES)
def test_a_blink_closes_the_eyes_and_leaves_the_mouth_alone(face: str) -> None:
    """Nothing that is said may change because an eye closes."""
    closed = blinking(FACES[face], 1.0)
    assert closed.lids == 0
    assert closed.mouth_open == FACES[face].mouth_open
    assert blinking(FACES[face], 0.0) == FACES[face]


def test_a_number_outside_its_range_is_refused_by_name() -> None:
    """The message names the number and says how far it may go."""
    with pytest.raises(ValueError, match=r"brow_knit is -1, but it goes from 0 to 1"):
        Expression(brow_knit=-1)


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_layers_with_the_same_key_hold_the_same_picture(path: Path) -> None:
    """The game caches by key, so one key must never mean two pictures."""
    portrait = read(path)
    seen: dict[object, tuple[str, str]] = {}
    for one, other in itertools.permutations(FACES.values(), 2):
        for layer in portrait.layers(blend(one, other, 0.37)):
            drawn = layer.draw()
            assert seen.setdefault(layer.key, drawn) == drawn


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_a_blink_redraws_only_the_eyes_and_brows(path: Path) -> None:
    """The costly layers stay as they are while the face moves."""
    portrait = read(path)
    before = {layer.key for layer in portrait.layers(FACES["calm"])}
    changed = {layer.key[0] for layer in portrait.layers(blinking(FACES["calm"], 0.5)) if layer.key not in before}
    assert changed == {"left eye", "right eye", "brows"}


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_nothing_is_cut_off_by_the_edge_of_its_own_crop(path: Path) -> None:
    """A crop that is too small shows as a straight edge through a brow or a laugh."""
    portrait = read(path)
    wide = [blend(one, other, t) for one, other in itertools.combinations(FACES.values(), 2) for t in (0.0, 0.5)]
    for expression in {*FACES.values(), *wide[::3], *(talking(face, 0.5) for face in FACES.values())}:
        for layer in features(portrait, expression):
            piece = layer.placed(400)
            drawn = pygame.image.load_sized_svg(io.BytesIO(piece.svg.encode()), (piece.width, piece.height))
            painted = drawn.get_bounding_rect(min_alpha=40)
            assert drawn.get_rect().inflate(-2, -2).contains(painted), f"{layer.key}: {painted} in {drawn.get_rect()}"


def test_a_piece_fills_whole_pixels_at_any_height() -> None:
    """Sizes and places are whole numbers, so that layers drawn one by one meet without a seam."""
    portrait = read(PORTRAITS[0])
    for height in (97, 160, 333, 1000, 1600):
        for layer in portrait.layers(FACES["furious"]):
            piece = layer.placed(height)
            drawn = pygame.image.load_sized_svg(io.BytesIO(piece.svg.encode()), (piece.width, piece.height))
            assert drawn.get_size() == (piece.width, piece.height)


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_the_whole_portrait_looks_like_its_layers(path: Path) -> None:
    """One document and the sum of the pieces are the same picture, but for half a pixel along the edges."""
    document = whole(read(path), FACES["pleased"])
    drawn = pygame.image.load_sized_svg(io.BytesIO(document.encode()), (SMALL * WIDTH // HEIGHT, SMALL))
    paper = pygame.Surface(drawn.get_size())
    paper.fill("#F6F1E7")
    paper.blit(drawn, (0, 0))
    assert difference(paper, picture(path, "pleased")) < 0.05
    assert list(safe_svg.problems(safe_svg.parse(document))) == []


@pytest.mark.parametrize("anchor", [*NUMBERS, *COLOURS])
def test_a_missing_anchor_is_named_and_shown_how_to_write(anchor: str) -> None:
    """Whoever draws a portrait learns from the message what to add."""
    text = (ASSETS / "portraits" / "stand_in.svg").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=rf"data-{anchor}.*for example data-{anchor}="):
        Portrait.read(text.replace(f"data-{anchor}=", "data-other="))


def test_an_anchor_with_too_few_numbers_is_taught() -> None:
    """The message quotes what was found and says how many numbers are needed."""
    text = (ASSETS / "portraits" / "stand_in.svg").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match=r'data-pivot="400" has 1 numbers, but needs 2'):
        Portrait.read(text.replace('data-pivot="400,735"', 'data-pivot="400"'))


def test_a_portrait_without_features_is_taught() -> None:
    """A plain drawing is not yet a portrait; the message says what makes it one."""
    with pytest.raises(ValueError, match='no group <g id="features"'):
        Portrait.read('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000"><g id="body"/></svg>')


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ("<text>Hi</text>", "letters into paths"),
        ('<clipPath id="c"/>', "the way it should end"),
        ('<g style="fill:red"/>', "attributes|instead"),
        ('<g opacity="0.5"/>', "a group does not pass on"),
        ('<linearGradient id="a"/>', 'gradientUnits="userSpaceOnUse"'),
        ('<path fill="url(#none)"/>', "no gradient has that id"),
        ('<path filter="url(#f)"/>', "does not draw"),
    ],
)
def test_what_the_rasteriser_would_drop_is_refused_with_advice(inside: str, message: str) -> None:
    """Every refusal says what to do instead."""
    with pytest.raises(ValueError, match=message):
        Portrait.read(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">{inside}</svg>')


def test_text_that_is_not_svg_is_refused() -> None:
    """A broken file gives a sentence, not a traceback from a parser."""
    with pytest.raises(ValueError, match="not well-formed"):
        Portrait.read("<svg")
