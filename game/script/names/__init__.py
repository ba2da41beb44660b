"""Names: every place in a library where one stands, made or used."""

from game.script.names.library_names import LibraryNames, names_in_library
from game.script.names.place import KINDS, OF_A_SCENE, Kind, Named, Place, WrittenText

__all__ = [
    "KINDS",
    "OF_A_SCENE",
    "Kind",
    "LibraryNames",
    "Named",
    "Place",
    "WrittenText",
    "names_in_library",
]
