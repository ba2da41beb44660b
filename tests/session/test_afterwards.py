"""What can be done with a debrief: its mistakes answered again until they are answered well, its page saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.records import LedgerEvent, PlayerRemoved, StoreError
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import (
    AttemptsPage,
    DebriefPage,
    LevelsPage,
    Question,
    ReviewPage,
    Session,
    TitlePage,
    World,
    at_once,
)
from game.session.saved_page import saved_page
from game.story.engine.state import Turn
from game.story.language import ENGLISH
from support.debriefs import LOST, WON, talked_over, with_a_stall
from support.terminal_scenes import now


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def after(tmp_path: Path, ledger: Store, *options: str, **world: object) -> Session:
    """A session at the debrief of a call that was had with those options."""
    index = open_index(with_a_stall(tmp_path))
    variants = {"rainy": False}
    session = Session(
        index,
        ledger,
        "",
        World(lambda: 1, lambda: Store.in_memory(now), variants=variants, scene="stall", player="Ann", **world),  # type: ignore[arg-type]
    )
    session.start()
    session.begin("stall")
    for option in options:
        assert isinstance(session.take(option), Turn)
    assert isinstance(session.debrief(), DebriefPage)
    return session


def debrief_of(session: Session) -> DebriefPage:
    page = session.afterwards.end()
    assert isinstance(page, DebriefPage)
    return page


def moment(shown: object) -> ReviewPage:
    assert isinstance(shown, ReviewPage)
    return shown


def test_a_mistake_is_asked_again_until_it_is_answered_well(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    page = moment(session.afterwards.review())
    assert (page.number, page.of, page.judged.decision, page.tried) == (1, 1, "trouble", frozenset({"your_fault"}))
    page = moment(session.afterwards.answer("ring_the_makers"))
    assert page.said is not None
    assert (page.is_solved, page.said.grade) == (False, "blunder")
    assert page.tried == frozenset({"your_fault", "ring_the_makers"})
    assert moment(session.afterwards.review()) == page  # there is no way on before it is answered well
    page = moment(session.afterwards.answer("sorry_morning"))
    assert page.is_solved
    back = session.afterwards.review()
    assert isinstance(back, DebriefPage)
    assert [one.taken.grade for one in back.debrief.decisions] == [None, "blunder", None]


def test_a_review_lets_hear_all_of_the_reply_also_what_the_debrief_keeps_sealed(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    (judged,) = (one for one in debrief_of(session).debrief.decisions if one.decision == "trouble")
    (better,) = (path for path in judged.others if path.option == "sorry_morning")
    assert [line.text for line in better.answer] == ["It did."]
    session.afterwards.review()
    said = moment(session.afterwards.answer("sorry_morning")).said
    assert said is not None
    assert [line.text for line in said.answer] == ["It did.", "My sister has the same one, if you want to know."]


def test_every_answer_of_a_review_is_kept_as_practice_and_the_call_stays_as_it_was(
    tmp_path: Path, ledger: Store
) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    session.afterwards.answer("ring_the_makers", ("ring_the_makers",), "mouse", 800)
    session.afterwards.answer("sorry_morning")
    attempts = [attempt for number in (1, 2, 3) if (attempt := ledger.attempt(number)) is not None]
    assert [attempt.practice for attempt in attempts] == [False, True, True]
    assert [ledger.decisions(attempt) for attempt in attempts] == [
        LOST,
        ("hello", "ring_the_makers"),
        ("hello", "sorry_morning"),
    ]
    assert not any(attempt.unfinished for attempt in attempts)
    assert session.conversation is not None
    assert session.conversation.choices == LOST


def test_what_is_not_open_and_what_is_solved_cannot_be_answered(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    first = session.afterwards.review()
    assert session.afterwards.answer("nonsense") == first
    solved = session.afterwards.answer("sorry_morning")
    assert session.afterwards.answer("ring_the_makers") == solved


def test_a_review_can_be_left_and_begun_again(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    assert isinstance(session.afterwards.end(), DebriefPage)
    assert moment(session.afterwards.review()).said is None


def test_a_call_without_mistakes_has_nothing_to_review(tmp_path: Path, ledger: Store) -> None:
    assert isinstance(after(tmp_path, ledger, *WON).afterwards.review(), DebriefPage)


def test_an_answer_that_cannot_be_kept_is_asked_about_and_not_taken(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    ledger.close()
    question = session.afterwards.answer("sorry_morning")
    assert isinstance(question, Question)
    place = question.choices.index("Play on without saving")
    assert moment(session.answer(place)).is_solved


class Failing:
    """A ledger that fails at one of the next appends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.appends_until_full: int | None = None

    def append(self, *events: LedgerEvent) -> datetime:
        if self.appends_until_full is not None:
            self.appends_until_full -= 1
            if self.appends_until_full < 0:
                self.appends_until_full = None
                raise StoreError("disk full")
        return self._store.append(*events)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_review_answer_is_kept_whole_or_not_at_all(tmp_path: Path, ledger: Store, kept: int) -> None:
    failing = Failing(ledger)
    session = after(tmp_path, failing, *LOST)  # type: ignore[arg-type]
    session.afterwards.review()
    failing.appends_until_full = kept
    shown = session.afterwards.answer("ring_the_makers")
    assert isinstance(shown, Question if kept == 0 else ReviewPage)
    (ann,) = ledger.players()
    assert ledger.unfinished(ann, session.index.id) == ()
    assert len(ledger.attempts(ann)) == (1 if kept == 0 else 2)


def test_review_answers_are_no_attempts_and_no_conversations(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    session.afterwards.answer("ring_the_makers")
    session.afterwards.answer("sorry_morning")
    page = session.attempts("stall")
    assert isinstance(page, AttemptsPage)
    assert [past.id for past in page.attempts] == [1]
    (ann,) = ledger.players()
    question = session.people.remove(ann.id)
    assert isinstance(question, Question)
    assert "with it 1 conversation:" in question.text


def test_a_hundred_review_answers_push_no_call_off_the_list(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    (ann,) = ledger.players()
    session.afterwards.review()
    for _ in range(4):
        session.afterwards.answer("ring_the_makers")
    assert [one.id for one in ledger.attempts_at(ann, "stall", session.index.id, most=2)] == [1]


def test_an_answer_that_ends_the_call_in_a_review_passes_no_level(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, "good_day", "sorry_morning", "nothing")
    assert moment(session.afterwards.review()).judged.decision == "well"
    assert moment(session.afterwards.answer("new_one")).is_solved
    (ann,) = ledger.players()
    standing = ledger.standings(ann, session.index.id)["stall"]
    assert (standing.passed, standing.endings) == (False, frozenset({"gone"}))


def over(session: Session, *told: str) -> None:
    """Nothing can be done with the debrief: each thing is refused with that sentence, and nothing is kept."""
    for shown in (session.afterwards.review(), session.afterwards.answer("sorry_morning"), session.afterwards.end()):
        assert isinstance(shown, LevelsPage | TitlePage)
        assert shown.messages == told
    assert session.afterwards.save() == told[0]


CLOSED = "That debrief is not open any more."


def test_a_debrief_and_its_review_go_with_their_player(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST, keep_page=lambda name, _: name)
    session.afterwards.review()
    session.title()
    over(session, CLOSED)
    session.people.join("Bob")
    over(session, CLOSED)
    session.begin("stall")
    over(session, CLOSED)
    session.take("hello")
    over(session, CLOSED)
    assert [one.practice for player in ledger.players() for one in ledger.attempts(player)] == [False, False]


def _begin(session: Session) -> object:
    return session.begin("stall")


def _practise(session: Session) -> object:
    return session.practise(1)


def test_a_debrief_and_its_review_go_with_their_call(tmp_path: Path, ledger: Store) -> None:
    others: tuple[Callable[[Session], object], ...] = (Session.leave, _begin, _practise)
    for other in others:
        session = after(tmp_path, ledger, *LOST, keep_page=lambda name, _: name)
        session.afterwards.review()
        other(session)
        over(session, CLOSED)
        assert session.graded(wait=True) is None


def test_the_review_of_an_earlier_debrief_leads_back_to_the_one_that_is_shown(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    shown = session.past_debrief(1)
    assert session.afterwards.answer("ring_the_makers") is shown
    assert ledger.attempt(2) is None


def test_who_was_taken_off_in_another_window_does_not_come_back_by_a_review(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST)
    session.afterwards.review()
    (ann,) = ledger.players()
    ledger.append(PlayerRemoved(ann))
    page = session.afterwards.answer("ring_the_makers")
    assert isinstance(page, TitlePage)
    assert page.messages == ("Ann was taken off the list in another window.",)
    assert ledger.players() == ()


@pytest.mark.parametrize("exercise", [_begin, _practise])
def test_nor_do_they_by_practice_or_another_call(
    tmp_path: Path, ledger: Store, exercise: Callable[[Session], object]
) -> None:
    session = after(tmp_path, ledger, *LOST)
    ledger.append(PlayerRemoved(*ledger.players()))
    page = exercise(session)
    assert isinstance(page, TitlePage)
    assert page.messages == ("Ann was taken off the list in another window.",)
    assert ledger.players() == ()


class Later:
    """Work that is over when the test says so."""

    def __init__(self, todo: Callable[[], object]) -> None:
        self.todo = todo
        self.is_over = False

    def done(self) -> bool:
        return self.is_over

    def result(self) -> object:
        self.is_over = True
        return self.todo()


def later(begun: list[Later]) -> Callable[[Callable[[], object]], Later]:
    """Begins work so, and lists it."""

    def grade(todo: Callable[[], object]) -> Later:
        begun.append(Later(todo))
        return begun[-1]

    return grade


def test_a_page_says_whether_its_grades_are_still_being_worked_out(tmp_path: Path, ledger: Store) -> None:
    session = after(tmp_path, ledger, *LOST, grade=later([]))
    page = session.debrief()
    assert isinstance(page, DebriefPage)
    assert (page.pending, page.debrief.is_judged) == (True, False)
    graded = session.graded(wait=True)
    assert graded is not None
    assert (graded.pending, graded.debrief.is_judged, graded.messages) == (False, True, ())


def test_leafing_through_debriefs_works_out_no_more_than_the_first_and_the_last(tmp_path: Path, ledger: Store) -> None:
    begun: list[Later] = []
    session = after(tmp_path, ledger, *LOST, grade=later(begun))
    for _ in range(10):
        session.past_debrief(1)
    assert len(begun) == 1
    begun[0].is_over = True
    assert session.graded() is None  # what is over is not what is wanted
    assert len(begun) == 2
    begun[1].is_over = True
    page = session.graded()
    assert page is not None
    assert page.debrief.is_judged
    assert page.messages[0].startswith("This is your call of")


def test_a_scene_with_too_many_states_says_so_beside_the_pages_own_message(tmp_path: Path, ledger: Store) -> None:
    why = "This scene has too many states for its decisions to be graded."
    session = after(tmp_path, ledger, *LOST, grade=lambda _: at_once(lambda: None))
    page = session.debrief()
    assert isinstance(page, DebriefPage)
    assert (page.messages, page.pending) == ((why,), False)
    past = session.past_debrief(1)
    assert isinstance(past, DebriefPage)
    assert past.messages[0].startswith("This is your call of")
    assert past.messages[1:] == (why,)


def test_the_page_is_saved_where_the_front_end_has_it_kept(tmp_path: Path, ledger: Store) -> None:
    kept: dict[str, str] = {}

    def keep(name: str, text: str) -> str:
        kept[name] = text
        return "saves/debriefs/stall.html"

    session = after(tmp_path, ledger, *LOST, keep_page=keep)
    assert session.afterwards.can_save
    told = session.afterwards.save()
    assert told == "Saved as saves/debriefs/stall.html. Open it in a browser to read or print it."
    assert list(kept) == ["stall Ann"]
    assert "Not passed this time" in kept["stall Ann"]


def test_a_page_that_cannot_be_saved_says_why(tmp_path: Path, ledger: Store) -> None:
    def keep(_name: str, _text: str) -> str:
        raise OSError(28, "No space left on device")

    session = after(tmp_path, ledger, *LOST, keep_page=keep)
    assert session.afterwards.save() == "The page could not be saved: No space left on device."


class Reader(HTMLParser):
    """Reads a page as a browser would: its words, its elements, whether each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in {"meta", "path", "circle", "rect"}:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.links.add((value or "")[1:])
            elif name in {"src", "href"}:
                self.outside.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: DebriefPage) -> Reader:
    reader = Reader()
    reader.feed(saved_page(page, ENGLISH))
    assert reader.open == []
    return reader


def test_a_saved_page_has_everything_and_needs_nothing_from_outside(tmp_path: Path) -> None:
    reader = read(talked_over(tmp_path, *LOST))
    text = " ".join(reader.words)
    for told in (
        "Not passed this time",
        "Trust 0: 50 short of 50.",
        "1 blunder",
        "of a possible 60",
        "Did you drop it?",
        "She heard that it was her fault.",
        "“That cost you your tea.”",
        "You named what it cost her.",
        "Best here",
        "Nothing was at stake here",
        "From here a steady colleague ends at",
        "You heard 0 of the 2 things Mrs Smith tells, on one way or another through this call",
        "2 still sealed: play it again another way to hear them.",
    ):
        assert told in text
    assert "script" not in reader.tags
    assert not reader.outside
    assert reader.links <= reader.ids
    assert "@media print" in text


def test_a_saved_page_says_when_the_call_was_and_what_it_took(tmp_path: Path) -> None:
    at = datetime(2026, 11, 29, 3, 27).astimezone()
    won = " ".join(read(replace(talked_over(tmp_path, *WON), at=at)).words)
    assert "At the Stall: the call of Ann, 29 Nov 2026, 03:27" in won
    assert "What it took to pass" in won
    assert "You did not lose Mrs Smith." in won
    assert "missing" not in won


def test_what_is_sealed_stands_nowhere_on_a_saved_page(tmp_path: Path) -> None:
    assert "My sister" not in saved_page(talked_over(tmp_path, *LOST), ENGLISH)
    assert "My sister" in saved_page(talked_over(tmp_path, *WON), ENGLISH)


def test_a_saved_page_cannot_be_broken_by_what_is_in_the_texts(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *WON)
    text = saved_page(page, ENGLISH)
    assert "No tea &lt;since&gt; Monday &amp; none today" in text
    assert "No tea <since> Monday & none today" in " ".join(read(page).words)


def test_a_page_without_grades_can_be_saved_too(tmp_path: Path) -> None:
    text = " ".join(read(talked_over(tmp_path, *WON, graded=False)).words)
    assert "of 100" in text
    assert "Best here" not in text
