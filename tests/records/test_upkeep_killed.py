"""Saves are written anew and killed in the middle of it, again and again: they are the old ones or the new ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from game.records.sqlite.backup import back_up
from game.records.sqlite.verifying import digest, opened_to_read, verify
from support.records_room import FILE, opened, played
from support.scenes import endless, short

pytestmark = pytest.mark.kill

HERE = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])}
TIMES = 15
"""How often each is killed."""
WORK = {
    "forget": (
        "from game.records.sqlite.forgetting import forget, people\n"
        "with closing(opened_to_read(path)) as connection:\n"
        "    (ann,) = [one for one in people(connection) if one.player.name == 'Ann']\n"
        "print('ready', flush=True)\n"
        "forget(path, ann, partial(datetime.now, UTC), keep_figures=False)\n"
    ),
    "restore": (
        "from game.records.sqlite.backup import restore\n"
        "print('ready', flush=True)\n"
        "restore(path.parent / 'copy.sqlite3', path.parent, datetime.now(UTC))\n"
    ),
    "vacuum": ("from game.records.sqlite.vacuuming import vacuum\nprint('ready', flush=True)\nvacuum(path)\n"),
}
BEGIN = (
    "import sys\nfrom contextlib import closing\nfrom datetime import UTC, datetime\nfrom functools import partial\n"
    "from pathlib import Path\nfrom game.records.sqlite.verifying import opened_to_read\npath = Path(sys.argv[1])\n"
)


def begun(what: str, path: Path) -> subprocess.Popen[str]:
    """The work, begun in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGIN + WORK[what], str(path)], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def content(path: Path) -> str:
    """All rows of saves."""
    with closing(opened_to_read(path)) as connection:
        return digest(connection)


@pytest.mark.parametrize("what", list(WORK))
def test_killed_at_any_moment_saves_are_the_old_ones_or_the_new_ones(tmp_path: Path, what: str) -> None:
    model = tmp_path / "model"
    with opened(model) as store:
        for _ in range(60):
            played(store, short(), "warm", "fix", "thanks")
            played(store, endless(), *["soothe"] * 5, name="Bob")
    back_up(model / FILE, model / "copy.sqlite3")
    with opened(model) as store:
        played(store, short(), "warm", name="Cleo")
    draw, ends = Random(what), set[str]()
    shutil.copytree(model, tmp_path / "whole")
    with begun(what, tmp_path / "whole" / FILE) as process:
        since = time.monotonic()
        assert process.wait() == 0
    longest = time.monotonic() - since
    old, new = content(model / FILE), content(tmp_path / "whole" / FILE)
    for number in range(TIMES):
        saves = tmp_path / str(number)
        shutil.copytree(model, saves)
        with begun(what, saves / FILE) as process:
            time.sleep(draw.uniform(0, longest))
            process.kill()
        found = saves / FILE
        ends.add(content(found))
        assert content(found) in (old, new), number
        assert verify(found).wrong == (), number
    assert old in ends, "one at least was killed before it was done"
