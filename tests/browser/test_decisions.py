"""The cumulative bar and the rows of noise: live, under a real pointer."""

import math

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from softmax_viz import core
from softmax_viz.live.decisions import gumbel
from softmax_viz.text import fixed, percent
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import query, slider, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def frame(page: Page) -> None:
    for _ in range(2):
        page.evaluate("() => new Promise(requestAnimationFrame)")


def text(page: Page, selector: str) -> str:
    return page.locator(selector).inner_text().replace("\u00a0", " ")


def pull(page: Page, selector: str, start: float, stop: float) -> list[str]:
    """Drag a slider by a real pointer; give what the card said on the way."""
    box = page.locator(selector).bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    x = [box["x"] + 10 + (box["width"] - 20) * share for share in (start, stop)]
    page.mouse.move(x[0], y)
    page.mouse.down()
    seen = []
    for i in range(1, 13):
        page.mouse.move(x[0] + (x[1] - x[0]) * i / 12, y)
        frame(page)
        seen.append(f"{text(page, '.falls')} | {text(page, '.lost')}")
    page.mouse.up()
    return seen


def test_u_runs_through_the_classes_and_lands_in_the_link(open_page: Open) -> None:
    page = open_page("decisions")
    expect(page.locator(".falls")).to_have_text(
        "u = 0.4200 lies between 0 and 0.6285: cat."
    )
    seen = pull(page, "#u", 0.42, 0.95)
    assert len(set(seen)) >= 10
    for name in ("cat", "dog", "bird"):
        assert any(f": {name}." in says for says in seen)
    page.wait_for_url("**u=**")
    u = float(query(page)["u"])
    assert u == pytest.approx(0.95, abs=0.01)
    page.locator("#u").press("Home")
    wait_for_url(page, "u", "0.0")
    page.locator("#u").press("ArrowRight")
    expect(page.locator("#u")).to_have_attribute(
        "aria-valuetext", "u = 0.0100 lies between 0 and 0.6285: cat."
    )


def test_the_mass_cut_off_follows_the_finger(open_page: Open) -> None:
    page = open_page("decisions?z=2,1,0.5,0&names=a,b,c,d")
    page.get_by_role("button", name="top-p").click()
    wait_for_url(page, "cut", "top-p")
    seen = pull(page, "#size", 0.8, 0.3)
    assert len({says.split("|")[1] for says in seen}) >= 2
    page.wait_for_url("**topp=**")
    settled(page)
    p = core.softmax([2, 1, 0.5, 0])
    kept = core.top_p(p, float(query(page)["topp"]))
    lost = percent(float(core.mass_cut(p, kept)), "en").replace("\u00a0", " ")
    assert f"Thrown away: {lost} of the probability (b, c, d)" in text(page, ".lost")
    row = page.locator(".numbers tbody tr").nth(3)
    expect(row.locator("td").nth(1)).to_have_text("0")


def test_the_sizes_of_the_cuts_answer_to_the_keys_of_every_slider(
    open_page: Open,
) -> None:
    page = open_page("decisions?z=2,1,0.5,0&names=a,b,c,d&cut=top-p&topp=0.5")
    size, shown = page.locator("#size"), page.locator(".size output")
    for key, p in (
        ("ArrowRight", "0.51"),
        ("Shift+ArrowRight", "0.511"),
        ("PageDown", "0.411"),
        ("Home", "0.00"),
        ("End", "1.00"),
    ):
        size.press(key)
        expect(shown).to_have_text(f"p = {p}")
    page.get_by_role("button", name="top-k").click()
    for key, k in (("ArrowRight", 3), ("Shift+ArrowLeft", 2), ("PageUp", 4)):
        size.press(key)
        expect(shown).to_have_text(f"k = {k}")
    wait_for_url(page, "topk", "4")


def test_draws_keep_their_u_while_the_stage_moves_the_borders(open_page: Open) -> None:
    page = open_page("decisions?seed=5")
    numbers = np.random.default_rng(5).random(10).tolist()
    page.get_by_role("button", name="Draw one").click()
    expect(page.locator(".draw .chips .chip")).to_have_count(1)
    wait_for_url(page, "u", repr(numbers[0]))
    assert f"u = {fixed(numbers[0], 'en', 4)} " in text(page, ".falls")
    page.get_by_role("button", name="Draw ten").click()
    numbers = np.random.default_rng(5).random(11).tolist()
    for keys, t in (("Home", 0.0), ("End", math.inf)):
        page.locator("#t").press(keys)
        times = core.draw_counts(
            core.inverse_cdf(core.softmax([2, 1, 0.5], t), numbers), 3
        )
        shown = zip(["cat", "dog", "bird"], times.tolist(), strict=True)
        order = sorted(shown, key=lambda pair: -pair[1])
        expected = " · ".join(f"{name} × {count}" for name, count in order)
        expect(page.locator(".draw .tally")).to_have_text(f"Draws: 11 · {expected}")


def test_the_noise_stays_while_the_stage_changes_who_wins(open_page: Open) -> None:
    page = open_page("decisions?seed=3&z=2,1,0.5")
    noise = np.random.default_rng((3, 1)).gumbel(size=(gumbel.MOST_DRAWS, 3))
    names = np.array(["cat", "dog", "bird"])
    wins = core.gumbel_scores([2, 1, 0.5], noise).argmax(axis=1)
    upset = int(np.flatnonzero(wins)[0])  # the first draw that cat does not win
    for _ in range(upset):
        page.get_by_role("button", name="New noise").click()
    say = page.locator(".gumbel .say")
    expect(say).to_contain_text(f"{names[wins[upset]]} has the largest score")
    expect(say).to_contain_text("over cat")
    slider(page, 0).press("End")
    high = core.gumbel_scores([5, 1, 0.5], noise[upset]).argmax()
    expect(say).to_contain_text(f"{names[high]} has the largest score")
