"""How files are named to whoever stands in a folder and looks at them from there."""

from __future__ import annotations

import os
from pathlib import Path

from game.letters import plain


def from_here(path: Path) -> str:
    """A file's name from where one stands, with ``/``; its whole name where there is no way, or a longer one."""
    whole = path.absolute()
    try:
        here = Path(os.path.relpath(whole)).as_posix()
    except ValueError:
        return plain(whole.as_posix())
    return plain(min(here, whole.as_posix(), key=len))
