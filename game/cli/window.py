"""The way to the window: what this room asks of ``game.ui``, which is imported only when a window is wanted.

``game.ui.app`` is to have ``play(shelf, store, notice, *, assets, seed, spare, variants, scene, player, fullscreen)``,
which returns the exit code and raises its ``NoDisplay``, with a sentence for the player, where nobody would see a
window. ``game.ui.demo`` is to have ``pictures(out, shelf, assets)``, which returns the files it wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from game.paths import assets_dir
from game.records.store import Opened, Store
from game.script.shelf import Shelf
from game.story.model import Value
from game.story.rehearsal import Start
from game.story.tongue import Notice


class NoWindow(Exception):  # noqa: N818 - the game goes on in the terminal
    """There can be no window: why, as one sentence."""


def play(
    shelf: Shelf,
    opened: Opened,
    *,
    seed: Callable[[], int],
    spare: Callable[[], Store],
    variants: Mapping[str, Value],
    scene: str | None,
    player: str | None,
    fullscreen: bool,
    rehearsal: tuple[Start, Callable[[], Shelf] | None] | None = None,
) -> int:
    """Play in a window.

    Args:
        shelf: the library.
        opened: the store and what is to be told about it.
        seed: gives the seed of each new run.
        spare: makes a store that keeps nothing, for a player who agrees to play so.
        variants: starting values that are not to be drawn.
        scene: the scene to go straight to, by id.
        player: who plays, added if new.
        fullscreen: whether the window fills the screen.
        rehearsal: where a trainer's preview of the scene begins, and what reads its library again if it is watched.

    Returns:
        The exit code.

    Raises:
        NoWindow: where no window can be shown; nothing has been played then.
    """
    app = _room("game.ui.app")
    try:
        code: int = app.play(
            shelf,
            opened.store,
            opened.notice,
            assets=assets_dir(),
            seed=seed,
            spare=spare,
            variants=variants,
            scene=scene,
            player=player,
            fullscreen=fullscreen,
            **_rehearsal(shelf, scene, rehearsal),
        )
    except app.NoDisplay as reason:
        raise NoWindow(reason.args[0]) from reason
    return code


def _rehearsal(
    shelf: Shelf, scene: str | None, rehearsal: tuple[Start, Callable[[], Shelf] | None] | None
) -> dict[str, object]:
    if rehearsal is None:
        return {}
    return {"rehearsal": _room("game.ui.rehearsing").Rehearsal(scene, rehearsal[0], shelf, rehearsal[1])}


def pictures(out: Path, shelf: Shelf) -> Sequence[Path]:
    """Write a picture of every screen.

    Args:
        out: the folder for them, made if it is not there.
        shelf: the library a scene is played from.

    Returns:
        The files written.

    Raises:
        NoWindow: where pygame is missing.
        OSError: where they cannot be written.
    """
    written: Sequence[Path] = _room("game.ui.demo").pictures(out, shelf, assets_dir())
    return written


def _room(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as missing:
        raise NoWindow(Notice("The window cannot be opened ({error}).", error=missing)) from missing
