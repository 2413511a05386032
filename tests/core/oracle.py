"""What the answers should be: the textbook formulas in 60 digits, by mpmath."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import mpmath
from mpmath import mp, mpf

mp.dps = 60

Exact: TypeAlias = Any  # an mpf; mpmath ships no types
TINIEST, LARGEST = mpf(5e-324), mpf(1.7976931348623157e308)  # of float64
NEGLIGIBLE = -3000  # exp of less is far below the smallest float


def as_held(exact: Exact) -> Exact:
    """Return the exact value, or the inf that stands for it beyond the floats."""
    return exact * mpmath.inf if abs(exact) > LARGEST else exact


def ulps(value: float, exact: Exact) -> float:
    """Return how far a float lies from the exact value, in units of its last place.

    A value beyond the floats must have become inf, and an exact 0 must be 0.
    """
    exact = as_held(exact)
    if exact == 0 or not mpmath.isfinite(exact) or not mpmath.isfinite(value):
        return 0.0 if value == exact else math.inf
    exponent = max(int(mpmath.frexp(exact)[1]) - 53, -1074)
    return float(abs(mpf(float(value)) - exact) / mpf(2) ** exponent)


def worst_ulps(values: Iterable[float], exact: Iterable[Exact]) -> float:
    """Return the largest error of some floats, in units of their last places."""
    return max(ulps(v, e) for v, e in zip(values, exact, strict=True))


def relative_error(value: float, exact: Exact) -> float:
    """Return the error of a float as a part of the exact value."""
    if exact == 0 or not mpmath.isfinite(exact) or not mpmath.isfinite(value):
        return 0.0 if value == exact else math.inf
    return float(abs((mpf(float(value)) - exact) / exact))


def is_right(value: float, exact: Exact, subnormals: float = 1) -> bool:
    """Return whether 13 digits are right, as far down as the floats have so many.

    Below the smallest normal float a rounding costs up to a half of the smallest one;
    `subnormals` says how many of those the error may amount to. A value beyond the
    floats must have become inf.
    """
    exact = as_held(exact)
    if not mpmath.isfinite(exact) or not mpmath.isfinite(value):
        return bool(value == exact)
    error = abs(mpf(float(value)) - exact)
    return bool(error <= abs(exact) * mpf(1e-13) + subnormals * TINIEST)


def sigmoid(x: float) -> Exact:
    return 1 / (1 + mpmath.exp(-mpf(x)))


def log_sigmoid(x: float) -> Exact:
    return -mpmath.log1p(mpmath.exp(-mpf(x)))


def gaps(logits: Sequence[float], temperature: float = 1.0) -> list[Exact]:
    """Return (z - max z) / T, exact limits included."""
    top = max(logits)
    if temperature == 0:
        return [mpf(0) if z == top else -mpmath.inf for z in logits]
    if temperature == math.inf:
        return [-mpmath.inf if z == -math.inf else mpf(0) for z in logits]
    return [(mpf(z) - mpf(top)) / mpf(temperature) for z in logits]


def log_total(below: Iterable[Exact]) -> Exact:
    """Return log(sum exp(gap)), each distinct gap computed once."""
    others = Counter(below)
    others[mpf(0)] -= 1
    return mpmath.log1p(mpmath.fsum(n * exp(gap) for gap, n in others.items()))


def exp(gap: Exact) -> Exact:
    """Return exp(gap), or 0 where no float could tell the difference."""
    return mpmath.exp(gap) if gap > NEGLIGIBLE else mpf(0)


def log_softmax(logits: Sequence[float], temperature: float = 1.0) -> list[Exact]:
    below = gaps(logits, temperature)
    total = log_total(below)
    return [gap - total for gap in below]


def softmax(logits: Sequence[float], temperature: float = 1.0) -> list[Exact]:
    below = gaps(logits, temperature)
    total = mpmath.exp(log_total(below))
    return [exp(gap) / total for gap in below]


def softmax_of_repeated(
    logits: Sequence[float], counts: Sequence[int], temperature: float
) -> list[Exact]:
    """Return the probability of each distinct logit that occurs so many times."""
    powers = [exp(gap) for gap in gaps(logits, temperature)]
    total = mpmath.fsum(n * e for n, e in zip(counts, powers, strict=True))
    return [e / total for e in powers]


def logsumexp(logits: Sequence[float]) -> Exact:
    return mpf(max(logits)) + log_total(gaps(logits))


def sparsemax(logits: Sequence[float], temperature: float = 1.0) -> list[Exact]:
    """Return max(gap - tau, 0), with the tau that makes the sum 1."""
    below = gaps(logits, temperature)
    total = mpf(0)
    for kept, gap in enumerate(sorted(below, reverse=True), start=1):
        if 1 + kept * gap <= total + gap:
            break
        total += gap
        tau = (total - 1) / kept
    return [max(gap - tau, mpf(0)) for gap in below]


def entropy_from_logits(logits: Sequence[float], temperature: float = 1.0) -> Exact:
    log_p = log_softmax(logits, temperature)
    return mpmath.fsum(-exp(x) * x for x in log_p if x > NEGLIGIBLE)


def others(probabilities: Sequence[Exact], index: int) -> Exact:
    """Return 1 - p_i as the sum of the other classes."""
    return mpmath.fsum(p for i, p in enumerate(probabilities) if i != index)


def entropy(probabilities: Iterable[float]) -> Exact:
    return -mpmath.fsum(p * mpmath.log(p) for p in map(mpf, probabilities) if p > 0)


def kl_divergence(p: Iterable[float], q: Iterable[float]) -> Exact:
    pairs = [(mpf(a), mpf(b)) for a, b in zip(p, q, strict=True) if a > 0]
    return mpmath.fsum(a * mpmath.log(a / b) for a, b in pairs)


def js_divergence(p: Sequence[float], q: Sequence[float]) -> Exact:
    pairs = [(mpf(a), mpf(b)) for a, b in zip(p, q, strict=True)]
    one = mpmath.fsum(a * mpmath.log(2 * a / (a + b)) for a, b in pairs if a > 0)
    two = mpmath.fsum(b * mpmath.log(2 * b / (a + b)) for a, b in pairs if b > 0)
    return (one + two) / 2
