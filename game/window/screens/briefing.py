"""The briefing: what the player knows before the conversation begins, and what it teaches."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from game.face import Portrait, Still
from game.session.passing import passing, scale
from game.session.shift import shift_passing
from game.story.language import to_translate
from game.story.model import YOU, ChannelName, Scene, Shift, Skill, fill
from game.window.actions import Action, PressOn, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, STRONG, SUBHEADING
from game.window.requests import Begin, Requests, ShowLevels, Sound
from game.window.screens.acting import Actor
from game.window.screens.screen import Screen
from game.window.screens.stage_view import draw_person
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.signs import HALVES, HEART, half_in_words
from game.window.widgets.targets import Control
from game.window.widgets.widgets import notice

BEGINS: Final[Mapping[ChannelName, tuple[str, str]]] = MappingProxyType(
    {
        "phone": (to_translate("Take the call"), "phone"),
        "chat": (to_translate("Open the chat"), "log"),
        "in_person": (to_translate("Begin"), "play"),
    }
)
"""What begins a conversation, as it is had, with its icon."""


class BriefingScreen(Screen):
    """What is known about a call before it is taken."""

    def __init__(
        self,
        scene: Scene,
        player: str,
        skills: Mapping[str, Skill],
        portraits: Mapping[str, Portrait | Still],
        messages: tuple[str, ...] = (),
        *,
        shift: Shift | None = None,
    ) -> None:
        super().__init__()
        self.shift = shift
        self.scene = scene
        self.words = scene.words_for(player)
        self.known = skills
        self.skills = [skills[tag] for tag in scene.teaches if tag in skills]
        self.people = [part.character for part in scene.cast if part.character.id != YOU]
        self.actors = {id_: Actor(id_, portrait) for id_, portrait in portraits.items()}
        self.messages = messages

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PressOn():
                return self.go_on()
            case StepBack():
                return self.back()
        return ()

    def go_on(self) -> Requests:
        """Enter: take the call."""
        return (Begin(self.scene.id), Sound("press"))

    def back(self) -> Requests:
        """Escape: back to the levels."""
        return (ShowLevels(),)

    def paint(self, s: DrawContext) -> None:
        """A page with the notes, and a foot with the button."""
        page(
            s,
            width=820,
            title=fill(self.scene.title, self.words),
            back=s.tr("Levels"),
            draw=self._body,
            foot=self._foot,
        )

    def _foot(self, s: DrawContext, box: Box) -> int:
        label, icon = BEGINS[self.scene.channel]
        return row(s, box, [Button(Control("begin", s.tr(label), PressOn()), icon, "primary")])

    def _body(self, s: DrawContext, box: Box) -> int:
        y = box.y
        for message in self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        y = self._people(s, box._replace(y=y))
        y = self._notes(s, box._replace(y=y + s.px(4))) + s.px(14)
        y = self._passing(s, box._replace(y=y)) + s.px(18)
        return self._teaches(s, box._replace(y=y)) if self.skills else y

    def _people(self, s: DrawContext, box: Box) -> int:
        """Who it is about: a small picture, the name and what they are."""
        c, y = s.colours, box.y
        for person in self.people:
            side = s.px(76)
            x = box.x
            actor = self.actors.get(person.id)
            if actor is not None:
                frame = Box(box.x, y, side, side)
                s.panel(frame, c.head_tint, radius=18)
                height = round(side * 1.5)
                with s.canvas.clipped(frame.inset(s.px(3))):
                    draw_person(s, frame.x + (side - height * 4 // 5) // 2, frame.y, height, actor)
                x = frame.right + s.px(18)
            room = box.right - x
            text_h = s.height(person.name, SUBHEADING, room) + s.height(person.role, SMALL, room)
            at_y = y + max(0, (side - text_h) // 2)
            at_y = s.tell(person.name, Box(x, at_y, room, 0), SUBHEADING, c.ink)
            at_y = s.tell(person.role, Box(x, at_y, room, 0), SMALL, c.muted)
            y = max(y + side, at_y) + s.px(12)
        return y

    def _notes(self, s: DrawContext, box: Box) -> int:
        """The briefing as a note on paper."""
        text = fill(self.scene.briefing.strip() or self.scene.summary, self.words)
        if not text:
            return box.y
        c, pad = s.colours, s.px(24)
        inner = Box(box.x + pad, box.y + s.px(18), box.w - 2 * pad, 0)
        paragraphs = [line for line in text.split("\n") if line.strip()]
        gap = s.px(10)
        height = sum(s.height(line, BODY, inner.w) for line in paragraphs) + gap * (len(paragraphs) - 1) + s.px(36)
        place = Box(box.x, box.y, box.w, height)
        s.panel(place, c.card, radius=16, border=c.line, lip=True)
        s.canvas.panel(Box(place.x, place.y + s.px(18), s.px(5), height - s.px(36)), c.gold, s.px(2))
        y = inner.y
        for line in paragraphs:
            y = s.tell(line, inner._replace(y=y), BODY, c.ink) + gap
        return place.bottom

    def _passing(self, s: DrawContext, box: Box) -> int:
        """What passes, and where the bars begin that it goes by."""
        side = round(s.size(STRONG) * 1.1)
        s.icon("check", Box(box.x + s.px(2), box.y + (s.line_height(STRONG) - side) // 2, side, side), s.colours.head)
        x = box.x + side + s.px(14)
        inner = Box(x, box.y, box.right - x, 0)
        if self.shift is not None:
            return s.tell(shift_passing(self.shift, s.language), inner, STRONG, s.colours.ink)
        y = s.tell(passing(self.scene, self.known, s.language), inner, STRONG, s.colours.ink)
        bars = scale(self.scene, self.known, s.language)
        return s.tell(bars, inner._replace(y=y + s.px(2)), SMALL, s.colours.muted) if bars else y

    def _teaches(self, s: DrawContext, box: Box) -> int:
        """The skills to try, each with its tip."""
        c = s.colours
        y = s.tell(s.tr("Worth trying here"), box, SUBHEADING, c.ink) + s.px(4)
        y = self._legend(s, box._replace(y=y)) + s.px(12)
        columns = 2 if box.w / (s.scale * s.look.text) >= 620 else 1
        gap = s.px(28)
        width = (box.w - gap * (columns - 1)) // columns
        side = round(s.size(STRONG) * 1.1)
        for start in range(0, len(self.skills), columns):
            bottom = y
            for at, skill in enumerate(self.skills[start : start + columns]):
                x = box.x + at * (width + gap)
                colour = c.heart if skill.half == "heart" else c.head
                s.icon(skill.half, Box(x, y + s.px(2), side, side), colour)
                s.hint(half_in_words(skill.half, s.language), Box(x, y, width, side + s.px(4)))
                inner = Box(x + side + s.px(12), y, width - side - s.px(12), 0)
                end = s.tell(skill.label, inner, SMALL_STRONG, c.ink)
                end = s.tell(fill(skill.tip, self.words), inner._replace(y=end), SMALL, c.muted)
                bottom = max(bottom, end)
            y = bottom + s.px(12)
        return y - s.px(12)

    def _legend(self, s: DrawContext, box: Box) -> int:
        """What the icons before the skills mean; returns the row under it."""
        c, x, y, height = s.colours, box.x, box.y, s.line_height(SMALL)
        side = round(s.size(SMALL) * 1.05)
        for sign in HALVES:
            if all(skill.half != sign.icon for skill in self.skills):
                continue
            label = s.tr(sign.label)
            width = side + s.px(8) + s.width(label, SMALL)
            if x > box.x and x + width > box.right:
                x, y = box.x, y + height
            colour = c.heart if sign is HEART else c.head
            s.icon(sign.icon, Box(x, y + (height - side) // 2, side, side), colour)
            s.write(label, Box(x + side + s.px(8), y, width, height), SMALL, c.muted)
            s.say(s.tr(sign.text), Box(x, y, width, height))
            x += width + s.px(20)
        return y + height
