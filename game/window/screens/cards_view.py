"""Draws what the player may say: the cards, the clock that runs for them, and the ways on where there is no card."""

from __future__ import annotations

from game.session.phrases import addressed, card, sentence
from game.story.engine import Offer
from game.story.model import LISTEN, fill
from game.window.actions import OpenPlace, PressOn, TakeOption
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, STRONG
from game.window.screens.talk_view import WordsView
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, button, button_height, button_size, pressable


def options(s: DrawContext, box: Box, shown: WordsView) -> int:
    """The options as numbered cards; returns the row under the last."""
    cutting = shown.narration.cuttable
    y = _cut_in_heading(s, box) + s.px(8) if cutting else box.y
    y = countdown(s, box._replace(y=y), shown)
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
    text = card(offer.option, narration.words, s.language)
    side = max(s.px(32), s.line_height(STRONG) + s.px(4))
    pad = s.px(12)
    inner_w = box.w - side - 3 * pad
    text_h = s.height(text, BODY, inner_w)
    whom = addressed(offer.option, narration.scene, s.language)
    whom_h = s.height(whom, SMALL, inner_w)
    reason = "" if offer.is_open else sentence(fill(s.language.say(offer.reason), narration.words))
    lock = round(s.size(SMALL))
    reason_h = s.height(reason, SMALL, inner_w - lock - s.px(6))
    height = max(s.px(56), s.least, whom_h + text_h + reason_h + 2 * s.px(12), side + 2 * s.px(10))
    place = Box(box.x, box.y, box.w, height)
    state = TargetState(reason, number=number, of=many)
    name = s.tr("{to}: {text}", to=whom, text=text) if whom else text
    control = Control(f"option:{offer.id}", name, TakeOption(offer.id), "option", state, number if number <= 9 else 0)
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
    y = place.y + (height - whom_h - text_h - reason_h) // 2
    if whom:
        y = s.write(whom, Box(x, y, inner_w, 0), SMALL, c.muted)
    y = s.write(text, Box(x, y, inner_w, 0), BODY, c.ink if offer.is_open else c.muted)
    if reason:
        s.icon("lock", Box(x, y + (s.line_height(SMALL) - lock) // 2, lock, lock), c.muted)
        s.write(reason, Box(x + lock + s.px(6), y, inner_w - lock - s.px(6), 0), SMALL, c.muted)
    return place.bottom


def stuck(s: DrawContext, box: Box) -> int:
    """Where no option is open: the author left no way on, so the way is back; returns the row under it."""
    y = s.tell(s.tr("There is nothing to say here: the scene leaves no way on."), box, BODY, s.colours.ink) + s.px(10)
    label = s.tr("Back to a decision")
    width = min(box.w, button_size(s, label, "rewind")[0])
    place = Box(box.x, y, width, button_height(s, label, width, "rewind"))
    button(s, place, Control("rewind", label, OpenPlace("rewind")), "plain", "rewind")
    return place.bottom


def countdown(s: DrawContext, box: Box, shown: WordsView) -> int:
    """How long nobody may say anything, in words; returns the row under it."""
    if shown.limit is None or (shown.limit.option == LISTEN and not shown.unseen):
        return box.y
    left = max(0, int(shown.left + 0.999))
    text = s.trn("{number} second to answer", "{number} seconds to answer", left)
    if shown.unseen:
        text = s.tr("The time begins when you have seen everything.")
    side = round(s.size(SMALL) * 1.1)
    s.icon("clock", Box(box.x + s.px(2), box.y + s.px(2), side, side), s.colours.muted)
    x = box.x + side + s.px(8)
    end = s.write(text, Box(x, box.y, box.right - x, 0), SMALL, s.colours.muted)
    about = "waits" if shown.unseen else "clock"
    s.say(s.tr("Time to answer"), Box(x, box.y, box.right - x, end - box.y), text, about=about)
    return end + s.px(10)


def clock_bar(s: DrawContext, box: Box, shown: WordsView) -> None:
    """How much of the time is left, as a thin bar that is in sight wherever the cards are scrolled to."""
    if shown.limit is None:
        return
    c, height = s.colours, s.px(4)
    rail = Box(box.x, box.y, box.w, height)
    s.canvas.panel(rail, c.sunk, height // 2)
    share = max(0.0, min(1.0, shown.left / shown.limit.seconds))
    colour = c.gold if shown.limit.option == LISTEN else c.muted
    s.canvas.panel(rail._replace(w=round(rail.w * share)), colour, height // 2)


def the_end(s: DrawContext, box: Box, *, more: bool) -> int:
    """The way on to the debrief, or to what comes next in the shift; returns the row under it."""
    y = s.tell(s.tr("The conversation is over."), box, SMALL, s.colours.muted) + s.px(10)
    label = s.tr("On with the shift") if more else s.tr("See how it went")
    width = min(box.w, button_size(s, label, "next")[0])
    place = Box(box.x, y, width, button_height(s, label, width, "next"))
    button(s, place, Control("end", label, PressOn()), "primary", "next")
    return place.bottom
