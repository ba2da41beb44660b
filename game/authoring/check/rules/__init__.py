"""The rules, each in a module of its own: its manual page, its severity and its check. Adding one is adding a file."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from game.authoring.check.rule import Rule


class OddRuleError(Exception):
    """A module in this folder does not hold exactly one rule: a mistake of whoever wrote it."""


def rules() -> tuple[type[Rule], ...]:
    """Every rule, in the order of their codes."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted(map(_rule_in, modules), key=lambda rule: rule.id))


def _rule_in(module: ModuleType) -> type[Rule]:
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
    ]
    if len(own) != 1:
        raise OddRuleError(f"{module.__name__} holds {len(own)} rules, and a rule is one file")
    return own[0]
