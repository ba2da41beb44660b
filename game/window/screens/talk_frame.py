"""Draws what stands round the words of a conversation: the stage with its plate, the title, the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.session import Narration
from game.session.hearing import captioned
from game.window.actions import OpenPlace
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SMALL_STRONG, SUBHEADING
from game.window.commands import Ask, Back, Command, Help
from game.window.screens.acting import Actor
from game.window.screens.gauges import Gauge
from game.window.screens.stage_view import draw_plate, draw_stage, plate_height
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.keycaps import key_label, prompted, prompted_size
from game.window.widgets.targets import Control


@dataclass(slots=True)
class FrameView:
    """What stands round the words; ``actors`` are who is there, from left to right."""

    narration: Narration
    actors: Sequence[Actor]
    gauges: Sequence[Gauge]
    practice: bool
    captions: tuple[str, ...] = ()
    """What is heard beside the words, the latest last."""
    curtain: float = 0.0
    """How much of the stage is still hidden after a change of place, 0-1."""


def frame(s: DrawContext, stage: Box, words: Box, shown: FrameView) -> int:
    """The stage with its plate, and the buttons; returns the row under which the words begin."""
    narration, gauges = shown.narration, shown.gauges
    character = narration.scene.character(narration.speaker) if narration.stage.present else None
    name, role = (character.name, character.role) if character else ("", "")
    s.say(narration.scene.title, words, s.tr("Practice") if shown.practice else "")
    s.say(name, stage, role)
    for gauge in gauges:
        s.say(gauge.name, stage, gauge.heard(s.language), about=f"gauge:{gauge.name}")
    gap = s.px(16 if s.wide else 10)
    width = stage.w - 2 * gap
    if not s.wide or plate_height(s, width, name, role, gauges) > stage.h * 0.5:
        role = ""
    if not s.wide and plate_height(s, width, name, role, gauges) > stage.h * 0.55:
        name = ""
    height = plate_height(s, width, name, role, gauges)
    if s.wide:
        draw_stage(s, stage, narration.scenery.place, shown.actors, height + gap, shown.curtain)
        draw_plate(s, Box(stage.x + gap, stage.bottom - height - gap, width, height), name, role, gauges)
        _captions(s, Box(stage.x + gap, 0, width, stage.bottom - height - 2 * gap), shown.captions)
        return _header(s, words, shown)
    covered = min(height // 2, s.px(64))
    draw_stage(s, stage, narration.scenery.place, shown.actors, covered, shown.curtain)
    draw_plate(s, Box(stage.x + gap, stage.bottom - covered, width, height), name, role, gauges)
    _buttons(s, Box(stage.x + gap, gap, width, 0), len(narration.notes), words_too=False, floating=True)
    top = gap + s.least
    _captions(s, Box(stage.x + gap, top, width, stage.bottom - covered - gap - top), shown.captions)
    return stage.bottom - covered + height + s.px(14)


def _captions(s: DrawContext, box: Box, captions: tuple[str, ...]) -> None:
    """What is heard beside the words, as a subtitle at the foot of the stage; it moves nothing.

    Where there is no room for all, the latest alone is told; for that, what is over the box makes way.
    """
    if not captions:
        return
    pad = s.px(8)
    text = captioned(captions, s.language)
    if s.height(text, SMALL, box.w - 2 * pad) + pad > box.h:
        text = captioned(captions[-1:], s.language)
    height = s.height(text, SMALL, box.w - 2 * pad)
    width = max(s.width(line, SMALL) for line in s.lines(text, SMALL, box.w - 2 * pad))
    top = max(0, box.bottom - height - pad)
    place = Box(box.x + (box.w - width) // 2 - pad, top, width + 2 * pad, height + pad)
    s.panel(place, s.colours.ink, radius=8)
    s.target(Control("caption", text, None, "text"), place)
    s.write(text, Box(place.x + pad, top + pad // 2, width, height), SMALL, s.colours.ground, align="centre")


def _header(s: DrawContext, words: Box, shown: FrameView) -> int:
    top = s.px(16)
    notes = len(shown.narration.notes)
    room = _buttons(s, Box(words.x, top, words.w, 0), notes, words_too=s.roomy >= 1000, floating=False)
    height = s.least
    title = shown.narration.scene.title
    if s.width(title, SUBHEADING) <= room:
        y = top + (height - s.line_height(SUBHEADING)) // 2
        if shown.practice and s.airy > 500:
            y -= s.line_height(SMALL_STRONG) // 2
        y = s.write(title, Box(words.x, y, room, 0), SUBHEADING, s.colours.muted)
        if shown.practice and s.airy > 500:
            s.write(s.tr("Practice"), Box(words.x, y, room, 0), SMALL_STRONG, s.colours.gold_ink)
    return top + height + s.px(6)


def _buttons(s: DrawContext, box: Box, notes: int, *, words_too: bool, floating: bool) -> int:
    """Menu, keys, notes and log, from the right; returns how much room is left of them."""
    x = box.right
    keys = () if s.public else ((Control("help", s.tr("Keys"), OpenPlace("help")), "keys", "", Help("key")),)
    rows: tuple[tuple[Control, str, str, Command], ...] = (
        (Control("menu", s.tr("Pause"), OpenPlace("pause")), "pause", "", Back()),
        *keys,
        (Control("log", s.tr("Log"), OpenPlace("log")), "log", "", Ask("log")),
        (
            Control("notes", s.tr("Notes") + (f" {notes}" if notes else ""), OpenPlace("notes")),
            "note",
            str(notes) if notes else "",
            Ask("notes"),
        ),
    )
    for control, icon, short, command in rows:
        text = control.name if words_too and not s.hands.pad else short
        if control.id == "help":  # its key says it, in fewer letters
            text = key_label(s, command) if words_too else ""
        width, height = prompted_size(s, text, icon, command, SMALL_STRONG)
        x -= width
        place = Box(x, box.y, width, height)
        if floating:
            s.panel(place, s.colours.card, radius=12, border=s.colours.line)
        prompted(s, place, control, icon, text, command)
        x -= s.px(8 if floating else 4)
    return x - box.x
