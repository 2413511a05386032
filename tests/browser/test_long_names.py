"""Names of any length and script: no text on a page lies on another."""

from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, settled

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

NAMES = (
    "a class whose name is as long as a sentence",
    "<b>bold</b> &amp; \"quoted\" 'twice'",
    "قطة صغيرة تنام على السرير",
    "Wortzusammensetzungsungetümbeispiel",
)
SLACK = 4  # px that two lines may share: the room that a font keeps above its letters

# The lines of all texts as far as they can be seen, each cut by what clips it. What
# floats over the page is on another layer; turned labels have no upright box.
OVERLAPS = """(slack) => {
    const up = (e) => e.parentElement ?? e.getRootNode().host;
    const layer = (e) => {
        if (!e.checkVisibility() || e.closest('details:not([open]) > *, [inert]'))
            return 'unseen';
        for (let at = e; at; at = up(at)) {
            const style = getComputedStyle(at);
            if (['fixed', 'sticky'].includes(style.position)) return 'floats';
            if (style.visibility === 'hidden' || style.opacity === '0') return 'unseen';
        }
        return 'page';
    };
    const seen = (e, box) => {
        let { left, top, right, bottom } = box;
        for (let at = e; at; at = up(at)) {
            const { overflowX, overflowY, clipPath } = getComputedStyle(at);
            const frame = at.getBoundingClientRect();
            if (clipPath.startsWith('inset')) return null;
            if (overflowX !== 'visible' && !(at instanceof SVGElement)) {
                left = Math.max(left, frame.left);
                right = Math.min(right, frame.right);
            }
            if (overflowY !== 'visible' && !(at instanceof SVGElement)) {
                top = Math.max(top, frame.top);
                bottom = Math.min(bottom, frame.bottom);
            }
        }
        const there = right - left > 1 && bottom - top > 1;
        return there ? { left, top, right, bottom } : null;
    };
    const turned = (e) =>
        e instanceof SVGElement && Math.abs(e.getScreenCTM?.()?.b ?? 0) > 0.01;
    const lines = [];
    const walk = (root) => {
        for (const e of root.querySelectorAll('*')) {
            if (e.shadowRoot) walk(e.shadowRoot);
            if (['SCRIPT', 'STYLE', 'TITLE', 'OPTION'].includes(e.tagName)) continue;
            if (e.closest('.katex, .stCode, dialog, [popover]')) continue;
            const words = [...e.childNodes].filter(
                (n) => n.nodeType === 3 && n.textContent.trim().length > 1);
            if (words.length === 0 || turned(e) || layer(e) !== 'page') continue;
            for (const node of words) {
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const box of range.getClientRects()) {
                    const cut = seen(e, box);
                    if (cut) lines.push({ node, text: node.textContent, ...cut });
                }
            }
        }
    };
    walk(document.querySelector('.stMain'));
    const found = [];
    for (const [i, a] of lines.entries())
        for (const b of lines.slice(i + 1)) {
            if (a.node === b.node) continue;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > slack && down > slack) found.push([a.text, b.text]);
        }
    return found;
}"""


def overlaps(page: Page) -> Any:
    return page.evaluate(OVERLAPS, SLACK)


@pytest.mark.sampled(5)
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize(
    "slug", ["", "steps", "loss", "decisions", "bandit", "overflow", "geometry"]
)
def test_long_names_lie_on_nothing(open_page: Open, slug: str, width: int) -> None:
    keys = {
        "names": ", ".join(name.replace(",", "") for name in NAMES),
        "z": "2, 1, 0.5, -1",
        "lang": "es",
    }
    page = open_page(f"{slug}?{urlencode(keys)}", width=width, touch=width < 500)
    settled(page)
    for picture in page.locator(".chart .picture").all():
        expect(picture.locator(".main-svg").first).to_be_attached()
    assert overlaps(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
