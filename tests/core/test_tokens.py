"""Tokens: what is printed on paper must survive people, phones and input methods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.tokens import (
    ALPHABET,
    LENGTH,
    Mistyped,
    Token,
    make_token,
    prefix_of,
    random_symbols,
    read_token,
)
from tests.builders import Dice

symbols = st.sampled_from(ALPHABET)
tokens = st.builds(
    lambda prefix, seed: make_token("".join(prefix), Dice(seed)),
    st.lists(symbols, min_size=3, max_size=3),
    st.integers(0, 2**32),
)


@given(tokens)
def test_every_single_wrong_symbol_is_noticed(token: Token) -> None:
    for place, right in enumerate(token):
        for wrong in set(ALPHABET) - {right}:
            typed = token[:place] + wrong + token[place + 1 :]
            assert read_token(typed) == Mistyped("check")


@given(tokens)
def test_every_swap_of_unequal_neighbours_is_noticed(token: Token) -> None:
    for place in range(LENGTH - 1):
        left, right = token[place : place + 2]
        typed = token[:place] + right + left + token[place + 2 :]
        assert read_token(typed) == (token if left == right else Mistyped("check"))


@given(tokens, st.sampled_from([" ", "-", "–", "  ", "\u00a0", " - ", "·"]))
def test_a_token_is_read_in_groups_in_lower_case_and_out_of_an_address(
    token: Token, between: str
) -> None:
    grouped = between.join((token[:4], token[4:8], token[8:12], token[12:]))
    assert read_token(grouped) == token
    assert read_token(f"  {grouped.lower()}\n") == token
    assert read_token(f"HTTPS://DANHGIA.NGHEAN.GOV.VN/S/{token}") == token
    assert read_token(f"https://danhgia.nghean.gov.vn/s/{token.lower()}/") == token


@given(tokens)
def test_a_token_begins_with_its_home_and_has_sixteen_symbols_that_input_methods_leave_alone(
    token: Token,
) -> None:
    assert len(token) == 16
    assert read_token(token) == token
    assert not set(token) & set("AEIOUYDW01ILOSZ")
    assert make_token(prefix_of(token), Dice())[:3] == token[:3]


def test_the_alphabet_has_a_prime_number_of_different_symbols() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", Mistyped("length")),
        ("/", Mistyped("length")),
        ("2222", Mistyped("length")),
        ("2" * 15, Mistyped("length")),
        ("2" * 17, Mistyped("length")),
        ("2" * 15 + "3", Mistyped("check")),
        ("A222 2222 2222 2222", Mistyped("symbol", 1)),
        ("2222 2O22 2222 2222", Mistyped("symbol", 6)),
        ("2222 2222 2222 222Z", Mistyped("symbol", 16)),
        ("2222?v=1", Mistyped("symbol", 5)),
        ("２222 2222 2222 2222", Mistyped("symbol", 1)),
    ],
)
def test_a_mistyped_code_tells_what_is_wrong_and_where(typed: str, problem: Mistyped) -> None:
    assert read_token(typed) == problem


def test_sixteen_times_the_first_symbol_is_a_valid_sum_so_the_cases_above_are_next_to_right() -> (
    None
):
    assert read_token("2" * 16) == "2" * 16


def test_twelve_symbols_of_a_token_are_thrown_and_no_more() -> None:
    dice = Dice()
    make_token("BCF", dice)
    assert dice.thrown == 12
    assert random_symbols(3, lambda sides: sides - 1) == "XXX"


@given(tokens)
def test_a_pasted_address_is_taken_with_all_that_hangs_on_it(token: Token) -> None:
    for typed in (
        f"HTTPS://DGHL.NGHEAN.GOV.VN/S/{token}",
        f"https://dghl.nghean.gov.vn/s/{token}/?by=typed&next=/s/x",
        f"/s/{token}#main",
        f"\u200b{token[:4]}\u2009{token[4:8]}\u202f{token[8:]}\ufeff",
    ):
        assert read_token(typed) == token
