"""Results of checks that are cached: JSON that is looked over value by value when it is read, and ignored when odd.

Nothing in the file is trusted to be more than numbers and short texts, so a file that somebody else wrote can at worst
hide or invent a problem; it can run nothing and break nothing.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from game.authoring.check.facts import DecisionSurface, Facts, OptionSurface
from game.script.problems import Edit, Mend, Problem

FORMAT: Final = 5
_OF_PROMISES: Final = ("loose", "recalls")
MOST_CACHE_BYTES: Final = 64 * 1024 * 1024
LONGEST_TEXT: Final = 20_000
"""No text in the file is longer."""
MOST_PLACE: Final = 10_000_000
"""No line or column is further."""


class CachedProblem(NamedTuple):
    """A problem without its severity and its line's text, which are known anew each time.

    ``file`` is the file's name in its library.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What checking one thing found: its problems, and for a sound scene what the rest of its library must know.

    ``uses`` are the names of the files that were looked at for it, and ``key`` is what they and all that is shared
    came to (see ``basis.py``).
    """

    key: str
    uses: frozenset[str]
    problems: tuple[CachedProblem, ...]
    facts: Facts | None


def as_cached(problem: Problem, file: str) -> CachedProblem:
    """A problem as it is cached."""
    return CachedProblem(file, problem.line, problem.column, problem.code, problem.message, problem.hint, problem.mend)


def load_results(path: Path) -> dict[str, Result]:
    """Read results by their names; what is odd is left out, and a file that cannot be read holds none."""
    try:
        if path.stat().st_size > MOST_CACHE_BYTES:
            return {}
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("results"), dict):
        return {}
    results = {}
    for name, value in data["results"].items():
        with suppress(_OddError):
            results[name] = _result(value)
    return results


def store_results(path: Path, results: Mapping[str, Result]) -> None:
    """Write results, whole or not at all; where nothing can be written nothing is kept."""
    data = {"format": FORMAT, "results": {name: _data(result) for name, result in results.items()}}
    with suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=".check-", dir=path.parent)
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
        "key": result.key,
        "uses": sorted(result.uses),
        "problems": [[*problem[:-1], _mend_data(problem.mend)] for problem in result.problems],
        "facts": None
        if facts is None
        else {
            "endings": list(facts.endings),
            "tags": sorted(facts.tags),
            "moved": sorted(facts.moved),
            "cases": {id_: list(bits) for id_, bits in facts.cases.items()},
            "faces": {id_: list(bits) for id_, bits in facts.faces.items()},
            "is_certain": facts.is_certain,
            "place": list(facts.place),
            "loose": {id_: list(place) for id_, place in facts.loose.items()},
            "recalls": sorted(facts.recalls),
            "decisions": [
                {"best": one.best, "options": [[*option[:-1], sorted(option.tells)] for option in one.options]}
                for one in facts.decisions
            ],
        },
    }


def _mend_data(mend: Mend | None) -> list[object] | None:
    return None if mend is None else [mend.is_certain, *(astuple(edit) for edit in mend.edits)]


class _OddError(Exception):
    """A value is not what was written."""


def _result(value: Any) -> Result:
    fields = _fields(value, {"key", "uses", "problems", "facts"})
    return Result(
        _text(fields["key"]),
        frozenset(_text(name) for name in _list(fields["uses"])),
        tuple(_problem(item) for item in _list(fields["problems"])),
        None if fields["facts"] is None else _facts(fields["facts"]),
    )


def _facts(value: Any) -> Facts:
    fields = _fields(
        value, {"endings", "tags", "moved", "cases", "faces", "is_certain", "decisions", "place", *_OF_PROMISES}
    )
    if not isinstance(fields["is_certain"], bool):
        raise _OddError
    return Facts(
        tuple(_text(item) for item in _list(fields["endings"])),
        frozenset(_text(item) for item in _list(fields["tags"])),
        frozenset(_text(item) for item in _list(fields["moved"])),
        _bits(fields["cases"]),
        _bits(fields["faces"]),
        fields["is_certain"],
        tuple(_decision(item) for item in _list(fields["decisions"])),
        _place(fields["place"]),
        _places(fields["loose"]),
        frozenset(_text(item) for item in _list(fields["recalls"])),
    )


def _places(value: Any) -> dict[str, tuple[int, int]]:
    if not isinstance(value, dict):
        raise _OddError
    return {_text(id_): _place(place) for id_, place in value.items()}


def _place(value: Any) -> tuple[int, int]:
    match value:
        case [line, column]:
            return (_number(line, 1, MOST_PLACE), _number(column, 1, MOST_PLACE))
        case _:
            raise _OddError


def _decision(value: Any) -> DecisionSurface:
    fields = _fields(value, {"best", "options"})
    options = tuple(_option(item) for item in _list(fields["options"]))
    return DecisionSurface(options, _number(fields["best"], 0, len(options) - 1))


def _option(value: Any) -> OptionSurface:
    match value:
        case [id_, line, column, length, sentences, tells]:
            place = (_number(line, 1, MOST_PLACE), _number(column, 1, MOST_PLACE))
            size = (_number(length, 0, MOST_PLACE), _number(sentences, 1, MOST_PLACE))
            return OptionSurface(_text(id_), *place, *size, frozenset(map(_text, _list(tells))))
        case _:
            raise _OddError


def _fields(value: Any, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != names:
        raise _OddError
    return value


def _bits(value: Any) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        raise _OddError
    return {_text(id_): tuple(_number(bit, 0, 3) for bit in _list(bits)) for id_, bits in value.items()}


def _problem(value: Any) -> CachedProblem:
    match value:
        case [file, line, column, code, message, hint, mend]:
            place = (_number(line, 1, MOST_PLACE), _number(column, 1, MOST_PLACE))
            return CachedProblem(_text(file), *place, _text(code), _text(message), _text(hint), _mend(mend))
        case _:
            raise _OddError


def _mend(value: Any) -> Mend | None:
    match value:
        case None:
            return None
        case [bool(is_certain), *edits]:
            return Mend(tuple(map(_edit, edits)), is_certain)
        case _:
            raise _OddError


def _edit(value: Any) -> Edit:
    match value:
        case [line, column, end_line, end_column, text]:
            start = (_number(line, 1, MOST_PLACE), _number(column, 1, MOST_PLACE))
            end = (_number(end_line, 1, MOST_PLACE), _number(end_column, 1, MOST_PLACE))
            return Edit(*start, *end, _text(text))
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
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise _OddError
    return value
