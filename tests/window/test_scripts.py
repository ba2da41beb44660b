"""A name in any script is drawn with letters, on every page of a visit; and it is typed as its writers type."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.letters import Coverage, is_seen
from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Words
from game.window.canvas.events import commands
from game.window.canvas.faces import CHAINS, Runs
from game.window.canvas.lettering import MOST_FONTS
from game.window.canvas.theme import FontFace
from game.window.commands import Command, Quit
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

NAMES = {
    "vietnamese": "Nguyễn Thị Phượng",
    "polish": "Wąż Źdźbło",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Алексей Їжак",
    "hebrew": "שרה כהן־לוי",
    "arabic": "محمد عبد الله",
    "persian": "نیلوفر می\u200cخواهم",
    "devanagari": "श्रीकृष्ण त्रिपाठी",
    "thai": "ณัฐวุฒิ เจริญสุข",
    "simplified": "张伟丽",
    "traditional": "歐陽龍",
    "japanese": "佐藤さくら・ケンジ",
    "korean": "김민준",
    "emoji": "Zoë 🙂🎉👍🏽🇩🇪",
    "armenian": "Անի Գեորգյան",
    "georgian": "გიორგი",
    "bengali": "অনন্যা",
    "tamil": "சுந்தரம்",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def boxes(held: Assets, item: Words) -> list[str]:
    """The characters of a line that are drawn as the box that stands for what a font does not have."""
    lettering = held._lettering
    found = []
    for run in lettering.runs(item.text, item.face):
        font = lettering._font(run, 40)
        box = pygame.image.tobytes(font.render("\U0010fffe", antialias=False, color="#000000"), "RGBA")
        found += [
            one
            for one in run.text
            if is_seen(one) and pygame.image.tobytes(font.render(one, antialias=False, color="#000000"), "RGBA") == box
        ]
    return found


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_drawn_in_letters_from_the_title_to_the_debrief(folder: Path, name: str) -> None:
    held = Assets(assets_dir())
    pages: dict[str, bool] = {}

    def look(one: Sitting) -> None:
        for item in one.canvas.shown():
            assert not boxes(held, item), f"{one.screen}: {item.text}"
        pages[one.screen] = pages.get(one.screen, False) or one.sees(name.split(maxsplit=1)[0])

    with sitting(folder, canvas=Canvas.blank(1000, 700, held)) as one:
        one.type(name)
        look(one)
        one.key("enter")
        look(one)
        one.begin("doorstep")
        for _ in range(30):
            look(one)
            if one.screen != "TalkScreen" or one.phase() == "over":
                break
            one.read_on()
            one.key("1")
        one.key("enter")
        one.wait(1)
        look(one)
        assert {"TitleScreen", "LevelsScreen", "TalkScreen", "DebriefScreen"} <= pages.keys()
        assert pages["TitleScreen"]
        assert pages["LevelsScreen"]


def test_what_the_table_beside_the_fonts_says_is_in_them() -> None:
    held, coverage = Assets(assets_dir()), Coverage(assets_dir() / "fonts")
    for font, chain in CHAINS.items():
        for face in chain:
            letters = sorted(letter for letter in coverage.of(face.file) if is_seen(letter) and not letter.isspace())
            assert letters, face.file
            text = "".join(letters[:: max(1, len(letters) // 40)])
            drawn = [one for one in text if Runs(coverage).of(one, font)[0].face == face]
            assert not boxes(held, Words(Box(0, 0, 1, 1), Box(0, 0, 1, 1), "".join(drawn), font, 40, "#000000", 255)), (
                face.file
            )


@pytest.mark.parametrize("font", CHAINS)
def test_a_word_is_in_one_face_and_the_games_own_where_it_can(font: FontFace) -> None:
    runs = Runs(Coverage(assets_dir() / "fonts"))
    own = CHAINS[font][0]
    assert [run.face for run in runs.of("Plain words, £10.50.", font)] == [own]
    mixed = runs.of("Hello Ольга, hello.", font)
    assert [(run.text, run.face == own) for run in mixed] == [("Hello ", True), ("Ольга", False), (", hello.", True)]


def test_runs_stand_as_they_are_seen_and_go_as_they_are_read() -> None:
    runs = Runs(Coverage(assets_dir() / "fonts"))
    assert [(run.text, run.leftward) for run in runs.of("Hello, שרה כהן.", "text")] == [
        ("Hello, ", False),
        ("שרה כהן", True),
        (".", False),
    ]
    assert [(run.text, run.leftward) for run in runs.of("שלום John!", "text")] == [
        ("!", True),
        ("John", False),
        ("שלום ", True),
    ]


def test_fonts_hold_no_file_open_and_are_not_kept_without_end() -> None:
    open_files = Path("/proc/self/fd")
    if not open_files.exists():
        pytest.skip("nothing tells here which files are open")
    held = Assets(assets_dir())
    before = len(list(open_files.iterdir()))
    for px in range(10, 80):
        for text in ("Ann", "王小明", "שרה"):
            held.ruler.width(text, "bold", px)
    assert len(list(open_files.iterdir())) == before
    assert len(held._lettering._fonts) <= MOST_FONTS


def test_the_zero_of_a_price_has_nothing_in_it() -> None:
    held = Assets(assets_dir())
    fonts: tuple[FontFace, ...] = ("text", "bold", "title", "easy", "easy_bold")
    for font in fonts:
        zero = held.line("0", font, 60, "#000000")
        mask = pygame.mask.from_surface(zero)
        middle = mask.get_bounding_rects()[0].center
        assert not any(mask.get_at((middle[0] + x, middle[1] + y)) for x in (-2, 0, 2) for y in (-4, 0, 4)), font


# Typing


def editing(text: str) -> pygame.Event:
    return pygame.Event(pygame.TEXTEDITING, text=text, start=0, length=len(text))


def pressed(key: int, mod: int = 0, unicode: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode)


def test_what_is_being_put_together_is_seen_and_enter_belongs_to_it(folder: Path) -> None:
    with sitting(folder) as one:
        one.type("佐")
        one.send(editing("さ"))
        one.send(editing("さくら"))
        assert one.sees("佐さくら")
        one.send(pressed(pygame.K_RETURN, unicode="\r"))
        one.send(pressed(pygame.K_BACKSPACE))
        one.send(pressed(pygame.K_ESCAPE))
        assert one.screen == "TitleScreen"
        assert one.sees("佐さくら")
        one.send(pygame.Event(pygame.TEXTINPUT, text="桜"), editing(""), pressed(pygame.K_RETURN, unicode="\r"))
        assert one.screen == "TitleScreen"
        assert one.sees("佐桜")
        one.wait(0.1)
        one.key("enter")
        assert one.sees("Hello 佐桜.")


def test_a_word_that_is_given_up_leaves_the_keys_as_they_were(folder: Path) -> None:
    with sitting(folder) as one:
        one.type("Ann")
        one.send(editing("さ"))
        one.send(editing(""))
        one.wait(0.1)
        one.key("enter")
        assert one.sees("Hello Ann.")


def test_a_letter_is_taken_back_with_all_its_marks(folder: Path) -> None:
    with sitting(folder) as one:
        one.type("Zo")
        one.send(pygame.Event(pygame.TEXTINPUT, text="e\u0308👍🏽"))
        one.key("backspace")
        assert one.app.top.targets.find("field").state.value == "Zoe\u0308"  # type: ignore[union-attr]  # it is there
        one.key("backspace", "enter")
        assert one.sees("Hello Zo.")


@pytest.mark.parametrize(
    "mod",
    [
        pygame.KMOD_LCTRL | pygame.KMOD_RALT,  # Windows
        pygame.KMOD_RALT,  # X11, and Option on a Mac
        pygame.KMOD_MODE,
        pygame.KMOD_LCTRL,
    ],
)
def test_altgr_writes_and_never_quits(folder: Path, mod: int) -> None:
    with sitting(folder) as one:
        one.type("ann")
        one.send(pressed(pygame.K_q, mod, "@"), pygame.Event(pygame.TEXTINPUT, text="@"))
        assert one.app.running
        assert one.sees("ann@")


@pytest.mark.parametrize(
    ("event", "meant"),
    [
        (pressed(pygame.K_q, pygame.KMOD_LCTRL, "\x11"), [Quit()]),
        (pressed(pygame.K_q, pygame.KMOD_LCTRL, "q"), [Quit()]),
        (pressed(pygame.K_q, pygame.KMOD_LMETA, "q"), [Quit()]),
        (pressed(pygame.K_F4, pygame.KMOD_LALT), [Quit()]),
        (pressed(pygame.K_7, pygame.KMOD_LCTRL | pygame.KMOD_RALT, "{"), []),
        (pressed(pygame.K_q, pygame.KMOD_LCTRL | pygame.KMOD_RALT, "@"), []),
    ],
)
def test_keys_that_are_held_still_mean_what_they_did(event: pygame.Event, meant: list[Command]) -> None:
    assert list(commands(event, (1280, 720))) == meant


@pytest.mark.parametrize("text", [100, 150, 200])
def test_a_long_name_never_lies_under_what_is_said(tmp_path: Path, text: int) -> None:
    name = "Bartholomea Featherstonehaugh-Cholmondeley of Wexcombe"
    folder = library(tmp_path)
    for path in (folder / "cast").glob("mrs_smith.yaml"):
        path.write_text(path.read_text("utf-8").replace("name: Mrs Smith", f"name: {name}"), "utf-8")
    for size in ((1280, 720), (480, 800), (800, 480)):
        with sitting(folder, canvas=Canvas.blank(*size, Assets(assets_dir()))) as one:
            one.app.session.keep("text", str(text))
            one.sit_down()
            one.begin("doorstep")
            one.read_on(lambda talk: talk.narration.hero is not None and talk.narration.hero.speaker == "mrs_smith")
            shown = [item for item in one.canvas.shown() if not item.seen.is_empty]
            for at, item in enumerate(shown):
                for other in shown[at + 1 :]:
                    assert not item.seen.inset(0, 4).meets(other.seen.inset(0, 4)), (item.text, other.text)
