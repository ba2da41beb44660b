"""The levels: what can be played, how the player stands in each, and what was left in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import Card, Left, LevelsPage, standing_in_words
from game.session.phrases import left_off, nothing_to_play, sentence, to_recorded
from game.window.actions import Action, OpenPlace, PickScene, PlayAgain, ResumeLeft, ResumeRecorded, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, FIGURE, SMALL, SMALL_STRONG, STRONG, SUBHEADING
from game.window.requests import At, GoOn, Open, OpenScene, Requests, ShowTitle, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, corner, page, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, notice, pressable, section


class LevelsScreen(Screen):
    """The list of scenes."""

    def __init__(self, page: LevelsPage, messages: Sequence[str] = ()) -> None:
        super().__init__()
        self.title = page.course
        self.player = page.player
        self.cards = page.cards
        self.left = page.left
        self.messages = tuple(messages)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PickScene(scene):
                return (OpenScene(scene), Sound("press"))
            case ResumeLeft() if self.left is not None:
                return (GoOn(self.left.attempt), Sound("ring"))
            case ResumeRecorded() if self.left is not None and self.left.recorded is not None:
                return (GoOn(self.left.recorded), Sound("ring"))
            case PlayAgain() if self.left is not None:
                return (OpenScene(self.left.scene, anew=True), Sound("press"))
            case OpenPlace("settings" | "help" as place):
                return (Open(At(place)), Sound("open"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: another player."""
        return (ShowTitle(),)

    def paint(self, s: DrawContext) -> None:
        """A page of cards."""
        page(s, width=1080, title=self.title, back=s.tr("Change player"), draw=self._list)
        corner(s)

    def _list(self, s: DrawContext, box: Box) -> int:
        c = s.colours
        y = s.tell(s.tr("Hello {name}.", name=self.player), box, BODY, c.muted) + s.px(20)
        for message in self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self.left is not None:
            y = self._resume(s, box._replace(y=y), self.left) + s.px(28)
        levels = [card for card in self.cards if card.number]
        others = [card for card in self.cards if not card.number]
        if levels:
            y = self._grid(s, box._replace(y=y), levels, first=1)
        if others:
            y = section(s, box._replace(y=y + s.px(12)), s.tr("Also here")) if levels else y
            y = self._grid(s, box._replace(y=y), others, first=len(levels) + 1)
        if not self.cards:
            y = notice(s, box._replace(y=y), nothing_to_play(s.language))
        return y

    def _resume(self, s: DrawContext, box: Box, left: Left) -> int:
        c, pad = s.colours, s.px(20)
        inner = Box(box.x + pad, box.y + s.px(16), box.w - 2 * pad, 0)
        told = left_off(left.title, left.taken, s.language, practice=left.practice)
        on = s.tr("Go on practising") if left.practice else s.tr("Go on")
        buttons = [
            Button(Control("go_on", on, ResumeLeft()), "play", "primary"),
            *(
                [Button(Control("recorded", to_recorded(s.language), ResumeRecorded()), "back")]
                if left.recorded
                else []
            ),
            Button(Control("again", s.tr("Start it again"), PlayAgain()), "again"),
        ]
        text_h = s.height(told, STRONG, inner.w)
        place = Box(box.x, box.y, box.w, 0)
        with s.measured():
            bottom = row(s, inner._replace(y=inner.y + text_h + s.px(14)), buttons) + s.px(18)
        s.panel(place._replace(h=bottom - box.y), c.gold_tint, radius=18)
        y = s.tell(told, inner, STRONG, c.ink) + s.px(14)
        return row(s, inner._replace(y=y), buttons) + s.px(18)

    def _grid(self, s: DrawContext, box: Box, cards: Sequence[Card], first: int) -> int:
        columns = max(1, min(3, int(box.w / (s.scale * s.look.text) // 300)))
        gap = s.px(20)
        width = (box.w - gap * (columns - 1)) // columns
        y = box.y
        for start in range(0, len(cards), columns):
            line = cards[start : start + columns]
            height = max(self._card(s, Box(0, 0, width, 0), card, 0, draw=False) for card in line)
            for at, card in enumerate(line):
                self._card(s, Box(box.x + at * (width + gap), y, width, height), card, first + start + at, draw=True)
            y += height + gap
        return y

    def _card(self, s: DrawContext, box: Box, card: Card, number: int, *, draw: bool) -> int:
        """One scene; returns how high it must be."""
        c, pad = s.colours, s.px(20)
        inner = Box(box.x + pad, box.y + s.px(18), box.w - 2 * pad, 0)
        side = max(s.px(36), s.line_height(FIGURE) + s.px(8))
        standing_h = s.line_height(SMALL_STRONG) * len(
            s.lines(self._standing(s, card)[0], SMALL_STRONG, inner.w - s.px(24))
        )
        title_w = inner.w - (side + s.px(14) if card.number else 0)
        title_h = max(s.height(card.title, SUBHEADING, title_w), side if card.number else 0)
        need = title_h + s.px(12) + s.height(card.summary, SMALL, inner.w) + s.px(16) + standing_h + s.px(36)
        if not draw:
            return need
        text, icon, colour = self._standing(s, card)
        digit, value = number if number <= 9 else 0, f"{card.summary} {sentence(text)}".strip()
        state = TargetState(
            card.locked, value=card.summary if card.locked else value, number=number, of=len(self.cards)
        )
        control = Control(f"scene:{card.scene}", card.title, PickScene(card.scene), "link", state, digit)
        if card.locked:
            s.target(control, box)
            s.panel(box, c.sunk, radius=18)
        else:
            pressable(s, box, control, c.card, c.line, radius=18)
        ink = c.muted if card.locked else c.ink
        x = inner.x
        if card.number:
            place = Box(x, inner.y, side, side)
            tint = c.ground if card.locked else c.head_tint
            badge(s, place, str(card.number), c.muted if card.locked else c.head, tint)
            x = place.right + s.px(14)
        lift = max(0, (title_h - s.height(card.title, SUBHEADING, title_w)) // 2)
        s.write(card.title, Box(x, inner.y + lift, title_w, 0), SUBHEADING, ink)
        s.write(card.summary, inner._replace(y=inner.y + title_h + s.px(12)), SMALL, ink)
        y = box.bottom - s.px(18) - standing_h
        s.icon(icon, Box(inner.x, y + (s.line_height(SMALL_STRONG) - s.px(16)) // 2, s.px(16), s.px(16)), colour)
        s.write(text, Box(inner.x + s.px(24), y, inner.w - s.px(24), 0), SMALL_STRONG, colour)
        return need

    def _standing(self, s: DrawContext, card: Card) -> tuple[str, str, str]:
        """How the player stands in a scene, its icon and its colour."""
        c, standing = s.colours, card.standing
        if card.locked:
            return sentence(card.locked), "lock", c.muted
        told = " · ".join(standing_in_words(card, s.language))
        told = told[0].upper() + told[1:]
        if standing is None or not (standing.finished or standing.attempts):
            return told, "dot", c.head
        return (told, "check", c.good) if standing.passed else (told, "again", c.gold_ink)
