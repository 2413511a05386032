"""The game of slot machines runs under the finger, and by itself."""

import math

import numpy as np
import pytest
from playwright.sync_api import expect

from softmax_viz import core
from softmax_viz.text import fixed, percent
from tests.browser.conftest import Open
from tests.browser.test_stage import wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def test_what_was_known_at_each_pull_can_be_looked_up(open_page: Open) -> None:
    page = open_page("bandit?seed=16&z=0.6,0.3,0&t=0.1")
    games = core.play_bandit(
        [0.6, 0.3, 0], [0.0, 0.1, math.inf], 500, 1, np.random.default_rng(16)
    )
    stuck = page.locator(".ribbon.greedy")
    expect(stuck).to_contain_text("Stuck on dog since pull 13, and it is not the best.")
    pull = page.locator("#pull")
    pull.press("Home")
    expect(page.locator(".game .row").nth(0).locator(".p")).to_have_text("100\u00a0%")
    for _ in range(4):
        pull.press("PageUp")
    j = int(pull.input_value())
    assert 0 < j < 500
    believed = [
        float(games.estimates[1, 0, :j][games.actions[1, 0, :j] == i][-1])
        for i in range(3)
    ]
    for i, p in enumerate(core.softmax(believed, 0.1).tolist()):
        row = page.locator(".game .row").nth(i)
        expect(row.locator(".belief")).to_have_text(fixed(believed[i], "en"))
        expect(row.locator(".p")).to_have_text(percent(p, "en", open_interval=True))
    lost = fixed(float(games.regret[1, 0, j - 1]), "en", 1)
    expect(page.locator(".mine .regret")).to_have_text(f"regret {lost}")


def test_the_game_and_the_chance_of_the_next_pull_follow_the_temperature(
    open_page: Open,
) -> None:
    page = open_page("bandit")
    box = page.locator("#t").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    chances, regrets = set(), set()
    for i in range(1, 11):
        page.mouse.move(box["x"] + box["width"] * (0.5 - i / 40), y)
        for _ in range(2):
            page.evaluate("() => new Promise(requestAnimationFrame)")
        chances.add(page.locator(".game .row .p").first.inner_text())
        regrets.add(page.locator(".mine .regret").inner_text())
    page.mouse.up()
    assert len(chances) >= 6
    assert len(regrets) >= 6
    page.locator("#t").press("End")
    wait_for_url(page, "t", "inf")
    expect(page.locator(".mine b")).to_have_text("T = ∞")
    expect(page.locator(".game .row .p").first).to_have_text("33.3\u00a0%")


def test_a_game_plays_by_itself_and_can_be_paused(open_page: Open) -> None:
    page = open_page("bandit")
    play = page.locator(".play")
    play.click()
    expect(play).to_contain_text("Pause")
    page.wait_for_function(
        "() => [...document.querySelectorAll('*')].some((e) => "
        "+e.shadowRoot?.querySelector('#pull')?.value > 20)"
    )
    play.click()
    expect(play).to_contain_text("Play")
    assert 20 < int(page.locator("#pull").input_value()) < 500
    page.emulate_media(reduced_motion="reduce")
    play.click()
    expect(page.locator("#pull")).to_have_value("500")
