"""Finds a voice on this computer, by asking the programs that may be there what they speak."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Final

from game.window.speech.systems import Source, sources
from game.window.speech.voice import Voice

PATIENCE: Final = 10.0
"""Seconds that a program has to tell what it speaks."""
NO_WINDOW: Final = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))
"""On Windows, a program that speaks opens no window of its own."""


def found_voice(platform: str = sys.platform) -> Voice | None:
    """The first voice that there is; None where there is none. It takes a moment: seconds, where a system is slow."""
    return next((voice for source in sources(platform) if (voice := _asked(source)) is not None), None)


def _asked(source: Source) -> Voice | None:
    path = shutil.which(source.program)
    if path is None:
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a program of the system, and no shell reads it
            [path, *source.probe],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            creationflags=NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return source.heard(path, answer.stdout.decode("utf-8", "replace"))
