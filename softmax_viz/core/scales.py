"""The scales under the handles: of temperature, of logits, of all logits at once.

Each function has a twin in web/math (dial.js, axis.js, scale.js; rounding in
numbers.js), and the constants are written from here into web/math/constants.js.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from softmax_viz.core._inputs import Floats, as_temperature, as_vector
from softmax_viz.core.activations import softmax
from softmax_viz.core.steps import scaled_gaps

LOWEST_T: Final = 0.05  # the ends of the temperature's log scale
HIGHEST_T: Final = 20.0
T_LANDMARKS: Final = (0.0, 0.1, 0.5, 1.0, 2.0, 10.0, math.inf)
T_PER_DECADE: Final = 20  # steps of the keys
DIAL_END: Final = 1000  # places of the dial, from 0
DIAL_MARGIN: Final = 25  # places between the log scale and its exact limits
DIAL_SNAP: Final = 8  # places at which a landmark attracts


NARROWEST_AXIS: Final = 5.0  # of logits: from -5 to 5

CURVE_GAPS: Final = tuple(i / 10 for i in range(-60, 61))  # of two logits, for curves

SMALLEST_SPAN: Final = 0.1  # the largest gap at the lower end of the scale
SCALE_DECADES: Final = 3
SCALE_PER_DECADE: Final = 100  # places of the slider
SCALE_MARKS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
SCALE_END: Final = SCALE_DECADES * SCALE_PER_DECADE
SCALE_STEP: Final = 10  # places of one step of the keys

RULER_END: Final = 7  # gaps over T on the ruler; e^7 is a little over 1000

_LONG: Final = math.log(HIGHEST_T / LOWEST_T)
_ROOM: Final = DIAL_END - 2 * DIAL_MARGIN


def rounded(value: float, digits: int) -> float:
    """Return `value` with so many significant digits, halves away from zero."""
    if not math.isfinite(value):
        return value
    context = Context(prec=digits, rounding=ROUND_HALF_UP)
    return float(context.create_decimal(Decimal(value)))


def curve_temperature(share: float) -> float:
    """Return the temperature so far along the log scale: its ends at 0 and 1."""
    return LOWEST_T * (HIGHEST_T / LOWEST_T) ** share


CURVE_TEMPERATURES: Final = tuple(map(curve_temperature, (i / 80 for i in range(81))))


# --- temperature ----------------------------------------------------------------------


def dial_place(temperature: float) -> float:
    """Return where on the dial, from 0 to DIAL_END, a temperature stands.

    0 and inf have the ends; between them lies a log scale from LOWEST_T to HIGHEST_T,
    with one place for all that is below and one for all above. Raises ValueError
    unless temperature >= 0.
    """
    t = as_temperature(temperature)
    if t == 0 or t == math.inf:
        return DIAL_END if t else 0
    if t < LOWEST_T:
        return DIAL_MARGIN / 2
    if t > HIGHEST_T:
        return DIAL_END - DIAL_MARGIN / 2
    return DIAL_MARGIN + _ROOM * math.log(t / LOWEST_T) / _LONG


def dial_temperature(place: float) -> float:
    """Return the temperature at a place of the dial.

    A landmark where one is near, else one of three digits: the inverse of `dial_place`
    at each of those.
    """
    for mark in T_LANDMARKS:
        if abs(dial_place(mark) - place) <= DIAL_SNAP:
            return mark
    share = min(max((place - DIAL_MARGIN) / _ROOM, 0), 1)
    return rounded(LOWEST_T * math.exp(share * _LONG), 3)


def dial_step(temperature: float, steps: int) -> float:
    """Return the temperature so many steps of the keys on, 20 to a decade.

    Every landmark lies on that grid, and from an end of the log scale the next step
    leads to the exact limit.
    """
    t = as_temperature(temperature)
    if t == 0:
        return LOWEST_T if steps > 0 else 0.0
    if t == math.inf:
        return HIGHEST_T if steps < 0 else math.inf
    place = T_PER_DECADE * math.log10(t)
    start = math.floor(place + 0.3) if steps > 0 else math.ceil(place - 0.3)
    power = (start + steps) / T_PER_DECADE
    following = 10.0**power if power < 308 else math.inf
    if following < 0.998 * LOWEST_T:
        return LOWEST_T if t > LOWEST_T else 0.0
    if following > 1.0005 * HIGHEST_T:
        return HIGHEST_T if t < HIGHEST_T else math.inf
    near = (mark for mark in T_LANDMARKS if abs(mark / following - 1) < 0.02)
    return next(near, rounded(following, 2))


# --- logits ---------------------------------------------------------------------------


def logit_axis(logits: ArrayLike) -> float:
    """Return the end of the axis on which all logits have room: 5, 10, 20, 50, ...

    The largest float where no such number is large enough. Raises ValueError unless
    `logits` is one vector of finite numbers.
    """
    far = max(float(np.abs(_finite(logits)).max()), NARROWEST_AXIS)
    ends = (float(f"{digit}e{power}") for power in range(309) for digit in (1, 2, 5))
    return next(
        (end for end in ends if far <= end < math.inf), float(np.finfo(float).max)
    )


def logit_step(axis: float) -> float:
    """Return one step of a key: 100 across ±5, from 50 to 100 on a wider axis."""
    return rounded(max(axis / 50, 0.1), 1)


def on_grid(value: float, step: float, axis: float) -> float:
    """Return the multiple of `step` nearest to `value` that lies on the axis."""
    snapped = rounded(float(np.floor(value / step + 0.5)) * step, 12)
    return min(max(snapped, -axis), axis) + 0.0


def axis_share(value: float, axis: float) -> float:
    """Return where a logit stands on the axis: 0 at its left end, 1 at its right.

    What lies beyond an end stands there.
    """
    return min(max(value / axis / 2 + 0.5, 0.0), 1.0)


# --- all logits at once -------------------------------------------------------------


@np.errstate(over="ignore")
def span(logits: ArrayLike) -> float:
    """Return the largest gap between two logits; inf where it is beyond all floats."""
    z = _finite(logits)
    return float(z.max() - z.min())


def scaled_to_span(logits: ArrayLike, wanted: float, *, short: bool = False) -> Floats:
    """Return the logits times what makes their largest gap `wanted`.

    One vector in, the same out, and all equal logits stay as they are. With `short`
    the gaps keep six digits, for short numbers in an address. Raises ValueError unless
    the logits are finite.
    """
    z = _finite(logits)
    half = 2.0 if span(z) == math.inf else 1.0
    width = span(z / half)
    made = z.copy() if width == 0 else z / half / width * wanted
    if not short:
        return made
    far = min(float(np.abs(made).max()) / wanted, 1e11)
    digits = 6 + math.ceil(math.log10(max(far, 1.0)))
    return np.array([rounded(x, digits) for x in made.tolist()])


def scale_span(place: float) -> float:
    """Return the largest gap at a place of the scale's slider, from 0 to SCALE_END."""
    return SMALLEST_SPAN * 10 ** (place / SCALE_PER_DECADE)


def scale_place(wanted: float) -> float:
    """Return the place of a largest gap on the slider; its ends hold all beyond."""
    if wanted <= SMALLEST_SPAN:
        return 0.0
    place = SCALE_PER_DECADE * math.log10(wanted / SMALLEST_SPAN)
    return min(place, float(SCALE_END))


def scale_choice(place: float) -> float:
    """Return the largest gap that the slider chooses: near a mark, the mark itself."""
    near = (mark for mark in SCALE_MARKS if abs(scale_place(mark) - place) <= 2)
    return next(near, rounded(scale_span(place), 3))


def scale_step(wanted: float, steps: float) -> float:
    """Return the largest gap so many steps of the keys on, ten to a decade.

    Keys walk whole places of the slider, also with a tenth of a step; every mark lies
    within half a place of one, and is chosen there.
    """
    start = math.floor(scale_place(wanted) + 0.5)
    place = min(max(start + math.floor(steps * SCALE_STEP + 0.5), 0), SCALE_END)
    near = (mark for mark in SCALE_MARKS if abs(scale_place(mark) - place) < 0.5)
    return next(near, rounded(scale_span(place), 3))


def share_at_scale(
    logits: ArrayLike, temperature: float, index: int, place: float
) -> float:
    """Return the probability of class `index` with the slider at `place`.

    Scaled are the gaps, so that what all logits have in common costs no digits.
    """
    half = 2.0 if span(logits) == math.inf else 1.0
    scaled = scaled_to_span(scaled_gaps(logits, half), scale_span(place))
    return float(softmax(scaled, temperature)[index])


def crossing(logits: ArrayLike, temperature: float, index: int, level: float) -> float:
    """Return the place of the slider at which a class's share passes `level`.

    For the class with the largest logit, whose share grows with the scale. An end of
    the slider where it never passes.
    """
    low, high = 0.0, float(SCALE_END)
    if share_at_scale(logits, temperature, index, low) >= level:
        return low
    if share_at_scale(logits, temperature, index, high) < level:
        return high
    for _ in range(20):
        middle = (low + high) / 2
        if share_at_scale(logits, temperature, index, middle) < level:
            low = middle
        else:
            high = middle
    return high


# --- gaps and ratios ------------------------------------------------------------------


def ruler_place(gap: float) -> float:
    """Return where on the ruler, from 0 to 1, a gap over T stands; beyond it, its end.

    A ratio of probabilities stands at the gap that makes it: its logarithm.
    """
    return min(gap, float(RULER_END)) / RULER_END


def _finite(logits: ArrayLike) -> Floats:
    z = as_vector("logits", logits)
    if not np.isfinite(z).all():
        raise ValueError(f"logits must be finite, got {logits!r}")
    return z
