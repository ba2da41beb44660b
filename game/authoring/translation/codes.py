"""The codes of what can be wrong with a translation."""

from __future__ import annotations

from game.authoring.translation import catalogue
from game.script.catalogue.code import Code, codes_of


def translation_codes() -> tuple[type[Code], ...]:
    """All of them in order."""
    return codes_of((catalogue,))
