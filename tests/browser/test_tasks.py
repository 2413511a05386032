"""A task in the real browser: commit by keys, feedback, a live scene, kept progress."""

import re

import pytest
from playwright.sync_api import Page, expect

from softmax_viz import tasks
from softmax_viz.classcodes import decode
from tests.browser.conftest import Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

ORDER = tasks.task("order", 5)


def choose(page: Page, group: int, place: int) -> None:
    """Choose in a group of radio buttons by keys alone."""
    radios = page.locator('[data-testid="stRadio"]').nth(group).get_by_role("radio")
    radios.first.focus()
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    expect(radios.nth(place)).to_be_checked()
    settled(page)


def test_a_task_by_keys_with_progress_that_a_reload_keeps(open_page: Open) -> None:
    page = open_page("tasks?task=order&seed=5&lang=en", newcomer=True, stage=False)
    total = page.locator(".progress .total")
    expect(total).to_have_text("Nothing answered yet.")
    assert page.locator(".st-key-scene").count() == 0
    choose(page, 0, ORDER.right)
    choose(page, 1, ORDER.right_reason)
    commit = page.get_by_role("button", name="Commit", exact=True)
    expect(commit).to_be_enabled()
    commit.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Right, and for the right reason.")).to_be_visible()
    expect(page.get_by_text(ORDER.explanation("en"))).to_be_visible()
    temperature = page.locator(".st-key-scene .thermo input").first
    expect(temperature).to_be_visible()
    expect(total).to_have_text("Answered: 1. Right: 1, for the right reason: 1.")
    page.reload()
    settled(page)
    expect(total).to_have_text("Answered: 1. Right: 1, for the right reason: 1.")
    mark = page.locator('.progress ul [data-mark="both"]')
    assert "Who leads at another T?" in (mark.text_content() or "")
    page.get_by_role("button", name="Forget it").click()
    expect(total).to_have_text("Nothing answered yet.")


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "kept", ["[1,2", "null", '"both"', '{"order:5": 7, "": "none"}', "9" * 300_000]
)
def test_nonsense_in_the_browser_s_storage_counts_as_nothing(
    open_page: Open, kept: str
) -> None:
    page = open_page("tasks?lang=en", newcomer=True, stage=False)
    page.evaluate("kept => localStorage.setItem('softmax_viz.tasks', kept)", kept)
    page.reload()
    settled(page)
    expect(page.locator(".progress .total")).to_have_text("Nothing answered yet.")


def voted(page: Page) -> int:
    """Vote, and return the tag of the code that comes of it."""
    choose(page, 0, 0)
    choose(page, 1, 0)
    page.get_by_role("button", name="Commit", exact=True).click()
    code = page.locator("[data-testid=stCode]").first
    expect(code).to_contain_text("-")
    return decode(code.inner_text().strip()).tag


@pytest.mark.parametrize("kept", [None, "1e9", "-1", "999999999999"])
def test_a_reload_makes_no_second_student_of_one(
    open_page: Open, kept: str | None
) -> None:
    page = open_page("tasks?task=order&seed=5&votes=2&lang=en", stage=False, fresh=True)
    first = voted(page)
    if kept is not None:  # nonsense, as which nobody answers
        page.evaluate("tag => sessionStorage.setItem('softmax_viz.tag', tag)", kept)
    page.reload()
    settled(page)
    assert (voted(page) == first) == (kept is None)


def test_a_code_goes_from_a_student_to_the_teacher(open_page: Open) -> None:
    page = open_page(
        "tasks?task=order&seed=5&votes=2&lang=es", stage=False, touch=True, width=390
    )
    choose(page, 0, 1)
    choose(page, 1, 0)
    page.get_by_role("button", name="Confirmar", exact=True).click()
    code = page.locator('[data-testid="stCode"]')
    expect(code).to_have_text(re.compile("-"))
    written = code.inner_text().strip()
    answer = decode(written)
    assert (answer.task, answer.seed, answer.first, answer.second) == (1, 5, 1, None)
    expect(page.get_by_role("img", name=f"Código QR de {written}")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    teacher = open_page("class?lang=es", stage=False)
    teacher.locator(".st-key-codes textarea").fill(f"{written}\n{written[:-1]}\n")
    teacher.keyboard.press("Control+Enter")
    expect(teacher.get_by_text("1 línea no cuenta")).to_be_visible()
    chart = teacher.get_by_role("img", name=re.compile("Votos de 1 estudiantes"))
    expect(chart).to_be_visible()
