"""All codes together: those of the reader, the rules, and those of translations."""

from __future__ import annotations

from game.authoring.check.rules import rules
from game.authoring.translation import catalogue as translation_catalogue
from game.script.catalogue import codes
from game.script.catalogue.code import Code, codes_of


def all_codes() -> tuple[type[Code], ...]:
    """Every code that ``check`` can tell, in order."""
    return (*codes(), *rules(), *codes_of((translation_catalogue,)))
