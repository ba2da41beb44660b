"""The desk of a kiosk on this machine: where its disk, its clock, its log and its scenes are asked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from typing import Final

from game import __version__
from game.cli.clock import now
from game.kiosk import KioskSettings
from game.kiosk.desk import (
    MOST_ERRORS,
    AliveTold,
    Disk,
    LibraryTold,
    Machine,
    SoundTold,
    StaffDesk,
    StaffNotes,
    last_errors,
)
from game.kiosk.gate import gate_of
from game.kiosk.supplies import Supplies
from game.records import Ledger, StoreError
from game.script.library import LibraryIndex
from game.session import SettingChoice
from game.story.language import ENGLISH, Notice

NOTES: Final = "staff-notes.json"
"""The file beside the saves in which it stands what went wrong with them."""
Saves = Callable[[], tuple[Ledger | None, str]]
"""Opens what everything is kept in: None where that cannot be, and what there is to say of it."""


def desk_of(
    settings: KioskSettings,
    index: LibraryIndex,
    saves: Saves,
    notes: StaffNotes,
    languages: Sequence[SettingChoice],
    *,
    is_kept: bool,
) -> StaffDesk:
    """The desk.

    Args:
        settings: what the kiosk's owner has set.
        index: the library that is played.
        saves: opens what everything is kept in.
        notes: what went wrong with it.
        languages: those that are offered.
        is_kept: whether a keeper starts the next visitor's process.
    """

    def ledger() -> Ledger:
        store, _ = saves()
        if store is None:
            raise StoreError(Notice("The saves cannot be opened."))
        return store

    def kept_in() -> str:
        store, _ = saves()
        return str(settings.saves) if store is not None and store.keeps else ""

    def library() -> LibraryTold:
        state = Supplies(settings.library, settings.saves).state()
        return LibraryTold(len(index.headers), state.since, (state.why,) if state.why else ())

    def sound() -> SoundTold:
        is_on = settings.sound is None or settings.sound.hold(now().astimezone().time())
        return SoundTold("on" if is_on else "off")

    def errors() -> list[str]:
        last = last_errors(settings.log, MOST_ERRORS, settings.limits.log_files)
        mishaps = [(one.at, one.in_words(ENGLISH)) for one in last]
        noted = [(one.at, one.in_words(ENGLISH)) for one in notes.latest()[:MOST_ERRORS]]
        return [told for _, told in sorted((*mishaps, *noted), reverse=True)[:MOST_ERRORS]]

    machine = Machine(
        kiosk=settings.name,
        version=__version__,
        ledger=ledger,
        now=now,
        disk=lambda: _disk(settings),
        library=library,
        store=kept_in,
        sound=sound,
        errors=errors,
        alive=lambda: _alive(is_kept=is_kept),
    )
    return StaffDesk(settings, machine, gate_of(settings), languages)


def _disk(settings: KioskSettings) -> Disk:
    usage = shutil.disk_usage(settings.saves)
    return Disk(usage.free, usage.total)


def _alive(*, is_kept: bool) -> AliveTold:
    """What starts it again: the system, where that has started the keeper; else the keeper alone."""
    if not is_kept:
        return AliveTold("nothing")
    return AliveTold("systemd" if os.environ.get("INVOCATION_ID") else "keeper")
