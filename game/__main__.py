"""Makes ``python -m game`` the same as the command ``head-and-heart``."""

import sys


def main() -> int:
    """Do what the command line asks for; returns the exit code, 130 after a Ctrl-C that came while starting."""
    try:
        from game.cli.entry import main as entry  # noqa: PLC0415 - Ctrl-C may come while this is being read
    except KeyboardInterrupt:
        return 130
    return entry()


if __name__ == "__main__":
    sys.exit(main())
