"""What is said of a shift of all logits in a format: laws, and known cases."""

import math

import numpy as np
import pytest

from softmax_viz import core

THREE = (2.0, 1.0, 0.5)
UGLY = (
    ((12.0, -3.0, 90000.0), 1.0),
    ((60000.0, -60000.0), 1.0),
    ((0.0, -800.0), 1.0),
    ((1e39, 0.0), 0.0),
    (THREE, 0.01),
    (THREE, 1.0),
)


def verdicts(
    z: tuple[float, ...], dtype: str, t: float = 1.0
) -> tuple[core.ShiftVerdict, ...]:
    """Return what is said at each position of the slider."""
    return core.shift_verdicts(z, core.shift_positions(z, t, dtype), t, dtype)


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_the_positions_fall_off_both_cliffs(dtype: str) -> None:
    positions = core.shift_positions(THREE, 1.0, dtype)
    assert positions == [-c for c in reversed(positions)]
    found = verdicts(THREE, dtype)
    assert found[len(found) // 2].trouble in ("none", "rough")
    assert found[0].trouble == "0/0"
    assert found[-1].trouble == "inf/inf"


@pytest.mark.parametrize("t", [0.0, 1e-320, 1e-6, 0.3, 1e308, math.inf])
@pytest.mark.parametrize("dtype", core.FORMATS)
def test_the_positions_are_few_and_round_in_every_scenario(
    dtype: str, t: float
) -> None:
    for z in (*(z for z, _ in UGLY), (1e308, -1e308), (0.0, 0.0)):
        positions = core.shift_positions(z, t, dtype)
        assert len(positions) <= 2 * core.MOST_SHIFTS + 1
        assert 0 in positions
        assert positions == [float(f"{c:.6g}") for c in positions]


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_with_the_maximum_subtracted_nothing_moves(dtype: str) -> None:
    positions = core.shift_positions(THREE, 1.0, dtype)
    _, stable = core.shift_sweep(THREE, positions, 1.0, dtype)
    rows = stable.probabilities.tolist()
    assert rows == [rows[0]] * len(rows)
    assert {found.steadiness for found in verdicts(THREE, dtype)} == {"still"}


def test_with_the_maximum_subtracted_it_breaks_only_where_nothing_fits() -> None:
    beyond = verdicts((1e6, 0.0), "float16")
    assert {found.steadiness for found in beyond} == {"broken"}
    few_digits = {found.steadiness for found in verdicts(THREE, "float8_e4m3fn")}
    assert few_digits == {"still", "rough"}


@pytest.mark.parametrize("dtype", ["float64", "float32", "bfloat16", "float16"])
def test_nothing_breaks_inside_the_safe_window(dtype: str) -> None:
    window = core.safe_window(THREE, 1.0, dtype)
    assert window
    positions = core.shift_positions(THREE, 1.0, dtype)
    values, _ = core.shift_sweep(THREE, positions, dtype=dtype)
    low, high = window
    # Storing z + c rounds it: half a unit of bfloat16 near 100 is 0.25.
    for c, row, total in zip(
        positions, values.exponentials, np.ravel(values.total), strict=True
    ):
        fits = np.isfinite(row).all() and np.isfinite(total)
        fine = bool(fits and (row > 0).all())
        if low + 0.25 < c < high - 0.25:
            assert fine
        if c < low - 0.25 or c > high + 0.5:
            assert not fine


def test_logits_too_far_apart_have_no_safe_window() -> None:
    assert core.safe_window((0.0, -2000.0)) is None


def test_quietly_wrong_values_are_measured_against_the_truth() -> None:
    # In float32 e^-101 and e^-102 are 10 and 4 times 2^-149, its smallest number: that
    # gives [.714, .286], and the truth is [.731, .269].
    (found,) = core.shift_verdicts((-101.0, -102.0), [0.0], 1.0, "float32")
    assert found.trouble == "rough"
    assert found.naive_off == pytest.approx(1 / (1 + math.exp(-1)) - 10 / 14, abs=1e-6)
    assert found.cure == "subtract"
    assert found.steadiness == "still"
    assert found.stable_off < 1e-7


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_a_cure_is_named_only_where_it_helps_in_the_format(dtype: str) -> None:
    for z, t in UGLY:
        positions = core.shift_positions(z, t, dtype)
        naive, stable = core.shift_sweep(z, positions, t, dtype)
        truth = core.softmax(z, t)
        for i, found in enumerate(core.shift_verdicts(z, positions, t, dtype)):
            stored = np.isfinite(naive.stored[i]).all()
            assert (found.cure == "cast") == (found.trouble == "logit") == (not stored)
            if found.cure == "subtract":
                off = np.abs(stable.probabilities[i] - truth).max()
                assert np.isfinite(off)
                assert off <= core.QUIETLY_OFF or found.trouble != "rough"
            if found.cure == "log":
                assert np.isfinite(stable.log_softmax[i]).all()
                assert not np.isfinite(naive.log_probabilities[i]).all()
            if found.trouble == "none":
                assert found.cure == "none"
