"""The page for a kiosk's owner, and the example that they begin with, say what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.kiosk import read_settings
from game.kiosk.doctor import CHECKS
from game.kiosk.gate import EXAMPLE_PIN, Tries, weakness
from game.kiosk.gate.corner import HELD, TAPS, WITHIN
from game.kiosk.gate.pin import LONGEST_PIN, SHORTEST_PIN
from game.kiosk.toml import GROUPS, KEYS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "kiosk.md").read_text("utf-8")
EXAMPLE = (ROOT / "deploy" / "kiosk.toml").read_text("utf-8")
COMMENTED = re.compile(r"^# (\w+ = (?:\"[^\"]*\"|\[[^\]]*\]))", re.MULTILINE)


def test_the_table_of_settings_is_the_programs() -> None:
    table = PAGE.split("<!-- settings")[1].split("<!-- end")[0]
    named = re.findall(r"^\| (?:\*\*)?`\[?(\w+)\]?`", table, re.MULTILINE)
    wanted = [key.name for key in KEYS if not key.group]
    for group in GROUPS:
        wanted += [group, *(key.name for key in KEYS if key.group == group)]
    assert named == wanted
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_docs.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_setting_of_the_table_holds_what_it_says_where_it_is_not_set(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("")
    bare, _ = read_settings(path)
    for key in KEYS:
        if key.usual.startswith("`") and key.name not in ("name", "folder"):
            head = f"[{key.group}]\n" if key.group else ""
            path.write_text(f"{head}{key.name} = {key.usual.strip('`')}\n")
            assert read_settings(path)[0] == bare, key


def test_the_example_reads_and_tells_only_that_it_has_no_pin() -> None:
    settings, problems = read_settings(ROOT / "deploy" / "kiosk.toml")
    assert settings is not None
    assert [problem.message for problem in problems] == ["there is no PIN, and so no staff page"]


def test_every_setting_stands_in_the_example_and_what_is_put_out_of_use_could_be_put_in(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text("AB-123\n")
    text = COMMENTED.sub(r"\1", EXAMPLE).replace('codes = "no"', 'codes = "offered"')
    (tmp_path / "kiosk.toml").write_text(text)
    settings, problems = read_settings(tmp_path / "kiosk.toml")
    assert settings is not None, problems
    group, named = "", set()
    for line in text.splitlines():
        if found := re.match(r"\[(\w+)\]", line):
            group = found[1]
        elif found := re.match(r"(\w+) = ", line):
            named.add((group, found[1]))
    assert {(key.group, key.name) for key in KEYS} - named == {("staff", "pin")}


@pytest.mark.parametrize("block", re.findall(r"```text\n(bad .*?)```", PAGE, re.DOTALL))
def test_the_slip_on_the_page_is_told_so(block: str, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("#\n" * 7 + "[visit]\nidle = 5\n")
    problem = next(one for one in read_settings(path)[1] if one.severity == "error")
    assert f"kiosk.toml:{problem.line}:{problem.column}: {problem.message}" in block
    assert f"To mend it: {problem.hint}" in block


def test_the_numbers_on_the_page_are_the_programs() -> None:
    assert f"five times within {'five' if WITHIN == 5 else WITHIN} seconds" in PAGE
    assert (TAPS, HELD) == (5, 1.5)
    assert f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits" in PAGE
    assert f"as an example, {EXAMPLE_PIN}" in PAGE
    assert weakness(EXAMPLE_PIN)
    assert tried_in(24 * 3600, Tries())[0] == 29
    assert "at most 29 PINs" in PAGE
    assert tried_in(24 * 3600, tried_in(24 * 3600, Tries())[1])[0] == 24
    assert "24 on each that follows" in PAGE


def tried_in(seconds: float, tries: Tries) -> tuple[int, Tries]:
    """How many wrong PINs can be given in a time, and what is counted then."""
    number, passed = 0, tries.left
    while passed < seconds:
        tries = tries.one_more()
        number += 1
        passed += tries.left
    return number, Tries(tries.wrong, passed - seconds)


def test_everything_that_the_doctor_looks_at_stands_on_the_page() -> None:
    table = PAGE.split("| It looks at |")[1]
    for check in CHECKS:
        assert re.search(rf"\b{check.removesuffix('s')}", table), check
