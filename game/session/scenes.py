"""The library as one visit sees it: its scenes as they are to be played, and what is to be told about it."""

from __future__ import annotations

from collections.abc import Mapping

from game.records import Playable
from game.script.library import (
    Fingerprint,
    LibraryIndex,
    broken,
    fresh,
    listed_headers,
    open_index,
    read_roster,
    read_scene,
    translated_index,
)
from game.script.problems import NoLibraryError
from game.session import phrases
from game.session.about import About, about_of, about_shift
from game.session.languages import Languages, has_texts_of
from game.session.pages import BriefingPage
from game.session.preview import Preview
from game.session.settings import Settings
from game.session.settings_table import SettingChoice
from game.session.shift import cover
from game.session.warned import warned
from game.story.engine import NoSuchStartError, Roster
from game.story.language import ENGLISH, SOURCE, Language
from game.story.model import FormerNames, Scene, fill

NAMELESS = "Head & Heart"
"""What a course without a title is called."""


class Scenes:
    """``index`` is the library, in the player's language; ``message`` is why the last scene asked for cannot be."""

    def __init__(
        self,
        index: LibraryIndex,
        preview: Preview | None,
        languages: Languages | None,
        offered: tuple[str, ...] = (),
    ) -> None:
        self.index = index
        self.offered = offered
        self._first = index.language
        self._languages = languages
        self.message = ""
        self._preview = preview
        self._looked_at: Fingerprint | None = ()
        self._broken: frozenset[str] = frozenset()
        self._about: dict[str, About | None] = {}

    @property
    def language(self) -> Language:
        """The player's language."""
        return self.index.language

    def speak(self, code: str) -> None:
        """Read everything in another language from now on; ``""`` is the one that the visit began in.

        A language that there is not, and a library that cannot be read any more, change nothing.
        """
        language: Language | None = self._first
        if code == self.language.code:
            return
        if code and code != self._first.code:
            language = ENGLISH if code == SOURCE else None
            if language is None and self._languages is not None:
                language = self._languages.language(self.index.folder, code)
        if language is None or language.code == self.language.code:
            return
        read_from = self.index.folder if self.index.fingerprint is not None else self.index.outline.sources
        try:
            self.index = translated_index(open_index(read_from), language)
        except NoLibraryError:
            return
        self._looked_at = ()

    def heed(self, settings: Settings) -> None:
        """Read everything in the language that is set."""
        self.speak(settings.language)

    @property
    def languages(self) -> tuple[SettingChoice, ...]:
        """What the language can be changed to."""
        return () if self._languages is None else self._languages.choices(self.index.folder)

    @property
    def course(self) -> str:
        """What the course is called."""
        return fill(self.index.course.title, self.index.course.words) or NAMELESS

    def former(self) -> FormerNames:
        """What the library's things were called before, as it is known now."""
        return self.index.outline.former

    def title(self, scene_id: str) -> str:
        """What a scene is called in the list; its id, where its file's top cannot be read."""
        header = listed_headers(self.index).get(scene_id) or self.index.headers.get(scene_id)
        return fill(header.title, self.index.course.words) if header else scene_id

    def offers(self, scene_id: str) -> bool:
        """Whether a scene is among those that can be played here."""
        return self.index.can_play(scene_id) and (not self.offered or scene_id in self.offered)

    def scene(self, scene_id: str) -> Scene | None:
        """A scene as it is to be played, begun where a preview begins it; None where it cannot be: see ``message``."""
        self.index = fresh(self.index)
        if self.offered and scene_id not in self.offered:
            self.message = self.language.tr("That conversation is not offered here.")
            return None
        reading = read_scene(self.index, scene_id)
        if reading.scene is None:
            errors = sum(problem.severity == "error" for problem in reading.problems)
            self.message = warned(phrases.cannot_be_played(self.title(scene_id), errors, self.language))
            return None
        try:
            return reading.scene if self._preview is None else self._preview.prepared(reading.scene)
        except NoSuchStartError as wrong:
            self.message = warned(phrases.sentence(str(wrong)))
            return None

    def playable(self, id_: str) -> Playable | None:
        """A scene, or a shift, as it is to be played; None where it cannot be: see ``message``."""
        self.index = fresh(self.index)
        shift = self.index.course.shift(id_)
        if shift is None or self._preview is not None:
            return self.scene(id_)
        if not self.offers(id_):
            self.message = self.language.tr("That conversation is not offered here.")
            return None
        reading = read_roster(self.index, shift)
        if reading.roster is None:
            errors = sum(problem.severity == "error" for problem in reading.problems)
            self.message = warned(phrases.cannot_be_played(self.title(id_), errors, self.language))
        return reading.roster

    def cover(self, what: Playable) -> Scene:
        """What there is to see of something before it is played: the scene itself, or a shift's title and briefing."""
        if not isinstance(what, Roster):
            return what
        return cover(what.shift, what.content, dict(self.index.course.words), self.language)

    def briefing(self, what: Playable, player: str, messages: tuple[str, ...]) -> BriefingPage:
        """What is known of something before it is begun."""
        shift = what.shift if isinstance(what, Roster) else None
        return BriefingPage(self.cover(what), player, self.index.skills, messages, shift)

    def gives(self, id_: str) -> bool:
        """Whether passing a level gives a certificate."""
        return any(level.certificate for level in self.index.course.levels if level.scene == id_)

    def untranslated(self, scene_id: str) -> str:
        """That a scene, or every call of a shift, is not translated into the player's language, or ``""``."""
        shift = self.index.course.shift(scene_id)
        ids = (scene_id,) if shift is None else shift.scenes
        return (
            ""
            if any(has_texts_of(self.language, id_) for id_ in ids)
            else phrases.sentence(phrases.only_in_english(self.language))
        )

    def broken(self) -> frozenset[str]:
        """The scenes that cannot be played; they are read for this only when a file has changed."""
        self.index = fresh(self.index)
        if self.index.fingerprint != self._looked_at:
            self._looked_at, self._broken = self.index.fingerprint, broken(self.index)
            self._about.clear()
        return self._broken

    def about(self, scene_id: str) -> About | None:
        """What there is to say of a scene or a shift, worked out the first time; None where it cannot be played."""
        if scene_id not in self._about:
            self._about[scene_id] = self._look_at(scene_id)
        return self._about[scene_id]

    def _look_at(self, id_: str) -> About | None:
        shift = self.index.course.shift(id_)
        if shift is not None:
            roster = read_roster(self.index, shift).roster
            return None if roster is None else about_shift(roster)
        scene = read_scene(self.index, id_).scene
        return None if scene is None else about_of(scene)

    @property
    def known(self) -> Mapping[str, About]:
        """What has been worked out so far, by the scene's id."""
        return {id_: told for id_, told in self._about.items() if told is not None}

    def left_out(self) -> str:
        """That files have problems, or ``""``."""
        wrong = {problem.file for problem in self.index.problems if problem.severity == "error"}
        return warned(phrases.left_out(len(wrong), self.language))
