"""The reliability card and the strangers under a real finger."""

import math
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from softmax_viz import core
from softmax_viz.data import classifiers
from softmax_viz.live.calibration import reliability
from softmax_viz.text import number, percent
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import drag, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

BOLD = classifiers.load("bold").test
FITTED = reliability.valleys("bold")[0].bottom


def facts(page: Page) -> list[str]:
    shown = page.locator(".reliability .facts b").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in shown]


def expected_facts(t: float) -> list[str]:
    """What the core says of the bold classifier at T."""
    found = core.calibration_at(BOLD.logits, BOLD.labels, t)
    texts = [
        percent(found.accuracy, "en"),
        percent(found.confidence, "en", open_interval=t > 0),
        percent(found.error, "en"),
        number(found.loss, "en"),
    ]
    return [text.replace("\u00a0", " ") for text in texts]


def wait_for_facts(page: Page, t: float) -> None:
    for i, text in enumerate(expected_facts(t)):
        expect(page.locator(".reliability .facts b").nth(i)).to_have_text(
            text.replace(" ", "\u00a0") if "%" in text else text
        )


def temperature(page: Page) -> float:
    return float(parse_qs(urlsplit(page.url).query)["t"][-1])


@pytest.mark.parametrize("slider", ["#t", "#valley-t"])
def test_the_diagram_follows_both_sliders_and_accuracy_stays(
    open_page: Open, slider: str
) -> None:
    page = open_page("calibration")
    wait_for_facts(page, 1.0)
    seen = drag(page, page.locator(slider), 0.5, 0.7, facts)
    assert {frame[0] for frame in seen} == {expected_facts(1.0)[0]}
    for fact in (1, 2, 3):
        assert len({frame[fact] for frame in seen}) >= 8, "must move under the finger"
    page.wait_for_url("**t=**")
    t = temperature(page)
    assert 3 < t < 4  # 0.7 of the way along 0.05 … 20, its ends left out
    wait_for_facts(page, t)
    row = page.locator(".numbers").first.locator("tbody tr").last
    expect(row).to_contain_text(
        percent(core.calibration_at(BOLD.logits, BOLD.labels, t).error, "en")
    )


def test_keys_move_the_valley_and_one_undo_takes_them_back(open_page: Open) -> None:
    page = open_page("calibration")
    wait_for_facts(page, 1.0)
    slider = page.locator("#valley-t")
    slider.press("End")
    wait_for_facts(page, math.inf)
    page.wait_for_url("**t=inf**")
    slider.press("Home")
    expect(page.locator(".reliability .loss b")).to_have_text("∞")
    page.wait_for_url("**t=0**")
    slider.press("ArrowRight")
    wait_for_facts(page, 0.05)
    page.wait_for_url("**t=0.05**")
    loss = core.negative_log_likelihood(BOLD.logits, BOLD.labels, 0.05)
    assert f"loss {number(loss, 'en')}" in (
        slider.get_attribute("aria-valuetext") or ""
    )
    settled(page)
    page.locator(".undo").click()
    expect(page.locator(".reliability .loss b")).to_have_text("∞")


TWO_KEYS = """range => {
  for (const key of ["Home", "ArrowRight"])
    for (const type of ["keydown", "keyup"])
      range.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true }));
}"""


def test_a_key_steps_from_the_last_though_no_frame_came_between(
    open_page: Open,
) -> None:
    page = open_page("calibration")
    wait_for_facts(page, 1.0)
    page.locator("#valley-t").evaluate(TWO_KEYS)
    wait_for_facts(page, 0.05)
    page.wait_for_url("**t=0.05**")


def test_fit_rolls_the_ball_to_the_bottom(open_page: Open) -> None:
    page = open_page("calibration")
    page.get_by_role("button", name="Fit T on validation data").click()
    wait_for_facts(page, FITTED)
    assert temperature(page) == FITTED
    ball, mark = page.locator(".ball"), page.locator(".mark.validation")
    places = [locator.bounding_box() for locator in (ball, mark)]
    centres = [box["x"] + box["width"] / 2 for box in places if box]
    assert centres[0] == pytest.approx(centres[1], abs=1)
    thumb = page.locator("#valley-t")
    box = thumb.bounding_box()
    assert box
    share = float(thumb.input_value()) / 1000
    assert centres[0] == pytest.approx(
        box["x"] + 10 + share * (box["width"] - 20), abs=1
    )
    page.locator(".undo").click()
    wait_for_facts(page, 1.0)


def test_a_stranger_follows_t_and_the_link_brings_it_back(open_page: Open) -> None:
    page = open_page("calibration?clf=898&ood=A&lang=es")
    expect(page.locator(".reliability .say")).not_to_be_empty()  # its slider listens
    z = classifiers.load("careful").strangers["a"]
    for t in (1.0, 0.05):
        if t != 1:
            page.locator("#valley-t").press("Home")
            page.locator("#valley-t").press("ArrowRight")
        p = core.softmax(z, t)
        text = percent(float(p[4]), "es", open_interval=True)
        expect(page.locator(".stranger .row").nth(4)).to_contain_text(text)
    expect(page.locator(".stranger figcaption")).to_have_text("letra A")
    page.get_by_role("radio", name="♥").click()
    expect(page.locator(".stranger figcaption")).to_have_text("corazón")
    wait_for_url(page, "ood", "♥")
