"""Naming what broke when the textbook formula ran out of range."""

from typing import Final, Literal, get_args

import numpy as np

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
    found: list[Breakage] = []
    for stored, scaled, values, total, p in zip(
        steps.stored.reshape(-1, n),
        steps.scaled.reshape(-1, n),
        steps.exponentials.reshape(-1, n),
        np.ravel(steps.total),
        steps.probabilities.reshape(-1, n),
        strict=True,
    ):
        if not np.isfinite(stored).all():
            found.append("logit")
        elif not (scaled < np.inf).all():
            found.append("quotient")
        elif not np.isfinite(values).all():
            found.append("inf/inf")
        elif not np.isfinite(total):
            found.append("finite/inf")
        elif total == 0:
            found.append("0/0")
        else:
            found.append("log 0" if (p == 0).any() else "none")
    return tuple(found)
