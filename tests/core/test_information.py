"""Entropy and divergences: laws, the oracle, the edges."""

import math
from typing import Any

import numpy as np
import pytest
import scipy.stats

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import HARD, INF

NAN = math.nan
RNG = np.random.default_rng(11)


def neighbours(distance: float) -> tuple[list[float], list[float]]:
    z = RNG.normal(0, 3, 12)
    p, q = core.softmax(z), core.softmax(z + distance * RNG.normal(size=12))
    return p.tolist(), q.tolist()


@pytest.mark.parametrize(("z", "t"), HARD)
def test_entropy_is_right_to_13_digits(z: list[float], t: float) -> None:
    exact = oracle.entropy_from_logits(z, t)
    if exact == 0 or exact > 1e-300:
        found = float(core.entropy_from_logits(z, t))
        assert oracle.relative_error(found, exact) <= 1e-13
    p = core.softmax(z, t).tolist()
    exact = oracle.entropy(p)
    if exact == 0 or exact > 1e-300:
        assert oracle.relative_error(float(core.entropy(p)), exact) <= 1e-13


def test_entropy_from_logits_keeps_what_probabilities_lose() -> None:
    z, exact = [40.0, 0.0], oracle.entropy_from_logits([40.0, 0.0])
    assert oracle.relative_error(float(core.entropy_from_logits(z)), exact) < 1e-15
    assert float(core.entropy(core.softmax(z))) < exact * 0.98


@pytest.mark.parametrize("distance", [10.0, 1.0, 0.3, 0.1, 1e-3, 1e-5, 1e-6])
def test_divergences_are_right_to_13_digits(distance: float) -> None:
    for _ in range(20):
        p, q = neighbours(distance)
        kl, js = oracle.kl_divergence(p, q), oracle.js_divergence(p, q)
        assert oracle.relative_error(float(core.kl_divergence(p, q)), kl) <= 1e-13
        assert oracle.relative_error(float(core.js_divergence(p, q)), js) <= 1e-13


@pytest.mark.parametrize(
    ("p", "q"),
    [
        ([1.0, 1e-300], [1.0, 5e-324]),
        ([0.5, 0.5], [1.0, 5e-324]),
        ([1.0, 5e-324], [0.5, 0.5]),
        ([0.7, 0.3 - 1e-20, 1e-20], [0.7, 0.3 - 1e-9, 1e-9]),
        ([1.0, 1e-200], [0.9, 0.1]),
        ([0.0, 1.0], [0.25, 0.75]),
    ],
)
def test_divergences_survive_extreme_ratios(p: list[float], q: list[float]) -> None:
    kl, js = oracle.kl_divergence(p, q), oracle.js_divergence(p, q)
    assert oracle.relative_error(float(core.kl_divergence(p, q)), kl) <= 1e-13
    assert oracle.relative_error(float(core.js_divergence(p, q)), js) <= 1e-13


@pytest.mark.parametrize("distance", [1.0, 1e-7, 1e-12, 1e-16, 0.0])
def test_divergences_are_never_negative_and_js_is_symmetric(distance: float) -> None:
    for _ in range(50):
        p, q = neighbours(distance)
        assert core.kl_divergence(p, q) >= 0
        js = core.js_divergence(p, q)
        assert 0 <= js <= math.log(2)
        assert js == pytest.approx(core.js_divergence(q, p), rel=1e-12)


def test_equals_have_no_divergence_and_strangers_the_most() -> None:
    p = core.softmax(RNG.normal(size=30))
    assert core.kl_divergence(p, p) == core.js_divergence(p, p) == 0
    assert core.js_divergence([1, 0], [0, 1]) == pytest.approx(math.log(2), rel=1e-15)
    assert core.kl_divergence([0.5, 0.5], [1, 0]) == INF
    assert core.kl_divergence([1, 0], [0.5, 0.5]) == pytest.approx(math.log(2))
    assert core.kl_divergence([1, 0, 0], [1, 0, 0]) == 0


@pytest.mark.parametrize("n", [1, 2, 7, 1000])
def test_equal_classes_have_the_most_entropy(n: int) -> None:
    p = np.full(n, 1 / n)
    assert core.entropy(p) == pytest.approx(math.log(n), rel=1e-14, abs=0)
    assert core.perplexity(p) == pytest.approx(n, rel=1e-13)
    assert core.entropy_from_logits(np.zeros(n)) == pytest.approx(math.log(n), abs=0)
    assert core.entropy(core.softmax(RNG.normal(size=n))) <= math.log(n) * (1 + 1e-15)


def test_certainty_has_a_positive_zero_of_entropy() -> None:
    for value in (core.entropy([1.0]), core.entropy([0, 1, 0])):
        assert value == 0
        assert math.copysign(1, float(value)) == 1
    assert core.perplexity([0.0, 1.0]) == 1


def test_bases_are_units() -> None:
    p = [0.5, 0.25, 0.25]
    assert core.entropy(p, base=2) == pytest.approx(1.5, rel=1e-15)
    assert core.entropy(p, base=10) == pytest.approx(core.entropy(p) / math.log(10))


def test_entropy_at_the_limits_of_temperature() -> None:
    z = [3.0, 3.0, 1.0, -INF]
    assert core.entropy_from_logits(z, 0) == pytest.approx(math.log(2), rel=1e-15)
    assert core.entropy_from_logits(z, INF) == pytest.approx(math.log(3), rel=1e-15)


def test_scipy_agrees() -> None:
    p, q = core.softmax(RNG.normal(0, 2, (2, 6, 9)))
    peer = scipy.stats.entropy
    np.testing.assert_allclose(core.entropy(p), peer(p, axis=-1), rtol=1e-13)
    np.testing.assert_allclose(
        core.kl_divergence(p, q), peer(p, q, axis=-1), rtol=1e-12
    )


def test_batches_give_one_number_per_vector() -> None:
    p = core.softmax(RNG.normal(0, 2, (2, 3, 5)))
    q = core.softmax(RNG.normal(0, 2, 5))
    for function in (core.kl_divergence, core.js_divergence):
        result = np.asarray(function(p, q))
        assert result.shape == (2, 3)
        assert result[1, 2] == pytest.approx(function(p[1, 2], q), rel=1e-14)
    assert np.shape(core.entropy(p)) == np.shape(core.perplexity(p)) == (2, 3)


def test_a_row_of_nan_stays_alone() -> None:
    p = [[0.5, 0.5], [NAN, NAN]]
    np.testing.assert_array_equal(np.isnan(core.entropy(p)), [False, True])
    np.testing.assert_array_equal(np.isnan(core.perplexity(p)), [False, True])
    result = np.isnan(core.kl_divergence(p, [0.5, 0.5]))
    np.testing.assert_array_equal(result, [False, True])
    result = np.isnan(core.js_divergence(p, [0.5, 0.5]))
    np.testing.assert_array_equal(result, [False, True])


def test_probabilities_of_shorter_floats_pass() -> None:
    p = core.softmax(RNG.normal(size=1000)).astype(np.float32)
    assert core.entropy(p) == pytest.approx(core.entropy(p.astype(float)))


@pytest.mark.parametrize(
    ("p", "message"),
    [
        ([0.5, 0.4], r"probabilities must add up to 1, got a sum of 0\.9"),
        ([[0.5, 0.5], [1, 1]], r"probabilities must add up to 1, got a sum of 2\.0"),
        ([1.5, -0.5], r"probabilities must not be negative, got -0\.5"),
        ([], "probabilities must be a vector"),
        (1.0, "probabilities must be a vector"),
        ("p", "probabilities must be an array of real numbers"),
    ],
)
def test_what_is_no_distribution_is_refused(p: Any, message: str) -> None:
    for function in (core.entropy, core.perplexity):
        with pytest.raises(ValueError, match=message):
            function(p)


@pytest.mark.parametrize("base", [1, 0, -2, 0.5, NAN, INF])
def test_a_base_that_is_none_is_refused(base: float) -> None:
    with pytest.raises(ValueError, match="base must be above 1"):
        core.entropy([0.5, 0.5], base)


def test_divergences_want_two_distributions_over_the_same_classes() -> None:
    for function in (core.kl_divergence, core.js_divergence):
        with pytest.raises(ValueError, match="q must have 2 classes, as p has, got 3"):
            function([0.5, 0.5], [0.2, 0.3, 0.5])
        with pytest.raises(ValueError, match="q must add up to 1"):
            function([0.5, 0.5], [0.5, 0.6])
        with pytest.raises(ValueError, match="p must not be negative"):
            function([-0.5, 1.5], [0.5, 0.5])
