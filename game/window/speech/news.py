"""What is to be spoken of a screen as it is drawn now: all of a new one, else what is new on it, and what is focused.

It is pure: what was told of before and what is there now, in; what is to be said, out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from game.story.language import ENGLISH, Language
from game.window.speech.words import utterance
from game.window.widgets.targets import Target


class Page(NamedTuple):
    """What can be heard of a screen as it is drawn now."""

    heard: tuple[Target, ...]
    """In reading order; nothing that is for the pointer alone."""
    focus: Target | None = None
    """What the keyboard's mark is on, if that shows."""
    occasion: int = 0
    """Which moment it is of those that a screen goes through: options are told anew at another."""


class Utterance(NamedTuple):
    """Something to be spoken; ``interrupts`` what is being spoken, and what waits to be."""

    text: str
    interrupts: bool = False


def opening(page: Page, language: Language = ENGLISH) -> list[Utterance]:
    """A screen that nobody has heard yet: all of it, from its title on, what stands beside its content last."""
    scrolls = any(target.area for target in page.heard)
    beside = [target for target in page.heard if scrolls and target.role == "button" and not target.area]
    rest = [target for target in page.heard if target not in beside]
    return _one_after_another([utterance(target, language) for target in (*rest, *beside)])


def again(page: Page, language: Language = ENGLISH) -> list[Utterance]:
    """A screen that was heard before, come back to: its title, and what the mark is on."""
    told = [utterance(target, language) for target in (*page.heard[:1], *((page.focus,) if page.focus else ()))]
    return _one_after_another(told)


def news(before: Page, page: Page, language: Language = ENGLISH) -> list[Utterance]:
    """What has changed on a screen: what the mark is on now, at once; then what is new, in reading order.

    What has only another value is looked up, and not told, unless the mark is on it or something is written into it.
    """
    told = _focused(before, page, language)
    known = Counter(_key(target, before.occasion) for target in before.heard)
    written = {target.id: target.state for target in before.heard if target.role == "field"}
    for target in page.heard:
        key = _key(target, page.occasion)
        if known[key] > 0:
            known[key] -= 1
            if target.id in written and written[target.id] != target.state:
                told.append(Utterance(target.state.value or utterance(target, language), interrupts=True))
        elif target is not page.focus or not told:
            told.append(Utterance(utterance(target, language)))
    return told


def _focused(before: Page, page: Page, language: Language) -> list[Utterance]:
    """What the mark has come to, or what has become of what it is on."""
    if page.focus is None:
        return []
    now = utterance(page.focus, language)
    was = "" if before.focus is None else utterance(before.focus, language)
    is_other = before.focus is None or before.focus.id != page.focus.id
    return [Utterance(now, interrupts=True)] if is_other or now != was else []


def _key(target: Target, occasion: int) -> tuple[object, ...]:
    """Which thing it is, from one drawing to the next.

    Another text is another thing, unless it is another value of something; an option is one in another moment.
    """
    if target.role == "option":
        return (target.id, occasion)
    if target.id:
        return (target.id, target.name if target.role == "text" and not target.state.value else "")
    return (target.name, target.state.value)


def _one_after_another(texts: Sequence[str]) -> list[Utterance]:
    return [Utterance(text, interrupts=at == 0) for at, text in enumerate(texts)]
