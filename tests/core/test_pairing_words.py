"""Pairing words: easy to read out and to type, and never two that are alike."""

import pytest

from kiosk.core.pairing_words import WORDS, draw, read
from kiosk.core.text import fold
from tests.builders import Dice


def test_there_are_enough_words_and_none_is_another_one():
    assert len(set(map(fold, WORDS))) == len(WORDS) > 512
    assert all(word.isascii() and 2 <= len(word) <= 6 for word in WORDS)


def test_what_is_drawn_can_be_read():
    pick = Dice()
    drawn = {draw(pick) for _ in range(500)}
    assert len(drawn) > 490
    assert all(read(words) == words for words in drawn)


@pytest.mark.parametrize(
    "typed", ["  CAM  dua sen ", "cam, dừa, sen", "Cam-dứa-sen", "cấm dủa sẹn."]
)
def test_case_marks_and_commas_do_not_matter(typed):
    assert read(typed) == "cam dua sen"


@pytest.mark.parametrize("typed", ["", "cam dua", "cam dua sen sen", "cam dua xyz"])
def test_what_is_none_of_ours_is_not_read(typed):
    assert read(typed) is None
