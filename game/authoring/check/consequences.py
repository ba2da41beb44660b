"""What comes of a mistake in another file, and is not told beside it: the mistake says how many scenes wait for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.script.problems import Problem, in_order

_LEFT_OUT: Final = "DLG087"
_FILE: Final = re.compile(r"mend (.+)")


def causes_of(problems: Sequence[Problem]) -> list[Problem]:
    """The problems without those of scenes that are left out because a person's file, told as well, has errors."""
    wrong = {problem.file: problem for problem in reversed(in_order(list(problems))) if problem.severity == "error"}
    waiting = Counter[Problem]()
    found = []
    for problem in problems:
        named = _FILE.fullmatch(problem.hint) if problem.code == _LEFT_OUT else None
        cause = wrong.get(named[1]) if named else None
        if cause is None:
            found.append(problem)
        else:
            waiting[cause] += 1
    for number, problem in enumerate(found):
        if scenes := waiting[problem]:
            many = "the scene with this person is" if scenes == 1 else f"the {scenes} scenes with this person are"
            note = f"(until then {many} not looked at)"
            found[number] = replace(problem, hint=f"{problem.hint} {note}".strip())
    return found
