"""What is heard of a call, as data: only a phone rings and is put down, a chat is silent, a sound can change a room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.hearing import (
    at_the_end,
    at_the_start,
    captioned,
    place_shown,
    room_heard,
    room_in_words,
    sound_in_words,
)
from game.session.scenery import Scenery
from game.soundscape import ROOMS, SOUNDS
from game.story.language import ENGLISH, Language
from game.story.model.scene import CHANNELS, YOU, ChangePlace, Line
from support.scenes import short

PHONE = short()
IN_PERSON, CHAT = (replace(PHONE, channel=channel) for channel in CHANNELS[1:])


def test_a_new_call_rings_one_that_is_gone_on_with_is_only_picked_up_and_in_person_neither_is_heard() -> None:
    assert at_the_start(PHONE, "begun") == ("ring", "pick_up")
    assert at_the_start(PHONE, "resumed") == at_the_start(PHONE, "rewound") == ("pick_up",)
    assert at_the_start(PHONE, "reread") == ()
    assert at_the_end(PHONE) == ("hang_up",)
    for scene in (IN_PERSON, CHAT):
        assert at_the_start(scene, "begun") == at_the_end(scene) == ()
    assert {*at_the_start(PHONE, "begun"), *at_the_end(PHONE)} <= SOUNDS.keys()


def test_between_two_calls_when_you_are_alone_nothing_rings() -> None:
    alone = replace(PHONE, cast=tuple(part for part in PHONE.cast if part.character.id == YOU))
    assert at_the_start(alone, "begun") == at_the_end(alone) == ()
    assert room_heard(alone, place_shown(alone), ()) in ROOMS


def test_the_room_is_that_of_the_place_until_a_sound_makes_it_another() -> None:
    car = replace(PHONE, place="car")
    assert room_heard(car, place_shown(car), ()) == "car"
    assert room_heard(car, "car", ("horn",)) == "car"
    assert room_heard(car, "car", ("horn", "tick_off", "bell")) == "car_still"
    assert room_heard(car, "car", ("tick_off", "tick_on")) == "car"
    assert room_heard(PHONE, place_shown(PHONE), ()) in ROOMS
    assert room_heard(CHAT, "car", ("tick_on",)) == ""


def test_another_place_is_another_room_and_what_a_sound_made_of_the_last_is_left_behind() -> None:
    scenery = Scenery(replace(PHONE, place="car"))
    scenery.see(Line("pat", "There.", sound="tick_off"))
    assert (scenery.place, scenery.room) == ("car", "car_still")
    scenery.see(ChangePlace("bakery"))
    assert (scenery.place, scenery.room, scenery.sounds) == ("bakery", "bakery", ["tick_off"])
    scenery.see(ChangePlace("car"))
    assert scenery.room == "car"


def test_captions_stand_in_brackets_in_the_players_language() -> None:
    spanish = Language(
        "es", {("", "The door bell rings."): "Suena la campanilla.", ("", "A fridge hums."): "Zumba."}, {}
    )
    assert captioned([sound_in_words("bell", ENGLISH)], ENGLISH) == "[The door bell rings.]"
    told = [sound_in_words("bell", spanish), room_in_words("kitchen", spanish)]
    assert captioned(told, spanish) == "[Suena la campanilla. Zumba.]"


@pytest.mark.parametrize("name", ["press", "better", "nothing_of_the_kind", ""])
def test_what_has_no_caption_is_not_told(name: str) -> None:
    assert captioned([sound_in_words(name, ENGLISH)], ENGLISH) == ""
