"""The saves that a command works on, and what is said where that cannot be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from game.cli.clock import now
from game.cli.wrong import UsageError
from game.records.errors import StoreError
from game.records.sqlite.checking import DamagedError, TooNewError
from game.records.sqlite.failures import as_reasons
from game.records.sqlite.opening import FILE
from game.records.sqlite.sole_use import InUseError
from game.records.sqlite.store import Store
from game.story.language import ENGLISH


def saves_file(saves: Path) -> Path:
    """The saves file meant.

    Raises:
        UsageError: if there is none.
    """
    path = saves / FILE if saves.is_dir() else saves
    if not path.exists():
        raise UsageError(f"there are no saves in '{saves}'." if saves.is_dir() else f"there is no '{saves}'.")
    return path


def opened_store(path: Path) -> Store:
    """The saves, opened as the game opens them.

    Raises:
        UsageError: if they cannot be.
    """
    opened = Store.open(path.parent, now)
    if opened.store is None:
        raise UsageError(ENGLISH.say(opened.notice))
    return opened.store


def counted_in_words(counts: Iterable[tuple[int, str]]) -> str:
    """How many there are of each kind of which there are any, as ``2 players, 1 conversation``."""
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in counts if number)


@contextmanager
def doing_with(path: Path, done: str) -> Iterator[None]:
    """Say why something cannot be done.

    Raises:
        UsageError: if it cannot.
    """
    try:
        with as_reasons():
            yield
    except InUseError as error:
        raise UsageError(
            f"'{path}' cannot be {done} while somebody plays: leave the game, and stop the kiosk, first."
        ) from error
    except TooNewError as newer:
        raise UsageError(f"'{path}' was written by a newer version of the game, which alone can read it.") from newer
    except DamagedError as damage:
        raise UsageError(
            f"'{path}' cannot be {done}: {ENGLISH.say(damage.message)}. Try: store recover '{path}'"
        ) from damage
    except StoreError as error:
        raise UsageError(f"'{path}' cannot be {done}: {ENGLISH.say(error.message)}.") from error
