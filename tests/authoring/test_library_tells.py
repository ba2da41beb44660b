"""What the options of a library show at a glance: told where it gives the best away, and silent where it does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from game.authoring.check import check
from game.authoring.check.context import LibraryContext
from game.authoring.check.facts import DecisionSurface, Facts, OptionSurface
from game.authoring.check.rules.guessed_by_its_looks import GuessedByItsLooks
from game.authoring.check.rules.tell_of_the_best import TellOfTheBest
from game.authoring.check.shared.guesser import luck
from game.authoring.check.shared.tells import sentences_in, tells_of
from support.checked_frames import ASSETS, checked_frame

NAMES = ("Mrs Smith", "Al Whiner")
Show = Callable[[Random, bool], bool]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("There is nothing to say to that.", set()),
        ("That is a smith's job, Mrs Smith.", {"name"}),
        ("Mrs, there is a hole in it.", set()),
        ("Oh, that is a shame.", {"warm"}),
        ("That is, oh, a shame.", set()),
        ("I can put you through to the repair desk.", {"hand_over"}),
        ("Let us take £5 off.", {"money", "number"}),
        ("It is on the house.", {"money"}),
        ("I guessed. That was on me.", {"confession"}),
        ("Half past six on Monday.", {"number"}),
        ("Probably the fuse.", {"hedge"}),
        ("Any minute now, trust me.", {"promise"}),
        ("Everybody has that.", {"everybody"}),
        ("Is it the lamp?", {"question"}),
        ("Es ist die Lampe, Frau Smith, um 9 Uhr.", {"name", "number"}),
    ],
)
def test_a_tell_is_seen_in_the_words_and_not_inside_others(text: str, tells: set[str]) -> None:
    assert set(tells_of(text, NAMES)) == tells


@pytest.mark.parametrize(("text", "count"), [("", 1), ("One", 1), ("One. Two!", 2), ("One… And two? Yes.", 3)])
def test_sentences_are_counted_by_their_ends(text: str, count: int) -> None:
    assert sentences_in(text) == count


def library(shows: Show, scenes: int = 4, decisions: int = 10, seed: int = 1) -> LibraryContext:
    """A library in which ``shows`` says whether an option, the best or another, has the customer's name in it."""
    dice = Random(seed)
    facts = {}
    for number in range(scenes):
        made = []
        for at in range(decisions):
            best = dice.randrange(4)
            made.append(
                DecisionSurface(
                    tuple(
                        OptionSurface(
                            f"option_{at}_{place}",
                            10 * at + place + 1,
                            5,
                            dice.randint(40, 90),
                            dice.randint(1, 3),
                            frozenset(("name",) if shows(dice, place == best) else ()),
                        )
                        for place in range(4)
                    ),
                    best,
                )
            )
        facts[f"scene_{number}"] = Facts((), frozenset(), frozenset(), {}, {}, True, tuple(made), (1, 1))  # noqa: FBT003 - as it is kept
    return LibraryContext(facts)


def never_best(dice: Random, is_best: bool) -> bool:  # noqa: FBT001 - a Show
    return not is_best and dice.random() < 0.9


def always_best(_: Random, is_best: bool) -> bool:  # noqa: FBT001 - a Show
    return is_best


def anywhere(dice: Random, _: bool) -> bool:  # noqa: FBT001 - a Show
    return dice.random() < 0.3


def test_a_name_that_is_never_in_the_best_is_told_once_with_the_figures_and_the_options() -> None:
    ((scene, finding),) = TellOfTheBest.in_library(library(never_best))
    assert scene.startswith("scene_")
    assert "has the customer's name in it is never the best in this library: in 0 of the " in finding.message
    assert "be the best now and then: in scene_0 option_0_" in finding.hint
    ((_, other),) = TellOfTheBest.in_library(library(always_best))
    assert "has the customer's name in it is always the best in this library: in 40 of the 40" in other.message


def test_every_scene_of_such_a_library_can_be_guessed_and_what_gives_it_away_is_named() -> None:
    for shows in (never_best, always_best):
        found = list(GuessedByItsLooks.in_library(library(shows)))
        assert [scene for scene, _ in found] == ["scene_0", "scene_1", "scene_2", "scene_3"]
        for _, finding in found:
            assert "of the 10 decisions (25.0 % by chance; at most 60.0 %)" in finding.message
            assert "what tells most is whether an option has the customer's name in it" in finding.hint


def test_libraries_without_a_tell_are_hardly_ever_told_of_one() -> None:
    told = [
        list(rule.in_library(library(anywhere, seed=s)))
        for s in range(100)
        for rule in (TellOfTheBest, GuessedByItsLooks)
    ]
    assert sum(map(bool, told)) <= 4


@pytest.mark.parametrize(("scenes", "decisions"), [(2, 40), (3, 4), (1, 100)])
def test_a_small_library_has_no_habits_yet(scenes: int, decisions: int) -> None:
    small = library(never_best, scenes, decisions)
    assert not list(TellOfTheBest.in_library(small))
    assert not list(GuessedByItsLooks.in_library(small))


def test_luck_is_that_of_throws_that_are_counted_out() -> None:
    assert luck([0.5, 0.5], 2, 2) == 0.25
    assert luck([0.5, 0.25, 0.0], 1, 3) == 1 - 0.5 * 0.75
    assert luck([], 0, 0) == 1


def test_what_is_kept_of_the_scenes_tells_the_same_the_next_time(tmp_path: Path) -> None:
    (example,) = [one for one in GuessedByItsLooks.examples() if not one.is_good]
    folder = checked_frame(tmp_path / "library", "third", example.text).folder
    first = check([folder], ASSETS, tmp_path / "cache")
    assert "DLG317" in [problem.code for problem in first]
    assert check([folder], ASSETS, tmp_path / "cache") == first


def test_a_library_with_a_broken_scene_is_not_judged_as_a_whole(tmp_path: Path) -> None:
    (example,) = [one for one in GuessedByItsLooks.examples() if not one.is_good]
    folder = checked_frame(tmp_path / "library", "third", example.text).folder
    path = folder / "scenes" / "later.yaml"
    path.write_text(path.read_text("utf-8").replace("end: kept", "end: keept"), "utf-8")
    assert not {"DLG316", "DLG317"} & {problem.code for problem in check([folder], ASSETS)}
