"""Text that the player writes: letters come and go, and it is drawn with what an input method puts together."""

from __future__ import annotations

from game.letters import clusters, is_written, runs_right_to_left
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.widgets.draw_context import DrawContext


def with_typed(before: str, typed: str, most: int) -> str:
    """A text with what was typed after it: no more than ``most`` characters, nothing that cannot be seen."""
    kept = "".join(filter(is_written, typed))
    return (before + kept).lstrip()[:most]


def without_last(before: str) -> str:
    """A text without its last letter: the letter with all its marks, as the reader sees it."""
    return "".join(clusters(before)[:-1])


def draw_writing(s: DrawContext, box: Box, text: str, *, caret: bool) -> None:
    """Draw a line that is being written, in the middle of the height of its box; its end is what is seen of it.

    Args:
        s: what to draw on.
        box: the field, inside.
        text: what has been written. What an input method puts together stands underlined after it.
        caret: whether the caret is seen just now.
    """
    c, high = s.colours, s.line_height(BODY)
    at = Box(box.x, box.y + (box.h - high) // 2, box.w, high)
    text = _end(s, text, box.w - s.px(6))
    whole = text + s.composed
    written, width = s.width(text, BODY), s.width(whole, BODY)
    shift = min(0, box.w - width - s.px(4))
    leftward = runs_right_to_left(whole)
    with s.canvas.clipped(box.inset(-s.px(4), 0)):
        if whole:
            s.words(whole, at._replace(x=at.x + shift, w=width), BODY, c.ink)
        if s.composed:
            x = at.x + shift + (0 if leftward else written)
            s.canvas.fill(Box(x, at.bottom - s.px(3), width - written, s.px(2)), c.head)
        x = at.x + shift + (0 if leftward and whole else width)
        place = Box(x - s.px(3) if leftward and whole else x + s.px(2), at.y + s.px(3), s.px(2), at.h - s.px(6))
        s.canvas.caret = place
        if caret:
            s.canvas.fill(place, c.head)


def _end(s: DrawContext, text: str, room: int) -> str:
    """As much of the end of a text as has room before what is put together now."""
    if s.width(text + s.composed, BODY) < room:
        return text
    letters = clusters(text)
    ends = ("".join(letters[at:]) for at in range(1, len(letters)))
    return next((end for end in ends if s.width(end + s.composed, BODY) < room), "")
