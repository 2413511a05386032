"""The copied link is what is shown, after every kind of choice on every page."""

import contextlib
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from softmax_viz.catalog import DEMOS, HOME, Demo
from tests.browser.conftest import Open, painted, settled
from tests.browser.test_stage import copied_link, query

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

CHOICES = (
    '[data-testid="stCheckbox"]',
    '[data-testid="stSelectbox"]',
    '[data-testid="stSlider"]',
    '[data-testid="stButtonGroup"]',
    '[data-testid="stButton"]',
)
OF_PARTS = {
    "geometry": [(".corner select", "select")],
    "sigmoid": [("#threshold", "ArrowRight")],
    "loss": [(".row .truth", "check")],
    "decisions": [("#u", "ArrowRight"), ("[data-cut=top-k]", "click")],
    "overflow": [("#c", "PageUp")],
}
# What is said of the way here is no part of the state.
READ = """() => {
    const shows = (root, found) => {
        for (const e of root.querySelectorAll('*')) {
            if (e.shadowRoot) shows(e.shadowRoot, found);
            if (e.closest('[hidden], .dock, .say, .heard, .menu, #pull')) continue;
            if (e.matches('input, textarea, select'))
                found.push(e.type === 'radio' ? String(e.checked) : e.value);
            if (e.matches('[aria-pressed]')) found.push(e.ariaPressed);
            if (e.matches('.pct, .num, td, output')) found.push(e.textContent);
        }
        return found;
    };
    return shows(document.querySelector('[data-testid="stMain"]'), []);
}"""


def read(page: Page) -> list[str]:
    """Return the values of all handles, and the numbers of all cards and tables."""
    texts: list[str] = page.evaluate(READ)
    return texts


def logits(page: Page) -> list[str]:
    """Return the logits as the stage shows them."""
    return [box.input_value() for box in page.locator(".row .zbox").all()]


def carried(url: str) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(urlsplit(url).query).items()}


def act(page: Page, choice: str, i: int) -> None:
    """Choose something else with the i-th widget of a kind."""
    widget = page.locator(f".st-key-story {choice}").nth(i)
    if "Checkbox" in choice:
        widget.locator("label").click()
    elif "Selectbox" in choice:
        widget.locator("input").press("ArrowDown")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
    elif "Slider" in choice:
        widget.get_by_role("slider").press("ArrowRight")
    elif "Group" in choice:
        widget.get_by_role("radio").last.click()
    elif widget.locator("button").is_enabled():
        widget.locator("button").click()


OWN = [demo for demo in DEMOS if demo.keys]  # pages with choices of their own


@pytest.mark.sampled(4)
@pytest.mark.parametrize("demo", OWN, ids=lambda demo: demo.slug)
def test_after_every_choice_the_copied_link_is_what_is_shown(
    open_page: Open, demo: Demo
) -> None:
    slug = "" if demo is HOME else demo.slug
    page = open_page(f"{slug}?names=a,b,c,d,e&z=1.5,1,0.5,-3,0.125&t=0.7&lang=es")

    def copied() -> str:
        settled(page)
        link = copied_link(page)
        # The address may be one run behind the page; of what it says nothing is lost.
        assert query(page).items() <= carried(link).items()
        return link

    page.locator("#t").press("ArrowRight")
    page.wait_for_url(lambda url: carried(url)["t"] != "0.7")
    for part, key in OF_PARTS.get(demo.slug, []):
        before = page.url
        handle = page.locator(part).last
        if key == "select":
            handle.select_option("0")
        elif key == "check":
            handle.check()
        elif key == "click":
            handle.click()
        else:
            handle.press(key)
        expect(page).not_to_have_url(before)
        copied()
    for choice in CHOICES:
        for i in range(page.locator(f".st-key-story {choice}:visible").count()):
            if page.locator(f".st-key-story {choice}").nth(i).is_visible():
                act(page, choice, i)
                settled(page)
        copied()
    link = copied()
    settled(page)  # a link comes early in a run, the parts of the page after it
    painted(page)
    expected = read(page)
    again = open_page(link.split("/", 3)[3], newcomer=True)
    with contextlib.suppress(TimeoutError):
        same = f"expected => JSON.stringify(({READ})()) === JSON.stringify(expected)"
        again.wait_for_function(same, arg=expected, timeout=10_000)
    assert read(again) == expected, f"{link} became {again.url}"


@pytest.mark.parametrize("slug", ["sigmoid", "bandit"])
def test_the_address_says_what_undo_shows_on_a_page_with_its_own_example(
    open_page: Open, slug: str
) -> None:
    page = open_page(f"{slug}?lang=en")
    page.locator(".stage .undo").click()
    page.wait_for_function("() => location.search.includes('z=2%2C+1%2C+0.5')")
    settled(page)
    shown = logits(page)
    assert shown == ["2.00", "1.00", "0.50"]
    page.goto(page.url)
    page.wait_for_selector(".row .pct:not(:empty)")
    settled(page)
    assert logits(page) == shown
