"""The gamepads as pygame sees them: opened when they come, let go when they are gone, and told as plain data.

What SDL knows how to read as a pad is told by place, whoever made it. What it does not know, an old joystick or a box
for switches, is told by its buttons' numbers; its cross and its first stick mean what they mean on any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

import pygame
from pygame._sdl2 import controller
from pygame.joystick import JoystickType

from game.window.pads import (
    NUMBERED,
    PLAIN,
    AxisMoved,
    ButtonMoved,
    PadAdded,
    PadGone,
    PadInput,
    layout_of,
)

_AXES: Final = ("left_x", "left_y", "right_x", "right_y", "left_trigger", "right_trigger")
_FULL: Final = 32767
_HAT: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"left": (0, -1), "right": (0, 1), "down": (1, -1), "up": (1, 1)}
)
"""Which axis of a joystick's cross, and which way, each button of it is."""


class OpenPads:
    """The pads that are open. Until :meth:`start` nothing is heard of any."""

    def __init__(self) -> None:
        self._pads: dict[int, controller.Controller] = {}
        self._joysticks: dict[int, JoystickType] = {}
        self._hats: dict[int, tuple[int, int]] = {}

    def start(self) -> None:
        """Begin to hear; a system without pads, or without the right to them, has none."""
        with suppress(pygame.error):
            controller.init()  # the joysticks' part begins with it

    def stop(self) -> None:
        """Let go of all of them."""
        self._pads.clear()
        self._joysticks.clear()
        with suppress(pygame.error):
            controller.quit()
            pygame.joystick.quit()

    def inputs(self, event: pygame.Event) -> Iterator[PadInput]:
        """What an event says of a pad; nothing for most."""
        match event.type:
            case pygame.JOYDEVICEADDED:
                yield from self._open(event.device_index)
            case pygame.JOYDEVICEREMOVED:
                self._pads.pop(event.instance_id, None)
                self._joysticks.pop(event.instance_id, None)
                self._hats.pop(event.instance_id, None)
                yield PadGone(event.instance_id)
            case pygame.CONTROLLERBUTTONDOWN | pygame.CONTROLLERBUTTONUP:
                name = PLAIN[event.button] if event.button < len(PLAIN) else f"button_{event.button + 1}"
                yield ButtonMoved(event.instance_id, name, event.type == pygame.CONTROLLERBUTTONDOWN)
            case pygame.CONTROLLERAXISMOTION if event.axis < len(_AXES):
                yield AxisMoved(event.instance_id, _AXES[event.axis], event.value / _FULL)
            case pygame.JOYBUTTONDOWN | pygame.JOYBUTTONUP if event.instance_id in self._joysticks:
                name = NUMBERED[event.button] if event.button < len(NUMBERED) else f"button_{event.button + 1}"
                yield ButtonMoved(event.instance_id, name, event.type == pygame.JOYBUTTONDOWN)
            case pygame.JOYAXISMOTION if event.instance_id in self._joysticks and event.axis < 2:
                yield AxisMoved(event.instance_id, _AXES[event.axis], event.value)
            case pygame.JOYHATMOTION if event.instance_id in self._joysticks:
                yield from self._hat(event.instance_id, event.value)

    def _open(self, index: int) -> Iterator[PadInput]:
        """A device was plugged in; one that is gone again before it is opened was never there."""
        with suppress(pygame.error):
            if controller.is_controller(index):
                pad = controller.Controller(index)
                self._pads[pad.id] = pad
                yield PadAdded(pad.id, layout_of(pad.name, pad.as_joystick().get_guid()))
            else:
                joystick = pygame.joystick.Joystick(index)
                self._joysticks[joystick.get_instance_id()] = joystick
                yield PadAdded(joystick.get_instance_id(), "numbered")

    def _hat(self, pad: int, now: tuple[int, int]) -> Iterator[PadInput]:
        before = self._hats.get(pad, (0, 0))
        self._hats[pad] = now
        for button, (axis, way) in _HAT.items():
            if (before[axis] == way) != (now[axis] == way):
                yield ButtonMoved(pad, button, now[axis] == way)
