"""What stands on the staff page: each row worked out by itself, so that one thing that fails hides no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from game.kiosk.desk.pages import Row, StaffPage
from game.records import Ledger, StoreError
from game.session import SettingChoice, moment
from game.session.customs import number
from game.story.language import Language
from game.writing import reason_of

LITTLE: Final = 500_000_000
TOO_LITTLE: Final = 50_000_000
"""Bytes that are free: below the first staff should look, below the second nothing may be kept any more."""
MOST_ERRORS: Final = 3
"""How many of the last errors are shown."""
_MOST_TODAY: Final = 5_000
"""How many attempts are looked through for those of today."""
_AT_A_TIME: Final = 500


class Today(NamedTuple):
    """Calls of one day: begun, of those finished, and left in the middle."""

    begun: int
    finished: int
    left: int


class Disk(NamedTuple):
    """Bytes on the disk where everything is kept."""

    free: int
    whole: int


class LibraryTold(NamedTuple):
    """Which scenes are played: how many, since when; and why those that came later were not taken, in sentences."""

    scenes: int
    since: datetime | None = None
    refused: tuple[str, ...] = ()


class SoundTold(NamedTuple):
    """Whether there is sound: ``off`` by its hours, ``muted`` by staff, ``none`` where the machine has no device."""

    state: Literal["on", "off", "muted", "none"]


class AliveTold(NamedTuple):
    """What starts the kiosk again when it stops."""

    by: Literal["systemd", "keeper", "nothing"]


@dataclass(frozen=True, slots=True)
class Machine:
    """All that the staff page asks of the machine; each may raise OSError or StoreError, which its row then tells."""

    kiosk: str
    version: str
    ledger: Callable[[], Ledger]
    now: Callable[[], datetime]
    disk: Callable[[], Disk]
    library: Callable[[], LibraryTold]
    store: Callable[[], str]
    """Where it is kept; ``""`` where it is not, since that cannot be done."""
    sound: Callable[[], SoundTold]
    errors: Callable[[], Sequence[str]]
    """What went wrong, the latest first, with no player's text in it."""
    alive: Callable[[], AliveTold]


def staff_page(
    machine: Machine,
    language: Language,
    *,
    sticks: Sequence[str] = (),
    languages: Sequence[SettingChoice] = (),
    muted: bool = False,
    message: str = "",
    busy: bool = False,
) -> StaffPage:
    """The page as everything stands now; nobody's name is on it."""
    rows = (_today, _store, _disk, _clock, _library, _sound, _alive, _errors, _version)
    told = tuple(_safely(row, machine, language) for row in rows)
    return StaffPage(machine.kiosk, told, muted, tuple(sticks), tuple(languages), language.code, message, busy)


RowOf = Callable[[Machine, Language], Row]


def _safely(row: RowOf, machine: Machine, language: Language) -> Row:
    """A row, or why there is none."""
    try:
        return row(machine, language)
    except StoreError as error:
        why = language.say(error.message)
    except OSError as error:
        why = language.tr("This cannot be read: {reason}.", reason=reason_of(error))
    return Row(_NAMES[row](language), why, "bad")


def today(ledger: Ledger, now: datetime) -> Today:
    """The calls of today, by the clock of the room; what was no call of its own is not counted."""
    day, begun, finished, left, seen = now.astimezone().date(), 0, 0, 0, 0
    before: int | None = None
    while seen < _MOST_TODAY and (found := ledger.everybodys(before, _AT_A_TIME)):
        before, seen = found[-1].id, seen + len(found)
        for one in found:
            is_call = not one.practice and one.closed not in {"unanswered", "unsaved", "reviewed"}
            if one.started.astimezone().date() == day and is_call:
                begun += 1
                finished += one.finish is not None
                left += one.finish is None and bool(one.closed)
        if found[-1].started.astimezone().date() < day:
            break
    return Today(begun, finished, left)


def _today(machine: Machine, language: Language) -> Row:
    begun, finished, left = today(machine.ledger(), machine.now())
    told = language.trn("{number} call begun", "{number} calls begun", begun)
    told += ", " + language.tr("{number} finished", number=finished)
    told += ", " + language.tr("{number} left in the middle", number=left)
    return Row(_NAMES[_today](language), told)


def _store(machine: Machine, language: Language) -> Row:
    where = machine.store()
    if where:
        return Row(_NAMES[_store](language), language.tr("kept in {place}", place=where))
    return Row(_NAMES[_store](language), language.tr("Nothing that is answered can be kept."), "bad")


def _disk(machine: Machine, language: Language) -> Row:
    free, whole = machine.disk()
    told = language.tr("{free} free of {whole}", free=_size(free, language), whole=_size(whole, language))
    return Row(_NAMES[_disk](language), told, "bad" if free < TOO_LITTLE else "look" if free < LITTLE else "well")


def _size(many: int, language: Language) -> str:
    """Bytes as they are written on what one buys."""
    if many < 1_000_000_000:
        return f"{number(round(many / 1_000_000), language)} MB"
    return f"{number(round(many / 1_000_000_000, 1), language)} GB"


def _clock(machine: Machine, language: Language) -> Row:
    """The time; wrong it must be where it stands before what was kept last."""
    now = machine.now()
    name, told = _NAMES[_clock](language), moment(now, language)
    latest = machine.ledger().everybodys(None, 1)
    if latest and latest[0].at > now + timedelta(minutes=5):
        last = moment(latest[0].at, language)
        told = language.tr("{now}, which is before the last call ({last}): set the clock.", now=told, last=last)
        return Row(name, told, "bad")
    return Row(name, told)


def _library(machine: Machine, language: Language) -> Row:
    scenes, since, refused = machine.library()
    told = language.trn("{number} scene", "{number} scenes", scenes)
    if since is not None:
        told = language.tr("{scenes}, as they were on {moment}", scenes=told, moment=moment(since, language))
    if not refused:
        return Row(_NAMES[_library](language), told, "well" if scenes else "bad")
    why = language.tr("{scenes}. New ones came and were not taken: {reasons}", scenes=told, reasons=" ".join(refused))
    return Row(_NAMES[_library](language), why, "look")


def _sound(machine: Machine, language: Language) -> Row:
    tr, state = language.tr, machine.sound().state
    told = {
        "on": tr("there is sound"),
        "off": tr("off at this hour"),
        "muted": tr("turned off here"),
        "none": tr("this machine has no sound device that works"),
    }[state]
    return Row(_NAMES[_sound](language), told, "look" if state == "none" else "well")


def _alive(machine: Machine, language: Language) -> Row:
    tr, by = language.tr, machine.alive().by
    told = {
        "systemd": tr("the system's own watch (systemd)"),
        "keeper": tr("the kiosk's own keeper"),
        "nothing": tr("nothing: if it stops, it stays stopped"),
    }[by]
    return Row(_NAMES[_alive](language), told, "bad" if by == "nothing" else "well")


def _errors(machine: Machine, language: Language) -> Row:
    errors = machine.errors()
    if not errors:
        return Row(_NAMES[_errors](language), language.tr("nothing went wrong"))
    return Row(_NAMES[_errors](language), "\n".join(errors[:MOST_ERRORS]), "look")


def _version(machine: Machine, language: Language) -> Row:
    return Row(_NAMES[_version](language), language.tr("version {version}", version=machine.version))


_NAMES: Final[dict[RowOf, Callable[[Language], str]]] = {
    _today: lambda language: language.tr("Today"),
    _store: lambda language: language.tr("Results"),
    _disk: lambda language: language.tr("Disk"),
    _clock: lambda language: language.tr("Clock"),
    _library: lambda language: language.tr("Scenes"),
    _sound: lambda language: language.tr("Sound"),
    _alive: lambda language: language.tr("Kept alive by"),
    _errors: lambda language: language.tr("Last errors"),
    _version: lambda language: language.tr("Game"),
}
