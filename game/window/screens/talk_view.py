"""Draws what is said in a conversation: the lines, what they did, the notes taken, the coach's word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.session import Narration, TimeLimit
from game.session.phrases import name_of, signed
from game.story.engine import Cause, Offer, causes
from game.story.model import NARRATOR, Scene, Skill, fill
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, HERO, HERO_SMALL, SMALL, SMALL_STRONG, SUBHEADING, Style
from game.window.commands import Confirm
from game.window.screens.following import Rows
from game.window.screens.gauges import Gauge
from game.window.screens.sighting import LINE
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import caps_height, caps_of, draw_caps
from game.window.widgets.targets import AT_REST, Control, TargetState
from game.window.widgets.typing import draw_typed
from game.window.widgets.widgets import Chip, chips, move_chip

LAST_ROWS: Final = 2
"""How many rows of a line stay in sight at least when the answers to it come."""
SCARCE: Final = 420
"""Under so many units of height a wide window speaks in the smaller letters of a tall one."""


@dataclass(slots=True)
class WordsView:
    """What the talk screen shows besides the narration itself."""

    narration: Narration
    skills: Mapping[str, Skill]
    offers: tuple[Offer, ...] = ()
    limit: TimeLimit | None = None
    left: float = 0.0
    """Seconds until the limit."""
    unseen: bool = False
    """Whether the clock waits until every card has been seen."""
    hint: bool = False
    """Whether to show that a press goes on."""


class HeroRows(NamedTuple):
    """Where the line on show stands: the row under it, the row that is typed, and from its top to its last rows."""

    end: int
    typed: Rows
    line: Rows


def line_id(narration: Narration) -> str:
    """What the target of the line on show is called: another line has another."""
    return f"{LINE}{len(narration.turns)}.{narration.text}"


def bubble(s: DrawContext, box: Box, text: str) -> int:
    """What the player said; returns the row under it."""
    c, pad = s.colours, s.px(14)
    width = box.w - s.px(40 if s.wide else 24)
    inner_w = width - 2 * pad
    label = s.tr("You")
    label_h = s.line_height(SMALL_STRONG)
    lines = s.lines(text, BODY, inner_w)
    used = max(s.width(label, SMALL_STRONG), *(s.width(line, BODY) for line in lines)) + 2 * pad
    height = label_h + len(lines) * s.line_height(BODY) + s.px(18)
    place = Box(box.right - used, box.y, used, height)
    s.say(label, place, text)
    s.panel(place, c.head_tint, radius=14)
    y = s.write(label, Box(place.x + pad, place.y + s.px(8), inner_w, 0), SMALL_STRONG, c.head)
    s.write(text, Box(place.x + pad, y, inner_w, 0), BODY, c.ink)
    return place.bottom


def hero(s: DrawContext, box: Box, shown: WordsView) -> HeroRows:
    """The line on show, typed as far as it is."""
    narration = shown.narration
    line = narration.hero
    if line is None:
        return HeroRows(box.y, Rows(box.y, box.y), Rows(box.y, box.y))
    c = s.colours
    pad = s.px(22 if s.wide else 16)
    narrated = line.speaker == NARRATOR
    name = name_of(narration.scene, line.speaker, s.language)
    style: Style = SUBHEADING if narrated else HERO if s.wide and s.airy > SCARCE else HERO_SMALL
    inner = Box(box.x + pad, box.y + s.px(16), box.w - 2 * pad, 0)
    top = inner.y + (s.height(name, SMALL_STRONG, inner.w) + s.px(4) if name else 0)
    cue = s.px(26)
    bottom = top + s.height(narration.text, style, inner.w) + s.px(18)
    place = Box(box.x, box.y, box.w, bottom - box.y)
    heard = TargetState(value=narration.text) if name else AT_REST
    s.target(Control(line_id(narration), name or narration.text, None, "text", heard), place)
    tailed = not narrated and (s.wide or not narration.said)
    if tailed:
        _tail(s, place)
    s.panel(place, c.sunk if narrated else c.card, radius=18, border=c.line, lip=not narrated)
    if tailed:
        _tail(s, place, over=True)
    if name:
        s.write(name, inner, SMALL_STRONG, c.heart)
    y = draw_typed(s, inner._replace(y=top), narration.text, narration.typed, style)
    if shown.hint:
        at = Box(place.right - cue - s.px(12), place.bottom - cue // 2 - s.px(1), cue, cue)
        confirm = caps_of(s, Confirm("enter")) if s.hands.pad else None
        if confirm is not None:
            draw_caps(s, at._replace(y=at.y + (cue - caps_height(s)) // 2), confirm)
        else:
            s.panel(at, c.head, radius=13)
            s.icon("next", at.inset(s.px(6)), c.on_accent)
    row_ = s.line_height(style)
    last = max(top, min(y, bottom) - LAST_ROWS * row_)
    line_rows = Rows(place.y, place.y if last == top else last)
    return HeroRows(place.bottom + (cue // 2 if shown.hint else 0), Rows(max(top, y - row_), y), line_rows)


def _tail(s: DrawContext, place: Box, *, over: bool = False) -> None:
    """The corner of the panel that points at who is speaking: to the left, or up where the stage is above."""
    side = s.px(20)
    c = s.colours
    if s.wide:
        at = Box(place.x - side + s.px(4 if over else 2), place.y + s.px(22), side, side)
        s.icon("tail", at, c.card if over else c.line)
    else:
        at = Box(place.x + place.w // 2 - side // 2, place.y - side + s.px(4 if over else 2), side, side)
        s.icon("tail_up", at, c.card if over else c.line)


def coach(s: DrawContext, box: Box, shown: WordsView) -> int:
    """What the last answer did, and why: small, and out of the way of the customer's words; gone at the next press."""
    narration = shown.narration
    option = narration.coached.taken if narration.coached is not None else None
    if narration.coached is None or option is None:
        return box.y
    tags = [shown.skills[tag] for tag in option.does if tag in shown.skills]
    c, pad = s.colours, s.px(14)
    inner = Box(box.x + pad + s.px(6), box.y + s.px(10), box.w - 2 * pad - s.px(6), 0)
    effect = causes(narration.scene, narration.coached)
    items = [tag_chip(s, skill, narration.scene, effect) for skill in tags]
    why = fill_why(narration, option.why)
    y = chips(s, inner, items, draw=False)
    bottom = y + (s.px(6) if items and why else 0) + s.height(why, SMALL, inner.w) + s.px(10)
    s.panel(Box(box.x, box.y, box.w, bottom - box.y), c.ground, radius=12, border=c.line)
    s.canvas.panel(Box(box.x, box.y + s.px(10), s.px(4), bottom - box.y - s.px(20)), c.gold, s.px(2))
    y = chips(s, inner, items)
    s.tell(why, inner._replace(y=y + (s.px(6) if items else 0)), SMALL, c.ink)
    return bottom


def fill_why(narration: Narration, why: str) -> str:
    """The author's reason with its words filled in."""
    return fill(why, narration.words)


def tag_chip(s: DrawContext, skill: Skill, scene: Scene, effect: Sequence[Cause]) -> Chip:
    """A tag as a chip: a tick for a skill, a cross for a fault, a clock for a skill at the wrong moment."""
    c = s.colours
    if skill.kind == "fault":
        return Chip(skill.label, "close", c.bad, c.heart_tint, s.tr("A fault: {skill}", skill=skill.label))
    good = {meter.id: 1 if meter.good == "high" else -1 for meter in scene.meters}
    if sum(cause.amount * good[cause.meter] for cause in effect if cause.tag == skill.id and not cause.sets) < 0:
        return Chip(s.tr("{skill}, at the wrong moment", skill=skill.label), "clock", c.gold_ink, c.gold_tint)
    return Chip(skill.label, "check", c.good, c.good_tint, s.tr("A skill: {skill}", skill=skill.label))


def noted(s: DrawContext, box: Box, texts: Sequence[str]) -> int:
    """The case notes that have just been taken; returns the row under them."""
    c, y = s.colours, box.y
    side = round(s.size(SMALL) * 1.2)
    for text in texts:
        whole = s.tr("Noted: {note}", note=text)
        s.icon("note", Box(box.x + s.px(4), y + s.px(2), side, side), c.gold_ink)
        x = box.x + side + s.px(12)
        y = s.tell(whole, Box(x, y, box.right - x, 0), SMALL, c.gold_ink) + s.px(2)
    return y


def changes(s: DrawContext, box: Box, gauges: Sequence[Gauge], turn: int) -> int:
    """What the last answer, which was that turn, did to the meters, under what was said; returns the row under it."""
    items = [
        move_chip(s, f"{gauge.name} {signed(gauge.change)}", gauge.change > 0, better=gauge.for_the_better)._replace(
            about=f"change:{turn}.{gauge.name}"
        )
        for gauge in gauges
        if gauge.change
    ]
    return chips(s, box, items)
