"""How somebody reacts, as it is compiled: by half where they only overhear, and whether it is always the same."""

from __future__ import annotations

from game.story.engine.program import MeterMove, ReactionCase, Response
from game.story.model import YOU


def as_heard(responses: tuple[Response, ...], to: str, *, overhears: bool) -> tuple[Response, ...]:
    """How everybody reacts to what is said to one of them.

    Args:
        responses: how they react to what is said to them.
        to: whom it is said to, ``""`` for everybody. That one and the player react in full.
        overhears: whether the others hear it too; then they react by half, else not at all.
    """
    if not to:
        return responses
    near = (to, YOU)
    if not overhears:
        return tuple(one for one in responses if one.character in near)
    return tuple(one if one.character in near else _overheard(one) for one in responses)


def _overheard(response: Response) -> Response:
    """How somebody reacts to what is said to somebody else: by half, rounded towards 0; nothing is set."""

    def half(moves: tuple[MeterMove, ...]) -> tuple[MeterMove, ...]:
        halved = (MeterMove(at, int(amount / 2), sets) for at, amount, sets in moves if not sets)
        return tuple(move for move in halved if move.amount)

    return response._replace(
        answers=tuple(ReactionCase(when, half(first), half(again)) for when, first, again in response.answers)
    )


def is_plain(response: Response) -> bool:
    """Whether it is the same in every state."""
    return response.answers[0].when is None and response.answers[0].first == response.answers[0].again
