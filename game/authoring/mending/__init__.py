"""Mends made: those that fit together, and every certain one of a library's files, to be written."""

from game.authoring.mending.fitting import that_fit, words_of
from game.authoring.mending.fixing import Fix, fix_of, fixes_in, write_fix

__all__ = ["Fix", "fix_of", "fixes_in", "that_fit", "words_of", "write_fix"]
