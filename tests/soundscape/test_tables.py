"""The tables of sounds and rooms: every name leads to something, and captions read like captions."""

from __future__ import annotations

from game.paths import assets_dir
from game.soundscape import LAYERS, NAMED, ROOMS, SOUNDS, room_of


def test_what_a_line_may_name_has_a_caption_and_a_room_that_there_is() -> None:
    for name, sound in NAMED.items():
        assert sound.caption[0].isupper(), name
        assert sound.caption.endswith("."), name
        assert sound.room is None or sound.room in ROOMS, name


def test_what_only_answers_a_press_has_no_caption() -> None:
    assert {name for name, sound in SOUNDS.items() if sound.caption} == {*NAMED, "ring", "hang_up"}


def test_a_room_is_made_of_layers_each_as_loud_as_it_may_be() -> None:
    for name, room in ROOMS.items():
        assert set(room.layers) <= set(LAYERS), name
        assert all(0 < level <= 1 for level in room.layers.values()), name
    assert {layer for room in ROOMS.values() for layer in room.layers} == set(LAYERS)


def test_every_place_that_the_game_has_a_picture_of_is_heard() -> None:
    assert {path.stem for path in (assets_dir() / "places").glob("*.svg")} <= ROOMS.keys()


def test_a_place_of_ones_own_has_air_and_no_caption_and_nowhere_has_nothing() -> None:
    assert list(room_of("our_shop").layers) == ["air"]
    assert room_of("our_shop").caption == ""
    assert room_of("").layers == {}
