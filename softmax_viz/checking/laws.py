"""What no softmax can give: laws that a claim breaks, whatever the mistake."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import combinations, pairwise
from typing import Final

from softmax_viz import core
from softmax_viz.checking.claims import Claim, Said
from softmax_viz.checking.mistakes import Found, among_floats, fits
from softmax_viz.checking.truth import PRECISE, exact_softmax

NEAR: Final = 1.5  # units of the last digit, within which another T comes near


def broken_laws(
    logits: Sequence[float], temperature: float, claim: Claim
) -> tuple[Found, ...]:
    """Return what the claim breaks: order, sum, range, or the ratios that it states."""
    if claim.ratios:
        return tuple(among_floats(_wrong_ratios(logits, temperature, claim)))
    laws = (
        _out_of_range(claim),
        _total(logits, temperature, claim),
        _order(logits, temperature, claim),
    )
    return tuple(found for law in laws for found in among_floats(law))


def nearest(
    logits: Sequence[float], temperature: float, claim: Claim
) -> tuple[Found, ...]:
    """Return what can be said of a wrong claim that no mistake of the list gives.

    That is the T that comes near it, or that two pairs of classes would need two T.
    """
    found = tuple(among_floats(_near_temperature(logits, temperature, claim)))
    return found or tuple(among_floats(_two_temperatures(logits, claim)))


def sum_slack(claim: Claim) -> Decimal:
    """Return how far from the truth the sum of rounded numbers can be."""
    with localcontext(PRECISE):
        return sum((said.unit for said in claim.said if said), Decimal(0)) / 2


def said_sum(claim: Claim) -> Decimal:
    """Return what the claimed numbers add up to."""
    with localcontext(PRECISE):
        return sum((said.value for said in claim.said if said), Decimal(0))


def _out_of_range(claim: Claim) -> Iterator[Found]:
    for kind, outside in (
        ("negative", lambda said: said.value < 0),
        ("above one", lambda said: said.value - said.unit / 2 > 1),
    ):
        classes = tuple(i for i in claim.known if _is(claim.said[i], outside))
        if classes:
            yield Found(kind, classes=classes)


def _is(said: Said | None, law: object) -> bool:
    return said is not None and callable(law) and bool(law(said))


def _total(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    total, slack = said_sum(claim), sum_slack(claim)
    if claim.total is not None and abs(total - claim.total.value) > (
        slack + claim.total.unit / 2 * (claim.total.value != 1)
    ):
        numbers = (float(total), float(claim.total.value))
        yield Found("wrong total", numbers)
        if total < claim.total.value < 1:
            truth = sorted(core.softmax(z, t).tolist(), reverse=True)
            running, needed = 0.0, 0
            while running < float(claim.total.value) - 1e-12 and needed < len(truth):
                running += truth[needed]
                needed += 1
            yield Found("no nucleus", (*numbers, float(needed), round(running, 6)))
    whole = len(claim.known) == len(claim.said)
    if (whole and abs(total - 1) > slack) or total - slack > 1:
        yield Found("not one", (float(total), float(1 - slack), float(1 + slack)))


def _order(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    if not 0 < t < math.inf:
        return
    truth = exact_softmax(z, t)
    pairs = [
        (i, j, claim.said[i], claim.said[j])
        for i, j in combinations(claim.known, 2)
        if z[i] != z[j]
    ]
    up = [(i, j, a, b) if z[i] > z[j] else (j, i, b, a) for i, j, a, b in pairs]
    for i, j, a, b in sorted(up, key=lambda pair: z[pair[1]] - z[pair[0]]):
        if a and b and a.value + a.unit / 2 <= b.value - b.unit / 2:
            yield Found("order turned", classes=(i, j))
            return
    for i, j, a, b in sorted(up, key=lambda pair: z[pair[1]] - z[pair[0]]):
        if (
            a
            and b
            and a.value == b.value
            and not (fits(claim, i, truth[i]) or fits(claim, j, truth[j]))
        ):
            ratio = math.exp(min((z[i] - z[j]) / t, 700.0))
            yield Found("order merged", (ratio,), (i, j))
            return
    for i, j in combinations(claim.known, 2):
        a, b = claim.said[i], claim.said[j]
        if z[i] == z[j] and a and b:
            with localcontext(PRECISE):
                if abs(a.value - b.value) > (a.unit + b.unit) / 2:
                    yield Found("equal apart", classes=(i, j))
                    return


def _wrong_ratios(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    for i, j in pairwise(claim.known):
        a, b = claim.said[i], claim.said[j]
        if a is None or b is None or b.value <= b.unit / 2:
            continue
        gap = (z[i] - z[j]) / t if 0 < t < math.inf else 0.0
        right = math.exp(min(gap, 700.0))
        low = float((a.value - a.unit / 2) / (b.value + b.unit / 2))
        high = float((a.value + a.unit / 2) / (b.value - b.unit / 2))
        if not low <= right <= high:
            yield Found("wrong ratio", (float(a.value / b.value), right), (i, j))


def _near_temperature(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    if len(claim.known) < len(z) or len(z) < 3:
        return
    said = [(float(s.value), float(s.unit)) for s in claim.said if s]

    def distance(value: float) -> float:
        p = core.softmax(z, value).tolist()
        return max(abs(x - s) / unit for x, (s, unit) in zip(p, said, strict=True))

    grid = [10 ** (k / 50) for k in range(-100, 151)]
    around = min(grid, key=distance)
    fine = [around * 10 ** (k / 2000) for k in range(-40, 41)]
    best = float(f"{min(fine, key=distance):.2g}")
    if distance(best) <= NEAR < distance(t if 0 < t < math.inf else best):
        yield Found("near temperature", (best, *core.softmax(z, best).tolist()))


def _two_temperatures(z: Sequence[float], claim: Claim) -> Iterator[Found]:
    """Find two pairs of classes whose ratios cannot come from one T."""
    pairs = []
    for i, j in combinations(claim.known, 2):
        high, low = (i, j) if z[i] > z[j] else (j, i)
        a, b = claim.said[high], claim.said[low]
        if z[i] == z[j] or not (a and b) or a.value <= a.unit or b.value <= b.unit:
            continue
        least = float((a.value - a.unit / 2) / (b.value + b.unit / 2))
        most = float((a.value + a.unit / 2) / (b.value - b.unit / 2))
        if least <= 1:
            continue
        gap = z[high] - z[low]
        middle = gap / math.log(float(a.value / b.value))
        pairs.append((gap / math.log(most), gap / math.log(least), middle, high, low))
    for one, other in sorted(
        combinations(sorted(pairs, key=lambda pair: (pair[3], pair[4])), 2),
        key=lambda two: -abs(math.log(two[0][2] / two[1][2])),
    ):
        if one[1] < other[0] or other[1] < one[0]:
            yield Found("two temperatures", (one[2], other[2]), (*one[3:], *other[3:]))
            return
