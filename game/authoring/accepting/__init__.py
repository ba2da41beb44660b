"""Warnings that a file accepts, with a reason, and the codes of what is wrong with that."""

from game.authoring.accepting import catalogue
from game.authoring.accepting.accepting import Accepted, accepted_in, accepting
from game.script.catalogue.code import Code, codes_of


def accepting_codes() -> tuple[type[Code], ...]:
    """All codes of accepting, in order."""
    return codes_of((catalogue,))


__all__ = ["Accepted", "accepted_in", "accepting", "accepting_codes"]
