"""What was played before something was renamed still stands, is listed, debriefed and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.entry import main
from game.records.named_now import NamedNow, named_now
from game.records.sqlite.store import Store
from game.script.library import outline_of, read_library
from game.script.library.index import open_index
from game.script.source import Sources
from game.session import AttemptsPage, CallPage, DebriefPage, LevelsPage, Session, World
from game.story.model import Former, FormerNames
from support.terminal_scenes import library, now
from support.visitors import sit_down

WON = ("listen", "lost_morning", "tomorrow")
RENAMINGS = (
    ("beat", "doorstep.hello", "opening"),
    ("scene", "doorstep", "porch"),
    ("option", "porch.opening.lost_morning", "name_it"),
    ("beat", "porch.opening", "first"),
    ("character", "mrs_smith", "mrs_jones"),
    ("flag", "porch.rainy", "wet"),
    ("meter", "mrs_jones.trust", "faith"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


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


def have(session: Session, scene: str, *options: str) -> None:
    session.open(scene, anew=True)
    assert isinstance(session.begin(scene), CallPage)
    for option in options:
        session.take(option)


def rename_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for renaming in RENAMINGS:
        assert main(["rename", *renaming, "--yes", "--dialogues", str(folder)]) == 0, capsys.readouterr().err


def levels(session: Session) -> LevelsPage:
    page = session.levels()
    assert isinstance(page, LevelsPage)
    return page


def test_a_call_that_was_left_goes_on_where_it_was_after_everything_was_renamed(
    folder: Path, ledger: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    have(visiting(folder, ledger), "doorstep", "listen", "lost_morning")
    rename_all(folder, capsys)
    session = visiting(folder, ledger)
    left = levels(session).left
    assert left is not None
    assert (left.scene, left.title, left.taken) == ("porch", "On the Doorstep", 2)
    shown = session.go_on(left.attempt)
    assert isinstance(shown, CallPage)
    assert shown.message == "This scene was edited after you left it. Your answers still fit, so you can go on."
    assert [(turn.decision, turn.option) for turn in shown.conversation.turns] == [
        ("first.cut_in", "listen"),
        ("first", "name_it"),
    ]
    session.take("tomorrow")
    assert isinstance(session.debrief(), DebriefPage)


def test_what_was_passed_stays_passed_and_opens_its_debrief(
    folder: Path, ledger: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    before = visiting(folder, ledger)
    have(before, "doorstep", *WON)
    cards = levels(before).cards
    rename_all(folder, capsys)
    session = visiting(folder, ledger)
    found = levels(session).cards
    assert [(card.scene, card.standing, card.locked) for card in found] == [
        ("porch" if card.scene == "doorstep" else card.scene, card.standing, card.locked) for card in cards
    ]
    have(session, "porch", "listen", "name_it", "tomorrow")
    page = session.attempts("porch")
    assert isinstance(page, AttemptsPage)
    assert len(page.attempts) == 2
    shown = session.past_debrief(min(past.id for past in page.attempts))
    assert isinstance(shown, DebriefPage)
    answers = named_now(ledger, open_index(folder).outline.former).answers(ledger.attempts(ledger.player("Ann"))[0])
    assert [answer.decision for answer in answers][:2] == ["first.cut_in", "first"]
    assert set(answers[0].before) == {"mrs_jones.anger", "mrs_jones.faith"}
    assert answers[1].option == "name_it"


def test_what_somebody_remembers_is_remembered_under_the_new_names(tmp_path: Path) -> None:
    with Store.in_memory(now) as store:
        folder = library(tmp_path)
        have(visiting(folder, store), "doorstep", *WON)
        ann, id_ = store.player("Ann"), open_index(folder).id
        (ending,) = store.remembered(ann, id_).values()
        former = FormerNames(
            (Former("ending", ("doorstep", ending), "happy"), Former("scene", ("doorstep",), "porch")),
            frozenset({"porch"}),
        )
        ledger = named_now(store, former)
        assert ledger.remembered(ann, id_) == {"porch": "happy"}
        assert ledger.standings(ann, id_)["porch"].endings == {"happy"}
        assert [one.finish.ending for one in ledger.attempts(ann) if one.finish] == ["happy"]
        with ledger.unsaved() as copy:
            assert isinstance(copy, NamedNow)
            assert copy.remembered(ann, id_) == {"porch": "happy"}
        assert named_now(ledger, FormerNames()) is store


# ------------------------------------------------------------------ the names themselves


def former(*entries: tuple[str, str, str], scenes: str = "") -> FormerNames:
    lines = "".join(f"  - {{{kind}: {path}, now: {new}}}\n" for kind, path, new in entries)
    files = {f"scenes/{one}.yaml": "" for one in scenes.split()}
    return outline_of(Sources.of({"renamed.yaml": f"renamed:\n{lines}", **files})).former


def test_a_name_that_went_there_and_back_is_itself_and_what_was_between_is_too() -> None:
    names = former(("scene", "a", "b"), ("beat", "b.x", "y"), ("scene", "b", "a"), scenes="a")
    assert (names.scene("a"), names.scene("b")) == ("a", "a")
    assert names.decision("a", "x.cut_in") == "y.cut_in"
    assert names.decision("b", "y") == "y"
    assert names.of_scene("a") == ("a", "b")


def test_an_option_is_renamed_in_its_beat_or_in_all() -> None:
    names = former(("option", "a.x.o", "p"), ("option", "a.q", "r"))
    assert names.option("a", "x", "o") == "p"
    assert names.option("a", "y.cut_in", "o") == "o"
    assert (names.option("a", "x", "q"), names.option("a", "y", "q"), names.option("b", "y", "q")) == ("r", "r", "q")


def test_a_scene_made_later_under_a_name_that_was_free_again_is_a_new_one() -> None:
    names = former(("beat", "a.x", "y"), ("scene", "a", "b"), ("beat", "a.p", "q"), scenes="a b")
    assert names.scene("a") == "a"
    assert names.decision("a", "x") == "x"
    assert names.decision("a", "p") == "q"
    assert names.of_scene("b") == ("b",)


def test_a_person_who_is_called_like_a_scene_is_somebody_else() -> None:
    names = former(("scene", "al", "bo"), ("character", "al", "cy"), ("meter", "cy.anger", "rage"), scenes="al bo")
    assert names.meter("al.anger") == "cy.rage"
    assert names.scene("al") == "al"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- {beat: teapot, now: hello}", "'teapot' is not how a beat is named here"),
        ("- {beat: a.b, scene: a, now: hello}", "a line of renamed says of one thing what it is called now"),
        ("- {beat: a.b}", "a line of renamed has no 'now'"),
        ("- {bead: a.b, now: c}", "'bead' is not a key of a line of renamed"),
        ("- {scene: a, now: Hello}", "'Hello' cannot be the id of a name"),
        ("  text", "renamed should be a list of what was renamed, and this is a text"),
        ("- {scene: a, now: b}", "'a' is what 'b' was called, and there is a scene 'a' again"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_left_out(line: str, says: str) -> None:
    of = Sources.of({"renamed.yaml": f"renamed:\n{line}\n", "scenes/a.yaml": ""})
    told = [problem for problem in read_library(of).problems if problem.file == "dialogues/renamed.yaml"]
    assert [problem.line for problem in told] == [2]
    assert told[0].message.startswith(says)


def test_a_name_that_something_else_had_is_refused_while_results_may_be_kept_under_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rename(*call: str) -> int:
        return main(["rename", *call, "--yes", "--dialogues", str(folder)])

    assert rename("beat", "doorstep.hello", "opening") == 0
    assert rename("beat", "doorstep.promise", "hello") == 1
    assert "'hello' is what 'doorstep.opening' was called before, and results may be" in capsys.readouterr().err
    assert rename("beat", "doorstep.opening", "hello") == 0
    assert rename("tag", "fix", "mend") == 0
    assert (
        (folder / "renamed.yaml")
        .read_text(encoding="utf-8")
        .endswith("renamed:\n  - {beat: doorstep.hello, now: opening}\n  - {beat: doorstep.opening, now: hello}\n")
    )
    assert rename("beat", "doorstep.hello", "opening", "--forget") == 0
    assert len((folder / "renamed.yaml").read_text(encoding="utf-8").splitlines()) == 5
    (folder / "renamed.yaml").write_text("renamed: [{scene: x, now: y}]", encoding="utf-8")
    assert rename("beat", "doorstep.promise", "word") == 1
    assert "is written so that no line can be added at its end" in capsys.readouterr().err
