"""A hundred levels: put under headings, found by what is typed, and quick whatever was played before."""

from __future__ import annotations

import time
from pathlib import Path

from game.script.library.index import open_index
from game.session import LevelsPage, Session, World, found_by, sections
from game.session.progress import Card
from game.story.language import ENGLISH
from support.libraries import write_library
from support.records_many import GUEST, filled
from support.records_room import opened
from support.visitors import sit_down


def card(number: int, title: str = "", summary: str = "") -> Card:
    return Card(f"scene_{number}", number, title or f"Call {number}", summary, "", None)


def test_a_few_levels_have_no_headings() -> None:
    (only,) = sections([card(number) for number in range(1, 13)], ENGLISH)
    assert only.title == ""


def test_many_levels_stand_under_headings_by_tens_and_others_after_them() -> None:
    found = sections([*(card(number) for number in range(1, 22)), card(0)], ENGLISH)
    assert [part.title for part in found] == ["Levels 1 to 10", "Levels 11 to 20", "Level 21", "Also here"]
    assert [len(part.cards) for part in found] == [10, 10, 1, 1]


def test_levels_are_found_by_words_in_any_order_without_regard_to_capitals_and_accents() -> None:
    shown = [card(1, "La instalación", "La señora Smith"), card(12, "Al Whiner"), card(13, "The 12th call")]
    assert found_by(shown, "SMITH instalacion") == (shown[0],)
    assert found_by(shown, "12") == (shown[1], shown[2])
    assert found_by(shown, " ") == tuple(shown)
    assert found_by(shown, "nobody") == ()


def test_the_page_of_levels_is_quick_on_a_machine_where_one_name_stands_for_many(tmp_path: Path) -> None:
    filled(tmp_path / "saves", 20_000, decisions=1)
    index = open_index(write_library(tmp_path / "calls", 100, 3))
    with opened(tmp_path / "saves") as store:
        session = Session(index, store, "", World(lambda: 1, lambda: store))
        session.start()
        sit_down(session, GUEST)  # the first time looks whether the files are sound
        took = []
        for _ in range(5):
            began = time.perf_counter()
            assert isinstance(session.levels(), LevelsPage)
            took.append(time.perf_counter() - began)
        session.close()
    assert min(took) < 0.05
