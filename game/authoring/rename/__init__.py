"""Renames a thing of a library everywhere it is named."""

from game.authoring.rename.renaming import Renaming, rename
from game.authoring.rename.wanted import NotThereError, RefusedError, Wanted, wanted

__all__ = [
    "NotThereError",
    "RefusedError",
    "Renaming",
    "Wanted",
    "rename",
    "wanted",
]
