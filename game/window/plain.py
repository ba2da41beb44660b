"""What is meant by its kind alone, with nothing to say besides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """Equal to every other of its own kind, and to none of another.

    What derives from it adds ``__slots__ = ()`` and needs no decorator: making a dataclass takes half a millisecond,
    and there are some thirty of these before the first picture.
    """
