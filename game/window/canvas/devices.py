"""What the machine has to show, hear and sound with, as pygame sees it: for the doctor of a kiosk."""

from __future__ import annotations

import os
import sys

import pygame
from pygame._sdl2 import audio, touch

from game.kiosk.doctor import Devices
from game.window.canvas.noise import without_noise
from game.window.canvas.window import UNSEEN


def devices() -> Devices:
    """Look, and let go of everything again."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    try:
        with without_noise():
            pygame.display.init()
    except pygame.error as error:
        return Devices(sound=_sound(), error=str(error))
    try:
        driver = pygame.display.get_driver()
        if driver in UNSEEN:
            return Devices(sound=_sound(), error=f"there is no display that anybody would see (the driver is {driver})")
        displays = tuple(pygame.display.get_desktop_sizes())
        return Devices(driver, displays, touch.get_num_devices(), _sound())
    except pygame.error as error:
        return Devices(sound=_sound(), error=str(error))
    finally:
        pygame.display.quit()


def _sound() -> tuple[str, ...]:
    """The names of what can be heard; none where the system's sound cannot be reached."""
    try:
        with without_noise():
            pygame.mixer.init()
    except pygame.error:
        return ()
    try:
        return tuple(audio.get_audio_device_names(iscapture=False)) or ("the system's own",)
    except pygame.error:
        return ("the system's own",)
    finally:
        pygame.mixer.quit()
