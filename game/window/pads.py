"""Gamepads as plain data: what their buttons are called, what they report, and when that is a press.

A stick and a trigger report how far they are pushed; here they become buttons, with a dead zone round the middle and an
edge that a trembling thumb does not cross twice. What is held down comes again and again, as a key does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

PadLayout = Literal["xbox", "playstation", "nintendo", "generic", "numbered"]
"""What stands on its buttons. ``generic`` is a pad that nobody knows, whose buttons lie as on all of them; on a
``numbered`` one nobody knows where they lie either."""
PadButton = str
"""A button by its place, named as on the first of the pads: ``a`` is the lowest of the four (on Nintendo's, the one
with an A on it); ``up`` is the cross's, ``left_up`` the left stick's, ``left_stick`` the stick pressed down."""

FACES: Final = ("a", "b", "x", "y")
PLAIN: Final = (
    *FACES, "back", "guide", "start", "left_stick", "right_stick", "left_shoulder", "right_shoulder",
    "up", "down", "left", "right",
)  # fmt: skip
"""Those that are buttons, in the order in which SDL numbers them."""
STICKS: Final = ("left", "right")
TRIGGERS: Final = ("left_trigger", "right_trigger")
BUTTONS: Final = (*PLAIN, *TRIGGERS, *(f"{stick}_{way}" for stick in STICKS for way in ("up", "down", "left", "right")))
"""Every button that can be bound."""
NUMBERED: Final = ("a", "b", "x", "y", "left_shoulder", "right_shoulder", "back", "start")
"""The places that the buttons of a ``numbered`` pad are taken to have, from its first on."""

PUSHED: Final = 0.6
"""From how far on a stick is pushed that way, of 1."""
LET_GO: Final = 0.4
"""Under how far it is let go of again."""
FIRST: Final = 0.4
"""Seconds for which a button is held down before it comes again."""
AGAIN: Final = 0.12
"""Seconds from then on; slower than a key's, for a thumb is."""


class PadAdded(NamedTuple):
    """A pad was plugged in, or was there already."""

    pad: int
    layout: PadLayout


class PadGone(NamedTuple):
    """A pad is not there any more."""

    pad: int


class ButtonMoved(NamedTuple):
    """A button went down, or up."""

    pad: int
    button: PadButton
    is_down: bool


class AxisMoved(NamedTuple):
    """A stick's axis (``left_x``, ``left_y``, ...) stands at -1 to 1 now, down being 1; a trigger at 0 to 1."""

    pad: int
    axis: str
    value: float


PadInput = PadAdded | PadGone | ButtonMoved | AxisMoved


class PadPress(NamedTuple):
    """A button was pressed, or comes ``again`` because it is held down."""

    button: PadButton
    layout: PadLayout
    again: bool = False


@dataclass(slots=True)
class _Held:
    """The button that was pressed last and is still down, and in how many seconds it comes again."""

    pad: int
    button: PadButton
    due: float = FIRST


class Pads:
    """The pads that are there, and what is held down on them."""

    def __init__(self) -> None:
        self._layouts: dict[int, PadLayout] = {}
        self._axes: dict[tuple[int, str], float] = {}
        self._pushed: dict[tuple[int, str], PadButton] = {}
        """Which way a stick or a trigger is pushed."""
        self._held: _Held | None = None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._layouts)

    def hear(self, heard: PadInput) -> Iterator[PadPress]:
        """Take what a pad reports; yields what was pressed by it. A pad that nobody has announced is ``generic``."""
        match heard:
            case PadAdded(pad, layout):
                self._layouts[pad] = layout
            case PadGone(pad):
                self._forget(pad)
            case ButtonMoved(pad, button, is_down):
                yield from self._moved(pad, button, is_down=is_down)
            case AxisMoved(pad, axis, value):
                self._axes[pad, axis] = value
                of = axis if axis in TRIGGERS else axis.removesuffix("_x").removesuffix("_y")
                before, now = self._pushed.get((pad, of), ""), self._way(pad, of)
                if now != before:
                    self._pushed[pad, of] = now
                    if before:
                        yield from self._moved(pad, before, is_down=False)
                    if now:
                        yield from self._moved(pad, now, is_down=True)

    def pass_time(self, dt: float) -> Iterator[PadPress]:
        """Let time pass, in seconds; yields what comes again, at most once."""
        if self._held is None:
            return
        self._held.due -= dt
        if self._held.due <= 0:
            self._held.due = AGAIN
            yield PadPress(self._held.button, self._layout(self._held.pad), again=True)

    def let_go(self) -> None:
        """Nothing is held down any more, as when another window has come to the front."""
        self._held = None
        self._axes.clear()
        self._pushed.clear()

    def _layout(self, pad: int) -> PadLayout:
        return self._layouts.get(pad, "generic")

    def _moved(self, pad: int, button: PadButton, *, is_down: bool) -> Iterator[PadPress]:
        if is_down:
            self._held = _Held(pad, button)
            yield PadPress(button, self._layout(pad))
        elif self._held is not None and (self._held.pad, self._held.button) == (pad, button):
            self._held = None

    def _way(self, pad: int, of: str) -> PadButton:
        """Which way a stick, or a trigger, is pushed now; ``""`` for none."""
        before = self._pushed.get((pad, of), "")
        if of in TRIGGERS:
            return of if self._axes.get((pad, of), 0.0) >= (LET_GO if before else PUSHED) else ""
        x, y = self._axes.get((pad, f"{of}_x"), 0.0), self._axes.get((pad, f"{of}_y"), 0.0)
        far = {f"{of}_left": -x, f"{of}_right": x, f"{of}_up": -y, f"{of}_down": y}
        if before and far[before] >= LET_GO:  # a thumb that slips aside still means the same
            return before
        way = max(far, key=lambda one: far[one])
        return way if far[way] >= PUSHED else ""

    def _forget(self, pad: int) -> None:
        self._layouts.pop(pad, None)
        if self._held is not None and self._held.pad == pad:
            self._held = None
        for kept in (self._axes, self._pushed):
            for key in [key for key in kept if key[0] == pad]:
                del kept[key]


_MAKERS: Final[Mapping[int, PadLayout]] = MappingProxyType({0x045E: "xbox", 0x054C: "playstation", 0x057E: "nintendo"})
"""The USB numbers of those who make them."""
_WORDS: Final[tuple[tuple[PadLayout, tuple[str, ...]], ...]] = (
    ("playstation", ("playstation", "dualshock", "dualsense", "sony", "ps3", "ps4", "ps5")),
    ("nintendo", ("nintendo", "switch", "joy-con", "joycon")),
    ("xbox", ("xbox", "x-box", "xinput", "x360")),
)
_IDENTIFIER: Final = 32


def layout_of(name: str, identifier: str) -> PadLayout:
    """What stands on a pad's buttons, by what it calls itself and by who made it.

    Args:
        name: what it calls itself; many that are built like another say so there.
        identifier: SDL's GUID of it, 32 hexadecimal digits, in which the maker's USB number stands, low byte first.
    """
    lower = name.lower()
    for layout, words in _WORDS:
        if any(word in lower for word in words):
            return layout
    return _MAKERS.get(_maker(identifier), "generic")


def _maker(identifier: str) -> int:
    """The maker's number; 0 where the identifier holds none: after it, and after the product's, there are two zeros."""
    try:
        known = bytes.fromhex(identifier)
    except ValueError:
        return 0
    if len(identifier) != _IDENTIFIER or any((*known[6:8], *known[10:12])):
        return 0
    return int.from_bytes(known[4:6], "little")
