"""Any story, any file: a scene that is read without errors, or one plain sentence; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.twine.twine import NotTwineError
from game.script.library.read import read_library
from support.twine_stories import made, twee

# Anything at all

PIECES = st.sampled_from(
    (
        "<<if $a>>", "<<if $b gt 3>>", "<<elseif visited('B')>>", "<<else>>", "<</if>>", "<<set $a to 1>>",
        '<<set $b to "x y">>', "<<link [[a|B]]>>", "<</link>>", "[[", "]]", "[[B]]", "[[a->B][$a to 2]]", "->", "|",
        "(if: $a)[", "(else:)[", "]", "(set: $c to it + 1)", "(link:'x')[(goto:'B')]", "(visited: 'B')", "((", "'", '"',
        "Mrs Smith: ", "You: ", "\n", "\n:: B [won]\n", "\n:: StoryInit\n", "\n:: Ünïcode {x}\n", "{company}", "{{",
        "<b>", "<!--", "/*", "*/", "<<script>>", "//it//", "----", "<<", ">>", "<<=", "\u2028", "\x07",
        "🙂", " #", ": ",
    )
)  # fmt: skip
STORIES = st.lists(PIECES | st.text(max_size=6), max_size=24).map(lambda parts: ":: A\n" + "".join(parts))


@given(STORIES, st.sampled_from(("SugarCube", "Harlowe", "Chapbook", "")))
@settings(max_examples=250, deadline=None)
def test_any_story_at_all_becomes_a_scene_that_is_read_without_errors(text: str, story_format: str) -> None:
    check_any(twee(text, story_format), "story.twee")


@given(STORIES)
@settings(max_examples=80, deadline=None)
def test_any_published_story_at_all_becomes_a_scene_that_is_read_without_errors(text: str) -> None:
    check_any(f'<tw-storydata name="{text[:9]}"><tw-passagedata name="A">{text}</tw-passagedata>', "story.html")


@given(st.text() | st.text().map(lambda text: f"<tw-storydata{text}"), st.sampled_from(("a.twee", "a.html")))
@settings(max_examples=120, deadline=None)
def test_any_file_at_all_is_read_or_told_and_never_a_traceback(text: str, name: str) -> None:
    check_any(text, name)


def check_any(text: str, name: str) -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - hypothesis allows no tmp_path of pytest's

    try:
        found = made(text, name)
    except NotTwineError as reason:
        assert str(reason)
        return
    with TemporaryDirectory() as folder:
        files = {
            **found.files,
            "course.yaml": "title: x\n",
            "skills.yaml": "listen: {label: x, half: heart, kind: skill, tip: x}\n",
        }
        for path, content in files.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(content, encoding="utf-8")
        reading = read_library(Path(folder))
        assert [problem for problem in reading.problems if problem.severity == "error"] == [], found.files
        assert found.scene in reading.library.scenes
    assert all(loss.line >= 1 for loss in found.losses)


def test_stories_made_to_hurt_are_read_in_time() -> None:
    """Nothing grows with the square of the file, and nothing exhausts the stack."""
    for piece in ("<<if $a>>", "(if: $a)[", "[[", "<<'", "((a:", "{", "<<link 'x'>>", "[", "<b", "''", "(set: $a to ("):
        for story_format in ("SugarCube", "Harlowe"):
            made(twee(":: A\n" + piece * 4000, story_format))
    with pytest.raises(NotTwineError):
        made("")
