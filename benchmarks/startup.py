"""Time to healthy and to the first drawing, and bytes of a first load."""

import statistics

from playwright.sync_api import Browser

from benchmarks._browser import (
    BARE,
    DRAWN,
    OURS,
    STAGED,
    chromium,
    open_page,
    report,
    served,
)

GOALS = ("≤ 1.15", "≤ 1.2", "≤ 0.62")
ROUNDS = 3
# The page itself notes when what it begins with has come: from outside one sees that
# only between two tasks of the browser, and Plotly's first takes a second.
NOTING = """
new MutationObserver((_, noting) => {
    if (document.querySelector("FIRST") === null) return;
    noting.disconnect();
    window.firstDrawing = performance.now();
}).observe(document, {
    subtree: true, childList: true, attributeFilter: ["data-staged"],
});
"""
SETTLING = 3_000  # ms after the first drawing, so that late files are counted too


def first_load(browser: Browser, script: str) -> tuple[float, float, float]:
    """Return the seconds to healthy, then to the first drawing, and the megabytes."""
    with served(script) as (url, healthy):
        return healthy, *loaded(browser, url, STAGED if script == OURS else DRAWN)


def loaded(browser: Browser, url: str, first: str) -> tuple[float, float]:
    """Open a page that begins with `first`; return seconds until then and megabytes."""
    page = open_page(browser, "about:blank")
    page.add_init_script(NOTING.replace("FIRST", first))
    network = page.context.new_cdp_session(page)
    sizes: list[float] = []
    network.on(
        "Network.loadingFinished", lambda e: sizes.append(e["encodedDataLength"])
    )
    network.send("Network.enable")
    page.goto(url)
    page.wait_for_selector(DRAWN)
    drawn: float = page.evaluate("window.firstDrawing") / 1e3
    page.wait_for_timeout(SETTLING)
    page.context.close()
    return drawn, sum(sizes) / 1e6


def main() -> None:
    with chromium() as browser:
        rounds = [
            (first_load(browser, OURS), first_load(browser, BARE))
            for _ in range(ROUNDS)
        ]
    what = ("start to healthy, s", "request to first drawing, s", "first load, MB")
    for i, name in enumerate(what):
        ours, bare = (statistics.median(r[app][i] for r in rounds) for app in (0, 1))
        report(name, f"{ours:.2f}")
        report("  the bare app", f"{bare:.2f}")
        report("  ratio", f"{ours / bare:.2f}", GOALS[i])


if __name__ == "__main__":
    main()
