"""Do the bars keep up with the finger? One slider moves on every frame."""

from typing import Any

from benchmarks._browser import OURS, STAGE, chromium, open_page, report, served

CLASSES = 10
SECONDS = 5
TEN = "?z=" + ",".join(str(z / 2) for z in range(CLASSES))

# Moves the first slider up and down as a finger does, and watches the last's bar.
DRAG = """async ([seconds]) => {
    const holder = [...document.querySelectorAll('*')].find((e) =>
        e.shadowRoot?.querySelector('.row .logit'));
    const rows = [...holder.shadowRoot.querySelectorAll('.row')];
    const slider = rows[0].querySelector('input[type=range]');
    const other = rows.at(-1).querySelector('.lane.softmax .fill');
    const width = () => other.style.width;
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const updates = [], frames = [];
    let shown = width();
    slider.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    const start = performance.now();
    await new Promise((done) => {
        const frame = () => {
            const now = performance.now();
            frames.push(now);
            if (width() !== shown) { shown = width(); updates.push(now); }
            if (now - start > seconds * 1000) return done();
            const share = Math.abs(1 - ((now - start) / 1000) % 2);
            slider.value = low + (high - low) * (0.4 + 0.5 * share);
            slider.dispatchEvent(new InputEvent('input', {bubbles: true}));
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    });
    slider.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
    slider.dispatchEvent(new Event('change', {bubbles: true}));
    const gaps = (times) => times.slice(1).map((t, i) => t - times[i]);
    return {
        seconds: (performance.now() - start) / 1000,
        updates: updates.length,
        frames: frames.length,
        gap: Math.max(...gaps(updates)),
        frameGap: Math.max(...gaps(frames)),
    };
}"""


def main() -> None:
    with served(OURS) as (url, _), chromium() as browser:
        page = open_page(browser, url + TEN)
        page.wait_for_selector(STAGE)
        page.wait_for_selector('[data-test-script-state="notRunning"]')
        page.wait_for_timeout(2_000)
        seen: dict[str, Any] = page.evaluate(DRAG, [SECONDS])
    report("frames a second", f"{seen['frames'] / seen['seconds']:.1f}")
    updates = seen["updates"] / seen["seconds"]
    report("updates a second of another class's bar", f"{updates:.1f}", "≥ 55")
    report("longest gap between frames, ms", f"{seen['frameGap']:.0f}")
    report("longest gap between updates, ms", f"{seen['gap']:.0f}", "≤ 50")


if __name__ == "__main__":
    main()
