"""One visitor's game: the app on its pane, the bar under it, and what is laid over both for the kiosk's own sake."""

from __future__ import annotations

from game.kiosk import known_code
from game.kiosk.desk import not_that
from game.session import Shown, Stay, TitlePage
from game.window import requests as r
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.commands import Command, Hush, Point, ReadAloud, Scroll
from game.window.kiosk.bar import BarScreen, bar_height
from game.window.kiosk.languages import LanguagesScreen
from game.window.kiosk.marks import heard_by, unmark
from game.window.kiosk.means import Means
from game.window.kiosk.pane import Pane
from game.window.kiosk.pin import PinScreen
from game.window.kiosk.places import KioskPlaces
from game.window.kiosk.staff import StaffScreen
from game.window.kiosk.stage import Stage
from game.window.kiosk.start_over import StartOverScreen
from game.window.kiosk.take_along import TakeAlongScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.screen import Screen
from game.window.screens.talk import TalkScreen
from game.window.speech.reader import Reader
from game.window.widgets.draw_context import look_of


class Visiting:
    """``is_over`` once the visitor has said so, or nobody plays any more who did."""

    def __init__(self, stage: Stage, assets: Assets, means: Means, reader: Reader | None = None) -> None:
        self._stage, self._assets, self._means = stage, assets, means
        self._reader = reader or Reader()
        settings = means.settings
        self._places = KioskPlaces(
            assets, stage.pane.keybindings, settings.who, means.languages, can_take=means.desk is not None
        )
        self._over: list[Screen] = []
        self._bar = BarScreen(means.languages)
        self._aim: Pane | None = None
        """Where a press that is under way began."""
        self._to_do: list[Command] = []
        self._was_busy = False
        self._wants_along = False
        """Whether a debrief is to be taken along once its grades are known."""
        self.is_over = False
        self.session = means.session()
        self._app = App(stage.pane, assets, self.session, places=self._places, host=self._asked, reader=self._reader)
        self.lay_out()

    @property
    def is_known(self) -> bool:
        """Whether the visitor has said who they are."""
        return bool(self.session.player)

    @property
    def is_held(self) -> bool:
        """Whether something goes on that may be followed without touching anything; staff have their own time."""
        if self._over:
            return isinstance(self._over[-1], PinScreen | StaffScreen)
        talk = self._app.top
        is_heard = self._assets.loudspeaker.is_speaking or self._reader.is_speaking
        return is_heard or (isinstance(talk, TalkScreen) and talk.is_under_way)

    def lay_out(self) -> None:
        """Share the screen anew."""
        stage = self._stage
        stage.share(
            look_of(self.session.settings).palette.ground,
            bar_height(stage.size, stage.finger.least, stage.unit, self._bar.buttons),
        )
        self._freshen()

    def _freshen(self) -> None:
        """What is the kiosk's own looks as the visitor wants it."""
        for screen in (self._bar, *self._over):
            screen.settings, screen.language, screen.stale = self.session.settings, self.session.language, True
            screen.public = True
        self._app.top.stale = True

    # ---- what the visitor does

    def hear(self, command: Command) -> None:
        """A command, from wherever on the screen it comes."""
        stage = self._stage
        self._reader.interrupt((command,))
        match command:
            case Point("press"):
                unmark(self._bar)
                self._aim = stage.strip if stage.strip.holds(command) else stage.pane
                self._send(command, self._aim)
            case Point("release" | "gone"):
                aims = [stage.pane, stage.strip] if self._aim is None or command.what == "gone" else [self._aim]
                self._aim = None
                for aim in aims:
                    self._send(command, aim)
            case Point():
                for aim in (stage.pane, stage.strip) if self._aim is None else (self._aim,):
                    self._send(command, aim)
            case ReadAloud() if self.session.settings.speech:
                self._reader.once_more()
            case ReadAloud() | Hush():
                self._keep("speech", "on" if isinstance(command, ReadAloud) else "off")
            case Scroll():
                self._send(command, stage.strip if stage.strip.holds(command) else stage.pane)
            case _:
                to = heard_by(command, self._over[-1] if self._over else self._app.top, self._bar)
                if to is not None:
                    self._send(command, stage.strip if to is self._bar else stage.pane)

    def _send(self, command: Command, pane: Pane) -> None:
        inside = pane.inside(command)
        if pane is self._stage.strip:
            self._perform(self._bar.handle(inside))
        elif self._over:
            self._perform(self._over[-1].handle(inside))
        else:
            self._to_do.append(inside)

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds: for the game only while nothing of the kiosk's own lies over it."""
        was_known = self.is_known
        self._attend()
        if self._bar.has_voice != self._reader.has_voice:
            self._bar.has_voice = self._reader.has_voice
            self.lay_out()
        if self._over:
            self._perform(self._over[-1].update(dt))
        else:
            commands, self._to_do = self._to_do, []
            self._app.step(commands, dt)
        self.is_over = self.is_over or not self._app.running or (was_known and not self.is_known)

    def silence(self, why: str) -> None:
        """There is no sound, and why; ``""`` where there is."""
        self._assets.loudspeaker.hushed = bool(why)
        self._reader.hush(why)
        if self._bar.silent != why:
            self._bar.silent, self._bar.stale = why, True

    # ---- what is asked for

    def _perform(self, requests: r.Requests) -> None:
        for request in requests:
            self._do(request)

    def _do(self, request: r.Request) -> None:
        match request:
            case r.Close():
                self._take_away()
            case r.Keep(name, word):
                self._keep(name, word)
            case r.Sound(name):
                self._assets.loudspeaker.play(name, self.session.settings.loudness_of("effects"))
            case (
                r.TakeAlong()
                | r.Print()
                | r.TryPin()
                | r.OfStaff()
                | r.ShowLanguages()
                | r.EndVisit()
                | r.GiveCode()
                | r.GiveName()
            ):
                self._asked(request)
            case _:
                self._app.perform((request,))

    def _asked(self, request: r.KioskRequest) -> Shown:
        """What the game itself has nothing of."""
        match request:
            case r.GiveName(name):
                self._places.given = "name"
                return self.session.visitors.named(name)
            case r.GiveCode(code):
                return self._coded(code)
            case r.ShowLanguages():
                self._lay(LanguagesScreen(self._means.languages))
            case r.EndVisit(surely):
                self._end(surely=surely)
            case r.TakeAlong() | r.Print():
                self._hand_out(request)
            case r.TryPin() | r.OfStaff():
                self._ask_staff(request)
        return Stay()

    def _coded(self, given: str) -> Shown:
        who = self._means.settings.who
        self._places.given = "code"
        code = known_code(given, who)
        if not code:
            return TitlePage(self.session.course, (), (not_that(who, self.session.language),), given)
        return self.session.visitors.coded(code)

    def _keep(self, name: str, word: str) -> None:
        """A setting is another: everywhere, also on what is the kiosk's own."""
        self._app.perform((r.Keep(name, word),))
        talk = self._app.top
        if name == "language" and isinstance(talk, TalkScreen):
            talk.message = self.session.language.tr("The call that has begun goes on in the language it began in.")
        if name == "theme":
            self.lay_out()
        self._freshen()

    def _end(self, *, surely: bool) -> None:
        """Start over: at once where nobody has begun, else asked once."""
        if surely or not self.is_known:
            self.is_over = True
        elif not any(isinstance(screen, StartOverScreen) for screen in self._over):
            self._lay(StartOverScreen())

    # ---- what lies over the game

    def _lay(self, screen: Screen) -> None:
        unmark(self._bar)
        self._over.append(screen)
        self._freshen()

    def _take_away(self) -> None:
        if self._over:
            self._over.pop()
        self._freshen()

    def _hand_out(self, request: r.TakeAlong | r.Print) -> None:
        """A debrief is taken along, or printed."""
        desk, debrief, language = self._means.desk, self._app.top, self.session.language
        if desk is None or not isinstance(debrief, DebriefScreen):
            return
        if isinstance(request, r.TakeAlong):
            self._wants_along = debrief.page.pending
            if not self._wants_along:
                self._lay(TakeAlongScreen(desk.handout(debrief.page, language)))
        elif self._over and isinstance(self._over[-1], TakeAlongScreen):
            desk.put_on_paper(debrief.page, language)

    def knock(self) -> None:
        """Staff have tapped in their corner."""
        page = None if self._means.desk is None else self._means.desk.knock()
        if page is not None and not any(isinstance(screen, PinScreen | StaffScreen) for screen in self._over):
            self._lay(PinScreen(page))

    def _attend(self) -> None:
        """What goes on at the desk goes on, and is told on the screen that it was asked from."""
        desk, top = self._means.desk, self._over[-1] if self._over else None
        if desk is None:
            return
        if self._wants_along:
            self._wants_along = isinstance(self._app.top, DebriefScreen)
            self._hand_out(r.TakeAlong())
        if self._was_busy and isinstance(top, StaffScreen):
            top.put(desk.page(self.session.language))
        self._was_busy = desk.is_busy
        if isinstance(top, TakeAlongScreen) and (told := desk.printed(self.session.language)) is not None:
            top.tell(told)

    def _ask_staff(self, request: r.TryPin | r.OfStaff) -> None:
        """The PIN, and what is pressed on the staff page, which nobody comes to but by the PIN."""
        desk, top = self._means.desk, self._over[-1] if self._over else None
        if desk is None:
            return
        language = self.session.language
        if isinstance(request, r.TryPin) and isinstance(top, PinScreen):
            page = desk.try_pin(request.pin, language)
            if page is None:
                self._over.pop()
                self._lay(StaffScreen(desk.page(language)))
            else:
                top.put(page)
        elif isinstance(request, r.OfStaff) and isinstance(top, StaffScreen):
            if request.what == "back":
                self._take_away()
            elif request.what == "exit":
                self._means.reins.tell("exit")
            else:
                top.put(desk.do(request.what, request.stick, language))

    # ---- what is seen

    def draw(self, *over: Screen) -> bool:
        """Draw what has changed, with what the kiosk lays over all of it; returns whether anything had."""
        drawn = bool(self._app.draw((*self._over, *over)))
        drawn = self._stage.draw(self._bar, on_strip=True) or drawn
        screens = (*self._app.screens, *self._over, *over)
        if not isinstance(screens[-1], PinScreen | StaffScreen):  # nobody beside them is to hear what digits they press
            self._reader.look(screens, self._bar)
        return drawn

    def close(self) -> None:
        """The visitor has gone: what was begun is closed as left, and nothing of them stays."""
        self._reader.be_silent()
        self._over.clear()
        self._to_do.clear()
        self.session.visitors.leave()
        self.session.close()
