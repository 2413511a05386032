"""Logits, temperatures and numbers to ask about: random ones, and every hard kind."""

import math
from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np

from softmax_viz.data.examples import prompts
from tests.parity.harness import Shared

INF: Final = math.inf
LARGEST: Final = 1.7976931348623157e308  # of float64
TINIEST: Final = 5e-324
SCENARIOS: Final = 520

Random = np.random.Generator
Logits = list[float]

HARD: Final[tuple[Logits, ...]] = (
    [0.0, 0.0],
    [2.0, 1.0, 0.5],
    [3.0, 3.0, 1.0],
    [0.0, -40.0],
    [40.0, 0.0],
    [0.0, -700.0, -744.5],
    [0.0, -745.0],
    [-1000.0, -1001.0, -1002.0],
    [709.0, 709.0, 709.0],
    [1e8 + 1, 1e8, 1e8 - 1 / 3],
    [1.0, 1.0 + 2**-52],
    [0.1] * 20,
    [6.25, 5.25, 0.0],
    [1e308, 1e308],
    [1e308, -1e308],
    [1e308, 1e308, -1e308],
    [LARGEST, -LARGEST, 0.0],
    [LARGEST, math.nextafter(LARGEST, 0.0)],
    [TINIEST, 0.0, -TINIEST],
    [1e-300, -1e-300],
    [0.0, -1.0, -2.0, 0.0, -1.0],
)
TEMPERATURES: Final = (0.0, INF, 1.0, 1e-6, 0.05, 20.0, 1e308, TINIEST, 1e-300)


def scenarios(rng: Random, count: int = SCENARIOS) -> Iterator[tuple[Logits, float]]:
    """Return logits of 2 to 20 classes with a temperature: all hard pairs, and more."""
    hard = list(product(HARD, TEMPERATURES))
    yield from hard
    for i in range(count - len(hard)):
        z = logits(rng, i)
        t = [0.0, INF, 1.0, 1e-6, *10.0 ** rng.uniform(-2, 2, 4)][i % 8]
        yield z, float(t)


def logits(rng: Random, kind: int) -> Logits:
    """Return random logits of one of six kinds."""
    z = rng.normal(0, 10.0 ** rng.uniform(-3, 4), int(rng.integers(2, 21)))
    match kind % 6:
        case 1:  # ties
            z = np.round(rng.normal(0, 2, z.size))
        case 2:  # a large offset
            z += 10.0 ** rng.uniform(0, 9)
        case 3:  # what people drag
            z = np.round(rng.uniform(-5, 5, z.size), 1)
        case 4:
            z = rng.uniform(-1, 1, z.size) * 1e308
        case 5:
            z = rng.normal(0, 3, z.size)
    return [float(x) for x in z]


def warm(rng: Random, count: int = SCENARIOS) -> Iterator[tuple[Logits, float]]:
    """Return the scenarios at temperatures above 0 and below infinity."""
    pairs = scenarios(rng, 2 * count)
    return ((z, t) for z, t in pairs if 0 < t < INF)


def vocabulary() -> Shared:
    """Return the 49,152 logits that a language model answered to a prompt."""
    name, example = next(iter(prompts().items()))
    return Shared(f"logits of {name}", example.logits.astype(float).tolist())


def numbers(rng: Random) -> Iterator[float]:
    """Return numbers of every size, rounding halves among them."""
    yield from (0.0, -0.0, -0.005, -0.0049, INF, -INF, math.nan, TINIEST, LARGEST)
    yield from (0.125, 2.125, -0.125, 0.5, 1.5, 2.5, -2.5, 0.0625, 6.25, 1e-7, 1e-6)
    yield from (999999.5, 999999.499, 999999.995, 999999.99995, 1e6, 1e5 - 0.5)
    yield from (4.9995e-4, 5e-4, 4.99e-4, 99.5, 99.995, 99.99, 100.0, 2**53, 1e20)
    yield from (1e21, -1e21, 1e22, 123456789012345680000.0, 9.995, 0.9995, 0.99995)
    for _ in range(150):
        yield float(rng.choice([-1, 1]) * 10.0 ** rng.uniform(-12, 12))
    for _ in range(50):
        yield float(rng.choice([-1, 1]) * 10.0 ** rng.uniform(-308, 308))
    for power in range(-6, 7):  # halves that are exact in binary
        for digits in rng.integers(0, 200, 8).tolist():
            yield (2 * digits + 1) * 2.0**power
    for decimals in range(5):  # what is typed, and its neighbours
        for x in np.round(rng.uniform(-1000, 1000, 12), decimals).tolist():
            yield from (x, math.nextafter(x, INF), x + 5 * 10.0 ** -(decimals + 1))


def shares(rng: Random) -> Iterator[float]:
    """Return probabilities, above all where percentages change their form."""
    yield from (0.0, -0.0, 1.0, math.nan, TINIEST, 0.5, 0.0625, 0.125, 0.28125)
    for decimals in (1, 3):
        edge = 10.0**-decimals / 200
        for x in (edge, 1 - edge, 0.999, 0.9995, 0.99949, 10.0 * edge):
            yield from (x, math.nextafter(x, 0.0), math.nextafter(x, 1.0))
    yield from (10.0 ** rng.uniform(-12, 0, 60)).tolist()
    yield from (1 - 10.0 ** rng.uniform(-16, 0, 60)).tolist()
    yield from rng.random(60).tolist()
    yield from (k / 1024 for k in range(0, 1025, 16))
