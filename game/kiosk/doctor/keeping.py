"""What is kept: the store, the room for it, and the log."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from game.kiosk.desk.staff import LITTLE, TOO_LITTLE
from game.kiosk.doctor.finding import Finding, Machine, Standing
from game.records.errors import StoreBusyError, StoreError
from game.story.language import ENGLISH
from game.writing import reason_of

MIB: Final = 1 << 20
LOOKED: Final = "kiosk doctor"
"""The setting of the machine under which the doctor keeps when it was there: that is how it sees that keeping works."""


def store(machine: Machine) -> Iterator[Finding]:
    """Look whether the saves open and take what is kept, and who else can read them."""
    saves = machine.settings.saves
    if _is_of_another(saves):
        mend = f"run the doctor as the kiosk's own user, or: chown -R USER {saves}"
        yield Finding("store", "bad", f"the folder {saves} belongs to somebody else", mend)
        return
    if not saves.exists() and _is_root():
        mend = f"make it for the kiosk's own user:  install -d -o kiosk -m 700 {saves}"
        yield Finding("store", "bad", f"there is no folder {saves} yet", mend)
        return
    ledger, notice = machine.open_store(saves)
    if ledger is None:
        mend = f"see that the kiosk may write into {saves}, and that the disk has room"
        yield Finding("store", "bad", ENGLISH.say(notice).rstrip("."), mend)
        return
    with closing(ledger):
        try:
            ledger.keep_setting(None, LOOKED, machine.now.isoformat())
            is_kept = ledger.keeps and ledger.settings(None).get(LOOKED) == machine.now.isoformat()
        except StoreBusyError as busy:
            yield Finding("store", "look", ENGLISH.say(busy.message).rstrip("."), "try again in a minute")
            return
        except StoreError as error:
            yield Finding("store", "bad", ENGLISH.say(error.message).rstrip("."), "see that the disk can be written to")
            return
    if not is_kept:
        yield Finding("store", "bad", "what is kept is not there again", "copy the saves away, and look at the disk")
    elif notice:
        yield Finding(
            "store",
            "look",
            ENGLISH.say(notice).rstrip("."),
            "python -m game store recover brings back what can be read",
        )
    else:
        yield Finding("store", "well", f"{saves} opens, and keeps what it is given")
    yield from _open_to_others(saves)


def _is_of_another(folder: Path) -> bool:
    user = getattr(os, "geteuid", None)
    try:
        return user is not None and folder.stat().st_uid != user()
    except OSError:
        return False


def _is_root() -> bool:
    """Whether what is made here would belong to root, and the kiosk could not write into it."""
    user = getattr(os, "geteuid", None)
    return user is not None and user() == 0


def _open_to_others(saves: Path) -> Iterator[Finding]:
    if sys.platform == "win32":
        return
    try:
        if not stat.S_IMODE(saves.stat().st_mode) & 0o077:  # nobody else comes as far as the files
            return
        open_ = sorted(path.name for path in saves.glob("*.sqlite3*") if stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return
    if open_:
        told = f"others on this machine can read {open_[0]}, in which visitors' answers stand"
        yield Finding("who reads", "bad", told, f"chmod go= {saves}/*")


def disk(machine: Machine) -> Iterator[Finding]:
    """Look how much room there is for the saves."""
    place = _there(machine.settings.saves)
    try:
        free = shutil.disk_usage(place).free
    except OSError as error:
        yield Finding("disk", "bad", f"{place} cannot be looked at: {reason_of(error)}", "look at the disk")
        return
    told = f"{free // MIB:,} MiB free for the saves"
    mend = "empty the disk: a full one keeps nothing of what visitors answer"
    standing: Standing = "bad" if free < TOO_LITTLE else "look" if free < LITTLE else "well"
    yield Finding("disk", standing, told, "" if standing == "well" else mend)


def log(machine: Machine) -> Iterator[Finding]:
    """Look whether the log can be written."""
    folder = machine.settings.log
    place = _there(folder)
    try:
        with tempfile.NamedTemporaryFile(dir=place, prefix=".doctor-"):
            pass
    except OSError as error:
        mend = f"see that the kiosk may write into {place}, or name another folder in [log]"
        yield Finding("log", "bad", f"nothing can be written in {place}: {reason_of(error)}", mend)
        return
    yield Finding("log", "well", f"{folder} can be written")


def _there(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
