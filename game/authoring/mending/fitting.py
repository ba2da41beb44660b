"""Mends that can be made together, and whether one leaves the words of a text as they are."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from game.script.edits import BadEditError, edited
from game.script.problems import Edit, Mend

_WORD: Final = re.compile(r"[^\W_]+")
_place = attrgetter("line", "column", "end_line", "end_column", "text")


def that_fit(mends: Sequence[Mend]) -> list[Mend]:
    """The mends that can be made together: of two that overlap, the first."""
    taken: list[Edit] = []  # in their order; none overlaps another, so only neighbours can overlap a new one
    found = []
    for mend in mends:
        if not any(_overlaps(edit, taken) for edit in mend.edits):
            for edit in mend.edits:
                insort(taken, edit, key=_place)
            found.append(mend)
    return found


def _overlaps(edit: Edit, taken: Sequence[Edit]) -> bool:
    at = bisect_left(taken, _place(edit), key=_place)
    return any(_overlap(edit, other) for other in taken[max(0, at - 2) : at + 2])


def _overlap(one: Edit, other: Edit) -> bool:
    start, end = (one.line, one.column), (one.end_line, one.end_column)
    its_start, its_end = (other.line, other.column), (other.end_line, other.end_column)
    if start == its_start:
        return one != other
    return start < its_end and its_start < end


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters: what a change of structure leaves as it is."""
    return [word.casefold() for word in _WORD.findall(text)]


def keeps_words(lines: Sequence[str], mend: Mend) -> bool:
    """Whether a mend leaves the words of a file as they are, looked at in the lines that it changes and nowhere else.

    Args:
        lines: the file's, without their ends and without a byte order mark.
        mend: what is to be made in it; one that cannot be made keeps nothing.
    """
    return all(_keeps_words(lines, group) for group in _groups(mend.edits))


def _groups(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Edits in their order, those together that stand in the same lines or in lines beside each other."""
    groups: list[list[Edit]] = []
    last = 0
    for edit in sorted(edits, key=_place):
        if groups and edit.line <= last + 1:
            groups[-1].append(edit)
        else:
            groups.append([edit])
        last = max(last, edit.end_line)
    return groups


def _keeps_words(lines: Sequence[str], edits: Sequence[Edit]) -> bool:
    first = edits[0].line
    if not 1 <= first <= len(lines) + 1:
        return False
    text = "\n".join(lines[first - 1 : max(edit.end_line for edit in edits)])
    by = first - 1
    try:
        made = edited(text, [Edit(e.line - by, e.column, e.end_line - by, e.end_column, e.text) for e in edits])
    except BadEditError:
        return False
    return words_of(made) == words_of(text)
