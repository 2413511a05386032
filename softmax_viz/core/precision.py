"""What number formats do to softmax: overflow, underflow and rounding, shown honestly.

Here inf and nan are results, not accidents: numpy's warnings about them are silenced
because the overflow page is about them. exp and log are those of float64, rounded to
the format once, so that they come out alike on every machine. What runs under a finger,
too, has its twin in web/math/formats.js.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import ml_dtypes
import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_filled,
    as_logits,
    as_temperature,
    as_vector,
)

FORMATS = {
    "float64": np.dtype(np.float64),
    "float32": np.dtype(np.float32),
    "float16": np.dtype(np.float16),
    "bfloat16": np.dtype(ml_dtypes.bfloat16),
    "float8_e5m2": np.dtype(ml_dtypes.float8_e5m2),
    "float8_e4m3fn": np.dtype(ml_dtypes.float8_e4m3fn),
}

Stored: TypeAlias = NDArray[Any]  # numbers in one of the formats


@dataclass(frozen=True)
class NaiveSteps:
    """The textbook formula, each value as the format holds it, widened to float64."""

    stored: Floats
    scaled: Floats
    exponentials: Floats
    total: Scalars
    probabilities: Floats
    log_probabilities: Floats

    @property
    def logs_survive(self) -> bool:
        """Return whether every logarithm of a probability is finite."""
        return bool(np.isfinite(self.log_probabilities).all())


@dataclass(frozen=True)
class StableSteps:
    """The same with the maximum subtracted first, and log-softmax beside the log."""

    stored: Floats
    maximum: Scalars
    shifted: Floats
    scaled: Floats
    exponentials: Floats
    total: Scalars
    probabilities: Floats
    log_probabilities: Floats
    log_softmax: Floats

    @property
    def logs_survive(self) -> bool:
        """Return whether every value of log-softmax is finite."""
        return bool(np.isfinite(self.log_softmax).all())


class NumberFormat(NamedTuple):
    """What a format holds: so many binary digits, from its smallest number > 0 on.

    Where it has no infinity, overflow is nan. `by_float32` tells that a float64 is
    rounded to float32 first, as ml_dtypes does for formats of 8 and 16 bits.
    """

    digits: int
    smallest: float
    largest: float
    infinite: bool
    by_float32: bool


class ExpLimits(NamedTuple):
    """The inputs at which exp leaves the range of a format."""

    largest_finite: float
    smallest_overflow: float
    largest_zero: float
    largest_subnormal: float


class OnlineStep(NamedTuple):
    """The state of the one-pass softmax: m, the largest so far, and d, the total."""

    maximum: float
    total: float


def naive_softmax(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> Floats:
    """Return exp(z / T) / sum exp(z / T) as it comes out step by step in the format.

    The probabilities of `naive_steps`; inf, nan and silent zeros are honest results.
    """
    return naive_steps(logits, temperature, dtype).probabilities


@np.errstate(all="ignore")
def naive_steps(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> NaiveSteps:
    """Return every value of exp(z / T) / sum exp(z / T), calculated in the format.

    `logits` has shape (..., n). Logits and T are rounded to the format first, and each
    step after it; the sum is taken in order and rounded after every addition. T = 0 is
    a division by zero. Raises ValueError for an unknown format, empty logits, and
    unless temperature >= 0.
    """
    z, t = _stored(logits, temperature, dtype)
    scaled = z / t
    powers = _exp(scaled)
    total = _sum_in_order(powers)
    p = powers / total
    return NaiveSteps(
        stored=_widened(z),
        scaled=_widened(scaled),
        exponentials=_widened(powers),
        total=_widened(total)[..., 0],
        probabilities=_widened(p),
        log_probabilities=_widened(_log(p)),
    )


@np.errstate(all="ignore")
def stable_steps(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> StableSteps:
    """Return every value of the formula less max z, calculated in the format.

    As `naive_steps`, with shifted = z - max z and scaled = shifted / T. Its last step
    is log-softmax, scaled - log(total), which stays finite where log(p) is -inf.
    """
    z, t = _stored(logits, temperature, dtype)
    maximum = np.maximum.reduce(z, axis=-1, keepdims=True)
    shifted = z - maximum
    scaled = shifted / t
    powers = _exp(scaled)
    total = _sum_in_order(powers)
    p = powers / total
    return StableSteps(
        stored=_widened(z),
        maximum=_widened(maximum)[..., 0],
        shifted=_widened(shifted),
        scaled=_widened(scaled),
        exponentials=_widened(powers),
        total=_widened(total)[..., 0],
        probabilities=_widened(p),
        log_probabilities=_widened(_log(p)),
        log_softmax=_widened(scaled - _log(total)),
    )


def shift_sweep(
    logits: ArrayLike,
    shifts: ArrayLike,
    temperature: float = 1.0,
    dtype: str = "float64",
) -> tuple[NaiveSteps, StableSteps]:
    """Return the steps of both ways for logits + shift, one row per shift.

    `logits` and `shifts` are vectors; they are added in float64, then stored in the
    format. Arrays have shape (len(shifts), n), totals and maxima (len(shifts),).
    """
    moved = as_vector("logits", logits) + as_vector("shifts", shifts)[:, None]
    naive = naive_steps(moved, temperature, dtype)
    return naive, stable_steps(moved, temperature, dtype)


@np.errstate(all="ignore")
def online_softmax_steps(
    logits: ArrayLike, dtype: str = "float64"
) -> tuple[OnlineStep, ...]:
    """Return (m_j, d_j) after each logit: the largest so far and sum exp(z - m_j).

    m_j = max(m_{j-1}, z_j) and d_j = d_{j-1} exp(m_{j-1} - m_j) + exp(z_j - m_j), so
    one pass finds both; the last step gives softmax as exp(z - m) / d. `logits` is one
    vector; it and every step are rounded to the format. As long as all are masked d is
    0; from a nan or +inf on it is nan. Raises ValueError for an unknown format.
    Source: Milakov & Gimelshein 2018, arXiv 1805.02867.
    """
    stored, _ = _stored(as_vector("logits", logits), 1.0, dtype)
    maximum, total = stored[:1], np.zeros(1, stored.dtype)
    steps = []
    for j in range(stored.size):
        z = stored[j : j + 1]
        higher = np.maximum(maximum, z)
        if higher != -np.inf:
            total = total * _exp(maximum - higher) + _exp(z - higher)
        maximum = higher
        steps.append(OnlineStep(float(maximum[0]), float(total[0])))
    return tuple(steps)


@np.errstate(all="ignore")
def held(values: ArrayLike, dtype: str = "float64") -> Floats:
    """Return numbers as the format holds them, widened to float64; the same shape.

    Each is rounded to the nearest that there is, an even last digit deciding half-way;
    too large, it is inf or nan. Raises ValueError for an unknown format, or no values.
    """
    return _widened(as_filled("values", values).astype(_format(dtype)))


@functools.cache
def number_format(dtype: str) -> NumberFormat:
    """Return what a format holds; ValueError for an unknown one."""
    form = _format(dtype)
    info = ml_dtypes.finfo(form)
    return NumberFormat(
        digits=int(info.nmant) + 1,
        smallest=float(info.smallest_subnormal),
        largest=float(info.max),
        infinite=bool(np.isinf(held(np.inf, dtype))),
        by_float32=form.type.__module__ != "numpy",
    )


def largest_number(dtype: str) -> float:
    """Return the largest finite number of a format; ValueError for an unknown one."""
    return number_format(dtype).largest


def format_that_holds(logits: ArrayLike) -> str:
    """Return "float32", or "float64" where a finite logit does not fit in float32."""
    z = as_logits(logits)
    with np.errstate(over="ignore"):
        fits = np.isfinite(z.astype(np.float32)) | ~np.isfinite(z)
    return "float32" if fits.all() else "float64"


@functools.cache
@np.errstate(all="ignore")
def exp_limits(dtype: str) -> ExpLimits:
    """Return the four inputs at which exp leaves the range of a format.

    In order: the largest whose exp is finite, the smallest that overflows (to inf, or
    to nan in float8_e4m3fn, which has no inf), the largest whose exp is 0, the largest
    whose exp is below the smallest normal number. Found in the format itself, by
    bisection over its own numbers; raises ValueError for an unknown format.
    """
    form = _format(dtype)
    info = ml_dtypes.finfo(form)
    overflow = _first(form, lambda x: not np.isfinite(_exp(x)))
    zero = _first(form, lambda x: bool(_exp(-x) == 0))
    subnormal = _first(form, lambda x: bool(_exp(-x) < info.smallest_normal))
    return ExpLimits(
        largest_finite=float(_number(form, overflow - 1)),
        smallest_overflow=float(_number(form, overflow)),
        largest_zero=-float(_number(form, zero)),
        largest_subnormal=-float(_number(form, subnormal)),
    )


def _first(form: np.dtype[Any], test: Callable[[Any], bool]) -> int:
    """Return the smallest index >= 0 that passes a test which all larger ones pass."""
    largest = np.array([ml_dtypes.finfo(form).max], form)
    low, high = 0, int(largest.view(f"u{form.itemsize}")[0])
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if test(_number(form, middle)) else (middle + 1, high)
    return low


def _number(form: np.dtype[Any], index: int) -> Any:
    """Return the index-th number ≥ 0 of a format: the bits of a float count upwards."""
    return np.array([index], f"u{form.itemsize}").view(form)[0]


def _format(dtype: str) -> np.dtype[Any]:
    if dtype not in FORMATS:
        raise ValueError(f"dtype must be one of {', '.join(FORMATS)}, got {dtype!r}")
    return FORMATS[dtype]


def _stored(logits: ArrayLike, temperature: float, dtype: str) -> tuple[Stored, Stored]:
    form = _format(dtype)
    z = np.atleast_1d(as_logits(logits)).astype(form)
    # An array: with a plain float a bfloat16 would silently become float32.
    return z, np.array([as_temperature(temperature)]).astype(form)


def _exp(values: Stored) -> Stored:
    return np.exp(_widened(values)).astype(values.dtype)


def _log(values: Stored) -> Stored:
    return np.log(_widened(values)).astype(values.dtype)


def _sum_in_order(values: Stored) -> Stored:
    # accumulate rounds after each addition; numpy's sum of float16 adds in float32.
    return np.add.accumulate(values, axis=-1)[..., -1:]


def _widened(values: Stored) -> Floats:
    return values.astype(np.float64)
