"""Cross-entropy: how badly a prediction misses the truth, and which way is better."""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Floats,
    as_class_index,
    as_probabilities,
    as_vector,
)
from softmax_viz.core.activations import log_softmax, with_complements


@np.errstate(all="ignore")
def cross_entropy(
    logits: ArrayLike, target: ArrayLike, label_smoothing: float = 0.0
) -> float:
    """Give the loss -sum_i y_i log p_i in nats."""
    z = as_vector("logits", logits)
    y, _ = _target(target, z.size, label_smoothing)
    return float(-np.sum(np.where(y > 0, y * log_softmax(z), 0.0)))


@np.errstate(all="ignore")
def cross_entropy_gradient(
    logits: ArrayLike, target: ArrayLike, label_smoothing: float = 0.0
) -> Floats:
    """Give d loss / d z_i = p_i - y_i."""
    z = as_vector("logits", logits)
    y, not_y = _target(target, z.size, label_smoothing)
    p, not_p = with_complements(z, 1.0)
    return np.where(p > 0.5, not_y - not_p, p - y)


def _target(
    target: ArrayLike, classes: int, label_smoothing: float
) -> tuple[Floats, Floats]:
    """Give the smoothed target distribution y and 1 - y."""
    if not 0 <= label_smoothing <= 1:
        message = f"label_smoothing must be from 0 to 1, got {label_smoothing!r}"
        raise ValueError(message)
    index = as_class_index("target", target, classes)
    if index is None:
        y = as_probabilities("target", target)
        if y.shape != (classes,):
            message = (
                f"target must be a class index or a distribution over {classes}"
                f" classes, got shape {y.shape}"
            )
            raise ValueError(message)
    else:
        y = np.zeros(classes)
        y[index] = 1.0
    keep = 1 - label_smoothing
    return (
        keep * y + label_smoothing / classes,
        keep * (1 - y) + label_smoothing * (classes - 1) / classes,
    )
