"""Entropy and divergences: laws, the oracle, the edges."""

import math

import numpy as np
import pytest
import scipy.stats

from softmax_viz import core
from tests.core import oracle
from tests.core.cases import INF, NAN, Cases, failing
from tests.core.refusals import wrongly_refused

Pair = tuple[list[float], list[float]]


def neighbours(distance: float, count: int) -> list[Pair]:
    """Return pairs of distributions whose logits differ by about so much."""
    pairs = np.random.default_rng(11).normal(size=(count, 2, 12))
    z, step = 3 * pairs[:, 0], distance * pairs[:, 1]
    p, q = core.softmax(z).tolist(), core.softmax(z + step).tolist()
    return list(zip(p, q, strict=True))


# --- laws -----------------------------------------------------------------------------


@pytest.mark.parametrize("distance", [1.0, 1e-7, 1e-12, 1e-16, 0.0])
def test_divergences_are_never_negative_and_js_is_symmetric(distance: float) -> None:
    for p, q in neighbours(distance, 50):
        assert core.kl_divergence(p, q) >= 0
        js = core.js_divergence(p, q)
        assert 0 <= js <= math.log(2)
        assert js == pytest.approx(core.js_divergence(q, p), rel=1e-12)


def test_equals_have_no_divergence_and_strangers_the_most() -> None:
    p = core.softmax(np.random.default_rng(12).normal(size=30))
    assert core.kl_divergence(p, p) == core.js_divergence(p, p) == 0
    assert core.kl_divergence(p, p[::-1]) > 0 < core.js_divergence(p, p[::-1])
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
    some = core.softmax(np.random.default_rng(13).normal(size=n))
    assert core.entropy(some) <= math.log(n) * (1 + 1e-15)


def test_bases_are_units() -> None:
    p = [0.5, 0.25, 0.25]
    assert core.entropy(p, base=2) == pytest.approx(1.5, rel=1e-15)
    assert core.entropy(p, base=10) == pytest.approx(core.entropy(p) / math.log(10))


def test_scipy_agrees() -> None:
    p, q = core.softmax(np.random.default_rng(14).normal(0, 2, (2, 6, 9)))
    peer = scipy.stats.entropy
    np.testing.assert_allclose(core.entropy(p), peer(p, axis=-1), rtol=1e-13)
    np.testing.assert_allclose(
        core.kl_divergence(p, q), peer(p, q, axis=-1), rtol=1e-12
    )


def test_batches_give_one_number_per_vector() -> None:
    rng = np.random.default_rng(15)
    p = core.softmax(rng.normal(0, 2, (2, 3, 5)))
    q = core.softmax(rng.normal(0, 2, 5))
    for function in (core.kl_divergence, core.js_divergence):
        result = np.asarray(function(p, q))
        assert result.shape == (2, 3)
        assert result[1, 2] == pytest.approx(function(p[1, 2], q), rel=1e-14)
    assert np.shape(core.entropy(p)) == np.shape(core.perplexity(p)) == (2, 3)


# --- the oracle in 60 digits ----------------------------------------------------------


def test_entropy_is_right_to_13_digits(hard: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        p = core.softmax(z, t).tolist()
        return oracle.is_right(float(core.entropy(p)), oracle.entropy(p), len(p))

    wrong = failing(hard, is_right)
    assert wrong == []


def test_entropy_from_logits_is_right_to_13_digits(hard: Cases) -> None:
    def is_right(z: list[float], t: float) -> bool:
        found, exact = core.entropy_from_logits(z, t), oracle.entropy_from_logits(z, t)
        # What a subnormal weight was rounded by counts (max z - z) / T <= 745 times.
        return oracle.is_right(float(found), exact, 745 * len(z))

    wrong = failing(hard, is_right)
    assert wrong == []


def test_entropy_from_logits_keeps_what_probabilities_lose() -> None:
    z, exact = [40.0, 0.0], oracle.entropy_from_logits([40.0, 0.0])
    assert oracle.relative_error(float(core.entropy_from_logits(z)), exact) < 1e-15
    assert float(core.entropy(core.softmax(z))) < exact * 0.98


def divergences_are_right(p: list[float], q: list[float]) -> bool:
    kl, js = float(core.kl_divergence(p, q)), float(core.js_divergence(p, q))
    right = oracle.relative_error(kl, oracle.kl_divergence(p, q)) <= 1e-13
    return right and oracle.relative_error(js, oracle.js_divergence(p, q)) <= 1e-13


@pytest.mark.parametrize("distance", [10.0, 1.0, 0.3, 0.1, 1e-3, 1e-5, 1e-6])
def test_divergences_are_right_to_13_digits(distance: float, thorough: bool) -> None:
    pairs = neighbours(distance, 20 if thorough else 6)
    wrong = failing(pairs, divergences_are_right)
    assert wrong == []


def test_divergences_survive_extreme_ratios() -> None:
    near = core.softmax([[3.0, 1.0, -20.0], [3.0, 1.0 + 1e-7, -21.0]]).tolist()
    pairs: list[Pair] = [
        (near[0], near[1]),
        ([1.0, 1e-300], [1.0, 5e-324]),
        ([0.5, 0.5], [1.0, 5e-324]),
        ([1.0, 5e-324], [0.5, 0.5]),
        ([0.7, 0.3 - 1e-20, 1e-20], [0.7, 0.3 - 1e-9, 1e-9]),
        ([1.0, 1e-200], [0.9, 0.1]),
        ([0.0, 1.0], [0.25, 0.75]),
    ]
    wrong = failing(pairs, divergences_are_right)
    assert wrong == []


@pytest.mark.parametrize(
    ("z", "nats"), [([1.5, 0.8, -0.2], 0.9103), ([2.0, 1.0, 0.5], 0.9060)]
)
def test_entropies_of_the_worked_examples(z: list[float], nats: float) -> None:
    assert round(float(core.entropy(core.softmax(z))), 4) == nats


# --- edges ----------------------------------------------------------------------------


def test_certainty_has_a_positive_zero_of_entropy() -> None:
    for value in (core.entropy([1.0]), core.entropy([0, 1, 0])):
        assert value == 0
        assert math.copysign(1, float(value)) == 1
    assert core.perplexity([0.0, 1.0]) == 1


def test_entropy_at_the_limits_of_temperature() -> None:
    z = [3.0, 3.0, 1.0, -INF]
    assert core.entropy_from_logits(z, 0) == pytest.approx(math.log(2), rel=1e-15)
    assert core.entropy_from_logits(z, INF) == pytest.approx(math.log(3), rel=1e-15)


def test_a_row_of_nan_stays_alone() -> None:
    p = [[0.5, 0.5], [NAN, NAN]]
    np.testing.assert_array_equal(np.isnan(core.entropy(p)), [False, True])
    np.testing.assert_array_equal(np.isnan(core.perplexity(p)), [False, True])
    result = np.isnan(core.kl_divergence(p, [0.5, 0.5]))
    np.testing.assert_array_equal(result, [False, True])
    result = np.isnan(core.js_divergence(p, [0.5, 0.5]))
    np.testing.assert_array_equal(result, [False, True])


def test_probabilities_of_shorter_floats_pass() -> None:
    p = core.softmax(np.random.default_rng(16).normal(size=1000)).astype(np.float32)
    assert core.entropy(p) == pytest.approx(core.entropy(p.astype(float)))


def test_what_is_no_distribution_is_refused_with_its_sum_or_shape() -> None:
    for f in (core.entropy, core.perplexity):
        wrong = wrongly_refused(
            (f, ([0.5, 0.4],), "probabilities must add up to 1, got a sum of 0.9"),
            (f, ([[1], [2]],), "probabilities must add up to 1, got a sum of 2.0"),
            (f, ([1.5, -0.5],), "probabilities must not be negative, got -0.5"),
            (f, ([],), "probabilities must be a vector or a batch of them, got []"),
            (f, (1.0,), "probabilities must be a vector or a batch of them, got 1.0"),
            (f, ("p",), "probabilities must be an array of real numbers, got 'p'"),
        )
        assert wrong == []


@pytest.mark.parametrize("base", [1, 0, -2, 0.5, NAN, INF])
def test_a_base_that_is_none_is_refused(base: float) -> None:
    said = f"base must be above 1 and finite, got {base}"
    assert wrongly_refused((core.entropy, ([0.5, 0.5], base), said)) == []


def test_divergences_want_two_distributions_over_the_same_classes() -> None:
    half = [0.5, 0.5]
    for f in (core.kl_divergence, core.js_divergence):
        wrong = wrongly_refused(
            (f, (half, [0.2, 0.3, 0.5]), "q must have 2 classes, as p has, got 3"),
            (f, ([1.0], half), "q must have 1 classes, as p has, got 2"),
            (f, (half, [0.5, 0.6]), "q must add up to 1"),
            (f, ([-0.5, 1.5], half), "p must not be negative"),
        )
        assert wrong == []
