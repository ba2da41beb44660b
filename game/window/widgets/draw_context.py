"""What a screen draws on: a canvas and the screen's targets, in units that grow with the window, in one palette."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from game.session import Settings
from game.story.language import Language
from game.window.canvas import icons
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import LEAST, Canvas
from game.window.canvas.theme import PALETTES, SMALL, Colour, FontFace, Palette, Style
from game.window.hands import Hands
from game.window.widgets.hints import Hints
from game.window.widgets.targets import AT_REST, Control, Targets, TargetState

LEAST_SCALE: Final = 0.85
"""Units are never smaller than this many pixels: a small window scrolls rather than making text small."""
EASY: Final[Mapping[FontFace, FontFace]] = MappingProxyType(
    {"text": "easy", "bold": "easy_bold", "title": "easy_bold", "easy": "easy", "easy_bold": "easy_bold"}
)
"""What stands in for each font with dyslexia: one without serifs too, whose letters are wide and well apart."""
MOST_PASSES: Final = 4
"""How often a screen is drawn again at most until nothing in it moves any more."""


class Look(NamedTuple):
    """What the settings say about how things look; ``text`` is the size of text, 1-2."""

    palette: Palette
    text: float = 1.0
    still: bool = False
    easy: bool = False
    """Whether everything is in the font for readers with dyslexia."""
    tracking: float = 0.0
    """What is put after each letter, as a share of the size of the text, 0-0.12."""
    leading: float = 1.0
    """How many times as far from each other as usual lines are, 1-1.4."""


def look_of(settings: Settings) -> Look:
    """How things look with these settings."""
    return Look(
        PALETTES[settings.theme],
        settings.text / 100,
        still=settings.motion == "reduced",
        easy=settings.font == "dyslexia",
        tracking=settings.letter_spacing,
        leading=settings.line_spacing,
    )


def is_wide(size: tuple[int, int]) -> bool:
    """Whether what has that size is clearly wider than high."""
    return size[0] >= size[1] * 1.05


def scale_of(size: tuple[int, int]) -> float:
    """How many pixels a unit has on a screen of that size."""
    across, down = (1280, 720) if is_wide(size) else (480, 800)
    return max(LEAST_SCALE, min(size[0] / across, size[1] / down))


class DrawContext:
    """One drawing. A unit is a pixel at 1280 by 720 (wide) or 480 by 800 (tall), and grows with the window."""

    def __init__(
        self, canvas: Canvas, targets: Targets, look: Look, language: Language, hints: Hints | None = None
    ) -> None:
        self.hints = Hints() if hints is None else hints
        self.canvas = canvas
        self.targets = targets
        self.look = look
        self.language = language
        self.colours = look.palette
        self.tr = language.tr
        self.trn = language.trn
        self.wide = is_wide(canvas.size)
        """Whether things stand side by side; else one under the other."""
        self.scale = max(min(scale_of(canvas.size), canvas.most), canvas.unit)
        self.least = max(canvas.least, self.px(LEAST))
        """How high and wide what can be pressed is at least, in pixels."""
        self.composed = ""
        """What an input method is putting together for the text field."""
        self.hands = Hands()
        """What the player plays with: keys and buttons are shown as they have them."""
        self.public = False
        """Whether the screen is shown to whoever comes by, on a machine that is nobody's own."""
        self.unsettled = False
        """Whether something was drawn where it does not belong, because it was not known yet how high things are."""
        self._area = ""
        self._measures = False

    @property
    def box(self) -> Box:
        """All there is."""
        return self.canvas.box

    @property
    def roomy(self) -> float:
        """How wide the window is in units of its text: 1280 where there is plenty, 400 where there is little."""
        return self.box.w / (self.scale * self.look.text)

    @property
    def airy(self) -> float:
        """How high the window is in units of its text: 720 where there is plenty, 240 where there is little."""
        return self.box.h / (self.scale * self.look.text)

    def px(self, units: float) -> int:
        """Units in whole pixels; never less than one for something that is there."""
        return max(1, round(units * self.scale)) if units > 0 else -self.px(-units) if units else 0

    def size(self, style: Style) -> int:
        """The size of a font, in pixels."""
        return max(8, round(style.size * self.scale * self.look.text))

    def line_height(self, style: Style) -> int:
        """The distance from one line to the next."""
        return round(self.size(style) * style.leading * self.look.leading)

    def face(self, style: Style) -> FontFace:
        """The font that a text of that style is in."""
        return EASY[style.face] if self.look.easy else style.face

    def width(self, text: str, style: Style) -> int:
        """How wide a text is on one line."""
        return self.canvas.ruler.width(text, self.face(style), self.size(style), self.look.tracking)

    def lines(self, text: str, style: Style, width: int) -> tuple[str, ...]:
        """A text broken to a width."""
        return self.canvas.ruler.lines(text, self.face(style), self.size(style), max(1, width), self.look.tracking)

    def height(self, text: str, style: Style, width: int) -> int:
        """How high a text is when broken to a width; nothing for no text."""
        return len(self.lines(text, style, width)) * self.line_height(style) if text else 0

    def words(self, line: str, box: Box, style: Style, colour: Colour, alpha: int = 255) -> None:
        """One line, as it is, from the left edge of its box, in the middle of its height."""
        self.canvas.words(box, line, self.face(style), self.size(style), colour, alpha, self.look.tracking)

    def write(
        self,
        text: str,
        box: Box,
        style: Style,
        colour: Colour,
        *,
        align: Literal["left", "centre", "right"] = "left",
        alpha: int = 255,
    ) -> int:
        """Write a text broken to the width of a box, from its top; returns the row under it."""
        y, height = box.y, self.line_height(style)
        if not text:
            return y
        for line in self.lines(text, style, box.w):
            x = box.x
            width = self.width(line, style)
            if align != "left":
                x += (box.w - width) // (2 if align == "centre" else 1)
            self.words(line, Box(x, y, width, height), style, colour, alpha)
            y += height
        return y

    def panel(
        self,
        box: Box,
        colour: Colour,
        *,
        radius: float = 14,
        border: Colour = "",
        width: float = 1.0,
        lip: bool = False,
    ) -> None:
        """A card; with a lip it stands a little above the ground."""
        if lip:
            self.canvas.panel(box.moved(0, self.px(3)), self.colours.shade, self.px(radius))
        self.canvas.panel(box, colour, self.px(radius), border, self.px(width) if border else 0)

    def icon(self, name: str, box: Box, colour: Colour) -> None:
        """A drawn icon."""
        self.canvas.drawing(box, ("icon", name, colour), lambda: icons.svg(name, colour))

    def target(self, control: Control, box: Box, *, quiet: bool = False) -> None:
        """Something that can be pressed, or is read out, stands here; reading goes in the order of drawing."""
        if not self._measures:
            self.targets.add(control, box, self.canvas.clip, area=self._area, quiet=quiet)

    def say(self, name: str, box: Box, value: str = "", *, about: str = "") -> None:
        """Have a text read out that is seen in a box, with the value it has; nothing for no text.

        ``about`` is what it is about, where another text is the same thing later, or the same text another thing.
        """
        if name and not self._measures:
            state = TargetState(value=value) if value else AT_REST
            self.targets.add(Control(about, name, None, "text", state), box, self.canvas.clip, area=self._area)

    def hint(self, text: str, box: Box) -> None:
        """Have told what a sign in a box means, while the pointer rests on it; nothing for no text."""
        if text and not self._measures:
            self.hints.add(text, box.within(self.canvas.clip))

    def tell_hint(self) -> None:
        """Draw what is to be told now, beside the pointer and over everything else."""
        text, pad = self.hints.told, self.px(10)
        if not text:
            return
        x, y = self.hints.at
        room = min(self.px(300 * self.look.text), self.box.w - self.px(32)) - 2 * pad
        width = max(self.width(line, SMALL) for line in self.lines(text, SMALL, room)) + 2 * pad
        height = self.height(text, SMALL, room) + 2 * pad
        left = max(self.px(8), min(x + self.px(14), self.box.w - width - self.px(8)))
        under = y + self.px(22)
        top = under if under + height < self.box.h else max(self.px(8), y - height - self.px(10))
        place = Box(left, top, width, height)
        self.panel(place, self.colours.ink, radius=8)
        self.write(text, place.inset(pad), SMALL, self.colours.ground)

    def tell(
        self,
        text: str,
        box: Box,
        style: Style,
        colour: Colour,
        *,
        align: Literal["left", "centre", "right"] = "left",
    ) -> int:
        """Write a text and have it read out; returns the row under it."""
        end = self.write(text, box, style, colour, align=align)
        self.say(text, Box(box.x, box.y, box.w, end - box.y))
        return end

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Draw only to learn how high it is: nothing is seen, pressed or read."""
        before, self._measures = self._measures, True
        with self.canvas.clipped(Box(0, 0, 0, 0)):
            yield
        self._measures = before

    @contextmanager
    def scrolled(self, id_: str, box: Box) -> Iterator[Flow]:
        """Draw what may be higher than its box: it scrolls, and shows that it does.

        Yields:
            A flow whose ``y`` is where the content begins; set its ``end`` to the row under the content.
        """
        area = self.targets.area(id_, box)
        area.drawn_at = area.offset
        flow = Flow(Box(box.x, box.y - area.offset, box.w, box.h), area.height > box.h)
        before, self._area = self._area, id_
        with self.canvas.clipped(box):
            yield flow
        self._area = before
        height = flow.end - flow.box.y
        if height != area.height:
            area.height = height
            self.unsettled = self.unsettled or flow.anchored or (height > box.h) != flow.scrolls
        area.offset = area.most if area.at_end else min(area.offset, area.most)
        self.unsettled = self.unsettled or area.offset != area.drawn_at
        if area.most:
            self._scrollbar(box, area.offset / area.most, box.h / area.height)

    def _scrollbar(self, box: Box, at: float, share: float) -> None:
        """The visible cue that there is more, and where one is in it."""
        c, width = self.colours, self.px(6)
        rail = Box(box.right - width, box.y + self.px(2), width, box.h - self.px(4))
        self.canvas.panel(rail, c.sunk, width // 2)
        length = max(self.px(28), round(rail.h * share))
        self.canvas.panel(Box(rail.x, rail.y + round((rail.h - length) * at), width, length), c.edge, width // 2)
        side = self.px(20)
        left = rail.x + width // 2 - side // 2
        for icon, top, is_more in (("up", box.y, at > 0), ("down", box.bottom - side, at < 1)):
            if is_more:
                more = Box(left, top, side, side)
                self.canvas.panel(more, c.ink, side // 2)
                self.icon(icon, more.inset(self.px(4)), c.ground)


class Flow:
    """The content of a scrolled box while it is drawn."""

    def __init__(self, box: Box, scrolls: bool) -> None:  # noqa: FBT001 - made by the context alone
        self.box = box
        self.scrolls = scrolls
        """Whether there was more than fits, the last time."""
        self.end = box.y
        self.anchored = False
        """Whether where things stand depends on how high they are together."""
