"""A program that plays for ever: run by the tests that kill it, and by those that run several at once.

``records_player.py FOLDER NAME SEED MOST``: goes on with the player's unfinished run, or begins one, and takes options
drawn by the seed, beginning anew whenever a run is over, until MOST are taken. It prints ``ready`` when it is about to
open the saves, and after each answered decision the attempt, its number and the option.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from game.records import Run, StoreBusyError, begin_run, resume
from game.records.sqlite.store import Store
from game.story.engine.play import open_ids
from support.records_room import setup
from support.scenes import looping

Answered = TypeVar("Answered")


def patiently(action: Callable[[], Answered]) -> Answered:
    """Do something, again and again while another program keeps the saves locked."""
    while True:
        try:
            return action()
        except StoreBusyError:
            continue


def main(folder: str, name: str, seed: str, most: str) -> int:
    """Play."""
    draw, scene = Random(seed), looping()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    store, notice = Store.open(Path(folder), lambda: datetime.now(UTC))
    while store is None and "locked" in notice:  # as a person does who is asked whether to try again
        store, notice = Store.open(Path(folder), lambda: datetime.now(UTC))
    if store is None or notice:
        sys.exit(notice)
    with store:
        player = patiently(lambda: store.player(name))
        run: Run | None = None
        offered = patiently(lambda: store.unfinished(player))
        if offered:
            run, notice = patiently(lambda: resume(store, offered[0], scene))
            if notice:
                sys.exit(notice)
        for _ in range(int(most)):
            if run is None or run.attempt.finish is not None:
                start = setup(draw.randrange(100))
                run = patiently(partial(begin_run, store, player, scene, start))
            option = draw.choice(open_ids(scene, run.conversation.state))
            patiently(partial(run.take, option))
            sys.stdout.write(f"{run.attempt.uuid} {run.attempt.taken} {option}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
