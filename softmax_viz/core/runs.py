"""Stretches of equal values, as a ribbon shows them.

Its twin for what moves under a finger is in web/math/runs.js.
"""

from collections.abc import Sequence


def runs(values: Sequence[object]) -> tuple[tuple[int, int], ...]:
    """Return each stretch of equal values: where it begins, and where the next does.

    The stretches come in order and cover all values; of no values there is none.
    """
    starts = [i for i, x in enumerate(values) if i == 0 or x != values[i - 1]]
    return tuple(zip(starts, [*starts[1:], len(values)], strict=True)) if starts else ()
