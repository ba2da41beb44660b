"""What is asked of an installation before a trainer's output can be made."""

from __future__ import annotations


class MissingExtraError(Exception):
    """A package of the extra ``trainer`` is not installed; the message is one line that says how to get it."""

    def __init__(self, package: str, purpose: str) -> None:
        super().__init__(
            f"this needs the package {package}, {purpose}. Get it with: python -m pip install '{package}'"
            " (or install the game as head-and-heart[trainer])"
        )
