"""How points travel: few bytes, and nothing that a screen could show is lost."""

import json
import math
from typing import Any

import numpy as np
import pytest

from softmax_viz import core, figures
from softmax_viz.live.freight import GAP, numbers_of, packed, unpacked

TEMPERATURES = core.CURVE_TEMPERATURES


def curves(classes: int) -> Any:
    z = np.linspace(2, -3, classes)
    return figures.probabilities_against_temperature(
        [f"class {i}" for i in range(classes)],
        TEMPERATURES,
        core.temperature_sweep(z, TEMPERATURES).T.tolist(),
        1.0,
        x_title="T",
        y_title="p",
        mark="T = 1",
        lang="en",
    )


def there_and_back(values: Any) -> list[float | None]:
    (trace,) = packed({"data": [{"y": values}], "layout": {}})["data"]
    assert "places" in trace["y"] or "count" in trace["y"]
    return numbers_of(trace["y"])


def test_a_place_is_off_by_half_a_step_at_the_most() -> None:
    given = np.random.default_rng(0).normal(0, 3, 500)
    back = np.array(there_and_back(given), float)
    step = np.ptp(given) / (GAP - 1)
    assert np.abs(back - given).max() <= 0.5 * step * (1 + 1e-9)
    assert back.min() == given.min()
    assert back.max() == pytest.approx(given.max(), rel=1e-15)


def test_gaps_stay_where_they_are() -> None:
    back = there_and_back([1.0, math.nan, 3.0, None, 2.0, math.inf] * 4)
    assert [x is None for x in back] == [False, True, False, True, False, True] * 4


def test_equal_numbers_stay_equal() -> None:
    assert there_and_back([0.3] * 20) == [0.3] * 20
    assert there_and_back([0.3] * 20 + [None]) == [0.3] * 20 + [None]


@pytest.mark.parametrize("classes", [2, 3, 20])
def test_a_figure_comes_back_as_it_was(classes: int) -> None:
    figure = curves(classes)
    back = unpacked(json.loads(json.dumps(packed(figure))))
    assert back["layout"] == figure["layout"]
    for trace, given in zip(back["data"], figure["data"], strict=True):
        points = {"x", "y"}
        assert {k: v for k, v in trace.items() if k not in points} == {
            k: v for k, v in given.items() if k not in points
        }
        for key in points & given.keys():
            np.testing.assert_allclose(trace[key], given[key], atol=5e-5, rtol=0)


def test_twenty_curves_take_a_third_of_their_text() -> None:
    figure = curves(20)
    plain = len(json.dumps(figure, default=np.ndarray.tolist))
    assert 3 * len(json.dumps(packed(figure))) < plain


def test_few_points_go_with_the_digits_that_a_screen_can_show() -> None:
    figure = {"data": [{"y": [1 / 3, 200000 / 3, math.nan, math.inf]}], "layout": {}}
    assert packed(figure)["data"] == [{"y": [0.33333, 66667.0, None, None]}]


@pytest.mark.parametrize("values", [[None] * 20, [1e308, -1e308] * 10, [1.0, None]])
def test_what_cannot_be_packed_goes_as_it_is(values: list[float | None]) -> None:
    figure = {"data": [{"y": values}], "layout": {}}
    assert packed(figure) == figure


def test_an_even_scale_goes_as_its_ends() -> None:
    figure = {"data": [{"x": [i / 10 for i in range(41)]}], "layout": {}}
    assert packed(figure)["data"][0]["x"] == {"first": 0.0, "last": 4.0, "count": 41}
