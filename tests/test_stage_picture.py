"""The stage as a picture: well-formed, to scale, and safe whatever the names are."""

from xml.etree import ElementTree

import pytest

from softmax_viz import core
from softmax_viz.figures.stage_picture import LANES, NAME_WIDTH, stage_picture
from softmax_viz.scenario import PRESETS, Preset, Scenario
from softmax_viz.text import LANGS, Lang, number, percent

SVG = "{http://www.w3.org/2000/svg}"


def picture(scenario: Scenario, lang: Lang = "en") -> ElementTree.Element:
    z, t = scenario.logits, scenario.temperature
    p = core.softmax(z, t).tolist()
    drawn = stage_picture(scenario.names, z, p, core.logit_axis(z), t, lang)
    return ElementTree.fromstring(drawn)


def texts(root: ElementTree.Element) -> list[str]:
    return [str(element.text) for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_picture_says_every_name_and_number(preset: Preset, lang: Lang) -> None:
    scenario = preset.scenario(lang)
    said = texts(picture(scenario, lang))
    p = core.softmax(scenario.logits, scenario.temperature).tolist()
    assert set(scenario.names) <= set(said)
    assert {number(z, lang) for z in scenario.logits} <= set(said)
    assert {percent(x, lang, open_interval=True) for x in p} <= set(said)


def test_the_bars_are_as_long_as_what_they_show() -> None:
    scenario = Scenario(("a", "b", "c"), (2.0, -5.0, 0.5))
    drawn = [r for r in picture(scenario).iter(f"{SVG}rect") if r.get("stroke-width")]
    z_bars, p_bars = drawn[::2], drawn[1::2]
    (left, wide), (p_left, p_wide) = LANES["z"], LANES["p"]
    for bar, z in zip(z_bars, scenario.logits, strict=True):
        assert float(bar.attrib["width"]) == pytest.approx(wide / 2 * abs(z) / 5)
        start = left + wide / 2 + min(wide / 2 * z / 5, 0)
        assert float(bar.attrib["x"]) == pytest.approx(start, abs=0.01)
    p = core.softmax(scenario.logits).tolist()
    for bar, share in zip(p_bars, p, strict=True):
        assert float(bar.attrib["x"]) == p_left
        assert float(bar.attrib["width"]) == pytest.approx(p_wide * share, abs=0.01)


def test_names_are_only_text() -> None:
    names = ("<script>x</script>", '"><image href="//h">', "]]>&amp;", "a\x00b")
    root = picture(Scenario(names, (1.0, 2.0, 3.0, 4.0)))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "rect",
        "text",
        "path",
    }
    assert names[0] in texts(root)


def test_the_longest_name_is_set_smaller_so_that_it_fits() -> None:
    long = next(
        element
        for element in picture(Scenario(("W" * 24, "b"), (1.0, 0.0))).iter(f"{SVG}text")
        if element.text == "W" * 24
    )
    assert float(long.attrib["font-size"]) * 0.95 * 24 <= NAME_WIDTH + 1


@pytest.mark.parametrize("t", [0.0, float("inf")])
def test_there_is_a_picture_of_twenty_classes_at_every_limit(t: float) -> None:
    scenario = Scenario(("a",) * 20, (1e308, *([-1e308] * 19)), t)
    assert len(texts(picture(scenario))) > 60
