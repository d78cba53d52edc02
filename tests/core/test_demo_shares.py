"""Sharing out whole numbers exactly."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.demo_shares import spread

WEIGHTS = st.lists(st.integers(0, 10_000), max_size=30)


@given(st.integers(0, 10**7), WEIGHTS, st.integers())
def test_the_parts_add_up_and_are_the_exact_shares_rounded(
    total: int, weights: list[int], seed: int
) -> None:
    parts = spread(total, weights, Random(seed).randrange)
    whole = sum(weights)
    assert sum(parts) == (total if whole else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert not whole or total * weight // whole <= part <= -(-total * weight // whole)


@given(
    st.integers(0, 5_000),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=30),
    st.integers(),
)
def test_no_part_exceeds_its_cap_and_nothing_that_fits_is_left_over(
    total: int, wanted: list[tuple[int, int]], seed: int
) -> None:
    weights, caps = [weight for weight, _ in wanted], [cap for _, cap in wanted]
    parts = spread(total, weights, Random(seed).randrange, caps)
    assert all(0 <= part <= cap for part, cap in zip(parts, caps, strict=True))
    assert sum(parts) == min(total, sum(cap for weight, cap in wanted if weight))


def test_small_shares_are_rounded_up_as_often_as_they_ask_for() -> None:
    pick = Random(5).randrange
    first = sum(spread(10, [1, 39], pick)[0] for _ in range(4_000))
    assert 900 < first < 1_100
