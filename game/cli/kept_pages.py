"""Where saved debriefs lie: one HTML file each, in a folder beside the saves; none is ever written over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

FOLDER: Final = "debriefs"
MOST_TRIES: Final = 1_000
"""How many pages of one minute and one name there may be."""


class KeptPages:
    """Writes pages into a folder. It is a door of the session: see ``World.keep_page``."""

    def __init__(self, saves: Path, now: Callable[[], datetime]) -> None:
        """Write beside those saves; ``now`` says the time, in UTC."""
        self._folder = saves / FOLDER
        self._now = now

    def __call__(self, name: str, text: str) -> str:
        """Write a page and return where, with the time and what of its name a file can be called.

        Raises:
            OSError: where it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        bare = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
        stem = f"{self._now().astimezone():%Y-%m-%d-%H%M}-{bare or 'debrief'}"
        for number in range(1, MOST_TRIES):
            path = self._folder / f"{stem}{f'-{number}' if number > 1 else ''}.html"
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
            except FileExistsError:
                continue
            return str(path)
        raise FileExistsError(f"too many pages are called {stem}")
