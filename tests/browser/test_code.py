"""The page In code in a real browser: keys, the link, and the numbers of the stage."""

import pytest
from playwright.sync_api import expect

from softmax_viz import core
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import query, slider, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def test_the_program_follows_the_stage(open_page: Open) -> None:
    page = open_page("code?lib=torch&truth=1")
    source = page.get_by_test_id("stCode").nth(0)
    expect(source).to_contain_text("F.cross_entropy")
    expect(source).to_contain_text("true = 1  # dog")
    slider(page, 1).press("End")
    wait_for_url(page, "z", "2, 5, 0.5")
    expect(source).to_contain_text("[2.0, 5.0, 0.5]")
    p = core.softmax([2.0, 5.0, 0.5])
    expect(page.get_by_test_id("stCode").nth(1)).to_contain_text(f"{p[1]:.4f}")
    assert query(page)["lib"] == "torch"


def test_library_and_axis_are_chosen_by_keys_and_kept_in_the_link(
    open_page: Open,
) -> None:
    page = open_page("code?lang=es")
    page.get_by_role("radio", name="0", exact=True).focus()
    page.keyboard.press("Space")
    wait_for_url(page, "axis", "0")
    settled(page)
    expect(page.locator(".batch .off")).to_have_count(2)
    expect(page.locator(".batch .off").first).to_contain_text("1,3775 ✗")
    page.get_by_role("radio", name="jax").focus()
    page.keyboard.press("Space")
    wait_for_url(page, "lib", "jax")
    expect(page.get_by_test_id("stCode").nth(2)).to_contain_text("axis=0")
    again = open_page(f"code?{page.url.partition('?')[2]}", newcomer=True)
    expect(again.locator(".batch .off")).to_have_count(2)
    expect(again.get_by_test_id("stCode").nth(0)).to_contain_text("jax.nn.softmax")
