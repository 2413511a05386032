"""From the stage's menu to a link for the class, and what the class sees of it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open, settled
from tests.browser.test_stage import query, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

KEPT = {
    "from": "loss",
    "hides": "p",
    "locks": "t",
    "titled": "¿Sí & no?",
    "says": "Adivina",
    "theme": "dark",
    "guesses": "true",
    "stays": "true",
}


def test_the_prepared_link_hides_locks_and_lets_go(open_page: Open) -> None:
    page = open_page("loss?names=a,b&z=2,1&y=2&lang=en")
    page.locator(".menu-button").click()
    page.locator(".prepare[role=menuitem]").click()
    page.wait_for_url("**/prepare?**")
    settled(page)
    hide, lock = (page.locator(f".st-key-{key}_choice") for key in ("hides", "locks"))
    hide.get_by_text("probabilities").click()
    settled(page)
    lock.get_by_text("temperature").click()
    field = page.locator("#link")
    expect(field).to_have_value(
        f"{page.url.partition('prepare')[0]}"
        "loss?names=a,+b&z=2,+1&t=1&y=2&hide=p&lock=t&lang=en"
    )
    settled(page)
    preview = page.frame_locator("iframe")
    expect(preview.locator("#t")).to_be_disabled()
    expect(preview.locator(".row")).to_have_count(2)
    page.locator(".copy").click()
    expect(page.locator(".told")).not_to_be_empty()
    page.locator(".qr").click()
    expect(page.locator(".large svg")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    page.goto(field.input_value())
    settled(page)
    expect(page.locator(".lane.p, .pct, .grip")).to_have_count(0)
    expect(page.locator(".say")).to_be_empty()
    assert page.locator(".logit").first.get_attribute("aria-valuetext") == "2.00"
    page.locator(".logit").first.press("ArrowRight")
    page.wait_for_url(lambda url: "z=2.1" in url or "z=2.05" in url)
    page.get_by_text("Explore freely").click()
    expect(page.locator(".pct").first).not_to_be_empty()
    expect(page.locator("#t")).to_be_enabled()
    page.wait_for_url(lambda url: "hide" not in url and "lock" not in url)


def test_the_address_keeps_every_setting(open_page: Open) -> None:
    page = open_page("prepare?lang=es", stage=False)
    first = query(page)

    def part(key: str) -> Locator:
        return page.locator(f".st-key-{key}")

    def typed(key: str, text: str) -> None:
        part(f"{key}_choice").locator("input").fill(text)
        page.keyboard.press("Enter")

    part("from_choice").locator("input").click()
    page.get_by_role("option", name="Pérdida").click()
    wait_for_url(page, "from", "loss")
    for key, says in (("hides", "prob"), ("locks", "temp"), ("theme", "oscuro")):
        part(f"{key}_choice").get_by_text(says).click()
        wait_for_url(page, key, KEPT[key])
    for key in ("titled", "says"):
        typed(key, KEPT[key])
        wait_for_url(page, key, KEPT[key])
    for key in ("guesses", "stays"):
        part(f"{key}_choice").locator("label").click()
        wait_for_url(page, key, KEPT[key])
    settled(page)
    assert query(page) == first | KEPT
    link = page.locator("#link").input_value()
    assert "/loss?" in link
    assert "hide=p&lock=t" in link
    page.reload()
    settled(page)
    expect(page.locator("#link")).to_have_value(link)
    assert query(page) == first | KEPT
    part("hides_choice").get_by_text("prob").click()  # and at once, without a wait
    part("guesses_choice").locator("label").click()
    typed("says", "")
    page.wait_for_url(
        lambda url: not any(f"{key}=" in url for key in ("hides", "guesses", "says"))
    )


def test_the_way_back_leads_through_the_settings(open_page: Open) -> None:
    page = open_page("prepare?from=loss&z=2,1&names=a,b&lang=en", awaits="#link")
    preview = page.frame_locator("iframe")
    expect(preview.locator("#t")).to_be_enabled()
    page.locator(".st-key-hides_choice").get_by_text("probabilities").click()
    page.wait_for_url("**hides=p**")
    expect(preview.locator(".pct")).to_have_count(0)
    page.locator(".st-key-locks_choice").get_by_text("temperature").click()
    page.wait_for_url("**locks=t**")
    expect(preview.locator("#t")).to_be_disabled()
    page.evaluate("history.back()")
    page.wait_for_url(lambda url: "locks" not in url and "hides=p" in url)
    expect(preview.locator("#t")).to_be_enabled()
    page.evaluate("history.back()")
    page.wait_for_url(lambda url: "hides" not in url)
    expect(preview.locator(".pct").first).not_to_be_empty()
