"""A question that must be answered before anything else goes on."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.actions import Action, GiveAnswer, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.requests import ChooseAnswer, Requests, Sound
from game.window.screens.press_guard import KEYS
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, overlay, stack
from game.window.widgets.targets import Control


class QuestionScreen(Screen):
    """Laid over anything: a message and the choices, the last of them what Escape does."""

    covers = False

    def __init__(self, title: str, text: str, choices: Sequence[str], *, sudden: bool = False) -> None:
        """Begin; ``sudden`` is for what comes between the lines of a conversation, where keys are pressed on and on."""
        super().__init__()
        self._guard = KEYS if sudden else 0.0
        self.title = title
        self.text = text
        self.choices = tuple(choices)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case GiveAnswer(choice):
                return (ChooseAnswer(choice), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def go_on(self) -> Requests:
        """Enter or space, with nothing marked: the first choice, which is drawn as the one that is meant."""
        return self.act(GiveAnswer(0)) if self._guard <= 0 else ()

    def update(self, dt: float) -> Requests:
        """Let time pass."""
        self._guard -= dt
        return ()

    def back(self) -> Requests:
        """Escape."""
        return (ChooseAnswer(len(self.choices) - 1),)

    def paint(self, s: DrawContext) -> None:
        """A panel with the message and a button for each choice."""
        overlay(s, width=520, title=self.title, draw=self._body, close=self.choices[-1], veiled=False)

    def _body(self, s: DrawContext, box: Box) -> int:
        y = s.tell(self.text, box, BODY, s.colours.ink) + s.px(18)
        buttons = [
            Button(Control(f"choice:{at}", label, GiveAnswer(at)), kind="primary" if at == 0 else "plain")
            for at, label in enumerate(self.choices)
        ]
        return stack(s, box._replace(y=y), buttons)
