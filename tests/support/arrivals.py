"""A kiosk's library as tests let it arrive, and a check of copies that takes no process of its own."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

from game.authoring.check import AssetNames, check
from game.kiosk.supplies import Supplies, Verdict, look
from game.kiosk.supplies.arrivals import mark_of
from support.terminal_scenes import DOORSTEP, HALLWAY, library


def checked(folder: Path, _cache: Path) -> Verdict:
    """The check itself, here and now."""
    errors = [one for one in check([folder], AssetNames()) if one.severity == "error"]
    return Verdict(f"{errors[0].file}, line {errors[0].line}: {errors[0].message}." if errors else "")


def sound_library(folder: Path) -> Path:
    """A library of two short scenes that passes the check."""
    first, rest = DOORSTEP.split("        refund:\n")
    return library(
        folder,
        doorstep=first + rest[rest.index("        silence:\n") :],
        hallway=HALLWAY.replace("          when: cause == traffic\n", ""),
    )


class Room:
    """A kiosk whose library is looked at without waiting; ``meanwhile`` happens while it waits for quiet."""

    def __init__(self, library: Path, saves: Path) -> None:
        self.library = library
        self.saves = saves
        self.supplies = Supplies(library, saves)
        self.checks = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def look(self, inspect: Callable[[Path, Path], Verdict] = checked) -> str:
        """One look; returns what is then said of a newer library that is not played."""

        def counted(folder: Path, cache: Path) -> Verdict:
            self.checks += 1
            return inspect(folder, cache)

        def pause(_seconds: float) -> None:
            self.meanwhile()

        look(self.library, self.saves, pause=pause, inspect=counted)
        return self.supplies.state().why

    @property
    def title(self) -> str:
        """The title of the scene on the doorstep, as it would be played now."""
        text = (self.supplies.latest() / "scenes" / "doorstep.yaml").read_text(encoding="utf-8")
        return next(line.removeprefix("title: ") for line in text.splitlines() if line.startswith("title: "))


def titled(library: Path, title: str) -> None:
    """Give the scene on the doorstep another title, as an editor writes a file."""
    file = library / "scenes" / "doorstep.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[0], f"title: {title}", *lines[2:]]) + "\n", encoding="utf-8")


def is_whole(copy: Path) -> bool:
    """Whether a copy holds what its name says."""
    return mark_of(copy).startswith(copy.parent.name)


def look_once(library: Path, saves: Path, begun: Event) -> None:
    """A look as a process that can be killed."""
    begun.set()
    look(library, saves, quiet=0.005, inspect=checked)
