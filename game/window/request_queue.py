"""What screens have asked for and is still to be done: in order, and nothing past a question until it is answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from game.window.requests import Answer, Request, Requests


class RequestQueue:
    """A queue of requests; ``do`` carries one out."""

    def __init__(self, do: Callable[[Request], None]) -> None:
        self._do = do
        self._waiting: deque[Request] = deque()
        self._held: deque[Request] = deque()
        self._answer: Callable[[int], None] | None = None

    def perform(self, requests: Requests) -> None:
        """Do these after what is still waiting; while a question is open only its answer is looked at."""
        self._waiting.extend(requests)
        while self._waiting:
            request = self._waiting.popleft()
            if self._answer is None:
                self._do(request)
            elif isinstance(request, Answer):
                self._answered(self._answer, request.choice)

    def ask(self, answer: Callable[[int], None]) -> None:
        """A question is asked: what is waiting is held back until ``answer`` has been told the choice."""
        self._answer = answer
        self._held.extend(self._waiting)
        self._waiting.clear()

    def first(self, request: Request) -> None:
        """Do this before anything that is waiting."""
        self._waiting.appendleft(request)

    def _answered(self, answer: Callable[[int], None], choice: int) -> None:
        self._answer = None
        self._waiting.extendleft(reversed(self._held))
        self._held.clear()
        answer(choice)
