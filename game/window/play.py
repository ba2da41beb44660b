"""A visit played in a window of its own."""

from __future__ import annotations

import gc
from pathlib import Path

from game.collector import collector_off
from game.session import LibraryFiles, Session
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.window import Window
from game.window.speech.reader import Reader
from game.window.speech.speaker import Speaker


def play_in_window(session: Session, assets: Path, *, fullscreen: bool) -> int:
    """Play in a window.

    Args:
        session: the visit, not yet started.
        assets: the folder of portraits, places and fonts.
        fullscreen: whether the window fills the screen.

    Returns:
        The exit code: 0 when the player left, 1 when nothing could be kept and the player did not agree to that.

    Raises:
        NoDisplayError: where nobody would see a window; nothing has been played then.
    """
    with collector_off():
        held = Assets(assets, LibraryFiles(session.index.folder))
        window = Window.open(held, session.course, fullscreen=fullscreen)
    try:
        with collector_off():
            app = App(window, held, session, reader=Reader(Speaker()))
            app.frame([], 0.0)
        gc.freeze()  # what the game is made of stays: no frame has to wait until all of it has been looked through
        return app.run(window)
    finally:
        window.close()
