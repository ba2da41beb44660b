"""What maps from SugarCube and Harlowe and how; what does not is told with its line, and kept."""

from __future__ import annotations

import re

import pytest

from game.authoring.importing import NotMappedError
from game.authoring.twine import read_story
from game.authoring.twine.terms import condition_of, sets_of
from support.twine_stories import HARLOWE, SUGARCUBE, made, steps_of, twee

# What cannot be carried over


@pytest.mark.parametrize(
    ("text", "line", "told", "kept"),
    [
        (":: A\n<<audio 'ring' play>>\nHello.", 2, "<<audio>> cannot be carried over", "line 5: <<audio 'ring'"),
        (":: A\nHello.\n<<set $a to random(1, 6)>>", 3, "'random' cannot be said", "<<set $a to random(1, 6)>>"),
        (":: A\n<<if $bag.length gt 2>>Full.<</if>>", 2, "a condition was left out", '- narrator: "Full."'),
        (":: A\nHe has $gold coins.", 2, "cannot show what $gold holds", '"He has … coins."'),
        (":: A\n[[Go->Nowhere]]", 2, "there is no passage 'Nowhere'", "has not been written"),
        (":: A\n<b>Loud</b> words.", 2, "HTML was left out", '"Loud words."'),
        (":: A\nIt is ''very'' //late//.", 2, "formatting was left out", '"It is very late."'),
        (":: A\nHello.\n\n:: Style [stylesheet]\nbody { }", 5, "'Style' is no beat", "# body { }"),
        (":: A\nHello.\n\n:: A\nAgain.", 5, "'A' has the name of another", "# Again."),
        (":: A\n<<if true>>Hello.", 2, "<<if>> is never closed", '- narrator: "Hello."'),
        (":: A\nHello.<</if>>", 2, "there is nothing here that this closes", "<</if>>"),
        (":: A\nHello.<<else>>You.", 2, "there is no <<if>>", '"Hello.You."'),
        (":: A\nHe is <<if $a>>calm<</if>> now.", 2, "cut into several lines", '- narrator: "now."'),
        (":: A\n[img[face.png]]\nHello.", 2, "a scene shows no pictures", "[img[face.png]]"),
        (":: A\n<<set $a to 1>><<set $a to 'x'>>Hi.", 2, "now one kind of value and now another", "<<set"[2:]),
        (":: A\n<<set $a to 1.5>>Hi.", 2, "1.5 is not a whole number", "$a to 1.5"),
        (":: A\n<<script>>\nalert(1)\n<</script>>\nHi.", 2, "<<script>> cannot be carried over", "alert(1)"),
    ],
)  # fmt: skip
def test_what_a_scene_cannot_say_is_told_with_its_line_and_kept(text: str, line: int, told: str, kept: str) -> None:
    found = made(twee(text))
    whole = found.files[f"scenes/{found.scene}.yaml"]
    assert any(loss.line == line + 3 and told in loss.message for loss in found.losses), found.losses
    assert kept in whole


def test_a_sentence_of_plain_words_and_links_loses_nothing_and_nothing_is_told() -> None:
    found = made(twee(":: A\nYou can [[go home->B]] or [[stay->B]].\n\n:: B [won]\nThe end."))
    assert found.losses == ()
    assert '- narrator: "You can go home or stay."' in found.files["scenes/story.yaml"]


def test_every_word_of_a_story_is_in_the_scene_or_in_the_report() -> None:
    """Nothing is dropped in silence."""
    for text, name in ((SUGARCUBE, "lost.twee"), (HARLOWE, "cafe.html")):
        found = made(text, name)
        whole = "\n".join((*found.files.values(), *(loss.message for loss in found.losses)))
        for passage in read_story(text, name).passages:
            said = re.sub(r"<<.*?>>|\([a-z-]+:[^)]*\)", " ", passage.text)
            for word in said.replace('"', " ").split():
                plain = "".join(sign for sign in word if sign.isalpha())
                if plain.isalpha() and plain == word and len(plain) > 5:
                    assert word in whole or word.lower() in whole, word


# Expressions


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("<<if $a>>x<</if>><<set $a to true>>", "when: a"),
        ("<<if !$a>>x<</if>><<set $a to true>>", "when: not a"),
        ("<<if $a>>x<</if>><<set $a to 3>>", "when: a != 0"),
        ("<<if $a>>x<</if>><<set $a to 'yes'>><<set $a to ''>>", "when: a != empty"),
        ("<<if $a gte 2 && $b neq 4 || $c is false>>x<</if>>", "when: (a >= 2 and b != 4) or c == false"),
        ("<<if $a isnot 'Red Van'>>x<</if>>", "when: a != red_van"),
        ("<<if ($a + 2) * 3 > $b - 1>>x<</if>>", "when: ((a + 2) * 3) > (b - 1)"),
        ("<<if visited() gt 1>>x<</if>>", "when: seen(a)"),
        ("<<if visited() is 1>>x<</if>>", "when: not seen(a)"),
        ("<<if visited('B') >= 1>>x<</if>>", "when: seen(b)"),
        ("<<if hasVisited('B') is false>>x<</if>>", "when: not seen(b)"),
        ("<<set $isOut += 2>>", "is_out: +2"),
        ("<<set $n to $n - 2>>", "n: -2"),
        ("<<set $n++>>", "n: +1"),
        ("<<set $n to -2>>", "n: = -2"),
        ("<<set $not to true>>", "not_2: true"),
        ("<<switch $a>><<case 1 2>>x<<default>>y<</switch>><<set $a to 1>>", "when: a == 1 or a == 2"),
        ("<<switch $a>><<case 'x'>>x<<case 'y'>>y<</switch>><<set $a to 'y'>>", "when: a == y"),
    ],
)
def test_conditions_and_assignments_of_sugarcube(passage: str, expected: str) -> None:
    text = steps_of(twee(f":: A\n{passage}\nHello. [[B]]\n\n:: B [won]\nBye."))
    assert expected in [line.strip().removeprefix("- ") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("(if: $a is not 2)[x]", "when: a != 2"),
        ("(if: visits is 1)[x]", "when: not seen(a)"),
        ('(if: (visited: "B"))[x]', "when: seen(b)"),
        ("(unless: $a > 2 or $b)[x]", "when: not (a > 2 or b)"),
        ("(put: 5 into $a)", "a: 5"),
        ("(set: $a to it + 5)", "a: +5"),
        ("(If:$a)[x](Else:)[y]", "when: a"),
    ],
)
def test_conditions_and_assignments_of_harlowe(passage: str, expected: str) -> None:
    text = steps_of(twee(f":: A\n{passage}\nHello. [[B]]\n\n:: B [won]\nBye.", "Harlowe"))
    assert expected in [line.strip().removeprefix("- ") for line in text.splitlines()]


@pytest.mark.parametrize(
    "source", ["", "$a is", "$a.b is 1", "$a is 1 2", "f($a)", "visited() > 3", "(" * 50 + "1" + ")" * 50]
)
def test_what_is_no_plain_condition_is_said_to_be_none(source: str) -> None:
    with pytest.raises(NotMappedError):
        condition_of(source)


def test_what_sets_no_plain_variable_is_said_so() -> None:
    for source in ("", "$a", "$a.b to 1", "$a *= 2", "State.x to 1"):
        with pytest.raises(NotMappedError):
            sets_of(source, 1)


def test_where_no_link_is_open_the_story_ends() -> None:
    """As in Twine, where such a passage simply shows none."""
    text = steps_of(twee(":: A\n<<if $a>>[[B]]<</if>>\nHello.\n\n:: B [won]\nBye.<<set $a to true>>"))
    assert "- when: a\n      then:\n        - choose:" in text
    assert "otherwise:\n        - end: a" in text
