"""Softmax beside its relatives, as the page shows them."""

import math
from typing import Any

import numpy as np
import pytest

from softmax_viz import core

INF = math.inf


@pytest.mark.parametrize("t", [0.0, 0.5, 1.0, 20.0, INF])
def test_each_is_its_own_function_and_adds_up_to_one(t: float) -> None:
    z = [2.0, 1.0, 0.5, 0.0]
    own: dict[str, Any] = {
        "softmax": core.softmax(z, t),
        "division": core.plain_normalization(z),
        "entmax15": core.entmax15(z, t),
        "sparsemax": core.sparsemax(z, t),
        "hardmax": core.hardmax(z),
    }
    found = core.relatives(z, t)
    assert found.keys() == own.keys()
    for name, shares in found.items():
        np.testing.assert_array_equal(shares, own[name])
        assert shares is not None
        assert math.fsum(shares) == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize("z", [[2.0, -0.1], [0.0, 0.0], [-1.0, -2.0]])
def test_where_division_has_no_answer_it_has_none(z: list[float]) -> None:
    assert core.relatives(z)["division"] is None


def test_the_more_zeros_the_larger_the_first() -> None:
    z = [2.0, 1.5, 1.0, -1.0]
    found = core.relatives(z)
    shares = [found[name] for name in ("softmax", "entmax15", "sparsemax", "hardmax")]
    tops = [float(p[0]) for p in shares if p is not None]
    zeros = [int((p == 0).sum()) for p in shares if p is not None]
    assert tops == sorted(tops)
    assert zeros == sorted(zeros)


def test_no_temperature_below_zero() -> None:
    with pytest.raises(ValueError, match="temperature must be zero or positive"):
        core.relatives([1.0, 2.0], -1.0)
