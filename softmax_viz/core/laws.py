"""What is always true of softmax, looked up for given logits, each with a verdict."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import as_vector
from softmax_viz.core.activations import softmax
from softmax_viz.core.steps import ranking, scaled_gaps

CLOSE = 1e-12  # what rounding may leave over of a sum or a difference
UNDERFLOW = 740.0  # a gap from which e^-gap, shared among some, may have no float


@dataclass(frozen=True)
class Invariants:
    """Five properties: what was found, and whether it is as it must be.

    `order` holds the classes by their logits, largest first; `gap` and `ratio` are
    those of the first two: the gap is over T, the ratio that of their probabilities.
    """

    lowest: float
    highest: float
    between: bool
    total: float
    adds_up: bool
    order: tuple[int, ...]
    keeps_order: bool
    difference: float
    ignores_shift: bool
    gap: float
    ratio: float
    gap_is_ratio: bool

    @property
    def ratio_overflows(self) -> bool:
        """Return whether the ratio is a number, but beyond the floats: inf here."""
        return math.isinf(self.ratio) and math.isfinite(self.gap)


@np.errstate(all="ignore")
def invariants(
    logits: ArrayLike, temperature: float = 1.0, shift: float = 0.0
) -> Invariants:
    """Return what always holds of p = softmax(logits, T), as calculated here.

    Every p is between 0 and 1; they add up to 1; a larger logit never has a smaller p;
    adding `shift` to every logit leaves each p (`difference` is the largest change);
    and the gap of two logits over T is the logarithm of the ratio of their p.

    Sums and differences may be off by 1e-12. Where a p is below the smallest float the
    ratio is inf, and where it is near it, the ratio has as few digits as p has. Shifted
    logits are rounded: beyond about 1e12 that may really change p, and the verdict is
    then False. At T = 0 the gap is 0 or inf, at T = inf it is 0. Raises ValueError for
    fewer than two logits, and as `softmax` does.
    """
    z = as_vector("logits", logits)
    if z.size < 2:
        raise ValueError(f"logits must have at least 2 classes, got {z.size}")
    p = softmax(z, temperature)
    order = ranking(z)
    total = math.fsum(p.tolist())
    difference = float(np.abs(softmax(z + shift, temperature) - p).max())
    first, second = order[:2]
    gap = abs(float(scaled_gaps(z, temperature)[second]))
    return Invariants(
        lowest=float(p.min()),
        highest=float(p.max()),
        between=bool(((p >= 0) & (p <= 1)).all()),
        total=total,
        adds_up=abs(total - 1) < CLOSE,
        order=tuple(order.tolist()),
        keeps_order=bool((np.diff(p[order]) <= 0).all()),
        difference=difference,
        ignores_shift=difference < CLOSE,
        gap=gap,
        ratio=float(p[first] / p[second]) if p[second] else math.inf,
        gap_is_ratio=_is_log_of_ratio(gap, float(p[first]), float(p[second])),
    )


def exact_total(values: ArrayLike) -> float:
    """Return the sum of one vector of numbers, exact before it is rounded once."""
    return math.fsum(as_vector("values", values).tolist())


def _is_log_of_ratio(gap: float, p: float, q: float) -> bool:
    """Return whether log(p / q) is the gap, as far as the digits of q can tell."""
    if q == 0:
        return gap > UNDERFLOW
    room = 1e-9 * max(gap, 1.0) + float(np.spacing(q)) / q
    return abs(math.log(p) - math.log(q) - gap) <= room
