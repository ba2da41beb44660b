"""Runs Python with a bound on its time and memory: ``python -m game.kiosk.supplies.bounded SECONDS MIB ARGUMENT …``.

The bounds are set here and not by whoever starts it, so that nothing of the game runs between a fork and them. They
are handed on to whatever the process becomes, and to all that it starts. Windows has no such bounds.
"""

from __future__ import annotations

import os
import subprocess
import sys


def main(arguments: list[str]) -> int:
    """Become Python with these arguments, within the bounds; returns only where a process cannot become another."""
    seconds, mib, *rest = arguments
    _bound(int(seconds), int(mib))
    command = [sys.executable, *rest]
    if os.name != "nt":
        os.execv(sys.executable, command)  # noqa: S606 - this very Python, with what the kiosk says
    return subprocess.run(command, check=False).returncode  # noqa: S603 - as above


def _bound(seconds: int, mib: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, mib * 2**20), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS bounds no memory; a lower bound stands already
            continue
    os.nice(10)  # visitors are played with meanwhile


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
