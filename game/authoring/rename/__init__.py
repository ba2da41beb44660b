"""Renames a thing of a library everywhere it is named."""

from game.authoring.rename.asked_for import NotThereError, RefusedError, Wanted, wanted
from game.authoring.rename.renaming import Renaming, rename

__all__ = [
    "NotThereError",
    "RefusedError",
    "Renaming",
    "Wanted",
    "rename",
    "wanted",
]
