"""Reads the id that a scene's file gives itself."""

from __future__ import annotations

from game.script.catalogue import values
from game.script.readers.reader import Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, possible_id, read_word
from game.script.source import ScalarNode, YamlNode, swapped


def check_scene_id(reader: Reader, node: YamlNode, stem: str) -> None:
    """Tell an id that is none, or is not the file's name."""
    leaf = read_word(reader, node, "scene")
    if leaf is not None and is_id(reader, leaf, "a scene"):
        check_file_name(reader, leaf, "scene", stem)


def check_file_name(reader: Reader, leaf: ScalarNode, what: str, stem: str) -> None:
    """Tell the id of a scene or a character (``what``) that is not its file's name."""
    if leaf.text == stem:
        return
    message = f"this {what} is '{leaf.text}', and its file is named '{stem}'"
    others = reader.names.scenes
    if leaf.text not in others and SNAKE_CASE.fullmatch(stem):
        hint = f"write:  {what}: {stem}  or name the file {leaf.text}.yaml"
        reader.tell(values.FileName, leaf, message, hint, mend=swapped(reader.page, leaf, stem))
        return
    if leaf.text not in others:
        reader.tell(values.FileName, leaf, message, f"name the file {leaf.text}.yaml")
        return
    number, free = 2, possible_id(stem)
    while not SNAKE_CASE.fullmatch(free) or free in others:
        free, number = f"{leaf.text}_{number}", number + 1
    message = (
        f"there is a {what} '{leaf.text}' already, in {leaf.text}.yaml, and this file, '{stem}', seems to be a copy"
    )
    hint = f"delete this file; or, to keep it, name it {free}.yaml and write:  {what}: {free}"
    is_named = free == stem
    reader.tell(values.FileName, leaf, message, hint, mend=swapped(reader.page, leaf, free) if is_named else None)
