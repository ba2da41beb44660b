"""A screen that nobody looks at, and somebody at it with mouse and keys, for the few tests of a real window."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "xdotool")
LACKING = [name for name in NEEDED if shutil.which(name) is None]
WHY = f"needs {' and '.join(LACKING)}, which are not installed here"


@contextmanager
def screen(folder: Path, size: tuple[int, int] = (1280, 720)) -> Iterator[str]:
    """A screen of that size, whose pixels lie in a file of that folder, see `pixels`; gives its name."""
    read, write = os.pipe()
    with (folder / "xvfb.txt").open("wb") as told:
        shape = f"{size[0]}x{size[1]}x24"
        call = ["Xvfb", "-displayfd", str(write), "-screen", "0", shape, "-nolisten", "tcp", "-fbdir", str(folder)]
        server = subprocess.Popen(call, pass_fds=(write,), stdout=told, stderr=told)
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def pixels(folder: Path, box: tuple[int, int, int, int]) -> set[str]:
    """Every colour (``#rrggbb``) that a part of such a screen has now: its left top corner, width and height."""
    dump = (folder / "Xvfb_screen0").read_bytes()  # an X window dump: a head of 100 bytes and more, colours, pixels
    (head,), (per_line,), (colours,) = (struct.unpack_from(">I", dump, 4 * at) for at in (0, 12, 19))
    x, y, w, h = box
    found = set()
    for row in range(y, y + h):
        start = head + 12 * colours + row * per_line + 4 * x
        line = dump[start : start + 4 * w]
        found |= {line[at : at + 3] for at in range(0, len(line), 4)}  # blue, green, red
    return {f"#{pixel[::-1].hex()}" for pixel in found}


def on(display: str) -> dict[str, str]:
    """The environment of a program on that screen, with no sound."""
    environment = {**os.environ, "DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    environment.pop("SDL_VIDEODRIVER", None)
    return environment


def do(environment: Mapping[str, str], *what: str) -> str:
    """Do something with mouse or keys; returns what there is to be known of it."""
    done = subprocess.run(["xdotool", *what], env=environment, capture_output=True, text=True, check=False)
    return done.stdout
