"""Cross-entropy: how far a prediction is from the truth, and which way is better.

What also runs under a finger has its twin in web/math/loss.js.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Floats,
    as_integer,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core.activations import log_softmax, softmax, with_complements


@np.errstate(all="ignore")
def cross_entropy(
    logits: ArrayLike,
    target: ArrayLike,
    label_smoothing: float = 0.0,
    temperature: float = 1.0,
) -> float:
    """Return the loss -sum_i y_i log p_i in nats, where p = softmax(logits, T).

    `logits` is one vector of n numbers. `target` is the index of the true class or a
    distribution y over the n classes; smoothing mixes it with the uniform one,
    (1 - s) y + s / n. The relative error is below 1e-13, also where p is nearly 1.

    A class with y_i = 0 counts nothing, even if it is masked; a true class that is
    masked costs inf. Without a distribution (all masked, nan, +inf) the loss is nan.
    Raises ValueError for an index outside 0..n-1, a distribution of another length or
    with another sum than 1, smoothing outside 0..1, and unless temperature >= 0.
    """
    z = as_vector("logits", logits)
    y, _ = _target(target, z.size, label_smoothing)
    log_p = log_softmax(z, temperature)
    terms = np.where((y == 0) & ~np.isnan(log_p), 0.0, y * log_p)
    return abs(float(np.add.reduce(terms)))


@np.errstate(all="ignore")
def cross_entropy_gradient(
    logits: ArrayLike,
    target: ArrayLike,
    label_smoothing: float = 0.0,
    temperature: float = 1.0,
) -> Floats:
    """Return d loss / d z_i = (p_i - y_i) / T, the pull on each logit, uncancelled.

    Arguments, edges and errors are those of `cross_entropy`; the result has n numbers.
    Where p_i exceeds 1/2 it is (1 - y_i) - (1 - p_i), both taken from the other
    classes: for [40, 0] and class 0 it is [-4.248e-18, 4.248e-18], not 0. T = inf gives
    0. At T = 0 the loss is a step, and what divides by 0 is infinite.
    """
    z = as_vector("logits", logits)
    t = as_temperature(temperature)
    y, not_y = _target(target, z.size, label_smoothing)
    p, not_p = with_complements(z, t)
    pull = np.where(p > 0.5, not_y - not_p, p - y)
    return np.divide(pull, t, out=pull, where=pull != 0)


@np.errstate(all="ignore")
def double_softmax_loss(
    logits: ArrayLike,
    target: ArrayLike,
    label_smoothing: float = 0.0,
    temperature: float = 1.0,
) -> float:
    """Return the loss of the commonest bug: softmax before a loss that has its own.

    cross_entropy(softmax(logits, T), target). Probabilities reach from 0 to 1 only, so
    with one true class of n it never falls below log(1 + (n - 1) / e): 0.551 for n = 3,
    however right the model is. Arguments and errors are those of `cross_entropy`.
    """
    p = softmax(as_vector("logits", logits), temperature)
    return cross_entropy(p, target, label_smoothing)


@np.errstate(all="ignore")
def double_softmax_gradient(
    logits: ArrayLike,
    target: ArrayLike,
    label_smoothing: float = 0.0,
    temperature: float = 1.0,
) -> Floats:
    """Return the slopes of `double_softmax_loss`: p_i sum_j p_j (d_i - d_j) / T.

    d = softmax(p) - y is the gradient of the outer loss. The sum of differences is the
    Jacobian of the inner softmax applied to d, without its cancellation. Where one
    class is nearly certain everything is multiplied by a p near 0: nothing is learnt.
    """
    z = as_vector("logits", logits)
    t = as_temperature(temperature)
    p = softmax(z, t)
    d = cross_entropy_gradient(p, target, label_smoothing)
    pull = p * np.add.reduce(p * (d[:, None] - d), axis=-1)
    return np.divide(pull, t, out=pull, where=pull != 0)


def lowest_loss(
    classes: int, label_smoothing: float = 0.0, twice: bool = False
) -> float:
    """Return the loss that no logits of n classes go below, for one true class.

    Once, it is the entropy of the smoothed target: 0 without smoothing. Twice, the
    second softmax sees a gap of at most 1 where the target wants log(y_true / y_other);
    it is the loss at the nearer of the two: log(1 + (n - 1) / e) without smoothing.
    Raises ValueError unless classes is an integer >= 2 and smoothing from 0 to 1.
    """
    n = as_integer("classes", classes, 2)
    y = smoothed_target(0, n, label_smoothing)
    gap = math.log(y[0] / y[1]) if y[1] > 0 else math.inf
    if twice:
        gap = min(gap, 1.0)
    return 0.0 if gap == math.inf else cross_entropy([gap, *[0.0] * (n - 1)], y)


@np.errstate(all="ignore")
def gradient_descent(
    logits: ArrayLike, gradient: Callable[[Floats], Floats], rate: float, steps: int
) -> Floats:
    """Follow a gradient downhill: z <- z - rate * gradient(z), so many times.

    `logits` is one vector of n numbers; the result has shape (steps + 1, n) and begins
    with them. Raises ValueError unless rate is finite and >= 0, and steps an integer
    >= 0.
    """
    if not 0 <= rate < math.inf:
        raise ValueError(f"rate must be finite and not negative, got {rate!r}")
    path = [as_vector("logits", logits)]
    for _ in range(as_integer("steps", steps, 0)):
        path.append(path[-1] - rate * gradient(path[-1]))
    return np.stack(path)


def numeric_gradient(
    function: Callable[[Floats], float], point: ArrayLike, step: float = 1e-5
) -> Floats:
    """Return the slopes of a function by trying: (f(x + h) - f(x - h)) / 2h, each x_i.

    `point` is one vector of n numbers, and so is the result. The error falls as h
    squared until rounding takes over, at about 1e-16 / h. Where |x_i| > 1e11 h the
    step is lost among the digits of x_i, and the slope is nan. Raises ValueError unless
    step is positive and finite.
    """
    if not 0 < step < math.inf:
        raise ValueError(f"step must be positive and finite, got {step!r}")
    x = as_vector("point", point)
    ways = np.eye(x.size) * step
    slopes = [(function(x + h) - function(x - h)) / (2 * step) for h in ways]
    return np.where(np.abs(x) > 1e11 * step, np.nan, slopes)


def loss_curve(highest: float, steps: int) -> Floats:
    """Return points (p, -log p) of the loss of one class, from `highest` down to 0.

    Shape (steps + 1, 2), evenly spaced in the loss, so that the steep end is drawn
    as finely as the flat one.
    """
    losses = highest * (1 - np.arange(as_integer("steps", steps, 1) + 1) / steps)
    return np.stack([np.exp(-losses), losses], axis=-1)


def smoothed_target(
    target: ArrayLike, classes: int, label_smoothing: float = 0.0
) -> Floats:
    """Return the target distribution over n classes: (1 - s) y + s / n.

    `target` is the index of the true class or a distribution y. Raises ValueError
    unless classes is an integer >= 1, and as `cross_entropy` does.
    """
    return _target(target, as_integer("classes", classes, 1), label_smoothing)[0]


def _target(
    target: ArrayLike, classes: int, label_smoothing: float
) -> tuple[Floats, Floats]:
    """Return the smoothed target distribution y, and 1 - y."""
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
