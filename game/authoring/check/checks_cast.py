"""Checks of what all scenes share: characters and their temperaments, and the tags of ``skills.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.authoring.check.assets import Assets
from game.authoring.check.catalogue import names, truth
from game.authoring.check.checks_names import is_missing
from game.authoring.check.facts import Facts
from game.authoring.check.places import TOP, inside, top
from game.script.source import Page
from game.story.analysis import FAILED, HELD
from game.story.model import YOU, Character, Mark, Skill


def check_character(
    page: Page, character: Character, scenes: Sequence[Facts], assets: Assets, *, all_known: bool
) -> None:
    """Tell what is wrong with a character on its page.

    Args:
        page: the character's file.
        character: as it was read.
        scenes: the facts of every scene that has it in its cast.
        assets: what the game can show.
        all_known: whether every scene of the library could be read, so that what no scene shows is shown nowhere.
    """
    known = sorted(assets.faces or ())
    for face in character.faces:
        if is_missing(face.id, assets.faces):
            hint = page.suggest(face.id, known, f"there is {', '.join(known)}")
            page.tell_at(names.UnknownFace, *face.mark, f"there is no face '{face.id}'", hint)
    if character.portrait and is_missing(character.portrait, assets.portraits):
        there = assets.portraits or frozenset()
        page.tell_at(
            names.MissingPortrait,
            *top(page, "portrait"),
            f"the portrait '{character.portrait}' is not there",
            page.suggest(character.portrait, there, f"put the file {character.portrait} into assets/portraits"),
        )
    if not all_known:
        return
    if not scenes:
        if character.id != YOU:
            mark = top(page, "character")
            page.tell_at(
                names.UnusedCharacter,
                *mark,
                f"no scene has '{character.id}' in its cast",
                "add a scene, or leave the file out",
            )
    elif all(facts.is_certain for facts in scenes):
        _faces(page, character, _joined([facts.faces.get(character.id, ()) for facts in scenes]))
        _cases(page, character, _joined([facts.cases.get(character.id, ()) for facts in scenes]))


def _joined(outcomes: Sequence[Sequence[int]]) -> list[int]:
    """The outcomes of all scenes together."""
    size = max(map(len, outcomes), default=0)
    found = [0] * size
    for bits in outcomes:
        for at, bit in enumerate(bits):
            found[at] |= bit
    return found


def _faces(page: Page, character: Character, outcomes: Sequence[int]) -> None:
    for face, outcome in zip(character.faces, outcomes, strict=False):
        if face.when is None:
            continue
        if not outcome & HELD:
            why = "its condition never holds" if outcome else "one before it always holds"
            page.tell_at(
                names.FaceNeverWorn,
                *face.mark,
                f"the face '{face.id}' is never worn in any scene: {why}",
                "change its condition, move it up, or leave it out",
            )


def _cases(page: Page, character: Character, outcomes: Sequence[int]) -> None:
    at = 0
    for reaction in character.reacts:
        for case in reaction.cases:
            outcome = outcomes[at] if at < len(outcomes) else 0
            at += 1
            if case.when is None or outcome not in (FAILED, HELD):
                continue
            mark = _when_in(page, case.mark)
            if outcome == FAILED:
                message = f"this case of '{reaction.tag}' never applies in any scene"
            elif case is not reaction.cases[-1]:
                message = f"this case of '{reaction.tag}' always applies, so those after it never do"
            else:
                message = f"this case of '{reaction.tag}' always applies, so it needs no when"
            page.tell_at(truth.CaseNeverApplies, *mark, message, "change its condition, or leave it out")


def _when_in(page: Page, mark: Mark) -> Mark:
    """Where a case's condition stands, if it stands in the case's first line."""
    found = inside(page, mark, "when")
    return found if found.line == mark.line else mark


def check_tags(page: Page, skills: Mapping[str, Skill], scenes: Sequence[Facts]) -> None:
    """Tell the tags that no option uses, on the page of ``skills.yaml``; ``scenes`` must be all there are."""
    used = {tag for facts in scenes for tag in facts.tags}
    for skill in skills.values():
        if skill.id not in used:
            mark = skill.mark if skill.mark.line else TOP
            page.tell_at(names.UnusedTag, *mark, f"no option of any scene does '{skill.id}'", "use it, or leave it out")
