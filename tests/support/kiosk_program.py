"""A keeper as a program of its own, with visitors' processes that do what a plan says.

Its one argument is a folder; what else holds stands there in `asked.json`.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Sequence
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

from game.kiosk import KioskSettings, Limits
from game.kiosk.keeper import Keeper, Kept, Patience, keeper
from support import kiosk_children


def _without_forks(preload: Sequence[str]) -> BaseContext:
    """Processes as on Windows and macOS, which read nothing beforehand."""
    del preload
    return multiprocessing.get_context("spawn")


def main(folder: Path) -> int:
    """Keep a kiosk; returns the exit code."""
    asked = json.loads((folder / "asked.json").read_text("utf-8"))
    saves = folder / "saves"
    looks = {"look": kiosk_children.look, "fail_to_look": kiosk_children.fail_to_look}
    new = saves / "looked"
    if asked.get("without_forks"):
        keeper.processes = _without_forks
    kept = Kept(
        kiosk_children.live_by_the_plan,
        KioskSettings("kiosk", folder / "library", saves, folder / "log", limits=Limits(**asked.get("limits", {}))),
        stops=(folder / "kiosk.stop", saves / "kiosk.stop"),
        library=lambda: folder / (new.read_text("utf-8") if new.exists() else "old"),
        tried=lambda library, held: kiosk_children.note(saves / "tried", f"{library.name} {held}"),
        look=partial(looks[asked["look"]], saves) if "look" in asked else None,
        preload=("support.kiosk_children", "game.kiosk.keeper"),
        patience=Patience(*asked.get("patience", ())),
        look_every=asked.get("look_every", 30.0),
        tell=lambda text: print(text, file=sys.stderr, flush=True),  # noqa: T201 - it is a program
    )
    return Keeper(kept).run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
