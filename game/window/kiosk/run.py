"""A kiosk run in a window of its own, that fills the screen and is all there is to see."""

from __future__ import annotations

from pathlib import Path

from game.session import LibraryFiles
from game.window.canvas.assets import Assets
from game.window.canvas.window import Window
from game.window.kiosk.app import KioskApp
from game.window.kiosk.keys import kiosk_keys
from game.window.kiosk.means import Means
from game.window.speech.reader import Reader
from game.window.speech.speaker import Speaker


def run_kiosk(means: Means, library: Path, assets: Path) -> None:
    """Have one visitor, from what plays by itself on, until the keeper does not want this process any more.

    Args:
        means: what the kiosk is given.
        library: the folder of the scenes, which may bring pictures and voices.
        assets: the folder of portraits, places and fonts.

    Raises:
        NoDisplayError: where nobody would see a window.
    """
    held = Assets(assets, LibraryFiles(library))
    window = Window.open(held, means.settings.name, fullscreen=True, alone=True, keybindings=kiosk_keys())
    reader = Reader(Speaker())
    try:
        window.hold()
        KioskApp(window, held, means, reader).run()
    finally:
        reader.close()
        window.close()
