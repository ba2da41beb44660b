"""Any text at all in Yarn or ink: a scene that passes check, or one plain sentence; never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.importing import Imported, NotStoryError
from support.flow_stories import ink, scene_of_made, yarn

YARN = st.sampled_from(
    (
        "title: A\n---\n",
        "\n===\n",
        "title: B\nwhen: $a\n---\n",
        "title: B\nwhen: once\n---\n",
        "\n-> Yes\n",
        "\n-> No <<if $a>>\n",
        "\n    ",
        "\n=> One\n",
        "\n=> Two <<once>>\n",
        "\n<<if $a>>\n",
        "\n<<elseif $b > 3>>\n",
        "\n<<else>>\n",
        "\n<<endif>>\n",
        "\n<<once>>\n",
        "\n<<endonce>>\n",
        "\n<<set $a to true>>\n",
        "\n<<set $b += 1>>\n",
        '\n<<set $c = "x">>\n',
        "\n<<set $b = $b * 2>>\n",
        "\n<<jump A>>\n",
        "\n<<jump B>>\n",
        "\n<<detour B>>\n",
        "\n<<return>>\n",
        "\n<<stop>>\n",
        "\n<<declare $d = $a && $e>>\n",
        "\n<<jump {$c}>>\n",
        '{visited("B")}',
        "{$b}",
        "{$c}",
        '[select value={$c} x="y" other="z"/]',
        "[b]",
        "[/b]",
        "Ann: ",
        "You: ",
        " #tag",
        " // note",
        "\\",
        "<<",
        ">>",
        "{",
        "}",
        "\n\n",
        "Hello. ",
        "é\u2028",
        "\x07",
        "\n<<enum E>>\n<<case X>>\n<<endenum>>\n<<if $f == .X>>\n",
        ' <<if visited_count("A") == 2>>',
        ": ",
        '"',
    )
)
INK = st.sampled_from(
    (
        "\n=== a\n",
        "\n=== b(x)\n",
        "\n= s\n",
        "\n* Yes\n",
        "\n+ No\n",
        "\n* * Deep\n",
        "\n- ",
        "\n- (top) ",
        "\n* (pick) {a} Pick [me] on\n",
        "\n* -> a\n",
        "\n* ->\n",
        "-> a",
        "-> b(1)",
        "-> top",
        "-> pick",
        "-> a.s",
        "-> END",
        "->->",
        "-> a ->",
        "<- b",
        "\n{ v > 1:\n",
        "\n- else: ",
        "\n}\n",
        "{v: yes|no}",
        "{one|two|three}",
        "{&x|y}",
        "{!z}",
        "{~p|q}",
        "{v}",
        "{w}",
        "{a}",
        "{ stopping:\n- one\n- two\n}",
        "\n~ v = v + 1\n",
        "\n~ v++\n",
        '\n~ w = "x"\n',
        "\n~ temp t = v\n",
        "\nVAR v = 1\n",
        '\nVAR w = "ab"\n',
        "\nLIST m = (i), j\n",
        "\n~ m = j\n",
        "{m}",
        "<>",
        "# tag",
        "// note",
        "/*",
        "*/",
        "\\{",
        "{",
        "}",
        "|",
        "Ann: ",
        "Hello. ",
        "\n",
        "\nTODO: x\n",
        "é\u2028",
        "\x07",
        "\n=== function f(y)\n~ return y\n",
        "{f(v)}",
        "\nINCLUDE x.ink\n",
        "\nVAR d = -> a\n",
        "-> d",
    )
)


def passes(read: Callable[[str], Imported], text: str) -> None:
    try:
        made = read(text)
    except NotStoryError as reason:
        assert str(reason)
        assert "would not pass check" not in str(reason), text
        return
    scene_of_made(made)
    assert all(loss.line >= 1 for loss in made.losses)


@given(st.lists(YARN | st.text(max_size=4), max_size=30).map(lambda parts: "title: A\n---\nHi.\n" + "".join(parts)))
@settings(max_examples=120, deadline=None)
def test_any_text_at_all_in_yarn_becomes_a_scene_that_passes_check(text: str) -> None:
    passes(yarn, text)


@given(st.lists(INK | st.text(max_size=4), max_size=30).map("".join))
@settings(max_examples=120, deadline=None)
def test_any_text_at_all_in_ink_becomes_a_scene_that_passes_check(text: str) -> None:
    passes(ink, text)


def deep_texts(count: int) -> Iterator[tuple[Callable[[str], Imported], str]]:
    yield yarn, "<<if $a>>\n" * count + "Hi."
    yield yarn, "".join(f"{' ' * n}-> {n}\n" for n in range(count)) + "Hi."
    yield ink, "{ a:\n" * count + "Hi." + "\n}" * count
    yield ink, "".join(f"{'*' * n} {n}\n" for n in range(1, count))
    yield ink, "{a:" * count + "}" * count


@pytest.mark.parametrize("count", [30, 300])
def test_texts_that_are_nested_deep_are_read_and_told(count: int) -> None:
    for read, text in deep_texts(count):
        passes(read, text)
