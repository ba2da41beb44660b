"""Makes ``python -m game`` the same as the command ``head-and-heart``."""

import sys

from game.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
