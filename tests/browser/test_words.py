"""Terms that explain themselves, and pages that open as they teach."""

import pytest
from playwright.sync_api import Locator, expect

from softmax_viz.catalog import STUCK_SEED
from softmax_viz.glossary import TERMS, Term
from tests.browser.conftest import Open, settled
from tests.browser.test_stage import query, wait_for_url

pytestmark = [pytest.mark.browser, pytest.mark.thorough]


def term(slug: str) -> Term:
    return next(term for term in TERMS if term.slug == slug)


def inside(inner: Locator, width: float, height: float) -> bool:
    box = inner.bounding_box()
    assert box
    across = box["x"] >= 0 and box["x"] + box["width"] <= width
    return across and box["y"] >= 0 and box["y"] + box["height"] <= height


@pytest.mark.parametrize("touch", [False, True])
def test_a_dotted_word_opens_its_sentence_by_pointer_and_by_key(
    open_page: Open, touch: bool
) -> None:
    width = 390 if touch else 1280
    page = open_page("loss?lang=es", width=width, touch=touch)
    word = page.locator(".term", has_text="logit").first
    meaning = page.locator("#term-logit")
    expect(meaning).to_be_hidden()
    word.scroll_into_view_if_needed()
    if touch:
        word.tap()
    else:
        word.click()
    expect(meaning).to_be_visible()
    expect(meaning).to_have_text(term("logit").says("es"))
    assert inside(meaning, width, 900)
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Enter")
    expect(meaning).to_be_hidden()


def test_a_term_s_name_is_a_link_to_it(open_page: Open) -> None:
    page = open_page("?lang=en")
    page.goto(page.url.partition("?")[0] + "glossary")
    settled(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="NaN", exact=True).click()
    linked = opened.value
    linked.wait_for_url("**/glossary?term=nan")
    first = linked.get_by_role("heading", name="NaN", exact=True).first
    expect(first).to_be_in_viewport()
    expect(linked.locator(".st-key-linked")).to_contain_text(term("nan").says("en"))
    linked.close()


def test_the_bandit_opens_with_its_lesson_and_a_link_that_keeps_it(
    open_page: Open,
) -> None:
    page = open_page("bandit?lang=en")
    regret = page.locator(".ribbon.greedy .regret")
    expect(regret).to_have_text("regret 253.0")
    page.wait_for_url(f"**seed={STUCK_SEED}**")
    page.locator(".row .logit").first.press("ArrowUp")
    page.wait_for_url("**z=0.7**")
    wait_for_url(page, "names", "left, middle, right")
    assert query(page)["seed"] == STUCK_SEED
    again = open_page(f"bandit?{page.url.partition('?')[2]}")
    expect(again.locator(".ribbon.greedy .regret")).to_have_text(
        regret.inner_text().replace("\u00a0", " ")
    )


@pytest.mark.parametrize("width", [1024, 1366])
def test_verdict_and_both_tables_stand_on_the_first_screen(
    open_page: Open, width: int
) -> None:
    page = open_page("overflow?fmt=float16&z=12,-3,90000&lang=es", width=width)
    page.set_viewport_size({"width": width, "height": 640})
    verdict = page.locator(".sweep .say")
    expect(verdict).to_contain_text("El logit 3 no cabe en float16 (máximo 65504)")
    expect(page.locator(".sweep .cure")).to_contain_text("Convierte a float32 antes")
    tables = [page.locator(f".sweep .{way} table") for way in ("naive", "stable")]
    for part in (verdict, *tables, page.locator(".row .logit").first):
        assert inside(part, width, 640)
    boxes = [table.bounding_box() for table in tables]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    rows = [
        [row.bounding_box() for row in table.locator("tbody tr").all()]
        for table in tables
    ]
    for left, right in zip(*rows, strict=True):
        assert left
        assert right
        assert left["y"] == pytest.approx(right["y"], abs=1)
