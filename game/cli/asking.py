"""Whether something is to be written: asked on a terminal, and else only where the call says so."""

from __future__ import annotations

import sys

from game.cli.printed import say


def is_person() -> bool:
    """Whether somebody sits at both ends who can be asked, and no pipe."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def says_yes(question: str) -> bool:
    """Ask somebody, and hear whether they say yes."""
    say(f"{question} (y/n) ", end="")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def agreed(*, yes: bool) -> bool:
    """Whether what was shown is to be written; where not, that is told.

    Args:
        yes: whether the call has said so already (``--yes``), so that nobody is asked.
    """
    if yes:
        return True
    if not is_person():
        say("Nothing was written. To write it: --yes")
        return False
    if says_yes("Write this?"):
        return True
    say("Nothing was written.")
    return False
