"""A new portrait to draw from: a plain person with every part that a face which moves needs, each part explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from game.authoring.new_scene.new_scene import Draft, NewSceneError, write_draft
from game.authoring.new_scene.scaffold import trouble_with

_SAID: Final = """<!-- Somebody new: change what you like, and keep the names of the parts (see docs/portraits.md).
       * The picture is 800 by 1000. Groups are drawn in their order; light comes from the upper left.
       * A group with data-moves="head" leans with the head, one with data-moves="face" (nose, glasses) slides over it,
         and any other stands still. data-box says where a group lies (x,y,width,height); leave it out if unsure.
       * In the place of the empty group "features" the game draws eyes, brows, mouth and flush: its attributes say
         where they sit, and what colour they have. -->"""
_FIRST_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


def write_portrait(folder: Path, name: str, model: Path) -> Path:
    """Write a portrait to draw from into a library, and touch no file that is there.

    Args:
        folder: the library.
        name: what it is to be called, with ``.svg`` or without.
        model: the drawing that it begins as, one with a face that moves.

    Raises:
        NewSceneError: if it cannot be called that, or cannot be written.
    """
    stem = name.removesuffix(".svg")
    if trouble := trouble_with(stem, "portrait"):
        raise NewSceneError(trouble)
    text = _FIRST_COMMENT.sub(_SAID, model.read_text(encoding="utf-8"), count=1)
    (written,) = write_draft(folder, Draft({f"portraits/{stem}.svg": text}, "", is_level=False))
    return written
