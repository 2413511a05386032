"""dial.js, axis.js and scale.js: the scales under the handles."""

import math
from collections.abc import Iterator
from typing import Any

from softmax_viz import core
from tests.parity.cases import (
    HARD,
    INF,
    LARGEST,
    TINIEST,
    Logits,
    Random,
    logits,
    scenarios,
)
from tests.parity.harness import Twin

ODD = (TINIEST, 1e-6, 0.03, 0.0499, 0.0501, 0.123, 0.777, 1.049, 3.14159, 19.9, 20.01)
FAR = (100.0, 1e6, 1e308, LARGEST)
STEPS = (1, -1, 10, -10, 3, -7, 60, -60)


def grid() -> list[float]:
    """Every temperature that keys reach from 1, both ways, and the limits."""
    found = {0.0, INF, 1.0}
    for way in (1, -1):
        t = 1.0
        while t not in (0, INF):
            t = core.dial_step(t, way)
            found.add(t)
    return sorted(found)


def temperatures(rng: Random) -> Iterator[tuple[float]]:
    yield from ((t,) for t in (*core.T_LANDMARKS, *ODD, *FAR, *grid()))
    yield from ((t,) for t in core.three_digit_temperatures()[::3])
    yield from ((t,) for t in (10.0 ** rng.uniform(-2, 2, 200)).tolist())


def places(rng: Random) -> Iterator[tuple[float]]:
    yield from ((i / 4,) for i in range(4 * core.DIAL_END + 1))
    yield from ((-5.0,), (1e6,), (INF,), (-INF,))
    yield from ((core.dial_place(t),) for t in core.three_digit_temperatures()[::11])


def walks(rng: Random) -> Iterator[tuple[float, int]]:
    typed = (10.0 ** rng.uniform(-3, 3, 100)).tolist()
    for t in (*grid(), *core.T_LANDMARKS, *ODD, *FAR, *typed):
        yield from ((t, steps) for steps in STEPS)


def vectors(rng: Random) -> Iterator[tuple[Logits]]:
    yield from ((z,) for z in HARD)
    yield from (([0.0, end],) for end in (5.0, 5.0001, 10.0, 20.1, 2e307, 5e307, 6e307))
    yield from ((logits(rng, i),) for i in range(300))


def axes(rng: Random) -> Iterator[tuple[float]]:
    yield from ((core.logit_axis(z[0]),) for z in vectors(rng))


def drags(rng: Random) -> Iterator[tuple[float, float, float]]:
    for i, axis in enumerate((5.0, 10.0, 20.0, 50.0, 1e6, 1e308, LARGEST) * 60):
        step = core.logit_step(axis)
        half = (math.floor(rng.uniform(-40, 40)) + 0.5) * step
        yield (float(rng.uniform(-1.2, 1.2) * axis), half, 1e308)[i % 3], step, axis
    yield -0.04, 0.1, 5.0
    yield -LARGEST, 0.1, 5.0


def spans(rng: Random) -> Iterator[tuple[Logits, float]]:
    for z in vectors(rng):
        for wanted in (0.1, 1.0, 100.0, float(10.0 ** rng.uniform(-1, 2))):
            yield z[0], wanted


def short(z: Logits, wanted: float) -> Any:
    return core.scaled_to_span(z, wanted, short=True)


def slider(rng: Random) -> Iterator[tuple[float]]:
    yield from ((i / 4,) for i in range(4 * core.SCALE_END + 1))


def wanted_spans(rng: Random) -> Iterator[tuple[float]]:
    yield from ((x,) for x in (0.0, 0.0999, *core.SCALE_MARKS, 101.0, 1e308, INF))
    yield from ((float(x),) for x in 10.0 ** rng.uniform(-2, 3, 200))


def shares_along(rng: Random) -> Iterator[tuple[float]]:
    yield from ((i / 160,) for i in range(161))


def on_axis(rng: Random) -> Iterator[tuple[float, float]]:
    for value, _, axis in drags(rng):
        yield value, axis
        yield axis, axis


def scale_walks(rng: Random) -> Iterator[tuple[float, float]]:
    for (wanted,) in wanted_spans(rng):
        yield from ((wanted, steps) for steps in (1, -1, 0.1, -0.1, 10, -10))


def gaps_on_the_ruler(rng: Random) -> Iterator[tuple[float]]:
    yield from ((x,) for x in (0.0, 7.0, 7.1, INF, *rng.uniform(0, 10, 200).tolist()))


def chosen(rng: Random) -> Iterator[tuple[Logits, float, int, float]]:
    for z, t in scenarios(rng):
        place = float(rng.uniform(0, core.SCALE_END))
        yield z, t, int(rng.integers(len(z))), place


def crossings(rng: Random) -> Iterator[tuple[Logits, float, int, float]]:
    for z, t in scenarios(rng, 300):
        top = int(core.ranking(z)[0])
        level = float(rng.choice([0.999, 0.9, rng.random()]))
        # Where a share comes to a rest at the level, rounding decides when it passes.
        if abs(level * z.count(z[top]) - 1) > 1e-9:
            yield z, t, top, level


TWINS = (
    Twin("dial", "dialPlace", core.dial_place, temperatures, least=500),
    Twin("dial", "dialTemperature", core.dial_temperature, places, exact=True),
    Twin("dial", "dialStep", core.dial_step, walks, exact=True),
    Twin("dial", "curveTemperature", core.curve_temperature, shares_along),
    Twin("axis", "axisShare", core.axis_share, on_axis, exact=True),
    Twin("axis", "logitAxis", core.logit_axis, vectors, exact=True),
    Twin("axis", "logitStep", core.logit_step, axes, exact=True),
    Twin("axis", "onGrid", core.on_grid, drags, exact=True),
    Twin("scale", "span", core.span, vectors, exact=True),
    Twin("scale", "scaledToSpan", core.scaled_to_span, spans, zeros=True),
    Twin("scale", "shortScaledToSpan", short, spans, exact=True),
    Twin("scale", "scaleSpan", core.scale_span, slider),
    Twin("scale", "scalePlace", core.scale_place, wanted_spans),
    Twin("scale", "scaleChoice", core.scale_choice, slider, exact=True),
    Twin("scale", "scaleStep", core.scale_step, scale_walks, exact=True),
    Twin("scale", "rulerPlace", core.ruler_place, gaps_on_the_ruler, exact=True),
    Twin("scale", "shareAtScale", core.share_at_scale, chosen),
    Twin("scale", "crossing", core.crossing, crossings),
)
