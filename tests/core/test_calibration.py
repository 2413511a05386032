"""Calibration: a plain second road, bins and their edges, limits of the fit."""

import math
from typing import Any

import numpy as np
import pytest

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN
from tests.core.refusals import wrongly_refused

# --- how sure, and how often right ----------------------------------------------------


@pytest.mark.parametrize("n_bins", [1, 7, 10, 15, 100])
def test_ece_is_the_weighted_gap_of_the_bins(n_bins: int) -> None:
    rng = np.random.default_rng(29)
    c = np.round(rng.random(2000), 2)  # many on the edges
    hits = rng.random(2000) < c
    expected = 0.0
    for k in range(n_bins):
        inside = (c > k / n_bins) & (c <= (k + 1) / n_bins)
        if k == 0:
            inside |= c == 0
        if inside.any():
            gap = abs(c[inside].mean() - hits[inside].mean())
            expected += inside.mean() * gap
    error = core.expected_calibration_error(c, hits, n_bins)
    assert error == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("n_bins", [3, 7, 10, 15, 49, 100])
def test_an_edge_belongs_to_the_bin_below(n_bins: int) -> None:
    edges = [k / n_bins for k in range(1, n_bins + 1)]
    bins = core.reliability_bins(edges, np.ones(n_bins), n_bins)
    assert bins.counts.tolist() == [1] * n_bins
    np.testing.assert_array_equal(bins.edges[1:], edges)
    above = [math.nextafter(edge, 2) for edge in edges[:-1]]
    bins = core.reliability_bins(above, np.ones(n_bins - 1), n_bins)
    assert bins.counts.tolist() == [0] + [1] * (n_bins - 1)


def test_zero_belongs_to_the_first_bin_and_empty_bins_have_no_mean() -> None:
    bins = core.reliability_bins([0.0, 1.0, 1.0], [0, 1, 0], 4)
    assert bins.counts.tolist() == [1, 0, 0, 2]
    np.testing.assert_array_equal(bins.confidence, [0, NAN, NAN, 1])
    np.testing.assert_array_equal(bins.accuracy, [0, NAN, NAN, 0.5])
    assert core.expected_calibration_error([0.0, 1.0, 1.0], [0, 1, 0], 4) == 1 / 3


def test_the_sure_and_right_have_no_error_and_the_boastful_have_all_of_it() -> None:
    hits = np.arange(100) < 75
    assert core.expected_calibration_error(np.full(100, 0.75), hits) == 0
    assert core.expected_calibration_error(np.ones(100), hits) == 0.25


def test_nonsense_is_refused_by_name() -> None:
    f = core.expected_calibration_error
    wrong = wrongly_refused(
        (f, ([], []), "confidences must be one vector"),
        (f, ([[0.5]], [[1]]), "confidences must be one vector"),
        (f, ([1.5], [1]), "confidences must be from 0 to 1, got [1.5]"),
        (f, ([-0.1], [1]), "confidences must be from 0 to 1, got [-0.1]"),
        (f, ([NAN], [1]), "confidences must be from 0 to 1, got [nan]"),
        (f, ([0.5], [1, 0]), "correct must have shape (1,) as confidences, got (2,)"),
        (f, ([0.5], [0.5]), "correct must be true or false, got [0.5]"),
        (f, ([0.5], [NAN]), "correct must be true or false, got [nan]"),
        (f, ([0.5], [1], 0), "n_bins must be an integer of at least 1, got 0"),
        (f, ([0.5], [1], 2.5), "n_bins must be an integer of at least 1, got 2.5"),
    )
    assert wrong == []


# --- the temperature that fits --------------------------------------------------------


def loss(z: np.ndarray, labels: np.ndarray, t: float) -> float:
    losses = [-core.log_softmax(row, t)[k] for row, k in zip(z, labels, strict=True)]
    return math.fsum(losses) / len(losses)


@pytest.fixture(scope="module")
def drawn() -> tuple[np.ndarray, np.ndarray]:
    """Return logits three times too large, and labels drawn at T = 3."""
    rng = np.random.default_rng(30)
    z = rng.normal(0, 6, (300, 5))
    labels = [rng.choice(5, p=core.softmax(row, 3.0)) for row in z]
    return z, np.array(labels)


def test_no_temperature_beats_the_fitted_one(drawn: Any) -> None:
    z, labels = drawn
    t = core.fit_temperature(z, labels)
    assert 2.4 < t < 3.6
    best = loss(z, labels, t)
    for factor in (0.5, 0.9, 0.999, 1.001, 1.1, 2):
        assert best < loss(z, labels, t * factor)


@pytest.mark.parametrize("scale", [1e-300, 1e-3, 1.0, 1e4, 1e300])
def test_the_fitted_temperature_grows_with_the_logits(drawn: Any, scale: float) -> None:
    z, labels = drawn
    expected = scale * core.fit_temperature(z, labels)
    assert core.fit_temperature(z * scale, labels) == pytest.approx(expected, rel=1e-12)


def test_two_classes_have_a_closed_form() -> None:
    # Right in 3 of 4 cases with gap g: sigma(g / T) = 3/4, so T = g / log 3.
    t = core.fit_temperature([[2.0, 0.0]] * 4, [0, 0, 0, 1])
    assert t == pytest.approx(2 / math.log(3), rel=1e-12)


def test_an_offset_and_a_masked_class_do_not_matter(drawn: Any) -> None:
    z, labels = drawn
    t = core.fit_temperature(z, labels)
    moved = z + 64 * np.arange(300)[:, None]
    assert core.fit_temperature(moved, labels) == pytest.approx(t, rel=1e-10)
    masked = np.hstack([z, np.full((300, 1), -INF)])
    assert core.fit_temperature(masked, labels) == pytest.approx(t, rel=1e-13)


def test_where_no_finite_temperature_is_best_the_limit_is_given() -> None:
    z = [[2.0, 1.0, 0.0], [0.0, 3.0, 3.0]]
    assert core.fit_temperature(z, [0, 1]) == 0  # all right
    assert core.fit_temperature(z, [2, 0]) == INF  # all wrong
    assert core.fit_temperature([[1.0, 0.0], [1.0, 0.0]], [0, 1]) == INF  # at chance
    assert core.fit_temperature([[1.0, 1.0], [-5.0, -5.0]], [0, 1]) == 1  # all alike
    assert core.fit_temperature([[0.0, -INF]], [0]) == 1
    assert core.fit_temperature([[1e308, -1e308]] * 3, [0, 0, 1]) > 1e300


def test_nonsense_is_not_fitted() -> None:
    f = core.fit_temperature
    wrong = wrongly_refused(
        (f, ([], []), "logits must have shape (m, n), got (0,)"),
        (f, ([1.0, 2.0], [0]), "logits must have shape (m, n), got (2,)"),
        (f, ([[1.0, 2.0]], [2]), "labels must be from 0 to 1, got [2]"),
        (f, ([[1.0, 2.0]], [-1]), "labels must be from 0 to 1, got [-1]"),
        (f, ([[1.0, 2.0]], [0, 1]), "labels must be 1 integers, got [0, 1]"),
        (f, ([[1.0, 2.0]], [0.0]), "labels must be 1 integers, got [0.0]"),
        (f, ([[NAN, 2.0]], [0]), "logits must be finite or -inf"),
        (f, ([[INF, 2.0]], [0]), "logits must be finite or -inf"),
        (f, ([[-INF, 2.0]], [0]), "labels must not name a masked class, got [0]"),
    )
    assert wrong == []


# --- one temperature for a batch: loss, accuracy and the whole diagram ---------------


@pytest.mark.parametrize("t", [1e-3, 0.05, 0.5, 1.0, 2.0, 20.0, 1e6, INF])
def test_the_likelihood_is_that_of_sixty_digits(drawn: Any, t: float) -> None:
    z, labels = drawn[0][:40], drawn[1][:40]
    exact = [
        -oracle.log_softmax(row.tolist(), t)[k]
        for row, k in zip(z, labels, strict=True)
    ]
    value = core.negative_log_likelihood(z, labels, t)
    assert oracle.relative_error(value, sum(exact) / len(exact)) < 1e-14


def test_the_likelihood_counts_what_a_sure_row_has_left() -> None:
    # -log softmax([0, -40])[0] = log1p(exp(-40)), where plain softmax says 1.
    value = core.negative_log_likelihood([[0.0, -40.0]] * 3, [0, 0, 0])
    assert value == pytest.approx(math.log1p(math.exp(-40)), rel=1e-14)


def test_the_likelihood_at_the_limits() -> None:
    z = [[2.0, 1.0, 0.0], [0.0, 3.0, 3.0]]
    assert core.negative_log_likelihood(z, [0, 1], INF) == pytest.approx(math.log(3))
    assert core.negative_log_likelihood(z, [0, 2], 0) == pytest.approx(math.log(2) / 2)
    assert core.negative_log_likelihood(z, [1, 1], 0) == INF
    assert math.copysign(1, core.negative_log_likelihood([[1.0, 0.0]], [0], 0)) == 1
    assert core.negative_log_likelihood([[1.0, 0.0]], [0], 0) == 0
    assert core.negative_log_likelihood([[1.0, -INF]], [1]) == INF
    assert core.negative_log_likelihood(z, [1, 1], 1e-320) == INF
    # 1e308 and 1.5e308: their sum is no float, their mean is.
    huge = core.negative_log_likelihood([[1e308, 0.0], [1.5e308, 0.0]], [1, 1])
    assert huge == pytest.approx(1.25e308)


@pytest.mark.parametrize("t", [0.0, 1e-320, 0.1, 1.0, 7.0, 1e300])
def test_no_temperature_changes_the_accuracy(drawn: Any, t: float) -> None:
    z, labels = drawn
    plain = core.accuracy(z, labels)
    assert 0.5 < plain < 1
    assert core.calibration_at(z, labels, t).accuracy == plain


@pytest.mark.parametrize("t", [0.1, 1.0, 7.0])
def test_probabilities_are_as_often_right_as_their_logits(drawn: Any, t: float) -> None:
    # Where float64 still tells them apart: not at 0, nor at 1e300.
    z, labels = drawn
    assert core.accuracy(core.softmax(z, t), labels) == core.accuracy(z, labels)


@pytest.mark.parametrize("t", [0.0, 0.3, 1.0, 3.0, INF])
@pytest.mark.parametrize("n_bins", [10, 15])
def test_the_diagram_is_made_of_its_parts(drawn: Any, t: float, n_bins: int) -> None:
    z, labels = drawn
    sure = core.softmax(z, t).max(axis=1)
    hits = z.argmax(axis=1) == labels
    found = core.calibration_at(z, labels, t, n_bins)
    assert found.error == core.expected_calibration_error(sure, hits, n_bins)
    assert found.loss == core.negative_log_likelihood(z, labels, t)
    assert found.confidence == pytest.approx(sure.mean(), rel=1e-14)
    np.testing.assert_array_equal(
        found.bins.counts, core.reliability_bins(sure, hits, n_bins).counts
    )


def test_at_the_limits_confidence_is_all_or_an_equal_share(drawn: Any) -> None:
    z, labels = drawn
    cold, hot = (core.calibration_at(z, labels, t) for t in (0.0, INF))
    assert cold.confidence == 1
    assert cold.error == pytest.approx(1 - cold.accuracy)
    assert hot.confidence == pytest.approx(1 / 5)
    assert hot.error == pytest.approx(abs(hot.accuracy - 1 / 5))


def test_the_sweep_is_a_valley_whose_bottom_is_the_fitted_temperature(
    drawn: Any,
) -> None:
    z, labels = drawn
    best = core.fit_temperature(z, labels)
    sides = np.geomspace(best / 8, best * 8, 61)
    valley = core.likelihood_sweep(z, labels, sides)
    assert valley.tolist() == [
        core.negative_log_likelihood(z, labels, t) for t in sides
    ]
    assert valley.argmin() == 30
    assert (np.diff(valley[:31]) < 0).all()
    assert (np.diff(valley[30:]) > 0).all()
    slopes = np.diff(valley) / np.diff(1 / sides)
    assert (np.diff(slopes) < 0).all()  # convex over 1 / T, which falls along `sides`


def test_labels_that_fit_no_logits_are_refused_everywhere() -> None:
    for f, rest in (
        (core.accuracy, ()),
        (core.negative_log_likelihood, ()),
        (core.calibration_at, ()),
        (core.likelihood_sweep, ([1.0],)),
    ):
        wrong = wrongly_refused(
            (f, ([[1.0, 2.0]], [2], *rest), "labels must be from 0 to 1, got [2]"),
            (f, ([[1.0, 2.0]], [0.5], *rest), "labels must be 1 integers, got [0.5]"),
            (f, ([1.0, 2.0], [0], *rest), "logits must have shape (m, n), got (2,)"),
            (f, ([[NAN, 2.0]], [0], *rest), "logits must be finite or -inf"),
        )
        assert wrong == []


# --- those of a confidence from ... to ... --------------------------------------------


def test_both_ends_belong_to_the_band_and_nobody_in_it_has_no_accuracy() -> None:
    z = np.log([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.5, 0.5]])
    confidences = core.softmax(z).max(axis=1).tolist()
    labels = [0, 0, 1, 0]
    low, high = confidences[1], confidences[0]
    band = core.right_between(z, labels, low, high)
    assert (band.count, band.accuracy) == (2, 0.5)
    whole = core.right_between(z, labels, 0, 1)
    assert (whole.count, whole.accuracy) == (4, core.accuracy(z, labels))
    assert core.right_between(z, labels, 1, 1, temperature=0.0).count == 3
    nobody = core.right_between(z, labels, 0.1, 0.2)
    assert nobody.count == 0
    assert math.isnan(nobody.accuracy)


@pytest.mark.parametrize(("low", "high"), [(0.9, 0.8), (-0.1, 1), (0, 1.1), (NAN, 1)])
def test_a_band_lies_between_0_and_1(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="low and high must be"):
        core.right_between([[1.0, 0.0]], [0], low, high)
