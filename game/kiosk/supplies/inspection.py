"""A library looked at by the check, in a process of its own: whatever is in it, the kiosk goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from game.writing import reason_of

SECONDS: Final = 600
"""After so many seconds a check is given up."""
MIB: Final = 2048
"""How much memory the process may ask for, where the system can hold it to that."""
_MOST_ANSWER: Final = 8 * 1024 * 1024
_HOME: Final = Path(__file__).resolve().parents[3]


class Verdict(NamedTuple):
    """``""`` for a library that passes, else why not, in one sentence.

    ``is_firm`` says that it will always be so: that the check could not be finished may be the machine's fault.
    """

    why_not: str
    is_firm: bool = True


def inspected(folder: Path, cache: Path, seconds: int = SECONDS, mib: int = MIB) -> Verdict:
    """Check a library. Errors count, warnings do not.

    Args:
        folder: the library; nobody changes it meanwhile.
        cache: where results are kept, so that scenes that are as before are not looked at again.
        seconds: how long it may take.
        mib: how much memory.
    """
    command = [
        *(sys.executable, "-m", "game.kiosk.supplies.bounded", str(seconds), str(mib)),
        *("-m", "game", "check", "--format", "json", "--cache", str(cache), str(folder)),
    ]
    path = os.pathsep.join(part for part in (str(_HOME), os.environ.get("PYTHONPATH", "")) if part)
    try:
        with subprocess.Popen(  # noqa: S603 - this very Python, with paths of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder.parent,  # files are named from there
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        ) as process:
            try:
                out, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                _end(process)
                return Verdict(f"Checking it took longer than {seconds} seconds.", is_firm=False)
    except OSError as error:
        return Verdict(f"It could not be checked: {reason_of(error)}.", is_firm=False)
    return _verdict(out[:_MOST_ANSWER], process.returncode)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and those that it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _verdict(out: bytes, code: int) -> Verdict:
    try:
        problems = json.loads(out)
        errors = [one for one in problems if one["severity"] == "error"]
        if code == 0 and not errors:
            return Verdict("")
        if errors:
            return Verdict(_told(errors[0], len(errors) - 1))
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return Verdict("The check of it ended before it was done.", is_firm=False)


def _told(first: dict[str, object], more: int) -> str:
    message = str(first["message"]).rstrip(".")
    others = f" ({more} more of such)" if more else ""
    return f"{first['file']}, line {first['line']}: {message}{others}."
