"""How the points of a figure travel: few bytes, and as exact as a screen can show.

Evenly spaced numbers go as the first, the last, and how many; others as places between
the smallest and the largest, in 18 bits each: on a chart of a thousand pixels an error
of less than a hundredth of one, and as many digits as `figures.shortened` leaves near
the largest. What is short goes as it is. Of a trace that is like one before it only
what differs travels. Twin: web/chart/freight.js.
"""

import json
from typing import Any, Final, TypedDict

import numpy as np
from numpy.typing import NDArray

from softmax_viz.figures import Figure
from softmax_viz.figures.base import Trace

NEAR: Final = 3  # so many traces before it a trace is compared with
SHORT: Final = 16  # fewer numbers are not worth it
POINTS: Final = ("x", "y")
DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PLACES: Final = 64**3 - 2  # the highest place; one more is a gap in a curve
EVEN: Final = 2e-5  # how far evenly spaced numbers may be off, as a share of the range
_ALPHABET: Final = np.frombuffer(DIGITS.encode(), dtype=np.uint8)


class Even(TypedDict):
    """Evenly spaced numbers."""

    first: float
    last: float
    count: int


class Placed(TypedDict):
    """Numbers by their places between two ends, three digits for each."""

    low: float
    high: float
    places: str


def packed(figure: Figure) -> Figure:
    """Return the figure with the points of its traces as they travel."""
    traces = [
        trace | {key: _packed(trace[key]) for key in POINTS if key in trace}
        for trace in figure["data"]
    ]
    likened = [_likened(trace, traces[:i]) for i, trace in enumerate(traces)]
    return figure | {"data": likened}


def unpacked(figure: Figure) -> Figure:
    """Return a figure with its points as numbers again. Twin: unpacked."""
    traces: list[Trace] = []
    for sent in figure["data"]:
        traces.append(traces[sent["like"]] | sent["but"] if "like" in sent else sent)
    plain = [
        trace | {key: _unpacked(trace[key]) for key in POINTS if key in trace}
        for trace in traces
    ]
    return figure | {"data": plain}


def _likened(trace: Trace, before: list[Trace]) -> Trace:
    """Return what differs from the trace before that it is most like, if from any."""
    choices = [
        {
            "like": i,
            "but": {k: v for k, v in trace.items() if k not in other or v != other[k]},
        }
        for i, other in enumerate(before[-NEAR:], max(len(before) - NEAR, 0))
        if other.keys() <= trace.keys()
    ]
    return min([trace, *choices], key=lambda sent: len(json.dumps(sent)))


def _packed(values: list[float | None]) -> list[float | None] | Even | Placed:
    if len(values) < SHORT:
        return values
    numbers = np.array(values, dtype=float)  # None becomes nan
    known = numbers[~np.isnan(numbers)]
    if not known.size:
        return values
    low, high = float(known.min()), float(known.max())
    if known.size == numbers.size:
        even = np.linspace(numbers[0], numbers[-1], numbers.size)
        if np.abs(numbers - even).max() <= EVEN * (high - low):
            return {"first": values[0], "last": values[-1], "count": len(values)}  # type: ignore[typeddict-item]
    if not np.isfinite(high - low):
        return values
    return {"low": low, "high": high, "places": _places(numbers, low, high)}


def _places(numbers: NDArray[np.float64], low: float, high: float) -> str:
    shares = (numbers - low) / ((high - low) or 1.0)
    places = np.nan_to_num(np.rint(shares * PLACES), nan=PLACES + 1).astype(np.int32)
    digits = places[:, None] >> np.array([12, 6, 0]) & 63
    return _ALPHABET[digits].tobytes().decode()


def _unpacked(points: Any) -> list[float | None]:
    if isinstance(points, list):
        return points
    if "count" in points:
        even = np.linspace(points["first"], points["last"], points["count"])
        numbers: list[float | None] = even.tolist()
        return numbers
    digits = [DIGITS.index(digit) for digit in points["places"]]
    triples = zip(digits[::3], digits[1::3], digits[2::3], strict=True)
    places = [(a << 12) + (b << 6) + c for a, b, c in triples]
    low, span = points["low"], points["high"] - points["low"]
    return [None if p > PLACES else low + span * p / PLACES for p in places]
