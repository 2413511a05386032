"""What is taken away, in a real browser: files that open, pages that are printed."""

import io
import re
import struct
from itertools import product
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Dialog, Page, Request, expect

from softmax_viz import tasks
from softmax_viz.scenario import Scenario, logits_text, names_text
from softmax_viz.text import LANGS, Lang
from softmax_viz.worksheet import (
    PAPERS,
    Paper,
    own_questions,
    sheet_link,
    task_sheet,
    worksheet,
)
from tests.browser.conftest import Open, settled
from tests.test_worksheet import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

SCENARIOS = {
    "three": Scenario(("cat", "dog", "bird"), (2, 1, 0.5), 2.0),
    "twenty": Scenario(("W" * 24,) * 20, (*[-123456.789] * 19, 1.5)),
    "hostile": Scenario(HOSTILE, tuple(map(float, range(len(HOSTILE))))),
    "scripts": Scenario(("עברית שלום", "مرحبا", "漢字" * 12), (1, 2, 3), 0.1),
}
OVERFLOW = """() => [...document.querySelectorAll('.sheet, table, h1, header span')]
    .filter((e) => e.clientWidth > 0)
    .map((e) => Math.max(
        e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth))"""


def take(open_page: Open, query: str) -> Page:
    page = open_page("?lang=en")
    page.goto(f"{page.url.partition('?')[0]}take?{query}")
    settled(page)
    expect(page.locator(".picture")).to_be_visible()
    return page


def saved(page: Page, button: str, folder: Path) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file.read_bytes()


def test_picture_numbers_and_sheet_are_saved(open_page: Open, tmp_path: Path) -> None:
    page = take(open_page, "lang=en&z=3,1&names=Ada,Bob")
    svg = saved(page, "Save as SVG", tmp_path)
    root = ElementTree.fromstring(svg)
    png = saved(page, "Save as PNG", tmp_path)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert (width, height) == (
        3 * int(root.attrib["width"]),
        3 * int(root.attrib["height"]),
    )
    assert len(png) > 10_000  # an empty canvas of this size is smaller
    assert saved(page, "Save as CSV", tmp_path).startswith(b"class,logit,probability")
    assert b"Ada" in saved(page, "Worksheet for A4", tmp_path)


def test_hostile_names_run_nothing_and_fetch_nothing(
    open_page: Open, tmp_path: Path
) -> None:
    names = quote(names_text(SCENARIOS["hostile"]))
    z = logits_text(SCENARIOS["hostile"])
    title = quote("<img src=http://evil/x.png onerror=alert(1)>" * 80)
    page = take(open_page, f"lang=es&names={names}&z={z}")
    dialogs: list[str] = []

    def notice(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", notice)
    page.goto(f"{page.url}&sheet={title}")
    settled(page)
    sheet = saved(page, "Hoja para A4", tmp_path)
    svg = saved(page, "Guardar como SVG", tmp_path)
    for name, body in (("sheet.html", sheet), ("stage.svg", svg)):
        (tmp_path / name).write_bytes(body)
        opened = page.context.new_page()
        opened.on("dialog", notice)
        asked: list[str] = []

        def ask(request: Request, asked: list[str] = asked) -> None:
            asked.append(request.url)

        opened.on("request", ask)
        opened.goto((tmp_path / name).as_uri())
        assert opened.locator("script").count() == 0
        outside = [url for url in asked if not url.startswith(("file:", "data:"))]
        opened.close()
        assert outside == []
    assert dialogs == []


@pytest.mark.parametrize(("paper", "lang"), list(zip(PAPERS, LANGS, strict=True)))
def test_a_sheet_is_printed_on_two_pages_and_nothing_is_cut_off(
    open_page: Open, tmp_path: Path, lang: Lang, paper: Paper
) -> None:
    browser = open_page("?lang=en").context.browser
    assert browser is not None
    page = browser.new_page(device_scale_factor=3)
    for name, scenario in SCENARIOS.items():
        for title in ("", "W" * 80):
            query = {"names": names_text(scenario), "z": logits_text(scenario)}
            address = sheet_link("https://softmax.example.org/", query)
            text = worksheet(
                title,
                scenario,
                own_questions(scenario, lang),
                address,
                lang,
                paper,
            )
            file = tmp_path / "sheet.html"
            file.write_text(text, encoding="utf-8")
            page.goto(file.as_uri())
            page.emulate_media(media="print")
            assert max(page.evaluate(OVERFLOW)) <= 1, (name, title)
            picture = Image.open(io.BytesIO(page.locator("footer img").screenshot()))
            (code,) = zxingcpp.read_barcodes(np.asarray(picture.convert("L")))
            assert code.text == address, (name, title)
            printed = page.pdf(prefer_css_page_size=True, print_background=True)
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2, (name, title)
            (box,) = set(re.findall(rb"/MediaBox \[([^\]]*)\]", printed))
            size = [round(float(x)) for x in box.split()]
            assert size == {"A4": [0, 0, 595, 842], "Letter": [0, 0, 612, 792]}[paper]
    page.close()


def test_the_stage_s_menu_leads_here_with_what_is_shown(open_page: Open) -> None:
    page = open_page("?z=3,1&names=a,b&t=2&lang=es")
    page.locator(".menu-button").click()
    page.get_by_role("menuitem", name="Para llevar").click()
    page.wait_for_url("**/take?**")
    settled(page)
    shown = page.get_by_role("img", name="a: z = 3,00, p = 73,1\u00a0%")
    expect(shown).to_be_visible()


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("paper", "lang"), list(zip(PAPERS, LANGS, strict=True)))
def test_the_sheet_of_no_task_is_cut_off(
    open_page: Open, lang: Lang, paper: Paper
) -> None:
    browser = open_page("?lang=en").context.browser
    assert browser is not None
    page = browser.new_page()
    page.emulate_media(media="print")
    for kind, seed in product(tasks.KINDS, (3, 4)):
        text = task_sheet(
            tasks.task(kind.slug, seed), "https://softmax.example.org/", lang, paper
        )
        page.set_content(text)
        assert max(page.evaluate(OVERFLOW)) <= 1, (kind.slug, seed)
    page.close()
