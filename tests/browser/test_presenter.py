"""Presenting a lesson by keys, and guessing before the bars are shown."""

import pytest
from playwright.sync_api import Page, expect

from softmax_viz.lessons import SCHOOL
from tests.browser.conftest import (
    Open,
    painted,
    percentages,
    settled,
    wait_for_percentages,
)

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def widths(page: Page) -> list[float]:
    """Return how much of its lane each true bar fills."""
    return page.locator(".lane.softmax .fill").evaluate_all(
        "bars => bars.map(b => b.offsetWidth / b.parentElement.offsetWidth)"
    )


def beside(page: Page) -> bool:
    """Return whether the stage stands beside the story, and not above it."""
    stage = page.locator(".st-key-handles").bounding_box()
    story = page.locator(".st-key-story").bounding_box()
    assert stage
    assert story
    return stage["x"] + stage["width"] <= story["x"]


FOCUSED = """(selector) => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at !== null && at.matches(selector);
}"""


SHARES = """() => JSON.stringify(
    [...document.querySelectorAll('*')]
        .map((e) => e.shadowRoot?.querySelectorAll('.stage .row .pct') ?? [])
        .flatMap((row) => [...row]).map((e) => e.textContent))"""
CHANGED = f"(before) => ({SHARES})() !== before"


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is on something that the selector names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED, selector):
            return
    raise AssertionError(f"{most} Tabs do not reach {selector}")


def test_the_first_lesson_is_taught_and_played_by_keys_alone(open_page: Open) -> None:
    page = open_page("lessons?lang=en", awaits=".st-key-scene-1")
    tab_to(page, ".stLinkButton a")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    page = opened.value
    page.wait_for_selector(".stage .row", state="attached")
    for place, scene in enumerate(SCHOOL.scenes):
        expect(page.locator(".st-key-prepared h2")).to_have_text(scene.title.en)
        settled(page)
        painted(page)
        fields = scene.fields
        if "guess" in fields:
            tab_to(page, ".grip")
            before = page.evaluate(SHARES)
            page.keyboard.press("ArrowRight")
            page.wait_for_function(CHANGED, arg=before)
            page.wait_for_function(FOCUSED, arg=".grip")
            tab_to(page, ".guess .first")
            page.keyboard.press("Enter")  # this is my guess
            expect(page.locator(".grip").first).to_be_disabled()
            page.keyboard.press("Enter")  # show the truth
            expect(page.locator(".guess")).to_contain_text("your guess wastes")
        elif "hide" in fields:
            held = ".pct" if fields["hide"] == "p" else ".st-key-story"
            expect(page.locator(held)).to_have_count(0)
            page.keyboard.press(" ")
            expect(page.locator(held).first).to_be_visible()
        settled(page)  # what was revealed has come
        painted(page)
        tab_to(page, "#t")
        before = page.evaluate(SHARES)
        page.keyboard.press("ArrowRight")
        page.wait_for_function(CHANGED, arg=before)
        page.wait_for_function(FOCUSED, arg="#t")
        expect(page.locator(".stage .heard")).to_contain_text("T\u00a0=\u00a0")
        if place + 1 < len(SCHOOL.scenes):
            page.keyboard.press("PageDown")  # from the slider, as a clicker would
    tab_to(page, "button")
    page.keyboard.press("p")
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    expect(page.locator(".stAppHeader")).to_be_visible()


def test_a_clicker_in_a_hurry_loses_nothing(open_page: Open) -> None:
    page = open_page("lessons?lang=en", awaits=".st-key-scene-1")
    page.goto(page.get_by_role("link", name="Present").get_attribute("href") or "")
    settled(page)
    heading = page.locator(".st-key-prepared h2")
    for key in ("PageDown", "PageDown", "PageUp", "PageUp", "PageDown"):
        old = heading.inner_text()
        page.locator("#t").press("ArrowRight")  # the server has not answered this yet
        page.keyboard.press(key)
        expect(heading).not_to_have_text(old)
    settled(page)
    expect(heading).to_have_text(SCHOOL.scenes[1].title.en)


def test_keys_and_a_clicker_lead_through_a_lesson(open_page: Open) -> None:
    page = open_page("lessons?lang=en", awaits=".st-key-scene-1")
    page.keyboard.press("p")
    expect(page.locator("html")).to_have_attribute("data-present", "")
    page.keyboard.press("?")
    expect(page.locator(".keys dt")).to_have_count(3)  # there are no scenes to turn
    page.keyboard.press("Escape")
    expect(page.locator(".bar")).to_have_css("opacity", "0")  # it covers nothing
    page.mouse.move(200, 200)
    expect(page.locator(".bar")).to_have_css("opacity", "0.75")
    page.keyboard.press("p")
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    page.goto(page.get_by_role("link", name="Present").get_attribute("href") or "")
    settled(page)
    heading = page.locator(".st-key-prepared h2")
    expect(heading).to_have_text(SCHOOL.scenes[0].title.en)
    expect(page.locator(".stAppHeader")).to_be_hidden()
    page.evaluate("window.loadedOnce = true")
    page.keyboard.press("4")
    expect(heading).to_have_text(SCHOOL.scenes[3].title.en)
    settled(page)
    page.locator(".grip").first.press("End")
    wait_for_percentages(page, ["100 %", "0 %", "0 %"])
    page.keyboard.press("1")  # another guess begins anew
    expect(heading).to_have_text(SCHOOL.scenes[0].title.en)
    wait_for_percentages(page, ["33.3 %"] * 3)
    page.locator(".logit").first.focus()
    page.keyboard.press("PageDown")  # from a slider, too
    expect(heading).to_have_text(SCHOOL.scenes[1].title.en)
    settled(page)
    expect(page.locator(".pct")).to_have_count(0)
    page.keyboard.press(" ")
    wait_for_percentages(page, ["62.9 %", "23.1 %", "14.0 %"])
    page.keyboard.press("4")
    expect(heading).to_have_text(SCHOOL.scenes[3].title.en)
    settled(page)
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text(SCHOOL.scenes[2].title.en)
    settled(page)
    page.keyboard.press("?")
    expect(page.locator(".keys")).to_be_visible()
    expect(page.locator(".keys dt")).to_have_count(5)
    page.keyboard.press("Escape")
    expect(page.locator(".keys")).to_be_hidden()
    expect(page.locator(".stage")).to_be_in_viewport(ratio=1)
    assert page.evaluate("window.loadedOnce")  # a scene needs no new page


def test_a_guess_covers_adds_up_and_is_compared_with_the_truth(open_page: Open) -> None:
    page = open_page("?names=a,b,c&z=2,1,0.5&lang=en")
    page.locator(".menu-button").click()
    page.locator(".guess-first").click()
    panel = page.locator(".guess")
    expect(panel).to_be_visible()
    page.wait_for_url("**guess=true**")
    settled(page)
    assert widths(page) == [0, 0, 0]
    assert percentages(page) == ["33.3 %"] * 3
    page.wait_for_selector(".st-key-story", state="detached")
    page.locator(".grip").first.press("End")
    wait_for_percentages(page, ["100 %", "0 %", "0 %"])
    for _ in range(4):
        page.locator(".grip").first.press("PageDown")
    wait_for_percentages(page, ["60.0 %", "20.0 %", "20.0 %"])
    assert widths(page) == [0, 0, 0]
    panel.locator(".first").click()
    expect(page.locator(".grip").first).to_be_disabled()
    panel.locator(".first").click()
    wait_for_percentages(page, ["62.9 %", "23.1 %", "14.0 %"])
    expect(panel).to_contain_text("your guess wastes 0.02 bits")
    expect(panel).to_contain_text("6.0 % of the probability")
    page.wait_for_url(lambda url: "guess" not in url)
    page.wait_for_function(
        """() => {
            const stage = [...document.querySelectorAll('*')].find((e) =>
                e.shadowRoot?.querySelector('.stage')).shadowRoot;
            const bar = stage.querySelector('.lane.softmax .fill');
            return Math.abs(bar.offsetWidth / bar.parentElement.offsetWidth - 0.629)
                < 0.01;
        }"""
    )
    expect(page.locator(".st-key-story")).to_be_visible()
    settled(page)
    assert not beside(page), "nothing jumps at the reveal"
    said = panel.locator("p").inner_text()
    page.locator("#t").press("ArrowRight")
    expect(panel.locator("p")).to_have_text(f"When you guessed: {said}")
    page.locator("#t").press("ArrowLeft")
    expect(panel.locator("p")).to_have_text(said)
    panel.locator(".second").click()
    expect(panel).to_be_hidden()
    assert beside(page), "as a fresh page has them"
