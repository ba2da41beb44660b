"""All codes together: those of the reader, the rules, and those of translations."""

from __future__ import annotations

from game.authoring.check.rules import rules
from game.authoring.translation import translation_codes
from game.script.catalogue import reading_codes
from game.script.catalogue.code import Code


def all_codes() -> tuple[type[Code], ...]:
    """Every code that ``check`` can tell, in order."""
    return (*reading_codes(), *rules(), *translation_codes())
