"""Softmax to fifty digits, so that a claim is judged at any digits that it gives."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

# Exponents wide enough for every float divided by every other.
PRECISE: Final = Context(
    prec=50, rounding=ROUND_HALF_UP, Emin=-999_999, Emax=999_999, traps=[]
)


def exact_softmax(logits: Sequence[float], temperature: float) -> tuple[Decimal, ...]:
    """Return softmax to 50 digits of the logits and the temperature as written.

    A float stands for the shortest decimal that reads back as it: 0.1 is a tenth. At
    T = 0 the largest logits share the whole, at T = inf all do. Raises ValueError if
    there is no logit, or the temperature is negative or nan.
    """
    if not logits or not temperature >= 0:
        raise ValueError(f"no softmax of {len(logits)} logits at T = {temperature}")
    exponentials = exact_exponentials(logits, temperature)
    with localcontext(PRECISE):
        total = sum(exponentials)
        return tuple(e / total for e in exponentials)


def exact_exponentials(
    logits: Sequence[float], temperature: float
) -> tuple[Decimal, ...]:
    """Return e^((z − max z) / T) to 50 digits, the largest of them 1."""
    with localcontext(PRECISE):
        z = [Decimal(repr(float(x))) for x in logits]
        gaps = [x - max(z) for x in z]
        if temperature == 0:
            return tuple(Decimal(int(gap == 0)) for gap in gaps)
        if temperature == float("inf"):
            return (Decimal(1),) * len(gaps)
        t = Decimal(repr(float(temperature)))
        return tuple((gap / t).exp() for gap in gaps)
