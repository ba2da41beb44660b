"""Finds the quotation marks, brackets and leading characters at which YAML gave up."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.script.catalogue import traps
from game.script.catalogue.code import Code
from game.script.syntax.raw_lines import (
    PAIRS,
    LineTrap,
    closing_bracket,
    closing_quote,
    double_quoted,
    quote_trap,
    trap_in,
    value_start,
)

_NEW: Final = re.compile(r"\s*(?:-\s|[\w.]+:(?:\s|$))")
_LISTS: Final = re.compile(
    r"\s*(?:-\s+)?(?:teaches|cast|flags|variants|levels|words|choose|does|mood|set|note|promise|keep_promise|break_promise|meters|faces|reacts|again|remember)\s*:"
)
"""A line whose value may well be in brackets."""
FARTHEST: Final = 2000
"""A quotation may be left open so many lines above the mark that closes it: in a scene where few texts have one."""


class Explained(NamedTuple):
    """A problem that stopped the parser; ``repaired`` is the line as it could be read, or None if nobody knows."""

    code: type[Code]
    line: int
    column: int
    message: str
    hint: str
    repaired: str | None


class Failure:
    """Where YAML gave up: ``row`` and ``column``, and ``origin`` where it began what it was reading, all from 0.

    A place past the end or in an empty line is taken as the start of the last line before that is not.
    """

    def __init__(self, lines: list[str], place: tuple[int, int], origin: tuple[int, int] | None, words: str) -> None:
        self.lines = lines
        self.words = words
        self.origin = _written(lines, *origin) if origin else None
        self.row, self.column = _written(lines, *place)


def _written(lines: list[str], row: int, column: int) -> tuple[int, int]:
    while row > 0 and (row >= len(lines) or not lines[row].strip()):
        row, column = row - 1, 0
    return row, column


def at_line(row: int, trap: LineTrap) -> Explained:
    """A trap, with its line."""
    return Explained(trap.code, row + 1, trap.column, trap.message, trap.hint, trap.repaired)


def special_start(failure: Failure) -> Explained | None:
    """A character that no text can begin with, or an anchor, alias or tag that is none."""
    if "cannot start any token" in failure.words:
        row, column = failure.row, failure.column
    elif failure.origin and any(word in failure.words for word in ("anchor", "alias", "tag", "directive")):
        row, column = failure.origin
    else:
        return None
    line = failure.lines[row]
    rest = line[column:].rstrip()
    if not rest:
        return None
    return Explained(
        traps.SpecialStart,
        row + 1,
        column + 1,
        f"this text begins with {rest[0]}, which means something else in YAML",
        f"put the text in quotation marks: {double_quoted(rest)[:80]}",
        line[:column] + double_quoted(rest),
    )


def bad_escape(failure: Failure) -> Explained | None:
    """A backslash that begins nothing."""
    if "escape" not in failure.words:
        return None
    line = failure.lines[failure.row]
    at = line.rfind("\\", 0, failure.column + 1)
    return Explained(
        traps.QuoteInText,
        failure.row + 1,
        max(at, 0) + 1,
        "a \\ in double quotation marks begins a character of its own, and this is none that YAML knows",
        "write \\\\ for a backslash, or put the text in single quotation marks",
        re.sub(r"\\(?![\\\"/abefnrtvxuUNLP0 _\t])", r"\\\\", line),
    )


def quotation(failure: Failure) -> Explained | None:
    """A quotation that is never closed, or is closed too early, perhaps lines above the place."""
    if "quoted scalar" in failure.words and failure.origin:
        row, column = failure.origin
        line = failure.lines[row]
        return Explained(
            traps.UnclosedQuote,
            row + 1,
            column + 1,
            f"the quotation that this {line[column : column + 1]} opens is never closed",
            f"add {line[column : column + 1]} at the end of the text",
            f"{line.rstrip()}{line[column : column + 1]}",
        )
    line, end = failure.lines[failure.row], len(failure.lines[failure.row][: failure.column].rstrip()) - 1
    if end < 0 or line[end] not in "\"'":
        return None
    start = value_start(line)
    opened = next((at for at in _quotes_opened(line) if closing_quote(line, at) == end), None)
    if opened is not None:
        if line[:opened].rstrip()[-1:] not in ("{", ",", "[") and opened >= start:
            return at_line(failure.row, quote_trap(line, opened, end))
        return Explained(
            traps.QuoteInText,
            failure.row + 1,
            end + 1,
            "a quotation mark inside the text ends it there",
            "write the other kind of quotation mark around the text",
            None,
        )
    return quotation_above(failure)


def quotation_above(failure: Failure) -> Explained | None:
    """A quotation that was opened lines above and closes, by another's mark, just before the place."""
    for row in range(failure.row - 1, max(failure.row - FARTHEST, -1), -1):
        trap = trap_in(failure.lines[row])
        if trap is None or trap.code is not traps.UnclosedQuote:
            continue
        since = "\n".join(failure.lines[row : failure.row + 1])
        end = closing_quote(since, trap.column - 1)
        after = since[end + 1 : len(since) - len(failure.lines[failure.row])]
        return at_line(row, trap) if end >= 0 and not after.strip() else None
    return None


def bracket(failure: Failure) -> Explained | None:
    """A group in brackets that is not closed, or is broken by what stands in it."""
    if "flow" not in failure.words or not failure.origin:
        return None
    row, column = failure.origin
    line = failure.lines[row]
    if line[column : column + 1] not in PAIRS:
        opened = (at for at in range(len(line)) if line[at] in PAIRS and closing_bracket(line[at:]) < 0)
        column = next(opened, column)
    opener = line[column : column + 1]
    if closing_bracket(line[column:]) < 0 and opener in PAIRS:
        cut = re.search(r"\s#", line[column:])
        if cut and PAIRS[opener] in line[column + cut.start() :]:
            return Explained(
                traps.UnclosedBracket,
                row + 1,
                column + cut.start() + 2,
                f"the # makes the rest of this line a comment, so the {opener} before it is never closed",
                "put the text in quotation marks",
                None,
            )
        if failure.row == row and column == value_start(line) and not _LISTS.match(line):
            value = line[column:].rstrip()
            return Explained(
                traps.SpecialStart,
                row + 1,
                column + 1,
                f"this text begins with {opener}, which means something else in YAML",
                f"put the text in quotation marks: {double_quoted(value)[:80]}",
                line[:column] + double_quoted(value),
            )
        if failure.row != row or not line[failure.column :].strip():
            bare = line[: column + cut.start()] if cut else line
            below = failure.lines[row + 1] if row + 1 < len(failure.lines) else ""
            return Explained(
                traps.UnclosedBracket,
                row + 1,
                column + 1,
                f"this {opener} is never closed",
                f"add {PAIRS[opener]} where it ends",
                bare.rstrip() + PAIRS[opener] if not below.strip() or _NEW.match(below) else None,
            )
    here = failure.lines[failure.row]
    if here[failure.column : failure.column + 1] == ":":
        return Explained(
            traps.ColonInText,
            failure.row + 1,
            failure.column + 1,
            "a colon with a space after it ends a key, so this text is broken in two",
            "put the text in quotation marks",
            None,
        )
    return None


def _quotes_opened(line: str) -> list[int]:
    """Where quotations open in a line, each outside the others."""
    found, at = [], 0
    while at < len(line):
        if line[at] in "\"'" and (at == 0 or line[at - 1] in " \t[{,:"):
            found.append(at)
            end = closing_quote(line, at)
            if end < 0:
                break
            at = end
        at += 1
    return found
