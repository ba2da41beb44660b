"""`kiosk --doctor`: what is printed of a kiosk, and what the exit code says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from game.cli import kiosk_doctor
from game.cli.kiosk_doctor import doctor
from game.cli.wrong import UsageError
from game.kiosk import hashed
from game.kiosk.doctor import Devices
from support.translated_library import SCENE, library

DEVICES = Devices("x11", ((1920, 1080),), 1, ("Loudspeakers",))


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    library(tmp_path, SCENE.replace("          when: anger < 10\n          locked: Not yet.\n", ""))
    monkeypatch.setattr(kiosk_doctor, "_devices", lambda: DEVICES)
    monkeypatch.setattr(kiosk_doctor, "default_cache_dir", lambda: tmp_path / "cache")
    (tmp_path / "saves").mkdir(mode=0o700)
    path = tmp_path / "kiosk.toml"
    pin = hashed("604927", bytes(16))
    path.write_text(f'[library]\nfolder = "lib"\n[saves]\nfolder = "saves"\n[staff]\npin = "{pin}"\n')
    path.chmod(0o600)
    return path


def test_a_kiosk_that_may_open(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor(config) == 0
    told = capsys.readouterr().out
    assert "well  display: 1920 by 1080 pixels" in told
    assert "well  PIN: one is set" in told
    assert told.splitlines()[-1].startswith("The kiosk may open to the public.")


def test_a_kiosk_that_may_not(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk_doctor, "_devices", lambda: Devices(error="no display"))
    assert doctor(config) == 1
    told = capsys.readouterr().out
    assert "bad   display: no window can be opened: no display.\n      To mend it: " in told
    assert told.splitlines()[-1].startswith("Not open to the public: ")


def test_a_file_with_slips_is_told_at_its_lines(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text("name = Room 2\n[visit]\nidle = 5\n")
    assert doctor(config) == 1
    told = capsys.readouterr().out
    assert "bad   kiosk.toml:1:8: 'name' is a text" in told
    assert '      name = Room 2\n             ^\n      To mend it: write:  name = "Room 2"' in told
    assert "bad   kiosk.toml:3:8:" in told
    assert "mend its file first" in told


def test_a_library_with_a_slip_keeps_it_closed(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = next((config.parent / "lib" / "scenes").glob("*.yaml"))
    scene.write_text(scene.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    assert doctor(config) == 1
    assert "bad   library: " in capsys.readouterr().out


def test_as_data(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = doctor(config, "json")
    data = json.loads(capsys.readouterr().out)
    assert data["may_open"] is (code == 0)
    assert {"check", "standing", "told", "mend"} == set(data["findings"][0])
    assert {one["standing"] for one in data["findings"]} <= {"well", "look", "bad"}
    config.write_text("idle = 5\n")
    assert doctor(config, "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["may_open"] is False
    assert (data["findings"][0]["line"], data["findings"][0]["standing"]) == (1, "bad")


def test_without_a_file_it_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no"):
        doctor(tmp_path / "kiosk.toml")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where a display is looked for otherwise")
def test_without_a_display_it_is_said_why(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.window.devices import devices_seen  # noqa: PLC0415 - pygame is met here alone

    del config
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert "no display that anybody would see" in devices_seen().error
