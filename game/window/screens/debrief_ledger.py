"""Draws the ledger of a call: what each decision cost in money, and what all of them came to."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.spending import LedgerLine, ledger_told
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, FIGURE, HEADING, STRONG
from game.window.screens.debrief_story import Story
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.widgets import badge, section


def ledger(s: DrawContext, box: Box, story: Story) -> int:
    """The ledger under its heading; nothing where nothing in the scene costs money. Returns the row under it."""
    told = ledger_told(story.debrief, story.words, s.language)
    if told is None:
        return box.y
    y = section(s, box, s.tr("What you spent"))
    if not told.lines:
        return s.tell(told.sentence, box._replace(y=y - s.px(4)), BODY, s.colours.muted) + s.px(12)
    with s.measured():
        end = _sheet(s, box._replace(y=y), told.lines, told.total)
    s.panel(Box(box.x, y, box.w, end - y), s.colours.card, radius=16, border=s.colours.line)
    return _sheet(s, box._replace(y=y), told.lines, told.total) + s.px(12)


def _sheet(s: DrawContext, box: Box, lines: Sequence[LedgerLine], total: str) -> int:
    """The lines, and the sum between rules, as an account book has it; returns the row under it."""
    c, pad = s.colours, s.px(20 if s.wide else 14)
    column = max(*(s.width(line.amount, STRONG) for line in lines), s.width(total, HEADING)) + s.px(4)
    inner = Box(box.x + pad, box.y + s.px(14), box.w - 2 * pad, 0)
    beside = inner.w - column >= s.px(230 * s.look.text)
    y = inner.y
    for line in lines:
        y = _line(s, inner._replace(y=y), line, column if beside else 0) + s.px(12)
    _rule(s, inner.right - column, y, column)
    y += s.px(8)
    label, under = s.tr("In all"), max(0, (s.line_height(HEADING) - s.line_height(STRONG)) // 2)
    s.write(label, inner._replace(y=y + under, w=max(0, inner.w - column - s.px(12))), STRONG, c.muted)
    end = s.write(total, Box(inner.right - column, y, column, 0), HEADING, c.ink, align="right")
    s.say(f"{label}: {total}", inner._replace(y=y, h=end - y))
    for below in (s.px(4), s.px(8)):
        _rule(s, inner.right - column, end + below, column)
    return end + s.px(24)


def _rule(s: DrawContext, x: int, y: int, width: int) -> None:
    s.canvas.panel(Box(x, y, width, max(1, s.px(1.5))), s.colours.edge, 0)


def _line(s: DrawContext, box: Box, line: LedgerLine, column: int) -> int:
    """A decision's number, what was said, and the amount: at the right in a column of that width, or under it."""
    c = s.colours
    side = max(s.px(30), s.line_height(FIGURE) + s.px(4))
    place = Box(box.x, box.y, side, side)
    badge(s, place, str(line.number), c.ink, c.sunk)
    left = place.right + s.px(12)
    room = box.right - left - (column + s.px(20) if column else 0)
    top = box.y + max(0, (side - s.line_height(BODY)) // 2)
    y = s.write(line.said, Box(left, top, room, 0), BODY, c.ink)
    if column:
        y = max(y, s.write(line.amount, Box(box.right - column, top, column, 0), STRONG, c.ink, align="right"))
    else:
        y = s.write(line.amount, Box(left, y + s.px(2), room, 0), STRONG, c.ink, align="right")
    told = s.tr("Decision {number}", number=line.number)
    s.say(f"{told}: {line.said} {line.amount}", Box(box.x, box.y, box.w, y - box.y))
    return max(y, place.bottom)
