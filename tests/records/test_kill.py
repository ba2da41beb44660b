"""The process is killed at any moment, again and again: nothing answered is lost, nothing is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from game.records.sqlite.store import Store
from game.story.engine.conversation import replay
from support.records_room import opened
from support.scenes import looping

pytestmark = pytest.mark.kill

HERE = Path(__file__).parents[1]
PLAYER = [sys.executable, "-S", str(HERE / "support" / "records_player.py")]  # -S: the standard library is all it needs
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
SHORTEST_S, LONGEST_S = 0.0, 0.1
"""From before the saves are opened until well into the conversation, on a machine that has nothing else to do."""

Answered = dict[str, list[str]]
"""What the player saw answered: the options of each attempt, in order."""
Printed = list[tuple[str, int, str]]
"""What the program printed: the attempt, the decision's number, the option."""


def start(folder: Path, name: str, seed: str) -> subprocess.Popen[bytes]:
    """Start the program, and wait until it is about to open the saves."""
    process = subprocess.Popen(
        [*PLAYER, str(folder), name, seed, "100000"],
        bufsize=0,  # so that the first line takes nothing of the others with it
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def long_enough(folder: Path) -> float:
    """How long the program takes here and now, in seconds, until well into a conversation in a new file."""
    process = start(folder, "Zoe", "how long")
    assert process.stdout is not None
    begun = time.monotonic()
    for _ in range(12):
        process.stdout.readline()
    taken = time.monotonic() - begun
    kill(process)
    return max(LONGEST_S, taken * 1.5)


def kill(process: subprocess.Popen[bytes]) -> Printed:
    """Kill the program, and return every answer that it had printed whole."""
    with process:
        process.kill()
        printed, complaints = process.communicate()
    assert complaints == b""
    whole = printed[: printed.rfind(b"\n") + 1].decode().splitlines()
    return [(uuid, int(number), option) for uuid, number, option in map(str.split, whole)]


def check(store: Store, name: str, answered: Answered, *, since: int = 0) -> int:
    """Every answer is there once and in order, every record replays; returns how many decisions were looked at.

    ``since`` is the first attempt to look at: those before it were over when they were last looked at.
    """
    kept, scene = 0, looping()
    player = store.player(name)
    for attempt in store.attempts(player)[since:]:
        options = store.decisions(attempt)
        saw = answered[attempt.uuid]
        assert options[: len(saw)] == tuple(saw)
        # The one that the kill came upon may be kept and not shown yet; no more than that, and it is shown next time.
        assert len(options) - len(saw) <= 1
        saw[:] = options
        assert [answer.number for answer in store.answers(attempt)] == list(range(1, len(options) + 1))
        conversation = replay(scene, attempt.setup, options)
        assert conversation.choices == options
        assert conversation.is_over == (attempt.finish is not None)
        assert attempt.finish is None or attempt.finish.ending == conversation.state.ending
        kept += len(options)
    assert {attempt.uuid for attempt in store.attempts(player)} >= set(answered)
    assert len(store.unfinished(player)) <= 1
    return kept


@pytest.mark.parametrize(
    ("rounds", "names", "afresh"),
    [(24, ["Ann"], False), (10, ["Ann"], True), (5, ["Ann", "Bob", "Cleo"], False)],
    ids=["one file", "a new file each time", "three at once on one file"],
)
def test_whatever_the_moment_nothing_answered_is_lost_or_doubled(
    tmp_path: Path, rounds: int, names: list[str], *, afresh: bool
) -> None:
    """Killed, reopened, resumed and killed again: while playing, while making a new file, while others play on."""
    draw = Random(2025)
    longest = long_enough(tmp_path / "how long") * len(names)  # a busy machine needs more
    answered: dict[str, Answered] = {name: defaultdict(list) for name in names}
    over = dict.fromkeys(names, 0)
    kept = 0
    for number in range(rounds):
        folder = tmp_path / (str(number) if afresh else "saves")
        processes = [start(folder, name, f"{number} {name}") for name in names]
        for name, process in zip(names, processes, strict=True):
            time.sleep(draw.uniform(SHORTEST_S, longest))
            for uuid, at, option in kill(process):
                assert at == len(answered[name][uuid]) + 1
                answered[name][uuid].append(option)
        with opened(folder) as store:
            for name in names:
                kept += check(store, name, answered[name], since=over[name])
                player = store.player(name)
                over[name] = len(store.attempts(player)) - len(store.unfinished(player))
        if afresh:
            answered, over = {name: defaultdict(list) for name in names}, dict.fromkeys(names, 0)
    if not afresh:
        with opened(tmp_path / "saves") as store:
            assert sum(check(store, name, answered[name]) for name in names) > rounds, "there was time to play"
    assert kept > rounds, "the program had time to play"
