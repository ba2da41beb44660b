"""The ways through a story: circles that nobody decides in, ways that never end, passages that nobody comes to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from game.authoring.importing import Loss
from game.authoring.twine.led import always_leads, targets_of
from game.authoring.twine.twine import Jump, Link, Passage, StoryNode, StoryWords

GO_ON: Final = "(Go on.)"
STOP: Final = "(Stop here.)"
THE_END: Final = "The end"

Story = dict[str, tuple[StoryNode, ...]]
"""What stands in each passage, by its name."""


def without_endless_jumps(passages: Sequence[Passage], story: Story) -> tuple[Story, list[Loss]]:
    """The story with an option in each circle of jumps that nobody decides in, and where those are."""
    jumps = {name: jump for name, nodes in story.items() if (jump := _first_jump(nodes)) is not None}
    losses: list[Loss] = []
    found = dict(story)
    done = set[str]()
    for passage in passages:
        way: list[str] = []
        name = passage.name
        while name in jumps and name not in done:
            done.add(name)
            way.append(name)
            name = jumps[name].target
        if name in way:  # the circle is closed here
            jump = jumps[way[-1]]
            told = f"this leads round to '{jump.target[:60]}' without a choice: it became an option, '{GO_ON}'"
            losses.append(Loss(jump.line, told))
            found[way[-1]] = tuple(
                Link(node.line, GO_ON, node.target) if node is jump else node for node in found[way[-1]]
            )
    return found, losses


def with_ends(passages: Sequence[Passage], story: Story, start: str) -> tuple[Story, Passage | None, list[Loss]]:
    """The story with an option to stop where no ending can be reached, where that leads, and where it stands."""
    losses: list[Loss] = []
    leads = {name: targets_of(nodes) for name, nodes in story.items()}
    back = defaultdict[str, list[str]](list)
    for name, targets in leads.items():
        for target in targets:
            back[target].append(name)
    found = dict(story)
    reached = _reached([start], leads)
    ended = _reached([name for name in reached if not always_leads(found.get(name, ()))], back)
    by_name = {passage.name: passage for passage in passages}
    end = Passage(_free(THE_END, story), ("settled",), "", passages[0].line)
    # The farthest from the start comes first: whatever leads to it has an end with it.
    for name in reversed(reached):
        if name in ended or name not in by_name or _first_jump(found[name]) is not None:
            continue
        passage = by_name[name]
        told = f"from here the story never ends: an option was added, '{STOP}'"
        losses.append(Loss(passage.line, told))
        found[name] = (*found[name], StoryWords(passage.line, "\n"), Link(passage.line, STOP, end.name))
        ended |= _reached([name], back)
    return found, end if losses else None, losses


def never_reached(passages: Iterable[Passage], story: Story, start: str) -> list[Loss]:
    """Where the passages stand that no way from the start leads to."""
    reached = _reached([start], {name: targets_of(nodes) for name, nodes in story.items()})
    return [
        Loss(passage.line, "no way leads to this passage from the start of the story: nobody will see it")
        for passage in passages
        if passage.name not in reached
    ]


def _first_jump(nodes: Iterable[StoryNode]) -> Jump | None:
    """The jump that is always taken, if there is one."""
    return next((node for node in nodes if isinstance(node, Jump)), None)


def _reached(starts: Iterable[str], leads: Mapping[str, Collection[str]]) -> dict[str, None]:
    """What is led to, the nearest first; used as a set that keeps its order."""
    found = dict.fromkeys(starts)
    waiting = deque(found)
    while waiting:
        for target in leads.get(waiting.popleft(), ()):
            if target not in found:
                found[target] = None
                waiting.append(target)
    return found


def _free(name: str, taken: Collection[str]) -> str:
    number, found = 2, name
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found
