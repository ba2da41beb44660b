"""One player of the list: another name, put together with somebody else, or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from game.session import Person
from game.window.actions import (
    Action,
    ClearField,
    DeletePlayer,
    MergePlayer,
    PickPlayer,
    RenamePlayer,
    StartPlaying,
    UseField,
)
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.commands import Command
from game.window.requests import Delete, Merge, Rename, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.screens.people_list import PeopleList
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row, stack
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.text_field import TextField


class PlayerScreen(OverlayScreen):
    """Laid over the title."""

    wide = 520

    def __init__(self, person: Person, people: Sequence[Person]) -> None:
        super().__init__()
        self.person = person
        self.doing: Literal["", "renaming", "merging"] = ""
        self.name = TextField("field", person.name)
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
                return self._rename() or ()
            case UseField():
                self._field.open = True
            case ClearField():
                self.others.search.clear()
                self._begin_with(self.others.first)
            case MergePlayer():
                return self._do("merging")
            case PickPlayer(number):
                return (Merge(self.person.id, self.others.people[number].id), Sound("press"))
            case DeletePlayer():
                return (Delete(self.person.id), Sound("press"))
        return super().act(action)

    def _do(self, doing: Literal["renaming", "merging"]) -> Requests:
        self.doing = doing
        self._begin_with(self.others.first if doing == "merging" else "")
        return (Sound("open"),)

    @property
    def field(self) -> TextField | None:
        """Where letters go."""
        return self._field if self.doing == "renaming" or (self.doing and self.others.many) else None

    @property
    def _field(self) -> TextField:
        """Where letters go."""
        return self.others.search if self.doing == "merging" else self.name

    def _begin_with(self, id_: str) -> None:
        """Nothing is marked any more, and the keyboard's mark comes there first."""
        self.targets.focus, self.targets.focus_shows = id_, False

    def handle(self, command: Command) -> Requests:
        """Letters belong to the field that is open."""
        before, marked = self._field.text, self.targets.focus_shows
        match self.doing:
            case "renaming":
                taken = self.name.takes(command, marked=marked)
            case "merging":
                taken = self.others.takes(command, marked=marked)
            case _:
                taken = False
        if not taken:
            return super().handle(command)
        self.stale = True
        if self._field.text != before:
            self._begin_with(self.others.first if self.doing == "merging" else "")
        return ()

    def go_on(self) -> Requests | None:
        """Enter: the new name is had, or the first is meant of those that were sought."""
        if self.doing == "renaming":
            return self._rename()
        found = self.others.first_found if self.doing == "merging" else None
        return None if found is None else self.act(PickPlayer(found))

    def back(self) -> Requests:
        """Escape: show everybody again, then back to what can be done, then away."""
        if self.doing == "merging" and self.others.search.open:
            return self.act(ClearField())
        if self.doing:
            self.doing = ""
            self._begin_with("rename")
            return ()
        return super().back()

    def _rename(self) -> Requests | None:
        name = " ".join(self.name.text.split())
        return (Rename(self.person.id, name), Sound("press")) if name else None

    def update(self, dt: float) -> Requests:
        """The caret blinks."""
        if self.doing and self.settings.motion != "reduced":
            self.stale = self._field.update(dt) or self.stale
        return ()

    def content(self, s: DrawContext, box: Box) -> int:
        """What can be done, or what is needed to do it."""
        if self.doing == "renaming":
            y = self.name.draw(s, box, s.tr("The new name")) + s.px(16)
            state = TargetState("" if self.name.text.strip() else s.tr("no name is written yet"))
            save = Control("save", s.tr("Save the name"), StartPlaying(), state=state)
            return row(s, box._replace(y=y), [Button(save, kind="primary")])
        if self.doing == "merging":
            told = s.tr("Who else is {name}? What both have done stands under that name then.", name=self.person.name)
            y = s.tell(told, box, BODY, s.colours.ink) + s.px(14)
            y = self.others.draw_search(s, box._replace(y=y))
            return self.others.draw(s, box._replace(y=y), changing=False)
        buttons = [Button(Control("rename", s.tr("Another name"), RenamePlayer()), "note")]
        if self.others.people:
            buttons.append(Button(Control("merge", s.tr("Put together with somebody"), MergePlayer()), "person"))
        buttons.append(Button(Control("delete", s.tr("Delete"), DeletePlayer()), "close", "grave"))
        return stack(s, box, buttons)
