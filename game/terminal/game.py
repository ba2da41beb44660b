"""A whole visit at the terminal: asks what a session asks, prints what it shows, decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.session import (
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    Farewell,
    LevelsPage,
    PortfolioPage,
    Question,
    ReviewPage,
    Session,
    ShiftPage,
    Shown,
    TitlePage,
)
from game.session.passing import passing, scale
from game.session.phrases import left_off, nothing_to_play
from game.session.shift import shift_passing
from game.session.verdict import by_cost
from game.session.ways_on import WayOn, ways_on
from game.story.model import Scene, fill
from game.terminal.console import INTERRUPTED, Console, LeaveError
from game.terminal.debrief import debrief_in_words, decisions_of, ending_in_words
from game.terminal.levels import ask_attempt, ask_level, tell_levels
from game.terminal.portfolio import ask_portfolio
from game.terminal.questions import ask, settle
from game.terminal.review import review
from game.terminal.shift import ask_after_shift, tell_shift
from game.terminal.talk import Talk, rewind
from game.terminal.who import ask_who


def play_in_terminal(console: Console, session: Session, clock: Callable[[], float], *, once: bool = False) -> int:
    """Play in a terminal until the player leaves.

    Args:
        console: where the player reads and answers.
        session: the visit.
        clock: seconds, for how long an answer took.
        once: whether the visit is over when the scene that was asked for has been played.

    Returns:
        The exit code: 0 when the player left or the input ended, 1 when nothing can be kept and the player did not
        agree to play so, 130 when interrupted with Ctrl-C. Whatever was answered is kept in every case.
    """
    console = replace(console, language=session.language)
    game = Game(console, session, clock, once=once)
    try:
        return game.run()
    except (EOFError, LeaveError):
        _farewell(game.console, session)
    except KeyboardInterrupt:
        console.gap()
        _farewell(game.console, session)
        return INTERRUPTED
    finally:
        session.close()
    return 0


def _farewell(console: Console, session: Session) -> None:
    """Say what becomes of a conversation that is left in the middle."""
    conversation, tr = session.conversation, console.language.tr
    if session.is_guest or conversation is None or conversation.is_over or not conversation.turns or session.previewing:
        console.say(tr("Goodbye."))
    elif session.saving:
        console.say(tr("Your answers are saved. Play again to go on from here."))
    else:
        console.say(tr("Goodbye. Nothing was saved, as you agreed."))


class Game:
    """One visit: shows each page in turn, and asks what to do next."""

    def __init__(self, console: Console, session: Session, clock: Callable[[], float], *, once: bool) -> None:
        self.console = console
        self.session = session
        self.clock = clock
        self.once = once
        self._greeted = False

    def run(self) -> int:
        """Play until the visit is over; returns the exit code.

        Raises:
            EOFError: at the end of the input.
            LeaveError: when the player leaves.
        """
        shown: Shown | None = self.session.start()
        while shown is not None:
            if isinstance(shown, Farewell):
                self.console.say(self.console.language.tr("Then nothing more is played. Goodbye."))
                return shown.code
            shown = self._next(shown)
        return 0

    def _next(self, shown: Shown) -> Shown | None:
        """Show something, and do what the player wishes; None when there is nothing more to play."""
        if self.console.language != self.session.language:  # who plays reads another
            self.console = replace(self.console, language=self.session.language)
        match shown:
            case Question():
                self._greet_by_name()
                return self.session.answer(ask(self.console, shown))
            case TitlePage():
                return self._title(shown)
            case LevelsPage():
                return self._levels(shown)
            case AttemptsPage():
                return ask_attempt(self.console, self.session, shown)
            case PortfolioPage():
                return ask_portfolio(self.console, self.session, shown)
            case BriefingPage():
                return self._briefing(shown)
            case CallPage():
                return self._call(shown)
            case DebriefPage():
                return self._debrief(shown)
            case ShiftPage():
                tell_shift(self.console, shown)
                return ask_after_shift(self.console, self.session, shown, once=self.once)
            case ReviewPage():
                return self._review(shown)
        return self.session.levels()

    def _tell(self, messages: tuple[str, ...]) -> None:
        for message in messages:
            self.console.say(message)

    def _greet_by_name(self) -> None:
        if not self._greeted and self.session.player:
            self._greeted = True
            if self.session.is_guest:
                return
            self.console.say(self.console.language.tr("Playing as {name}.", name=self.session.player))

    def _title(self, page: TitlePage) -> Shown:
        self._tell(page.messages)
        self.console.say(page.course)
        self.console.gap()
        self._greeted = False
        return ask_who(self.console, self.session.people, page)

    def _levels(self, page: LevelsPage) -> Shown | None:
        """Say hello, offer what was left, then show the levels and ask until one that may be played is picked."""
        console, tr = self.console, self.console.language.tr
        self._tell(page.messages)
        if self.once and self._greeted:
            raise LeaveError
        if not self._greeted:
            self._greeted = True
            if not self.session.is_guest:
                console.say(tr("Hello {name}.", name=page.player))
            if page.left is not None:
                left = page.left
                console.say(left_off(left.title, left.taken, console.language, practice=left.practice))
                if console.agreed(tr("Go on from there?")):
                    return self.session.go_on(left.attempt)
        console.gap()
        if not page.cards:
            console.say(nothing_to_play(console.language))
            raise LeaveError
        page = self.session.portfolio.all_starred(page)
        tell_levels(console, page.cards, self.session.about)
        return ask_level(console, self.session, page)

    def _briefing(self, page: BriefingPage) -> Shown:
        self._tell(page.messages)
        self._greet_by_name()
        self._scene_title(page.scene)
        if page.scene.briefing:
            self.console.gap()
            self.console.say(self._filled(page.scene.briefing.strip(), page.scene))
        self.console.gap()
        language = self.console.language
        if page.shift is not None:
            self.console.say(shift_passing(page.shift, language))
        for told in (passing, scale) if page.shift is None else ():
            text = told(page.scene, page.skills, language)
            if text:
                self.console.say(text)
        self.console.gap()
        return self.session.begin(page.scene.id)

    def _scene_title(self, scene: Scene) -> None:
        self.console.gap()
        self.console.say(self._filled(scene.title, scene))

    def _call(self, page: CallPage) -> Shown:
        """Have a conversation, from its first line, or from where it was left."""
        console, back = self.console, page.how == "resumed"
        if back:
            self._scene_title(page.conversation.scene)
        if page.message:
            console.gap()
            console.say(page.message)
        if page.message or back:
            console.gap()
        if back:
            console.say(console.language.tr("This is where you left off:"))
        return Talk(console, self.session, page, self.clock).go_on()

    def _debrief(self, page: DebriefPage) -> Shown | None:
        console, language = self.console, self.console.language
        words = page.conversation.scene.words_for(page.player)
        console.gap()
        console.say_all(ending_in_words(page.debrief, words, language))
        console.gap()
        for line in debrief_in_words(page, language):
            console.say(line, "   ")
        self._tell(page.messages)
        if page.pending:
            console.say(language.tr("What each decision was worth is still being worked out."))
        if page.practice:
            console.say(language.tr("This was practice, so it does not change your record."))
        console.gap()
        return self._after(page)

    def _after(self, page: DebriefPage) -> Shown | None:
        tr, session = self.console.language.tr, self.session
        ways = self._ways(page)
        while True:
            enter = tr("Enter for the shift, {ways}:") if page.in_shift else tr("Enter to finish, {ways}:")
            answer = self.console.answer(fill(enter, {"ways": ", ".join(ways.values())})).casefold()
            match answer:
                case "" if page.in_shift:
                    return session.debrief()
                case "":
                    if self.once:
                        return None
                    return session.attempts(page.conversation.scene.id) if page.past else session.leave()
                case "t" if "t" in ways:
                    return settle(self.console, session, session.practise(page.debrief.turning_point or 0))
                case "r" if "r" in ways:
                    return session.afterwards.review()
                case "a" if "a" in ways:
                    return session.open(page.conversation.scene.id, anew=True)
                case "u" if "u" in ways:
                    back = rewind(self.console, session)
                    if back is not None:
                        return back
                case "d" if "d" in ways:
                    self._dearest_first(page)
                case "s" if "s" in ways:
                    self.console.say(session.afterwards.save())
                case "q" | "quit":
                    raise LeaveError
                case _:
                    self.console.say(tr("Type one of {letters}, or just Enter. q leaves.", letters=", ".join(ways)))

    def _ways(self, page: DebriefPage) -> dict[str, str]:
        """What can be typed after a debrief, and what each is for; what helps most comes first."""
        tr = self.console.language.tr
        letters: dict[WayOn, tuple[str, str]] = {
            "turning_point": ("t", tr("t to try the turning point again")),
            "review": ("r", tr("r to review your mistakes")),
            "again": ("a", tr("a to play it again")),
            "rewind": ("u", tr("u to go back to a decision")),
            "dearest": ("d", tr("d for the decisions, dearest first")),
            "save": ("s", tr("s to save this page")),
        }
        offered = ways_on(page, can_save=self.session.afterwards.can_save)
        return dict(letters[way] for way in offered if way in letters)

    def _review(self, page: ReviewPage) -> Shown | None:
        """A moment answered again; a debrief that was told already is not told anew after the last."""
        shown = review(self.console, self.session, page, self.clock)
        if not isinstance(shown, DebriefPage):
            return shown
        self.console.gap()
        return self._after(shown)

    def _dearest_first(self, page: DebriefPage) -> None:
        told = decisions_of(page, self.console.language)
        for judged in by_cost(page.debrief):
            self.console.gap()
            self.console.say_all(told.tell(judged), "   ")
        self.console.gap()

    def _filled(self, text: str, scene: Scene) -> str:
        return fill(text, scene.words_for(self.session.player))
