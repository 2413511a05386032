"""Many classes: the largest few, all the others as one, and what so many demand.

What also runs under a finger has its twin in web/math/many.js.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_floats,
    as_integer,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import exact_sum, exponentials, largest
from softmax_viz.core.activations import softmax
from softmax_viz.core.geometry import soft_maximum


@dataclass(frozen=True)
class Digits:
    """The numbers first, first + 1, ..., end - 1, each times 10**power."""

    power: int
    first: int
    end: int


# Every temperature of three digits from 0.05 to 20: what the dial can show.
THREE_DIGIT_T: Final = (
    Digits(-4, 500, 1000),
    Digits(-3, 100, 1000),
    Digits(-2, 100, 1000),
    Digits(-1, 100, 201),
)


@dataclass(frozen=True, eq=False)
class LargestAndRest:
    """The largest classes, best first, their probabilities, and that of all others."""

    indices: NDArray[np.intp]
    probabilities: Floats
    rest: float


@dataclass(frozen=True)
class FewLogits:
    """The largest logits, best first, and last one for all others, if there are any."""

    values: tuple[float, ...]
    has_rest: bool

    @property
    def finite(self) -> bool:
        """Return whether all are finite: the one for the others need not be."""
        return all(map(math.isfinite, self.values))


def largest_and_rest(
    logits: ArrayLike, k: int, temperature: float = 1.0
) -> LargestAndRest:
    """Return the k largest classes with their probabilities, and what all others share.

    `logits` is one vector; with k >= n nothing is left over and `rest` is 0. The rest
    is added up, not taken from 1, so that it is exact where it is tiny. Among equal
    logits the class with the lower index comes first. Raises ValueError unless k is an
    integer of at least 1, and as `softmax` does.
    """
    z = as_vector("logits", logits)
    order = np.argsort(-z, kind="stable")
    first = as_integer("k", k, 1)
    p = softmax(z, temperature)[order]
    rest = float(exact_sum(p[first:], 0)[0]) if first < z.size else 0.0
    return LargestAndRest(order[:first], p[:first], rest)


@np.errstate(all="ignore")
def rest_logit(logits: ArrayLike, k: int, temperature: float = 1.0) -> float:
    """Return the one logit that can stand for all classes but the k largest.

    It is T log sum_i exp(z_i / T) over the others: softmax of the k largest and it, at
    this T and no other, leaves every probability as it was. At T = 0 it is the largest
    of the others. At T = inf, and where it is beyond all floats, it is inf: no finite
    logit will do, unless it stands for one class alone. Raises ValueError unless k is
    an integer from 1 to n - 1.
    """
    z = as_vector("logits", logits)
    others = np.sort(z)[: z.size - as_integer("k", k, 1, z.size - 1)]
    return float(soft_maximum(others, as_temperature(temperature)))


def few_logits(logits: ArrayLike, k: int, temperature: float = 1.0) -> FewLogits:
    """Return the k largest logits, and behind them the `rest_logit` of all others.

    Their softmax at this T is that of `largest_and_rest`. With k >= n there are no
    others, and the n logits come in order. Raises as those two do.
    """
    z = as_vector("logits", logits)
    largest_k = z[np.argsort(-z, kind="stable")][: as_integer("k", k, 1)].tolist()
    if k >= z.size:
        return FewLogits(tuple(largest_k), has_rest=False)
    rest = rest_logit(z, k, temperature)
    return FewLogits((*largest_k, rest), has_rest=True)


@np.errstate(all="ignore")
def rest_sweep(
    logits: ArrayLike, k: int, inverse_temperatures: ArrayLike
) -> tuple[Floats, Floats]:
    """Return the weight of all classes but the k largest over b = 1 / T, and its slope.

    That is log sum_i exp(b (z_i - max z)) over the others, and its derivative by b,
    their mean of z_i - max z. Between two values of b the cubic through both with both
    slopes is close. Both have the shape of `inverse_temperatures`, finite numbers from
    0 up (0 is T = inf). Raises ValueError unless k is an integer from 1 to n - 1.
    """
    z = as_vector("logits", logits)
    left = z.size - as_integer("k", k, 1, z.size - 1)
    below = np.sort(z)[:left] - z.max()
    sweep = as_vector("inverse_temperatures", inverse_temperatures)
    if not (np.isfinite(sweep).all() and sweep.min() >= 0):
        message = "inverse_temperatures must be finite and not negative"
        raise ValueError(f"{message}, got {inverse_temperatures!r}")
    top = below[-1]
    logs, slopes = np.empty_like(sweep), np.empty_like(sweep)
    for i, b in enumerate(sweep.tolist()):
        weights = np.exp(b * (below - top))
        total = weights.sum()
        logs[i] = b * top + math.log(total)
        slopes[i] = (weights * below).sum() / total
    return logs, slopes


@np.errstate(all="ignore")
def rest_log(
    end: float, logs: ArrayLike, slopes: ArrayLike, inverse_temperatures: ArrayLike
) -> Scalars:
    """Return the weight of `rest_sweep` between its places, read off its samples.

    `logs` and `slopes` are that function's answers at b = end (i / m)**2 for i from 0
    to m. Between two places it is the cubic through both with both slopes; beyond the
    last, the tangent. The result has the shape of `inverse_temperatures`.
    """
    values, steep = as_vector("logs", logs), as_vector("slopes", slopes)
    b = as_floats("inverse_temperatures", inverse_temperatures)
    last = values.size - 1
    places = end * (np.arange(last + 1) / last) ** 2
    i = np.minimum(np.searchsorted(places, b, side="right") - 1, last - 1)
    width = places[i + 1] - places[i]
    x = (b - places[i]) / width
    y = 1 - x
    between = y * y * ((1 + 2 * x) * values[i] + x * width * steep[i]) + x * x * (
        (1 + 2 * y) * values[i + 1] - y * width * steep[i + 1]
    )
    return np.where(b < end, between, values[last] + steep[last] * (b - end))[()]


def three_digit_temperatures() -> tuple[float, ...]:
    """Return every temperature of three digits from 0.05 to 20, in order."""
    return tuple(
        float(f"{digits}e{row.power}")
        for row in THREE_DIGIT_T
        for digits in range(row.first, row.end)
    )


def three_digit_neighbours(temperature: float) -> tuple[int, int]:
    """Return the places of the two `three_digit_temperatures` around a temperature.

    Twice the same place for one of them, up to 1e-6 of a digit. Below them all it is
    (0, 0); above, the place after the last stands for infinity.
    """
    t, places = as_temperature(temperature), 0
    for row in THREE_DIGIT_T:
        steps = t * 10.0**-row.power
        if steps < row.end:
            place = max(steps - row.first, 0.0) + places
            if abs(place - round(place)) < 1e-6:
                return round(place), round(place)
            return math.floor(place), math.ceil(place)
        places += row.end - row.first
    return (places, places) if t == math.inf else (places - 1, places)


@np.errstate(all="ignore")
def nucleus_sizes(
    logits: ArrayLike, mass: float, temperatures: ArrayLike
) -> NDArray[np.intp]:
    """Return how many of the most likely classes hold a mass together, at each T.

    It is the size of the smallest set that `top_p` would keep, for a whole sweep of
    temperatures with one sorting: `logits` is one vector, the result has the length of
    `temperatures`, and never falls as T rises. Where the mass of some classes equals
    `mass` up to rounding, rounding decides. Raises ValueError unless 0 < mass <= 1.
    """
    if not 0 < mass <= 1:
        raise ValueError(f"mass must be above 0 and at most 1, got {mass!r}")
    z = -np.sort(-as_vector("logits", logits))
    top = largest(z, -1)
    sweep = as_vector("temperatures", temperatures).tolist()
    sizes = np.empty(len(sweep), dtype=np.intp)
    for i, t in enumerate(sweep):
        sums = np.cumsum(exponentials(z, top, as_temperature(t)))
        sizes[i] = np.searchsorted(sums, mass * sums[-1]) + 1
    return sizes


def needed_leads(share: float, classes: Sequence[int]) -> tuple[float, ...]:
    """Return the `gap_for_share` of one share, for each number of classes."""
    return tuple(np.atleast_1d(gap_for_share(share, classes)).tolist())


@np.errstate(all="ignore")
def gap_for_share(share: ArrayLike, classes: ArrayLike) -> Scalars:
    """Return the lead that one class needs for a share, over all others being equal.

    In units of T: log(share / (1 - share)) + log(classes - 1), so log(9 (K - 1)) for
    90 %. Arrays broadcast. 0 at share = 1 / classes; inf at a share of 1, -inf at 0.
    Raises ValueError unless 0 <= share <= 1 and classes >= 2.
    """
    p, count = as_floats("share", share), as_floats("classes", classes)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError(f"share must be from 0 to 1, got {share!r}")
    if not np.all(count >= 2):
        raise ValueError(f"classes must be at least 2, got {classes!r}")
    return np.log(p) - np.log1p(-p) + np.log(count - 1)


def class_place(count: float, classes: int) -> float:
    """Return where, from 0 to 1, a number of classes stands on a log scale of them all.

    Raises ValueError unless there are 2 classes or more.
    """
    return math.log(count) / math.log(as_integer("classes", classes, 2))


def class_marks(classes: int) -> list[int]:
    """Return the powers of ten that label that scale, and its end.

    A power that is not far enough below the end to be told from it is left out.
    """
    powers = [1]
    while powers[-1] * 10 < classes:
        powers.append(powers[-1] * 10)
    if len(powers) > 1 and classes / powers[-1] < 5:
        powers.pop()
    return [*powers, classes]
