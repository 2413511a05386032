"""Is 99 % really 99 %? Measuring overconfidence, and correcting it by temperature."""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import as_floats
from softmax_viz.core.activations import softmax


def expected_calibration_error(
    confidences: ArrayLike, correct: ArrayLike, n_bins: int = 15
) -> float:
    """Give the mean gap between confidence and accuracy over equal-width bins."""
    c = as_floats("confidences", confidences)
    hit = as_floats("correct", correct)
    edges = np.arange(n_bins + 1) / n_bins
    index = np.maximum(np.searchsorted(edges, c, side="left") - 1, 0)
    gaps = np.bincount(index, weights=c - hit, minlength=n_bins)
    return float(np.sum(np.abs(gaps)) / c.size)


def fit_temperature(logits: ArrayLike, labels: ArrayLike) -> float:
    """Give the T > 0 that minimises the mean negative log-likelihood."""
    z = as_floats("logits", logits)
    y = np.asarray(labels)
    wrong = z - np.take_along_axis(z, y[:, None], axis=-1)
    low, high = -1074.0, 1023.0
    for _ in range(64):
        middle = (low + high) / 2
        slope = np.sum(softmax(z, 2.0**middle) * np.maximum(wrong, -1e300))
        low, high = (middle, high) if slope > 0 else (low, middle)
    return float(2.0**low)
