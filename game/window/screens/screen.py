"""What all screens have in common: targets, settings, and answers to commands."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import Settings
from game.story.language import ENGLISH, Language
from game.window.actions import Action, UseField
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.commands import Adjust, Back, Command, Confirm, Help
from game.window.hands import Hands
from game.window.requests import At, Open, Place, Requests, Sound, Writing
from game.window.widgets.draw_context import MOST_PASSES, DrawContext, look_of
from game.window.widgets.hints import Hints
from game.window.widgets.targets import Targets
from game.window.widgets.text_field import TextField


class Screen:
    """One screen. It is given commands and time, answers with requests, and draws itself; that is all it does."""

    covers = True
    """Whether nothing can be seen of the screen that it lies over."""
    is_title = False
    """Whether it asks who is playing."""

    def __init__(self) -> None:
        self.targets = Targets()
        self.hints = Hints()
        self.settings = Settings({})
        self.language: Language = ENGLISH
        self.composed = ""
        """What an input method is putting together for its text field."""
        self.hands = Hands()
        """What the player plays with."""
        self.public = False
        """Whether it is shown to whoever comes by: then nothing on it leads to who has played, to files, or out."""
        self.place: Place | None = None
        """What it was opened as, over another screen."""
        self.occasion = 0
        """Which moment it is of those that it goes through: what can be answered then is read aloud anew."""
        self.stale = True
        """Whether it looks different from when it was drawn last."""

    @property
    def field(self) -> TextField | None:
        """Where letters go; None where they are keys like others."""
        return None

    @property
    def wants_press(self) -> bool:
        """Whether the next key or button is asked for as it is, whatever it means."""
        return False

    def hold(self, hands: Hands) -> None:
        """The player plays with that from now on."""
        self.hands = hands
        self.targets.by_keys, self.targets.marks_fields = hands.device, hands.has_no_letters

    def handle(self, command: Command) -> Requests:
        """Answer a command."""
        pressed, changed = self.targets.handle(command)
        self.stale = self.hints.point(command) or self.stale or changed
        if pressed is not None:
            self.stale = True
            if isinstance(pressed, UseField) and self.field is not None and self.hands.has_no_letters:
                label = next((target.name for target in self.targets.drawn if target.action == pressed), "")
                return (Open(Writing(label, self.field.text)), Sound("open"))
            return self.act(pressed)
        requests = self.answer(command)
        self.stale = self.stale or bool(requests)
        return requests

    def act(self, action: Action) -> Requests:  # noqa: ARG002 - what is pressed matters to those who have something
        """Something was pressed."""
        return ()

    def answer(self, command: Command) -> Requests:
        """A command that pressed nothing."""
        match command:
            case Back():
                self.stale = True
                return self.back()
            case Confirm():
                self.stale = True
                requests = self.go_on()
                if requests is None:
                    self.targets.mark()
                return requests or ()
            case Help():
                return (Open(At("help")), Sound("open"))
            case Adjust():
                return (Open(At("settings")), Sound("open"))
        return ()

    def back(self) -> Requests:
        """Escape."""
        return ()

    def go_on(self) -> Requests | None:
        """Enter or space, with nothing marked: what the screen is for, where that can be taken back.

        Returns:
            What is asked for; None for what there is no such thing: then the first thing is marked.
        """
        return None

    def update(self, dt: float) -> Requests:  # noqa: ARG002 - time matters to those who move
        """Let time pass, in seconds."""
        return ()

    def draw(self, canvas: Canvas) -> None:
        """Draw it; again, if only drawing could show where things belong."""
        items = list(canvas.items)
        for _ in range(MOST_PASSES):
            canvas.items = list(items)
            self.targets.begin()
            self.hints.begin()
            context = DrawContext(canvas, self.targets, look_of(self.settings), self.language, self.hints)
            context.composed, context.public, context.hands = self.composed, self.public, self.hands
            self.paint(context)
            context.tell_hint()
            self.targets.end()
            if not context.unsettled:
                break
        self.stale = False

    def paint(self, s: DrawContext) -> None:
        """Put everything on it."""


def draw_all(screens: Sequence[Screen], canvas: Canvas) -> list[Box]:
    """Draw screens that lie over each other, from the last that covers those under it; returns what was painted."""
    canvas.begin()
    first = max((at for at, screen in enumerate(screens) if screen.covers), default=0)
    for screen in screens[first:]:
        screen.draw(canvas)
    for screen in screens[:first]:
        screen.stale = False
    return canvas.present()
