"""The ends of the logits' axis, and how far a hand can pull a probability."""

import math

import pytest

from softmax_viz import core


@pytest.mark.parametrize("axis", [5.0, 1e300, 1.7976931348623157e308])
def test_the_axis_has_its_ends_its_middle_and_nothing_beyond(axis: float) -> None:
    values = (-math.inf, -axis, 0.0, axis / 2, axis, math.inf)
    shares = [core.axis_share(x, axis) for x in values]
    assert shares == [0, 0, 0.5, 0.75, 1, 1]


def test_a_hand_pulls_to_the_thousandth_and_never_to_0_or_1() -> None:
    wanted = (-math.pi, 0.0, 0.0004, 0.1234, 0.1235, 0.9999, 1.0, 7.0)
    reached = [core.pull_target(x) for x in wanted]
    least = core.LEAST_PULL
    assert reached == [
        least,
        least,
        least,
        0.123,
        0.124,
        1 - least,
        1 - least,
        1 - least,
    ]


@pytest.mark.parametrize("t", [0.05, 1.0, 20.0])
def test_a_short_pulled_logit_gives_what_was_asked_for(t: float) -> None:
    z = core.pulled_logits([2.0, 1.0, 0.5], 1, 0.123, t, short=True)
    assert z.tolist() == [2.0, core.rounded(z[1], 7), 0.5]
    assert core.softmax(z, t)[1] == pytest.approx(0.123, abs=1e-5)


def test_below_the_lowest_temperature_a_pulled_logit_keeps_all_its_digits() -> None:
    z = [2.0, 1.0, 0.5]
    short = core.pulled_logits(z, 1, 0.123, 1e-9, short=True)
    assert short.tolist() == core.pulled_logits(z, 1, 0.123, 1e-9).tolist()
