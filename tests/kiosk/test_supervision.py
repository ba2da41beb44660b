"""The keeper's rules, on a clock of its own: what dies or freezes is replaced, slowly where it dies at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kiosk.keeper.supervision import WORDS, End, Start, Supervision, Word


class Kiosk:
    """Rules, and what they said so far, with the time at which they said it."""

    def __init__(self) -> None:
        self.rules = Supervision()
        self.now = 0
        self.done: list[tuple[int, Start | End]] = []
        self.wait(0)

    def wait(self, seconds: int, *, beats: int | None = None) -> None:
        """Let time pass, second by second, in which a process may go on beating."""
        for _ in range(max(seconds, 1)):
            if seconds:
                self.now += 1
                if beats is not None:
                    self.rules.heard(beats, "beat")
            self.done += [(self.now, action) for action in self.rules.pass_time(min(seconds, 1))]

    def say(self, number: int, *words: Word) -> None:
        for word in words:
            self.rules.heard(number, word)
        self.wait(0)

    def die(self, number: int) -> bool:
        was_mishap = self.rules.died(number)
        self.wait(0)
        return was_mishap

    @property
    def told(self) -> list[Start | End]:
        return [action for _, action in self.done]

    @property
    def started(self) -> list[int]:
        return [at for at, action in self.done if isinstance(action, Start)]


@pytest.fixture
def kiosk() -> Kiosk:
    """A kiosk whose attract screen is on the display."""
    kiosk = Kiosk()
    kiosk.say(1, "shown")
    return kiosk


def test_the_first_process_is_started_at_once() -> None:
    assert Kiosk().told == [Start(1)]


def test_when_a_visit_is_over_the_next_comes_on_top_before_the_old_one_goes(kiosk: Kiosk) -> None:
    kiosk.say(1, "begun", "over")
    assert kiosk.told[1:] == [Start(2)]
    kiosk.wait(5)
    assert kiosk.told[2:] == []
    kiosk.say(2, "shown")
    assert kiosk.told[2:] == [End(1, "replaced")]


def test_a_process_that_ends_after_its_visit_is_no_mishap(kiosk: Kiosk) -> None:
    kiosk.say(1, "begun", "over")
    assert not kiosk.die(1)
    assert kiosk.told[1:] == [Start(2)]


@pytest.mark.parametrize("before", [(), ("begun",)])
def test_one_that_dies_is_replaced_at_once(kiosk: Kiosk, before: tuple[Word, ...]) -> None:
    kiosk.say(1, *before)
    kiosk.wait(20, beats=1)
    assert kiosk.die(1)
    assert kiosk.told[1:] == [Start(2)]


def test_one_that_is_silent_for_ten_seconds_is_ended_and_replaced(kiosk: Kiosk) -> None:
    kiosk.wait(10)
    assert kiosk.told[1:] == []
    kiosk.wait(1)
    assert kiosk.told[1:] == [End(1, "frozen"), Start(2)]
    assert not kiosk.die(1), "its death was wanted"


def test_one_that_beats_is_left_alone(kiosk: Kiosk) -> None:
    kiosk.wait(100_000, beats=1)
    assert kiosk.told == [Start(1)]


def test_one_that_starts_may_be_silent_for_longer() -> None:
    kiosk = Kiosk()
    kiosk.wait(30)
    assert kiosk.told == [Start(1)]
    kiosk.wait(1)
    assert kiosk.told == [Start(1), End(1, "never shown"), Start(2)]


def test_one_that_beats_and_shows_nothing_is_replaced_all_the_same() -> None:
    kiosk = Kiosk()
    kiosk.wait(31, beats=1)
    assert kiosk.told == [Start(1), End(1, "never shown"), Start(2)]


def test_a_slow_machine_is_given_more_time_the_second_time() -> None:
    kiosk = Kiosk()
    kiosk.wait(31)
    kiosk.wait(55)
    kiosk.say(2, "shown")
    assert kiosk.told == [Start(1), End(1, "never shown"), Start(2)]


@pytest.mark.parametrize(("deaths", "wait"), [(1, 0), (2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 30), (20, 30)])
def test_what_dies_again_and_again_is_started_ever_more_slowly(deaths: int, wait: int) -> None:
    kiosk = Kiosk()
    for number in range(1, deaths):
        kiosk.die(number)
        while len(kiosk.started) == number:
            kiosk.wait(1)
    before = kiosk.now
    kiosk.die(deaths)
    while len(kiosk.started) == deaths:
        kiosk.wait(1)
    assert kiosk.started[-1] - before == wait


def test_after_a_minute_of_health_everything_is_forgiven() -> None:
    kiosk = Kiosk()
    for number in (1, 2, 3):
        kiosk.die(number)
        kiosk.wait(5)
    kiosk.say(4, "shown")
    kiosk.wait(60, beats=4)
    kiosk.say(4, "begun", "over")
    kiosk.say(5, "shown")
    before = kiosk.now
    kiosk.die(5)
    assert kiosk.started[-1] == before


def test_visitors_come_and_go_without_breaking_the_minute_of_health() -> None:
    kiosk = Kiosk()
    for number in (1, 2, 3):
        kiosk.die(number)
        kiosk.wait(5)
    for number in range(4, 12):
        kiosk.say(number, "shown")
        kiosk.wait(8, beats=number)
        kiosk.say(number, "begun", "over")
    kiosk.die(12)
    assert kiosk.started[-1] == kiosk.now


def test_where_two_at_once_are_too_many_the_old_one_makes_room(kiosk: Kiosk) -> None:
    """As on a display that only one process can hold, or with memory for one."""
    kiosk.say(1, "begun", "over")
    assert kiosk.die(2)
    assert kiosk.told[1:] == [Start(2), End(1, "replaced"), Start(3)]


def test_a_newer_library_is_shown_at_once_where_nobody_is_there(kiosk: Kiosk) -> None:
    kiosk.rules.refresh()
    kiosk.wait(0)
    assert kiosk.told[1:] == [Start(2)]
    kiosk.say(2, "shown")
    assert kiosk.told[2:] == [End(1, "replaced")]
    kiosk.wait(9, beats=2)
    assert kiosk.told[3:] == []


def test_a_newer_library_never_comes_between_a_visitor_and_their_call(kiosk: Kiosk) -> None:
    kiosk.say(1, "begun")
    kiosk.rules.refresh()
    kiosk.wait(50, beats=1)
    assert kiosk.told[1:] == []
    kiosk.say(1, "over")
    assert kiosk.told[1:] == [Start(2)]


def test_who_comes_while_the_newer_one_is_starting_is_not_disturbed(kiosk: Kiosk) -> None:
    kiosk.rules.refresh()
    kiosk.wait(0)
    kiosk.say(1, "begun")
    assert kiosk.told[1:] == [Start(2), End(2, "not needed")]
    assert not kiosk.die(2)
    kiosk.wait(50, beats=1)
    assert kiosk.rules.is_visited


def test_a_newer_library_that_cannot_be_shown_leaves_the_old_one_there(kiosk: Kiosk) -> None:
    kiosk.rules.refresh()
    kiosk.wait(0)
    assert kiosk.die(2)
    kiosk.wait(200, beats=1)
    assert kiosk.told[1:] == [Start(2)]
    assert kiosk.rules.is_shown


def test_a_machine_that_slept_ends_nobody(kiosk: Kiosk) -> None:
    assert kiosk.rules.pass_time(8 * 3600) == []


def test_a_clock_that_goes_back_does_nothing(kiosk: Kiosk) -> None:
    assert kiosk.rules.pass_time(-8 * 3600) == []


def test_staff_may_end_it(kiosk: Kiosk) -> None:
    assert not kiosk.rules.is_over
    kiosk.say(1, "exit")
    assert kiosk.rules.is_over


def test_what_an_ended_process_still_says_counts_for_nothing(kiosk: Kiosk) -> None:
    kiosk.wait(11)
    kiosk.say(2, "shown")
    kiosk.say(1, "over", "exit", "shown")
    assert not kiosk.rules.is_over
    assert kiosk.told[1:] == [End(1, "frozen"), Start(2)]


happenings = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.integers(0, 2), st.sampled_from(sorted(WORDS - {"exit"}))),
        st.tuples(st.just("die"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("wait"), st.sampled_from([0, 1, 5, 11, 31, 70]), st.just("")),
        st.tuples(st.just("refresh"), st.just(0), st.just("")),
    ),
    max_size=40,
)


@given(happenings)
def test_whatever_happened_the_attract_screen_comes_back_within_the_longest_wait(
    happened: list[tuple[str, int, Word]],
) -> None:
    """There are never more than two who are not to end, and once a process is good again it is on the display."""
    rules = Supervision()
    there: list[int] = []

    def wait(seconds: int) -> None:
        for _ in range(max(seconds, 1)):
            for action in rules.pass_time(min(seconds, 1)):
                if isinstance(action, Start):
                    assert action.number not in there
                    there.append(action.number)
                else:
                    there.remove(action.number)
                assert len(there) <= 2

    wait(0)
    for what, number, word in happened:
        if what == "wait":
            wait(number)
        elif what == "refresh":
            rules.refresh()
        elif number < len(there):
            if what == "say":
                rules.heard(there[number], word)
            else:
                rules.died(there.pop(number))
    for _ in range(31):
        wait(1)
        for number in tuple(there):
            rules.heard(number, "shown")
    wait(0)
    assert rules.is_shown
    assert len(there) == 1
