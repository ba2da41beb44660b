"""A real keeper as a program of its own, whose visitors are a crowd; its one argument is the kiosk's folder."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from game.kiosk import KioskSettings, Limits
from game.kiosk.keeper import Keeper, Kept, Patience
from game.kiosk.supplies import Supplies, look
from support.kiosk_crowd import live


def settings_in(folder: Path) -> KioskSettings:
    """The kiosk of that folder, where nobody is waited for long."""
    return KioskSettings(
        "Crowd",
        folder / "dialogues",
        folder / "saves",
        folder / "log",
        languages=("en", "es"),
        limits=Limits(idle=30, warning=20),
    )


def main(folder: Path) -> int:
    """Keep it; returns the exit code."""
    settings = settings_in(folder)
    supplies = Supplies(settings.library, settings.saves)
    kept = Kept(
        live,
        settings,
        stops=(folder / "kiosk.stop",),
        library=supplies.latest,
        tried=lambda library, held: supplies.tried(library, held=held),
        look=partial(look, settings.library, settings.saves, quiet=0.5),
        preload=("support.kiosk_crowd", "game.kiosk.keeper", "game.cli.kiosk_ready"),
        patience=Patience(early=0),  # whoever is killed at once again and again waits for nothing
        look_every=20.0,
    )
    return Keeper(kept).run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
