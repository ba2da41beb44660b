"""The log: everything that has been said in this conversation."""

from __future__ import annotations

from game.session import Entry
from game.session.phrases import name_of
from game.story.model import NARRATOR, YOU, Scene
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, STRONG
from game.window.commands import Ask
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext


class LogScreen(OverlayScreen):
    """Laid over the conversation, scrolled to what was said last."""

    opened_by = (Ask("log"),)
    wide = 760
    to_end = True

    def __init__(self, scene: Scene, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.scene = scene
        self.entries = entries

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("What has been said")

    def content(self, s: DrawContext, box: Box) -> int:
        """What was said, each speaker named once."""
        c, y = s.colours, box.y
        if not self.entries:
            return s.tell(s.tr("Nothing yet."), box, BODY, c.muted)
        speaker = ""
        for entry in self.entries:
            at, heard = box._replace(y=y), entry.text
            match entry.speaker:
                case "note":
                    side = round(s.size(SMALL) * 1.2)
                    s.icon("note", Box(at.x, y + s.px(2), side, side), c.gold_ink)
                    y = s.write(entry.text, Box(at.x + side + s.px(8), y, at.w - side - s.px(8), 0), SMALL, c.gold_ink)
                    heard = s.tr("Noted: {note}", note=entry.text)
                case "keep":
                    heard = s.tr("A line to keep: {text}", text=s.tr("“{text}”", text=entry.text))
                    y = s.write(heard, at, STRONG, c.gold_ink) + s.px(8)
                case "silence":
                    heard = s.tr("You said nothing.")
                    y = s.write(heard, at, BODY, c.muted)
                case who if who == NARRATOR:
                    y = s.write(entry.text, at, BODY, c.muted)
                case who:
                    name = name_of(self.scene, who, s.language)
                    if who != speaker:
                        colour = c.head if who == YOU else c.heart
                        y = s.write(name, at._replace(y=y + s.px(4)), SMALL_STRONG, colour)
                        heard = f"{name}: {entry.text}"
                    y = s.write(entry.text, at._replace(y=y), BODY, c.ink)
            s.say(heard, at._replace(h=y - at.y))
            speaker = entry.speaker
            y += s.px(8)
        return y
