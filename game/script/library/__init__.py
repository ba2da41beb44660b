"""A library's files: looked over, indexed, read whole or in part."""

from game.script.library.fingerprint import Fingerprint, fingerprint
from game.script.library.index import LibraryIndex, fresh, open_index, translated_index
from game.script.library.outline import Outline, outline_of
from game.script.library.read import (
    LibraryReading,
    PartReading,
    broken,
    joined_reading,
    read_library,
    read_lone,
    read_outlined,
    read_part,
    read_scene,
)
from game.script.library.rosters import RosterReading, listed_headers, read_roster, shift_header
from game.script.readers import Header

__all__ = [
    "Fingerprint",
    "Header",
    "LibraryIndex",
    "LibraryReading",
    "Outline",
    "PartReading",
    "RosterReading",
    "broken",
    "fingerprint",
    "fresh",
    "joined_reading",
    "listed_headers",
    "open_index",
    "outline_of",
    "read_library",
    "read_lone",
    "read_outlined",
    "read_part",
    "read_roster",
    "read_scene",
    "shift_header",
    "translated_index",
]
