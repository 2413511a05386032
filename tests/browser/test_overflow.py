"""The overflow slider moves live, without the server."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, painted, settled
from tests.browser.test_stage import drag

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def test_values_follow_the_slider_and_the_breakage_is_named(open_page: Open) -> None:
    page = open_page("overflow?fmt=float32")
    slider = page.locator("#c")
    first = page.locator(".sweep .naive tbody tr").first
    expect(first).to_contain_text("7.389")
    slider.press("End")
    expect(page.locator(".sweep .say")).to_contain_text("∞ / ∞ = NaN")
    expect(first).to_contain_text("NaN")
    assert first.locator(".broken").count() == 2
    stable = page.locator(".sweep .stable tbody tr").first
    expect(stable).to_contain_text("0.6285")
    slider.press("Home")
    expect(page.locator(".sweep .say")).to_contain_text("0 / 0 = NaN")
    assert "0 / 0" in (slider.get_attribute("aria-valuetext") or "")


def test_the_slider_asks_the_server_for_nothing_while_it_moves(
    open_page: Open,
) -> None:
    page = open_page("overflow")
    sent: list[object] = []
    page.on("websocket", lambda socket: sent.append(socket.url))
    page.on("request", lambda request: sent.append(request.url))
    box = page.locator("#c").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 16)
    page.mouse.down()
    shown = set()
    for i in range(20):
        page.mouse.move(box["x"] + box["width"] * (0.5 + i / 50), box["y"] + 16)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        shown.add(page.locator(".sweep output").inner_text())
    assert len(shown) >= 15
    assert sent == []
    page.mouse.up()
    page.wait_for_url("**shift=**")


def test_where_c_stands_is_in_the_link_until_it_begins_anew(open_page: Open) -> None:
    page = open_page("overflow?fmt=float32&shift=88.72")
    output = page.locator(".sweep output")
    expect(output).to_have_text("c = +88.72")
    page.locator("#c").press("PageUp")
    page.wait_for_url("**shift=99**")
    expect(output).to_have_text("c = +99.00")
    again = open_page(page.url.split("/", 3)[3])
    expect(again.locator(".sweep output")).to_have_text("c = +99.00")
    page.get_by_role("radio", name="float16", exact=True).click()
    page.wait_for_url("**fmt=float16**")
    expect(output).to_have_text("c = +99.00")  # the same c in another format
    expect(page.locator(".sweep .say")).to_contain_text("∞ / ∞ = NaN")
    page.locator("#c").press("End")
    page.wait_for_url(lambda url: "shift=99" not in url)
    page.locator(".menu-button").click()
    page.locator(".menu .reset").click()
    expect(output).to_have_text("c = 0.00")
    page.locator("#c").press("End")
    page.wait_for_url("**shift=**")
    page.locator(".stage .presets").select_option(index=3)
    expect(output).to_have_text("c = 0.00")
    page.wait_for_url(lambda url: "shift" not in url)


def test_a_button_breaks_it(open_page: Open) -> None:
    page = open_page("overflow")
    page.get_by_role("button", name="silent zeros").click()
    expect(page.locator(".sweep .say")).to_contain_text("finite / ∞")
    settled(page)
    assert page.locator(".sweep .naive tbody .broken").count() == 3


def test_the_tables_follow_a_logit_and_c_stays_until_all_are_others(
    open_page: Open,
) -> None:
    page = open_page("overflow?fmt=float16&z=2,1,0.5")
    first = page.locator(".sweep .naive tbody tr").first
    expect(first).to_contain_text("7.3906")  # e^2 in float16
    slider, output = page.locator("#c"), page.locator(".sweep output")
    for _ in range(3):
        slider.press("PageUp")
    painted(page)
    shift = output.inner_text()
    assert shift != "c = 0.00"
    logit = page.locator(".row input.logit").first
    seen = drag(
        page, logit, 0.6, 0.8, lambda page: first.locator("td").all_inner_texts()
    )
    assert len({row[1] for row in seen}) >= 8, "must move under the finger"
    assert output.inner_text() == shift
    page.get_by_role("button", name="silent zeros").click()
    expect(output).to_have_text("c = 0.00")
