"""All codes together: those of the reader, the rules, of drawings, of translations, and of what is accepted."""

from __future__ import annotations

from game.authoring.accepting import accepting_codes
from game.authoring.check.rules import rules
from game.authoring.drawings import drawing_codes
from game.authoring.translation import translation_codes
from game.script.catalogue import reading_codes
from game.script.catalogue.code import Code


def all_codes() -> tuple[type[Code], ...]:
    """Every code that ``check`` can tell, in order."""
    codes = (*reading_codes(), *rules(), *drawing_codes(), *translation_codes(), *accepting_codes())
    return tuple(sorted(codes, key=lambda code: code.id))
