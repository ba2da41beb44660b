"""Mends are made exactly, or not at all; check --fix makes what is certain, and never touches a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.check import check_at
from game.authoring.mending import fix_of, fixes_in, that_fit, words_of, write_fix
from game.authoring.mending.fitting import keeps_words
from game.cli.check import game_assets
from game.script.edits import BadEditError, edited, lines_of
from game.script.library import outline_of, read_part
from game.script.problems import Edit, Mend, Problem
from game.script.source import Sources, read_sources
from support.first_levels import first_levels
from support.frames import SCENE, frame
from support.slips import SLIPPERS, slips


def mend(*edits: Edit) -> Mend:
    return Mend(edits, is_certain=True)


@pytest.mark.parametrize(
    ("text", "edit", "made"),
    [
        ("a b\nc\n", Edit(1, 2, 1, 3, ":"), "a:b\nc\n"),
        ("a\r\nb\r\n", Edit(2, 1, 2, 1, "x\n"), "a\r\nx\r\nb\r\n"),
        ("a\rb", Edit(2, 2, 2, 2, "\n!"), "a\rb\r!"),
        ("\ufeffa\nb", Edit(1, 1, 1, 2, "c"), "\ufeffc\nb"),
        ("a\nb\nc\n", Edit(2, 1, 3, 1, ""), "a\nc\n"),
        ("a\nb", Edit(2, 1, 3, 1, ""), "a\n"),
        ("", Edit(1, 1, 1, 1, "a"), "a"),
    ],
)
def test_an_edit_keeps_line_ends_and_the_mark_at_the_start(text: str, edit: Edit, made: str) -> None:
    assert edited(text, [edit]) == made


@pytest.mark.parametrize(
    "edit",
    [Edit(3, 1, 3, 2, ""), Edit(1, 5, 1, 6, ""), Edit(1, 2, 1, 1, ""), Edit(0, 1, 1, 1, ""), Edit(1, 0, 1, 1, "")],
)
def test_an_edit_outside_the_text_is_refused(edit: Edit) -> None:
    with pytest.raises(BadEditError):
        edited("a\nb", [edit])


def test_edits_that_overlap_are_refused_and_the_first_of_two_mends_is_taken() -> None:
    one, other = mend(Edit(1, 1, 1, 3, "x")), mend(Edit(1, 2, 1, 4, "y"))
    with pytest.raises(BadEditError):
        edited("abcd", [*one.edits, *other.edits])
    assert that_fit([one, other]) == [one]
    assert edited("abcd", that_fit([one, other])[0].edits) == "xcd"


edits = st.builds(Edit, *[st.integers(0, 5)] * 4, st.text("ab\n", max_size=3))


@given(st.text("ab\r\n", max_size=20), st.lists(st.builds(lambda *e: Mend(e), edits, edits), max_size=4))
def test_any_mends_are_made_or_refused(text: str, mends: list[Mend]) -> None:
    try:
        made = edited(text, [edit for one in mends for edit in one.edits])
    except BadEditError:
        return
    kept = sum(len(edit.text.replace("\n", "\r\n")) for one in mends for edit in one.edits)
    assert len(made) <= len(text) + kept


@given(st.text("ab \n-", max_size=12), st.lists(edits, min_size=1, max_size=3))
def test_a_mend_keeps_the_words_of_its_lines_only_if_it_keeps_those_of_the_file(text: str, some: list[Edit]) -> None:
    if keeps_words(lines_of(text), mend(*some)):
        assert words_of(edited(text, some)) == words_of(text)


@given(st.lists(st.builds(lambda *e: Mend(e), edits, edits), max_size=6))
def test_mends_that_fit_can_be_made_together(mends: list[Mend]) -> None:
    fit = that_fit(mends)
    for number, one in enumerate(fit):
        for other in fit[:number]:
            assert not any(overlap(edit, its) for edit in one.edits for its in other.edits)


def overlap(one: Edit, other: Edit) -> bool:
    start, its_start = (one.line, one.column), (other.line, other.column)
    if start == its_start:
        return one != other
    return start < (other.end_line, other.end_column) and its_start < (one.end_line, one.end_column)


@pytest.fixture(scope="module")
def library(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return read_sources(first_levels(root, tmp_path_factory.mktemp("library") / "dialogues"), translations=False)


@settings(max_examples=20, deadline=None)
@given(kinds=st.lists(st.sampled_from(sorted(SLIPPERS)), min_size=1, max_size=3), seed=st.integers(0, 1000))
def test_whatever_slipped_fixing_it_leaves_the_words_and_makes_it_no_worse(
    library: Sources, kinds: list[str], seed: int
) -> None:
    text = library.files["scenes/first_ring.yaml"].data.decode()
    for kind in kinds:
        text = next((slip.text for slip in slips(text, kind, 1, seed)), text)

    def told(made: str) -> list[Problem]:
        outline = outline_of(library.having({"scenes/first_ring.yaml": made}))
        return [*outline.problems, *read_part(outline, ["first_ring"]).problems]

    fix = fix_of(Path("first_ring.yaml"), text, told)
    if fix is not None:
        assert words_of(fix.after) == words_of(text)
        assert errors(told(fix.after)) <= errors(told(text))
        assert fix_of(Path("first_ring.yaml"), fix.after, told) is None


def errors(problems: list[Problem]) -> int:
    return sum(problem.severity == "error" for problem in problems)


def test_several_slips_in_a_file_are_all_mended_and_what_is_no_slip_is_left(tmp_path: Path) -> None:
    text = "-ana: Good morning.\n- ana; Who is this?\n- ana: One thing: no.\n- go: promize\n\u2013 end: done\n"
    framed = frame(tmp_path / "dialogues", "steps", text)
    found = check_at(framed.folder, game_assets(framed.folder))
    (fix,) = fixes_in(framed.folder, found.problems)
    assert fix.mends == 4
    assert '    - ana: "One thing: no."\n' in fix.after
    assert "go: promize" in fix.after
    assert "-    - ana; Who is this?\n" in fix.diff("example.yaml")
    assert "+    - ana: Who is this?\n" in fix.diff("example.yaml")


def test_a_mend_that_would_change_words_is_not_made() -> None:
    problem = Problem("f", 1, 1, "DLG017", "error", "", "", "", mend(Edit(1, 1, 1, 4, "new")))
    assert fix_of(Path("f"), "old words\n", lambda _: [problem]) is None


def test_a_mend_that_leaves_more_errors_than_before_is_not_made() -> None:
    problem = Problem("f", 1, 1, "DLG017", "error", "", "", "", mend(Edit(1, 4, 1, 4, ":")))

    def told(text: str) -> list[Problem]:
        return [problem] if ":" not in text else [problem, problem]

    assert fix_of(Path("f"), "old words\n", told) is None


def test_a_mend_that_comes_again_and_again_is_made_a_few_times_at_most() -> None:
    def told(_: str) -> list[Problem]:
        return [Problem("f", 1, 1, "DLG017", "error", "", "", "", mend(Edit(1, 1, 1, 1, "-")))]

    fix = fix_of(Path("f"), "x\n", told)
    assert fix is not None
    assert len(fix.after) < 20


def test_the_old_file_is_kept_and_an_older_kept_one_stays(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "-go: promise\n")
    path = framed.folder / SCENE
    before = path.read_bytes()
    path.with_name("example.yaml.before").write_text("mine", "utf-8")
    found = check_at(framed.folder, game_assets(framed.folder))
    (fix,) = fixes_in(framed.folder, found.problems)
    kept = write_fix(fix)
    assert kept is not None
    assert kept.name == "example.yaml.before-2"
    assert kept.read_bytes() == before
    assert path.with_name("example.yaml.before").read_text("utf-8") == "mine"
    assert "- go: promise" in path.read_text("utf-8")
    assert "DLG016" not in {one.code for one in check_at(framed.folder, game_assets(framed.folder)).problems}


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "-go: promise\n")
    found = check_at(framed.folder, game_assets(framed.folder))
    (fix,) = fixes_in(framed.folder, found.problems)
    fix.path.write_text("new", "utf-8")
    assert write_fix(fix) is None
    assert fix.path.read_text("utf-8") == "new"


def test_an_accepted_warning_is_not_mended(tmp_path: Path) -> None:
    steps = "- ana: It is flat #4.  \n- end: done\n"
    framed = frame(tmp_path / "dialogues", "steps", f"# accept DLG018: she stops there\n{steps}")
    found = check_at(framed.folder, game_assets(framed.folder))
    accepted = [one.problem for one in found.accepted]
    assert [one.code for one in accepted] == ["DLG018"]
    assert fixes_in(framed.folder, found.problems, accepted) == []


def test_line_ends_of_windows_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    framed = frame(tmp_path / "dialogues", "steps", "- go: promise\n")
    path = framed.folder / SCENE
    text = path.read_text("utf-8").replace("    - go: promise", "    -go: promise").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (fix,) = fixes_in(framed.folder, check_at(framed.folder, game_assets(framed.folder)).problems)
    write_fix(fix)
    assert path.read_bytes() == b"\xef\xbb\xbf" + text.replace("    -go", "    - go").encode()
