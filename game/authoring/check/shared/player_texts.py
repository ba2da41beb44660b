"""The texts of a scene that a player reads."""

from __future__ import annotations

from game.story.model import Scene
from game.story.texts import Text, rewritten


def player_texts(scene: Scene) -> tuple[Text, ...]:
    """Every text that stands in a scene's own file, in the order a reader meets them."""
    found: list[Text] = []

    def keep(text: Text) -> str:
        if text.context.startswith(f"{scene.id}/"):
            found.append(text)
        return text.text

    rewritten(scene, keep)
    return tuple(found)
