"""How the points of a figure travel: few bytes, and as exact as a screen can show.

Evenly spaced numbers go as the first, the last, and how many; others as places between
the smallest and the largest, in 18 bits each: on a chart of a thousand pixels an error
of less than a hundredth of one. What is short goes as it is, with five digits. Of a
trace that is like one before it only what differs travels. Twin: web/shared/freight.js.
"""

import base64
import math
from collections.abc import Iterator
from typing import Any, Final, Literal, TypeAlias, TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

from softmax_viz.figures import Figure
from softmax_viz.figures.base import Points, Trace

NEAR: Final = 3  # so many traces before it a trace is compared with
ALIKE: Final = 3  # keys in which traces of one kind differ, such as name, y and line
MISSING: Final = object()
LARGEST: Final = np.finfo(float).max
SHORT: Final = 16  # fewer numbers are not worth it
SHOWN: Final = 5  # digits of those, more than a screen can show
POINTS: Final = ("x", "y")
DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WRITTEN: Final = 3  # digits of a place
GAP: Final = 64**WRITTEN - 1  # the place of what is missing; the one before is highest
EVEN: Final = 2e-5  # how far evenly spaced numbers may be off, as a share of the range
_ALPHABET: Final = np.frombuffer(DIGITS.encode(), dtype=np.uint8)
_SHIFTS: Final = np.arange(6 * (WRITTEN - 1), -1, -6)


class Even(TypedDict):
    """Evenly spaced numbers."""

    first: float
    last: float
    count: int


class Placed(TypedDict):
    """Numbers by their places between two ends."""

    low: float
    high: float
    places: str


Sent: TypeAlias = list[float | None] | Even | Placed


def packed(figure: Figure) -> Figure:
    """Return the figure with the points of its traces as they travel."""
    traces: list[Trace] = figure["data"]
    lengths: dict[int, dict[int, Points]] = {}
    for trace in traces:
        for key in POINTS:
            if key in trace:  # what traces share, such as their x, is there once
                points = trace[key]
                lengths.setdefault(len(points), {})[id(points)] = points
    sent: dict[int, Sent] = {}
    for length, rows in lengths.items():
        pack = _short if length < SHORT else _long
        sent.update(zip(rows, pack(list(rows.values())), strict=True))
    travelling = [
        trace | {key: sent[id(trace[key])] for key in POINTS if key in trace}
        for trace in traces
    ]
    likened = [_likened(trace, travelling[:i]) for i, trace in enumerate(travelling)]
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
    like, but = 0, trace
    for i in range(len(before) - 1, max(len(before) - 1 - NEAR, -1), -1):
        other = before[i]
        if other.keys() <= trace.keys():
            differs = {k: v for k, v in trace.items() if v != other.get(k, MISSING)}
            if len(differs) < len(but):
                like, but = i, differs
            if len(differs) <= ALIKE:
                break
    return trace if but is trace else {"like": like, "but": but}


def _short(rows: list[Points]) -> Iterator[Sent]:
    """Return rows of a few points, rounded to what a screen can show."""
    for row in rows:
        yield [_shortened(value) for value in row]


def _shortened(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):  # JSON has no nan
        return None
    short = float(f"{value:.{SHOWN}g}")
    return short if math.isfinite(short) else value


def _long(rows: list[Points]) -> Iterator[Sent]:
    """Return rows of many points, all of one length, packed together: it is quicker."""
    numbers = np.array(rows, dtype=float)  # None becomes nan
    gaps = ~np.isfinite(numbers)
    low = np.min(numbers, axis=-1, where=~gaps, initial=math.inf)
    high = np.max(numbers, axis=-1, where=~gaps, initial=-math.inf)
    half = high / 2 - low / 2  # the whole may be beyond all floats
    packable = (half < LARGEST / 2) & ~gaps.all(axis=-1)
    span = 2 * np.where(packable, half, 0)
    even = packable & ~gaps.any(axis=-1)
    even[even] = _are_even(numbers[even], span[even])
    apart = packable & ~even
    places = iter(_places(numbers[apart], gaps[apart], low[apart], span[apart]))
    for i, row in enumerate(numbers):
        if even[i]:
            first, last = float(row[0]), float(row[-1])
            yield {"first": first, "last": last, "count": row.size}
        elif apart[i]:
            yield {"low": float(low[i]), "high": float(high[i]), "places": next(places)}
        else:  # nothing to place, or the ends are too far apart for that
            yield [
                None if gap else x for x, gap in zip(row.tolist(), gaps[i], strict=True)
            ]


def _are_even(rows: NDArray[np.float64], span: NDArray[np.float64]) -> NDArray[np.bool]:
    """Return of each row whether its numbers are evenly spaced."""
    shares = np.linspace(0, 1, rows.shape[-1])
    first, last = rows[:, :1], rows[:, -1:]
    off = np.abs(first + (last - first) * shares - rows)
    found: NDArray[np.bool] = off.max(axis=-1) <= EVEN * span
    return found


def _places(
    rows: NDArray[np.float64],
    gaps: NDArray[np.bool],
    low: NDArray[np.float64],
    span: NDArray[np.float64],
) -> Iterator[str]:
    """Return the places of each row between its low and its high, as text."""
    wide = np.where(span > 0, span, 1.0)
    shares = (rows - low[:, None]) / wide[:, None]
    at = np.where(gaps, GAP, np.rint(np.where(gaps, 0, shares) * (GAP - 1)))
    digits = at.astype(np.int64)[:, :, None] >> _SHIFTS & 63
    text = _ALPHABET[digits].tobytes().decode()
    width = WRITTEN * rows.shape[-1]
    return (text[i : i + width] for i in range(0, len(text), width))


def in_base64(values: ArrayLike, kind: Literal["<f4", "<f8"] = "<f8") -> str:
    """Return numbers as text to the last digit. Twins: float64s, float32s."""
    numbers = np.asarray(values, dtype=float)
    beyond = np.abs(numbers) > np.finfo(kind).max  # what it cannot hold is infinite
    held = np.where(beyond, np.copysign(np.inf, numbers), numbers)
    return base64.b64encode(held.astype(kind).tobytes()).decode()


def numbers_of(points: Any) -> list[float | None]:
    """Return the numbers that travelled packed. Twin: numbersOf."""
    if isinstance(points, list):
        return points
    if "count" in points:
        even = np.linspace(points["first"], points["last"], points["count"])
        numbers: list[float | None] = even.tolist()
        return numbers
    places = points["places"]
    low, span = points["low"], points["high"] - points["low"]
    unpacked: list[float | None] = []
    for i in range(0, len(places), WRITTEN):
        place = 0
        for digit in places[i : i + WRITTEN]:
            place = 64 * place + DIGITS.index(digit)
        unpacked.append(None if place == GAP else low + span * place / (GAP - 1))
    return unpacked
