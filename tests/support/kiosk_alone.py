"""One visitor's process without a keeper, as a program: `python tests/support/kiosk_alone.py LIBRARY IDLE`.

It prints what a keeper would be told, a word a line.
"""

from __future__ import annotations

import sys
from pathlib import Path

from game.cli.kiosk_visitor import visitor
from game.kiosk import Limits, Loose, News
from support.kiosk_sitting import settings_of


class Told(Loose):
    """Reins that print."""

    def tell(self, news: News) -> None:
        super().tell(news)
        sys.stdout.write(f"{news}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sys.exit(visitor(settings_of(folder, limits=Limits(idle=float(sys.argv[2]), warning=3)), folder, Told()))
