"""The tour of a first visit: it floats, can be skipped, and never comes again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PLAIN = {"en": "?lang=en", "es": "?lang=es"}
SIZES = ((1024, 640), (390, 760))


def titles(page: Page) -> Iterator[str]:
    """Go through the steps to the end, and tell the title of each."""
    card, title = page.locator(".tour-card"), page.locator(".tour-card h2")
    while card.is_visible():
        before = title.inner_text()
        yield before
        page.keyboard.press("ArrowRight")


def boxes(page: Page) -> list[list[float]]:
    """Return where the stage, the story and the head of the page stand."""
    found: list[list[float]] = page.evaluate(
        """() => ['.st-key-handles', '.st-key-story', '.st-key-head'].map((part) => {
            const box = document.querySelector(part).getBoundingClientRect();
            const { scrollTop } = document.querySelector('[data-testid="stMain"]');
            return [box.x, box.y + scrollTop, box.width, box.height];
        })"""
    )
    return found


@pytest.mark.parametrize("lang", PLAIN)
def test_a_first_visit_is_led_through_three_steps_and_a_second_is_not(
    open_page: Open, lang: str
) -> None:
    page = open_page(PLAIN[lang], newcomer=True, width=1024)
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    expect(page.locator(".tour-next")).to_be_focused()
    shown = boxes(page)
    name = page.locator(".tour-card h2").inner_text()
    expect(card).to_have_accessible_name(name)
    expect(page.locator(".tour-place")).to_contain_text("1")
    assert len(set(titles(page))) == 3
    expect(card).to_be_hidden()
    assert boxes(page) == shown  # nothing made room for it
    page.reload()
    page.wait_for_selector(".row .pct:not(:empty)")
    settled(page)
    expect(card).to_be_hidden()


def test_escape_ends_it_and_the_menu_has_it_again(open_page: Open) -> None:
    page = open_page("?lang=en", newcomer=True)
    card, button = page.locator(".tour-card"), page.locator(".menu-button")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    button.press("Enter")
    page.get_by_role("menuitem", name="Three steps to begin").press("Enter")
    expect(page.locator(".tour-next")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".tour-skip")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".tour-next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".tour-card h2")).to_have_text("Move the temperature")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".tour-card h2")).to_have_text("Move a logit")
    page.locator(".tour-skip").click()
    expect(card).to_be_hidden()
    expect(button).to_be_focused()


def test_the_handle_that_it_points_at_moves_under_it(open_page: Open) -> None:
    page = open_page("", newcomer=True)
    expect(page.locator(".tour-card")).to_be_visible()
    first = page.locator(".row .pct.softmax").first
    before = first.inner_text()
    handle = page.locator(".row input.logit").first.bounding_box()
    assert handle
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.click(x, y)
    expect(first).not_to_have_text(before)
    expect(page.locator(".tour-card")).to_be_visible()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_each_step_stands_on_the_screen_beside_what_it_points_at(
    open_page: Open, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page("", newcomer=True, width=width, touch=width < 500)
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator(".tour-card")).to_be_visible()
    seen = 0
    for _ in titles(page):
        seen += 1
        card = page.locator(".tour-card").bounding_box()
        ring = page.locator(".rings i").first.bounding_box()
        assert card
        assert ring
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= width
        assert card["y"] >= 0
        assert card["y"] + card["height"] <= height
        assert ring["y"] < height
        assert ring["y"] + ring["height"] > 0
    assert seen == 3


@pytest.mark.sampled(3)
@pytest.mark.parametrize("path", ["?z=1,2", "?hide=p", "?present=true", "loss?y=2"])
def test_a_link_that_asks_for_something_opens_undisturbed(
    open_page: Open, path: str
) -> None:
    awaits = ".row" if "hide" in path else ".row .pct:not(:empty)"
    page = open_page(path, newcomer=True, awaits=awaits)
    expect(page.locator(".tour-card")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('softmax_viz.tour')") is None


def test_presenter_mode_ends_it(open_page: Open) -> None:
    page = open_page("", newcomer=True)
    expect(page.locator(".tour-card")).to_be_visible()
    page.keyboard.press("p")
    expect(page.locator("html")).to_have_attribute("data-present", "")
    expect(page.locator(".tour-card")).to_be_hidden()


@pytest.mark.parametrize(("width", "name"), [(390, "Expand sidebar"), (1366, "Use it")])
def test_who_opens_the_navigation_has_ended_it(
    open_page: Open, width: int, name: str
) -> None:
    page = open_page("?lang=en", newcomer=True, width=width)
    expect(page.locator(".tour-card")).to_be_visible()
    page.get_by_role("button", name=name).click()
    expect(page.locator(".tour-card")).to_be_hidden()
    expect(page.get_by_role("link", name="Loss and gradient").first).to_be_visible()


def test_where_the_browser_keeps_nothing_only_the_menu_has_it(open_page: Open) -> None:
    page = open_page("", fresh=True)
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('blocked', 'SecurityError') } })"
    )
    page.reload()
    page.wait_for_selector(".row .pct:not(:empty)")
    settled(page)
    expect(page.locator(".tour-card")).to_be_hidden()
    page.locator(".menu-button").click()
    page.locator(".tour-again").click()
    expect(page.locator(".tour-card")).to_be_visible()
