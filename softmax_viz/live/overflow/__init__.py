"""The overflow slider: all logits shifted together, live, from a sweep of the core.

`payload` computes every position beforehand; overflow.js only looks values up, so the
slider needs no server while it moves.
"""

import math
from collections.abc import Iterable
from typing import Annotated, Any, Final, Literal, TypeAlias, TypedDict

import numpy as np
from numpy.typing import NDArray

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.overflow.words import (
    CURES,
    SAYS,
    SAYS_WITHOUT_INFINITY,
    STEADY,
    WORDS,
)
from softmax_viz.live.wire import WireNumber, sent, spoken, words_of
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang, as_fixed, as_number, number

MOST_STEPS: Final = 150  # on each side of no shift
WITHOUT_INFINITY: Final = ("float8_e4m3fn",)
OFF: Final = 0.005  # half a percentage point: an error worth a word

# What the textbook formula comes to, and what it does with the maximum subtracted:
# "rough" where nothing breaks, but some p is wrong by more than OFF.
State: TypeAlias = core.Breakage | Literal["rough"]
Steady = Literal["still", "rough", "broken"]
Cure = Literal["none", "cast", "subtract", "log"]  # what helps, and does in the format


class OverflowTable(TypedDict):
    """Each different row of numbers once, and for each shift which of them it is."""

    rows: list[list[WireNumber]]
    at: list[int]


class OverflowWay(TypedDict):
    """One way's numbers at every shift: `uneven` where p does not add up to 1, and
    `off` how many percentage points some p is off the truth."""

    exponentials: OverflowTable
    total: list[WireNumber]
    probabilities: OverflowTable
    sum: list[WireNumber]
    uneven: list[bool]
    off: list[WireNumber]
    logs: OverflowTable


class OverflowData(TypedDict):
    """What overflow.js shows: at each shift, as many digits as are written.

    `largest` is the largest number of the format, and `wider` a format that holds the
    present logits.
    """

    lang: Lang
    names: list[str]
    colours: list[str]
    format: str
    shifts: list[float]
    window: tuple[float, float] | None
    states: list[State]
    steadiness: list[Steady]
    cures: list[Cure]
    largest: str
    wider: str
    stored: OverflowTable
    naive: OverflowWay
    stable: OverflowWay
    words: Annotated[dict[str, str], words_of(WORDS)]
    says: Annotated[dict[str, str], words_of(SAYS)]
    helps: Annotated[dict[str, str], words_of(CURES)]
    steady: Annotated[dict[str, str], words_of(STEADY)]


def shifts(scenario: Scenario, dtype: str) -> list[float]:
    """Return the positions of the slider: round steps that fall off both cliffs."""
    limits = core.exp_limits(dtype)
    scale = _scale(scenario.temperature)
    cliff = max(limits.smallest_overflow, -limits.largest_zero) * scale
    reach = 1.15 * cliff + min(max(map(abs, scenario.logits)), 3 * cliff)
    power = 10.0 ** math.floor(math.log10(reach / MOST_STEPS))
    step = next(d * power for d in (1, 2, 5, 10) if d * power * MOST_STEPS >= reach)
    half = math.ceil(reach / step)
    return [float(f"{step * i:.6g}") for i in range(-half, half + 1)]


def safe_window(scenario: Scenario, dtype: str) -> tuple[float, float] | None:
    """Return the shifts between which no exponential vanishes and their sum fits.

    None where the logits are spread so far that there is no such shift.
    """
    limits, scale = core.exp_limits(dtype), _scale(scenario.temperature)
    low = limits.largest_zero * scale - min(scenario.logits)
    sum_of_powers = float(core.soft_maximum(scenario.logits, scale))  # T log of it
    high = limits.largest_finite * scale - sum_of_powers
    return (low, high) if low < high else None


def payload(scenario: Scenario, dtype: str, lang: Lang) -> OverflowData:
    """Return what the slider shows at each position, as the format really holds it."""
    positions = shifts(scenario, dtype)
    naive, stable = core.shift_sweep(
        scenario.logits, positions, scenario.temperature, dtype
    )
    truth = core.softmax(scenario.logits, scenario.temperature)
    off, stable_off = (
        np.abs(way.probabilities - truth).max(axis=-1) for way in (naive, stable)
    )
    window = safe_window(scenario, dtype)
    states, steadiness = _states(naive, off), _steadiness(stable, stable_off)
    says = SAYS | (SAYS_WITHOUT_INFINITY if dtype in WITHOUT_INFINITY else {})
    return {
        "lang": lang,
        "names": list(scenario.names),
        "colours": list(CLASS_COLOURS),
        "format": dtype,
        "shifts": positions,
        "window": window and (as_number(window[0]), as_number(window[1])),
        "states": states,
        "steadiness": steadiness,
        "cures": cures(states, steadiness, stable),
        "largest": largest_text(dtype, lang),
        "wider": core.format_that_holds(scenario.logits),
        "stored": _table(naive.stored),
        "naive": _way(naive, naive.log_probabilities, off),
        "stable": _way(stable, stable.log_softmax, stable_off),
        "words": spoken(WORDS, lang),
        "says": spoken(says, lang),
        "helps": spoken(CURES, lang),
        "steady": spoken(STEADY, lang),
    }


def cures(
    states: Iterable[State], steadiness: Iterable[Steady], stable: core.StableSteps
) -> list[Cure]:
    """Return for each position what helps in the format, by what came out of it."""
    finite = np.isfinite(stable.log_softmax).all(axis=-1).ravel().tolist()
    return [
        "cast"
        if state == "logit"
        else "none"
        if state == "none" or steady == "broken" or steady == state == "rough"
        else "subtract"
        if state != "log 0"
        else "log"
        if survives
        else "none"
        for state, steady, survives in zip(states, steadiness, finite, strict=True)
    ]


def largest_text(dtype: str, lang: Lang) -> str:
    """Write the largest number of a format: 65504, or 3.40 × 10³⁸."""
    largest = core.largest_number(dtype)
    return number(largest, lang) if largest > 1e6 else str(int(largest))


def draw(data: OverflowData) -> None:
    """Mount the slider."""
    _SWEEP(key="sweep", data=data)


def _states(naive: core.NaiveSteps, off: NDArray[np.float64]) -> list[State]:
    return [
        "rough" if broke == "none" and error > OFF else broke
        for broke, error in zip(core.breakages(naive), off.tolist(), strict=True)
    ]


def _steadiness(stable: core.StableSteps, off: NDArray[np.float64]) -> list[Steady]:
    return [
        "broken" if not all(map(math.isfinite, p)) else "rough" if x > OFF else "still"
        for p, x in zip(stable.probabilities.tolist(), off.tolist(), strict=True)
    ]


def _way(
    steps: core.NaiveSteps | core.StableSteps,
    logs: NDArray[np.float64],
    off: NDArray[np.float64],
) -> OverflowWay:
    sums = steps.probabilities.sum(axis=-1)
    return {
        "exponentials": _table(steps.exponentials),
        "total": _shown(np.ravel(steps.total)),
        "probabilities": _table(steps.probabilities),
        "sum": _shown(sums),
        "uneven": (~(np.abs(sums - 1) <= OFF)).tolist(),
        "off": [sent(as_fixed(100 * x, 1)) for x in off.tolist()],
        "logs": _table(logs),
    }


def _table(values: NDArray[np.float64]) -> OverflowTable:
    places: dict[tuple[WireNumber, ...], int] = {}
    distinct, which = np.unique(values, return_inverse=True)  # many are 0, inf or nan
    shown = np.array(_shown(distinct), dtype=object)
    rows = list(map(tuple, shown[which.reshape(values.shape)].tolist()))
    at = [places.setdefault(row, len(places)) for row in rows]
    return {"rows": [list(row) for row in places], "at": at}


def _shown(values: NDArray[np.float64]) -> list[WireNumber]:
    """Return numbers with the digits that are shown of them, as `as_number` does.

    Most are rounded all at once, where no power of ten is written, and not half-way;
    small ones, of which no three digits are a number written without, by these.
    """
    near = (np.abs(values) > 6e-4) & (np.abs(values) < 9e5)
    scaled = np.where(near, values, 0) * 1e4
    whole = np.rint(scaled)
    clear = near & (np.abs(scaled - whole) < 0.499)
    small = (np.abs(values) > 1e-300) & (np.abs(values) < 4e-4)
    return [
        short if sure else float(f"{value:.2e}") if tiny else sent(as_number(value))
        for value, short, sure, tiny in zip(
            values.tolist(),
            (whole / 1e4).tolist(),
            clear.tolist(),
            small.tolist(),
            strict=True,
        )
    ]


def _scale(temperature: float) -> float:
    """Return T where shifting by multiples of it makes sense, or else 1."""
    return temperature if 1e-6 < temperature < 1e6 else 1.0


def _lasting(lang: Lang) -> dict[str, Any]:
    """Return what of the data is the same in every state."""
    return {
        "colours": list(CLASS_COLOURS),
        "words": spoken(WORDS, lang),
        "says": spoken(SAYS, lang),
        "steady": spoken(STEADY, lang),
    }


_SWEEP = component("overflow/overflow", _lasting)
