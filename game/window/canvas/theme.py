"""How the game looks: the three palettes, the type scale and the spacing, all in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

Colour = str
"""A colour as ``#RRGGBB``."""

FontFace = Literal["text", "bold", "title", "easy", "easy_bold"]
"""The fonts: one for reading, its heavier cut, one for titles, and two that stand in for these with dyslexia."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour that a screen may use, by what it is for."""

    ground: Colour
    card: Colour
    sunk: Colour
    """Behind bars and in fields: a shade deeper than a card."""
    lifted: Colour
    """A card under the pointer."""
    ink: Colour
    muted: Colour
    line: Colour
    """Hairlines and borders of cards."""
    edge: Colour
    """Borders of what can be pressed: at least 3 to 1 on a card."""
    shade: Colour
    """The lip under a card, which is its shadow."""
    heart: Colour
    heart_tint: Colour
    head: Colour
    head_tint: Colour
    gold: Colour
    gold_ink: Colour
    gold_tint: Colour
    good: Colour
    good_tint: Colour
    bad: Colour
    on_accent: Colour
    focus: Colour
    veil: Colour
    dim: int = 0
    """How much pictures are dimmed, 0-255."""


LIGHT: Final = Palette(
    ground="#F6F1E7",
    card="#FFFDF8",
    sunk="#E9E2D3",
    lifted="#FFFFFF",
    ink="#22304A",
    muted="#5B6475",
    line="#E0D8C8",
    edge="#8C8676",
    shade="#DDD4C2",
    heart="#B03A2E",
    heart_tint="#F9E4DE",
    head="#1F6B70",
    head_tint="#DDECEA",
    gold="#B5780F",
    gold_ink="#7F5608",
    gold_tint="#F7EBCF",
    good="#1B5E8C",
    good_tint="#DCEAF4",
    bad="#B03A2E",
    on_accent="#FFFFFF",
    focus="#1D5FBF",
    veil="#1B2436",
)
DARK: Final = Palette(
    ground="#1A1F2B",
    card="#262D3D",
    sunk="#161B26",
    lifted="#2F374A",
    ink="#F3EDE1",
    muted="#B3BAC8",
    line="#394257",
    edge="#8089A0",
    shade="#12161F",
    heart="#FF8C7B",
    heart_tint="#46303A",
    head="#7CCFCB",
    head_tint="#22424B",
    gold="#F0C95E",
    gold_ink="#EDC06B",
    gold_tint="#43392A",
    good="#8CC8F5",
    good_tint="#233F55",
    bad="#FF8C7B",
    on_accent="#14202B",
    focus="#8FC1FF",
    veil="#05070C",
    dim=90,
)
CONTRAST: Final = Palette(
    ground="#000000",
    card="#000000",
    sunk="#333333",
    lifted="#1A1A1A",
    ink="#FFFFFF",
    muted="#DADADA",
    line="#8A8A8A",
    edge="#FFFFFF",
    shade="#000000",
    heart="#FF9480",
    heart_tint="#3A1008",
    head="#7FE9F0",
    head_tint="#00333A",
    gold="#FFE066",
    gold_ink="#FFE066",
    gold_tint="#332A00",
    good="#7CC8FF",
    good_tint="#06263D",
    bad="#FF9480",
    on_accent="#000000",
    focus="#FFFF00",
    veil="#000000",
    dim=130,
)
"""For eyes that need more: everything written stands out 7 to 1, and cards by their borders."""
PALETTES: Final[Mapping[str, Palette]] = MappingProxyType({"light": LIGHT, "dark": DARK, "contrast": CONTRAST})
"""The palettes by what a player picks. In each, good, middling and bad are told apart by colour-blind eyes too."""


class Style(NamedTuple):
    """One step of the type scale: which font, its size in units, and the distance of its lines as a share of that."""

    face: FontFace
    size: float
    leading: float = 1.36


DISPLAY: Final = Style("title", 58, 1.08)
TITLE: Final = Style("title", 36, 1.16)
HEADING: Final = Style("title", 25, 1.22)
SUBHEADING: Final = Style("title", 20, 1.25)
HERO: Final = Style("text", 26, 1.38)
HERO_SMALL: Final = Style("text", 22, 1.36)
"""The same where the stage stands above the words."""
BODY: Final = Style("text", 18, 1.42)
STRONG: Final = Style("bold", 18, 1.42)
LABEL: Final = Style("bold", 16, 1.3)
SMALL: Final = Style("text", 15, 1.38)
SMALL_STRONG: Final = Style("bold", 15, 1.38)
FIGURE: Final = Style("bold", 17, 1.25)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours as WCAG 2 counts it: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
