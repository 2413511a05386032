"""The scale slider: it moves the stage live, and its preview agrees with the core."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from softmax_viz.live import sharpen
from softmax_viz.scenario import Scenario
from tests.browser.conftest import Open, percentages, settled, wait_for_percentages
from tests.browser.test_parity import agree, scenarios
from tests.browser.test_stage import drag, shown, wait_for_url

pytestmark = pytest.mark.browser

FOLDER = Path(sharpen.__file__).parent


def in_javascript(browser: Browser, expression: str, cases: object) -> list[Any]:
    source = (
        web.read(web.FOLDER / "preview.js")
        + web.read(web.FOLDER / "numbers.js")
        + web.read(FOLDER / "sharpen.js").replace(
            "export default function (", "function part("
        )
    )
    page = browser.new_page()
    result: list[Any] = page.evaluate(
        f"""(text) => {{ {source}
            const cases = JSON.parse(text, (k, v) => v === 'inf' ? Infinity : v);
            return cases.map(([z, t]) => {expression});
        }}""",
        json.dumps(cases).replace("Infinity", '"inf"'),
    )
    page.close()
    return result


def column(page: Page, method: str) -> list[str]:
    texts = page.locator(f".method.{method} .value").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in texts]


def test_every_method_agrees_with_the_core_zeros_included(browser: Browser) -> None:
    cases = [case for case in scenarios() if len(case[0]) >= 2]
    cases += [([abs(x) for x in z], t) for z, t in cases]  # what can be divided
    theirs = in_javascript(browser, "sharesOf(z, t)", cases)
    assert len(cases) >= 1000
    for (z, t), js in zip(cases, theirs, strict=True):
        names = tuple("a" * len(z))
        for method, ours in sharpen.shares(Scenario(names, tuple(z), t)).items():
            if ours is None:
                assert js[method] is None, (z, t, method)
                continue
            assert agree(js[method], ours), (z, t, method)
            if method in ("sparsemax", "hardmax"):
                assert [p == 0 for p in js[method]] == [p == 0 for p in ours], (z, t)


def test_scaling_multiplies_all_logits_by_one_factor(browser: Browser) -> None:
    cases = [(z, 1.0) for z, _ in scenarios() if max(z) > min(z)]
    theirs = in_javascript(browser, "scale.to(z, 2)", cases)
    for (z, _), made in zip(cases, theirs, strict=True):
        factor = 2 / (Fraction(max(z)) - Fraction(min(z)))
        assert made == pytest.approx(
            [float(Fraction(x) * factor) for x in z], rel=1e-14, abs=2e-5
        ), z


def test_the_scale_moves_the_stage_live_and_division_stands_still(
    open_page: Open,
) -> None:
    page = open_page("sharpen?z=2,1,0")
    divided = column(page, "division")
    assert divided == ["66.7 %", "33.3 %", "0"]
    before = page.evaluate("history.length")
    page.locator("#scale").scroll_into_view_if_needed()
    seen = drag(page, page.locator("#scale"), 0.44, 1.0)
    assert len({frame[0] for frame in seen}) >= 5  # at last >99.9 %
    wait_for_url(page, "z", "100, 50, 0")
    settled(page)
    assert page.evaluate("history.length") == before + 1
    assert column(page, "division") == divided
    page.locator(".undo").click()
    wait_for_percentages(page, shown([2.0, 1.0, 0.0]))


def test_keys_scale_and_the_sentence_says_what_is_flatter(open_page: Open) -> None:
    page = open_page("sharpen?z=2,1,0")
    slider = page.locator("#scale")
    slider.press("PageDown")
    wait_for_url(page, "z", "0.2, 0.1, 0")
    wait_for_percentages(page, shown([0.2, 0.1, 0.0]))
    # 1 / (1 + e^-0.1 + e^-0.2) and 2 / (2 + 1 + 0)
    expect(page.locator(".sharpen .say")).to_contain_text(
        "Flatter: softmax gives cat 36.7\u00a0%, plain division gives it 66.7\u00a0%."
    )
    assert "Flatter" in (slider.get_attribute("aria-valuetext") or "")
    slider.press("PageUp")
    slider.press("PageUp")
    wait_for_url(page, "z", "20, 10, 0")
    expect(page.locator(".sharpen .say")).to_contain_text("99.995\u00a0%")


def test_the_methods_follow_the_stage_and_zeros_are_marked(open_page: Open) -> None:
    page = open_page("sharpen?z=2,1,0&lang=es")
    assert column(page, "sparsemax") == ["100 %", "0", "0"]
    expect(page.locator(".method.softmax .foot")).to_have_text("exactamente 0: nunca")
    page.locator(".row .logit").nth(2).press("Home")
    expect(page.locator(".method.division .foot")).to_contain_text("negativo")
    wait_for_url(page, "z", "2, 1, -5")
    assert percentages(page) == shown([2.0, 1.0, -5.0], 1.0, "es")
    page.get_by_role("button", name="0,2; 0,1; 0").click()
    expect(page.locator(".method.sparsemax .value").nth(2)).to_have_text("23,3\u00a0%")
    expect(page.locator(".chain li").first).to_contain_text("1,11")
