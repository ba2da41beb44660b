"""Pictures, fonts and sounds by name, loaded when first asked for; what is missing has a plain stand-in."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Hashable
from io import BytesIO
from pathlib import Path
from typing import Final

import pygame

from game.session import LibraryFiles
from game.story.language import Notice
from game.window.canvas.noise import without_noise
from game.window.canvas.ruler import Ruler
from game.window.canvas.sounds import RATE, SOUNDS, samples
from game.window.canvas.theme import Colour, FontFace

FONTS: Final = {
    "text": "AtkinsonHyperlegibleNext-Regular.ttf",
    "bold": "AtkinsonHyperlegibleNext-SemiBold.ttf",
    "title": "Fraunces-SemiBold.ttf",
}
LARGE: Final = 44
"""From this size on, in pixels, text is drawn as it is."""
LEAST_KEPT: Final = 24 * 2**20
"""How many bytes of pictures are kept at least, however small the window is."""


class SurfaceCache:
    """Surfaces by key; those not used for longest are let go when they weigh too much together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._surfaces: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface of that key, made if it is not kept."""
        surface = self._surfaces.get(key)
        if surface is not None:
            self._surfaces.move_to_end(key)
            return surface
        surface = make()
        self._surfaces[key] = surface
        self._weight += _weight(surface)
        while self._weight > self.most and len(self._surfaces) > 1:
            _, old = self._surfaces.popitem(last=False)
            self._weight -= _weight(old)
        return surface


def _weight(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * 4


class Assets:
    """What the game shows and plays. ``missing`` tells, in a sentence each, what could not be loaded.

    A library may bring portraits, places and voices of its own: its files are looked at first.
    """

    def __init__(self, folder: Path, library: LibraryFiles | None = None) -> None:
        pygame.font.init()
        self.folder = folder
        self.library = library
        self.missing: list[str] = []
        self.ruler: Ruler = FontRuler(self)
        self._fonts: dict[tuple[FontFace, int], pygame.font.Font] = {}
        self._lines = SurfaceCache(8 * 2**20)
        self._drawings = SurfaceCache(LEAST_KEPT)
        self._pictures = SurfaceCache(1)  # one at a time: they are as big as the window
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._texts: dict[str, str | None] = {}
        self._silent = False
        self._voice: pygame.mixer.Sound | None = None

    def sized_for(self, width: int, height: int) -> None:
        """Keep as many pictures as a window of that size needs."""
        self._drawings.most = max(LEAST_KEPT, width * height * 4 * 4)

    def text(self, name: str) -> str | None:
        """A text file of the assets, or None where it cannot be read."""
        if name not in self._texts:
            own = self.library.drawing(name) if self.library is not None else None
            self._texts[name] = own or self._own_text(name)
        return self._texts[name]

    def _own_text(self, name: str) -> str | None:
        """A text among the game's own assets; a name that leads out of them is that of nothing."""
        path = self.folder / name
        try:
            return path.read_text(encoding="utf-8") if ".." not in path.parts else None
        except (OSError, UnicodeDecodeError):
            return None

    def report(self, message: str) -> None:
        """Something is missing: told once."""
        if message not in self.missing:
            self.missing.append(message)

    def font(self, face: FontFace, px: int) -> pygame.font.Font:
        """A font in a size."""
        key = (face, px)
        font = self._fonts.get(key)
        if font is None:
            try:
                font = pygame.font.Font(self.folder / "fonts" / FONTS[face], px)
            except (OSError, pygame.error):
                self.report(Notice("The font {name} is missing, so a plain one is used.", name=FONTS[face]))
                font = pygame.font.Font(None, px)
            self._fonts[key] = font
        return font

    def line(self, text: str, face: FontFace, px: int, colour: Colour) -> pygame.Surface:
        """One line of text. Small ones are drawn at twice the size and halved: their characters then stand evenly."""

        def make() -> pygame.Surface:
            if px >= LARGE:
                return self.font(face, px).render(text, True, colour)  # noqa: FBT003 - pygame takes it by position
            large = self.font(face, px * 2).render(text, True, colour)  # noqa: FBT003 - as above
            half = (large.get_width() + 1) // 2, (large.get_height() + 1) // 2
            even = pygame.Surface((half[0] * 2, half[1] * 2), pygame.SRCALPHA)
            ink = pygame.Color(colour)
            even.fill((ink.r, ink.g, ink.b, 0))
            even.blit(large, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
            return pygame.transform.smoothscale(even, half)

        return self._lines.get((text, face, px, colour), make)

    def tint(self, size: tuple[int, int], colour: Colour, alpha: int) -> pygame.Surface:
        """A surface of one colour that is seen through."""

        def make() -> pygame.Surface:
            surface = pygame.Surface(size)
            surface.fill(colour)
            surface.set_alpha(alpha)
            return surface

        return make() if size[0] * size[1] > 2**18 else self._lines.get((size, colour, alpha), make)

    def corners(self, radius: int, colour: Colour, border: Colour, width: int) -> pygame.Surface:
        """The four corners of a panel, as a square twice its radius wide."""

        def make() -> pygame.Surface:
            side, half = radius * 2, width / 2
            body = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
                f'<rect x="{half}" y="{half}" width="{side - width}" height="{side - width}" rx="{radius - half}" '
                f'fill="{colour}" stroke="{border}" stroke-width="{width}"/></svg>'
            )
            return _rasterised(body, side, side)

        return self._lines.get(("corners", radius, colour, border, width), make)

    def drawing(self, key: Hashable, svg: str | Callable[[], str]) -> pygame.Surface:
        """A drawing from its SVG text; ``key`` ends with its width and height in pixels."""
        width, height = key[-2], key[-1]  # type: ignore[index]  # a tuple, by the line above
        return self._drawings.get(key, lambda: _rasterised(svg if isinstance(svg, str) else svg(), width, height))

    def picture(self, name: str, width: int, height: int, dim: int) -> pygame.Surface:
        """A file of the assets that covers that many pixels, its middle in the middle; dimmed by 0-255."""

        def make() -> pygame.Surface:
            text = self.text(name)
            plain = pygame.Surface((width, height))
            plain.fill("#C9CFCB")
            if text is None:
                self.report(Notice("The picture {name} is missing, so a plain wall stands in for it.", name=name))
                return plain
            try:
                across, down = _shape(text)
                scale = max(width / across, height / down)
                drawn = _rasterised(text, round(across * scale + 0.5), round(down * scale + 0.5))
            except (pygame.error, ValueError):
                self.report(Notice("The picture {name} cannot be drawn, so a plain wall stands in for it.", name=name))
                return plain
            corner = ((width - drawn.get_width()) // 2, (height - drawn.get_height()) // 2)
            plain.blit(drawn, corner)
            if dim:
                plain.blit(self.tint((width, height), "#101624", dim), (0, 0))
            return plain

        return self._pictures.get((name, width, height, dim), make)

    def art(self, name: str, width: int, height: int) -> pygame.Surface:
        """A file of the assets drawn to fill a box, with nothing behind it."""

        def make() -> pygame.Surface:
            text = self.text(name)
            if text is not None:
                try:
                    return _rasterised(text, width, height)
                except pygame.error:
                    pass
            self.report(Notice("The picture {name} is missing.", name=name))
            return pygame.Surface((width, height), pygame.SRCALPHA)

        return self._drawings.get(("art", name, width, height), make)

    def play(self, name: str, volume: float) -> None:
        """Play a sound of the interface, 0 silent to 1 loud; a machine without sound stays silent."""
        if self._silent or volume <= 0 or name not in SOUNDS:
            return
        try:
            if not pygame.mixer.get_init():
                with without_noise():
                    pygame.mixer.init(RATE, -16, 1, 512)
            if name not in self._sounds:
                self._sounds[name] = pygame.mixer.Sound(buffer=samples(SOUNDS[name]))
            self._sounds[name].set_volume(volume)
            self._sounds[name].play()
        except pygame.error:
            self._silent = True

    def speak(self, name: str, volume: float) -> None:
        """Play a voice in stead of the one before; one that is missing is told once, and ``""`` only stops."""
        if self._voice is not None:
            self._voice.stop()
            self._voice = None
        if self._silent or volume <= 0 or not name:
            return
        try:
            if not pygame.mixer.get_init():
                with without_noise():
                    pygame.mixer.init(RATE, -16, 1, 512)
        except pygame.error:
            self._silent = True
            return
        try:
            data = self.library.sound(f"voices/{name}") if self.library is not None else None
            self._voice = pygame.mixer.Sound(self.folder / "voices" / name if data is None else BytesIO(data))
            self._voice.set_volume(volume)
            self._voice.play()
        except (OSError, pygame.error):
            self.report(Notice("The voice {name} cannot be played, so its line is silent.", name=name))


class FontRuler(Ruler):
    """Measures with the fonts themselves."""

    def __init__(self, assets: Assets) -> None:
        super().__init__()
        self._assets = assets

    def measured(self, text: str, face: FontFace, px: int) -> int:
        """The width of a text on one line."""
        if px >= LARGE:
            return self._assets.font(face, px).size(text)[0]
        return (self._assets.font(face, px * 2).size(text)[0] + 1) // 2


def _rasterised(svg: str, width: int, height: int) -> pygame.Surface:
    """A drawing in the order of colours that the screen has: that is painted thirty times as fast."""
    drawn = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (width, height))
    return drawn.convert(pygame.Surface((1, 1), pygame.SRCALPHA))


def _shape(svg: str) -> tuple[float, float]:
    """The width and height of a picture's own units; ValueError where it does not say."""
    start = svg.index('viewBox="') + len('viewBox="')
    _, _, width, height = (float(part) for part in svg[start : svg.index('"', start)].replace(",", " ").split())
    return width, height
