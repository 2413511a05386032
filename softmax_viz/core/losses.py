"""Cross-entropy: how far a prediction is from the truth, and which way is better."""

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_integer, as_probabilities, as_vector
from softmax_viz.core.activations import log_softmax, with_complements


@np.errstate(all="ignore")
def cross_entropy(
    logits: ArrayLike, target: ArrayLike, label_smoothing: float = 0.0
) -> float:
    """Give the loss -sum_i y_i log p_i in nats, where p = softmax(logits).

    `logits` is one vector of n numbers. `target` is the index of the true class or a
    distribution y over the n classes; smoothing mixes it with the uniform one,
    (1 - s) y + s / n. The relative error is below 1e-13, also where p is nearly 1.

    A class with y_i = 0 counts nothing, even if it is masked; a true class that is
    masked costs inf. Without a distribution (all masked, nan, +inf) the loss is nan.
    Raises ValueError for an index outside 0..n-1, a distribution of another length or
    with another sum than 1, and smoothing outside 0..1.
    """
    z = as_vector("logits", logits)
    y, _ = _target(target, z.size, label_smoothing)
    log_p = log_softmax(z)
    terms = np.where((y == 0) & ~np.isnan(log_p), 0.0, y * log_p)
    return abs(float(np.add.reduce(terms)))


@np.errstate(all="ignore")
def cross_entropy_gradient(
    logits: ArrayLike, target: ArrayLike, label_smoothing: float = 0.0
) -> Floats:
    """Give d loss / d z_i = p_i - y_i, the pull on each logit, without cancellation.

    Arguments, edges and errors are those of `cross_entropy`; the result has n numbers.
    Where p_i exceeds 1/2 it is (1 - y_i) - (1 - p_i), both taken from the other
    classes: for [40, 0] and class 0 it is [-4.248e-18, 4.248e-18], not 0.
    """
    z = as_vector("logits", logits)
    y, not_y = _target(target, z.size, label_smoothing)
    p, not_p = with_complements(z, 1.0)
    return np.where(p > 0.5, not_y - not_p, p - y)


def _target(
    target: ArrayLike, classes: int, label_smoothing: float
) -> tuple[Floats, Floats]:
    """Give the smoothed target distribution y, and 1 - y."""
    if not 0 <= label_smoothing <= 1:
        message = f"label_smoothing must be from 0 to 1, got {label_smoothing!r}"
        raise ValueError(message)
    if np.ndim(target) == 0:
        y = np.zeros(classes)
        y[as_integer("target", target, 0, classes - 1)] = 1.0
    else:
        y = as_probabilities("target", target)
        if y.shape != (classes,):
            message = f"target must have shape ({classes},), got {y.shape}"
            raise ValueError(message)
    keep = 1 - label_smoothing
    uniform = label_smoothing / classes
    return keep * y + uniform, keep * (1 - y) + uniform * (classes - 1)
