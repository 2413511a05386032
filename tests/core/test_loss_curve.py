"""The curve of the loss of one class over its probability."""

import math

import numpy as np
import pytest

from softmax_viz import core


@pytest.mark.parametrize(("highest", "steps"), [(7.0, 160), (0.5, 1), (700.0, 3)])
def test_the_curve_is_the_loss_of_its_probability(highest: float, steps: int) -> None:
    curve = core.loss_curve(highest, steps)
    assert curve.shape == (steps + 1, 2)
    assert curve[0, 1] == highest
    assert curve[-1].tolist() == [1, 0]
    np.testing.assert_allclose(
        -np.log(curve[:, 0]), curve[:, 1], rtol=1e-13, atol=1e-15
    )
    np.testing.assert_allclose(np.diff(curve[:, 1]), -highest / steps, rtol=1e-12)


def test_it_is_the_cross_entropy_of_two_classes() -> None:
    for p, loss in core.loss_curve(5.0, 20)[:-1]:
        z = [math.log(p), math.log1p(-p)]
        assert core.cross_entropy(z, 0) == pytest.approx(loss, rel=1e-12)


def test_it_has_at_least_one_step() -> None:
    with pytest.raises(ValueError, match="steps must be an integer of at least 1"):
        core.loss_curve(7.0, 0)
