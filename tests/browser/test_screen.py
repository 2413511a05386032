"""The screen: a handle and the page's own answer together, a small head, no jumps."""

import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from softmax_viz import server
from softmax_viz.catalog import DEMOS, HOME, Demo, after
from tests.browser.conftest import Open, painted, settled
from tests.browser.test_stage import slider

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

# What is left of a laptop's, a projector's and a phone's screen inside a browser.
SIZES = {"laptop": (1366, 650), "projector": (1024, 640), "phone": (390, 760)}
MANY = "names=a,b,c,d,e,f,g,h,i,j&z=2,1,0.5,0,-1,1.5,0.2,-0.5,1,0.7"
HEAD = {"laptop": 110, "projector": 110, "phone": 130}  # pixels, at most
DOCK = 110  # pixels, at most
SEEN = 0.6  # of the answer, at least
SHIFT = 0.1  # of the layout until the page is there, at most

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"  # npm ci brings it
# Of the rows of many classes, so that they fit on one screen; the boxes beside the
# sliders do the same.
COMPACT = {"target-size"}

# Where the answer, the handles of temperature and the page stand, and how far the page
# is scrolled; the answer is the first part that says so.
MEASURE = """() => {
    const all = (root, what) => [...root.querySelectorAll('*')].flatMap((e) => [
        ...(e.matches(what) ? [e] : []),
        ...(e.shadowRoot ? all(e.shadowRoot, what) : []),
    ]);
    const box = (e) => {
        const { top, bottom, width } = e.getBoundingClientRect();
        return width > 0 ? { top, bottom } : null;
    };
    const boxes = (what) => all(document, what).map(box).filter((b) => b !== null);
    const main = document.querySelector('[data-testid=stMain]');
    return {
        answer: boxes('.st-key-answer, [data-answer]')[0],
        handles: boxes('#t, #dock-t'),
        page: boxes('.st-key-page')[0].top + main.scrollTop,
        docks: boxes('.dock'),
        header: boxes('[data-testid=stHeader]')[0].bottom,
        sideways: main.scrollWidth - main.clientWidth,
    };
}"""
SCROLL = "(y) => document.querySelector('[data-testid=stMain]').scrollTo(0, y)"
# What moved, how far and how much of the layout that was, from navigation on.
SHIFTS = """() => new Promise((resolve) => {
    const moved = ({ node, previousRect, currentRect }) => {
        const part = node?.nodeType === 1 ? node : node?.parentElement;
        const { className, dataset } = part ?? {};
        const name = dataset?.testid ?? className?.baseVal ?? className;
        return `${name} ${previousRect.y}-${previousRect.bottom} to ${currentRect.y}`;
    };
    const shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, startTime, sources } of list.getEntries())
            shifts.push({ value, startTime, moved: [...sources].map(moved) });
        resolve(shifts);
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(shifts), 200);
})"""


class Screen(NamedTuple):
    """What is between the header and the foot of the screen."""

    top: float
    bottom: float

    def share(self, box: dict[str, float]) -> float:
        seen = min(box["bottom"], self.bottom) - max(box["top"], self.top)
        return seen / (box["bottom"] - box["top"])


def measured(page: Page, size: str) -> dict[str, Any]:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(SCROLL, 0)
    painted(page)
    found: dict[str, Any] = page.evaluate(MEASURE)
    return found


def barriers(page: Page) -> set[str]:
    """Return the rules of axe-core that the page breaks."""
    if not AXE.exists():
        assert not os.environ.get("CI"), "npm ci has not been run"
        return set()
    page.evaluate(f"{AXE.read_text(encoding='utf-8')}; 0")
    found: list[str] = page.evaluate(
        "async () => (await axe.run({ rules: { 'target-size': { enabled: true } } }))"
        ".violations.map((rule) => rule.id)"
    )
    return set(found)


def slug(demo: Demo) -> str:
    return "" if demo is HOME else demo.slug


# Ten classes need the most room; three, with a page's own words, are tried by turns.
CASES = [(demo, MANY) for demo in DEMOS] + [(demo, "z=2,1,0.5") for demo in DEMOS[::4]]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("demo", "classes"), CASES)
def test_nothing_jumps_and_a_handle_and_the_answer_are_on_one_screen(
    open_page: Open, demo: Demo, classes: str
) -> None:
    lang = "es" if classes is MANY else "en"
    width = (390, 1024, 1366)[DEMOS.index(demo) % 3]
    scheme = "dark" if classes is MANY else "light"
    path = f"{slug(demo)}?{classes}&lang={lang}"
    page = open_page(path, width=width, scheme=scheme)
    shifts = page.evaluate(SHIFTS)
    assert sum(shift["value"] for shift in shifts) <= SHIFT, shifts
    assert barriers(page) <= (COMPACT if classes is MANY else set())
    for size in ("laptop", "projector"):
        found = measured(page, size)
        screen = Screen(found["header"], SIZES[size][1])
        assert screen.share(found["answer"]) >= SEEN, size
        assert any(screen.share(box) == 1 for box in found["handles"]), size
        assert found["page"] <= HEAD[size], size
        assert found["sideways"] <= 0, size
        page.evaluate(SCROLL, found["answer"]["bottom"])
        found = page.evaluate(MEASURE)
        assert any(screen.share(box) == 1 for box in found["handles"]), size

    found = measured(page, "phone")
    assert found["page"] <= HEAD["phone"]
    assert found["sideways"] <= 0
    page.evaluate(SCROLL, found["answer"]["top"] - found["header"])
    expect(page.locator(".dock")).to_be_visible()
    found = page.evaluate(MEASURE)
    (dock,) = found["docks"]
    assert dock["bottom"] - dock["top"] <= DOCK
    assert Screen(found["header"], dock["top"]).share(found["answer"]) >= SEEN


@pytest.mark.parametrize("width", [390, 1366])
def test_a_first_visit_does_without_the_font_of_icons(
    open_page: Open, width: int
) -> None:
    page = open_page(width=width)
    expect(page.locator(".chart .main-svg").first).to_be_attached()  # all has come
    files = page.evaluate(
        "performance.getEntriesByType('resource').map((file) => file.name)"
    )
    assert not any("MaterialSymbols" in file for file in files)


def test_no_script_of_the_first_page_waits_for_another(open_page: Open) -> None:
    page = open_page(fresh=True)
    expect(page.locator(".chart .main-svg").first).to_be_attached()  # all has come
    files = page.evaluate(
        "performance.getEntriesByType('resource').map((file) => file.name)"
    )
    ours = {file.partition(f"{server.PARTS}/")[2] for file in files}
    named = re.findall(rf"{server.PARTS}/(\S+)\"", server.early_scripts())
    assert {file for file in ours if file.endswith(".js")} == set(named)


def test_on_a_narrow_screen_the_menu_lies_over_the_page_only_while_it_is_used(
    open_page: Open,
) -> None:
    page = open_page("check?lang=en", width=390, fresh=True)
    menu = page.get_by_role("button", name="Expand sidebar")
    link = page.get_by_role("link", name="Step by step").first
    menu.click()
    expect(link).to_be_visible()
    page.reload()
    settled(page)
    expect(menu).to_be_visible()
    expect(link).to_be_hidden()
    menu.click()
    link.click()
    expect(page.get_by_role("heading", name="Step by step")).to_be_visible()
    expect(menu).to_be_visible()
    expect(link).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("heading", name="Check numbers")).to_be_visible()
    expect(link).to_be_hidden()


def test_keys_scroll_a_page_that_nobody_has_clicked_into(open_page: Open) -> None:
    page = open_page("loss?lang=en", width=1024)
    page.set_viewport_size({"width": 1024, "height": 640})
    top = "document.querySelector('[data-testid=stMain]').scrollTop"
    for key in ("PageDown", "ArrowDown", " "):
        before = page.evaluate(top)
        page.keyboard.press(key)
        assert page.evaluate(top) > before, key
    page.keyboard.press("Home")
    assert page.evaluate(top) == 0
    slider(page, 0).press("PageDown")  # has an answer of its own
    assert page.evaluate(top) == 0


@pytest.mark.sampled(3)
@pytest.mark.parametrize("demo", [HOME, *DEMOS[1::5]], ids=lambda demo: demo.slug)
def test_in_presenter_mode_nothing_lies_beside_the_screen(
    open_page: Open, demo: Demo
) -> None:
    path = f"{slug(demo)}?present=true&lang=es"
    page = open_page(path, locale="es-ES", width=1024)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0


def test_a_claim_far_below_brings_its_verdict_to_the_screen(open_page: Open) -> None:
    page = open_page("check?lang=en", width=1024)
    page.locator(".st-key-hunt button").last.click()
    expect(page.locator(".st-key-answer")).to_be_in_viewport(ratio=0.9)
    expect(page.locator(".st-key-answer")).to_contain_text("0.876")


def test_the_next_page_is_one_click_away(open_page: Open) -> None:
    page = open_page("?z=3,1,0.5", width=1024)
    for demo in (after(HOME), after(after(HOME))):
        page.locator(".st-key-next a").first.click()
        heading = page.get_by_role("heading", name=demo.title("en"), exact=True)
        expect(heading.first).to_be_visible()
        settled(page)
        assert f"/{demo.slug}?" in page.url
    expect(page.locator(".row .zbox").first).to_have_value("3.00")
