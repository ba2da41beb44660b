"""A person among the scenes, or a scene among the people: told as that, and not by all that it lacks."""

from __future__ import annotations

from game.script.catalogue import values
from game.script.source import CAST, SCENES, MappingNode, Page, ScalarNode


def is_misplaced(page: Page, root: MappingNode, part: str) -> bool:
    """Whether a file of one part of a library belongs into the other; told where it does."""
    keys = {key.text: key for key, _ in root.pairs if type(key) is ScalarNode}
    other, own, what, place = (
        ("character", "scene", "a person", CAST) if part == SCENES else ("scene", "character", "a scene", SCENES)
    )
    if other not in keys or own in keys:
        return False
    told = f"this file is not read: it is {what}, and lies in the folder {part}"
    page.tell(values.FileEnding, keys[other], told, f"move it into the folder {place}")
    return True
