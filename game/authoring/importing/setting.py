"""Writes what a story remembers: variables that are set, and visits that are counted."""

from __future__ import annotations

from game.authoring.importing.emit import Comment, Tree, YamlRows, YamlTable
from game.authoring.importing.expression import VISITS, Expression, Known, Lit, Op, Var
from game.authoring.importing.flow import Assign, Remark
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.job import Rows
from game.authoring.importing.writer import Writer


class Setting:
    """Variables that are set. ``unset`` are those that could not be, by name, with where."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.unset: dict[str, list[Remark]] = {}
        self.counted = frozenset(name for name in writer.conditions.flags if name.startswith(VISITS))

    def count(self, name: str, rows: Rows, env: dict[str, Known]) -> None:
        """Note that a node or a mark has been visited, where somebody asks for that."""
        key = f"{VISITS}{name}"
        if key not in self.counted or key in self.writer.seen:
            return
        flag = self.writer.conditions.flag(key, asks=False)
        if flag.kind == "truth":
            env[key] = True
            rows.append(YamlTable([("set", YamlTable([(flag.id, "true")]))]))
        else:
            known = env.pop(key, None)
            if isinstance(known, int):
                env[key] = known + 1
            rows.append(YamlTable([("set", YamlTable([(flag.id, "+1")]))]))

    def assign(self, rows: Rows, one: Assign, env: dict[str, Known]) -> None:
        """A variable that is set: to a value, by an amount, or case by case."""
        try:
            rows += self.assigned(one, env)
        except NotMappedError as reason:
            self.unset.setdefault(one.name, []).append(Remark(one.at, one.source, f"this was left out ({reason})"))
            rows.append(Comment(f"{self.writer.flow.said(one.at)}: {one.source}"))

    def assigned(self, one: Assign, env: dict[str, Known]) -> list[Tree]:
        """The steps that set a variable; raises NotMappedError where a scene cannot."""
        if isinstance(one.tree, NotMappedError):
            env.pop(one.name, None)
            raise one.tree
        if self.writer.conditions.variables.constant(one.name) is not None:
            return []
        try:
            simple = self.writer.conditions.simple(one.tree, env)
        finally:
            env.pop(one.name, None)
        if isinstance(simple, Lit):
            env[one.name] = simple.value
        flag = self.writer.conditions.flag(one.name, asks=False)
        if isinstance(simple, Lit):
            return [_set(flag.id, self.writer.conditions.value(flag, simple.value))]
        amount = _amount(simple, one.name)
        if flag.kind == "number" and amount is not None:
            return [_set(flag.id, f"{amount:+d}", is_level=False)]
        cases = self.writer.conditions.variables.cases(simple, env)
        if cases is None:
            raise NotMappedError("it is set to something that is worked out while playing")
        by_value: dict[str, list[str]] = {}
        for names, value in cases:
            if isinstance(value, NotMappedError):
                raise value
            parts = [self.writer.conditions.equals(name, each) for name, each in names.items()]
            by_value.setdefault(self.writer.conditions.value(flag, value), []).append(" and ".join(parts))
        if len(by_value) > 8:
            raise NotMappedError("it can become too many things")
        *first, (last, _) = by_value.items()
        steps: list[Tree] = [_set(flag.id, last)]
        for value, wheres in reversed(first):
            when = " or ".join(f"({where})" if " and " in where else where for where in wheres)
            if len(when) > 900:
                raise NotMappedError("it depends on too much")
            block = YamlTable([("when", when), ("then", YamlRows([_set(flag.id, value)]))])
            block.put("otherwise", YamlRows(list(steps)))
            steps = [block]
        return steps

    def left_out(self) -> list[Remark]:
        """What could not be set and is asked for somewhere; wherever else it is asked, what it holds is known."""
        conditions = self.writer.conditions
        return [
            one
            for name, left_out in self.unset.items()
            if name in conditions.used or name in conditions.wanted
            for one in left_out
        ]


def _set(flag: str, value: str, *, is_level: bool = True) -> YamlTable:
    return YamlTable([("set", YamlTable([(flag, f"= {value}" if is_level and value.startswith("-") else value)]))])


def _amount(tree: Expression, name: str) -> int | None:
    """How much is added to a variable that is set to itself and that."""
    match tree:
        case Op("+", (Var(same), Lit(int(value)))) | Op("+", (Lit(int(value)), Var(same))) if same == name:
            return int(value)
        case Op("-", (Var(same), Lit(int(value)))) if same == name:
            return -int(value)
    return None
