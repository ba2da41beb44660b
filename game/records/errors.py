"""What can go wrong with the records, in words that a player understands."""

from __future__ import annotations

from errno import EDQUOT, ENOSPC, EROFS
from typing import Final

from game.story.language import Notice

ELSEWHERE: Final = Notice(
    "This conversation went on in another window, so this answer was not saved. Go on there, or open it again here."
)
MOVED: Final = Notice("The saves file was moved or deleted while the game was running, so this could not be saved.")
CHANGED: Final = Notice(
    "The saves file, or the log beside it, was emptied or replaced while the game was running, so this could not be"
    " saved."
)
GARBLED: Final = Notice("What has just been saved cannot be read again, because the saves file is damaged.")


class StoreError(Exception):
    """Something could not be saved or read; the message is for the player, in whole sentences."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class StoreBusyError(StoreError):
    """Another program keeps the saves locked at this moment: trying again may well work."""


class NotAFileError(OSError):
    """Where a file should be is something that is none: a pipe, a device."""


def why_not(error: OSError) -> str:
    """Why the system refused: a clause that can follow "because"."""
    if error.errno in (ENOSPC, EDQUOT):
        return Notice("the disk is full")
    if error.errno == EROFS:
        return Notice("the disk can only be read, not written")
    if isinstance(error, NotAFileError):
        return Notice("'{name}' is no regular file but a pipe or a device", name=error.args[0])
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Notice("there is a file where the folder should be")
    if isinstance(error, IsADirectoryError):
        return Notice("there is a folder where the file should be")
    if isinstance(error, PermissionError):
        return Notice("the game is not allowed to write there")
    return error.strerror or type(error).__name__
