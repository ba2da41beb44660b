"""Tests that must not run beside each other, or measure once for all of them, are kept on one worker."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

MARKED = """
import time
import pytest
pytestmark = pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(6))
def test_one(number):
    time.sleep(0.1)
"""


def test_a_group_is_kept_on_one_worker(tmp_path: Path) -> None:
    """With pytest 9.2 and xdist 3.8 it was not, and nothing said so."""
    (tmp_path / "test_marked.py").write_text(MARKED, "utf-8")
    call = [sys.executable, "-m", "pytest", "-v", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*call, "--rootdir", str(tmp_path), "-c", os.devnull, "test_marked.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    assert len(set(re.findall(r"\[(gw\d)\]", done.stdout))) == 1, done.stdout
