"""The conversation: who is speaking and how they feel, what is said, and what the player may say."""

from __future__ import annotations

from collections.abc import Mapping

from game.face import Portrait, Still
from game.session import CallPage, Narration, TimeLimit, time_limit
from game.session.phrases import said
from game.story.engine import Offer, Turn
from game.story.language import ENGLISH, Language
from game.story.model import LISTEN
from game.window.actions import Action, OpenPlace, PressOn, TakeOption
from game.window.canvas.boxes import Box
from game.window.commands import Ask, Command
from game.window.requests import At, Log, Notes, Open, Requests, Rewind, Sound, Take, TalkOver
from game.window.screens.acting import Actor
from game.window.screens.cards_view import clock_bar, options, stuck, the_end
from game.window.screens.curtain import Curtain
from game.window.screens.following import Asked, Following, Rows
from game.window.screens.gauges import Gauge, Gauges
from game.window.screens.guarded import GuardedScreen
from game.window.screens.hearing import Hearing
from game.window.screens.pace import Pace
from game.window.screens.sighting import CARD, Sighting
from game.window.screens.talk_frame import FrameView, frame
from game.window.screens.talk_view import WordsView, bubble, changes, coach, hero, line_id, noted
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import notice


class TalkScreen(GuardedScreen):
    """One conversation on the stage."""

    def __init__(self, page: CallPage, portraits: Mapping[str, Portrait | Still], language: Language = ENGLISH) -> None:
        super().__init__()
        self.narration = Narration(page.conversation, page.player, page.heard, language)
        self.scene = page.conversation.scene
        self.skills = page.skills
        self.actors = {id_: Actor(id_, portrait, self.narration.face_of(id_)) for id_, portrait in portraits.items()}
        self.practice = page.practice
        self.recorded = page.recorded
        self.more = page.more
        self.message = page.message
        self._gauges = Gauges()
        self._pace = Pace(page.known)
        self.voice_is_heard = False
        """Whether a voice is still speaking: meanwhile no line comes by itself."""
        self._since_shown = 0.0
        self._clock = 0.0
        self._limit: TimeLimit | None = None
        self.is_read_aloud = False
        """Whether something of it is being read aloud: the time to answer begins when that is done."""
        self.clock_stands = False
        """Whether no time to answer passes, because a trainer is writing in another window."""
        self._decided_for = ("", False)
        self._sighting = Sighting()
        self._following = Following()
        self._hearing = Hearing(page, self.narration)
        self._captions: tuple[str, ...] = ()
        self._curtain = Curtain(self.narration.scenery.place)

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TakeOption(option):
                return self._take(option) if self.is_meant else ()
            case PressOn():
                return self.go_on()
            case OpenPlace("pause"):
                return self.back()
            case OpenPlace("help"):
                return (Open(At("help")), Sound("open"))
            case OpenPlace("log" | "notes" | "rewind" as place):
                return self._ask(Ask(place))
        return ()

    def answer(self, command: Command) -> Requests:
        """A command that pressed nothing."""
        if isinstance(command, Ask):
            return self._ask(command)
        return super().answer(command)

    def back(self) -> Requests:
        """Escape: the pause menu."""
        return (Open(At("pause")), Sound("open"))

    def go_on(self) -> Requests:
        """Press on: complete the line, on to the next, hear it out, or on to the debrief."""
        self.stale = True
        self.message = ""
        if self.narration.press():
            return ()
        if self.narration.phase == "over":
            return (TalkOver(),)
        if self.narration.cuttable and self.is_meant:
            return self._take(LISTEN)
        return ()

    def _ask(self, ask: Ask) -> Requests:
        match ask.for_:
            case "log":
                return (Open(Log(self.narration.looked_up)), Sound("open"))
            case "notes":
                return (Open(Notes(tuple(self.narration.notes))), Sound("open"))
            case "rewind":
                return (Open(self.rewind), Sound("open")) if self.narration.turns else ()
            case "behind" | "editor":
                return ()  # a trainer's keys, which the preview answers before a screen is asked

    @property
    def is_under_way(self) -> bool:
        """Whether something goes on that may be followed without touching anything: a line, or a clock that runs."""
        return (self._limit is not None and not self._holds(self._limit)) or self.narration.phase in (
            "typing",
            "pausing",
        )

    @property
    def rewind(self) -> Rewind:
        """The decisions so far."""
        narration = self.narration
        return Rewind(tuple(said(turn.taken, narration.words, self.language) for turn in narration.turns if turn.taken))

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The answers that have a card; saying nothing has one where no clock says it for the player."""
        if not self.narration.can_decide:
            return ()
        silent = () if self.settings.times_as_long is not None else self.narration.silences
        return (*self.narration.shown, *silent)

    def _take(self, option: str, *, by_clock: bool = False) -> Requests:
        """Decide. What follows is shown when it has been kept: see :meth:`follow`."""
        shown = tuple(offer.id for offer in self.offers)
        return (Take(option, shown, "clock" if by_clock else self.targets.device, round(self._since_shown * 1000)),)

    def follow(self, turn: Turn) -> Requests:
        """Show what came of a decision; one that was refused changes nothing."""
        if turn.refused:
            return ()
        self.narration.follow(turn)
        self.occasion = len(self.narration.turns)
        self.message = ""
        self.stale = True
        self._since_shown = 0.0
        area = self.targets.areas.get("talk")
        if area is not None:
            area.offset = 0
        self.targets.focus_shows = False
        better = sum(
            m.goodness(now) - m.goodness(was)
            for m, now, was in zip(self.scene.meters, turn.meters, turn.before.meters, strict=True)
        )
        mood = (Sound("better"),) if better > 0 else (Sound("worse"),) if better < 0 else ()
        return mood if self._meters_shown else (Sound("say"),)

    def update(self, dt: float) -> Requests:
        """Let time pass: typing, faces, meters, silence."""
        narration = self.narration
        still = self.settings.motion == "reduced"
        speed = self._pace.characters_a_second(narration, self.settings)
        self.stale = narration.update(dt, speed) or self.stale
        if self._pace.goes_on(dt, narration, self.settings, waits=self._unseen or self.voice_is_heard):
            self.stale = narration.press()
        self._gauges.make(narration, self.language)
        self.stale = self._gauges.update(dt, narration, still=still) or self.stale
        self.stale = self._curtain.update(dt, narration.scenery.place, still=still) or self.stale
        typing = narration.hero.speaker if narration.hero and narration.phase == "typing" else ""
        for actor in self._there:
            of = actor.name
            moved = actor.update(dt, narration.face_of(of), speaking=of == typing, still=still)
            stepped = actor.step(dt, forward=of == narration.speaker, still=still)
            self.stale = moved or stepped or self.stale
        deciding = (narration.state.place, narration.can_decide)
        if deciding != self._decided_for:
            self._decided_for, self._since_shown, self.stale = deciding, 0.0, True
            self.guard.restart()
            self._sighting.restart()
        elif narration.can_decide:
            self._since_shown += dt
            self.guard.update(dt)
        heard = self._hearing.update(dt, self.settings)
        captions = self._hearing.captions(self.language) if self.settings.captions else ()
        self._captions, self.stale = captions, self.stale or captions != self._captions
        return (*heard, *self._time_passes(dt))

    def _time_passes(self, dt: float) -> Requests:
        """What happens when time runs out; none passes before every card was seen, nor for a cut-in being aimed at."""
        limit = time_limit(self.narration, self.settings)
        if limit != self._limit:
            self._limit, self._clock, self.stale = limit, 0.0, True
        else:  # what is told of a new limit moves the cards
            self._sighting.look(self.targets)
        if limit is None or self._holds(limit):
            return ()
        self._clock, self.stale = self._clock + dt, True
        return self._take(limit.option, by_clock=True) if self._clock >= limit.seconds else ()

    def _holds(self, limit: TimeLimit) -> bool:
        """Whether the clock stands still: something was not seen yet, a cut-in is aimed at, or the preview holds it."""
        aimed_at = limit.option == LISTEN and (self.targets.focus_shows or self.targets.is_over("option"))
        return self._unseen or aimed_at or self.clock_stands or self.is_read_aloud

    @property
    def _unseen(self) -> bool:
        """Whether a card, or the line that is answered, has not been seen whole yet."""
        line = [] if self.narration.hero is None else [line_id(self.narration)]
        return not self._sighting.has_seen([*line, *(f"{CARD}{offer.id}" for offer in self.offers)])

    @property
    def _there(self) -> list[Actor]:
        """Who is on the stage, from left to right, as the cast has them."""
        stage = self.narration.stage
        there = (stage.speaker, stage.beside) if stage.present else ()
        return [actor for id_, actor in self.actors.items() if id_ in there]

    @property
    def _meters_shown(self) -> bool:
        """Whether the scene shows its meters, and the player wants to see them."""
        return self.scene.meters_shown and self.settings.shows_meters

    @property
    def _visible(self) -> list[Gauge]:
        return self._gauges.seen(meters=self._meters_shown)

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """Stage and words, side by side or one over the other."""
        self._gauges.make(self.narration, self.language)
        s.canvas.fill(s.box, s.colours.ground)
        s.target(Control("on", s.tr("Go on"), PressOn()), s.box, quiet=True)
        if s.wide:
            share = 0.40 if s.roomy >= 1000 else 0.36 if s.roomy >= 700 else 0.32
            stage = Box(0, 0, round(s.box.w * share), s.box.h)
            margin = s.px(28 if s.roomy >= 1000 else 16)
            words = Box(stage.right + margin + s.px(8), 0, s.box.w - stage.w - 2 * margin - s.px(8), s.box.h)
        else:
            stage = Box(0, 0, s.box.w, round(s.box.h * (0.28 if s.airy >= 600 else 0.24)))
            margin = s.px(16)
            words = Box(margin, stage.bottom, s.box.w - 2 * margin, s.box.h - stage.h)
        there, visible, hidden = self._there, self._visible, self._curtain.hidden
        view = FrameView(self.narration, there, visible, self.practice, self._captions, hidden)
        top = frame(s, stage, words, view)
        shown = self._shown()
        clock_bar(s, Box(words.x, top, words.w, 0), shown)
        top += s.px(8)
        with s.scrolled(
            "talk", Box(words.x - s.px(20), top, words.w + s.px(20) + margin - s.px(8), s.box.h - top)
        ) as flow:
            box = Box(words.x, flow.box.y + s.px(22 if s.wide and s.airy >= 620 else 6), words.w, 0)
            flow.end = self._words(s, box, shown) + s.px(12)
        self._following.drawn(self.targets.areas["talk"])

    def _shown(self) -> WordsView:
        narration, limit = self.narration, self._limit
        return WordsView(
            narration,
            self.skills,
            offers=self.offers,
            limit=limit,
            left=limit.seconds - self._clock if limit is not None else 0.0,
            unseen=self._unseen,
            hint=narration.phase == "read" and not narration.cuttable,
        )

    def _words(self, s: DrawContext, box: Box, shown: WordsView) -> int:
        narration, gap = self.narration, s.px(14)
        y = box.y
        if self.message:
            y = notice(s, box, self.message) + gap
        if narration.said:
            y = bubble(s, box._replace(y=y), narration.said) + gap
        if any(gauge.change for gauge in self._visible):
            y = changes(s, box._replace(y=y), self._visible, len(narration.turns)) + gap
        rows = hero(s, box._replace(y=y), shown)
        y = rows.end + gap if narration.hero else y
        if narration.after:
            y = bubble(s, box._replace(y=y), narration.after) + gap
        if narration.noted and narration.phase != "pausing":
            y = noted(s, box._replace(y=y), narration.noted) + gap
        if narration.coached is not None:
            y = coach(s, box._replace(y=y), shown) + gap
        if narration.phase == "over":
            return the_end(s, box._replace(y=y), more=self.more)
        top = y
        if narration.phase == "deciding" and not narration.silences and not any(o.is_open for o in shown.offers):
            y = stuck(s, box._replace(y=y)) + gap
        if shown.offers:
            y = options(s, box._replace(y=y + s.px(4)), shown)
        typing = rows.typed if narration.phase == "typing" else None
        line = rows.line if narration.hero and narration.can_decide else None
        first = next((Rows(one.box.y, one.box.bottom) for one in self.targets.drawn if one.role == "option"), None)
        asked = Asked(Rows(top, y), first or Rows(top, y))
        comes = narration.can_decide or narration.coached is not None
        about = (len(narration.log), self._decided_for, narration.coached is None)
        self._following.follow(self.targets.areas["talk"], about, line, typing, asked if comes else None, s.px(10))
        return y
