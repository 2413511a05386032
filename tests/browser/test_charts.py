"""The charts under a real finger: they follow, stay the same elements, and settle."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from softmax_viz import core
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import drag, query, slider

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PLOTS = ".js-plotly-plot"


def drawn(page: Page) -> None:
    """Wait until both charts of the playground are drawn."""
    page.wait_for_function(
        "() => document.querySelectorAll('.js-plotly-plot .main-svg').length > 0 &&"
        " [...document.querySelectorAll('.chart .picture')].every((e) => e.calcdata)"
    )


def bars_of(page: Page) -> list[str]:
    """Return the outlines of all bars, as they are on the screen now."""
    outlines: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.barlayer .point path')]"
        ".map((path) => path.getAttribute('d'))"
    )
    return outlines


def curves_of(page: Page) -> list[str]:
    outlines: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.js-line')]"
        ".map((path) => path.getAttribute('d'))"
    )
    return outlines


@pytest.mark.parametrize("read", [bars_of, curves_of], ids=["bars", "curves"])
def test_charts_follow_the_finger(
    open_page: Open, read: Callable[[Page], list[str]]
) -> None:
    page = open_page()
    drawn(page)
    seen = drag(page, slider(page, 1), 0.6, 0.9, read)
    assert len({tuple(frame) for frame in seen}) >= 8, "every frame moves it"


def test_no_chart_is_replaced_and_each_settles_on_the_core(open_page: Open) -> None:
    page = open_page()
    drawn(page)
    page.evaluate(
        f"() => {{ window.kept = [...document.querySelectorAll('{PLOTS}')] }}"
    )
    drag(page, slider(page, 1), 0.6, 0.9)
    page.wait_for_url("**z=**")
    settled(page)
    z = [float(x) for x in query(page)["z"].split(",")]
    expected = core.softmax(z).tolist()
    page.wait_for_function(
        """(expected) => {
            const y = window.kept[0].data[1].y;
            return y.every((p, i) => Math.abs(p - expected[i]) < 1e-5);
        }""",
        arg=expected,
    )
    assert page.evaluate(
        f"() => [...document.querySelectorAll('{PLOTS}')]"
        ".every((plot, i) => plot === window.kept[i])"
    )
    for picture in page.locator(".chart .picture").all():
        alt = picture.get_attribute("aria-label") or ""
        assert f"{100 * expected[1]:.1f}" in alt


def test_a_chart_that_the_browser_keeps_gets_new_classes(open_page: Open) -> None:
    page = open_page("?z=2,1,0.5&names=a,b,c&t=1")
    drawn(page)
    page.locator(".add").click()
    last = page.locator(".chart .picture").last
    expect(last).to_have_attribute("aria-label", re.compile("c: z = .*; class 4: z = "))
    lines = last.locator(".scatterlayer .js-line")
    expect(lines).to_have_count(5)  # four classes, and the mark of T
    page.keyboard.press("Control+z")
    expect(lines).to_have_count(4)
    names = page.get_by_label("Names", exact=True)
    page.locator(".menu-button").press("Enter")
    page.get_by_role("menuitem", name="Type or paste").press("Enter")
    names.fill("x, y, z")
    names.press("Control+Enter")
    expect(last).to_have_attribute("aria-label", re.compile("x: z = 2.00, .*; z: z = "))


def test_a_pointer_that_rests_on_a_chart_is_told_what_keys_have_changed(
    open_page: Open,
) -> None:
    page = open_page("?lang=en", width=1366)
    drawn(page)
    plot = page.locator(".js-plotly-plot").nth(1)
    plot.hover()
    known = "(plot) => plot._fullData[0].y[40]"
    before = plot.evaluate(known)
    slider(page, 0).press("PageUp")
    page.wait_for_function(
        "([plot, before]) => plot._fullData[0].y[40] > before",
        arg=[plot.element_handle(), before],
    )
