"""What is on a screen for the player's hands and ears: what can be pressed, what is read out, focus and scrolling.

A screen names its targets while it draws, so what is seen, what can be pressed and what a screen reader says are never
three things. Targets come in reading order, and keep their ids from one drawing to the next, so focus stays where it is
when a window is resized.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Final, Literal, NamedTuple

from game.window.actions import Action, StepBack
from game.window.canvas.boxes import Box
from game.window.commands import Command, Confirm, Device, Leaf, Move, Pick, Point, Scroll
from game.window.widgets.scrolling import Area, nearest_box

SLIP: Final = 12
"""How far, in pixels, a press may wander inside a scrolled area before it is a drag."""
NOTCH: Final = 56
"""How far, in pixels, one notch of the wheel scrolls."""

Role = Literal["button", "link", "option", "choice", "slider", "field", "dialog", "text"]
"""What a target is. A ``link`` only leads elsewhere, an ``option`` is one answer of several, a ``choice`` one value of
a setting, a ``slider`` a setting whose values have an order. ``slider``, ``dialog`` and ``text`` are only read out."""


class TargetState(NamedTuple):
    """How a target stands now."""

    disabled: str = ""
    """Why it cannot be pressed; ``""`` where it can."""
    selected: bool | None = None
    """Whether it is the chosen one; None where nothing is chosen."""
    value: str = ""
    number: int = 0
    """Which it is of those it belongs to, from 1; 0 where it stands alone."""
    of: int = 0


AT_REST: Final = TargetState()


class Control(NamedTuple):
    """A target that has no place yet. ``name`` is what a screen reader says, in the player's language."""

    id: str
    name: str
    action: Action | None
    """What pressing it means; None for what is only read."""
    role: Role = "button"
    state: TargetState = AT_REST
    digit: int = 0
    """The digit that presses it, 0 for none."""


class Target(NamedTuple):
    """A control where it is drawn; ``clip`` is where drawing could be seen.

    A ``quiet`` one is for the pointer alone: the keyboard does the same in another way, and it is not read out.
    """

    id: str
    name: str
    action: Action | None
    role: Role
    state: TargetState
    digit: int
    box: Box
    clip: Box
    area: str
    quiet: bool

    @property
    def seen(self) -> Box:
        """The part of its box that is not scrolled away."""
        return self.box.within(self.clip)

    @property
    def open(self) -> bool:
        """Whether it can be pressed now."""
        return self.action is not None and not self.state.disabled

    @property
    def focusable(self) -> bool:
        """Whether the keyboard's mark comes to it; a field needs none, letters go to it anyway."""
        return self.action is not None and not (self.quiet or self.state.disabled or self.role == "field")

    @property
    def solid(self) -> bool:
        """Whether a press on it reaches nothing under it."""
        return self.action is not None or self.role == "dialog"


def first_of(found: Sequence[Target]) -> Target | None:
    """Where the keyboard's mark comes first: to number 1, else to what is no way back, else to whatever there is."""
    ahead = [target for target in found if not isinstance(target.action, StepBack)]
    return next((target for target in ahead if target.digit == 1), next(iter(ahead or found), None))


@dataclass(slots=True)
class Targets:
    """One screen's targets and areas, the focus, and a press that is under way."""

    drawn: list[Target] = field(default_factory=list)
    areas: dict[str, Area] = field(default_factory=dict)
    focus: str = ""
    focus_shows: bool = False
    """Only a keyboard makes the focus visible; the pointer hides it again."""
    held: str = ""
    """What the pointer is pressing, and would press if it were released now."""
    over: str = ""
    device: Device = "keyboard"
    by_keys: Device = "keyboard"
    """What the commands come from that are no pointer's."""
    marks_fields: bool = False
    """Whether the mark comes to fields too, for who cannot just type."""
    _pressed: str = ""
    _from: tuple[int, int] | None = None
    _dragged: tuple[str, int] | None = None
    _drawn_areas: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """A new drawing: the targets of the last one are forgotten."""
        self.drawn.clear()
        self._drawn_areas.clear()

    def end(self) -> None:
        """The drawing is done: focus and presses on things that are gone are let go."""
        ids = {target.id for target in self.drawn if target.open} if self.focus or self.over or self._pressed else set()
        self.focus = self.focus if self.focus in ids else ""
        self.over = self.over if self.over in ids else ""
        if self._pressed and self._pressed not in ids:
            self._pressed = self.held = ""
        for id_ in [id_ for id_ in self.areas if id_ not in self._drawn_areas]:
            del self.areas[id_]

    def add(self, control: Control, box: Box, clip: Box, *, area: str = "", quiet: bool = False) -> None:
        """A control is drawn here."""
        self.drawn.append(Target(*control, box, clip, area, quiet))

    def area(self, id_: str, box: Box) -> Area:
        """Something that scrolls is drawn here."""
        area = self.areas.setdefault(id_, Area(box))
        area.box = box
        self._drawn_areas.append(id_)
        return area

    def find(self, id_: str) -> Target | None:
        """The target of that id, if it is drawn."""
        return next((target for target in self.drawn if target.id == id_), None) if id_ else None

    def is_over(self, role: Role) -> bool:
        """Whether the pointer is over a target of that role."""
        target = self.find(self.over)
        return target is not None and target.role == role

    def handle(self, command: Command) -> tuple[Action | None, bool]:
        """Take a command.

        Returns:
            What the target that it presses means, or None; and whether anything looks different now.
        """
        match command:
            case Point():
                pressed, changed = self._point(command)
                return self._action(pressed), changed
            case Scroll(notches, x, y):
                return None, self._scroll_at(x, y, round(notches * NOTCH))
            case Move(way):
                self.device = self.by_keys
                return None, self._move(way)
            case Leaf(pages):
                return None, self._leaf(pages)
            case Pick(number):
                self.device = self.by_keys
                return next((one.action for one in self.drawn if one.digit == number and one.open), None), True
            case Confirm():
                self.device = self.by_keys
                return self._action(self.focus if self.focus_shows else ""), True
        return None, False

    def _action(self, id_: str) -> Action | None:
        target = self.find(id_)
        return target.action if target is not None and target.open else None

    def _point(self, point: Point) -> tuple[str, bool]:
        x, y, before = point.x, point.y, (self.over, self.held, self.focus_shows)
        under = self._under(x, y)
        match point.what:
            case "press":
                self.device = point.device
                self.focus_shows = False
                self._pressed = self.held = under
                self._from = (x, y)
                area = self._area_at(x, y)
                self._dragged = (area, self.areas[area].offset) if area else None
            case "move":
                self.over = "" if point.device == "touch" else under
                moved = self._drag(x, y)
                self.held = self._pressed if under == self._pressed else ""
                return "", moved or before != (self.over, self.held, self.focus_shows)
            case "release":
                pressed = self._pressed if under == self._pressed else ""
                self.device = point.device
                self._let_go()
                if pressed:
                    self.focus = pressed
                return pressed, True
            case "gone":
                self._let_go()
                self.over = ""
        return "", before != (self.over, self.held, self.focus_shows)

    def _let_go(self) -> None:
        self._pressed = self.held = ""
        self._from = self._dragged = None

    def _drag(self, x: int, y: int) -> bool:
        """Scroll with the pointer, once it has wandered too far to be a press."""
        if self._from is None or self._dragged is None:
            return False
        area, start = self.areas.get(self._dragged[0]), self._dragged[1]
        if area is None or area.most == 0:
            return False
        if self._pressed and abs(y - self._from[1]) <= SLIP and abs(x - self._from[0]) <= SLIP * 4:
            return False
        self._pressed = ""
        return area.scroll_to(start + self._from[1] - y)

    def _under(self, x: int, y: int) -> str:
        """What a press there presses: what is drawn last, and nothing where that cannot be pressed."""
        top = next((target for target in reversed(self.drawn) if target.solid and target.seen.holds(x, y)), None)
        return top.id if top is not None and top.open else ""

    def _area_at(self, x: int, y: int) -> str:
        return next((id_ for id_ in reversed(self._drawn_areas) if self.areas[id_].box.holds(x, y)), "")

    def _scroll_at(self, x: int, y: int, by: int) -> bool:
        id_ = self._area_at(x, y) or next(reversed(self._drawn_areas), "")
        return bool(id_) and self.areas[id_].scroll_to(self.areas[id_].offset + by)

    def _leaf(self, pages: int) -> bool:
        area = next((self.areas[id_] for id_ in reversed(self._drawn_areas) if self.areas[id_].most), None)
        return area is not None and area.scroll_to(area.offset + pages * max(NOTCH, area.box.h - NOTCH))

    def mark(self) -> None:
        """Mark what the keyboard's mark comes to first; what is marked already stays so."""
        if not (self.focus and self.focus_shows):
            self.handle(Move("next"))

    def _move(self, way: str) -> bool:
        """Move the focus; where there is nothing that way, scroll."""
        fields = [target for target in self.drawn if self.marks_fields and target.role == "field" and target.open]
        found = [target for target in self.drawn if target.focusable or target in fields]
        here = next((target for target in found if target.id == self.focus), None)
        to: Target | None
        if here is None or not self.focus_shows:
            to = here or first_of(found)
        elif way in ("next", "previous"):
            to = found[(found.index(here) + (1 if way == "next" else -1)) % len(found)]
        else:
            at = nearest_box(here.box, [target.box for target in found], way)
            to = None if at is None else found[at]
        only_back = here is None and to is not None and isinstance(to.action, StepBack)  # then there is only to read
        if way in ("up", "down") and self._scroll_first(here, None if only_back else to, 1 if way == "down" else -1):
            return True
        if to is None:
            return False
        self.focus, self.focus_shows = to.id, True
        self._show(to)
        return True

    def _scroll_first(self, here: Target | None, to: Target | None, step: int) -> bool:
        """Read on before the focus jumps over what has not been seen."""
        id_ = (here.area if here and here.area else "") or (self._drawn_areas[-1] if self._drawn_areas else "")
        area = self.areas.get(id_)
        if area is None or not area.most:
            return False
        far = to is None or (to.area == id_ and not to.box.inset(0, 4).meets(area.box.inset(0, -NOTCH)))
        return far and area.scroll_to(area.offset + step * NOTCH)

    def reveal(self, *ids: str) -> None:
        """Scroll so that the targets of these ids can be seen, as far as they scroll with the first of them."""
        if found := [target for target in self.drawn if target.id in ids]:
            together = [target.box for target in found if target.area == found[0].area]
            self._show(found[0]._replace(box=reduce(Box.around, together)))

    def _show(self, target: Target) -> None:
        """Scroll so that a target can be seen."""
        if (area := self.areas.get(target.area)) is None:
            return
        margin = min(NOTCH // 2, max(0, (area.box.h - target.box.h) // 2))
        if target.box.y < area.box.y + margin:
            area.scroll_to(area.offset - (area.box.y + margin - target.box.y))
        elif target.box.bottom > area.box.bottom - margin:
            down = target.box.bottom - (area.box.bottom - margin)
            area.scroll_to(area.offset + min(down, target.box.y - area.box.y - margin))
