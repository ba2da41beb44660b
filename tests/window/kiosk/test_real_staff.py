"""The staff of a real kiosk under Xvfb: five taps in a corner, the PIN, their page, the way out."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from game.kiosk import hashed
from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import settings_of
from support.real_kiosk import RESTS, RealKiosk
from support.real_windows import LACKING, WHY, do, on, screen
from support.terminal_scenes import library
from window.kiosk.test_staff import CORNER, PIN, give, knock, with_desk

SIZE = (1080, 1920)


@pytest.mark.window
@pytest.mark.skipif(bool(LACKING), reason=WHY)
def test_staff_come_in_through_the_corner_and_close_the_kiosk(tmp_path: Path) -> None:
    twins = settings_of(library(tmp_path / "twin"), saves=tmp_path / "twin" / "saves")
    twin = with_desk(replace(twins, pin=hashed(PIN, b"0123456789abcdef")), Canvas.blank(*SIZE, Assets(assets_dir())))
    with screen(tmp_path, SIZE) as display:
        environment = on(display) | {"SDL_MOUSE_TOUCH_EVENTS": "1"}
        kiosk = RealKiosk(tmp_path, library(tmp_path), environment)
        with kiosk.config.open("a", encoding="utf-8") as config:
            config.write(f'[staff]\npin = "{hashed(PIN, b"0123456789abcdef")}"\n')

        def press(x: int, y: int, seconds: float = 0.05) -> None:
            do(environment, "mousemove", str(x), str(y), "mousedown", "1")
            time.sleep(seconds)
            do(environment, "mouseup", "1")
            time.sleep(0.2)

        def tap(id_: str) -> None:
            """Touch what the twin has of that id, there and here."""
            press(*twin.middle(id_))
            twin.tap(id_)
            twin.wait(0.5)
            time.sleep(0.8)

        with kiosk:
            kiosk.wait(lambda: RESTS in kiosk.told)
            do(environment, "key", "alt+F4", "key", "ctrl+q")
            for _ in range(4):
                press(*CORNER)
            press(*CORNER, seconds=2.0)
            time.sleep(1.0)
            for digit in PIN:
                do(environment, "key", digit)
            do(environment, "key", "Return")
            time.sleep(2.0)
            knock(twin)
            give(twin, PIN)
            assert twin.screen == "StaffScreen"
            assert kiosk.process.poll() is None
            tap("exit")  # which asks whether it is to be
            press(*twin.middle("exit"))
            try:
                kiosk.process.wait(60)
            except subprocess.TimeoutExpired:
                pytest.fail(f"it was not closed; it told {kiosk.told} and said {kiosk.said}")
            assert kiosk.process.returncode == 0
    twin.store.close()
