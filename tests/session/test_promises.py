"""A customer remembers what became of the player's word: kept with the call, worked out from its answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.authoring.check import AssetNames, check
from game.cli.entry import main
from game.records.sqlite.store import Store
from game.script.language.translations import open_language, translation_of
from game.script.library.index import open_index, translated_index
from game.script.library.read import read_scene
from game.session import CallPage, LevelsPage, Session, World
from game.session.narration import Narration
from game.story.engine.chance import shuffled
from game.story.engine.play import begin
from game.story.model.scene import Line
from game.story.model.words import fill
from game.window.commands import Ask
from game.window.requests import Notes, Open
from game.window.screens.talk import TalkScreen
from support.promises import FILES, library
from support.terminal_scenes import Visit, now
from support.translated_library import entries, es
from support.visitors import sit_down

SAID_IN_SPANISH = "Llamó. {promise.install.call.by}, dijo."
WAITING, RANG, NOBODY, STRANGER = "I am waiting still.", "You rang.", "Nobody rang.", "Who are you?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "calls")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "saves", now)
    assert opened.store is not None
    with opened.store as store:
        yield store


def visiting(folder: Path, ledger: Store) -> Session:
    session = Session(open_index(folder), ledger, "", World(lambda: 1, lambda: Store.in_memory(now)))
    session.start()
    sit_down(session, "Ann")
    return session


def have(session: Session, scene: str, *options: str) -> CallPage:
    session.open(scene, anew=True)
    page = session.begin(scene)
    assert isinstance(page, CallPage)
    for option in options:
        session.take(option)
    return page


def greeted(session: Session) -> str:
    """What the customer of the second scene says first."""
    (_, event), *_ = have(session, "later").conversation.events()
    return str(getattr(event, "text", ""))


@pytest.mark.parametrize(
    ("options", "greeting"),
    [
        ((), STRANGER),
        (("wait", "stay"), STRANGER),
        (("ring", "do_it"), RANG),
        (("ring", "forget"), NOBODY),
        (("ring", "stay"), WAITING),
    ],
)
def test_what_became_of_a_promise_is_known_in_the_next_call(
    folder: Path, ledger: Store, options: tuple[str, ...], greeting: str
) -> None:
    if options:
        have(visiting(folder, ledger), "install", *options)
    assert greeted(visiting(folder, ledger)).startswith(greeting)


def test_the_latest_finished_call_counts_and_practice_does_not(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, "install", "ring", "forget")
    have(session, "install", "ring", "do_it")
    session.practise(1)
    session.take("forget")
    assert greeted(session).startswith(RANG)


def test_what_is_remembered_goes_with_the_call_whatever_happens_meanwhile(folder: Path, ledger: Store) -> None:
    scene = FILES["scenes/later.yaml"]
    begins = "".join(
        f"  {beat}:\n    - choose:\n        {beat}_yes: {{say: Yes?, go: {to}}}\n"
        for beat, to in (("hello", "more"), ("more", "rest"))
    )
    library(folder, later=scene.replace("  hello:\n", f"{begins}  rest:\n"))
    session = visiting(folder, ledger)
    have(session, "install", "ring", "do_it")
    have(session, "later", "hello_yes")
    session.leave()
    have(session, "install", "ring", "forget")
    session = visiting(folder, ledger)
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert page.left is not None
    assert isinstance(session.go_on(page.left.attempt), CallPage)
    session.take("more_yes")
    assert session.conversation is not None
    assert "You rang. {promise.install.call.by}, you said." in [
        getattr(event, "text", "") for _, event in session.conversation.events()
    ]


def test_of_a_call_that_does_not_fit_its_scene_any_more_only_the_ending_is_remembered(
    folder: Path, ledger: Store
) -> None:
    have(visiting(folder, ledger), "install", "ring", "do_it")
    library(folder, install=FILES["scenes/install.yaml"].replace("        ring:\n", "        call:\n"))
    assert greeted(visiting(folder, ledger)) == STRANGER


def test_a_promise_that_is_called_otherwise_since_is_still_remembered(
    folder: Path, ledger: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    have(visiting(folder, ledger), "install", "ring", "do_it")
    have(visiting(folder, ledger), "later")
    assert main(["rename", "promise", "install.call", "phone", "--yes", "--dialogues", str(folder)]) == 0
    assert "kept(install.phone)" in (folder / "scenes/later.yaml").read_text("utf-8")
    session = visiting(folder, ledger)
    assert greeted(session).startswith(RANG)
    assert isinstance(session.levels(), LevelsPage)
    capsys.readouterr()


def test_the_notes_show_a_promise_and_then_what_became_of_it(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    page = have(session, "install", "ring")
    conversation = session.conversation
    assert conversation is not None
    told = Narration(conversation, "Ann", "all")
    assert told.notes == ["Promised to Mrs Smith, Monday at ten: Ring her back."]
    session.take("do_it")
    assert session.conversation is not None
    kept = Narration(session.conversation, "Ann", "all")
    assert kept.notes == ["Kept: Ring her back (promised to Mrs Smith, Monday at ten)"]
    assert [entry.text for entry in kept.log if entry.speaker == "note"] == [*told.notes, *kept.notes]
    assert page.conversation.promises == {}


def test_the_terminal_tells_a_promise_when_it_is_made_and_among_the_notes(folder: Path, tmp_path: Path) -> None:
    ring = str(shuffled(1, "hello", ["ring", "wait"]).index("ring") + 1)
    visit = Visit(folder, tmp_path / "saves", ring, "n", scene="install")
    assert "Case note: Promised to Mrs Smith, Monday at ten: Ring her back." in visit.text
    assert "- Promised to Mrs Smith, Monday at ten: Ring her back." in visit.after("Case notes:")


def test_the_words_of_a_promise_are_those_of_the_players_language(folder: Path) -> None:
    spanish = {
        "Monday at ten": "El lunes a las diez",
        "You rang. {promise.install.call.by}, you said.": SAID_IN_SPANISH,
    }
    es(folder, **spanish)
    index = translated_index(open_index(folder), open_language("es", [translation_of(folder, "es")]).language)
    scene = read_scene(index, "later").scene
    assert scene is not None
    said = next(line for line in begin(scene, remembered={"install": "won,kept:call"}).events if isinstance(line, Line))
    assert fill(said.text, scene.words_for("Ann")) == "Llamó. El lunes a las diez, dijo."
    assert {entry.context for entry in entries(folder) if "/promises/" in entry.context} == {
        "install/promises/call/by",
        "install/promises/call/text",
    }


def test_in_the_window_a_promise_is_noted_on_the_stage_and_stands_in_the_notes(folder: Path, ledger: Store) -> None:
    session = visiting(folder, ledger)
    have(session, "install", "ring")
    assert session.conversation is not None
    page = CallPage(session.conversation, "Ann", {}, "rewound")
    screen = TalkScreen(page, {})
    (opened, *_) = screen.handle(Ask("notes"))
    assert isinstance(opened, Open)
    assert opened.place == Notes(("Promised to Mrs Smith, Monday at ten: Ring her back.",))


def test_what_a_scene_asks_of_another_is_checked_anew_when_that_one_changes(folder: Path, tmp_path: Path) -> None:
    def told() -> list[str]:
        found = check([folder / "scenes/later.yaml"], AssetNames(), tmp_path / "cache")
        return [problem.message for problem in found if problem.code in ("DLG201", "DLG202", "DLG203", "DLG205")]

    assert told() == []
    never_broken = FILES["scenes/install.yaml"].replace("break_promise: call, ", "")
    library(folder, install=never_broken)
    assert any("broken" in message for message in told())


def test_a_promise_of_which_nothing_comes_is_told_unless_a_later_scene_asks_for_it(folder: Path) -> None:
    def codes() -> list[str]:
        return [problem.code for problem in check([folder], AssetNames()) if problem.code == "DLG128"]

    loose = FILES["scenes/install.yaml"].replace(", when: promised(call), keep_promise: call", "")
    loose = loose.replace("break_promise: call, ", "").replace("kept(call)", "seen(monday)")
    library(folder, install=loose)
    assert codes() == []
    library(
        folder,
        install=loose,
        later=FILES["scenes/later.yaml"]
        .replace("(install.call)", "(later.word)")
        .replace("install.call.by", "later.word.by")
        .replace("    - smith: Who", "    - promise: {word: {to: smith, by: Monday, text: Ring}}\n    - smith: Who"),
    )
    assert codes() == ["DLG128"]
