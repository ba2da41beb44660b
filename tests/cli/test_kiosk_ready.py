"""What visitors' processes find made, where they are forked from."""

from __future__ import annotations

import subprocess
import sys

from game.cli.kiosk import PRELOAD

LOOK = """
import importlib
for name in {names}:
    importlib.import_module(name)
from game.script.language import po
print(po.parsed.cache_info().currsize > 0)
"""


def test_the_interfaces_words_are_made_before_a_visitor_comes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(names=PRELOAD)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "True"
