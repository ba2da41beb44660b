"""A library as one file, to hand it on."""

from game.authoring.sharing.packing import Packed, packed

__all__ = ["Packed", "packed"]
