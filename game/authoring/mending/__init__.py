"""Mends made: those of a problem applied to a text, and every certain one of a library's files, to be written."""

from game.authoring.mending.applying import BadMendError, applied, that_fit, words_of
from game.authoring.mending.fixing import Fix, fix_of, fixes_in, write_fix

__all__ = ["BadMendError", "Fix", "applied", "fix_of", "fixes_in", "that_fit", "words_of", "write_fix"]
