"""The simplex: where a distribution lies on it, and the logits that lead there.

What also runs under a finger has its twin in web/math/simplex.js.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import (
    Floats,
    Scalars,
    as_floats,
    as_integer,
    as_logits,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import add_up, exponentials, largest
from softmax_viz.core.activations import softmax
from softmax_viz.core.scales import rounded
from softmax_viz.core.sparse import sparsemax

# The corners of two and of three classes: a segment and a triangle, both of side 1.
HEIGHT = math.sqrt(3) / 2
STEEPEST_SLOPE: Final = 0.25  # p (1 - p) / T at p = 1/2 and T = 1
CORNERS = {
    2: np.array([[0.0, 0.0], [1.0, 0.0]]),
    3: np.array([[0.5, HEIGHT], [0.0, 0.0], [1.0, 0.0]]),
}


def simplex_points(probabilities: ArrayLike) -> Floats:
    """Return the points (x, y) of distributions: p_1 c_1 + p_2 c_2 + p_3 c_3.

    `probabilities` has shape (..., 3), the result (..., 2). The corners c are those of
    a triangle of side 1: class 1 on top, class 2 at (0, 0), class 3 at (1, 0). A
    probability is the distance from the opposite side over the height. Two classes
    lie on the segment from (0, 0) to (1, 0). Raises ValueError for other numbers of
    classes, and for what is no distribution.
    """
    p = as_probabilities("probabilities", probabilities)
    if p.shape[-1] not in CORNERS:
        message = f"probabilities must be of 2 or 3 classes, got shape {p.shape}"
        raise ValueError(message)
    return p @ CORNERS[p.shape[-1]]


def nearest_probabilities(
    points: ArrayLike, classes: int = 3, least: ArrayLike = 0.0
) -> Floats:
    """Return the distributions whose points are nearest to any points (x, y).

    `points` has shape (..., 2), the result (..., classes). A point of the simplex gives
    its own distribution, the inverse of `simplex_points`; any other one the nearest of
    the border. That is sparsemax of the barycentric coordinates, since distances in
    the triangle are in proportion to those between distributions. `least` keeps that
    much for each class, or for all alike: the border lies further inside. Raises
    ValueError unless there are 2 or 3 classes, every point is finite, and `least` is
    not negative and leaves something to share.
    """
    if classes not in CORNERS:
        raise ValueError(f"classes must be 2 or 3, got {classes!r}")
    xy = as_floats("points", points)
    if xy.ndim == 0 or xy.shape[-1] != 2 or not np.isfinite(xy).all():
        raise ValueError(f"points must be finite pairs (x, y), got {points!r}")
    x, y = xy[..., 0], xy[..., 1]
    top = y / HEIGHT
    shares = [1 - x, x] if classes == 2 else [top, 1 - x - top / 2, x - top / 2]
    kept = np.broadcast_to(as_floats("least", least), (classes,))
    room = 1 - kept.sum()
    if not (kept.min() >= 0 and room > 0):
        raise ValueError(f"least must be from 0 to less than 1 in all, got {least!r}")
    return kept + room * sparsemax((np.stack(shares, axis=-1) - kept) / room)


@np.errstate(all="ignore")
def soft_maximum(logits: ArrayLike, temperature: float = 1.0) -> Scalars:
    """Return T log(sum_k exp(z_k / T)): the maximum, and more where others come close.

    `logits` has shape (..., n), the result (...). It lies between max z and
    max z + T log n, never overflows for finite T, and is logsumexp at T = 1. T = 0
    gives the maximum; T = inf gives inf, or the logit itself if there is one. Masks
    (-inf) do not count. Raises as `softmax` does.
    """
    z = np.atleast_1d(as_logits(logits))
    t = as_temperature(temperature)
    top = largest(z, -1)
    ties, rest = add_up(exponentials(z, top, t), -1)
    more = np.log1p(rest + (ties - 1))
    result = np.where(np.isfinite(top) & (more > 0), top + t * more, top)
    return np.squeeze(result, axis=-1 if result.ndim else None)[()]


@np.errstate(all="ignore")
def logits_from_probabilities(
    probabilities: ArrayLike, temperature: float = 1.0, soft_maximum: ArrayLike = 0.0
) -> Floats:
    """Return the logits whose softmax is p: z_i = T log p_i + soft_maximum.

    `probabilities` has shape (..., n), and so has the result. softmax(z / T) does not
    say what constant was added to all logits: of all the answers this is the one with
    the given `soft_maximum`, a number or of shape (...). Put back among other logits,
    it leaves the share of the whole group, and so every other class, as it was.

    p = 0 gives -inf: no finite logit reaches an edge of the simplex. Without a soft
    maximum, softmax gives back p within a relative (2 + |log p|) 2**-51; with one, the
    rounding of z costs |soft_maximum| / T times 2**-52 more. Raises ValueError unless T
    is positive and finite: at the limits many logits have the same softmax, or none.
    """
    p = as_probabilities("probabilities", probabilities)
    t = as_temperature(temperature)
    if not 0 < t < math.inf:
        message = f"temperature must be positive and finite, got {temperature!r}"
        raise ValueError(message)
    whole = as_floats("soft_maximum", soft_maximum)
    return t * np.log(p) + whole[..., None]


@np.errstate(all="ignore")
def shared_logits(
    logits: ArrayLike,
    of: ArrayLike,
    shares: ArrayLike,
    temperature: float = 1.0,
    *,
    short: bool = False,
) -> Floats:
    """Return the logits with which the classes `of` share what they have as `shares`.

    Their soft maximum stays, and with it the probability of every other class. `of`
    holds class indices, `shares` a distribution over them. With `short` the moved
    logits are multiples of a power of ten, at most T / 10,000: short numbers in an
    address, and far finer than a pixel of the triangle. Raises as
    `logits_from_probabilities` does.
    """
    z = as_vector("logits", logits).copy()
    chosen = np.asarray(of, dtype=np.intp)
    whole = soft_maximum(z[chosen], temperature)
    moved = logits_from_probabilities(shares, temperature, whole)
    if short:
        unit = 10.0 ** max(math.floor(math.log10(temperature) - 4), -323)
        grid = np.floor(moved / unit + 0.5) * unit
        moved = np.array([rounded(x, 14) + 0.0 for x in grid.tolist()])
    z[chosen] = moved
    return z


def can_be_shared(logits: ArrayLike, temperature: float = 1.0) -> bool:
    """Return whether float64 has digits left for `shared_logits` of all these classes.

    It has none where a soft maximum swallows T, and at the limits of T many logits have
    the same softmax, or none. Raises as `softmax` does.
    """
    t = as_temperature(temperature)
    if not 1e-300 <= t <= 1e300:
        return False
    return abs(float(soft_maximum(logits, t))) < 1e7 * t


def slope_strength(slope: float) -> float:
    """Return how strongly a slope is coloured, from 0 to 1.

    The square root of its size, so that small slopes are seen; 1 from STEEPEST_SLOPE
    on.
    """
    return min(math.sqrt(abs(slope) / STEEPEST_SLOPE), 1.0)


def slope_of_strength(strength: float) -> float:
    """Return the slope, with the sign of `strength`, that is coloured so strongly."""
    return math.copysign(STEEPEST_SLOPE * strength**2, strength)


def only_rounding(total: float, slopes: ArrayLike) -> bool:
    """Return whether the sum of one row of slopes is 0 but for their own rounding."""
    steepest = float(np.abs(as_vector("slopes", slopes)).max())
    return math.isfinite(total) and abs(total) <= 1e-12 * steepest


def temperature_path(logits: ArrayLike) -> Floats:
    """Return points of softmax(logits, T) from T = 0 to infinity, dense at every bend.

    Shape (m, n), the exact limits first and last; one point where all logits are equal.
    The steps between are a fortieth of a decade.
    """
    z = as_vector("logits", logits)
    unit = z / (np.abs(z).max() or 1.0)
    below = unit.max() - unit
    below = below[below > 0]
    if not below.size:
        return softmax(z, 0)[None, :]
    low, high = float(below.min()) / 40, float(below.max()) * 400
    steps = math.ceil(40 * math.log10(high / low))
    between = [low * (high / low) ** (i / steps) for i in range(steps + 1)]
    return np.stack([softmax(unit, t) for t in (0.0, *between, math.inf)])


def gain(logits: ArrayLike, i: int, j: int, step: float, temperature: float) -> float:
    """Return what p_i really gains when z_j rises by `step` times T.

    The slope promises `step` times p_i (1[i = j] - p_j). Nothing cancels, so a tiny
    gain keeps its digits.
    """
    z = as_vector("logits", logits)
    row, column = (as_integer(n, k, 0, z.size - 1) for n, k in (("i", i), ("j", j)))
    p = softmax(z, temperature)
    others = math.fsum(x for k, x in enumerate(p.tolist()) if k != row)
    push = p[row] * (others if row == column else -p[column])
    growth = math.expm1(step)
    return float(push * growth / (1 + p[column] * growth))
