"""A kiosk that runs has nothing that anybody could reach it by from outside: no port, and no socket with a name."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from support.real_kiosk import RESTS, RealKiosk, sockets_of
from support.terminal_scenes import library

NETWORK = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "packet")


def rows(name: str) -> list[list[str]]:
    """A table of the system's sockets, a row each."""
    path = Path("/proc/net") / name
    return [line.split() for line in path.read_text().splitlines()[1:]] if path.exists() else []


@pytest.fixture
def kiosk(tmp_path: Path) -> RealKiosk:
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "HEAD_AND_HEART_HEADLESS": "1"}
    return RealKiosk(tmp_path, library(tmp_path), environment)


@pytest.mark.kill
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_nothing_listens_on_the_network_and_nothing_on_this_machine_that_others_can_reach(kiosk: RealKiosk) -> None:
    with kiosk:
        kiosk.wait(lambda: RESTS in kiosk.told)
        processes = kiosk.processes()
        assert len(processes) >= 3, "the keeper, what it forks from, and the visitor"
        ours = set().union(*map(sockets_of, processes))
        assert ours, "the keeper and the visitor speak to each other"
        for name in NETWORK:
            assert [row for row in rows(name) if ours & set(row)] == [], name
        named = [row[7] for row in rows("unix") if row[6] in ours and len(row) > 7]
        for name in named:
            assert not name.startswith("@"), "anybody on the machine can reach it"
            folder = Path(name).parent
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700, name
            assert folder.stat().st_uid == os.getuid()
        assert len(set(named)) <= 1, "what visitors' processes are forked from has one"
        for place in (kiosk.saves, *kiosk.saves.rglob("*")):
            assert not stat.S_IMODE(place.stat().st_mode) & 0o077, f"{place} can be read by others"
