"""From a key press on a slider to the last change of a chart, beside the bare app."""

import statistics

from playwright.sync_api import Browser

from benchmarks._browser import (
    BARE,
    DRAWN,
    OURS,
    chromium,
    open_page,
    report,
    served,
)

PRESSES = 24
QUIET = 500  # ms without a change until the chart is taken to have settled
SLIDER = {OURS: ".row .logit", BARE: ".stSlider input[type=range]"}

# Notes when a key went down and when anything inside a Plotly chart changed last.
WATCH = """() => {
    window.pressed = window.changed = 0;
    addEventListener('keydown', () => { window.pressed = performance.now(); }, true);
    const inside = (node) =>
        (node.closest ? node : node.parentElement)?.closest('.js-plotly-plot');
    new MutationObserver((records) => {
        if (records.some((record) => inside(record.target)))
            window.changed = performance.now();
    }).observe(document.body, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
}"""

SETTLED = """quiet => window.changed > window.pressed
    && performance.now() - window.changed > quiet"""


def delays(browser: Browser, script: str) -> list[float]:
    """Return the milliseconds from each press to the last change of the chart."""
    with served(script) as (url, _):
        page = open_page(browser, url)
        page.wait_for_selector(DRAWN)
        page.wait_for_timeout(3_000)
        page.evaluate(WATCH)
        page.locator(SLIDER[script]).first.focus()
        seen = []
        for i in range(PRESSES):
            page.keyboard.press("ArrowLeft" if i % 2 else "ArrowRight")
            page.wait_for_function(SETTLED, arg=QUIET)
            seen.append(page.evaluate("window.changed - window.pressed"))
        page.context.close()
    return seen


def main() -> None:
    with chromium() as browser:
        ours, bare = delays(browser, OURS), delays(browser, BARE)
    medians = statistics.median(ours), statistics.median(bare)
    worst = (statistics.quantiles(seen, n=20)[-1] for seen in (ours, bare))
    report(f"press to last change, median of {PRESSES}, ms", f"{medians[0]:.0f}")
    report("  the bare app", f"{medians[1]:.0f}")
    report("  ratio", f"{medians[0] / medians[1]:.2f}", "≤ 1.0")
    report("press to last change, 95th percentile, ms", f"{next(worst):.0f}")
    report("  the bare app", f"{next(worst):.0f}")


if __name__ == "__main__":
    main()
