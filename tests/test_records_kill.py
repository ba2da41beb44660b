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

from game.records.store import Store
from game.story.conversation import replay
from records_room import opened
from scenes import looping

pytestmark = pytest.mark.kill

HERE = Path(__file__).parent
PLAYER = [sys.executable, "-S", str(HERE / "records_player.py")]  # -S: the standard library is all it needs
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
SHORTEST_S, LONGEST_S = 0.0, 0.12
"""From before the saves are opened until well into the conversation."""

Answered = dict[str, list[str]]
"""What the player saw answered: the options of each attempt, in order."""


def play_and_kill(folder: Path, seed: int, after_s: float) -> list[tuple[str, int, str]]:
    """Let the program play for that long, kill it, and return every answer it had printed whole."""
    with subprocess.Popen(
        [*PLAYER, str(folder), "Ann", str(seed), "100000"],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after_s)
        process.kill()
        printed, complaints = process.stdout.read(), process.stderr.read()
    assert complaints == b""
    whole = printed[: printed.rfind(b"\n") + 1].decode().splitlines()
    return [(uuid, int(number), option) for uuid, number, option in map(str.split, whole)]


def check(store: Store, answered: Answered, *, since: int = 0) -> int:
    """Every answer is there once and in order, every record replays; returns how many decisions were looked at.

    ``since`` is the first attempt to look at: those before it were over when they were last looked at.
    """
    kept, scene = 0, looping()
    player = store.player("Ann")
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


@pytest.mark.parametrize(("kills", "afresh"), [(80, False), (40, True)], ids=["one file", "a new file each time"])
def test_whatever_the_moment_nothing_answered_is_lost_or_doubled(tmp_path: Path, kills: int, *, afresh: bool) -> None:
    """Killed, reopened, resumed and killed again; a third of the times while it makes or has just made a new file."""
    draw = Random(2025)
    answered: Answered = defaultdict(list)
    over = 0
    for kill in range(kills):
        folder = tmp_path / (str(kill) if afresh else "saves")
        if afresh:
            answered.clear()
        for uuid, number, option in play_and_kill(folder, kill, draw.uniform(SHORTEST_S, LONGEST_S)):
            assert number == len(answered[uuid]) + 1
            answered[uuid].append(option)
        with opened(folder) as store:
            check(store, answered, since=over)
            ann = store.player("Ann")
            over = 0 if afresh else len(store.attempts(ann)) - len(store.unfinished(ann))
    if not afresh:
        with opened(tmp_path / "saves") as store:
            assert check(store, answered) > 10 * kills, "the program had time to play"
