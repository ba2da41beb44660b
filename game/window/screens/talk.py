"""The conversation: who is speaking and how they feel, what is said, and what the player may say."""

from __future__ import annotations

from collections.abc import Mapping

from game.face import Portrait
from game.session import CallPage, Narration
from game.session.phrases import said
from game.story.engine import Turn
from game.story.model import LISTEN, SILENCE, Line
from game.window.actions import Action, OpenPlace, PressOn, TakeOption
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL_STRONG, SUBHEADING
from game.window.commands import Ask, Command
from game.window.requests import At, Log, Notes, Open, Requests, Rewind, Sound, Take, TalkOver, Voice
from game.window.screens.acting import Actor
from game.window.screens.gauges import Gauge, gauges_of
from game.window.screens.screen import Screen
from game.window.screens.stage_view import draw_plate, draw_stage, plate_height
from game.window.screens.talk_view import WordsView, bubble, coach, countdown, hero, noted, options, stuck, the_end
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control
from game.window.widgets.widgets import button_size, icon_button, notice

GUARD: float = 0.3
"""Seconds for which new options cannot be taken, so that a press meant for a line never answers for the player."""


class TalkScreen(Screen):
    """One conversation on the stage."""

    def __init__(self, page: CallPage, portraits: Mapping[str, Portrait]) -> None:
        super().__init__()
        self.narration = Narration(page.conversation, page.player, fresh=page.fresh)
        self.scene = page.conversation.scene
        self.skills = page.skills
        self.actors = {id_: Actor(id_, portrait, self.narration.face) for id_, portrait in portraits.items()}
        self.practice = page.practice
        self.message = page.message
        self.gauges: list[Gauge] = []
        self._since_shown = 0.0
        self._decided_for = ("", False)
        self._voiced: Line | None = None

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TakeOption(option):
                return self._take(option) if self._since_shown >= GUARD else ()
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
        if self.narration.cuttable and self._since_shown >= GUARD:
            return self._take(LISTEN)
        return ()

    def _ask(self, ask: Ask) -> Requests:
        match ask.for_:
            case "log":
                return (Open(Log(tuple(self.narration.log))), Sound("open"))
            case "notes":
                return (Open(Notes(tuple(self.narration.notes))), Sound("open"))
            case "rewind":
                return (Open(self.rewind), Sound("open")) if self.narration.turns else ()
            case "behind":
                return ()  # a trainer's key, which the preview answers before a screen is asked

    @property
    def rewind(self) -> Rewind:
        """The decisions so far."""
        narration = self.narration
        return Rewind(tuple(said(turn.taken, narration.words, self.language) for turn in narration.turns if turn.taken))

    def _take(self, option: str) -> Requests:
        """Decide. What follows is shown when it has been kept: see :meth:`follow`."""
        shown = tuple(offer.id for offer in self.narration.shown)
        by_clock = option == SILENCE or (option == LISTEN and self.narration.let_finish)
        return (Take(option, shown, "clock" if by_clock else self.targets.device, round(self._since_shown * 1000)),)

    def follow(self, turn: Turn) -> Requests:
        """Show what came of a decision; one that was refused changes nothing."""
        if turn.refused:
            return ()
        self.narration.follow(turn)
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
        return mood if self.scene.meters_shown else (Sound("say"),)

    def update(self, dt: float) -> Requests:
        """Let time pass: typing, faces, meters, silence."""
        narration = self.narration
        still = self.settings.motion == "reduced"
        self.stale = narration.update(dt, self.settings.characters_a_second) or self.stale
        self._make_gauges()
        for gauge, value in zip(self.gauges, narration.meters, strict=True):
            gauge.move_to(value)
            self.stale = gauge.update(dt, still=still) or self.stale
        actor = self.actors.get(narration.speaker)
        if actor is not None:
            speaks = (
                narration.phase == "typing"
                and narration.hero is not None
                and narration.hero.speaker == narration.speaker
            )
            self.stale = actor.update(dt, narration.face, speaking=speaks, still=still) or self.stale
        deciding = (narration.state.place, narration.can_decide)
        if deciding != self._decided_for:
            self._decided_for, self._since_shown, self.stale = deciding, 0.0, True
        elif narration.can_decide:
            self._since_shown += dt
        return (*self._voice(), *self._unanswered())

    def _voice(self) -> Requests:
        """The voice of a line that has just come up; one that is still speaking falls silent with its line."""
        hero = self.narration.hero
        if hero is self._voiced:
            return ()
        before, self._voiced = self._voiced, hero
        spoken = hero.voice if hero is not None else None
        return (Voice(spoken or ""),) if spoken or (before is not None and before.voice) else ()

    def _unanswered(self) -> Requests:
        """What happens when time runs out."""
        if self.narration.heard_out and not self.targets.focus_shows and not self.targets.is_over("option"):
            return self._take(LISTEN)
        silence = self.narration.silence
        if silence is not None and silence.after is not None:
            self.stale = True
            if self._since_shown >= silence.after:
                return self._take(SILENCE)
        return ()

    def _make_gauges(self) -> None:
        if not self.gauges:
            self.gauges = gauges_of(self.scene, self.narration.meters, self.language)

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """Stage and words, side by side or one over the other."""
        self._make_gauges()
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
        top = self._stage(s, stage, words)
        with s.scrolled(
            "talk", Box(words.x - s.px(20), top, words.w + s.px(20) + margin - s.px(8), s.box.h - top)
        ) as flow:
            box = Box(words.x, flow.box.y + s.px(30 if s.wide and s.airy >= 620 else 14 if s.wide else 10), words.w, 0)
            flow.end = self._words(s, box) + s.px(12)
            self._follow(s)

    def _stage(self, s: DrawContext, stage: Box, words: Box) -> int:
        """The stage with its plate, and the buttons; returns the row under which the words begin."""
        character = self.scene.character(self.narration.speaker)
        name, role = (character.name, character.role) if character else ("", "")
        gauges = self.gauges if self.scene.meters_shown else []
        s.say(self.narration.scene.title, words, s.tr("Practice") if self.practice else "")
        s.say(name, stage, role)
        for gauge in gauges:
            s.say(gauge.name, stage, gauge.heard(s.language))
        gap = s.px(16 if s.wide else 10)
        width = stage.w - 2 * gap
        if not s.wide or plate_height(s, width, name, role, gauges) > stage.h * 0.5:
            role = ""
        if not s.wide and plate_height(s, width, name, role, gauges) > stage.h * 0.55:
            name = ""
        height = plate_height(s, width, name, role, gauges)
        actor = self.actors.get(self.narration.speaker) or Actor("", None)
        if s.wide:
            draw_stage(s, stage, self.scene.place or "desk", actor, height + gap)
            draw_plate(s, Box(stage.x + gap, stage.bottom - height - gap, width, height), name, role, gauges)
            return self._header(s, words)
        covered = min(height // 2, s.px(64))
        draw_stage(s, stage, self.scene.place or "desk", actor, covered)
        draw_plate(s, Box(stage.x + gap, stage.bottom - covered, width, height), name, role, gauges)
        self._buttons(s, Box(stage.x + gap, gap, width, 0), words_too=False, floating=True)
        return stage.bottom - covered + height + s.px(14)

    def _header(self, s: DrawContext, words: Box) -> int:
        top = s.px(16)
        room = self._buttons(s, Box(words.x, top, words.w, 0), words_too=s.roomy >= 1000, floating=False)
        height = max(48, s.px(48))
        title = self.narration.scene.title
        if s.width(title, SUBHEADING) <= room:
            y = top + (height - s.line_height(SUBHEADING)) // 2
            if self.practice and s.airy > 500:
                y -= s.line_height(SMALL_STRONG) // 2
            y = s.write(title, Box(words.x, y, room, 0), SUBHEADING, s.colours.muted)
            if self.practice and s.airy > 500:
                s.write(s.tr("Practice"), Box(words.x, y, room, 0), SMALL_STRONG, s.colours.gold_ink)
        return top + height + s.px(6)

    def _buttons(self, s: DrawContext, box: Box, *, words_too: bool, floating: bool) -> int:
        """Menu, notes and log, from the right; returns how much room is left of them."""
        x = box.right
        many = len(self.narration.notes)
        for control, icon, short in (
            (Control("menu", s.tr("Pause"), OpenPlace("pause")), "pause", ""),
            (Control("help", s.tr("Keys"), OpenPlace("help")), "keys", ""),
            (Control("log", s.tr("Log"), OpenPlace("log")), "log", ""),
            (Control("notes", s.tr("Notes") + (f" {many}" if many else ""), OpenPlace("notes")), "note", str(many)),
        ):
            text = control.name if words_too else short if many else ""
            if control.id == "help":  # its key says it, in fewer letters
                text = "F1" if words_too else ""
            width, height = button_size(s, text, icon, SMALL_STRONG)
            x -= width
            place = Box(x, box.y, width, height)
            if floating:
                s.panel(place, s.colours.card, radius=12, border=s.colours.line)
            icon_button(s, place, control, icon, text)
            x -= s.px(8 if floating else 4)
        return x - box.x

    def _words(self, s: DrawContext, box: Box) -> int:
        narration, gap = self.narration, s.px(14)
        silence = narration.silence
        shown = WordsView(
            narration,
            self.skills,
            coach=self.scene.coach == "at_once",
            offers=narration.shown if narration.can_decide else (),
            silence_s=silence.after - self._since_shown if silence and silence.after else None,
            silence_of=silence.after if silence and silence.after else 1,
            hint=narration.phase == "read" and not narration.cuttable,
        )
        y = box.y
        if self.message:
            y = notice(s, box, self.message) + gap
        if narration.said:
            y = bubble(s, box._replace(y=y), narration.said) + gap
        hero_end, self._cursor = hero(s, box._replace(y=y), shown)
        y = hero_end + gap if narration.hero else y
        if narration.after:
            y = bubble(s, box._replace(y=y), narration.after) + gap
        if narration.noted and narration.phase != "pausing":
            y = noted(s, box._replace(y=y), narration.noted) + gap
        if narration.phase != "pausing":
            end = coach(s, box._replace(y=y), shown)
            y = end + gap if end != y else y
        if shown.silence_s is not None:
            y = countdown(s, box._replace(y=y), shown) + gap
        if narration.phase == "over":
            return the_end(s, box._replace(y=y))
        if narration.phase == "deciding" and not silence and not any(offer.is_open for offer in shown.offers):
            y = stuck(s, box._replace(y=y)) + gap
        if shown.offers:
            y = options(s, box._replace(y=y + s.px(4)), shown)
        return y

    def _follow(self, s: DrawContext) -> None:
        """Keep the row that is being typed in sight."""
        area = self.targets.areas["talk"]
        if self.narration.phase == "typing" and self._cursor + s.px(10) > area.box.bottom:
            area.offset += self._cursor + s.px(10) - area.box.bottom
