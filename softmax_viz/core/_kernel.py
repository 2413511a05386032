"""The arithmetic that softmax and its relatives share, exact where it matters.

Softmax needs exp((z - max z) / T). Subtracting and dividing round, and exp turns an
absolute error of 1e-14 in its argument into a relative error of 1e-14 in its value:
fifty units in the last place. So both steps hand on what their rounding dropped, as a
second number, and the exponentials are corrected by it.
"""

import math

import numpy as np

from softmax_viz.core._inputs import Axis, Floats

BLOCK = 8192  # numbers per round: all intermediate arrays fit in the processor's cache
FSUM_UP_TO = 256  # up to this length math.fsum is the fastest exact sum

_SPLITTER = np.array(2.0**27 + 1)
_MINUS_ONE = np.array(-1.0)
_ONE = np.array(1.0)


def largest(logits: Floats, axis: Axis) -> Floats:
    """Give the largest logit along an axis, keeping the dimension."""
    return np.asarray(np.maximum.reduce(logits, axis=axis, keepdims=True))


def gaps(logits: Floats, maximum: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Give (z - maximum) / T in two parts: rounded, and what the rounding dropped.

    T = 0 and T = inf give the exact limits. Where the first part is -inf (a mask, or
    a gap beyond the floats) the second is -1, so that exp(first) * (1 + second) is 0.
    """
    if temperature == 1:
        head, tail = _difference(logits, maximum)
    elif temperature == 0:
        head = logits - maximum
        head, tail = np.where(head < 0, -np.inf, head), head * 0.0
    elif temperature == math.inf:
        level = maximum - maximum
        head, tail = np.where(logits == -np.inf, -np.inf, level), level
    else:
        head, tail = _scaled_difference(logits, maximum, temperature)
    return head, np.fmax(tail, _MINUS_ONE)


def exponentials(logits: Floats, maximum: Floats, temperature: float) -> Floats:
    """Give exp((z - maximum) / T), each within about one unit in the last place."""
    if logits.size <= BLOCK:
        return _exponentials(logits, maximum, temperature)
    result = np.empty_like(logits)
    with np.nditer(
        [logits, maximum, result],
        flags=["external_loop", "buffered"],
        op_flags=[["readonly"], ["readonly"], ["writeonly"]],
        buffersize=BLOCK,
    ) as blocks:
        for z, top, out in blocks:
            out[...] = _exponentials(z, top, temperature)
    return result


def add_up(exponentials: Floats, axis: Axis) -> tuple[Floats | float, Floats | float]:
    """Give how many exponentials are 1 (the maxima), and the exact sum of the rest.

    Kept apart, the rest stays exact when it is far below 1: log(ties + rest) can be
    taken by log1p, and 1 - p is rest / (ties + rest) without cancellation.
    """
    if exponentials.ndim == 1 and exponentials.size <= FSUM_UP_TO:
        terms = exponentials.tolist()
        ties = terms.count(1.0)
        terms.append(-ties)
        return ties, math.fsum(terms)
    is_one = exponentials == _ONE
    rest = exact_sum(np.where(is_one, 0.0, exponentials), axis)
    return np.add.reduce(is_one, axis=axis, keepdims=True, dtype=np.float64), rest


def exact_sum(values: Floats, axis: Axis) -> Floats:
    """Add up finite values along an axis, right to about the last bit, keeping dims.

    Each value is split on a grid so coarse that the upper parts add up without any
    rounding; the lower parts are too small for their rounding to matter (Rump, Ogita
    & Oishi, SIAM J. Sci. Comput. 31 (2008) 189).
    """
    bound = np.maximum.reduce(np.abs(values), axis=axis, keepdims=True)
    count = values.size // max(bound.size, 1)
    grid = np.ldexp(1.0, np.frexp(bound * count)[1] + 1)
    upper = values + grid
    upper -= grid
    total = np.add.reduce(upper, axis=axis, keepdims=True)
    np.subtract(values, upper, out=upper)
    return np.asarray(total + np.add.reduce(upper, axis=axis, keepdims=True))


def _exponentials(logits: Floats, maximum: Floats, temperature: float) -> Floats:
    head, tail = gaps(logits, maximum, temperature)
    result: Floats = np.exp(head)
    tail = tail * result
    result += tail
    return result


def _difference(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Give a - b rounded, and exactly what the rounding dropped (Knuth's TwoSum)."""
    head = a - b
    minus_b = head - a
    return head, (a - (head - minus_b)) - (b + minus_b)


def _scaled_difference(a: Floats, b: Floats, scale: float) -> tuple[Floats, Floats]:
    """Give (a - b) / scale rounded, and what the rounding dropped (Dekker)."""
    # A power of two moves the divisor near 1, where no product leaves the range of
    # floats. A large scale is taken out first: then not even a - b can overflow.
    exponent = max(math.frexp(scale)[1], -1022)
    power = 2.0**-exponent
    divisor = scale * power
    if exponent > 0:
        head, tail = _difference(a * power, b * power)
    else:
        head, tail = _difference(a, b)
        head, tail = head * power, tail * power
    quotient = head / divisor
    high, low = _halves(quotient)
    divisor_high, divisor_low = _halves(np.array(divisor))
    remainder = head - high * divisor_high - high * divisor_low - low * divisor
    return quotient, (remainder + tail) / divisor


def _halves(x: Floats) -> tuple[Floats, Floats]:
    """Split x into two parts of at most 26 bits, whose products are exact (Veltkamp)."""
    shifted = x * _SPLITTER
    high = shifted - (shifted - x)
    return high, x - high
