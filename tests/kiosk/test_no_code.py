"""Whatever a library says, nothing of it is run: not its YAML, its conditions, its translations or its drawings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.kiosk.supplies.inspection import inspected
from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import KioskSitting, settings_of
from support.terminal_scenes import library

KEPT_FROM_ALL = "the secret of this machine"


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that is there once something of a library has been run."""
    return tmp_path / "it-was-run"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no library may read."""
    path = tmp_path / "secret.txt"
    path.write_text(KEPT_FROM_ALL, "utf-8")
    return path


def in_file(folder: Path, name: str, old: str, new: str) -> None:
    """Write something else into a file of a library."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def play(folder: Path) -> str:
    """Walk up, look at everything, begin a call; returns everything that could be read on the way."""
    settings = settings_of(folder, languages=("en", "es"))
    one = KioskSitting(settings, canvas=Canvas.blank(480, 800, Assets(assets_dir())))
    seen = [one.text]
    one.touch()
    one.tap("language")
    one.tap("guest")
    one.wait(0.5)
    for id_ in ("scene:doorstep", "begin"):
        seen.append(one.text)
        if one.has(id_):
            one.tap(id_)
            one.wait(1)
    one.wait(20, 0.5)
    seen.append(one.text)
    one.store.close()
    return " ".join(seen)


_watching: list[list[str]] = []


def _heard(event: str, about: tuple[object, ...]) -> None:
    """Python tells of each file that it opens."""
    if event == "open":
        for told in _watching:
            told.append(str(about[0]))


sys.addaudithook(_heard)


@contextmanager
def watched(told: list[str]) -> Iterator[None]:
    """Write down what is opened meanwhile."""
    _watching.append(told)
    try:
        yield
    finally:
        _watching.remove(told)


def run_by(marker: Path) -> str:
    return f"__import__('os').system('touch {marker}')"


@pytest.mark.parametrize(
    "tag",
    [
        '!!python/object/apply:os.system ["touch {marker}"]',
        "!!python/object/apply:subprocess.check_output [[touch, {marker}]]",
        "!!python/name:os.system",
        '!!python/object/new:os.system ["touch {marker}"]',
    ],
)
def test_yaml_makes_no_objects(tmp_path: Path, marker: Path, tag: str) -> None:
    folder = library(tmp_path)
    in_file(folder, "scenes/doorstep.yaml", "summary: Mrs Smith waited.", f"summary: {tag.format(marker=marker)}")
    assert inspected(folder, tmp_path / "cache").why_not, "it is not taken"
    play(folder)
    assert not marker.exists()


def test_a_condition_is_no_python(tmp_path: Path, marker: Path) -> None:
    folder = library(tmp_path)
    in_file(folder, "cast/mrs_smith.yaml", "furious: anger >= 70", f"furious: {run_by(marker)}")
    assert inspected(folder, tmp_path / "cache").why_not
    play(folder)
    assert not marker.exists()


def test_words_in_braces_lead_to_nothing_but_words(tmp_path: Path, marker: Path) -> None:
    folder = library(tmp_path)
    reach = "{player.__class__.__init__.__globals__} {" + run_by(marker) + "} {0} %(player)s"
    in_file(folder, "scenes/doorstep.yaml", "summary: Mrs Smith waited.", f'summary: "{reach}"')
    seen = play(folder)
    assert not marker.exists()
    assert "function" not in seen
    assert "<class" not in seen


def test_translations_run_nothing_and_reach_nothing(tmp_path: Path, marker: Path) -> None:
    folder = library(tmp_path)
    place = folder / "translations"
    place.mkdir(exist_ok=True)
    (place / "es.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: nplurals=2; plural={run_by(marker)};\\n"\n\n'
        'msgctxt "doorstep/summary"\nmsgid "Mrs Smith waited."\n'
        'msgstr "{player.__class__.__mro__} {player!r:>999999999}"\n\n'
        'msgctxt "doorstep/title"\nmsgid "On the Doorstep"\nmsgstr "En la puerta"\n',
        "utf-8",
    )
    seen = play(folder)
    assert "En la puerta" in seen, "the file is read"
    assert not marker.exists()
    assert "<class" not in seen


@pytest.mark.parametrize(
    "drawing",
    [
        (
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{secret}">]><svg xmlns="http://www.w3.org/2000/svg" '
            'viewBox="0 0 9 9"><title>&x;</title><text>&x;</text></svg>'
        ),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
            '<image href="file://{secret}" xlink:href="{secret}" width="9" height="9"/></svg>'
        ),
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(1)</script>'
            '<foreignObject><iframe src="file://{secret}"/></foreignObject></svg>'
        ),
        (
            '<?xml-stylesheet href="file://{secret}"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            '<style>@import url("file://{secret}");</style><rect width="9" height="9"/></svg>'
        ),
    ],
)
def test_drawings_run_nothing_and_read_no_other_file(tmp_path: Path, secret: Path, drawing: str) -> None:
    folder = library(tmp_path)
    (folder / "portraits").mkdir(exist_ok=True)
    (folder / "portraits" / "mrs_smith.svg").write_text(drawing.format(secret=secret), "utf-8")
    opened: list[str] = []
    with watched(opened):
        play(folder)
    assert opened, "files were watched"
    assert str(secret) not in opened
