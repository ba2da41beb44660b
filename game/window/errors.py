"""What can go wrong with a window; it needs no pygame to be known."""

from __future__ import annotations


class NoDisplayError(Exception):
    """Nobody would see a window: why, as one sentence."""
