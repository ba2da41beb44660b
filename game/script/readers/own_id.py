"""Reads the id that a scene's file gives itself."""

from __future__ import annotations

from game.script.catalogue import values
from game.script.readers.reader import Reader
from game.script.readers.scalars import is_id, read_word
from game.script.source import ScalarNode, YamlNode


def check_scene_id(reader: Reader, node: YamlNode, stem: str) -> None:
    """Tell an id that is none, or is not the file's name."""
    leaf = read_word(reader, node, "scene")
    if leaf is not None and is_id(reader, leaf, "a scene"):
        check_file_name(reader, leaf, "scene", stem)


def check_file_name(reader: Reader, leaf: ScalarNode, what: str, stem: str) -> None:
    """Tell the id of a scene or a character (``what``) that is not its file's name."""
    if leaf.text != stem:
        reader.tell(
            values.FileName,
            leaf,
            f"this {what} is '{leaf.text}', and its file is named '{stem}'",
            f"name the file {leaf.text}.yaml, or write {what}: {stem}",
        )
