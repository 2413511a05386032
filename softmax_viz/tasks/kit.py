"""What the kinds of tasks draw from: names, round logits, and choices of numbers."""

import math
from collections.abc import Callable, Sequence
from typing import Final

from softmax_viz import core
from softmax_viz.scenario import (
    ANIMALS,
    DOG_AND_GRASS,
    Names,
    Preset,
    numbered_name,
)
from softmax_viz.tasks.task import Choice, Random, both, named, said
from softmax_viz.text import (
    LANGS,
    Lang,
    Text,
    fixed,
    listed,
    number,
    percent,
    temperature,
    times,
    whole,
)

YES_NO: Final = Names(("yes", "no"), ("sí", "no"))
SCENE = Text("The scene of a task", "La escena de una tarea")
SAME = Text("nothing changes", "no cambia nada")
POINTS_APART: Final = 2.0  # percentage points between two choices
NUMBERS_APART: Final = 0.05
Wrong = tuple[float, Text | None]


def names_of(size: int) -> Names:
    """Return the class names of a task with so many classes."""
    known = {2: YES_NO, 3: ANIMALS, 4: DOG_AND_GRASS.names}
    return known.get(size) or Names(
        tuple(numbered_name(i, "en") for i in range(size)),
        tuple(numbered_name(i, "es") for i in range(size)),
    )


def example(logits: Sequence[float], t: float = 1.0) -> Preset:
    """Return the scenario of a task."""
    return Preset("task", SCENE, names_of(len(logits)), tuple(logits), t)


def softmax(logits: Sequence[float], t: float = 1.0) -> list[float]:
    """Return the core's probabilities."""
    return core.softmax(logits, t).tolist()


def tenth(rng: Random, low: float, high: float) -> float:
    """Draw a number with one decimal."""
    return int(rng.integers(round(10 * low), round(10 * high) + 1)) / 10


def one_of(rng: Random, options: Sequence[float]) -> float:
    """Draw one of the options."""
    return options[int(rng.integers(len(options)))]


def descending(rng: Random, size: int, low: float, high: float) -> tuple[float, ...]:
    """Draw so many different logits of one decimal, the largest first."""
    places = rng.choice(round(10 * (high - low)) + 1, size, replace=False)
    lowest = round(10 * low)
    return tuple(sorted(((lowest + int(i)) / 10 for i in places), reverse=True))


def shuffled(rng: Random, values: Sequence[float]) -> tuple[float, ...]:
    """Return the values in another order."""
    return tuple(values[i] for i in rng.permutation(len(values)))


# --- words ----------------------------------------------------------------------------


def name(of: Preset, i: int) -> Text:
    """Return the name of class i."""
    return Text(of.names.en[i], of.names.es[i])


def logits_of(of: Preset) -> Text:
    """List names and logits: cat 2.00, dog 1.00, bird 0.50."""
    return _pairs(of, of.logits, number)


def shares_of(of: Preset, shares: Sequence[float]) -> Text:
    """List names and probabilities."""
    return _pairs(of, shares, percent)


def _pairs(
    of: Preset, values: Sequence[float], write: Callable[[float, Lang], str]
) -> Text:
    en, es = (
        [
            f"{_before_number(name)} {write(value, lang)}"
            for name, value in zip(of.names(lang), values, strict=True)
        ]
        for lang in LANGS
    )
    return Text(listed(en, "en"), listed(es, "es"))


def _before_number(name: str) -> str:
    """Return a name as it stands before a number: a number in it needs a colon."""
    return f"{name}:" if name[-1].isdigit() else name


def shown(value: float) -> Text:
    """Write a logit, a gap, a slope or a loss."""
    return both(number, value)


def share(value: float) -> Text:
    """Write a probability."""
    return both(percent, value)


def factor(value: float) -> Text:
    """Write how many times as much."""
    return both(times, value)


def count(value: int) -> Text:
    """Write a whole number."""
    return both(whole, value)


def degree(t: float) -> Text:
    """Write a temperature."""
    return both(temperature, t)


# --- choices --------------------------------------------------------------------------


def shares(right: float, *wrong: Wrong) -> tuple[Choice, ...]:
    """Return choices of probabilities, the right one first."""
    return _numbers(share, 100.0, right, wrong)


def numbers(right: float, *wrong: Wrong) -> tuple[Choice, ...]:
    """Return choices of logits, slopes or losses, the right one first.

    All have two decimals, so that none gives itself away by its digits.
    """
    return _numbers(lambda x: both(fixed, x), 1.0, right, wrong)


def factors(right: float, *wrong: Wrong) -> tuple[Choice, ...]:
    """Return choices of ratios, the right one first."""
    return _numbers(factor, 1.0, right, wrong)


def counts(right: int, *wrong: tuple[int, Text | None]) -> tuple[Choice, ...]:
    """Return choices of whole numbers, the right one first."""
    first = Choice(count(right), True, right)
    return (first, *(Choice(count(n), False, n, slip) for n, slip in wrong))


def _numbers(
    write: Callable[[float], Text], unit: float, right: float, wrong: Sequence[Wrong]
) -> tuple[Choice, ...]:
    first = Choice(write(right), True, unit * right)
    others = [Choice(write(x), False, unit * x, slip) for x, slip in wrong]
    return (first, *(choice for choice in others if math.isfinite(choice.value or 0)))


__all__ = [
    "NUMBERS_APART",
    "POINTS_APART",
    "SAME",
    "Choice",
    "count",
    "counts",
    "degree",
    "descending",
    "example",
    "factor",
    "factors",
    "logits_of",
    "name",
    "named",
    "names_of",
    "numbers",
    "one_of",
    "said",
    "share",
    "shares",
    "shares_of",
    "shown",
    "shuffled",
    "softmax",
    "tenth",
]
