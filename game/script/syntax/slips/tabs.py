"""Tabs, and spaces that are none, at the start of lines: as many plain spaces as make the file readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.letters import name_of
from game.script.catalogue import shapes, traps
from game.script.syntax.rewriting import shown
from game.script.syntax.slips.look import look
from game.script.syntax.slips.misfits import misfits
from game.script.syntax.slips.search import Searcher
from game.script.syntax.slips.signs import as_space
from game.script.syntax.slips.slip import Slip, above, below, indent_of, rows_in_words

WIDTHS: Final = (2, 4, 8, 3, 1)
"""How many spaces a tab may stand for, the likeliest first."""
MOST_RUNS: Final = 40
MOST_ROWS: Final = 60_000
"""How many runs of lines with tabs are looked at, and how many lines are read for it; the others are two wide."""
_BAR: Final = re.compile(r".*[:-] +[|>][0-9+-]{0,2}\s*(?:#.*)?")
_AFTER_DASH: Final = re.compile(r"( *(?:- *)*-)([ \t]*\t[ \t]*)(.*)")


def indented_oddly(lines: list[str]) -> dict[int, str]:
    """Each row whose indentation, or the space after whose dash, holds something else than spaces; with its lead."""
    found = dict[int, str]()
    bar: int | None = None
    for row, line in enumerate(lines):
        body = line.strip()
        if not body:
            continue
        plain = len(line) - len(line.lstrip(" "))
        if bar is not None and plain > bar:
            continue  # the text under a bar, and what stands before it is its own
        lead = _lead(line)
        if lead.strip(" ") or (_AFTER_DASH.fullmatch(line) and "\t" in line):
            found[row] = lead
        if not (bar is not None and lead and lead != " " * len(lead)):
            bar = plain if _BAR.fullmatch(line) else None
    return found


def _lead(line: str) -> str:
    at = 0
    while at < len(line) and (line[at] == " " or as_space(line[at]) is not None):
        at += 1
    return line[:at]


def tab_slip(lines: list[str], searcher: Searcher, code_row: dict[int, str]) -> Slip | None:
    """All tabs that indent lines of a file, as one slip; None where there are none."""
    rows = {row: lead for row, lead in code_row.items() if "\t" in lead or _AFTER_DASH.fullmatch(lines[row])}
    if not rows:
        return None
    made = _whole(lines, searcher, rows) or _by_runs(lines, searcher, rows)
    first = min(rows)
    lead = rows[first]
    column = (lead.index("\t") if "\t" in lead else lines[first].index("\t")) + 1
    others = rows_in_words([row for row in sorted(rows) if row != first])
    after = "" if "\t" in lead else "the dash of "
    message = f"a tab indents {after}this line{others}, and YAML takes spaces only"
    hint = (
        f"put {len(_lead(made[first]))} spaces in its place, and set the editor to write spaces: {shown(made[first])}"
    )
    if others:
        hint = "put spaces in the place of each, two for each step to the right; check --fix does it for the whole file"
    changes = {row: (line,) for row, line in made.items()}
    return Slip(traps.TabIndent, first, column, message, hint, changes, 0, is_certain=True)


def space_slip(lines: list[str], searcher: Searcher, odd: dict[int, str]) -> Slip | None:
    """All lines that something indents which looks like spaces, or like nothing; None where there are none."""
    rows = {row: lead for row, lead in odd.items() if "\t" not in lead and lead.strip(" ")}
    if not rows:
        return None
    first = min(rows)
    column = next(at for at, sign in enumerate(rows[first]) if sign != " ") + 1
    what = rows[first][column - 1]
    others = rows_in_words([row for row in sorted(rows) if row != first])
    looks = "looks like a space" if as_space(what) else "nobody sees"
    a = "an" if name_of(what)[0] in "aeiou" else "a"
    message = f"this is {a} {name_of(what)}, which {looks}, and it indents this line{others}"
    spaced = {row: _with_spaces(lead) + lines[row][len(lead) :] for row, lead in rows.items()}
    bare = {row: " " * lead.count(" ") + lines[row][len(lead) :] for row, lead in rows.items()}
    made = min((spaced, bare), key=lambda one: _trouble(lines, searcher, one))
    changes = {row: (line,) for row, line in made.items()}
    own = len(_lead(made[first]))
    hint = f"type plain spaces in its place, {own} before the line: {shown(made[first])}"
    if not own:
        hint = f"delete it: {shown(made[first])}"
    return Slip(shapes.LookAlike, first, column, message, hint, changes, 0, is_certain=True)


def _with_spaces(lead: str) -> str:
    return "".join(" " if sign == " " else as_space(sign) or "" for sign in lead)


def _trouble(lines: list[str], searcher: Searcher, made: dict[int, str]) -> tuple[int, float]:
    """How badly a file reads with some rows written otherwise: how early it stops, and what cannot be meant in it."""
    whole = [made.get(row, line) for row, line in enumerate(lines)]
    found = look(whole)
    left = misfits(found.root, searcher.kind, searcher.speakers, whole)
    stopped = len(lines) if found.row is None else found.row
    return -stopped, sum(misfit.weight for misfit in left if misfit.row < stopped)


def _spaced(line: str, width: int) -> str:
    """A line with spaces for the tabs before its first word."""
    lead = _lead(line)
    made = ""
    for sign in lead:
        if sign == "\t":
            made += " " * (width - len(made) % width)
        else:
            made += " " if sign == " " else as_space(sign) or ""
    body = line[len(lead) :]
    return made + re.sub(r"^(-[ \t]*)\t[ \t]*", "- ", body)


def _whole(lines: list[str], searcher: Searcher, rows: dict[int, str]) -> dict[int, str] | None:
    """The rows with one width for all tabs of the file; None where no width lets the file be read."""
    best, least = None, float("inf")
    for width in WIDTHS:
        made = {row: _spaced(lines[row], width) for row in rows}
        whole = [made.get(row, line) for row, line in enumerate(lines)]
        found = look(whole)
        if found.row is None:
            cost = sum(misfit.weight for misfit in misfits(found.root, searcher.kind, searcher.speakers, whole))
            if cost < least:
                best, least = made, cost
    return best if least == 0 else None


def _ways(lines: list[str], run: list[int]) -> Iterator[dict[int, str]]:
    """A run of lines with each width that a tab may have, and at each depth that the lines round it have."""
    for width in WIDTHS:
        yield {row: _spaced(lines[row], width) for row in run}
    first = run[0]
    before, after = above(lines, first), below(lines, run[-1])
    depths = [indent_of(lines[before]), indent_of(lines[before]) + 2] if before is not None else []
    depths += [indent_of(lines[after])] if after is not None else []
    for depth in depths:
        by = depth - indent_of(_spaced(lines[first], 2))
        spaced = {row: _spaced(lines[row], 2) for row in run}
        yield {row: " " * max(indent_of(line) + by, 0) + line.lstrip() for row, line in spaced.items()}


def _by_runs(lines: list[str], searcher: Searcher, rows: dict[int, str]) -> dict[int, str]:
    """The rows with, for each run of lines that have tabs, the width with which most of the file can be read."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and not any(lines[at].strip() for at in range(runs[-1][-1] + 1, row)):
            runs[-1].append(row)
        else:
            runs.append([row])
    made = {row: _spaced(lines[row], 2) for row in rows}
    for number, run in enumerate(runs[: min(MOST_RUNS, MOST_ROWS // len(lines) + 1)]):
        end = runs[number + 1][0] if number + 1 < len(runs) else len(lines)
        best, least = {row: _spaced(lines[row], 2) for row in run}, (1.0, 0.0)
        for tried in _ways(lines, run):
            part = [tried.get(row, made.get(row, line)) for row, line in enumerate(lines[:end])]
            found = look(part)
            left = misfits(found.root, searcher.kind, searcher.speakers, part)
            reached = end if found.row is None else found.row
            weight = sum(misfit.weight for misfit in left if misfit.row < reached)
            if (-reached, weight) < least:
                best, least = tried, (-reached, weight)
        made |= best
    return made
