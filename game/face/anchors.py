"""Where a portrait's features sit and what colours they have, as its SVG file says.

The file has one empty group `<g id="features" data-…/>`; the game draws eyes, brows, mouth and flush in its
place. All numbers are in units of the 800 by 1000 picture, and left and right are the viewer's:

    data-left-eye, data-right-eye   x, y of the eye's middle, half its width
    data-brows                      height above the eye's middle, thickness, bushiness 0 … 1
    data-mouth                      x, y of the middle of the closed mouth, half its width
    data-lips                       fullness of upper and lower lip, as parts of the mouth's half width
    data-nose                       x, y of the foot of the nose, half its width (the smile lines start there)
    data-cheeks                     x, y of the left cheek, x, y of the right one, radius of the flush
    data-pivot                      x, y of the point the head leans around (the foot of the neck)
    data-age                        0 … 1: how deep the lines run
    data-lashes                     0 … 1: how long the lashes are
    data-slant                      how much higher the outer corner of the eye is, as a part of that half
    data-skin -lid -shade -line     skin, upper lid, soft folds, the darkest line of lid and mouth
    data-lip -brow -iris -blush     colours too, each as #rrggbb
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from game.drawing import numbers


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye; `side` is -1 for the viewer's left and 1 for the right: u = 1 is always the outer corner."""

    x: float
    y: float
    half: float
    side: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """The places (in units of the picture), proportions and colours of a portrait's features."""

    left_eye: Eye
    right_eye: Eye
    brow_lift: float
    brow_thickness: float
    brow_bush: float
    mouth: tuple[float, float, float]
    lips: tuple[float, float]
    nose: tuple[float, float, float]
    cheeks: tuple[float, float, float, float, float]
    pivot: tuple[float, float]
    age: float
    lashes: float
    slant: float
    colours: Mapping[str, str]

    @classmethod
    def read(cls, attributes: Mapping[str, str]) -> Anchors:
        """The anchors in the attributes of the `features` group; ValueError says what is missing or wrong."""
        left, right, brows = (_numbers(attributes, name) for name in ("left-eye", "right-eye", "brows"))
        mouth, lips, nose = (_numbers(attributes, name) for name in ("mouth", "lips", "nose"))
        cheeks, pivot = _numbers(attributes, "cheeks"), _numbers(attributes, "pivot")
        return cls(
            left_eye=Eye(left[0], left[1], left[2], -1),
            right_eye=Eye(right[0], right[1], right[2], 1),
            brow_lift=brows[0],
            brow_thickness=brows[1],
            brow_bush=brows[2],
            mouth=(mouth[0], mouth[1], mouth[2]),
            lips=(lips[0], lips[1]),
            nose=(nose[0], nose[1], nose[2]),
            cheeks=(cheeks[0], cheeks[1], cheeks[2], cheeks[3], cheeks[4]),
            pivot=(pivot[0], pivot[1]),
            age=_numbers(attributes, "age")[0],
            lashes=_numbers(attributes, "lashes")[0],
            slant=_numbers(attributes, "slant")[0],
            colours={name: _colour(attributes, name) for name in COLOURS},
        )


_ACROSS, _DOWN = (-100.0, 900.0), (-100.0, 1100.0)
LIMITS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "left-eye": (_ACROSS, _DOWN, (4.0, 200.0)),
    "right-eye": (_ACROSS, _DOWN, (4.0, 200.0)),
    "brows": ((-50.0, 300.0), (0.0, 120.0), (0.0, 1.0)),
    "mouth": (_ACROSS, _DOWN, (4.0, 250.0)),
    "lips": ((0.0, 1.0), (0.0, 1.0)),
    "nose": (_ACROSS, _DOWN, (1.0, 250.0)),
    "cheeks": (_ACROSS, _DOWN, _ACROSS, _DOWN, (1.0, 300.0)),
    "pivot": ((-800.0, 1600.0), (-1000.0, 2000.0)),
    "age": ((0.0, 1.0),),
    "lashes": ((0.0, 1.0),),
    "slant": ((-1.0, 1.0),),
}
"""How low and how high each number of an anchor may be."""
NUMBERS: Mapping[str, str] = {
    "left-eye": "310,390,44",
    "right-eye": "490,390,44",
    "brows": "58,17,0",
    "mouth": "400,565,64",
    "lips": "0.2,0.26",
    "nose": "400,492,40",
    "cheeks": "290,480,510,480,80",
    "pivot": "400,720",
    "age": "0.3",
    "lashes": "0.3",
    "slant": "0.06",
}
"""Every anchor of numbers, with an example of how to write it."""

COLOURS = ("skin", "lid", "shade", "line", "lip", "brow", "iris", "blush")
"""Every colour that the features are painted with."""

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _numbers(attributes: Mapping[str, str], name: str) -> list[float]:
    example = NUMBERS[name]
    hint = f'write it in <g id="features" …>, for example data-{name}="{example}"'
    text = attributes.get(f"data-{name}")
    if text is None:
        raise ValueError(f"the portrait has no anchor data-{name}: {hint}")
    count = example.count(",") + 1
    shown = f'data-{name}="{text[:60]}"'
    try:
        values = numbers(text)
    except ValueError:
        raise ValueError(f"{shown} should be {count} numbers: {hint}") from None
    if len(values) != count:
        raise ValueError(f"{shown} has {len(values)} numbers, but needs {count}: {hint}")
    for value, (low, high) in zip(values, LIMITS[name], strict=True):
        if not low <= value <= high:
            raise ValueError(f"{value:g} in {shown} goes from {low:g} to {high:g}: {hint}")
    return values


def _colour(attributes: Mapping[str, str], name: str) -> str:
    text = attributes.get(f"data-{name}")
    if text is None or not _HEX.fullmatch(text):
        found = "no colour" if text is None else f'"{text[:40]}" as'
        raise ValueError(
            f'the portrait has {found} data-{name}: write it in <g id="features" …> as six digits, '
            f'for example data-{name}="#c98f6e"'
        )
    return text
