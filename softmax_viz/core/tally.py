"""Draws from a seed: cutting the tail before, counting and judging after."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.core._inputs import (
    Floats,
    as_integer,
    as_probabilities,
    as_temperature,
    as_vector,
)
from softmax_viz.core._kernel import gaps, largest
from softmax_viz.core.drawing import draw_counts, standard_error
from softmax_viz.core.sampling import top_k, top_p

PER_DECADE = 24  # of `log_counts`


@dataclass(frozen=True, eq=False)
class DrawSummary:
    """What came of n draws, class by class.

    `counts` and `shares` say how often, `margins` is two standard errors of a share:
    p ± margin holds it about 95 times in 100.
    """

    counts: NDArray[np.intp]
    shares: Floats
    margins: Floats


class Luck(NamedTuple):
    """The state of a PCG64, which decides all random numbers that it still gives."""

    state: int
    increment: int


def generator(seed: int, stream: int = 0) -> np.random.Generator:
    """Return the random numbers of a seed; other streams have nothing to do with it.

    The same seed and stream always give the same numbers, those of stream 0 also in
    the browser, from web/math/random.js. Raises ValueError unless both
    are integers of at least 0.
    """
    first, second = as_integer("seed", seed, 0), as_integer("stream", stream, 0)
    return np.random.default_rng((first, second) if second else first)


def luck_of(rng: np.random.Generator) -> Luck:
    """Return what decides all that a generator still gives, also in web/math/random.js.

    Raises ValueError unless rng is a numpy Generator with a PCG64, as `generator` makes
    it.
    """
    if not isinstance(rng, np.random.Generator):
        raise ValueError(f"rng must be a numpy.random.Generator, got {rng!r}")
    bits = rng.bit_generator
    if not isinstance(bits, np.random.PCG64):
        raise ValueError(f"rng must have a PCG64, got {bits!r}")
    state: Any = bits.state["state"]
    return Luck(int(state["state"]), int(state["inc"]))


def gumbel_noise(state: int, increment: int, draws: int, classes: int) -> Floats:
    """Return standard Gumbel noise from a `Luck`, one row of n numbers for each draw.

    It is what the generator's own `gumbel` gives. Raises ValueError unless draws is an
    integer of at least 0, and classes of at least 1. Twin: web/math/random.js.
    """
    m, n = as_integer("draws", draws, 0), as_integer("classes", classes, 1)
    bits: Any = np.random.PCG64()
    bits.state = bits.state | {"state": {"state": state, "inc": increment}}
    return np.random.Generator(bits).gumbel(size=(m, n))


@np.errstate(all="ignore")
def seeded_gumbel_max(
    logits: ArrayLike, size: int, seed: int, stream: int = 0, temperature: float = 1.0
) -> NDArray[np.intp]:
    """Return `gumbel_max` with the generator of a seed; its noise is drawn once.

    Raises ValueError as `gumbel_max` and `generator` do.
    """
    z = as_vector("logits", logits)
    count = as_integer("size", size, 0)
    head, _ = gaps(z, largest(z, -1), as_temperature(temperature))
    if not np.any(head == 0):
        raise ValueError(f"logits must have a distribution, got {logits!r}")
    first, *others = _seeded_gumbel(count, z.size, seed, stream)
    best = first + head[0]
    drawn = np.zeros(count, np.intp)
    for i, noise in enumerate(others, 1):  # quicker than argmax over short rows
        score = noise + head[i]
        drawn[score > best] = i
        np.maximum(best, score, out=best)
    return drawn


@lru_cache(maxsize=8)
def _seeded_gumbel(count: int, classes: int, seed: int, stream: int) -> Floats:
    """Return the noise of each class, a row of one number for each draw."""
    noise = generator(seed, stream).gumbel(size=(count, classes)).T.copy()
    noise.flags.writeable = False
    return noise


def filtered(
    probabilities: ArrayLike, k: int | None = None, mass: float | None = None
) -> Floats:
    """Return the distribution that is drawn from: with its tail cut by k, mass or not.

    `top_k` with a k that may exceed the number of classes, and keeps all then; `top_p`
    with the mass. Shapes and errors are theirs; without either nothing is cut.
    """
    p = as_probabilities("probabilities", probabilities)
    if k is not None:
        p = top_k(p, min(as_integer("k", k, 1), p.shape[-1]))
    return p if mass is None else top_p(p, mass)


def masked(logits: ArrayLike, probabilities: ArrayLike) -> Floats:
    """Return the logits with -inf for each class whose probability is 0.

    softmax of them, and a draw by `gumbel_max`, then have the filtered probabilities.
    One vector each, of one length, or ValueError.
    """
    z, p = as_vector("logits", logits), as_vector("probabilities", probabilities)
    if z.shape != p.shape:
        message = f"probabilities must have shape {z.shape}, got {p.shape}"
        raise ValueError(message)
    return np.where(p > 0, z, -np.inf)


def draw_summary(draws: ArrayLike, probabilities: ArrayLike) -> DrawSummary:
    """Count draws of classes, and say how far each share may be from its probability.

    `draws` holds at least one class index, `probabilities` one distribution over the
    classes. Shares add up to 1. Raises ValueError as `draw_counts` does.
    """
    p = as_probabilities("probabilities", as_vector("probabilities", probabilities))
    counts = draw_counts(draws, p.size)
    n = as_integer("number of draws", counts.sum(), 1)
    return DrawSummary(counts, counts / n, 2 * standard_error(p, n))


def margin_bands(probabilities: ArrayLike, after: ArrayLike) -> Floats:
    """Return two standard errors of each class's share, after each number of draws.

    `probabilities` is one vector of n, `after` one of m numbers from 1 up; the result
    has shape (n, m). Raises ValueError as `standard_error` does.
    """
    once = 2 * standard_error(as_vector("probabilities", probabilities), 1)
    numbers = as_vector("after", after)
    if not np.all(numbers >= 1):
        raise ValueError(f"after must be at least 1, got {after!r}")
    return once[:, None] / np.sqrt(numbers)


def log_counts(most: int) -> tuple[int, ...]:
    """Return whole numbers from 1 to `most`, each once, evenly apart on a log scale.

    Twenty-four to a decade, fewer where that would be less than 1 apart. Raises
    ValueError unless `most` is an integer of at least 1.
    """
    end = PER_DECADE * math.log10(as_integer("most", most, 1))
    places = [i / PER_DECADE for i in range(math.ceil(end - 1e-9))]
    return tuple(dict.fromkeys([*(round(10**x) for x in places), most]))


MANY_DRAWS: Final = 10_000
DRAWN_AFTER: Final = log_counts(MANY_DRAWS)
