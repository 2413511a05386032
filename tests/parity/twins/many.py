"""many.js: the largest classes of real models, and all the others as one sum."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

import numpy as np

from softmax_viz import core
from softmax_viz.data.examples import SHARE, SHOWN, Example, digits, photos, prompts
from tests.parity.cases import INF, LARGEST, TINIEST, Random
from tests.parity.harness import Apart, Each, Shared, Twin

STEPS: Final = 240  # of the sweep
GRID: Final = core.three_digit_temperatures()
HARD: Final = (0.0, TINIEST, 1e-320, 1e-6, 0.0499, 0.05, 20.0, 20.01, 1e6, LARGEST, INF)


@dataclass(frozen=True, eq=False)
class Model:
    """A real answer as its card has it: the largest logits, and a sweep of the rest."""

    key: str
    example: Example
    largest: Shared
    sweep: Shared
    sizes: Shared
    at_infinity: int


@cache
def models() -> tuple[Model, ...]:
    examples = (*photos().values(), *prompts().values(), *digits().values())
    return tuple(_model(example) for example in examples)


def _model(example: Example) -> Model:
    z = example.logits.astype(float)
    key, sweep = f"{example.key} of {example.classes}", None
    if example.classes > SHOWN:
        end = 1 / core.LOWEST_T
        places = end * (np.arange(STEPS + 1) / STEPS) ** 2
        logs, slopes = core.rest_sweep(z, SHOWN, places)
        sweep = {"end": end, "logs": logs.tolist(), "slopes": slopes.tolist()}
    return Model(
        key,
        example,
        Shared(f"z {key}", z[list(example.order)].tolist()),
        Shared(f"sweep {key}", sweep),
        Shared(f"sizes {key}", example.holders.tolist()),
        int(core.nucleus_sizes(z, SHARE, [INF])[0]),
    )


@cache
def temperatures(model: Model | None = None) -> list[float]:
    """Every one of three digits, between some of them, and the hard ones; few where all
    classes are the largest."""
    if model and not model.sweep.value:
        return [*GRID[::40], *HARD]
    rng = np.random.default_rng(2401)
    between = 10.0 ** rng.uniform(math.log10(0.05), math.log10(20), 200)
    typed = 10.0 ** rng.uniform(-4, 4, 50)
    return [*GRID, *HARD, *between.tolist(), *typed.tolist()]


def with_sweeps() -> Iterator[Model]:
    return (model for model in models() if model.sweep.value)


def inverses(rng: Random) -> Iterator[tuple[Shared, Each]]:
    for model in with_sweeps():
        places = model.sweep.value["end"] * (np.arange(STEPS + 1) / STEPS) ** 2
        warm = [1 / t for t in temperatures(model) if t > 1e-300]
        yield model.sweep, Each([*places.tolist(), *warm])


def rest_log(sweep: dict[str, Any], b: Any) -> Any:
    return core.rest_log(sweep["end"], sweep["logs"], sweep["slopes"], b)


def log_size(sweep: Any, b: Any) -> float:
    """A logarithm passes through 0; what counts is its exponential."""
    return 1.0


def at_temperatures(rng: Random) -> Iterator[Apart]:
    for model in models():
        ts = Each(temperatures(model))
        yield Apart((model.largest, model.sweep, ts), (model,))


@cache
def largest_and_rest(model: Model) -> list[dict[str, Any]]:
    """Return what the core makes of the largest logits and its own sweep at each T."""
    ts = temperatures(model)
    with np.errstate(all="ignore"):
        below = np.array(model.largest.value) - max(model.largest.value)
        top = np.exp(np.where(below == 0, 0.0, below / np.array(ts)[:, None]))
    rest = np.zeros(len(ts))
    if model.sweep.value:
        inverse = [1 / t if t > 1e-308 else INF for t in ts]
        rest = np.exp(rest_log(model.sweep.value, inverse))
    total = top.sum(axis=1) + rest
    rows = zip((top / total[:, None]).tolist(), (rest / total).tolist(), strict=True)
    return [{"p": p, "rest": left} for p, left in rows]


def true_shares(model: Model, ts: list[float]) -> list[dict[str, Any]]:
    now = [core.largest_and_rest(model.example.logits, SHOWN, t) for t in ts]
    return [{"p": x.probabilities.tolist(), "rest": x.rest} for x in now]


def some_temperatures(rng: Random) -> Iterator[Apart]:
    for model in models():
        ts = [0.0, 0.05, 1.0, INF, *rng.choice(GRID, 3).tolist()]
        yield Apart((model.largest, model.sweep, Each(ts)), (model, Each(ts)))


def one(model: Model, ts: Any) -> float:
    """The sweep is interpolated; a tenth of a percent is what is shown."""
    return 1.0


def nuclei(rng: Random) -> Iterator[Apart]:
    for model in models():
        known = (SHARE, model.sizes, model.at_infinity)
        counted = dict(zip(GRID, model.example.holders.tolist(), strict=True))
        again = [0.0, 0.05, 1.0, INF, *rng.choice(GRID, 3).tolist()]
        sizes = core.nucleus_sizes(model.example.logits, SHARE, again)
        counted |= dict(zip(again, sizes.tolist(), strict=True))
        for t, row in zip(temperatures(model), largest_and_rest(model), strict=True):
            if t in counted:
                yield Apart((row["p"], *known, t), (counted[t],))


def around(rng: Random) -> Iterator[tuple[float]]:
    yield from ((t,) for t in temperatures())
    yield from (((a + b) / 2,) for a, b in pairwise(GRID))
    yield from ((math.nextafter(t, INF),) for t in GRID[::7])


def class_counts(rng: Random) -> Iterator[tuple[float, int]]:
    for classes in (2, 3, 10, 1000, 49_152):
        yield from ((float(n), classes) for n in np.geomspace(1, classes, 40).tolist())


def class_numbers(rng: Random) -> Iterator[tuple[int]]:
    yield from ((n,) for n in (2, 3, 9, 10, 11, 49, 50, 51, 100, 1000, 4999, 49_152))
    yield from ((n,) for n in rng.integers(2, 100_000, 200).tolist())


def shares(rng: Random) -> Iterator[tuple[float, int]]:
    for share in (0.5, 0.9, 1e-300, 1 - 2**-53, *rng.random(100).tolist()):
        yield share, int(rng.integers(2, 50_000))


def lead_size(share: float, classes: int) -> Any:
    """The two logarithms may cancel."""
    return abs(math.log(share)) + math.log(classes)


TWINS = (
    Twin("many", "gapForShare", core.gap_for_share, shares, scale=lead_size),
    Twin("many", "restLog", rest_log, inverses, scale=log_size),
    Twin("many", "largestAndRest", largest_and_rest, at_temperatures),
    Twin(
        "many",
        "largestAndRest",
        true_shares,
        some_temperatures,
        scale=one,
        close=1e-6,
        note="without the sweep",
    ),
    Twin("many", "holders", lambda n: {"low": n, "high": n}, nuclei, exact=True),
    Twin("many", "classPlace", core.class_place, class_counts),
    Twin("many", "classMarks", core.class_marks, class_numbers, exact=True),
    Twin("many", "neighbours", core.three_digit_neighbours, around, exact=True),
)
