"""Draws one decision of a debrief: what was said, what she heard, what it did and cost, and every other answer."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.verdict import cost_in_words
from game.story.debrief import JudgedDecision, Path
from game.story.model import fill
from game.window.actions import ShowDecisions, ToggleOthers, TryFrom
from game.window.canvas.boxes import Box
from game.window.canvas.theme import FIGURE, SMALL, SMALL_STRONG, STRONG
from game.window.screens.debrief_story import (
    Story,
    answered,
    grade_chip,
    listener_chip,
    money_chip,
    move_chips,
    reason,
    tag_chips,
)
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import Chip, badge, button, button_height, button_size, chips

LINES: int = 2
"""How much of an answer is told: her first lines."""


def decision(
    s: DrawContext,
    box: Box,
    story: Story,
    judged: JudgedDecision,
    *,
    tips: Sequence[str],
    wide_open: bool,
    led_to: bool,
    along: tuple[int, ...] = (),
    height: int = 0,
) -> int:
    """One decision on a card; returns the row under it.

    Args:
        s: what to draw on.
        box: where it goes; its height does not matter.
        story: what the debrief is about.
        judged: the decision.
        tips: the tags whose tips are told here.
        wide_open: whether the other options are shown too.
        led_to: whether the player was led here by a press.
        along: the decisions that the player is led along, this one among them; none where it is the only one.
        height: how high it is, 0 if that is not known yet.
    """
    end = box.y + height
    if not height:
        with s.measured():
            end = _decision(s, box, story, judged, tips, along=along, wide_open=wide_open)
    c = s.colours
    place = Box(box.x, box.y, box.w, end - box.y)
    s.panel(place, c.card, radius=16, border=c.head if led_to else c.line, width=2 if led_to else 1)
    return _decision(s, box, story, judged, tips, along=along, wide_open=wide_open)


def _decision(
    s: DrawContext,
    box: Box,
    story: Story,
    judged: JudgedDecision,
    tips: Sequence[str],
    *,
    along: tuple[int, ...],
    wide_open: bool,
) -> int:
    c, pad, taken = s.colours, s.px(20 if s.wide else 14), judged.taken
    side = max(s.px(34), s.line_height(FIGURE) + s.px(6))
    indent = side + s.px(14) if s.roomy > 420 else 0
    inner = Box(box.x + pad + indent, box.y + s.px(16), box.w - 2 * pad - indent, 0)
    turn = story.conversation.turns[judged.number - 1]
    place = Box(box.x + pad, box.y + s.px(14), side, side)
    s.say(s.tr("Decision {number}", number=judged.number), place)
    badge(s, place, str(judged.number), c.ink, c.sunk)
    head = grade_chip(s, story, judged, taken)
    if story.debrief.turning_point == judged.number - 1:
        head.append(Chip(s.tr("The turning point"), "rewind", c.bad, c.heart_tint))
    if along:
        place_in = s.tr("{number} of {many}", number=along.index(judged.number) + 1, many=len(along))
        head.append(Chip(place_in, "dot", c.head, c.head_tint))
    head += listener_chip(s, story, taken)
    y = inner.y
    if not indent:
        beside = Box(place.right + s.px(10), place.y + s.px(2), box.right - pad - place.right - s.px(10), 0)
        y = max(place.bottom, chips(s, beside, head)) + s.px(8)
    elif head:
        y = chips(s, inner, head) + s.px(8)
    y = s.tell(story.said(s, taken), inner._replace(y=y), STRONG, c.ink)
    y = answered(s, inner._replace(y=y), story, taken.answer[:LINES])
    y = reason(s, inner._replace(y=y + s.px(4)), story, taken.why)
    moved = move_chips(s, story, turn.before.meters, turn.after.meters)
    marks = [*tag_chips(s, story, judged, taken), *moved, *money_chip(s, story, taken)]
    y = chips(s, inner._replace(y=y + s.px(10)), marks)
    y = _cost(s, inner._replace(y=y), judged, taken)
    for skill in (story.skills[tag] for tag in dict.fromkeys(taken.tags) if tag in story.skills):
        if skill.id in tips and story.debrief.coached:
            tip = s.tr("{skill}: {tip}", skill=skill.label, tip=fill(skill.tip, story.words))
            y = s.tell(tip, inner._replace(y=y + s.px(8)), SMALL, c.muted)
    y = _actions(s, inner._replace(y=y + s.px(10)), judged, along, wide_open=wide_open)
    if wide_open:
        y = _others(s, inner._replace(y=y + s.px(4)), story, judged)
    return y + s.px(14)


def _cost(s: DrawContext, box: Box, judged: JudgedDecision, path: Path) -> int:
    """What an answer cost, in words; returns the row under it."""
    text = cost_in_words(judged, path, s.language)
    return s.tell(text, box._replace(y=box.y + s.px(8)), SMALL, s.colours.muted) if text else box.y


def _actions(s: DrawContext, box: Box, judged: JudgedDecision, along: tuple[int, ...], *, wide_open: bool) -> int:
    """Try it again, what else could have been said, and the next of those that the player is led along."""
    left, right = box.x - s.px(12), box.right + s.px(12)
    x, y, row_h = left, box.y, 0
    again = Control(f"try:{judged.number - 1}", s.tr("Try that moment again"), TryFrom(judged.number - 1))
    buttons = [(again, "rewind")]
    if along:
        first = along[-1] == judged.number
        label = s.tr("Back to the first of them") if first else s.tr("To the next of them")
        buttons.insert(0, (Control("led_on", label, ShowDecisions(along)), "up" if first else "next"))
    if judged.others:
        label = s.tr("Hide the other answers") if wide_open else s.tr("What else you could have said")
        others = Control(f"others:{judged.number}", label, ToggleOthers(judged.number))
        buttons.append((others, "up" if wide_open else "down"))
    for control, icon in buttons:
        width = min(button_size(s, control.name, icon)[0], right - left)
        if x > left and x + width > right:
            x, y, row_h = left, y + row_h, 0
        height = button_height(s, control.name, width, icon)
        button(s, Box(x, y, width, height), control, "quiet", icon)
        x, row_h = x + width + s.px(4), max(row_h, height)
    return y + row_h


def _others(s: DrawContext, box: Box, story: Story, judged: JudgedDecision) -> int:
    """Every other option that was open, with all that is known about it; the best of them first."""
    c, y = s.colours, box.y
    for path in judged.others:
        top = y
        inner = Box(box.x + s.px(16), y + s.px(4), box.w - s.px(16), 0)
        head = [*(grade_chip(s, story, judged, path) if judged.at_stake else []), *listener_chip(s, story, path)]
        y = chips(s, inner, head) + (s.px(4) if head else 0)
        y = s.tell(story.sayable(s, path), inner._replace(y=y), SMALL_STRONG, c.ink)
        y = answered(s, inner._replace(y=y), story, path.answer[:LINES])
        if path.why:
            y = s.tell(fill(path.why, story.words), inner._replace(y=y + s.px(4)), SMALL, c.ink)
        moved = move_chips(s, story, judged.before, path.meters)
        marks = [*tag_chips(s, story, judged, path), *moved, *money_chip(s, story, path)]
        y = chips(s, inner._replace(y=y + s.px(8)), marks)
        y = _cost(s, inner._replace(y=y - s.px(2)), judged, path)
        best = path.grade == "best"
        line = story.praise(c)[0] if best else c.line
        s.canvas.panel(Box(box.x, top + s.px(4), s.px(3), y - top - s.px(4)), line, s.px(1))
        y += s.px(16)
    return y
