"""What the core accepts: every check of an argument that two files share."""

import math
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Scalars: TypeAlias = np.float64 | Floats  # one number per vector: a number for one
Axis: TypeAlias = int | Sequence[int] | None

SUM_TOLERANCE = 1e-6  # lets probabilities computed in float32 pass


def as_floats(name: str, values: ArrayLike) -> Floats:
    """Give the values as a float64 array, or say which argument holds no numbers."""
    try:
        array = np.asarray(values)
        if array.dtype.kind == "c":
            raise TypeError
        return array.astype(np.float64, copy=False)
    except (TypeError, ValueError, OverflowError):
        message = f"{name} must be an array of real numbers, got {values!r}"
        raise ValueError(message) from None


def as_logits(logits: ArrayLike) -> Floats:
    """Give the logits as a float64 array that holds at least one number."""
    array = as_floats("logits", logits)
    if array.size == 0:
        raise ValueError(f"logits must not be empty, got shape {array.shape}")
    return array


def as_vector(name: str, values: ArrayLike) -> Floats:
    """Give the values as a one-dimensional float64 array with at least one number."""
    array = as_floats(name, values)
    if array.ndim != 1 or array.size == 0:
        message = f"{name} must be one non-empty vector, got shape {array.shape}"
        raise ValueError(message)
    return array


def as_temperature(temperature: float) -> float:
    """Give the temperature as a float: zero, positive, or infinite."""
    try:
        value = float(temperature)
    except (TypeError, ValueError):
        value = math.nan
    if not value >= 0:
        message = f"temperature must be zero or positive, got {temperature!r}"
        raise ValueError(message)
    return value


def as_probabilities(name: str, values: ArrayLike) -> Floats:
    """Give the values as distributions over the last axis: ≥ 0, adding up to 1.

    A vector of nan (what softmax answers when no distribution exists) may pass.
    """
    array = as_floats(name, values)
    if array.ndim == 0 or array.size == 0:
        message = f"{name} must be a non-empty vector or batch, got {values!r}"
        raise ValueError(message)
    if np.any(array < 0):
        raise ValueError(f"{name} must not be negative, got {array.min()}")
    totals = array.sum(axis=-1)
    off = np.abs(totals - 1) > SUM_TOLERANCE
    if np.any(off):
        message = f"{name} must add up to 1, got {np.ravel(totals)[np.ravel(off)][0]}"
        raise ValueError(message)
    return array


def as_class_index(name: str, value: object, classes: int) -> int | None:
    """Give the value as a class index, or None if it is no integer at all."""
    array = np.asarray(value)
    if array.ndim != 0 or array.dtype.kind not in "iu":
        return None
    if not 0 <= array < classes:
        message = f"{name} must be a class index from 0 to {classes - 1}, got {value!r}"
        raise ValueError(message)
    return int(array)
