"""Hard inputs for softmax: the corners, and random ones of every ugly kind."""

import math
import reprlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

INF, NAN = math.inf, math.nan
TINIEST, LARGEST = 5e-324, 1.7976931348623157e308  # of float64

Floats: TypeAlias = NDArray[np.float64]
Case: TypeAlias = tuple[list[float], float]  # logits and temperature
Cases: TypeAlias = tuple[Case, ...]

CORNERS: Cases = (
    ([7.0], 1.0),
    ([7.0], 0.3),
    ([7.0], 1e-6),
    ([2.0, 1.0, 0.5], 1.0),
    ([0.0, -40.0], 1.0),
    ([40.0, 0.0], 1.0),
    ([40.0, *[0.0] * 299], 1.0),  # more than math.fsum adds up, and one dominates
    ([709.0, 709.0, 709.0], 1.0),  # the sum of the exponentials is beyond the floats
    ([-1000.0, -1001.0, -1002.0], 1.0),  # each exponential is below the floats
    ([0.0, -700.0, -745.0, -744.5], 1.0),
    ([0.0, -744.0, -745.13, -745.14], 1.0),  # around the smallest subnormal
    ([1e8 + 1, 1e8, 1e8 - 1 / 3], 0.7),
    ([-1e8 - 0.1, -1e8, -1e8 + 0.3], 3.0),
    ([0.1] * 7, 1.0),
    ([0.1, 0.2, 0.3], 1e6),
    ([3.0, 3.0, 1.0], 0.5),
    ([3.0, 3.0, 1.0, -INF], 0.5),
    ([0.0, -INF, 1.0], 2.0),
    ([0.0, -INF, -INF], 1e6),
    ([1.0, 1.0 + 2**-52], 1e-6),
    ([1e308, -1e308], 1e-6),
    ([1e308, -1e308], 1.0),
    ([1e308, -1e308], 1e6),
    ([1e308, -1e308, 1e308], 1e6),
    ([LARGEST, -LARGEST], 1e308),  # the gap overflows, the quotient does not
    ([LARGEST, -LARGEST, 0.0], LARGEST),
    ([LARGEST, math.nextafter(LARGEST, 0.0)], 1e291),
    ([TINIEST, 0.0, -TINIEST], 1e-6),
    ([TINIEST, 0.0, -TINIEST], TINIEST),
    ([1e-310, 0.0], 3e-310),  # a subnormal temperature
    ([1.0, 0.0], 1e305),
    ([2.0, 1.0, 0.5], 0.0),
    ([2.0, 2.0, 0.5, -INF], 0.0),
    ([2.0, 1.0, -INF], INF),
    ([1e308, -1e308], INF),
    ([-1e308, -1e308, -INF], 0.0),
)


def random_cases(count: int, seed: int) -> Iterator[Case]:
    """Yield eight kinds in turn, each of 2 to 300 classes and any temperature."""
    rng = np.random.default_rng(seed)
    for i in range(count):
        n = int(rng.choice([2, 3, 5, 10, 50, 128, 300]))
        spread = 10.0 ** rng.uniform(-3, 3)
        t = 10.0 ** rng.uniform(-6, 6)
        z = rng.normal(0, spread, n)
        match i % 8:
            case 0:
                t = 1.0
            case 1:  # a large offset
                z += 10.0 ** rng.uniform(0, 12) * rng.choice([-1, 1])
            case 2:  # every exponential that a float can hold, with T and without
                z, t = rng.uniform(-750, 0, n), 1.0
            case 3:
                z = rng.uniform(-750, 0, n) * t
            case 4:
                z *= t
            case 5:
                z = rng.uniform(-1, 1, n) * 1e308
            case 6:  # masks
                z[rng.random(n) < 0.3] = -INF
                z[0], t = 0.0, spread
            case 7:  # ties
                z = np.round(z)
        yield z.tolist(), float(t)


def failing(cases: Iterable[tuple[Any, ...]], holds: Callable[..., bool]) -> list[str]:
    """Return the cases in which a law does not hold, with long logits cut short."""
    return [reprlib.repr(case) for case in cases if not holds(*case)]
