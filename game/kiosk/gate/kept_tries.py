"""The count of tries in a small file, which is written in its place, so that it can be kept on a full disk too."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.kiosk.gate.tries import FREE_TRIES, Tries, wait_after

NAME: Final = "staff-tries"
_SLOT: Final = 64
_SLOTS: Final = 2
_FLAGS: Final = (
    os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # a pipe that lies there instead is not waited for
_MOST_WRONG: Final = 999_999
_DAMAGED: Final = Tries(FREE_TRIES, wait_after(FREE_TRIES))


class KeptTries:
    """A `TriesPort`. Two places in the file are written in turn: whatever cuts a write off, the other one is whole.

    Tries belong to a PIN: once another one is set, they are counted anew.
    """

    def __init__(self, folders: Sequence[Path], pin: str) -> None:
        """Count in the first of some folders that can be written to; what any of them holds counts.

        Args:
            folders: where the file may be: beside the saves, and where those can only be read, somewhere else that
                outlasts a visitor.
            pin: what is kept of the PIN.
        """
        self._files = [folder / NAME for folder in folders]
        self._pin = hashlib.sha256(pin.encode()).hexdigest()[:16]

    def read(self) -> Tries:
        """The worst that any file holds; nothing where there is none. A damaged file is one after three wrong tries."""
        found = [self._in(path) for path in self._files]
        return max((tries for _, tries in found), default=Tries())

    def keep(self, tries: Tries) -> bool:
        """Keep it; returns whether it is safely down in one file at least."""
        is_kept = [self._keep(path, tries) for path in self._files[:1]]
        for path in self._files[1:]:
            # Where the first can be written, a second is only brought into line.
            if not any(is_kept) or os.path.lexists(path):
                is_kept.append(self._keep(path, tries))
        return any(is_kept)

    def lie_ready(self) -> None:
        """Have a file there while there is room for it: a full disk lets it be written in its place, but not made."""
        if not any(map(os.path.lexists, self._files)):
            self.keep(Tries())

    def _in(self, path: Path) -> tuple[int, Tries]:
        """The serial number of what was written last into a file, and what it says."""
        try:
            number = os.open(path, _FLAGS & ~os.O_RDWR | os.O_RDONLY)
        except FileNotFoundError:
            return 0, Tries()
        except OSError:
            return 0, _DAMAGED if os.path.lexists(path) else Tries()
        try:
            seen = os.fstat(number)
            if not _is_ours(seen.st_uid):  # in a folder of many, somebody else's says nothing
                return 0, Tries()
            data = os.read(number, _SLOT * _SLOTS) if stat.S_ISREG(seen.st_mode) else b""
        except OSError:
            data = b""
        finally:
            os.close(number)
        slots = [slot for at in range(_SLOTS) if (slot := _slot_of(data[at * _SLOT : (at + 1) * _SLOT])) is not None]
        if not slots:
            return 0, _DAMAGED
        serial, wrong, left, pin = max(slots)
        return serial, Tries(wrong, left) if pin == self._pin else Tries()

    def _keep(self, path: Path, tries: Tries) -> bool:
        serial = self._in(path)[0] + 1
        slot = _slot(serial, tries, self._pin)
        is_new = not os.path.lexists(path)
        try:
            number = os.open(path, _FLAGS | os.O_CREAT, 0o600)
        except OSError:
            return False
        try:
            seen = os.fstat(number)
            if not stat.S_ISREG(seen.st_mode) or seen.st_nlink != 1 or not _is_ours(seen.st_uid):
                return False
            if hasattr(os, "fchmod") and seen.st_mode & 0o077:
                os.fchmod(number, 0o600)
            if seen.st_size < _SLOT * _SLOTS:
                _write(number, 0, slot * _SLOTS)  # both, so that the next time no new room is asked for
            else:
                _write(number, serial % _SLOTS * _SLOT, slot)
            os.fsync(number)
        except OSError:
            if is_new:  # an empty one would count as damaged, and keep staff out
                with suppress(OSError):
                    path.unlink()
            return False
        finally:
            with suppress(OSError):
                os.close(number)
        return self._in(path) == (serial, Tries(*_rounded(tries)))


def _write(number: int, at: int, data: bytes) -> None:
    os.lseek(number, at, os.SEEK_SET)
    if os.write(number, data) != len(data):
        raise OSError("not all was written")


def _is_ours(owner: int) -> bool:
    user = getattr(os, "geteuid", None)
    return user is None or owner == user()


def _rounded(tries: Tries) -> tuple[int, float]:
    """As it stands in the file: whole seconds, never fewer."""
    return min(tries.wrong, _MOST_WRONG), float(-int(-tries.left // 1))


def _slot(serial: int, tries: Tries, pin: str) -> bytes:
    wrong, left = _rounded(tries)
    said = f"{serial:010d} {wrong:06d} {int(left):06d} {pin:16} ".encode("ascii")
    line = said + f"{zlib.crc32(said):08x}".encode("ascii")
    return line.ljust(_SLOT - 1) + b"\n"


def _slot_of(data: bytes) -> tuple[int, int, float, str] | None:
    """What one place in the file says; None where it is not whole."""
    words = data.split(b" ")
    if len(data) != _SLOT or len(words) < 5:
        return None
    said = b" ".join(words[:4]) + b" "
    try:
        if int(words[4], 16) != zlib.crc32(said):
            return None
        return int(words[0]), int(words[1]), float(int(words[2])), words[3].decode("ascii")
    except ValueError:
        return None
