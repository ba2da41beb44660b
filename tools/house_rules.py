"""Measures the house rules of the course, and writes their table into ``docs/quality.md``.

    python tools/house_rules.py

It prints the table, and which voices are taken for each other most. ``tests/project/test_house_rules.py`` asks for the
rules and compares the table.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from game.paths import dialogues_dir  # noqa: E402 - found only now
from game.script.library import open_index  # noqa: E402
from support.house_rules import HEADS, measured, report, said_by  # noqa: E402
from support.voices import confusions  # noqa: E402

PAGE = ROOT / "docs" / "quality.md"
TABLE = re.compile(rf"\| {HEADS[0]} \| {HEADS[1]} .*\n(?:\|.*\n)+")


def main() -> None:
    """Measure, print and write."""
    index = open_index(dialogues_dir())
    all_ = {level.scene: measured(index, level) for level in index.course.levels}
    table = report(all_)
    print(table)
    for pair in confusions(said_by([scene for one in all_.values() for scene in one.scenes]))[:10]:
        print(f"{pair.one} and {pair.other}: {pair.share:.3f}")
    text = PAGE.read_text("utf-8")
    PAGE.write_text(TABLE.sub(lambda _: table, text), "utf-8")


if __name__ == "__main__":
    main()
