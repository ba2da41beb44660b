"""Where in the program something went wrong: files, lines, functions and kinds of error.

Never a message, which may hold what a player wrote.
A dying process writes them as text, in the form that `faulthandler` has; the keeper reads nothing else out of it.
"""

from __future__ import annotations

import re
from types import TracebackType
from typing import Final, NamedTuple

MOST_FRAMES: Final = 12
"""So many of the innermost calls are kept of each error."""
MOST_ERRORS: Final = 4
"""An error, and those that it came from."""
_FRAME: Final = re.compile(rb'^  File "([^"\n]{1,400})", line (\d{1,7}) in ([A-Za-z0-9_<>.]{1,100})$')
_KIND: Final = re.compile(rb"^Raised ([A-Za-z0-9_.]{1,100})$")
_PACKAGES: Final = ("game", "site-packages", "dist-packages")


class Place(NamedTuple):
    """A line of the program."""

    file: str
    """Below the folder of its package: nothing of this machine's folders."""
    line: int
    function: str


class Told(NamedTuple):
    """What a process told of its end."""

    kinds: tuple[str, ...]
    """The kinds of error, as ``ValueError``, the last one first; empty where the machine ended it."""
    places: tuple[Place, ...]
    """The innermost calls of each, the innermost first."""


def told_of(error: BaseException) -> bytes:
    """What is written of an error: its kind and its calls, and those of the errors that it came from."""
    lines: list[str] = []
    at: BaseException | None = error
    for _ in range(MOST_ERRORS):
        if at is None:
            break
        lines.append(f"Raised {type(at).__name__}")
        lines += _frames(at.__traceback__)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def _frames(trace: TracebackType | None) -> list[str]:
    """The innermost calls, the innermost first."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f'  File "{code.co_filename}", line {trace.tb_lineno} in {code.co_name}')
        trace = trace.tb_next
    return found[: -MOST_FRAMES - 1 : -1]


def read(written: bytes) -> Told:
    """What a process wrote, of which everything is left out that is no place and no kind of error."""
    kinds: list[str] = []
    places: list[Place] = []
    run = 0
    for line in written.splitlines():
        kind, frame = _KIND.match(line), _FRAME.match(line)
        if kind and len(kinds) < MOST_ERRORS:
            kinds.append(kind[1].decode())
        if frame is None:
            run = 0
            continue
        run += 1
        if run <= MOST_FRAMES and len(places) < MOST_FRAMES * MOST_ERRORS:
            places.append(Place(_below_package(frame[1].decode("utf-8", "replace")), int(frame[2]), frame[3].decode()))
    return Told(tuple(kinds), tuple(places))


def _below_package(file: str) -> str:
    """A file as it is called below its package's folder, or its name alone."""
    parts = re.split(r"[\\/]", file)
    for at in range(len(parts) - 2, -1, -1):
        if parts[at] in _PACKAGES:
            return "/".join(parts[at if parts[at] == "game" else at + 1 :])
    return parts[-1]
