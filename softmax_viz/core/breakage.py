"""Naming what broke when the textbook formula ran out of range.

It is named under a finger, too: its twin is in web/math/formats.js.
"""

from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core.precision import NaiveSteps

Breakage = Literal["none", "logit", "quotient", "inf/inf", "finite/inf", "0/0", "log 0"]
BREAKAGES: Final[tuple[Breakage, ...]] = get_args(Breakage)


def breakages(steps: NaiveSteps) -> tuple[Breakage, ...]:
    """Say for each vector in which of six ways it broke first, or "none".

    "logit": a logit does not fit in the format: stored, it is inf, -inf or nan.
    "quotient": z / T does not fit, or is 0 / 0. "inf/inf": an exponential overflowed,
    and its p is nan. "finite/inf": only the sum overflowed, and every p is 0 without
    any nan (nan in a format that has no inf). "0/0": every exponential vanished. "log
    0": some p is 0, so that its logarithm is -inf. `steps` is of one vector or of a
    batch (..., n); the answer has one entry for each vector, in order.
    """
    n = steps.stored.shape[-1]
    total = np.ravel(steps.total)
    # Each overrules those before it.
    findings: tuple[tuple[Breakage, ArrayLike], ...] = (
        ("log 0", (steps.probabilities.reshape(-1, n) == 0).any(axis=-1)),
        ("0/0", total == 0),
        ("finite/inf", ~np.isfinite(total)),
        ("inf/inf", ~np.isfinite(steps.exponentials.reshape(-1, n)).all(axis=-1)),
        ("quotient", ~(steps.scaled.reshape(-1, n) < np.inf).all(axis=-1)),
        ("logit", ~np.isfinite(steps.stored.reshape(-1, n)).all(axis=-1)),
    )
    found: list[Breakage] = ["none"] * total.size
    for name, where in findings:
        for i in np.flatnonzero(where).tolist():
            found[i] = name
    return tuple(found)
