"""Where numbers stand on the scales of the cards, and how slopes are coloured."""

import math

import numpy as np
import pytest

from softmax_viz import core


def test_every_mark_can_be_reached_by_keys() -> None:
    gap, seen = core.SCALE_MARKS[0], []
    while gap < core.SCALE_MARKS[-1]:
        seen.append(gap)
        gap = core.scale_step(gap, 1)
    assert set(core.SCALE_MARKS) <= {*seen, gap}
    assert len(seen) == core.SCALE_END / core.SCALE_STEP


@pytest.mark.parametrize("steps", [1, -1, 0.1, -0.1, 10, -10])
def test_a_step_of_the_scale_never_stands_still_between_its_ends(steps: float) -> None:
    for place in range(3, core.SCALE_END - 2):
        gap = core.scale_choice(place)
        assert (core.scale_step(gap, steps) - gap) * steps > 0


def test_the_ruler_ends_a_little_beyond_a_thousand() -> None:
    assert core.ruler_place(0) == 0
    assert 0.98 < core.ruler_place(math.log(1000)) < 1
    assert core.ruler_place(math.inf) == 1


@pytest.mark.parametrize(
    ("classes", "marks"),
    [
        (2, [1, 2]),
        (10, [1, 10]),
        (40, [1, 40]),
        (1000, [1, 10, 100, 1000]),
        (49152, [1, 10, 100, 1000, 49152]),
        (50000, [1, 10, 100, 1000, 10000, 50000]),
    ],
)
def test_the_marks_of_a_number_of_classes_keep_apart(
    classes: int, marks: list[int]
) -> None:
    assert core.class_marks(classes) == marks
    places = [core.class_place(n, classes) for n in marks]
    assert places[0] == 0
    assert places[-1] == 1
    assert places == sorted(places)


def test_a_strength_and_its_slope_belong_together() -> None:
    for strength in np.linspace(-1, 1, 9).tolist():
        slope = core.slope_of_strength(strength)
        assert core.slope_strength(slope) == pytest.approx(abs(strength))
        assert slope * strength >= 0
    assert core.slope_strength(math.inf) == 1


def test_rows_of_slopes_add_up_to_0_but_for_rounding() -> None:
    rng = np.random.default_rng(41)
    for _ in range(200):
        z, t = rng.normal(0, 3, int(rng.integers(2, 20))), 10 ** rng.uniform(-3, 3)
        for row in core.softmax_jacobian(z, t):
            assert core.only_rounding(math.fsum(row), row)
    assert not core.only_rounding(0.001, [1.0, -1.0])
    assert not core.only_rounding(math.inf, [math.inf, 1.0])


def test_short_logits_move_the_point_by_less_than_a_pixel() -> None:
    rng = np.random.default_rng(43)
    for _ in range(200):
        t = 10 ** rng.uniform(-200, 200)
        z, q = rng.normal(0, 2, 5) * t, rng.dirichlet([1, 1, 1])
        moved = core.shared_logits(z, [0, 2, 4], q, t, short=True)
        np.testing.assert_allclose(core.softmax(moved[[0, 2, 4]], t), q, atol=1e-4)
        unit = 10.0 ** math.floor(math.log10(t) - 4)
        steps = moved[[0, 2, 4]] / unit
        np.testing.assert_allclose(steps, np.round(steps), rtol=0, atol=1e-6)
        assert moved[[1, 3]].tolist() == z[[1, 3]].tolist()


@pytest.mark.parametrize(
    ("z", "t", "can"),
    [
        ([2.0, 1.0, 0.5], 1.0, True),
        ([2.0, 1.0, 0.5], 0.0, False),
        ([2.0, 1.0, 0.5], math.inf, False),
        ([1e8, 1e8, 0.0], 1.0, False),
        ([1e308, -1e308, 0.0], 1.0, False),
        ([0.0, 0.0], 1e-310, False),
    ],
)
def test_logits_that_leave_no_digits_cannot_be_shared(
    z: list[float], t: float, can: bool
) -> None:
    assert core.can_be_shared(z, t) is can
