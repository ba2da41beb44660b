"""The project itself: its README, its locks, its decisions, and nothing in it that belongs to one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {".py", ".md", ".toml", ".yaml", ".yml", ".lock", ".txt", ".json", ".svg", ".po", "", ".js", ".plan", ".html"}
HOSTS = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.debian" + ".org")


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip(f"git does not tell what is in this checkout: {listed.stderr.strip()[:200]}")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_readme_is_short_and_opens_with_the_two_commands_and_a_picture() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert re.search(r"```sh\nmake play\nmake test\n```\s+!\[", text)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in ("play", "test", "bench", "demo"))


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", *(p.name for p in sorted((ROOT / "docs").glob("*.md")))]
)
def test_every_link_leads_somewhere(page: str) -> None:
    path = ROOT / page if (ROOT / page).is_file() else ROOT / "docs" / page
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{page} links to {target}"


def test_decisions_are_numbered_one_after_the_other() -> None:
    text = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    numbers = [int(found) for found in re.findall(r"^(\d+)\. \*\*", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", text, re.MULTILINE)
    assert "pygame-ce" in pins
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text


def test_what_the_game_needs_is_in_the_lock() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    needed = re.findall(r'"([a-z0-9-]+)>=', project.partition("dependencies = [")[2].partition("]")[0])
    assert needed
    assert all(f"\n{name}==" in f"\n{(ROOT / 'requirements.lock').read_text('utf-8')}" for name in needed)


def test_no_file_names_a_registry_host_or_a_place_on_one_machine() -> None:
    here = f"{ROOT.parent}/"
    for path in tracked():
        if path.suffix in TEXTS and path.stat().st_size < 2_000_000:
            text = path.read_text("utf-8", errors="replace")
            assert not [host for host in HOSTS if host in text], path
            assert len(here) < 4 or here not in text, path


def test_saves_are_not_tracked() -> None:
    assert [p.name for p in tracked() if p.parent == ROOT / "saves"] == ["README.md"]


def test_every_test_and_benchmark_that_the_figures_name_is_there(root: Path) -> None:
    text = (root / "docs" / "quality.md").read_text("utf-8")
    named = set(re.findall(r"tests/[\w/]+(?:\.py)?", text))
    assert len(named) > 8
    assert [name for name in sorted(named) if not (root / name).exists()] == []
    bench = (root / "tools" / "bench.py").read_text("utf-8")
    assert [name for name in re.findall(r"`(bound_\w+)`", text) if f'"{name}":' not in bench] == []
