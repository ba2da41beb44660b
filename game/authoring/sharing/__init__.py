"""A library as one file, to hand it on."""

from game.authoring.sharing.packing import Packed, files_of, packed

__all__ = ["Packed", "files_of", "packed"]
