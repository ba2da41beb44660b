"""One sentence a fact: what people, options, levels and results are called, for every front end and translator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.records import Attempt
from game.story.language import Language
from game.story.model import LISTEN, NARRATOR, SILENCE, YOU, Option, Scene, fill


def name_of(scene: Scene, speaker: str, language: Language) -> str:
    """Who is speaking: a character's name, ``You`` for the player, nothing for the narrator."""
    if speaker == YOU:
        return language.tr("You")
    if speaker == NARRATOR:
        return ""
    character = scene.character(speaker)
    return character.name if character is not None else speaker.replace("_", " ").capitalize()


def called(scene: Scene, speaker: str, language: Language) -> str:
    """What somebody is called within a sentence: ``Mrs Smith``, in Spanish ``la señora Smith``."""
    character = scene.character(speaker)
    return (character.called if character is not None else "") or name_of(scene, speaker, language)


def listener(option: Option, scene: Scene, language: Language) -> str:
    """Whom of several an option is said to, within a sentence; nothing where there is nobody else it could be."""
    several = sum(part.character.id != YOU for part in scene.cast) > 1
    return called(scene, option.to, language) if option.to and several else ""


def addressed(option: Option, scene: Scene, language: Language) -> str:
    """To whom of several an option is said, as a line of its own: ``To Grace``; nothing where it is said to all."""
    who = listener(option, scene, language)
    return language.tr("To {who}", who=who) if who else ""


def customer(scene: Scene, language: Language) -> str:
    """Who is to be won or lost, within a sentence; ``the customer`` where there are several, or none."""
    ids = [part.character.id for part in scene.cast if part.character.id != YOU]
    return called(scene, ids[0], language) if len(ids) == 1 else language.tr("the customer")


def said(option: Option, words: Mapping[str, str], language: Language) -> str:
    """What the player did at a decision: their line, or that they listened or were silent."""
    if option.say or option.label:
        return fill(option.spoken or option.label, words)
    if option.id == LISTEN:
        return language.tr("You heard them out.")
    if option.id == SILENCE:
        return language.tr("You said nothing.")
    return option.id.replace("_", " ").capitalize()


def sayable(option: Option, words: Mapping[str, str], language: Language) -> str:
    """What the player could do at a decision: a line in quotation marks, or to listen, or to be silent."""
    if option.say or option.label:
        return language.tr("“{text}”", text=fill(option.spoken or option.label, words))
    if option.id == LISTEN:
        return language.tr("Listen.")
    if option.id == SILENCE:
        return language.tr("Say nothing.")
    return option.id.replace("_", " ").capitalize()


def worth_keeping(scene: Scene, words: Mapping[str, str], language: Language) -> str:
    """The line of a scene that is worth keeping, in quotation marks; nothing where it has none."""
    text = fill(scene.keep, words).strip()
    return language.tr("“{text}”", text=text) if text else ""


def card(option: Option, words: Mapping[str, str], language: Language) -> str:
    """What stands on an option's card: its label, else what is said."""
    if option.id == SILENCE and not option.card:
        return language.tr("(Say nothing.)")
    return fill(option.card, words) or option.id.replace("_", " ").capitalize()


def not_yet(reason: str, language: Language) -> str:
    """Why something is closed, as a clause: ``not yet: she is not ready to talk about money``."""
    return language.tr("not yet: {reason}", reason=reason)


def sentence(text: str) -> str:
    """A clause as a sentence: with a capital and a full stop."""
    text = text.strip()
    if not text:
        return text
    return capital(text) + ("" if text[-1] in ".!?…" else ".")


def capital(text: str) -> str:
    """A text that begins with a capital, as a sentence does whose first word is no name: ``La señora Smith …``."""
    first = next((at for at, letter in enumerate(text) if letter.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def points(score: float) -> str:
    """A score, 0-100, to the nearest whole number, halves upwards."""
    return str(int(score + 0.5))


def signed(change: int) -> str:
    """A change with its sign, the real minus."""
    return f"+{change}" if change >= 0 else f"−{-change}"  # noqa: RUF001 - the minus sign is meant


def left_off(title: str, taken: int, language: Language, *, practice: bool) -> str:
    """That a conversation was left, after how many decisions, and whether it was practice."""
    if practice:
        return language.trn(
            "You left “{title}” after {number} decision, as practice. It goes on exactly there.",
            "You left “{title}” after {number} decisions, as practice. It goes on exactly there.",
            taken,
            title=title,
        )
    return language.trn(
        "You left “{title}” after {number} decision. It goes on exactly there.",
        "You left “{title}” after {number} decisions. It goes on exactly there.",
        taken,
        title=title,
    )


def gives_up(left: Sequence[Attempt], language: Language) -> str:
    """What beginning a call costs that was left in the middle; nothing where none was."""
    recorded = next((attempt for attempt in left if not attempt.practice), None)
    if recorded is None:
        return language.tr("Your practice of it waits until you take this call, and ends then.") if left else ""
    return language.trn(
        "The call that you left after {number} decision waits until you take this one, and is given up then.",
        "The call that you left after {number} decisions waits until you take this one, and is given up then.",
        recorded.taken,
    )


def to_recorded(language: Language) -> str:
    """The way back from practice."""
    return language.tr("Back to my recorded call")


def cannot_be_played(title: str, errors: int, language: Language) -> str:
    """That a scene has problems, how many, and who says which."""
    return language.trn(
        "“{title}” cannot be played: there is {number} problem in it. The command check says what is wrong.",
        "“{title}” cannot be played: there are {number} problems in it. The command check says what is wrong.",
        errors,
        title=title,
    )


def left_out(files: int, language: Language) -> str:
    """That files of the library have problems; nothing where none has."""
    if not files:
        return ""
    return language.trn(
        "{number} file of this library has problems. The command check says what is wrong.",
        "{number} files of this library have problems. The command check says what is wrong.",
        files,
    )


def not_yours(language: Language) -> str:
    """That a call cannot be opened or gone on with."""
    return language.tr("That call is not one of yours, or it is not there any more.")


def practice_begins(language: Language) -> str:
    """What going back means."""
    return language.tr("This is practice now. What you did before keeps its record.")


def put_together(name: str, other: str, results: int, language: Language) -> str:
    """What it means that two players are one: whose name stays, how many conversations join them."""
    if not results:
        return language.tr("“{name}” has played nothing, and only “{other}” stays on the list.", name=name, other=other)
    return language.trn(
        "{name}'s {number} conversation is added to what {other} has done, and only “{other}” stays on the list."
        " Nothing is lost, but they cannot be taken apart again.",
        "{name}'s {number} conversations are added to what {other} has done, and only “{other}” stays on the list."
        " Nothing is lost, but they cannot be taken apart again.",
        results,
        name=name,
        other=other,
    )


def what_goes(name: str, results: int, language: Language, *, kept: bool) -> str:
    """What goes when a player is deleted: from where, how much, and what stays where."""
    told = language.trn(
        "“{name}” goes from the list for good, and with it {number} conversation: nobody can see or bring it back in"
        " the game.",
        "“{name}” goes from the list for good, and with it {number} conversations: nobody can see or bring them back"
        " in the game.",
        results,
        name=name,
    )
    if not results:
        told = language.tr("“{name}” goes from the list for good. Nothing was played under this name.", name=name)
    if kept:
        told += " " + language.tr("The saves file still holds all of it, as nothing in it is ever erased.")
    return told


def only_in_english(language: Language) -> str:
    """That a scene has not been translated, as a clause."""
    return language.tr("only in English so far")


def nothing_to_play(language: Language) -> str:
    """That a library has no scene that can be played."""
    return language.tr("There is nothing to play here: no scene in this library is sound.")
