"""The overflow slider's data, against the core, position by position."""

import json
import math
from collections.abc import Iterable

import numpy as np
import pytest

from softmax_viz import core
from softmax_viz.live import overflow
from softmax_viz.live.wire import checked, received
from softmax_viz.scenario import PRESETS, Scenario
from softmax_viz.text import LANGS, Lang, number


def unpacked(table: overflow.OverflowTable) -> list[list[float]]:
    """Return one row per shift, as the browser looks them up."""
    return [list(map(received, table["rows"][at])) for at in table["at"]]


def written(rows: Iterable[Iterable[float]]) -> list[list[str]]:
    return [[number(x, "en") for x in row] for row in rows]


THREE = Scenario(("a", "b", "c"), (2.0, 1.0, 0.5))


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_the_slider_starts_in_the_middle_and_falls_off_both_cliffs(dtype: str) -> None:
    data = overflow.payload(THREE, dtype, "en")
    middle = len(data["shifts"]) // 2
    assert data["shifts"][middle] == 0
    assert data["states"][middle] in ("none", "rough")
    assert data["states"][0] == "0/0"
    assert data["states"][-1] == "inf/inf"


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_every_position_is_written_as_what_the_core_computes(dtype: str) -> None:
    data = overflow.payload(THREE, dtype, "en")
    naive, stable = core.shift_sweep(THREE.logits, data["shifts"], dtype=dtype)
    assert written(unpacked(data["stored"])) == written(naive.stored.tolist())
    ways = (
        (data["naive"], naive, naive.log_probabilities),
        (data["stable"], stable, stable.log_softmax),
    )
    for sent, steps, logs in ways:
        tables = (
            (sent["exponentials"], steps.exponentials),
            (sent["probabilities"], steps.probabilities),
            (sent["logs"], logs),
        )
        for table, values in tables:
            assert written(unpacked(table)) == written(values.tolist())
        totals = np.ravel(steps.total).tolist()
        assert written([map(received, sent["total"])]) == written([totals])
        sums = steps.probabilities.sum(axis=-1)
        assert written([map(received, sent["sum"])]) == written([sums.tolist()])
        assert sent["uneven"] == [not abs(x - 1) <= overflow.OFF for x in sums.tolist()]


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_with_the_maximum_subtracted_nothing_moves(dtype: str) -> None:
    data = overflow.payload(THREE, dtype, "es")
    rows = unpacked(data["stable"]["probabilities"])
    assert rows == [rows[0]] * len(rows)
    assert set(data["steadiness"]) == {"still"}


# The four breakages of the page's buttons, and where else they are met; what the
# formats can hold is in tests/core.
@pytest.mark.parametrize(
    ("logits", "dtype", "breakage"),
    [
        ([1000, 1001, 1002], "float64", "inf/inf"),
        ([12, 10, 8], "float16", "inf/inf"),
        ([709, 709, 709], "float64", "finite/inf"),
        ([11, 11, 11], "float16", "finite/inf"),
        ([-1000, -1001, -1002], "float64", "0/0"),
        ([0, -800], "float64", "log 0"),
        ([2, 1, 0.5], "float32", "none"),
    ],
)
def test_breakages_get_their_names(
    logits: list[float], dtype: str, breakage: str
) -> None:
    assert core.breakages(core.naive_steps(logits, dtype=dtype)) == (breakage,)


def test_silent_zeros_come_without_any_nan() -> None:
    assert core.naive_softmax([709, 709, 709]).tolist() == [0, 0, 0]


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_twenty_classes_stay_small_and_can_be_sent(dtype: str) -> None:
    rng = np.random.default_rng(3)
    names = tuple(f"class {i}" for i in range(20))
    scenario = Scenario(names, tuple(rng.normal(0, 3, 20).tolist()))
    data = overflow.payload(scenario, dtype, "en")
    sent = json.dumps(data, allow_nan=False, separators=(",", ":"))
    assert len(sent) < 220_000


@pytest.mark.parametrize("temperature", [0.0, 1e-320, 1e308, math.inf])
@pytest.mark.parametrize("lang", LANGS)
def test_extreme_scenarios_can_be_sent(temperature: float, lang: Lang) -> None:
    for preset in PRESETS:
        scenario = preset.scenario("en")
        hot = Scenario(scenario.names, scenario.logits, temperature)
        huge = Scenario(("a", "b"), (1e308, -1e308), temperature)
        for each in (hot, huge):
            data = overflow.payload(each, "float16", lang)
            sent = json.dumps(data, allow_nan=False)
            checked(json.loads(sent), overflow.OverflowData)


@pytest.mark.parametrize("dtype", ["float64", "float32", "bfloat16", "float16"])
def test_nothing_breaks_inside_the_safe_window(dtype: str) -> None:
    window = overflow.safe_window(THREE, dtype)
    assert window
    values, _ = core.shift_sweep(
        THREE.logits, overflow.shifts(THREE, dtype), dtype=dtype
    )
    low, high = window
    # Storing z + c rounds it: half a unit of bfloat16 near 100 is 0.25.
    for c, row, total in zip(
        overflow.shifts(THREE, dtype),
        values.exponentials,
        np.ravel(values.total),
        strict=True,
    ):
        fits = np.isfinite(row).all() and np.isfinite(total)
        fine = bool(fits and (row > 0).all())
        if low + 0.25 < c < high - 0.25:
            assert fine
        if c < low - 0.25 or c > high + 0.5:
            assert not fine


def test_logits_too_far_apart_have_no_safe_window() -> None:
    assert overflow.safe_window(Scenario(("a", "b"), (0.0, -2000.0)), "float64") is None


def test_quietly_wrong_values_are_measured_against_the_truth() -> None:
    # In float32 e^-101 and e^-102 are 10 and 4 times 2^-149, its smallest number: that
    # gives [.714, .286], and the truth is [.731, .269].
    data = overflow.payload(Scenario(("a", "b"), (-101.0, -102.0)), "float32", "en")
    middle = len(data["shifts"]) // 2
    assert data["states"][middle] == "rough"
    assert data["naive"]["off"][middle] == 1.7
    assert data["steadiness"][middle] == "still"
    assert data["stable"]["off"][middle] == 0


def test_with_the_maximum_subtracted_it_breaks_only_where_nothing_fits() -> None:
    data = overflow.payload(Scenario(("a", "b"), (1e6, 0.0)), "float16", "en")
    assert set(data["steadiness"]) == {"broken"}  # 1e6 is beyond float16
    data = overflow.payload(THREE, "float8_e4m3fn", "en")
    assert set(data["steadiness"]) <= {"still", "rough"}
    assert "rough" in data["steadiness"]


UGLY = (
    Scenario(("a", "b", "c"), (12.0, -3.0, 90000.0)),
    Scenario(("a", "b"), (60000.0, -60000.0)),
    Scenario(("a", "b"), (0.0, -800.0)),
    Scenario(("a", "b"), (1e39, 0.0), 0.0),
    Scenario(("a", "b", "c"), (2.0, 1.0, 0.5), 0.01),
    THREE,
)


@pytest.mark.parametrize("dtype", core.FORMATS)
def test_a_cure_is_named_only_where_it_helps_in_the_format(dtype: str) -> None:
    for scenario in UGLY:
        data = overflow.payload(scenario, dtype, "en")
        naive, stable = core.shift_sweep(
            scenario.logits, data["shifts"], scenario.temperature, dtype
        )
        truth = core.softmax(scenario.logits, scenario.temperature)
        for i, (state, cure) in enumerate(
            zip(data["states"], data["cures"], strict=True)
        ):
            stored = np.isfinite(naive.stored[i]).all()
            assert (cure == "cast") == (state == "logit") == (not stored)
            if cure == "subtract":
                off = np.abs(stable.probabilities[i] - truth).max()
                assert np.isfinite(off)
                assert off <= overflow.OFF or state != "rough"
            if cure == "log":
                assert np.isfinite(stable.log_softmax[i]).all()
                assert not np.isfinite(naive.log_probabilities[i]).all()
            if state == "none":
                assert cure == "none"


@pytest.mark.parametrize("lang", LANGS)
def test_a_logit_that_does_not_fit_is_told_with_the_largest_that_does(
    lang: Lang,
) -> None:
    data = overflow.payload(UGLY[0], "float16", lang)
    assert set(data["states"]) == {"logit"}
    assert (data["largest"], data["wider"]) == ("65504", "float32")
    assert "{i}" in data["says"]["logit"]
    assert "{wider}" in data["helps"]["cast"]
    assert overflow.payload(UGLY[3], "float32", lang)["wider"] == "float64"
