"""Whatever ends a look for new scenes, at whatever moment: what is played is whole, and the next look goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from support.arrivals import Room, is_whole, sound_library, titled

pytestmark = pytest.mark.kill

TESTS = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)])}
TIMES = 50


def looking(room: Room) -> subprocess.Popen[bytes]:
    """A look in a process of its own, which has just begun."""
    process = subprocess.Popen(
        [sys.executable, str(TESTS / "support" / "arrivals.py"), str(room.library), str(room.saves)],
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def test_fifty_kills_while_a_library_is_taken_leave_a_whole_one_each_time(tmp_path: Path) -> None:
    draw = Random("taken")
    room = Room(sound_library(tmp_path), tmp_path / "saves")
    for number in range(300):  # so that copying takes a while
        voice = room.library / "voices" / "doorstep" / f"line_{number}.ogg"
        voice.parent.mkdir(parents=True, exist_ok=True)
        voice.write_bytes(draw.randbytes(4000))
    room.look()
    titled(room.library, "Measured")
    begun = time.monotonic()
    with looking(room) as process:
        process.communicate()
    longest = time.monotonic() - begun
    assert room.title == "Measured"
    taken, known = 0, {"Measured"}
    for number in range(TIMES):
        titled(room.library, f"Number {number}")
        known.add(f"Number {number}")
        with looking(room) as process:
            time.sleep(draw.uniform(0, longest))
            process.kill()
            process.communicate()
        assert is_whole(room.supplies.latest()), number
        assert room.title in known, number
        if room.title == f"Number {number}":
            taken += 1
        for copy in (room.saves / "libraries").glob("?" * 32):
            assert is_whole(copy / "dialogues"), "also those that are not played"
    assert 0 < taken < TIMES, "some were killed before, and some after it was taken"
    assert not room.look()
    assert room.title == f"Number {TIMES - 1}"
    left = {path.name for path in (room.saves / "libraries").iterdir() if path.name.startswith(".")}
    assert left == {".taking.lock"}, "nothing half made is left"
