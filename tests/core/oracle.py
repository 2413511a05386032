"""What the answers should be: the textbook formulas in 60 digits, by mpmath."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import mpmath
from mpmath import mp, mpf

mp.dps = 60

Exact: TypeAlias = Any  # an mpf; mpmath ships no types
LARGEST = mpf(1.7976931348623157e308)  # of float64
NEGLIGIBLE = -3000  # exp of less is far below the smallest float


def ulps(value: float, exact: Exact) -> float:
    """How far a float lies from the exact value, in units of its last place.

    A value beyond the floats must have become inf, and an exact 0 must be 0.
    """
    if abs(exact) > LARGEST:
        exact = exact * mpmath.inf
    if exact == 0 or not mpmath.isfinite(exact):
        return 0.0 if value == exact else math.inf
    exponent = max(int(mpmath.frexp(exact)[1]) - 53, -1074)
    return float(abs(mpf(float(value)) - exact) / mpf(2) ** exponent)


def worst_ulps(values: Iterable[float], exact: Iterable[Exact]) -> float:
    """The largest error of a list of floats, in units of their last places."""
    return max(ulps(v, e) for v, e in zip(values, exact, strict=True))


def relative_error(value: float, exact: Exact) -> float:
    """The error of a float as a part of the exact value."""
    if exact == 0 or not mpmath.isfinite(exact):
        return 0.0 if value == exact else math.inf
    return float(abs((mpf(float(value)) - exact) / exact))


def gaps(logits: Sequence[float], temperature: float = 1.0) -> list[Exact]:
    """(z - max z) / T, exact limits included."""
    top = max(logits)
    if temperature == 0:
        return [mpf(0) if z == top else -mpmath.inf for z in logits]
    if temperature == math.inf:
        return [-mpmath.inf if z == -math.inf else mpf(0) for z in logits]
    return [(mpf(z) - mpf(top)) / mpf(temperature) for z in logits]


def log_total(below: Iterable[Exact]) -> Exact:
    """log(sum exp(gap)), each distinct gap computed once."""
    others = Counter(below)
    others[mpf(0)] -= 1
    return mpmath.log1p(mpmath.fsum(n * exp(gap) for gap, n in others.items()))


def exp(gap: Exact) -> Exact:
    """exp(gap), or 0 where no float could tell the difference."""
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
    """The probability of each distinct logit that occurs so many times."""
    powers = [exp(gap) for gap in gaps(logits, temperature)]
    total = mpmath.fsum(n * e for n, e in zip(counts, powers, strict=True))
    return [e / total for e in powers]


def logsumexp(logits: Sequence[float]) -> Exact:
    return mpf(max(logits)) + log_total(gaps(logits))


def entropy_from_logits(logits: Sequence[float], temperature: float = 1.0) -> Exact:
    log_p = log_softmax(logits, temperature)
    return mpmath.fsum(-exp(x) * x for x in log_p if x > NEGLIGIBLE)


def others(probabilities: Sequence[Exact], index: int) -> Exact:
    """1 - p_i as the sum of the other classes."""
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
