"""The command find: words and names, with file and line, in a library with mistakes too, and in a translation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.authoring.find.folding import spans
from game.authoring.find.searching import Wish, marked, search
from game.cli.entry import main
from game.script.library import Outline, outline_of
from game.script.names import names_in_library
from game.script.source import Page
from support.named_libraries import by_hand

PO = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "kettle/ring/joan"
msgid "Glue, á la Café."
msgstr ""
"Un \\"trozo\\" de "
"pegaménto, señora."

msgctxt "teapot/ring/leave/say"
msgid "Bye."
msgstr "Adiós, pegamento."

msgctxt "teapot/old/say"
msgid "Old."
msgstr "Pegamento viejo."
"""

NOTES = '- note: {photos: "A note, called like a flag", **sunday**: On Sunday, at ten}'


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "our_calls"
    files = {**by_hand(), "translations/es.po": PO}
    files["scenes/kettle.yaml"] = files["scenes/kettle.yaml"].replace("- joan: Glue.", "- joan: Glue, á la Café.")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("CAFE", ["scenes/kettle.yaml:8:28: Joan: Glue, á la **Café**."]),
        ("glue caf", ["scenes/kettle.yaml:8:17: Joan: **Glue**, á la **Caf**é."]),
        ("my --person mr_bell", ['scenes/teapot.yaml:18:17: Mr Bell: **My** teapot, said "Mr" Bell to ring: photos.']),
        ("s --note sunday --person you", ["scenes/teapot.yaml:43:22: You: **S**orry"]),
        ("a --tag fix --scene teapot --beat what_now", ["scenes/teapot.yaml:42:23: You: **A**g**a**in"]),
        (
            "--note sunday --scene teapot",
            [
                f"scenes/teapot.yaml:22:52: made: {NOTES}",
                "scenes/teapot.yaml:24:32: used: (lid == whole or noted(**sunday**))",
                "scenes/teapot.yaml:43:36: made: sorry: {say: Sorry, note: {**sunday**: Sunday}, go: ring}",
            ],
        ),
        (
            "--flag ring --scene teapot",
            [
                "scenes/teapot.yaml:10:12: made: variants: {**ring**: [true, false]}",
                "scenes/teapot.yaml:21:41: used: - {mr_bell: Well, really, when: not **ring**}",
                "scenes/teapot.yaml:52:16: used: variants: {**ring**: true}",
            ],
        ),
        ("--flag lid --tag fix", ["scenes/teapot.yaml:29:16: You: Photos of {company}, {{please}, { company }."]),
        ("--ending glue --tag excuse", []),
        ("--person joan", ["scenes/kettle.yaml:8:17: Joan: Glue, á la Café."]),
        ("mend", ["skills.yaml:2:49: tip: **Mend** it."]),
        ("leaf", ["course.yaml:6:12: word: **Leaf**"]),
    ],
)
def test_what_is_looked_for_is_found_with_file_and_line(
    call: str, found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", *call.split(), "--dialogues", "our_calls"]) == int(not found)
    told = capsys.readouterr()
    assert told.out.splitlines() == [f"our_calls/{line}" for line in found]
    if not found:
        assert told.err == (
            "Nothing found for tag excuse and ending glue in our_calls (3 scenes, 2 people, skills and course).\n"
        )


@pytest.mark.usefixtures("library")
def test_several_words_in_one_argument_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "caf glue", "--dialogues", "our_calls"]) == 1
    assert main(["find", "la  café", "--dialogues", "our_calls"]) == 0
    assert "**la Café**" in capsys.readouterr().out


def test_files_with_mistakes_are_looked_through_too(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scene = (library / "scenes" / "teapot.yaml").read_text(encoding="utf-8")
    (library / "scenes" / "teapot.yaml").write_text(scene.replace("start: 'ring'", "start: [ring"), encoding="utf-8")
    (library / "scenes" / "kettle.yaml").write_text("- just a list\n- with Glue\n", encoding="utf-8")
    assert main(["find", "photos of", "--dialogues", "our_calls"]) == 0
    assert "scenes/teapot.yaml:29:16: You: **Photos of**" in capsys.readouterr().out
    assert main(["find", "with glue", "--dialogues", "our_calls"]) == 0
    assert capsys.readouterr().out == "our_calls/scenes/kettle.yaml:2:3: - **with Glue**\n"


@pytest.mark.usefixtures("library")
def test_a_translation_is_searched_for_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    def found(*call: str) -> list[str]:
        main(["find", *call, "--lang", "es", "--dialogues", "our_calls"])
        return capsys.readouterr().out.splitlines()

    lines = found("pegamento")
    assert [line.split(":")[1] for line in lines] == ["8", "12", "16"]
    assert lines[0] == 'our_calls/translations/es.po:8:2: Joan: Un "trozo" de **pegaménto**, señora.'
    assert lines[1] == "our_calls/translations/es.po:12:16: You: Adiós, **pegamento**."
    assert found("pegamento", "--person", "you") == [lines[1]]
    assert found("trozo")[0].startswith("our_calls/translations/es.po:7:7: ")
    assert main(["find", "--tag", "fix", "--lang", "es", "--dialogues", "our_calls"]) == 2
    assert main(["find", "x", "--lang", "fr", "--dialogues", "our_calls"]) == 2
    assert main(["find", "zzz", "--lang", "es", "--dialogues", "our_calls"]) == 1
    assert "Nothing found for 'zzz' in our_calls (translations/es.po)." in capsys.readouterr().err


@pytest.mark.usefixtures("library")
def test_for_machines_each_hit_has_its_place_and_its_marks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "photos of", "--format", "json", "--dialogues", "our_calls"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "our_calls/scenes/teapot.yaml",
            "line": 29,
            "column": 16,
            "kind": "say",
            "scene": "teapot",
            "beat": "ring",
            "option": "photos",
            "speaker": "you",
            "text": "Photos of {company}, {{please}, {  company }.",
            "marks": [[0, 9]],
        }
    ]
    assert main(["find", "zzz", "--format", "json", "--dialogues", "our_calls"]) == 1
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("call", "says"),
    [
        ([], "say what to find: find TEXT, or find --tag ID."),
        (["x", "--scene", "kettel"], "there is no scene 'kettel' in our_calls. Did you mean 'kettle'?"),
        (["x", "--person", "jon"], "there is no person 'jon' in our_calls. Did you mean 'joan'?"),
    ],
)
def test_a_wrong_call_is_told(call: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", *call, "--dialogues", "our_calls"]) == 2
    assert says in capsys.readouterr().err


def test_a_misspelt_name_is_told_with_the_nearest(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--tag", "exuse", "--dialogues", library.name]) == 1
    assert capsys.readouterr().err.endswith("Did you mean 'excuse'?\n")


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Straße", ["STRASSE"], ["Straße"]),
        ("It\u2019s \u201cold\u201d", ["it's", '"old"'], ["It\u2019s", "\u201cold\u201d"]),
        ("a line\n  and another", ["line and"], ["line\n  and"]),
        ("aaa", ["aa"], ["aa"]),
        ("abcd", ["bc", "cd"], ["bcd"]),
        ("\ufb01ne", ["f"], ["\ufb01"]),
        ("nothing", ["no", "way"], []),
        ("nothing", [" "], []),
    ],
)  # fmt: skip
def test_words_are_compared_as_people_compare_them(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, words)] == found


def test_of_a_long_text_only_what_stands_around_the_hit_is_shown() -> None:
    text = f"{'a ' * 200}here{' b' * 200}"
    shown = marked(text, spans(text, ["here"]), most=10)
    assert shown == "...a a a a a **here** b b b b b..."


def test_each_file_is_opened_once_however_many_texts_stand_in_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def page(outline: Outline, name: str) -> Page:
        opened.append(name)
        return outline.sources.page(name)

    outline = outline_of(library)
    names = names_in_library(outline)
    monkeypatch.setattr(Outline, "page", page)
    assert len(search(outline, names, Wish(words=("a",)))) > 10
    assert sorted(opened) == sorted(set(opened))
