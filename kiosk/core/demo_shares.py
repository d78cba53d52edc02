"""Sharing out whole numbers so that the parts add up exactly, whatever the dice say."""

from collections.abc import Callable, Sequence

Pick = Callable[[int], int]
"""`pick(n)` gives a number from 0 to n - 1."""


def spread(
    total: int, weights: Sequence[int], pick: Pick, caps: Sequence[int] | None = None
) -> list[int]:
    """Share `total` out in proportion to the weights, no part above its cap; the parts add up to `total`.

    Each part is its exact share rounded down or up, up as often as its fraction asks for: many small shares do not
    all vanish. What exceeds the caps of all parts with a weight is not given out.
    """
    parts = [0] * len(weights)
    active = [index for index, weight in enumerate(weights) if weight]
    whole = sum(weights)
    while caps and (full := [i for i in active if total * weights[i] >= caps[i] * whole]):
        for index in full:
            parts[index] = caps[index]
            total -= caps[index]
            whole -= weights[index]
        active = [index for index in active if index not in set(full)]
    if not active:
        return parts
    reached = pick(whole)
    for index in active:
        parts[index], fraction = divmod(total * weights[index], whole)
        reached += fraction
        if reached >= whole:
            parts[index] += 1
            reached -= whole
    return parts
