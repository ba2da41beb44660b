"""Several copies of the game on one saves file neither lose nor double anything."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from game.story.engine.conversation import replay
from support.records_room import FILE, opened
from support.scenes import looping

HERE = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}


def play_together(folder: Path, names: list[str], most: int) -> list[tuple[int, list[list[str]], str]]:
    """Start one program for each name at once; how each ended, what it printed word by word, what it complained of."""
    with ExitStack() as stack:
        started = []
        for seed, name in enumerate(names):
            process = subprocess.Popen(
                [sys.executable, str(HERE / "support" / "records_player.py"), str(folder), name, str(seed), str(most)],
                env=ENVIRONMENT,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            started.append(process)
        said = [process.communicate(timeout=60) for process in started]
        return [
            (process.returncode, [line.split() for line in out.splitlines()[1:]], complaints)
            for process, (out, complaints) in zip(started, said, strict=True)
        ]


def test_four_copies_started_at_once_keep_every_answer(tmp_path: Path) -> None:
    """They make the file together, write at the same time, and each finds all of its own and nothing else."""
    names = ["Ann", "Bob", "Cleo", "Dan"]
    played = play_together(tmp_path, names, most=60)
    with opened(tmp_path) as store:
        for name, (code, printed, complaints) in zip(names, played, strict=True):
            assert (code, complaints) == (0, "")
            attempts = store.attempts(store.player(name))
            kept = [
                [attempt.uuid, str(number), option]
                for attempt in attempts
                for number, option in enumerate(store.decisions(attempt), 1)
            ]
            assert kept == printed
            assert len(kept) == 60
            assert [attempt.number for attempt in attempts] == list(range(1, len(attempts) + 1))
            for attempt in attempts:
                assert replay(looping(), attempt.setup, store.decisions(attempt)).choices == store.decisions(attempt)


def test_two_copies_that_find_the_file_damaged_set_it_aside_once(tmp_path: Path) -> None:
    """Whoever comes second finds the first one's fresh file, and does not set that aside as well."""
    (tmp_path / FILE).write_bytes(b"junk" * 5_000)
    told = [complaints for _, _, complaints in play_together(tmp_path, ["Ann", "Bob", "Cleo"], most=5)]
    assert len([notice for notice in told if "has been set aside" in notice]) == 1
    assert len(list(tmp_path.glob("*.damaged-*.sqlite3"))) == 1
    with opened(tmp_path) as store:
        assert len(store.players()) == 2, "the program leaves when it is told of damage, the other two play"
