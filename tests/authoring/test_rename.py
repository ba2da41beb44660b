"""Renaming: everywhere, exactly there, there and back; and what is refused, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.rename import NotThereError, RefusedError, Renaming, Wanted, rename, wanted
from game.authoring.translation import messages, updated
from game.script.language import Po, po_of
from game.script.library import outline_of, read_library
from game.script.names import KINDS, Kind, LibraryNames, Named, names_in_library
from game.script.source import Source, Sources, read_sources
from support.first_levels import first_levels
from support.named_libraries import BESIDE, by_hand, drawn

FRESH = "zz_fresh"


def sources(files: dict[str, str] | None = None) -> Sources:
    return Sources.of(files or by_hand(), "our_calls")


def names(of: Sources) -> LibraryNames:
    return names_in_library(outline_of(of), BESIDE)


def after(of: Sources, made: Renaming) -> Sources:
    """The library with a renaming done."""
    called = {made.moves.get(name, name): source for name, source in of.files.items()}
    texts = {made.moves.get(name, name): data for name, (_, data) in made.files.items()}
    return replace(of, files=MappingProxyType(called)).having(texts)


def data(of: Sources) -> dict[str, bytes]:
    return {name: source.data for name, source in of.files.items()}


def do(of: Sources, kind: Kind, old: str, new: str, scene: str = "") -> Sources:
    beside = BESIDE if "cast/mr_bell.yaml" in of.files else ()
    return after(of, rename(of, wanted(names(of), kind, old, scene), new, beside))


def there_and_back(of: Sources, what: Named) -> None:
    """A thing called otherwise is called so everywhere, reads as before, and can be called back to the last byte."""
    made = rename(of, Wanted(what), FRESH, BESIDE, remembers=False)
    there = after(of, made)
    now = names_in_library(outline_of(there), [name.replace(f"/{what.name}", f"/{FRESH}") for name in BESIDE])
    assert not now.of(what)
    assert len(now.of(what._replace(name=FRESH))) == made.places
    told = [(problem.code, problem.severity) for problem in read_library(of).problems]
    assert [(problem.code, problem.severity) for problem in read_library(there).problems] == told
    beside = [name.replace(f"/{what.name}", f"/{FRESH}") if what.name in name else name for name in BESIDE]
    back = after(there, rename(there, Wanted(what._replace(name=FRESH)), what.name, beside, remembers=False))
    assert data(back) == data(of)


@pytest.mark.parametrize("what", names(sources()).defined, ids=lambda what: f"{what.kind} {what.path}")
def test_each_name_of_a_library_can_be_changed_and_changed_back(what: Named) -> None:
    if what.name == "listen":
        with pytest.raises(RefusedError, match="a name of the game's own: it is what hearing a line out does"):
            rename(sources(), Wanted(what), FRESH, BESIDE)
    else:
        there_and_back(sources(), what)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_each_name_of_a_drawn_library_can_be_changed_and_changed_back(seed: int, which: int) -> None:
    of = sources(drawn(seed))
    found = [what for what in names(of).defined if what.name != "listen"]
    there_and_back(of, found[which % len(found)])


def test_names_of_the_shipped_library_can_be_changed_and_changed_back(root: Path, tmp_path: Path) -> None:
    of = read_sources(first_levels(root, tmp_path / "dialogues", translated=True))
    found: dict[Kind, Named] = {}
    for what in names(of).defined:
        if what.name != "listen":
            found[what.kind] = what
    assert {*found, "promise"} == set(KINDS)  # the shipped scenes may do without a promise
    for kind in ("meter", "ending", "option"):  # each other kind, and each name, takes minutes
        there_and_back(of, found[kind])


# ------------------------------------------------------------------ everywhere it is named


def changed(kind: Kind, old: str, new: str, scene: str = "") -> dict[str, list[tuple[str, str]]]:
    """The lines that a renaming changes, in each file, before and after."""
    before = sources()
    now, moves = do(before, kind, old, new, scene), rename(before, wanted(names(before), kind, old, scene), new, BESIDE)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, source in before.files.items():
        lines = source.data.decode().splitlines(keepends=True)
        others = now.files[moves.moves.get(name, name)].data.decode().splitlines(keepends=True)
        pairs = [(one.strip(), other.strip()) for one, other in zip(lines, others, strict=True) if one != other]
        if pairs:
            found[name] = pairs
    return found


def test_a_beat_is_renamed_in_its_scene_and_nothing_else_of_that_name() -> None:
    assert changed("beat", "teapot.ring", "hello") == {
        "scenes/teapot.yaml": [
            ("start: 'ring'", "start: 'hello'"),
            ("ring:", "hello:"),
            (
                "sorry: {say: Sorry, note: {sunday: Sunday}, go: ring}",
                "sorry: {say: Sorry, note: {sunday: Sunday}, go: hello}",
            ),
        ]
    }


def test_a_flag_is_renamed_in_conditions_and_plays_and_not_the_option_the_note_or_the_beat() -> None:
    assert changed("flag", "ring", "rings", "teapot") == {
        "scenes/teapot.yaml": [
            ("variants: {ring: [true, false]}", "variants: {rings: [true, false]}"),
            ("- {mr_bell: Well, really, when: not ring}", "- {mr_bell: Well, really, when: not rings}"),
            ("variants: {ring: true}", "variants: {rings: true}"),
        ]
    }
    assert [one for pair in changed("flag", "photos", "sent")["scenes/teapot.yaml"] for one in pair[1:]] == [
        "sent: false             # called like an option",
        "set: {sent: true, lid: whole}",
        "expect: sent and mr_bell.trust >= 0",
    ]


def test_an_ending_is_renamed_in_other_scenes_and_in_what_people_remember() -> None:
    found = changed("ending", "glue", "stuck")
    assert found.keys() == {"scenes/teapot.yaml", "scenes/kettle.yaml", "cast/mr_bell.yaml"}
    assert [new for _, new in found["scenes/kettle.yaml"]] == [
        "- when: ended(teapot) == stuck and mr_bell.anger > joan.anger",
        "one: {choose: warm, remember: {teapot: stuck}}",
    ]


def test_a_person_takes_file_portrait_and_voices_along() -> None:
    before = sources()
    made = rename(before, wanted(names(before), "character", "mr_bell"), "mr_low", BESIDE)
    assert made.moves == {
        "cast/mr_bell.yaml": "cast/mr_low.yaml",
        "portraits/mr_bell.svg": "portraits/mr_low.svg",
        "voices/mr_bell": "voices/mr_low",
    }
    now = after(before, made)
    assert b"portrait: mr_low.svg" in now.files["cast/mr_low.yaml"].data
    assert b"furious: mr_low . anger" in now.files["cast/mr_low.yaml"].data
    scene = now.files["scenes/teapot.yaml"].data.decode()
    assert "voice: mr_low/one.ogg" in scene
    assert scene.count("mr_bell") == 1  # in the comment
    assert '\\"Mr\\" Bell to ring' in scene


def test_a_drawing_of_the_games_own_keeps_its_name() -> None:
    before = sources()
    made = rename(before, wanted(names_in_library(outline_of(before)), "character", "mr_bell"), "mr_low")
    assert made.moves == {"cast/mr_bell.yaml": "cast/mr_low.yaml"}
    assert b"portrait: mr_bell.svg" in after(before, made).files["cast/mr_low.yaml"].data


def test_a_scene_is_renamed_in_the_course_in_conditions_and_in_plays() -> None:
    found = changed("scene", "teapot", "pot")
    assert [new for _, new in found["course.yaml"]] == [
        "- pot",
        "- {scene: kettle, after: pot}   # the kettle, later",
    ]
    assert found["cast/mr_bell.yaml"] == [("wary: ended(teapot) == glue", "wary: ended(pot) == glue")]
    assert found["scenes/teapot.yaml"] == [("scene: teapot", "scene: pot")]
    assert len(found["scenes/kettle.yaml"]) == 2


def test_a_word_is_renamed_in_all_texts_and_not_where_the_brace_is_a_brace() -> None:
    found = changed("word", "company", "firm")
    assert found["course.yaml"] == [
        ("title: Calls at {company}", "title: Calls at {firm}"),
        ("company: Leaf", "firm: Leaf"),
    ]
    assert found["skills.yaml"][0][1].endswith('tip: "Hear {firm}."}')
    assert [new for _, new in found["scenes/teapot.yaml"]] == [
        "title: The Teapot of {firm}",
        "say: Photos of {firm}, {{please}, {  firm }.",
    ]


def test_a_tag_is_renamed_where_it_is_done_taught_asked_for_and_reacted_to() -> None:
    found = changed("tag", "fix", "mend")
    assert found.keys() == {"skills.yaml", "cast/mr_bell.yaml", "scenes/teapot.yaml", "scenes/kettle.yaml"}
    assert ("does: [fix, 'excuse']", "does: [mend, 'excuse']") in found["scenes/teapot.yaml"]
    assert ("when: did(fix) or not did(fix)", "when: did(mend) or not did(mend)") in found["scenes/teapot.yaml"]


def test_all_options_of_a_name_are_renamed_or_those_of_one_beat() -> None:
    everywhere = changed("option", "photos", "pictures")["scenes/teapot.yaml"]
    assert ("choose: [photos, photos]", "choose: [pictures, pictures]") in everywhere
    first = changed("option", "teapot.ring.photos", "pictures")["scenes/teapot.yaml"]
    assert [new for _, new in first] == ["pictures:", "choose: [pictures, photos]"]
    second = changed("option", "what_now.photos", "pictures", "teapot")["scenes/teapot.yaml"]
    assert [new for _, new in second] == [
        'pictures: {say: Again, does: fix, end: "pot"}',
        "choose: [photos, pictures]",
    ]


# ------------------------------------------------------------------ translations


def test_no_translation_is_lost_whatever_is_renamed(root: Path) -> None:
    of = read_sources(root / "dialogues")
    total = sum(entry.is_done for entry in po_of(of.files["translations/es.po"]).entries)
    renamings: list[tuple[Kind, str, str]] = [
        ("scene", "late_install", "the_long_wait"),
        ("character", "mrs_smith", "mrs_jones"),
        ("beat", "the first of al_whiner", "a_new_beat"),
        ("tag", "acknowledge", "recognise"),
        ("word", "company", "firm"),
    ]
    for kind, old, new in renamings:
        found = names_in_library(outline_of(of))
        name = found.things("beat", "al_whiner")[0].path if kind == "beat" else old
        of = after(of, rename(of, wanted(found, kind, name), new))
    po = po_of(of.files["translations/es.po"])
    fresh = updated(po, [message.entry for message in messages(read_library(of))])
    assert (fresh.untranslated, fresh.changed, fresh.gone) == (0, 0, 0)
    assert sum(entry.is_done for entry in po.entries) == total
    text = of.files["translations/es.po"].data.decode()
    assert "#: scenes/the_long_wait.yaml" in text
    assert not re.search(r"late_install/|mrs_smith|\{company\}", re.sub(r"^#\..*\n", "", text, flags=re.MULTILINE))


def test_a_translation_that_is_out_of_use_follows_too() -> None:
    po = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#~ msgctxt "teapot/ring/photos/say"\n#~ msgid "Earlier, {company}."\n#~ msgstr "Antes, {company}."\n\n'
        '#, fuzzy\n#| msgid "A {company}"\nmsgctxt ""\n"teapot/"\n"ring/"\n"old/say"\n'
        'msgid "Gone {{company} {company}"\nmsgstr "Ido"\n'
    )
    of = sources({**by_hand(), "translations/es.po": po})
    now = do(do(do(of, "beat", "teapot.ring", "hello"), "word", "company", "firm"), "scene", "teapot", "pot")
    assert now.files["translations/es.po"].data.decode() == po.replace("teapot/", "pot/").replace(
        "ring/", "hello/"
    ).replace("{company}.", "{firm}.").replace(" {company}", " {firm}")


def test_a_translation_that_cannot_be_read_is_told_before_anything_is_made() -> None:
    of = sources({**by_hand(), "translations/es.po": 'msgctxt "teapot/title"\nmsgid "x\n'})
    with pytest.raises(RefusedError, match=r"our_calls/translations/es\.po:2"):
        do(of, "scene", "teapot", "pot")


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("kind", "old", "new", "says"),
    [
        ("beat", "teapot.ring", "what_now", "there is a beat 'what_now' already, in our_calls/scenes/teapot.yaml:40"),
        ("beat", "teapot.ring", "The End", "a name is small letters, digits and _, and begins with a letter. For "),
        ("beat", "teapot.ring", "ring", "the beat is called 'ring' already"),
        ("scene", "teapot", "con", "Windows keeps that name"),
        ("scene", "teapot", "kettle", "there is a scene 'kettle' already"),
        ("character", "joan", "aux", "Windows keeps that name"),
        ("character", "joan", "choose", "it means something else in a scene"),
        ("character", "joan", "you", "'you' is a name of the game's own: it is whoever plays"),
        ("tag", "fix", "listen", "'listen' is a name of the game's own"),
        ("option", "leave", "silence", "it is what saying nothing is called"),
        ("option", "teapot.ring.photos", "hurry", "there is an option 'hurry' already"),
        ("ending", "glue", "never", "'never' is a name of the game's own"),
        ("flag", "lid", "and", "no flag can be called 'and'"),
        ("flag", "lid", "anger", "'anger' is the name of a meter too"),
        ("flag", "lid", "photos", "there is a flag 'photos' already"),
        ("flag", "lid", "whole", "'whole' is a word of the flag 'whole' and also the name of"),
        ("meter", "mr_bell.trust", "when", "no meter can be called 'when'"),
        ("note", "sunday", "photos", "there is a note 'photos' already"),
        ("word", "company", "player", "it is the player's name"),
    ],
)
def test_a_name_that_cannot_be_is_refused(kind: Kind, old: str, new: str, says: str) -> None:
    of = sources()
    with pytest.raises(RefusedError, match=re.escape(says)):
        do(of, kind, old, new)


@pytest.mark.parametrize(
    ("kind", "old", "scene", "says"),
    [
        ("beat", "teapot.rin", "", "there is no beat 'rin' in 'teapot'. Did you mean 'ring'?"),
        (
            "beat",
            "ring",
            "",
            "'ring' is the name of several beats: kettle.ring, teapot.ring. Write which",
        ),
        ("beat", "ring", "teapto", "there is no scene 'teapto' with a beat. Did you mean 'teapot'?"),
        ("tag", "fxi", "", "there is no tag 'fxi'. Did you mean 'fix'?"),
        ("tag", "fix", "teapot", "a tag belongs to no scene: leave --scene out."),
        ("tag", "teapot.fix", "", "a tag is written as its name alone, and this is 'teapot.fix'."),
        ("option", "teapot.rnig.photos", "", "there is no beat 'rnig' with options in the scene 'teapot'. Did you"),
        ("ending", "nothing_near", "", "there is no ending 'nothing_near'. There is cold, glue, pot."),
        ("meter", "anger", "", "'anger' is the name of several meters: joan.anger, mr_bell.anger."),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(kind: Kind, old: str, scene: str, says: str) -> None:
    with pytest.raises(NotThereError, match=re.escape(says)):
        wanted(names(sources()), kind, old, scene)


def test_a_file_with_errors_that_has_the_name_stops_it_and_another_does_not() -> None:
    broken = by_hand() | {"scenes/kettle.yaml": by_hand()["scenes/kettle.yaml"].replace("{joan.anger: +5}", "anger")}
    with pytest.raises(RefusedError, match="'glue' stands in a file that has errors") as refused:
        do(sources(broken), "ending", "glue", "stuck")
    assert refused.value.more[0].startswith("our_calls/scenes/kettle.yaml:11:")
    assert b"mended: {title: Pot" in do(sources(broken), "ending", "pot", "mended").files["scenes/teapot.yaml"].data


def test_a_file_that_cannot_be_read_at_all_is_told_where_the_name_may_have_been() -> None:
    of = sources(by_hand() | {"scenes/teapot.yaml": "- beats\n"})
    with pytest.raises(NotThereError, match=r"Not looked through, because they cannot be read: scenes/teapot\.yaml\."):
        wanted(names(of), "beat", "teapot.what_now")


def test_a_name_that_is_written_with_escapes_is_told_where() -> None:
    odd = by_hand() | {"scenes/kettle.yaml": by_hand()["scenes/kettle.yaml"].replace("- joan:", '- "jo\\x61n":')}
    with pytest.raises(RefusedError, match=r"kettle\.yaml:8 the name is not written as it is read"):
        do(sources(odd), "character", "joan", "jane")


def test_a_name_that_would_come_to_mean_something_else_is_refused() -> None:
    """`glue` compared with how a scene ended is an ending; a flag of that name would take its place."""
    teapot = by_hand()["scenes/teapot.yaml"].replace("when: did(fix) or", "when: ended(kettle) == cold or")
    of = sources(by_hand() | {"scenes/teapot.yaml": teapot})
    with pytest.raises(RefusedError, match="'cold' cannot be"):
        do(of, "flag", "lid", "cold")


def test_a_play_that_does_not_say_which_option_it_takes_is_told() -> None:
    teapot = by_hand()["scenes/teapot.yaml"].replace("choose: [photos, photos]", "choose: [photos, photos, leave]")
    with pytest.raises(RefusedError, match="the play 'the model answer' does not say which it takes"):
        do(sources(by_hand() | {"scenes/teapot.yaml": teapot}), "option", "teapot.ring.photos", "pictures")


def test_an_empty_po_file_stays_empty() -> None:
    assert po_of(Source("es.po")) == Po(())
