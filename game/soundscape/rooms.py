"""The rooms of the places: each is a few soft layers that go round by themselves, each as loud as it is there.

Rooms share their layers, and the layers are of different lengths: so a room is small, and does not come round as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from game.story.language import to_translate

LAYERS: Final = ("air", "hum", "clock_ticks", "ticking", "murmur", "keys", "road")
"""Every layer; each is a file of its name that goes round without a seam."""


class Room(NamedTuple):
    """A room: how loud each of its layers is (0-1), and its caption in English, ``""`` where nothing stands out."""

    layers: Mapping[str, float]
    caption: str = ""


_OFFICE: Final = Room({"hum": 0.35, "murmur": 0.25, "keys": 0.35}, to_translate("An office, some way off."))
_KITCHEN: Final = Room({"hum": 0.8, "air": 0.35}, to_translate("A fridge hums."))
_FLOOR: Final = Room({"murmur": 0.9, "keys": 0.8, "air": 0.3}, to_translate("Voices and keyboards, all round you."))
ROOMS: Final[Mapping[str, Room]] = MappingProxyType(
    {
        "desk": _OFFICE,
        "number_desk": _OFFICE,
        "kitchen": _KITCHEN,
        "kitchen_evening": _KITCHEN,
        "kitchen_strips": _KITCHEN,
        "hallway": Room({"clock_ticks": 0.8, "air": 0.45}, to_translate("A clock ticks.")),
        "den": Room({"clock_ticks": 0.5, "hum": 0.35, "air": 0.35}, to_translate("A clock ticks.")),
        "bakery": Room({"hum": 0.6, "air": 0.7, "murmur": 0.5}, to_translate("An oven hums. People wait.")),
        "car": Room({"ticking": 0.9, "road": 0.6}, to_translate("Something ticks.")),
        "car_still": Room({"road": 0.6}),
        "shop_counter": Room({"hum": 0.5, "murmur": 0.35, "air": 0.3}, to_translate("A shop, not busy.")),
        "boxes": Room({"clock_ticks": 0.45, "air": 0.6}, to_translate("A clock ticks, in an empty room.")),
        "town_hall": Room({"air": 0.9, "murmur": 0.55}, to_translate("A large room, full of echoes.")),
        "call_floor_morning": _FLOOR,
        "call_floor_noon": _FLOOR,
        "call_floor_evening": Room(
            {"murmur": 0.5, "keys": 0.6, "air": 0.4}, to_translate("A few voices and keyboards.")
        ),
        "call_floor_night": Room({"keys": 0.3, "hum": 0.5, "air": 0.5}, to_translate("One keyboard, far off.")),
    }
)
"""By place, and by what a sound makes of a place."""
_ELSEWHERE: Final = Room({"air": 0.6})
_NOWHERE: Final = Room({})


def room_of(place: str) -> Room:
    """What is heard of a place: of one that a library brings itself, the air; of ``""``, nothing."""
    return ROOMS.get(place, _ELSEWHERE) if place else _NOWHERE
