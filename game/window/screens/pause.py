"""The pause menu of a conversation."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL
from game.window.commands import Ask, Command
from game.window.requests import At, Close, Leave, Log, Notes, Requests, Rewind, Sound, Swap
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay, stack


class PauseScreen(Screen):
    """Laid over the conversation; while it is there, no time passes."""

    covers = False

    def __init__(self, rewind: Rewind, log: Log, notes: Notes, *, kept: bool) -> None:
        super().__init__()
        self.rewind = rewind
        self.log = log
        self.notes = notes
        self.kept = kept

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        match spot:
            case "resume" | "close" | "close!":
                return self.back()
            case "rewind":
                return (Swap(self.rewind), Sound("open"))
            case "log":
                return (Swap(self.log), Sound("open"))
            case "notes":
                return (Swap(self.notes), Sound("open"))
            case "settings":
                return (Swap(At("settings")), Sound("open"))
            case "leave":
                return (Leave(), Sound("press"))
        return ()

    def answer(self, command: Command) -> Requests:
        """The letters work here too."""
        match command:
            case Ask("log"):
                return self.act("log")
            case Ask("notes"):
                return self.act("notes")
            case Ask("rewind") if self.rewind.said:
                return self.act("rewind")
        return super().answer(command)

    def back(self) -> Requests:
        """Escape: on with the conversation."""
        return (Close(), Sound("open"))

    def go_on(self) -> Requests:
        """Enter: on with the conversation."""
        return self.back()

    def paint(self, s: DrawContext) -> None:
        """A panel with buttons."""
        overlay(s, width=440, title=s.tr("Paused"), draw=self._buttons, close=s.tr("Go on"))

    def _buttons(self, s: DrawContext, box: Box) -> int:
        buttons = [("resume", s.tr("Go on"), "play", True)]
        if self.rewind.said:
            buttons.append(("rewind", s.tr("Back to a decision"), "rewind", False))
        buttons += [
            ("log", s.tr("What has been said"), "log", False),
            ("notes", s.tr("Case notes"), "note", False),
            ("settings", s.tr("Settings"), "gear", False),
            ("leave", s.tr("Leave"), "leave", False),
        ]
        y = stack(s, box, buttons)
        told = (
            s.tr("What you have said is kept. You can go on later.")
            if self.kept
            else s.tr("Nothing is being kept: when you leave, this conversation is gone.")
        )
        return s.write(told, box._replace(y=y + s.px(2)), SMALL, s.colours.muted)
