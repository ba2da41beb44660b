"""What stands on the buttons of a gamepad, as signs of our own: letters, words, and a few plain shapes as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from game.story.language import to_translate
from game.window.pads import NUMBERED, PadButton, PadLayout

Cap = Literal["round", "shoulder", "pill", "bare"]
"""The shape of a button: one of the four, one at the shoulders, a small one in the middle, or a drawing by itself."""


class Glyph(NamedTuple):
    """How a button is shown: a text on a cap, or a drawing on it."""

    cap: Cap
    text: str = ""
    drawing: str = ""
    """The name of a drawing, see :func:`svg`."""
    heard: str = ""
    """What is read out, in English, where the text is not. The text stands so on the pad, whatever the language."""


_SHAPES: Final = MappingProxyType(
    {
        "a": Glyph("round", "", "cross", to_translate("Cross")),
        "b": Glyph("round", "", "circle", to_translate("Circle")),
        "x": Glyph("round", "", "square", to_translate("Square")),
        "y": Glyph("round", "", "triangle", to_translate("Triangle")),
    }
)
_PLACES: Final = MappingProxyType(
    {
        "a": Glyph("bare", "", "lowest", to_translate("the lowest of the four buttons")),
        "b": Glyph("bare", "", "rightmost", to_translate("the right one of the four buttons")),
        "x": Glyph("bare", "", "leftmost", to_translate("the left one of the four buttons")),
        "y": Glyph("bare", "", "topmost", to_translate("the upper one of the four buttons")),
    }
)
_LETTERS: Final = MappingProxyType({button: Glyph("round", button.upper()) for button in "abxy"})


def _named(cap: Cap, texts: Mapping[PadButton, str]) -> dict[PadButton, Glyph]:
    return {button: Glyph(cap, text) for button, text in texts.items()}


def _shoulders(left: str, right: str, left_trigger: str, right_trigger: str) -> dict[PadButton, Glyph]:
    return _named(
        "shoulder",
        {"left_shoulder": left, "right_shoulder": right, "left_trigger": left_trigger, "right_trigger": right_trigger},
    )


_GLYPHS: Final[Mapping[PadLayout, Mapping[PadButton, Glyph]]] = MappingProxyType(
    {
        "xbox": {
            **_LETTERS,
            **_shoulders("LB", "RB", "LT", "RT"),
            "back": Glyph("pill", "", "view", to_translate("View")),
            "start": Glyph("pill", "", "menu", to_translate("Menu")),
        },
        "playstation": {
            **_SHAPES,
            **_shoulders("L1", "R1", "L2", "R2"),
            "back": Glyph("pill", "Create"),
            "start": Glyph("pill", "Options"),
        },
        "nintendo": {
            **_LETTERS,
            **_shoulders("L", "R", "ZL", "ZR"),
            "back": Glyph("round", "", "minus", to_translate("Minus")),
            "start": Glyph("round", "", "plus", to_translate("Plus")),
        },
        "generic": {
            **_PLACES,
            **_shoulders("L1", "R1", "L2", "R2"),
            "back": Glyph("pill", "Select"),
            "start": Glyph("pill", "Start"),
        },
        "numbered": _named("round", {button: str(at) for at, button in enumerate(NUMBERED, start=1)}),
    }
)
_WAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "up": to_translate("D-pad up"),
        "down": to_translate("D-pad down"),
        "left": to_translate("D-pad left"),
        "right": to_translate("D-pad right"),
        "left_up": to_translate("Left stick up"),
        "left_down": to_translate("Left stick down"),
        "left_left": to_translate("Left stick left"),
        "left_right": to_translate("Left stick right"),
        "right_up": to_translate("Right stick up"),
        "right_down": to_translate("Right stick down"),
        "right_left": to_translate("Right stick left"),
        "right_right": to_translate("Right stick right"),
        "left_stick": to_translate("Left stick pressed"),
        "right_stick": to_translate("Right stick pressed"),
        "guide": to_translate("The middle button"),
    }
)
"""What is read out for buttons that have no letters on them on any pad."""
_PRESSED: Final = MappingProxyType({"xbox": ("LS", "RS"), "nintendo": ("LS", "RS")})


def glyph(button: PadButton, layout: PadLayout) -> Glyph:
    """How a button is shown on a pad; one that nobody has named has its number, or its name."""
    found = _GLYPHS[layout].get(button)
    if found is not None:
        return found
    if button in {"left_stick", "right_stick"}:
        text = _PRESSED.get(layout, ("L3", "R3"))[button == "right_stick"]
        return Glyph("round", text, heard=_WAYS[button])
    if button in _WAYS:
        return Glyph("bare", "", button, _WAYS[button])
    return Glyph("round", button.removeprefix("button_").replace("_", " "))


_STROKES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cross": "M7 7L17 17M17 7L7 17",
        "circle": "M12 6.2A5.8 5.8 0 1 0 12 17.8A5.8 5.8 0 1 0 12 6.2Z",
        "square": "M7 7H17V17H7Z",
        "triangle": "M12 6L18 16.5H6Z",
        "view": "M5 5.5H14.5V13H5ZM9.5 13V18.5H19V11H14.5",
        "menu": "M5 7H19M5 12H19M5 17H19",
        "minus": "M6 12H18",
        "plus": "M6 12H18M12 6V18",
    }
)
_DOTS: Final = MappingProxyType({"topmost": (12, 5), "leftmost": (5, 12), "rightmost": (19, 12), "lowest": (12, 19)})
_ARMS: Final = MappingProxyType(
    {
        "up": "M9 9V3.5Q9 2.5 10 2.5H14Q15 2.5 15 3.5V9L12 12Z",
        "down": "M9 15V20.5Q9 21.5 10 21.5H14Q15 21.5 15 20.5V15L12 12Z",
        "left": "M9 9H3.5Q2.5 9 2.5 10V14Q2.5 15 3.5 15H9L12 12Z",
        "right": "M15 9H20.5Q21.5 9 21.5 10V14Q21.5 15 20.5 15H15L12 12Z",
    }
)
_TIPS: Final = MappingProxyType(
    {"up": "M12 0L15.6 3.8H8.4Z", "down": "M12 24L8.4 20.2H15.6Z", "left": "M0 12L3.8 8.4V15.6Z",
     "right": "M24 12L20.2 15.6V8.4Z"}
)  # fmt: skip


def svg(drawing: str, ink: str, quiet: str) -> str:
    """A drawing of 24 by 24: what is meant in the ink, what only shows where that is in the quiet colour."""
    stick, _, way = drawing.rpartition("_")
    if drawing in _STROKES:
        body = (
            f'<path d="{_STROKES[drawing]}" fill="none" stroke="{ink}" stroke-width="2.2" '
            'stroke-linecap="round" stroke-linejoin="round"/>'
        )
    elif drawing in _DOTS:
        body = "".join(
            f'<circle cx="{x}" cy="{y}" r="4" fill="{ink if name == drawing else "none"}" '
            f'stroke="{ink if name == drawing else quiet}" stroke-width="1.6"/>'
            for name, (x, y) in _DOTS.items()
        )
    elif drawing in _ARMS:
        body = "".join(
            f'<path d="{arm}" fill="{ink if name == drawing else "none"}" '
            f'stroke="{ink if name == drawing else quiet}" stroke-width="1.4" stroke-linejoin="round"/>'
            for name, arm in sorted(_ARMS.items(), key=lambda one: one[0] == drawing)
        )
    else:
        side = (
            "M9.8 8.2V15.8H14.6"
            if stick == "left"
            else "M9.7 15.8V8.2H12.6A2.3 2.3 0 0 1 12.6 12.8H9.7M12.6 12.8L14.8 15.8"
        )
        body = (
            f'<circle cx="12" cy="12" r="7.4" fill="none" stroke="{quiet}" stroke-width="1.4"/>'
            f'<path d="{side}" fill="none" stroke="{ink}" stroke-width="1.8" stroke-linecap="round" '
            'stroke-linejoin="round"/>'
            f'<path d="{_TIPS.get(way, "")}" fill="{ink}"/>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">{body}</svg>'
