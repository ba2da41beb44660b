"""Says everything that is wrong with a library or with single files: where, what, and how to mend it.

Every state of every scene is visited, which can take a while the first time; what did not change since is not looked
at again (see --no-cache). The command explain tells more about each code. Exit code: 0 when nothing is wrong (warnings
are allowed unless --strict), 1 with problems, 2 for a wrong call.

With --fix, slips whose mend is certain are mended: tabs, spaces and dashes that are none, missing colons, dashes,
commas, brackets and quotation marks, texts cut off at a #. What changes is shown first, and asked about (not with
--yes); words are never touched, and each old file is kept beside the new one as NAME.before.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.authoring.check import AssetNames, Checked, SoundShelf, check_at, home_of
from game.authoring.drawings import drawing_codes, drawing_names
from game.cli.arguments import add_format, add_library, library_named, named_path
from game.cli.from_here import from_here, library_of
from game.cli.mending import mend
from game.cli.printed import json_text, say
from game.cli.progress import Progress
from game.cli.said_before import Call, Said, basis_of, keep
from game.cli.unpacked import called, is_unpacked
from game.cli.wrong import UsageError
from game.face import FACES
from game.letters import Coverage, columns, plain, plain_lines
from game.paths import assets_dir, default_cache_dir, dialogues_dir
from game.script.problems import NoLibraryError, Problem, Severity, in_order
from game.script.source import PLACES, PORTRAITS
from game.terminal.console import INTERRUPTED
from game.window.trying import tried

_SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning")
LINE_SHOWN: Final = 100
"""How much of a long line is shown around the place of a problem, in characters."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``check`` takes."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=named_path, help="folders, files or a .zip to check (the game's own)"
    )
    add_library(parser, "a library, named as for other commands")
    add_format(parser, "text", "json", "github")
    parser.add_argument(
        "--accepted", action="store_true", help="list the warnings that the files accept, and why, instead"
    )
    parser.add_argument("--fix", action="store_true", help="mend what is certain, after showing it and asking")
    parser.add_argument("--yes", action="store_true", help="with --fix: write without asking")
    parser.add_argument("--strict", action="store_true", help="let warnings count as problems")
    parser.add_argument(
        "--cache", metavar="DIR", type=named_path, help="where results are kept (the user's cache folder)"
    )
    parser.add_argument("--no-cache", action="store_true", help="keep no results, and use none")


def run(arguments: argparse.Namespace) -> int:
    """Check and print; returns the exit code."""
    library = library_named(next(iter(arguments.paths), None), arguments.dialogues)
    paths: list[Path] = arguments.paths or [library or dialogues_dir()]
    cache = None if arguments.no_cache else arguments.cache or default_cache_dir()
    if arguments.yes and not arguments.fix:
        raise UsageError("--yes goes with --fix.")
    if arguments.fix and (arguments.format != "text" or arguments.accepted):
        raise UsageError("--fix shows what it changes as text, so it goes without --accepted and with --format text.")
    call, began = _call(arguments), time.time()
    before = None if call is None else basis_of(call)
    try:
        if arguments.fix:
            if any(map(is_unpacked, paths)):
                raise UsageError("--fix mends files in a folder: unpack the library first.")
            with Progress() as progress:
                raw = [(path, _check(path, cache, progress)) for path in paths if not progress.is_stopped]
            mend(raw, is_agreed=arguments.yes)
        with Progress() as progress:
            found = checks_of(paths, cache, progress)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    if progress.is_stopped:
        say(_report(found, arguments), end="")
        unseen = [id_ for one in found for id_ in one.unseen]
        paths_left = [called(path) for path in paths[len(found) :]]
        say(f"Stopped. Not looked at: {', '.join((*unseen, *paths_left)) or 'nothing, it was done'}.", error=True)
        return INTERRUPTED
    said = Said(plain_lines(_report(found, arguments)), _code(found, arguments))
    say(said.text, end="")
    if call is not None and _is_lasting(found):
        keep(call, before, said, began)
    return said.code


def _call(arguments: argparse.Namespace) -> Call | None:
    """The call, where what is said to it may be kept."""
    is_usual = arguments.dialogues is None and arguments.cache is None and not (arguments.no_cache or arguments.fix)
    if not is_usual or any(map(is_unpacked, arguments.paths)):
        return None
    return Call(tuple(map(str, arguments.paths)), arguments.format, arguments.strict, arguments.accepted)


def _is_lasting(found: Sequence[Checked]) -> bool:
    """Whether the same would be found again: a drawing that could not be drawn may only have lacked time."""
    codes = {code.id for code in drawing_codes()}
    return all(problem.code not in codes for one in found for problem in one.problems)


def _code(found: Sequence[Checked], arguments: argparse.Namespace) -> int:
    problems = (problem for one in found for problem in one.problems)
    return int(not arguments.accepted and any(arguments.strict or problem.severity == "error" for problem in problems))


def _report(found: Sequence[Checked], arguments: argparse.Namespace) -> str:
    """All that is printed of what was found."""
    if arguments.accepted:
        return _accepted(found, arguments.format)
    problems = in_order([problem for one in found for problem in one.problems])
    match arguments.format:
        case "json":
            return f"{json_text([_data(problem) for problem in problems])}\n"
        case "github":
            return "".join(f"{_annotation(problem)}\n" for problem in problems)
        case _:
            told = "".join(f"{in_text(problem)}\n\n" for problem in problems)
            return told + "".join(f"{in_a_sentence(one)}\n" for one in found)


def checks_of(paths: Sequence[Path], cache: Path | None, progress: Progress) -> list[Checked]:
    """What the check finds at each path, its files named from where the user stands.

    Results are kept in the folder ``cache``, but of libraries in one file.
    """
    found = []
    for path in paths:
        if progress.is_stopped:
            break
        found.append(from_here(_check(path, cache, progress).shortened(), library_of(path)))
    return found


def _check(path: Path, cache: Path | None, progress: Progress) -> Checked:
    progress.tell(f"{called(path)}: reading")
    kept = None if is_unpacked(path) else cache
    return check_at(path, game_assets(path), kept, trial=tried, about=progress.about)


def _accepted(found: Sequence[Checked], form: str) -> str:
    """The warnings that are accepted, each with its reason."""
    accepted = [one for checked in found for one in checked.accepted]
    if form == "json":
        return f"{json_text([{**_data(one.problem), 'reason': one.reason} for one in accepted])}\n"
    told = []
    for one in accepted:
        problem = one.problem
        where = f"{plain(problem.file)}:{problem.line}:{problem.column}"
        told.append(f"{where}: {problem.code}, accepted: {plain(one.reason)}\n  {plain(problem.message)}\n\n")
    summary = f"{_count(len(accepted), 'warning')} accepted." if accepted else "No warning is accepted."
    return f"{''.join(told)}{summary}\n"


def game_assets(path: Path) -> AssetNames:
    """What this game can show and play, with what the library at a path brings of its own beside its scenes."""
    homes = (home_of(path), assets_dir())
    shelf = SoundShelf(homes)
    return AssetNames(
        faces=frozenset(FACES),
        portraits=_drawings(homes, PORTRAITS),
        places=frozenset(Path(name).stem for name in _drawings(homes, PLACES)),
        sounds=shelf.names,
        shelf=shelf,
        letters=Coverage(assets_dir() / "fonts").all or None,
    )


def _drawings(homes: Sequence[Path], part: str) -> frozenset[str]:
    return frozenset(name.partition("/")[2] for home in homes for name in drawing_names(home, (part,)))


def in_text(problem: Problem) -> str:
    """A problem as a person reads it: place, code and message; the line with a caret under it; how to mend it."""
    where = f"{plain(problem.file)}:{problem.line}:{problem.column}"
    told = [f"{where}: {problem.severity} {problem.code}: {plain(problem.message)}"]
    if problem.source.strip():
        told += [f"    {line}" for line in pointed_at(problem.source, problem.column)]
    if problem.hint:
        told += [f"  {plain(line)}" for line in problem.hint.splitlines()]
    return "\n".join(told)


def pointed_at(source: str, column: int) -> tuple[str, str]:
    """The line and the caret under its column; of a very long line only what stands around it."""
    line = plain(source.rstrip("\r\n"))
    at = max(0, min(column - 1, len(line)))
    start = max(0, min(at - LINE_SHOWN // 2, len(line) - LINE_SHOWN))
    shown = line[start : start + LINE_SHOWN].rstrip()
    before, after = "..." if start else "", "..." if start + LINE_SHOWN < len(line) else ""
    indent = columns(before + line[start:at])
    return f"{before}{shown}{after}", f"{' ' * indent}^"


def in_a_sentence(found: Checked) -> str:
    """What was looked at, and what came of it: "3 scenes and 2 people in our_calls: 1 error and 2 warnings."."""
    looked = found.looked
    kinds = {
        "scene": looked.scenes,
        "person": looked.people,
        "translation": looked.translations,
        "drawing": looked.drawings,
    }
    counted = _and([_count(number, kind) for kind, number in kinds.items() if number]) or "no scenes"
    what = f"{counted} in {looked.library}" if looked.file is None else looked.file
    told = Counter(problem.severity for problem in found.problems) + Counter(found.left_out)
    wrong = _and([_count(told[kind], kind) for kind in _SEVERITIES if told[kind]])
    number = len(found.accepted)
    accepted = f"; {_count(number, 'warning')} {'is' if number == 1 else 'are'} accepted" if number else ""
    return f"{plain(what)}: {wrong or 'nothing wrong'}{accepted}."


def _count(number: int, what: str) -> str:
    many = "people" if what == "person" else f"{what}s"
    return f"{number:,} {what if number == 1 else many}"


def _and(parts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def _data(problem: Problem) -> dict[str, str | int]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """A problem as GitHub's workflow command, which shows it beside the line in a review."""
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column},title={_property(problem.code)}"
    message = "; ".join(part for part in (problem.message, problem.hint) if part)
    return f"::{problem.severity} {place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return plain_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
