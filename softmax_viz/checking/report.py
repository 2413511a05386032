"""A claim judged number by number, with what it adds up to and what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from typing import Final, Literal

from softmax_viz.checking.claims import Claim, Said, read_array, read_claim
from softmax_viz.checking.laws import broken_laws, nearest, said_sum, sum_slack
from softmax_viz.checking.mistakes import Found, find_mistakes, fits, is_cut, rounded
from softmax_viz.checking.truth import PRECISE, exact_softmax
from softmax_viz.scenario import ScenarioError
from softmax_viz.text import Text

Verdict = Literal["right", "cut", "last digit", "wrong", "unsaid"]
TYPICAL: Final = 3  # decimals of what nothing is claimed of


@dataclass(frozen=True)
class Line:
    """What is claimed of one class, what is right at the digits given, the verdict."""

    said: Said | None
    right: Decimal
    decimals: int
    verdict: Verdict


@dataclass(frozen=True)
class Report:
    """The whole judgement of a claim."""

    claim: Claim
    lines: tuple[Line, ...]
    said_sum: Decimal
    right_sum: Decimal
    slack: Decimal  # how far from 1 rounded numbers of so few digits may add up to
    laws: tuple[Found, ...]
    mistakes: tuple[Found, ...]
    nearest: tuple[Found, ...]
    of_others: bool = False  # the claim itself names other logits

    @property
    def wrong(self) -> int:
        """Return how many of the claimed numbers are not right."""
        return sum(line.verdict not in ("right", "unsaid") for line in self.lines)

    @property
    def claimed(self) -> int:
        """Return how many numbers are claimed."""
        return len(self.claim.known)

    @property
    def decimals(self) -> int:
        """Return the most decimals that one of the claimed shares has."""
        return max(said.decimals for said in self.claim.said if said)

    @property
    def lost(self) -> bool:
        """Return whether there are wrong numbers that no mistake of the list gives."""
        return bool(self.wrong) and not self.mistakes

    @property
    def complete(self) -> bool:
        """Return whether something is claimed of every class."""
        return self.claimed == len(self.lines)


def judge(
    text: str,
    logits: Sequence[float],
    temperature: float,
    example: str = "",
    names: Sequence[str] = (),
) -> Report | Text:
    """Return the judgement of what `text` claims, or why it cannot be read.

    A claim that names logits of its own is judged by those, and one that names all
    classes by their `names`. No text claims nothing; nor does the `example` where there
    are other logits.
    """
    try:
        claim = read_claim(text, len(logits), names)
        report = check(claim.of or logits, temperature, claim)
        return replace(report, of_others=claim.of not in ((), tuple(logits)))
    except ScenarioError as error:
        if text.strip() in ("", example):
            return check(logits, temperature, Claim((None,) * len(logits)))
        return error.message


def check(logits: Sequence[float], temperature: float, claim: Claim) -> Report:
    """Judge what is claimed of softmax of these logits at this temperature."""
    truth = exact_softmax(logits, temperature)
    lines = tuple(_line(claim, i, p) for i, p in enumerate(truth))
    mistakes = find_mistakes(logits, temperature, claim)
    laws = broken_laws(logits, temperature, claim)
    wrong = any(line.verdict not in ("right", "unsaid") for line in lines)
    lost = wrong and not mistakes and not claim.ratios
    with localcontext(PRECISE):
        right_sum = sum((line.right for line in lines), Decimal(0))
    return Report(
        claim,
        lines,
        said_sum(claim),
        right_sum,
        sum_slack(claim),
        laws,
        mistakes,
        nearest(logits, temperature, claim) if lost else (),
    )


def _line(claim: Claim, i: int, truth: Decimal) -> Line:
    said = claim.said[i]
    if said is None or claim.ratios:
        given = [s.decimals for s in claim.said if s and not claim.ratios]
        places = max(given, default=TYPICAL)
        return Line(said, rounded(truth, places), places, "unsaid")
    right = rounded(truth, said.decimals)
    return Line(said, right, said.decimals, _verdict(claim, i, said, right, truth))


def _verdict(
    claim: Claim, i: int, said: Said, right: Decimal, truth: Decimal
) -> Verdict:
    if fits(claim, i, truth):
        return "right"
    if is_cut(claim, i, truth):
        return "cut"
    if abs(said.value - right) == said.unit and said.decimals > 1:
        return "last digit"
    return "wrong"


# --- arrays -------------------------------------------------------------------------

Axis = Literal["rows", "columns", "both", "all", "none"]


@dataclass(frozen=True)
class ArrayReport:
    """Which way the numbers of an array add up to 1, at the digits given."""

    axis: Axis
    rows: tuple[tuple[Said, ...], ...]
    row_sums: tuple[tuple[Decimal, bool], ...]
    column_sums: tuple[tuple[Decimal, bool], ...]
    total: Decimal
    outside: tuple[tuple[int, int], ...]  # cells that are no probability
    decimals: int
    mean: tuple[tuple[Said, Decimal, Decimal, bool], ...] = ()


def judge_array(text: str) -> ArrayReport | Text:
    """Return which way the array in `text` adds up to 1, or why it cannot be read."""
    try:
        return check_array(*read_array(text))
    except ScenarioError as error:
        return error.message


def check_array(
    rows: Sequence[Sequence[Said]], mean: Sequence[Said] = ()
) -> ArrayReport:
    """Say which of rows, columns or the whole array adds up to 1.

    `mean` is claimed to be a weighted mean of the rows: each of its numbers has to lie
    between the least and the largest of its column, and they come back with those.
    """
    columns = list(zip(*rows, strict=True))
    everything = [said for row in rows for said in row]
    for one in (_exactly_one, _nearly_one, _perhaps_one):
        row_sums = tuple((_sum(row), one(row)) for row in rows)
        column_sums = tuple((_sum(column), one(column)) for column in columns)
        by_rows = all(holds for _, holds in row_sums)
        by_columns = all(holds for _, holds in column_sums)
        if by_rows or by_columns or one(everything):
            break
    axis: Axis = "none"
    if by_rows or by_columns:
        axis = "both" if by_rows and by_columns else "rows" if by_rows else "columns"
    elif one(everything):
        axis = "all"
    outside = tuple(
        (r, c)
        for r, row in enumerate(rows)
        for c, said in enumerate(row)
        if said.value < 0 or said.value - said.unit / 2 > 1
    )
    bounds = []
    for said, column in zip(mean, columns, strict=bool(mean)):
        low, high = (f(x.value for x in column) for f in (min, max))
        inside = low - said.unit / 2 <= said.value <= high + said.unit / 2
        bounds.append((said, low, high, inside))
    return ArrayReport(
        axis,
        tuple(map(tuple, rows)),
        row_sums,
        column_sums,
        _sum(everything),
        outside,
        max(said.decimals for row in rows for said in row),
        tuple(bounds),
    )


def _sum(shares: Sequence[Said]) -> Decimal:
    with localcontext(PRECISE):
        return sum((said.value for said in shares), Decimal(0))


def _exactly_one(shares: Sequence[Said]) -> bool:
    return _sum(shares) == 1


def _nearly_one(shares: Sequence[Said]) -> bool:
    """Return whether the sum is 1, or off by one in the last digit."""
    return abs(_sum(shares) - 1) <= max(said.unit for said in shares)


def _perhaps_one(shares: Sequence[Said]) -> bool:
    """Return whether the sum is 1 as far as rounded numbers can tell."""
    return abs(_sum(shares) - 1) <= sum((said.unit for said in shares), Decimal(0)) / 2
