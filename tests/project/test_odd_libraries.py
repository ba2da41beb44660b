"""What `check` passes, plays: whole libraries drawn at random are checked, and what passes is opened everywhere.

``ODD_LIBRARIES=5000 pytest tests/project/test_odd_libraries.py`` draws more of them; with ``ODD_TRIAL=1`` each drawing
is also tried in a process of its own, as `check` does it. Otherwise the window alone draws them, which is no milder and
takes a third of the time.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest

from game.cli import check
from game.cli.entry import main
from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.script.language.po import parsed
from game.script.library.index import open_index
from game.session import Session, World, in_thread
from game.window.demo import Shot, write_pictures
from support.odd_libraries import odd_library

MANY = int(os.environ.get("ODD_LIBRARIES", "64"))
PARTS = 2
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
PICTURES_EVERY = 4
"""One in so many libraries that pass is also drawn in the window: that takes as long as all else together."""


def called(*call: str, typed: str = "") -> tuple[int, str]:
    """What a command answers and prints; its complaints are looked at as what it prints is."""
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*call])
    finally:
        sys.stdin = before
    for printed in (out.getvalue(), err.getvalue()):
        assert not STEERS.search(printed), (call, STEERS.search(printed))
        printed.encode("utf-8")
    return code, out.getvalue()


def passes(library: Path) -> bool:
    """Whether the check finds no error; it must end in a list all the same."""
    code, told = called("check", str(library), "--no-cache", "--format", "json")
    wrong = [problem for problem in json.loads(told) if problem["severity"] == "error"]
    assert code == bool(wrong)
    return not wrong


def opened(library: Path, out: Path, dice: Random) -> None:
    """Play it in the terminal, in both languages, and write everything that can be written of it."""
    here = ("--dialogues", str(library))
    keys = "".join(f"{dice.randint(1, 4)}\n" for _ in range(30))
    for lang in ("en", "es"):
        saves = ("--saves", str(out / "saves"), "--player", f"Kim {lang}")
        code, told = called("play", "s", "--text", "--lang", lang, *saves, *here, typed=keys)
        assert code == 0, told
    assert called("list", *here)[0] == 0
    assert called("explore", "s", *here)[0] == 0
    json.loads(called("explore", "s", "--format", "json", *here)[1])
    for name in ("map.svg", "map.html", "map.mmd", "map.dot"):
        assert called("graph", "s", "-o", str(out / name), *here)[0] == 0
    for name in ("script.html", "script.csv"):
        assert called("script", "s", "-o", str(out / name), *here)[0] == 0
    assert called("translate", "extract", "--lang", "fr", *here)[0] == 0
    assert called("translate", "status", *here)[0] == 0
    well_formed(out, library)


def well_formed(out: Path, library: Path) -> None:
    """Whether every file written is what its name says."""
    ET.fromstring((out / "map.svg").read_bytes())  # noqa: S314 - our own
    for name in ("map.html", "script.html"):
        text = (out / name).read_text("utf-8")
        HTMLParser().feed(text)
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    for name in ("map.mmd", "map.dot"):
        assert not STEERS.search((out / name).read_text("utf-8"))
    rows = list(csv.reader(io.StringIO((out / "script.csv").read_text("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "@", "\t")) for row in rows for cell in row)
    parsed((library / "translations" / "fr.po").read_text("utf-8"))


def drawn(library: Path, out: Path) -> None:
    """Draw every screen of it in the window's own code."""
    spare = partial(Store.in_memory, lambda: datetime(2026, 1, 5, tzinfo=UTC))
    index = open_index(library)
    shots = (Shot(480, 800, "light", 200), Shot(640, 360, "dark"))

    def session() -> Session:
        return Session(index, spare(), "", World(lambda: 1, spare, grade=in_thread, unlocked="s"))

    written = write_pictures(out / "pictures", session, assets_dir(), scene="s", shots=shots)
    assert len(written) > 10


@pytest.mark.parametrize("part", range(PARTS))
def test_what_the_check_passes_is_opened_everywhere(part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if "ODD_TRIAL" not in os.environ:
        monkeypatch.setattr(check, "tried", lambda drawings: [""] * len(drawings))
    good = 0
    for seed in range(part, MANY, PARTS):
        home = tmp_path / f"{seed}"
        library = odd_library(home / "library", seed)
        try:
            if passes(library):
                good += 1
                opened(library, home, Random(seed))
                if good % PICTURES_EVERY == 1:
                    drawn(library, home)
        except BaseException:
            print(f"library {seed}")  # noqa: T201 - so that it can be made again
            raise
    assert good >= MANY // PARTS // 10, "too few pass to say anything"
