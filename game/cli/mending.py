"""Shows what can be mended for certain as a diff, asks, and writes it; the old files are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.authoring.check import Checked
from game.authoring.mending import Fix, fixes_in, write_fix
from game.cli.asking import is_person, says_yes
from game.cli.from_here import library_of, named_from_here
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.writing import reason_of


def mend(found: Sequence[tuple[Path, Checked]], *, is_agreed: bool) -> None:
    """Mend what a check found and what is certain.

    Args:
        found: each path that was checked, with what was found there, its files named as the check names them.
        is_agreed: whether it is written without a question.

    Raises:
        UsageError: where a file cannot be written.
    """
    fixes: dict[Path, Fix] = {}
    for path, checked in found:
        accepted = [one.problem for one in checked.accepted]
        for fix in fixes_in(library_of(path), checked.problems, accepted):
            fixes.setdefault(fix.path, fix)
    if not fixes:
        say("There is nothing here whose mend is certain.")
        return
    for fix in fixes.values():
        say(fix.diff(named_from_here(fix.path)))
    if is_agreed or _agreed(fixes):
        for fix in fixes.values():
            _write(fix)


def _agreed(fixes: dict[Path, Fix]) -> bool:
    number = sum(fix.mends for fix in fixes.values())
    mends = f"{number} mend{'' if number == 1 else 's'} in {len(fixes)} file{'' if len(fixes) == 1 else 's'}"
    if not is_person():
        say(f"{mends} can be made; nothing was written. To write them: --fix --yes")
        return False
    if says_yes(f"Write {mends}? Each old file is kept beside the new one."):
        return True
    say("Nothing was written.")
    return False


def _write(fix: Fix) -> None:
    name = named_from_here(fix.path)
    try:
        kept = write_fix(fix)
    except OSError as error:
        raise UsageError(f"'{name}' cannot be written: {reason_of(error)}. It is as it was.") from error
    if kept is None:
        say(f"'{name}' was changed meanwhile, and is left as it is.")
    else:
        say(f"'{name}' is mended; as it was, it is kept as {kept.name}.")
