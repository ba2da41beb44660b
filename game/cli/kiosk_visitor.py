"""One visitor's process of a kiosk: the store, sessions, and the window that they are seen in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from math import lcm
from pathlib import Path
from typing import Final

from game.cli.clock import now
from game.cli.kiosk_saves import KioskSaves
from game.cli.kiosk_staff import NOTES, Saves, desk_of
from game.kiosk import KioskSettings, Loose, Reins
from game.kiosk.desk import StaffNotes
from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.script.library import LibraryIndex, open_index
from game.session import SETTINGS, Languages, Session, SettingChoice, World, in_thread
from game.story.language import ENGLISH, SOURCE, Language
from game.window.kiosk import Means, Show, run_kiosk

SEEDS: Final = 2**31
NOTHING_OFFERED: Final = "Nothing can be played: none of the scenes that kiosk.toml offers is in the library."


def visitor(settings: KioskSettings, library: Path, reins: Reins) -> int:
    """Have one visitor, from what plays by itself on.

    Args:
        settings: what the kiosk's owner has set.
        library: the folder of the scenes to be played.
        reins: what the keeper is told by, and tells.

    Returns:
        The exit code: 0 once the keeper has asked for the end.

    Raises:
        NoLibraryError: where the library cannot be read.
        NoDisplayError: where nobody would see a window.
    """
    index = open_index(library)
    saves = KioskSaves(settings.saves)
    saves.open()  # whatever it takes to open them is not for a visitor to wait for
    notes = StaffNotes(settings.saves / NOTES, now)
    try:
        means = means_of(settings, index, reins, saves.open, notes.tell, notes.tell_once)
        desk = desk_of(settings, index, saves.open, notes, means.languages, is_kept=not isinstance(reins, Loose))
        with closing(desk):
            run_kiosk(replace(means, desk=desk), index.folder, assets_dir())
    finally:
        saves.close()
    return 0


def means_of(  # noqa: PLR0917 - all that a visitor's process begins with
    settings: KioskSettings,
    index: LibraryIndex,
    reins: Reins,
    saves: Saves,
    tell_staff: Callable[[str], None] = lambda _: None,
    tell_once: Callable[[str], None] = lambda _: None,
) -> Means:
    """What the window is given, but for the desk.

    Args:
        settings: what the kiosk's owner has set.
        index: the library.
        reins: what the keeper is told by, and tells.
        saves: opens what everything is kept in, once somebody is there.
        tell_staff: told what went wrong with the records.
        tell_once: told what is so for every visitor.
    """
    languages = Languages(assets_dir() / "interface")
    spare = partial(Store.in_memory, now)
    offered = _offered(settings, index)
    if offered and not any(map(index.can_play, offered)):
        tell_once(NOTHING_OFFERED)
    seed = partial(secrets.randbelow, SEEDS)

    def session() -> Session:
        world = World(
            seed,
            spare,
            grade=in_thread,
            settings=_at_rest(settings, settings.languages[0]),
            languages=languages,
            mode="kiosk",
            machine=settings.name,
            offered=offered,
            tell_staff=tell_staff,
        )
        store, notice = saves()
        return Session(index, store, notice, world)

    def show(one: Show) -> Session:
        asked = {**_at_rest(settings, one.language), "volume": "0", "answering": "none"}
        world = World(seed, spare, settings=asked, languages=languages, unlocked=one.scene)
        return Session(index, spare(), "", world)

    spoken = [(code, _language(languages, index, code)) for code in settings.languages]
    there = [(code, language) for code, language in spoken if language is not None] or [(SOURCE, ENGLISH)]
    names = {choice.word: choice for choice in languages.choices(index.folder)}
    return Means(
        settings,
        session,
        show,
        shows_of(_attract(settings, index, offered), [code for code, _ in there]),
        [names.get(code, SettingChoice(code, code)) for code, _ in there],
        [language for _, language in there],
        reins,
        local_now,
        tell_once,
    )


def local_now() -> datetime:
    """The time by the clock on the wall."""
    return datetime.now(UTC).astimezone()


def _at_rest(settings: KioskSettings, language: str) -> Mapping[str, str]:
    """Every setting as each visitor finds it, whatever the one before has made of it."""
    return {
        **{setting.name: setting.first for setting in SETTINGS},
        "theme": settings.theme,
        "motion": settings.motion,
        "fullscreen": "on",
        "volume": _volume(settings.volume),
        "language": language,
    }


def _volume(wanted: int) -> str:
    """The step of the volume that is nearest."""
    steps = next(setting for setting in SETTINGS if setting.name == "volume").choices
    return min((choice.word for choice in steps), key=lambda word: abs(int(word) - wanted))


def _language(languages: Languages, index: LibraryIndex, code: str) -> Language | None:
    return ENGLISH if code == SOURCE else languages.language(index.folder, code)


def _offered(settings: KioskSettings, index: LibraryIndex) -> tuple[str, ...]:
    """The scenes that are offered and there; where none is left, all that are offered: then there is nothing to play.

    Nothing at all would mean that the owner offers everything.
    """
    return tuple(filter(index.can_play, settings.scenes)) or settings.scenes


def _attract(settings: KioskSettings, index: LibraryIndex, offered: tuple[str, ...]) -> tuple[str, ...]:
    """The scenes that play by themselves: those that are named, else those that are offered."""
    usual = offered or tuple(level.scene for level in index.course.levels) or tuple(index.headers)
    return tuple(id_ for id_ in settings.attract if id_ in index.headers) or tuple(
        id_ for id_ in usual if id_ in index.headers
    )


def shows_of(scenes: tuple[str, ...], languages: list[str]) -> list[Show]:
    """Every scene in every language, so that from one to the next both are others."""
    if not scenes:
        return []
    before = lcm(len(scenes), len(languages))
    return [
        Show(scenes[at % len(scenes)], languages[(at + at // before) % len(languages)])
        for at in range(len(scenes) * len(languages))
    ]
