"""The portraits of a scene's people, read when first wanted; a plain one for one that is missing or broken.

What is lost of a drawing is told by ``check``, to who drew it, and not here to who plays.
"""

from __future__ import annotations

from typing import Final

from game.drawing import DrawingError, read_picture
from game.face import FACES, Portrait, Sitter, Still, portraits_of, read_likeness
from game.story.language import Notice
from game.story.model import YOU, Scene
from game.window.canvas.assets import Assets
from game.window.canvas.sheets import covering, painted

STAND_IN = "stand_in.svg"
TRIED: Final = (1280, 720)
"""The size of the window that drawings are tried for."""


class Gallery:
    """Portraits by file name."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._kept: dict[str, Portrait | Still | None] = {}

    def of(self, scene: Scene) -> dict[str, Portrait | Still]:
        """The portrait of everybody in a scene but the player, by their ids."""
        people = [part.character for part in scene.cast if part.character.id != YOU]
        files = portraits_of(Sitter(each.id, each.name, each.portrait) for each in people)
        found = {id_: self.named(file) for id_, file in files.items()}
        return {id_: portrait for id_, portrait in found.items() if portrait is not None}

    def named(self, name: str) -> Portrait | Still | None:
        """The portrait in a file, or the plain one; None where there is not even that."""
        return self._portrait(name) or self._portrait(STAND_IN)

    def _portrait(self, name: str) -> Portrait | Still | None:
        if name and name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept.get(name)

    def _read(self, name: str) -> Portrait | Still | None:
        data = self._assets.data(f"portraits/{name}")
        if data is None:
            self._assets.report(Notice("The portrait {name} is missing, so a plain one stands in for it.", name=name))
            return None
        try:
            return read_likeness(data).portrait
        except DrawingError:
            self._assets.report(
                Notice("The portrait {name} cannot be drawn, so a plain one stands in for it.", name=name)
            )
            return None


def drawn_once(name: str, data: bytes) -> None:
    """Draw a portrait or a place as the window would, and throw it away.

    Raises:
        DrawingError: where it cannot be read.
        pygame.error: where a photograph in it is damaged.
        MemoryError: where it needs too much.
    """
    if not name.startswith("portraits/"):
        covering(read_picture(data).sheet, *TRIED)
        return
    likeness = read_likeness(data).portrait
    for face in ("calm", "furious"):
        for layer in likeness.layers(FACES[face]):
            piece = layer.placed(TRIED[1])
            painted(piece.sheet, piece.width, piece.height)
