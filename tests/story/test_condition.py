"""The condition language: what it means, what it refuses, and that no text can break it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.condition.describe import in_words
from game.story.condition.evaluate import Slots, compiled, failing
from game.story.condition.names import Scope, names_in, resolve
from game.story.condition.parse import ConditionError, parse_condition
from game.story.model import condition as c
from game.story.model.cast import Character, Meter, Part
from game.story.model.flags import Flag
from game.story.model.scene import Scene

METERS = {
    "anger": ("pat.anger",),
    "trust": ("pat.trust", "sam.trust"),
    "pat.anger": ("pat.anger",),
    "pat.trust": ("pat.trust",),
}
FLAGS = {
    "promised": Flag("promised", start=False, values=(False, True)),
    "tries": Flag("tries", 0),
    "cause": Flag("cause", "unknown", ("unknown", "fuse")),
}
SCOPE = Scope(METERS, FLAGS, {"three_hours"}, {"listen"}, {"hello"}, {"doors": {"gone"}})
SLOTS = Slots(
    {"pat.anger": 0, "pat.trust": 1, "sam.trust": 2},
    {"promised": 0, "tries": 1, "cause": 2},
    {("noted", "three_hours"): 1, ("did", "listen"): 2, ("seen", "hello"): 4},
    {"doors": 0},
)
NOW = ((60, 40, 10), (True, 2, "fuse"), 0b011, ("gone",))


def worth(text: str, *, number: bool = False) -> object:
    tree, errors = resolve(parse_condition(text), SCOPE, "number" if number else "truth")
    assert errors == []
    return compiled(tree, SLOTS)(*NOW)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("anger > 50", True),
        ("anger >= 61", False),
        ("pat.anger == 60 and pat.trust != 41", True),
        ("anger < 50 or promised", True),
        ("not promised or not (anger > 50)", False),
        ("not not promised", True),
        ("anger > 50 and anger < 70 and tries == 2", True),
        ("anger < 5 or anger < 6 or anger < 70", True),
        ("cause == fuse", True),
        ("unknown != cause", True),
        ("noted(three_hours) and did(listen) and not seen(hello)", True),
        ("ended(doors) == gone", True),
        ("ended(doors) != never", True),
        ("anger - pat.trust == 20", True),
        ("2 + 3 * 4 == 14 and (2 + 3) * 4 == 20", True),
        ("-anger + 100 == 40", True),
        ("7 / 2 > 3 and 6 / 2 == 3", True),
        ("anger / (tries - 2) == 0", True),
        ("promised == true", True),
        ("true and not false", True),
        ("  anger\t>  50 ", True),
        ("true or false and false", True),
    ],
)
def test_a_condition_holds_or_not(text: str, *, holds: bool) -> None:
    assert worth(text) is holds


def test_a_score_may_be_a_fraction_and_a_whole_one_stays_whole() -> None:
    assert worth("(pat.trust + (100 - anger)) / 3", number=True) == 80 / 3
    assert repr(worth("(pat.trust + (100 - anger)) / 2", number=True)) == "40"


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("", 0, "empty", "anger < 50"),
        ("anger = 50", 6, "'='", "=="),
        ("anger == 50 && promised", 12, "'&'", "and"),
        ("anger => 50", 6, "'='", "write >="),
        ("anger =< 50", 6, "'='", "write <="),
        ("anger < 50 AND promised", 11, "'AND'", "small letters"),
        ("anger > 20 and < 50", 15, "'<'", "in full"),
        ("!promised", 0, "'!'", "not"),
        ("cause == 'fuse'", 9, "'''", "quotation"),
        ("anger < 50%", 10, "'%'", "0 to 100"),
        ("anger < 49.5", 8, "whole number", "round"),
        ("20 < anger < 50", 11, "follow", "and"),
        ("anger <", 7, "stops", "finish"),
        ("(anger < 50", 0, "bracket", ")"),
        ("anger < 50)", 10, "')'", "bracket"),
        ("anger < 50 trust", 11, "'trust'", "'and' or 'or'"),
        ("wrote(hello)", 0, "wrote", "noted(note)"),
        ("seen()", 5, "name", "seen(some_id)"),
        ("seen(hello", 10, "closing", "seen(hello)"),
        ("and anger", 0, "'and'", "should stand"),
        ("anger < 12345678901", 8, "too large", "0 to 100"),
        ("__import__('os')", 11, "'''", "quotation"),
        ("anger.level.deep > 1", 11, "'.'", "made of"),
    ],
)
def test_what_is_no_condition_is_refused_where_it_goes_wrong(text: str, column: int, message: str, hint: str) -> None:
    with pytest.raises(ConditionError) as wrong:
        parse_condition(text)
    assert wrong.value.column == column
    assert message in wrong.value.message
    assert hint in wrong.value.hint


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("angre > 50", 0, "'angre'", "did you mean 'anger'"),
        ("trust > 50", 0, "pat.trust or sam.trust", "pat.trust"),
        ("anger", 0, "a number", "compare"),
        ("anger and promised", 0, "yes or no", "compare"),
        ("cause == fuze", 9, "'fuze'", "did you mean 'fuse'"),
        ("cause == rust", 9, "none of the words", "fuse, unknown"),
        ("cause < fuse", 8, "no more or less", "=="),
        ("promised > true", 0, "only numbers", "=="),
        ("promised == 1", 0, "truth is compared with a number", "with"),
        ("cause + 1 > 2", 0, "not a number", "meters"),
        ("noted(three_hour)", 6, "no note 'three_hour'", "three_hours"),
        ("did(listne)", 4, "no tag", "listen"),
        ("seen(helo)", 5, "no beat", "hello"),
        ("ended(door) == gone", 6, "no scene", "doors"),
        ("ended(doors) == won", 16, "'won'", "gone"),
        ("outcome == won", 0, "before the conversation is over", "passes"),
        ("three_hours", 0, "nothing here is called", "noted(three_hours)"),
        ("anger / 0 > 1", 0, "divided by 0", "not 0"),
    ],
)
def test_a_name_that_means_nothing_here_is_told_with_the_nearest_that_does(
    text: str, column: int, message: str, hint: str
) -> None:
    _, errors = resolve(parse_condition(text), SCOPE)
    assert errors
    assert errors[0].column == column
    assert message in errors[0].message
    assert hint in errors[0].hint


def test_every_wrong_name_is_told_not_only_the_first() -> None:
    _, errors = resolve(parse_condition("angre > 50 and truts < 3 or not promisd"), SCOPE)
    assert [error.column for error in errors] == [0, 15, 32]


SCENE = Scene(
    "s",
    "S",
    "",
    "",
    (),
    (Part(Character("pat", "Pat", "", "", (Meter("pat.anger", "Anger", 50, "low"),), (), ())),),
    tuple(FLAGS.values()),
    (),
    (),
    "",
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("anger < 50", "Pat's anger is under 50"),
        ("not anger < 50", "Pat's anger is at least 50"),
        ("anger <= 50 and not promised", "Pat's anger is at most 50 and “promised” is false"),
        (
            "(anger > 9 or promised) and cause == fuse",
            "(Pat's anger is over 9 or “promised” is true) and “cause” is fuse",
        ),
        ("did(listen) or noted(three_hours)", "you have done “listen” or the note “three hours” has been taken"),
        ("not seen(hello)", "“hello” has not come up before"),
        ("ended(doors) == never", "the latest “doors” is never"),
    ],
)
def test_a_condition_can_be_said_in_words(text: str, words: str) -> None:
    assert in_words(resolve(parse_condition(text), SCOPE)[0], SCENE) == words


def test_the_part_that_fails_is_told_and_no_other() -> None:
    tree, _ = resolve(parse_condition("anger < 50 and promised and (tries > 5 or cause == unknown)"), SCOPE)
    causes = failing(tree, lambda part: bool(compiled(part, SLOTS)(*NOW)))
    assert [in_words(cause, SCENE) for cause in causes] == [
        "Pat's anger is under 50",
        "“tries” is over 5 or “cause” is unknown",
    ]


@given(st.text(max_size=80))
def test_any_text_is_a_condition_or_is_refused_with_a_column_in_it(text: str) -> None:
    try:
        tree = parse_condition(text)
    except ConditionError as wrong:
        assert 0 <= wrong.column <= len(text)
        assert wrong.message
    else:
        resolve(tree, SCOPE)


def written(tree: c.Condition) -> str:
    """A tree as its author could have written it, with every bracket."""
    match tree:
        case c.Number(number):
            return str(number)
        case c.Truth(truth):
            return "true" if truth else "false"
        case c.Name(text, _):
            return text
        case c.Call(function, argument, _):
            return f"{function}({argument})"
        case c.Not(part):
            return f"not ({written(part)})"
        case c.Minus(part):
            return f"-({written(part)})"
        case c.Both(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case c.Either(parts):
            return " or ".join(f"({written(part)})" for part in parts)
        case c.Compare(sign, left, right) | c.Arithmetic(sign, left, right):
            return f"({written(left)}) {sign} ({written(right)})"
        case _:
            raise AssertionError(tree)


NUMBERS = st.recursive(
    st.integers(0, 100).map(c.Number) | st.sampled_from(("anger", "pat.trust", "tries")).map(lambda t: c.Name(t, 0)),
    lambda inner: st.builds(c.Arithmetic, st.sampled_from("+-*/"), inner, inner) | st.builds(c.Minus, inner),
    max_leaves=6,
)
TRUTHS = st.recursive(
    st.builds(c.Compare, st.sampled_from(c.COMPARISONS), NUMBERS, NUMBERS)
    | st.just(c.Name("promised", 0))
    | st.just(c.Call("did", "listen", 0)),
    lambda inner: (
        st.builds(c.Not, inner)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: c.Both(tuple(parts)))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: c.Either(tuple(parts)))
    ),
    max_leaves=8,
)


@given(TRUTHS)
def test_a_condition_written_out_and_read_again_comes_to_the_same(tree: c.Condition) -> None:
    first, errors = resolve(tree, SCOPE)
    if any("divided by 0" in error.message for error in errors):
        return
    assert errors == []
    try:
        again = parse_condition(written(tree))
    except ConditionError as wrong:
        assert "too deep" in wrong.message
        return
    second, errors = resolve(again, SCOPE)
    assert errors == []
    assert compiled(first, SLOTS)(*NOW) == compiled(second, SLOTS)(*NOW)
    assert len(names_in(first)) == len(names_in(second))
