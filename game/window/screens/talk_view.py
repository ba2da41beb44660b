"""Draws what is said in a conversation and what the player may say: lines, coach, options, countdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.letters import MARKS, runs_right_to_left
from game.session import Narration
from game.session.phrases import card, name_of, sentence
from game.story.engine import Cause, Offer, causes
from game.story.model import NARRATOR, Scene, Skill, fill
from game.window.actions import OpenPlace, PressOn, TakeOption
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, HERO, HERO_SMALL, SMALL, SMALL_STRONG, STRONG, SUBHEADING, Style
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import Chip, badge, button, button_height, button_size, chips, pressable


@dataclass(slots=True)
class WordsView:
    """What the talk screen shows besides the narration itself."""

    narration: Narration
    skills: Mapping[str, Skill]
    coach: bool = False
    offers: tuple[Offer, ...] = ()
    silence_s: float | None = None
    """Seconds until silence is the answer, None where it never is."""
    silence_of: int = 1
    hint: bool = False
    """Whether to show that a press goes on."""


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


def hero(s: DrawContext, box: Box, shown: WordsView) -> tuple[int, int]:
    """The line on show, typed as far as it is; returns the row under it, and the row where typing is."""
    narration = shown.narration
    line = narration.hero
    if line is None:
        return box.y, box.y
    c = s.colours
    pad = s.px(22 if s.wide else 16)
    narrated = line.speaker == NARRATOR
    name = name_of(narration.scene, line.speaker, s.language)
    style: Style = SUBHEADING if narrated else HERO if s.wide else HERO_SMALL
    inner = Box(box.x + pad, box.y + s.px(16), box.w - 2 * pad, 0)
    top = inner.y + (s.height(name, SMALL_STRONG, inner.w) + s.px(4) if name else 0)
    cue = s.px(26)
    bottom = top + s.height(narration.text, style, inner.w) + s.px(18)
    place = Box(box.x, box.y, box.w, bottom - box.y)
    if name:
        s.say(name, place, narration.text)
    else:
        s.say(narration.text, place)
    tailed = not narrated and (s.wide or not narration.said)
    if tailed:
        _tail(s, place)
    s.panel(place, c.sunk if narrated else c.card, radius=18, border=c.line, lip=not narrated)
    if tailed:
        _tail(s, place, over=True)
    if name:
        s.write(name, inner, SMALL_STRONG, c.heart)
    y = _typed(s, inner._replace(y=top), narration, style)
    if shown.hint:
        at = Box(place.right - cue - s.px(12), place.bottom - cue // 2 - s.px(1), cue, cue)
        s.panel(at, c.head, radius=13)
        s.icon("next", at.inset(s.px(6)), c.on_accent)
    return place.bottom + (cue // 2 if shown.hint else 0), y


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


def _typed(s: DrawContext, box: Box, narration: Narration, style: Style) -> int:
    """The lines typed so far; the last one is cut where typing is. Returns the row under the last."""
    c, height, ruler, px = s.colours, s.line_height(style), s.canvas.ruler, s.size(style)
    y, at = box.y, 0
    for line in s.lines(narration.text, style, box.w):
        at = max(at, narration.text.find(line.strip(MARKS), at))
        typed = int(narration.typed) - at
        if typed <= 0:
            break
        at += len(line)
        whole = ruler.width(line, style.face, px)
        width = whole if typed >= len(line) else ruler.width(line[:typed], style.face, px)
        left = box.x + whole - width if runs_right_to_left(line) else box.x
        with s.canvas.clipped(Box(left, y, width, height)):
            s.canvas.words(Box(box.x, y, whole, height), line, style.face, px, c.ink)
        y += height
    return y


def coach(s: DrawContext, box: Box, shown: WordsView) -> int:
    """What the last answer did, and why: small, and out of the way of the customer's words."""
    narration = shown.narration
    option = narration.coached.taken if narration.coached is not None else None
    if not shown.coach or narration.coached is None or option is None:
        return box.y
    tags = [shown.skills[tag] for tag in option.does if tag in shown.skills]
    if not tags and not option.why:
        return box.y
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


def options(s: DrawContext, box: Box, shown: WordsView) -> int:
    """The options as numbered cards; returns the row under the last."""
    y = box.y
    cutting = shown.narration.cuttable
    if cutting:
        y = _cut_in_heading(s, box) + s.px(8)
    for number, offer in enumerate(shown.offers, start=1):
        y = _option(s, box._replace(y=y), number, offer, shown) + s.px(10)
    if cutting and shown.narration.phase == "read":
        label = s.tr("Hear them out")
        width = min(box.w, button_size(s, label, "ear")[0])
        place = Box(box.x, y, width, button_height(s, label, width, "ear"))
        button(s, place, Control("hear", label, PressOn()), "quiet", "ear")
        y = place.bottom + s.px(10)
    return y


def _cut_in_heading(s: DrawContext, box: Box) -> int:
    text = s.tr("You could cut in")
    side = round(s.size(SMALL_STRONG) * 1.1)
    s.icon("cut", Box(box.x + s.px(2), box.y + s.px(3), side, side), s.colours.gold_ink)
    x = box.x + side + s.px(8)
    return s.tell(text, Box(x, box.y, box.right - x, 0), SMALL_STRONG, s.colours.gold_ink)


def _option(s: DrawContext, box: Box, number: int, offer: Offer, shown: WordsView) -> int:
    c, narration, many = s.colours, shown.narration, len(shown.offers)
    cutting = narration.cuttable
    text = card(offer.option, narration.words)
    side = max(s.px(32), s.line_height(STRONG) + s.px(4))
    pad = s.px(12)
    inner_w = box.w - side - 3 * pad
    text_h = s.height(text, BODY, inner_w)
    reason = "" if offer.is_open else sentence(fill(s.language.say(offer.reason), narration.words))
    lock = round(s.size(SMALL))
    reason_h = s.height(reason, SMALL, inner_w - lock - s.px(6))
    height = max(s.px(56), 48, text_h + reason_h + 2 * s.px(12), side + 2 * s.px(10))
    place = Box(box.x, box.y, box.w, height)
    state = TargetState(reason, number=number, of=many)
    control = Control(f"option:{offer.id}", text, TakeOption(offer.id), "option", state, number if number <= 9 else 0)
    if offer.is_open:
        touch = pressable(s, place, control, c.card, c.gold if cutting else c.edge)
        lit = touch.over or touch.held or (s.targets.focus == control.id and s.targets.focus_shows)
    else:
        s.target(control, place)
        s.panel(place, c.sunk, radius=14)
        lit = False
    badge_box = Box(place.x + pad, place.y + (height - side) // 2, side, side)
    if offer.is_open:
        tint, ink = (c.gold_tint, c.gold_ink) if cutting else (c.head_tint, c.head)
        badge(s, badge_box, str(number), c.on_accent if lit else ink, c.head if lit else tint)
    else:
        badge(s, badge_box, str(number), c.muted, c.sunk, c.line)
    x = badge_box.right + pad
    y = place.y + (height - text_h - reason_h) // 2
    y = s.write(text, Box(x, y, inner_w, 0), BODY, c.ink if offer.is_open else c.muted)
    if reason:
        s.icon("lock", Box(x, y + (s.line_height(SMALL) - lock) // 2, lock, lock), c.muted)
        s.write(reason, Box(x + lock + s.px(6), y, inner_w - lock - s.px(6), 0), SMALL, c.muted)
    return place.bottom


def stuck(s: DrawContext, box: Box) -> int:
    """Where no option is open: the author left no way on, so the way is back; returns the row under it."""
    y = s.tell(s.tr("There is nothing to say here: the scene leaves no way on."), box, BODY, s.colours.ink) + s.px(10)
    label = s.tr("Back to a decision")
    width, height = button_size(s, label, "rewind")
    place = Box(box.x, y, min(width, box.w), height)
    button(s, place, Control("rewind", label, OpenPlace("rewind")), "plain", "rewind")
    return y + height


def countdown(s: DrawContext, box: Box, shown: WordsView) -> int:
    """How long nobody may say anything; returns the row under it."""
    if shown.silence_s is None:
        return box.y
    c = s.colours
    left = max(0, int(shown.silence_s + 0.999))
    text = s.trn("{number} second to answer", "{number} seconds to answer", left)
    side = round(s.size(SMALL) * 1.1)
    s.icon("clock", Box(box.x + s.px(2), box.y + s.px(2), side, side), c.muted)
    x = box.x + side + s.px(8)
    y = s.tell(text, Box(x, box.y, box.right - x, 0), SMALL, c.muted) + s.px(4)
    rail = Box(box.x, y, box.w, s.px(4))
    s.canvas.panel(rail, c.sunk, s.px(2))
    s.canvas.panel(rail._replace(w=round(rail.w * min(1.0, shown.silence_s / shown.silence_of))), c.muted, s.px(2))
    return rail.bottom


def the_end(s: DrawContext, box: Box) -> int:
    """The way on to the debrief; returns the row under it."""
    y = s.tell(s.tr("The conversation is over."), box, SMALL, s.colours.muted) + s.px(10)
    label = s.tr("See how it went")
    width = min(box.w, button_size(s, label, "next")[0])
    place = Box(box.x, y, width, button_height(s, label, width, "next"))
    button(s, place, Control("end", label, PressOn()), "primary", "next")
    return place.bottom
