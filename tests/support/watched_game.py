"""The game as a program, which besides writes into a file what its window shows, for who plays it from outside.

`watched_game.py FILE CALL...`: what is written is one JSON object, anew whenever something in it has changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pygame

from game.__main__ import main
from game.window.app import App
from game.window.commands import Command
from game.window.screens.talk import TalkScreen

TIMES_AS_FAST = 10
"""How fast its clock goes: what is waited for is seen, so that no pause need be as long as it is for people."""


def shown(app: App) -> dict[str, Any]:
    """What there is to be seen and pressed, and whether a press would count now."""
    top = app.top
    found: dict[str, Any] = {
        "screen": type(top).__name__,
        "focused": pygame.key.get_focused(),
        "texts": [[item.text, *item.seen, item.colour] for item in app.view.canvas.shown()],
        "targets": {
            target.id: [*target.seen, target.box.h, target.digit]
            for target in top.targets.drawn
            if target.action is not None and not target.quiet
        },
    }
    if isinstance(top, TalkScreen):
        found["decided"] = len(top.narration.turns)
        found["phase"] = top.narration.phase
        found["cuttable"] = top.narration.cuttable
        found["cards"] = [offer.id for offer in top.offers]
        found["hears_keys"] = top.guard.lets("keyboard")
        found["moved"] = top.guard._moved
    return found


def watch(file: Path) -> None:
    """Have every frame of the game looked at."""
    frame, before = App.frame, ""

    def watched(self: App, commands: Sequence[Command], dt: float) -> Any:
        nonlocal before
        patches = frame(self, commands, dt * TIMES_AS_FAST)
        told = json.dumps(shown(self))
        if told != before:
            before = told
            new = file.with_suffix(".new")
            new.write_text(told, "utf-8")
            new.replace(file)
        return patches

    App.frame = watched  # type: ignore[method-assign]  # the program is the game's own but for that


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    sys.argv[:] = ["head-and-heart", *sys.argv[2:]]
    sys.exit(main())
