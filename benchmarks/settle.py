"""From a key press on a slider to the last change of a chart, beside the bare app.

The last change of all may be that of the text alternative, which nobody sees: the last
that can be seen is printed too.
"""

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
    window.pressed = window.changed = window.seen = 0;
    addEventListener('keydown', () => { window.pressed = performance.now(); }, true);
    const inside = (node) =>
        (node.closest ? node : node.parentElement)?.closest('.js-plotly-plot');
    new MutationObserver((records) => {
        const within = records.filter((record) => inside(record.target));
        if (within.length > 0) window.changed = performance.now();
        if (within.some(({ attributeName }) => attributeName !== 'aria-label'))
            window.seen = performance.now();
    }).observe(document.body, {
        subtree: true, childList: true, attributes: true, characterData: true,
    });
}"""

SETTLED = """quiet => window.changed > window.pressed
    && performance.now() - window.changed > quiet"""


def delays(browser: Browser, script: str) -> tuple[list[float], list[float]]:
    """Return the milliseconds from each press to the last change of the chart.

    First of all changes, then of those that can be seen.
    """
    with served(script) as (url, _):
        page = open_page(browser, url)
        page.wait_for_selector(DRAWN)
        page.wait_for_timeout(3_000)
        page.evaluate(WATCH)
        page.locator(SLIDER[script]).first.focus()
        last, seen = [], []
        for i in range(PRESSES):
            page.keyboard.press("ArrowLeft" if i % 2 else "ArrowRight")
            page.wait_for_function(SETTLED, arg=QUIET)
            last.append(page.evaluate("window.changed - window.pressed"))
            seen.append(page.evaluate("window.seen - window.pressed"))
        page.context.close()
    return last, seen


def main() -> None:
    with chromium() as browser:
        ours, bare = delays(browser, OURS), delays(browser, BARE)
    names = ("press to last change", "press to last change seen")
    for name, mine, its in zip(names, ours, bare, strict=True):
        medians = statistics.median(mine), statistics.median(its)
        report(f"{name}, median of {PRESSES}, ms", f"{medians[0]:.0f}")
        report("  the bare app", f"{medians[1]:.0f}")
        report("  ratio", f"{medians[0] / medians[1]:.2f}", "≤ 0.8")
        worst = [statistics.quantiles(times, n=20)[-1] for times in (mine, its)]
        report("  95th percentile, ms", f"{worst[0]:.0f}")
        report("  the bare app", f"{worst[1]:.0f}")


if __name__ == "__main__":
    main()
