"""The number checker's laws: verdicts against mpmath, and mistakes found by name."""

import math
import random
from collections.abc import Sequence
from decimal import Decimal

import mpmath
import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.checking.claims import Claim, Said, read_array, read_claim
from softmax_viz.checking.hunt import CASES, Case
from softmax_viz.checking.laws import broken_laws
from softmax_viz.checking.mistakes import (
    FORMULAS,
    agrees,
    find_mistakes,
    given_by,
    rounded,
)
from softmax_viz.checking.report import check, check_array
from softmax_viz.checking.truth import exact_softmax
from softmax_viz.checking.words import (
    LAWS,
    MISTAKES,
    array_sentences,
    headline,
    notes,
    sentence,
    table_rows,
)
from softmax_viz.text import LANGS

SEEDS = range(12)


def drawn(seed: int, least: int = 3, most: int = 6) -> tuple[list[float], float]:
    """Draw logits with one decimal, no two alike, and a temperature that is not 1."""
    luck = random.Random(seed)
    size = luck.randint(least, most)
    logits = [x / 10 for x in luck.sample(range(-30, 31), size)]
    return logits, luck.choice((0.5, 0.7, 1.5, 2.0, 3.0))


def truth_of(logits: Sequence[float], t: float) -> list[mpmath.mpf]:
    """Return softmax to 80 digits, of the logits as they are written."""
    with mpmath.workdps(80):
        e = [mpmath.exp(mpmath.mpf(repr(z)) / mpmath.mpf(repr(t))) for z in logits]
        return [x / mpmath.fsum(e) for x in e]


def claimed(values: Sequence[float | Decimal], decimals: int) -> Claim:
    """Return the claim of these values, rounded to so many decimals."""
    said = [Said(rounded(Decimal(v), decimals), decimals) for v in values]
    return Claim(tuple(said))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("decimals", [0, 1, 2, 3, 8, 15, 30, 38])
def test_right_claims_at_any_digits_are_right_and_get_no_mistake(
    seed: int, decimals: int
) -> None:
    logits, t = drawn(seed)
    with mpmath.workdps(80):
        texts = [
            mpmath.nstr(p, 70, min_fixed=-math.inf, max_fixed=math.inf)
            for p in truth_of(logits, t)
        ]
    claim = claimed([Decimal(text) for text in texts], decimals)
    report = check(logits, t, claim)
    assert {line.verdict for line in report.lines} == {"right"}
    assert (report.mistakes, report.laws, report.nearest) == ((), (), ())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("decimals", [1, 2, 4, 12, 30])
def test_a_verdict_is_right_just_where_mpmath_rounds_to_the_claim(
    seed: int, decimals: int
) -> None:
    luck = random.Random(seed)
    logits, t = drawn(seed)
    moved = [luck.choice((-2, -1, 0, 0, 1, 2)) for _ in logits]
    unit = Decimal(1).scaleb(-decimals)
    near = claimed(exact_softmax(logits, t), decimals)
    claim = Claim(
        tuple(
            Said(said.value + step * unit, decimals)
            for said, step in zip(near.said, moved, strict=True)
            if said
        )
    )
    report = check(logits, t, claim)
    with mpmath.workdps(80):
        for line, p in zip(report.lines, truth_of(logits, t), strict=True):
            assert line.said is not None
            off = mpmath.mpf(str(line.said.value)) - p
            half = mpmath.mpf(10) ** -decimals / 2
            assert (line.verdict == "right") == (abs(off) <= half)
            assert (line.verdict == "cut") == (-2 * half < off < -half)
            assert abs(mpmath.mpf(str(line.right)) - p) <= half


@pytest.mark.parametrize("seed", SEEDS)
def test_fifty_digits_agree_with_the_core(seed: int) -> None:
    logits, t = drawn(seed)
    exact = [float(p) for p in exact_softmax(logits, t)]
    np.testing.assert_allclose(core.softmax(logits, t), exact, rtol=1e-15)


@pytest.mark.parametrize("t", [0.0, 1e-320, 1e308, math.inf])
def test_limits_have_a_truth(t: float) -> None:
    for logits in ([1e308, -1e308, 0.0], [1.0, 1.0, 0.0]):
        p = core.softmax(logits, t).tolist()
        assert [float(x) for x in exact_softmax(logits, t)] == pytest.approx(p)


@pytest.mark.parametrize(("logits", "t"), [([], 1.0), ([1.0], -1.0), ([1.0], math.nan)])
def test_what_has_no_softmax_is_refused(logits: list[float], t: float) -> None:
    with pytest.raises(ValueError, match="no softmax"):
        exact_softmax(logits, t)


# --- mistakes by name -----------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMULAS)
def test_each_formula_applied_to_random_logits_is_found_by_its_name(kind: str) -> None:
    tried = 0
    for seed in SEEDS:
        logits, t = drawn(seed)
        values = given_by(kind, logits, t)
        if values is None or max(abs(float(x)) for x in values) > 1e6:
            continue
        claim = claimed(values, 6)
        if agrees(claim, exact_softmax(logits, t)):
            continue
        found = [mistake.kind for mistake in find_mistakes(logits, t, claim, 20)]
        assert kind in found, (logits, t)
        tried += 1
    assert tried >= 6


def permuted(p: list[Decimal], luck: random.Random) -> list[Decimal]:
    while (other := luck.sample(p, len(p))) == p:
        pass
    return other


@pytest.mark.parametrize("seed", SEEDS)
def test_another_order_is_found(seed: int) -> None:
    logits, t = drawn(seed)
    p = [rounded(x, 6) for x in exact_softmax(logits, t)]
    claim = claimed(permuted(p, random.Random(seed)), 6)
    assert find_mistakes(logits, t, claim)[0].kind == "other order"
    assert "order turned" in [law.kind for law in broken_laws(logits, t, claim)]


@pytest.mark.parametrize("seed", SEEDS)
def test_another_temperature_is_found_with_its_value(seed: int) -> None:
    logits, t = drawn(seed)
    other = random.Random(seed).choice((0.3, 0.9, 1.2, 2.5, 4.0, 8.0))
    claim = claimed(core.softmax(logits, other).tolist(), 6)
    found = {mistake.kind: mistake for mistake in find_mistakes(logits, t, claim, 20)}
    assert found["temperature"].numbers == (other,)


@pytest.mark.parametrize("seed", SEEDS)
def test_another_logit_is_found_with_its_value(seed: int) -> None:
    luck = random.Random(seed)
    logits, t = drawn(seed)
    place = luck.randrange(len(logits))
    other = [*logits]
    other[place] = float(luck.choice([k for k in range(-2, 3) if k != logits[place]]))
    claim = claimed(core.softmax(other, t).tolist(), 6)
    found = {mistake.kind: mistake for mistake in find_mistakes(logits, t, claim, 20)}
    assert found["logits"].numbers == tuple(other)
    assert found["logits"].classes == (place,)


@pytest.mark.parametrize("places", [0, 1, 2, 3])
def test_exponentials_rounded_too_early_are_found(places: int) -> None:
    tried = 0
    for seed in SEEDS:
        logits, t = drawn(seed, most=4)
        e = [rounded(Decimal(math.exp(z / t)), places) for z in logits]
        if not sum(e):
            continue
        claim = claimed([x / sum(e) for x in e], 5)
        if agrees(claim, exact_softmax(logits, t)):
            continue
        found = {m.kind: m for m in find_mistakes(logits, t, claim, 20)}
        assert found["early"].numbers[1:] == tuple(map(float, e))
        tried += 1
    assert tried >= 6


@pytest.mark.parametrize("seed", SEEDS)
def test_digits_that_were_cut_off_are_found(seed: int) -> None:
    logits, t = drawn(seed)
    cut = [p - p % Decimal("0.0001") for p in exact_softmax(logits, t)]
    claim = claimed(cut, 4)
    found = [mistake.kind for mistake in find_mistakes(logits, t, claim)]
    right = agrees(claim, exact_softmax(logits, t))
    assert ("cut" in found) is not right
    assert right is (found == [])


@pytest.mark.parametrize(
    ("logits", "t", "claim", "kind"),
    [
        # Worked by hand: softmax of these is .6285 .2312 .1402.
        ([2, 1, 0.5], 1.0, "0.63 %, 0.23 %, 0.14 %", "a hundred too small"),
        ([2, 1, 0.5], 1.0, "62.9, 23.1, 1.4", "no mistake"),
        ([2, 1, 0.5], 1.0, "0.692, 0.231, 0.140", "swapped digits"),
        ([2, 1, 0.5], 1.0, "0.65, 0.25, 0.15", "steps"),
        ([2, 1, 0.5], 1.0, "0.57, 0.21, 0.13", "other sum"),
        # .40296 .29852 .29852, which round to .403 .299 .299: together 1.001.
        ([0.3, 0, 0], 1.0, "0.402, 0.299, 0.299", "made to one"),
        # .595497 is .5955 and then .596.
        ([1.5, 0.8, -0.2], 1.0, "0.596, 0.296, 0.109", "rounded twice"),
        # 2.7 ^ z for e ^ z: 7.29 2.7 1.
        ([2, 1, 0], 1.0, "0.66333, 0.24568, 0.09099", "rough e"),
        # z / T is 1.5, .75 and 0, written as 1.5, .8 and 0.
        ([3, 1.5, 0], 2.0, "0.58149, 0.28876, 0.12975", "early scaled"),
    ],
)
def test_a_slip_of_the_pen_is_found(
    logits: list[float], t: float, claim: str, kind: str
) -> None:
    found = find_mistakes(logits, t, read_claim(claim, len(logits)), 20)
    names = [mistake.kind for mistake in found] or ["no mistake"]
    assert kind in names


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_gives_the_claimed_digits(seed: int) -> None:
    """Chance claims too: a T or logits that are named reproduce what is claimed."""
    luck = random.Random(seed)
    logits, t = drawn(seed)
    weights = [luck.random() for _ in logits]
    claim = claimed([Decimal(w / sum(weights)) for w in weights], 2)
    for mistake in find_mistakes(logits, t, claim, 20):
        if mistake.kind == "temperature":
            assert agrees(claim, core.softmax(logits, mistake.numbers[0]).tolist())
        if mistake.kind == "logits":
            assert agrees(claim, core.softmax(mistake.numbers, t).tolist())
        if mistake.kind in FORMULAS:
            values = given_by(mistake.kind, logits, t)
            assert values is not None
            assert agrees(claim, values)


# --- laws -------------------------------------------------------------------------


def laws(logits: list[float], t: float, claim: str) -> list[str]:
    found = broken_laws(logits, t, read_claim(claim, len(logits)))
    return [law.kind for law in found]


@pytest.mark.parametrize(
    ("logits", "t", "claim", "kinds"),
    [
        ([2, 1, 0.5], 1.0, "0.3, 0.4, 0.3", ["order turned"]),
        ([2, 1, 0.5], 1.0, "0.4, 0.4, 0.2", ["order merged"]),
        ([1, 1, 0.5], 1.0, "0.5, 0.3, 0.2", ["equal apart"]),
        ([2, 1, 0.5], 1.0, "0.7, 0.2, 0.5", ["not one", "order turned"]),
        ([2, 1, 0.5], 1.0, "0.9, 0.2, -0.1", ["negative"]),
        ([2, 1, 0.5], 1.0, "1.2, ?, ?", ["above one", "not one"]),
        ([2, 1, 0.5], 1.0, "0.63 + 0.23 = 0.95", ["wrong total", "no nucleus"]),
        ([2, 1, 0.5], 1.0, "0.63 + 0.23 = 0.86", []),
        ([2, 1, 0.5], 1.0, "0.63 + 0.23 + 0.14 = 1", []),
        ([2, 1, 0], 1.0, "7.4 : 2.7 : 1", []),
        ([2, 1, 0], 0.5, "7.4 : 2.7 : 1", ["wrong ratio", "wrong ratio"]),
        ([2, 1, 0.5], 0.0, "1, 0, 0", []),
        ([2, 1, 0.5], math.inf, "0.33, 0.33, 0.33", []),
    ],
)
def test_a_broken_law_is_named(
    logits: list[float], t: float, claim: str, kinds: list[str]
) -> None:
    assert laws(logits, t, claim) == kinds


@pytest.mark.parametrize("seed", SEEDS)
def test_softmax_breaks_no_law(seed: int) -> None:
    logits, t = drawn(seed)
    for decimals in range(1, 12):
        claim = claimed(exact_softmax(logits, t), decimals)
        assert broken_laws(logits, t, claim) == ()


# --- the hunt ---------------------------------------------------------------------

WRONG = [case for case in CASES if not case.rows][:-1]
FOUND = {
    "0.665, 0.245, 0.090": "logits",
    "0.596, 0.296, 0.109": "early cut",
    "0.52, 0.31, 0.17": "near temperature",
    "0.567, 0.208, 0.129, 0.095": "two temperatures",
    "0.897, 0.051, 0.052": "order turned",
    "0.9999, 0.00006, 0.00004": "near temperature",
    "52 29 11 5 3 %": "near temperature",
    "0.80, 0.15, 0.05": "two temperatures",
    "0.95, ?, ?": "sigmoid without T",
    "0.65, ?, ?": "temperature",
    "85 %, 10 %, ?, ?, ?": "temperature",
    "?, ?, 20 %, 20 %, ?": "order merged",
    "45 + 20 + 10 + 5 + 4 = 90 %": "wrong total",
    "70 : 15 : 8": "wrong ratio",
    "0.65, 0.25, 0.1": "steps",
    "?, ?, 95 %": "steps",
}


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.claim)
def test_every_wrong_claim_of_the_hunt_gets_a_reason(case: Case) -> None:
    report = check(
        case.logits, case.temperature, read_claim(case.claim, len(case.logits))
    )
    reasons = [*report.laws, *report.mistakes, *report.nearest]
    assert reasons[0].kind == FOUND[case.claim]
    assert headline(report, "en").startswith("✗")


def test_the_last_claim_of_the_hunt_is_right_and_its_sum_explained() -> None:
    case = CASES[-1]
    report = check(case.logits, 1.0, read_claim(case.claim, 3))
    assert headline(report, "en").startswith("✓")
    assert "1.001" in notes(report, "en")[0]
    assert "1,001" in notes(report, "es")[0]


# --- arrays -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_the_axis_of_an_array_is_told(seed: int) -> None:
    luck = np.random.default_rng(seed)
    logits = luck.normal(size=(luck.integers(2, 6), luck.integers(2, 6)))
    for axis, name in ((1, "rows"), (0, "columns"), (None, "all")):
        shares = core.softmax(logits, axis=axis).tolist()
        text = "\n".join(" ".join(f"{p:.4f}" for p in row) for row in shares)
        assert check_array(*read_array(text)).axis == name
    text = "\n".join(" ".join(f"{z:.4f}" for z in row) for row in logits.tolist())
    assert check_array(*read_array(text)).axis == "none"


def test_a_weighted_mean_stays_between_its_rows() -> None:
    wrong = check_array(*read_array("9 10\n11 12\n→ 2.5 3.5"))
    assert [inside for *_, inside in wrong.mean] == [False, False]
    right = check_array(*read_array("9 10\n11 12\n-> 9.5 10.5"))
    assert [inside for *_, inside in right.mean] == [True, True]


# --- words ------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.claim or case.rows)
def test_everything_found_is_said_in_both_languages(case: Case) -> None:
    for lang in LANGS:
        if case.rows:
            says = array_sentences(check_array(*read_array(case.rows)), lang)
        else:
            size = len(case.logits)
            report = check(case.logits, case.temperature, read_claim(case.claim, size))
            names = [f"<b>{i}" for i in range(size)]
            found = [*report.laws, *report.mistakes, *report.nearest]
            says = [sentence(f, names, lang) for f in found] + notes(report, lang)
            says.append(headline(report, lang))
            assert len(table_rows(report, names, lang)) == size
        assert says
        assert not any("{" in text or "}" in text for text in says)
        decimal = "." if lang == "es" else ","
        for text in says:
            bare = text.split("`")[::2]  # names are in quotes
            assert not any(
                f"{a}{decimal}{b}" in part
                for part in bare
                for a in "0123456789"
                for b in "0123456789"
            ), text


def test_every_mistake_has_words_and_every_word_a_mistake() -> None:
    told = {
        "a hundred too small",
        "a hundred too large",
        "other order",
        "swapped digits",
        "cut",
        "some cut",
        "rounded twice",
        "steps",
        "made to one",
        "early",
        "early cut",
        "early scaled",
        "rough e",
        "temperature",
        "logits",
        "other sum",
        "near temperature",
        "two temperatures",
    }
    assert MISTAKES.keys() == FORMULAS.keys() | told
    assert not MISTAKES.keys() & LAWS.keys()
