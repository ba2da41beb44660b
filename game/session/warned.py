"""What is told on a page: most of it only informs, and some of it says that something is wrong."""

from __future__ import annotations


class Warned(str):
    """A message about something that is wrong: a front end may mark it. Any other message only informs."""

    __slots__ = ()


def warned(text: str) -> str:
    """That message as one about something that is wrong; nothing stays nothing."""
    return Warned(text) if text else ""
