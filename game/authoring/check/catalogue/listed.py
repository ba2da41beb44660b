"""All codes together: those of the reader, of the workbench, and of translations."""

from __future__ import annotations

from game.authoring.check.catalogue import flow, giveaways, names, smells, traps, truth, words
from game.authoring.translation import catalogue as catalogue_translation
from game.script.catalogue import reading_codes
from game.script.catalogue.code import Code, codes_of


def codes() -> tuple[type[Code], ...]:
    """The workbench's own codes in order."""
    return codes_of((flow, names, truth, traps, giveaways, smells, words))


def all_codes() -> tuple[type[Code], ...]:
    """Every code that ``check`` can tell, in order."""
    return (*reading_codes(), *codes(), *codes_of((catalogue_translation,)))
