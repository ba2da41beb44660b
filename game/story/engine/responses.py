"""How somebody reacts, as it is compiled: by half where they only overhear, and whether it is always the same."""

from __future__ import annotations

from game.story.engine.program import MeterMove, ReactionCase, Response


def overheard(response: Response) -> Response:
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
