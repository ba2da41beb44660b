"""The library: whether it passes, whether what is offered is there, in which languages, and in which letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.authoring.translation import messages, part_counts, part_of, unread
from game.kiosk.doctor.finding import Finding, Machine
from game.kiosk.settings import KioskSettings
from game.letters import Coverage, missing_from, named
from game.paths import assets_dir
from game.script.language import PO_SUFFIX, PoError, open_language, read_po, translation_of
from game.script.library import open_index, read_library
from game.script.problems import NoLibraryError
from game.story.language import SOURCE

_MOST_NAMED: Final = 5


def library(machine: Machine) -> Iterator[Finding]:
    """Look whether the library passes, and has what is offered."""
    settings = machine.settings
    state = machine.check(settings.library)
    mend = f"python -m game check {settings.library}  tells all of them"
    if state.missing:
        yield Finding("library", "bad", state.missing.rstrip("."), "write its folder into [library]")
        return
    if state.errors:
        yield Finding("library", "bad", f"{_count(state.errors, 'problem')} in {settings.library}", mend)
    elif state.warnings:
        yield Finding("library", "look", f"{_count(state.warnings, 'warning')} in {settings.library}", mend)
    else:
        yield Finding("library", "well", f"{settings.library} has nothing wrong")
    yield from _offered(settings)


def _offered(settings: KioskSettings) -> Iterator[Finding]:
    """Look whether the scenes that are offered are there."""
    try:
        index = open_index(settings.library)
    except NoLibraryError:
        return
    missing = [scene for scene in settings.scenes if not index.can_play(scene)]
    missing += [scene for scene in settings.attract if scene not in index.headers]
    away = list(dict.fromkeys(missing))
    if away:
        told = f"not in the library, or not to be read: {', '.join(away[:_MOST_NAMED])}"
        yield Finding("scenes", "bad", told, "python -m game list  shows those that there are")
    elif not index.headers or not (settings.scenes or index.course.levels):
        yield Finding("scenes", "bad", "there is none that could be played", "see that course.yaml names scenes")
    else:
        offered = len(settings.scenes) or len(index.course.levels)
        yield Finding("scenes", "well", f"{_count(offered, 'scene')} offered")


def languages(machine: Machine) -> Iterator[Finding]:
    """Look how far the library is translated, and whether the fonts have the letters of it."""
    settings = machine.settings
    letters = Coverage(assets_dir() / "fonts").all
    if not letters:
        yield Finding("fonts", "bad", "there are none", "install the game anew")
    others = [code for code in settings.languages if code != SOURCE]
    if not others:
        return
    try:
        reading = read_library(settings.library)
    except NoLibraryError:
        return
    wanted = tuple(
        message.entry for message in messages(reading)
        if not settings.scenes or part_of(message.entry.context) in {*settings.scenes, "course", "skills"}
    )  # fmt: skip
    for code in others:
        file = translation_of(settings.library, code)
        interface = assets_dir() / "interface" / f"{code}{PO_SUFFIX}"
        try:
            po = read_po(file, settings.library)
        except (PoError, OSError):
            mend = f"python -m game translate extract --lang {code}"
            yield Finding(f"language {code}", "bad", "no scene is translated into it", mend)
            continue
        counts = part_counts(po, wanted, part_of, lambda context: part_of(context) in unread(reading))
        texts = [count for count in counts if count.texts]
        missing = sum(count.texts - count.done for count in texts)
        if missing:
            told = f"{_count(missing, 'text')} of {sum(count.texts for count in texts):,} would be in English"
            mend = f"python -m game translate status --lang {code}  shows where"
            yield Finding(f"language {code}", "look", told, mend)
        elif not interface.exists():
            told = "the scenes are translated, but the buttons around them are in English"
            yield Finding(f"language {code}", "look", told, "ask who translates the game")
        else:
            yield Finding(f"language {code}", "well", "all that is offered is translated")
        opened = open_language(code, (interface, file)).language
        spoken = "".join((*opened.texts.values(), *(form for forms in opened.forms.values() for form in forms)))
        lost = missing_from(spoken, letters) if letters else ()
        if lost:
            yield Finding(f"fonts for {code}", "bad", f"no font has {named(lost)}", "write it with other letters")
        elif letters:
            yield Finding(f"fonts for {code}", "well", "every letter can be drawn")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
