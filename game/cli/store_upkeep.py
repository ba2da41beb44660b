"""Looks through the saves, copies them, puts a copy back, brings them up to date, and makes them smaller."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game.cli.clock import now
from game.cli.printed import say
from game.cli.saves_used import counted_in_words, doing_with, opened_store, saves_file
from game.cli.wrong import UsageError
from game.letters import plain
from game.records.sqlite.backup import back_up, restore
from game.records.sqlite.opening import FILE
from game.records.sqlite.schema import NEWEST
from game.records.sqlite.vacuuming import vacuum
from game.records.sqlite.verifying import verify, whole
from game.story.language import ENGLISH

_WORDS: Final = {
    "players": "player",
    "attempts": "conversation",
    "decisions": "answer",
    "finishes": "ending",
    "settings": "setting",
}


def verify_saves(saves: Path) -> int:
    """Look through saves and print what was found; returns 0 where nothing is wrong, else 1."""
    path = saves_file(saves)
    with doing_with(path, "looked through"):
        found = verify(path)
    say(f"{plain(path.name)}: {counts_in_words(found.counts)}; version {found.version} of the file's shape.")
    for wrong in found.wrong:
        say(f"    wrong: {plain(ENGLISH.say(wrong))}")
    if found.wrong:
        say("Leave the file as it is. store recover makes a new one of what can be read, and a backup can be put back.")
        return 1
    say("Every page, every row and the log are whole.")
    return 0


def back_up_saves(saves: Path, out: Path) -> int:
    """Copy saves into one file and print what it holds; returns the exit code."""
    path = saves_file(saves)
    with doing_with(path, "copied"):
        try:
            found = back_up(path, out)
        except FileExistsError as error:
            raise UsageError(f"'{out}' is there already; give another name with -o.") from error
    say(f"Wrote {plain(str(out))}: {counts_in_words(found.counts)}. It was read back, and is the same row by row.")
    return 0


def restore_saves(copy: Path, saves: Path) -> int:
    """Put a copy in the place of saves and print what they hold now; returns the exit code."""
    if not copy.is_file():
        raise UsageError(f"there is no file '{copy}'.")
    folder = saves.parent if saves.is_file() else saves
    with doing_with(copy, "put back"):
        restored = restore(copy, folder, now())
    say(f"Put back {plain(copy.name)}: {counts_in_words(restored.verified.counts)}.")
    if restored.before is not None:
        say(f"The saves that were there are now called {plain(restored.before.name)}; nothing in them was deleted.")
    return 0


def bring_up_saves(saves: Path) -> int:
    """Bring saves up to the newest shape, with a backup first; returns the exit code."""
    path = saves_file(saves)
    if path.name != FILE:
        raise UsageError(
            f"saves that are played with are called {FILE}: give '{path}' that name, in a folder of its own."
        )
    with doing_with(path, "brought up to date"):
        found = whole(path)
        if found.version >= NEWEST:
            say(f"{plain(path.name)} is up to date: version {found.version} of the file's shape.")
            return 0
        kept = path.with_name(f"{path.stem}.version-{found.version}-{now():%Y%m%d-%H%M%S}{path.suffix}")
        back_up(path, kept)
        opened_store(path).close()
        after = verify(path)
    say(
        f"{plain(path.name)}: from version {found.version} of the file's shape to {after.version}. As it was it is kept"
        f" as {plain(kept.name)}."
    )
    return 0


def shrink_saves(saves: Path) -> int:
    """Write saves anew without empty room; returns the exit code."""
    path = saves_file(saves)
    with doing_with(path, "written anew"):
        before, after = vacuum(path)
    say(f"{plain(path.name)}: {before:,} bytes before, {after:,} now; every row is there.")
    return 0


def counts_in_words(counts: Mapping[str, int]) -> str:
    """How many rows of each kind there are: ``2 players, 3 conversations``."""
    return counted_in_words((number, _WORDS[table]) for table, number in counts.items()) or "nothing is kept in it"
