"""A crowd at a real kiosk, for a moment: tools/soak.py as it is run for hours when it is asked for."""

from __future__ import annotations

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
    assert "12 sessions" in told.stdout or "13 sessions" in told.stdout, told.stdout
    assert "kills 3" in told.stdout or "kills 2" in told.stdout, told.stdout
