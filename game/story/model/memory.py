"""What a finished run leaves to later ones: how it ended, and what became of the promises made in it, as one text.

``won_over``, or ``won_over,kept:monday,open:callback``: so it is written after ``--remember``, in ``plays`` and in the
records, where a text without promises means what it always has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

PromiseState = Literal["open", "kept", "broken"]
PROMISE_STATES: Final[tuple[PromiseState, ...]] = ("open", "kept", "broken")


class Memory(NamedTuple):
    """An ending's id (or ``never``), and what became of each promise made, by its id."""

    ending: str
    promises: Mapping[str, PromiseState] = {}

    @property
    def text(self) -> str:
        """As it is written, always in the same order."""
        promises = (f"{self.promises[id_]}:{id_}" for id_ in sorted(self.promises))
        return ",".join((self.ending, *promises))

    def of(self, promises: Iterable[str]) -> Memory:
        """What is remembered of some promises only."""
        return Memory(self.ending, {id_: self.promises[id_] for id_ in promises if id_ in self.promises})


def read_memory(text: str) -> Memory:
    """What a text says; parts that say nothing of a promise are left out (see :func:`odd_part`)."""
    ending, *parts = (part.strip() for part in text.split(","))
    found = dict[str, PromiseState]()
    for part in parts:
        state, _, id_ = (word.strip() for word in part.partition(":"))
        known = next((one for one in PROMISE_STATES if one == state), None)
        if known is not None and id_:
            found[id_] = known
    return Memory(ending, found)


def odd_part(text: str) -> str:
    """The first part of a text, after its ending, that is not ``open:``, ``kept:`` or ``broken:`` and an id."""
    for part in text.split(",")[1:]:
        state, _, id_ = (word.strip() for word in part.partition(":"))
        if state not in PROMISE_STATES or not id_:
            return part.strip()
    return ""
