"""Draws a text as far as it has been typed: its lines stand where they will, and the last is cut where typing is."""

from __future__ import annotations

from game.letters import MARKS, runs_right_to_left
from game.window.canvas.boxes import Box
from game.window.canvas.theme import Style
from game.window.widgets.draw_context import DrawContext


def draw_typed(s: DrawContext, box: Box, text: str, typed: float, style: Style) -> int:
    """Draw the first ``typed`` characters of a text broken to the width of a box; returns the row under their last."""
    height = s.line_height(style)
    y, at = box.y, 0
    for line in s.lines(text, style, box.w):
        at = max(at, text.find(line.strip(MARKS), at))
        here = int(typed) - at
        if here <= 0:
            break
        at += len(line)
        whole = s.width(line, style)
        width = whole if here >= len(line) else s.width(line[:here], style)
        left = box.x + whole - width if runs_right_to_left(line) else box.x
        with s.canvas.clipped(Box(left, y, width, height)):
            s.words(line, Box(box.x, y, whole, height), style, s.colours.ink)
        y += height
    return y
