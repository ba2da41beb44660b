"""Stories written in ink, read so that they can be written as scenes."""

from game.authoring.ink.ink import read_ink
from game.authoring.ink.sections import MOST_INCLUDED, included_in

__all__ = ["MOST_INCLUDED", "included_in", "read_ink"]
