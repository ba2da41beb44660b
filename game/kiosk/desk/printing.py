"""Paper by the system's own printing: `lp`, which macOS and most Linux have; in a thread, with an end."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from os import environ
from threading import Thread
from typing import Final

from game.session import warned
from game.story.language import Language

SECONDS: Final = 20.0
"""How long the system may take to take a page."""
_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "CUPS_SERVER", "TMPDIR")
"""All of the environment that it is told."""
Outcome = Callable[[Language], str]
"""What came of it, as a sentence."""


class Printing:
    """One page on its way. Ask :meth:`outcome` now and then; the game goes on meanwhile."""

    def __init__(self, text: str, printer: str, title: str, *, seconds: float = SECONDS) -> None:
        """Begin.

        Args:
            text: the page.
            printer: what the system calls it.
            title: what the page is called in the printer's list.
            seconds: how long it may take.
        """
        self._outcome: Outcome = _printed
        self._thread = Thread(target=self._print, args=(text, printer, title, seconds), daemon=True)
        self._thread.start()

    def _print(self, text: str, printer: str, title: str, seconds: float) -> None:
        self._outcome = print_page(text, printer, title, seconds=seconds)

    def outcome(self, language: Language, *, wait: bool = False) -> str | None:
        """What came of it, as a sentence; None while it is under way."""
        if wait:
            self._thread.join()
        return None if self._thread.is_alive() else self._outcome(language)


def print_page(text: str, printer: str, title: str, *, seconds: float = SECONDS) -> Outcome:
    """Hand a page to the system's printing, and wait for that."""
    command = ["lp", "-s", "-d", printer, "-t", title]
    try:
        done = subprocess.run(  # noqa: S603 - the owner names the printer, and no shell reads it
            command, input=text.encode(), capture_output=True, timeout=seconds, check=False, env=_environment(environ)
        )
    except FileNotFoundError:
        return lambda language: warned(language.tr("It could not be printed: this machine has no program called lp."))
    except subprocess.TimeoutExpired:
        return lambda language: warned(language.tr("It could not be printed: the printer does not answer."))
    except OSError:
        return _refused
    return _refused if done.returncode else _printed


def _environment(whole: Mapping[str, str]) -> dict[str, str]:
    return {name: whole[name] for name in _KEPT if name in whole}


def _printed(language: Language) -> str:
    return language.tr("It is on its way to the printer.")


def _refused(language: Language) -> str:
    return warned(language.tr("It could not be printed: the printer is not ready. The staff can see to it."))
