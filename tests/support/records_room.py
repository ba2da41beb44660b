"""What the tests of the records share: a clock that ticks, walks through scenes, and files as a crash leaves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile

from game.records.run import Run, begin_run
from game.records.sqlite.store import Store
from game.story.engine.conversation import Setup
from game.story.engine.play import open_ids
from game.story.model.flags import Value
from game.story.model.scene import Scene

FILE = "head-and-heart.sqlite3"
NOON = datetime(2025, 3, 1, 12, 0, 0, 250_000, tzinfo=UTC)


class Clock:
    """A time that goes on by a second whenever it is asked for."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@contextmanager
def opened(folder: Path, notice: str = "") -> Iterator[Store]:
    """The store in a folder, which must open with just that to say."""
    store, said = Store.open(folder, Clock())
    assert store is not None, said
    with store:
        assert said == notice
        yield store


def setup(seed: int = 1, variants: Mapping[str, Value] | None = None, **remembered: str) -> Setup:
    """What a run starts from."""
    return Setup(seed, {"genuine": True} if variants is None else variants, remembered)


def played(store: Store, scene: Scene, *options: str, name: str = "Ann") -> Run:
    """A run of the scene in which these options were taken."""
    run = begin_run(store, store.player(name), scene, setup())
    for option in options:
        assert not run.take(option).refused, option
    return run


def random_walk(scene: Scene, run: Run, draw: Random, most: int) -> Iterator[str]:
    """Options that are open, one after the other, drawn as the run goes on; none when it is over."""
    for _ in range(most):
        open_now = open_ids(scene, run.conversation.state)
        if not open_now:
            return
        yield draw.choice(open_now)


def as_after_a_crash(folder: Path, into: Path) -> Path:
    """The saves as they lie on the disk at this moment, log and all, while somebody still has them open."""
    into.mkdir(parents=True)
    for ending in ("", "-wal"):
        if (folder / f"{FILE}{ending}").exists():
            copyfile(folder / f"{FILE}{ending}", into / f"{FILE}{ending}")
    return into
