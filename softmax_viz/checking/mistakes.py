"""Which mistake gives the claimed numbers: a search over a list of named ones.

Each mistake says what would come out of it; one whose numbers, rounded as the claim
is, are the claimed ones has been found. So nothing is guessed: what is found gives
exactly these digits, and several that do are all told, the likeliest first.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from typing import Any, Final, TypeVar

from softmax_viz import core
from softmax_viz.checking.claims import Claim
from softmax_viz.checking.truth import PRECISE, exact_exponentials, exact_softmax

Vector = Sequence[float] | Sequence[Decimal]
N = TypeVar("N", float, Decimal)


@dataclass(frozen=True)
class Found:
    """A mistake by its name, with the numbers that belong to its sentence."""

    kind: str
    numbers: tuple[float, ...] = ()
    classes: tuple[int, ...] = ()


def find_mistakes(
    logits: Sequence[float], temperature: float, claim: Claim, most: int = 3
) -> tuple[Found, ...]:
    """Return the mistakes that give the claimed numbers, the likeliest first.

    There is none in a claim that is right at the digits it gives.
    """
    truth = exact_softmax(logits, temperature)
    if claim.ratios or agrees(claim, truth):
        return ()
    found: dict[str, Found] = {}
    for search in SEARCHES:
        for mistake in among_floats(search(logits, temperature, claim)):
            found.setdefault(mistake.kind, mistake)
            if len(found) == most:
                return tuple(found.values())
    return tuple(found.values())


def among_floats(found: Iterator[Found]) -> Iterator[Found]:
    """Return what is found until the numbers leave the range of floats."""
    try:
        yield from found
    except (ArithmeticError, ValueError):
        return


def agrees(claim: Claim, vector: Vector) -> bool:
    """Return whether `vector`, rounded as the claim is, gives the claimed numbers.

    A half may have been rounded either way.
    """
    return all(fits(claim, i, vector[i]) for i in claim.known)


def fits(claim: Claim, i: int, value: float | Decimal) -> bool:
    """Return whether `value`, rounded as the claim is, is what is said of class i."""
    said = claim.said[i]
    if said is None:
        return True
    if isinstance(value, Decimal):
        return abs(said.value - value) <= said.unit / 2
    if not math.isfinite(value):
        return False
    slack = float(said.unit) / 2 + 1e-14 * abs(value)
    return abs(float(said.value) - value) <= slack


# --- another formula ------------------------------------------------------------------

Formula = Callable[[Sequence[float], float], Vector]


def _forgotten(z: Sequence[float], t: float) -> Vector:
    return exact_softmax(z, 1.0)


def _multiplied(z: Sequence[float], t: float) -> Vector:
    return core.softmax(z, 1 / t).tolist()


def _base(base: float) -> Formula:
    return lambda z, t: core.softmax(z, t / math.log(base)).tolist()


def _minus(z: Sequence[float], t: float) -> Vector:
    return core.softmax([-x for x in z], t).tolist()


def _divided_after(z: Sequence[float], t: float) -> Vector:
    return [p / t for p in core.softmax(z).tolist()]


def _power_without_sum(z: Sequence[float], t: float) -> Vector:
    return [p ** (1 / t) for p in core.softmax(z).tolist()]


def _twice(z: Sequence[float], t: float) -> Vector:
    return core.softmax(core.softmax(z, t).tolist()).tolist()


def _temperature_twice(z: Sequence[float], t: float) -> Vector:
    return core.softmax(z, t * t).tolist()


def _sigmoid(z: Sequence[float], t: float) -> Vector:
    return core.sigmoid([x / t for x in z]).tolist()


def _division(z: Sequence[float], t: float) -> Vector:
    return _over(z, math.fsum(z))


def _sizes(z: Sequence[float], t: float) -> Vector:
    return _over([abs(x) for x in z], math.fsum(map(abs, z)))


def _from_least(z: Sequence[float], t: float) -> Vector:
    raised = [x - min(z) for x in z]
    return _over(raised, math.fsum(raised))


def _squares(z: Sequence[float], t: float) -> Vector:
    return _over([x * x for x in z], math.fsum(x * x for x in z))


def _exponentials(z: Sequence[float], t: float) -> Vector:
    return [math.exp(x / t) for x in z]


def _over_largest(z: Sequence[float], t: float) -> Vector:
    return exact_exponentials(z, t)


def _odds(z: Sequence[float], t: float) -> Vector:
    return [p / (1 - p) for p in core.softmax(z, t).tolist()]


def _negative_is_zero(z: Sequence[float], t: float) -> Vector:
    return core.softmax([x if x >= 0 else -math.inf for x in z], t).tolist()


def _one_hot(z: Sequence[float], t: float) -> Vector:
    return exact_softmax(z, 0.0)


def _uniform(z: Sequence[float], t: float) -> Vector:
    return exact_softmax(z, math.inf)


def _sparsemax(z: Sequence[float], t: float) -> Vector:
    return core.sparsemax([x / t for x in z]).tolist()


def _standardized(z: Sequence[float], t: float) -> Vector:
    mean = math.fsum(z) / len(z)
    spread = math.sqrt(math.fsum((x - mean) ** 2 for x in z) / len(z))
    return core.softmax([(x - mean) / spread for x in z], t).tolist()


def _of_length_one(z: Sequence[float], t: float) -> Vector:
    return core.softmax([x / math.hypot(*z) for x in z], t).tolist()


def _shares_first(z: Sequence[float], t: float) -> Vector:
    return core.softmax(_over(z, math.fsum(z)), t).tolist()


def _surprise(z: Sequence[float], t: float) -> Vector:
    return [-x for x in core.log_softmax(z, t).tolist()]


def _over(values: Sequence[float], total: float) -> list[float]:
    return [x / total for x in values]


FORMULAS: Final[dict[str, Formula]] = {
    "forgotten": _forgotten,
    "multiplied": _multiplied,
    "temperature twice": _temperature_twice,
    "divided after": _divided_after,
    "power without sum": _power_without_sum,
    "minus": _minus,
    "sigmoid": _sigmoid,
    "sigmoid without T": lambda z, t: _sigmoid(z, 1.0),
    "division": _division,
    "sizes": _sizes,
    "from least": _from_least,
    "squares": _squares,
    "base 2": _base(2),
    "base 10": _base(10),
    "exponentials": _exponentials,
    "over largest": _over_largest,
    "odds": _odds,
    "negative is zero": _negative_is_zero,
    "softmax twice": _twice,
    "standardized": _standardized,
    "length one": _of_length_one,
    "shares first": _shares_first,
    "sparsemax": _sparsemax,
    "surprise": _surprise,
    "one-hot": _one_hot,
    "uniform": _uniform,
}


def given_by(kind: str, logits: Sequence[float], temperature: float) -> Vector | None:
    """Return what comes out of a formula; None where it has no answer here."""
    limit = temperature in (0, math.inf)
    try:
        if limit and kind not in ("forgotten", "division", "one-hot", "uniform"):
            return None
        values = FORMULAS[kind](logits, temperature)
    except (ArithmeticError, ValueError):
        return None
    return values if all(math.isfinite(x) for x in values) else None


def _other_formula(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    for kind in FORMULAS:
        values = given_by(kind, z, t)
        if values is not None and agrees(claim, values):
            yield Found(kind)


# --- the right numbers, written down wrongly ------------------------------------------

STEPS: Final = (Decimal("0.05"), Decimal("0.1"))  # to which people round by eye


def _percent_slip(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    truth = exact_softmax(z, t)
    for kind, by in (("a hundred too small", -2), ("a hundred too large", 2)):
        moved = [p.scaleb(by, PRECISE) for p in truth]
        if agrees(claim, moved) and any(s and s.value for s in claim.said):
            yield Found(kind)


def _other_order(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    if len(claim.known) < len(z):
        return
    truth = exact_softmax(z, t)
    by_size = sorted(range(len(z)), key=lambda i: truth[i])
    said = [s for s in claim.said if s]
    by_claim = sorted(range(len(z)), key=lambda i: said[i].value)
    places = dict(zip(by_claim, by_size, strict=True))
    if agrees(claim, [truth[places[i]] for i in range(len(z))]):
        moved = tuple(i for i in range(len(z)) if not fits(claim, i, truth[i]))
        yield Found("other order", classes=moved)


def _cut(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    truth = exact_softmax(z, t)
    wrong = [i for i in claim.known if not fits(claim, i, truth[i])]
    if all(is_cut(claim, i, truth[i]) for i in wrong):
        everywhere = all(is_cut(claim, i, truth[i]) for i in claim.known)
        yield Found("cut" if everywhere else "some cut", classes=tuple(wrong))


def is_cut(claim: Claim, i: int, p: Decimal) -> bool:
    """Return whether what is claimed of class i is `p` with its last digits cut off."""
    said = claim.said[i]
    return said is not None and said.value == rounded(p, said.decimals, ROUND_DOWN)


def _rounded_twice(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    truth = exact_softmax(z, t)
    for more in (1, 2):
        values = []
        for p, said in zip(truth, claim.said, strict=True):
            places = said.decimals if said else 0
            values.append(rounded(rounded(p, places + more), places))
        if agrees(claim, values) and _same_digits(claim, values):
            yield Found("rounded twice")


def _same_digits(claim: Claim, values: Vector) -> bool:
    return all(
        s is None or s.value == v for s, v in zip(claim.said, values, strict=True)
    )


def _steps(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    truth = exact_softmax(z, t)
    for step in STEPS:
        with localcontext(PRECISE):
            values = [rounded(p / step, 0) * step for p in truth]
        if _same_digits(claim, values):
            yield Found("steps", (float(step),))


def _made_to_one(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    said = [s for s in claim.said if s]
    if len(said) < len(z) or sum(s.value for s in said) != 1:
        return
    truth = exact_softmax(z, t)
    right = [rounded(p, s.decimals) for p, s in zip(truth, said, strict=True)]
    wrong = [i for i in claim.known if not fits(claim, i, truth[i])]
    lack = abs(1 - sum(right))
    if lack and len(wrong) == 1 and abs(said[wrong[0]].value - right[wrong[0]]) == lack:
        yield Found("made to one", (float(sum(right)),), tuple(wrong))


def _swapped_digits(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    truth = exact_softmax(z, t)
    wrong = [i for i in claim.known if not fits(claim, i, truth[i])]
    if len(wrong) != 1 or len(claim.known) < 2:
        return
    said = claim.said[wrong[0]]
    assert said is not None
    right = f"{rounded(truth[wrong[0]], said.decimals):f}"
    wrote = f"{said.value:f}"
    swaps = (
        right[:i] + right[i + 1] + right[i] + right[i + 2 :]
        for i in range(2, len(right) - 1)
    )
    if wrote in swaps:
        yield Found("swapped digits", classes=tuple(wrong))


# --- rounded too early ----------------------------------------------------------------


def _early(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    """Try exponentials that were rounded, or cut, before they were divided."""
    if t in (0, math.inf) or len(claim.known) < len(z):
        return
    if max(abs(x) for x in z) / t > 30:  # nobody writes such an exponential in full
        return
    with localcontext(PRECISE):
        scaled = [Decimal(repr(float(x))) / Decimal(repr(float(t))) for x in z]
        exact = [x.exp() for x in scaled]
    given = max(s.decimals for s in claim.said if s)
    likeliest = sorted(range(5), key=lambda places: (abs(places - given), places))
    for places in likeliest:
        up = [rounded(e, places) for e in exact]
        if _divides(claim, up):
            yield Found("early", (float(places), *map(float, up)))
            return
        for changed, mixed in _with_cuts(exact, up, places):
            if _divides(claim, mixed):
                yield Found("early cut", (float(places), *map(float, mixed)), changed)
                return
    for places in (2, 1, 0):
        rough = [math.exp(rounded(x, places)) for x in scaled]
        if _divides(claim, rough):
            yield Found("early scaled", (float(places),))
            return
    for e in (2.718, 2.72, 2.7, 3.0):
        if _divides(claim, [e ** float(x) for x in scaled]):
            yield Found("rough e", (e,))
            return


def _with_cuts(
    exact: Sequence[Decimal], up: Sequence[Decimal], places: int
) -> Iterator[tuple[tuple[int, ...], list[Decimal]]]:
    """Return the rounded numbers with one of them cut off instead, and with all."""
    down = [rounded(e, places, ROUND_DOWN) for e in exact]
    cut = tuple(i for i in range(len(up)) if down[i] != up[i])
    for i in cut:
        yield (i,), [*up[:i], down[i], *up[i + 1 :]]
    if len(cut) > 1:
        yield cut, down


def _divides(claim: Claim, exponentials: Sequence[N]) -> bool:
    with localcontext(PRECISE):
        total: Any = sum(exponentials)
        shares: Vector = [e / total for e in exponentials] if total else []
    return bool(shares) and agrees(claim, shares)


def known_places(x: Decimal, places: int) -> int:
    """Return how many of so many decimals of `x` are among its 50 digits."""
    return min(places, PRECISE.prec - 1 - x.adjusted()) if x else places


def rounded(x: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    """Return `x` with so many decimals, halves up unless another way is asked for.

    Not with more digits than the truth has.
    """
    unit = Decimal(1).scaleb(-known_places(x, places))
    return x.quantize(unit, rounding=how, context=PRECISE)


# --- other numbers at the start -------------------------------------------------------


def _other_temperature(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    """Look for the roundest T whose softmax is claimed, if there is one."""
    around = _fitted_temperature(z, claim)
    if around is None:
        return
    for value in _simple_near(around):
        if value != t and agrees(claim, core.softmax(z, value).tolist()):
            yield Found("temperature", (value,))
            return


def _fitted_temperature(z: Sequence[float], claim: Claim) -> float | None:
    """Return the T that comes nearest to the claimed ratios; None if there is none."""
    points = [
        (z[i], math.log(float(s.value)), float(s.value / s.unit) ** 2)
        for i in claim.known
        if (s := claim.said[i]) and s.value > 0
    ]
    if len(points) == 1 and len(claim.known) == 1:
        return _temperature_of_one(z, claim)
    if len(points) < 2:
        return None
    # Weighted by how exactly each logarithm is known.
    weight = math.fsum(w for *_, w in points)
    middle = math.fsum(w * x for x, _, w in points) / weight
    height = math.fsum(w * y for _, y, w in points) / weight
    across = math.fsum(w * (x - middle) * (y - height) for x, y, w in points)
    along = math.fsum(w * (x - middle) ** 2 for x, _, w in points)
    slope = across / along if along else 0.0
    return 1 / slope if slope > 0 and math.isfinite(1 / slope) else None


def _temperature_of_one(z: Sequence[float], claim: Claim) -> float | None:
    """Return the T at which the one claimed class has its share, by bisection."""
    (i,) = claim.known
    said = claim.said[i]
    if said is None or z[i] < max(z) or not 1 / len(z) < said.value < 1:
        return None
    low, high = 1e-3, 1e3
    for _ in range(80):
        middle = math.sqrt(low * high)
        above = core.softmax(z, middle).tolist()[i] > float(said.value)
        low, high = (middle, high) if above else (low, middle)
    return math.sqrt(low * high)


def _simple_near(value: float) -> Iterator[float]:
    """Return numbers near `value`, the roundest first: one, two, three digits."""
    if not 1e-6 < value < 1e6:
        return
    for digits in (1, 2, 3):
        step = 10.0 ** (math.floor(math.log10(value)) - digits + 1)
        reach = max(2, round(0.05 * value / step))
        middle = round(value / step)
        for k in sorted(range(middle - reach, middle + reach + 1), key=_far(middle)):
            if k > 0:
                yield float(f"{k * step:.6g}")


def _far(middle: int) -> Callable[[int], int]:
    return lambda k: abs(k - middle)


CHANCE: Final = 0.25  # with which a chance claim would fit other logits, at most


def _other_logits(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    """Look for simple logits whose softmax is claimed, most of them the given ones."""
    if t in (0, math.inf) or len(claim.known) < len(z):
        return
    said = [s for s in claim.said if s]
    if any(s.value <= s.unit / 2 for s in said):
        return
    best: tuple[float, list[float]] | None = None
    for anchor in range(len(z)):
        for places in (0, 1):
            logits, chance = _implied(z, t, claim, anchor, places)
            if logits is None or chance > CHANCE:
                continue
            changed = sum(a != b for a, b in zip(logits, z, strict=True))
            cost = changed + 0.5 * places + chance
            fits = agrees(claim, core.softmax(logits, t).tolist())
            if changed < len(z) and fits and (best is None or cost < best[0]):
                best = (cost, logits)
    if best:
        moved = tuple(
            i for i, (a, b) in enumerate(zip(best[1], z, strict=True)) if a != b
        )
        yield Found("logits", tuple(best[1]), moved)


def _implied(
    z: Sequence[float], t: float, claim: Claim, anchor: int, places: int
) -> tuple[list[float] | None, float]:
    """Return logits that the claim implies if that of `anchor` is right.

    With them how likely it would be that there are any so simple.
    """
    at = claim.said[anchor]
    assert at is not None
    logits, chance, step = [], 1.0, 10.0**-places
    for i, said in enumerate(claim.said):
        assert said is not None
        half, at_half = float(said.unit) / 2, float(at.unit) / 2
        low = (float(said.value) - half) / (float(at.value) + at_half)
        high = (float(said.value) + half) / (float(at.value) - at_half)
        bottom, top = z[anchor] + t * math.log(low), z[anchor] + t * math.log(high)
        if i == anchor or bottom <= z[i] <= top:
            logits.append(z[i])
            continue
        near = round((bottom + top) / 2 / step)
        value = float(f"{near * step:.{places}f}")
        if not bottom <= value <= top:
            return None, 1.0
        logits.append(value)
        chance *= min((top - bottom) / step, 1.0)
    return logits, chance


def _other_sum(z: Sequence[float], t: float, claim: Claim) -> Iterator[Found]:
    """See whether the claimed numbers are all the right ones times one factor."""
    said = [(s, i) for i, s in enumerate(claim.said) if s]
    if len(said) < 3:
        return
    truth = exact_softmax(z, t)
    total = sum((s.value for s, _ in said), Decimal(0))
    whole = sum((truth[i] for _, i in said), Decimal(0))
    with localcontext(PRECISE):
        factor = total / whole
        moved = [p * factor for p in truth]
    slack = sum((s.unit for s, _ in said), Decimal(0)) / 2
    if len(said) == len(z) and abs(total - 1) <= slack:
        return
    informative = sum(s.value >= 10 * s.unit for s, _ in said) >= 3
    if informative and agrees(claim, moved):
        yield Found("other sum", (float(total),))


Search = Callable[[Sequence[float], float, Claim], Iterator[Found]]
SEARCHES: Final[tuple[Search, ...]] = (
    _percent_slip,
    _other_order,
    _swapped_digits,
    _other_formula,
    _cut,
    _early,
    _rounded_twice,
    _made_to_one,
    _steps,
    _other_temperature,
    _other_logits,
    _other_sum,
)
