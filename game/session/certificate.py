"""The certificate: not a percentage, but a sentence that somebody in the call said of the player."""

from __future__ import annotations

from typing import NamedTuple

from game.session.kept_lines import speaker_of_keep
from game.story.engine import Conversation, Stint, call_results, passed, shift_passed
from game.story.language import Language
from game.story.model import YOU, fill


class Certificate(NamedTuple):
    """``said`` is the sentence, ``by`` who is in that call (``""`` for nobody), ``of`` what was passed."""

    said: str
    by: str
    of: str


def certificate_of(conversation: Conversation, player: str, *, gives: bool) -> Certificate | None:
    """The certificate of a call that is over and was passed; None where its level gives none, or it has no sentence."""
    scene, state = conversation.scene, conversation.state
    if not gives or not passed(scene, state):
        return None
    return _saying(conversation, player, scene.title)


def shift_certificate(stint: Stint, player: str, *, gives: bool) -> Certificate | None:
    """The certificate of a shift that was passed: what was said in the best of the calls that were won."""
    if not gives or not shift_passed(stint):
        return None
    results = zip(stint.calls, call_results(stint), strict=True)
    best_first = sorted(results, key=lambda one: (one[1].outcome != "won", -one[1].score))
    sayings = (_saying(call, player, stint.roster.shift.title) for call, _ in best_first)
    return next((saying for saying in sayings if saying is not None), None)


def _saying(conversation: Conversation, player: str, title: str) -> Certificate | None:
    """A sentence of a call: the line that its scene keeps where somebody said it to the player, else the ending's."""
    scene, ending = conversation.scene, conversation.state.ending
    words = scene.words_for(player)
    people = {part.character.id: part.character.name for part in scene.cast if part.character.id != YOU}
    speaker = speaker_of_keep(conversation)
    if speaker in people:
        said, by = scene.keep, people[speaker]
    else:
        said, by = "" if ending is None else scene.ending(ending).text, next(iter(people.values()), "")
    if not said.strip():
        return None
    return Certificate(fill(said, words).strip(), fill(by, words), fill(title, words))


def certificate_in_words(certificate: Certificate, player: str, language: Language) -> tuple[str, str]:
    """The certificate as two lines: what it is for, and what was said."""
    head = language.tr("{name} has passed {title}.", name=player, title=certificate.of)
    by = f" — {certificate.by}" if certificate.by else ""
    return head, f"{certificate.said}{by}"
