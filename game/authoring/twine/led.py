"""What stands in a link macro, as options: each jump in it is where the link leads, under the conditions round it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from game.authoring.twine.twine import Assignment, Branch, If, Include, Jump, Link, Remark, StoryNode, StoryWords

Way = Callable[[int, str, str, str, tuple[Assignment, ...]], tuple[StoryNode, ...]]


def led(line: int, text: str, nodes: Iterable[StoryNode], way: Way) -> tuple[StoryNode, ...] | None:
    """A link macro's nodes with options in place of jumps; None where there is no jump among them.

    Args:
        line: where the link stands.
        text: what it says.
        nodes: what stands in it.
        way: makes a link, of its line, text, target, source and what it sets.
    """
    found, leads = _led(line, text, list(nodes), (), way)
    return tuple(found) if leads else None


def _led(
    line: int, text: str, nodes: list[StoryNode], sets: tuple[Assignment, ...], way: Way
) -> tuple[list[StoryNode], bool]:
    if not _leads(nodes):
        return nodes, False
    found: list[StoryNode] = []
    own = (*sets, *(node for node in nodes if isinstance(node, Assignment)))
    has_jump = False
    for node in nodes:
        match node:
            case Jump(_, target):
                if not has_jump:  # the first one leads away
                    found.extend(way(line, text, target, text, own))
                has_jump = True
            case Assignment():
                pass
            case If(branches):
                found.append(If(tuple(_arm(line, text, branch, own, way) for branch in branches)))
            case StoryWords() if not node.text.strip():
                pass
            case _:
                found.append(node)
    return found, True


def _arm(line: int, text: str, branch: Branch, sets: tuple[Assignment, ...], way: Way) -> Branch:
    nodes, _ = _led(line, text, list(branch.nodes), sets, way)
    return replace(branch, nodes=tuple(nodes))


def _leads(nodes: Iterable[StoryNode]) -> bool:
    """Whether there is a jump among some nodes."""
    return any(
        isinstance(node, Jump) or (isinstance(node, If) and any(_leads(branch.nodes) for branch in node.branches))
        for node in nodes
    )


def targets_of(nodes: Iterable[StoryNode]) -> dict[str, None]:
    """The passages that links and jumps among some nodes lead to, in order."""
    found: dict[str, None] = {}
    for node in nodes:
        match node:
            case Link(target=target) | Jump(target=target):
                found[target] = None
            case If(branches):
                for branch in branches:
                    found |= targets_of(branch.nodes)
    return found


def always_leads(nodes: Iterable[StoryNode]) -> bool:
    """Whether some nodes lead on whatever holds: by a link or jump under no condition, or one in every arm of an if."""
    return any(
        isinstance(node, Link | Jump)
        or (
            isinstance(node, If)
            and node.branches[-1].condition is None
            and all(always_leads(branch.nodes) for branch in node.branches)
        )
        for node in nodes
    )


def up_to_jump(nodes: tuple[StoryNode, ...]) -> tuple[StoryNode, ...]:
    """Some nodes without what nobody sees, where a jump is always taken: links before it, and all that is behind it."""
    at = next((at for at, node in enumerate(nodes) if isinstance(node, Jump)), -1)
    if at < 0:
        return nodes
    found: list[StoryNode] = []
    for place, node in enumerate(nodes):
        if place == at or (place < at and not isinstance(node, Link)):
            found.append(node)
        elif isinstance(node, Remark) or (text := written_in(node)).strip():
            unseen = "a jump is always taken here, and this is never seen"
            found.append(node if isinstance(node, Remark) else Remark(_line_of(node), text.strip(), unseen))
    return tuple(found)


def pieces_in(nodes: Iterable[StoryNode]) -> int:
    """How many lines, links and macros there are among some nodes."""
    return sum(
        1 + sum(map(pieces_in, (branch.nodes for branch in node.branches)))
        if isinstance(node, If)
        else 1 + (node.text.count("\n") if isinstance(node, StoryWords) else 0)
        for node in nodes
    )


def written_in(node: StoryNode) -> str:
    """What the author wrote in a node, as far as it is known."""
    match node:
        case StoryWords(_, text):
            return text
        case Link(_, text, target):
            return f"[[{text}->{target}]]"
        case If(branches):
            return " ".join(written_in(each) for branch in branches for each in branch.nodes)
        case Jump(_, target):
            return f"-> {target}"
        case Assignment(source=source) | Remark(source=source) | Include(source=source):
            return source


def _line_of(node: StoryNode) -> int:
    return node.branches[0].line if isinstance(node, If) else node.line
