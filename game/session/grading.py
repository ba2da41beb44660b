"""Judges a conversation where the front end says: at once, in a thread, or in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
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


class Newest(Generic[Result]):
    """Pending work of which only the newest is wanted: one piece at a time, and one place to wait.

    Work that has begun cannot be called off. What is asked for meanwhile waits until it is over, and what waited
    before that is never begun: ten debriefs leafed through are two explorations, not ten side by side.
    """

    def __init__(self, grade: Grader) -> None:
        """``grade`` begins each piece of work."""
        self._grade = grade
        self._under_way: Pending[Result] | None = None
        self._waiting: Callable[[], Result] | None = None

    def want(self, todo: Callable[[], Result]) -> None:
        """Want this from now on, and nothing that was asked for before."""
        self._waiting = todo
        if self._under_way is None or self._under_way.done():
            self._begin()

    def done(self) -> bool:
        """Whether what is wanted is over."""
        over = self._under_way is not None and self._under_way.done()
        if over and self._waiting is not None:
            return self._begin().done()
        return over

    def result(self) -> Result:
        """What came of it, waited for; raises what the work raised."""
        pending = self._under_way
        if pending is None or self._waiting is not None:
            if pending is not None:
                with suppress(Exception):  # whatever came of it, nobody wants it any more
                    pending.result()
            pending = self._begin()
        return pending.result()

    def _begin(self) -> Pending[Result]:
        todo, self._waiting = self._waiting, None
        assert todo is not None  # noqa: S101 - it is asked for before it is looked for
        self._under_way = self._grade(todo)
        return self._under_way


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
