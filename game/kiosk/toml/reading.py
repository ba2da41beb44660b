"""Reads a kiosk's file: all that it sets, or all that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from game.kiosk.settings import KioskSettings, Limits, Millimetres, Who
from game.kiosk.toml.code_list import read_codes
from game.kiosk.toml.finding import Found, texts
from game.kiosk.toml.problem import KioskProblem
from game.paths import assets_dir, default_saves_dir, dialogues_dir
from game.script.language import languages
from game.script.library import LibraryIndex, open_index
from game.script.problems import NoLibraryError
from game.script.source import FileKind, page_of, plain_name, read_source
from game.story.condition import nearest_name
from game.story.language import SOURCE

KIOSK_FILE: Final = FileKind(1, "a kiosk's settings fill one page: write them anew from the example in deploy")
USUAL_NAME: Final = "Kiosk"


def read_settings(path: Path) -> tuple[KioskSettings | None, tuple[KioskProblem, ...]]:
    """Read a kiosk's file.

    What the file says wrongly is an error. What it names and is not there at the moment (a scene, a language, the
    library) is a warning: it may come back, and the kiosk may go on with a copy.

    Args:
        path: the file.

    Returns:
        The settings, None where there is an error; and everything that is wrong, by line.
    """
    name = plain_name(path.name)
    found = Found(page_of(read_source(path, name, KIOSK_FILE), name))
    if found.values or found.is_sound:
        settings, more = _settings(found, path.absolute().parent)
    else:
        settings, more = None, ()
    problems = [*sorted(found.problems, key=lambda one: (one.line, one.column)), *more]
    is_sound = all(problem.severity != "error" for problem in problems)
    return settings if is_sound else None, tuple(dict.fromkeys(problems))


def _settings(found: Found, home: Path) -> tuple[KioskSettings, tuple[KioskProblem, ...]]:
    def value(group: str, name: str, usual: Any) -> Any:
        return found.values.get((group, name), usual)

    def folder(group: str, usual: Path) -> Path:
        given = value(group, "folder", "")
        return home / Path(given).expanduser() if given else usual

    usual = KioskSettings("", home, home, home)
    who, lines = _who(found, home)
    saves = folder("saves", default_saves_dir())
    library = folder("library", dialogues_dir())
    limits = Limits(
        float(value("visit", "idle", Limits().idle)),
        float(value("visit", "warning", Limits().warning)),
        int(value("log", "kilobytes", Limits().log_kilobytes)),
        int(value("log", "files", Limits().log_files)),
    )
    screen = Millimetres(
        float(value("screen", "width", usual.screen.width)), float(value("screen", "height", usual.screen.height))
    )
    settings = KioskSettings(
        name=value("", "name", USUAL_NAME),
        library=library,
        saves=saves,
        log=folder("log", saves / "log"),
        scenes=value("library", "scenes", usual.scenes),
        attract=value("library", "attract", usual.attract),
        languages=value("library", "languages", usual.languages) or usual.languages,
        who=who,
        limits=limits,
        screen=screen,
        theme=value("screen", "theme", usual.theme),
        motion=value("screen", "motion", usual.motion),
        volume=int(value("sound", "volume", usual.volume)),
        corner=value("staff", "corner", usual.corner),
        pin=value("staff", "pin", usual.pin),
        sound=value("sound", "hours", usual.sound),
        dim=value("screen", "dim", usual.dim),
        printer=value("printer", "name", usual.printer),
        page=value("share", "page", usual.page),
        sticks=tuple(home / one for one in texts(value("staff", "sticks", ()))),
    )
    _look_at_the_library(found, library)
    if not settings.pin and not found.says("staff", "pin"):
        found.tell("staff", "pin", *_NO_PIN, severity="warning")
    return settings, lines


_NO_PIN: Final = (
    "there is no PIN, and so no staff page",
    "to have one, run: python -m game kiosk --set-pin",
)


def _who(found: Found, home: Path) -> tuple[Who, tuple[KioskProblem, ...]]:
    """Who may play, and what is wrong with the list of codes."""
    values = found.values
    codes: Any = values.get(("who", "codes"), Who().codes)
    guests, names = bool(values.get(("who", "guests"), True)), bool(values.get(("who", "names"), True))
    mask, given = str(values.get(("who", "mask"), "")), str(values.get(("who", "list"), ""))
    if codes == "no":
        if not guests and not names and found.is_sound:
            found.tell("who", "guests", "nobody could play: there are no guests, no names and no codes",
                       'write:  guests = true,  or  names = true,  or  codes = "required"')  # fmt: skip
        if (mask or given) and (("who", "codes") in values or not found.says("who", "codes")):
            unused = "mask" if mask else "list"
            found.tell("who", unused, f"'{unused}' does nothing, because no codes are asked for",
                       'write:  codes = "offered"  or  codes = "required"', severity="warning")  # fmt: skip
        return Who(guests, names, "no", mask), ()
    if not given:
        return Who(guests, names, codes, mask), ()
    known, problems = read_codes(home / given, mask)
    return Who(guests, names, codes, mask, known), problems


def _look_at_the_library(found: Found, library: Path) -> None:
    """Tell what of the library that is named is not in it now."""
    try:
        index = open_index(library)
    except NoLibraryError as missing:
        hint = "the kiosk opens once it is there, or with the last good copy that it has of it"
        found.tell("library", "folder", str(missing).removesuffix("."), hint, severity="warning")
        return
    for name in ("scenes", "attract"):
        for scene in texts(found.values.get(("library", name))):
            if not (index.can_play(scene) if name == "scenes" else scene in index.headers):
                found.tell("library", name, *_no_scene(index, scene), entry=scene, severity="warning")
    there = (*languages(library, assets_dir() / "interface"), SOURCE)
    for code in texts(found.values.get(("library", "languages"))):
        if code not in there:
            near = nearest_name(code, there)
            hint = f"did you mean '{near}'?" if near else f"there is {', '.join(sorted(there))}"
            message = f"nothing is translated into '{code}'; a visit would be in English"
            found.tell("library", "languages", message, hint, entry=code, severity="warning")


def _no_scene(index: LibraryIndex, scene: str) -> tuple[str, str]:
    """Why a scene cannot be offered, and what may be meant."""
    if scene in index.outline.scenes:
        return f"the scene '{scene}' has problems and is not offered", "run: python -m game check, with its library"
    near = nearest_name(scene, index.headers)
    known = ", ".join(sorted(index.headers)) if len(index.headers) <= 12 else ""
    return (
        f"there is no scene '{scene}' in the library, so it is not offered",
        f"did you mean '{near}'?" if near else f"there is {known}" if known else "python -m game list shows them all",
    )
