"""Makes what each visitor's process of a kiosk needs: imported where they are forked from, so that each has it made."""

from __future__ import annotations

from contextlib import suppress

from game.paths import assets_dir
from game.script.language import PO_SUFFIX, PoError, read_po

for path in sorted((assets_dir() / "interface").glob(f"*{PO_SUFFIX}")):
    with suppress(PoError):  # a visitor's process tells it
        read_po(path)
