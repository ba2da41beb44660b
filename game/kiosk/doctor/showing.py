"""Display, touch and sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.kiosk.doctor.finding import Devices, Finding, Machine
from game.letters import plain

_SKEW: Final = 0.05
"""So far the screen's millimetres may be from the shape of its pixels."""


def devices(machine: Machine) -> Iterator[Finding]:
    """Look at what the machine shows, hears and sounds with."""
    found = machine.devices()
    yield from _display(machine, found)
    if not found.error:
        yield from _touch(found)
    yield from _sound(machine, found)


def _display(machine: Machine, found: Devices) -> Iterator[Finding]:
    if found.error or not found.displays:
        why = found.error or "there is no display"
        mend = "run the doctor on the kiosk's display; by ssh, write  env DISPLAY=:0 SDL_VIDEODRIVER=x11  before it"
        yield Finding("display", "bad", f"no window can be opened: {plain(why).rstrip('.')}", mend)
        return
    width, height = found.displays[0]
    told = f"{width} by {height} pixels, by the driver {plain(found.driver)}"
    if len(found.displays) > 1:
        mend = "unplug the others, or see that the first is the one that is touched"
        yield Finding("display", "look", f"{told}, and {len(found.displays) - 1} more beside it", mend)
    else:
        yield Finding("display", "well", told)
    screen = machine.settings.screen
    if abs((width / height) / (screen.width / screen.height) - 1) > _SKEW:
        said = f"kiosk.toml says {screen.width:g} by {screen.height:g} mm, which is another shape than the screen's"
        mend = "measure the screen without its casing, and write width and height into [screen]"
        yield Finding("screen size", "look", said, mend)


def _touch(found: Devices) -> Iterator[Finding]:
    if found.touch:
        yield Finding("touch", "well", f"{found.touch} touch screen{'s' if found.touch > 1 else ''}")
    else:
        told = "no touch screen is seen" if found.touch == 0 else "whether there is a touch screen cannot be known here"
        mend = "see that its cable is plugged in; a mouse works as well"
        yield Finding("touch", "look", told, mend)


def _sound(machine: Machine, found: Devices) -> Iterator[Finding]:
    if found.sound:
        yield Finding("sound", "well", ", ".join(map(plain, found.sound[:3])))
    elif machine.settings.volume == 0:
        yield Finding("sound", "well", "there is none, and none is wanted (volume = 0)")
    else:
        mend = "plug in loudspeakers, or write  volume = 0  into [sound]"
        yield Finding("sound", "look", "there is no device to sound with: captions show all that is said", mend)
