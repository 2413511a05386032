"""The stage under a real pointer, real keys and a real finger's width."""

import math
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from softmax_viz import core
from softmax_viz.catalog import DEMOS, Demo
from softmax_viz.text import Lang, percent
from tests.browser.conftest import Open, percentages, settled, wait_for_percentages

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

# softmax([2, 1, 0.5]) and softmax([2, 1, 0.5] / 0.5), from the core below.
DEFAULT = ["62.9 %", "23.1 %", "14.0 %"]


def shown(z: list[float], t: float = 1.0, lang: Lang = "en") -> list[str]:
    """What the core says that the stage must show."""
    texts = (percent(p, lang, open_interval=t > 0) for p in core.softmax(z, t).tolist())
    return [text.replace("\u00a0", " ") for text in texts]


def slider(page: Page, i: int) -> Locator:
    return page.locator(".row .logit").nth(i)


def query(page: Page) -> dict[str, str]:
    return {k: v[-1] for k, v in parse_qs(urlsplit(page.url).query).items()}


def wait_for_url(page: Page, key: str, value: str) -> None:
    page.wait_for_url(
        lambda url: parse_qs(urlsplit(url).query).get(key) == [value], timeout=60_000
    )


def drag(
    page: Page,
    handle: Locator,
    start: float,
    stop: float,
    read: Callable[[Page], list[str]] = percentages,
) -> list[list[str]]:
    """Drag along the track from one share to another; return what was read."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    at = [box["x"] + 10 + (box["width"] - 20) * share for share in (start, stop)]
    page.mouse.move(at[0], y)
    page.mouse.down()
    seen = []
    for i in range(1, 11):
        page.mouse.move(at[0] + (at[1] - at[0]) * i / 10, y)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        seen.append(read(page))
    page.mouse.up()
    return seen


def choose(page: Page, item: str) -> None:
    """Choose from the stage's menu."""
    page.locator(".menu-button").click()
    page.locator(f".menu {item}").click()


def copied_link(page: Page) -> str:
    """Copy the link, and return it."""
    choose(page, ".link")
    expect(page.locator(".menu .link")).to_contain_text("✓")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_hidden()
    return copied


def test_first_paint_is_something_to_drag(open_page: Open) -> None:
    page = open_page()
    assert percentages(page) == DEFAULT == shown([2.0, 1.0, 0.5])


def test_other_bars_move_while_a_logit_is_dragged(open_page: Open) -> None:
    page = open_page()
    seen = drag(page, slider(page, 1), 0.6, 0.9)
    assert len({frame[0] for frame in seen}) >= 8, "cat must move while dog is dragged"
    page.wait_for_url("**z=**")
    z = [float(x) for x in query(page)["z"].split(",")]
    assert z[::2] == [2.0, 0.5]
    assert z[1] == pytest.approx(4.0, abs=0.2)  # 0.9 of the way along −5 … 5
    wait_for_percentages(page, shown(z))


def test_a_drag_is_one_entry_of_history_and_one_undo(open_page: Open) -> None:
    page = open_page()
    before = page.evaluate("history.length")
    drag(page, slider(page, 1), 0.6, 0.9)
    page.wait_for_url("**z=**")
    settled(page)
    z = [float(x) for x in query(page)["z"].split(",")]
    assert page.evaluate("history.length") == before + 1
    page.locator(".undo").click()
    wait_for_percentages(page, DEFAULT)
    page.locator(".redo").click()
    wait_for_percentages(page, shown(z))


def test_the_charts_follow_when_the_finger_pauses(open_page: Open) -> None:
    page = open_page()
    box = slider(page, 1).bounding_box()
    assert box
    page.mouse.move(box["x"] + 10 + (box["width"] - 20) * 0.6, box["y"] + 16)
    page.mouse.down()
    page.mouse.move(box["x"] + 10 + (box["width"] - 20) * 0.7, box["y"] + 16, steps=5)
    expected = shown([2.0, 2.0, 0.5])
    wait_for_percentages(page, expected)
    expect(page.locator(".numbers tbody tr").nth(1)).to_contain_text("45.0")
    assert "z" not in query(page), "the URL waits for the end of the gesture"
    page.mouse.up()
    wait_for_url(page, "z", "2, 2, 0.5")


def test_a_drag_out_and_back_leaves_the_page_as_it_was(open_page: Open) -> None:
    page = open_page()
    box = slider(page, 1).bounding_box()
    assert box
    at = [box["x"] + 10 + (box["width"] - 20) * share for share in (0.6, 0.9)]
    page.mouse.move(at[0], box["y"] + 16)
    page.mouse.down()
    page.mouse.move(at[1], box["y"] + 16, steps=5)
    expect(page.locator(".numbers tbody tr").nth(1)).to_contain_text("4.00")
    page.mouse.move(at[0], box["y"] + 16, steps=5)
    page.mouse.up()
    expect(page.locator(".numbers tbody tr").nth(1)).to_contain_text("1.00")
    settled(page)
    assert percentages(page) == DEFAULT
    assert page.locator(".undo").is_disabled()


def test_temperature_moves_by_pointer_and_reaches_its_exact_limits(
    open_page: Open,
) -> None:
    page = open_page()
    dial = page.locator("#t")
    seen = drag(page, dial, 0.5, 0.3)
    assert len({frame[1] for frame in seen}) >= 8
    dial.press("Home")
    wait_for_url(page, "t", "0")
    assert percentages(page) == ["100 %", "0 %", "0 %"]
    dial.press("End")
    wait_for_url(page, "t", "inf")
    assert percentages(page) == ["33.3 %"] * 3


KEYS = {
    "ArrowRight": 1.1,
    "ArrowUp": 1.1,
    "ArrowLeft": 0.9,
    "PageUp": 2.0,
    "PageDown": 0.0,
    "Shift+ArrowRight": 1.01,
    "Home": -5.0,
    "End": 5.0,
}


def test_keys_move_a_logit_and_undo_takes_each_back(open_page: Open) -> None:
    page = open_page()
    for key, logit in KEYS.items():
        slider(page, 1).press(key)
        wait_for_percentages(page, shown([2.0, logit, 0.5]))
        wait_for_url(page, "z", f"2, {logit:g}, 0.5")
        page.locator(".undo").click()
        wait_for_percentages(page, DEFAULT)


def test_arrow_keys_on_the_temperature_meet_every_landmark(open_page: Open) -> None:
    page = open_page("?t=0.05")
    met = set()
    page.locator("#t").focus()
    for _ in range(56):
        page.keyboard.down("ArrowRight")  # held, as one gesture
        for _ in range(2):  # painted by the next frame
            page.evaluate("() => new Promise(requestAnimationFrame)")
        met.add(page.locator("#t").get_attribute("aria-valuetext"))
    landmarks = {f"T = {t}" for t in ("0.10", "0.50", "1.00", "2.00", "10.00", "∞")}
    assert landmarks <= met


def test_each_slider_announces_class_logit_and_probability(open_page: Open) -> None:
    dog = slider(open_page(), 1)
    assert dog.get_attribute("aria-label") == "Logit of dog"
    value = (dog.get_attribute("aria-valuetext") or "").replace("\u00a0", " ")
    assert value == "1.00, probability 23.1 %"


def test_typed_numbers_and_the_axis_that_follows(open_page: Open) -> None:
    page = open_page()
    box = page.locator(".zbox").nth(0)
    box.fill("42,5")
    box.press("Enter")
    wait_for_url(page, "z", "42.5, 1, 0.5")
    assert slider(page, 0).get_attribute("max") == "50"


def test_a_typed_word_is_refused_and_changes_nothing(open_page: Open) -> None:
    page = open_page()
    box = page.locator(".zbox").nth(0)
    box.fill("abc")
    box.press("Enter")
    expect(page.locator(".notice")).to_contain_text("“abc” is not a finite number")
    assert percentages(page) == DEFAULT
    box.press("Escape")
    expect(page.locator(".notice")).to_be_hidden()


def test_classes_come_and_go(open_page: Open) -> None:
    page = open_page()
    page.locator(".add").click()
    wait_for_percentages(page, shown([2.0, 1.0, 0.5, 0.0]))
    page.locator(".remove").nth(0).click()
    wait_for_percentages(page, shown([1.0, 0.5, 0.0]))
    page.locator(".remove").nth(0).click()
    wait_for_percentages(page, shown([0.5, 0.0]))
    assert page.locator(".remove").nth(0).is_disabled()


def test_a_name_is_edited_in_place(open_page: Open) -> None:
    page = open_page()
    name = page.locator(".name .text").nth(0)
    name.fill("cat, big")
    name.press("Enter")
    wait_for_url(page, "names", '"cat, big", dog, bird')
    expect(page.locator(".say")).to_contain_text("cat, big")


def test_enter_in_a_name_keeps_the_focus_there(open_page: Open) -> None:
    page = open_page()
    name = page.locator(".name .text").nth(1)
    name.fill("  wolf ")
    name.press("Enter")
    wait_for_url(page, "names", "cat, wolf, bird")
    expect(name).to_be_focused()
    assert name.input_value() == "wolf"
    name.fill("")
    name.press("Enter")
    assert name.input_value() == "wolf", "a class keeps its name rather than have none"


def test_an_edit_lost_with_the_connection_is_sent_again(open_page: Open) -> None:
    page = open_page()
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = () => {};
            setTimeout(() => { WebSocket.prototype.send = send; }, 1000);
        }"""
    )
    slider(page, 1).press("End")
    wait_for_url(page, "z", "2, 5, 0.5")
    wait_for_percentages(page, shown([2.0, 5.0, 0.5]))


def test_the_sentence_says_why_a_class_falls_that_nobody_moved(
    open_page: Open,
) -> None:
    page = open_page()
    say = page.locator(".say")
    expect(say).to_contain_text("cat gets 2.72 times the probability of dog: e^(gap/T)")
    slider(page, 0).press("PageUp")  # to 3
    wait_for_percentages(page, after := shown([3.0, 1.0, 0.5]))
    expect(say).to_contain_text("cat now gets 7.39 times the probability of dog")
    page.locator(".row .pct").nth(2).click()
    because = f"bird falls from {DEFAULT[2]} to {after[2]} without moving: its e^(z/T)"
    expect(say).to_contain_text(because.replace(" %", "\u00a0%"))
    slider(page, 0).press("PageDown")
    slider(page, 1).focus()
    expect(say).to_contain_text("dog rises from")
    page.locator("#t").press("Home")
    expect(say).to_contain_text("At T = 0")


def test_three_facts_stand_there_and_two_more_on_demand(open_page: Open) -> None:
    page = open_page()
    facts = page.locator(".stage .facts b")
    expect(facts).to_have_text(["1.000", "cat", "× 2.72"])
    page.locator(".facts button").click()
    expect(facts).to_have_text(["1.000", "cat", "× 2.72", "1.31 bits", "2.47 of 3"])
    slider(page, 1).press("ArrowUp")
    expect(facts).to_have_count(5)


def test_the_menu_answers_to_keys_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page()
    button, items = page.locator(".menu-button"), page.locator(".menu button:visible")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    expect(page.locator(".menu")).to_be_visible()
    page.mouse.click(800, 500)
    expect(page.locator(".menu")).to_be_hidden()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_three_classes_fit_a_projector(open_page: Open, lang: str) -> None:
    page = open_page(f"?lang={lang}", width=1024)
    page.set_viewport_size({"width": 1024, "height": 640})
    box = page.locator(".stage").bounding_box()
    assert box
    assert box["height"] <= 460
    assert box["y"] + box["height"] <= 640


def test_the_threshold_answers_to_the_keys_of_every_slider(open_page: Open) -> None:
    page = open_page("sigmoid")
    cut = page.locator("#threshold")
    for key, percent_of in {
        "ArrowRight": "51",
        "PageDown": "41",
        "End": "100",
        "Home": "0",
    }.items():
        cut.press(key)
        wait_for_url(page, "th", percent_of)


def test_a_preset_and_reset(open_page: Open) -> None:
    page = open_page()
    page.locator(".presets").select_option("worked-example")
    wait_for_percentages(page, shown([1.5, 0.8, -0.2]))
    choose(page, ".reset")
    wait_for_percentages(page, DEFAULT)


LINK = "?names=a%2C+b%2C+c%2C+d&z=0.30000000000000004%2C-7%2C1e-3%2C12.5&t=2.5&lang=es"


def test_a_link_restores_the_state_exactly_in_a_fresh_browser(open_page: Open) -> None:
    page = open_page(LINK)
    z = [0.1 + 0.2, -7.0, 1e-3, 12.5]
    assert percentages(page) == shown(z, 2.5, "es")
    again = open_page("?" + urlsplit(copied_link(page)).query, fresh=True)
    assert percentages(again) == shown(z, 2.5, "es")
    field = again.get_by_label("Logits", exact=True)
    assert field.input_value().startswith("0.30000000000000004")


def test_page_language_and_theme_keep_the_state(open_page: Open) -> None:
    page = open_page("?z=3,2,1&t=0.5")
    expected = [3.0, 2.0, 1.0]
    page.get_by_role("link", name=DEMOS[1].title.en).first.click()
    page.wait_for_url(f"**/{DEMOS[1].slug}?**")
    settled(page)
    wait_for_percentages(page, shown(expected, 0.5))
    page.get_by_role("radio", name="es").click()
    wait_for_percentages(page, shown(expected, 0.5, "es"))
    assert page.evaluate("document.documentElement.lang") == "es"
    page.emulate_media(color_scheme="dark")
    wait_for_percentages(page, shown(expected, 0.5, "es"))
    assert query(page)["t"] == "0.5"


def test_back_to_another_page_keeps_the_state(open_page: Open) -> None:
    page = open_page()
    slider(page, 1).press("End")
    page.wait_for_url("**z=**")
    page.get_by_role("link", name=DEMOS[1].title.en).first.click()
    page.wait_for_url(f"**/{DEMOS[1].slug}?**")
    settled(page)
    page.go_back()
    wait_for_url(page, "z", "2, 5, 0.5")
    wait_for_percentages(page, shown([2.0, 5.0, 0.5]))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("demo", DEMOS[::4], ids=lambda demo: demo.slug)
def test_no_page_scrolls_sideways(open_page: Open, demo: Demo) -> None:
    slug = "" if demo is DEMOS[0] else demo.slug
    page = open_page(f"{slug}?lang=en")  # in Spanish every page: test_screen
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        # What reacts to the width does so within two frames.
        page.wait_for_function(
            """() => new Promise((done) => requestAnimationFrame(() =>
                requestAnimationFrame(() => {
                    const main = document.querySelector('[data-testid="stMain"]');
                    done(main.scrollWidth <= main.clientWidth &&
                        document.documentElement.scrollWidth <= innerWidth);
                })))"""
        )


def test_the_browser_chooses_the_language_and_the_link_overrules_it(
    open_page: Open,
) -> None:
    assert percentages(open_page(locale="es-ES"))[0] == "62,9 %"
    assert percentages(open_page("?lang=en", locale="es-ES"))[0] == "62.9 %"


def test_the_language_stays_in_the_address(open_page: Open) -> None:
    page = open_page("?lang=es", locale="es-ES")
    page.locator("#t").press("ArrowRight")
    page.wait_for_url("**t=**")
    assert query(page)["lang"] == "es"
    page.get_by_role("radio", name="en").click()
    wait_for_url(page, "lang", "en")
    page.get_by_role("radio", name="es").click()
    wait_for_url(page, "lang", "es")
    page.get_by_role("link", name=DEMOS[1].title.es).first.click()
    page.wait_for_url(f"**/{DEMOS[1].slug}?**lang=es**")


def test_a_bad_link_says_what_is_wrong_and_shows_the_default(open_page: Open) -> None:
    page = open_page("?z=1,abc")
    expect(page.get_by_role("alert").first).to_contain_text("abc")
    assert percentages(page) == DEFAULT


def test_pasting_a_column_is_understood(open_page: Open) -> None:
    page = open_page()
    field = page.get_by_label("Logits", exact=True)
    expect(field).to_be_hidden()
    page.locator(".menu-button").press("Enter")
    page.get_by_role("menuitem", name="Type or paste").press("Enter")
    expect(field).to_be_focused()
    field.fill("ant\t1,5\nbee\t-2")
    field.press("Control+Enter")
    wait_for_percentages(page, shown([1.5, -2.0]))
    assert page.locator(".name .text").nth(1).input_value() == "bee"
    assert math.isclose(float(query(page)["z"].split(",")[0]), 1.5)
