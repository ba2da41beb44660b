"""A crowd at a real kiosk, for a moment: tools/soak.py as it is run for hours when it is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.kill
@pytest.mark.skipif(sys.platform != "linux", reason="it reads what Linux tells of processes")
def test_a_crowd_comes_and_goes_is_killed_and_loses_nothing(tmp_path: Path) -> None:
    told = subprocess.run(
        [
            *(sys.executable, str(ROOT / "tools" / "soak.py"), str(tmp_path / "kiosk")),
            *("--sessions", "12", "--kill-every", "4", "--keeper-too", "--change-every", "5", "--back-within", "120"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    numbers = re.search(r"kills (\d+).*?\n(\d+) sessions", told.stdout)
    assert numbers is not None, told.stdout
    kills, sessions = map(int, numbers.groups())
    assert (kills >= 2, sessions >= 12) == (True, True), told.stdout
