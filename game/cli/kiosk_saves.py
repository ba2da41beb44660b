"""The saves of a kiosk, as a visitor's process opens them: again for its visitor, where they could not be before."""

from __future__ import annotations

from pathlib import Path

from game.cli.clock import now
from game.records.sqlite.store import OpenedStore, Store


class KioskSaves:
    """The records of one process; nobody but the kiosk's user may read them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opened = OpenedStore(None, "")

    def open(self) -> OpenedStore:
        """The records, and what there is to say of them; where they cannot be opened now, the next call tries again."""
        if self._opened.store is None:
            self._opened = Store.open(self._folder, now, private=True)
        return self._opened

    def close(self) -> None:
        """Nobody needs them any more."""
        if self._opened.store is not None:
            self._opened.store.close()
