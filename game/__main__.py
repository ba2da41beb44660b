"""Makes ``python -m game`` the same as the command ``head-and-heart``."""

import os
import sys

OURS = ("platformdirs", "polib", "yaml")
"""What a Python that was not set up for the game has not; without pygame it is played in the terminal."""


def main() -> int:
    """Do what the command line asks for; returns the exit code, 130 after a Ctrl-C that came while starting."""
    try:
        from game.cli.said_before import say_again  # noqa: PLC0415 - Ctrl-C may come while this is being read

        if (code := say_again(sys.argv[1:])) is not None:
            return code
        from game.cli.entry import main as entry  # noqa: PLC0415 - as above; and all of the program comes with it

        return entry()
    except KeyboardInterrupt:
        return 130
    except ModuleNotFoundError as missing:
        if missing.name not in OURS:
            raise
        sys.stderr.write(f"This Python has no {missing.name}. Say `make play`, or use the Python in .venv.\n")
        return 1


def _in_utf_8() -> None:
    """Start again in UTF-8 where the locale cannot read the name of our folder: nothing compiled can be loaded then."""
    try:
        f"{__file__}{sys.prefix}".encode()
    except UnicodeEncodeError:
        if not sys.flags.utf8_mode:
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - no shell


if __name__ == "__main__":
    _in_utf_8()
    sys.exit(main())
