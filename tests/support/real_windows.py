"""A screen that nobody looks at, and somebody at it with mouse and keys, for the few tests of a real window."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "xdotool")
LACKING = [name for name in NEEDED if shutil.which(name) is None]
WHY = f"needs {' and '.join(LACKING)}, which are not installed here"


@contextmanager
def screen(folder: Path, size: tuple[int, int] = (1280, 720)) -> Iterator[str]:
    """A screen of that size; gives its name."""
    read, write = os.pipe()
    with (folder / "xvfb.txt").open("wb") as told:
        shape = f"{size[0]}x{size[1]}x24"
        call = ["Xvfb", "-displayfd", str(write), "-screen", "0", shape, "-nolisten", "tcp"]
        server = subprocess.Popen(call, pass_fds=(write,), stdout=told, stderr=told)
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def on(display: str) -> dict[str, str]:
    """The environment of a program on that screen, with no sound."""
    environment = {**os.environ, "DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    environment.pop("SDL_VIDEODRIVER", None)
    return environment


def do(environment: Mapping[str, str], *what: str) -> str:
    """Do something with mouse or keys; returns what there is to be known of it."""
    done = subprocess.run(["xdotool", *what], env=environment, capture_output=True, text=True, check=False)
    return done.stdout
