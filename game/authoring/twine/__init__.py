"""Stories from Twine, written as scenes."""

from game.authoring.twine.emit import quoted
from game.authoring.twine.importing import Imported, imported, read_story
from game.authoring.twine.twine import NotTwineError, Story

__all__ = [
    "Imported",
    "NotTwineError",
    "Story",
    "imported",
    "quoted",
    "read_story",
]
