"""One level in the list: whose call it is, how long it takes, and how the player stands in it."""

from __future__ import annotations

from typing import NamedTuple

from game.session import Card, endings_in_words, length_in_words, standing_in_words
from game.session.phrases import capital, sentence
from game.window.actions import ListAttempts, PickScene
from game.window.canvas.boxes import Box
from game.window.canvas.theme import FIGURE, SMALL, SMALL_STRONG, SUBHEADING, Colour, Style
from game.window.screens.acting import Actor
from game.window.screens.stage_view import draw_person
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, button_size, icon_button, pressable


class Row(NamedTuple):
    """A line of a card, with an icon before it."""

    text: str
    icon: str
    colour: Colour
    style: Style = SMALL


class Measured(NamedTuple):
    """What a card takes that is not drawn: how high it and its tab are, what pressing each does."""

    height: int
    tab: int
    card: Control
    attempts: Control


class LevelCard:
    """A card as it is drawn now; ``picture`` is how high a picture over the words is, 0 for a small one beside them."""

    def __init__(
        self, s: DrawContext, card: Card, actor: Actor | None, place: tuple[int, int], *, picture: int, is_next: bool
    ) -> None:
        """``place`` is which card of how many it is."""
        self.s = s
        self.card = card
        self.actor = actor
        self.number, self.of = place
        self.picture = picture
        self.is_next = is_next
        self.ink = s.colours.muted if card.locked else s.colours.ink

    def measured(self, width: int, digit: int) -> Measured:
        """How high the card must be at that width, without its tab, by which past attempts are opened."""
        name = self.s.tr("Attempts")
        tab = button_size(self.s, name, "log")[1] + self.s.px(6) if self.card.attempted else 0
        attempts = Control(f"attempts:{self.card.scene}", name, ListAttempts(self.card.scene), "link")
        return Measured(self._body(Box(0, 0, width, 0), draw=False), tab, self._control(digit), attempts)

    def _control(self, digit: int) -> Control:
        card, s = self.card, self.s
        standing = sentence(" · ".join(standing_in_words(card, s.language)))
        told = [card.summary] if card.locked else [card.summary, standing, *map(sentence, self._about())]
        state = TargetState(card.locked, value=" ".join(part for part in told if part), number=self.number, of=self.of)
        name = s.tr("{title}, next", title=card.title) if self.is_next and self.of > 1 else card.title
        return Control(f"scene:{card.scene}", name, PickScene(card.scene), "link", state, digit)

    def draw(self, box: Box, measured: Measured) -> None:
        """Draw it in a box, and its tab under that."""
        s, c = self.s, self.s.colours
        if measured.tab:
            up = s.px(30)
            under = Box(box.x, box.bottom - up, box.w, measured.tab + up)
            s.panel(under, c.sunk, radius=18, border=c.line, width=1.5)
        if self.card.locked:
            s.target(measured.card, box)
            s.panel(box, c.sunk, radius=18)
        else:
            pressable(s, box, measured.card, c.card, c.head if self.is_next else c.line, radius=18)
        self._body(box, draw=True)
        if measured.tab:
            icon_button(s, tab_place(s, box, measured.tab), measured.attempts, "log", measured.attempts.name)

    def _body(self, box: Box, *, draw: bool) -> int:
        """The picture, the words and the rows; returns how high all of it is."""
        s, pad = self.s, self.s.px(18)
        inner = Box(box.x + pad, box.y + pad, box.w - 2 * pad, 0)
        y = self._poster_head(box, draw=draw) if self.picture else self._small_head(inner, draw=draw)
        y = self._write(self.card.summary, inner._replace(y=y + s.px(8)), SMALL, self.ink, draw=draw) + s.px(12)
        rows = self._rows()
        heights = [max(s.line_height(row.style), self._row_height(row, inner.w)) for row in rows]
        total = sum(heights) + s.px(5) * (len(rows) - 1) + pad
        if draw:
            at = box.bottom - total
            for row, height in zip(rows, heights, strict=True):
                self._draw_row(inner._replace(y=at, h=height), row)
                at += height + s.px(5)
        return y + total - box.y

    def _poster_head(self, box: Box, *, draw: bool) -> int:
        s, edge = self.s, self.s.px(8)
        picture = Box(box.x + edge, box.y + edge, box.w - 2 * edge, self.picture)
        if draw:
            self._picture(picture, radius=12)
            side = max(s.px(34), s.line_height(FIGURE) + s.px(8))
            if self.card.number:
                self._badge(Box(picture.x + s.px(8), picture.y + s.px(8), side, side))
            self._mark(Box(picture.x, picture.y + s.px(8), picture.w - s.px(8), side))
        title = Box(box.x + s.px(18), picture.bottom + s.px(12), box.w - s.px(36), 0)
        return self._write(self.card.title, title, SUBHEADING, self.ink, draw=draw)

    def _small_head(self, inner: Box, *, draw: bool) -> int:
        s = self.s
        side = s.px(76 * min(1.5, s.look.text))
        words = inner._replace(x=inner.x + side + s.px(14), w=inner.w - side - s.px(14))
        mark_h = s.line_height(SMALL_STRONG) + s.px(10) if self._marked() else 0
        title_h = s.height(self.card.title, SUBHEADING, words.w)
        lift = max(0, (side - title_h - mark_h) // 2)
        if draw:
            self._picture(Box(inner.x, inner.y, side, side), radius=14)
            small = max(s.px(26), s.line_height(FIGURE) + s.px(2))
            if self.card.number:
                wide = max(small, s.width(str(self.card.number), FIGURE) + s.px(10))
                self._badge(Box(inner.x - s.px(8), inner.y - s.px(8), wide, small))
            if mark_h:
                self._mark(words._replace(y=inner.y + lift, h=mark_h - s.px(4)), left=True)
            self._write(self.card.title, words._replace(y=inner.y + lift + mark_h), SUBHEADING, self.ink, draw=True)
        return inner.y + max(side, title_h + mark_h)

    def _picture(self, box: Box, radius: float) -> None:
        s, c = self.s, self.s.colours
        fill = c.ground if self.card.locked else c.head_tint
        s.panel(box, fill, radius=radius)
        if self.actor is None:
            return
        height = round(box.h * 1.42)
        with s.canvas.clipped(box.inset(s.px(2))):
            draw_person(s, box.x + (box.w - height * 4 // 5) // 2, box.y - round(height * 0.03), height, self.actor)
            if self.card.locked:
                s.canvas.fill(box, c.ground, 170)

    def _badge(self, box: Box) -> None:
        c = self.s.colours
        badge(self.s, box, str(self.card.number), c.muted if self.card.locked else c.head, c.card, c.line)

    def _marked(self) -> str:
        if self.card.opened:
            return self.s.tr("New")
        return self.s.tr("Next") if self.is_next else ""

    def _mark(self, box: Box, *, left: bool = False) -> None:
        """That it has just opened, or is the next to play."""
        s, c, text = self.s, self.s.colours, self._marked()
        if not text:
            return
        width, height = s.width(text, SMALL_STRONG) + s.px(24), s.line_height(SMALL_STRONG) + s.px(6)
        place = Box(box.x if left else box.right - width, box.y, width, height)
        fill, ink = (c.gold_tint, c.gold_ink) if self.card.opened else (c.head, c.on_accent)
        s.panel(place, fill, radius=10)
        s.write(text, place._replace(y=place.y + s.px(3)), SMALL_STRONG, ink, align="centre")

    def _about(self) -> list[str]:
        """How long it is, and how many endings were found; nothing while that is not known."""
        told, standing, language = self.card.about, self.card.standing, self.s.language
        if told is None:
            return []
        met = frozenset[str]() if standing is None else standing.endings
        return [length_in_words(told, language), endings_in_words(told, met, language)]

    def _rows(self) -> list[Row]:
        c = self.s.colours
        told = self._about() or ["", ""]
        icons = ("clock", "star")
        about = [Row(capital(text), icon if text else "", c.muted) for text, icon in zip(told, icons, strict=True)]
        return [*about, self._standing()]

    def _standing(self) -> Row:
        """How the player stands in it."""
        c, card, language = self.s.colours, self.card, self.s.language
        if card.locked:
            return Row(sentence(card.locked), "lock", c.muted, SMALL_STRONG)
        told = " · ".join(standing_in_words(card, language))
        told = language.tr("Not played yet") if card.opened else capital(told)
        if card.standing is None or not card.attempted:
            return Row(told, "dot", c.head, SMALL_STRONG)
        return Row(told, "check", c.good, SMALL_STRONG) if card.passed else Row(told, "again", c.gold_ink, SMALL_STRONG)

    def _row_height(self, row: Row, width: int) -> int:
        return self.s.height(row.text, row.style, width - self._indent(row.style))

    def _indent(self, style: Style) -> int:
        return round(self.s.size(style) * 1.05) + self.s.px(8)

    def _draw_row(self, box: Box, row: Row) -> None:
        s = self.s
        side, indent = round(s.size(row.style) * 1.05), self._indent(row.style)
        if row.icon:
            s.icon(row.icon, Box(box.x, box.y + (s.line_height(row.style) - side) // 2, side, side), row.colour)
        s.write(row.text, box._replace(x=box.x + indent, w=box.w - indent), row.style, row.colour)

    def _write(self, text: str, box: Box, style: Style, colour: Colour, *, draw: bool) -> int:
        return self.s.write(text, box, style, colour) if draw else box.y + self.s.height(text, style, box.w)


def tab_place(s: DrawContext, box: Box, tab: int) -> Box:
    """Where the button in the tab under a card is."""
    return Box(box.x + s.px(6), box.bottom + s.px(4), box.w - s.px(12), tab - s.px(6))
