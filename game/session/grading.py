"""Judges a conversation in the background while its debrief is already being read."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Thread
from typing import Protocol

from game.story.debrief import Debrief, debrief, state_values
from game.story.engine import Conversation
from game.story.model import Skill


class Judged(Protocol):
    """What waits for the judgement."""

    def judge(self, debrief: Debrief) -> None:
        """Take it."""


class Grading:
    """One judgement under way. The core is pure, so it may be asked from another thread."""

    def __init__(self, conversation: Conversation, skills: Mapping[str, Skill], screen: Judged) -> None:
        self._screen = screen
        self._found: Debrief | None = None
        self._thread = Thread(target=self._judge, args=(conversation, skills), daemon=True)
        self._thread.start()

    def _judge(self, conversation: Conversation, skills: Mapping[str, Skill]) -> None:
        value = state_values(conversation)
        if value is not None:
            self._found = debrief(conversation, skills, value)

    def wait(self) -> None:
        """Wait until it is over."""
        self._thread.join()

    def done(self) -> bool:
        """Whether it is over; the screen has been given its result then, if there was one."""
        if self._thread.is_alive():
            return False
        if self._found is not None:
            self._screen.judge(self._found)
        return True
