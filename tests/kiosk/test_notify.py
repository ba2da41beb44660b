"""systemd is told that the kiosk is there and lives, over a real socket; where there is none, nothing happens."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kiosk.keeper.notify import Notifier
from support.kiosks import Kiosk

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systemd is on Linux")


class Systemd:
    """The other end of the socket."""

    def __init__(self, address: str) -> None:
        self.door = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.door.bind(f"\0{address[1:]}" if address.startswith("@") else address)
        self.door.settimeout(0)

    def heard(self) -> list[str]:
        """What has been said since it was last asked for."""
        said = []
        try:
            while True:
                said.append(self.door.recv(4096).decode())
        except BlockingIOError:
            return said


@pytest.fixture(params=["file", "abstract"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "notify") if request.param == "file" else f"@head-and-heart-{tmp_path.name}"


@pytest.fixture
def systemd(address: str) -> Iterator[Systemd]:
    systemd = Systemd(address)
    yield systemd
    systemd.door.close()


def test_it_says_that_it_is_ready_once(systemd: Systemd, address: str) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": address})
    notifier.ready()
    notifier.ready()
    assert systemd.heard() == ["READY=1"]


def test_the_watchdog_is_fed_in_time_and_not_in_every_frame(systemd: Systemd, address: str) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "20000000"})
    for tenth in range(200):
        notifier.feed(tenth / 10)
    assert systemd.heard() == ["WATCHDOG=1"] * 4


def test_without_a_watchdog_nothing_is_fed(systemd: Systemd, address: str) -> None:
    Notifier({"NOTIFY_SOCKET": address}).feed(0)
    assert systemd.heard() == []


def test_how_it_stands_is_said_when_it_changes(systemd: Systemd, address: str) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": address})
    for text in ("Starting.", "Starting.", "Somebody is playing."):
        notifier.status(text)
    notifier.stopping()
    assert systemd.heard() == ["STATUS=Starting.", "STATUS=Somebody is playing.", "STOPPING=1"]


def test_no_visitor_finds_the_way_to_systemd() -> None:
    environment = {"NOTIFY_SOCKET": "/run/nowhere", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "1", "HOME": "/"}
    Notifier(environment)
    assert environment == {"HOME": "/"}


@pytest.mark.parametrize("watchdog", ["", "soon", "-5", "²"])
def test_odd_values_and_a_socket_that_is_gone_stop_nothing(tmp_path: Path, watchdog: str) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": str(tmp_path / "gone"), "WATCHDOG_USEC": watchdog})
    notifier.ready()
    notifier.feed(0)
    notifier.stopping()


def test_a_systemd_that_does_not_listen_stops_nothing(systemd: Systemd, address: str) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "4"})
    for second in range(5000):
        notifier.feed(second)
    assert 0 < len(systemd.heard()) < 5000, "the socket was full"


@pytest.mark.kill
def test_a_kiosk_is_ready_when_it_shows_something_and_fed_by_its_frames_alone(tmp_path: Path) -> None:
    systemd = Systemd(str(tmp_path / "notify"))
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1000"}
    heard: list[str] = []

    def has_heard(text: str, times: int = 1) -> bool:
        heard.extend(systemd.heard())
        return heard.count(text) >= times

    with Kiosk(tmp_path, "steady", "early", environment=environment) as kiosk:
        kiosk.wait(lambda: has_heard("READY=1"))
        assert len(kiosk.shown) == 1
        kiosk.wait(lambda: has_heard("WATCHDOG=1", 3))
        kiosk.wait(lambda: has_heard("STATUS=Waiting for somebody to touch the screen."))
        os.kill(kiosk.born[0], signal.SIGKILL)
        kiosk.wait(lambda: len(kiosk.born) > 3)
        systemd.heard()
        kiosk.wait(lambda: len(kiosk.born) > 4)
        assert "WATCHDOG=1" not in systemd.heard()
        kiosk.stop()
        kiosk_said = systemd.heard()
    assert "STOPPING=1" in kiosk_said
    systemd.door.close()
