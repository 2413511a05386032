"""Stretches of equal values cover all of them, and no two neighbours are equal."""

import itertools

import numpy as np
import pytest

from softmax_viz import core


@pytest.mark.parametrize(
    ("values", "stretches"),
    [
        ("", ()),
        ("a", ((0, 1),)),
        ("aabaaa", ((0, 2), (2, 3), (3, 6))),
        ("abc", ((0, 1), (1, 2), (2, 3))),
    ],
)
def test_each_stretch_has_its_ends(
    values: str, stretches: tuple[tuple[int, int], ...]
) -> None:
    assert core.runs(values) == stretches


def test_stretches_put_together_are_the_values() -> None:
    rng = np.random.default_rng(4)
    for n in (1, 2, 50):
        values = rng.integers(0, 3, n).tolist()
        stretches = core.runs(values)
        again = [values[start] for start, end in stretches for _ in range(start, end)]
        assert again == values
        heads = [values[start] for start, _ in stretches]
        assert all(a != b for a, b in itertools.pairwise(heads))
