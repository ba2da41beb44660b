"""A keyboard on the screen: each key a target with its name, large, with a shift that knows where words begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import HERO, Colour
from game.window.commands import Erase, Typed
from game.window.kiosk_actions import PressKey
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keyboard_layouts import DONE, ERASE, PAD, SHIFT, SPACE, Key, Rows
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.text_field import TextField
from game.window.widgets.widgets import pressable

_BEGINS: Final = frozenset(" -'")
"""After these a name goes on with a capital: Mary Ann, Jean-Luc, O'Brien."""
_TALLEST: Final = 1.15
"""A key is at most so many times as high as it is wide, and on a pad as wide as it is high."""


GAP: Final = 4.5
"""Between two keys, in units."""


def least_key(s: DrawContext) -> int:
    """How large a key is to be at least, in pixels, each way; smaller than other targets, or no word could be seen."""
    return max(44, s.px(36), s.canvas.least)


class PlacedKey(NamedTuple):
    """A key and where it stands."""

    key: Key
    box: Box


class Shift:
    """Whether the next letter is a capital: at the beginning of words, unless the shift key says otherwise."""

    def __init__(self) -> None:
        self._turned = False

    def turn(self) -> None:
        """The shift key: the next letter is the other one."""
        self._turned = not self._turned

    def is_on(self, before: str) -> bool:
        """Whether it is, after what has been written."""
        return (not before or before[-1] in _BEGINS) != self._turned

    def press(self, key: str, field: TextField) -> None:
        """Press a key of the keyboard, any but the one that is done, for a field that letters go to."""
        if key == SHIFT:
            self.turn()
        elif key == ERASE:
            field.takes(Erase(), marked=False)
        else:
            field.takes(Typed(self.written(key, field.text)), marked=False)

    def written(self, key: str, before: str) -> str:
        """The letter that a key writes; the shift key holds for one."""
        letter = upper(key) if self.is_on(before) else key
        self._turned = False
        return letter


def upper(key: str) -> str:
    """A letter as a capital; one that would become two stays as it is."""
    capital = key.upper()
    return capital if len(capital) == 1 else key


def placed(rows: Rows, box: Box, least: int, gap: int) -> list[PlacedKey]:
    """Where the keys stand: row by row as they are known, or, where they would be too small, as many a row as fit.

    Args:
        rows: the keyboard.
        box: where there is room.
        least: how large a key is to be at least, in pixels, each way.
        gap: how much is left between two keys.
    """
    usual = list(_in_rows(rows, box, gap))
    if _smallest(usual) >= least:
        return usual
    columns = max(1, (box.w + gap) // (least + gap))
    flowed = list(_in_rows(_flowed(rows, columns), box, gap))
    return flowed if _smallest(flowed) > _smallest(usual) else usual


def _smallest(keys: Sequence[PlacedKey]) -> int:
    return min(side for one in keys for side in (one.box.w, one.box.h))


def _flowed(rows: Rows, columns: int) -> Rows:
    """The same keys in rows of so many columns, in their order; what writes no letter stands last."""
    keys = [key for row in rows for key in row]
    letters = [key for key in keys if key.width == 1 and key.key not in {ERASE, SHIFT, DONE}]
    others = [key for key in keys if key not in letters]
    return (*_broken(letters, columns), *_broken(others, columns))


def _broken(keys: Sequence[Key], columns: int) -> Iterator[tuple[Key, ...]]:
    row: list[Key] = []
    for key in keys:
        narrow = key._replace(width=min(key.width, columns))
        if row and sum(one.width for one in row) + narrow.width > columns:
            yield tuple(row)
            row = []
        row.append(narrow)
    if row:
        yield tuple(row)


def _in_rows(rows: Rows, box: Box, gap: int) -> Iterator[PlacedKey]:
    """The rows in the middle of the box, their letters all of one size."""
    most = max(sum(key.width for key in row) for row in rows)
    unit = (box.w + gap) / most
    high = min((box.h + gap) / len(rows), unit * _TALLEST)
    if rows == PAD:
        unit = min(unit, high * _TALLEST)
    for number, row in enumerate(rows):
        wide = sum(key.width for key in row) * unit - gap
        x = box.x + (box.w - wide) / 2
        y = box.y + number * high
        for key in row:
            right = x + key.width * unit
            yield PlacedKey(
                key, Box(round(x), round(y), round(right) - gap - round(x), round(y + high) - gap - round(y))
            )
            x = right


def keyboard_height(s: DrawContext, box: Box, rows: Rows) -> int:
    """How high a keyboard is that may be as high as a box."""
    return max(one.box.bottom for one in placed(rows, box, least_key(s), s.px(GAP))) - box.y


def draw_keyboard(
    s: DrawContext,
    box: Box,
    rows: Rows,
    *,
    done: str,
    shift: bool | None = None,
    closed: str = "",
    empty: bool = False,
) -> int:
    """Draw a keyboard from the top of a box; returns the row under it.

    Args:
        s: what to draw on.
        box: where there is room.
        rows: the keys.
        done: what the last key is called.
        shift: whether the next letter is a capital; None where all are.
        closed: why no key can be pressed now; ``""`` where they can.
        empty: whether nothing is written yet, so that there is nothing to be done with.
    """
    keys = placed(rows, box, least_key(s), s.px(GAP))
    side = _smallest(keys)
    for key, place in keys:
        name = _name(s, key.key, done=done, capital=shift is not False)
        why = closed or (s.tr("nothing is written yet") if empty and key.key in {DONE, ERASE} else "")
        state = TargetState(why, selected=shift if key.key == SHIFT else None)
        _draw_key(s, place, Control(f"key:{key.key}", name, PressKey(key.key), state=state), side)
    return max(one.box.bottom for one in keys)


def _name(s: DrawContext, key: str, *, done: str, capital: bool) -> str:
    """What stands on a key, or is read out where a sign stands on it."""
    named = {SHIFT: s.tr("Shift"), ERASE: s.tr("Erase"), SPACE: s.tr("Space"), DONE: done}
    return named.get(key) or (upper(key) if capital else key)


def _draw_key(s: DrawContext, box: Box, control: Control, side: int) -> None:
    """A key; ``side`` is the shorter side of the smallest of them, by which all letters have one size."""
    c = s.colours
    assert isinstance(control.action, PressKey)  # noqa: S101 - by its maker, above
    key = control.action.key
    ink: Colour = c.muted if control.state.disabled else c.ink
    if control.state.disabled:
        s.target(control, box)
        s.panel(box, c.sunk, radius=10)
    elif key == DONE:
        ink = c.on_accent
        _primary(s, box, control)
    else:
        turned = control.state.selected is True
        pressable(s, box, control, c.head_tint if turned else c.card, c.head if turned else c.edge, radius=10)
        ink = c.head if turned else c.ink
    if key in {SHIFT, ERASE}:
        mark = min(side, s.px(44)) * 5 // 9
        middle = Box(box.x + (box.w - mark) // 2, box.y + (box.h - mark) // 2, mark, mark)
        s.icon("shift" if key == SHIFT else "erase", middle, ink)
        return
    _letters(s, box, control.name, ink, side)


def _primary(s: DrawContext, box: Box, control: Control) -> None:
    """The key that one is done with."""
    c = s.colours
    pressable(s, box, control, c.head, c.head, radius=10)
    over = control.id in {s.targets.over, s.targets.held}
    s.panel(box, c.head, radius=10, border=c.on_accent if over else "", width=2)


def _letters(s: DrawContext, box: Box, text: str, ink: Colour, side: int) -> None:
    """What stands on a key, as large as it may be there."""
    px = max(8, min(s.size(HERO), side // 2))
    width = s.canvas.ruler.width(text, "bold", px)
    room = box.w - s.px(8)
    if width > room:
        px = max(8, px * room // width)
        width = s.canvas.ruler.width(text, "bold", px)
    s.canvas.words(Box(box.x + (box.w - width) // 2, box.y, width, box.h), text, "bold", px, ink)
