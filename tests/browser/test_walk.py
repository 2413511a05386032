"""A walk through the pages in a real browser, the languages by turns, under a key.

The other browser tests run with --thorough.
"""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from softmax_viz.catalog import DEMOS, HOME
from softmax_viz.text import LANGS
from tests.browser.conftest import Open, wait_for_percentages
from tests.browser.test_stage import choose, query, shown

pytestmark = pytest.mark.browser

FOLDED = ("models", "calibration")  # whose rows wait behind a button


@pytest.mark.long
def test_on_every_page_a_key_moves_the_stage_and_the_address(
    open_page: Open, exhaustive: bool
) -> None:
    demos = DEMOS if exhaustive else DEMOS[::5]
    for demo, lang in zip(demos, cycle(LANGS), strict=False):
        slug = "" if demo is HOME else demo.slug
        page = open_page(f"{slug}?z=2,1,0.5&lang={lang}")
        heading = page.get_by_role("heading", name=demo.title(lang), exact=True)
        expect(heading.first).to_be_visible()
        if demo.slug in FOLDED:
            choose(page, ".unfold")
        page.locator(".row .logit").nth(1).press("ArrowUp")
        page.wait_for_url(lambda url: "1.1" in url)
        assert query(page)["z"] == "2, 1.1, 0.5"
        wait_for_percentages(page, shown([2.0, 1.1, 0.5], 1.0, lang))
        page.close()
