"""The list of players: a taken name is asked about, guests share nothing, what goes is said truthfully."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records import PlayerRemoved, PlayerRenamed, PlayersMerged
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import BriefingPage, CallPage, LevelsPage, Question, Session, Shown, TitlePage, World, matching
from support.terminal_scenes import now
from support.visitors import sit_down


def spare() -> Store:
    return Store.in_memory(now)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def session_of(folder: Path, store: Store, **world: object) -> Session:
    session = Session(open_index(folder), store, "", World(lambda: 1, spare, **world))  # type: ignore[arg-type]
    session.start()
    return session


def answered(session: Session, name: str) -> None:
    """Somebody answers once and leaves."""
    sit_down(session, name)
    session.open("doorstep", anew=True)
    session.begin("doorstep")
    session.take("listen")
    session.leave()


def names(shown: Shown) -> list[str]:
    assert isinstance(shown, TitlePage), shown
    return [person.name for person in shown.players]


def number_of(session: Session, name: str) -> int:
    page = session.title()
    assert isinstance(page, TitlePage)
    return next(person.id for person in page.players if person.name == name)


@pytest.mark.parametrize("typed", ["Zoë", "zoË", "  Zoë ", "Zoe\N{COMBINING DIAERESIS}"])
def test_a_name_that_somebody_has_is_asked_about_before_it_is_taken(folder: Path, store: Store, typed: str) -> None:
    session = session_of(folder, store)
    sit_down(session, "Zoë")
    session.title()
    asked = session.people.join(typed)
    choices = ("That is me", "I take another name")
    assert asked == Question("Is that you?", "“Zoë” has played here before.", choices, stay=1)
    assert session.player == ""
    shown = session.answer(1)
    assert isinstance(shown, TitlePage)
    assert shown.asked == typed
    session.people.join(typed)
    assert isinstance(session.answer(0), LevelsPage)
    assert session.player == "Zoë"
    assert len(store.players()) == 1


def test_a_new_name_is_taken_at_once_and_what_is_no_name_is_said(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    assert isinstance(session.people.join("Ann"), LevelsPage)
    shown = session.people.join("x" * 41)
    assert isinstance(shown, TitlePage)
    assert shown.messages == ("A player's name can have 40 letters at most; this has 41.",)


def test_a_guest_leaves_no_record_and_no_guest_sees_another_one(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    for _ in range(2):
        page = session.people.guest()
        assert isinstance(page, LevelsPage)
        assert page.left is None
        assert "You play as a guest, so nothing of it is kept." in page.messages
        assert not session.saving
        session.open("doorstep")
        session.begin("doorstep")
        session.take("listen")
        session.leave()
        assert names(session.title()) == []
        assert session.saving
    assert store.players() == ()


def test_what_somebody_does_after_a_guest_is_kept_again(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    session.people.guest()
    session.title()
    answered(session, "Ann")
    assert len(store.attempts(store.player("Ann"))) == 1


def test_a_player_is_called_otherwise_from_now_on(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    answered(session, "An")
    assert names(session.people.rename(number_of(session, "An"), "Ann")) == ["Ann"]
    page = sit_down(session, "Ann")
    assert isinstance(page, LevelsPage)
    assert page.left is not None


def test_a_name_that_another_has_asks_whether_the_two_are_one(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    answered(session, "Ann")
    answered(session, "An")
    asked = session.people.rename(number_of(session, "An"), "ann")
    assert isinstance(asked, Question)
    assert asked.text == (
        "“Ann” is on the list already. An's 1 conversation is added to what Ann has done, and only “Ann” stays on the"
        " list. Nothing is lost, but they cannot be taken apart again."
    )
    assert names(session.answer(0)) == ["An", "Ann"]
    session.people.rename(number_of(session, "An"), "ann")
    assert names(session.answer(1)) == ["Ann"]
    assert len(store.attempts(store.player("Ann"))) == 2


def test_what_goes_with_a_deleted_player_is_said_before(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    answered(session, "Ann")
    answered(session, "Ann")
    asked = session.people.remove(number_of(session, "Ann"))
    assert isinstance(asked, Question)
    assert asked.title == "Delete Ann?"
    assert asked.text == (
        "“Ann” goes from the list for good, and with it 2 conversations: nobody can see or bring them back in the game."
        " The saves file still holds all of it, as nothing in it is ever erased."
    )
    assert asked.choices == ("Keep Ann", "Delete")
    assert names(session.answer(asked.stay)) == ["Ann"]
    session.people.remove(number_of(session, "Ann"))
    assert names(session.answer(1)) == []
    assert isinstance(session.people.join("Ann"), LevelsPage)
    assert store.standings(store.player("Ann")) == {}


def test_what_was_played_while_the_question_was_open_is_asked_about_again(folder: Path, store: Store) -> None:
    one, other = session_of(folder, store), session_of(folder, store)
    answered(one, "Ann")
    one.people.remove(number_of(one, "Ann"))
    answered(other, "Ann")
    asked = one.answer(1)
    assert isinstance(asked, Question)
    assert "2 conversations" in asked.text
    assert names(one.answer(1)) == []


def test_a_list_that_another_window_has_changed_is_told_and_nobody_wrong_is_touched(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    answered(session, "Ann")
    ann = number_of(session, "Ann")
    store.append(PlayerRemoved(store.player("Ann")))
    store.player("Ann")
    for shown in (session.people.pick(ann), session.people.rename(ann, "Bob"), session.people.remove(ann)):
        assert isinstance(shown, TitlePage)
        assert shown.messages == ("The list of players was changed in another window.",)
        assert names(shown) == ["Ann"]


def test_who_was_deleted_while_playing_is_told_so_at_the_levels(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    sit_down(session, "Ann")
    session.open("doorstep")
    assert isinstance(session.begin("doorstep"), CallPage)
    store.append(PlayerRemoved(store.player("Ann")))
    session.take("listen")
    shown = session.leave()
    assert isinstance(shown, TitlePage)
    assert shown.messages == ("Ann was taken off the list in another window.",)


def test_who_was_renamed_or_put_together_while_playing_goes_on_as_that(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    sit_down(session, "An")
    store.append(PlayerRenamed(store.player("An"), "Ann"))
    session.levels()
    assert session.player == "Ann"
    store.append(PlayersMerged(store.player("Ann"), store.player("Anna")))
    session.levels()
    assert session.player == "Anna"


def test_a_scene_asked_for_by_name_waits_until_somebody_says_who_plays(folder: Path, store: Store) -> None:
    session = Session(open_index(folder), store, "", World(lambda: 1, spare, scene="doorstep"))
    assert isinstance(session.start(), TitlePage)
    shown = session.people.join("Eva")
    assert isinstance(shown, BriefingPage)
    assert shown.player == "Eva"
    assert isinstance(session.levels(), LevelsPage)


def test_a_scene_asked_for_where_nobody_can_be_asked_is_nobodys(folder: Path, store: Store) -> None:
    session = Session(open_index(folder), store, "", World(lambda: 1, spare, scene="doorstep", asks=False))
    shown = session.start()
    assert isinstance(shown, BriefingPage)
    assert shown.messages == ("You play as a guest, so nothing of it is kept.",)
    assert store.players() == ()


def test_names_are_found_by_a_part_without_regard_to_capitals_and_accents() -> None:
    found = ["José Ruiz", "Ana José", "Łukasz", "Mijo Seward"]
    assert matching(found, "jose") == (0, 1)
    assert matching(found, "jo  se") == (3, 0, 1)
    assert matching(found, "ruiz JOSE") == (0,)
    assert matching(found, "") == (0, 1, 2, 3)
    assert matching(found, "x") == ()
