"""Draws each drawing that it is given on one line of its input, and says on a line of its own how that went.

It is started by ``trying.py``, and ends itself when a drawing takes too long, whatever the rasteriser is doing.
"""

from __future__ import annotations

import base64
import faulthandler
import json
import os
import sys
import time

import game.window.trying as bounds
from game.drawing import DrawingError
from game.window.gallery import drawn_once


def main() -> None:
    """Draw what comes, until nothing more comes."""
    _bound_memory()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        for line in sys.stdin:
            name, data = json.loads(line)
            faulthandler.dump_traceback_later(bounds.MOST_WAIT, exit=True, file=nowhere)
            sys.stdout.write(f"{_told(name, base64.b64decode(data))}\n")
            sys.stdout.flush()
            faulthandler.cancel_dump_traceback_later()


def _told(name: str, data: bytes) -> str:
    before = time.process_time()
    try:
        drawn_once(name, data)
    except MemoryError:
        return "drawing it needs more memory than there is"
    except (DrawingError, RuntimeError, ValueError) as error:  # pygame's own error is a RuntimeError
        return f"it cannot be drawn: {' '.join(str(error).split())[:200].lower()}"
    seconds = time.process_time() - before
    return "drawn" if seconds <= bounds.MOST_SECONDS else f"drawing it takes {seconds:.0f} seconds"


def _bound_memory() -> None:
    """Hold this process to its memory, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    most = bounds.MOST_MIB * 2**20
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    main()
