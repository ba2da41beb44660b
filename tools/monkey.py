"""A monkey at a kiosk, for long: touches, drags, keys, text, other sizes and windows, all of it out of one seed.

    python tools/monkey.py [--window] [--times N] [--seed N]

With --window it sits at one's own machine instead, and has a gamepad too.

It ends with what it did and saw, or at once with what went wrong, with the seed to have it again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.paths import dialogues_dir  # noqa: E402 - found only now
from support import window_monkey  # noqa: E402
from support.kiosk_monkey import Monkey  # noqa: E402

A_TIME: Final = 500
"""So much it does before it is told how far it is."""


def main() -> int:
    """Let it loose; a mistake of the game's ends it with its traceback."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20_000, help="how many things it does (20000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--window", action="store_true", help="at the window, and not at a kiosk")
    given = parser.parse_args()
    if given.window:
        return at_the_window(given.times, given.seed)
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        library = Path(folder) / "dialogues"
        shutil.copytree(dialogues_dir(), library)
        monkey = Monkey(library, given.seed)
        try:
            while (left := given.times - monkey.did.total()) > 0:
                monkey.play(min(left, A_TIME))
                print(f"{monkey.did.total():>7} things, {monkey.visits:>4} visits", file=sys.stderr, flush=True)
        finally:
            monkey.store.close()
            print(f"seed {given.seed}: {monkey.did.total()} things in {monkey.visits} visits")
            print("did ", ", ".join(f"{name} {times}" for name, times in monkey.did.most_common()))
            print("saw ", ", ".join(f"{name} {times}" for name, times in monkey.seen.most_common()))
    print(f"never out, never a traceback, no staff page; {time.monotonic() - begun:.0f} s")
    return 0


def at_the_window(times: int, seed: int) -> int:
    """Let it loose at the window."""
    begun = time.monotonic()
    with TemporaryDirectory() as folder:
        monkey = window_monkey.Monkey(dialogues_dir(), Path(folder) / "saves", seed)
        try:
            while (left := times - monkey.did.total()) > 0:
                monkey.play(min(left, A_TIME))
                print(f"{monkey.did.total():>7} things, {monkey.visits:>4} visits", file=sys.stderr, flush=True)
        finally:
            print(f"seed {seed}: {monkey.did.total()} things in {monkey.visits} visits")
            print("did ", ", ".join(f"{name} {times}" for name, times in monkey.did.most_common()))
            print("saw ", ", ".join(f"{name} {times}" for name, times in monkey.seen.most_common()))
    print(f"never a traceback, and what was played is kept; {time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
