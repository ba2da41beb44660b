"""A question that must be answered before anything else goes on."""

from __future__ import annotations

from game.session import Question
from game.window.actions import Action, GiveAnswer, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.requests import ChooseAnswer, Requests, Sound
from game.window.screens.press_guard import KEYS
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, overlay, stack
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ButtonKind


class QuestionScreen(Screen):
    """Laid over anything: a message and the choices. Enter is the first, Escape the one that changes nothing."""

    covers = False

    def __init__(self, question: Question, *, sudden: bool = False) -> None:
        """Begin; ``sudden`` is for what comes between the lines of a conversation, where keys are pressed on and on."""
        super().__init__()
        self._guard = KEYS if sudden else 0.0
        self.question = question

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
        return (ChooseAnswer(self.question.stay),)

    def paint(self, s: DrawContext) -> None:
        """A panel with the message and a button for each choice."""
        asked = self.question
        close = asked.choices[asked.stay]
        overlay(s, width=520, title=asked.title, draw=self._body, close=close, veiled=False)

    def _body(self, s: DrawContext, box: Box) -> int:
        y = s.tell(self.question.text, box, BODY, s.colours.ink) + s.px(18)
        buttons = [
            Button(Control(f"choice:{at}", label, GiveAnswer(at)), kind=self._kind(at))
            for at, label in enumerate(self.question.choices)
        ]
        return stack(s, box._replace(y=y), buttons)

    def _kind(self, choice: int) -> ButtonKind:
        """How a choice is drawn: the one that Enter gives is filled, one that cannot be taken back is red."""
        if choice in self.question.grave:
            return "grave"
        return "primary" if choice == 0 else "plain"
