"""Reads ink: files into knots and stitches, and these into the lines, choices and conditions they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from game.authoring.importing.clean import cleaned
from game.authoring.importing.expression import Lit, Var
from game.authoring.importing.flow import Flow, Go, Node, Place, Remark, Starting, Statement
from game.authoring.importing.imported import NotMappedError, NotStoryError
from game.authoring.importing.job import Manners
from game.authoring.importing.scene import Language
from game.authoring.ink.inline import Inline, split
from game.authoring.ink.logic import SETS
from game.authoring.ink.scope import WORDS, InkSums, InkTerms, Names
from game.authoring.ink.sections import Section, Sections, plain, sections_of
from game.authoring.ink.weave import Weave

INK: Final = Manners(counts_leaving=False, go_forgets=False, end_returns=False)
_LABELLED: Final = re.compile(r"\s*(?:[*+\s]+|(?:-(?!>)\s*)+)\s*\(\s*(\w+)\s*\)")
_TEMP: Final = re.compile(r"\s*~\s*temp\s+(\w+)")
_VARIABLE: Final = re.compile(r"(\w+)\s*=\s*(.*)", re.DOTALL)
_RETURN: Final = re.compile(r"~\s*return\s+(.*)", re.DOTALL)
_TITLE: Final = re.compile(r"\s*#\s*title:\s*(.+?)\s*")


def read_ink(files: Mapping[str, str], first: str, title: str, start: str = "") -> tuple[Flow, Language]:
    """Read an ink story.

    Args:
        files: the texts of its files by their names.
        first: the name of the one that includes the others.
        title: what it is called, where it does not say.
        start: the knot that it begins with, where it does not begin at the top.

    Raises:
        NotStoryError: where there is nothing to play in it.
    """
    flow = Flow(title)
    return _Reading(sections_of(cleaned(files, flow), first), flow).flow(start)


class _Reading:
    def __init__(self, sections: Sections, flow: Flow) -> None:
        self.sections = sections
        self.flow_ = flow
        self.names = Names()
        self.count = 0

    def flow(self, start: str) -> tuple[Flow, Language]:
        flow, sections = self.flow_, self.sections
        flow.remarks += sections.remarks
        self.find_names()
        self.declare()
        self.find_functions()
        self.find_setters()
        opening = self.add(sections.start, "")
        if not opening.body and sections.knots and not start:
            raise NotStoryError(
                "this story has nothing before its first knot, so it ends at once: name a knot to begin"
            )
        for knot in sections.knots:
            if knot.is_function:
                self.keep(knot)
            else:
                self.add(knot, knot.name)
        if start and start not in self.names.places:
            raise NotStoryError(f"there is no knot called '{start}' in this story")
        flow.start = start or opening.name
        return flow, Language(InkSums(), INK, least_lines=2)

    # Names

    def find_names(self) -> None:
        """The full name of everything that can be asked for or gone to."""
        for knot in (self.sections.start, *self.sections.knots):
            if knot.is_function:
                continue
            if knot.name:
                self.names.places.add(knot.name)
            for section in (knot, *knot.stitches):
                node = _node(knot, section)
                if section is not knot:
                    self.names.places.add(node)
                self.names.parameters[node] = section.parameters
                own = self.names.temporary.setdefault(knot.name, set())
                own |= {parameter.split()[-1] for parameter in section.parameters}
                for _, line in section.lines:
                    if match := _LABELLED.match(line):
                        self.names.places.add(f"{node}.{match[1]}")
                    if match := _TEMP.match(line):
                        own.add(match[1])

    def declare(self) -> None:
        """``VAR``, ``CONST``, ``LIST`` and ``EXTERNAL``."""
        declared = self.sections.declared
        for at, kind, rest in declared:
            match = _VARIABLE.fullmatch(rest)
            if kind == "EXTERNAL" or match is None:
                self.flow_.remarks.append(Remark(at, plain(f"{kind} {rest}"), "this cannot be carried over"))
            elif kind == "LIST":
                self.list(at, match[1], match[2])
            elif kind == "VAR":
                self.names.variables.add(match[1])
        terms = InkTerms(WORDS, names=self.names)
        waiting = [
            (at, match) for at, kind, rest in declared if kind == "CONST" and (match := _VARIABLE.fullmatch(rest))
        ]
        for _ in range(5):
            for _, match in waiting:
                tree = terms.read_or_reason(match[2])
                if isinstance(tree, Lit):
                    self.names.constants[match[1]] = tree
        for at, kind, rest in declared:
            match = _VARIABLE.fullmatch(rest)
            if match is None or kind not in ("VAR", "CONST"):
                continue
            tree = terms.read_or_reason(match[2])
            if kind == "VAR":
                self.flow_.starting.append(Starting(at, match[1], tree, plain(f"VAR {rest}")))
            elif match[1] not in self.names.constants:
                self.flow_.remarks.append(Remark(at, plain(f"CONST {rest}"), "this cannot be carried over"))

    def list(self, at: Place, name: str, rest: str) -> None:
        """A list with one of its items set is a variable that holds a word."""
        items = [part.strip() for part in split(rest, ",")]
        names = [item.strip("() ").partition("=")[0].strip() for item in items]
        chosen = [item for item, text in zip(names, items, strict=True) if text.startswith("(")]
        for item in names:
            self.names.items[item] = self.names.items[f"{name}.{item}"] = item
        if len(chosen) > 1:
            self.flow_.remarks.append(
                Remark(
                    at, plain(f"LIST {name} = {rest}"), "a list of which several items are set cannot be carried over"
                )
            )
            return
        self.names.variables.add(name)
        self.flow_.starting.append(Starting(at, name, Lit(chosen[0] if chosen else ""), plain(f"LIST {name} = {rest}")))

    def find_functions(self) -> None:
        """Functions that do nothing but return something are put where they are called."""
        functions = [knot for knot in self.sections.knots if knot.is_function]
        for _ in range(5):
            for knot in functions:
                lines = [line.strip() for _, line in knot.lines if line.strip()]
                match = _RETURN.fullmatch(lines[0]) if len(lines) == 1 else None
                names = tuple(parameter.split()[-1] for parameter in knot.parameters)
                if match is None or any(parameter.startswith("ref ") for parameter in knot.parameters):
                    continue
                own = {name: Var(f"@own:{name}") for name in names}
                tree = InkTerms(WORDS, names=self.names, own=own).read_or_reason(match[1])
                if not isinstance(tree, NotMappedError):
                    self.names.functions[knot.name] = (names, tree)

    def find_setters(self) -> None:
        """Functions that do nothing but set variables are done where they are called."""
        for knot in self.sections.knots:
            lines = tuple(line.strip() for _, line in knot.lines if line.strip())
            match_all = [SETS.fullmatch(line) for line in lines]
            if knot.is_function and lines and all(match and not match[1] for match in match_all):
                self.names.setters[knot.name] = (knot.parameters, lines)

    # Nodes

    def add(self, knot: Section, name: str) -> Node:
        """Add a knot with its stitches."""
        nodes: list[Node] = []
        for section in (knot, *knot.stitches):
            node = _node(knot, section)
            inline = Inline(InkTerms(WORDS, names=self.names, knot=knot.name, node=node), self.key)
            body: list[Statement] = list(Weave(section.lines, inline, node).whole())
            tags = _tags(section)
            if section is knot and knot.stitches and not any(not isinstance(one, Remark) for one in body):
                body.append(Go(section.at, _node(knot, knot.stitches[0])))
            if section is self.sections.start:
                self.titled(section)
            label = node or self.opening_name()
            nodes.append(Node(label, section.at, tuple(body), tags))
        self.flow_.nodes += nodes
        del name
        return nodes[0]

    def titled(self, section: Section) -> None:
        """The story's title, where it says one."""
        for _, line in section.lines:
            if match := _TITLE.fullmatch(line):
                self.flow_.title = plain(match[1])

    def opening_name(self) -> str:
        """What the beginning is called."""
        name = "start"
        while name in self.names.places:
            name = f"the {name}"
        return name

    def key(self, at: Place, drawn: int) -> str:
        """A variable for what changes each time (0), is drawn by the seed (how many), or is taken once (-1)."""
        self.count += 1
        kind = "once" if drawn < 0 else "draw" if drawn else "turn"
        key = f"@{kind}:{at.line} {self.count}"
        if drawn > 0:
            self.flow_.drawn[key] = drawn
        return key

    def keep(self, knot: Section) -> None:
        """A function that is not put where it is called is told, and kept."""
        if knot.name not in self.names.functions and knot.name not in self.names.setters:
            text = "\n".join(plain(line) for _, line in knot.lines if line.strip())
            source = f"function {knot.name}\n{text}"
            self.flow_.remarks.append(Remark(knot.at, source, "a function cannot be carried over"))


def _node(knot: Section, section: Section) -> str:
    """The full name of a knot or a stitch; ``""`` for the beginning."""
    return knot.name if section is knot else f"{knot.name}.{section.name}" if knot.name else section.name


def _tags(section: Section) -> tuple[str, ...]:
    """The tags at the top of a knot."""
    found: list[str] = []
    for _, line in section.lines:
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            break
        found += [tag.strip() for tag in stripped.split("#") if tag.strip()]
    return tuple(found)
