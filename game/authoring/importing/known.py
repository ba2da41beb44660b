"""What is known in an arm of an If by its condition, and by those of the arms before it, which did not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.authoring.importing.expression import Expression, Known, Lit, Op, Var, same
from game.authoring.importing.flow import Arm
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.variables import Variables


def narrowed(env: Mapping[str, Known], arms: Sequence[Arm], variables: Variables) -> dict[str, Known]:
    """What is known in the last of some arms.

    Args:
        env: what is known before them.
        arms: the arms up to it.
        variables: what each variable can hold.
    """
    found = dict(env)
    *before, last = arms
    out: dict[str, list[Known]] = {}
    for arm in before:
        if arm.condition is None or isinstance(arm.condition, NotMappedError):
            continue
        parts = list(_equals(arm.condition, variables))
        if len(parts) == 1 and not (isinstance(arm.condition, Op) and arm.condition.sign == "and"):
            out.setdefault(parts[0][0], []).append(parts[0][1])
    for name, values in out.items():
        known = variables.holds[name].known if name in variables.holds else ()
        left = [value for value in known if not any(same(value, other) for other in values)]
        if len(left) == 1:
            found[name] = left[0]
    if last.condition is not None and not isinstance(last.condition, NotMappedError):
        found |= dict(_equals(last.condition, variables))
    return found


def _equals(tree: Expression, variables: Variables) -> Iterator[tuple[str, Known]]:
    """What variables must hold for a condition to hold, as far as that is one value."""
    match tree:
        case Op("and", parts):
            for part in parts:
                yield from _equals(part, variables)
        case Op("==", (Var(name), Lit(value))) | Op("==", (Lit(value), Var(name))):
            holding = variables.holds.get(name)
            if holding is not None and any(same(value, known) for known in holding.known):
                yield name, value
        case Var(name) | Op("not", (Var(name),)):
            holding = variables.holds.get(name)
            if holding is not None and holding.kinds == {bool}:
                yield name, isinstance(tree, Var)
