"""Who stands in for people without a portrait: all can move, no two look alike, and who it is never changes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from game.drawing import read_picture
from game.face import FACES, LOOKS, Sitter, file_of, look_for, portraits_of, read_likeness
from game.face.portraits import HEIGHT, WIDTH, Portrait
from support.faces import difference, painted, picture, read

FOLDER = Path(__file__).parents[2] / "assets" / "portraits"
PATHS = {look: FOLDER / file_of(look) for look in LOOKS}
EVERYBODY = {path.stem: path for path in sorted(FOLDER.glob("*.svg"))}
MOST_BYTES = 12 * 1024
TOP_OF_A_CARD = 7
"""Pixels from the top of a picture that is 250 high."""
LEAST_APART = 0.2
"""What part of the pixels of two people differs at least, on the same paper."""
HAMMOND = ("Mrs Hammond", "MISS Hammond", "Señora Hammond", "Sra. Hammond")


def test_each_look_has_its_drawing_and_each_drawing_its_look() -> None:
    assert {path.name for path in FOLDER.glob("stand_in_*.svg")} == {file_of(look) for look in LOOKS}
    assert list(LOOKS) == sorted(LOOKS)
    assert len(LOOKS) >= 12


@pytest.mark.parametrize("look", LOOKS)
def test_each_look_has_all_the_parts_of_a_face_that_moves_and_is_small(look: str) -> None:
    data = PATHS[look].read_bytes()
    likeness = read_likeness(data)
    assert isinstance(likeness.portrait, Portrait)
    assert (likeness.lost, likeness.stiff) == ((), ())
    assert len(data) <= MOST_BYTES
    moves = Counter(part.attributes.get("data-moves", "") for part in read_picture(data).parts)
    assert moves[""] >= 1, "clothes stand still"
    assert moves["head"] >= 1
    assert moves["face"] >= 1


@pytest.mark.parametrize("who", EVERYBODY)
def test_nothing_of_anybody_lies_outside_the_box_that_it_names(who: str) -> None:
    """What lies outside its box is cut off with a straight edge."""
    for layer in read(EVERYBODY[who]).layers(FACES["calm"]):
        whole = painted(replace(layer, box=(-60, -60, WIDTH + 120, HEIGHT + 120)).placed(250))
        boxed = layer.placed(250)
        seen = whole.get_bounding_rect(min_alpha=40).move(-15, -15).clip((0, 0, 200, 250))
        x, y = boxed.x - round(layer.shift[0] / 4), boxed.y - round(layer.shift[1] / 4)
        assert seen.left >= x - 1, layer.key
        assert seen.top >= y - 1, layer.key
        assert seen.right <= x + boxed.width + 1, layer.key
        assert seen.bottom <= y + boxed.height + 1, layer.key


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_head_with_all_that_it_wears_fits_the_card_of_a_level(who: str) -> None:
    """The card begins a little below the top of the picture, and would cut off a tall hat."""
    tops = [
        piece.y + painted(piece).get_bounding_rect(min_alpha=40).top
        for piece in (layer.placed(250) for layer in read(EVERYBODY[who]).layers(FACES["calm"]))
    ]
    assert min(tops) >= TOP_OF_A_CARD


def test_a_portrait_of_the_games_own_people_moves_too() -> None:
    """Nobody of the game's own cast keeps one face for a whole call, and nothing of a drawing is lost."""
    for path in EVERYBODY.values():
        likeness = read_likeness(path.read_bytes())
        assert isinstance(likeness.portrait, Portrait), path.stem
        assert (likeness.lost, likeness.stiff) == ((), ()), path.stem


def test_no_two_people_look_alike() -> None:
    """Not even from afar: of the two that are most alike a quarter of the picture differs, of most far more."""
    everybody = {who: picture(path, "calm") for who, path in EVERYBODY.items()}
    alike = {
        (one, other): round(found, 3)
        for one, other in itertools.combinations(everybody, 2)
        if (found := difference(everybody[one], everybody[other])) < LEAST_APART
    }
    assert alike == {}


def test_faces_are_built_differently_and_not_only_painted_differently() -> None:
    """Where eyes, mouth and nose sit, and how brows and lips are, is nobody's twice."""
    built = {
        look: (each.left_eye, each.brow_lift, each.brow_thickness, each.mouth, each.lips, each.nose, each.age)
        for look in LOOKS
        for each in [read(PATHS[look]).anchors]
    }
    assert len(set(built.values())) == len(LOOKS)
    outlines = {re.search(r'url\(#skin\)" d="([^"]+)"', path.read_text("utf-8"))[1] for path in PATHS.values()}  # type: ignore[index]
    assert len(outlines) == len(LOOKS)


def test_an_id_has_the_same_look_on_every_day_and_machine() -> None:
    """Written down: a change here changes people in libraries that are in use."""
    assert [look_for(id_) for id_ in ("mr_bell", "ola", "customer", "sam_porter")] == [
        "bow_tie",
        "blazer",
        "dungarees",
        "turban",
    ]


def test_a_look_more_in_the_set_changes_nobody_but_those_who_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [f"person_{number}" for number in range(300)]
    before = {id_: look_for(id_) for id_ in ids}
    monkeypatch.setattr("game.face.stand_ins.LOOKS", (*LOOKS, "kimono"))
    after = {id_: look_for(id_) for id_ in ids}
    assert {after[id_] for id_ in ids if after[id_] != before[id_]} == {"kimono"}


def test_every_look_is_somebodys() -> None:
    found = Counter(look_for(f"person_{number}") for number in range(480))
    assert set(found) == set(LOOKS)
    assert max(found.values()) < 60


def test_a_form_of_address_narrows_the_choice_alike_in_every_language_it_is_known_in() -> None:
    for number in range(40):
        assert len({look_for(f"h{number}", name) for name in HAMMOND}) == 1
        assert look_for(f"h{number}", "Mr Hammond") not in {"headscarf", "dungarees"}
        assert look_for(f"h{number}", "Mrs Hammond") not in {"turban", "beanie"}
    assert look_for("h", "Missy") == look_for("h")


def test_nobody_in_a_scene_looks_like_another_as_long_as_there_are_looks() -> None:
    people = [Sitter(f"person_{number}", "", "") for number in range(len(LOOKS))]
    files = portraits_of(people)
    assert len(set(files.values())) == len(LOOKS)
    one_more = portraits_of([*people, Sitter("late", "", "")])
    assert one_more["late"] == file_of(look_for("late"))
    assert one_more | {"late": ""} == files | {"late": ""}


def test_a_portrait_that_was_chosen_stays_and_nobody_else_gets_it() -> None:
    first = file_of(look_for("ola"))
    files = portraits_of([Sitter("ola", "Ola", ""), Sitter("jo", "Jo", first), Sitter("al", "Al", "al_whiner.svg")])
    assert files["jo"] == first
    assert files["al"] == "al_whiner.svg"
    assert files["ola"] not in {first, "al_whiner.svg"}
