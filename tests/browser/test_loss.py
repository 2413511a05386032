"""The loss page under a real pointer: arrows, curve and table follow the finger."""

import pytest
from playwright.sync_api import Page, expect

from softmax_viz import core
from softmax_viz.text import number
from tests.browser.conftest import Open, percentages, wait_for_percentages
from tests.browser.test_stage import drag, query, shown, slider, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def test_the_loss_follows_while_a_logit_is_dragged(open_page: Open) -> None:
    page = open_page("loss?y=1")
    value = page.locator(".loss .value")
    expect(value).to_have_text("Loss 0.4644 nats")  # -ln softmax([2, 1, 0.5])[0]
    seen = []
    box = slider(page, 0).bounding_box()
    assert box
    page.mouse.move(box["x"] + 10 + (box["width"] - 20) * 0.7, box["y"] + 16)
    page.mouse.down()
    for share in (0.6, 0.5, 0.4, 0.3):
        page.mouse.move(box["x"] + 10 + (box["width"] - 20) * share, box["y"] + 16)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        seen.append(value.inner_text())
    page.mouse.up()
    assert len(set(seen)) == 4
    page.wait_for_url("**z=**")
    z = [float(x) for x in query(page)["z"].split(",")]
    expect(value).to_have_text(f"Loss {number(core.cross_entropy(z, 0), 'en')} nats")


def test_a_click_names_the_truth_and_a_step_goes_towards_it(open_page: Open) -> None:
    page = open_page("loss")
    page.get_by_role("radio", name="This is the true class: bird").click()
    wait_for_url(page, "y", "3")
    expect(page.locator(".loss tbody tr.true")).to_contain_text("bird")
    page.get_by_role("button", name="One step").click()
    slopes = core.cross_entropy_gradient([2, 1, 0.5], 2).tolist()
    stepped = [z - g for z, g in zip([2, 1, 0.5], slopes, strict=True)]
    wait_for_percentages(page, shown(stepped))
    page.locator(".undo").click()
    wait_for_percentages(page, shown([2, 1, 0.5]))


def test_slopes_and_measured_slopes_stand_side_by_side(open_page: Open) -> None:
    page = open_page("loss?y=2&lang=es")
    rows = page.locator(".loss tbody tr")
    expect(rows).to_have_count(3)
    slopes = core.cross_entropy_gradient([2, 1, 0.5], 1).tolist()
    for row, slope in zip(rows.all(), slopes, strict=True):
        text = f"{slope:.4f}".replace(".", ",").replace("-", "−")
        assert row.locator("td").all_inner_texts()[-2:] == [text, text]


def grip_drag(page: Page, start: float, stop: float) -> list[list[str]]:
    return drag(page, page.locator(".grip").nth(1), start, stop)


def test_a_probability_can_be_pulled_and_one_logit_moves(open_page: Open) -> None:
    page = open_page()
    p = core.softmax([2.0, 1.0, 0.5]).tolist()
    seen = grip_drag(page, p[1], 0.7)
    assert len({frame[0] for frame in seen}) >= 8, "cat must move while dog is pulled"
    page.wait_for_url("**z=**")
    z = [float(x) for x in query(page)["z"].split(",")]
    assert z[::2] == [2.0, 0.5]
    assert core.softmax(z)[1] == pytest.approx(0.7, abs=0.01)
    wait_for_percentages(page, shown(z))
    expect(page.locator(".say")).to_contain_text("Only the logit of dog had to move")
    page.locator(".undo").click()
    wait_for_percentages(page, shown([2.0, 1.0, 0.5]))


def test_pulling_by_keyboard_stops_short_of_the_end_and_says_why(
    open_page: Open,
) -> None:
    page = open_page()
    grip = page.get_by_role("slider", name="Probability of dog")
    grip.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('z=')")
    assert percentages(page)[1] == "24.1 %"  # 23.1 and one more
    grip.press("End")
    expect(page.locator(".say")).to_contain_text("It stops short")
    wait_for_url(page, "z", query(page)["z"])
    assert percentages(page)[1] == "99.9 %"


@pytest.mark.parametrize("t", ["0", "inf"])
def test_at_the_limits_no_probability_can_be_pulled(open_page: Open, t: str) -> None:
    page = open_page(f"?t={t}")
    assert page.locator(".grip").first.is_disabled()
