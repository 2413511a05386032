"""The scales under the handles: there and back, in order, to the ends."""

import math
from itertools import pairwise

import numpy as np
import pytest

from softmax_viz import core

INF = math.inf
LARGEST = 1.7976931348623157e308
NUMBERS = [0.0, 0.05, 0.125, -2.5, 999.5, 1e21, 5e-324, LARGEST, math.pi, -1e-7]
VECTORS = [
    [2.0, 1.0, 0.5],
    [-1.5, 4.0, 4.0, 0.0],
    [1e308, -1e308],
    [1e-300, 0.0, -1e-300],
    [1e6, 1e6 + 1],
]


# --- rounding -------------------------------------------------------------------------


@pytest.mark.parametrize("digits", [1, 2, 3, 6])
def test_rounding_twice_changes_nothing_and_is_near(digits: int) -> None:
    for x in NUMBERS:
        once = core.rounded(x, digits)
        assert core.rounded(once, digits) == once
        assert abs(once - x) <= abs(x) * 10.0 ** (1 - digits) / 2 or abs(x) == LARGEST


def test_halves_go_away_from_zero() -> None:
    assert [core.rounded(x, 1) for x in (2.5, -2.5, 0.125)] == [3, -3, 0.1]
    assert core.rounded(0.125, 2) == 0.13


def test_what_is_not_finite_stays() -> None:
    assert core.rounded(INF, 3) == INF
    assert math.isnan(core.rounded(math.nan, 3))


# --- the dial of temperature ----------------------------------------------------------


def test_the_dial_rises_with_temperature_from_end_to_end() -> None:
    temperatures = [0, 1e-9, *core.three_digit_temperatures(), 1e9, INF]
    places = [core.dial_place(t) for t in temperatures]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, core.DIAL_END)
    assert len(set(places)) == len(places)


def test_equal_steps_on_the_dial_are_equal_factors() -> None:
    places = [core.dial_place(0.05 * 2**i) for i in range(8)]
    assert np.diff(places) == pytest.approx(places[1] - places[0])


def test_a_place_leads_back_to_its_temperature_or_to_a_landmark_near_it() -> None:
    for t in (0.0, *core.three_digit_temperatures(), INF):
        back = core.dial_temperature(core.dial_place(t))
        near = abs(core.dial_place(back) - core.dial_place(t)) <= core.DIAL_SNAP
        assert back == t or (back in core.T_LANDMARKS and near), t


def test_every_place_has_a_temperature_of_three_digits_in_order() -> None:
    chosen = [core.dial_temperature(i / 4) for i in range(4 * core.DIAL_END + 1)]
    assert chosen == sorted(chosen)
    assert all(core.rounded(t, 3) == t for t in chosen)
    assert set(core.T_LANDMARKS) <= set(chosen)


@pytest.mark.parametrize("way", [1, -1])
def test_keys_walk_the_whole_dial_over_every_landmark(way: int) -> None:
    walk = [0.0 if way > 0 else INF]
    while len(walk) < 100 and (t := core.dial_step(walk[-1], way)) != walk[-1]:
        walk.append(t)
    assert walk[-1] == (INF if way > 0 else 0)
    assert walk == sorted(walk, reverse=way < 0)
    assert set(core.T_LANDMARKS) <= set(walk)
    assert {core.LOWEST_T, core.HIGHEST_T} <= set(walk)


def test_a_step_back_leads_back_and_twenty_steps_are_a_decade() -> None:
    walk = [core.LOWEST_T]
    while walk[-1] != INF:
        walk.append(core.dial_step(walk[-1], 1))
    for before, after in pairwise(walk):
        assert core.dial_step(after, -1) == before
    assert core.dial_step(0.1, core.T_PER_DECADE) == 1
    assert core.dial_step(10.0, -core.T_PER_DECADE) == 1


def test_a_step_from_an_odd_temperature_leads_on() -> None:
    for t in np.geomspace(0.051, 19.9, 200).tolist():
        assert core.dial_step(t, -1) < t < core.dial_step(t, 1)


def test_the_dial_refuses_what_is_no_temperature() -> None:
    for function in (core.dial_place, lambda t: core.dial_step(t, 1)):
        with pytest.raises(ValueError, match=r"temperature must be .* got -1"):
            function(-1.0)
        with pytest.raises(ValueError, match="temperature"):
            function(math.nan)


# --- the axis of logits ---------------------------------------------------------------


@pytest.mark.parametrize("far", [0.0, 5.0, 5.1, 10.0, 49.0, 50.1, 3e7, 9.9e307, 1e308])
def test_the_axis_is_the_next_round_number(far: float) -> None:
    axis = core.logit_axis([0.0, -far])
    assert axis >= max(far, core.NARROWEST_AXIS)
    assert f"{axis:e}"[0] in "125"
    assert core.rounded(axis, 1) == axis
    assert axis / 2.5 < far or axis == core.NARROWEST_AXIS


def test_the_widest_axis_is_the_largest_float() -> None:
    assert core.logit_axis([1.1e308, 0.0]) == LARGEST


def test_half_an_axis_has_25_to_50_steps() -> None:
    for power in range(20):
        for digit in (1, 2, 5):
            axis = max(float(digit * 10**power), 5.0)
            assert 25 <= axis / core.logit_step(axis) <= 50 * (1 + 1e-12)
    assert core.logit_step(5.0) == 0.1


@pytest.mark.parametrize("step", [0.1, 0.2, 1.0, 400.0])
def test_the_grid_is_near_and_stays(step: float) -> None:
    axis = 50 * step
    for value in np.random.default_rng(1).uniform(-axis, axis, 100).tolist():
        on = core.on_grid(value, step, axis)
        assert abs(on - value) <= step / 2 * (1 + 1e-12)
        assert round(on / step) * step == pytest.approx(on, rel=1e-12)
        assert core.on_grid(on, step, axis) == on


def test_the_grid_ends_with_the_axis_and_its_zero_has_no_sign() -> None:
    assert core.on_grid(7.0, 0.1, 5.0) == 5
    assert core.on_grid(-LARGEST, 0.1, 5.0) == -5  # the quotient is beyond all floats
    assert math.copysign(1, core.on_grid(-0.01, 0.1, 5.0)) == 1


# --- all logits at once ---------------------------------------------------------------


@pytest.mark.parametrize("z", VECTORS)
@pytest.mark.parametrize("wanted", [0.1, 1.0, 37.0, 100.0])
def test_scaling_gives_the_wanted_gap_and_keeps_the_ratios(
    z: list[float], wanted: float
) -> None:
    made = core.scaled_to_span(z, wanted)
    assert core.span(made) == pytest.approx(wanted, rel=1e-9)
    with np.errstate(over="ignore"):
        factor = made[0] / z[0]
    np.testing.assert_allclose(made, np.array(z) * factor, rtol=1e-12)


def test_scaling_back_gives_the_logits_back() -> None:
    for z in ([2.0, 1.0, 0.5], [1e6, 1e6 + 1], [1e-300, 0.0, -1e-300]):
        there = core.scaled_to_span(z, 10.0)
        back = core.scaled_to_span(there, core.span(z))
        np.testing.assert_allclose(back, z, rtol=1e-9)


def test_a_gap_beyond_all_floats_is_infinite_and_can_be_scaled_all_the_same() -> None:
    assert core.span([1e308, -1e308]) == INF
    np.testing.assert_allclose(
        core.scaled_to_span([1e308, -1e308], 4.0), [2, -2], rtol=1e-12
    )


@pytest.mark.parametrize("equal", [[0.0, 0.0], [3.25] * 3, [1e308] * 3])
def test_equal_logits_stay(equal: list[float]) -> None:
    for short in (False, True):
        made = core.scaled_to_span(equal, 0.1, short=short)
        np.testing.assert_array_equal(made, equal)


@pytest.mark.parametrize("z", [[2.0, 1.0, 0.5], [1e6, 1e6 + 1], [-1.0, 1 / 3]])
def test_short_logits_keep_six_digits_of_the_gap(z: list[float]) -> None:
    for wanted in (0.1, 1.0, 77.7):
        short = core.scaled_to_span(z, wanted, short=True)
        made = core.scaled_to_span(z, wanted)
        assert np.abs(short - made).max() <= wanted * 1e-5
        assert core.span(short) == pytest.approx(wanted, rel=2e-5)


def test_the_slider_and_its_gaps_are_inverse_and_rise() -> None:
    places = [i / 2 for i in range(2 * core.SCALE_END + 1)]
    spans = [core.scale_span(place) for place in places]
    assert spans == sorted(spans)
    assert [core.scale_place(x) for x in spans] == pytest.approx(places, abs=1e-9)
    assert core.scale_span(core.SCALE_END) == pytest.approx(100)


def test_the_ends_of_the_slider_hold_all_beyond() -> None:
    assert [core.scale_place(x) for x in (0.0, 0.01)] == [0, 0]
    assert [core.scale_place(x) for x in (1e9, INF)] == [core.SCALE_END] * 2


def test_the_slider_finds_every_mark_and_three_digits_elsewhere() -> None:
    for mark in core.SCALE_MARKS:
        assert core.scale_choice(core.scale_place(mark) + 1.5) == mark
    chosen = [core.scale_choice(i / 4) for i in range(4 * core.SCALE_END + 1)]
    assert chosen == sorted(chosen)
    assert all(core.rounded(x, 3) == x for x in chosen)


def test_two_classes_at_a_place_are_the_sigmoid_of_its_gap() -> None:
    for place in (0, 100, 217.5, 300):
        share = core.share_at_scale([1.0, 0.0], 2.0, 0, place)
        sigmoid = core.sigmoid(core.scale_span(place) / 2)
        assert share == pytest.approx(float(sigmoid), rel=1e-13)


@pytest.mark.parametrize("level", [0.5, 0.7, 0.999])
def test_the_share_passes_its_level_at_the_crossing(level: float) -> None:
    z = [2.0, 1.0, 0.5]
    place = core.crossing(z, 1.0, 0, level)
    assert 0 < place < core.SCALE_END
    before = core.share_at_scale(z, 1.0, 0, place - core.SCALE_END / 2**20)
    assert before < level <= core.share_at_scale(z, 1.0, 0, place)


def test_a_share_that_never_passes_has_its_crossing_at_an_end() -> None:
    assert core.crossing([2.0, 1.0], 1.0, 0, 0.5) == 0
    assert core.crossing([2.0, 2.0, 1.0], 1.0, 0, 0.51) == core.SCALE_END
    assert core.crossing([2.0, 1.0], 0.0, 0, 0.999) == 0
    assert core.crossing([2.0, 1.0], INF, 0, 0.999) == core.SCALE_END


@pytest.mark.parametrize(
    "function", [core.span, core.logit_axis, lambda z: core.scaled_to_span(z, 1.0)]
)
def test_what_is_not_finite_has_no_scale(function: object) -> None:
    assert callable(function)
    for wrong in ([0.0, INF], [math.nan, 0.0], []):
        with pytest.raises(ValueError, match="logits must be"):
            function(wrong)
