"""Reads ``every_turn``: steps that are done after each decision, of the kinds that change something and no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from game.script.catalogue import turns
from game.script.problems import Edit, Mend
from game.script.readers.options import BeatSoFar
from game.script.readers.reader import Pair, Reader
from game.script.readers.steps import read_steps
from game.story.model import ChangePlace, Choose, End, Go, Line, Mark, Step, When

_NOT_HERE: Final[Mapping[type[Step], tuple[str, str]]] = {
    Line: ("says something", "say it in a beat or in a reply"),
    Choose: ("is a decision", "decide in a beat"),
    ChangePlace: ("changes the place", "change it in a beat or in a reply"),
    Go: ("leads on", "let a beat lead on, with when:, then: and go: in it"),
    End: ("ends the call", "let a beat end it, with when:, then: and end: in it"),
}
_ONE_LINE: Final = re.compile(r"\s*- \w+: \S.*")


def read_every_turn(reader: Reader, pair: Pair) -> tuple[Step, ...]:
    """The steps that are done after each decision; of any other kind each is told, and left out."""
    key, node = pair
    return _changing(reader, read_steps(reader, key, node, BeatSoFar(read_steps, key), "every_turn"))


def _changing(reader: Reader, found: tuple[Step, ...]) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in found:
        if isinstance(step, When):
            kept.append(replace(step, then=_changing(reader, step.then), otherwise=_changing(reader, step.otherwise)))
        elif type(step) in _NOT_HERE:
            does, instead = _NOT_HERE[type(step)]
            told = f"every_turn changes moods, flags and notes after each decision, and this step {does}"
            mend = _left_out(reader, step.mark) if len(found) > 1 else None
            hint = f"take it out here, and {instead}"
            reader.page.tell_at(turns.NotEveryTurn, *step.mark, told, hint, mend=mend)
        else:
            kept.append(step)
    return tuple(kept)


def _left_out(reader: Reader, mark: Mark) -> Mend | None:
    """The mend that takes a step of one line away."""
    page, at = reader.page, mark.line
    is_short = _ONE_LINE.fullmatch(page.line(at)) and at < len(page.lines)
    below = page.line(at + 1) if is_short else ""
    if not is_short or (below.strip() and len(below) - len(below.lstrip()) >= mark.column):
        return None
    return Mend((Edit(at, 1, at + 1, 1, ""),))
