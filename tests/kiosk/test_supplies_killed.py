"""Whatever ends a look for new scenes, at whatever moment: what is played is whole, and the next look goes on."""

from __future__ import annotations

import multiprocessing
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

from support.arrivals import Room, is_whole, look_once, sound_library, titled

pytestmark = [
    pytest.mark.kill,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are forked, so that fifty take no minutes"),
]

TIMES = 25


def looking(room: Room) -> BaseProcess:
    """A look in a process of its own, which has just begun."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["support.arrivals"])
    begun = context.Event()
    process = context.Process(target=look_once, args=(room.library, room.saves, begun))
    process.start()
    assert begun.wait(60)
    return process


def test_fifty_kills_while_a_library_is_taken_leave_a_whole_one_each_time(tmp_path: Path) -> None:
    draw = Random("taken")
    room = Room(sound_library(tmp_path), tmp_path / "saves")
    for number in range(80):  # so that copying takes a while
        voice = room.library / "voices" / "doorstep" / f"line_{number}.ogg"
        voice.parent.mkdir(parents=True, exist_ok=True)
        voice.write_bytes(draw.randbytes(4000))
    room.look()
    titled(room.library, "Measured")
    looking(room).join()
    titled(room.library, "Measured again")
    process = looking(room)
    begun = time.monotonic()
    process.join()
    longest = time.monotonic() - begun
    assert room.title == "Measured again"
    known = {"Measured again"}
    for number in range(TIMES):
        titled(room.library, f"Number {number}")
        known.add(f"Number {number}")
        process = looking(room)
        time.sleep(draw.uniform(0, 1.5 * longest))
        process.kill()
        process.join()
        assert is_whole(room.supplies.latest()), number
        assert room.title in known, number
        for copy in (room.saves / "libraries").glob("?" * 32):
            assert is_whole(copy / "dialogues"), "also those that are not played"
    assert not room.look()
    assert room.title == f"Number {TIMES - 1}"
    left = {path.name for path in (room.saves / "libraries").iterdir() if path.name.startswith(".")}
    assert left == {".taking.lock"}, "nothing half made is left"
