"""How a visitor's process and its keeper speak to each other: the visitor's side, as a port."""

from __future__ import annotations

from typing import Literal, Protocol

News = Literal["shown", "begun", "over", "exit"]
"""The attract screen is on the display; a visitor has begun; the visit is over, and nothing of it is shown; staff
want the kiosk to end."""


class Reins(Protocol):
    """What a visitor's process tells its keeper, and what it is told."""

    def beat(self) -> None:
        """A frame was drawn: the process lives. May be called in every frame; it is passed on about once a second."""

    def tell(self, news: News) -> None:
        """Something has come to pass."""

    @property
    def is_wanted(self) -> bool:
        """Whether to go on: not once the keeper has asked for the end, and not where there is no keeper any more."""


class Loose:
    """Reins that nobody holds: for a kiosk in one process, which ends with its visit, and for tests."""

    def __init__(self) -> None:
        self._is_over = False

    def beat(self) -> None:
        """Nobody listens."""

    def tell(self, news: News) -> None:
        """Nobody listens; but where nobody begins another visit, the process ends with this one."""
        self._is_over = self._is_over or news in ("over", "exit")

    @property
    def is_wanted(self) -> bool:
        """Until the visit is over."""
        return not self._is_over
