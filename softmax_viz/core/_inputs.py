"""What the core accepts: every check of an argument that two functions share."""

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Scalars: TypeAlias = np.float64 | Floats  # one number per vector; for one, a number
Axis: TypeAlias = int | tuple[int, ...] | None

SUM_TOLERANCE = 1e-6  # lets probabilities computed in float32 pass


def as_floats(name: str, values: ArrayLike) -> Floats:
    """Return the values as a float64 array; refuse what is not an array of numbers."""
    try:
        array = np.asarray(values)
        if array.dtype.kind == "c":
            raise TypeError
        return array.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        message = f"{name} must be an array of real numbers, got {values!r}"
        raise ValueError(message) from None


def as_logits(logits: ArrayLike) -> Floats:
    """Return the logits as a float64 array; refuse an empty one."""
    return as_filled("logits", logits)


def as_filled(name: str, values: ArrayLike) -> Floats:
    """Return the values as a float64 array; refuse an empty one."""
    array = as_floats(name, values)
    if array.size == 0:
        raise ValueError(f"{name} must not be empty, got shape {array.shape}")
    return array


def as_vector(name: str, values: ArrayLike) -> Floats:
    """Return the values as one float64 vector; refuse an empty one, and any batch."""
    array = as_floats(name, values)
    if array.ndim != 1 or array.size == 0:
        message = f"{name} must be one vector of numbers, got shape {array.shape}"
        raise ValueError(message)
    return array


def as_probabilities(name: str, values: ArrayLike) -> Floats:
    """Return distributions over the last axis; refuse what does not add up to 1.

    nan passes: it is what softmax answers where no distribution exists.
    """
    array = as_floats(name, values)
    if array.ndim == 0 or array.size == 0:
        message = f"{name} must be a vector or a batch of them, got {values!r}"
        raise ValueError(message)
    if np.any(array < 0):
        raise ValueError(f"{name} must not be negative, got {np.nanmin(array)}")
    sums = np.ravel(np.add.reduce(array, axis=-1))
    wrong = sums[np.abs(sums - 1) > SUM_TOLERANCE]
    if wrong.size:
        raise ValueError(f"{name} must add up to 1, got a sum of {wrong[0]}")
    return array


def as_temperature(temperature: float) -> float:
    """Return the temperature as a float: zero, positive or infinite."""
    try:
        value = float(temperature)
    except (TypeError, ValueError):
        value = math.nan
    if not value >= 0:
        message = f"temperature must be zero or positive, got {temperature!r}"
        raise ValueError(message)
    return value


def as_integers(name: str, values: ArrayLike, low: int, high: int) -> NDArray[np.intp]:
    """Return one vector of integers from low to high; 1.0 is none."""
    array = np.asarray(values)
    outside = array.dtype.kind not in "iu" or np.any((array < low) | (array > high))
    if array.ndim != 1 or (array.size and outside):
        message = f"{name} must be integers from {low} to {high}, got {values!r}"
        raise ValueError(message)
    return array.astype(np.intp)


def as_integer(name: str, value: object, low: int, high: int | None = None) -> int:
    """Return an integer from low to high; True, 1.0 and "1" are none."""
    array = np.asarray(value)
    if (
        array.ndim != 0
        or array.dtype.kind not in "iu"
        or array < low
        or (high is not None and array > high)
    ):
        limits = f"of at least {low}" if high is None else f"from {low} to {high}"
        raise ValueError(f"{name} must be an integer {limits}, got {value!r}")
    return int(array)
