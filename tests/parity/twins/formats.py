"""formats.js and shifting.js: the same inf, nan and rounded digits in every format."""

import dataclasses
import math
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from softmax_viz import core
from tests.parity.cases import INF, Logits, Random, logits, numbers, scenarios
from tests.parity.harness import Apart, Twin

Form = dict[str, Any]

# What is met on the page, and where each way breaks first.
Z: tuple[Logits, ...] = (
    [2.0, 1.0, 0.5],
    [1000.0, 1001.0, 1002.0],
    [709.0, 709.0, 709.0],
    [12.0, 10.0, 8.0],
    [0.0, -800.0],
    [12.0, -3.0, 90000.0],
    [60000.0, -60000.0],
    [-101.0, -102.0],
    [1e39, 0.0],
    [11.09, 11.08],
    [0.0] * 20,
)
T = (1.0, 0.0, INF, 0.01, 3.0, 1e-320, 1e308)


def form(dtype: str) -> Form:
    """Return what web/math gets to know of a format."""
    digits, smallest, largest, infinite, by_float32 = core.number_format(dtype)
    return {
        "digits": digits,
        "smallest": smallest,
        "largest": largest,
        "infinite": infinite,
        "byFloat32": by_float32,
    }


def limits(dtype: str) -> dict[str, float]:
    found = core.exp_limits(dtype)
    return {
        "finite": found.largest_finite,
        "overflow": found.smallest_overflow,
        "zero": found.largest_zero,
    }


def halfway(rng: Random, dtype: str) -> Iterator[float]:
    """Return numbers that lie between two of the format, and right beside them."""
    digits, smallest, largest, *_ = core.number_format(dtype)
    yield from (largest, largest * (1 + 2.0 ** -(digits + 1)), smallest / 2)
    yield from (largest * (1 + 2.0**-digits) * (1 - 2**-53), largest * 1.2, smallest)
    low, high = math.log2(smallest) - 2, math.log2(largest)
    for x in 2.0 ** rng.uniform(max(low, -1000), min(high, 1000), 60):
        unit = max(2.0 ** (math.frexp(x)[1] - digits), smallest)
        middle = math.floor(x / unit) * unit + unit / 2
        for near in (middle, middle * (1 + 2**-52), middle * (1 - 2**-50)):
            yield float(near * rng.choice([-1, 1]))


def roundings(rng: Random) -> Iterator[Apart]:
    for dtype in core.FORMATS:
        for x in (*numbers(rng), *halfway(rng, dtype)):
            yield Apart((x, form(dtype)), (x, dtype))


def cases(rng: Random) -> Iterator[tuple[Logits, float, str]]:
    for z, t, dtype in product(Z, T, core.FORMATS):
        yield z, t, dtype
    for i, (z, t) in enumerate(scenarios(rng, 400)):
        yield z, t, list(core.FORMATS)[i % len(core.FORMATS)]


def all_steps(rng: Random) -> Iterator[Apart]:
    for z, t, dtype in cases(rng):
        yield Apart((z, t, form(dtype)), (z, t, dtype))


CAMEL = {
    "log_probabilities": "logProbabilities",
    "log_softmax": "logSoftmax",
}


def told(steps: core.NaiveSteps | core.StableSteps) -> dict[str, Any]:
    found = dataclasses.asdict(steps)
    return {CAMEL.get(k, k): np.asarray(v).tolist() for k, v in found.items()}


def naive(z: Logits, t: float, dtype: str) -> dict[str, Any]:
    return told(core.naive_steps(z, t, dtype))


def stable(z: Logits, t: float, dtype: str) -> dict[str, Any]:
    return told(core.stable_steps(z, t, dtype))


def size(z: Logits, t: float, dtype: str) -> float:
    """Return what is taken from what in log-softmax: it may be near 0."""
    with np.errstate(all="ignore"):
        scaled = np.abs(np.asarray(z) / t) if t > 0 else np.zeros(1)
    return float(np.max(scaled, where=np.isfinite(scaled), initial=1.0))


def broken(rng: Random) -> Iterator[Apart]:
    for z, t, dtype in cases(rng):
        steps = core.naive_steps(z, t, dtype)
        yield Apart((told(steps),), (steps,))


def first_breakage(steps: core.NaiveSteps) -> str:
    return core.breakages(steps)[0]


def held_by(rng: Random) -> Iterator[tuple[Logits]]:
    yield from (([1e38],), ([3.4e38],), ([3.5e38],), ([INF, 1.0],))
    for i in range(200):
        yield (logits(rng, i),)


def positions(rng: Random) -> Iterator[Apart]:
    for z, t, dtype in cases(rng):
        yield Apart((z, t, limits(dtype)), (z, t, dtype))


def window_size(z: Logits, t: float, dtype: str) -> float:
    scale = t if 1e-6 < t < 1e6 else 1.0
    return float(np.abs(z).max()) + 1000 * scale


def shifts_of(rng: Random) -> Iterator[tuple[Logits, float, float, str]]:
    for i, (z, t, dtype) in enumerate(cases(rng)):
        all_of_them = core.shift_positions(z, t, dtype)
        for c in (0.0, all_of_them[(37 * i) % len(all_of_them)]):
            yield z, c, t, dtype


def verdict(z: Logits, c: float, t: float, dtype: str) -> dict[str, Any]:
    (found,) = core.shift_verdicts(z, [c], t, dtype)
    trouble, steadiness, cure, naive_off, stable_off = found
    return {
        "trouble": trouble,
        "steadiness": steadiness,
        "cure": cure,
        "naiveOff": naive_off,
        "stableOff": stable_off,
    }


def from_steps(rng: Random) -> Iterator[Apart]:
    for z, c, t, dtype in shifts_of(rng):
        moved = (np.array(z) + c).tolist()
        steps = naive(moved, t, dtype), stable(moved, t, dtype)
        yield Apart((*steps, core.softmax(z, t).tolist()), (z, c, t, dtype))


def troubles(rng: Random) -> Iterator[Apart]:
    for case in from_steps(rng):
        steps, _, truth = case.javascript
        yield Apart((steps, truth), case.python)


def trouble(*arguments: Any) -> str:
    return str(core.shift_verdicts(arguments[0], [arguments[1]], *arguments[2:])[0][0])


TWINS = (
    Twin("formats", "held", core.held, roundings, zeros=True, exact=True, least=1000),
    Twin("formats", "naiveSteps", naive, all_steps, scale=size, zeros=True),
    Twin("formats", "stableSteps", stable, all_steps, scale=size),
    Twin("formats", "breakage", first_breakage, broken),
    Twin("formats", "formatThatHolds", core.format_that_holds, held_by),
    Twin("shifting", "shiftPositions", core.shift_positions, positions),
    Twin("shifting", "safeWindow", core.safe_window, positions, scale=window_size),
    Twin("shifting", "verdictOf", verdict, from_steps, scale=lambda *_: 1.0),
    Twin("shifting", "troubleOf", trouble, troubles),
)
