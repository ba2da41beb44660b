"""A kiosk: what is shown while nobody is there, one visit, and its end. What it does when is the policy's, `Visit`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.kiosk import CornerTaps, Millimetres, Visit
from game.session import Settings
from game.window.canvas.assets import Assets
from game.window.canvas.window import Window
from game.window.commands import Command, Front, Point, Redraw, Resize
from game.window.kiosk.at_rest import AtRest
from game.window.kiosk.fingers import Fingers
from game.window.kiosk.held_key import HeldKey
from game.window.kiosk.keys import NOT_THERE
from game.window.kiosk.means import Means
from game.window.kiosk.rest import RestScreen
from game.window.kiosk.stage import Stage
from game.window.kiosk.still_there import StillThereScreen
from game.window.kiosk.visiting import Visiting
from game.window.speech.reader import Reader
from game.window.wakefulness import RESTING
from game.window.widgets.draw_context import look_of

DEAF: Final = 0.3
"""Seconds for which keys mean nothing after one that only began the visit, or stayed: one key gives several things."""
LOOKS: Final = 1.0
"""Seconds from one look at the clock to the next, and from one try to come to the front to the next."""
AT_REST: Final = 1 / 30
"""Seconds from one frame to the next while nobody is there: it plays by itself for most of a kiosk's days."""
POINTER: Final = 4.0
"""Seconds for which the mouse's pointer is seen after it has moved."""
TREMBLES: Final = 24
"""So many pixels a mouse moves at least where somebody moves it: one that nobody holds trembles on a shiny table."""


class KioskApp:
    """One visitor's process: it begins at rest, and is over when its one visit is."""

    def __init__(self, window: Window, assets: Assets, means: Means, reader: Reader | None = None) -> None:
        """``reader`` is what reads aloud to a visitor who wants that; nothing does without one."""
        self._window, self._assets, self._means = window, assets, means
        self._reader = reader or Reader()
        self.visit = Visit(means.settings.limits)
        self.stage = Stage(window, means.settings.screen)
        self._fingers, self._held_key = Fingers(), HeldKey()
        self._swallows = False
        """Whether the press that is under way means nothing."""
        self._deaf = 0.0
        self._is_in_front = True
        self._since_look = LOOKS
        self._is_dark, self._why_silent = False, ""
        self._lacking = 0
        """How much of what is missing among the assets staff have been told."""
        self._pointer = 0.0
        self._pointed = (0, 0)
        """Where the mouse was when somebody last moved it."""
        self._time = 0.0
        self._taps = self._corner()
        self._was_shown = self._is_told_over = False
        self.at_rest: AtRest | None = AtRest(self.stage, assets, means)
        self.visiting: Visiting | None = None
        self._still = StillThereScreen(means.settings.limits.warning)
        self._rest = RestScreen()
        self._rest.settings = Settings({"theme": means.settings.theme})

    def run(self) -> None:
        """Go on until the keeper does not want this process any more."""
        passed, quiet = 0.0, False
        while self._means.reins.is_wanted:
            passed += self._window.tick()
            commands = self._window.commands()
            self._means.reins.beat()
            least = RESTING if quiet else AT_REST if self.at_rest is not None else 0.0
            if not commands and passed < least:
                continue
            quiet = not self.frame(commands, passed)
            passed = 0.0

    def frame(self, commands: Sequence[Command], dt: float) -> bool:
        """One frame: what was touched, what time did, and what has changed is drawn; returns whether any was."""
        self._deaf = max(0.0, self._deaf - dt)
        self._held_key.pass_time(dt)
        self._time += dt
        for command in self._fingers.heard(commands, dt):
            self._command(command)
        if self._taps.is_open(self._time):
            self._knock()
        self._look(dt)
        self._pass_time(dt)
        return self._draw()

    # ---- what is touched

    def _command(self, command: Command) -> None:
        match command:
            case Resize() | Redraw():
                self._lay_out()
            case Front(is_here):
                self._is_in_front = is_here
            case _ if command in NOT_THERE:
                return
            case Point():
                self._point(command)
            case _ if self._deaf <= 0:
                if not self._held_key.is_somebodys(command) or self._touched():
                    self._hear(command)
                else:
                    self._deaf = DEAF

    def _point(self, point: Point) -> None:
        if point.what == "move" and point.device == "mouse":
            self._pointer = POINTER
        self._count(point)
        if point.what == "press":
            self._swallows = not self._touched()
        elif self.visit.phase in ("start", "play") and not self._swallows and self._is_somebodys(point):
            self.visit.touch()  # who drags a finger along is there
        swallowed = self._swallows
        if point.what in ("release", "gone"):
            self._swallows = False
        if not swallowed:
            self._hear(point)

    def _is_somebodys(self, point: Point) -> bool:
        """Whether somebody did that: not where another window has come to the front, or a mouse trembles."""
        if point.what != "move" or point.device != "mouse":
            return point.what != "gone"
        if max(abs(point.x - self._pointed[0]), abs(point.y - self._pointed[1])) < TREMBLES:
            return False
        self._pointed = (point.x, point.y)
        return True

    # ---- the way in for staff

    def _corner(self) -> CornerTaps:
        size, millimetre = self.stage.size, self.stage.finger.millimetre
        return CornerTaps(self._means.settings.corner, size, Millimetres(size[0] / millimetre, size[1] / millimetre))

    def _count(self, point: Point) -> None:
        """Taps in the staff corner are counted, and mean what they mean all the same."""
        match point.what:
            case "press":
                self._taps.down(point.x, point.y, self._time)
            case "move":
                self._taps.move(point.x, point.y)
            case "release":
                self._taps.up(self._time)
            case "gone":
                self._taps.forget()

    def _knock(self) -> None:
        self._taps.forget()
        self._swallows = True
        self._hear(Point("gone", -1, -1))  # of what the finger has pressed, nothing comes
        if self.visiting is not None and self.visit.phase in ("start", "play"):
            self.visiting.knock()

    # ---- a visit

    def _touched(self) -> bool:
        """Something was touched; returns whether it means what it was meant for."""
        before = self.visit.phase
        means = self.visit.touch()
        if before == "attract":
            self._begin()
        elif before == "asking" and self.visiting is not None:
            self.visiting.lay_out()
        return means

    def _hear(self, command: Command) -> None:
        if self.visiting is not None and self.visit.phase in ("start", "play"):
            self.visiting.hear(command)

    # ---- what time does

    def _pass_time(self, dt: float) -> None:
        if self._means.desk is not None:
            self._means.desk.pass_time(dt)
        if self.at_rest is not None:
            self.at_rest.pass_time(dt, dark=self._is_dark, silent=bool(self._why_silent))
        elif self.visiting is not None:
            self._visit(self.visiting, dt)
        elif not self._is_told_over and not (self._means.desk is not None and self._means.desk.is_busy):
            self._is_told_over = True  # what staff have asked for is done first: with this, the process may go
            self._means.reins.tell("over")

    def _visit(self, visiting: Visiting, dt: float) -> None:
        visiting.silence(self._why_silent)
        if self.visit.phase in ("start", "play"):
            visiting.pass_time(dt)
            if visiting.is_known:
                self.visit.play()
        if visiting.is_over:
            self.visit.close()
        elif self.visit.pass_time(dt, held=visiting.is_held) and self.visit.phase == "asking":
            self._still.settings, self._still.language = visiting.session.settings, visiting.session.language
            self._still.stale = True
        self._still.count(self.visit.left)
        if self.visit.phase == "over":
            self._end()

    def _look(self, dt: float) -> None:
        """Look at the clock, and whether the window is in front, now and then; and let the pointer go again."""
        self._pointer = max(0.0, self._pointer - dt)
        self._window.show_pointer(is_seen=self._pointer > 0)
        self._since_look += dt
        if self._since_look < LOOKS:
            return
        self._since_look = 0.0
        while len(self._assets.missing) > self._lacking:
            self._means.tell_staff(self._assets.missing[self._lacking])
            self._lacking += 1
        settings, now = self._means.settings, self._means.clock().time()
        self._is_dark = settings.dim is not None and settings.dim.hold(now)
        self._why_silent = self._silence(may_be_heard=settings.sound is None or settings.sound.hold(now))
        if not self._is_in_front and self.visit.phase != "over":
            self._window.come_back()

    def _silence(self, *, may_be_heard: bool) -> str:
        """Why there is no sound, as a clause; ``""`` where there is."""
        tr = self._means.spoken[0].tr if self.visiting is None else self.visiting.session.language.tr
        desk = self._means.desk
        if desk is not None:
            desk.has_sound = self._assets.loudspeaker.has_sound
        if not may_be_heard or (desk is not None and desk.is_muted):
            return tr("there is no sound at this hour") if not may_be_heard else tr("the sound is turned off here")
        return "" if self._assets.loudspeaker.has_sound else tr("there is no sound on this machine")

    # ---- what is shown

    def _begin(self) -> None:
        """Somebody is there."""
        if self.at_rest is not None:
            self.at_rest.close()
            self.at_rest = None
        self.visiting = Visiting(self.stage, self._assets, self._means, self._reader)
        self._means.reins.tell("begun")

    def _end(self) -> None:
        """The visitor has gone: nothing of them is shown any more, or held."""
        if self.visiting is not None:
            self.visiting.close()
        self.visiting = None
        self._assets.loudspeaker.fall_silent()
        self._window.let_go()
        self._lay_out()

    def _lay_out(self) -> None:
        self._taps = self._corner()
        if self.at_rest is not None:
            self.at_rest.lay_out()
        elif self.visiting is not None:
            self.visiting.lay_out()
            self._still.stale = True
        else:
            self.stage.share(look_of(self._rest.settings).palette.ground)
            self._rest.stale = True

    def _draw(self) -> bool:
        if self.at_rest is not None:
            drawn = self.at_rest.draw()
            if not self._was_shown:
                self._was_shown = True
                self._means.reins.tell("shown")
                self._reader.look_for_voice()
            return drawn
        if self.visiting is not None:
            return self.visiting.draw(*((self._still,) if self.visit.phase == "asking" else ()))
        return self.stage.draw(self._rest)
