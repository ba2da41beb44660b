"""How files are named to whoever stands in a folder and looks at them from there."""

from __future__ import annotations

import os
from pathlib import Path

from game.letters import plain


def from_here(path: Path) -> str:
    """A file's name from where one stands; the whole name where that is no way (another drive) or a longer one."""
    whole = str(path.absolute())
    try:
        here = os.path.relpath(whole)
    except ValueError:
        return plain(whole)
    return plain(min(here, whole, key=len))
