"""A facial expression as a handful of numbers, and the fourteen faces that scenes may name.

An `Expression` says what the muscles do, never how a particular face looks: the same one is worn by every
portrait. All numbers are without unit; `RANGES` says how far each may go, and 0 is rest for all but the
lids (1 is rest). A face is put together from named parts (`BROWS`, `EYES`, `MOUTHS`, `POSES`), so a new one
is a new row, not new code.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "brow_tilt": (-1.0, 1.0),
        "brow_raise": (-1.0, 1.0),
        "brow_knit": (0.0, 1.0),
        "brow_skew": (-1.0, 1.0),
        "lids": (0.0, 1.4),
        "squint": (0.0, 1.0),
        "gaze_x": (-1.0, 1.0),
        "gaze_y": (-1.0, 1.0),
        "bags": (0.0, 1.0),
        "tears": (0.0, 1.0),
        "mouth_curve": (-1.0, 1.0),
        "mouth_open": (0.0, 1.0),
        "mouth_width": (-1.0, 1.0),
        "mouth_skew": (-1.0, 1.0),
        "lip_press": (0.0, 1.0),
        "teeth": (0.0, 1.0),
        "flush": (0.0, 1.0),
        "tilt": (-1.0, 1.0),
        "nod": (-1.0, 1.0),
        "turn": (-1.0, 1.0),
    }
)
"""The lowest and the highest value of every number in an `Expression`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What a face is doing. Left and right are the viewer's; y grows downwards."""

    brow_tilt: float = 0.0
    """-1 inner ends pulled down (anger) … 1 inner ends pulled up (worry)."""
    brow_raise: float = 0.0
    """-1 both brows pressed down … 1 both high."""
    brow_knit: float = 0.0
    """0 … 1 drawn together, with the creases between them."""
    brow_skew: float = 0.0
    """-1 only the left brow lifted … 1 only the right one."""
    lids: float = 1.0
    """0 closed, 1 at rest, 1.4 wide open."""
    squint: float = 0.0
    """0 … 1 lower lids pushed up, as by a real smile or a hard stare."""
    gaze_x: float = 0.0
    """-1 to the left … 1 to the right."""
    gaze_y: float = 0.0
    """-1 up … 1 down."""
    bags: float = 0.0
    """0 … 1 heavy shadow under the eyes."""
    tears: float = 0.0
    """0 … 1 a wet shine along the lower lids."""
    mouth_curve: float = 0.0
    """-1 corners down … 1 corners up."""
    mouth_open: float = 0.0
    """0 closed … 1 as far as it goes."""
    mouth_width: float = 0.0
    """-1 pursed … 1 stretched."""
    mouth_skew: float = 0.0
    """-1 the left corner higher … 1 the right corner higher."""
    lip_press: float = 0.0
    """0 … 1 lips pressed thin."""
    teeth: float = 0.0
    """0 … 1 how much of an open mouth is teeth; 1 is clenched."""
    flush: float = 0.0
    """0 … 1 colour in the cheeks."""
    tilt: float = 0.0
    """-1 head leaning to the left … 1 to the right."""
    nod: float = 0.0
    """-1 chin lifted … 1 chin lowered."""
    turn: float = 0.0
    """-1 head turned a little to the left … 1 to the right."""

    def __post_init__(self) -> None:
        """Refuse a number outside its range, because a drawing of it would fall apart."""
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name} is {value:g}, but it goes from {low:g} to {high:g}")


_NAMES = tuple(field.name for field in fields(Expression))
_Part = Mapping[str, float]

BROWS: Mapping[str, _Part] = MappingProxyType(
    {
        "level": {},
        "stormy": {"brow_tilt": -1.0, "brow_raise": -0.62, "brow_knit": 1.0},
        "lowered": {"brow_tilt": -0.68, "brow_raise": -0.15, "brow_knit": 0.75},
        "flat": {"brow_tilt": -0.3, "brow_raise": -0.5, "brow_knit": 0.3, "brow_skew": 0.2},
        "doubting": {"brow_tilt": -0.34, "brow_raise": -0.06, "brow_knit": 0.35, "brow_skew": -0.85},
        "anxious": {"brow_tilt": 0.75, "brow_raise": 0.35, "brow_knit": 0.6},
        "pleading": {"brow_tilt": 1.0, "brow_raise": 0.02, "brow_knit": 0.55},
        "sagging": {"brow_tilt": 0.42, "brow_raise": -0.28},
        "flying": {"brow_raise": 1.0, "brow_tilt": 0.1},
        "quizzical": {"brow_raise": 0.2, "brow_skew": 0.8, "brow_tilt": -0.1, "brow_knit": 0.2},
        "wry": {"brow_raise": 0.12, "brow_skew": 0.95},
        "lifted": {"brow_raise": 0.5},
        "tender": {"brow_raise": 0.25, "brow_tilt": 0.3},
        "joyful": {"brow_raise": 0.62, "brow_tilt": 0.12},
    }
)
"""What the brows can do, by name."""

EYES: Mapping[str, _Part] = MappingProxyType(
    {
        "open": {"lids": 0.92},
        "glaring": {"lids": 1.08, "squint": 0.38, "gaze_y": -0.12},
        "hard": {"lids": 0.92, "squint": 0.3},
        "rolling": {"lids": 0.74, "gaze_x": 0.72, "gaze_y": -0.5},
        "sidelong": {"lids": 0.72, "squint": 0.5, "gaze_x": 0.85},
        "wide": {"lids": 1.2, "gaze_y": -0.05},
        "downcast": {"lids": 0.7, "gaze_y": 0.75, "gaze_x": -0.25, "tears": 0.9, "squint": 0.16},
        "drooping": {"lids": 0.5, "gaze_y": 0.35, "bags": 1.0},
        "startled": {"lids": 1.4},
        "far away": {"lids": 1.0, "gaze_x": -0.7, "gaze_y": -0.75},
        "twinkling": {"lids": 0.8, "squint": 0.6, "gaze_x": 0.35},
        "bright": {"lids": 0.98, "squint": 0.3},
        "soft": {"lids": 0.84, "squint": 0.42},
        "laughing": {"lids": 0.42, "squint": 1.0},
    }
)
"""What the eyes can do, by name."""

MOUTHS: Mapping[str, _Part] = MappingProxyType(
    {
        "rest": {"mouth_curve": 0.32},
        "shouting": {"mouth_curve": -0.75, "mouth_open": 0.66, "mouth_width": 0.25, "teeth": 0.2},
        "protesting": {"mouth_curve": -0.9, "mouth_open": 0.25, "mouth_width": 0.0, "teeth": 0.45},
        "sour": {"mouth_curve": -0.5, "lip_press": 0.8, "mouth_skew": -0.9, "mouth_width": -0.05},
        "shut": {"mouth_curve": -0.12, "lip_press": 0.45, "mouth_width": -0.38},
        "uneasy": {"mouth_curve": -0.5, "mouth_open": 0.16, "mouth_width": -0.25, "teeth": 0.5},
        "wounded": {"mouth_curve": -0.85, "lip_press": 0.35, "mouth_width": -0.22},
        "slack": {"mouth_curve": -0.28, "mouth_width": -0.08, "mouth_open": 0.05},
        "gasping": {"mouth_open": 0.92, "mouth_width": -0.95},
        "pondering": {"mouth_curve": -0.05, "lip_press": 0.4, "mouth_skew": -0.55, "mouth_width": -0.3},
        "smirking": {"mouth_curve": 0.6, "mouth_skew": 1.0, "mouth_width": 0.1, "lip_press": 0.25},
        "smiling": {"mouth_curve": 0.88, "mouth_width": 0.16},
        "beaming": {"mouth_curve": 0.9, "mouth_open": 0.24, "mouth_width": 0.28, "teeth": 0.9},
        "laughing": {"mouth_curve": 0.95, "mouth_open": 0.66, "mouth_width": 0.42, "teeth": 0.3},
    }
)
"""What the mouth can do, by name."""

POSES: Mapping[str, _Part] = MappingProxyType(
    {
        "upright": {},
        "thrust": {"nod": 0.75, "turn": 0.0},
        "stiff": {"nod": 0.15, "tilt": -0.2},
        "aside": {"turn": 0.5, "tilt": 0.35, "nod": -0.2},
        "drawn back": {"turn": -0.75, "nod": -0.45, "tilt": -0.3},
        "shrunk": {"nod": 0.2, "tilt": -0.25},
        "hung": {"nod": 0.9, "tilt": -0.6, "turn": -0.3},
        "heavy": {"nod": 0.65, "tilt": 0.55},
        "recoiling": {"nod": -0.8},
        "pondering": {"tilt": 0.6, "turn": -0.5, "nod": -0.4},
        "cocked": {"tilt": 0.7, "turn": 0.3},
        "proud": {"nod": -0.5, "turn": 0.2},
        "leaning in": {"tilt": -0.9, "nod": 0.15},
        "thrown back": {"nod": -0.6, "tilt": 0.25},
    }
)
"""How the head can be held, by name."""


def _face(brows: str, eyes: str, mouth: str, pose: str, flush: float = 0.0) -> Expression:
    return Expression(**{**BROWS[brows], **EYES[eyes], **MOUTHS[mouth], **POSES[pose]}, flush=flush)


FACES: Mapping[str, Expression] = MappingProxyType(
    {
        "furious": _face("stormy", "glaring", "shouting", "thrust", flush=1.0),
        "upset": _face("lowered", "hard", "protesting", "stiff", flush=0.55),
        "annoyed": _face("flat", "rolling", "sour", "aside", flush=0.15),
        "wary": _face("doubting", "sidelong", "shut", "drawn back"),
        "worried": _face("anxious", "wide", "uneasy", "shrunk"),
        "hurt": _face("pleading", "downcast", "wounded", "hung", flush=0.4),
        "tired": _face("sagging", "drooping", "slack", "heavy"),
        "surprised": _face("flying", "startled", "gasping", "recoiling"),
        "thoughtful": _face("quizzical", "far away", "pondering", "pondering"),
        "calm": _face("level", "open", "rest", "upright"),
        "amused": _face("wry", "twinkling", "smirking", "cocked", flush=0.1),
        "pleased": _face("lifted", "bright", "smiling", "proud", flush=0.2),
        "warm": _face("tender", "soft", "beaming", "leaning in", flush=0.42),
        "delighted": _face("joyful", "laughing", "laughing", "thrown back", flush=0.5),
    }
)
"""Every face that a character file or a line may ask for."""

GLADNESS: Mapping[str, int] = MappingProxyType(
    {
        "furious": -3,
        "upset": -2,
        "annoyed": -2,
        "hurt": -2,
        "wary": -1,
        "worried": -1,
        "tired": -1,
        "surprised": 0,
        "thoughtful": 0,
        "calm": 0,
        "amused": 1,
        "pleased": 2,
        "warm": 2,
        "delighted": 3,
    }
)
"""How glad each face looks: -3 … 3, 0 where it tells nothing of the mood."""


def _kept(values: Mapping[str, float]) -> Expression:
    """An expression of these values, each brought back into its range."""
    return Expression(**{name: min(max(values[name], low), high) for name, (low, high) in RANGES.items()})


def _values(expression: Expression) -> dict[str, float]:
    return {name: getattr(expression, name) for name in _NAMES}


def blend(a: Expression, b: Expression, t: float) -> Expression:
    """The expression on the way from `a` (t = 0) to `b` (t = 1); `t` beyond either counts as that end."""
    t = min(max(t, 0.0), 1.0)
    start, end = _values(a), _values(b)
    return _kept({name: start[name] + (end[name] - start[name]) * t for name in _NAMES})


def talking(expression: Expression, phase: float) -> Expression:
    """The expression in the middle of speech.

    `phase` counts syllables and may grow without end (about five a second sounds natural). Whole numbers are
    pauses with the mouth almost shut, so a voice that stops at one stops well.
    """
    values = _values(expression)
    swing = math.sin(math.pi * phase) ** 2
    # Two slow waves that never meet, so that no two syllables in a row look alike and none comes from chance.
    colour = math.sin(1.7 * phase + 0.4) * 0.5 + math.sin(0.73 * phase) * 0.5
    values["mouth_open"] = expression.mouth_open * (0.45 + 0.4 * swing) + swing * (0.3 + 0.13 * colour)
    values["mouth_width"] = expression.mouth_width * 0.8 + 0.34 * colour * swing - 0.06
    values["lip_press"] = expression.lip_press * (1.0 - swing) * 0.6
    values["mouth_skew"] = expression.mouth_skew * 0.6
    values["teeth"] = max(expression.teeth * 0.8, 0.34)
    values["brow_raise"] = expression.brow_raise + 0.1 * math.sin(0.9 * phase)
    values["nod"] = expression.nod + 0.14 * math.sin(0.62 * phase)
    values["turn"] = expression.turn + 0.1 * math.sin(0.41 * phase)
    return _kept(values)


def blinking(expression: Expression, amount: float) -> Expression:
    """The expression with its eyes closed by `amount`, 0 not at all … 1 shut; a blink takes 0.15 seconds."""
    amount = min(max(amount, 0.0), 1.0)
    values = _values(expression)
    values["lids"] = expression.lids * (1.0 - amount)
    values["gaze_y"] = expression.gaze_y + 0.25 * amount
    values["brow_raise"] = expression.brow_raise - 0.06 * amount
    return _kept(values)
