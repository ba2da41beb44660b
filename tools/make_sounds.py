"""Makes the sounds of the game: each is worked out here, so all of them are the project's own, under its licence.

    python tools/make_sounds.py            writes assets/sounds
    python tools/make_sounds.py --check    tells which of the files there are not what it would write

What there is, and what its captions say, stands in ``game/soundscape``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.sounds import effects, layers  # noqa: E402 - the checkout is put on the path first
from tools.sounds.waves import FIFTH, FULL, HALF, THIRD, Wave, wav_file  # noqa: E402 - as above

LICENCE: Final = """\
The sounds in this folder are worked out by tools/make_sounds.py: nothing in them is recorded, or anybody else's.
They belong to Head & Heart and stand under its licence (MIT, see the file LICENSE).
"""
MADE: Final[Mapping[str, tuple[int, Callable[[], Wave]]]] = {
    "press": (FULL, lambda: effects.notes((523.25, 0.0, 0.09, 0.55), (1046.5, 0.0, 0.05, 0.12))),
    "say": (FULL, lambda: effects.notes((392.0, 0.0, 0.11, 0.5), (587.33, 0.045, 0.13, 0.4))),
    "better": (FULL, lambda: effects.notes((523.25, 0.0, 0.16, 0.4), (659.25, 0.07, 0.2, 0.36))),
    "worse": (FULL, lambda: effects.notes((311.13, 0.0, 0.16, 0.42), (261.63, 0.08, 0.2, 0.38))),
    "note": (FULL, lambda: effects.notes((880.0, 0.0, 0.07, 0.25), (1174.66, 0.05, 0.12, 0.2))),
    "open": (FULL, lambda: effects.notes((440.0, 0.0, 0.08, 0.35))),
    "won": (
        FULL,
        lambda: effects.notes((523.25, 0.0, 0.3, 0.32), (659.25, 0.12, 0.3, 0.3), (783.99, 0.24, 0.45, 0.3)),
    ),
    "lost": (
        FULL,
        lambda: effects.notes((329.63, 0.0, 0.34, 0.34), (293.66, 0.16, 0.34, 0.3), (246.94, 0.32, 0.5, 0.28)),
    ),
    "ring": (HALF, lambda: effects.trill(HALF, (784.0, 987.77), 8, 0.34)),
    "pick_up": (HALF, effects.pick_up),
    "hang_up": (HALF, effects.hang_up),
    "bell": (16_000, effects.bell),
    "door": (HALF, effects.door),
    "knock": (THIRD, effects.knock),
    "phone": (HALF, effects.phone),
    "clock": (THIRD, effects.clock),
    "creak": (HALF, effects.creak),
    "clank": (HALF, effects.clank),
    "whistle": (FULL, effects.whistle),
    "beep": (HALF, effects.beep),
    "paper": (HALF, effects.paper),
    "tear": (FULL, effects.tear),
    "horn": (THIRD, effects.horn),
    "engine": (THIRD, effects.engine),
    "tick_off": (HALF, lambda: effects.switch(101)),
    "tick_on": (HALF, lambda: effects.switch(111)),
    "air": (FIFTH, layers.air),
    "hum": (FIFTH, layers.hum),
    "clock_ticks": (THIRD, layers.clock_ticks),
    "ticking": (THIRD, layers.ticking),
    "murmur": (FIFTH, layers.murmur),
    "keys": (FIFTH, layers.keys),
    "road": (FIFTH, layers.road),
    "voice_round": (HALF, lambda: layers.voice(1.6)),
    "voice_bright": (HALF, lambda: layers.voice(1.25)),
}
"""Every file: samples a second, and what makes it."""


def main(arguments: list[str]) -> int:
    """Write them all, or look whether they are as they should be."""
    folder = ROOT / "assets" / "sounds"
    made = {f"{name}.wav": wav_file(make(), rate) for name, (rate, make) in MADE.items()}
    made["LICENCE.txt"] = LICENCE.encode("ascii")
    if arguments == ["--check"]:
        there = {path.name: path.read_bytes() for path in folder.iterdir()}
        odd = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        print(*odd, sep="\n")
        return int(bool(odd))
    folder.mkdir(exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
