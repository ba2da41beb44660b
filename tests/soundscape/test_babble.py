"""How people babble: each in a voice of their own, a syllable where one is written, up at a question's end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.soundscape import GRAINS, PITCHES, SECONDS, TIMBRES, syllables, voice_of


def test_a_person_always_has_the_same_voice_and_another_person_another() -> None:
    people = ["mrs_smith", "al_whiner", "priya_nair", "rex_dunmore", "grace_hale", "tom_hale", "ana", "pat"]
    voices = [voice_of(person) for person in people]
    assert voices == [voice_of(person) for person in people]
    assert len({(voice.rate, voice.pace) for voice in voices}) == len(people)
    assert {voice.timbre for voice in voices} == set(TIMBRES)


@pytest.mark.parametrize("person", ["mrs_smith", "al_whiner", "ana"])
def test_a_voice_is_as_high_as_its_author_says(person: str) -> None:
    low, middle, high = (voice_of(person, pitch).rate for pitch in PITCHES)
    assert low < middle < high
    assert voice_of(person).rate == middle


def test_a_voice_has_time_to_finish_each_syllable() -> None:
    for number in range(300):
        voice = voice_of(f"person_{number}", "low" if number % 2 else "")
        assert 0.1 <= voice.pace <= 0.17
        assert 0.6 < voice.rate < 1.3
        lowest = min(one.tone for one in syllables("And so it goes. Or does it? It does."))
        assert voice.pace >= SECONDS / (voice.rate * lowest) - 1e-9


def test_a_syllable_stands_where_a_run_of_vowels_begins() -> None:
    assert [one.at for one in syllables("You came at noon")] == [0, 5, 7, 9, 13]
    assert [GRAINS[one.grain] for one in syllables("ma mé mi mo mü")] == list("aeiou")


def test_a_question_rises_and_a_sentence_falls() -> None:
    asked, told = syllables("At noon? At nine."), syllables("At noon. At nine.")
    assert [one.at for one in asked] == [one.at for one in told]
    changed = [(one.tone, other.tone) for one, other in zip(asked, told, strict=True) if one != other]
    assert [one > 1 > other for one, other in changed] == [True]
    assert told[-1].tone < 1


@pytest.mark.parametrize("text", ["午前中ずっと待っていました", "Я ждал всё утро", "انتظرت طوال الصباح", "ฉันรอทั้งเช้า"])
def test_whatever_it_is_written_in_it_is_spoken(text: str) -> None:
    said = syllables(text)
    assert 3 <= len(said) <= len(text)
    assert all(one.at < other.at for one, other in pairwise(said))


@pytest.mark.parametrize("text", ["", "...", "7, 8!", "\N{ELECTRIC LIGHT BULB}"])
def test_what_has_no_letters_is_not_babbled(text: str) -> None:
    assert syllables(text) == ()
