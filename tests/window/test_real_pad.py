"""A pad that SDL itself has made: plugged in and pulled out while the game runs, and heard through pygame's events."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.window.canvas.listening import Listening
from game.window.commands import Back, Command, Confirm, InHand, Leaf, Move, Scroll
from game.window.shipped_keys import SHIPPED

_CONTROLLER = 1
"""SDL's number for a device with the layout of a pad; a wheel's is 2."""
_WHEEL = 2


class VirtualPad:
    """A device that only this program sees. Buttons and axes are numbered as SDL has them."""

    def __init__(self, sdl: ctypes.CDLL, kind: int, *, axes: int, buttons: int, hats: int = 0) -> None:
        self._sdl = sdl
        self.index = sdl.SDL_JoystickAttachVirtual(kind, axes, buttons, hats)
        assert self.index >= 0
        sdl.SDL_JoystickGetDeviceInstanceID.restype = ctypes.c_int32
        self._id = sdl.SDL_JoystickGetDeviceInstanceID(self.index)
        sdl.SDL_JoystickFromInstanceID.restype = ctypes.c_void_p

    @property
    def _joystick(self) -> ctypes.c_void_p:
        found = self._sdl.SDL_JoystickFromInstanceID(self._id)
        assert found, "the game has not opened it"
        return ctypes.c_void_p(found)

    def button(self, number: int, *, is_down: bool) -> None:
        self._sdl.SDL_JoystickSetVirtualButton(self._joystick, number, ctypes.c_uint8(is_down))

    def axis(self, number: int, value: int) -> None:
        self._sdl.SDL_JoystickSetVirtualAxis(self._joystick, number, ctypes.c_int16(value))

    def hat(self, value: int) -> None:
        self._sdl.SDL_JoystickSetVirtualHat(self._joystick, 0, ctypes.c_uint8(value))

    def pull_out(self) -> None:
        for index in range(self._sdl.SDL_NumJoysticks()):
            if self._sdl.SDL_JoystickGetDeviceInstanceID(index) == self._id:
                self._sdl.SDL_JoystickDetachVirtual(index)
                return


@pytest.fixture
def sdl() -> ctypes.CDLL:
    """The SDL that pygame brings along."""
    brought = sorted((Path(pygame.__file__).parent.parent / "pygame_ce.libs").glob("libSDL2-2*"))
    if not brought:
        pytest.skip("this pygame brings no SDL of its own")
    return ctypes.CDLL(str(brought[0]))


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    one = Listening(SHIPPED)
    one.pads.start()
    yield one
    one.pads.stop()
    pygame.display.quit()


def heard(listening: Listening) -> list[Command]:
    told = listening.heard(pygame.event.get(), (64, 64), 0.0, raw=False)
    return [command for command in told if isinstance(command, InHand | Confirm | Back | Move | Leaf | Scroll)]


def test_a_pad_is_heard_from_when_it_is_plugged_in_until_it_is_pulled_out(
    sdl: ctypes.CDLL, listening: Listening
) -> None:
    assert heard(listening) == []
    pad = VirtualPad(sdl, _CONTROLLER, axes=6, buttons=15)
    heard(listening)
    pad.button(0, is_down=True)
    assert heard(listening) == [InHand("generic"), Confirm("enter")]
    pad.button(0, is_down=False)
    pad.button(12, is_down=True)
    assert heard(listening) == [Move("down")]
    pad.button(12, is_down=False)
    pad.axis(0, -30000)
    assert heard(listening) == [Move("left")]
    pad.axis(0, 0)
    pad.axis(3, 32767)
    assert heard(listening) == [Scroll(1, -1, -1)]
    pad.axis(3, 0)
    pad.axis(5, 32767)
    assert heard(listening) == [Leaf(1)]
    pad.button(1, is_down=True)
    pad.button(12, is_down=True)
    assert heard(listening) == [Back(), Move("down")]
    pad.pull_out()
    heard(listening)
    assert list(listening.heard([], (64, 64), 5.0, raw=False)) == [], "nothing is held down on a pad that is gone"


def test_another_pad_may_come_when_one_is_gone(sdl: ctypes.CDLL, listening: Listening) -> None:
    for _ in range(3):
        pad = VirtualPad(sdl, _CONTROLLER, axes=6, buttons=15)
        heard(listening)
        pad.button(1, is_down=True)
        assert heard(listening)[-1] == Back()
        pad.pull_out()
        heard(listening)


def test_what_sdl_does_not_know_as_a_pad_is_heard_by_its_numbers(sdl: ctypes.CDLL, listening: Listening) -> None:
    """As a box for switches may be: its first button confirms, its second goes back."""
    box = VirtualPad(sdl, _WHEEL, axes=2, buttons=4, hats=1)
    heard(listening)
    box.button(0, is_down=True)
    assert heard(listening) == [InHand("numbered"), Confirm("enter")]
    box.button(1, is_down=True)
    assert heard(listening) == [Back()]
    box.hat(4)
    assert heard(listening) == [Move("down")]
    box.pull_out()
