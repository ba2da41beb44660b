"""What is read out of a target, and what of a screen: all of a new one, then what is new on it. Nothing sounds."""

from __future__ import annotations

from game.story.language import ENGLISH, Language
from game.window.actions import PressOn
from game.window.canvas.boxes import Box
from game.window.speech.news import Page, Utterance, again, news, opening
from game.window.speech.words import pronounced, spoken_together, utterance
from game.window.widgets.targets import Role, Target, TargetState


def thing(name: str, role: Role = "text", id_: str = "", *, area: str = "", digit: int = 0, **state: object) -> Target:
    made = TargetState(**state)  # type: ignore[arg-type]  # handed on as they are
    action = None if role in ("text", "slider", "dialog") else PressOn()
    return Target(id_, name, action, role, made, digit, Box(0, 0, 9, 9), Box(0, 0, 9, 9), area, quiet=False)


def option(name: str, number: int, of: int, **state: object) -> Target:
    return thing(name, "option", f"option:{name}", area="talk", digit=number, number=number, of=of, **state)


TITLE = thing("On the Doorstep")
LINE = thing("Mrs Smith", id_="line:1.Hello", area="talk", value="Hello.")
PAUSE = thing("Pause", "button", "menu")


def told(*utterances: Utterance) -> list[str]:
    return [one.text for one in utterances]


def test_a_target_says_what_it_is_how_it_stands_and_the_number_that_presses_it() -> None:
    assert utterance(thing("Anger", value="60 of 100")) == "Anger: 60 of 100"
    assert utterance(thing("Start", "button")) == "Start, button"
    assert utterance(option("Sorry.", 2, 3)) == "Option 2 of 3, Sorry., press 2"
    assert utterance(option("Sorry.", 2, 3, disabled="She is busy.")) == "Option 2 of 3, Sorry., not yet: She is busy."
    assert utterance(thing("150 %", "choice", number=4, of=6, selected=True)) == "150 %, choice 4 of 6, chosen"


def test_it_says_so_in_the_players_language() -> None:
    texts = {
        "button": "botón",
        "Option {number} of {of}, {name}": "Opción {number} de {of}, {name}",
        "{name}, press {digit}": "{name}, pulsa {digit}",
        "{name}, not yet: {reason}": "{name}, todavía no: {reason}",
    }
    language = Language("es", {("", text): said for text, said in texts.items()}, {})
    assert utterance(thing("Seguir", "button"), language) == "Seguir, botón"
    assert utterance(option("Perdón.", 2, 3), language) == "Opción 2 de 3, Perdón., pulsa 2"
    closed = option("Perdón.", 2, 3, disabled="No escucha.")
    assert utterance(closed, language) == "Opción 2 de 3, Perdón., todavía no: No escucha."


def test_a_voice_pauses_after_each_thing_whether_it_has_a_full_stop_or_not() -> None:
    assert spoken_together(["Start, button", "“Hello.”", " ", "What now?"]) == "Start, button.\n“Hello.”\nWhat now?"


def test_every_voice_has_a_word_for_what_is_less() -> None:
    assert pronounced("Anger −20", ENGLISH) == "Anger minus 20"
    assert pronounced("Enfado −20", Language("es", {("", "minus"): "menos"}, {})) == "Enfado menos 20"


def test_a_new_screen_is_told_whole_from_its_title_on_and_what_stands_beside_its_content_last() -> None:
    page = Page((TITLE, PAUSE, LINE, option("Sorry.", 1, 1)))
    whole = opening(page)
    assert told(*whole) == [
        "On the Doorstep",
        "Mrs Smith: Hello.",
        "Option 1 of 1, Sorry., press 1",
        "Pause, button",
    ]
    assert [one.interrupts for one in whole] == [True, False, False, False]


def test_a_screen_that_is_come_back_to_tells_its_title_and_where_the_mark_is() -> None:
    assert told(*again(Page((TITLE, PAUSE, LINE), PAUSE))) == ["On the Doorstep", "Pause, button"]
    assert told(*again(Page((TITLE, PAUSE, LINE)))) == ["On the Doorstep"]


def test_a_line_that_comes_is_told_once_however_it_is_typed_and_breaks_nothing_off() -> None:
    before, page = Page((TITLE,)), Page((TITLE, LINE))
    assert news(before, page) == [Utterance("Mrs Smith: Hello.")]
    assert news(page, page) == []
    moved = LINE._replace(box=Box(0, 50, 9, 9))
    assert news(page, Page((TITLE, moved))) == []


def test_answers_are_told_by_their_numbers_and_anew_at_each_decision_even_where_they_are_the_same() -> None:
    answers = (option("Sorry.", 1, 2), option("Why?", 2, 2))
    heard = ["Option 1 of 2, Sorry., press 1", "Option 2 of 2, Why?, press 2"]
    assert told(*news(Page((LINE,)), Page((LINE, *answers)))) == heard
    assert told(*news(Page((LINE, *answers), occasion=1), Page((LINE, *answers), occasion=2))) == heard


def test_what_the_mark_comes_to_is_told_at_once_and_only_when_it_comes_there() -> None:
    page = Page((TITLE, PAUSE, LINE))
    assert news(page, page._replace(focus=PAUSE)) == [Utterance("Pause, button", interrupts=True)]
    assert news(page._replace(focus=PAUSE), page._replace(focus=PAUSE)) == []
    assert news(page._replace(focus=PAUSE), page) == [], "a mark that goes away breaks nothing off"


def test_what_the_mark_is_on_is_told_again_when_it_has_become_another() -> None:
    off = thing("On", "choice", "speech=on", number=2, of=2, selected=False)
    chosen = off._replace(state=off.state._replace(selected=True))
    assert news(Page((off,), off), Page((chosen,), chosen)) == [Utterance("On, choice 2 of 2, chosen", interrupts=True)]


def test_a_meter_that_moves_is_looked_up_and_what_moved_it_is_told_each_time() -> None:
    def meter(value: str) -> Target:
        return thing("Anger", id_="gauge:Anger", value=value)

    def change(turn: int) -> Target:
        return thing("Anger −20, for the better", id_=f"change:{turn}.Anger", area="talk")

    first = Page((meter("60 of 100"),))
    second, third = Page((meter("40 of 100"), change(1))), Page((meter("20 of 100"), change(2)))
    assert told(*news(first, second)) == ["Anger −20, for the better"]
    assert told(*news(second, third)) == ["Anger −20, for the better"]


def test_a_clock_is_told_when_it_begins_and_not_every_second() -> None:
    def clock(left: int) -> Target:
        return thing("Time to answer", id_="clock", area="talk", value=f"{left} seconds")

    assert told(*news(Page(()), Page((clock(9),)))) == ["Time to answer: 9 seconds"]
    assert news(Page((clock(9),)), Page((clock(8),))) == []


def test_what_is_written_into_a_field_is_told_as_it_is_written() -> None:
    def field(text: str) -> Target:
        return thing("Your name", "field", "field", value=text)

    assert news(Page((field("An"),)), Page((field("Ann"),))) == [Utterance("Ann", interrupts=True)]
    assert news(Page((field("A"),)), Page((field(""),))) == [Utterance("Your name, field", interrupts=True)]


def test_of_two_notes_with_the_same_words_both_are_told() -> None:
    note = thing("Noted: rang twice", area="talk")
    assert told(*news(Page((note,)), Page((note, note)))) == ["Noted: rang twice"]
