"""Reads what an option costs, and the course's currency, in whose smallest coin that is."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import library, shapes, values
from game.script.problems import Mend
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import read_word
from game.script.source import ScalarNode, YamlNode, is_empty, swapped, without_line
from game.story.condition import as_id
from game.story.model import LONGEST_SIGN, MOST_COSTS, places_of, priced

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_AMOUNT: Final = re.compile(r"([+\-\u2212]?)[^\d.,+-]{0,5}(\d{1,7})(?:[.,](\d{1,3}))?\s*([^\d.,]{0,8})")
_SMALL_COINS: Final = frozenset(("p", "d", "c", "ct", "cts", "pence", "penny", "pennies", "cent", "cents", "centimos"))
_SIGNS: Final = {
    **dict.fromkeys(("pound", "pounds", "pound_sterling", "pounds_sterling", "sterling", "pence"), "£"),
    **dict.fromkeys(("euro", "euros"), "€"),
    **dict.fromkeys(("dollar", "dollars", "cent", "cents"), "$"),
    **dict.fromkeys(("yen",), "¥"),
    **dict.fromkeys(("franc", "francs", "swiss_francs"), "CHF"),
    **dict.fromkeys(("krone", "kroner", "krona", "kronor", "crowns"), "kr"),
}
"""What a currency is called, with its sign."""


def read_costs(reader: Reader, pair: Pair) -> int:
    """What an option costs, in the smallest coin; 0 where that cannot be known, which is told."""
    key, node = pair
    currency = reader.names.currency
    if currency == "":
        told = "this option costs something, and the course has no currency to count it in"
        reader.tell(library.NoCurrency, key, told, "add a line to course.yaml, with your own sign:  currency: £")
        reader.names.currency = None  # it is missing once, however many options cost something
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, "costs", "a whole number of the smallest coin", "costs: 120")
        return 0
    if _WHOLE.fullmatch(node.text) and 0 < int(node.text) <= MOST_COSTS:
        return int(node.text)
    if _WHOLE.fullmatch(node.text):
        return _out_of_range(reader, pair, int(node.text))
    meant = _meant(node.text, currency or "£")
    told = f"costs should be a whole number of the smallest coin, and this is '{node.text[:40]}'"
    hint = f"write:  costs: {meant}" if meant else f"write it in the smallest coin: {priced(120, '£')} is  costs: 120"
    mend = swapped(reader.page, node, str(meant)) if meant else None
    reader.tell(values.NotANumber, node, told, hint, mend=mend)
    return meant


def _out_of_range(reader: Reader, pair: Pair, found: int) -> int:
    """A whole number that nothing can cost."""
    key, node = pair
    told = f"costs goes from 1 to {MOST_COSTS}, and this is {found}"
    hint, mend = "what costs nothing has no costs: leave this line out", without_line(reader.page, key, node)
    meant = min(abs(found), MOST_COSTS)
    if meant:
        hint, mend = f"write:  costs: {meant}", swapped(reader.page, node, str(meant))
    reader.tell(values.OutOfRange, node, told, hint, mend=mend)
    return meant


def _meant(text: str, currency: str) -> int:
    """So many of the smallest coin as an amount in words means: ``£1.20`` and ``1,20`` are 120; 0 for none."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return 0
    _, whole, part, after = found.groups(default="")
    places = places_of(currency)
    if len(part) > places or (part and after.strip().casefold() in _SMALL_COINS):
        return 0
    in_small_coins = not part and (after.strip().casefold() in _SMALL_COINS or text.strip() == whole)
    coins = int(whole) if in_small_coins else int(whole) * 10**places + int(part.ljust(places, "0") or 0)
    return min(coins, MOST_COSTS)


def read_currency(reader: Reader, node: YamlNode) -> str:
    """The sign that stands beside every amount: ``£``, ``€``, ``CHF``; ``""`` where there is none to be read."""
    leaf = read_word(reader, node, "currency")
    if leaf is None:
        return ""
    text = leaf.text.strip()
    meant = _SIGNS.get(as_id(text), "")
    if (
        not meant
        and len(text) <= LONGEST_SIGN
        and not any(one.isdigit() or one.isspace() or one in "{}.,-" for one in text)
    ):
        return text
    if not meant:
        bare = re.sub(r"[\d\s.,{}-]+", "", text)
        meant = bare if 0 < len(bare) <= LONGEST_SIGN else ""
    told = f"currency is the sign that stands beside an amount, and this is '{text[:40]}'"
    mend: Mend | None = swapped(reader.page, leaf, meant) if meant else None
    hint = (
        f"write:  currency: {meant}" if meant else "write its sign or its three letters, such as  currency: £  or CHF"
    )
    reader.tell(shapes.WrongKind, leaf, told, hint, mend=mend)
    return meant or text[:LONGEST_SIGN]
