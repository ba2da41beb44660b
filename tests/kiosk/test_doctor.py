"""The doctor of a kiosk: each thing that keeps it from the public is found, and what mends it is said."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from game.kiosk import Millimetres, hashed, read_settings
from game.kiosk.doctor import CHECKS, Devices, Finding, LibraryState, Machine, examined, may_open
from game.kiosk.gate import EXAMPLE_PIN
from game.records import Ledger
from game.records.sqlite.store import Store
from support.terminal_scenes import library
from support.translated_library import entries, es

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SALT = bytes(16)
GOOD = Devices("x11", ((1920, 1080),), 1, ("Loudspeakers",))


def open_store(folder: Path) -> tuple[Ledger | None, str]:
    opened = Store.open(folder, lambda: NOW)
    return opened.store, opened.notice


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A kiosk at which nothing is wrong."""
    library(tmp_path)
    config = tmp_path / "kiosk.toml"
    config.write_text(
        f'[library]\nfolder = "dialogues"\n[saves]\nfolder = "saves"\n[staff]\npin = "{hashed("604927", SALT)}"\n'
    )
    config.chmod(0o600)
    settings, problems = read_settings(config)
    assert settings is not None, problems
    (tmp_path / "root" / "media").mkdir(parents=True)
    (tmp_path / "saves").mkdir()
    store, _ = open_store(tmp_path / "saves")
    assert store is not None
    store.close()
    for file in (tmp_path / "saves").iterdir():
        file.chmod(0o600)
        os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    return Machine(
        config, settings, NOW, {"NOTIFY_SOCKET": "/run/notify"}, lambda: GOOD, open_store, lambda _: LibraryState(),
        lambda _: None, tmp_path / "root",
    )  # fmt: skip


PARTS = {
    "touch": "display", "sound": "display", "screen size": "display", "scenes": "library", "language es": "languages",
    "language fi": "languages", "fonts for es": "languages", "who reads": "store", "PIN's file": "PIN",
}  # fmt: skip
"""What is told of together with something else."""


def found(machine: Machine, check: str) -> Finding:
    """What is told of one thing."""
    (finding,) = [one for one in CHECKS[PARTS.get(check, check)](machine) if one.check == check]
    if finding.standing != "well":
        assert finding.mend, "what is not well can be mended"
    return finding


def having(machine: Machine, **changes: object) -> Machine:
    return replace(machine, settings=replace(machine.settings, **changes))  # type: ignore[arg-type]  # by their names


def test_a_kiosk_at_which_nothing_is_wrong_may_open(machine: Machine) -> None:
    findings = [one for one in examined(machine) if one.check != "user"]
    assert [one for one in findings if one.standing != "well"] == []
    assert may_open(findings)
    assert {"display", "touch", "sound", "library", "scenes", "store", "disk", "log", "clock", "PIN", "watchdog"} <= {
        one.check for one in findings
    }


def test_it_is_told_what_is_being_looked_at(machine: Machine) -> None:
    told: list[str] = []
    list(examined(machine, told.append))
    assert told == list(CHECKS)


@pytest.mark.parametrize(
    ("devices", "check", "standing", "says"),
    [
        (Devices(error="No display"), "display", "bad", "No display"),
        (Devices("x11"), "display", "bad", "no display"),
        (GOOD._replace(displays=((1920, 1080), (1280, 1024))), "display", "look", "1 more beside it"),
        (GOOD._replace(displays=((1080, 1920),)), "screen size", "look", "another shape"),
        (GOOD._replace(touch=0), "touch", "look", "no touch screen"),
        (GOOD._replace(touch=None), "touch", "look", "cannot be known"),
        (GOOD._replace(sound=()), "sound", "look", "no device"),
    ],
)
def test_what_shows_hears_and_sounds(machine: Machine, devices: Devices, check: str, standing: str, says: str) -> None:
    finding = found(replace(machine, devices=lambda: devices), check)
    assert finding.standing == standing
    assert says in finding.told


def test_a_silent_kiosk_needs_no_loudspeaker(machine: Machine) -> None:
    silent = having(replace(machine, devices=lambda: GOOD._replace(sound=())), volume=0)
    assert found(silent, "sound").standing == "well"


def test_a_measured_screen_is_right(machine: Machine) -> None:
    tall = having(
        replace(machine, devices=lambda: GOOD._replace(displays=((1080, 1920),))), screen=Millimetres(300, 533)
    )
    assert "screen size" not in {one.check for one in CHECKS["display"](tall)}


@pytest.mark.parametrize(
    ("state", "standing", "says"),
    [
        (LibraryState(2, 1), "bad", "2 problems"),
        (LibraryState(0, 1), "look", "1 warning in"),
        (LibraryState(missing="There is no folder x."), "bad", "There is no folder x"),
    ],
)
def test_a_library_that_does_not_pass(machine: Machine, state: LibraryState, standing: str, says: str) -> None:
    finding = found(replace(machine, check=lambda _: state), "library")
    assert finding.standing == standing
    assert says in finding.told


def test_scenes_that_are_offered_and_not_there(machine: Machine) -> None:
    finding = found(having(machine, scenes=("doorstep", "nowhere"), attract=("noplace",)), "scenes")
    assert finding.standing == "bad"
    assert "nowhere, noplace" in finding.told


def test_a_library_without_scenes(machine: Machine) -> None:
    shutil.rmtree(machine.settings.library / "scenes")
    assert found(machine, "scenes").standing == "bad"


def test_a_language_into_which_nothing_is_translated(machine: Machine) -> None:
    finding = found(having(machine, languages=("en", "fi")), "language fi")
    assert finding.standing == "bad"


def test_a_language_in_which_something_is_missing(machine: Machine) -> None:
    texts = {entry.source: "Sí" for entry in entries(machine.settings.library)}
    es(machine.settings.library, **texts)
    assert found(having(machine, languages=("en", "es")), "language es").standing == "well"
    texts.popitem()
    es(machine.settings.library, **texts)
    finding = found(having(machine, languages=("en", "es")), "language es")
    assert finding.standing == "look"
    assert finding.told.startswith("1 text of ")


def test_letters_that_no_font_has(machine: Machine) -> None:
    es(machine.settings.library, **{entry.source: "ꙮ" for entry in entries(machine.settings.library)})
    finding = found(having(machine, languages=("es",)), "fonts for es")
    assert finding.standing == "bad"
    assert "U+A66E" in finding.told


def test_a_store_that_cannot_be_opened(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    finding = found(having(machine, saves=tmp_path / "a file", log=tmp_path), "store")
    assert finding.standing == "bad"


def test_a_store_that_keeps_nothing(machine: Machine) -> None:
    def open_in_memory(_: Path) -> tuple[Ledger | None, str]:
        return Store.in_memory(lambda: NOW), ""

    assert found(replace(machine, open_store=open_in_memory), "store").standing == "bad"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root alone makes what the kiosk cannot use"
)
def test_root_makes_no_folder_for_saves_that_the_kiosk_could_not_write_into(machine: Machine, tmp_path: Path) -> None:
    finding = found(having(machine, saves=tmp_path / "later"), "store")
    assert finding.standing == "bad"
    assert "install -d -o kiosk" in finding.mend
    assert not (tmp_path / "later").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_saves_that_others_can_read(machine: Machine) -> None:
    (file,) = machine.settings.saves.glob("*.sqlite3")
    file.chmod(0o644)
    machine.settings.saves.chmod(0o700)
    assert not [one for one in CHECKS["store"](machine) if one.standing != "well"], "nobody comes as far as the file"
    machine.settings.saves.chmod(0o755)
    finding = found(machine, "who reads")
    assert finding.standing == "bad"
    assert "chmod" in finding.mend


@pytest.mark.parametrize(("free", "standing"), [(10 << 20, "bad"), (200 << 20, "look"), (5 << 30, "well")])
def test_room_on_the_disk(machine: Machine, monkeypatch: pytest.MonkeyPatch, free: int, standing: str) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert found(machine, "disk").standing == standing


def test_a_log_that_cannot_be_written(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refused)
    finding = found(machine, "log")
    assert finding.standing == "bad"
    assert "permission denied" in finding.told


@pytest.mark.parametrize("year", [1970, 2000, 2150])
def test_a_clock_that_cannot_be_right(machine: Machine, year: int) -> None:
    assert found(replace(machine, now=NOW.replace(year=year)), "clock").standing == "bad"


def test_a_clock_that_was_set_back(machine: Machine) -> None:
    set_back = replace(machine, now=NOW - timedelta(days=2))
    (finding,) = [one for one in examined(set_back) if one.check == "clock"]
    assert finding.standing == "bad"
    assert "later than that" in finding.told


def test_a_clock_that_a_time_server_has_set(machine: Machine) -> None:
    mark = machine.root / "run/systemd/timesync/synchronized"
    assert "compare it with a watch" in found(machine, "clock").told
    mark.parent.mkdir(parents=True)
    mark.touch()
    assert "time server" in found(machine, "clock").told


@pytest.mark.parametrize(("pin", "standing"), [("", "look"), (EXAMPLE_PIN, "bad"), ("1234", "bad"), ("4871", "well")])
def test_the_pin(machine: Machine, pin: str, standing: str) -> None:
    finding = found(having(machine, pin=pin and hashed(pin, SALT)), "PIN")
    assert finding.standing == standing
    assert not pin or pin not in finding.told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_hash_that_everybody_can_read(machine: Machine) -> None:
    machine.config.chmod(0o644)
    assert found(machine, "PIN's file").standing == "look"


def test_sticks(machine: Machine, tmp_path: Path) -> None:
    assert found(having(machine, sticks=(tmp_path / "no" / "such",)), "sticks").standing == "look"
    assert found(having(machine, sticks=(tmp_path,)), "sticks").standing == "well"


def told_by(answer: str | None) -> Callable[[Sequence[str]], str | None]:
    return lambda command: answer if command[0] == "lpstat" else None


@pytest.mark.parametrize(
    ("answer", "standing", "says"),
    [
        ("office\nhall\n", "well", "office"),
        ("hall\n", "bad", "but hall"),
        ("", "bad", "no printer"),
        (None, "look", "tell"),
    ],
)
def test_a_printer_that_is_set(machine: Machine, answer: str | None, standing: str, says: str) -> None:
    finding = found(having(replace(machine, ask=told_by(answer)), printer="office"), "printer")
    assert finding.standing == standing
    assert says in finding.told


UNIT = "etc/systemd/system/head-and-heart-kiosk.service"


@pytest.mark.parametrize(
    ("environment", "files", "standing"),
    [
        ({}, (), "look"),
        ({}, (UNIT,), "look"),
        ({}, (UNIT, "etc/systemd/system/graphical.target.wants/head-and-heart-kiosk.service"), "well"),
        ({"NOTIFY_SOCKET": "x"}, (), "well"),
    ],
)
def test_who_starts_it_again(
    machine: Machine, environment: Mapping[str, str], files: Sequence[str], standing: str
) -> None:
    for file in files:
        (machine.root / file).parent.mkdir(parents=True, exist_ok=True)
        (machine.root / file).touch()
    assert found(replace(machine, environment=environment), "watchdog").standing == standing


def test_what_breaks_while_it_is_looked_at_is_told_and_the_rest_is_seen(machine: Machine) -> None:
    def broken() -> Devices:
        raise PermissionError(13, "Permission denied", "/dev/input")

    findings = list(examined(replace(machine, devices=broken)))
    assert findings[0].standing == "bad"
    assert "'/dev/input': permission denied" in findings[0].told
    assert not may_open(findings)
    assert findings[-1].check in ("user", "watchdog")
