"""Every attempt onto a USB stick: as two tables and as JSON, step by step, and read back before it is said to be there.

The stick may be full, read-only, or pulled out at any moment: then it is told, and what was begun is taken away again
where that can still be done. The folder has its name only once everything in it is whole.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.kiosk.desk.export_files import CsvFile, OutFile
from game.kiosk.desk.export_rows import ATTEMPT_COLUMNS, DECISION_COLUMNS, cells
from game.records import Attempt, Ledger, Player, StoreError, as_kept, attempt_data, decision_data
from game.session import warned
from game.story.language import Language
from game.writing import reason_of

AT_A_TIME: Final = 25
"""Attempts that are written in one step."""
FORMAT: Final = "head-and-heart attempts"
VERSION: Final = 1
NOBODY: Final = ""
"""What a player is called who was taken off the list."""
GUEST: Final = "guest"
"""What whoever gave no code is called, whatever the language was in which they played."""
_MOST_NAMES: Final = 1_000
_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT))
_SHUT: Final = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
_GONE: Final = frozenset((errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ENOTDIR, errno.EBADF))


class Exporting:
    """An export that is under way: ``step`` it until it is over, once a frame; then ``told`` says what came of it."""

    def __init__(self, ledger: Ledger, stick: Path, kiosk: str, now: datetime) -> None:
        """Begin; nothing is written yet.

        Args:
            ledger: everything that is kept; scenes and options are exported by the names that they had then.
            stick: the folder that the stick is.
            kiosk: what this kiosk is called.
            now: the time, which the folder is called by.
        """
        self.folder = stick / f"{_plain(kiosk)} {now.astimezone(UTC):%Y-%m-%d %H%M%S}Z"
        self.attempts = 0
        self.over = False
        self._ledger, self._stick, self._kiosk, self._now = as_kept(ledger), stick, kiosk, now
        self._names: dict[int, str] = {}
        self._half = stick / f".{self.folder.name}.part"
        self._ours: Path | None = None
        self._trouble: Callable[[Language], str] | None = None
        self._files: list[OutFile] = []
        self._work = self._all()

    def step(self) -> bool:
        """Do some more; returns whether it is over."""
        if self.over:
            return True
        try:
            next(self._work)
        except StopIteration:
            self.over = True
        except OSError as error:
            self._give_up(self._why(error))
        except StoreError as error:
            why = error.message
            self._give_up(lambda language: language.say(why))
        return self.over

    def stop(self) -> None:
        """Not on any more: take away what was begun."""
        if not self.over:
            self._give_up(lambda language: language.tr("The export was stopped."))

    def told(self, language: Language) -> str:
        """How far it is, or what came of it, as a sentence."""
        stick = self._stick.name
        if self._trouble is not None:
            return warned(self._trouble(language))
        if not self.over:
            return language.trn(
                "Writing to {stick}: {number} attempt so far …",
                "Writing to {stick}: {number} attempts so far …",
                self.attempts,
                stick=stick,
            )
        return language.trn(
            "{number} attempt is on {stick}, in the folder {folder}. It was read back and is whole.",
            "{number} attempts are on {stick}, in the folder {folder}. They were read back and are whole.",
            self.attempts,
            stick=stick,
            folder=self.folder.name,
        )

    # The work.

    def _all(self) -> Iterator[None]:
        device = self._stick.stat().st_dev
        if os.path.lexists(self.folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.folder))
        self._half.mkdir()
        self._ours = self._half
        yield
        yield from self._write()
        if self._stick.stat().st_dev != device:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(self._stick))
        if os.path.lexists(self.folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.folder))
        self._half.rename(self.folder)
        self._ours = self.folder
        _settle_folder(self._stick)
        yield
        for file in self._files:
            for is_whole in file.read_back(self.folder):
                if is_whole is False:
                    self._give_up(_not_kept)
                    return
                yield

    def _write(self) -> Iterator[None]:
        attempts = CsvFile(self._half / "attempts.csv", ATTEMPT_COLUMNS)
        self._files.append(attempts.file)
        decisions = CsvFile(self._half / "decisions.csv", DECISION_COLUMNS)
        self._files.append(decisions.file)
        data = OutFile(self._half / "attempts.json")
        self._files.append(data)
        head = {"format": FORMAT, "version": VERSION, "kiosk": self._kiosk, "exported": self._now.isoformat()}
        data.write(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "attempts": [')
        before: int | None = None
        while found := self._ledger.everybodys(before, AT_A_TIME):
            before = found[-1].id
            for attempt in found:
                self._one(attempt, attempts, decisions, data)
            yield
        data.write("\n]}\n")
        for file in self._files:
            file.finish()
            yield
        _settle_folder(self._half)

    def _one(self, attempt: Attempt, attempts: CsvFile, decisions: CsvFile, data: OutFile) -> None:
        """Write one attempt into all three."""
        told = attempt_data(attempt, self._name(attempt))
        taken = [decision_data(answer) for answer in self._ledger.answers(attempt)]
        attempts.add([cells(told, ATTEMPT_COLUMNS)])
        decisions.add(cells({"attempt": attempt.uuid, **one}, DECISION_COLUMNS) for one in taken)
        comma = "," if self.attempts else ""
        data.write(f"{comma}\n{json.dumps({**told, 'decisions': taken}, ensure_ascii=False)}")
        self.attempts += 1

    def _name(self, attempt: Attempt) -> str:
        """What the player of an attempt is called; of many players the latest are kept in mind."""
        if attempt.player not in self._names:
            if len(self._names) >= _MOST_NAMES:
                self._names.clear()
            player = self._ledger.player_of(attempt)
            self._names[attempt.player] = NOBODY if player is None else _called(player)
        return self._names[attempt.player]

    # What can go wrong.

    def _give_up(self, trouble: Callable[[Language], str]) -> None:
        """It is over, and it was not done: take away what was begun, as far as that can be done."""
        self._trouble, self.over = trouble, True
        for file in self._files:
            file.drop()
        if self._ours is not None:
            with suppress(OSError):
                shutil.rmtree(self._ours)

    def _why(self, error: OSError) -> Callable[[Language], str]:
        stick, why = self._stick.name, reason_of(error)
        if error.errno in _FULL:
            return lambda language: language.tr("{stick} is full, so nothing was left on it.", stick=stick)
        if error.errno in _SHUT:
            return lambda language: language.tr(
                "{stick} cannot be written to. Some sticks have a switch that forbids it.", stick=stick
            )
        if error.errno in _GONE:
            return lambda language: language.tr(
                "{stick} was pulled out too early, or is broken. Put it in and try once more.", stick=stick
            )
        return lambda language: language.tr("It could not be written to {stick}: {reason}.", stick=stick, reason=why)


def _called(player: Player) -> str:
    """What a player is called in an export."""
    return GUEST if player.kind == "visitor" else player.name


def _not_kept(language: Language) -> str:
    return language.tr("What was read back from the stick is not what was written. Take another stick.")


def _plain(name: str) -> str:
    """A name as every stick's file system can have it."""
    return re.sub(r"[^\w -]+", "-", name, flags=re.ASCII).strip(" -")[:40] or "kiosk"


def _settle_folder(folder: Path) -> None:
    """Have the names in a folder on the stick for certain, where the system can do that for folders."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(opened)
