"""Sets the PIN of a kiosk: asked for where nobody sees it, and kept as a hash in the kiosk's file."""

from __future__ import annotations

import getpass
import secrets
import stat
import sys
from pathlib import Path
from typing import Final

from game.cli.printed import say
from game.cli.wrong import UsageError
from game.kiosk import NoPlaceError, hashed, weakness, with_pin
from game.kiosk.toml import KIOSK_FILE
from game.letters import plain
from game.script.source import read_source
from game.writing import reason_of, write_over

SALT_BYTES: Final = 16
GOOD: Final = 6
"""Digits; one of four is tried through in a year and two months."""
_MOST_READ: Final = 100


def set_pin(config: Path) -> int:
    """Ask for a PIN, twice at a terminal, or read one line from a pipe, and write its hash into the kiosk's file.

    Everything else in the file stays as it was, byte for byte.

    Args:
        config: the kiosk's file.

    Returns:
        The exit code: 0 when it was written, 1 when the PIN is none that is taken.

    Raises:
        UsageError: where there is no such file, or nothing can be written into it.
    """
    data = _file(config)
    pin = _asked() if sys.stdin is not None and sys.stdin.isatty() else _read()
    if pin is None:
        say("The two are not the same. Nothing was written.", error=True)
        return 1
    if why := weakness(pin):
        say(f"{why} Nothing was written.", error=True)
        return 1
    try:
        write_over(config, with_pin(data, hashed(pin, secrets.token_bytes(SALT_BYTES))))
    except NoPlaceError as why_not:
        raise UsageError(f"'{config}': {why_not}") from None
    except OSError as error:
        raise UsageError(f"'{config}' cannot be written: {reason_of(error)}.") from None
    say(f"Wrote the PIN's hash into {plain(str(config))}. It holds from the next start of the kiosk.")
    if len(pin) < GOOD:
        say(f"{GOOD} digits are better: {len(pin)} can all be tried in {'a year or two' if len(pin) == 4 else 'time'}.")
    if config.stat().st_mode & stat.S_IROTH and sys.platform != "win32":
        say("Everybody who works on this machine can read this file, and try PINs on the hash at home.")
        say(f"To end that: chmod o= {plain(str(config))}")
    return 0


def _file(config: Path) -> bytes:
    """The kiosk's file as it is.

    Raises:
        UsageError: where it cannot be written into.
    """
    if config.is_symlink():
        raise UsageError(f"'{config}' is a link, through which nothing is written: name the file itself.")
    source = read_source(config, config.name, KIOSK_FILE)
    if source.refusal is not None:
        more = "" if config.exists() else " To begin with one, copy deploy/kiosk.toml and name the copy with --config."
        raise UsageError(f"'{config}' cannot be read: {source.refusal.why}.{more}")
    return source.data


def _asked() -> str | None:
    """The PIN as it is typed, unseen, twice; None where the two are not the same."""
    try:
        first = getpass.getpass("The new PIN, 4 to 12 digits (nothing is shown): ")
        return first if first and getpass.getpass("Once more: ") == first else None if first else ""
    except EOFError:
        return ""


def _read() -> str:
    """The PIN as one line of a pipe has it."""
    line = sys.stdin.readline(_MOST_READ) if sys.stdin is not None else ""
    return line.rstrip("\r\n")
