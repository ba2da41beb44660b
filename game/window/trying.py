"""Draws drawings once in a process of their own, with a bound on time and memory: this one starts it and listens."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.writing import reason_in_words

MOST_SECONDS: Final = 5.0
"""How much of a processor's time one drawing may take, at the size of a window of 1280 by 720."""
MOST_WAIT: Final = 20
"""After so many seconds a drawing is given up."""
MOST_MIB: Final = 2048
"""How much memory the process may ask for, where the system can hold it to that."""
_HOME: Final = Path(__file__).resolve().parents[2]


def tried(drawings: Sequence[tuple[str, bytes]]) -> list[str]:
    """Why each drawing cannot be drawn, in a sentence; nothing for one that can.

    Args:
        drawings: each its name, which begins with ``portraits/`` or ``places/``, and its bytes.
    """
    told: list[str] = []
    while len(told) < len(drawings):
        told += _round(drawings[len(told) :])
    return told


def _round(drawings: Sequence[tuple[str, bytes]]) -> list[str]:
    """What one process says of drawings, up to and with the first that ends it."""
    lines = (json.dumps([name, base64.b64encode(data).decode("ascii")]) for name, data in drawings)
    path = os.pathsep.join(part for part in (str(_HOME), os.environ.get("PYTHONPATH", "")) if part)
    quiet = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    try:
        run = subprocess.run(
            [sys.executable, "-m", "game.window.trial"],
            input="\n".join(lines).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **quiet, "PYTHONPATH": path},
            timeout=MOST_WAIT * (len(drawings) + 1),
            check=False,
        )
    except OSError as error:
        return [f"it could not be tried: {reason_in_words(error)}"] * len(drawings)
    except subprocess.TimeoutExpired as late:
        out = late.stdout or b""
    else:
        out = run.stdout
    told = [answer.strip() for answer in out.decode("utf-8", "replace").splitlines()[: len(drawings)]]
    if len(told) < len(drawings):
        told.append(f"drawing it took longer than {MOST_WAIT} seconds or ended the process that drew it")
    return ["" if answer == "drawn" else answer for answer in told]
