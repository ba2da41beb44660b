"""The portraits of a scene's people, read when first wanted; a stand-in for one that is missing or broken."""

from __future__ import annotations

from game.face import Portrait
from game.story.language import Notice
from game.story.model import YOU, Scene
from game.window.canvas.assets import Assets

STAND_IN = "stand_in.svg"


class Gallery:
    """Portraits by file name."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._kept: dict[str, Portrait | None] = {}

    def of(self, scene: Scene) -> dict[str, Portrait]:
        """The portrait of everybody in a scene but the player, by their ids."""
        found = {}
        for part in scene.cast:
            if part.character.id != YOU:
                portrait = self.named(part.character.portrait)
                if portrait is not None:
                    found[part.character.id] = portrait
        return found

    def named(self, name: str) -> Portrait | None:
        """The portrait in a file, or the stand-in; None where there is not even that."""
        return self._portrait(name) or self._portrait(STAND_IN)

    def _portrait(self, name: str) -> Portrait | None:
        if name and name not in self._kept:
            self._kept[name] = self._read(name)
        return self._kept.get(name)

    def _read(self, name: str) -> Portrait | None:
        text = self._assets.text(f"portraits/{name}")
        if text is None:
            self._assets.report(Notice("The portrait {name} is missing, so a plain one stands in for it.", name=name))
            return None
        try:
            return Portrait.read(text)
        except ValueError as error:
            self._assets.report(
                Notice(
                    "The portrait {name} cannot be drawn, so a plain one stands in for it. {error}",
                    name=name,
                    error=error,
                )
            )
            return None
