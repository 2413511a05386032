"""One server and one headless Chromium for all browser tests."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--process-per-site",  # the next page has the last one's compiled scripts
    # No other host is found, and whoever looks for one complains on the console.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

expect.set_options(timeout=30_000)  # a machine may be slow, and is then waited for

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium on this machine: install Debian's package chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


Shared = Callable[[str, bool, bool], BrowserContext]


@pytest.fixture(scope="session")
def shared_context(browser: Browser, address: str) -> Iterator[Shared]:
    """Return one context for each kind of user: it keeps Streamlit's files.

    A blank page of the server stays open in it, and the process of its pages with it.
    """
    contexts: dict[tuple[str, bool, bool], BrowserContext] = {}

    def context(locale: str, touch: bool, newcomer: bool) -> BrowserContext:
        key = (locale, touch, newcomer)
        if key not in contexts:
            contexts[key] = _new_context(browser, *key)
            contexts[key].new_page().goto(f"{address}_stcore/health")
        if newcomer:
            contexts[key].pages[0].evaluate("localStorage.clear()")
        return contexts[key]

    yield context
    for opened in contexts.values():
        opened.close()


# A tour that was seen opens no more; a frame without storage has none to open.
TOUR_SEEN = "try { localStorage.setItem('softmax_viz.tour', 'seen') } catch {}"


def _new_context(
    browser: Browser, locale: str, touch: bool, newcomer: bool
) -> BrowserContext:
    context = browser.new_context(locale=locale, has_touch=touch)
    if not newcomer:
        context.add_init_script(TOUR_SEEN)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


@pytest.fixture
def open_page(browser: Browser, address: str, shared_context: Shared) -> Iterator[Open]:
    """Open pages; fail on console errors, and so on requests to other hosts.

    The browser of a `newcomer` remembers nothing, the tour neither; a `fresh` page is
    in a context of its own, where nothing is cached. One without a `stage` is a page to
    read.
    """
    pages: list[Page] = []
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(
        path: str = "",
        *,
        locale: str = "en-US",
        scheme: str = "light",
        width: int = 1280,
        touch: bool = False,
        fresh: bool = False,
        newcomer: bool = False,
        stage: bool = True,
        awaits: str = ".row .pct:not(:empty)",
    ) -> Page:
        if fresh:
            context = _new_context(browser, locale, touch, newcomer)
            contexts.append(context)
        else:
            context = shared_context(locale, touch, newcomer)
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_default_timeout(60_000)
        page.on("console", lambda m: complaints.extend(_error(m)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        if stage:
            page.wait_for_selector(awaits, state="attached")
        settled(page)
        return page

    yield open_one
    for page in pages:
        page.close()
    for context in contexts:
        context.close()
    assert complaints == []


def _error(message: ConsoleMessage) -> list[str]:
    # Opened below the root, Streamlit looks for its server there first: a 404.
    search = "_stcore/" in message.location["url"] and "404" in message.text
    return [message.text] if message.type == "error" and not search else []


def settled(page: Page) -> None:
    """Wait until the script has run and every part of the page has painted."""
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.wait_for_selector("html[data-whole]", state="attached")


def painted(page: Page) -> None:
    """Wait until all parts of the page have painted what they have received."""
    page.evaluate(
        "() => new Promise((done) =>"
        " requestAnimationFrame(() => requestAnimationFrame(() => done(0))))"
    )


def percentages(page: Page) -> list[str]:
    """Read the probabilities as the stage shows them."""
    texts = page.locator(".pct.softmax").all_inner_texts()
    return [text.replace("\u00a0", " ") for text in texts]


def wait_for_percentages(page: Page, expected: list[str]) -> None:
    """Wait until the stage shows these probabilities."""
    page.wait_for_function(
        """expected => {
            const shown = (root) => [...root.querySelectorAll('*')].flatMap((e) =>
                e.shadowRoot ? [...e.shadowRoot.querySelectorAll('.pct.softmax')] : []);
            const texts = shown(document).map((e) =>
                e.textContent.replace('\\u00a0', ' '));
            return JSON.stringify(texts) === JSON.stringify(expected);
        }""",
        arg=expected,
    )
