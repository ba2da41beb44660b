"""Draws the line worth keeping, which its author wrote for this call."""

from __future__ import annotations

from game.session.phrases import worth_keeping
from game.window.canvas.boxes import Box
from game.window.canvas.theme import HEADING, SMALL_STRONG
from game.window.screens.debrief_story import Story
from game.window.widgets.draw_context import DrawContext


def kept_line(s: DrawContext, box: Box, story: Story) -> int:
    """The line in a panel of its own; nothing where the scene has none. Returns the row under it."""
    if not story.scene.keep:
        return box.y
    box = box._replace(y=box.y - s.px(4))
    with s.measured():
        end = _kept(s, box, story)
    s.panel(Box(box.x, box.y, box.w, end - box.y), s.colours.card, radius=16, border=s.colours.line)
    s.canvas.panel(Box(box.x, box.y + s.px(14), s.px(5), end - box.y - s.px(28)), s.colours.gold, s.px(2))
    return _kept(s, box, story) + s.px(20)


def _kept(s: DrawContext, box: Box, story: Story) -> int:
    pad = s.px(28 if s.wide else 18)
    inner = Box(box.x + pad, box.y + s.px(14), box.w - 2 * pad, 0)
    y = s.tell(s.tr("A line to keep"), inner, SMALL_STRONG, s.colours.gold_ink) + s.px(4)
    line = worth_keeping(story.scene, story.words, s.language)
    return s.tell(line, inner._replace(y=y), HEADING, s.colours.ink) + s.px(16)
