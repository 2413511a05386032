"""What goes wrong on the way: the server goes away, answers come late."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from softmax_viz.live.stage.words import WORDS
from tests.browser.conftest import Open, settled, wait_for_percentages
from tests.browser.test_stage import shown
from tests.serving import free_port, serving

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
