"""What the page on reliability names is there: its tests, and the commands that give its figures."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reliability.md").read_text("utf-8")


def test_every_test_and_tool_that_it_names_is_there() -> None:
    files = set(re.findall(r"\b(?:tests|tools)/[\w/]+\.py", PAGE))
    assert {name for name in files if not (ROOT / name).is_file()} == set()
    written = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    assert len(named) >= 10
    assert {name for name in named if f"def {name}(" not in written} == set()
