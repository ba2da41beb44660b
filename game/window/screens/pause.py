"""The pause menu of a conversation."""

from __future__ import annotations

from game.session.phrases import to_recorded
from game.window.actions import Action, LeaveTalk, OpenedPlace, OpenPlace, PressOn, ResumeRecorded, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL
from game.window.commands import Ask, Command, Help
from game.window.requests import At, BackToRecord, Leave, Log, Notes, Place, Requests, Rewind, Sound, Swap
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, stack
from game.window.widgets.targets import Control


class PauseScreen(OverlayScreen):
    """Laid over the conversation; while it is there, no time passes."""

    wide = 440

    def __init__(self, rewind: Rewind, log: Log, notes: Notes, *, kept: bool, recorded: int | None = None) -> None:
        super().__init__()
        self.rewind = rewind
        self.log = log
        self.notes = notes
        self.kept = kept
        self.recorded = recorded
        """After how many decisions the recorded call waits, of which this is practice."""

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Paused")

    def close(self, s: DrawContext) -> str:
        """What closing it is called."""
        return s.tr("Go on")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PressOn() | StepBack():
                return self.back()
            case OpenPlace(place):
                return self._swap(place)
            case ResumeRecorded():
                return (BackToRecord(), Sound("press"))
            case LeaveTalk():
                return (Leave(), Sound("press"))
        return ()

    def answer(self, command: Command) -> Requests:
        """The letters work here too."""
        match command:
            case Ask("log" | "notes" | "rewind" as place):
                return self._swap(place) if place != "rewind" or self.rewind.said else ()
            case Help():
                return self._swap("help")
        return super().answer(command)

    def _swap(self, name: OpenedPlace) -> Requests:
        """Something else in stead of this menu."""
        place: Place
        match name:
            case "log":
                place = self.log
            case "notes":
                place = self.notes
            case "rewind":
                place = self.rewind
            case _:
                place = At(name)
        return (Swap(place), Sound("open"))

    def content(self, s: DrawContext, box: Box) -> int:
        """The buttons, and what becomes of what was said."""
        buttons = [Button(Control("resume", s.tr("Go on"), PressOn()), "play", "primary")]
        if self.recorded is not None:
            buttons.append(Button(Control("recorded", to_recorded(s.language), ResumeRecorded()), "back"))
        if self.rewind.said:
            buttons.append(Button(Control("rewind", s.tr("Back to a decision"), OpenPlace("rewind")), "rewind"))
        buttons += [
            Button(Control("log", s.tr("What has been said"), OpenPlace("log")), "log"),
            Button(Control("notes", s.tr("Case notes"), OpenPlace("notes")), "note"),
        ]
        if not s.public:
            buttons += [
                Button(Control("settings", s.tr("Settings"), OpenPlace("settings")), "gear"),
                Button(Control("help", s.tr("Keys"), OpenPlace("help")), "keys"),
            ]
        buttons.append(Button(Control("leave", s.tr("Leave"), LeaveTalk()), "leave"))
        y = stack(s, box, buttons)
        told = s.tr("Nothing is being kept: when you leave, this conversation is gone.")
        if self.kept:  # whoever plays in public may never come back
            later = s.tr("What you have said is kept. You can go on later.")
            told = s.tr("What you have said is kept.") if s.public else later
        return s.tell(told, box._replace(y=y + s.px(2)), SMALL, s.colours.muted)
