"""Amounts of money: whole numbers of a currency's smallest coin, and how they are written in English."""

from __future__ import annotations

from typing import Final

MOST_COSTS: Final = 10_000_000
"""The most that one thing can cost, in the smallest coin."""
_WHOLE: Final = frozenset(("¥", "円", "JPY", "₩", "KRW", "CLP", "ISK", "VND", "₫", "XAF", "XOF", "UGX"))
"""Currencies whose smallest coin is the whole."""
_THOUSANDS: Final = frozenset(("KWD", "BHD", "OMR", "TND", "JOD", "IQD", "LYD"))
LONGEST_SIGN: Final = 5
"""The most characters of a currency's sign."""
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
"""Stands between an amount and its currency, so that no line breaks there."""


def places_of(currency: str) -> int:
    """How many digits of an amount stand behind the point: 2 of pounds, 0 of yen."""
    return 0 if currency in _WHOLE else 3 if currency in _THOUSANDS else 2


def amount(coins: int, currency: str, point: str = ".") -> str:
    """So many of a currency's smallest coin as an amount, without the currency: 210 pence is ``2.10``."""
    places = places_of(currency)
    if not places:
        return str(coins)
    whole, part = divmod(coins, 10**places)
    return f"{whole}{point}{part:0{places}}"


def priced(coins: int, currency: str, point: str = ".") -> str:
    """An amount as it is written in English: ``£2.10``, ``CHF 2.10``; without a currency it is the number alone."""
    if not currency:
        return str(coins)
    return f"{currency}{NO_BREAK if currency[-1].isalpha() else ''}{amount(coins, currency, point)}"
