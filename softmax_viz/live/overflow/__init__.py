"""The overflow slider: all logits shifted together, live, from a sweep of the core.

`payload` computes every position beforehand; sweep.js only looks values up, so the
slider needs no server while it moves.
"""

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from softmax_viz import core
from softmax_viz.live.component import component
from softmax_viz.live.overflow.words import SAYS, SAYS_WITHOUT_INFINITY, STEADY, WORDS
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.text import Lang

MOST_STEPS: Final = 150  # on each side of no shift
WITHOUT_INFINITY: Final = ("float8_e4m3fn",)


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


def payload(scenario: Scenario, dtype: str, lang: Lang) -> dict[str, Any]:
    """Return what the slider shows at each position, as the format really holds it."""
    positions = shifts(scenario, dtype)
    naive, stable = core.shift_sweep(
        scenario.logits, positions, scenario.temperature, dtype
    )
    truth = core.softmax(scenario.logits, scenario.temperature)
    window = safe_window(scenario, dtype)
    says = SAYS | (SAYS_WITHOUT_INFINITY if dtype in WITHOUT_INFINITY else {})
    return {
        "lang": lang,
        "names": list(scenario.names),
        "colours": list(CLASS_COLOURS),
        "format": dtype,
        "shifts": positions,
        "window": window and [_short(c) for c in window],
        "states": core.breakages(naive),
        "stored": _table(naive.stored),
        "naive": _panel(naive, naive.log_probabilities, truth),
        "stable": _panel(stable, stable.log_softmax, truth),
        "words": {key: text(lang) for key, text in WORDS.items()},
        "says": {key: text(lang) for key, text in says.items()},
        "steady": {key: text(lang) for key, text in STEADY.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the slider."""
    _SWEEP(key="sweep", data=data)


def _panel(
    steps: core.NaiveSteps | core.StableSteps,
    logs: NDArray[np.float64],
    truth: NDArray[np.float64],
) -> dict[str, Any]:
    """Return one way's numbers at every shift, and how far its p are off the truth."""
    p = steps.probabilities
    return {
        "exponentials": _table(steps.exponentials),
        "total": [_short(s) for s in np.ravel(steps.total).tolist()],
        "probabilities": _table(p),
        "sum": [_short(s) for s in p.sum(axis=-1).tolist()],
        "off": [_short(x) for x in np.abs(p - truth).max(axis=-1).tolist()],
        "logs": _table(logs),
    }


def _table(values: NDArray[np.float64]) -> dict[str, Any]:
    """Send each different row once, and for each shift which of them it is."""
    places: dict[tuple[float | str, ...], int] = {}
    rows = [tuple(map(_short, row)) for row in values.tolist()]
    at = [places.setdefault(row, len(places)) for row in rows]
    return {"rows": [list(row) for row in places], "at": at}


def _short(value: float) -> float | str:
    """Keep the digits that are shown; JSON has no inf and no nan."""
    if not math.isfinite(value):
        return str(value)
    digits = 3 if value != 0 and not 1e-3 <= abs(value) < 1e5 else 4
    return float(f"{value:.{digits}g}") + 0.0


def _scale(temperature: float) -> float:
    """Return T where shifting by multiples of it makes sense, or else 1."""
    return temperature if 1e-6 < temperature < 1e6 else 1.0


_SWEEP = component("overflow/overflow")
