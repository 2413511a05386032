"""The point on the simplex under a real pointer and real keys, and its mathematics."""

import json
import math
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from softmax_viz import core
from softmax_viz.live import geometry
from tests.browser.conftest import Open, percentages, wait_for_percentages
from tests.browser.test_parity import scenarios
from tests.browser.test_stage import query, shown, wait_for_url

pytestmark = pytest.mark.browser


# --- the mathematics against the core -----------------------------------------------


def in_javascript(browser: Browser, expression: str, cases: object) -> list[Any]:
    """Evaluate `expression` of each case, infinities carried as text both ways."""
    folder = Path(geometry.__file__).parent
    own = web.read(folder / "geometry.js").partition("const cards")[0]
    source = web.read(web.FOLDER / "preview.js") + own
    page = browser.new_page()
    text = page.evaluate(
        f"""(text) => {{ {source}
            const lone = {{ inf: Infinity, '-inf': -Infinity }};
            const cases = JSON.parse(text, (k, v) => lone[v] ?? v);
            return JSON.stringify(cases.map((x) => {expression}), (k, v) =>
                typeof v === 'number' && !Number.isFinite(v) ? String(v) : v);
        }}""",
        re.sub(r"(-?)Infinity", r'"\1inf"', json.dumps(cases)),
    )
    page.close()
    numbers = re.sub(r'"(-?Infinity|NaN)"', r"\1", text)
    result: list[Any] = json.loads(numbers)
    return result


def test_the_slopes_agree(browser: Browser) -> None:
    cases = scenarios()
    expression = "geometry.slopes(preview.softmax(x[0], x[1]), x[1])"
    for (z, t), js in zip(
        cases, in_javascript(browser, expression, cases), strict=True
    ):
        ours = core.softmax_jacobian(z, t)
        np.testing.assert_allclose(js, ours, rtol=1e-11, atol=1e-12, err_msg=f"{z, t}")


def test_points_and_the_way_back_agree(browser: Browser) -> None:
    rng = np.random.default_rng(5)
    for n in (2, 3):
        p = rng.dirichlet([0.5] * n, 300)
        theirs = in_javascript(browser, "geometry.place(x)", p.tolist())
        np.testing.assert_allclose(theirs, core.simplex_points(p), atol=1e-12)
        points = rng.uniform(-1, 2, (300, 2))
        none = f"geometry.sharesAt(x, {[0] * n})"
        theirs = in_javascript(browser, none, points.tolist())
        ours = core.nearest_probabilities(points, n)
        np.testing.assert_allclose(theirs, ours, atol=1e-12)
        least = [0.001, 0.002, 0.0005][:n]
        kept = in_javascript(browser, f"geometry.sharesAt(x, {least})", points.tolist())
        assert (np.array(kept) >= np.array(least) - 1e-15).all()
        np.testing.assert_allclose(np.sum(kept, axis=1), 1, atol=1e-12)
        np.testing.assert_allclose(kept, ours, atol=0.01)


def test_dragged_logits_agree_and_move_no_other_class(browser: Browser) -> None:
    rng = np.random.default_rng(6)
    cases: list[Any] = []
    while len(cases) < 500:
        n = int(rng.integers(3, 21))
        t = float(10.0 ** rng.uniform(-2, 2))
        z = (rng.normal(0, 2, n) * t).tolist()
        of = rng.permutation(n)[:3].tolist()
        cases.append([z, of, rng.dirichlet([0.5] * 3).tolist(), t])
    theirs = in_javascript(browser, "geometry.logits(...x)", cases)
    for (z, of, q, t), moved in zip(cases, theirs, strict=True):
        whole = core.soft_maximum([z[i] for i in of], t)
        ours = np.array(z)
        ours[of] = core.logits_from_probabilities(q, t, whole)
        np.testing.assert_allclose(moved, ours, rtol=1e-12, atol=1e-12 * t)
        before, after = core.softmax(z, t), core.softmax(moved, t)
        others = [i for i in range(len(z)) if i not in of]
        np.testing.assert_allclose(after[others], before[others], rtol=1e-11)


def test_the_gain_is_what_softmax_does(browser: Browser) -> None:
    cases = [(z, t) for z, t in scenarios() if 0.01 < t < 100 and max(map(abs, z)) < 50]
    assert len(cases) > 50
    expression = """(() => {
        const p = preview.softmax(x[0], x[1]);
        return geometry.pushes(p).map((row) => geometry.gain(row[1], p[1], 0.1));
    })()"""
    for (z, t), gain in zip(
        cases, in_javascript(browser, expression, cases), strict=True
    ):
        raised = [zj + 0.1 * t * (j == 1) for j, zj in enumerate(z)]
        ours = core.softmax(raised, t) - core.softmax(z, t)
        np.testing.assert_allclose(gain, ours, atol=1e-12)


def test_the_path_runs_from_the_limit_at_0_to_the_middle(browser: Browser) -> None:
    cases = [z[:3] for z, _ in scenarios()] + [[1e308, -1e308, 0.0], [5e-324, 0.0, 0.0]]
    for z, path in zip(
        cases, in_javascript(browser, "geometry.path(x)", cases), strict=True
    ):
        points = np.array(path)
        np.testing.assert_allclose(points[0], core.softmax(z, 0), atol=1e-12)
        np.testing.assert_allclose(points[-1], core.softmax(z, math.inf), atol=1e-12)
        # No bend is cut: steps are short, and so is the last one into the middle.
        assert (np.abs(np.diff(points, axis=0)) < 0.05).all(), z


# --- the page -----------------------------------------------------------------------


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
        slopes.add(page.locator(".slopes td").first.inner_text())
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
    page.wait_for_function("seen.has('∞')", timeout=20_000)
    expect(box).to_have_value("2.00")
    wait_for_percentages(page, shown([2, 1, 0.5], 2.0))
    expect(page.locator(".undo")).to_be_disabled()
