"""Lines that stand too deep or too far left, alone or with what stands under or beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from game.script.catalogue import traps
from game.script.syntax.slips.slip import Slip, above, below, block_end, indent_of, is_written, spaces

_DASH: Final = re.compile(r"\s*- *")
_KEY: Final = re.compile(r"\s*(?:- )?([\w.]+)\s*:")
_ID_ALONE: Final = re.compile(r"\s*[a-z]\w*:\s*")
MOST_LINES: Final = 400
"""How many lines are moved together at most."""
USUAL: Final = 3
"""Where so many lines with a dash begin, another most likely belongs; one alone may be the slip itself."""


def indent_slips(lines: list[str], row: int, known: frozenset[str]) -> Iterator[Slip]:
    """A line at every depth that it may have been meant at."""
    if not is_written(lines[row]):
        return
    own = indent_of(lines[row])
    deep = below(lines, row)
    is_one = deep is not None and indent_of(lines[deep]) == _inside(lines[row]) + 2  # it stands well over what is its
    ends = {row + 1: 0.3}
    ends.setdefault(block_end(lines, row), 0.29 if is_one else 0.32)
    for end, cost in ((_run_end(lines, row, known), 0.34), (_group_end(lines, row), 0.4)):
        ends.setdefault(end, cost)
    depths = _depths_of_dashes(lines, row)
    for target in _targets(lines, row):
        odd = 0.06 if depths[own] >= USUAL and depths[target] <= 1 else 0  # away from where such lines stand
        for end, cost in ends.items():
            if end - row <= MOST_LINES:
                far = abs(target - own) * 0.004 + odd
                is_certain = abs(target - own) == 1 and _is_one_off(lines, row, end, known)
                yield _moved(lines, row, end, target - own, cost + far, is_certain=is_certain)


def _depths_of_dashes(lines: list[str], row: int) -> Counter[int]:
    """How many other lines near one with a dash have theirs at each depth; nothing of a line without."""
    if not lines[row].lstrip().startswith("- "):
        return Counter()
    near = range(max(row - MOST_LINES, 0), min(row + MOST_LINES, len(lines)))
    return Counter(indent_of(lines[at]) for at in near if at != row and lines[at].lstrip().startswith("- "))


def _targets(lines: list[str], row: int) -> list[int]:
    """The depths that things begin at round a line, the nearest first."""
    own, found = indent_of(lines[row]), set[int]()
    least = 10_000
    for at in range(row - 1, max(row - 200, -1), -1):
        if is_written(lines[at]):
            depth = indent_of(lines[at])
            if depth < least:
                least = depth
                found |= {depth, depth + 2, _inside(lines[at])}
                if depth == 0:
                    break
    if (before := above(lines, row)) is not None:
        found |= {indent_of(lines[before]) + 2, _inside(lines[before]) + 2}
    if (after := below(lines, row)) is not None:
        found |= {indent_of(lines[after]), indent_of(lines[after]) - 2}
    return sorted(
        (depth for depth in found if depth >= 0 and depth != own), key=lambda depth: (abs(depth - own), depth)
    )


def _inside(line: str) -> int:
    """Where what stands after a line's dash begins."""
    found = _DASH.match(line)
    return found.end() if found else indent_of(line)


def _run_end(lines: list[str], row: int, known: frozenset[str]) -> int:
    """The row after a line and those that follow at its depth, as long as each has a key that is known."""
    own, end = indent_of(lines[row]), block_end(lines, row)
    while end < len(lines):
        at = end if is_written(lines[end]) else below(lines, end)
        if at is None or indent_of(lines[at]) != own:
            break
        found = _KEY.match(lines[at])
        if found is None or found[1] not in known:
            break
        end = block_end(lines, at)
    return end


def _group_end(lines: list[str], row: int) -> int:
    """The row after a line and all that follow at its depth or deeper."""
    own, end = indent_of(lines[row]), row + 1
    for at in range(row + 1, len(lines)):
        if is_written(lines[at]):
            if indent_of(lines[at]) < own:
                break
            end = at + 1
    return end


def _is_one_off(lines: list[str], row: int, end: int, known: frozenset[str]) -> bool:
    """Whether lines stand one space beside the depth that they are meant at: those round them stand at even depths."""
    beside = (above(lines, row), below(lines, end - 1))
    if indent_of(lines[row]) % 2 == 0 or any(indent_of(lines[at]) % 2 for at in beside if at is not None):
        return False
    return is_plain(lines, row, known)


def is_plain(lines: list[str], row: int, known: frozenset[str]) -> bool:
    """Whether a line is a step, or has a key that is known, or something under it: else it may be part of a text."""
    if _ID_ALONE.fullmatch(lines[row]):
        return True
    key = _KEY.match(lines[row])
    return (
        lines[row].lstrip().startswith("- ") or (key is not None and key[1] in known) or block_end(lines, row) > row + 1
    )


def _moved(lines: list[str], row: int, end: int, by: int, cost: float, *, is_certain: bool) -> Slip:
    own = indent_of(lines[row])
    changes = {
        at: (" " * max(indent_of(lines[at]) + by, 0) + lines[at].lstrip(),)
        for at in range(row, end)
        if lines[at].strip()
    }
    last = max(changes)
    here = f"put {spaces(own + by)} before it instead of {own}" if own else f"put {spaces(own + by)} before it"
    if own + by == 0:
        here = "let it begin at the start of the line, with no space before it"
    hint = here
    if last > row:
        way = f"{abs(by)} {'deeper' if by > 0 else 'to the left'}"
        hint = f"{here}, and move the lines under it as far, down to line {last + 1}: all of them {way}"
    what = "this line stands too far left" if by > 0 else "this line stands too deep"
    if not _KEY.match(lines[row]) and not _DASH.match(lines[row]):
        what = "there is no colon in this line, so it is neither a key nor, where it stands, part of a text"
        hint = f"if it goes on with the text above it, {hint}; else write a key and a colon before it"
        return Slip(traps.NotYaml, row, own + 1, what, hint, changes, cost)
    return Slip(traps.Indentation, row, own + 1, what, hint, changes, cost, is_certain=is_certain)
