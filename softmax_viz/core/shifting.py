"""Both ways of softmax in a number format while one number is added to every logit.

What is said of each shift: what breaks, by how much it is off, and what helps. It runs
under a finger, too: its twin is web/math/shifting.js.
"""

import math
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import as_temperature, as_vector
from softmax_viz.core.activations import softmax
from softmax_viz.core.breakage import Breakage, breakages
from softmax_viz.core.geometry import soft_maximum
from softmax_viz.core.precision import exp_limits, shift_sweep

MOST_SHIFTS: Final = 150  # on each side of no shift
QUIETLY_OFF: Final = 0.005  # half a percentage point: an error worth a word

# What the textbook formula comes to, and what it does with the maximum subtracted:
# "rough" where nothing breaks, but some p is wrong by more than QUIETLY_OFF.
Trouble: TypeAlias = Breakage | Literal["rough"]
Steadiness = Literal["still", "rough", "broken"]
Cure = Literal["none", "cast", "subtract", "log"]  # what helps, and does in the format


class ShiftVerdict(NamedTuple):
    """What is said of one shift; how far the worst p of each way is off, or nan."""

    trouble: Trouble
    steadiness: Steadiness
    cure: Cure
    naive_off: float
    stable_off: float


def shift_positions(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> list[float]:
    """Return round steps from below the one cliff of exp to beyond the other, 0 among.

    `logits` is one vector. Raises as `naive_softmax` does.
    """
    z, limits = as_vector("logits", logits), exp_limits(dtype)
    cliff = max(limits.smallest_overflow, -limits.largest_zero) * _scale(temperature)
    reach = 1.15 * cliff + min(float(np.abs(z).max()), 3 * cliff)
    power = 10.0 ** math.floor(math.log10(reach / MOST_SHIFTS))
    step = next(d * power for d in (1, 2, 5, 10) if d * power * MOST_SHIFTS >= reach)
    half = math.ceil(reach / step)
    return [float(f"{step * i:.6g}") for i in range(-half, half + 1)]


def safe_window(
    logits: ArrayLike, temperature: float = 1.0, dtype: str = "float64"
) -> tuple[float, float] | None:
    """Return the shifts between which no exponential vanishes and their sum fits.

    None where the logits are spread so far that there is no such shift. `logits` is
    one vector. Raises as `naive_softmax` does.
    """
    z, limits = as_vector("logits", logits), exp_limits(dtype)
    scale = _scale(temperature)
    low = limits.largest_zero * scale - float(z.min())
    sum_of_powers = float(soft_maximum(z, scale))  # T log of it
    high = limits.largest_finite * scale - sum_of_powers
    return (low, high) if low < high else None


def shift_verdicts(
    logits: ArrayLike,
    shifts: ArrayLike,
    temperature: float = 1.0,
    dtype: str = "float64",
) -> tuple[ShiftVerdict, ...]:
    """Say for each shift what comes out in the format when it is added to the logits.

    Both ways are held against softmax itself, which no shift moves. `logits` and
    `shifts` are vectors. Raises as `naive_softmax` does.
    """
    naive, stable = shift_sweep(logits, shifts, temperature, dtype)
    truth = softmax(as_vector("logits", logits), temperature)
    naive_off, stable_off = (
        np.abs(way.probabilities - truth).max(axis=-1).tolist()
        for way in (naive, stable)
    )
    survive = np.ravel(np.isfinite(stable.log_softmax).all(axis=-1)).tolist()
    found = []
    for broke, off, other_off, logs in zip(
        breakages(naive), naive_off, stable_off, survive, strict=True
    ):
        trouble: Trouble = "rough" if broke == "none" and off > QUIETLY_OFF else broke
        steady: Steadiness = (
            "broken"
            if math.isnan(other_off)
            else "rough"
            if other_off > QUIETLY_OFF
            else "still"
        )
        cure = _cure(trouble, steady, logs_survive=logs)
        found.append(ShiftVerdict(trouble, steady, cure, off, other_off))
    return tuple(found)


def _cure(trouble: Trouble, steady: Steadiness, *, logs_survive: bool) -> Cure:
    if trouble == "logit":
        return "cast"
    if trouble == "none" or steady == "broken" or steady == trouble == "rough":
        return "none"
    if trouble != "log 0":
        return "subtract"
    return "log" if logs_survive else "none"


def _scale(temperature: float) -> float:
    """Return T where shifting by multiples of it makes sense, or else 1."""
    t = as_temperature(temperature)
    return t if 1e-6 < t < 1e6 else 1.0
