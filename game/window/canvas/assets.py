"""Pictures and fonts by name, loaded when first asked for; what is missing has a plain stand-in. And what is heard."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Final

import pygame

from game.drawing import DrawingError, Place, Sheet, read_picture
from game.session import LibraryFiles
from game.story.language import Notice
from game.window.canvas.lettering import FontRuler, Lettering
from game.window.canvas.loudspeaker import Loudspeaker
from game.window.canvas.ruler import Ruler
from game.window.canvas.sheets import covering, painted, rasterised
from game.window.canvas.surface_cache import SurfaceCache
from game.window.canvas.theme import Colour, FontFace

LEAST_KEPT: Final = 24 * 2**20
"""How many bytes of pictures are kept at least, however small the window is."""
PLACE_ENDINGS: Final = (".svg", ".png", ".jpg", ".jpeg")
"""How the file of a place may end, in the order in which they are looked for."""
SHADE: Final = "#101624"
"""What places are dimmed with."""
Svg = str | Sheet
"""A drawing as SVG text, or as what was read from a file."""


class Assets:
    """What the game shows and plays. ``missing`` tells, in a sentence each, what could not be loaded.

    A library may bring portraits, places and voices of its own: its files are looked at first.
    """

    def __init__(self, folder: Path, library: LibraryFiles | None = None) -> None:
        self.folder = folder
        own = LibraryFiles(folder)
        self._homes = (own,) if library is None else (library, own)
        self.missing: list[str] = []
        self._lettering = Lettering(folder / "fonts", self.report)
        self.ruler: Ruler = FontRuler(self._lettering)
        self._pieces: SurfaceCache[pygame.Surface] = SurfaceCache(4 * 2**20)
        self._drawings: SurfaceCache[pygame.Surface] = SurfaceCache(LEAST_KEPT)
        self._pictures: SurfaceCache[pygame.Surface] = SurfaceCache(1)  # one at a time: they are as big as the window
        self._texts: dict[str, bytes | None] = {}
        self._places: dict[str, Place | None] = {}
        self.loudspeaker = Loudspeaker(self._homes, self.report)

    def sized_for(self, width: int, height: int) -> None:
        """Keep as many pictures as a window of that size needs."""
        self._drawings.most = max(LEAST_KEPT, width * height * 4 * 4)

    def data(self, name: str) -> bytes | None:
        """The bytes of a drawing, of the library or among the game's assets; None where it cannot be read."""
        if name not in self._texts:
            found = (home.drawing(name) for home in self._homes)
            self._texts[name] = next((data for data in found if data), None)
        return self._texts[name]

    def text(self, name: str) -> str | None:
        """The text of a drawing of the game's own, or None where it cannot be read."""
        data = self.data(name)
        try:
            return None if data is None else data.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def report(self, message: str) -> None:
        """Something is missing: told once."""
        if message not in self.missing:
            self.missing.append(message)

    def line(self, text: str, face: FontFace, px: int, colour: Colour, tracking: float = 0.0) -> pygame.Surface:
        """One line of text, with a share of its size after each letter."""
        return self._lettering.line(text, face, px, colour, tracking)

    def tint(self, size: tuple[int, int], colour: Colour, alpha: int) -> pygame.Surface:
        """A surface of one colour that is seen through."""

        def make() -> pygame.Surface:
            surface = pygame.Surface(size)
            surface.fill(colour)
            surface.set_alpha(alpha)
            return surface

        return make() if size[0] * size[1] > 2**18 else self._pieces.get((size, colour, alpha), make)

    def corners(self, radius: int, colour: Colour, border: Colour, width: int) -> pygame.Surface:
        """The four corners of a panel, as a square twice its radius wide."""

        def make() -> pygame.Surface:
            side, half = radius * 2, width / 2
            body = (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
                f'<rect x="{half}" y="{half}" width="{side - width}" height="{side - width}" rx="{radius - half}" '
                f'fill="{colour}" stroke="{border}" stroke-width="{width}"/></svg>'
            )
            return rasterised(body, side, side)

        return self._pieces.get(("corners", radius, colour, border, width), make)

    def drawing(self, key: Hashable, svg: Svg | Callable[[], Svg]) -> pygame.Surface:
        """A drawing from its SVG text; ``key`` ends with its width and height in pixels."""
        width, height = key[-2], key[-1]  # type: ignore[index]  # a tuple, by the line above
        return self._drawings.get(key, lambda: self._drawn(svg() if callable(svg) else svg, width, height))

    def _drawn(self, drawing: Svg, width: int, height: int) -> pygame.Surface:
        """A drawing painted; nothing is seen of a photograph that is damaged, and it is told."""
        try:
            return rasterised(drawing, width, height) if isinstance(drawing, str) else painted(drawing, width, height)
        except pygame.error:
            self.report(Notice("A picture is damaged and cannot be shown."))
            return pygame.Surface((width, height), pygame.SRCALPHA)

    def picture(self, place: str, width: int, height: int, dim: int) -> pygame.Surface:
        """A place that covers that many pixels, its middle in the middle; dimmed by 0-255."""

        def make() -> pygame.Surface:
            plain = pygame.Surface((width, height))
            plain.fill("#C9CFCB")
            found = self.place(place)
            if found is None:
                return plain
            try:
                drawn = covering(found.behind, width, height)
            except pygame.error:
                self.report(Notice("The place {name} cannot be drawn, so a plain wall stands in for it.", name=place))
                return plain
            corner = ((width - drawn.get_width()) // 2, (height - drawn.get_height()) // 2)
            plain.blit(drawn, corner)
            if dim:
                plain.blit(self.tint((width, height), SHADE, dim), (0, 0))
            return plain

        return self._pictures.get((place, width, height, dim), make)

    def place(self, place: str) -> Place | None:
        """What a place shows; None, and told, where there is no file for it or it cannot be drawn."""
        if place not in self._places:
            found = (self.data(f"places/{place}{ending}") for ending in PLACE_ENDINGS)
            data = next((each for each in found if each is not None), None)
            self._places[place] = None
            if data is None:
                self.report(Notice("The place {name} is missing, so a plain wall stands in for it.", name=place))
            else:
                try:
                    self._places[place] = Place.of(read_picture(data))
                except DrawingError:
                    self.report(
                        Notice("The place {name} cannot be drawn, so a plain wall stands in for it.", name=place)
                    )
        return self._places[place]

    def art(self, name: str, width: int, height: int) -> pygame.Surface:
        """A file of the assets drawn to fill a box, with nothing behind it."""

        def make() -> pygame.Surface:
            text = self.text(name)
            if text is not None:
                try:
                    return rasterised(text, width, height)
                except pygame.error:
                    pass
            self.report(Notice("The picture {name} is missing.", name=name))
            return pygame.Surface((width, height), pygame.SRCALPHA)

        return self._drawings.get(("art", name, width, height), make)
