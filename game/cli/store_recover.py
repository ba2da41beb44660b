"""Brings back what can be read out of damaged saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from game.cli.printed import say
from game.cli.saves_used import counted_in_words
from game.cli.wrong import UsageError
from game.letters import plain
from game.records.errors import StoreError, why_not
from game.records.sqlite.bringing_back import Brought
from game.records.sqlite.recover import recover, saves_in
from game.story.language import ENGLISH

RECOVERED_NAME: Final = "recovered.sqlite3"
"""The new file's name, where none is given."""


def bring_back(saves: Path, out: Path | None) -> int:
    """Bring back what can be read, and print what it was.

    Args:
        saves: a folder of saves, or one saves file.
        out: the new file; beside the saves where none is named.

    Returns:
        The exit code: 0, or 1 where nothing could be read.

    Raises:
        UsageError: where there is nothing to read from, or the new file is there or cannot be made.
    """
    sources = _sources(saves)
    new = out or sources[0].with_name(RECOVERED_NAME)
    if new.exists() or new.is_symlink():
        raise UsageError(f"'{new}' is there already; give another name with -o.")
    try:
        brought = recover(sources, new, partial(datetime.now, UTC))
    except OSError as error:
        raise UsageError(f"'{saves}' cannot be recovered: {ENGLISH.say(why_not(error))}.") from error
    except StoreError as error:
        raise UsageError(f"'{new}' cannot be written: {ENGLISH.say(error.message)}.") from error
    for one in brought:
        say(f"{plain(one.source.name)}: {brought_in_words(one.brought)}")
        for name in one.brought.names:
            say(f"    player {plain(name)}")
    if not any(one.brought.anything for one in brought):
        new.unlink()
        say("Nothing could be read, so nothing was written.")
        return 1
    say(f"Wrote {plain(str(new))}. The damaged files are as they were.")
    return 0


def _sources(saves: Path) -> Sequence[Path]:
    """The saves files meant.

    Raises:
        UsageError: if there are none.
    """
    try:
        if saves.is_dir():
            found = saves_in(saves)
            if not found:
                raise UsageError(f"there are no saves in '{saves}'.")
            return found
        file = saves.with_name(saves.name.removesuffix("-wal"))
        if not (file.exists() or Path(f"{file}-wal").exists()):
            raise UsageError(f"there is no '{saves}'.")
    except (OSError, ValueError) as error:
        raise UsageError(f"'{saves}' cannot be looked into: {_why(error)}.") from error
    return (file,)


def _why(error: OSError | ValueError) -> str:
    return ENGLISH.say(why_not(error)) if isinstance(error, OSError) else "no file can be called so"


def brought_in_words(brought: Brought) -> str:
    """What came back, in one line."""
    counted = (
        (brought.players, "player"),
        (brought.attempts, "conversation"),
        (brought.decisions, "answer"),
        (brought.endings, "ending"),
        (brought.settings, "setting"),
    )
    told = counted_in_words(counted)
    known = f"; {brought.known} more had been brought back already" if brought.known else ""
    left = brought.left_out
    lost = f"; {left} more could be read, but what they belong to is lost" if left else ""
    return f"{told or 'nothing new'}{known}{lost}"
