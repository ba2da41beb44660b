"""Portraits wear every face, faces differ, and every drawing stays within what the rasteriser can draw."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import pygame
import pytest

from game.drawing import Shapes, document, flat, read_picture
from game.face import Still, read_likeness
from game.face.anchors import COLOURS, NUMBERS
from game.face.expressions import BROWS, EYES, FACES, MOUTHS, POSES, RANGES, Expression, blend, blinking, talking
from game.face.portraits import HANDS, HEIGHT, WIDTH, Layer, Portrait
from support.faces import SMALL, difference, painted, picture, read

ASSETS = Path(__file__).parents[2] / "assets"
PORTRAITS = sorted((ASSETS / "portraits").glob("*.svg"))
DRAWINGS = sorted(ASSETS.rglob("*.svg"))
KINDS = [ASSETS / "portraits" / f"{name}.svg" for name in ("al_whiner", "mrs_smith", "priya_nair", "stand_in")]
"""One of each kind: what holds for the code that moves a face is not tried with every drawing."""


def named(path: Path) -> str:
    return path.stem


def features(portrait: Portrait, expression: Expression) -> list[Layer]:
    names = {"left eye", "right eye", "brows", "mouth"}
    return [layer for layer in portrait.layers(expression) if layer.key[0] in names]


@pytest.mark.parametrize("path", DRAWINGS, ids=named)
def test_nothing_is_lost_of_any_shipped_drawing(path: Path) -> None:
    """What the game does not draw must not be in any file of its own."""
    assert read_picture(path.read_bytes()).told == ()


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


@pytest.mark.parametrize("path", KINDS, ids=named)
def test_layers_with_the_same_key_hold_the_same_picture(path: Path) -> None:
    """The game caches by key, so one key must never mean two pictures."""
    portrait = read(path)
    seen: dict[object, object] = {}
    for one, other in itertools.permutations(FACES.values(), 2):
        for layer in portrait.layers(blend(one, other, 0.37)):
            drawn = layer.draw()
            assert seen.setdefault(layer.key, drawn) == drawn


@pytest.mark.parametrize("path", KINDS, ids=named)
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
            drawn = painted(piece)
            seen = drawn.get_bounding_rect(min_alpha=40)
            assert drawn.get_rect().inflate(-2, -2).contains(seen), f"{layer.key}: {seen} in {drawn.get_rect()}"


def test_hands_slide_forward_in_anger_back_in_a_fright_and_are_never_drawn_anew() -> None:
    tom = read(ASSETS / "portraits" / "tom_hale.svg")

    def hands(face: str) -> Layer:
        return next(layer for layer in tom.layers(FACES[face]) if layer.key[0] == HANDS)

    assert hands("calm").shift == (0, 0)
    assert 0 < hands("furious").shift[1] <= 7
    assert -7 <= hands("surprised").shift[1] < 0
    assert {hands(face).key for face in FACES} == {(HANDS,)}


def test_every_hand_lies_where_it_is_seen_and_its_sleeve_comes_over_the_edge() -> None:
    with_hands = [path for path in PORTRAITS if 'id="hands"' in path.read_text("utf-8")]
    assert {path.stem for path in with_hands} >= {"grace_hale", "tom_hale", "marek", "dolores_okafor", "kenji_arata"}
    for path in with_hands:
        layer = next(layer for layer in read(path).layers(FACES["calm"]) if layer.key[0] == HANDS)
        piece = layer.placed(HEIGHT)
        seen = painted(piece).get_bounding_rect().move(piece.x, piece.y)
        assert 850 < seen.top < 890, f"{path.stem}: nothing hangs in the air, and no sleeve ends at the edge"
        assert seen.bottom > 950, path.stem
        assert seen.width > 300, path.stem


def test_a_piece_fills_whole_pixels_at_any_height() -> None:
    """Sizes and places are whole numbers, so that layers drawn one by one meet without a seam."""
    portrait = read(PORTRAITS[0])
    for height in (97, 160, 333, 1000, 1600):
        for layer in portrait.layers(FACES["furious"]):
            piece = layer.placed(height)
            drawn = painted(piece)
            assert drawn.get_size() == (piece.width, piece.height)


GRADIENT = re.compile(r"<(?:linear|radial)Gradient\b.*?</(?:linear|radial)Gradient>", re.DOTALL)


def whole(portrait: Portrait, expression: Expression) -> str:
    """The portrait with this expression as one SVG document of 800 by 1000."""
    layers = portrait.layers(expression)
    gradients: dict[str, None] = {}
    bodies: list[str] = []
    for layer in layers:
        shapes = next(flat(layer.draw()))
        gradients.update(dict.fromkeys(GRADIENT.findall(shapes.defs)))
        body = shapes.body
        x, y = layer.shift
        bodies.append(f'<g transform="translate({x:g} {y:g})">{body}</g>' if (x, y) != (0, 0) else body)
    return document((0, 0, WIDTH, HEIGHT), (WIDTH, HEIGHT), Shapes("".join(gradients), "".join(bodies)))


@pytest.mark.parametrize("path", PORTRAITS, ids=named)
def test_the_whole_portrait_looks_like_its_layers(path: Path) -> None:
    """One document and the sum of the pieces are the same picture, but for half a pixel along the edges."""
    one = whole(read(path), FACES["pleased"])
    drawn = pygame.image.load_sized_svg(io.BytesIO(one.encode()), (SMALL * WIDTH // HEIGHT, SMALL))
    paper = pygame.Surface(drawn.get_size())
    paper.fill("#F6F1E7")
    paper.blit(drawn, (0, 0))
    assert difference(paper, picture(path, "pleased")) < 0.05
    assert read_picture(one.encode()).told == ()


STAND_IN = (ASSETS / "portraits" / "stand_in.svg").read_text(encoding="utf-8")


def why_stiff(text: str) -> str:
    """Why a portrait does not move, in one sentence; it is shown all the same."""
    likeness = read_likeness(text.encode())
    assert isinstance(likeness.portrait, Still)
    (told,) = likeness.stiff
    return f"{told.message}: {told.hint}"


@pytest.mark.parametrize("anchor", [*NUMBERS, *COLOURS])
def test_a_missing_anchor_is_named_and_shown_how_to_write(anchor: str) -> None:
    """Whoever draws a portrait learns from the message what to add, and sees the person stand still until then."""
    told = why_stiff(STAND_IN.replace(f"data-{anchor}=", "data-other="))
    assert f"data-{anchor}" in told
    assert f"for example data-{anchor}=" in told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('data-pivot="400,735"', 'data-pivot="400"', 'data-pivot="400" has 1 numbers, but needs 2'),
        ('data-pivot="400,735"', 'data-pivot="nan,1e999"', "should be 2 numbers"),
        ('data-pivot="400,735"', 'data-pivot="400,99999"', "goes from"),
        ('data-box="40,550,720,450"', 'data-box="0,0,800000,1000000"', "outside the picture"),
        ('viewBox="0 0 800 1000"', 'viewBox="0 0 400 500"', 'drawn in viewBox="0 0 800 1000"'),
    ],
)
def test_a_number_that_cannot_be_is_told(before: str, after: str, told: str) -> None:
    """Nothing without bounds reaches the painter."""
    assert before in STAND_IN
    assert told in why_stiff(STAND_IN.replace(before, after))


def test_a_drawing_without_a_face_is_a_still_portrait_and_no_fault() -> None:
    """A plain circle is somebody too; it stands in the middle, its foot at the foot, and keeps its one face."""
    likeness = read_likeness(b'<svg><circle cx="50" cy="50" r="50"/></svg>')
    assert (likeness.lost, likeness.stiff) == ((), ())
    (layer,) = likeness.portrait.layers(FACES["calm"])
    assert layer == likeness.portrait.layers(FACES["furious"])[0]
    assert layer.box == (0.0, 200.0, 800.0, 800.0)


def test_the_face_may_stand_in_a_layer_of_an_editor() -> None:
    """Inkscape draws everything in a layer; its parts are found all the same."""
    start = STAND_IN.index("<g id=")
    layered = f'{STAND_IN[:start]}<g id="layer1">{STAND_IN[start:].replace("</svg>", "</g></svg>")}'
    likeness = read_likeness(layered.encode())
    assert likeness.stiff == ()
    assert isinstance(likeness.portrait, Portrait)
    known = Portrait.of(read_picture(STAND_IN.encode()))
    assert [layer.key for layer in likeness.portrait.layers(FACES["warm"])] == [
        layer.key for layer in known.layers(FACES["warm"])
    ]


def test_a_part_that_moves_and_is_cut_out_is_told() -> None:
    """It is drawn whole, and whoever drew it knows."""
    cut = STAND_IN.replace(
        '<g id="body"', '<clipPath id="c"><circle r="300"/></clipPath><g clip-path="url(#c)" id="body"'
    )
    likeness = read_likeness(cut.encode())
    assert isinstance(likeness.portrait, Portrait)
    assert ["cannot move" in told.message for told in likeness.lost] == [True]
