"""Makes the standard streams fit for any text: UTF-8 in a pipe, and on a poorer terminal the nearest plain letters."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

WIDEST = 80
"""Longer lines are hard to read, however wide the terminal is."""
HUNG_UP = 141
"""The exit code when the reader of the output hung up: as shells have it, 128 and the number of that signal."""
PLAIN = "head-and-heart.plain"
_INSTEAD = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{POUND SIGN}": "GBP ",
    "\N{EURO SIGN}": "EUR ",
}


def ready() -> None:
    """Set the streams up; one that is not there goes nowhere, one that is no real one (in a test) stays as it is."""
    codecs.register_error(PLAIN, _plainly)
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - it lives as long as the process
    if sys.stderr is None:
        sys.stderr = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors=PLAIN)
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        if sys.stdin.isatty():
            sys.stdin.reconfigure(errors="replace")
        else:
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that a terminal cannot show: the nearest plain ones, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = []
    for character in error.object[error.start : error.end]:
        bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
        plain.append(_INSTEAD.get(character) or bare or "?")
    return "".join(plain), error.end


def width() -> int | None:
    """How many characters fit in a line of the terminal as it is now; None in a pipe, where nothing is wrapped."""
    return max(20, min(WIDEST, shutil.get_terminal_size().columns - 1)) if sys.stdout.isatty() else None


def hang_up() -> None:
    """Nobody reads any more: let what is still to be written go nowhere, so that leaving is quiet."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
