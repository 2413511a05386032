"""The card of a real model follows T live, and its numbers are the core's."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from softmax_viz import core
from softmax_viz.data import examples as real
from softmax_viz.data.examples import SHARE
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import choose, query

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def shown(page: Page) -> list[str]:
    texts = page.locator(".models .pct").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in texts]


def test_the_bars_follow_the_temperature_under_the_finger(open_page: Open) -> None:
    page = open_page("models?real=text&text=cat&bars=3")
    expect(page.locator(".models .count b")).to_have_text("533 classes of 49,152")
    now = core.largest_and_rest(real.prompts()["cat"].logits, 3)
    expected = [f"{100 * p:.1f} %" for p in (*now.probabilities, now.rest)]
    assert shown(page) == expected
    dial = page.locator("#t")
    dial.scroll_into_view_if_needed()
    box = dial.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    seen = set()
    for step in range(1, 11):
        page.mouse.move(box["x"] + box["width"] * (0.5 + step / 25), y)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        seen.add(page.locator(".models .count b").inner_text())
    page.mouse.up()
    assert len(seen) >= 8
    assert not any("about" in text for text in seen)
    settled(page)
    t = float(page.locator(".temperature .box").input_value())
    held = core.nucleus_sizes(real.prompts()["cat"].logits, SHARE, [t])[0]
    expect(page.locator(".models .count b")).to_have_text(f"{held:,} classes of 49,152")


def test_by_keyboard_to_both_ends(open_page: Open) -> None:
    page = open_page("models?photo=astronaut&lang=es", locale="es-ES")
    expect(page.locator(".models img")).to_have_attribute("alt", re.compile("astronau"))
    page.locator("#t").press("End")
    expect(page.locator(".models .count b")).to_have_text("900 clases de 1000")
    page.locator("#t").press("Home")
    expect(page.locator(".models .say")).to_contain_text("acierte o no")
    assert shown(page)[0] == "100 %"


def test_the_top_ten_go_to_the_stage_and_back(open_page: Open) -> None:
    page = open_page("models?photo=astronaut&bars=10")
    page.get_by_role("button", name="Send the top 10").click()
    expect(page.locator(".stage .row")).to_have_count(11)
    settled(page)
    texts = page.locator(".stage .pct.softmax").all_inner_texts()
    assert [text.replace("\u00a0", " ") for text in texts] == shown(page)
    z = query(page)["z"].split(", ")
    assert max(len(logit.partition(".")[2]) for logit in z) <= 4
    way = page.get_by_role("link", name="Go there")
    way.click()
    expect(page.locator(".stage .row").first).to_be_in_viewport()
    expect(page).to_have_url(re.compile("photo=astronaut"))
    page.locator(".undo").click()
    expect(page.locator(".stage .row")).to_have_count(3)
    expect(way).to_be_hidden()


def test_the_stage_s_own_classes_wait_until_they_are_asked_for(open_page: Open) -> None:
    page = open_page("models")
    row = page.locator(".stage .row").first
    expect(row).to_be_hidden()
    choose(page, ".unfold")
    expect(row).to_be_visible()
    choose(page, ".unfold")
    expect(row).to_be_hidden()
    page.get_by_role("button", name="Send the top 10").click()
    expect(row).to_be_visible()


def test_a_picture_that_was_lost_on_the_way_comes_after_all(open_page: Open) -> None:
    page = open_page("models?lang=en")
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(body="")  # cut off

    page.route("**/photo-camera.json", refuse_once)
    page.get_by_text("Photographer").click()
    expect(page.locator(".models .story")).to_contain_text("tripod")
    assert refused
