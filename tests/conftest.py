"""What holds for every test: no display, no sound, no saves of the real player, and a bounded hypothesis."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from game.records.sqlite.store import Store
from support.terminal_scenes import library, now

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
# What `check` keeps between runs is kept for the tests alone, and goes when they are over.
CACHE = Path(tempfile.mkdtemp(prefix="head-and-heart-tests-"))
os.environ["XDG_CACHE_HOME"] = str(CACHE)

# One profile for every machine: the same examples each run, and no deadline, which on a busy machine is a timed test.
settings.register_profile("project", deadline=None, derandomize=True, max_examples=100, database=None)
settings.load_profile("project")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: whoever has the tests of real windows and processes mostly waits for them."""
    return (os.cpu_count() or 1) + 1


# Started with "&" from a script, or by some CI, Ctrl-C is ignored, and so it would be by every program started here.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

TOGETHER = {"kill": "processes", "window": "processes", "wheel": "wheel", "set_up": "wheel"}
"""Tests with these marks run one after another, in these groups, when the others run side by side."""


@pytest.hookimpl(tryfirst=True)  # before the groups are looked at
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests have been found."""
    for item in items:
        for mark, group in TOGETHER.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.xdist_group(group))


def pytest_unconfigure() -> None:
    """The tests are over."""
    shutil.rmtree(CACHE, ignore_errors=True)


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


# A small game: two short scenes, where its players are kept, and the records that are open there.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two short scenes."""
    return library(tmp_path)


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """Where everything is kept; nothing is, yet."""
    return tmp_path / "saves"


@pytest.fixture
def ledger(saves: Path) -> Iterator[Store]:
    """The records in that place."""
    opened = Store.open(saves, now)
    assert opened.store is not None
    with opened.store as store:
        yield store
