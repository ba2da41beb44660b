"""Every text of the shipped conversations in a language, by what it is, and the screens that show such texts.

A screen that shows texts of some kinds is a *pose*: it is made from one text of each kind. Of a text its place knows
only into how many rows it breaks; so one drawing of each number of rows is a drawing of every text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from game.paths import assets_dir, dialogues_dir
from game.script.library import LibraryIndex, open_index, read_scene
from game.script.library.index import translated_index
from game.session import CallPage, DebriefPage, Entry, Languages, Narration
from game.session.noting import promise_in_words
from game.session.phrases import card, said, sentence, worth_keeping
from game.story.debrief import SpokenLine, judge
from game.story.engine import Conversation, Offer, Setup, start
from game.story.engine.compile import program_of
from game.story.engine.play import DONE, open_ids
from game.story.engine.program import steps_in
from game.story.language import ENGLISH, Language
from game.story.model import NARRATOR, YOU, Line, Promise, Scene, TakeNote, fill
from game.window.actions import ToggleOthers
from game.window.gallery import Gallery
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.screen import Screen
from game.window.screens.talk import TalkScreen
from support.fitting import PLAYER, assets

LANGUAGES = ("en", "es")
Texts = Mapping[str, str]
"""One text of each kind."""


@dataclass(frozen=True)
class Pose:
    """A screen made from one text of each of some kinds; which scene it is about does not matter to them."""

    kinds: tuple[str, ...]
    of: Callable[[Scene, Texts], Screen]
    on_stage: bool = False
    """Whether the people of the scene stand beside it."""


class Posed(Narration):
    """A narration that stands still: at a line with all that may be told round it, or at a decision."""

    offered: tuple[Offer, ...] = ()
    just_noted: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Offer, ...]:
        """What there is to choose from."""
        return self.offered

    @property
    def can_decide(self) -> bool:
        """Whether there is anything."""
        return bool(self.offered)

    @property
    def noted(self) -> tuple[str, ...]:
        """What was noted just now."""
        return self.just_noted


@cache
def language_of(code: str) -> Language:
    """A language with all that is translated into it; English, where that is asked for."""
    return Languages(assets_dir() / "interface").language(dialogues_dir(), code) or ENGLISH


class Shelf:
    """The shipped library in one language, with everything that its conversations say."""

    def __init__(self, code: str) -> None:
        self.language = language_of(code)
        self.index: LibraryIndex = translated_index(open_index(dialogues_dir()), self.language)
        read = {id_: read_scene(self.index, id_).scene for id_ in self.index.headers}
        self.scenes = {id_: scene for id_, scene in read.items() if scene is not None}
        assert len(self.scenes) == len(read)
        self.gallery = Gallery(assets())
        self.texts: dict[str, set[str]] = defaultdict(set)
        for scene in self.scenes.values():
            self._gather(scene)

    def _gather(self, scene: Scene) -> None:
        """Everything that a scene says."""
        words, found, language = scene.words_for(PLAYER), self.texts, self.language
        decisions = program_of(scene).decisions.values()
        options = [ready.option for decision in decisions for ready in decision.options.values()]
        steps = [step for beat in scene.beats for step in steps_in(beat.steps)]
        steps += [step for option in options for step in (*steps_in(option.reply), *option.notes, *option.promises)]
        for step in steps:
            match step:
                case Line(speaker, text):
                    found["told" if speaker == NARRATOR else "line"].add(fill(text, words))
                case TakeNote(_, text):
                    found["note"].add(fill(text, words))
                case Promise():
                    notes = (promise_in_words(scene, step, how, words, language) for how in ("open", "kept", "broken"))
                    found["note"].update(notes)
        for option in options:
            found["card"].add(card(option, words, language))
            found["said"].add(said(option, words, language))
            found["why"].add(fill(option.why, words))
            found["reason"].add(sentence(fill(option.locked or language.say(DONE), words)))
        for ending in scene.endings:
            found["title"].add(fill(ending.title, words))
            found["ending"].add(fill(ending.text, words))
        found["keep"].add(worth_keeping(scene, words, language))
        for texts in found.values():
            texts.discard("")

    def briefings(self) -> Iterator[tuple[str, Screen]]:
        """What is known before each call, as it is."""
        for id_, scene in self.scenes.items():
            yield id_, self._in_language(BriefingScreen(scene, PLAYER, self.index.skills, self.gallery.of(scene)))

    def poses(self) -> dict[str, Pose]:
        """The screens that show what is said, and what they show."""
        return {
            "a line, and what was said, noted and meant": Pose(
                ("line", "said", "note", "why"), self._line, on_stage=True
            ),
            "what is told, and the cards": Pose(("told", "card", "reason"), self._cards),
            "the log": Pose(("line", "told", "said", "note", "keep"), self._log),
            "the notes": Pose(("note",), lambda _, texts: self._in_language(NotesScreen((texts["note"],) * 2))),
            "the decisions": Pose(("said",), lambda _, texts: self._in_language(RewindScreen((texts["said"],) * 2))),
            "a debrief": Pose(("title", "ending", "keep", "said", "why", "line"), self._debrief),
        }

    def _in_language(self, screen: Screen) -> Screen:
        screen.language = self.language
        return screen

    def _talk(self, scene: Scene) -> tuple[TalkScreen, Posed]:
        page = CallPage(start(scene, Setup(7, {}, {})), PLAYER, self.index.skills, "begun")
        screen = TalkScreen(page, self.gallery.of(scene), self.language)
        self._in_language(screen)
        told = screen.narration
        told.__class__ = Posed
        assert isinstance(told, Posed)
        return screen, told

    def _line(self, scene: Scene, texts: Texts) -> Screen:
        screen, told = self._talk(scene)
        _say(told, Line(_people(scene)[-1], texts["line"]))
        told.said, told.just_noted = texts["said"], (texts["note"],)
        turn = next(iter(long_walk(scene).turns))
        option = turn.taken
        assert option is not None
        told.coached = turn._replace(taken=replace(option, why=texts["why"]))
        return screen

    def _cards(self, scene: Scene, texts: Texts) -> Screen:
        screen, told = self._talk(scene)
        _say(told, Line(NARRATOR, texts["told"]))
        decision = next(iter(program_of(scene).decisions.values()))
        ready = next(ready for ready in decision.options.values() if ready.option.say)
        option = replace(ready.option, say=texts["card"], label="", to=_people(scene)[0])
        told.offered = tuple(
            Offer(replace(ready, option=replace(option, id=f"option_{at}")), reason, hidden=False)
            for at, reason in enumerate(("", texts["reason"], ""))
        )
        return screen

    def _log(self, scene: Scene, texts: Texts) -> Screen:
        speakers = {"line": scene.cast[0].character.id, "told": NARRATOR, "said": YOU, "note": "note", "keep": "keep"}
        entries = tuple(Entry(speaker, texts[kind]) for kind, speaker in speakers.items())
        return self._in_language(LogScreen(scene, entries))

    def _debrief(self, _: Scene, texts: Texts) -> Screen:
        page = self._judged()
        had, judged = page.conversation, page.debrief.decisions[0]
        person = had.scene.cast[0].character.id
        told = {"answer": (SpokenLine(person, texts["line"]),) * 2, "why": texts["why"]}
        taken, other = (
            replace(path, authored=replace(path.authored, say=texts["said"], label=""), **told)  # type: ignore[arg-type]
            for path in (judged.taken, judged.others[0])
        )
        ending = had.scene.endings[0]
        debrief = replace(
            page.debrief,
            ending=replace(ending, title=texts["title"], text=texts["ending"]),
            decisions=(replace(judged, taken=taken, others=(other,)),),
            turning_point=0,
        )
        scene = replace(had.scene, keep=texts["keep"])
        screen = DebriefScreen(replace(page, conversation=replace(had, scene=scene), debrief=debrief))
        if not screen._is_open(judged.number):
            screen.act(ToggleOthers(judged.number))
        return self._in_language(screen)

    @cache  # noqa: B019 - two shelves, kept as long as the tests run
    def _judged(self) -> DebriefPage:
        """A short call to its end, with its grades."""
        had = long_walk(self.scenes["first_ring"])
        judged = judge(had, self.index.skills)
        assert judged is not None
        return DebriefPage(had, judged, self.index.skills, PLAYER)


def _people(scene: Scene) -> list[str]:
    """Everybody in a scene but the player, who is alone in some."""
    return [part.character.id for part in scene.cast if part.character.id != YOU] or [YOU]


def _say(told: Narration, line: Line) -> None:
    """Have a line on show, typed to its end."""
    told._pause, told.hero, told.text, told.typed = 0.0, line, line.text, float(len(line.text))


@cache
def shelf(code: str) -> Shelf:
    """The library in a language, read once."""
    return Shelf(code)


@cache
def long_walk(scene: Scene) -> Conversation:
    """A conversation that takes the last open option each time, to its end."""
    had = start(scene, Setup(7, {}, {}))
    for number in range(60):
        if had.is_over:
            break
        open_now = open_ids(scene, had.state)
        had = had.take(open_now[number % len(open_now)])
    return had
