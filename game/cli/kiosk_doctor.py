"""Looks at a kiosk and the machine under it, and says whether it may open to the public."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from game.authoring.check import check_at
from game.cli.check import game_assets, pointed_at
from game.cli.clock import now
from game.cli.printed import say, say_data
from game.cli.progress import Progress
from game.cli.wrong import UsageError
from game.kiosk import KioskProblem, read_settings
from game.kiosk.doctor import Devices, Finding, LibraryState, Machine, examined, may_open
from game.letters import plain
from game.paths import default_cache_dir
from game.records import Ledger
from game.records.sqlite.store import Store
from game.script.problems import NoLibraryError
from game.window.trying import tried

PATIENCE_S: Final = 10
"""How long a command of the system may take to answer."""
_SETTINGS: Final = "kiosk.toml"


def doctor(config: Path, form: Literal["text", "json"] = "text") -> int:
    """Look at everything, print what was found, and how to mend it.

    Args:
        config: the kiosk's file.
        form: how it is printed.

    Returns:
        The exit code: 0 when the kiosk may open to the public, 1 when not.

    Raises:
        UsageError: where there is no such file.
    """
    if not os.path.lexists(config):
        raise UsageError(
            f"there is no '{config}'. To begin with one, copy deploy/kiosk.toml and name the copy with --config."
        )
    settings, problems = read_settings(config)
    findings = [] if problems else [Finding(_SETTINGS, "well", "it reads well")]
    if form == "text":
        for problem in problems:
            say(_in_text(problem), end="\n\n")
        _print(findings)
    with Progress(stops=False) as progress:
        if settings is not None:
            machine = Machine(
                config, settings, datetime.now().astimezone(), os.environ, _devices, _open_store,
                lambda folder: _checked(folder, progress), _answer,
            )  # fmt: skip
            findings += examined(machine, lambda name: progress.tell(f"Looking at: {name}"))
    is_open = may_open(findings) and settings is not None
    if form == "json":
        told = [_of_problem(problem) for problem in problems] + [finding._asdict() for finding in findings]
        say_data({"may_open": is_open, "findings": told})
    else:
        _print(findings[0 if problems else 1 :])
        say(_in_a_sentence(problems, findings, is_read=settings is not None))
    return 0 if is_open else 1


def _print(findings: Sequence[Finding]) -> None:
    for finding in findings:
        say(f"{finding.standing:4}  {plain(finding.check)}: {plain(finding.told)}.")
        if finding.mend:
            say(f"      To mend it: {plain(finding.mend)}")


def _in_text(problem: KioskProblem) -> str:
    """A problem of the file, as it is told of scenes: place, line, and how to write it."""
    told = [
        f"{'bad' if problem.severity == 'error' else 'look':4}  {plain(problem.file)}:{problem.line}:{problem.column}"
    ]
    told[0] += f": {plain(problem.message)}"
    if problem.source.strip():
        told += [f"      {line}" for line in pointed_at(problem.source, problem.column)]
    if problem.hint:
        told.append(f"      To mend it: {plain(problem.hint)}")
    return "\n".join(told)


def _of_problem(problem: KioskProblem) -> dict[str, str | int]:
    standing = "bad" if problem.severity == "error" else "look"
    return {
        "check": _SETTINGS, "standing": standing, "told": problem.message, "mend": problem.hint,
        "file": problem.file, "line": problem.line, "column": problem.column,
    }  # fmt: skip


def _in_a_sentence(problems: Sequence[KioskProblem], findings: Sequence[Finding], *, is_read: bool) -> str:
    bad = sum(one.severity == "error" for one in problems) + sum(one.standing == "bad" for one in findings)
    look = sum(one.severity == "warning" for one in problems) + sum(one.standing == "look" for one in findings)
    more = f" {look} more {'wants' if look == 1 else 'want'} a look." if look else ""
    if not is_read:
        return "The kiosk does not open: mend its file first. The machine is looked at once that can be read."
    if bad:
        return f"Not open to the public: {bad} {'thing is' if bad == 1 else 'things are'} to be mended.{more}"
    return f"The kiosk may open to the public.{more.replace(' more', '')}"


def _devices() -> Devices:
    """What the machine has to show, hear and sound with; pygame may be missing."""
    try:
        from game.window.devices import devices_seen  # noqa: PLC0415 - only where it may be missing
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != "pygame":
            raise
        return Devices(error=f"The window cannot be opened ({missing})")
    return devices_seen()


def _open_store(folder: Path) -> tuple[Ledger | None, str]:
    opened = Store.open(folder, now, private=True)
    return opened.store, opened.notice


def _checked(folder: Path, progress: Progress) -> LibraryState:
    """Check a library as the command does, its results kept for the next time."""
    try:
        found = check_at(folder, game_assets(folder), default_cache_dir(), trial=tried, about=progress.about)
    except NoLibraryError as missing:
        return LibraryState(missing=str(missing))
    errors = sum(problem.severity == "error" for problem in found.problems)
    return LibraryState(errors, len(found.problems) - errors)


def _answer(command: Sequence[str]) -> str | None:
    """What a command of the system answers; None where there is none."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own, its name alone comes from the table of looks
            list(command), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=PATIENCE_S,
            errors="replace",
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
