"""The page on the house tells of every room that there is, and of none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
TREE = PAGE.split("```text")[1].split("```")[0]


def rooms() -> list[Path]:
    """Every folder of the program with modules in it, but for those that hold one rule or problem a file."""
    found = {path.parent.relative_to(ROOT) for path in (ROOT / "game").rglob("*.py")}
    return sorted(path for path in found if path != Path("game") and path.name != "rules")


@pytest.mark.parametrize("room", rooms(), ids=str)
def test_every_room_stands_in_the_tree(room: Path) -> None:
    assert re.search(rf"^\s*{room.name}/ ", TREE, re.MULTILINE), f"{room} is not in docs/architecture.md"


def test_every_room_in_the_tree_is_there() -> None:
    named = re.findall(r"^\s*(\w+)/ ", TREE, re.MULTILINE)
    there = {path.name for path in rooms()} | {"game"}
    assert [name for name in named if name not in there] == []


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"\b(?:tests|game|story|session|window|records)/[\w/]+\.py", PAGE)))
)
def test_every_file_that_the_page_names_is_there(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "game" / path).exists(), path


@pytest.mark.parametrize("module", sorted((ROOT / "game").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_longer_than_300_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= 300
