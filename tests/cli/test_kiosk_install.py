"""`kiosk --install`: files that name this machine, over nothing that is there, and what is left to do."""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.cli.entry import main
from game.cli.kiosk_install import Here, Platform, install
from game.kiosk import KioskSettings
from game.paths import deploy_dir

UNITS = ["head-and-heart-display.service", "head-and-heart-kiosk.service"]


def machine(platform: Platform, folder: Path, *, user: str = "kiosk") -> Here:
    settings = KioskSettings("Hall", folder / "library", folder / "saves", folder / "log")
    return Here(Path(sys.executable), Path(__file__).parents[2], folder / "kiosk.toml", settings, user, platform)


def files_of(at: Here, out: Path) -> dict[str, str]:
    assert install(at, out, force=False, dry_run=False) == 0
    return {path.name: path.read_text("utf-8") for path in sorted(out.iterdir())}


def values(unit: str, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", unit, re.MULTILINE)


def test_the_services_name_this_machine(tmp_path: Path) -> None:
    written = files_of(machine("systemd", tmp_path, user="hall"), tmp_path / "out")
    assert list(written) == UNITS
    kiosk = written[UNITS[1]]
    assert values(kiosk, "ExecStart") == [
        f'"{sys.executable}" -m game kiosk --config "{tmp_path / "kiosk.toml"}"'.replace("%", "%%")
    ]
    assert values(kiosk, "ReadWritePaths")[0].startswith(f'"-{tmp_path / "saves"}" "-{tmp_path / "log"}"')
    assert values(kiosk, "User") == values(written[UNITS[0]], "User") == ["hall"]
    assert not re.search(r"/opt/head-and-heart|/etc/head-and-heart|/var/lib/head", "".join(written.values()))


def test_the_kiosk_may_write_where_its_owner_says_that_sticks_appear(tmp_path: Path) -> None:
    at = machine("systemd", tmp_path)
    at = at._replace(settings=replace(at.settings, sticks=(Path("/srv/usb"),)))
    kiosk = files_of(at, tmp_path / "out")[UNITS[1]]
    assert '"-/srv/usb"' in values(kiosk, "ReadWritePaths")[0].split()


def test_the_kiosk_comes_back_whatever_happens_and_has_no_network() -> None:
    unit = (deploy_dir() / "systemd" / UNITS[1]).read_text("utf-8")
    wanted = {
        "Type": "notify", "Restart": "always", "RestartSec": "1", "StartLimitIntervalSec": "0", "KillMode": "mixed",
        "PrivateNetwork": "yes", "RestrictAddressFamilies": "AF_UNIX", "ProtectSystem": "strict",
        "NoNewPrivileges": "yes", "LimitCORE": "0", "RestartPreventExitStatus": "0",
    }  # fmt: skip
    assert {key: values(unit, key) for key in wanted} == {key: [value] for key, value in wanted.items()}
    assert int(values(unit, "WatchdogSec")[0]) >= 60
    assert int(values(unit, "TimeoutStopSec")[0]) < 10


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here to be asked")
@pytest.mark.parametrize("name", ["plain", "a room, 50% $HOME"])
def test_systemd_takes_them(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    files_of(machine("systemd", folder), tmp_path / "out")
    looked = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", str(tmp_path / "out" / UNITS[1])],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SYSTEMD_LOG_LEVEL": "warning"},
    )
    ours = [line for line in looked.stderr.splitlines() if "head-and-heart-kiosk" in line]
    assert (looked.returncode, ours) == (0, [])


def test_odd_names_are_written_so_that_systemd_reads_them_back(tmp_path: Path) -> None:
    written = files_of(machine("systemd", tmp_path / "50% $x\\y"), tmp_path / "out")
    assert r"50%% $$x\\y/kiosk.toml" in values(written[UNITS[1]], "ExecStart")[0]
    assert r"50%% $x\\y/saves" in values(written[UNITS[1]], "ReadWritePaths")[0]


def test_the_launch_agent_is_one_that_macos_can_read(tmp_path: Path) -> None:
    files_of(machine("macos", tmp_path / "R&D <1>"), tmp_path / "out")
    with (tmp_path / "out" / "head-and-heart.kiosk.plist").open("rb") as file:
        agent = plistlib.load(file)
    config = str(tmp_path / "R&D <1>" / "kiosk.toml")
    assert agent["ProgramArguments"] == [sys.executable, "-m", "game", "kiosk", "--config", config]
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    assert Path(agent["WorkingDirectory"]) == Path(__file__).parents[2]


def test_the_shell_launcher_and_the_script_for_windows_name_this_machine(tmp_path: Path) -> None:
    at = machine("windows", tmp_path / "R&D 100%", user="visitors")
    written = files_of(at, tmp_path / "out")
    tree = ET.fromstring(written["shell-launcher.xml"])  # noqa: S314 - our own file
    there = {"l": "http://schemas.microsoft.com/ShellLauncher/2018/Configuration"}
    shell = tree.find("l:Profiles/l:Profile/l:Shell", there)
    assert shell is not None
    python = Path(sys.executable).with_name("pythonw.exe")
    assert shell.get("Shell") == f'"{python}" -m game kiosk --config "{tmp_path / "R&D 100%" / "kiosk.toml"}"'
    account = tree.find("l:Configs/l:Config/l:Account", there)
    assert account is not None
    assert account.get("Name") == "visitors"
    assert "R&D 100%%" in written["kiosk.cmd"]
    assert (tmp_path / "out" / "kiosk.cmd").read_bytes().count(b"\r\n") == written["kiosk.cmd"].count("\n")
    assert "HeadAndHeart" not in written["kiosk.cmd"] + written["shell-launcher.xml"]


@pytest.mark.parametrize("platform", ["systemd", "macos", "windows"])
def test_what_is_left_to_do_is_said_with_the_files_own_names(
    tmp_path: Path, platform: Platform, capsys: pytest.CaptureFixture[str]
) -> None:
    written = files_of(machine(platform, tmp_path), tmp_path / "out")
    printed = capsys.readouterr().out
    assert all(f"Wrote {tmp_path / 'out' / name}: " in printed for name in written)
    left = printed.partition("What is left to do")[2]
    assert all(left.count(str(tmp_path / "out" / name)) == 1 for name in written)
    last = printed.strip().splitlines()[-1]
    assert "--doctor" in last
    assert str(tmp_path / "kiosk.toml") in last, "the doctor's command can be typed as it stands"
    assert ("runuser -u kiosk -- env DISPLAY=:0 " in last) == (platform == "systemd")


def test_what_is_there_is_not_written_over_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = configured(tmp_path)
    out = tmp_path / "out"
    call = ["kiosk", "--install", "--config", str(config), "--out", str(out)]
    assert main(call) == 0
    (out / UNITS[1]).write_text("mine", "utf-8")
    assert main(call) == 2
    assert "there already" in capsys.readouterr().err
    assert (out / UNITS[1]).read_text("utf-8") == "mine"
    assert main([*call, "--force"]) == 0
    assert (out / UNITS[1]).read_text("utf-8") != "mine"


def test_a_dry_run_writes_nothing_and_shows_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["kiosk", "--install", "--dry-run", "--config", str(configured(tmp_path)), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert not out.exists()
    assert "Nothing was written." in printed
    assert "WatchdogSec=" in printed


@pytest.mark.parametrize("user", ["root; reboot", "", "Kiosk", "a" * 40])
def test_a_user_that_cannot_be_is_a_wrong_call(tmp_path: Path, user: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "--install", "--config", str(configured(tmp_path)), "--user", user]) == 2
    assert "no user is called" in capsys.readouterr().err


def test_a_library_that_the_kiosk_could_write_into_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = machine("systemd", tmp_path)
    inside = at.settings.saves / "library"
    install(at._replace(settings=KioskSettings("Hall", inside, at.settings.saves, at.settings.log)), tmp_path / "out",
            force=False, dry_run=True)  # fmt: skip
    assert "The library lies in a folder that the kiosk may write into" in capsys.readouterr().out


def configured(folder: Path) -> Path:
    config = folder / "kiosk.toml"
    config.write_text('name = "Hall"\n', "utf-8")
    return config
