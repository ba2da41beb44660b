"""Draws what a debrief leads with: how it ended, what was missing to pass, the tally, the score, the turning point."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.customs import money
from game.session.missing import how_it_was_passed
from game.session.verdict import TallyPart, ending_told, score_of, tally
from game.window.actions import ShowDecisions
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, DISPLAY, HEADING, SMALL, SMALL_STRONG, STRONG, TITLE, Colour
from game.window.screens.debrief_story import Story, reason
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import Chip, chips, pressable


def lead(s: DrawContext, box: Box, story: Story, height: int) -> int:
    """The panel at the head of a debrief, of a height if that is known (0 if not); returns the row under it."""
    end = box.y + height
    if not height:
        with s.measured():
            end = _lead(s, box, story)
    s.panel(Box(box.x, box.y, box.w, end - box.y), s.colours.card, radius=20, border=s.colours.line, lip=True)
    return _lead(s, box, story)


def _lead(s: DrawContext, box: Box, story: Story) -> int:
    c, d, pad = s.colours, story.debrief, s.px(28 if s.wide else 18)
    inner = Box(box.x + pad, box.y + s.px(20), box.w - 2 * pad, 0)
    figure, of = score_of(d, s.language)
    score_w = max(s.width(figure, DISPLAY), s.width(of, SMALL)) + s.px(8) if figure else 0
    beside = inner.w >= s.px(520 * s.look.text)
    room = inner.w - (score_w + s.px(20) if beside and figure else 0)
    y = chips(s, inner._replace(w=room), _marks(s, story)) + s.px(10)
    title, text = ending_told(d, story.words, s.language)
    style = TITLE if s.roomy > 420 and s.airy > 420 else HEADING
    y = s.tell(title, inner._replace(y=y, w=room), style, c.ink) + s.px(4)
    y = s.tell(text, inner._replace(y=y, w=room), BODY, c.ink)
    y = _passage(s, inner._replace(y=y, w=room), story)
    if figure and beside:
        at = Box(inner.right - score_w, box.y + s.px(22), score_w, 0)
        under = s.write(figure, at, DISPLAY, _ink(s, story), align="right")
        under = s.write(of, at._replace(y=under), SMALL, c.muted, align="right")
        s.say(s.tr("Score {points} {of}", points=figure, of=of), at._replace(h=under - at.y))
        y = max(y, under)
    elif figure:
        told = s.tr("Score {points} {of}", points=figure, of=of)
        y = s.tell(told, inner._replace(y=y + s.px(8)), STRONG, _ink(s, story))
    parts = tally(d, s.language)
    if parts:
        y = _tally(s, inner._replace(y=y + s.px(14)), story, parts)
    return y + s.px(20)


def _ink(s: DrawContext, story: Story) -> Colour:
    """A score that does not pass stands in plain ink."""
    return s.colours.good if story.debrief.passed else s.colours.ink


def _marks(s: DrawContext, story: Story) -> list[Chip]:
    """Whether it passed, and whether it was practice."""
    c, d = s.colours, story.debrief
    if d.passed:
        marks = [Chip(s.tr("Passed"), "check", c.good, c.good_tint)]
    elif d.outcome == "lost":
        marks = [Chip(s.tr("Not passed this time"), "close", c.bad, c.heart_tint)]
    else:
        marks = [Chip(s.tr("Not passed this time"), "again", c.gold_ink, c.gold_tint)]
    if story.practice:
        marks.append(Chip(s.tr("Practice"), "rewind", c.gold_ink, c.gold_tint))
    if d.spending is not None and d.spending.spent:
        spent = money(d.spending.total, d.spending.currency, s.language)
        marks.append(Chip(s.tr("Spent: {amount}", amount=spent), "coins", c.ink, c.sunk))
    return marks


def _passage(s: DrawContext, box: Box, story: Story) -> int:
    """What was missing to pass, each with a cross, or what it took, with a tick; returns the row under it."""
    told = how_it_was_passed(story.debrief, story.scene, story.conversation.state, story.skills, s.language)
    y = box.y
    if not told.parts:
        return y
    c, side = s.colours, round(s.size(SMALL_STRONG) * 0.95)
    icon, ink = ("check", c.good) if story.debrief.passed else ("close", c.bad)
    y = s.tell(told.title, box._replace(y=y + s.px(12)), SMALL_STRONG, c.muted) + s.px(2)
    for text in told.parts:
        s.icon(icon, Box(box.x, y + (s.line_height(STRONG) - side) // 2, side, side), ink)
        x = box.x + side + s.px(10)
        y = s.tell(text, Box(x, y, box.right - x, 0), STRONG, c.ink)
    return y


def _tally(s: DrawContext, box: Box, story: Story, parts: Sequence[TallyPart]) -> int:
    """The tally, each part a press that leads to its decisions; returns the row under it."""
    x, y, gap = box.x, box.y, s.px(10)
    height = max(s.least, s.line_height(SMALL_STRONG) + s.px(20))
    side = round(s.size(SMALL_STRONG) * 0.95)
    for part in parts:
        icon, ink, ground = _mark_of(s, story, part)
        width = min(box.w, s.width(part.text, SMALL_STRONG) + side + s.px(38))
        if x > box.x and x + width > box.right:
            x, y = box.x, y + height + gap
        place = Box(x, y, width, height)
        name = s.tr("{tally}: show them", tally=part.text)
        pressable(
            s, place, Control(f"tally:{part.grade}", name, ShowDecisions(part.numbers)), ground, ground, radius=12
        )
        s.icon(icon, Box(x + s.px(14), y + (height - side) // 2, side, side), ink)
        top = y + (height - s.line_height(SMALL_STRONG)) // 2
        s.write(part.text, Box(x + side + s.px(22), top, width - side - s.px(26), 0), SMALL_STRONG, ink)
        x += width + gap
    return y + height


def _mark_of(s: DrawContext, story: Story, part: TallyPart) -> tuple[str, Colour, Colour]:
    """The icon, ink and ground of a part of the tally."""
    c = s.colours
    ink, ground = story.praise(c)
    match part.grade:
        case "best":
            return ("star" if story.debrief.passed else "check"), ink, ground
        case "good":
            return "check", ink, ground
        case "slip":
            return "fall", c.gold_ink, c.gold_tint
        case "mistake":
            return "fall", c.bad, c.heart_tint
        case "blunder":
            return "close", c.bad, c.heart_tint
    return "minus", c.muted, c.sunk


def turning_point(s: DrawContext, box: Box, story: Story) -> int:
    """Where it turned: what was said, why it cost so much, and what was better; returns the row under it."""
    if story.debrief.turning_point is None:
        return box.y
    with s.measured():
        end = _turning(s, box, story)
    number = story.debrief.decisions[story.debrief.turning_point].number
    place = Box(box.x, box.y, box.w, end - box.y)
    control = Control("turning", s.tr("The turning point: decision {number}", number=number), ShowDecisions((number,)))
    pressable(s, place, control, s.colours.card, s.colours.line, radius=16, lip=False)
    s.canvas.panel(Box(box.x, box.y + s.px(14), s.px(5), end - box.y - s.px(28)), s.colours.bad, s.px(2))
    return _turning(s, box, story)


def _turning(s: DrawContext, box: Box, story: Story) -> int:
    c, pad = s.colours, s.px(28 if s.wide else 18)
    judged = story.debrief.decisions[story.debrief.turning_point or 0]
    inner = Box(box.x + pad, box.y + s.px(14), box.w - 2 * pad, 0)
    label = s.tr("The turning point: decision {number}", number=judged.number)
    y = s.write(label, inner, SMALL_STRONG, c.bad) + s.px(2)
    y = s.tell(story.said(s, judged.taken), inner._replace(y=y), STRONG, c.ink)
    y = reason(s, inner._replace(y=y), story, judged.taken.why)
    better = s.tr("Better: {option}", option=story.sayable(s, judged.best))
    return s.tell(better, inner._replace(y=y + s.px(8)), SMALL_STRONG, c.head) + s.px(14)
