"""The overflow slider: all logits shifted together, live, from a sweep of the core.

`payload` computes every position beforehand; sweep.js only looks values up, so the
slider needs no server while it moves.
"""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import streamlit as st

from softmax_viz import core
from softmax_viz.palette import CLASS_COLOURS
from softmax_viz.scenario import Scenario
from softmax_viz.sweep.words import SAYS, WORDS
from softmax_viz.text import Lang

HALF: Final = 100  # positions on each side of no shift


def shifts(scenario: Scenario, dtype: str) -> list[float]:
    """Give the positions of the slider, far enough to fall off both cliffs."""
    limits = core.exp_limits(dtype)
    scale = scenario.temperature if 1e-6 < scenario.temperature < 1e6 else 1.0
    cliff = max(limits.smallest_overflow, -limits.largest_zero) * scale
    reach = math.ceil(1.15 * cliff + min(max(map(abs, scenario.logits)), 3 * cliff))
    return [reach * i / HALF for i in range(-HALF, HALF + 1)]


def payload(scenario: Scenario, dtype: str, lang: Lang) -> dict[str, Any]:
    """Give what the slider shows at each position, as the format really holds it."""
    positions = shifts(scenario, dtype)
    naive, stable = core.shift_sweep(
        scenario.logits, positions, scenario.temperature, dtype
    )
    return {
        "lang": lang,
        "names": list(scenario.names),
        "colours": list(CLASS_COLOURS),
        "format": dtype,
        "shifts": [_short(shift) for shift in positions],
        "states": core.breakages(naive),
        "stored": _rows(naive.stored.tolist()),
        "naive": {
            "exponentials": _rows(naive.exponentials.tolist()),
            "total": [_short(s) for s in naive.total.tolist()],
            "probabilities": _rows(naive.probabilities.tolist()),
        },
        "stable": {
            "exponentials": _rows(stable.exponentials.tolist()),
            "total": [_short(s) for s in stable.total.tolist()],
            "probabilities": _rows(stable.probabilities.tolist()),
        },
        "words": {key: text(lang) for key, text in WORDS.items()},
        "says": {key: text(lang) for key, text in SAYS.items()},
    }


def draw(data: dict[str, Any]) -> None:
    """Mount the slider."""
    _SWEEP(key="sweep", data=data)


def _short(value: float) -> float | str:
    """Keep the five digits that are shown; JSON has no inf and no nan."""
    return float(f"{value:.5g}") if math.isfinite(value) else str(value)


def _rows(table: Iterable[Iterable[float]]) -> list[list[float | str]]:
    return [[_short(value) for value in row] for row in table]


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


_SWEEP = st.components.v2.component(
    "softmax_viz_sweep",
    html=_read("sweep.html"),
    css=_read("sweep.css"),
    js=_read("sweep.js"),
)
