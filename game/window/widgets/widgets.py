"""The few things that every screen is made of: buttons, cards, chips, bars, headings, a choice of values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from game.session import Warned
from game.window.actions import SetTo
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, FIGURE, LABEL, SMALL, SMALL_STRONG, SUBHEADING, Colour, Style
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.signs import half_in_words
from game.window.widgets.targets import Control, TargetState

ButtonKind = Literal["primary", "plain", "grave", "quiet"]
"""How a button is drawn; ``grave`` is for what cannot be taken back."""


class Touch(NamedTuple):
    """How a thing that can be pressed is being touched."""

    over: bool
    held: bool


def button_size(s: DrawContext, label: str, icon: str = "", style: Style = LABEL) -> tuple[int, int]:
    """The width and height of a button on one line."""
    icon_w = round(s.size(style) * 1.25) + (s.px(8) if label else 0) if icon else 0
    width = (s.width(label, style) if label else 0) + icon_w + s.px(40 if label else 24)
    return max(s.least, width), max(s.least, s.line_height(style) + s.px(22))


def focus_ring(s: DrawContext, id_: str, box: Box, radius: float = 14) -> None:
    """The ring round what the keyboard would press; drawn before the thing itself."""
    if s.targets.focus == id_ and s.targets.focus_shows:
        gap, width = s.px(4), s.px(3)
        s.canvas.panel(box.inset(-gap), s.colours.ground, s.px(radius) + gap, s.colours.focus, width)


def pressable(
    s: DrawContext, box: Box, control: Control, fill: Colour, border: Colour, *, radius: float = 14, lip: bool = True
) -> Touch:
    """A card that can be pressed, as it looks now."""
    id_ = control.id
    s.target(control, box)
    touch = Touch(s.targets.over == id_, s.targets.held == id_)
    focus_ring(s, id_, box, radius)
    if touch.held:
        s.panel(box, fill, radius=radius, border=s.colours.head, width=2)
    else:
        s.panel(
            box,
            s.colours.lifted if touch.over else fill,
            radius=radius,
            border=s.colours.head if touch.over else border,
            width=1.5,
            lip=lip,
        )
    return touch


def button(
    s: DrawContext,
    box: Box,
    control: Control,
    kind: ButtonKind = "plain",
    icon: str = "",
    *,
    label: str | None = None,
    room: int = 0,
) -> None:
    """A button, labelled with its name or as told, with room left at its right; a label too long is broken."""
    c, id_ = s.colours, control.id
    label = control.name if label is None else label
    s.target(control, box)
    over, held = s.targets.over == id_, s.targets.held == id_
    focus_ring(s, id_, box, 12)
    ink = c.bad if kind == "grave" else c.ink
    if control.state.disabled:
        ink = c.muted
        s.panel(box, c.sunk, radius=12)
    elif kind == "primary":
        ink = c.on_accent
        s.panel(box, c.head, radius=12, lip=not held)
        if over or held:
            s.panel(box.inset(s.px(3)), c.head, radius=9, border=c.on_accent, width=1.5)
    elif kind != "quiet":
        lively = c.bad if kind == "grave" else c.head
        s.panel(
            box,
            c.lifted if over else c.card,
            radius=12,
            border=lively if over or held or kind == "grave" else c.edge,
            width=1.5,
            lip=not held,
        )
    elif over or held:
        s.panel(box, c.sunk, radius=12)
    _label(s, box._replace(w=box.w - room), label, icon, ink)


def _label(s: DrawContext, box: Box, label: str, icon: str, ink: Colour, style: Style = LABEL) -> None:  # noqa: PLR0917 - a drawing verb, its words in their plain order
    side = round(s.size(style) * 1.25) if icon else 0
    gap = s.px(8) if icon and label else 0
    lines = s.lines(label, style, box.w - side - gap - s.px(16)) if label else ()
    width = max((s.width(line, style) for line in lines), default=0)
    x = box.x + (box.w - side - gap - width) // 2
    if icon:
        s.icon(icon, Box(x, box.y + (box.h - side) // 2, side, side), ink)
    height = s.line_height(style)
    y = box.y + (box.h - height * len(lines)) // 2
    s.write(label, Box(x + side + gap, y, box.w - side - gap - s.px(16), box.h), style, ink)


def button_height(s: DrawContext, label: str, width: int, icon: str = "") -> int:
    """How high a button of that width is."""
    side = round(s.size(LABEL) * 1.25) + s.px(8) if icon else 0
    lines = len(s.lines(label, LABEL, width - side - s.px(16)))
    return max(s.least, lines * s.line_height(LABEL) + s.px(22))


def icon_button(s: DrawContext, box: Box, control: Control, icon: str, label: str = "", *, room: int = 0) -> None:
    """A quiet button with an icon, and its name beside it where there is room; with room left at its right."""
    button(s, box, control, "quiet", icon, label=label, room=room)


class Chip(NamedTuple):
    """A small label with an icon before it."""

    text: str
    icon: str
    ink: Colour
    fill: Colour
    heard: str = ""
    """What is read out where the icon says more than the text; else the text is."""
    mark: str = ""
    """An icon behind the text, for what the colour says too."""
    about: str = ""
    """What it is about, where the same text may be another thing later."""


def move_chip(s: DrawContext, text: str, rises: bool, *, better: bool) -> Chip:  # noqa: FBT001 - which way, as in its text
    """What a meter did: an arrow for the way, and a tick or a cross for whether that is good, whatever the colours."""
    c, icon = s.colours, "rise" if rises else "fall"
    if better:
        return Chip(text, icon, c.good, c.good_tint, s.tr("{move}, for the better", move=text), "check")
    return Chip(text, icon, c.bad, c.heart_tint, s.tr("{move}, for the worse", move=text), "close")


def chips(s: DrawContext, box: Box, items: Sequence[Chip], *, draw: bool = True) -> int:
    """Chips in rows from the top of a box; returns the row under the last."""
    height = s.line_height(SMALL_STRONG) + s.px(8)
    side, gap = round(s.size(SMALL_STRONG) * 0.95), s.px(8)
    x, y = box.x, box.y
    for chip in items:
        marked = side + s.px(7) if chip.mark else 0
        room = box.w - side - s.px(26) - marked
        lines = s.lines(chip.text, SMALL_STRONG, room)
        width = max(s.width(line, SMALL_STRONG) for line in lines) + side + s.px(26) + marked
        tall = height + (len(lines) - 1) * s.line_height(SMALL_STRONG)
        if x > box.x and x + width > box.right:
            x, y = box.x, y + height + s.px(6)
        if draw:
            s.say(chip.heard or chip.text, Box(x, y, width, tall), about=chip.about)
            s.hint(half_in_words(chip.icon, s.language), Box(x, y, width, tall))
            s.panel(Box(x, y, width, tall), chip.fill, radius=10)
            s.icon(chip.icon, Box(x + s.px(9), y + (height - side) // 2, side, side), chip.ink)
            s.write(chip.text, Box(x + side + s.px(16), y + s.px(4), room, tall), SMALL_STRONG, chip.ink)
            if chip.mark:
                at = Box(x + width - side - s.px(9), y + (height - side) // 2, side, side)
                s.icon(chip.mark, at, chip.ink)
        if len(lines) > 1:
            x, y = box.x, y + tall - height
        x += width + gap
    return y + height if items else box.y


def bar(s: DrawContext, box: Box, share: float, colour: Colour, trough: Colour) -> None:
    """A bar filled from the left, 0-1."""
    radius = box.h // 2
    s.canvas.panel(box, trough, radius)
    width = round(box.w * max(0.0, min(1.0, share)))
    if width > 0:
        with s.canvas.clipped(Box(box.x, box.y, width, box.h)):
            s.canvas.panel(Box(box.x, box.y, max(width, box.h), box.h), colour, radius)


def pieces(s: DrawContext, box: Box, level: float, most: int, *, colour: Colour, trough: Colour) -> None:
    """A bar of ``most`` pieces, filled from the left up to a level."""
    gap = min(s.px(3), box.w // (3 * most))
    for number in range(most):
        left, right = (box.x + (box.w + gap) * at // most for at in (number, number + 1))
        bar(s, box._replace(x=left, w=right - gap - left), level - number, colour, trough)


class ValueChoice(NamedTuple):
    """One value that a setting can have: what it is called inside, and what the player reads."""

    id: str
    label: str


def setting_heading(setting: str, name: str, choices: Sequence[ValueChoice], chosen: str, *, slides: bool) -> Control:
    """What is read out before a row of values: the setting and the value it has."""
    value = next((choice.label for choice in choices if choice.id == chosen), "")
    return Control(f"setting:{setting}", name, None, "slider" if slides else "text", TargetState(value=value))


def value_row(s: DrawContext, setting: str, box: Box, choices: Sequence[ValueChoice], chosen: str) -> int:
    """A row of values of which one is chosen, broken into rows where it must be; returns the row under it."""
    c, gap = s.colours, s.px(8)
    height = max(s.least, s.line_height(LABEL) + s.px(20))
    tick = round(s.size(LABEL) * 1.1)
    x, y = box.x, box.y
    for number, choice in enumerate(choices, start=1):
        width = s.width(choice.label, LABEL) + s.px(32) + (tick + s.px(8) if choice.id == chosen else 0)
        width = min(box.w, max(s.least, width))
        if x > box.x and x + width > box.right:
            x, y = box.x, y + height + gap
        id_, place, is_chosen = f"{setting}={choice.id}", Box(x, y, width, height), choice.id == chosen
        state = TargetState(selected=is_chosen, number=number, of=len(choices))
        s.target(Control(id_, choice.label, SetTo(setting, choice.id), "choice", state), place)
        focus_ring(s, id_, place, 12)
        over = id_ in {s.targets.over, s.targets.held}
        s.panel(
            place,
            c.head_tint if is_chosen else c.lifted if over else c.card,
            radius=12,
            border=c.head if is_chosen or over else c.edge,
            width=2 if is_chosen else 1.5,
        )
        _label(s, place, choice.label, "check" if is_chosen else "", c.head if is_chosen else c.ink)
        x += width + gap
    return y + height


def badge(s: DrawContext, box: Box, text: str, ink: Colour, fill: Colour, border: Colour = "") -> None:  # noqa: PLR0917 - a drawing verb, its words in their plain order
    """A number in a small round box."""
    s.panel(box, fill, radius=8, border=border, width=1.5)
    s.write(text, Box(box.x, box.y + (box.h - s.line_height(FIGURE)) // 2, box.w, box.h), FIGURE, ink, align="centre")


def notice(s: DrawContext, box: Box, text: str, icon: str = "", *, draw: bool = True) -> int:
    """A quiet message in a tinted box; returns the row under it. What is wrong has a warning sign, in gold."""
    c, pad = s.colours, s.px(14)
    wrong = isinstance(text, Warned)
    icon = icon or ("warn" if wrong else "info")
    ink, tint = (c.gold_ink, c.gold_tint) if wrong else (c.head, c.head_tint)
    side = round(s.size(BODY) * 1.2)
    width = box.w - 2 * pad - side - s.px(12)
    height = max(side, s.height(text, SMALL, width)) + 2 * s.px(11)
    if draw:
        place = Box(box.x, box.y, box.w, height)
        s.say(text, place)
        s.panel(place, tint, radius=12)
        s.icon(icon, Box(box.x + pad, box.y + (height - side) // 2, side, side), ink)
        top = box.y + (height - s.height(text, SMALL, width)) // 2
        s.write(text, Box(box.x + pad + side + s.px(12), top, width, height), SMALL, c.ink)
    return box.y + height


def section(s: DrawContext, box: Box, text: str) -> int:
    """The heading of a part of a screen; returns the row under it."""
    return s.tell(text, box, SUBHEADING, s.colours.ink) + s.px(10)
