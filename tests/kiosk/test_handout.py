"""What is taken along: a code that a phone's camera reads, with a summary in it, or an address; and nobody's name."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from game.kiosk.desk import Handout, data_in, handout_of
from game.kiosk.desk.handout import address_of
from game.kiosk.desk.squares import MOST_BYTES, squares_of
from game.kiosk.desk.summary import shortened
from game.paths import assets_dir, dialogues_dir
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import DebriefPage, Languages, World
from game.story.debrief import debrief, judge
from game.story.engine.conversation import start
from game.story.engine.play import open_ids
from game.story.language import ENGLISH, Language, translated
from support.cameras import read_squares
from support.debriefs import LOST, WON, talked_over
from support.sitting import now

PAGE: Final = "https://training.example.com/debrief/"


@pytest.fixture
def lost(tmp_path: Path) -> DebriefPage:
    return talked_over(tmp_path, *LOST)


def spanish() -> Language:
    found = Languages(assets_dir() / "interface").language(dialogues_dir(), "es")
    assert found is not None
    return found


def test_a_camera_reads_the_summary_from_the_squares(lost: DebriefPage) -> None:
    taken = handout_of(lost, ENGLISH)
    assert read_squares(taken.squares) == taken.text
    assert taken.text == (
        "At the Stall: Gone\n"
        "Not passed this time. Score 0 of a possible 60\n"
        "\n"
        "2. “Did you drop it?”\n"
        "Better: “That cost you your tea.”\n"
        "\n"
        "To keep: You named what it cost her."
    )


def test_a_call_that_went_well_says_so(tmp_path: Path) -> None:
    text = handout_of(talked_over(tmp_path, *WON), ENGLISH).text
    assert "Passed. Score 60" in text
    assert "Better" not in text


def test_nobodys_name_is_taken_along(lost: DebriefPage) -> None:
    page = replace(lost, player="Annabel Lee")
    for address in ("", PAGE):
        taken = handout_of(page, ENGLISH, address=address)
        assert "Annabel" not in taken.text
        if address:
            assert "Annabel" not in str(data_in(taken.text))


def test_with_a_published_page_the_code_is_its_address_with_the_debrief_in_it(lost: DebriefPage) -> None:
    taken = handout_of(lost, ENGLISH, address=PAGE)
    assert taken.is_address
    address = read_squares(taken.squares)
    assert address.startswith(f"{PAGE}#1.")
    data = data_in(address)
    assert (data["l"], data["s"], data["t"], data["e"], data["p"]) == ("en", "stall", "At the Stall", "Gone", 0)
    assert data["d"] == [[2, "“Did you drop it?”", "“That cost you your tea.”", "You named what it cost her."]]
    assert (data["c"], data["f"], data["k"]) == ("0", "of a possible 60", "You named what it cost her.")
    assert data["w"] == ["hello", "your_fault", "nothing"]
    assert data["u"] == [1, {"rainy": False}, {}]
    assert lost.conversation.scene.content.startswith(data["h"])


def test_the_address_is_written_as_the_guide_says() -> None:
    """Read with what any browser has: base64url, raw deflate, JSON."""
    address = address_of("https://a.example/", {"t": "¿Ñ?"})
    letters = address.partition("#1.")[2]
    assert letters.replace("-", "").replace("_", "").isalnum()
    assert data_in(address) == {"t": "¿Ñ?"}
    for wrong in ("https://a.example/", "https://a.example/#2.abc", "https://a.example/#1.abc"):
        with pytest.raises((ValueError, zlib.error)):
            data_in(wrong)


def test_the_example_in_the_guide_is_one() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "handout.md").read_text("utf-8")
    (address,) = (line for line in guide.splitlines() if line.startswith("https://"))
    assert data_in(address)["t"] == "At the Stall"


def test_what_an_address_has_behind_its_stroke_already_gives_way() -> None:
    assert address_of("https://a.example/#top", {}).startswith("https://a.example/#1.")


def shipped() -> Iterator[tuple[str, DebriefPage]]:
    """The debriefs of the shipped scenes, each had by always saying the last thing, in English and in Spanish."""
    index = open_index(dialogues_dir())
    world = World(lambda: 7, partial(Store.in_memory, now))
    for id_ in index.headers:
        scene = read_scene(index, id_).scene
        assert scene is not None
        for language in (ENGLISH, spanish()):
            had = start(translated(scene, language), world.setup(scene, {}))
            while not had.is_over:
                had = had.take(open_ids(had.scene, had.state)[-1])
            judged = judge(had, index.skills) or debrief(had, index.skills)
            page = DebriefPage(had, judged, index.skills, "Ann")
            yield language.code, page


def test_every_shipped_scene_fits_into_a_code_in_either_language() -> None:
    seen = 0
    for code, page in shipped():
        language = ENGLISH if code == "en" else spanish()
        for address in ("", PAGE):
            taken: Handout = handout_of(page, language, address=address)
            assert len(taken.text.encode()) <= MOST_BYTES, taken.text
            assert 21 <= len(taken.squares) <= 97
            seen += 1
    assert seen >= 4


def test_a_text_that_is_too_long_has_no_code() -> None:
    assert squares_of("x" * (MOST_BYTES + 1)) == ()
    assert len(squares_of("x" * MOST_BYTES)) <= 97


def test_letters_of_every_kind_are_read_as_they_were_written() -> None:
    for text in ("Señora Núñez: ¿qué tal?", "“Grüße” – ça va…", "Здравствуйте", "お客様", "plain"):
        assert read_squares(squares_of(text)) == text


def test_what_is_too_long_is_broken_between_words() -> None:
    assert shortened("I will fetch you a new one.", 20) == "I will fetch you a…"
    assert shortened("“I will fetch you a new one.”", 20) == "“I will fetch you…”"
    assert shortened("«Le traigo uno nuevo ahora mismo.»", 20) == "«Le traigo uno…»"
    assert shortened("Short.", 20) == "Short."
