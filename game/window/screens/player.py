"""One player of the list: another name, put together with somebody else, or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from game.session import Person
from game.window.actions import Action, DeletePlayer, MergePlayer, PickPlayer, RenamePlayer, StartPlaying, UseField
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.commands import Command, Confirm, Help
from game.window.requests import Delete, Merge, Rename, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.screens.people_list import PeopleList
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row, stack
from game.window.widgets.targets import Control
from game.window.widgets.text_field import TextField


class PlayerScreen(OverlayScreen):
    """Laid over the title."""

    wide = 520

    def __init__(self, person: Person, people: Sequence[Person]) -> None:
        super().__init__()
        self.person = person
        self.doing: Literal["", "renaming", "merging"] = ""
        self.name = TextField(person.name)
        self.others = PeopleList([other for other in people if other.id != person.id])
        self.targets.focus = "rename"

    def title(self, s: DrawContext) -> str:  # noqa: ARG002 - a name is in every language the same
        """Its heading."""
        return self.person.name

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case RenamePlayer():
                return self._do("renaming")
            case StartPlaying():
                return self._rename()
            case MergePlayer():
                return self._do("merging")
            case PickPlayer(number):
                return (Merge(self.person.id, self.others.people[number].id), Sound("press"))
            case DeletePlayer():
                return (Delete(self.person.id), Sound("press"))
        return super().act(action)

    def _do(self, doing: Literal["renaming", "merging"]) -> Requests:
        self.doing = doing
        self.targets.focus, self.targets.focus_shows = self.others.first if doing == "merging" else "", False
        return (Sound("open"),)

    def handle(self, command: Command) -> Requests:
        """Letters belong to the field that is open."""
        if self.doing == "renaming":
            taken = self.name.handle(command) or command == Help("character")
            taken = taken or (command == Confirm("space") and not self.targets.focus_shows)
        else:
            taken = self.doing == "merging" and self.others.takes(command)
        self.stale = self.stale or taken
        return () if taken else super().handle(command)

    def go_on(self) -> Requests:
        """Enter: the new name is had."""
        return self._rename() if self.doing == "renaming" else ()

    def back(self) -> Requests:
        """Escape: back to what can be done, then away."""
        if self.doing:
            self.doing, self.stale = "", True
            self.targets.focus, self.targets.focus_shows = "rename", False
            return ()
        return super().back()

    def _rename(self) -> Requests:
        name = " ".join(self.name.text.split())
        return (Rename(self.person.id, name), Sound("press")) if name else ()

    def update(self, dt: float) -> Requests:
        """The caret blinks."""
        if self.doing and self.settings.motion != "reduced":
            self.stale = (self.name if self.doing == "renaming" else self.others.search).update(dt) or self.stale
        return ()

    def content(self, s: DrawContext, box: Box) -> int:
        """What can be done, or what is needed to do it."""
        if self.doing == "renaming":
            y = self.name.draw(s, box, Control("field", s.tr("The new name"), UseField())) + s.px(16)
            save = Control("save", s.tr("Save the name"), StartPlaying())
            return row(s, box._replace(y=y), [Button(save, kind="primary")])
        if self.doing == "merging":
            told = s.tr("Who else is {name}? What both have done stands under that name then.", name=self.person.name)
            y = s.tell(told, box, BODY, s.colours.ink) + s.px(14)
            y = self.others.draw_search(s, box._replace(y=y))
            return self.others.draw(s, box._replace(y=y), changing=False)
        buttons = [Button(Control("rename", s.tr("Another name"), RenamePlayer()), "note")]
        if self.others.people:
            buttons.append(Button(Control("merge", s.tr("Put together with somebody"), MergePlayer()), "person"))
        buttons.append(Button(Control("delete", s.tr("Delete"), DeletePlayer()), "close"))
        return stack(s, box, buttons)
