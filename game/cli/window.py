"""The way to the window: what this room asks of ``game.window``, which is imported only when a window is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from game.paths import assets_dir
from game.records.sqlite.store import Opened, Store
from game.script.library import LibraryIndex
from game.story.engine import StartingPoint
from game.story.language import Notice
from game.story.model import Value


class NoWindowError(Exception):
    """There can be no window: why, as one sentence."""


def play(
    index: LibraryIndex,
    opened: Opened,
    *,
    seed: Callable[[], int],
    spare: Callable[[], Store],
    variants: Mapping[str, Value],
    scene: str | None,
    player: str | None,
    fullscreen: bool,
    rehearsal: tuple[StartingPoint, Callable[[], LibraryIndex] | None] | None = None,
) -> int:
    """Play in a window.

    Args:
        index: the library.
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
        NoWindowError: where no window can be shown; nothing has been played then.
    """
    app = _room("game.window.app")
    try:
        code: int = app.play(
            index,
            opened.store,
            opened.notice,
            assets=assets_dir(),
            seed=seed,
            spare=spare,
            variants=variants,
            scene=scene,
            player=player,
            fullscreen=fullscreen,
            **_rehearsal(index, scene, rehearsal),
        )
    except app.NoDisplayError as reason:
        raise NoWindowError(reason.args[0]) from reason
    return code


def _rehearsal(
    index: LibraryIndex, scene: str | None, rehearsal: tuple[StartingPoint, Callable[[], LibraryIndex] | None] | None
) -> dict[str, object]:
    if rehearsal is None:
        return {}
    return {"rehearsal": _room("game.session.preview").Rehearsal(scene, rehearsal[0], index, rehearsal[1])}


def pictures(out: Path, index: LibraryIndex) -> Sequence[Path]:
    """Write a picture of every screen.

    Args:
        out: the folder for them, made if it is not there.
        index: the library a scene is played from.

    Returns:
        The files written.

    Raises:
        NoWindowError: where pygame is missing.
        OSError: where they cannot be written.
    """
    written: Sequence[Path] = _room("game.window.demo").pictures(out, index, assets_dir())
    return written


def _room(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as missing:
        raise NoWindowError(Notice("The window cannot be opened ({error}).", error=missing)) from missing
