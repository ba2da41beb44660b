"""All that is printed goes through here, so that no text of a library, a story or a file's name steers the terminal."""

from __future__ import annotations

import json
import sys

from game.letters import columns, plain, plain_lines


def say(text: object = "", *, end: str = "\n", error: bool = False) -> None:
    """Print a text, with its own line breaks.

    Args:
        text: what to print.
        end: what stands after it.
        error: whether it goes where errors are told.
    """
    print(plain_lines(str(text)), end=end, file=sys.stderr if error else sys.stdout, flush=True)


def say_in_place(line: str, width: int) -> None:
    """Show a line where errors are told, in the place of one of that width (in columns) that was shown so before."""
    shown = plain(line)
    print(f"\r{shown}{' ' * (width - columns(shown))}", end="" if shown else "\r", file=sys.stderr, flush=True)


def say_data(data: object) -> None:
    """Print data as JSON, in which what is not seen is escaped, so that nothing of it is lost."""
    say(json_text(data))


def json_text(data: object) -> str:
    """Data as JSON that can be read by people and steers nothing."""
    written = json.dumps(data, ensure_ascii=False, indent=2)
    shown = plain_lines(written)
    if shown == written:
        return written
    # Character for character, a mark stands where something was that steers.
    pairs = zip(written, shown, strict=True)
    return "".join(one if one == seen else f"\\u{ord(one):04x}" for one, seen in pairs)
