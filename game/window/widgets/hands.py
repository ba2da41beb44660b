"""The player's hands on a screen: what can be pressed, what has the focus, how far each area is scrolled.

A screen says what can be pressed while it draws, so what is seen and what can be pressed are never two things. Spots
keep their ids from one drawing to the next, so focus stays where it is when a window is resized.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.commands import Command, Confirm, Device, Leaf, Move, Pick, Point, Scroll

SLIP: Final = 12
"""How far, in pixels, a press may wander inside a scrolled area before it is a drag."""
NOTCH: Final = 56
"""How far, in pixels, one notch of the wheel scrolls."""


class Spot(NamedTuple):
    """Something that can be pressed; ``seen`` is the part of its box that is not scrolled away.

    A ``quiet`` one is for the pointer alone: the keyboard does the same in another way.
    """

    id: str
    box: Box
    seen: Box
    digit: int
    open: bool
    area: str
    quiet: bool


@dataclass(slots=True)
class Area:
    """Something that scrolls: where it is seen, how high its content is, how far down it is scrolled."""

    box: Box
    height: int = 0
    offset: int = 0
    at_end: bool = False
    """Whether its end is to be seen, until the player scrolls."""

    @property
    def most(self) -> int:
        """The furthest it scrolls."""
        return max(0, self.height - self.box.h)


@dataclass(slots=True)
class Hands:
    """One screen's spots and areas, the focus, and a press that is under way."""

    spots: list[Spot] = field(default_factory=list)
    areas: dict[str, Area] = field(default_factory=dict)
    focus: str = ""
    focus_shows: bool = False
    """Only a keyboard makes the focus visible; the pointer hides it again."""
    held: str = ""
    """What the pointer is pressing, and would press if it were released now."""
    over: str = ""
    device: Device = "keyboard"
    _pressed: str = ""
    _from: tuple[int, int] | None = None
    _dragged: tuple[str, int] | None = None
    _drawn_areas: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """A new drawing: the spots of the last one are forgotten."""
        self.spots.clear()
        self._drawn_areas.clear()

    def end(self) -> None:
        """The drawing is done: focus and presses on things that are gone are let go."""
        ids = {spot.id for spot in self.spots if spot.open}
        if self.focus and self.focus not in ids:
            self.focus = ""
        if self.over and self.over not in ids:
            self.over = ""
        if self._pressed and self._pressed not in ids:
            self._pressed = self.held = ""
        for id_ in [id_ for id_ in self.areas if id_ not in self._drawn_areas]:
            del self.areas[id_]

    def spot(
        self,
        id_: str,
        box: Box,
        clip: Box,
        *,
        digit: int = 0,
        is_open: bool = True,
        area: str = "",
        quiet: bool = False,
    ) -> None:
        """Something that can be pressed is drawn here."""
        self.spots.append(Spot(id_, box, box.within(clip), digit, is_open, area, quiet))

    def area(self, id_: str, box: Box) -> Area:
        """Something that scrolls is drawn here."""
        area = self.areas.setdefault(id_, Area(box))
        area.box = box
        self._drawn_areas.append(id_)
        return area

    def find(self, id_: str) -> Spot | None:
        """The spot of that id, if it is drawn."""
        return next((spot for spot in self.spots if spot.id == id_), None)

    def handle(self, command: Command) -> tuple[str, bool]:
        """Take a command.

        Returns:
            The id of the spot it presses, or ``""``; and whether anything looks different now.
        """
        match command:
            case Point():
                return self._point(command)
            case Scroll(notches, x, y):
                return "", self._scroll_at(x, y, round(notches * NOTCH))
            case Move(way):
                self.device = "keyboard"
                return "", self._move(way)
            case Leaf(pages):
                return "", self._leaf(pages)
            case Pick(number):
                self.device = "keyboard"
                return next((spot.id for spot in self.spots if spot.digit == number and spot.open), ""), True
            case Confirm():
                self.device = "keyboard"
                return (self.focus if self.focus_shows else ""), True
        return "", False

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
        return _scroll_to(area, start + self._from[1] - y)

    def _under(self, x: int, y: int) -> str:
        return next((spot.id for spot in reversed(self.spots) if spot.open and spot.seen.holds(x, y)), "")

    def _area_at(self, x: int, y: int) -> str:
        return next((id_ for id_ in reversed(self._drawn_areas) if self.areas[id_].box.holds(x, y)), "")

    def _scroll_at(self, x: int, y: int, by: int) -> bool:
        id_ = self._area_at(x, y) or (self._drawn_areas[-1] if self._drawn_areas else "")
        return bool(id_) and _scroll_to(self.areas[id_], self.areas[id_].offset + by)

    def _leaf(self, pages: int) -> bool:
        scrolls = [self.areas[id_] for id_ in self._drawn_areas if self.areas[id_].most]
        if not scrolls:
            return False
        area = scrolls[-1]
        return _scroll_to(area, area.offset + pages * max(NOTCH, area.box.h - NOTCH))

    def _move(self, way: str) -> bool:
        """Move the focus; where there is nothing that way, scroll."""
        spots = [spot for spot in self.spots if spot.open and not spot.quiet]
        here = next((spot for spot in spots if spot.id == self.focus), None)
        to: Spot | None
        if here is None or not self.focus_shows:
            to = here or next((spot for spot in spots if spot.digit == 1), spots[0] if spots else None)
        elif way in ("next", "previous"):
            to = spots[(spots.index(here) + (1 if way == "next" else -1)) % len(spots)]
        else:
            to = nearest(here.box, spots, way)
        if way in ("up", "down") and self._scroll_first(here, to, 1 if way == "down" else -1):
            return True
        if to is None:
            return False
        self.focus, self.focus_shows = to.id, True
        self._show(to)
        return True

    def _scroll_first(self, here: Spot | None, to: Spot | None, sign: int) -> bool:
        """Read on before the focus jumps over what has not been seen."""
        id_ = (here.area if here and here.area else "") or (self._drawn_areas[-1] if self._drawn_areas else "")
        area = self.areas.get(id_)
        if area is None or not area.most:
            return False
        far = to is None or (to.area == id_ and not to.box.inset(0, 4).meets(area.box.inset(0, -NOTCH)))
        return far and _scroll_to(area, area.offset + sign * NOTCH)

    def _show(self, spot: Spot) -> None:
        """Scroll so that a spot can be seen."""
        area = self.areas.get(spot.area)
        if area is None:
            return
        margin = min(NOTCH // 2, max(0, (area.box.h - spot.box.h) // 2))
        if spot.box.y < area.box.y + margin:
            _scroll_to(area, area.offset - (area.box.y + margin - spot.box.y))
        elif spot.box.bottom > area.box.bottom - margin:
            down = spot.box.bottom - (area.box.bottom - margin)
            _scroll_to(area, area.offset + min(down, spot.box.y - area.box.y - margin))


def _scroll_to(area: Area, offset: int) -> bool:
    kept = max(0, min(area.most, offset))
    changed = kept != area.offset
    area.offset, area.at_end = kept, False
    return changed


def nearest(here: Box, spots: list[Spot], way: str) -> Spot | None:
    """The spot that lies nearest in a direction; what stands in line counts as nearer."""
    best: tuple[float, Spot] | None = None
    for spot in spots:
        box = spot.box
        if way in ("up", "down"):
            ahead = box.y - here.bottom if way == "down" else here.y - box.bottom
            aside = max(0, box.x - here.right, here.x - box.right)
        else:
            ahead = box.x - here.right if way == "right" else here.x - box.right
            aside = max(0, box.y - here.bottom, here.y - box.bottom)
        if ahead < -2 or box == here:
            continue
        off = abs((box.x + box.w / 2) - (here.x + here.w / 2)) if way in ("up", "down") else abs(box.y - here.y)
        distance = ahead + 3 * aside + off / 50
        if best is None or distance < best[0]:
            best = (distance, spot)
    return best[1] if best else None
