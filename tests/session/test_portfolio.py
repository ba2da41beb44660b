"""What a player takes from all of their calls: stars, skills over time, lines kept, certificates, the saved page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.records import StoreError
from game.records.sqlite.store import Store
from game.script.library import open_index
from game.session import Farewell, LevelsPage, PortfolioPage, Session, World
from game.session.grading import Pending
from game.session.skills_over_time import Mark, Track, marks_in_words, track_in_words, tracks_of
from game.session.sparks import spark_svg
from game.session.stars import stars_in_words, stars_of, what_stars_mean
from game.story.debrief import Grade, judge, judge_all
from game.story.engine import Setup, replay
from game.story.language import ENGLISH
from game.story.model import Skill
from support.debriefs import LOST, WON, talked_over
from support.ten_levels import CALLS, SHIFT, ten_levels
from support.visitors import sit_down

NINE = [id_ for id_, *_ in CALLS]
LISTEN = Skill("listen", "Listen", "heart", "skill", "")
EXCUSE = Skill("excuse", "An excuse", "head", "fault", "")


class Calendar:
    """A clock that somebody sets, and that goes on by a second whenever it is read."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


class Desk:
    """Somebody who has calls, one after the other."""

    def __init__(self, folder: Path, store: Store, calendar: Calendar, **world: object) -> None:
        self.pages: dict[str, str] = {}
        self.calendar = calendar
        made = World(lambda: 7, lambda: Store.in_memory(calendar), now=calendar, keep_page=self._keep)
        self.session = Session(open_index(folder), store, "", replace(made, **world))  # type: ignore[arg-type]
        self.session.start()
        sit_down(self.session, "Ann")

    def _keep(self, name: str, text: str) -> str:
        self.pages[name] = text
        return f"{name}.html"

    def call(self, scene: str, *options: str) -> None:
        self.session.open(scene, anew=True)
        self.session.begin(scene)
        for option in options:
            self.session.take(option)
        self.session.leave()

    def shift(self, *options: str) -> None:
        """A shift of two calls with a breath between them."""
        self.session.open(SHIFT, anew=True)
        self.session.begin(SHIFT)
        for option in options:
            self.session.take(option)
            if self.session.conversation is not None and self.session.conversation.is_over:
                self.session.debrief()
        self.session.leave()

    @property
    def levels(self) -> LevelsPage:
        page = self.session.levels()
        assert isinstance(page, LevelsPage)
        return self.session.portfolio.all_starred(page)

    def stars(self, scene: str) -> int | None:
        return next(card.stars for card in self.levels.cards if card.scene == scene)

    @property
    def page(self) -> PortfolioPage:
        page = self.session.portfolio.page()
        assert isinstance(page, PortfolioPage)
        return self.session.portfolio.judged(wait=True) or page


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def store(tmp_path: Path, calendar: Calendar) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", calendar)
    assert opened.store is not None
    with opened.store as store:
        yield store


@pytest.fixture
def desk(tmp_path: Path, store: Store, calendar: Calendar) -> Desk:
    return Desk(ten_levels(tmp_path / "ten"), store, calendar)


# ---- stars


@pytest.mark.parametrize(
    ("grades", "stars"),
    [
        ((), 3),
        (("best", "good", "little"), 3),
        (("best", "slip"), 2),
        (("best", "slip", "mistake"), 1),
        (("blunder",), 1),
    ],
)
def test_stars_follow_from_the_grades_of_a_call_that_was_passed(grades: tuple[Grade, ...], stars: int) -> None:
    assert stars_of(grades, passed=True) == stars
    assert stars_of(grades, passed=False) == 0


def test_stars_are_told_in_words() -> None:
    assert stars_in_words(2, ENGLISH) == "2 of 3 stars"
    assert what_stars_mean(ENGLISH).startswith("One star for passing;")


def test_a_level_has_the_stars_of_the_passed_call_with_the_best_score(desk: Desk) -> None:
    assert desk.stars("doors") == 0
    desk.call("doors", "your_fault", "no")
    assert desk.stars("doors") == 0, "it was not passed"
    desk.call("doors", "your_fault", "today")
    assert desk.stars("doors") == 1, "with a blunder in it"
    desk.call("doors", "mine", "today")
    assert desk.stars("doors") == 3
    desk.call("doors", "your_fault", "today")
    assert desk.stars("doors") == 3, "a worse call takes none away"


def test_practice_earns_no_stars(desk: Desk) -> None:
    desk.call("doors", "your_fault", "no")
    desk.session.open("doors", anew=True)
    desk.session.begin("doors")
    desk.session.take("your_fault")
    desk.session.take("no")
    desk.session.practise(0)
    desk.session.take("mine")
    desk.session.take("today")
    desk.session.leave()
    card = desk.levels.cards[0]
    assert card.passed
    assert card.stars == 0


def test_a_shift_has_stars_for_all_of_its_calls_together(desk: Desk) -> None:
    for scene in NINE:
        desk.call(scene, "mine", "today")
    desk.shift("mine", "today", "breathe", "your_fault", "today")
    assert desk.stars(SHIFT) == 1
    desk.shift("mine", "today", "breathe", "mine", "today")
    assert desk.stars(SHIFT) == 3


class Slow:
    """Work that is done when somebody says so."""

    def __init__(self) -> None:
        self.over = False
        self.begun = 0

    def __call__(self, todo: object) -> Pending[object]:
        self.begun += 1
        self.todo = todo
        return self

    def done(self) -> bool:
        return self.over

    def result(self) -> object:
        return self.todo()  # type: ignore[operator]  # it is the work


def test_stars_come_in_one_level_after_the_other_and_nobody_waits(
    tmp_path: Path, store: Store, calendar: Calendar
) -> None:
    slow = Slow()
    desk = Desk(ten_levels(tmp_path / "ten"), store, calendar, grade=slow)
    desk.call("doors", "mine", "today")
    desk.call("bread", "mine", "today")
    page, before = desk.session.levels(), slow.begun
    assert isinstance(page, LevelsPage)
    assert [card.stars for card in page.cards[:3]] == [None, None, 0]
    portfolio = desk.session.portfolio
    assert [portfolio.look(), portfolio.look()] == [{}, {}]
    assert slow.begun == before + 1
    slow.over = True
    assert [portfolio.look(), portfolio.look(), portfolio.look()] == [{"doors": 3}, {"bread": 3}, {}]
    again = desk.session.levels()
    assert isinstance(again, LevelsPage)
    assert [card.stars for card in again.cards[:3]] == [3, 3, 0], "they are known from now on"


def test_what_cannot_be_judged_any_more_has_the_star_for_passing(tmp_path: Path, store: Store) -> None:
    folder, calendar = ten_levels(tmp_path / "ten"), Calendar()
    Desk(folder, store, calendar).call("doors", "mine", "today")
    scene = folder / "scenes" / "doors.yaml"
    scene.write_text(scene.read_text("utf-8").replace("today:", "tomorrow:"), "utf-8")
    assert Desk(folder, store, calendar).stars("doors") == 1


def test_a_list_is_shown_without_stars_where_the_records_cannot_be_read(
    desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("The records are away.")

    desk.call("doors", "mine", "today")
    page = desk.session.levels()
    monkeypatch.setattr(type(store), "attempts_at", broken)
    assert isinstance(page, LevelsPage)
    assert desk.session.portfolio.look() == {}
    assert page.cards[0].stars is None


def test_calls_judged_together_come_to_what_each_comes_to_alone(tmp_path: Path) -> None:
    pages = [talked_over(tmp_path / str(at), *options) for at, options in enumerate((LOST, WON))]
    scene, skills = pages[0].conversation.scene, pages[0].skills
    calls = [replay(scene, Setup(1, {"rainy": rainy}, {}), LOST) for rainy in (False, True, False)]
    assert judge_all(calls, skills) == tuple(judge(call, skills) for call in calls)
    assert judge_all(calls, skills, most=1) == (None, None, None)


# ---- what just opened


def opened(page: LevelsPage) -> list[str]:
    return [card.scene for card in page.cards if card.just_opened]


def test_the_level_that_a_call_opened_is_told_once(desk: Desk) -> None:
    assert opened(desk.levels) == []
    desk.session.open("doors")
    desk.session.begin("doors")
    desk.session.take("mine")
    desk.session.take("today")
    page = desk.session.leave()
    assert isinstance(page, LevelsPage)
    assert opened(page) == ["bread"]
    assert opened(desk.levels) == []


def test_what_is_open_to_somebody_else_has_not_just_opened(desk: Desk) -> None:
    desk.call("doors", "mine", "today")
    desk.session.title()
    sit_down(desk.session, "Bob")
    desk.session.title()
    sit_down(desk.session, "Ann")
    assert opened(desk.levels) == []


def test_what_a_guest_had_locked_has_not_just_opened_to_somebody_of_the_list(desk: Desk) -> None:
    desk.call("doors", "mine", "today")
    desk.session.title()
    desk.session.people.guest()
    assert [card.scene for card in desk.levels.cards if not card.locked] == ["doors"]
    desk.session.title()
    sit_down(desk.session, "Ann")
    assert opened(desk.levels) == []


def test_the_stars_of_one_guest_are_not_those_of_the_next(desk: Desk) -> None:
    found = []
    for options in (("mine", "today"), ("your_fault", "today")):
        desk.session.title()
        desk.session.people.guest()
        desk.call("doors", *options)
        found.append(desk.stars("doors"))
    assert found == [3, 1]


def test_the_level_played_last_is_known_and_is_nobody_elses(desk: Desk) -> None:
    assert desk.levels.last == ""
    desk.call("doors", "mine", "no_idea")
    assert desk.levels.last == "doors"
    desk.session.open("bread")
    assert desk.levels.last == "bread"
    desk.session.title()
    sit_down(desk.session, "Bob")
    assert desk.levels.last == ""


# ---- the page


def test_a_page_holds_what_was_earned_kept_and_shown(desk: Desk) -> None:
    desk.call("doors", "your_fault", "no")
    desk.call("doors", "mine", "today")
    desk.calendar.time += timedelta(days=1)
    desk.call("bread", "mine", "no_idea")
    page = desk.page
    assert (page.calls, page.passed) == (3, 2)
    assert [earned.certificate.of for earned in page.certificates] == ["Bread and the Bill for It", CALLS[0][1]]
    assert page.certificates[1].at.day == 2
    bread, doors = page.lines
    assert (bread.by, bread.of) == ("Mr Okafor", "Bread and the Bill for It")
    assert doors.by == "Ines", "nobody had said it in the first call, in which it was kept"
    (own_it, argue) = page.tracks
    assert own_it.marks == (Mark(0, 2), Mark(2, 2), Mark(1, 2))
    assert argue.marks == (Mark(2, 2), Mark(0, 2), Mark(0, 2))


def test_what_was_earned_and_kept_long_ago_stays_on_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.portfolio.MOST", 2)
    desk.call("doors", "mine", "today")
    for _ in range(3):
        desk.call("bread", "mine", "no")
    page = desk.page
    assert [earned.certificate.of for earned in page.certificates] == [CALLS[0][1]]
    assert [line.of for line in page.lines] == ["Bread and the Bill for It", CALLS[0][1]]
    assert (page.calls, page.told) == (4, 2)
    assert page.tracks[0].marks == (Mark(1, 2), Mark(1, 2)), "of the last two calls alone"


def test_a_line_that_the_player_said_is_theirs(desk: Desk) -> None:
    desk.call("doors", "mine", "today")
    (line,) = desk.page.lines
    assert line.by == "You"
    assert line.text == "“Say what you will do, and when, and who you are.”"


def test_practice_and_what_was_left_are_not_on_the_page(desk: Desk) -> None:
    desk.session.open("doors")
    desk.session.begin("doors")
    desk.session.take("mine")
    desk.session.leave()
    page = desk.page
    assert page.calls == 0
    assert (page.pending, page.tracks, page.lines, page.certificates) == (False, (), (), ())


def test_a_shift_gives_its_certificate_and_each_of_its_calls_a_line(desk: Desk) -> None:
    for scene in NINE:
        desk.call(scene, "mine", "today")
    desk.shift("mine", "today", "breathe", "mine", "today")
    page = desk.page
    assert page.certificates[0].certificate.of == "Saturday"
    assert len(page.certificates) == 10
    assert page.tracks[0].marks[-1] == Mark(4, 4)


def test_the_page_is_saved_as_one_file_with_all_that_is_on_it(desk: Desk) -> None:
    desk.call("doors", "mine", "today")
    assert desk.page.tracks
    told = desk.session.portfolio.save()
    assert told == "Saved as portfolio Ann.html. Open it in a browser to read or print it."
    (text,) = desk.pages.values()
    assert text.startswith('<!doctype html>\n<html lang="en">')
    for there in ("Ann has passed The Door That Would Not.", "Skills over time", "Own_it", "Lines kept", "2 Mar 2026"):
        assert there in text
    assert 'aria-label="Call by call: 2 of 2."' in text, "what the bars show is told in words"
    assert "<script" not in text


def test_a_page_that_cannot_be_written_is_told(tmp_path: Path, store: Store, calendar: Calendar) -> None:
    def full(*_: str) -> str:
        raise OSError(28, "No space left on device")

    desk = Desk(ten_levels(tmp_path / "ten"), store, calendar, keep_page=full)
    assert desk.page.calls == 0
    assert desk.session.portfolio.save() == "The page could not be saved: No space left on device."


def test_a_page_is_shown_without_its_skills_where_the_judging_breaks(
    tmp_path: Path, store: Store, calendar: Calendar
) -> None:
    class Broken(Slow):
        def result(self) -> object:
            raise MemoryError

    desk = Desk(ten_levels(tmp_path / "ten"), store, calendar, grade=Broken())
    desk.call("doors", "mine", "today")
    page = desk.page
    assert page.messages == ("The grades could not be worked out (MemoryError).",)
    assert page.lines
    assert not page.pending
    assert desk.stars("doors") == 1


def test_where_nobody_plays_the_page_is_the_title(desk: Desk) -> None:
    desk.session.title()
    shown = desk.session.portfolio.page()
    assert not isinstance(shown, PortfolioPage | Farewell)


# ---- skills over time, in words and as bars


def track(*marks: tuple[int, int], skill: Skill = LISTEN) -> Track:
    return Track(skill, tuple(Mark(*mark) for mark in marks))


def test_a_skill_is_told_over_all_calls_and_lately() -> None:
    few = track((1, 2), (0, 1))
    assert track_in_words(few, ENGLISH) == "shown at 1 of 3 moments"
    many = track((0, 2), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1))
    assert track_in_words(many, ENGLISH) == "shown at 5 of 8 moments; in the last 5 calls 5 of 6"
    assert marks_in_words(many, 3, ENGLISH) == "call by call: 1 of 1, 1 of 1, 1 of 1"
    fault = track((1, 5), (0, 4), skill=EXCUSE)
    assert track_in_words(fault, ENGLISH) == "in 1 of 9 decisions"


def test_a_fault_that_was_never_done_and_a_skill_that_nothing_called_for_have_no_track(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *WON)
    tracks = tracks_of([[page.debrief]], page.skills)
    assert all(one.whole.of for one in tracks)
    assert {one.skill.id for one in tracks if one.skill.kind == "fault"} == {
        one.skill.id for one in page.debrief.faults
    }
    kinds = [one.skill.kind for one in tracks]
    assert kinds == sorted(kinds, reverse=True), "skills first"


def test_bars_are_as_high_as_what_was_shown() -> None:
    svg = spark_svg(track((1, 2), (0, 3), (4, 4)), (120, 30), "#112233", "#EEEEEE")
    assert svg.count('fill="#EEEEEE"') == 3
    assert svg.count('fill="#112233"') == 2, "where nothing was shown there is no bar"
    assert 'height="15.0" rx="2.0" fill="#112233"' in svg
    assert 'height="30.0" rx="2.0" fill="#112233"' in svg


def test_bars_stand_at_the_right_of_the_room_for_twelve_or_fill_what_room_there_is() -> None:
    one = track((1, 2))
    assert '<rect x="111.6"' in spark_svg(one, (120, 30), "#112233", "#EEEEEE")
    assert '<rect x="1.6"' in spark_svg(one, (10, 30), "#112233", "#EEEEEE", 1)
