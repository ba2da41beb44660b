"""One stop of the course: whose call it is, in a round picture on the way, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.face import Portrait, Still, medallion
from game.session import Card, endings_in_words, length_in_words, standing_in_words
from game.session.phrases import capital, sentence
from game.session.stars import MOST, stars_in_words
from game.window.actions import ListAttempts, PickScene
from game.window.canvas.boxes import Box
from game.window.canvas.theme import FIGURE, SMALL, SMALL_STRONG, SUBHEADING, Colour, Style
from game.window.screens.trail import Spot
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, button_size, focus_ring, icon_button


class Row(NamedTuple):
    """A line of a stop."""

    text: str
    colour: Colour
    style: Style = SMALL


class Shape(NamedTuple):
    """How stops are drawn now: how wide, how large their pictures are, in pixels.

    ``beside`` is whether the words stand beside the picture, as in a list, and not under it; ``full`` whether there is
    room to say what each call is about.
    """

    width: int
    picture: int
    beside: bool
    full: bool


class Measured(NamedTuple):
    """What a stop takes that is not drawn: how high it and its tab are, and what pressing each does."""

    height: int
    tab: int
    stop: Control
    attempts: Control


class Stop:
    """A stop as it is drawn now."""

    def __init__(
        self,
        s: DrawContext,
        card: Card,
        portraits: Callable[[str], Portrait | Still | None],
        place: tuple[int, int],
        shape: Shape,
        *,
        is_next: bool,
    ) -> None:
        """``portraits`` gives the portrait in a file; ``place`` is which stop of how many it is."""
        self.s = s
        self.card = card
        self.portraits = portraits
        self.number, self.of = place
        self.shape = shape
        self.is_next = is_next
        self.ink = s.colours.muted if card.locked else s.colours.ink

    def measured(self, digit: int) -> Measured:
        """How high it must be, without its tab, by which past attempts are opened."""
        name = self.s.tr("Attempts")
        tab = button_size(self.s, name, "log")[1] + self.s.px(6) if self.card.attempted else 0
        attempts = Control(f"attempts:{self.card.scene}", name, ListAttempts(self.card.scene), "link")
        return Measured(self._words(Box(0, 0, self.shape.width, 0), draw=False), tab, self._control(digit), attempts)

    def _control(self, digit: int) -> Control:
        card, s = self.card, self.s
        standing = sentence(" · ".join(standing_in_words(card, s.language)))
        stars = sentence(stars_in_words(card.stars, s.language)) if card.stars else ""
        told = [card.summary] if card.locked else [card.summary, standing, stars, *map(sentence, self._about())]
        state = TargetState(card.locked, value=" ".join(part for part in told if part), number=self.number, of=self.of)
        name = card.title
        if card.just_opened:
            name = s.tr("{title}, just opened", title=card.title)
        elif self.is_next and self.of > 1:
            name = s.tr("{title}, next", title=card.title)
        return Control(f"scene:{card.scene}", name, PickScene(card.scene), "link", state, digit)

    # ---- where its parts are

    def centre(self, box: Box) -> Spot:
        """The middle of its picture, on the way."""
        picture = self._picture(box)
        return Spot(picture.x + picture.w / 2, picture.y + picture.h / 2)

    def _picture(self, box: Box) -> Box:
        s, side = self.s, self.shape.picture
        if self.shape.beside:
            return Box(box.x + s.px(6), box.y + s.px(14), side, side)
        return Box(box.x + (box.w - side) // 2, box.y + s.px(6), side, side)

    def _card_box(self, box: Box) -> Box:
        """The card, which begins under or beside the way."""
        picture = self._picture(box)
        if self.shape.beside:
            left = picture.x + picture.w * 2 // 3
            return Box(left, box.y, box.right - left, box.h)
        top = picture.y + picture.h * 3 // 4
        return Box(box.x, top, box.w, box.bottom - top)

    # ---- what is drawn

    def draw(self, box: Box, measured: Measured) -> None:
        """Draw it in a box, and its tab under that."""
        s, c, card, id_ = self.s, self.s.colours, self._card_box(box), measured.stop.id
        if measured.tab:
            up = s.px(30)
            under = Box(card.x, box.bottom - up, card.w, measured.tab + up)
            s.panel(under, c.ground, radius=18, border=c.line, width=1.5)
        s.target(measured.stop, box)
        over, held = s.targets.over == id_, s.targets.held == id_
        focus_ring(s, id_, card, 18)
        if self.card.locked:
            s.panel(card, c.sunk, radius=18)
        else:
            border = c.head if over or held or self.is_next or self.card.just_opened else c.line
            fill = c.lifted if over and not held else c.card
            s.panel(card, fill, radius=18, border=border, width=2 if held else 1.5, lip=not held)
        self._portrait(self._picture(box))
        self._words(box, draw=True)
        if not self.shape.full and not self.card.locked:
            s.hint(self.card.summary, box)
        if measured.tab:
            icon_button(s, self._tab(card, measured.tab), measured.attempts, "log", measured.attempts.name)

    def keep_place(self, box: Box, measured: Measured) -> None:
        """It is not seen, and nothing of it is drawn: what can be pressed is there all the same."""
        self.s.target(measured.stop, box)
        if measured.tab:
            self.s.target(measured.attempts, self._tab(self._card_box(box), measured.tab))

    def _tab(self, card: Box, tab: int) -> Box:
        """Where the button in the tab under a card is."""
        s = self.s
        return Box(card.x + s.px(6), card.bottom + s.px(4), card.w - s.px(12), tab - s.px(6))

    def _portrait(self, box: Box) -> None:
        """The round picture with its ring, and the signs of how it stands here."""
        s, c, card = self.s, self.s.colours, self.card
        ring, ground = self._ring()
        if (self.is_next or card.just_opened) and not card.locked:
            s.panel(box.inset(-s.px(9)), c.head_tint, radius=box.w)
        s.panel(box.inset(-s.px(4)), c.card, radius=box.w, border=ring, width=3.5)
        file = "" if card.about is None else card.about.portrait
        portrait = self.portraits(file) if file else None
        if portrait is not None:
            clear, face = 45 if card.locked else 100, "pleased" if card.passed else "calm"
            key = ("medallion", file, face, ground, clear)
            s.canvas.drawing(box, key, lambda: medallion(portrait, face, ground, clear=clear / 100))
        else:
            s.panel(box, ground, radius=box.w)
            if card.about is not None:  # several calls, or nobody in particular
                s.icon("phone", box.inset(box.w // 3), c.muted if card.locked else c.head)
        side = max(s.px(30), s.line_height(FIGURE) + s.px(4))
        if card.number:
            wide = max(side, s.width(str(card.number), FIGURE) + s.px(12))
            at = Box(box.x - side // 4, box.y - s.px(2), wide, side)
            badge(s, at, str(card.number), c.muted if card.locked else c.head, c.card, c.line)
        icon, ink = self._sign()
        if icon:
            small = max(s.px(30), box.w * 3 // 10)
            at = Box(box.right - small + small // 6, box.bottom - small, small, small)
            s.panel(at, c.card, radius=small, border=ink, width=2)
            s.icon(icon, at.inset(small // 5), ink)

    def _ring(self) -> tuple[Colour, Colour]:
        """The colour of the ring, and that behind the face."""
        c, card = self.s.colours, self.card
        if card.locked:
            return c.line, c.sunk
        if card.passed:
            return c.good, c.good_tint
        return (c.head, c.head_tint) if self.is_next or card.just_opened else (c.edge, c.head_tint)

    def _sign(self) -> tuple[str, Colour]:
        """The sign on the picture, and its colour."""
        c, card = self.s.colours, self.card
        if card.locked:
            return "lock", c.muted
        if card.unfinished:
            return "pause", c.gold_ink
        if card.passed:
            return "check", c.good
        return ("again", c.gold_ink) if card.attempted else ("", c.muted)

    def _mark(self) -> tuple[str, str, Colour, Colour]:
        """What is to be seen first of it, with its sign and colours: that it just opened, is due, or is the next."""
        c, tr = self.s.colours, self.s.tr
        if self.card.just_opened:
            return tr("Just opened"), "dot", c.gold_tint, c.gold_ink
        if self.card.due:
            return tr("Due again"), "again", c.gold_tint, c.gold_ink
        return (tr("Next"), "play", c.head, c.on_accent) if self.is_next else ("", "", "", "")

    def _words(self, box: Box, *, draw: bool) -> int:
        """All that is written; returns how high the stop is with it."""
        s, picture, pad = self.s, self._picture(box), self.s.px(16)
        if self.shape.beside:
            left = picture.right + s.px(14)
            inner = Box(left, box.y + s.px(14), box.right - pad - left, 0)
        else:
            inner = Box(box.x + pad, picture.bottom + s.px(10), box.w - 2 * pad, 0)
        y = self._pill(inner, draw=draw)
        y = self._write(self.card.title, inner._replace(y=y), SUBHEADING, self.ink, draw=draw) + s.px(2)
        y = self._stars(inner._replace(y=y), draw=draw)
        if self.shape.full:
            y = self._write(self.card.summary, inner._replace(y=y + s.px(4)), SMALL, self.ink, draw=draw) + s.px(6)
        for row in self._rows():
            y = self._row(inner._replace(y=y + s.px(3)), row, draw=draw)
        return max(y, picture.bottom + s.px(2)) + s.px(16) - box.y

    def _pill(self, box: Box, *, draw: bool) -> int:
        """The mark over the title; returns the row under it."""
        s, (text, icon, fill, ink) = self.s, self._mark()
        if not text:
            return box.y
        side = round(s.size(SMALL_STRONG) * 0.9)
        width = s.width(text, SMALL_STRONG) + side + s.px(27)
        height = s.line_height(SMALL_STRONG) + s.px(6)
        if draw:
            left = box.x if self.shape.beside else box.x + (box.w - width) // 2
            s.panel(Box(left, box.y, width, height), fill, radius=10)
            s.icon(icon, Box(left + s.px(9), box.y + (height - side) // 2, side, side), ink)
            s.write(text, Box(left + side + s.px(15), box.y + s.px(3), width, 0), SMALL_STRONG, ink)
        return box.y + height + s.px(6)

    def _stars(self, box: Box, *, draw: bool) -> int:
        """The stars, where the call was had; returns the row under them."""
        s, card, c = self.s, self.card, self.s.colours
        if card.locked or not card.attempted:
            return box.y
        side, gap = round(s.size(SUBHEADING) * 0.95), s.px(4)
        if draw:
            whole = MOST * side + (MOST - 1) * gap
            x = box.x if self.shape.beside else box.x + (box.w - whole) // 2
            for number in range(MOST):
                place = Box(x + number * (side + gap), box.y + s.px(2), side, side)
                got = card.stars is not None and number < card.stars
                s.icon("star" if got else "star_line", place, c.gold if got else c.muted)
        return box.y + side + s.px(6)

    def _about(self) -> list[str]:
        """How long it is, and how many endings were found; nothing while that is not known."""
        told, standing, language = self.card.about, self.card.standing, self.s.language
        if told is None:
            return []
        met = frozenset[str]() if standing is None else standing.endings
        return list(filter(None, (length_in_words(told, language), endings_in_words(told, met, language))))

    def _rows(self) -> list[Row]:
        """How long it is and how many endings were found, in as many rows before they are known, and how it stands."""
        c = self.s.colours
        told = self._about() if self.card.about is not None else ["", ""]
        return [*(Row(capital(text), c.muted) for text in told), self._standing()]

    def _standing(self) -> Row:
        """How the player stands in it."""
        c, card, language = self.s.colours, self.card, self.s.language
        if card.locked:
            return Row(sentence(card.locked), c.muted, SMALL_STRONG)
        told = capital(" · ".join(standing_in_words(card, language, seen=True)))
        icon, ink = self._sign()
        return Row(told, ink if icon else c.head, SMALL_STRONG)

    def _row(self, box: Box, row: Row, *, draw: bool) -> int:
        """A row; one that is not known yet keeps its place. Returns the row under it."""
        if not row.text:
            return box.y + self.s.line_height(row.style)
        return self._write(row.text, box, row.style, row.colour, draw=draw)

    def _write(self, text: str, box: Box, style: Style, colour: Colour, *, draw: bool) -> int:
        if not draw:
            return box.y + self.s.height(text, style, box.w)
        return self.s.write(text, box, style, colour, align="left" if self.shape.beside else "centre")
