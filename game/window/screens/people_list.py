"""A list of players to pick one of: as cards one under the other, with a field to search them where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.session import Person, matching
from game.window.actions import ChangePlayer, PickPlayer
from game.window.canvas.boxes import Box
from game.window.canvas.theme import LABEL, SMALL
from game.window.commands import Command
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.text_field import SearchField
from game.window.widgets.widgets import icon_button, pressable

FEW: Final = 8
"""Up to so many players are listed without a field to search them; each has a digit then."""


class PeopleList:
    """``people`` are in their order; ``search`` holds what is sought."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self.search = SearchField()
        self._names = [person.name for person in people]
        self._matching = ("", tuple(range(len(self.people))))
        """What was sought last, and who was found."""

    @property
    def many(self) -> bool:
        """Whether they are searched."""
        return len(self.people) > FEW

    @property
    def sought(self) -> str:
        """What is sought, without spaces round it."""
        return self.search.sought

    @property
    def found(self) -> tuple[int, ...]:
        """The places of those whose names hold what is sought, everybody where nothing is."""
        if self._matching[0] != self.sought:
            found = matching(self._names, self.sought) if self.sought else tuple(range(len(self.people)))
            self._matching = (self.sought, found)
        return self._matching[1]

    @property
    def first_found(self) -> int | None:
        """The place of the first of those who were sought and found, None where nobody is sought or found."""
        return next(iter(self.found), None) if self.sought else None

    @property
    def first(self) -> str:
        """The id of the first card, where the keyboard's mark comes first; ``""`` where there is none."""
        return f"player:{self.people[self.found[0]].id}" if self.found else ""

    def takes(self, command: Command, *, marked: bool) -> bool:
        """Take what is written, where it is searched; returns whether the command goes no further."""
        return self.many and self.search.takes(command, marked=marked)

    def draw_search(self, s: DrawContext, box: Box) -> int:
        """The field, where there is one; returns the row under it."""
        if not self.many:
            return box.y
        label = s.trn("Search {number} player", "Search {number} players", len(self.people))
        return self.search.draw(s, box, label) + s.px(14)

    def draw(self, s: DrawContext, box: Box, *, changing: bool) -> int:
        """The cards of those found, each with a button to change it if ``changing``; returns the row under the last."""
        y, found = box.y, self.found
        if not found:
            return s.tell(
                s.tr("Nobody here is called “{name}”.", name=self.sought), box, SMALL, s.colours.muted
            ) + s.px(12)
        for number, at in enumerate(found, start=1):
            y = self._card(s, box._replace(y=y), at, TargetState(number=number, of=len(found)), changing=changing)
            y += s.px(10)
        return y

    def _card(self, s: DrawContext, box: Box, at: int, state: TargetState, *, changing: bool) -> int:
        c, name, side = s.colours, self.people[at].name, s.px(26)
        least = s.least
        card_w = box.w - (least + s.px(6) if changing else 0)
        room = card_w - side - s.px(56)
        lines = s.lines(name, LABEL, room)
        tall = max(least, s.line_height(LABEL) + s.px(28)) + (len(lines) - 1) * s.line_height(LABEL)
        place = Box(box.x, box.y, card_w, tall)
        digit = state.number if state.number <= 9 and not self.many else 0
        control = Control(f"player:{self.people[at].id}", name, PickPlayer(at), "option", state, digit)
        more = Control(f"change:{self.people[at].id}", s.tr("Change “{name}”", name=name), ChangePlayer(at))
        if not place.meets(s.canvas.clip):  # of hundreds only those in sight are drawn
            s.target(control, place)
            if changing:
                s.target(more, Box(place.right + s.px(6), place.y + (tall - least) // 2, least, least))
            return place.bottom
        pressable(s, place, control, c.card, c.edge)
        s.icon("person", Box(place.x + s.px(16), place.y + (tall - side) // 2, side, side), c.head)
        text_y = place.y + (tall - len(lines) * s.line_height(LABEL)) // 2
        s.write(name, Box(place.x + side + s.px(28), text_y, room, 0), LABEL, c.ink)
        small = s.px(20)
        s.icon("next", Box(place.right - s.px(34), place.y + (tall - small) // 2, small, small), c.muted)
        if changing:
            icon_button(s, Box(place.right + s.px(6), place.y + (tall - least) // 2, least, least), more, "more")
        return place.bottom
