"""What screens have asked for and is still to be done: in order, and nothing past a question until it is answered."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from game.window.requests import ChooseAnswer, Request, Requests


class RequestQueue:
    """A queue of requests; ``do`` carries one out."""

    def __init__(self, do: Callable[[Request], None]) -> None:
        self._do = do
        self._waiting: deque[Request] = deque()
        self._held: deque[Request] = deque()
        self._asking = False

    def perform(self, requests: Requests) -> None:
        """Do these after what is still waiting; while a question is open only its answer is looked at."""
        self._waiting.extend(requests)
        while self._waiting:
            request = self._waiting.popleft()
            if not self._asking:
                self._do(request)
            elif isinstance(request, ChooseAnswer):
                self._asking = False
                self._waiting.extendleft(reversed(self._held))
                self._held.clear()
                self._do(request)

    def ask(self) -> None:
        """A question is asked: what is waiting is held back until it is answered."""
        self._asking = True
        self._held.extend(self._waiting)
        self._waiting.clear()
