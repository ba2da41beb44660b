"""Whether a problem that was not told is not there, or was only not looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from game.authoring.check.requested import Requested
from game.authoring.check.rule import Rule
from game.authoring.check.rules import rules
from game.authoring.check.rules.too_many_states import TooManyStates
from game.authoring.translation import translation_codes
from game.script.problems import Problem

_WIDER: Final = ("in_library", "in_skills", "in_character", "in_course")
"""The looks of a rule that need every scene."""


class Certainty:
    """What is certain of the files asked for, as one check of their library found it; ``unseen`` scenes were not."""

    def __init__(self, request: Requested, found: Iterable[Problem], unseen: Collection[str]) -> None:
        errors = {problem.file for problem in found if problem.severity == "error"}
        bounded = {problem.file for problem in found if problem.code == TooManyStates.id}
        shared = any(problem.severity == "error" for problem in request.outline.problems)
        self.unsure = errors | bounded | {request.outline.shown(request.outline.scenes[id_]) for id_ in unseen}
        self.is_known = request.lone is None and not shared
        self.is_whole = len(request.scenes) == len(request.outline.scenes) and not self.unsure
        self.wider = {rule.id for rule in rules() if _needs_all(rule)} | {code.id for code in translation_codes()}

    def would_be_told(self, file: str, code: str) -> bool:
        """Whether a problem with this code would have been told, were it in this file."""
        if not self.is_known or file in self.unsure:
            return False
        return self.is_whole or code not in self.wider


def _needs_all(rule: type[Rule]) -> bool:
    return any(getattr(rule, look).__func__ is not getattr(Rule, look).__func__ for look in _WIDER)
