"""Other words in a text of a file: they stand where the old ones stood, and nothing else is touched."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.script.syntax import reworded, with_comments
from game.story.model import Mark, fill

WORDS = {"company": "North Star", "player": "[name]"}


def shown(text: str) -> str:
    return " ".join(fill(text, WORDS).split())


CASES = {
    "a plain word": ("a: One two three. # ours\n", "One 2 three.", "a: One 2 three. # ours\n"),
    "the first": ("a: One two.\n", "Two two.", "a: Two two.\n"),
    "one more at the end": ("a: One two.\n", "One two. Three.", "a: One two. Three.\n"),
    "one more at the start": ("a: One two.\n", "So: one two.", 'a: "So: one two."\n'),
    "one less": ("a: One two three.\n", "One three.", "a: One three.\n"),
    "the first goes": ("a: One two three.\n", "two three.", "a: two three.\n"),
    "the last goes": ("a: One two three.\n", "One two", "a: One two\n"),
    "over several lines": (
        "a:  One two\n    three four,\n    five.\nb: 1\n",
        "One two three and four, five.",
        "a:  One two\n    three and four,\n    five.\nb: 1\n",
    ),
    "a colon comes into it": ("a: One two\nb: 1\n", "One: two", 'a: "One: two"\nb: 1\n'),
    "a colon comes into several lines": (
        "a: One\n  two\n  three\n",
        'One: "two" three',
        'a: "One:\n  \\"two\\"\n  three"\n',
    ),
    "a comment's sign": ("a: One two\n", "One # two", 'a: "One # two"\n'),
    "in brackets": ("{a: One two, b: 1}\n", "One, two]", '{a: "One, two]", b: 1}\n'),
    "single quotation marks": ("a: 'It''s one'\n", "It's two's", "a: 'It''s two''s'\n"),
    "double quotation marks": ('a: "One: two"\n', 'One: "2" \\', 'a: "One: \\"2\\" \\\\"\n'),
    "escapes": ('a: "One \\u2013 two\\t"\n', "One – three", 'a: "One – three\\t"\n'),
    "a block": ("a: |\n  One two.\n\n  Three.\nb: 1\n", "One 2. Three.", "a: |\n  One 2.\n\n  Three.\nb: 1\n"),
    "a folded block": ("a: >-\n  One\n  two.\n\nb: 1\n", "One two: 3.", "a: >-\n  One\n  two: 3.\n\nb: 1\n"),
    "the firm's word stays": (
        "a: Here is {company}, {player}.\n",
        "This is North Star, [name]!",
        "a: This is {company}, {player}!\n",
    ),
    "the firm's word stays beside another stop": ("a: Hi, {company}.\n", "Hi, North Star!", "a: Hi, {company}!\n"),
    "a brace comes into it": ("a: One two\n", "One {two}", "a: One {{two}\n"),
    "a word in braces comes into it": ("a: One two\n", "One {player}, {company}", "a: One {player}, {company}\n"),
    "a word in braces stays, written so": ("a: Hi, {player}. One\n", "Hi, {player}. Two", "a: Hi, {player}. Two\n"),
    "the firm's word goes": ("a: Here is {company}.\n", "Here am I.", "a: Here am I.\n"),
    "the lines of Windows": ("a: One\r\nb: 1\r\n", "Two", "a: Two\r\nb: 1\r\n"),
    "an emoji before it": ("x: 😀\na: One\n", "Two", "x: 😀\na: Two\n"),
}


def at(text: str) -> Mark:
    """Where the value of the key a begins."""
    node: Any = yaml.compose(text)
    mark = next(value.start_mark for key, value in node.value if key.value == "a")
    return Mark(mark.line + 1, mark.column + 1)


@pytest.mark.parametrize("case", CASES)
def test_the_words_are_put_where_the_old_ones_stood(case: str) -> None:
    text, wished, made = CASES[case]
    assert reworded(text, at(text), wished, shown) == made


def test_where_no_text_begins_nothing_is_made() -> None:
    assert reworded("a: One\n", Mark(1, 2), "Two", shown) is None
    assert reworded("a: One\n", Mark(7, 1), "Two", shown) is None
    assert reworded("a: [One\n", Mark(1, 5), "Two", shown) is None
    assert reworded("a: [1, 2]\n", Mark(1, 4), "Two", shown) is None


signs = st.text(st.sampled_from("ab:#-'\"\\,[]{}&*!|>%@`?é\u2019."), min_size=1, max_size=6)
sentences = st.lists(signs, min_size=1, max_size=6).map(" ".join)


@given(sentences, sentences, st.sampled_from(("single", "double", "plain", "flow", "folded")))
def test_whatever_is_wished_is_what_it_says_and_all_else_stays(was: str, wished: str, style: str) -> None:
    match style:
        case "single":
            text = "a: '{}'\nb: [x]\n".format(was.replace("'", "''"))
        case "double":
            text = f"a: {json.dumps(was, ensure_ascii=False)}\nb: [x]\n"
        case "flow":
            text = f"{{a: {json.dumps(was, ensure_ascii=False)}, b: [x]}}\n"
        case "folded":
            text = f"a: >-\n  {was}\nb: [x]\n"
        case _:
            text = f"a: word {was.translate(str.maketrans('', '', ':#'))}\nb: [x]\n"
    before = yaml.safe_load(text)
    if shown(before["a"]).split() == wished.split():
        return
    made = reworded(text, at(text), wished, shown)
    if made is None:  # a block cannot begin with a space's sign, and takes no quotation marks
        assert style == "folded"
        return
    after = yaml.safe_load(made)
    assert after.keys() == before.keys()
    assert after["b"] == before["b"]
    assert shown(after["a"]).split() == wished.split()


def test_comments_stand_over_their_lines_as_deep_as_those_and_over_what_is_accepted() -> None:
    text = "a:\n  - b: |\n      One.\n  # accept DLG403: so\n  - c: 2\n"
    made = with_comments(text, [(5, "review (Ann): too\nlong"), (5, "second"), (1, "first")])
    assert made == (
        "# first\na:\n  - b: |\n      One.\n  # review (Ann): too long\n  # second\n  # accept DLG403: so\n  - c: 2\n"
    )


def test_a_comment_that_is_there_already_is_not_put_there_again() -> None:
    made = with_comments("a: 1\nb: 2\n", [(2, "review (Ann): why?")])
    assert made == "a: 1\n# review (Ann): why?\nb: 2\n"
    assert with_comments(made, [(3, "review (Ann): why?")]) == made


def test_a_comment_that_would_become_part_of_a_text_is_not_written() -> None:
    assert with_comments("a: |\n  One.\n  Two.\n", [(3, "x")]) is None
    assert with_comments("a: 1\n", [(9, "x")]) is None
