"""Visitors' processes that do what a plan says, one after the other: good ones, dying ones, mad ones."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from game.kiosk import KioskSettings, Reins
from game.window.errors import NoDisplayError

MARKED = "Zoe Marked-Name 4711"
"""What no log may ever hold."""


def live_by_the_plan(settings: KioskSettings, library: Path, reins: Reins) -> int:
    """Do what the plan says for a process born as this one: its last word is for all that are born later."""
    plan = (settings.saves / "plan").read_text("utf-8").split()
    births = settings.saves / "births"
    number = len(births.read_text("utf-8").splitlines()) if births.exists() else 0
    note(births, f"{os.getpid()} {library.name}")
    return int(globals()[f"_{plan[min(number, len(plan) - 1)]}"](settings, reins))


def look(folder: Path) -> None:
    """Find a newer library."""
    (folder / "looked").write_text("new", "utf-8")


def fail_to_look(folder: Path) -> None:
    """Look for a newer library, and fail."""
    (folder / "looked").write_text("new", "utf-8")
    raise OSError(MARKED)


def note(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")


def _show(settings: KioskSettings, reins: Reins) -> None:
    reins.tell("shown")
    note(settings.saves / "shown", f"{os.getpid()} {time.monotonic()}")


def _go_on(reins: Reins) -> int:
    while reins.is_wanted:
        reins.beat()
        time.sleep(0.02)
    return 0


def _no_display(_settings: KioskSettings, _reins: Reins) -> int:
    raise NoDisplayError


def _steady(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    return _go_on(reins)


def _visit(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    reins.tell("begun")
    reins.tell("over")
    return _go_on(reins)


def _visited(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    reins.tell("begun")
    return _go_on(reins)


def _leaving(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    reins.tell("exit")
    return _go_on(reins)


def _early(_settings: KioskSettings, _reins: Reins) -> int:
    return 3


def _killed(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    os.kill(os.getpid(), signal.SIGKILL)
    return _go_on(reins)


def _crash(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    faulthandler._sigsegv()  # type: ignore[attr-defined]  # what a fault of a library in C does
    return 0


def _freeze(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    time.sleep(1000)
    return 0


def _raise(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    name_of_player = MARKED
    try:
        int(name_of_player)
    except ValueError as error:
        raise KeyError(f"{name_of_player} is not there") from error
    return 0


def _stumble(settings: KioskSettings, reins: Reins) -> int:
    def work() -> None:
        raise LookupError(MARKED)

    beside = threading.Thread(target=work)
    beside.start()
    beside.join()
    return _visit(settings, reins)


def _rubbish(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    os.write(reins._pipe.fileno(), b"\x00\x00" + MARKED.encode())  # type: ignore[attr-defined]
    return _go_on(reins)


def _half_a_word(settings: KioskSettings, reins: Reins) -> int:
    _show(settings, reins)
    os.write(reins._pipe.fileno(), b"\x00")  # type: ignore[attr-defined]
    return _go_on(reins)


def _chatter(settings: KioskSettings, reins: Reins) -> int:
    """Says well-formed words that mean nothing, without end, and never beats."""
    _show(settings, reins)
    while reins.is_wanted:
        try:
            reins._pipe.send_bytes(MARKED.encode()[:12])  # type: ignore[attr-defined]
        except BlockingIOError:
            time.sleep(0.01)
    return 0


def _stubborn(settings: KioskSettings, reins: Reins) -> int:
    """Hears neither the pipe nor SIGTERM, and has started something that does not either."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    beside = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    note(settings.saves / "beside", str(beside.pid))
    _show(settings, reins)
    while True:
        reins.beat()
        time.sleep(0.02)
