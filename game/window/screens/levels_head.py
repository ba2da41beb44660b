"""What stands over the levels: who plays, how far they are in the course, and the conversation that was left."""

from __future__ import annotations

from game.session import Left, LevelsPage
from game.session.phrases import left_off, to_recorded
from game.story.language import Language
from game.window.actions import PlayAgain, ResumeLeft, ResumeRecorded
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG, STRONG
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import bar, button_size


def to_go(page: LevelsPage, language: Language) -> str:
    """What stands at the end of the way: how many levels are still to be passed."""
    left = page.levels - page.passed
    if not left:
        return language.tr("The whole course, passed")
    return language.trn("{number} level to go", "{number} levels to go", left)


def progress(s: DrawContext, box: Box, page: LevelsPage) -> int:
    """Who plays, and how far they are in the course."""
    c, levels = s.colours, page.levels
    hello = s.tr("Hello {name}.", name=page.player)
    if not levels:
        return s.tell(hello, box, BODY, c.muted)
    told = s.trn("{passed} of {number} level passed", "{passed} of {number} levels passed", levels,
                 passed=page.passed)  # fmt: skip
    wide = s.width(told, SMALL_STRONG)
    beside = s.width(hello, BODY) + wide + s.px(24) <= box.w
    y = s.tell(hello, box._replace(w=box.w - wide - s.px(24)) if beside else box, BODY, c.muted)
    if beside:
        drop = max(0, s.line_height(BODY) - s.line_height(SMALL_STRONG)) // 2
        line = Box(box.right - wide, box.y + drop, wide, s.line_height(SMALL_STRONG))
        s.tell(told, line, SMALL_STRONG, c.head)
    else:
        y = s.tell(told, box._replace(y=y), SMALL_STRONG, c.head)
    rail = Box(box.x, y + s.px(6), box.w, s.px(8))
    bar(s, rail, page.passed / levels, c.good, c.line)
    return rail.bottom


def left_off_panel(s: DrawContext, box: Box, left: Left) -> int:
    """The conversation that was left, and the ways on with it."""
    c, pad = s.colours, s.px(20)
    inner = Box(box.x + pad, box.y + s.px(16), box.w - 2 * pad, 0)
    told = left_off(left.title, left.taken, s.language, practice=left.practice)
    on = s.tr("Go on practising") if left.practice else s.tr("Go on")
    buttons = [
        Button(Control("go_on", on, ResumeLeft()), "play", "primary"),
        *([Button(Control("recorded", to_recorded(s.language), ResumeRecorded()), "back")] if left.recorded else []),
        Button(Control("again", s.tr("Start it again"), PlayAgain()), "again"),
    ]
    place = Box(box.x, box.y, box.w, 0)
    sizes = [button_size(s, each.control.name, each.icon) for each in buttons]
    wide, high = sum(width for width, _ in sizes) + s.px(12), max(height for _, height in sizes)
    if s.width(told, STRONG) + s.px(24) + wide <= inner.w:  # all on one row
        place = place._replace(h=high + s.px(24))
        s.panel(place, c.gold_tint, radius=18)
        s.tell(told, inner._replace(y=place.y + (place.h - s.line_height(STRONG)) // 2), STRONG, c.ink)
        row(s, Box(inner.right - wide, place.y + s.px(12), wide, 0), buttons)
        return place.bottom
    text_h = s.height(told, STRONG, inner.w)
    with s.measured():
        bottom = row(s, inner._replace(y=inner.y + text_h + s.px(14)), buttons) + s.px(18)
    s.panel(place._replace(h=bottom - box.y), c.gold_tint, radius=18)
    y = s.tell(told, inner, STRONG, c.ink) + s.px(14)
    return row(s, inner._replace(y=y), buttons) + s.px(18)
