"""What a player can set, and how it is kept: each setting one short word in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Self

from game.window.canvas.theme import DARK, LIGHT
from game.window.widgets.draw_context import Look

TEXT_SIZES: Final = (100, 115, 130, 150, 175, 200)
SPEEDS: Final = {"slow": 28.0, "normal": 48.0, "fast": 90.0, "instant": 0.0}
"""Signs a second; 0 is all at once."""
VOLUMES: Final = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Settings:
    """``text`` is in per cent; ``volume`` 0-100."""

    theme: str = "light"
    text: int = 100
    typing: str = "normal"
    motion: str = "full"
    volume: int = 40

    @classmethod
    def kept(cls, setting: Callable[[str, str], str]) -> Self:
        """The settings as they are kept; one that makes no sense is as it was at first."""
        found = cls()
        for name, default in found.as_words().items():
            found = found.with_word(name, setting(f"window.{name}", default))
        return found

    def as_words(self) -> dict[str, str]:
        """Every setting by name, as it is kept."""
        return {
            "theme": self.theme,
            "text": str(self.text),
            "typing": self.typing,
            "motion": self.motion,
            "volume": str(self.volume),
        }

    def with_word(self, name: str, word: str) -> Self:
        """The settings with one of them changed; a word that makes no sense changes nothing."""
        match name:
            case "theme" if word in ("light", "dark"):
                return replace(self, theme=word)
            case "text" if word in map(str, TEXT_SIZES):
                return replace(self, text=int(word))
            case "typing" if word in SPEEDS:
                return replace(self, typing=word)
            case "motion" if word in ("full", "reduced"):
                return replace(self, motion=word)
            case "volume" if word in map(str, VOLUMES):
                return replace(self, volume=int(word))
        return self

    @property
    def look(self) -> Look:
        """How things look with these settings."""
        return Look(DARK if self.theme == "dark" else LIGHT, self.text / 100, self.motion == "reduced")

    @property
    def signs_a_second(self) -> float:
        """How fast a line is typed; 0 is all at once."""
        return SPEEDS[self.typing]

    @property
    def loudness(self) -> float:
        """0-1, as a mixer takes it; quiet things are quieter than half."""
        return float((self.volume / 100) ** 1.6)
