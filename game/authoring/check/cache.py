"""Results of checks that are kept: JSON that is looked over value by value when it is read, and ignored when it is odd.

Nothing in the file is trusted to be more than numbers and short texts, so a file that somebody else wrote can at worst
hide or invent a problem; it can run nothing and break nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.authoring.check.facts import Facts
from game.script.problems import Problem, Severity
from game.script.source import Page

FORMAT: Final = 1
MOST_BYTES: Final = 64 * 1024 * 1024
LONGEST: Final = 20_000
"""No text in the file is longer."""
MOST_PLACE: Final = 10_000_000
"""No line or column is further."""


@dataclass(frozen=True, slots=True)
class Told:
    """A problem without its file, its severity and its line's text, which are known anew each time."""

    line: int
    column: int
    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What checking one file found: its problems, and for a sound scene what the rest of its library must know."""

    told: tuple[Told, ...]
    facts: Facts | None


def told(problem: Problem) -> Told:
    """A problem as it is kept."""
    return Told(problem.line, problem.column, problem.code, problem.message, problem.hint)


def told_again(result: Result, page: Page, severities: Mapping[str, Severity]) -> Iterator[Problem]:
    """A result's problems with their file, their severity and the line they stand in."""
    for one in result.told:
        source = page.line(one.line)[:500]
        yield Problem(page.name, one.line, one.column, one.code, severities[one.code], one.message, one.hint, source)


def load(path: Path) -> dict[str, Result]:
    """Read kept results by their keys; what is odd is left out, and a file that cannot be read holds none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("results"), dict):
        return {}
    found = {}
    for key, value in data["results"].items():
        with suppress(_OddError):
            found[key] = _result(value)
    return found


def keep(path: Path, results: Mapping[str, Result]) -> None:
    """Write results, whole or not at all; where nothing can be written nothing is kept."""
    data = {"format": FORMAT, "results": {key: _data(result) for key, result in results.items()}}
    with suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=".kept-", dir=path.parent)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as stream:
                json.dump(data, stream, separators=(",", ":"))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _data(result: Result) -> dict[str, object]:
    facts = result.facts
    return {
        "told": [[one.line, one.column, one.code, one.message, one.hint] for one in result.told],
        "facts": None
        if facts is None
        else {
            "endings": list(facts.endings),
            "tags": sorted(facts.tags),
            "cases": {id_: list(bits) for id_, bits in facts.cases.items()},
            "faces": {id_: list(bits) for id_, bits in facts.faces.items()},
            "is_certain": facts.is_certain,
        },
    }


class _OddError(Exception):
    """A value is not what was written."""


def _result(value: Any) -> Result:
    fields = _fields(value, {"told", "facts"})
    told = tuple(_told(item) for item in _list(fields["told"]))
    return Result(told, None if fields["facts"] is None else _facts(fields["facts"]))


def _facts(value: Any) -> Facts:
    fields = _fields(value, {"endings", "tags", "cases", "faces", "is_certain"})
    if not isinstance(fields["is_certain"], bool):
        raise _OddError
    return Facts(
        tuple(_text(item) for item in _list(fields["endings"])),
        frozenset(_text(item) for item in _list(fields["tags"])),
        _bits(fields["cases"]),
        _bits(fields["faces"]),
        fields["is_certain"],
    )


def _fields(value: Any, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != names:
        raise _OddError
    return value


def _bits(value: Any) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        raise _OddError
    return {_text(id_): tuple(_number(bit, 0, 3) for bit in _list(bits)) for id_, bits in value.items()}


def _told(value: Any) -> Told:
    match value:
        case [line, column, code, message, hint]:
            return Told(
                _number(line, 1, MOST_PLACE), _number(column, 1, MOST_PLACE), _text(code), _text(message), _text(hint)
            )
        case _:
            raise _OddError


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _OddError
    return value


def _number(value: Any, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise _OddError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise _OddError
    return value
