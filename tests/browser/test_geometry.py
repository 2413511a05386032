"""The point on the simplex under a real pointer and real keys."""

import math
import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from softmax_viz import core
from tests.browser.conftest import Open, percentages, wait_for_percentages
from tests.browser.test_stage import query, shown, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def middle_of_the_dot(page: Page) -> tuple[float, float]:
    box = page.locator(".simplex .dot").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def next_frames(page: Page) -> None:
    page.evaluate("() => new Promise(requestAnimationFrame)")
    page.evaluate("() => new Promise(requestAnimationFrame)")


def corner_shares(page: Page) -> list[str]:
    texts = page.locator(".corner b").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in texts]


def test_dragging_the_point_moves_the_stage_and_is_one_undo(open_page: Open) -> None:
    page = open_page("geometry")
    page.locator(".simplex .dot").scroll_into_view_if_needed()
    x, y = middle_of_the_dot(page)
    page.mouse.move(x, y)
    page.mouse.down()
    seen, slopes = [], set()
    for i in range(1, 11):
        page.mouse.move(x + 8 * i, y + 5 * i)
        next_frames(page)
        seen.append(tuple(percentages(page)))
        slopes.add(page.locator(".slopes tbody td").first.inner_text())
    assert len(set(seen)) >= 8, "the stage must follow under the finger"
    assert len(slopes) >= 8, "and so must the slopes"
    assert "z" not in query(page), "the URL waits for the end of the gesture"
    at = middle_of_the_dot(page)
    assert at == pytest.approx((x + 80, y + 50), abs=1), "the point stays in the hand"
    page.mouse.up()
    page.wait_for_url("**z=**")
    z = [float(part) for part in query(page)["z"].split(",")]
    wait_for_percentages(page, shown(z))
    assert corner_shares(page) == shown(z)
    # The sum of the exponentials stays, so only the shares of it change.
    assert core.logsumexp(z) == pytest.approx(core.logsumexp([2, 1, 0.5]), abs=1e-3)
    page.locator(".undo").click()
    wait_for_percentages(page, shown([2, 1, 0.5]))


def test_the_point_stops_short_of_an_edge_and_says_why(open_page: Open) -> None:
    page = open_page("geometry")
    page.locator(".simplex .dot").scroll_into_view_if_needed()
    x, y = middle_of_the_dot(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 900, y, steps=4)
    expect(page.locator(".simplex .say")).to_contain_text("stops short of the edge")
    assert "0.1 %" in corner_shares(page)
    page.mouse.up()
    page.wait_for_url("**z=**")
    assert all(math.isfinite(float(part)) for part in query(page)["z"].split(","))


def test_the_point_and_the_slopes_obey_the_keyboard(open_page: Open) -> None:
    page = open_page("geometry?lang=es", locale="es-ES")
    handle = page.locator(".simplex .handle")
    before = handle.get_attribute("aria-valuetext")
    assert before == "gato 62,9\u00a0%, perro 23,1\u00a0%, pájaro 14,0\u00a0%"
    handle.press("Home")
    page.wait_for_url("**z=**")
    wait_for_percentages(page, shown([1, 1, 1], lang="es"))
    handle.press("3")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^32\.6"))
    handle.press("Shift+ArrowUp")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^32\.9"))
    handle.press("Home")
    handle.press("PageUp")
    expect(handle).to_have_attribute("aria-valuenow", re.compile(r"^56\.4"))
    cell = page.locator(".slopes td[tabindex='0']")
    cell.press("ArrowRight")
    expect(page.locator(".slopes .cellsays")).to_contain_text("Sube z de perro")
    expect(cell).to_have_attribute("aria-label", re.compile("^p de gato al subir z de"))


@pytest.mark.parametrize(
    ("t", "word"), [("0", "T = 0 is a limit"), ("inf", "T = ∞ is")]
)
def test_at_the_limits_nothing_can_be_dragged(
    open_page: Open, t: str, word: str
) -> None:
    page = open_page(f"geometry?t={t}")
    handle = page.locator(".simplex .handle")
    expect(page.locator(".simplex .say")).to_contain_text(word)
    expect(handle).to_have_attribute("aria-disabled", "true")
    handle.press("ArrowLeft")
    next_frames(page)
    assert percentages(page) == shown([2, 1, 0.5], float(t))


def test_three_of_many_are_chosen_at_the_corners_and_in_the_link(
    open_page: Open,
) -> None:
    z = [2.0, 1.0, 0.5, 3.0, 1.9]
    page = open_page("geometry?z=2,+1,+0.5,+3,+1.9&tri=1,4,5", width=360, touch=True)
    given = query(page)["z"]
    three = core.softmax([2.0, 3.0, 1.9]).tolist()
    expect(page.locator(".corner b").first).to_have_text(f"{100 * three[0]:.1f}\u00a0%")
    page.locator(".corner select").first.select_option("1")
    wait_for_url(page, "tri", "2, 4, 5")
    expect(page.locator(".among")).to_contain_text("three of 5")
    chosen = core.softmax([1.0, 3.0, 1.9]).tolist()
    text = f"{100 * chosen[0]:.1f}\u00a0%"  # the card has heard of its corners
    expect(page.locator(".corner b").first).to_have_text(text)
    page.locator(".simplex .handle").press("Home")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query)["z"] != [given])
    moved = [float(part) for part in query(page)["z"].split(",")]
    assert [moved[0], moved[2]] == [2.0, 0.5], "classes off the triangle stay"
    assert moved[1] == moved[3] == moved[4]
    before, after = core.softmax(z), core.softmax(moved)
    np.testing.assert_allclose(after[[0, 2]], before[[0, 2]], atol=1e-4)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def test_t_runs_through_its_dial_and_comes_back(open_page: Open) -> None:
    page = open_page("geometry?t=2")
    box = page.locator(".temperature .box")
    box.evaluate(
        """(box) => {
            window.seen = new Set();
            const look = () => { seen.add(box.value); requestAnimationFrame(look); };
            look();
        }"""
    )
    page.locator(".run").click()
    page.wait_for_function("() => seen.has('∞')", timeout=20_000)
    expect(box).to_have_value("2.00")
    wait_for_percentages(page, shown([2, 1, 0.5], 2.0))
    expect(page.locator(".undo")).to_be_disabled()


def test_the_sums_of_the_rows_are_real(open_page: Open) -> None:
    page = open_page("geometry?z=2,1,0.5")
    sums = page.locator(".slopes td.sum")
    expect(sums).to_have_text([re.compile("^(≈ )?0$")] * 3)
    page.locator("#t").press("End")
    expect(sums).to_have_text(["0", "0", "0"])
    page = open_page("geometry?z=1,1,0&t=0")
    expect(page.locator(".slopes td.sum")).to_have_text(["–", "–", "0"])


def test_cells_stay_in_their_columns_on_paper(open_page: Open) -> None:
    page = open_page("geometry")
    cell = page.locator(".slopes tbody td").first
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert cell.evaluate("(td) => getComputedStyle(td).display") == "table-cell"


@pytest.mark.sampled(2)
@pytest.mark.parametrize("locked", ["z", "p", "t"])
def test_a_lock_holds_the_point_or_the_run_but_not_both(
    open_page: Open, locked: str
) -> None:
    page = open_page(f"geometry?z=2,1,0.5&lock={locked}&lang=en")
    before = percentages(page)
    x, y = middle_of_the_dot(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 20, steps=3)
    next_frames(page)
    page.mouse.up()
    assert (percentages(page) != before) is (locked == "t")
    t = page.locator(".temperature .box")
    t.evaluate(
        """(box) => {
            window.seen = new Set();
            const look = () => { seen.add(box.value); requestAnimationFrame(look); };
            look();
        }"""
    )
    page.locator(".run").click()
    if locked == "t":
        next_frames(page)
        assert page.evaluate("[...seen]") == ["1.00"]
    else:
        page.wait_for_function("() => seen.has('∞')", timeout=20_000)
