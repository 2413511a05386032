"""How the points of a figure travel: few bytes, and as exact as a screen can show.

Evenly spaced numbers go as the first, the last, and how many; others as places between
the smallest and the largest, in 18 bits each: on a chart of a thousand pixels an error
of less than a hundredth of one, and as many digits as `figures.shortened` leaves near
the largest. What is short goes as it is. Of a trace that is like one before it only
what differs travels. Twin: web/shared/freight.js.
"""

import math
from functools import lru_cache
from typing import Any, Final, TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.figures import Figure
from softmax_viz.figures.base import Trace

NEAR: Final = 3  # so many traces before it a trace is compared with
SHORT: Final = 16  # fewer numbers are not worth it
POINTS: Final = ("x", "y")
DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
EVEN: Final = 2e-5  # how far evenly spaced numbers may be off, as a share of the range
_ALPHABET: Final = np.frombuffer(DIGITS.encode(), dtype=np.uint8)


class Even(TypedDict):
    """Evenly spaced numbers."""

    first: float
    last: float
    count: int


class Placed(TypedDict):
    """Numbers by their places between two ends, each written with so many digits."""

    low: float
    high: float
    digits: int
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
        trace | {key: numbers_of(trace[key]) for key in POINTS if key in trace}
        for trace in traces
    ]
    return figure | {"data": plain}


def _likened(trace: Trace, before: list[Trace]) -> Trace:
    """Return what differs from the trace before that it is most like, if from any."""
    likely = range(max(len(before) - NEAR, 0), len(before))
    choices = [
        (i, {k: v for k, v in trace.items() if k not in other or v != other[k]})
        for i, other in zip(likely, before[-NEAR:], strict=True)
        if other.keys() <= trace.keys()
    ]
    like, but = min(choices, key=lambda choice: len(choice[1]), default=(0, trace))
    return trace if len(but) == len(trace) else {"like": like, "but": but}


def _packed(values: list[float | None]) -> list[float | None] | Even | Placed:
    return values if len(values) < SHORT else _sent(tuple(values))


# Many curves share their x, and after a change some are as they were.
@lru_cache(maxsize=512)
def _sent(values: tuple[float | None, ...]) -> list[float | None] | Even | Placed:
    numbers = np.array(values, dtype=float)  # None becomes nan
    known = numbers[~np.isnan(numbers)]
    span = float(known.max()) - float(known.min()) if known.size else math.inf
    if not math.isfinite(span):
        return list(values)
    even = _even(numbers, span) if known.size == numbers.size else None
    return even or placed(numbers)


def _even(numbers: NDArray[np.float64], span: float) -> Even | None:
    """Return evenly spaced numbers by their ends; None for others."""
    first, last, middle = float(numbers[0]), float(numbers[-1]), numbers.size // 2
    there = first + (last - first) * middle / (numbers.size - 1)
    if abs(numbers[middle] - there) > EVEN * span:  # so are most, told at once
        return None
    even = np.linspace(first, last, numbers.size)
    if np.abs(numbers - even).max() > EVEN * span:
        return None
    return {"first": first, "last": last, "count": numbers.size}


def placed(values: ArrayLike, digits: int = 3) -> Placed:
    """Return numbers by their places, of which there are 64 ** digits; nan is a gap."""
    numbers = np.asarray(values, dtype=float)
    gaps = np.isnan(numbers)
    known = numbers[~gaps]
    low, high = float(known.min()), float(known.max())
    highest = 64**digits - 2  # one more is a gap
    shares = (numbers - low) / ((high - low) or 1.0)
    at = np.where(gaps, highest + 1, np.rint(shares * highest)).astype(np.int64)
    written = at[:, None] >> np.arange(6 * (digits - 1), -1, -6) & 63
    places = _ALPHABET[written].tobytes().decode()
    return {"low": low, "high": high, "digits": digits, "places": places}


def numbers_of(points: Any) -> list[float | None]:
    """Return the numbers that travelled packed. Twin: numbersOf."""
    if isinstance(points, list):
        return points
    if "count" in points:
        even = np.linspace(points["first"], points["last"], points["count"])
        numbers: list[float | None] = even.tolist()
        return numbers
    digits, places = points["digits"], points["places"]
    highest = 64**digits - 2
    low, span = points["low"], points["high"] - points["low"]
    unpacked: list[float | None] = []
    for i in range(0, len(places), digits):
        place = 0
        for digit in places[i : i + digits]:
            place = 64 * place + DIGITS.index(digit)
        unpacked.append(None if place > highest else low + span * place / highest)
    return unpacked
