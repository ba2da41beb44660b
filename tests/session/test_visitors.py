"""Visitors of a kiosk: all they answer is kept, nobody finds another's results, and what was set goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from game.records import Attempt, PlayerRemoved, SettingKept, StoreBusyError, StoreError
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import (
    AttemptsPage,
    CallPage,
    LevelsPage,
    Question,
    Session,
    Stay,
    TitlePage,
    World,
    attempt_in_words,
)
from support.terminal_scenes import library, now
from support.walked_up import Staff, answered, history, kiosk, spare, visit

OPEN_COURSE = "title: Short\nlevels: [doorstep, hallway]\nwords: {company: Brightwire}\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def kept(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    """Who is in the records, how each of their calls was closed, and what was answered in it."""
    return [(_name(store, one), one.closed, store.decisions(one)) for one in history(store)]


def _name(store: Store, attempt: Attempt) -> str:
    player = store.player_of(attempt)
    assert player is not None
    return player.name


def is_new(page: LevelsPage) -> bool:
    """Whether nothing was ever done by whoever sees that page."""
    return page.left is None and not any(card.attempted for card in page.cards)


def test_all_that_visitors_answer_is_kept_and_closed_as_abandoned(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, session.visitors.guest, "listen")
    visit(session, lambda: session.visitors.named("Ann"), "listen", "lost_morning")
    visit(session, lambda: session.visitors.coded("ab 12"), "listen")
    assert kept(store) == [
        ("Guest", "abandoned", ("listen",)),
        ("Guest", "abandoned", ("listen", "lost_morning")),
        ("ab 12", "abandoned", ("listen",)),
    ]


def test_a_call_in_which_nothing_was_said_counts_as_none(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, session.visitors.guest)
    assert [closed for _, closed, _ in kept(store)] == ["unanswered"]


def test_a_finished_call_stays_finished(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, session.visitors.guest, "listen", "lost_morning", "tomorrow")
    (attempt,) = history(store)
    assert attempt.finish is not None
    assert not attempt.closed


def test_a_visitor_who_takes_two_calls_leaves_none_open(folder: Path, store: Store) -> None:
    (folder / "course.yaml").write_text(OPEN_COURSE, encoding="utf-8")
    session = kiosk(folder, store)
    session.visitors.guest()
    answered(session, "listen")
    session.leave()
    session.open("hallway")
    session.begin("hallway")
    session.visitors.leave()
    assert [one.closed for one in history(store)] == ["abandoned", "unanswered"]


def test_a_visitor_practises_and_leaves_nothing_open(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    session.visitors.guest()
    answered(session, "listen", "lost_morning")
    assert isinstance(session.practise(1), Question)
    assert isinstance(session.answer(0), CallPage)
    session.visitors.leave()
    assert [(one.practice, one.closed, one.where.mode) for one in history(store)] == [
        (False, "abandoned", "kiosk"),
        (True, "abandoned", "kiosk"),
    ]


def test_a_code_goes_on_where_it_was_in_whatever_way_it_is_typed(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    page = visit(session, lambda: session.visitors.coded("AB 12"), "listen", "lost_morning", "tomorrow")
    assert page.next is not None
    assert page.next.scene == "doorstep"
    for typed in ("ab12", " a B1 2", "Ａｂ12"):
        again = session.visitors.coded(typed)
        assert isinstance(again, LevelsPage)
        assert (again.passed, again.next and again.next.scene, again.player) == (1, "hallway", "AB 12")
        session.visitors.leave()
    assert len({one.player for one in history(store)}) == 1


def test_what_a_code_left_in_a_kiosk_is_listed_as_left_and_cannot_be_gone_on_with(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.coded("ab12"), "listen")
    again = session.visitors.coded("ab12")
    assert isinstance(again, LevelsPage)
    assert again.left is None
    past = session.attempts("doorstep")
    assert isinstance(past, AttemptsPage)
    assert [attempt_in_words(one, session.language) for one in past.attempts] == [("left after 1 decision",)]
    assert not past.attempts[0].open


def test_what_a_code_left_to_look_at_another_waits(folder: Path, store: Store) -> None:
    (folder / "course.yaml").write_text(OPEN_COURSE, encoding="utf-8")
    session = kiosk(folder, store)
    session.visitors.coded("ab12")
    answered(session, "listen")
    session.leave()
    session.open("hallway")
    session.begin("hallway")
    session.visitors.leave()
    page = session.visitors.coded("ab12")
    assert isinstance(page, LevelsPage)
    assert page.left is not None
    assert page.left.scene == "doorstep"


def test_nobody_finds_a_visitor_again_by_a_name_or_a_code(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.named("Ann"), "listen", "lost_morning", "tomorrow")
    visit(session, session.visitors.guest, "listen")
    for sit_down in (session.visitors.named, session.visitors.coded, session.people.join):
        for name in ("Ann", "ann", " ANN ", "Guest"):
            page = sit_down(name)
            assert isinstance(page, LevelsPage)
            assert page.left is None
            session.visitors.leave()
    page = session.visitors.named("Ann")
    assert isinstance(page, LevelsPage)
    assert is_new(page)


def test_a_code_is_no_name_and_a_name_is_no_code(folder: Path, store: Store) -> None:
    store.player("ab12")
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.coded("cd34"), "listen")
    page = session.visitors.named("cd34")
    assert isinstance(page, LevelsPage)
    assert is_new(page)
    session.visitors.leave()
    session.visitors.coded("ab12")
    answered(session, "listen")
    assert not store.attempts(store.player("ab12")), "whoever plays elsewhere by that name is somebody else"


_LOOK_ALIKES = str.maketrans({"A": "А", "a": "а", "n": "ո", "1": "l", "0": "О", "e": "е"})
_TYPED = st.one_of(
    st.text(max_size=48),
    st.sampled_from(["Ann", "ab12", "Guest", "Annе"]).flatmap(
        lambda name: st.sampled_from(
            [
                name,
                name.upper(),
                name.swapcase(),
                f" {name} ",
                normalize("NFD", name),
                name.translate(_LOOK_ALIKES),
                f"{name}\N{ZERO WIDTH JOINER}",
                f"{name}\n",
                f"{name}\x00",
                f"{name}' OR 1=1 --",
                f"{name}%",
                "_" * len(name),
            ]
        )
    ),
)


@hypothesis(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=_TYPED, by_code=st.booleans())
def test_whatever_is_typed_nobody_gets_at_what_another_visitor_did(
    folder: Path, store: Store, typed: str, *, by_code: bool
) -> None:
    session = kiosk(folder, store)
    if not history(store):
        for before in (
            lambda: session.visitors.named("Ann"),
            session.visitors.guest,
            lambda: session.visitors.coded("XY 99"),
        ):
            visit(session, before, "listen", "lost_morning", "tomorrow")
    page = session.visitors.coded(typed) if by_code else session.visitors.named(typed)
    if isinstance(page, LevelsPage):
        same = by_code and "".join(normalize("NFKC", typed.casefold()).split()) == "xy99"
        assert is_new(page) is not same
    else:
        assert isinstance(page, TitlePage)
        assert page.messages
        assert page.players == ()


@pytest.mark.parametrize("way", ["named", "coded", "join"])
def test_the_names_under_which_visitors_are_kept_lead_to_nobody(folder: Path, tmp_path: Path, way: str) -> None:
    opened = Store.open(tmp_path / "saves", now).store
    assert opened is not None
    with opened as store:
        session = kiosk(folder, store)
        visit(session, lambda: session.visitors.named("Ann"), "listen")
        visit(session, lambda: session.visitors.coded("ab12"), "listen")
        keys = [str(key) for key, uuid in store._file.read("SELECT folded, uuid FROM players")]
        uuids = [str(uuid) for key, uuid in store._file.read("SELECT folded, uuid FROM players")]
        assert len(keys) == 2
        for typed in (*keys, *(key.strip() for key in keys), *(key.replace("\n", " ") for key in keys), *uuids):
            page = {"named": session.visitors.named, "coded": session.visitors.coded, "join": session.people.join}[way](
                typed
            )
            assert isinstance(page, TitlePage) or (isinstance(page, LevelsPage) and is_new(page)), typed
            session.visitors.leave()


def test_there_is_no_list_of_visitors_and_nobody_is_picked_renamed_or_deleted(folder: Path, store: Store) -> None:
    store.player("Zoë")
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.named("Ann"), "listen")
    before = kept(store)
    tried = [
        action(person)
        for person in range(5)
        for action in (
            session.people.pick,
            session.people.remove,
            lambda one: session.people.rename(one, "Bob"),
            lambda one: session.people.merge(one, 1),
        )
    ]
    for page in (session.title(), session.levels(), *tried):
        assert isinstance(page, TitlePage)
        assert page.players == ()
    assert session.player == ""
    assert kept(store) == before


def test_visitors_stand_on_no_list_of_the_game_elsewhere(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.named("Ann"), "listen")
    visit(session, lambda: session.visitors.coded("ab12"), "listen")
    elsewhere = Session(open_index(folder), store, "", World(lambda: 1, spare))
    page = elsewhere.start()
    assert isinstance(page, TitlePage)
    assert page.players == ()
    assert isinstance(elsewhere.people.join("Ann"), LevelsPage), "it is not asked whether that is them"


def test_what_is_set_is_of_the_visit_only(folder: Path, store: Store) -> None:
    store.append(SettingKept(None, "window.text", "200"))
    session = kiosk(folder, store, settings={"theme": "dark", "volume": "20"})
    assert (session.settings.theme, session.settings.text) == ("dark", 100)
    session.keep("text", "150")
    session.visitors.coded("ab12")
    assert session.settings.text == 150, "what was set before somebody said who they are"
    assert session.keep("theme", "light") == Stay()
    answered(session, "listen")
    session.title()
    assert (session.settings.theme, session.settings.text) == ("light", 150), "as long as the visit goes on"
    session.visitors.leave()
    assert (session.settings.theme, session.settings.text, session.settings.volume) == ("dark", 100, 20)
    session.visitors.coded("ab12")
    assert session.settings.text == 100, "nothing is remembered of a code either"
    assert store.settings(None) == {"window.text": "200"}
    assert store._file.read("SELECT count(*) FROM settings") == [(1,)]


def test_after_a_visit_nobody_plays_and_nothing_of_it_is_shown(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    session.visitors.named("Marked Name")
    answered(session, "listen", "lost_morning", "tomorrow")
    session.debrief()
    session.visitors.leave()
    assert session.player == ""
    assert session.conversation is None
    assert "Marked" not in repr((session.levels(), session.afterwards.end(), session.take("listen")))


def test_a_name_is_said_in_the_call_and_is_kept_nowhere(folder: Path) -> None:
    opened = Store.open(folder / "saves", now).store
    assert opened is not None
    with opened as store:
        session = kiosk(folder, store)
        session.visitors.named("Marked Name")
        answered(session, "listen")
        assert session.player == "Marked Name"
        left = session.leave()
        assert isinstance(left, LevelsPage)
        assert left.player == "Marked Name", "also after a look at the records"
        session.visitors.leave()
    kept = b"".join(path.read_bytes() for path in (folder / "saves").iterdir())
    assert b"Marked" not in kept


@pytest.mark.parametrize("code", ["", "  ", "\N{ZERO WIDTH JOINER}", "x" * 41, "a\nb\x07"])
def test_what_is_no_code_is_said_kindly(folder: Path, store: Store, code: str) -> None:
    page = kiosk(folder, store).visitors.coded(code)
    assert isinstance(page, TitlePage)
    assert "code" in page.messages[0]
    assert page.asked == code


@pytest.mark.parametrize("name", ["", "  ", "\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER} \N{ZERO WIDTH JOINER}"])
def test_a_name_of_which_nothing_can_be_seen_is_none(folder: Path, store: Store, name: str) -> None:
    assert isinstance(kiosk(folder, store).visitors.named(name), TitlePage)
    elsewhere = Session(open_index(folder), store, "", World(lambda: 1, spare))
    elsewhere.start()
    page = elsewhere.people.join(name)
    assert isinstance(page, TitlePage)
    assert page.messages == ("A player's name cannot be empty.",)


def test_a_code_that_was_taken_off_the_records_begins_anew(folder: Path, store: Store) -> None:
    session = kiosk(folder, store)
    visit(session, lambda: session.visitors.coded("ab12"), "listen", "lost_morning", "tomorrow")
    store.append(PlayerRemoved(store.coded("AB12")))
    for _ in range(2):
        page = session.visitors.coded("ab12")
        assert isinstance(page, LevelsPage)
        assert page.passed == 0
        session.visitors.leave()


# ---- only some scenes are offered


@pytest.fixture
def long_course(tmp_path: Path) -> Path:
    folder = library(tmp_path)
    hallway = (folder / "scenes" / "hallway.yaml").read_text(encoding="utf-8")
    for id_ in ("cellar", "attic", "garden"):
        text = hallway.replace("scene: hallway", f"scene: {id_}").replace("In the Hallway", id_.title())
        (folder / "scenes" / f"{id_}.yaml").write_text(text, encoding="utf-8")
    (folder / "course.yaml").write_text(
        "title: Long\nwords: {company: Brightwire}\nlevels:\n  - doorstep\n  - {scene: hallway, after: doorstep}\n"
        "  - {scene: cellar, after: hallway}\n  - {scene: attic, after: cellar, needs: finished}\n",
        encoding="utf-8",
    )
    return folder


def test_only_what_is_offered_can_be_played_in_its_order_and_with_its_locks(long_course: Path, store: Store) -> None:
    session = kiosk(long_course, store, offered=("cellar", "doorstep", "garden", "nowhere"))
    page = session.visitors.guest()
    assert isinstance(page, LevelsPage)
    shown = [(card.number, card.scene, card.locked) for card in page.cards]
    assert shown == [(1, "cellar", "pass “On the Doorstep” first"), (2, "doorstep", ""), (3, "garden", "")]
    for scene in ("hallway", "attic", "nowhere", "cellar"):
        assert isinstance(session.open(scene), LevelsPage), scene
        assert isinstance(session.begin(scene), LevelsPage | CallPage), scene
    answered(session, "listen", "lost_morning", "tomorrow")
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert not any(card.locked for card in page.cards)


@pytest.mark.parametrize("scene", ["hallway", "attic", "nowhere"])
def test_what_is_not_offered_is_not_begun_by_any_way(long_course: Path, store: Store, scene: str) -> None:
    session = kiosk(long_course, store, offered=("doorstep",))
    session.visitors.guest()
    for page in (session.open(scene), session.begin(scene), session.attempts(scene)):
        assert isinstance(page, LevelsPage)
        assert [card.scene for card in page.cards] == ["doorstep"]
    assert history(store) == []


# ---- what cannot be kept


class Failing:
    """A store of which appends fail while they are to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: StoreError) -> None:
        self._keep, self.fails = Store.append, True

        def append(store: Store, *events: object) -> object:
            if self.fails and store.keeps:
                raise error
            return self._keep(store, *events)  # type: ignore[arg-type]

        monkeypatch.setattr(Store, "append", append)


def test_where_nothing_can_be_kept_the_visitor_is_told_before_anything_is_played(folder: Path) -> None:
    staff = Staff()
    session = kiosk(
        folder, None, notice="Nothing can be saved in /var/kiosk: the disk is full.", tell_staff=staff.append
    )
    assert staff == ["Nothing can be saved in /var/kiosk: the disk is full."]
    for sit_down in (
        session.visitors.guest,
        lambda: session.visitors.named("Ann"),
        lambda: session.visitors.coded("a"),
    ):
        asked = sit_down()
        assert asked == Question(
            "Nothing can be kept at the moment",
            "You can play all the same, but nothing that you do will be kept."
            " Please tell the people who look after this screen.",
            ("Play without saving", "Back"),
            stay=1,
        )
        assert isinstance(session.answer(1), TitlePage)
        assert session.player == ""
        sit_down()
        assert isinstance(session.answer(0), LevelsPage)
        answered(session, "listen")
        assert not session.visitors.leave()


def test_who_cannot_be_kept_is_asked_and_not_led_out_of_the_kiosk(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = Staff()
    session = kiosk(folder, store, tell_staff=staff.append)
    session.visitors.named("Ann")
    answered(session, "listen")
    failing = Failing(monkeypatch, StoreError("This could not be saved, because the disk is full."))
    asked = session.take("lost_morning")
    assert isinstance(asked, Question)
    assert asked.choices == ("Try again", "Play on without saving")
    assert asked.text == (
        "This could not be saved, because the disk is full. You can play on, but what you do from now on will not be"
        " kept then. Please tell the people who look after this screen."
    )
    assert staff == ["This could not be saved, because the disk is full."]
    failing.fails = False
    session.answer(0)
    assert kept(store) == [("Guest", "", ("listen", "lost_morning"))]


def test_whoever_comes_after_one_who_played_unsaved_is_kept_again(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = kiosk(folder, store, tell_staff=Staff().append)
    session.visitors.named("Ann")
    answered(session, "listen")
    failing = Failing(monkeypatch, StoreBusyError("Locked."))
    session.take("lost_morning")
    session.answer(1)
    assert not session.saving
    assert session.conversation is not None
    assert len(session.conversation.turns) == 2
    session.visitors.leave()
    failing.fails = False
    visit(session, session.visitors.guest, "listen")
    assert kept(store) == [("Guest", "abandoned", ("listen",)), ("Guest", "abandoned", ("listen",))]


def test_an_end_that_cannot_be_kept_is_told_and_made_up_for(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = Staff()
    session = kiosk(folder, store, tell_staff=staff.append)
    session.visitors.guest()
    answered(session, "listen")
    failing = Failing(monkeypatch, StoreError("The disk is full."))
    assert session.visitors.leave() == "The disk is full."
    assert staff == ["The disk is full."]
    assert session.player == ""
    failing.fails = False
    session.visitors.guest()
    assert kept(store) == [("Guest", "abandoned", ("listen",))]


def test_what_was_open_when_the_power_went_is_closed_for_the_next_visitor(folder: Path, store: Store) -> None:
    for code in ("ab12", ""):
        gone = kiosk(folder, store)
        gone.visitors.coded(code) if code else gone.visitors.guest()
        answered(gone, "listen")
    elsewhere = Session(open_index(folder), store, "", World(lambda: 1, spare, mode="kiosk", machine="hall"))
    elsewhere.start()
    elsewhere.visitors.guest()
    assert [closed for _, closed, _ in kept(store)] == ["", ""], "another kiosk's visitors are none of its affair"
    session = kiosk(folder, store)
    assert [closed for _, closed, _ in kept(store)] == ["", ""]
    session.visitors.guest()
    assert [closed for _, closed, _ in kept(store)] == ["", "abandoned"], "a code can go on with it"
