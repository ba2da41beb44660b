"""Stories from Twine, written as scenes."""

from game.authoring.twine.emit import yaml_quoted
from game.authoring.twine.importing import Imported, Progress, imported
from game.authoring.twine.reading import ENDINGS, HTML, read_files, read_stories, read_story
from game.authoring.twine.telling import report
from game.authoring.twine.twine import NotTwineError, TwineStory

__all__ = [
    "ENDINGS",
    "HTML",
    "Imported",
    "NotTwineError",
    "Progress",
    "TwineStory",
    "imported",
    "read_files",
    "read_stories",
    "read_story",
    "report",
    "yaml_quoted",
]
