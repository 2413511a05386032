"""The home page: its table, its download, its cards, and one way to write a number."""

import re
from functools import partial

import pytest

from softmax_viz import core, figures
from softmax_viz.catalog import DEMOS
from softmax_viz.data.examples import photos
from softmax_viz.live.models import class_names
from softmax_viz.text import LANGS, Lang, number, percent
from tests.app import charts, open_app

open_home = partial(open_app, "playground")


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_writes_numbers_as_the_charts_do(lang: Lang) -> None:
    at = open_home(lang=lang, z="2,1,0.5", names="a,b,c", t="0.5")
    bodies = [block.proto.body for block in at.get("html")]
    source = next(body for body in bodies if 'class="numbers"' in body)
    rows = re.findall(r"<tr>(.*?)</tr>", source.partition("<tbody>")[2])
    steps = core.softmax_steps([2, 1, 0.5], 0.5, subtract_max=False)
    columns = ([2, 1, 0.5], steps.scaled, steps.exponentials)
    for i, row in enumerate(rows):
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)[1:]
        share = percent(steps.probabilities[i], lang)
        assert cells == [*(number(column[i], lang) for column in columns), share]


@pytest.mark.parametrize("t", ["0", "inf"])
def test_at_a_limit_the_page_says_that_nothing_is_divided(t: str) -> None:
    assert any(
        "softmax is a limit" in c.value for c in open_home(lang="en", t=t).caption
    )


def test_one_axis_is_explained() -> None:
    assert any(
        "One axis" in c.value or "one axis" in c.value
        for c in open_home(one="true").caption
    )


def test_every_other_page_has_its_card() -> None:
    captions = [c.value for c in open_home(lang="es").caption]
    for demo in DEMOS[1:]:
        assert demo.idea("es") in captions


@pytest.mark.parametrize(("lang", "tick"), [("en", "25\u00a0%"), ("es", "25\u00a0%")])
def test_ticks_have_a_space_and_the_language_s_comma(lang: Lang, tick: str) -> None:
    curves = figures.probabilities_against_temperature(
        ["a", "b"],
        core.CURVE_TEMPERATURES,
        core.temperature_sweep([1.0, 0.0], core.CURVE_TEMPERATURES).T.tolist(),
        1.0,
        x_title="T",
        y_title="p",
        mark="T = 1",
        lang=lang,
    )
    assert tick in curves["layout"]["yaxis"]["ticktext"]
    point = {"en": "0.5", "es": "0,5"}[lang]
    assert point in curves["layout"]["xaxis"]["ticktext"]


@pytest.mark.parametrize(("largest", "end"), [(0.5, 5.75), (8.0, 9.2)])
def test_the_axis_of_logits_has_room_and_a_least_length(
    largest: float, end: float
) -> None:
    bars = figures.logits_and_probabilities(
        ["a", "b"],
        [largest, 0.0],
        [0.6, 0.4],
        ["", ""],
        ["", ""],
        logit_title="z",
        probability_title="p",
        one_axis=False,
        lang="en",
    )
    assert bars["layout"]["yaxis"]["range"] == pytest.approx([0, end])


@pytest.mark.parametrize("lang", LANGS)
def test_the_strip_shows_the_real_logits_of_the_real_cat(lang: Lang) -> None:
    at = open_app(lang=lang)
    html = " ".join(block.proto.body for block in at.get("html"))
    strip = html.partition('<div class="strip">')[2]
    cat = photos()["cat"]
    p = core.softmax(cat.logits)
    for name, i in zip(class_names(cat, lang)[:3], cat.order, strict=False):
        assert name in strip
        assert f"<td>{number(float(cat.logits[i]), lang)}</td>" in strip
        assert f"<td>{percent(float(p[i]), lang)}</td>" in strip
    rest = 1 - float(p[list(cat.order[:3])].sum())
    assert f"<td>{percent(rest, lang)}</td>" in strip
    assert strip.count('<img src="data:image/') == 2


def test_a_long_name_is_cut_under_its_bars_and_whole_in_the_hover_text() -> None:
    name = "Donaudampfschifffahrt <b>"
    at = open_app(names=f'"{name}",cat', z="2,1", lang="en")
    figure = charts(at)[0]["figure"]
    axis = figure["layout"]["xaxis"]
    assert axis["ticktext"] == ["Donaudampfsc…", "cat"]
    assert axis["ticklabeloverflow"] == "allow"  # or Plotly hides what does not fit
    whole = name[:24].replace("<", "&lt;")
    assert figure["data"][0]["hovertext"][0].startswith(f"{whole}: ")
