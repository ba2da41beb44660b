"""What happened where YAML itself gives up, in a trainer's words: never the parser's own message."""

from __future__ import annotations

import re
from typing import Final

import yaml
from yaml.reader import ReaderError

from game.script.catalogue import files, traps
from game.script.syntax.delimiters import (
    Explained,
    Failure,
    at_line,
    bad_escape,
    bracket,
    quotation,
    quotation_above,
    special_start,
)
from game.script.syntax.raw_lines import colon_in, double_quoted, trap_in, value_start
from game.script.syntax.slips import Slip, Stop

_CERTAIN: Final = frozenset(
    (traps.SpecialStart, traps.ColonInText, traps.QuoteInText, traps.UnclosedQuote, traps.UnclosedBracket)
)
_NO_SPACE: Final = re.compile(r"^(\s*(?:-\s+)*[\w.]+):(\S.*)$")
_NO_COLON: Final = re.compile(r"^(\s*-\s+)(\w+)\s++([^:]+)$")
_NO_COLON_KEY: Final = re.compile(r"^(\s*)(\w+)\s++([^:]+|\".*\"|'.*')$")
_FIRST_WORD: Final = re.compile(r"^(\s*(?:-\s+)*\w+)\s++(\S.*)$")
_NO_DASH_SPACE: Final = re.compile(r"^(\s*)-([^\s-].*)$")


def explain(lines: list[str], error: yaml.YAMLError) -> Explained:
    """Find what an author did at the place where YAML gave up.

    Args:
        lines: the file's lines.
        error: what the parser raised.
    """
    if isinstance(error, ReaderError):
        return Explained(files.BadCharacter, 1, 1, "there is a character in this file that no text may hold", "", None)
    return _explained(_failure(lines, error))


def _failure(lines: list[str], error: yaml.YAMLError) -> Failure:
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    place = (problem.line, problem.column) if problem else (0, 0)
    origin = (context.line, context.column) if context else None
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    return Failure(lines, place, origin, words)


def stop_of(lines: list[str], error: yaml.YAMLError) -> Stop:
    """Where YAML gave up."""
    problem = getattr(error, "problem_mark", None)
    failure = _failure(lines, error)
    is_open = "quoted" in failure.words or "flow" in failure.words
    row = failure.row if problem is None else min(problem.line, len(lines) - 1)
    return Stop(row, failure.origin[0] if failure.origin else None, is_open)


def guesses_at(lines: list[str], error: yaml.YAMLError) -> list[Slip]:
    """What the traps of YAML's own say of the place where it gave up, as guesses at a mend."""
    if isinstance(error, ReaderError):
        return []
    failure = _failure(lines, error)
    found = [(_explained(failure), 0.12)]
    rows = [failure.row, *_above(failure), *([failure.origin[0]] if failure.origin else [])]
    found += [(at_line(row, trap), 0.2) for row in dict.fromkeys(rows) if (trap := trap_in(lines[row]))]
    return [_guess(explained, cost) for explained, cost in found if explained.repaired]


def _guess(found: Explained, cost: float) -> Slip:
    is_plain = found.code in _CERTAIN
    return Slip(
        found.code,
        found.line - 1,
        found.column,
        found.message,
        found.hint,
        {found.line - 1: (found.repaired or "",)},
        cost if is_plain else cost + 0.3,
        is_certain=is_plain,
    )


def _explained(failure: Failure) -> Explained:
    for look in (_tab, special_start, bad_escape, quotation, _colon, bracket, _space):
        if found := look(failure):
            return found
    rows = [failure.row, *_above(failure), *([failure.origin[0]] if failure.origin else [])]
    for row in rows:
        if trap := trap_in(failure.lines[row]):
            return at_line(row, trap)
    return _indentation(failure)


def _above(failure: Failure) -> list[int]:
    """The line above that is not empty."""
    for row in range(failure.row - 1, -1, -1):
        if failure.lines[row].strip():
            return [row]
    return []


def _tab(failure: Failure) -> Explained | None:
    line = failure.lines[failure.row]
    head = line[: len(line) - len(line.lstrip())]
    if "\t" not in head and not re.match(r"\s*-\s*\t", line):
        return None
    return tab_at(failure.row, line)


def _colon(failure: Failure) -> Explained | None:
    """A colon where none can stand: inside a text, or in a line that stands too deep."""
    if "mapping values are not allowed" not in failure.words:
        return None
    line = failure.lines[failure.row]
    before = re.sub(r"^\s*(-\s+)*", "", line[: failure.column])
    if re.fullmatch(r"[\w.]+\s*", before) and _above(failure):
        return _broken_above(failure) or _misplaced_above(failure) or _too_deep(failure, line)
    trap = colon_in(line, value_start(line)) or trap_in(line)
    return at_line(failure.row, trap) if trap else None


def _too_deep(failure: Failure, line: str) -> Explained:
    """A key that stands deeper than the text of the key above it."""
    return Explained(
        traps.Indentation,
        failure.row + 1,
        _indent(line) + 1,
        "this line stands deeper than the text above it, and so is read as part of that text",
        "begin it in the same column as the key above; if it is text, put the whole text in quotation marks: "
        f"{double_quoted(line.strip())[:80]}",
        None,
    )


def _broken_above(failure: Failure) -> Explained | None:
    """The line above, where its colon or the space after it is missing."""
    row = _above(failure)[0]
    line = failure.lines[row]
    if found := _NO_SPACE.match(line):
        return _no_space(row, found)
    if found := _NO_DASH_SPACE.match(line):
        return _no_dash_space(row, found)
    same = _indent(line) == _indent(failure.lines[failure.row])
    if found := _NO_COLON.match(line) or (_NO_COLON_KEY.match(line) if same else None):
        return Explained(
            traps.NotYaml,
            row + 1,
            len(found[1]) + 1,
            "there is no colon in this line after its first word",
            f"write {found[2]}: {found[3]}"[:100],
            f"{found[1]}{found[2]}: {found[3]}",
        )
    return None


def _misplaced_above(failure: Failure) -> Explained | None:
    """The line above, where it alone stands too deep or too far left under the key it belongs to."""
    here = failure.lines[failure.row]
    for row in _above(failure):
        line = failure.lines[row]
        parent = next((up for up in range(row - 1, -1, -1) if failure.lines[up].strip()), None)
        if parent is None or not failure.lines[parent].rstrip().endswith(":"):
            return None
        owner = failure.lines[parent]
        meant = _indent(owner) + (len(owner.lstrip()) - len(owner.lstrip("- ").lstrip())) + 2
        inner = _indent(here)
        if line.lstrip().startswith("- ") and not here.lstrip().startswith("-"):
            inner -= 2
        if inner == meant != _indent(line):
            return Explained(
                traps.Indentation,
                row + 1,
                _indent(line) + 1,
                "this line does not line up with the line below it",
                f"begin it in column {meant + 1}, with {meant} spaces before it",
                " " * meant + line.lstrip(),
            )
    return None


def _space(failure: Failure) -> Explained | None:
    """A space that is missing after a colon or a dash, or a line without a colon."""
    rows = [failure.row] if failure.origin is None else [failure.origin[0], failure.row]
    for row in rows:
        line = failure.lines[row]
        if (found := _NO_DASH_SPACE.match(line)) and not line.lstrip().startswith("---"):
            return _no_dash_space(row, found)
        if (found := _NO_SPACE.match(line)) and "simple key" in failure.words:
            return _no_space(row, found)
    if "simple key" in failure.words and failure.origin:
        row, column = failure.origin
        if trap := trap_in(failure.lines[row]):
            return at_line(row, trap)
        found = _FIRST_WORD.match(failure.lines[row])
        return Explained(
            traps.NotYaml,
            row + 1,
            column + 1,
            "there is no colon in this line, so it is neither a key nor part of a text",
            "write a key and a colon before it, or indent it deeper than the key whose text it belongs to",
            f"{found[1]}: {found[2]}" if found else "",
        )
    return None


def _indentation(failure: Failure) -> Explained:
    line = failure.lines[failure.row] if failure.lines else ""
    if "block" in failure.words and failure.origin:
        if found := quotation_above(failure) or _misplaced_above(failure):
            return found
        return Explained(
            traps.Indentation,
            failure.row + 1,
            _indent(line) + 1,
            f"this line does not line up with what it belongs to, which begins in line {failure.origin[0] + 1}, column"
            f" {failure.origin[1] + 1}",
            "keys of one group begin in one column, and so do the dashes of one list; use spaces, two a step",
            None,
        )
    return Explained(
        traps.NotYaml,
        failure.row + 1,
        failure.column + 1,
        "this line cannot be read",
        "look at its indentation, and put quotation marks round a text with odd characters in it",
        None,
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _no_space(row: int, found: re.Match[str]) -> Explained:
    repaired = f"{found[1]}: {found[2]}"
    return Explained(
        traps.Indentation,
        row + 1,
        len(found[1]) + 1,
        "there is no space after the colon",
        f"write {repaired.strip()}"[:100],
        repaired,
    )


def _no_dash_space(row: int, found: re.Match[str]) -> Explained:
    repaired = f"{found[1]}- {found[2]}"
    return Explained(
        traps.Indentation,
        row + 1,
        len(found[1]) + 1,
        "there is no space after the dash",
        f"write {repaired.strip()}"[:100],
        repaired,
    )


def tab_at(row: int, line: str) -> Explained:
    """A tab that indents a line; repaired as two spaces."""
    body = line.lstrip()
    head = line[: len(line) - len(body)]
    return Explained(
        traps.TabIndent,
        row + 1,
        (head.index("\t") if "\t" in head else line.index("\t")) + 1,
        "a tab indents this line, and YAML takes spaces only",
        "put two spaces for each tab, and set the editor to write spaces",
        head.replace("\t", "  ") + re.sub(r"^(-\s*)\t+", r"\1 ", body),
    )
