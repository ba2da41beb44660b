"""Turns one passage into one beat: its lines, its links as options, its conditions, and remarks on what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.authoring.importing import (
    ONE_FILE,
    Comment,
    Files,
    Ids,
    NotMappedError,
    Quoted,
    Tree,
    YamlRows,
    YamlTable,
    braced,
)
from game.authoring.twine.flags import Variables, written_out
from game.authoring.twine.led import always_leads
from game.authoring.twine.lines import Lines
from game.authoring.twine.prose import NO_STYLE, Style, shortened
from game.authoring.twine.twine import Assignment, Branch, If, Jump, Link, Passage, Remark, StoryNode, StoryWords
from game.story.model import LISTEN, SILENCE
from game.story.model import condition as c

DEEPEST_BLOCKS: Final = 12
"""How many blocks may stand in each other in a beat."""


class BeatMaker(Lines):
    """Makes one beat; ``losses`` are what it had to leave out or change, ``said`` the lines that nobody says yet.

    ``speakers`` are people by their names in small letters, ``style`` is how the story writes formatting, ``files`` are
    what its lines are counted in.
    """

    def __init__(
        self,
        passage: Passage,
        variables: Variables,
        speakers: Mapping[str, str],
        style: Style = NO_STYLE,
        files: Files = ONE_FILE,
    ) -> None:
        super().__init__(variables, speakers, style, files)
        self.passage = passage
        self.options: list[tuple[str, YamlTable, c.Condition | None]] = []
        self.ids = Ids((SILENCE, LISTEN))
        self.targets: list[str] = []
        self.asked: dict[str, int] = {}

    def beat(self, nodes: Sequence[StoryNode], ending: str) -> tuple[YamlRows, bool]:
        """The beat's steps.

        Args:
            nodes: what stands in the passage.
            ending: the ending that it comes to where it leads nowhere else.

        Returns:
            The steps, and whether it can come to that ending.
        """
        steps = self.steps(nodes, (), 0)
        is_left = always_leads(nodes)
        if not self.options:
            if not is_left:
                steps.append(YamlTable([("end", ending)]))
            return YamlRows(steps), not is_left
        choose = YamlTable([("choose", YamlTable([(id_, option) for id_, option, _ in self.options]))])
        conditions = [condition for _, _, condition in self.options]
        always = is_left or any(condition is None for condition in conditions)
        block = None if always else self.any_of([each for each in conditions if each is not None], choose, ending)
        steps.append(block or choose)
        return YamlRows(steps), block is not None

    def any_of(self, conditions: list[c.Condition], choose: YamlTable, ending: str) -> YamlTable | None:
        """The decision in a block that holds while any option is open: where none is, a passage is at its end."""
        tree = conditions[0] if len(conditions) == 1 else c.Either(tuple(conditions))
        try:
            text = written_out(tree, self.variables.scope())
        except NotMappedError:
            self.lose(self.passage.line, "every link has a condition, and where none of them holds no option is open")
            return None
        end = YamlRows([YamlTable([("end", ending)])])
        return YamlTable([("when", text), ("then", YamlRows([choose])), ("otherwise", end)])

    def steps(self, nodes: Sequence[StoryNode], under: tuple[c.Condition, ...], depth: int) -> list[Tree | Comment]:
        """The steps of some nodes; ``under`` are the conditions of the blocks around them."""
        found: list[Tree | Comment] = []
        for node in nodes:
            match node:
                case StoryWords():
                    self.say(node, found)
                case Link(line, text):
                    self.words.append(StoryWords(line, text, linked=True))
                    self.link(node, under, found)
                case Assignment():
                    self.assign(node, found)
                case Jump(line, target):
                    self.flush(found)
                    found.append(YamlTable([("go", self.target(line, target))]))
                case Remark(line, source, why):
                    self.remark(line, source, why, found)
                case If():
                    self.cut(node)
                    self.flush(found)
                    found += self.block(node.branches, under, depth)
        self.flush(found)
        return found

    def remark(self, line: int, source: str, why: str, found: list[Tree | Comment]) -> None:
        """Keep something as a comment; what was lost is told as well."""
        if why:
            self.lose(line, why, source)
        if source.strip():
            self.comment(line if why else 0, source, found)

    # Options

    def link(self, link: Link, under: tuple[c.Condition, ...], found: list[Tree | Comment]) -> None:
        """A link as an option, open while the conditions around it hold."""
        option = YamlTable()
        text = self.plain(link.text, link.line)[0] or self.plain(link.target, link.line)[0] or link.target
        condition = None if not under else under[0] if len(under) == 1 else c.Both(under)
        if condition is not None:
            try:
                option.put("when", written_out(condition, self.variables.scope()))
            except NotMappedError as reason:
                self.lose(link.line, f"this link is always open, its condition could not be carried over ({reason})")
                condition = None
        option.put("say", Quoted(braced(text)))
        sets = YamlTable()
        for assignment in link.sets:
            try:
                id_, value = self.variables.assigned(assignment)
            except NotMappedError as reason:
                self.lose(assignment.line, f"what this link sets was left out ({reason})", assignment.source)
                self.comment(assignment.line, assignment.source, found)
                continue
            sets.pairs = [pair for pair in sets.pairs if isinstance(pair, Comment) or pair[0] != id_]
            sets.put(id_, value)
        if sets.pairs:
            option.put("set", sets)
        option.put("go", self.target(link.line, link.target))
        for name in _names(condition):
            self.asked.setdefault(name, link.line)
        self.options.append((self.ids.new(text, "option"), option, condition))

    def target(self, line: int, name: str) -> str:
        """The beat that a passage has become; one that nobody has written gets one that says so."""
        if name not in self.variables.beats:
            self.lose(line, f"there is no passage '{shortened(name)}': a beat that says so stands for it")
            self.targets.append(name)
            self.variables.add_beat(name)
        return self.variables.beats[name]

    # Variables and conditions

    def assign(self, assignment: Assignment, found: list[Tree | Comment]) -> None:
        """A variable that is set."""
        try:
            id_, value = self.variables.assigned(assignment)
        except NotMappedError as reason:
            self.lose(assignment.line, f"this was left out ({reason})", assignment.source)
            self.comment(assignment.line, assignment.source, found)
            return
        if id_ in self.asked:
            self.lose(assignment.line, f"{assignment.name} is set here after the condition of a link asked for it")
        found.append(YamlTable([("set", YamlTable([(id_, value)]))]))

    def block(self, branches: Sequence[Branch], under: tuple[c.Condition, ...], depth: int) -> list[Tree | Comment]:
        """The arms of an if, of which the first that holds is done."""
        if depth + len(branches) > DEEPEST_BLOCKS:
            return self.kept(branches, under, depth, NotMappedError("too many conditions stand in each other"))
        try:
            conditions = [self.condition(branch) for branch in branches]
        except NotMappedError as reason:
            return self.kept(branches, under, depth, reason)
        return self.arms(branches, conditions, under, depth)

    def condition(self, branch: Branch) -> c.Condition | None:
        """An arm's condition in the scene's own names; raises NotMappedError where it cannot be said."""
        if branch.condition is None:
            return None
        if isinstance(branch.condition, NotMappedError):
            raise branch.condition
        return self.variables.condition(branch.condition, self.passage.name)

    def arms(
        self,
        branches: Sequence[Branch],
        conditions: Sequence[c.Condition | None],
        under: tuple[c.Condition, ...],
        depth: int,
    ) -> list[Tree | Comment]:
        """The first arm in a block, the others in its ``otherwise``."""
        branch, condition = branches[0], conditions[0]
        if condition is None:
            return self.steps(branch.nodes, under, depth)
        then = self.steps(branch.nodes, (*under, condition), depth + 1)
        rest: list[Tree | Comment] = []
        if branches[1:]:
            rest = self.arms(branches[1:], conditions[1:], (*under, c.Not(condition)), depth + 1)
        when = written_out(condition, self.variables.scope())
        if YamlRows(then).is_empty:
            if YamlRows(rest).is_empty:
                return [*then, *rest]
            return [*then, YamlTable([("when", f"not ({when})"), ("then", YamlRows(rest))])]
        block = YamlTable([("when", when), ("then", YamlRows(then))])
        if YamlRows(rest).is_empty:
            return [*rest, block]
        block.put("otherwise", YamlRows(rest))
        return [block]

    def kept(
        self, branches: Sequence[Branch], under: tuple[c.Condition, ...], depth: int, reason: NotMappedError
    ) -> list[Tree | Comment]:
        """Every arm without its condition, which nobody could carry over: nothing is lost, and the trainer decides."""
        found: list[Tree | Comment] = []
        for branch in branches:
            source = " ".join(branch.source.split()) or "otherwise"
            self.lose(branch.line, f"a condition was left out ({reason}); what it held is always there", source)
            self.comment(branch.line, f"only if {source}", found)
            found += self.steps(branch.nodes, under, depth)
        return found


def _names(tree: c.Condition | None) -> set[str]:
    match tree:
        case c.Name(text):
            return {text}
        case c.Not(part) | c.Minus(part):
            return _names(part)
        case c.Both(parts) | c.Either(parts):
            return {name for part in parts for name in _names(part)}
        case c.Compare(_, left, right) | c.Arithmetic(_, left, right):
            return _names(left) | _names(right)
        case _:
            return set()
