"""One answer or several: what softmax and sigmoid say of the same logits."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_temperature, as_vector
from softmax_viz.core.activations import sigmoid, softmax
from softmax_viz.core.scales import CURVE_GAPS

LARGEST: Final = float(np.finfo(np.float64).max)


@dataclass(frozen=True)
class Answers:
    """The class that softmax chooses, and those to which sigmoid says yes."""

    best: int
    yes: tuple[int, ...]


@dataclass(frozen=True)
class TwoClasses:
    """Two classes alone: their gap, the first one's softmax, and its sigmoid."""

    gap: float
    softmax: float
    sigmoid: float


@dataclass(frozen=True, eq=False)
class TwoClassCurves:
    """The same over many gaps: softmax, the sigmoid of the gap, that of the logit."""

    gaps: tuple[float, ...]
    softmax: Floats
    sigmoid_of_gap: Floats
    sigmoid_of_logit: Floats


@dataclass(frozen=True, eq=False)
class Shifted:
    """Softmax and sigmoid of logits, and of the same with one number added to each."""

    softmax: Floats
    softmax_after: Floats
    sigmoid: Floats
    sigmoid_after: Floats


def shifted(logits: ArrayLike, shift: float, temperature: float = 1.0) -> Shifted:
    """Return what adding `shift` to each logit does: sigmoid moves, softmax does not.

    `logits` is one vector, the results have its shape. Sums are rounded, and stop at
    the largest float; softmax may move by as much. Raises ValueError unless shift is
    finite, and as `softmax` does.
    """
    z = as_vector("logits", logits)
    if not math.isfinite(shift):
        raise ValueError(f"shift must be finite, got {shift!r}")
    with np.errstate(over="ignore"):
        after = np.clip(z + shift, -LARGEST, LARGEST)
    return Shifted(
        softmax(z, temperature),
        softmax(after, temperature),
        sigmoid(z),
        sigmoid(after),
    )


def answers(
    logits: ArrayLike, threshold: float = 0.5, temperature: float = 1.0
) -> Answers:
    """Return the most probable class, and every class whose sigmoid is high enough.

    A class at the threshold is in; of equals the first is best, and T plays no part in
    what sigmoid says. `logits` is one vector. Raises ValueError unless the threshold is
    from 0 to 1, and as `softmax` does.
    """
    z = as_vector("logits", logits)
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold must be from 0 to 1, got {threshold!r}")
    best = int(softmax(z, temperature).argmax())
    return Answers(best, tuple(np.flatnonzero(sigmoid(z) >= threshold).tolist()))


@np.errstate(over="ignore")
def two_classes(first: float, second: float, temperature: float = 1.0) -> TwoClasses:
    """Return softmax([first, second], T)[0], which is sigmoid(gap / T), and more.

    The sigmoid of the first logit alone is another number, unless the second is 0 and
    T is 1; it knows no T. A gap beyond the floats is inf. Raises as `softmax` does.
    """
    p = softmax([first, second], temperature)
    return TwoClasses(
        float(np.subtract(first, second)), float(p[0]), float(sigmoid(first))
    )


def two_class_curves(second: float, temperature: float = 1.0) -> TwoClassCurves:
    """Return the curves over the gaps of `CURVE_GAPS` while the second logit stays.

    Softmax and the sigmoid of gap / T are two roads to one curve, at the limits of T
    too; the sigmoid of the first logit alone knows no T. Raises as `softmax` does.
    """
    pairs = np.stack([CURVE_GAPS, np.zeros(len(CURVE_GAPS))], axis=-1)
    p = softmax(pairs, temperature)[:, 0]
    t = as_temperature(temperature)
    with np.errstate(over="ignore"):
        of_gap = sigmoid(np.divide(CURVE_GAPS, t)) if 0 < t < math.inf else p.copy()
    return TwoClassCurves(CURVE_GAPS, p, of_gap, sigmoid(np.add(CURVE_GAPS, second)))
