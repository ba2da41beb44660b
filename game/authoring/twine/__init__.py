"""Stories from Twine, written as scenes."""

from game.authoring.twine.importing import imported
from game.authoring.twine.reading import ENDINGS, HTML, read_files, read_stories, read_story
from game.authoring.twine.twine import NotTwineError, TwineStory

__all__ = [
    "ENDINGS",
    "HTML",
    "NotTwineError",
    "TwineStory",
    "imported",
    "read_files",
    "read_stories",
    "read_story",
]
