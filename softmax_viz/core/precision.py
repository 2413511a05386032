"""What number formats do to softmax: the overflow page's computations."""

import functools
import math
from dataclasses import dataclass
from typing import Any, NamedTuple

import ml_dtypes
import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_floats,
    as_logits,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import add_up, exponentials, gaps, largest
from softmax_viz.core.activations import softmax

FORMATS = {
    "float64": np.dtype(np.float64),
    "float32": np.dtype(np.float32),
    "float16": np.dtype(np.float16),
    "bfloat16": np.dtype(ml_dtypes.bfloat16),
    "float8_e5m2": np.dtype(ml_dtypes.float8_e5m2),
    "float8_e4m3fn": np.dtype(ml_dtypes.float8_e4m3fn),
}


@dataclass(frozen=True)
class SoftmaxSteps:
    """The calculation of softmax, step by step."""

    scaled: Floats
    shifted: Floats
    exponentials: Floats
    total: Floats
    probabilities: Floats


@dataclass(frozen=True)
class NaiveSteps:
    """The textbook formula in one number format, step by step."""

    stored: Floats
    scaled: Floats
    exponentials: Floats
    total: Floats
    probabilities: Floats
    log_probabilities: Floats


@dataclass(frozen=True)
class StableSteps:
    """The formula with the maximum subtracted in one number format, step by step."""

    stored: Floats
    maximum: Floats
    shifted: Floats
    scaled: Floats
    exponentials: Floats
    total: Floats
    probabilities: Floats
    log_probabilities: Floats
    log_softmax: Floats


class ExpLimits(NamedTuple):
    """Where exp leaves the range of a format."""

    largest_finite: float
    smallest_overflow: float
    largest_zero: float
    largest_subnormal: float


class OnlineStep(NamedTuple):
    """The state of the one-pass softmax after a logit."""

    maximum: float
    total: float


@np.errstate(all="ignore")
def softmax_steps(
    logits: ArrayLike, temperature: float = 1.0, subtract_max: bool = True
) -> SoftmaxSteps:
    """Give every intermediate value of softmax(logits, temperature)."""
    z = as_logits(logits)
    t = as_temperature(temperature)
    maximum = largest(z, -1)
    below, _ = gaps(z, maximum, t)
    scaled = below if t in (0, math.inf) else z / t
    shifted = below if subtract_max else scaled
    values = exponentials(z, maximum, t) if subtract_max else np.exp(scaled)
    return SoftmaxSteps(
        scaled, shifted, values, np.add.reduce(values, -1), softmax(z, t)
    )


def temperature_sweep(logits: ArrayLike, temperatures: ArrayLike) -> Floats:
    """Give one row of probabilities per temperature."""
    z = as_vector("logits", logits)
    sweep = as_floats("temperatures", temperatures)
    return np.array([softmax(z, t) for t in sweep.tolist()]).reshape(-1, z.size)


def naive_softmax(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> Floats:
    """Give what the textbook formula gives when every step is done in that format."""
    return naive_steps(logits, temperature, dtype).probabilities


# Overflow, inf and nan are what these functions are for.
@np.errstate(all="ignore")
def naive_steps(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> NaiveSteps:
    """Give every value of exp(z / T) / sum exp(z / T) as the format holds it."""
    form = number_format(dtype)
    stored, t = _stored(logits, temperature, form)
    scaled = stored / t
    values = np.exp(scaled)
    total = _sum_in_order(values)
    p = values / total
    return NaiveSteps(
        *map(_exact, (stored, scaled, values, total[..., 0], p, np.log(p)))
    )


@np.errstate(all="ignore")
def stable_steps(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> StableSteps:
    """Give every value of softmax with the maximum subtracted, as the format holds it."""
    form = number_format(dtype)
    stored, t = _stored(logits, temperature, form)
    maximum = np.maximum.reduce(stored, axis=-1, keepdims=True)
    shifted = stored - maximum
    scaled = shifted / t
    values = np.exp(scaled)
    total = _sum_in_order(values)
    p = values / total
    return StableSteps(
        *map(
            _exact,
            (
                stored,
                maximum[..., 0],
                shifted,
                scaled,
                values,
                total[..., 0],
                p,
                np.log(p),
                scaled - np.log(total),
            ),
        )
    )


def shift_sweep(
    logits: ArrayLike,
    shifts: ArrayLike,
    temperature: float = 1.0,
    dtype: str = "float64",
) -> tuple[NaiveSteps, StableSteps]:
    """Give both ways' steps for logits + shift, one row per shift."""
    z = as_vector("logits", logits)
    moved = z + as_floats("shifts", shifts)[:, None]
    return naive_steps(moved, temperature, dtype), stable_steps(
        moved, temperature, dtype
    )


def online_softmax_steps(logits: ArrayLike) -> tuple[OnlineStep, ...]:
    """Give the (m_j, d_j) of the one-pass softmax after each logit."""
    maximum, total = -math.inf, 0.0
    steps = []
    for z in as_vector("logits", logits).tolist():
        higher = max(maximum, z)
        if higher > -math.inf:
            total = total * math.exp(maximum - higher) + math.exp(z - higher)
        maximum = higher
        steps.append(OnlineStep(maximum, total))
    return tuple(steps)


def exp_limits(dtype: str) -> ExpLimits:
    """Give where exp leaves the range of a format."""
    return _exp_limits(number_format(dtype))


def number_format(dtype: Any) -> np.dtype[Any]:
    """Give the numpy dtype of a format's name."""
    name = dtype if isinstance(dtype, str) else np.dtype(dtype).name
    if name not in FORMATS:
        raise ValueError(f"dtype must be one of {', '.join(FORMATS)}, got {dtype!r}")
    return FORMATS[name]


@functools.cache
@np.errstate(all="ignore")
def _exp_limits(form: np.dtype[Any]) -> ExpLimits:
    info = ml_dtypes.finfo(form)
    bits = np.dtype(f"u{form.itemsize}")
    top = int(np.array(info.max, form).view(bits))

    def value(pattern: int) -> NDArray[Any]:
        return np.array([pattern], bits).view(form)

    def first(test: Any, sign: int) -> NDArray[Any]:
        low, high = 0, top
        while low < high:
            middle = (low + high) // 2
            x = value(middle)
            if test(np.exp(x if sign > 0 else -x)):
                high = middle
            else:
                low = middle + 1
        return value(low)

    over = first(lambda y: not np.isfinite(y)[0], 1)
    zero = first(lambda y: y[0] == 0, -1)
    subnormal = first(lambda y: y[0] < info.smallest_normal, -1)
    before = (over.view(bits) - 1).astype(bits).view(form)
    return ExpLimits(*(float(x[0]) for x in (before, over, -zero, -subnormal)))


def _stored(
    logits: ArrayLike, temperature: float, form: np.dtype[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    t = np.array([as_temperature(temperature)])
    return as_logits(logits).astype(form), t.astype(form)


def _sum_in_order(values: NDArray[Any]) -> NDArray[Any]:
    # cumsum rounds to the format after each addition; numpy's sum of float16 would
    # add in float32.
    return np.add.accumulate(values, axis=-1)[..., -1:]


def _exact(values: NDArray[Any]) -> Floats:
    return values.astype(np.float64)
