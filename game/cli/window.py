"""The way to the window: the room that draws is imported only when a window is wanted, and pygame may be missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from game.collector import collector_off
from game.paths import assets_dir
from game.session import Session
from game.story.language import Notice


class NoWindowError(Exception):
    """There can be no window: why, as one sentence."""


def play(session: Session, *, fullscreen: bool) -> int:
    """Play in a window.

    Args:
        session: the visit, not yet started.
        fullscreen: whether the window fills the screen.

    Returns:
        The exit code.

    Raises:
        NoWindowError: where no window can be shown; nothing has been played then.
    """
    try:
        with collector_off():
            from game.window.errors import NoDisplayError  # noqa: PLC0415 - as above
            from game.window.play import play_in_window  # noqa: PLC0415 - a terminal game does without pygame
    except ModuleNotFoundError as missing:
        raise _without_pygame(missing) from missing
    try:
        return play_in_window(session, assets_dir(), fullscreen=fullscreen)
    except NoDisplayError as reason:
        raise NoWindowError(reason.args[0]) from reason


def pictures(out: Path, new_session: Callable[[], Session], scene: str | None) -> Sequence[Path]:
    """Write a picture of every screen.

    Args:
        out: the folder for them, made if it is not there.
        new_session: makes a visit that keeps nothing.
        scene: the scene to play; None where there is none.

    Returns:
        The files written.

    Raises:
        NoWindowError: where pygame is missing.
        OSError: where they cannot be written.
    """
    try:
        from game.window import demo  # noqa: PLC0415 - as above
    except ModuleNotFoundError as missing:
        raise _without_pygame(missing) from missing
    return demo.write_pictures(out, new_session, assets_dir(), scene=scene)


def _without_pygame(missing: ModuleNotFoundError) -> Exception:
    """Pygame alone may be missing; any other module is a fault of the program, which is not to be hidden."""
    if (missing.name or "").partition(".")[0] != "pygame":
        return missing
    return NoWindowError(Notice("The window cannot be opened ({error}).", error=missing))
