"""The log: everything that has been said in this conversation."""

from __future__ import annotations

from game.session import Entry
from game.session.phrases import name_of
from game.story.model import NARRATOR, YOU, Scene
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG
from game.window.commands import Ask, Command
from game.window.requests import Close, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay


class LogScreen(Screen):
    """Laid over the conversation."""

    covers = False

    def __init__(self, scene: Scene, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        self.scene = scene
        self.entries = entries

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        return self.back() if spot in ("close", "close!") else ()

    def answer(self, command: Command) -> Requests:
        """L closes it too."""
        return self.back() if command == Ask("log") else super().answer(command)

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def go_on(self) -> Requests:
        """Enter."""
        return self.back()

    def paint(self, s: DrawContext) -> None:
        """A panel, scrolled to what was said last."""
        overlay(s, width=760, title=s.tr("What has been said"), draw=self._entries, close=s.tr("Close"), to_end=True)

    def _entries(self, s: DrawContext, box: Box) -> int:
        c, y = s.colours, box.y
        if not self.entries:
            return s.write(s.tr("Nothing yet."), box, BODY, c.muted)
        speaker = ""
        for entry in self.entries:
            at = box._replace(y=y)
            match entry.speaker:
                case "note":
                    side = round(s.size(SMALL) * 1.2)
                    s.icon("note", Box(at.x, y + s.px(2), side, side), c.gold_ink)
                    y = s.write(entry.text, Box(at.x + side + s.px(8), y, at.w - side - s.px(8), 0), SMALL, c.gold_ink)
                case "silence":
                    y = s.write(s.tr("You said nothing."), at, BODY, c.muted)
                case who if who == NARRATOR:
                    y = s.write(entry.text, at, BODY, c.muted)
                case who:
                    if who != speaker:
                        colour = c.head if who == YOU else c.heart
                        y = s.write(
                            name_of(self.scene, who, s.language), at._replace(y=y + s.px(4)), SMALL_STRONG, colour
                        )
                    y = s.write(entry.text, at._replace(y=y), BODY, c.ink)
            speaker = entry.speaker
            y += s.px(8)
        return y
