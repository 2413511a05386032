"""The arithmetic that softmax and its relatives share, exact where it matters.

Softmax needs exp((z - max z) / T). Subtracting and dividing round, and exp turns an
absolute error of 1e-14 in its argument into a relative error of 1e-14 in its value:
fifty units in the last place. So both steps hand on what their rounding dropped, as a
second number, and the exponentials are corrected by it.

Masks, overflow and underflow run through these functions as -inf, nan and 0; the
public functions that call them silence numpy's warnings about it.
"""

import math

import numpy as np

from softmax_viz.core._inputs import Axis, Floats

BLOCK = (
    8192  # numbers at a time: what they need meanwhile fits in the processor's cache
)
FSUM_UP_TO = 256  # the length up to which math.fsum is the fastest exact sum

# numpy calculates faster with a 0-d array than with a Python number.
_ONE = np.array(1.0)
_MINUS_ONE = np.array(-1.0)


def largest(logits: Floats, axis: Axis) -> Floats:
    """Return the largest logit along an axis, in a shape that broadcasts to the logits.

    For a single vector that is a 0-d array.
    """
    if logits.ndim == 1:
        return np.asarray(np.maximum.reduce(logits, axis=axis))
    return np.asarray(np.maximum.reduce(logits, axis=axis, keepdims=True))


def gaps(logits: Floats, maximum: Floats, temperature: float) -> tuple[Floats, Floats]:
    """Return (z - maximum) / T as head + tail: rounded, and what the rounding dropped.

    T = 0 and T = inf give the exact limits. Where the head is -inf (a mask, or a gap
    beyond all floats) the tail is -1, so that exp(head) * (1 + tail) is 0, not nan.
    """
    if temperature == 1:
        head, tail = _difference(logits, maximum)
    elif temperature == 0:
        head = logits - maximum
        head = np.where(head < 0, -np.inf, head)
        tail = head * 0.0
    elif temperature == math.inf:
        head = np.where(logits == -np.inf, -np.inf, maximum - maximum)
        tail = head * 0.0
    else:
        head, tail = _scaled_difference(logits, maximum, temperature)
    return head, np.fmax(tail, _MINUS_ONE)


def swept_gaps(logits: Floats, temperatures: Floats) -> tuple[Floats, Floats]:
    """Return `gaps` of one vector for each T > 0 that is finite, as rows.

    `temperatures` has shape (m, 1); the same powers of two are taken out as for one.
    """
    maximum = largest(logits, -1)
    exponent = np.frexp(temperatures)[1]
    power = np.ldexp(1.0, -np.maximum(exponent, 0))
    head, tail = _difference(logits * power, maximum * power)
    tiny = np.where(exponent < -100, np.minimum(-exponent, 1022), 0)
    power_of_tiny = np.ldexp(1.0, tiny)
    scale = temperatures * power * power_of_tiny
    high = scale.astype(np.float32).astype(np.float64)
    head, tail = _divided(head * power_of_tiny, tail * power_of_tiny, scale, high)
    return head, np.fmax(tail, _MINUS_ONE)


def exponentials(logits: Floats, maximum: Floats, temperature: float) -> Floats:
    """Return exp((z - maximum) / T), right to about one unit in the last place."""
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
            _exponentials(z, top, temperature, out)
    return result


def add_up(exponentials: Floats, axis: Axis) -> tuple[Floats | int, Floats | float]:
    """Return how many exponentials are 1 (the maximum, its ties), and the others' sum.

    The total is ties + rest. Kept apart, the rest is exact even where it is far below
    1: log1p then gives the logarithm of the total, and 1 - p of the largest class is
    rest / total, both without cancellation.
    """
    if exponentials.ndim == 1 and exponentials.size <= FSUM_UP_TO and axis != ():
        terms = exponentials.tolist()
        ties = terms.count(1.0)
        return ties, math.fsum([*terms, -ties])
    is_one = exponentials == _ONE
    count = np.add.reduce(is_one, axis=axis, keepdims=True, dtype=np.float64)
    return count, exact_sum(exponentials - is_one, axis)


def exact_sum(values: Floats, axis: Axis) -> Floats:
    """Add up finite values along an axis, right to about the last bit, keeping dims.

    Each value is split on a grid so coarse that the upper parts add up without any
    rounding; the lower parts are so small that theirs does not matter (Rump, Ogita &
    Oishi, SIAM J. Sci. Comput. 31 (2008) 189).
    """
    bound = np.maximum(
        np.maximum.reduce(values, axis=axis, keepdims=True),
        -np.minimum.reduce(values, axis=axis, keepdims=True),
    )
    count = values.size // max(bound.size, 1)
    grid = np.ldexp(1.0, np.frexp(bound * count)[1] + 1)
    upper = np.asarray(values + grid)
    upper -= grid
    total = np.add.reduce(upper, axis=axis, keepdims=True)
    lower = np.subtract(values, upper, out=upper)
    return np.asarray(total + np.add.reduce(lower, axis=axis, keepdims=True))


def _exponentials(
    logits: Floats, maximum: Floats, temperature: float, out: Floats | None = None
) -> Floats:
    head, tail = gaps(logits, maximum, temperature)
    result = np.exp(head)
    tail *= result
    return np.add(result, tail, out=out)


def _difference(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return a - b rounded, and exactly what the rounding dropped (Knuth's TwoSum)."""
    head = a - b
    minus_b = head - a
    tail = a - (head - minus_b)
    minus_b += b
    tail -= minus_b
    return head, tail


def _scaled_difference(a: Floats, b: Floats, scale: float) -> tuple[Floats, Floats]:
    """Return (a - b) / scale rounded, and what the rounding dropped.

    The remainder of the division, head - quotient * scale, is taken in products of
    short factors, which are exact (Dekker, Numer. Math. 18 (1971) 224).
    """
    # Powers of two cost no accuracy. A large one is taken out before subtracting, so
    # that not even the difference of two huge logits overflows; a tiny one after.
    exponent = math.frexp(scale)[1]
    if exponent > 0:
        power = 2.0**-exponent
        scale *= power
        head, tail = _difference(a * power, b * power)
    else:
        head, tail = _difference(a, b)
    if exponent < -100:
        power = 2.0 ** min(-exponent, 1022)
        scale *= power
        head *= power
        tail *= power
    return _divided(head, tail, scale, float(np.float32(scale)))


def _divided(
    head: Floats, tail: Floats, scale: float | Floats, scale_high: float | Floats
) -> tuple[Floats, Floats]:
    """Return (head + tail) / scale rounded, and what the rounding dropped.

    `scale_high` is the scale in 24 bits. Head and tail are written over.
    """
    quotient = head / scale
    high = quotient.astype(np.float32).astype(np.float64)  # 24 of 53 bits
    low = quotient - high
    head -= high * scale_high
    high *= scale - scale_high
    head -= high
    low *= scale
    head -= low
    head += tail
    head /= scale
    return quotient, head
