"""The scale slider: it moves the stage live, and the methods follow."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, percentages, settled, wait_for_percentages
from tests.browser.test_stage import drag, shown, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def column(page: Page, method: str) -> list[str]:
    texts = page.locator(f".method.{method} .value").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in texts]


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
        "Flatter: softmax gives cat 36.7\u00a0%, plain division 66.7\u00a0%."
    )
    assert "Flatter" in (slider.get_attribute("aria-valuetext") or "")
    slider.press("PageUp")
    slider.press("PageUp")
    wait_for_url(page, "z", "20, 10, 0")
    expect(page.locator(".sharpen .say")).to_contain_text("99.995\u00a0%")


def test_an_arrow_is_a_tenth_of_a_decade_and_shift_a_tenth_of_it(
    open_page: Open,
) -> None:
    page = open_page("sharpen?z=2,1,0")
    slider, says = page.locator("#scale"), page.locator(".sharpen output")
    # 10 ** 0.4 and 10 ** 0.41, from the mark at 2 = 10 ** 0.301 on whole places
    for key, gap in (
        ("ArrowRight", "2.51"),
        ("Shift+ArrowRight", "2.57"),
        ("Shift+ArrowLeft", "2.51"),
        ("ArrowLeft", "2.00"),
        ("Shift+ArrowRight", "2.04"),
        ("Home", "0.10"),
        ("End", "100.00"),
    ):
        slider.press(key)
        expect(says).to_have_text(f"largest gap {gap}")


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
