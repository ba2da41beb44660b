"""Letters on the screen: fonts in their sizes, and lines of text drawn and measured in them, whatever the script."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import pygame

from game.letters import Coverage, clusters
from game.story.language import Notice
from game.window.canvas.faces import CHAINS, Face, Run, Runs
from game.window.canvas.ruler import Ruler
from game.window.canvas.surface_cache import SurfaceCache
from game.window.canvas.theme import Colour, FontFace

LARGE: Final = 44
"""From this size on, in pixels, text is drawn as it is."""
MOST_FONTS: Final = 96
"""How many fonts are kept, each in one size; those not used for longest are let go."""

HEAVIER: Final = 1 / 30
"""How far aside a face of one weight is drawn again where it is to be bolder, as a share of its size."""


class _Part(NamedTuple):
    """What is drawn at once, and how many pixels there are after it."""

    run: Run
    after: int = 0


class Lettering:
    """The fonts of a folder. Each file is read once, and none is held open."""

    def __init__(self, folder: Path, report: Callable[[str], None]) -> None:
        pygame.font.init()
        self._folder = folder
        self._report = report
        self._files: dict[str, bytes | None] = {}
        self._fonts: OrderedDict[tuple[Face, int, bool], pygame.font.Font] = OrderedDict()
        self._lines: SurfaceCache[pygame.Surface] = SurfaceCache(8 * 2**20)
        self.runs = lru_cache(maxsize=4_000)(Runs(Coverage(folder)).of)
        """The runs of a line in a font."""

    def line(self, text: str, face: FontFace, px: int, colour: Colour, tracking: float = 0.0) -> pygame.Surface:
        """One line of text. Small ones are drawn at twice the size and halved: their characters then stand evenly.

        ``tracking`` is what is put after each letter, as a share of the size; of scripts whose letters hang together,
        which it would tear, there is nothing.
        """

        def make() -> pygame.Surface:
            if px >= LARGE:
                return self._drawn(text, face, px, colour, tracking)
            large = self._drawn(text, face, px * 2, colour, tracking)
            half = (large.get_width() + 1) // 2, (large.get_height() + 1) // 2
            even = pygame.Surface((half[0] * 2, half[1] * 2), pygame.SRCALPHA)
            ink = pygame.Color(colour)
            even.fill((ink.r, ink.g, ink.b, 0))
            even.blit(large, (0, 0), special_flags=pygame.BLEND_RGBA_MAX)
            return pygame.transform.smoothscale(even, half)

        return self._lines.get((text, face, px, colour, tracking), make)

    def width(self, text: str, face: FontFace, px: int, tracking: float = 0.0) -> int:
        """How wide such a line is."""
        size = px if px >= LARGE else px * 2
        parts = self._parts(text, face, round(size * tracking))
        whole = sum(self._font(part.run, size).size(part.run.text)[0] + part.after for part in parts)
        return whole if px >= LARGE else (whole + 1) // 2

    def _parts(self, text: str, face: FontFace, after: int) -> Iterator[_Part]:
        """What of a line is drawn at once: its runs, or each letter of them where there is to be room after it."""
        for run in self.runs(text, face):
            if after and not (run.leftward or run.face.script):
                yield from (_Part(run._replace(text=letter), after) for letter in clusters(run.text))
            else:
                yield _Part(run)

    def _drawn(self, text: str, face: FontFace, px: int, colour: Colour, tracking: float) -> pygame.Surface:
        """The parts of a line beside each other on one base line, which is as high as the first face has it."""
        found = tuple(self._parts(text, face, round(px * tracking)))
        fonts = [self._font(part.run, px) for part in found]
        parts = [
            font.render(part.run.text, True, colour)  # noqa: FBT003 - pygame takes it by position
            for font, part in zip(fonts, found, strict=True)
        ]
        own = self._font(Run("", CHAINS[face][0]), px)
        if len(parts) == 1 and fonts[0] is own:
            return parts[0]
        above = max((font.get_ascent() - own.get_ascent() for font in fonts), default=0)
        below = max((part.get_height() - font.get_ascent() for part, font in zip(parts, fonts, strict=True)), default=0)
        beyond = max(0, above, below - (own.get_height() - own.get_ascent()))
        whole = pygame.Surface(
            (
                sum(part.get_width() + one.after for part, one in zip(parts, found, strict=True)),
                own.get_height() + 2 * beyond,
            ),
            pygame.SRCALPHA,
        )
        ink = pygame.Color(colour)
        whole.fill((ink.r, ink.g, ink.b, 0))
        x = 0
        for part, font, one in zip(parts, fonts, found, strict=True):
            y = beyond + own.get_ascent() - font.get_ascent()
            for aside in (0, max(1, round(px * HEAVIER))) if one.run.face.heavier else (0,):
                whole.blit(part, (x + aside, y), special_flags=pygame.BLEND_RGBA_MAX)
            x += part.get_width() + one.after
        return whole

    def _font(self, run: Run, px: int) -> pygame.font.Font:
        """The font of a run."""
        key = (run.face, px, run.leftward)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._loaded(run.face, px, leftward=run.leftward)
            if len(self._fonts) > MOST_FONTS:
                self._fonts.popitem(last=False)
        self._fonts.move_to_end(key)
        return font

    def _loaded(self, face: Face, px: int, *, leftward: bool) -> pygame.font.Font:
        data = self._data(face.file)
        try:
            font = pygame.font.Font(None if data is None else BytesIO(data), px)
        except pygame.error:
            self._tell(face.file)
            font = pygame.font.Font(None, px)
        try:
            if face.script:
                font.set_script(face.script)
            if leftward:
                font.set_direction(pygame.DIRECTION_RTL)
        except pygame.error:
            pass  # a pygame that was built without HarfBuzz draws letters as they stand alone
        return font

    def _data(self, file: str) -> bytes | None:
        if file not in self._files:
            try:
                self._files[file] = (self._folder / file).read_bytes()
            except OSError:
                self._files[file] = None
                self._tell(file)
        return self._files[file]

    def _tell(self, file: str) -> None:
        self._report(Notice("The font {name} is missing, so a plain one is used.", name=file))


class FontRuler(Ruler):
    """Measures with the fonts themselves."""

    def __init__(self, lettering: Lettering) -> None:
        super().__init__()
        self._lettering = lettering

    def measured(self, text: str, face: FontFace, px: int, tracking: float = 0.0) -> int:
        """The width of a text on one line."""
        return self._lettering.width(text, face, px, tracking)
