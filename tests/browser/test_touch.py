"""A finger on a phone scrolls over handles and moves them sideways; and the dock."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from softmax_viz.catalog import DEMOS, HOME, Demo
from tests.browser.conftest import Open, percentages, settled, wait_for_percentages
from tests.browser.test_charts import bars_of, drawn
from tests.browser.test_stage import drag, query, shown, slider, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

PHONE = {"width": 390, "height": 760}
THUMB = 28  # pixels, in card.css
TOP = "document.querySelector('[data-testid=\"stMain\"]').scrollTop"
HANDLES = {
    "": ("#t", ".row .logit", ".row .grip"),
    "sigmoid": ("#threshold",),
    "decisions": ("#u",),
    "overflow": ("#c",),
    "sharpen": ("#scale",),
    "calibration": ("#valley-t",),
    "bandit": ("#pull",),
}


def on_a_phone(open_page: Open, path: str = "") -> Page:
    page = open_page(path, width=PHONE["width"], touch=True)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    return page


class Finger:
    """One finger on the page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def send(self, what: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        touch = {"type": what, "touchPoints": points}
        self.session.send("Input.dispatchTouchEvent", touch)

    def swipe(
        self, x: float, y: float, dx: float, dy: float, *, end: str = "touchEnd"
    ) -> None:
        self.send("touchStart", x, y)
        for i in range(1, 11):
            self.send("touchMove", x + dx * i / 10, y + dy * i / 10)
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
        if end:
            self.send(end)


def middle_of(page: Page, handle: str) -> tuple[float, float]:
    """Return where the middle of a thumb is."""
    x, y = page.locator(handle).first.evaluate(
        """range => {
            const { left, width, top, height } = range.getBoundingClientRect();
            const style = getComputedStyle(range);
            const thumb = parseFloat(style.getPropertyValue('--thumb'));
            const share = (range.value - range.min) / (range.max - range.min);
            return [left + thumb / 2 + share * (width - thumb), top + height / 2];
        }"""
    )
    return float(x), float(y)


def bring(page: Page, handle: str) -> None:
    """Scroll a handle to the middle of the screen."""
    page.locator(handle).first.evaluate("e => e.scrollIntoView({ block: 'center' })")
    page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("slug", HANDLES)
def test_a_swipe_over_a_handle_scrolls_and_moves_nothing(
    open_page: Open, slug: str
) -> None:
    page = on_a_phone(open_page, slug)
    finger = Finger(page)
    for handle in HANDLES[slug]:
        bring(page, handle)
        x, y = middle_of(page, handle)
        before = (page.locator(handle).first.input_value(), percentages(page), page.url)
        top = page.evaluate(TOP)
        for off in (8, 0, -8):
            finger.swipe(x + off, y, 3, -120)
            page.wait_for_function(f"top => {TOP} > top + 50", arg=top)
            page.evaluate(f"top => {{ {TOP} = top }}", top)
        settled(page)
        value = page.locator(handle).first.input_value()
        assert (value, percentages(page), page.url) == before, handle


@pytest.mark.parametrize(("slug", "key"), [("steps", "c"), ("loss", "lr")])
def test_a_swipe_over_a_slider_of_streamlit_scrolls_and_moves_nothing(
    open_page: Open, slug: str, key: str
) -> None:
    page = on_a_phone(open_page, slug)
    finger = Finger(page)
    slider = f".st-key-{key} input[type=range]"
    thumb = page.locator(f".st-key-{key} [data-rac]:has(> div > input)")
    bring(page, f".st-key-{key}")
    box = thumb.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before, top = page.locator(slider).input_value(), page.evaluate(TOP)
    for off in (20, 0, -20):
        finger.swipe(x + off, y, 3, -120)
        page.wait_for_function(f"top => {TOP} > top + 50", arg=top)
        page.evaluate(f"top => {{ {TOP} = top }}", top)
    settled(page)
    assert page.locator(slider).input_value() == before
    finger.swipe(x, y, 60, 0)  # what is pulled sideways moves
    expect(page.locator(slider)).not_to_have_value(before)


def test_a_finger_moves_a_thumb_by_where_it_took_it(open_page: Open) -> None:
    page = on_a_phone(open_page)
    finger = Finger(page)
    logit = page.locator(".row .logit").first
    width = logit.evaluate("e => e.getBoundingClientRect().width") - THUMB
    for off in (8, -8):
        before = float(page.locator(".row .zbox").first.input_value())
        x, y = middle_of(page, ".row .logit")
        finger.swipe(x + off, y, -width / 10, 2)
        wait_for_url(page, "z", f"{before - 1:g}, 1, 0.5")  # of the ten from −5 to 5
    assert percentages(page) == shown([0.0, 1.0, 0.5])


def test_a_tap_and_less_than_six_pixels_move_nothing(open_page: Open) -> None:
    page = on_a_phone(open_page)
    finger = Finger(page)
    x, y = middle_of(page, "#t")
    finger.swipe(x + 8, y, 0, 0)
    finger.swipe(x + 8, y, 5, 0)
    settled(page)
    assert page.locator(".temperature .box").input_value() == "1.00"
    assert page.locator(".undo").is_disabled()


def test_a_mouse_beside_a_touch_screen_drags_and_clicks_the_track(
    open_page: Open,
) -> None:
    page = on_a_phone(open_page)
    drag(page, slider(page, 1), 0.6, 0.9)
    page.wait_for_url("**z=**")
    dragged = float(query(page)["z"].split(",")[1])
    assert dragged == pytest.approx(4.0, abs=0.2)  # 0.9 of the way along −5 … 5
    box = slider(page, 2).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait_for_url(page, "z", f"2, {dragged:g}, 0")


@pytest.mark.sampled(2)
@pytest.mark.parametrize("handle", ["#t", ".row .logit", ".row .grip"])
def test_a_pointer_that_is_taken_away_puts_everything_back(
    open_page: Open, handle: str
) -> None:
    page = on_a_phone(open_page, "?z=0.30000000000000004,1,0.123&t=0.777")
    before = percentages(page)
    leader = page.locator(".pct.softmax").first
    text = leader.inner_text()
    x, y = middle_of(page, handle)
    finger = Finger(page)
    finger.swipe(x, y, 40, 0, end="")
    expect(leader).not_to_have_text(text)
    finger.send("touchCancel")
    wait_for_percentages(page, before)
    settled(page)
    assert query(page)["z"].startswith("0.30000000000000004")


DOCK = ".dock"


def past_the_stage(page: Page) -> None:
    page.locator(".st-key-story").evaluate("e => e.scrollIntoView()")
    dock = page.locator(DOCK)
    expect(dock).to_be_visible()
    dock.evaluate("e => Promise.all(e.getAnimations().map((a) => a.finished))")


def shift_of(page: Page) -> float:
    """Return the layout shift since this was asked last."""
    shift: float = page.evaluate(
        """() => {
            window.shifts ??= (() => {
                const seen = { sum: 0 };
                new PerformanceObserver((list) => {
                    for (const entry of list.getEntries()) seen.sum += entry.value;
                }).observe({ type: 'layout-shift' });
                return seen;
            })();
            const { sum } = window.shifts;
            window.shifts.sum = 0;
            return sum;
        }"""
    )
    return shift


@pytest.mark.parametrize("demo", DEMOS[::9], ids=lambda demo: demo.slug)  # test_screen
def test_the_dock_comes_when_the_stage_has_gone(open_page: Open, demo: Demo) -> None:
    page = on_a_phone(open_page, "" if demo is HOME else demo.slug)
    dock = page.locator(DOCK)
    expect(dock).to_be_hidden()
    past_the_stage(page)
    box = dock.bounding_box()
    assert box
    assert box["height"] <= 110
    assert (dock.get_attribute("aria-label") or "") != ""
    page.evaluate(f"{TOP} = 0")
    expect(dock).to_be_hidden()


def test_the_dock_shifts_nothing_and_covers_nothing(open_page: Open) -> None:
    page = on_a_phone(open_page)
    drawn(page)
    shift_of(page)
    past_the_stage(page)
    assert shift_of(page) == 0
    page.evaluate(f"{TOP} = 1e6")
    last = page.locator(".st-key-story [data-testid='stCaptionContainer']").last
    bottom = last.evaluate("e => e.getBoundingClientRect().bottom")
    box = page.locator(DOCK).bounding_box()
    assert box
    assert bottom <= box["y"]


def test_t_and_a_logit_in_the_dock_move_what_is_in_view(open_page: Open) -> None:
    page = on_a_phone(open_page)
    drawn(page)
    past_the_stage(page)
    finger = Finger(page)
    before = bars_of(page)
    x, y = middle_of(page, "#dock-t")
    finger.swipe(x + 8, y, -40, 0, end="")
    page.wait_for_function(
        "before => [...document.querySelectorAll('.barlayer .point path')]"
        ".some((path, i) => path.getAttribute('d') !== before[i])",
        arg=before,
        timeout=10_000,
    )
    assert "t" not in query(page), "the finger is still down"
    finger.send("touchEnd")
    page.wait_for_url("**t=**")
    t = float(query(page)["t"])
    assert t < 1
    wait_for_percentages(page, shown([2, 1, 0.5], t))
    page.locator(".dock select").select_option("2")
    x, y = middle_of(page, "#dock-z")
    finger.swipe(x, y, 40, 0)
    page.wait_for_url("**z=**")
    z = [float(part) for part in query(page)["z"].split(",")]
    assert z[:2] == [2, 1]
    assert z[2] > 0.5
    texts = [
        f"{name} {p}"
        for name, p in zip(("cat", "dog", "bird"), shown(z, t), strict=True)
    ]
    said = page.locator(".dock-p").get_attribute("aria-label") or ""
    assert said.replace("\u00a0", " ") == ", ".join(texts)
