"""Judges a conversation where the front end says: at once, in a thread, or in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from threading import Thread
from typing import Generic, Protocol, TypeVar

from game.story.debrief import Debrief, judge
from game.story.engine import Conversation
from game.story.model import Skill

Work = Callable[[], Debrief | None]
"""What is to be done for a debrief."""
Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class Pending(Protocol[Result_co]):
    """Work under way; a ``concurrent.futures.Future`` is one."""

    def done(self) -> bool:
        """Whether it is over."""

    def result(self) -> Result_co:
        """What came of it, waited for; raises what the work raised."""


class Grader(Protocol):
    """Begins work somewhere: it can be sent anywhere, since the core is pure."""

    def __call__(self, todo: Callable[[], Result], /) -> Pending[Result]:
        """Begin it."""


def work(conversation: Conversation, skills: Mapping[str, Skill]) -> Work:
    """The work of judging a conversation; its result is None where the scene has too many states to be judged."""
    return partial(judge, conversation, skills)


class _Worker(Generic[Result]):
    """Work done once, here or in a thread."""

    def __init__(self, todo: Callable[[], Result]) -> None:
        self._todo = todo
        self._results: list[Result] = []
        self._error: Exception | None = None
        self._thread: Thread | None = None

    def begin(self) -> None:
        self._thread = Thread(target=self.run, daemon=True)  # a debrief that is left must not hold up the end
        self._thread.start()

    def run(self) -> None:
        try:
            self._results.append(self._todo())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the result is asked for
            self._error = error

    def done(self) -> bool:
        return self._thread is None or not self._thread.is_alive()

    def result(self) -> Result:
        if self._thread is not None:
            self._thread.join()
        if self._error is not None:
            raise self._error
        return self._results[0]


def at_once(todo: Callable[[], Result], /) -> Pending[Result]:
    """Do it now; the player waits."""
    worker = _Worker(todo)
    worker.run()
    return worker


def in_thread(todo: Callable[[], Result], /) -> Pending[Result]:
    """Do it beside the game, while the debrief is already being read."""
    worker = _Worker(todo)
    worker.begin()
    return worker
