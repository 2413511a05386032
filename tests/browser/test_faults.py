"""What goes wrong on the way: the server goes away, answers come late, time jumps."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from softmax_viz.live.stage.words import WORDS
from tests.browser.conftest import (
    TOUR_SEEN,
    Open,
    painted,
    settled,
    wait_for_percentages,
)
from tests.browser.test_stage import drag, query, shown, slider
from tests.serving import free_port, serving
from tests.slow_line import Line, line_to

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

AWAY = WORDS["away"]("en")
URL = "url => new URL(location).searchParams.get('z') === url"


class Restarted:
    """A page, and the server that it came from, which can go away and come back."""

    def __init__(self, stack: ExitStack, browser: Browser) -> None:
        self.port = free_port()
        self.stack = stack
        self.server = ExitStack()
        self.stack.enter_context(self.server)
        self.start()
        context = self.stack.enter_context(browser.new_context(locale="en-US"))
        self.page = context.new_page()

    def start(self) -> None:
        self.address = self.server.enter_context(serving(self.port))

    def stop(self) -> None:
        self.server.close()


@pytest.fixture
def restarted(browser: Browser) -> Iterator[Restarted]:
    with ExitStack() as stack:
        made = Restarted(stack, browser)
        made.page.goto(f"{made.address}?z=2,1,0.5&lang=en")
        settled(made.page)
        yield made


def test_what_is_changed_while_the_server_is_away_arrives_when_it_is_back(
    restarted: Restarted,
) -> None:
    page = restarted.page
    slider = page.locator(".row .lane.z input[type=range]")
    slider.nth(0).press("ArrowUp")
    page.wait_for_function(URL, arg="2.1, 1, 0.5")
    restarted.stop()
    expect(page.locator(".away")).to_have_text(AWAY)
    slider.nth(1).press("End")
    expect(page.locator(".stDialog")).to_have_count(0)
    slider.nth(2).press("End")
    expect(page.locator(".row .zbox").nth(2)).to_have_value("5.00")
    restarted.start()
    page.wait_for_function(URL, arg="2.1, 5, 5")
    expect(page.locator(".away")).to_be_empty()
    slider.nth(0).press("ArrowUp")
    page.wait_for_function(URL, arg="2.2, 5, 5")
    wait_for_percentages(page, shown([2.2, 5.0, 5.0]))


def test_a_key_right_after_a_command_keeps_both(open_page: Open) -> None:
    page = open_page("?names=a,b,c&z=2,1,0.5&lang=en")
    page.locator(".row .lane.z input[type=range]").nth(1).press("End")
    page.wait_for_function(URL, arg="2, 5, 0.5")
    page.locator(".stage .undo").evaluate(
        """undo => {
            undo.click();
            const key = { key: 'ArrowUp', bubbles: true, cancelable: true };
            const slider = undo.getRootNode().querySelector('.row .lane.z input');
            slider.dispatchEvent(new KeyboardEvent('keydown', key));
            slider.dispatchEvent(new KeyboardEvent('keyup', key));
        }"""
    )
    page.wait_for_function(URL, arg="2.1, 1, 0.5")
    expect(page.locator(".row .zbox").nth(1)).to_have_value("1.00")


Lined = tuple[Line, BrowserContext]
HOUR = 3600  # seconds
START = "?z=2%2C+1%2C+0&lang=en"
LOGITS = """() => {
    const { shadowRoot } = document.querySelector('#stage');
    const boxes = [...shadowRoot.querySelectorAll('.row .zbox')];
    return boxes.map((box) => Number(box.value.replace('−', '-')));
}"""
# The logits of every frame from now on; of equal ones in a row only the first.
RECORD = f"""() => {{
    const shown = [];
    window.shownSoFar = shown;
    const look = () => {{
        const z = ({LOGITS})();
        if (JSON.stringify(shown.at(-1)) !== JSON.stringify(z)) shown.push(z);
        requestAnimationFrame(look);
    }};
    look();
}}"""


def logits(page: Page) -> list[float]:
    """Return the logits as the stage shows them."""
    z: list[float] = page.evaluate(LOGITS)
    return z


def arrived(page: Page, z: list[float]) -> None:
    """Wait until address, stage, table and chart say these logits."""
    page.wait_for_function(URL, arg=", ".join(f"{x:g}" for x in z))
    wait_for_percentages(page, shown(z))
    for i, x in enumerate(z):
        said = f"{x:.2f}".replace("-", "−")
        expect(page.locator(".numbers tbody tr").nth(i)).to_contain_text(said)
        chart = page.locator(f".chart .picture[aria-label*='z = {said}']").first
        expect(chart).to_be_attached()
    assert logits(page) == z


@contextmanager
def held(page: Page, i: int) -> Iterator[None]:
    """Drag a logit to 4, and on to 3 after what happens with the finger on it."""
    handle = slider(page, i)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    y, width = box["y"] + box["height"] / 2, box["width"] - 20
    at = [box["x"] + 10 + width * share for share in (0.6, 0.9, 0.8)]
    page.mouse.move(at[0], y)
    page.mouse.down()
    page.mouse.move(at[1], y, steps=5)
    yield
    page.mouse.move(at[2], y, steps=5)
    page.mouse.up()


@pytest.fixture(scope="module")
def lined(browser: Browser, address: str) -> Iterator[Lined]:
    """Return a line to the server, and a browser's context at its other end."""
    port = urlsplit(address).port
    assert port
    with (
        line_to(port) as line,
        closing(browser.new_context(locale="en-US")) as context,
    ):
        context.add_init_script(TOUR_SEEN)
        yield line, context


@pytest.fixture
def line(lined: Lined) -> Line:
    """Return the line, which is in order again."""
    lined[0].slow = lined[0].dead = False
    return lined[0]


@pytest.fixture
def page(line: Line, lined: Lined) -> Iterator[Page]:
    """Return a page that the server sends through the line."""
    with closing(lined[1].new_page()) as page:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.set_default_timeout(60_000)
        page.goto(line.address + START)
        settled(page)
        yield page


def test_over_a_slow_line_nothing_is_lost_and_nothing_jumps_back(
    line: Line, page: Page
) -> None:
    line.slow = True
    page.evaluate(RECORD)
    seen = drag(page, slider(page, 1), 0.6, 0.9)
    assert len({frame[0] for frame in seen}) >= 8, "it paints under the finger"
    assert logits(page)[1] > 3
    arrived(page, logits(page))
    slider(page, 0).focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    painted(page)
    pressed = logits(page)
    assert pressed[0] == 1.6
    page.keyboard.press("Control+z")
    expect(page.locator(".stage .redo")).to_be_enabled()
    undone = logits(page)
    assert undone[0] in (2.0, 1.9, 1.8, 1.7)  # quick presses may have become one
    arrived(page, undone)
    page.keyboard.press("Control+y")
    expect(page.locator(".stage .redo")).to_be_disabled()
    arrived(page, pressed)
    *once, back, last = page.evaluate("shownSoFar")
    assert (back, last) == (undone, pressed)
    assert len(once) == len(set(map(tuple, once))), "an older state was shown again"


@pytest.mark.long
def test_a_page_comes_over_a_slow_line_and_can_be_used(
    line: Line, browser: Browser
) -> None:
    line.slow = True
    with closing(browser.new_context(locale="en-US")) as context:
        context.add_init_script(TOUR_SEEN)
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(line.address + START)
        slider(page, 0).press("ArrowUp")  # as soon as there is one
        arrived(page, [2.1, 1, 0])
        settled(page)
        for picture in page.locator(".chart .picture").all():
            expect(picture.locator(".main-svg").first).to_be_attached()


def test_a_page_is_shown_when_streamlits_own_parts_have_come(
    line: Line, browser: Browser
) -> None:
    held: list[Route] = []
    with closing(browser.new_context(locale="en-US")) as context:
        page = context.new_page()
        page.route("**/StreamlitSyntaxHighlighter*", lambda route: held.append(route))
        page.goto(f"{line.address}code")
        page.wait_for_selector("html[data-staged]", state="attached")
        page.wait_for_selector("[data-testid=stSkeleton]", state="attached")
        expect(page.locator("html[data-whole]")).not_to_be_attached()
        expect(page.locator(".st-key-story .stHeading").first).to_be_hidden()
        for route in held:
            route.continue_()
        settled(page)
        expect(page.locator(".stCode").first).to_be_visible()
        assert len(held) == 1


def test_a_page_is_shown_though_a_part_never_comes(
    line: Line, browser: Browser
) -> None:
    with closing(browser.new_context(locale="en-US")) as context:
        page = context.new_page()
        page.route("**/geometry/geometry.js", lambda route: route.abort())
        page.goto(f"{line.address}geometry{START}")
        slider(page, 0).press("ArrowUp")
        wait_for_percentages(page, shown([2.1, 1, 0]))
        expect(page.locator(".st-key-story .stMarkdown").last).to_be_visible()


def test_an_undo_and_a_key_while_the_server_is_away_arrive_when_it_is_back(
    line: Line, page: Page
) -> None:
    slider(page, 0).press("ArrowUp")
    arrived(page, [2.1, 1, 0])
    line.dead = True
    line.cut()
    expect(page.locator(".away")).to_have_text(AWAY)
    page.locator(".stage .undo").click()
    slider(page, 1).press("End")
    line.mend()
    arrived(page, [2, 5, 0])
    expect(page.locator(".away")).to_be_empty()


@contextmanager
def asleep(browser: Browser) -> Iterator[None]:
    """Let all pages stand still, as in a computer that sleeps."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pages = [process["id"] for process in processes if process["type"] == "renderer"]
    try:
        for page in pages:
            os.kill(page, signal.SIGSTOP)
        yield
    finally:
        for page in pages:
            os.kill(page, signal.SIGCONT)


def test_a_sleep_loses_neither_a_gesture_nor_what_was_on_its_way(
    line: Line, page: Page, browser: Browser
) -> None:
    with held(page, 1), asleep(browser):
        line.cut()
    arrived(page, [2, 3, 0])
    line.dead = True
    slider(page, 0).press("End")
    with asleep(browser):
        line.mend()
    arrived(page, [5, 3, 0])
    assert page.locator(".stage .undo").is_enabled()


def test_a_clock_that_jumps_loses_nothing(open_page: Open) -> None:
    page = open_page(START)
    page.clock.install()
    for i, hours in enumerate((1, -1)):
        with held(page, i):
            page.clock.set_system_time(time.time() + hours * HOUR)
        page.clock.set_system_time(time.time())
        arrived(page, [3, [1, 3][i], 0])
    with held(page, 2):
        page.clock.fast_forward(HOUR * 1000)  # all timers are due at once
    page.clock.fast_forward(HOUR * 1000)
    arrived(page, [3, 3, 3])


def test_two_tabs_keep_a_scenario_each(open_page: Open) -> None:
    one, other = (open_page(START) for _ in range(2))
    slider(one, 0).press("End")
    slider(other, 1).press("End")
    arrived(one, [5, 1, 0])
    arrived(other, [2, 5, 0])
    slider(one, 2).press("Home")
    arrived(one, [5, 1, -5])
    other.locator(".undo").click()
    arrived(other, [2, 1, 0])
    assert logits(one) == [5, 1, -5]


def test_back_forward_and_reload_show_what_the_address_says(open_page: Open) -> None:
    page = open_page(START)
    drag(page, slider(page, 0), 0.7, 0.9)
    arrived(page, first := logits(page))
    drag(page, slider(page, 1), 0.6, 0.9)
    arrived(page, second := logits(page))
    page.go_back()
    arrived(page, first)
    page.go_back()
    arrived(page, [2, 1, 0])
    page.go_forward()
    arrived(page, first)
    page.go_forward()
    arrived(page, second)
    page.reload()
    settled(page)
    arrived(page, second)
    slider(page, 0).press("Home")
    arrived(page, [-5, *second[1:]])
    page.go_back()
    arrived(page, second)


@pytest.mark.parametrize(
    ("start", "place", "said"),
    [
        ("models?photo=coffee", ".st-key-photo_choice [aria-checked=true]", "Coffee"),
        ("loss?lr=2", ".st-key-lr [data-testid=stSliderThumbValue]", "2"),
        ("overflow?fmt=float16&shift=3.5", ".sweep output", "c = +3.50"),
    ],
    ids=["models", "loss", "overflow"],
)
def test_the_way_back_keeps_the_choices_of_the_page(
    open_page: Open, start: str, place: str, said: str
) -> None:
    page = open_page(f"{start}&lang=en")
    settled(page)
    expect(page.locator(place)).to_have_text(said)
    left = query(page)
    page.locator(".st-key-next a:visible").first.click()
    page.wait_for_url(lambda url: start.split("?")[0] not in url)
    settled(page)
    page.go_back()
    settled(page)
    expect(page.locator(place)).to_have_text(said)
    assert left.items() <= query(page).items()
    page.go_forward()
    page.wait_for_url(lambda url: start.split("?")[0] not in url)
