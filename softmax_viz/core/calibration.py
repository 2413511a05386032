"""Is 90 % really 90 %? Measuring overconfidence, and curing it by temperature.

What also runs under a finger has its twin in web/math/calibration.js.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import Floats, as_floats, as_integer, as_vector
from softmax_viz.core.activations import log_softmax, softmax


@dataclass(frozen=True)
class ReliabilityBins:
    """What a reliability diagram shows, bin by bin; an empty bin has means of nan."""

    edges: Floats
    counts: NDArray[np.intp]
    confidence: Floats
    accuracy: Floats


@dataclass(frozen=True)
class Calibration:
    """How sure a classifier was at one temperature, and how often it was right."""

    accuracy: float
    confidence: float
    error: float
    loss: float
    bins: ReliabilityBins

    @property
    def loss_is_infinite(self) -> bool:
        """Return whether the loss is inf: at T = 0 in truth, else beyond the floats."""
        return self.loss == math.inf


@dataclass(frozen=True)
class Band:
    """Those answers whose confidence is from one value to another."""

    count: int
    accuracy: float


@np.errstate(all="ignore")
def reliability_bins(
    confidences: ArrayLike, correct: ArrayLike, n_bins: int = 15
) -> ReliabilityBins:
    """Return mean confidence and accuracy in n equal bins (0, 1/n], ..., ((n-1)/n, 1].

    `confidences` are m numbers from 0 to 1, `correct` m bools (or 0 and 1). An edge
    belongs to the bin below it, and 0 to the first bin. Raises ValueError for empty
    input, unequal lengths, other values, and unless n_bins is an integer >= 1.
    """
    bins = as_integer("n_bins", n_bins, 1)
    c, hits = as_floats("confidences", confidences), as_floats("correct", correct)
    if c.ndim != 1 or c.size == 0:
        raise ValueError(f"confidences must be one vector, got shape {c.shape}")
    if not np.all((c >= 0) & (c <= 1)):
        raise ValueError(f"confidences must be from 0 to 1, got {confidences!r}")
    if hits.shape != c.shape:
        message = f"correct must have shape {c.shape} as confidences, got {hits.shape}"
        raise ValueError(message)
    if not np.all((hits == 0) | (hits == 1)):
        raise ValueError(f"correct must be true or false, got {correct!r}")
    edges = np.arange(bins + 1) / bins
    index = np.maximum(np.searchsorted(edges, c, side="left") - 1, 0)
    counts = np.bincount(index, minlength=bins)
    confidence = np.bincount(index, weights=c, minlength=bins) / counts
    accuracy = np.bincount(index, weights=hits, minlength=bins) / counts
    return ReliabilityBins(edges, counts, confidence, accuracy)


def expected_calibration_error(
    confidences: ArrayLike, correct: ArrayLike, n_bins: int = 15
) -> float:
    """Return the mean of |accuracy - confidence| over bins, weighted by their counts.

    Arguments and errors are those of `reliability_bins`. 0 is perfectly calibrated.
    Source: Guo et al., ICML 2017.
    """
    return _weighted_gap(reliability_bins(confidences, correct, n_bins))


def _weighted_gap(bins: ReliabilityBins) -> float:
    misses = np.abs(bins.accuracy - bins.confidence)
    filled = bins.counts > 0
    return float(np.average(misses[filled], weights=bins.counts[filled]))


def accuracy(logits: ArrayLike, labels: ArrayLike) -> float:
    """Return the share of rows whose largest logit is the one of their label.

    `logits` has shape (m, n), `labels` holds m class indices; of equal logits the
    first counts. No temperature enters: dividing by T > 0 never changes which logit is
    the largest. Raises ValueError as `negative_log_likelihood` does.
    """
    z, y = _as_labelled(logits, labels)
    return float(np.mean(z.argmax(axis=1) == y))


def right_between(
    logits: ArrayLike,
    labels: ArrayLike,
    low: float,
    high: float,
    temperature: float = 1.0,
) -> Band:
    """Return how many rows have a confidence from `low` to `high`, and are right.

    `logits` has shape (m, n), `labels` holds m class indices. A row's confidence is the
    largest of softmax(logits, T); it is right if its label has the largest logit. Both
    ends belong to the band; of no rows the accuracy is nan. Raises ValueError as
    `negative_log_likelihood` does, and unless 0 <= low <= high <= 1.
    """
    z, y = _as_labelled(logits, labels)
    if not 0 <= low <= high <= 1:
        raise ValueError(f"low and high must be 0 <= low <= high <= 1, got {low, high}")
    confidences = softmax(z, temperature).max(axis=1)
    inside = (confidences >= low) & (confidences <= high)
    right = z.argmax(axis=1)[inside] == y[inside]
    count = int(inside.sum())
    return Band(count, float(right.mean()) if count else math.nan)


def negative_log_likelihood(
    logits: ArrayLike, labels: ArrayLike, temperature: float = 1.0
) -> float:
    """Return the mean of -log softmax(logits, T)[label] over the rows, in nats.

    `logits` has shape (m, n), `labels` holds m class indices. Accurate to about 14
    digits, also where the label's class all but has everything. It is inf if a label
    names a masked class; at T = 0 if a label has not the largest logit; and where it
    is too large for a float. At T = inf without masks it is log n. Raises ValueError
    for other shapes, labels out of range, logits of nan or +inf, and unless T >= 0.
    """
    z, y = _as_labelled(logits, labels)
    return _mean_loss(log_softmax(z, temperature), y)


def calibration_at(
    logits: ArrayLike, labels: ArrayLike, temperature: float = 1.0, n_bins: int = 15
) -> Calibration:
    """Return all that a reliability diagram says about softmax(logits, T).

    `logits` has shape (m, n), `labels` holds m class indices. Each row's confidence is
    its largest probability; it is right if its label has the largest logit. `error` is
    the expected calibration error over n equal bins, `loss` the negative
    log-likelihood, `confidence` the mean. Raises ValueError as
    `negative_log_likelihood` and `reliability_bins` do.
    """
    z, y = _as_labelled(logits, labels)
    confidences = softmax(z, temperature).max(axis=1)
    bins = reliability_bins(confidences, z.argmax(axis=1) == y, n_bins)
    return Calibration(
        accuracy=accuracy(z, y),
        confidence=math.fsum(confidences) / len(z),
        error=_weighted_gap(bins),
        loss=_mean_loss(log_softmax(z, temperature), y),
        bins=bins,
    )


def likelihood_sweep(
    logits: ArrayLike, labels: ArrayLike, temperatures: ArrayLike
) -> Floats:
    """Return the negative log-likelihood at each T: the valley that has one bottom.

    `temperatures` is one vector; 0 and inf are allowed in it. Over 1 / T the valley is
    convex, and `fit_temperature` gives its lowest point. Raises ValueError as
    `negative_log_likelihood` does.
    """
    z, y = _as_labelled(logits, labels)
    sweep = as_vector("temperatures", temperatures).tolist()
    return np.array([_mean_loss(log_softmax(z, t), y) for t in sweep])


def _mean_loss(log_probabilities: Floats, labels: NDArray[np.intp]) -> float:
    losses = -log_probabilities[np.arange(len(labels)), labels]
    if losses.max() < 1e300:
        return math.fsum(losses) / len(losses) + 0.0
    return float(np.sum(losses / len(losses)))  # the sum might not fit into a float


def _as_labelled(
    logits: ArrayLike, labels: ArrayLike
) -> tuple[Floats, NDArray[np.intp]]:
    """Return logits of shape (m, n) and m class indices; refuse anything else."""
    z = as_floats("logits", logits)
    y = np.asarray(labels)
    if z.ndim != 2 or z.size == 0:
        raise ValueError(f"logits must have shape (m, n), got {z.shape}")
    if y.shape != z.shape[:1] or y.dtype.kind not in "iu":
        raise ValueError(f"labels must be {len(z)} integers, got {labels!r}")
    if np.any((y < 0) | (y >= z.shape[1])):
        message = f"labels must be from 0 to {z.shape[1] - 1}, got {labels!r}"
        raise ValueError(message)
    if not np.all(z < np.inf):
        raise ValueError("logits must be finite or -inf, got nan or +inf")
    return z, y.astype(np.intp)


@np.errstate(all="ignore")
def fit_temperature(logits: ArrayLike, labels: ArrayLike) -> float:
    """Return the T that minimises the mean of -log softmax(logits, T)[label].

    `logits` has shape (m, n), `labels` holds m class indices. In 1 / T the loss is
    convex, so its slope, the mean of sum_i p_i (z_i - z_label), has one root, found by
    bisection to about 12 digits.

    Where no finite T > 0 is best the limit is given, which `softmax` accepts: 0.0 if
    every label has the largest logit, inf if the labels do no better than chance. If
    every T is equally good (all logits of each row alike) it is 1.0. Raises ValueError
    for other shapes, labels out of range or masked, and logits of nan or +inf.
    Source: Guo et al., ICML 2017 (temperature scaling).
    """
    z, y = _as_labelled(logits, labels)
    true = np.take_along_axis(z, y[:, None], axis=1)
    if not np.all(np.isfinite(true)):
        raise ValueError(f"labels must not name a masked class, got {labels!r}")

    masked = z == -np.inf
    unit = float(np.max(np.abs(z[~masked]))) or 1.0  # keeps differences finite
    z = z / unit
    lead = np.where(masked, 0.0, z - true / unit)

    def slope(temperature: float) -> float:
        return float(np.sum(softmax(z, temperature) * lead))

    if not lead.any():
        return 1.0
    if slope(0.0) <= 0:
        return 0.0
    if slope(math.inf) >= 0:
        return math.inf
    low, high = -1074.0, 1023.0  # log2 of the smallest and the largest temperature
    for _ in range(64):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(2.0**middle) > 0 else (low, middle)
    return unit * 2.0**high
