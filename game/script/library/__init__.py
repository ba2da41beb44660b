"""A library's files: looked over, indexed, read whole or in part."""

from game.script.library.fingerprint import Stamp, stamp
from game.script.library.ground import Ground, survey
from game.script.library.index import Header, LibraryIndex, open_index
from game.script.library.read import LibraryReading, PartReading, broken, read_library, read_lone, read_part, read_scene

__all__ = [
    "Ground",
    "Header",
    "LibraryIndex",
    "LibraryReading",
    "PartReading",
    "Stamp",
    "broken",
    "open_index",
    "read_library",
    "read_lone",
    "read_part",
    "read_scene",
    "stamp",
    "survey",
]
