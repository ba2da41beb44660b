"""A display that goes away under a real kiosk and comes back, as when a screen's computer is plugged in anew."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.real_kiosk import MENDS, RESTS, RealKiosk
from support.real_windows import LACKING, WHY, do, on
from support.terminal_scenes import library


@contextmanager
def server(folder: Path, *number: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A display server, of that number or of the first that is free; gives its number once it is there."""
    read, write = os.pipe()
    with (folder / "xvfb.txt").open("ab") as told:
        call = ["Xvfb", *number, "-displayfd", str(write), "-screen", "0", "1080x1080x24", "-nolisten", "tcp"]
        started = subprocess.Popen(call, pass_fds=(write,), stdout=told, stderr=told)
    os.close(write)
    try:
        with os.fdopen(read) as given:
            yield started, f":{given.readline().strip()}"
    finally:
        started.kill()
        started.wait(10)


@pytest.mark.window
@pytest.mark.kill
@pytest.mark.skipif(bool(LACKING), reason=WHY)
def test_a_kiosk_whose_display_goes_away_waits_for_it_and_comes_back_by_itself(tmp_path: Path) -> None:
    with server(tmp_path) as (first, display), RealKiosk(tmp_path, library(tmp_path), on(display)) as kiosk:
        kiosk.wait(lambda: RESTS in kiosk.told)
        first.send_signal(signal.SIGKILL)
        first.wait(10)
        kiosk.wait_told(MENDS)
        kiosk.wait(lambda: kiosk.said.count("Kiosk: ") >= 4)
        assert "NoDisplayError" in kiosk.said, "it says what is lacking"
        kiosk.told.clear()
        with server(tmp_path, display) as (_, again):
            assert again == display
            kiosk.wait(lambda: RESTS in kiosk.told)
            assert do(on(display), "search", "--class", "head-and-heart").split(), "its window is on the new display"
            assert kiosk.process.poll() is None
