"""What CONTRIBUTING.md tells whoever carries on is so: its files and commands are there, and its lists are enough."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from game.cli.entry import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_it_is_one_page() -> None:
    assert len(PAGE.splitlines()) <= 80


def test_every_file_and_folder_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:game|tests|tools|assets|dialogues|docs)/[^`<]*)", PAGE)
    assert len(named) > 12
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_make_command_that_it_names_is_one() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`make ([a-z]+)", PAGE))
    assert {"test", "play", "lock"} < named
    assert all(f"\n{target}:" in makefile for target in named)


def test_a_command_is_a_module_and_a_line_in_the_table(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "game" / "cli" / "greet.py").write_text(
        '"""Greets a customer, warmly."""\n\n'
        "def add_arguments(parser):\n    parser.add_argument('who')\n\n"
        "def run(arguments):\n    print(f'Good morning, {arguments.who}.')\n    return 0\n",
        "utf-8",
    )
    entry = tmp_path / "game" / "cli" / "entry.py"
    line = '    "greet": ("greet", "say good morning"),\n'
    entry.write_text(re.sub(r"(COMMANDS: Final = {\n)", rf"\1{line}", entry.read_text("utf-8")), "utf-8")

    def told(*call: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "game", *call], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert re.search(r"greet +say good morning", told("--help"))
    assert "Greets a customer, warmly." in told("greet", "--help")
    assert told("greet", "Mrs Smith") == "Good morning, Mrs Smith.\n"


def test_the_hooks_and_the_workflow_call_the_projects_own_commands_and_name_no_host() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert all(hook["entry"].startswith("make ") for hook in hooks["repos"][0]["hooks"])
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    assert len(job["strategy"]["matrix"]["os"]) == 3
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    commands = [step["run"].split()[:2] for step in job["steps"] if "run" in step]
    assert commands == [["make", "play"], ["make", "test"]]


def test_the_readme_names_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = readme[readme.index("The commands are") :].partition(";")[0]
    assert sorted(re.findall(r"`([a-z]+)`", listed)) == sorted(COMMANDS)
