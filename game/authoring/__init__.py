"""The workbench of trainers: checks, figures, maps, scripts, translations, imports and new scenes."""

from game.authoring.needs import MissingExtraError

__all__ = [
    "MissingExtraError",
]
