"""Stories from Twine, written as scenes."""

from game.authoring.twine.emit import yaml_quoted
from game.authoring.twine.importing import Imported, imported, read_story
from game.authoring.twine.twine import NotTwineError, TwineStory

__all__ = [
    "Imported",
    "NotTwineError",
    "TwineStory",
    "imported",
    "read_story",
    "yaml_quoted",
]
