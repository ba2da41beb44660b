"""What passes in a player's words, and what was missing: right for every condition that can be written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.paths import assets_dir, dialogues_dir
from game.script.language import open_language, translation_of
from game.script.library.index import open_index, translated_index
from game.script.library.read import read_scene
from game.session import DebriefPage
from game.session.missing import Passage, how_it_was_passed
from game.session.passing import passing, scale
from game.story.condition.names import Scope, resolve
from game.story.condition.parse import parse_condition
from game.story.debrief import debrief
from game.story.engine.conversation import Setup, start
from game.story.language import ENGLISH, Language
from game.story.model.cast import Character, Meter, Part, Skill
from game.story.model.condition import Condition
from game.story.model.flags import Flag
from game.story.model.scene import Beat, Choose, EarlierScene, End, Ending, Option, Scene, TakeNote
from game.story.texts import rewritten_character
from support.debriefs import LOST, STALL, WON, talked_over
from support.terminal_scenes import library

SKILLS = {
    "kind": Skill("kind", "Kindness", "heart", "skill", "Be kind."),
    "rude": Skill("rude", "Rudeness", "heart", "fault", "Do not."),
}
FLAGS = (
    Flag("promised", start=False, values=(False, True)),
    Flag("tries", start=0),
    Flag("cause", start="unknown", values=("unknown", "too_late")),
)


def written(text: str, *, two: bool = False) -> Condition:
    """A condition as an author writes it."""
    meters = {name: (f"pat.{name}",) for name in ("anger", "trust")} | {"you.nerve": ("you.nerve",)}
    if two:
        meters["sam.trust"] = ("sam.trust",)
        meters["pat.trust"] = ("pat.trust",)
    scope = Scope(
        meters=meters,
        flags={flag.id: flag for flag in FLAGS},
        notes={"called_before"},
        tags={"kind", "rude"},
        beats={"hello", "the_shed"},
        endings={"first_call": {"glad", "gone"}},
        outcome=True,
    )
    tree, errors = resolve(parse_condition(text), scope)
    assert not errors, errors
    return tree


def person(id_: str, name: str, *meters: Meter) -> Part:
    return Part(Character(id_, name, "", "", meters, (), ()))


def call(passes: str, *, two: bool = False, **levels: int) -> Scene:
    """A call that ends at once, with what passes, and meters that begin (and end) so."""
    anger, trust, nerve = (levels.get(name, 50) for name in ("anger", "trust", "nerve"))
    pat = person("pat", "Pat", Meter("pat.anger", "Anger", anger, "low"), Meter("pat.trust", "Trust", trust, "high"))
    you = person("you", "You", Meter("you.nerve", "Nerve", nerve, "high"))
    sam = (person("sam", "Sam", Meter("sam.trust", "Trust", 10, "high")),) if two else ()
    options = (
        Option("end", "Bye.", does=("kind",), exit=End("gone")),
        Option("ask", "Ask.", notes=(TakeNote("called_before", "Pat rang on {day}."),), exit=End("even")),
    )
    return Scene(
        "call",
        "Call",
        "",
        "",
        (),
        (pat, *sam, you),
        FLAGS,
        (Beat("hello", (Choose(options),)),),
        (Ending("gone", "Gone", "lost", "Gone."), Ending("even", "Even", "settled", "Even.")),
        start="hello",
        passes=written(passes, two=two) if passes else None,
        words={"day": "Monday"},
        earlier={"first_call": EarlierScene("The First Call", (Ending("glad", "Glad as can be", "won", ""),))},
    )


SPANISH = open_language("es", (assets_dir() / "interface" / "es.po",)).language
SPANISH_SCENES = open_language("es", (translation_of(dialogues_dir(), "es"),)).language


def told_in(language: Language) -> dict[str, Skill]:
    """The skills as they are called in a language of this test."""
    return SKILLS if language is ENGLISH else {**SKILLS, "kind": replace(SKILLS["kind"], label="Amabilidad")}


def briefed(scene: Scene, language: Language) -> str:
    """All that the briefing says of passing."""
    skills = told_in(language)
    return f"{passing(scene, skills, language)} {scale(scene, skills, language)}".strip()


SCALE = " Trust goes from 0 to 100, beginning at 50; what counts is where it ends."
SCALES = " Each goes from 0 to 100, beginning with {}; what counts is where they end."
BOTH = SCALES.format("Trust at 50 and Anger at 50")
ESCALA = " «Trust» va de 0 a 100 y empieza en 50; lo que cuenta es dónde acaba."
ESCALAS = " Van de 0 a 100 y empiezan con {}; lo que cuenta es dónde acaban."
AMBAS = ESCALAS.format("«Trust» en 50 y «Anger» en 50")


@pytest.mark.parametrize(
    ("passes", "told", "dicho"),
    [
        ("", "To pass, you must not lose Pat.", "Para superarla, no debes perder a Pat."),
        ("trust >= 50", f"To pass, Trust must be 50 or more.{SCALE}",
         f"Para superarla, «Trust» debe quedar en 50 o más.{ESCALA}"),
        ("50 <= trust", f"To pass, Trust must be 50 or more.{SCALE}",
         f"Para superarla, «Trust» debe quedar en 50 o más.{ESCALA}"),
        ("not trust < 50", f"To pass, Trust must be 50 or more.{SCALE}",
         f"Para superarla, «Trust» debe quedar en 50 o más.{ESCALA}"),
        ("trust > 50 and anger < 30", f"To pass, Trust must be 51 or more, and Anger must be 29 or less.{BOTH}",
         f"Para superarla, «Trust» debe quedar en 51 o más, y «Anger» debe quedar en 29 o menos.{AMBAS}"),
        ("not (trust < 50 or anger > 30)", f"To pass, Trust must be 50 or more, and Anger must be 30 or less.{BOTH}",
         f"Para superarla, «Trust» debe quedar en 50 o más, y «Anger» debe quedar en 30 o menos.{AMBAS}"),
        ("trust >= anger", f"To pass, Trust must be at least as high as Anger.{BOTH}",
         f"Para superarla, «Trust» no debe quedar por debajo de «Anger».{AMBAS}"),
        ("trust > anger", f"To pass, Trust must be higher than Anger.{BOTH}",
         f"Para superarla, «Trust» debe quedar por encima de «Anger».{AMBAS}"),
        ("trust <= anger + 5", f"To pass, Trust must be no more than 5 higher than Anger.{BOTH}",
         f"Para superarla, «Trust» no debe quedar más de 5 por encima de «Anger».{AMBAS}"),
        ("trust - anger >= -5", "To pass, Anger must be no more than 5 higher than Trust." + BOTH,
         f"Para superarla, «Anger» no debe quedar más de 5 por encima de «Trust».{AMBAS}"),
        ("(trust + 100 - anger) / 2 >= 60", f"To pass, Trust must be at least 20 higher than Anger.{BOTH}",
         f"Para superarla, «Trust» debe quedar al menos 20 por encima de «Anger».{AMBAS}"),
        ("trust == anger", f"To pass, Trust must be exactly as high as Anger.{BOTH}",
         f"Para superarla, «Trust» debe quedar igual que «Anger».{AMBAS}"),
        ("trust != anger + 3", f"To pass, Trust must not be exactly 3 higher than Anger.{BOTH}",
         f"Para superarla, «Trust» no debe quedar justo 3 por encima de «Anger».{AMBAS}"),
        ("trust + anger >= 100", f"To pass, Trust and Anger together must come to 100 or more.{BOTH}",
         f"Para superarla, la suma de «Trust» y «Anger» debe llegar a 100 o más.{AMBAS}"),
        ("(trust + anger) / 2 < 49", f"To pass, Trust and Anger together must be 97 or less.{BOTH}",
         f"Para superarla, la suma de «Trust» y «Anger» debe quedar en 97 o menos.{AMBAS}"),
        ("trust * 2 + anger >= 150", f"To pass, Anger and twice Trust together must come to 150 or more.{BOTH}",
         f"Para superarla, la suma de «Anger» y el doble de «Trust» debe llegar a 150 o más.{AMBAS}"),
        ("trust * anger / 3 > 600", f"To pass, Trust × Anger ÷ 3 must be over 600.{BOTH}",
         f"Para superarla, Trust × Anger ÷ 3 debe quedar por encima de 600.{AMBAS}"),
        ("you.nerve == 3",
         ("To pass, your own Nerve must be exactly 3."
         " Your own Nerve goes from 0 to 100, beginning at 50; what counts is where it ends."),
         ("Para superarla, tu propio medidor de «Nerve» debe quedar justo en 3."
         " Tu propio medidor de «Nerve» va de 0 a 100 y empieza en 50; lo que cuenta es dónde acaba.")),
        ("outcome == settled", "To pass, it must be settled with Pat, neither won nor lost.",
         "Para superarla, debes quedar en paz con Pat, sin ganar ni perder."),
        ("won != outcome", "To pass, you must not win Pat over.", "Para superarla, no debes ganarte a Pat."),
        ("noted(called_before)", "To pass, “Pat rang on Monday” must be in your notes.",
         "Para superarla, «Pat rang on Monday» debe estar en tus notas."),
        ("not (did(kind) == true)", "To pass, you must not use “Kindness”.",
         "Para superarla, no debes usar «Amabilidad»."),
        ("did(kind) == did(rude)",
         ("To pass, either you must use “Kindness” and you must use “Rudeness”,"
         " or you must not use “Kindness” and you must not use “Rudeness”."),
         ("Para superarla, o bien debes usar «Amabilidad» y debes usar «Rudeness»,"
         " o bien no debes usar «Amabilidad» y no debes usar «Rudeness».")),
        ("ended(first_call) == never", "To pass, you must not have finished “The First Call” before.",
         "Para superarla, no debes haber terminado antes «The First Call»."),
        ("ended(first_call) != glad",
         "To pass, “The First Call” must not have ended with “Glad as can be” the last time.",
         "Para superarla, «The First Call» no debe haber acabado la última vez en «Glad as can be»."),
        ("outcome == won or (trust >= 50 and not did(rude))",
         f"To pass, either you must win Pat over, or Trust must be 50 or more and you must not use “Rudeness”.{SCALE}",
         ("Para superarla, o bien debes ganarte a Pat,"
         f" o bien «Trust» debe quedar en 50 o más y no debes usar «Rudeness».{ESCALA}")),
        ("outcome == won or (trust >= 50 and (did(kind) or did(rude)))",
         ("To pass, either you must win Pat over, or Trust must be 50 or more and you must use “Kindness”,"
         f" or Trust must be 50 or more and you must use “Rudeness”.{SCALE}"),
         ("Para superarla, o bien debes ganarte a Pat,"
         " o bien «Trust» debe quedar en 50 o más y debes usar «Amabilidad»,"
         f" o bien «Trust» debe quedar en 50 o más y debes usar «Rudeness».{ESCALA}")),
        ("outcome != lost and (did(kind) or trust >= 50)",
         ("To pass, you must not lose Pat."
         f" Besides, either you must use “Kindness”, or Trust must be 50 or more.{SCALE}"),
         ("Para superarla, no debes perder a Pat."
         f" Además, o bien debes usar «Amabilidad», o bien «Trust» debe quedar en 50 o más.{ESCALA}")),
        ("true", "You pass however it ends.", "La superas acabe como acabe."),
        ("not true", "Nothing passes here.", "Esta no se puede superar."),
        ("trust >= 50 and 3 > 2", f"To pass, Trust must be 50 or more.{SCALE}",
         f"Para superarla, «Trust» debe quedar en 50 o más.{ESCALA}"),
    ],
)  # fmt: skip
def test_what_passes_is_said_for_every_condition(passes: str, told: str, dicho: str) -> None:
    assert briefed(call(passes), ENGLISH) == told
    assert briefed(call(passes), SPANISH) == dicho


@pytest.mark.parametrize(
    "passes", ["not seen(the_shed)", "promised", "promised == false", "tries > 2 and promised", "cause != too_late"]
)
def test_what_has_no_words_is_never_called_by_its_id(passes: str) -> None:
    scene = call(passes)
    assert passing(scene, SKILLS, ENGLISH) == "To pass, one thing must go right that is not told beforehand."
    assert came_out(scene) in (
        ("One thing went right that is not told beforehand.",),
        ("One thing did not go right that is not told beforehand.",),
    )


def test_a_condition_of_very_many_ways_is_told_in_brackets_and_at_once() -> None:
    pairs = " and ".join(f"(trust == {number} or anger == {number})" for number in range(40))
    told = passing(call(f"did(kind) or ({pairs})"), SKILLS, ENGLISH)
    assert told.startswith(
        "To pass, either you must use “Kindness”, or ((Trust must be exactly 0, or Anger must be exactly 0) and ("
    )


def test_where_a_call_hides_its_bars_nobody_is_told_where_they_stand() -> None:
    scene = replace(call("trust >= 60"), meters_shown=False)
    assert briefed(scene, ENGLISH) == (
        "To pass, Trust must be 60 or more. This call does not show them; each goes from 0 to 100, and what counts is"
        " where it ends."
    )


def test_where_two_people_have_a_bar_of_one_name_each_bar_is_called_by_its_person() -> None:
    scene = call("sam.trust >= 20 and pat.trust >= 50 and outcome != lost", two=True)
    assert briefed(scene, ENGLISH) == (
        "To pass, Sam’s Trust must be 20 or more, Pat’s Trust must be 50 or more, and you must not lose the customer."
        + SCALES.format("Sam’s Trust at 10 and Pat’s Trust at 50")
    )


def named(called: str) -> Scene:
    """A call of somebody who is called so within a sentence."""
    scene = call("outcome != lost")
    pat = scene.cast[0]
    return replace(scene, cast=(replace(pat, character=replace(pat.character, called=called)), *scene.cast[1:]))


@pytest.mark.parametrize(
    ("own", "texts", "called"),
    [
        ("", {}, ""),
        ("the manager", {}, "the manager"),
        ("", {"name": "Señora Pat"}, ""),
        ("the manager", {"name": "La jefa"}, ""),
        ("", {"name": "Señora Pat", "called": "la señora Pat"}, "la señora Pat"),
        ("the manager", {"name": "Jefa", "called": "la jefa"}, "la jefa"),
    ],
)
def test_until_a_name_within_a_sentence_is_translated_it_is_the_name_as_translated(
    own: str, texts: dict[str, str], called: str
) -> None:
    pat = replace(call("").cast[0].character, called=own)
    said = rewritten_character(pat, lambda text: texts.get(text.kind, text.text))
    assert said.called == called


def test_the_name_within_a_sentence_is_read_from_the_file_of_a_person(tmp_path: Path) -> None:
    folder = library(tmp_path, stall=STALL)
    file = folder / "cast" / "mrs_smith.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\ncalled: the lady\n", encoding="utf-8")
    index = open_index(folder)
    scene = read_scene(index, "stall").scene
    assert scene is not None
    assert passing(scene, index.skills, ENGLISH).startswith("To pass, you must not lose the lady, ")


@pytest.mark.parametrize(
    ("called", "told", "dicho", "perdido"),
    [
        ("", "not lose Pat.", "no debes perder a Pat.", "Perdiste a Pat."),
        ("la señora Smith", "not lose la señora Smith.", "no debes perder a la señora Smith.",
         "Perdiste a la señora Smith."),
        ("el cartero", "not lose el cartero.", "no debes perder al cartero.", "Perdiste al cartero."),
        ("Elena", "not lose Elena.", "no debes perder a Elena.", "Perdiste a Elena."),
    ],
)  # fmt: skip
def test_a_person_is_called_within_a_sentence_as_the_language_needs_it(
    called: str, told: str, dicho: str, perdido: str
) -> None:
    assert passing(named(called), SKILLS, ENGLISH) == f"To pass, you must {told}"
    assert passing(named(called), SKILLS, SPANISH) == f"Para superarla, {dicho}"
    assert came_out(named(called), "end", SPANISH) == (perdido,)


def came_out(scene: Scene, option: str = "ask", language: Language = ENGLISH) -> tuple[str, ...]:
    """What is told of passing when the call has been ended with that option."""
    remembered = {"first_call": "never"} if scene.earlier and "ended" in str(scene.passes) else {}
    had = start(scene, Setup(1, {}, remembered)).take(option)
    return how_it_was_passed(debrief(had, SKILLS), scene, had.state, told_in(language), language).parts


@pytest.mark.parametrize(
    ("passes", "levels", "told", "dicho"),
    [
        # Missed.
        ("trust >= 51", {}, ("Trust 50: one short of 51.",), ("Trust 50: falta uno para 51.",)),
        ("trust >= 60", {}, ("Trust 50: 10 short of 60.",), ("Trust 50: faltan 10 para 60.",)),
        ("trust > 50", {}, ("Trust 50: one short of 51.",), ("Trust 50: falta uno para 51.",)),
        ("anger <= 49", {}, ("Anger 50: one more than 49.",), ("Anger 50: sobra uno sobre 49.",)),
        ("trust == 60", {}, ("Trust 50: it had to be exactly 60.",), ("Trust 50: debía quedar justo en 60.",)),
        ("trust >= anger", {"trust": 0, "anger": 90},
         ("Trust 0, Anger 90: Trust had to be at least as high as Anger.",),
         ("Trust 0, Anger 90: «Trust» no debía quedar por debajo de «Anger».",)),
        ("trust + anger >= 120", {"trust": 5}, ("Trust 5, Anger 50, together 55: 65 short of 120.",),
         ("Trust 5, Anger 50, en total 55: faltan 65 para 120.",)),
        ("trust + you.nerve >= anger * 3", {},
         (("Trust 50, your own Nerve 50, Anger 50: Trust and your own Nerve together had to be at least as high as"
          " 3 times Anger, and was 50 too low."),),
         (("Trust 50, tu propio medidor de Nerve 50, Anger 50:"
          " la suma de «Trust» y tu propio medidor de «Nerve» no debía quedar por debajo"
          " de 3 veces «Anger», y le faltaron 50."),)),
        ("trust * anger / 3 < 7", {}, ("Trust × Anger ÷ 3 = 833.3: it had to be under 7.",),
         ("Trust × Anger ÷ 3 = 833,3: debía quedar por debajo de 7.",)),
        ("trust * anger < -30", {}, ("Trust × Anger = 2500: it had to be under −30.",),
         ("Trust × Anger = 2500: debía quedar por debajo de −30.",)),
        ("trust >= 60 and anger <= 40", {}, ("Trust 50: 10 short of 60.", "Anger 50: 10 more than 40."),
         ("Trust 50: faltan 10 para 60.", "Anger 50: sobran 10 sobre 40.")),
        ("outcome == won or (trust >= 60 and anger <= 40)", {},
         (("One of these ways was needed, and each fell short: (1) Pat was not won over;"
          " (2) Trust 50: 10 short of 60 and Anger 50: 10 more than 40."),),
         (("Hacía falta uno de estos caminos, y ninguno bastó: (1) no te ganaste a Pat;"
          " (2) Trust 50: faltan 10 para 60 y Anger 50: sobran 10 sobre 40."),)),
        ("outcome == won", {}, ("Pat was not won over.",), ("No te ganaste a Pat.",)),
        ("did(kind)", {}, ("You did not use “Kindness”.",), ("No usaste «Amabilidad».",)),
        ("not noted(called_before)", {}, ("“Pat rang on Monday” was in your notes.",),
         ("«Pat rang on Monday» estaba en tus notas.",)),
        ("ended(first_call) == glad", {}, ("“The First Call” had not ended with “Glad as can be” the last time.",),
         ("«The First Call» no había acabado la última vez en «Glad as can be».",)),
        ("false", {}, ("Nothing passes here.",), ("Esta no se puede superar.",)),
        # Passed.
        ("", {}, ("You did not lose Pat.",), ("No perdiste a Pat.",)),
        ("trust >= 50", {}, ("Trust 50: just what it took.",), ("Trust 50: justo lo necesario.",)),
        ("trust >= 49", {}, ("Trust 50: one more than the 49 it took.",),
         ("Trust 50: uno más que los 49 necesarios.",)),
        ("anger <= 80", {}, ("Anger 50: 30 less than the 80 it could be.",),
         ("Anger 50: 30 menos que el máximo de 80.",)),
        ("trust + anger >= 60", {}, ("Trust 50, Anger 50, together 100: 40 more than the 60 it took.",),
         ("Trust 50, Anger 50, en total 100: 40 más que los 60 necesarios.",)),
        ("trust >= anger", {"trust": 90, "anger": 20},
         ("Trust 90, Anger 20: Trust had to be at least as high as Anger, and was 70 higher.",),
         ("Trust 90, Anger 20: «Trust» no debía quedar por debajo de «Anger», y quedó 70 por encima.",)),
        ("did(kind) or trust >= 20", {}, ("Trust 50: 30 more than the 20 it took.",),
         ("Trust 50: 30 más que los 20 necesarios.",)),
        ("true", {}, (), ()),
    ],
)  # fmt: skip
def test_how_passing_came_out_is_told_with_by_how_much(
    passes: str, levels: dict[str, int], told: tuple[str, ...], dicho: tuple[str, ...]
) -> None:
    scene = call(passes, two=False, **levels)
    assert came_out(scene) == told
    assert came_out(scene, language=SPANISH) == dicho


def test_a_lost_customer_is_told_even_where_the_scene_says_nothing_of_passing() -> None:
    assert came_out(call(""), "end") == ("Pat was lost.",)


def test_each_part_of_a_call_is_told_when_it_is_over(tmp_path: Path) -> None:
    lost, won = (talked_over(tmp_path, *options) for options in (LOST, WON))

    def told(page: DebriefPage) -> Passage:
        had = page.conversation
        return how_it_was_passed(page.debrief, had.scene, had.state, page.skills, ENGLISH)

    assert told(lost) == Passage(
        "What was missing to pass",
        ("Mrs Smith was lost.", "Trust 0: 50 short of 50.", "Anger 90: 45 more than 45."),
    )
    assert told(won).title == "What it took to pass"
    assert told(won).parts[0] == "You did not lose Mrs Smith."


def test_a_call_that_remembers_another_tells_it_by_its_title(tmp_path: Path) -> None:
    other = STALL.replace("scene: stall", "scene: second").replace("ended", "").replace("At the Stall", "The Second")
    asking = STALL.replace("passes: outcome != lost", "passes: ended(second) == gone")
    index = open_index(library(tmp_path, stall=asking, second=other))
    scene = read_scene(index, "stall").scene
    assert scene is not None
    assert passing(scene, index.skills, ENGLISH).startswith(
        "To pass, “The Second” must have ended with “Gone” the last time, Trust must be 50 or more, and "
    )


def test_the_shipped_scenes_say_what_passes() -> None:
    index = translated_index(open_index(dialogues_dir()), SPANISH_SCENES)
    told = {
        id_: passing(scene, index.skills, SPANISH) for id_ in index.headers if (scene := read_scene(index, id_).scene)
    }
    assert told["late_install"].startswith("Para superarla, no debes perder a la señora Smith, y «Confianza» no debe ")
    assert told["al_whiner"].startswith("Para superarla, no debes perder a Al Whiner, y la suma de «Confianza» y «")
    assert told["first_ring"].startswith("Para superarla, no debes perder a Priya Nair, y la suma de «Confianza» y «")
